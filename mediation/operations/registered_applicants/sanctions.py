"""Proposals to suspend or cancel, from the figures of a year; an officer accepts or rejects each with a reason."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.registered_applicant import RegisteredApplicant, SanctionDecision
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.registered_applicants.acts import ActValues, carry_out
from mediation.operations.registered_applicants.quotas import may_write
from mediation.operations.registered_applicants.standing import concluded_in
from mediation.operations.settings import setting
from mediation.procedures.registered_applicant import STANDING, State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.registered_applicant.sanctions import (
    Figures,
    Finding,
    Proposal,
    SanctionRules,
    proposals,
    rules_from,
    window,
)

RULES = "applicant_sanction_rules"
GONE = "这条建议已经办了，或者数字变了。刷新再看。"


@dataclass(frozen=True)
class Decision:
    """What an officer decides on a proposal: to follow it or not, why, and how the sanction is put on record."""

    accepted: bool
    reason: str
    document: str = ""
    until: date | None = None


def rules_on(on: date) -> SanctionRules:
    """The centre's rules of a day."""
    return rules_from(setting(RULES, on))


def figures_of(applicant: RegisteredApplicant, on: date) -> list[Figures]:
    """The figures of the year that ends on the day `on`, and those of calendar years taken over from elsewhere."""
    since = window(on)
    examined, failed = concluded_in(applicant.id, since, on)
    findings = tuple(Finding(row.document, row.appeal) for row in applicant.findings if since < row.found_on <= on)
    years = [row for row in applicant.quotas if row.examined is not None and row.year in (on.year, on.year - 1)]
    return [
        Figures("近一年", examined, failed, findings),
        *(Figures(f"{row.year}年", row.examined or 0, row.failed or 0) for row in years),
    ]


def proposals_of(applicant: RegisteredApplicant, on: date) -> list[Proposal]:
    """What is proposed on the day `on` and was not decided on: nothing for a registration that does not stand, no
    suspension of what is suspended."""
    if State(applicant.state) not in STANDING:
        return []
    rules = rules_on(on)
    found = [each for figures in figures_of(applicant, on) for each in proposals(figures, rules)]
    decided = {row.key for row in decisions(applicant)}
    suspended = applicant.state == State.SUSPENDED
    return [each for each in found if each.key not in decided and not (suspended and each.sanction == "suspend")]


def decisions(applicant: RegisteredApplicant) -> list[SanctionDecision]:
    """What was decided, the newest first."""
    query = select(SanctionDecision).where(SanctionDecision.applicant_id == applicant.id)
    return list(db.session.scalars(query.order_by(SanctionDecision.id.desc())))


def decide(applicant: RegisteredApplicant, key: str, decision: Decision, *, actor: Actor) -> SanctionDecision:
    """Follow a proposal, or set it aside. A proposal that is followed is carried out as an act of its own. Raises
    `ActionRefused` when it is not proposed any more, `Barred` when the act is refused."""
    may_write(applicant, actor)
    proposal = next((each for each in proposals_of(applicant, actor.today) if each.key == key), None)
    if proposal is None:
        raise ActionRefused(GONE)
    if decision.accepted:
        values = ActValues(actor.today, decision.reason, decision.document, until=decision.until)
        carry_out(applicant, proposal.sanction, values, actor=actor)
    row = SanctionDecision(
        applicant_id=applicant.id,
        key=proposal.key,
        sanction=proposal.sanction,
        said=proposal.said,
        rule=proposal.rule,
        accepted=decision.accepted,
        reason=decision.reason.strip(),
        decided_on=actor.today,
        decided_by_id=actor.id,
    )
    db.session.add(row)
    db.session.flush()
    answer = "采纳" if decision.accepted else "不采纳"
    said = f"{applicant.number} {answer}“{proposal.label}”的建议"
    audit.record(actor, "applicant_sanction", row, summary=said, reason=row.reason)
    return row
