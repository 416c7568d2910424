"""Requests for evaluation reports: taken in, corrected, and every act on one. The only place that sets its state."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.evaluation_report import EvaluationReport, EvaluationStep
from mediation.models.organisation import Organisation
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.evaluation_reports.reading import another_of, facts_of
from mediation.operations.numbers import next_number
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.rights import RightValues
from mediation.operations.rights import checked as checked_right
from mediation.operations.versions import check_version
from mediation.procedures.evaluation_report import LIFECYCLE, Entry, ReportFacts, State
from mediation.rules.figures import day
from mediation.rules.lifecycle import Refusal, Transition
from mediation.rules.rights import RightKind, check_patent_number

LABELS = {
    "requester_as": "请求人的身份",
    "proof": "身份的证明",
    "patent_number": "专利号",
    "number_reason": "号码说明",
    "patent_title": "产品名称",
    "patent_owner": "专利权人",
    "at_grant": "办理登记手续时请求",
    "granted_on": "授权公告日",
    "in_force": "专利是否有效",
    "fee_evidence": "年费",
    "existing": "已有评价报告",
    "use": "用途",
    "related_number": "关联的案号",
}


@dataclass(frozen=True)
class ReportValues:
    """A request as typed; see `models.evaluation_report.EvaluationReport`."""

    requester_as: str
    proof: str
    patent_number: str
    number_reason: str = ""
    patent_title: str = ""
    patent_owner: str = ""
    at_grant: bool = False
    granted_on: date | None = None
    in_force: str = "unknown"
    fee_evidence: str = ""
    existing: str = "unknown"
    use: str = ""
    related_number: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns, the number checked and normalised. Raises `InvalidIdentifier`."""
        right = RightValues(RightKind.DESIGN, self.patent_number, self.number_reason)
        return asdict(self) | {"patent_number": checked_right(right)["number"]}


def report_number(year: int, serial: int) -> str:
    """`评2026-001`."""
    return f"评{year}-{serial:03d}"


def roles_for(actor: Actor, centre_id: int) -> list[str]:
    """The roles the actor holds at the centre."""
    return [role.value for role in actor.roles_in(centre_id)]


def submit(
    centre: Organisation, values: ReportValues, requester: PartyValues, *, submitted_on: date, actor: Actor
) -> EvaluationReport:
    """Take a request in; it gets the next number of the centre's series for the year. Raises `Barred`, or
    `InvalidIdentifier`."""
    columns = values.columns()
    facts = replace(_judged(columns, actor.today), another="", submitted_on=submitted_on, entry=Entry(submitted_on))
    after = LIFECYCLE.check("submit", state=State.NEW, roles=roles_for(actor, centre.id), facts=facts)
    year = actor.today.year
    serial = next_number(f"evaluation:{centre.code}:{year}")
    report = EvaluationReport(
        centre_id=centre.id,
        number=report_number(year, serial),
        year=year,
        serial=serial,
        state=after.value,
        requester=create_party(requester, actor=actor),
        submitted_on=submitted_on,
        received_by_id=actor.id,
        changed_at=actor.now,
        **columns,
    )
    report.steps.append(_step("submit", submitted_on, "", actor))
    db.session.add(report)
    db.session.flush()
    audit.record(actor, "evaluation_submit", report, summary=f"收评价报告预审 {report.number}")
    return report


def amend(report: EvaluationReport, values: ReportValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct what was written down before the acceptance, or with what was handed in later. Raises `Barred`,
    `InvalidIdentifier`, or `EditConflict`."""
    columns = values.columns()
    check_version(report, seen_version, columns, LABELS)
    facts = replace(_judged(columns, actor.today), submitted_on=report.submitted_on, entry=Entry(actor.today))
    LIFECYCLE.check("amend", state=State(report.state), roles=roles_for(actor, report.centre_id), facts=facts)
    with db.session.no_autoflush:
        for name, value in columns.items():
            setattr(report, name, value)
        report.changed_at = actor.now
    db.session.flush()
    audit.record(actor, "evaluation_amend", report, summary=f"更正 {report.number} 的登记")


def open_acts(
    report: EvaluationReport, facts: ReportFacts, *, actor: Actor
) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, roles = State(report.state), roles_for(actor, report.centre_id)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
    ]


def refusal_of(action: str, report: EvaluationReport, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts = facts_of(report, today=actor.today, calendar=settings.calendar())
    roles = roles_for(actor, report.centre_id)
    return LIFECYCLE.refusal(action, state=State(report.state), roles=roles, facts=facts)


def carry_out(report: EvaluationReport, action: str, entry: Entry, *, actor: Actor) -> None:
    """Do `action` (a key of `evaluation_report.LIFECYCLE` but submit and amend). The row is locked first. Raises
    `Barred`; then nothing has changed."""
    db.session.flush()
    db.session.refresh(report, with_for_update=True)
    facts = replace(facts_of(report, today=actor.today, calendar=settings.calendar()), entry=entry)
    roles = roles_for(actor, report.centre_id)
    after = LIFECYCLE.check(action, state=State(report.state), roles=roles, facts=facts)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in _columns(action, entry).items():
            setattr(report, name, value)
        report.state = after.value
        report.changed_at = actor.now
        report.steps.append(_step(action, entry.on, entry.reason, actor))
    db.session.flush()
    said = f"{report.number} {day(entry.on)}{LIFECYCLE[action].label}"
    audit.record(actor, f"evaluation_{action}", report, summary=said, reason=entry.reason.strip())


def _step(action: str, on: date, reason: str, actor: Actor) -> EvaluationStep:
    return EvaluationStep(action=action, on=on, reason=reason.strip(), recorded_by_id=actor.id, recorded_at=actor.now)


def _columns(action: str, entry: Entry) -> dict[str, Any]:
    said = {"reason": entry.reason.strip()} if entry.reason.strip() else {}
    own: dict[str, dict[str, Any]] = {
        "accept": {"accepted_on": entry.on},
        "refuse": {"ground": entry.ground},
        "pass": {"concluded_on": entry.on},
        "fail": {"concluded_on": entry.on},
        "send": {"sent_on": entry.on},
        "pay": {"fee_paid_on": entry.on},
        "receive": {"received_on": entry.on, "result": entry.result, "report_number": entry.document.strip()},
    }
    return said | own.get(action, {})


def _judged(columns: dict[str, Any], today: date) -> ReportFacts:
    """The facts as typed, before they stand on a row."""
    return ReportFacts(
        today=today,
        requester=columns["requester_as"],
        proof=columns["proof"],
        kind=check_patent_number(columns["patent_number"], misprint_accepted=True).kind,
        at_grant=columns["at_grant"],
        granted_on=columns["granted_on"],
        in_force=columns["in_force"],
        fee_evidence=columns["fee_evidence"],
        existing=columns["existing"],
        another=another_of(columns["patent_number"], None),
    )
