"""当事人基本情况：协议书上每一方的称谓、名称和各栏（人民调解法第二十九条第一款第一项）。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from mediation.documents.paper import UNPRINTED, Printed
from mediation.rules.agreement.draft import DraftAgent, DraftParty, PartyKind
from mediation.rules.figures import day, han

_RESIDENT_NUMBER = re.compile(r"\d{17}[\dX]")
_SEXES = {"male": "男", "female": "女"}
_PREMISES = {
    PartyKind.PERSON: "住址",
    PartyKind.SOLE_TRADER: "经营场所",
    PartyKind.COMPANY: "住所",
    PartyKind.ORGANISATION: "住所",
}


@dataclass(frozen=True)
class PartyRow:
    """One line of a party's data: `label` and `value`, and a short second pair on the same line."""

    label: Annotated[str, Printed("栏目名")]
    value: Annotated[str, Printed("")]
    tail_label: Annotated[str, Printed("后栏栏目名")] = ""
    tail_value: Annotated[str, Printed("后栏")] = ""

    @property
    def called(self) -> str:
        """How the proof names this row after the party."""
        return f"的{self.label}"


@dataclass(frozen=True)
class PaperParty:
    """`label` 甲方, 乙方 …; `role` 申请人, 被申请人 or 第三人; `kind` a value of `PartyKind`."""

    label: Annotated[str, Printed("称谓")]
    role: Annotated[str, Printed("地位")]
    name: Annotated[str, Printed("名称")]
    kind: Annotated[str, UNPRINTED]
    rows: tuple[PartyRow, ...]

    @property
    def called(self) -> str:
        """How the proof names this party."""
        return self.label


def party_block(party: DraftParty, label: str) -> PaperParty:
    """`party` as it stands at the head of an agreement: the rows its kind has, empty ones left out."""
    return PaperParty(label, party.side.label, party.name, party.kind.value, tuple(_rows(party)))


def form_block(party: DraftParty, label: str = "") -> PaperParty:
    """`party` as it stands in a form, called `label`, else by its side: `被申请人`. Telephone and address have their
    line even while nobody knows them, for the pen."""
    block = party_block(party, label or party.side.label)
    known = {label for row in block.rows for label in (row.label, row.tail_label)}
    blank = tuple(PartyRow(label, "") for label in ("联系电话", premises_label(party)) if label not in known)
    return replace(block, role="", rows=(*block.rows, *blank))


def side_labels(parties: tuple[DraftParty, ...]) -> tuple[str, ...]:
    """What each is called by its side, numbered where a side has several: `申请人`, `被申请人一`, `被申请人二`."""
    labels = []
    for place, party in enumerate(parties):
        several = sum(other.side is party.side for other in parties) > 1
        turn = sum(other.side is party.side for other in parties[: place + 1])
        labels.append(party.side.label + (han(turn) if several else ""))
    return tuple(labels)


def named_line(party: DraftParty, label: str) -> str:
    """Who it is, without numbers and addresses: `乙方：某某商行（个体工商户），经营者：某某` or
    `丙方：某某，女，汉族，1993年11月5日出生，花型设计`."""
    trader = "（个体工商户）" if party.kind is PartyKind.SOLE_TRADER else ""
    head = f"{party.kind.head}：{party.head}" if party.head and party.kind.head else ""
    person = (person_line(party), party.occupation) if party.kind is PartyKind.PERSON else ()
    return "，".join(filter(None, (f"{label}：{party.name}{trader}", head, *person)))


def person_line(party: DraftParty) -> str:
    """`女，汉族，1986年4月12日出生`, as far as known, of the person or of a sole trader's operator."""
    born = f"{day(party.born)}出生" if party.born else ""
    return "，".join(filter(None, (_SEXES.get(party.sex, str(party.sex)), party.ethnicity, born)))


def identity_label(number: str) -> str:
    """`公民身份号码` for an 18-digit number, else `证件号码`."""
    return "公民身份号码" if _RESIDENT_NUMBER.fullmatch(number) else "证件号码"


def premises_label(party: DraftParty) -> str:
    """What the party's address is called: `住址`, `经营场所`, `住所`."""
    return _PREMISES[party.kind]


def _rows(party: DraftParty) -> Iterator[PartyRow]:
    yield from _person_rows(party) if party.kind is PartyKind.PERSON else _body_rows(party)
    if party.guardian:
        relation = f"（{party.guardian.relation}）" if party.guardian.relation else ""
        identity = party.guardian.identity
        number = f"，{identity_label(identity)}{identity}" if identity else ""
        yield PartyRow("法定代理人", f"{party.guardian.name}{relation}{number}")
    for agent in party.agents:
        yield PartyRow("委托代理人", _agent_line(agent))


def _person_rows(party: DraftParty) -> Iterator[PartyRow]:
    if person_line(party):
        yield PartyRow("基本情况", person_line(party))
    yield from _reach(identity_label(party.identity), party.identity, party.phone)
    if party.occupation:
        yield PartyRow("职业", party.occupation)
    if party.address:
        yield PartyRow(premises_label(party), party.address)


def _body_rows(party: DraftParty) -> Iterator[PartyRow]:
    trader = party.kind is PartyKind.SOLE_TRADER
    if party.identity:
        yield PartyRow("统一社会信用代码", party.identity, *(("类型", "个体工商户") if trader else ()))
    elif trader:
        yield PartyRow("类型", "个体工商户")
    if party.address:
        yield PartyRow(premises_label(party), party.address)
    if trader:
        yield from _operator_rows(party)
        return
    head = "，".join(filter(None, (party.head, party.head_title)))
    yield from _reach(party.kind.head, head, party.phone)


def _operator_rows(party: DraftParty) -> Iterator[PartyRow]:
    operator = "，".join(filter(None, (party.head, person_line(party))))
    if operator:
        yield PartyRow("经营者", operator)
    yield from _reach(identity_label(party.head_identity), party.head_identity, party.phone)
    if party.actual_operator:
        yield PartyRow("实际经营者", party.actual_operator)


def _reach(label: str, value: str, phone: str) -> Iterator[PartyRow]:
    if value:
        yield PartyRow(label, value, *(("联系电话", phone) if phone else ()))
    elif phone:
        yield PartyRow("联系电话", phone)


def _agent_line(agent: DraftAgent) -> str:
    return f"{'，'.join(filter(None, (agent.name, agent.unit)))}（{agent.authority.label}）"
