"""One request as the rules see it, its clocks, and the lists of requests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, or_, select, text
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.evaluation_report import STANDING, EvaluationReport
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations.access_scope import visible_reports
from mediation.operations.deadlines import CaseDeadline, compute
from mediation.operations.keyset import Page, counts_by_state, newest
from mediation.procedures.evaluation_report import FEE, REPORT, ReportFacts, State
from mediation.rules.evaluation_report.words import DISPUTE_USES
from mediation.rules.holidays import Calendar
from mediation.rules.rights import check_patent_number

GROUPS: Mapping[str, tuple[str, frozenset[State]]] = {
    "centre": ("预审中", frozenset({State.SUBMITTED, State.ACCEPTED, State.SUPPLEMENTING, State.PASSED})),
    "office": ("国家局办理中", frozenset({State.SENT})),
    "received": ("报告已收到", frozenset({State.RECEIVED})),
    "over": (
        "没有报告",
        frozenset({State.REFUSED, State.FAILED, State.WITHDRAWN, State.NOT_MADE}),
    ),
}


@dataclass(frozen=True)
class Measures:
    """Of the requests of one year by the day they came in: how many `taken`, for a `dispute`, with a report
    `received`; `days` from the request to the report, each once, sorted."""

    taken: int
    dispute: int
    days: tuple[int, ...]

    @property
    def received(self) -> int:
        """With a report."""
        return len(self.days)

    @property
    def median(self) -> int | None:
        """The middle of `days`, of an even number the lower one; None without a report."""
        return self.days[(len(self.days) - 1) // 2] if self.days else None


def page(
    user: User, group: str, *, words: str = "", after: int | None = None, size: int = 50
) -> Page[EvaluationReport]:
    """The requests of a group (a key of `GROUPS`) that `user` may read; `words` are part of the requester's name, the
    patent's number or title, or the number."""
    states = sorted(state.value for state in GROUPS[group][1])
    query = _narrowed(user, words).where(EvaluationReport.state.in_(states))
    return newest(query.options(joinedload(EvaluationReport.requester)), EvaluationReport.id, after=after, size=size)


def counts(user: User, *, words: str = "") -> dict[str, int]:
    """How many requests of each group `user` may read and the search finds."""
    return counts_by_state(_narrowed(user, words), EvaluationReport.state, GROUPS)


def _narrowed(user: User, words: str) -> Select[EvaluationReport]:
    query = visible_reports(user)
    if not words:
        return query
    columns = (Party.name, EvaluationReport.patent_number, EvaluationReport.patent_title, EvaluationReport.number)
    found = or_(*(column.contains(words, autoescape=True) for column in columns))
    return query.join(Party, Party.id == EvaluationReport.requester_id).where(found)


def measures(user: User, year: int) -> Measures:
    """The year's figures of what `user` may read."""
    inside = EvaluationReport.submitted_on.between(date(year, 1, 1), date(year, 12, 31))
    rows = db.session.execute(
        visible_reports(user)
        .where(inside)
        .with_only_columns(EvaluationReport.use, EvaluationReport.sent_on, EvaluationReport.received_on)
    ).all()
    days = sorted((row.received_on - row.sent_on).days for row in rows if row.received_on and row.sent_on)
    return Measures(len(rows), sum(row.use in DISPUTE_USES for row in rows), tuple(days))


def load_report(user: User, uid: str) -> EvaluationReport | None:
    """The request of that uid, if `user` may read it."""
    return db.session.scalar(visible_reports(user).where(EvaluationReport.uid == uid))


def another_of(patent_number: str, own_id: int | None) -> str:
    """The number of another request for the same patent whose report is there or on its way, "" for none."""
    query = select(EvaluationReport.number).where(EvaluationReport.patent_number == patent_number, text(STANDING))
    if own_id is not None:
        query = query.where(EvaluationReport.id != own_id)
    return db.session.scalar(query.limit(1)) or ""


def facts_of(report: EvaluationReport, *, today: date, calendar: Calendar) -> ReportFacts:
    """Everything the guards ask."""
    return ReportFacts(
        today=today,
        requester=report.requester_as,
        proof=report.proof,
        kind=check_patent_number(report.patent_number, misprint_accepted=True).kind,
        at_grant=report.at_grant,
        granted_on=report.granted_on,
        in_force=report.in_force,
        fee_evidence=report.fee_evidence,
        existing=report.existing,
        another=another_of(report.patent_number, report.id),
        submitted_on=report.submitted_on,
        sent_on=report.sent_on,
        fee_due=compute(FEE.id, report.sent_on, calendar).due if report.sent_on else None,
        fee_paid_on=report.fee_paid_on,
        last_on=max((step.on for step in report.steps), default=None),
    )


def clocks(report: EvaluationReport, calendar: Calendar) -> list[CaseDeadline]:
    """The fee (D51) and the office's two months (D52), the running ones first."""
    return sorted(_clocks(report, calendar), key=lambda clock: (clock.settled, clock.deadline.due))


def _clocks(report: EvaluationReport, calendar: Calendar) -> Iterator[CaseDeadline]:
    if report.sent_on is None:
        return
    over = State(report.state) is not State.SENT
    fee_over = over or report.fee_paid_on is not None
    yield CaseDeadline(FEE.id, report.sent_on, compute(FEE.id, report.sent_on, calendar), fee_over)
    begins, event = (report.granted_on, "公告授予专利权") if report.at_grant else (report.sent_on, "转报国家知识产权局")
    if begins:
        yield CaseDeadline(REPORT.id, begins, compute(REPORT.id, begins, calendar), over, event=event)
