"""Forms of the acts that pause, lengthen and end a matter."""

from flask import g
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.cases.fields import LONGEST_LINE, Roomy, chosen, happened
from mediation.models.case import CaseParty
from mediation.operations.endings import Notice, Told
from mediation.rules.agreement.draft import OralReason
from mediation.rules.people_mediation.words import MANNERS, ROUTES, SUSPENSION_REASONS, routes_notice
from mediation.web.forms import AtMost, BaseForm, ChecksField, ChoiceField, DateField, PickField, Required

ALL_ROUTES = list(ROUTES)


class EndingForm(BaseForm):
    """An ending with its notice of the lawful routes; who was told is added by `NOTICE_ROWS`."""

    on = DateField("日期", [Required("日期"), happened])
    reason = TextAreaField("情况", [Roomy()], render_kw={"rows": 3})
    routes = ChecksField("告知的途径", choices=chosen(ROUTES), default=ALL_ROUTES)
    notice_text = TextAreaField("告知的话", [Roomy()], render_kw={"rows": 3}, default=routes_notice)

    def check_notice(self, parties: list[CaseParty], *, must: bool = True) -> bool:
        """Each of `parties` was told, on a day and in a manner; who was not asked for may be left out."""
        for party in parties:
            told, on, how = (self[f"{name}_{party.uid}"] for name in ("told", "told_on", "told_how"))
            if not told.data and must:
                told.errors = [f"还没有向{party.party.name}告知别的途径。告知以后勾上，再交。"]
            if told.data and not on.data and not on.errors:
                on.errors = [f"没有填哪一天告知{party.party.name}的。"]
            if told.data and not how.data and not how.errors:
                how.errors = [f"没有选用什么方式告知{party.party.name}的。"]
        if must and not self.notice_text.data:
            self.notice_text.errors = ["没有写告知的话。写明可以走哪些途径。"]
        return not self.errors

    def notice(self, parties: list[CaseParty]) -> Notice:
        """What was told to whom."""
        told = {
            party.id: Told(self[f"told_on_{party.uid}"].data, self[f"told_how_{party.uid}"].data)
            for party in parties
            if self[f"told_{party.uid}"].data
        }
        return Notice(told=told, routes=frozenset(self.routes.data or ()), text=self.notice_text.data or "")


NOTICE_ROWS = {
    "told": lambda party: BooleanField(f"已告知{party.party.name}"),
    "told_on": lambda party: DateField("哪一天", [happened], default=lambda: g.now.date()),
    "told_how": lambda party: ChoiceField("方式", choices=chosen(MANNERS, first="选方式")),
}


class GroundForm(EndingForm):
    """An ending for a ground that is chosen from a list."""

    ground = PickField("理由", [Required("理由")])


class PartialForm(GroundForm):
    """What a partial agreement leaves open."""

    scope = StringField("没谈拢的是什么", [Required("没谈拢的是什么"), AtMost(200)])


class WithdrawalForm(EndingForm):
    """The applicants take their application back."""

    by = ChecksField("谁撤回", [Required("谁撤回")])
    ground = PickField("原因", [Required("原因")])


class RefusalForm(EndingForm):
    """One party will not go on."""

    by = PickField("哪一方", [Required("哪一方")])


class SuspensionForm(BaseForm):
    """Why the clock stops."""

    on = DateField("从哪天起中止", [Required("日期"), happened])
    reason = PickField(
        "原因", [Required("原因")], choices=[(code, reason.label) for code, reason in SUSPENSION_REASONS.items()]
    )
    note = StringField("说明", [AtMost(LONGEST_LINE)])


class ResumptionForm(BaseForm):
    """The clock goes on."""

    on = DateField("从哪天起恢复", [Required("日期"), happened])
    note = StringField("说明", [AtMost(LONGEST_LINE)])


def _ahead(form: BaseForm, field: DateField) -> None:
    if field.data and field.data <= g.now.date():
        raise StopValidation("延长到的日子要在今天以后。填更晚的一天。")


class ExtensionForm(BaseForm):
    """Everybody agrees to a later day; the day of each party's consent is added by `EXTENSION_ROWS`."""

    until = DateField("延长到", [Required("延长到哪一天"), _ahead])
    manner = ChoiceField("同意的方式", [Required("各方用什么方式同意的")], choices=chosen(MANNERS, first="选方式"))
    note = StringField("说明", [AtMost(LONGEST_LINE)])


EXTENSION_ROWS = {"agreed": lambda party: DateField(f"{party.party.name}哪天同意的", [happened])}


class ReachingForm(BaseForm):
    """Terms are agreed; a written agreement unless one of the regulation's two reasons allows an oral one."""

    on = DateField("谈拢的日期", [Required("日期"), happened])
    shape = PickField(
        "协议怎么订",
        [Required("协议怎么订")],
        choices=[("written", "写成调解协议书"), ("oral", "口头协议，填登记表")],
        default="written",
    )
    oral_reason = PickField(
        "不写协议书的理由", choices=[(reason.value, reason.label) for reason in OralReason], default=""
    )

    def check_shape(self) -> bool:
        """An oral agreement needs its reason (江苏省人民调解条例第三十一条)."""
        if self.shape.data == "oral" and not self.oral_reason.data:
            self.oral_reason.errors = ["口头协议要有理由：无履行义务，或者义务已即时履行。都不是的，写成协议书。"]
        return not self.errors


class ReasonForm(BaseForm):
    """An act that needs no more than a reason."""

    reason = TextAreaField("说明", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class FilingBackForm(BaseForm):
    """The agreement went to the body that referred the case."""

    on = DateField("送去的日期", [Required("日期"), happened])
    note = StringField("怎么送的、谁收的", [AtMost(LONGEST_LINE)])


class ClosingForm(BaseForm):
    """The matter is finished."""

    on = DateField("结案日期", [Required("日期"), happened])
    reason = TextAreaField("没有回访的理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})
