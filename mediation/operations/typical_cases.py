"""典型案例: selected, written, approved, published. The only place that sets their state."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.right import Right
from mediation.models.typical_case import TypicalCase
from mediation.models.user import User
from mediation.operations import audit, keyset
from mediation.operations.access_scope import hides_itself, visible_typical_cases
from mediation.operations.actor import Actor
from mediation.procedures.typical_case import APPROVING, LIFECYCLE, RUNNING, Entry, Hidden, State, TypicalFacts
from mediation.rules.lifecycle import ActionRefused, Refusal, Transition
from mediation.rules.roles import Role

SIZE = 50
GROUPS: dict[str, tuple[str, list[State]]] = {
    "running": ("在办", [state for state in State if state in RUNNING]),
    "published": ("已发布", [State.PUBLISHED]),
    "dropped": ("不用了", [State.DROPPED]),
}


@dataclass(frozen=True)
class Selected:
    """A case as it is selected: from the desk (`case`), or from another body (`source`, with the `hidden` names one a
    line)."""

    on: date
    title: str
    reason: str
    case: Case | None = None
    source: str = ""
    hidden: str = ""


def offices_of(user: User) -> list[Organisation]:
    """For whom `user` selects: the bureau's clerk for the bureau, a director for the committee."""
    posts = {("bureau", Role.CLERK), ("committee", Role.DIRECTOR)}
    return [grant.organisation for grant in user.grants if (grant.organisation.kind, Role(grant.role)) in posts]


def roles_for(actor: Actor, row: TypicalCase, action: str) -> list[str]:
    """The roles the actor has for that act: at the row's own office, as the bureau's clerk, and for approving also as
    the director of another committee."""
    user = actor.user
    if Role.CLERK in user.roles_at("bureau"):
        return [Role.CLERK.value]
    directing = user.organisation_ids(Role.DIRECTOR)
    if row.office_id in directing or (action in APPROVING and directing):
        return [Role.DIRECTOR.value]
    return []


def hidden_of(case: Case | None, typed: str = "") -> Hidden:
    """What must not be read in the text: everybody of the case, their numbers and the case's own; or what was typed."""
    if case is None:
        return Hidden(tuple(filter(None, (line.strip() for line in typed.splitlines()))))
    names, numbers = [], [case.register_number, case.case_number or ""]
    for part in case.parties:
        party = part.party
        names += [party.name, party.head_name, *(agent.name for agent in part.agents)]
        numbers += [party.identity_number, party.head_identity_number, party.phone]
    for right in db.session.scalars(select(Right).where(Right.case_id == case.id)):
        names += right.holder.split("、")
        numbers += [right.number, right.number_key]
    return Hidden(*(tuple(dict.fromkeys(each for each in found if each)) for found in (names, numbers)))


def facts_of(row: TypicalCase, *, actor: Actor, entry: Entry | None = None) -> TypicalFacts:
    """What the guards ask."""
    days = (row.selected_on, row.written_on, row.approved_on)
    return TypicalFacts(
        actor.today,
        actor=actor.id,
        restricted=row.case is not None and hides_itself(row.case),
        hidden=hidden_of(row.case, row.hidden),
        title=row.title,
        text=row.text,
        writer=row.written_by_id,
        last_on=max(day for day in days if day),
        entry=entry,
    )


def open_acts(row: TypicalCase, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it (None: nothing)."""
    state, facts = State(row.state), facts_of(row, actor=actor)
    found = []
    for action, act in LIFECYCLE.items():
        roles = roles_for(actor, row, action)
        if state in act.sources and act.roles & set(roles):
            found.append((act, LIFECYCLE.refusal(action, state=state, roles=roles, facts=facts)))
    return found


def refusal_of(action: str, row: TypicalCase, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    # What is written there now is about to be replaced: it does not bar the form.
    roles, state = roles_for(actor, row, action), State(row.state)
    facts = TypicalFacts(actor.today) if action == "deidentify" else facts_of(row, actor=actor)
    return LIFECYCLE.refusal(action, state=state, roles=roles, facts=facts)


def choose(office: Organisation, values: Selected, *, actor: Actor) -> TypicalCase:
    """Select a case. Raises `Barred`, or `ActionRefused` when it was selected before."""
    case = values.case
    facts = TypicalFacts(
        actor.today,
        actor=actor.id,
        restricted=case is not None and hides_itself(case),
        over=case is None or case.state == "closed",
        entry=Entry(values.on, title=values.title, reason=values.reason),
    )
    roles = [role.value for role in actor.roles_in(office.id)]
    after = LIFECYCLE.check("select", state=State.NEW, roles=roles, facts=facts)
    if case is not None and db.session.scalar(select(TypicalCase.id).where(TypicalCase.case_id == case.id)):
        raise ActionRefused(f"{case.number}已经选过。到那一条去办。")
    row = TypicalCase(
        office=office,
        case=case,
        state=after.value,
        title=values.title.strip(),
        source=values.source.strip(),
        reason=values.reason.strip(),
        selected_on=values.on,
        selected_by_id=actor.id,
        changed_at=actor.now,
    )
    row.hidden = values.hidden.strip()
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "typical_select", row, summary=f"选典型案例“{row.title}”"[:500])
    return row


def carry_out(row: TypicalCase, action: str, entry: Entry, *, actor: Actor) -> None:
    """Do `action` (a key of `typical_case.LIFECYCLE` but select). The row is locked first. Raises `Barred`; then
    nothing has changed."""
    db.session.flush()
    db.session.refresh(row, with_for_update={"of": TypicalCase})
    facts = facts_of(row, actor=actor, entry=entry)
    after = LIFECYCLE.check(action, state=State(row.state), roles=roles_for(actor, row, action), facts=facts)
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for name, value in _columns(action, entry, actor).items():
            setattr(row, name, value)
        row.state = after.value
        row.changed_at = actor.now
    db.session.flush()
    audit.record(actor, f"typical_{action}", row, summary=f"典型案例“{row.title}”{LIFECYCLE[action].label}"[:500])


def _columns(action: str, entry: Entry, actor: Actor) -> dict[str, Any]:
    own: dict[str, dict[str, Any]] = {
        "deidentify": {
            "title": entry.title.strip(),
            "text": entry.text.strip(),
            "written_on": entry.on,
            "written_by_id": actor.id,
            "note": "",
        },
        "approve": {"approved_on": entry.on, "approved_by_id": actor.id},
        "return": {"note": entry.reason.strip()},
        "publish": {"published_on": entry.on, "published_at": entry.place.strip()},
        "drop": {"ended_on": entry.on, "note": entry.reason.strip()},
    }
    return own[action]


def page(user: User, group: str, *, after: int | None = None) -> keyset.Page[TypicalCase]:
    """One group, the newest first."""
    states = [state.value for state in GROUPS[group][1]]
    query: Select[TypicalCase] = visible_typical_cases(user).where(TypicalCase.state.in_(states))
    return keyset.newest(query, TypicalCase.id, after=after, size=SIZE)


def counts(user: User) -> dict[str, int]:
    """Group → how many."""
    return keyset.counts_by_state(visible_typical_cases(user), TypicalCase.state, GROUPS)


def load(user: User, uid: str) -> TypicalCase | None:
    """The typical case of that uid, if `user` may read it."""
    return db.session.scalar(visible_typical_cases(user).where(TypicalCase.uid == uid))
