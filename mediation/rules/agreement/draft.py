"""调解协议稿：人民调解法第二十九条所列的事项，加上审查要核对的情况。

A draft is a plain value. Forms, rows and paper are built to and from it; `mediation.procedures.agreement.review`
reads it as a court would.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules.agreement.term import Term
from mediation.rules.authority import Authority
from mediation.rules.capacity import Capacity
from mediation.rules.clause_wording import Naming
from mediation.rules.figures import item, party_label
from mediation.rules.rights import RightKind


class Form(StrEnum):
    """协议形式."""

    WRITTEN = "written"
    ORAL = "oral"


class OralReason(StrEnum):
    """江苏省人民调解条例第三十一条: the two cases in which no written agreement need be made."""

    NO_DUTY = "no_duty"
    DONE = "done"

    @property
    def label(self) -> str:
        """The words of the regulation."""
        return {"no_duty": "无履行义务", "done": "义务已即时履行"}[self.value]


class Side(StrEnum):
    """当事人的地位."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    THIRD_PARTY = "third_party"

    @property
    def label(self) -> str:
        """`申请人`, `被申请人`, `第三人`."""
        return {"applicant": "申请人", "respondent": "被申请人", "third_party": "第三人"}[self.value]

    def opposes(self, other: "Side") -> bool:
        """Whether the two stand against each other; a third party, as a guarantor, may stand with either."""
        return {self, other} == {Side.APPLICANT, Side.RESPONDENT}


class PartyKind(StrEnum):
    """当事人种类: the kinds of the register of parties."""

    PERSON = "person"
    SOLE_TRADER = "sole_trader"
    COMPANY = "company"
    ORGANISATION = "organisation"

    @property
    def head(self) -> str:
        """What the one who stands for such a party is called: `法定代表人`; "" for a person."""
        return {"person": "", "sole_trader": "经营者", "company": "法定代表人", "organisation": "负责人"}[self.value]


class SignsBy(StrEnum):
    """谁代表当事人签名."""

    SELF = "self"
    HEAD = "head"
    GUARDIAN = "guardian"
    AGENT = "agent"


class ClaimedAs(StrEnum):
    """权利主张人凭什么主张."""

    OWNER = "owner"
    EXCLUSIVE = "exclusive"
    SOLE = "sole"
    ORDINARY = "ordinary"

    @property
    def label(self) -> str:
        """`权利人`, or what kind of licensee."""
        licences = {"exclusive": "独占许可", "sole": "排他许可", "ordinary": "普通许可"}
        return f"{licences[self.value]}的被许可人" if self.value in licences else "权利人"


class RightStatus(StrEnum):
    """权利状态, as found on `DraftRight.checked_on`."""

    VALID = "valid"
    LAPSED = "lapsed"
    FEE_UNPAID = "fee_unpaid"
    INVALIDITY_PENDING = "invalidity_pending"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Guardian:
    """监护人（法定代理人）. `consented_on` when only consenting; `proof` whether proof of guardianship is filed."""

    name: str
    relation: str = ""
    identity: str = ""
    consented_on: date | None = None
    proof: bool = True


@dataclass(frozen=True)
class DraftAgent:
    """委托代理人. `scope` keys of `mediation.rules.authority.SCOPE` or the words
    of the letter of authority; `term` its period when given in words;
    `ratified_on` when the principal ratified (民法典第一百七十一条); `dual_consent_on` when this principal agreed
    that the agent also acts for the other side (第一百六十八条)."""

    name: str
    authority: Authority = Authority.GENERAL
    scope: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    term: str = ""
    ratified_on: date | None = None
    dual_consent_on: date | None = None
    identity: str = ""
    phone: str = ""
    unit: str = ""


@dataclass(frozen=True)
class DraftParty:
    """One party, as it stands on the paper. `ref` the same in `Draft.case_parties` and in the terms.

    `head` the legal representative, head or operator; `actual_operator` who really runs a sole trader's shop
    when that is somebody else; `capacity` set by hand for an adult who cannot judge their acts; `accounts` the
    bank accounts known for this party, to find two sides that share one.
    """

    ref: str
    name: str
    side: Side
    kind: PartyKind
    identity: str = ""
    phone: str = ""
    address: str = ""
    born: date | None = None
    sex: str = ""
    ethnicity: str = ""
    occupation: str = ""
    own_income: bool = False
    capacity: Capacity = Capacity.FULL
    guardian: Guardian | None = None
    head: str = ""
    head_title: str = ""
    head_identity: str = ""
    actual_operator: str = ""
    agents: tuple[DraftAgent, ...] = ()
    signs_by: SignsBy = SignsBy.SELF
    signer: str = ""
    accounts: tuple[str, ...] = ()

    @property
    def signing_agent(self) -> DraftAgent | None:
        """The agent who signs: the one named, or the only one; None when nobody fits."""
        if self.signs_by is not SignsBy.AGENT:
            return None
        fitting = [agent for agent in self.agents if self.signer in ("", agent.name)]
        return fitting[0] if len(fitting) == 1 or (fitting and self.signer) else None


@dataclass(frozen=True)
class CaseParty:
    """A party of the case, whether or not the draft names it."""

    ref: str
    name: str


