"""What the aid officer puts on record from the check of the papers to the archive."""

from datetime import date

from mediation.extensions import db
from mediation.models.rights_aid import AidMatter, AidNote, AidOpinion, AidPause
from mediation.operations.actor import Actor
from mediation.operations.rights_aid.acts import advance, tell
from mediation.operations.rights_aid.reading import facts_of
from mediation.operations.route_changes import note
from mediation.procedures.rights_aid import REFUSALS, State
from mediation.rules.figures import day
from mediation.rules.rights_aid.facts import names
from mediation.rules.rights_aid.words import MANNERS, RESULTS, SATISFACTION


def ask_supplement(matter: AidMatter, *, on: date, gaps: str, until: date | None, actor: Actor) -> None:
    """What is missing, and by when. Raises `Barred`."""
    columns = {"gaps": gaps.strip()[:500], "gaps_asked_on": on, "gaps_until": until}
    advance(matter, "ask_supplement", actor=actor, columns=columns, on=on, text=gaps, until=until)
    tell(matter, "ask_supplement", f"{day(on)}通知补材料", actor, reason=gaps)


def supply(matter: AidMatter, *, on: date, actor: Actor) -> None:
    """The papers are complete: the days for the decision run from here. Raises `Barred`."""
    advance(matter, "supply", actor=actor, columns={"complete_on": on}, on=on)
    tell(matter, "supply", f"{day(on)}补齐材料", actor)


def deem_withdrawn(matter: AidMatter, *, on: date, actor: Actor) -> None:
    """The day passed and nothing came. Raises `Barred`."""
    columns = {"concluded_on": on, "reason": f"{day(on)}视为撤回：没有在期限内补齐材料"}
    advance(matter, "deem_withdrawn", actor=actor, columns=columns, on=on)
    tell(matter, "deem_withdrawn", f"{day(on)}视为撤回", actor)


def accept(
    matter: AidMatter, *, on: date, manner: str, difficult: bool = False, approved_by: str = "", actor: Actor
) -> None:
    """受理, and how the work is done (a key of `MANNERS`). Raises `Barred`."""
    columns = {
        "accepted_on": on,
        "complete_on": matter.complete_on or matter.applied_on,
        "manner": manner,
        "difficult": difficult,
        "approved_by": approved_by.strip() if difficult else "",
    }
    advance(matter, "accept", actor=actor, columns=columns, on=on, difficult=difficult, approved_by=approved_by)
    tell(matter, "accept", f"{day(on)}受理", actor)


def refuse(matter: AidMatter, *, on: date, ground: str, reason: str, told_on: date | None, actor: Actor) -> None:
    """不予受理, with its reason (`ground` a key of `REFUSALS`) and the day it was told. Raises `Barred`."""
    columns = {"concluded_on": on, "ground": ground, "reason": reason.strip()[:500], "told_on": told_on}
    advance(matter, "refuse", actor=actor, columns=columns, on=on, ground=ground, reason=reason, told_on=told_on)
    tell(matter, "refuse", f"{day(on)}不予受理：{REFUSALS[ground]}", actor, reason=reason)


def withdraw(matter: AidMatter, *, on: date, reason: str, actor: Actor) -> None:
    """The applicant takes it back. Raises `Barred`."""
    columns = {"concluded_on": on, "reason": reason.strip()[:500]}
    advance(matter, "withdraw", actor=actor, columns=columns, on=on, reason=reason)
    _go_on(matter, on)
    tell(matter, "withdraw", f"{day(on)}撤回申请", actor, reason=reason)


def note_step(matter: AidMatter, *, on: date, manner: str, text: str, actor: Actor) -> AidNote:
    """One step of the course. Raises `Barred`."""
    advance(matter, "note", actor=actor, on=on)
    row = AidNote(on=on, manner=manner, text=text.strip(), written_by_id=actor.id)
    matter.notes.append(row)
    db.session.flush()
    tell(matter, "note", f"{day(on)}{MANNERS[manner]}", actor)
    return row


