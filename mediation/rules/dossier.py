"""卷宗里该有哪些文书：由案件的事实推出来（人民调解法第二十七条；江苏省人民调解条例第三十条；239号文书格式）。

No list is fixed: what a file must hold follows from how its case came, who takes part, what was done and how it
ended. 必须 and 按需 follow the contents list of the form set; which papers an outcome makes compulsory beyond it
is this office's reading, and the conclusion report is a local form.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.figures import han
from mediation.rules.statutes import Statute


class Need(StrEnum):
    """Whether the file must hold a paper."""

    MUST = "must"
    ON_DEMAND = "on_demand"

    @property
    def label(self) -> str:
        """`必须` or `按需`, as in 卷内目录."""
        return "必须" if self is Need.MUST else "按需"


@dataclass(frozen=True)
class AgentSheet:
    """An agent acting for a party; `key` names the row."""

    key: int
    name: str


@dataclass(frozen=True)
class PartySheet:
    """A party that takes part: `key` names the row, `label` 甲方 …; `is_body` a company or other organisation, whose
    head needs a certificate; `agents` those who act for it."""

    key: int
    name: str
    label: str
    is_body: bool = False
    agents: tuple[AgentSheet, ...] = ()


@dataclass(frozen=True)
class RecordSheet:
    """A record by its row and its place in the count (第一次 …)."""

    key: int
    ordinal: int


@dataclass(frozen=True)
class CallSheet:
    """A party that was called to a session: `key` names the row, `label` 甲方 …, `when` the day (`9月21日`)."""

    key: int
    label: str
    when: str


@dataclass(frozen=True)
class EndingSheet:
    """How the case, or a part of it, ended without agreement: `kind` declined, withdrawn, refused, failed;
    `scope` the claims meant when only they end; `notice` whether anybody was to be told the routes."""

    key: int
    kind: str
    scope: str = ""
    notice: bool = True


@dataclass(frozen=True)
class AgreementSheet:
    """An agreement that was not given up: `oral` made without a paper; `effective` in force; `to_court` the parties
    mean to ask for confirmation, or have the thirty days for it; `performs` a term asks for a payment or an act."""

    key: int
    ordinal: int
    oral: bool = False
    effective: bool = False
    to_court: bool = False
    performs: bool = True


@dataclass(frozen=True)
class DossierFacts:
    """What decides which papers a file holds. `accepted` the case was taken on; `proactive` the committee took it
    up by itself, so that nobody applied; `changes` rows of mediators who were replaced; `files` how many files of
    each purpose (keys of `PURPOSES`) are kept; `over` it ended in any way, `closed` the case is finished;
    `agreeing` the parties came to terms, so that an agreement is due though none is drafted; `court_report` a court
    that sent the case is to be told of its end."""

    accepted: bool = False
    proactive: bool = False
    over: bool = False
    closed: bool = False
    agreeing: bool = False
    court_report: bool = False
    parties: tuple[PartySheet, ...] = ()
    inquiries: tuple[RecordSheet, ...] = ()
    calls: tuple[CallSheet, ...] = ()
    sessions: tuple[RecordSheet, ...] = ()
    agreed_facts: tuple[int, ...] = ()
    changes: tuple[int, ...] = ()
    endings: tuple[EndingSheet, ...] = ()
    agreements: tuple[AgreementSheet, ...] = ()
    urgings: tuple[int, ...] = ()
    follow_ups: tuple[int, ...] = ()
    files: tuple[tuple[str, int], ...] = ()

    def count(self, purpose: str) -> int:
        """How many files of a purpose are kept."""
        return dict(self.files).get(purpose, 0)


@dataclass(frozen=True)
class Sheet:
    """One entry of a file: the paper of `form` about `subject` ("" where a case has one), or, with `files`, the
    files of that purpose. `name` tells it from others of its form (`甲方`, `第一次`); `why` it belongs here."""

    form: str
    subject: str = ""
    name: str = ""
    need: Need = Need.MUST
    why: str = ""
    basis: Statute | None = None
    files: str = ""

    @property
    def key(self) -> str:
        """`session_record-session:12`, unique within a case."""
        return f"{self.form or self.files}-{self.subject}" if self.subject else self.form or self.files


MUST, ON_DEMAND = Need.MUST, Need.ON_DEMAND


def sheets(facts: DossierFacts) -> tuple[Sheet, ...]:
    """Every paper and bundle of files the case must or may hold as it stands, in the order of the file."""
    return (*_cover(), *_beginning(facts), *_preparation(facts), *_talks(facts), *_outcome(facts), *_end(facts))


def _cover() -> Iterator[Sheet]:
    yield Sheet("cover", why="一案一卷", basis=statutes.MEDIATION_27)
    yield Sheet("contents", why="卷内文书都要列上", basis=statutes.MEDIATION_27)


def _beginning(facts: DossierFacts) -> Iterator[Sheet]:
    if not facts.proactive:
        # 申请书 or 受理登记表: one of the two must be there; an oral application is noted on the register sheet.
        need = ON_DEMAND if facts.accepted else MUST
        yield Sheet("application", need=need, why="当事人申请调解", basis=statutes.MEDIATION_17)
    if facts.accepted:
        yield Sheet("acceptance_register", why="受理要登记", basis=statutes.MOJ_75_23)
    for ending in facts.endings:
        if ending.kind == "declined":
            yield Sheet("declining_notice", f"ending:{ending.key}", why="不予受理", basis=statutes.MOJ_75_24)


def _preparation(facts: DossierFacts) -> Iterator[Sheet]:
    if facts.accepted:
        for party in facts.parties:
            subject = f"party:{party.key}"
            yield Sheet("rights_notice", subject, party.label, why="调解前告知权利义务", basis=statutes.MOJ_75_30)
    if facts.accepted or facts.count("identity"):
        yield Sheet("", files="identity", need=MUST if facts.accepted else ON_DEMAND, why="当事人身份证明")
    for party in facts.parties:
        if party.is_body and facts.accepted:
            subject = f"party:{party.key}"
            yield Sheet("head_certificate", subject, party.label, why="单位当事人", basis=statutes.CIVIL_61_1)
        for agent in party.agents:
            subject = f"agent:{agent.key}"
            yield Sheet("authority_letter", subject, agent.name, why="委托了代理人", basis=statutes.CIVIL_165)
    if facts.count("authority"):
        yield Sheet("", files="authority", need=ON_DEMAND, why="当事人交来的授权手续")
    if facts.count("evidence"):
        yield Sheet("evidence_list", need=ON_DEMAND, why="收了证据材料")
        yield Sheet("", files="evidence", need=ON_DEMAND, why="收了证据材料")


def _talks(facts: DossierFacts) -> Iterator[Sheet]:
    for record in facts.inquiries:
        name = _time(record)
        yield Sheet("inquiry_record", f"inquiry:{record.key}", name, ON_DEMAND, "做过调查", statutes.MEDIATION_27)
    for key in facts.changes:
        yield Sheet("mediator_change", f"change:{key}", "", ON_DEMAND, "换过调解员", statutes.MOJ_75_25_RECUSAL)
    for call in facts.calls:
        name = f"{call.label}，{call.when}"
        yield Sheet("session_notice", f"called:{call.key}", name, ON_DEMAND, "约过调解会", statutes.MOJ_75_28)
    for record in facts.sessions:
        yield Sheet(
            "session_record", f"session:{record.key}", _time(record), why="调解要有记录", basis=statutes.MEDIATION_27
        )
    for key in facts.agreed_facts:
        yield Sheet("agreed_facts", f"facts:{key}", "", ON_DEMAND, "记载过无争议事实", statutes.INVITED_22)


def _outcome(facts: DossierFacts) -> Iterator[Sheet]:
    if facts.agreeing and not facts.agreements:
        yield Sheet("agreement", why="已经谈拢", basis=statutes.MEDIATION_28)
    for agreement in facts.agreements:
        form = "oral_agreement" if agreement.oral else "agreement"
        name = f"第{han(agreement.ordinal)}份" if len(facts.agreements) > 1 else ""
        yield Sheet(form, f"agreement:{agreement.key}", name, why="达成了协议", basis=statutes.MEDIATION_28)
    for ending in facts.endings:
        if ending.kind != "declined" and ending.notice:
            yield Sheet(
                "termination_notice",
                f"ending:{ending.key}",
                "未解决部分" if ending.scope else "",
                why="终止要告知别的途径",
                basis=statutes.MEDIATION_26,
            )
    in_force = [agreement for agreement in facts.agreements if agreement.effective]
    written = [agreement for agreement in in_force if not agreement.oral]
    if written:
        for party in facts.parties:
            yield Sheet("service_receipt", f"party:{party.key}", party.label, ON_DEMAND, "协议书当事人各执一份")
    for agreement in written:
        if agreement.to_court:
            subject = f"agreement:{agreement.key}"
            yield Sheet(
                "confirmation_application", subject, "", ON_DEMAND, "可以共同申请司法确认", statutes.MEDIATION_33_1
            )
            yield Sheet("confirmation_materials", subject, "", ON_DEMAND, "申请司法确认要交材料")
            yield Sheet("mediation_proof", subject, "", ON_DEMAND, "法院要主持调解的证明", statutes.CPL_INT_354)
    if facts.court_report:
        yield Sheet("court_report", why="法院委派、委托的，终止后书面报告", basis=statutes.INVITED_26_2)
    if facts.count("court"):
        yield Sheet("", files="court", need=ON_DEMAND, why="法院来的文书")
    if facts.count("performance") or any(agreement.performs for agreement in in_force):
        yield Sheet("performance_sheet", need=ON_DEMAND, why="协议有履行内容")
    if facts.count("performance"):
        yield Sheet("", files="performance", need=ON_DEMAND, why="收了履行凭证")
    for key in facts.urgings:
        yield Sheet("urging_letter", f"urging:{key}", "", ON_DEMAND, "督促过履行", statutes.MEDIATION_31_2)
    for key in facts.follow_ups:
        yield Sheet("follow_up_record", f"follow_up:{key}", "", MUST, "做过回访", statutes.JIANGSU_DISPUTES_28_1)
    if in_force and not facts.follow_ups:
        # A case closed without one gave its reason in the act.
        need = ON_DEMAND if facts.closed else MUST
        yield Sheet("follow_up_record", need=need, why="协议生效后要回访", basis=statutes.JIANGSU_DISPUTES_28_1)


def _end(facts: DossierFacts) -> Iterator[Sheet]:
    if facts.over:
        yield Sheet("closing_report", need=ON_DEMAND, why="结案")
    if facts.count("other"):
        yield Sheet("", files="other", need=ON_DEMAND, why="其他材料")
    yield Sheet("statement", need=ON_DEMAND, why="写明页数、缺损和原件情况")
    yield Sheet("back_cover", why="封底")


def _time(record: RecordSheet) -> str:
    return f"第{han(record.ordinal)}次"
