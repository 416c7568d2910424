"""区里的工作报告：the figures of the whole district, each with the rows it counts, block by block."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.indicators import ALL, SOURCES, Figure, Indicator, Kind, Period
from mediation.indicators.share import Share, change
from mediation.models.organisation import Organisation
from mediation.operations import figures
from mediation.operations.figures import Filters
from mediation.operations.figures.registry import COUNTED
from mediation.rules.dispute_types import DisputeType
from mediation.rules.reports.content import Block, Content, Line, Rows
from mediation.rules.reports.periods import ReportPeriod

# A median, a growth rate and a score are not so many of so many.
_NOT_COUNTED = (Kind.DAYS, Kind.GROWTH, Kind.SCORE)

TOTALS = (
    "accepted", "people_involved", "ended", "agreements", "partial_agreements", "written_agreements", "oral_agreements",
    "agreement_amount", "failed", "transferred", "success_of_accepted", "success_of_ended", "success_rate",
    "mediation_days",
)  # fmt: skip
COMPARED = ("accepted", "ended", "agreements")
BY_COMMITTEE = ("accepted", "ended", "agreements", "success_of_accepted", "success_of_ended")
BY_SOURCE = ("accepted_on_application", "accepted_proactively", "accepted_from_courts", "accepted_from_others")
RESOLVED = ("resolved_by_people", "resolved_by_referral", "resolved_by_bureau")
CONFIRMATION = (
    "effective_agreements", "confirmation_applications", "confirmation_accepted", "confirmations",
    "confirmation_rejected", "confirmation_not_accepted", "confirmation_withdrawn", "confirmation_application_rate",
    "confirmation_rate", "confirmation_lapsed", "confirmed_amount",
)  # fmt: skip
PERFORMANCE = (
    "performance_by_agreement", "performance_by_instalment", "performance_by_amount", "performed_late", "unperformed",
    "unperformed_amount",
)  # fmt: skip
SERVICES = (
    "referrals_received", "referrals_taken", "referral_success_rate", "preexaminations_accepted",
    "preexaminations_concluded", "pass_of_concluded", "preexamination_cycle", "aid_received", "aid_concluded",
    "fairs_staffed", "fair_consultations", "fair_complaints", "alerts_issued", "overseas_disputes", "guidance_given",
)  # fmt: skip
# The plan's targets that belong to the work on disputes; those on statistics of others stand on the page of figures.
TARGETS = (
    "enterprises_guided", "enforcement_closing_rate", "public_satisfaction", "answered_in_time", "joint_meetings",
    "study_trips", "enforcement_trainings", "enforcement_growth",
)  # fmt: skip
YEARS = 4


def district(bureau: Organisation, period: ReportPeriod, *, today: date) -> Content:
    """The report on the whole district."""
    at = _period(period)
    return Content(
        kind="district",
        body=bureau.code,
        body_name=bureau.name,
        period=period.code,
        as_of=today.isoformat(),
        blocks=(
            Block("totals", "受理和办理", tuple(_totals(at, period, today))),
            Block("committees", "两个调委会", tuple(_committees(at, today))),
            Block("kinds", "纠纷类型", tuple(_kinds(at, today))),
            Block("sources", "案件来源", tuple(_lines(BY_SOURCE, at, today))),
            Block("share", "纠纷调解方式化解占比", tuple(_share(at, period, today))),
            Block("confirmation", "司法确认", tuple(_lines(CONFIRMATION, at, today))),
            Block("performance", "协议履行", tuple(_lines(PERFORMANCE, at, today))),
            Block("services", "诉调对接、快维中心、海外指导", tuple(_lines(SERVICES, at, today))),
            Block("targets", "规划目标", tuple(_targets(at, today))),
            Block("towns", "镇街", tuple(_towns(at, today))),
        ),
    )


def _period(period: ReportPeriod) -> Period:
    return Period(period.first, period.last)


def _totals(at: Period, period: ReportPeriod, today: date) -> Iterator[Line]:
    yield from _lines(TOTALS, at, today)
    days = figures.days("mediation_days", at, today=today)
    if days.p90 is not None:
        one = ALL["mediation_days"]
        definition = f"{one.numerator}，从短到长排，九成的案件在这些天以内"
        rows, table = _rows(one.name, "numerator", at, Filters(), today)
        yield Line(
            "mediation_days~nine",
            "办理天数（九成以内）",
            f"{days.p90}",
            one.unit,
            "days",
            definition=f"{definition}；清单是用了这么多天和更久的",
            table=table,
            rows=tuple((row, taken) for row, taken in rows if taken >= days.p90),
        )
    then = _period(period.year_before)
    for name, found in figures.figures(COMPARED, then, today=today).items():
        rows, table = _rows(name, "numerator", then, Filters(), today)
        yield _line(f"{name}~before", found, f"{period.compared}{found.indicator.label}", rows, (), table)


def _committees(at: Period, today: date) -> Iterator[Line]:
    query = select(Organisation).where(Organisation.kind == "committee").order_by(Organisation.id)
    for body in db.session.scalars(query):
        yield from _lines(BY_COMMITTEE, at, today, Filters(committee=body.id), f"@{body.code}", f"{body.name}：")


def _kinds(at: Period, today: date) -> Iterator[Line]:
    counted = figures.by_kind(["accepted"], at, today=today)["accepted"]
    for kind in sorted(counted, key=lambda kind: -counted[kind].numerator):
        yield from _lines(["accepted"], at, today, Filters(kind=kind), f"/{kind}", f"{DisputeType(kind).label}：")


def _towns(at: Period, today: date) -> Iterator[Line]:
    for town in figures.by_town("accepted", at, today=today):
        if town:
            yield from _lines(["accepted"], at, today, Filters(town=town), f"/{town}", f"{town}：")


def _share(at: Period, period: ReportPeriod, today: date) -> Iterator[Line]:
    """The share of this period and of the same one in the years before, what it is made of, and its change where both
    were counted in the same way."""
    periods = [period]
    while len(periods) < YEARS:
        periods.insert(0, periods[0].year_before)
    shares = figures.shares([_period(one) for one in periods], today=today)
    now = shares[-1]
    yield _line("mediation_share", now.figure(today))
    yield from _lines(RESOLVED, at, today)
    yield from _parts(now)
    points = change(now, shares[-2])
    if points is not None:
        words = "这一期减上年同期，口径相同才算"
        yield Line("mediation_share~change", "比上年同期", f"{points:+}", "个百分点", "growth", definition=words)
    for one, found in zip(periods, shares, strict=True):
        yield _line(f"mediation_share@{one.code}", found.figure(today), f"{one.label}占比")


def _parts(share: Share) -> Iterator[Line]:
    for place, part in enumerate(share.parts[1:], 1):
        papers = "；".join(f"{row.body}，{row.paper}，{row.definition}" for row in part.reported)
        source = "外报" if part.reported else "本系统"
        yield Line(f"mediation_share~part{place}", part.label, f"{part.value}", "件", numerator=int(part.value),
                   definition=papers or "分母的一项", source=source)  # fmt: skip


def _targets(at: Period, today: date) -> Iterator[Line]:
    """What the plan asks for, each counted over the plan's own days where it is cumulative."""
    for line in _lines(TARGETS, at, today, suffix="!"):
        one = ALL[line.key.removesuffix("!")]
        target = one.target
        if target is None:
            continue
        sign = "＞" if target.above else "≥"
        value = figures.figure(one.name, at, today=today).value if not line.partial else None
        reached = None if value is None else target.reached(value)
        yield replace(line, required=f"{sign}{target.value}{one.unit}", reached=reached)


