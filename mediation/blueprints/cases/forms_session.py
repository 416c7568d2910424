"""Forms of records: sessions, inquiries, signatures, agreed facts, proposals, private notes."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, FieldList, FormField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.cases.fields import LONGEST_LINE, Alone, ClockField, Roomy, happened, moment_of
from mediation.models.case import CaseParty
from mediation.operations.matter_facts import acting_agents
from mediation.operations.sessions import ANSWERS, Attendance, RecordEntry
from mediation.rules.clauses import CLAUSES
from mediation.rules.people_mediation.words import CAPACITIES, SESSION_RESULTS
from mediation.web.forms import BaseForm, ChecksField, ChoiceField, DateField, PickField, Required, Row
from mediation.web.party_form import short_text

CLAUSE_KINDS = [("", "选条款种类"), *((kind, clause.heading) for kind, clause in CLAUSES.items())]


class ProposalRow(Row):
    """One proposed term; left out when nothing is written."""

    kind = ChoiceField("条款种类", choices=CLAUSE_KINDS)
    text = TextAreaField("谁、对谁、做什么、什么时候、怎么做", [Roomy()], render_kw={"rows": 2})

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not (self.kind.data or self.text.data)

    def validate_kind(self, field: ChoiceField) -> None:
        """A term that was begun has a kind."""
        if self.text.data and not field.data:
            raise StopValidation("没有选条款种类。选一种；都不合适的选“其他”。")

    def validate_text(self, field: TextAreaField) -> None:
        """And words."""
        if self.kind.data and not field.data:
            raise StopValidation("没有写方案的内容。")


class Attended:
    """What a form with the fields of `attendance_rows` says of each party."""

    def came_of(self, party: CaseParty) -> Attendance:
        """Who came for `party`."""
        form: Any = self
        agents = {agent.uid: agent.id for agent in acting_agents(party)}
        there = [agents[uid] for uid in form[f"agents_{party.uid}"].data or () if uid in agents]
        came, late = form[f"came_{party.uid}"].data, f"late_{party.uid}" in form and form[f"late_{party.uid}"].data
        if came != "yes":
            return Attendance(present=came == "agent", capacity="agent", agents=tuple(there), late=late)
        capacity, who = form[f"capacity_{party.uid}"].data, form[f"who_{party.uid}"].data
        return Attendance(True, who or party.party.name, capacity, tuple(there), late)

    def check_attendance(self, parties: Iterable[CaseParty]) -> bool:
        """For each party it is said whether it came, and by whom."""
        form: Any = self
        for party in parties:
            came, agents = form[f"came_{party.uid}"], form[f"agents_{party.uid}"]
            if not came.data:
                came.errors = [f"没有填{party.party.name}来没来。"]
            elif came.data == "agent" and not agents.data:
                agents.errors = ["代理人来了，没有勾是哪一位。没有登记的代理人，先登记、核实权限。"]
        return not form.errors


class AttendanceForm(Attended, BaseForm):
    """Who came to a planned session."""


class RecordForm(Attended, BaseForm):
    """What every record says; who came is added by `attendance_rows`."""

    started_on = DateField("日期", [Required("日期"), happened])
    started_at = ClockField("开始", [Required("开始时间")])
    ended_at = ClockField("结束")
    place = short_text("地点")
    subject = short_text("事由", LONGEST_LINE)
    invited = short_text("邀请参加的人", LONGEST_LINE)
    invited_consent = BooleanField("当事人都同意邀请")
    recorder = short_text("记录人")
    text = TextAreaField("记录", [Required("记录"), Roomy()], render_kw={"rows": 14})

    def validate_place(self, field: object) -> None:
        """The paper names the place."""
        if not self.place.data:
            raise StopValidation("没有填地点。")

    def validate_ended_at(self, field: ClockField) -> None:
        """It ends after it began."""
        if field.data and self.started_at.data and field.data < self.started_at.data:
            raise StopValidation("结束早于开始。核对时间；跨到第二天的，分两次记。")

    def entry(self, parties: list[CaseParty]) -> RecordEntry:
        """The record as the operation takes it."""
        started = moment_of(self.started_on.data, self.started_at.data)
        assert started is not None, "validated"
        return RecordEntry(
            started_at=started,
            ended_at=moment_of(self.started_on.data, self.ended_at.data),
            attendance={party.id: self.came_of(party) for party in parties},
            **{name: self[name].data or "" for name in ("place", "subject", "invited", "recorder", "text")},
            invited_consent=self.invited_consent.data,
            **self._of_its_kind(),
        )

    def _of_its_kind(self) -> dict[str, object]:
        return {}


CAME = {"yes": "本方来人", "agent": "只来代理人", "no": "没来"}
IN_PERSON = {code: words for code, words in CAPACITIES.items() if code != "agent"}


def attendance_rows(party: CaseParty) -> dict[str, object]:
    """The fields that say who came for `party`."""
    agents = [(agent.uid, agent.name) for agent in acting_agents(party)]
    offered = {code: words for code, words in CAME.items() if agents or code != "agent"}
    return {
        "came": PickField(f"{party.party.name}来没来", choices=list(offered.items())),
        "capacity": ChoiceField("身份", choices=list(IN_PERSON.items())),
        "who": short_text("来的人"),
        "agents": ChecksField("到场的代理人", choices=agents),
        "late": BooleanField("来晚了"),
    }


class InquiryForm(RecordForm):
    """An inquiry: besides, who was asked. The act does not need it, the paper does."""

    asked_name = short_text("被调查人")
    asked_particulars = short_text("性别、年龄、单位或者住址", LONGEST_LINE)
    asked_relation = short_text("与当事人的关系")

    def _of_its_kind(self) -> dict[str, object]:
        return {name: self[name].data or "" for name in ASKED}


ASKED = ("asked_name", "asked_particulars", "asked_relation")


class SessionForm(RecordForm):
    """A mediation session, with the facts nobody disputes and the proposals made, kept apart from the record."""

    shown = PickField("公开不公开", choices=[("closed", "不公开"), ("open", "公开")], default="closed")
    objection = BooleanField("有当事人不同意公开")
    planned = ChoiceField("哪一次安排", default="")
    result = PickField("结果", [Required("结果")], choices=list(SESSION_RESULTS.items()))
    agreed_facts = TextAreaField("各方都认可的事实", [Roomy()], render_kw={"rows": 4})
    proposals = FieldList(FormField(ProposalRow), "方案", min_entries=1, max_entries=30)

    def _of_its_kind(self) -> dict[str, object]:
        return {
            "open": self.shown.data == "open",
            "objection": self.objection.data,
            "result": self.result.data,
        }

    def proposed(self) -> list[ProposalRow]:
        """The proposals that were written."""
        return [entry.form for entry in self.proposals if not entry.form.blank]


class SessionEditForm(RecordForm):
    """A session's record, corrected; facts and proposals have their own pages."""

    shown = PickField("公开不公开", choices=[("closed", "不公开"), ("open", "公开")], default="closed")
    objection = BooleanField("有当事人不同意公开")
    result = PickField("结果", [Required("结果")], choices=list(SESSION_RESULTS.items()))

    _of_its_kind = SessionForm._of_its_kind


