"""冻结：a report is kept as it reads, with who, when, definitions, rows and hash; a correction is another version."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import undefer

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.report import Report
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.reports.drafting import KINDS, draft
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.reports.changes import Change, changes, in_words
from mediation.rules.reports.changes import as_plain as plain_changes
from mediation.rules.reports.content import (
    Content,
    as_plain,
    definitions,
    digest,
    figures_digest,
    from_plain,
    was_defined,
)
from mediation.rules.reports.passages import Passage
from mediation.rules.reports.periods import ReportPeriod, period_of
from mediation.rules.roles import Role

FREEZERS = {"return": ("committee", Role.DIRECTOR), "district": ("bureau", Role.CLERK)}


def may_freeze(kind: str, body: Organisation, actor: Actor) -> bool:
    """The committee's director its return, the bureau's clerk the district's report."""
    where, role = FREEZERS[kind]
    return body.kind == where and role in actor.roles_in(body.id)


def freeze(
    kind: str,
    body: Organisation,
    period: ReportPeriod,
    *,
    seen: str,
    actor: Actor,
    written: Sequence[Passage] = (),
) -> Report:
    """Keep the report as it reads now, with what the actor wrote. `seen` is the `figures_digest` that the actor looked
    at. Raises `ActionRefused` for a period that is not over or is frozen already, figures that changed since they were
    seen, or another role."""
    _check_actor(kind, body, actor)
    if not period.is_over(actor.today):
        raise ActionRefused(f"{period.label}还没有过完，{day(period.last)}以后才能冻结。现在可以先看、先印草稿。")
    if newest(kind, body.id, period) is not None:
        raise ActionRefused(f"{period.label}已经冻结过。数字有变，打开冻结的那一版点“更正”。")
    content = draft(kind, body, period, today=actor.today, written=written)
    _check_seen(content, seen)
    report = _kept(kind, body, period, content, actor)
    audit.record(actor, "freeze_report", report, summary=f"冻结{body.short_name}{period.label}{KINDS[kind]}")
    return report


def correct(
    report: Report, *, reason: str, seen: str, actor: Actor, written: Sequence[Passage] | None = None
) -> Report:
    """A new version of a frozen report with the list of what changed; what was written goes over unless it is written
    anew. Raises `ActionRefused` without a reason, when
    nothing changed, for a version that has a newer one, or another role."""
    _check_actor(report.kind, report.organisation, actor)
    period = period_of(report.period)
    assert period is not None
    if newest(report.kind, report.organisation_id, period) is not report:
        raise ActionRefused("这一版已经更正过。打开最新的一版再更正。")
    if not reason.strip():
        raise ActionRefused("没有写为什么更正。写一句理由。")
    if written is None:
        written = content_of(report).passages
    content = draft(report.kind, report.organisation, period, today=actor.today, written=written)
    _check_seen(content, seen)
    found = changes_since(report, content)
    if not found:
        raise ActionRefused("现在数出来和冻结的一样，没有要更正的。")
    made = _kept(report.kind, report.organisation, period, content, actor, before=report, reason=reason, found=found)
    named = f"{report.organisation.short_name}{period.label}{KINDS[report.kind]}"
    summary = f"更正{named}，第 {made.ordinal} 版，{in_words(found)}"
    audit.record(actor, "correct_report", made, summary=summary, reason=reason)
    return made


def _kept(
    kind: str,
    body: Organisation,
    period: ReportPeriod,
    content: Content,
    actor: Actor,
    *,
    before: Report | None = None,
    reason: str = "",
    found: list[Change] | None = None,
) -> Report:
    row = Report(
        kind=kind,
        organisation=body,
        period=period.code,
        first_on=period.first,
        last_on=period.last,
        ordinal=before.ordinal + 1 if before else 1,
        supersedes_id=before.id if before else None,
        reason=reason.strip(),
        as_of=date.fromisoformat(content.as_of),
        definitions=definitions(content),
        sha256=digest(content),
        frozen_by=actor.user,
        frozen_at=actor.now,
        changes=plain_changes(found or []),
        content=as_plain(content),
    )
    db.session.add(row)
    db.session.flush()
    return row


def _check_actor(kind: str, body: Organisation, actor: Actor) -> None:
    if not may_freeze(kind, body, actor):
        who = "调委会主任" if kind == "return" else "局里的书记员"
        raise ActionRefused(f"冻结、更正由{who}办。")


def _check_seen(content: Content, seen: str) -> None:
    if figures_digest(content) != seen:
        raise ActionRefused("看过以后有人改了记录，数字变了。重新看一遍再冻结。")


def newest(kind: str, organisation_id: int, period: ReportPeriod) -> Report | None:
    """The newest version of a body's report on a period; None while there is none."""
    return db.session.scalar(
        select(Report)
        .where(Report.kind == kind, Report.organisation_id == organisation_id, Report.period == period.code)
        .order_by(Report.ordinal.desc())
        .limit(1)
    )


def content_of(report: Report) -> Content:
    """What was frozen."""
    return from_plain(report.content)


def changes_since(report: Report, now: Content) -> list[Change]:
    """What reads differently `now` from what was frozen."""
    return changes(content_of(report), now)


def is_whole(report: Report) -> bool:
    """Whether the content still has the hash it was frozen with, and the definitions it names."""
    content = content_of(report)
    return digest(content) == report.sha256 and was_defined(content, report.definitions)


def broken() -> Iterator[tuple[int, Report | None]]:
    """Every frozen report in turn: (its id, itself when its content does not fit its hash, else None)."""
    for report in db.session.scalars(
        select(Report).options(undefer(Report.content)).order_by(Report.id).execution_options(yield_per=20)
    ):
        yield report.id, None if is_whole(report) else report
