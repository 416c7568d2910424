"""What the committee does until the court has the application: begin, court, signatures, filing; or give it up."""

from dataclasses import replace
from datetime import date

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import CaseParty
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.agreement.acts import lock
from mediation.operations.agreement.reading import draft_of
from mediation.operations.barred import Barred, checked
from mediation.operations.judicial_confirmation.acts import (
    advance,
    facts_of,
    matter_of,
    roles_for,
    settle,
    state_of,
)
from mediation.operations.judicial_confirmation.courts import choice_of
from mediation.procedures.judicial_confirmation import (
    LIFECYCLE,
    WAYS,
    WITHOUT_RULING,
    Entry,
    asked_in_time,
)
from mediation.rules.agreement.draft import SignsBy
from mediation.rules.judicial_confirmation.words import EXTENSION_ANSWERS
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import CPL_86, CPL_205, Statute


def begin(agreement: Agreement, *, actor: Actor) -> JudicialConfirmation:
    """Begin an application for `agreement`; the court is the one the rules propose, if they propose one only. Raises
    `ActionRefused` when there is one already, or the thirty days are over."""
    matter = _new(agreement, "begin", Entry(actor.today), actor)
    audit.record(actor, "begin_confirmation", matter, case=agreement.case, summary="准备申请司法确认")
    settle(matter, actor=actor)
    return matter


def note_obstacle(
    agreement: Agreement, *, text: str, ended_on: date | None, asked_on: date | None, actor: Actor
) -> JudicialConfirmation:
    """Put on record what kept the parties from applying in time, when that ended and when the court was asked for more
    time (民事诉讼法第八十六条). Raises `ActionRefused` while the thirty days run."""
    matter = matter_of(agreement)
    columns = {"obstacle": text.strip()[:500], "obstacle_ended_on": ended_on, "extension_asked_on": asked_on}
    if matter is None or matter.state in WITHOUT_RULING:
        entry = Entry(asked_on or actor.today, reason=text, ended_on=ended_on)
        matter = _new(agreement, "note_obstacle", entry, actor)
        for name, value in columns.items():
            setattr(matter, name, value)
        db.session.flush()
    else:
        on = asked_on or actor.today
        advance(matter, "note_obstacle", actor=actor, columns=columns, on=on, reason=text, ended_on=ended_on)
    audit.record(
        actor, "note_obstacle", matter, case=agreement.case, summary="登记耽误三十日的事由", reason=text.strip()
    )
    settle(matter, actor=actor)
    return matter


def _new(agreement: Agreement, action: str, entry: Entry, actor: Actor) -> JudicialConfirmation:
    lock(agreement)
    before = matter_of(agreement)
    facts = replace(facts_of(agreement, None, today=actor.today), entry=entry)
    state = state_of(before)
    after = checked(LIFECYCLE, action, state=state, roles=roles_for(actor, agreement.case), facts=facts)
    proposed = choice_of(agreement, draft_of(agreement), on=actor.today).proposed
    only = proposed[0] if len(proposed) == 1 else None
    matter = JudicialConfirmation(
        case_id=agreement.case_id,
        agreement_id=agreement.id,
        ordinal=before.ordinal + 1 if before else 1,
        state=after.value,
        begun_on=actor.today,
        begun_by_id=actor.id,
        court=only.court if only else "",
        court_rule=only.source[:500] if only else "",
        applicants={},
        served={},
        changed_at=actor.now,
    )
    db.session.add(matter)
    db.session.flush()
    return matter


def answer_extension(matter: JudicialConfirmation, answer: str, *, on: date, actor: Actor) -> None:
    """The court's answer to a request for more time: `answer` granted or refused. Raises `ActionRefused` when nobody
    asked."""
    if matter.extension_asked_on is None or answer not in ("granted", "refused"):
        raise ActionRefused("还没有登记申请顺延。先登记耽误的事由和申请顺延的日子。", CPL_86)
    if on < matter.extension_asked_on:
        raise _at("day_has_come", "法院的答复不会早于申请顺延的日子。核对日期。", CPL_86)
    advance(matter, "answer_extension", actor=actor, columns={"extension_answer": answer}, on=on)
    summary = f"法院{EXTENSION_ANSWERS[answer]}"
    audit.record(actor, "answer_extension", matter, case=matter.case, summary=summary)
    settle(matter, actor=actor)


