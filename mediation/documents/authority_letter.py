"""授权委托书：代理人、代理事项、权限和期限（民法典第一百六十五条；民事诉讼法第六十二条第二款）。"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import PaperParty, PartyRow, form_block, identity_label
from mediation.documents.signing import SignatureCell, SignedInCells, signature_cell
from mediation.documents.ticks import Tick
from mediation.rules.agreement.draft import DraftAgent, DraftParty, PartyKind, SignsBy
from mediation.rules.authority import SCOPE, Authority
from mediation.rules.figures import day

TITLE = "授权委托书"
_BLANK_DAY = "　　　　年　　月　　日"


@dataclass(frozen=True)
class AuthorityLetterPaper(SignedInCells):
    """The principal's own paper in the order of print: who gives the authority and to whom, `matter` for what,
    `items` the seven things an agent may be let do, `kinds` general or special, `term` from when to when, and the
    cells of principal and agent."""

    head: Head
    principal: PaperParty
    agent: PaperParty
    matter: Annotated[str, Printed("委托的事由")]
    items: tuple[Tick, ...]
    kinds: tuple[Tick, ...]
    term: Annotated[str, Printed("代理期限")]
    signatures: tuple[SignatureCell, ...]


def authority_letter_paper(
    party: DraftParty,
    agent: DraftAgent,
    *,
    standing: str,
    others: tuple[str, ...],
    dispute: str,
    committee: str,
    demo: bool = False,
) -> AuthorityLetterPaper:
    """The letter by which `party` lets `agent` act; `standing` who the agent is in words (`律师`), `others` the names
    of the other parties, `dispute` e.g. `著作权（花型）纠纷`."""
    return AuthorityLetterPaper(
        head=Head(title=TITLE, demo=demo),
        # The letter names its own agent below; another agent of the party is none of its business.
        principal=form_block(replace(party, agents=()), "委托人"),
        agent=PaperParty("受托人", "", agent.name, PartyKind.PERSON.value, _agent_rows(agent, standing)),
        matter=f"委托人因与{'、'.join(others)}的{dispute}，委托受托人作为委托人参加{committee}调解的代理人。",
        items=tuple(Tick(words, code in agent.scope) for code, words in SCOPE.items()),
        kinds=tuple(Tick(kind.label, agent.authority is kind) for kind in Authority),
        term=_term(agent),
        signatures=(_principal_cell(party), SignatureCell("受托人：", agent.name, ("签名：",))),
    )


def _agent_rows(agent: DraftAgent, standing: str) -> tuple[PartyRow, ...]:
    return (
        PartyRow(identity_label(agent.identity), agent.identity),
        PartyRow("身份", standing, "联系电话", agent.phone),
        PartyRow("工作单位", agent.unit),
    )


def _principal_cell(party: DraftParty) -> SignatureCell:
    """The party itself signs or stamps, never its agent."""
    own = SignsBy.SELF if party.kind is PartyKind.PERSON else SignsBy.HEAD
    return signature_cell(replace(party, signs_by=own) if party.signs_by is SignsBy.AGENT else party, "委托人")


def _term(agent: DraftAgent) -> str:
    """From when to when; the words of the letter's own where it names no last day, or beside it."""
    if agent.term and agent.valid_to is None:
        begins = f"自{day(agent.valid_from)}起" if agent.valid_from else ""
        return "，".join(filter(None, (begins, agent.term)))
    days = f"自{_day(agent.valid_from)}起至{_day(agent.valid_to)}止"
    return "，".join(filter(None, (days, agent.term)))


def _day(on: date | None) -> str:
    return day(on) if on else _BLANK_DAY
