"""Whether a mediator is free of ties to a case: no party or agent in it, and never adviser to one of its parties.

People in the register carry no account, so ties are found by name; who shares a name by chance is cleared by hand.
"""

from collections.abc import Iterator

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Agent, Case, CaseParty
from mediation.models.user import User

HEADS = {"company": "法定代表人", "sole_trader": "经营者", "organisation": "负责人"}


def bar_of(user: User, case: Case) -> str:
    """Why `user` may not mediate `case`, as a clause (`与绮华布艺的代理人同名`), or "" when nothing speaks against."""
    parties = [party for party in case.parties if party.left_on is None]
    return next(ties(user.display_name, parties), "") or _advised(user.display_name, parties)


def ties(name: str, parties: list[CaseParty]) -> Iterator[str]:
    """What ties somebody called `name` to these parties within their case, one clause each."""
    for party in parties:
        row = party.party
        if row.name == name:
            yield f"与{party.side_label}{row.name}同名"
        if row.head_name == name:
            yield f"与{row.name}的{HEADS.get(row.kind, '负责人')}同名"
        if party.guardian_name == name:
            yield f"与{row.name}的监护人同名"
        if any(agent.name == name for agent in party.agents):
            yield f"与{row.name}的代理人同名"


def _advised(name: str, parties: list[CaseParty]) -> str:
    known = {party.party_id: party.party.name for party in parties}
    found = db.session.scalar(
        select(CaseParty.party_id)
        .join(Agent, Agent.case_party_id == CaseParty.id)
        .where(Agent.name == name, CaseParty.party_id.in_(sorted(known)))
        .limit(1)
    )
    return "" if found is None else f"曾经代理过{known[found]}"
