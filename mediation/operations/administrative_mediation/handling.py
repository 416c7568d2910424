"""What the bureau's clerk puts on record from the service of the copy to the end."""

from datetime import date

from mediation.extensions import db
from mediation.models.administrative_mediation import (
    AdministrativeMatter,
    AdministrativeParty,
    AdministrativeSession,
)
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.administrative_mediation.acts import advance
from mediation.operations.administrative_mediation.reading import respondent
from mediation.operations.versions import check_version
from mediation.procedures.administrative_mediation import CONFIRMABILITY, ENDED, LIFECYCLE, NOT_OPENED
from mediation.rules.administrative_mediation.words import ANSWERS
from mediation.rules.figures import day


def serve_copy(party: AdministrativeParty, *, on: date, actor: Actor) -> None:
    """The copy of the request came to a respondent. Raises `Barred`."""
    who = respondent(party, settings.calendar())
    advance(party.matter, "serve_copy", actor=actor, on=on, party=who)
    party.served_on = on
    db.session.flush()
    _tell(party.matter, "serve_copy", f"副本{day(on)}送达被请求人", actor)


def record_statement(party: AdministrativeParty, *, on: date, answer: str, note: str = "", actor: Actor) -> None:
    """What a respondent says to the request: `answer` a key of `ANSWERS`; a later one replaces it until the opening.
    Raises `Barred`."""
    who = respondent(party, settings.calendar())
    advance(party.matter, "record_statement", actor=actor, on=on, party=who)
    party.answer, party.answered_on, party.answer_note = answer, on, note.strip()[:500]
    db.session.flush()
    _tell(party.matter, "record_statement", f"被请求人{day(on)}{ANSWERS[answer]}", actor, reason=note.strip())


def open_matter(matter: AdministrativeMatter, *, on: date, actor: Actor) -> None:
    """立案. Raises `Barred` before every respondent agreed."""
    advance(matter, "open", actor=actor, columns={"opened_on": on}, on=on)
    _tell(matter, "open", f"{day(on)}立案", actor)


def not_open(
    matter: AdministrativeMatter, *, on: date, ground: str, reason: str, routes: tuple[str, ...], actor: Actor
) -> None:
    """不予立案, with its reason (`ground` a key of `NOT_OPENED`) and the routes told. Raises `Barred`."""
    _finish(matter, "not_open", on, ground, reason, routes, actor)
    _tell(matter, "not_open", f"{day(on)}不予立案：{NOT_OPENED[ground]}", actor, reason=reason.strip())


def end(
    matter: AdministrativeMatter, *, on: date, ground: str, reason: str, routes: tuple[str, ...], actor: Actor
) -> None:
    """Struck off without an agreement (`ground` a key of `ENDED`), the routes told. Raises `Barred`."""
    _finish(matter, "end", on, ground, reason, routes, actor)
    _tell(matter, "end", f"{day(on)}终止，撤销案件：{ENDED[ground]}", actor, reason=reason.strip())


def _finish(
    matter: AdministrativeMatter, action: str, on: date, ground: str, reason: str, routes: tuple[str, ...], actor: Actor
) -> None:
    columns = {"ended_on": on, "ground": ground, "reason": reason.strip()[:500], "routes": list(routes)}
    advance(matter, action, actor=actor, columns=columns, on=on, ground=ground, reason=reason, routes=routes)


def withdraw(matter: AdministrativeMatter, *, on: date, reason: str, actor: Actor) -> None:
    """The applicants take their request back. Raises `Barred`."""
    columns = {"ended_on": on, "reason": reason.strip()[:500]}
    advance(matter, "withdraw", actor=actor, columns=columns, on=on, reason=reason)
    _tell(matter, "withdraw", f"{day(on)}撤回请求", actor, reason=reason.strip())


def note_session(
    matter: AdministrativeMatter, *, on: date, hour: str, place: str, attended: str, text: str, actor: Actor
) -> AdministrativeSession:
    """One meeting: when, where, who came, what was said. Raises `Barred`."""
    advance(matter, "note_session", actor=actor, on=on)
    row = AdministrativeSession(
        held_on=on, hour=hour, place=place, attended=attended, text=text, recorded_by_id=actor.id
    )
    matter.sessions.append(row)
    db.session.flush()
    _tell(matter, "note_session", f"{day(on)}调解一次", actor)
    return row


def write_terms(
    matter: AdministrativeMatter,
    *,
    terms: str,
    amount: int | None,
    copies: int,
    seen_version: str | int | None,
    actor: Actor,
) -> None:
    """The terms of the agreement as they will be printed; `amount` in 分. Raises `Barred`, or `EditConflict`."""
    columns = {"terms": terms.strip(), "terms_amount": amount, "copies": copies}
    check_version(matter, seen_version, columns, {"terms": "协议内容", "terms_amount": "金额", "copies": "份数"})
    advance(matter, "write_terms", actor=actor, columns=columns)
    _tell(matter, "write_terms", "写协议内容", actor)


def sign(matter: AdministrativeMatter, *, on: date, filed_on: date | None, actor: Actor) -> None:
    """Every party signed; `filed_on` the day a signed copy came to the bureau's file. Raises `Barred`."""
    advance(matter, "sign", actor=actor, columns={"signed_on": on, "filed_on": filed_on}, on=on, filed_on=filed_on)
    _tell(matter, "sign", f"各方{day(on)}签行政调解协议书", actor)


def note_ruling(matter: AdministrativeMatter, *, on: date, actor: Actor) -> None:
    """The decision on the infringement came to the party that may sue (D21). Raises `Barred`."""
    advance(matter, "note_ruling", actor=actor, columns={"ruling_served_on": on}, on=on)
    _tell(matter, "note_ruling", f"处理决定{day(on)}送达", actor)


def note_suspension(matter: AdministrativeMatter, *, on: date, actor: Actor) -> None:
    """The patent office was asked to suspend its procedures (D22). Raises `Barred`."""
    advance(matter, "note_suspension", actor=actor, columns={"suspension_asked_on": on}, on=on)
    _tell(matter, "note_suspension", f"{day(on)}请求中止有关程序", actor)


def set_confirmability(
    matter: AdministrativeMatter, *, confirmable: str, number: str, source_on: date | None, actor: Actor
) -> None:
    """Whether the agreement can be confirmed (a key of `CONFIRMABILITY`), and what says so. Raises `Barred`."""
    asked = confirmable == "ask"
    columns = {
        "confirmable": confirmable,
        "confirmable_number": "" if asked else number.strip(),
        "confirmable_on": None if asked else source_on,
    }
    advance(
        matter,
        "set_confirmability",
        actor=actor,
        columns=columns,
        confirmable=confirmable,
        number=number,
        source_on=source_on,
    )
    _tell(matter, "set_confirmability", CONFIRMABILITY[confirmable].label, actor)


def close(matter: AdministrativeMatter, *, on: date, actor: Actor) -> None:
    """结案. Raises `Barred`."""
    advance(matter, "close", actor=actor, columns={"closed_on": on}, on=on)
    _tell(matter, "close", f"{day(on)}结案", actor)


def _tell(matter: AdministrativeMatter, action: str, what: str, actor: Actor, reason: str = "") -> None:
    """Nobody's name stands in the trail of a matter that the auditor may not read."""
    assert action in LIFECYCLE
    audit.record(actor, f"administrative_{action}", matter, summary=f"{matter.number} {what}", reason=reason)
