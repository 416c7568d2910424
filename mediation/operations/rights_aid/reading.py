"""What is read of applications: the list a person may see, one of them, and what the rules ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.rights_aid import AidExpert, AidMatter
from mediation.models.user import User
from mediation.operations.access_scope import visible_aid
from mediation.operations.keyset import Page, counts_by_state, newest
from mediation.operations.rights import number_key
from mediation.operations.rights_aid.clocks import due_of
from mediation.operations.settings import calendar
from mediation.procedures.rights_aid import BEFORE_ACCEPTANCE, RUNNING, AidFacts, Expert, Service, State

GROUPS: Mapping[str, tuple[str, frozenset[State]]] = {
    "deciding": ("等受理", BEFORE_ACCEPTANCE),
    "working": ("办理中", frozenset({State.ACCEPTED, State.SUSPENDED})),
    "concluded": ("已办结", frozenset({State.CONCLUDED})),
    "handed_over": ("已转调解", frozenset({State.HANDED_OVER})),
    "refused": ("没有受理", frozenset({State.REFUSED, State.WITHDRAWN})),
    "closed": ("已归档", frozenset({State.CLOSED})),
}


@dataclass(frozen=True)
class Filter:
    """Which applications: a key of `GROUPS`, a service ("" all), only those the user handles."""

    group: str
    service: str = ""
    mine: bool = False


def page(user: User, chosen: Filter, *, after: int | None = None, size: int = 50) -> Page[AidMatter]:
    """The applications of the filter that `user` may read, from before the row id `after` on."""
    states = sorted(state.value for state in GROUPS[chosen.group][1])
    query = _narrowed(user, chosen).where(AidMatter.state.in_(states))
    return newest(_whole(query), AidMatter.id, after=after, size=size)


def counts(user: User, chosen: Filter) -> dict[str, int]:
    """How many applications of each group the filter leaves."""
    return counts_by_state(_narrowed(user, chosen), AidMatter.state, GROUPS)


def _narrowed(user: User, chosen: Filter) -> Select[AidMatter]:
    query = visible_aid(user)
    if chosen.service:
        query = query.where(AidMatter.service == chosen.service)
    return query.where(AidMatter.handler_id == user.id) if chosen.mine else query


def _whole(query: Select[AidMatter]) -> Select[AidMatter]:
    """With what the list and the clocks read, at once."""
    parts = (AidMatter.parties, AidMatter.experts, AidMatter.opinions, AidMatter.pauses, AidMatter.handler)
    return query.options(*(selectinload(part) for part in parts))


def running(user: User) -> list[AidMatter]:
    """Every application that `user` handles and that nothing has ended, for the first page."""
    states = sorted(state.value for state in RUNNING)
    own = visible_aid(user).where(AidMatter.handler_id == user.id, AidMatter.state.in_(states))
    return list(db.session.scalars(_whole(own).order_by(AidMatter.id)))


def load_matter(user: User, uid: str) -> AidMatter | None:
    """The application of that uid, if `user` may read it."""
    return db.session.scalar(visible_aid(user).where(AidMatter.uid == uid))


def matter_of_case(case_id: int) -> AidMatter | None:
    """The application that was handed over as that case."""
    return db.session.scalar(select(AidMatter).where(AidMatter.case_id == case_id))


def twin_of(user: User, right_number: str, names: tuple[str, ...]) -> str:
    """The number of an open application that `user` may read about the same right with one of the same names; "" when
    there is none. The committees' cases are not looked at: the centre does not read them."""
    key = number_key(right_number)
    if not key:
        return ""
    states = sorted(state.value for state in RUNNING)
    open_ones = visible_aid(user).where(AidMatter.state.in_(states), AidMatter.right_number != "")
    for matter in db.session.scalars(_whole(open_ones).order_by(AidMatter.id.desc())):
        same = number_key(matter.right_number) == key
        if same and any(row.party.name in names for row in matter.parties):
            return matter.number
    return ""


def names_of(matter: AidMatter, side: str) -> tuple[str, ...]:
    """Who is on that side."""
    return tuple(row.party.name for row in matter.parties if row.side == side)


def parties_named(matter: AidMatter) -> str:
    """`南通栖禾家纺有限公司，对方晚山布艺商行`."""
    applicants, others = "、".join(names_of(matter, "applicant")), "、".join(names_of(matter, "respondent"))
    return f"{applicants}，对方{others}" if others else applicants


def facts_of(matter: AidMatter, *, today: date) -> AidFacts:
    """Everything the guards and the next step ask."""
    stopped = next((pause.from_on for pause in matter.pauses if pause.to_on is None), None)
    return AidFacts(
        today=today,
        service=Service(matter.service),
        applied_on=matter.applied_on,
        applicants=names_of(matter, "applicant"),
        respondents=names_of(matter, "respondent"),
        gaps_until=matter.gaps_until if matter.state == State.SUPPLEMENTING else None,
        gaps_asked_on=matter.gaps_asked_on,
        accepted_on=matter.accepted_on,
        due=due_of(matter, calendar(), today),
        suspended_on=stopped,
        experts=tuple(expert_facts(row) for row in matter.experts),
        opinions=len(matter.opinions),
        last_opinion=max((row.issued_on for row in matter.opinions), default=None),
        concluded_on=matter.concluded_on,
        result=matter.result,
        closed_on=matter.closed_on,
        place=matter.place,
    )


def expert_facts(row: AidExpert) -> Expert:
    """One expert as the rules see it."""
    known = row.expert
    return Expert(known.name, known.term_from, known.term_until, row.free_on, row.silent_on, row.appointed_on)
