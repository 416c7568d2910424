"""The review of one agreement: what it finds, what is kept with a reason, what is put right with one key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from mediation.extensions import db
from mediation.models.agreement import Agreement, Waiver
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.agreement.acts import advance, touch, waiver_key
from mediation.operations.agreement.reading import draft_of
from mediation.operations.agreement.values import term_values
from mediation.procedures.agreement import Draft, Finding, Severity, Term, amend, review
from mediation.rules.lifecycle import ActionRefused


@dataclass(frozen=True)
class Reviewed:
    """A finding with the reason for keeping it, "" while nobody gave one. Blocking ones cannot be kept."""

    finding: Finding
    kept_because: str = ""

    @property
    def blocks(self) -> bool:
        """Whether it must be mended."""
        return self.finding.severity is Severity.BLOCK

    @property
    def open(self) -> bool:
        """Whether it still asks for something."""
        return self.blocks or not self.kept_because


def reviewed(agreement: Agreement, *, today: date | None = None) -> list[Reviewed]:
    """What the review finds on the day `today`, each with the reason for keeping it; without a day it is judged
    by that of drafting."""
    return reviewed_draft(agreement, replace(draft_of(agreement), reviewed_on=today))


def reviewed_draft(agreement: Agreement, draft: Draft) -> list[Reviewed]:
    """The same for a draft that is not stored yet, as it stands in the editor."""
    reasons = {(waiver.code, waiver.where): waiver.reason for waiver in agreement.waivers}
    return [Reviewed(found, reasons.get((found.code, waiver_key(found)), "")) for found in review(draft)]


def keep_warning(agreement: Agreement, key: str, *, reason: str, actor: Actor) -> bool:
    """Keep what a warning advises against, with the reason; False when the warning is gone or kept already.
    Raises `ActionRefused` for what blocks, and without a reason."""
    advance(agreement, "edit", actor=actor)
    found = next((one for one in reviewed(agreement, today=actor.today) if one.finding.key == key), None)
    if found is None or (found.kept_because and not found.blocks):
        return False
    if found.blocks:
        raise ActionRefused("这一处必须改，不能写理由保留。", found.finding.basis)
    if not reason.strip():
        raise ActionRefused("没有写理由。写一句为什么保留。", found.finding.basis)
    _keep(agreement, found.finding, reason.strip(), actor)
    return True


def _keep(agreement: Agreement, found: Finding, reason: str, actor: Actor) -> None:
    waiver = Waiver(code=found.code, where=waiver_key(found), reason=reason[:500], user_id=actor.id)
    agreement.waivers.append(waiver)
    db.session.flush()
    summary = f"保留：{found.title}（{found.where}）"
    audit.record(actor, "keep_warning", agreement, case=agreement.case, summary=summary, reason=reason)


def drop_waiver(agreement: Agreement, key: str, *, actor: Actor) -> bool:
    """Take the reason for keeping a warning back, so that it asks again; False when there is none."""
    advance(agreement, "edit", actor=actor)
    waiver = next((one for one in agreement.waivers if one.where == key[:200]), None)
    if waiver is None:
        return False
    agreement.waivers.remove(waiver)
    db.session.flush()
    summary = f"不再保留：{waiver.code}"
    audit.record(actor, "drop_waiver", agreement, case=agreement.case, summary=summary)
    return True


def accept_wording(agreement: Agreement, key: str, *, actor: Actor) -> bool:
    """Make the change a finding proposes; False when the finding is gone or has no such change."""
    advance(agreement, "edit", actor=actor)
    draft = replace(draft_of(agreement), reviewed_on=actor.today)
    found = next((each for each in review(draft) if each.key == key), None)
    if found is None or found.replacement is None:
        return False
    try:
        after = amend(draft, found.replacement)
    except ValueError as error:
        raise ActionRefused(str(error), found.basis) from error
    agreement.copies = after.copies
    _store_terms(agreement, after.terms)
    touch(agreement, actor=actor)
    audit.record(actor, "accept_wording", agreement, case=agreement.case, summary=f"照审查意见改：{found.title}")
    return True


def _store_terms(agreement: Agreement, terms: Sequence[Term]) -> None:
    """Write changed terms back to their rows; rows whose term is gone go too."""
    rows = {row.uid: row for row in agreement.terms}
    for term in terms:
        values, row = term_values(term), rows[term.ref]
        if row.data != values.data:
            row.data = values.data
    kept = {term.ref for term in terms}
    agreement.terms[:] = [row for row in agreement.terms if row.uid in kept]
