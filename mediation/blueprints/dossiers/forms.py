"""Forms of the acts on a file, of its claim, and of the filters above the lists."""

from typing import Any

from flask import g
from wtforms import FileField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, MoneyField, PickField, Required, WholeField

LONGEST_LINE = 500


class CoverForm(BaseForm):
    """The cover and the statement."""

    name = StringField("卷名", [Required("卷名"), AtMost(200)])
    retention = ChoiceField("保管期限", [Required("保管期限")], choices=[])
    shelf_mark = StringField("存放位置", [AtMost(200)])
    remarks = StringField("备注", [AtMost(LONGEST_LINE)])
    statement = TextAreaField("卷宗情况说明", [AtMost(5000)], render_kw={"rows": 8})


class PlainForm(BaseForm):
    """An act that is only confirmed."""


class ReasonForm(BaseForm):
    """An act that needs its reason."""

    reason = TextAreaField("理由", [Required("理由"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class FilingForm(BaseForm):
    """Where the file will stand."""

    shelf_mark = StringField("存放位置", [Required("存放位置"), AtMost(200)])


class SupplementForm(BaseForm):
    """A paper that came after filing."""

    title = StringField("文书名称", [Required("文书名称"), AtMost(200)])
    reason = StringField("为什么后补", [Required("为什么后补"), AtMost(LONGEST_LINE)])
    pages = WholeField("页数", [Required("页数")])
    scan = FileField("扫描件", render_kw={"accept": ".pdf,.jpg,.jpeg,.png"})


DECISION_NOTES = {
    "keep": "重新划定期限，写明保存到哪一天。",
    "transfer": "形成满十年移交区档案馆，不管保管期限满没有满。连同电子卷移交；这里留着，只读。",
    "report": "写成鉴定报告上报。批下来也由档案部门处理，这里不删任何东西。",
}


class AppraisalForm(BaseForm):
    """What was decided when the period ended, or ten years after filing."""

    decision = PickField("结果", [Required("结果")], choices=[])
    keep_until = DateField("保存到")
    people = StringField("鉴定、移交的人", [Required("鉴定、移交的人"), AtMost(LONGEST_LINE)])
    reason = TextAreaField("意见", [Required("意见"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})

    def validate_keep_until(self, field: Any) -> None:
        """Kept on, a new last day is needed."""
        if self.decision.data == "keep" and (field.data is None or field.data <= g.now.date()):
            raise StopValidation("继续保存的，填今天以后的日子。")


class RestrictionForm(BaseForm):
    """A person's request to delete, and the answer."""

    request = StringField("谁、哪天、要求什么", [Required("谁、哪天、要求什么"), AtMost(240)])
    reason = TextAreaField("怎样答复的", [Required("怎样答复的"), AtMost(240)], render_kw={"rows": 3})


class ClaimForm(BaseForm):
    """What is claimed."""

    level = PickField("难度级别", [Required("难度级别")], choices=[])
    category = PickField("补贴类别", [Required("补贴类别")], choices=[])


class DecisionForm(BaseForm):
    """What is decided on a claim."""

    result = PickField("审核结果", [Required("审核结果")], choices=[("approve", "合格"), ("reject", "不合格")])
    amount = MoneyField("审核金额")
    reason = TextAreaField("不合格原因或者说明", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})

    def validate_amount(self, field: Any) -> None:
        """What is approved has an amount."""
        if self.result.data == "approve" and not field.data:
            raise StopValidation("审核合格的，要填审核金额。")

    def validate_reason(self, field: Any) -> None:
        """What is rejected says why."""
        if self.result.data == "reject" and not field.data:
            raise StopValidation("审核不合格的，要写原因。")