class SignaturesForm(BaseForm):
    """Who signed a record, and when."""

    on = DateField("签名日期", [Required("签名日期"), happened])
    keys = ChecksField("谁签了", [Required("谁签了，至少勾一位")])


class AgreedFactsForm(BaseForm):
    """What no party disputes."""

    on = DateField("记载日期", [Required("记载日期"), happened])
    text = TextAreaField("各方都认可的事实", [Required("事实"), Roomy()], render_kw={"rows": 10})


class ProposalForm(Alone, ProposalRow):
    """One more proposal, made in a session on record."""

    session = ChoiceField("哪一次调解会上提的", [Required("哪一次调解会")])

    def validate_kind(self, field: ChoiceField) -> None:
        """A proposal has a kind."""
        if not field.data:
            raise StopValidation("没有选条款种类。选一种；都不合适的选“其他”。")

    def validate_text(self, field: TextAreaField) -> None:
        """And words."""
        if not field.data:
            raise StopValidation("没有写方案的内容。写明谁、对谁、做什么、什么时候。")


class ProposalAnswerForm(BaseForm):
    """What the parties said to a proposal."""

    answer = PickField("当事人的答复", choices=list(ANSWERS.items()))


class NoteForm(BaseForm):
    """A mediator's own note."""

    text = TextAreaField("手记", [Required("手记"), Roomy()], render_kw={"rows": 8})