def choose_court(matter: JudicialConfirmation, court: str, *, reason: str, actor: Actor) -> None:
    """Choose the court; another than a proposed one needs a `reason`. Raises `ActionRefused` for a court that the rules
    exclude."""
    court, agreement = court.strip()[:200], matter.agreement
    proposed = choice_of(agreement, draft_of(agreement), on=actor.today).named(court)
    columns = {
        "court": proposed.court if proposed else court,
        "court_rule": proposed.source[:500] if proposed else "",
        "court_reason": reason.strip()[:500],
    }
    advance(matter, "choose_court", actor=actor, columns=columns, reason=reason)
    if proposed is None and not reason.strip():
        raise _at("reason_given", "不是建议的法院，要写选它的理由。", CPL_205)
    summary = f"定向{matter.court}申请"
    audit.record(actor, "choose_court", matter, case=matter.case, summary=summary, reason=reason.strip())


def sign_application(
    matter: JudicialConfirmation, signers: dict[CaseParty, tuple[SignsBy, str, date]], *, actor: Actor
) -> None:
    """Put on record who signed the joint application for each party: in what capacity, the name, the day. Parties not
    among `signers` have not signed. Raises `ActionRefused` for one who may not."""
    chosen = {
        str(party.id): {"by": by.value, "name": name.strip()[:200], "on": on.isoformat()}
        for party, (by, name, on) in signers.items()
    }
    advance(matter, "sign_application", actor=actor, columns={"applicants": chosen})
    summary = f"登记申请书签名，{len(chosen)} 方"
    audit.record(actor, "sign_application", matter, case=matter.case, summary=summary)


def file_application(
    matter: JudicialConfirmation,
    *,
    filed_on: date,
    how: str,
    actor: Actor,
    receipt: str = "",
    reason: str = "",
) -> None:
    """Put on record that the application went to the court: on `filed_on` (by post the day of posting counts), `how` a
    key of `WAYS`, `receipt` the number of the post or the platform; `reason` why with something missing. What is not
    posted the court has that day. Raises `ActionRefused`: too late, not by all, to a court that may not take it."""
    columns = {
        "filed_on": filed_on,
        "filed_how": how,
        "receipt_number": receipt.strip()[:200],
        "filed_short": reason.strip()[:500],
        "received_on": None if how == "post" else filed_on,
    }
    if matter.obstacle and matter.extension_asked_on is None:
        columns["extension_asked_on"] = _asked_with_it(matter, filed_on)
    advance(matter, "file", actor=actor, columns=columns, on=filed_on, reason=reason)
    summary = f"向{matter.court}提交司法确认申请，{WAYS[how]}，{filed_on}"
    audit.record(actor, "file_application", matter, case=matter.case, summary=summary, reason=reason.strip())
    settle(matter, actor=actor)


def _asked_with_it(matter: JudicialConfirmation, filed_on: date) -> date:
    """More time may be asked for together with the application, within the same ten days."""
    ended = matter.obstacle_ended_on
    if ended and not asked_in_time(ended, filed_on, settings.calendar()):
        raise _at("filed_in_time", "申请顺延要在障碍消除后的十日内，已经过了。协议仍有约束力。", CPL_86)
    return filed_on


def give_up(matter: JudicialConfirmation, *, reason: str, actor: Actor) -> None:
    """The parties do not apply after all. Raises `ActionRefused` once it was filed."""
    advance(matter, "give_up", actor=actor, columns={"decided_on": actor.today}, reason=reason)
    audit.record(
        actor, "give_up_confirmation", matter, case=matter.case, summary="不再申请司法确认", reason=reason.strip()
    )
    settle(matter, actor=actor)


def _at(guard: str, message: str, statute: Statute) -> Barred:
    """A refusal that belongs to the field of that guard."""
    barred = Barred(message, statute)
    barred.guard = guard
    return barred