def _lines(
    names: Iterable[str],
    at: Period,
    today: date,
    filters: Filters = Filters(),  # noqa: B008 (frozen)
    suffix: str = "",
    prefix: str = "",
) -> Iterator[Line]:
    """The figures of `names` with the rows behind both sides of each."""
    for name, found in figures.figures(names, at, filters, today=today).items():
        rows, table = _rows(name, "numerator", at, filters, today)
        base, _ = _rows(name, "denominator", at, filters, today)
        yield _line(f"{name}{suffix}", found, f"{prefix}{found.indicator.label}", rows, base, table)


def _line(key: str, found: Figure, label: str = "", rows: Rows = (), base: Rows = (), table: str = "") -> Line:
    one = found.indicator
    unknown = bool(found.partial) and not found.denominator and not found.numerator
    counted = not unknown and one.kind not in _NOT_COUNTED
    return Line(
        key=key,
        label=label or one.label,
        shown="—" if unknown else found.shown,
        unit=one.unit,
        kind=one.kind.value,
        numerator=int(found.numerator) if counted else None,
        denominator=int(found.denominator) if counted and found.denominator is not None else None,
        definition=_definition(one),
        source=SOURCES[one.source],
        partial=found.partial,
        table=table or "mediation_case",
        rows=rows,
        base=base,
    )


def _definition(one: Indicator) -> str:
    return f"{one.formula.rstrip('。')}" + (f"；不算：{one.excluded.rstrip('。')}" if one.excluded else "")


def _rows(name: str, side: str, at: Period, filters: Filters, today: date) -> tuple[Rows, str]:
    """The ids and weights behind one side of a figure, with the table they are of."""
    found = COUNTED[name].side(side) if name in COUNTED else None
    query = figures.rows(name, side, at, filters, today=today)
    if found is None or query is None:
        return (), ""
    table = str(found.base.table.__tablename__)
    inside = query.subquery()
    listed = db.session.execute(select(inside.c.id, inside.c.value).order_by(inside.c.id)).all()
    return tuple(zip((row.id for row in listed), figures.worth(name, listed), strict=True)), table