def issue_opinion(matter: AidMatter, *, on: date, question: str, text: str, actor: Actor) -> AidOpinion:
    """One opinion, for reference only, of the experts who are appointed. Raises `Barred`."""
    advance(matter, "issue_opinion", actor=actor, on=on, text=text)
    signers = names(each.name for each in facts_of(matter, today=actor.today).appointed)
    row = AidOpinion(
        ordinal=len(matter.opinions) + 1,
        issued_on=on,
        question=question.strip(),
        text=text.strip(),
        signers=signers,
        written_by_id=actor.id,
    )
    matter.opinions.append(row)
    db.session.flush()
    tell(matter, "issue_opinion", f"{day(on)}出具第{row.ordinal}份意见", actor)
    return row


def extend(matter: AidMatter, *, on: date, until: date | None, reason: str, actor: Actor) -> None:
    """A later last day, with who agreed in the reason. Raises `Barred`."""
    columns = {"extended_on": on, "extended_to": until}
    advance(matter, "extend", actor=actor, columns=columns, on=on, until=until, reason=reason)
    tell(matter, "extend", f"延长到{day(until)}" if until else "延长", actor, reason=reason)


def suspend(matter: AidMatter, *, on: date, reason: str, actor: Actor) -> None:
    """The work stands still. Raises `Barred`."""
    advance(matter, "suspend", actor=actor, on=on, reason=reason)
    matter.pauses.append(AidPause(from_on=on, reason=reason.strip()[:500]))
    db.session.flush()
    tell(matter, "suspend", f"{day(on)}起中止", actor, reason=reason)


def resume(matter: AidMatter, *, on: date, actor: Actor) -> None:
    """The work goes on. Raises `Barred`."""
    advance(matter, "resume", actor=actor, on=on)
    _go_on(matter, on)
    tell(matter, "resume", f"{day(on)}恢复", actor)


def _go_on(matter: AidMatter, on: date) -> None:
    for pause in matter.pauses:
        if pause.to_on is None:
            pause.to_on = max(on, pause.from_on)
    db.session.flush()


def conclude(matter: AidMatter, *, on: date, result: str, reason: str, actor: Actor) -> None:
    """Solved or ended (a key of `RESULTS`), in words. Raises `Barred`."""
    columns = {"concluded_on": on, "result": result, "reason": reason.strip()[:500]}
    advance(matter, "conclude", actor=actor, columns=columns, on=on, result=result, reason=reason)
    tell(matter, "conclude", f"{day(on)}{RESULTS[result]}", actor, reason=reason)


def refer(matter: AidMatter, *, on: date, result: str, body: str, reason: str, actor: Actor) -> None:
    """It goes to an agency, a court or another service of the house, who is named. Raises `Barred`."""
    columns = {
        "concluded_on": on,
        "result": result,
        "result_body": body.strip()[:200],
        "reason": reason.strip()[:500],
    }
    advance(matter, "refer", actor=actor, columns=columns, on=on, result=result, body=body, reason=reason)
    _go_on(matter, on)
    note(
        None,
        "out",
        from_body=matter.centre.short_name,
        to_body=matter.result_body,
        reason=matter.reason,
        on=on,
        actor=actor,
        dispute_number=matter.dispute_number,
    )
    tell(matter, "refer", f"{day(on)}{RESULTS[result]}：{matter.result_body}", actor, reason=reason)


def note_recovery(matter: AidMatter, *, on: date, amount: int | None, basis: str, actor: Actor) -> None:
    """What was recovered, in 分, and on what the figure rests. Raises `Barred`."""
    columns = {"recovered": amount, "recovered_basis": basis.strip()[:500]}
    advance(matter, "note_recovery", actor=actor, columns=columns, on=on, amount=amount, basis=basis)
    tell(matter, "note_recovery", "登记挽回金额", actor, reason=basis)


def note_satisfaction(matter: AidMatter, *, on: date, answer: str, actor: Actor) -> None:
    """How satisfied the applicant is (a key of `SATISFACTION`). Raises `Barred`."""
    columns = {"satisfaction": answer, "satisfaction_on": on}
    advance(matter, "note_satisfaction", actor=actor, columns=columns, on=on, answer=answer)
    tell(matter, "note_satisfaction", f"满意度：{SATISFACTION[answer]}", actor)


def close(matter: AidMatter, *, on: date, archive_number: str, actor: Actor) -> None:
    """归档. Raises `Barred`."""
    columns = {"closed_on": on, "archive_number": archive_number.strip()[:200]}
    advance(matter, "close", actor=actor, columns=columns, on=on, archive_number=archive_number)
    assert matter.state == State.CLOSED
    tell(matter, "close", f"{day(on)}归档", actor)