@dataclass(frozen=True)
class DraftRight:
    """涉案权利. `kind` a value of `mediation.rules.rights.RightKind`; `holders` the names on the certificate;
    `co_owners_agree` those of them who are no party but signed or authorised; `authorised` whether an ordinary
    licensee has the owner's express authority; `claimed_by` the party that claims it."""

    ref: str
    kind: str
    title: str = ""
    number: str = ""
    holders: tuple[str, ...] = ()
    claimed_by: str = ""
    claimed_as: ClaimedAs = ClaimedAs.OWNER
    authorised: bool = False
    co_owners_agree: tuple[str, ...] = ()
    filed_on: date | None = None
    registered_on: date | None = None
    expires_on: date | None = None
    status: RightStatus = RightStatus.UNKNOWN
    checked_on: date | None = None
    evaluation_report: bool | None = None

    @property
    def spoken(self) -> str:
        """How a sentence names the right: `《江南棉语》作品（登记号：苏作登字-2024-F-00000035）`."""
        title = self.title.strip("《》“”")
        if self.kind == RightKind.TRADEMARK:
            return f"第{self.number}号“{title}”注册商标" if self.number else f"“{title}”注册商标"
        if self.kind in (RightKind.COPYRIGHT, RightKind.SOFTWARE):
            noun = "作品" if self.kind == RightKind.COPYRIGHT else "计算机软件"
            return f"《{title}》{noun}" + (f"（登记号：{self.number}）" if self.number else "")
        noun = _NOUNS.get(self.kind, "")
        is_patent = self.number and noun.endswith("专利")
        return f"“{title}”{noun}" + (f"（专利号：{self.number}）" if is_patent else "")


_NOUNS: Mapping[str, str] = {
    RightKind.DESIGN: "外观设计专利",
    RightKind.UTILITY_MODEL: "实用新型专利",
    RightKind.INVENTION: "发明专利",
    RightKind.TRADE_SECRET: "商业秘密",
    RightKind.TECHNICAL_SECRET: "技术秘密",
    RightKind.GEOGRAPHICAL_INDICATION: "地理标志",
}


@dataclass(frozen=True)
class DraftMediator:
    """调解员. `employer` where they work besides and `identity` to tell namesakes apart, as far as a draft handed in
    as a file says so; `cleared` how it was shown that somebody of the same name on a party's side is another person,
    "" if it was not."""

    name: str
    employer: str = ""
    identity: str = ""
    cleared: str = ""


@dataclass(frozen=True)
class Draft:
    """The draft of one agreement.

    `written_asked` a party asked for a written agreement; `partial_scope` what the agreement settles when it does
    not settle everything (在线调解规则第十九条), "" for the whole; `signing_on` the day it is to be signed, else
    `drafted_on` is the day that ages and dates are judged by, and nothing is signed before `reviewed_on`;
    `agreed_effective_on` a day of effect the parties agreed on (江苏省人民调解条例第三十二条); `inviting_court` the
    court that sent the case; `referred_by` another body that did; `want_confirmation` None where nobody has said.
    """

    committee: str
    parties: tuple[DraftParty, ...]
    terms: tuple[Term, ...]
    form: Form = Form.WRITTEN
    oral_reason: OralReason | None = None
    written_asked: bool = False
    case_parties: tuple[CaseParty, ...] = ()
    facts: str = ""
    disputes: str = ""
    copies: int = 0
    want_confirmation: bool | None = None
    rights: tuple[DraftRight, ...] = ()
    mediators: tuple[DraftMediator, ...] = ()
    signing_on: date | None = None
    drafted_on: date | None = None
    reviewed_on: date | None = None
    agreed_effective_on: date | None = None
    inviting_court: str = ""
    referred_by: str = ""
    partial_scope: str = ""

    @property
    def day(self) -> date | None:
        """The day that ages, authorities and dates are judged by."""
        days = (self.signing_on or self.drafted_on, self.reviewed_on)
        return max((day for day in days if day), default=None)

    @property
    def labels(self) -> Mapping[str, str]:
        """Party ref → `甲方`, `乙方` …, in the order of the paper."""
        return {party.ref: party_label(place) for place, party in enumerate(self.parties)}

    @property
    def naming(self) -> Naming:
        """How the sentences of this draft speak of its parties, rights and terms."""
        terms = {term.ref: f"第{item(place)}项" for place, term in enumerate(self.terms, 1)}
        return Naming(self.labels, {right.ref: right.spoken for right in self.rights}, terms)

    @property
    def confirmed_by_court(self) -> bool:
        """Whether the parties mean to ask for judicial confirmation: ticked, or a term says so."""
        return bool(self.want_confirmation) or any(term.kind == "confirmation" for term in self.terms)

    @property
    def may_be_confirmed(self) -> bool:
        """Whether confirmation is not ruled out: an agreement that nobody has said it of may still be taken to
        court within the thirty days, so what would bar it there is worth saying now."""
        return self.confirmed_by_court or self.want_confirmation is None

    def party(self, ref: str) -> DraftParty | None:
        """The party of that ref."""
        return next((party for party in self.parties if party.ref == ref), None)
