"""Forms of the acts up to acceptance, and of what may be put right at any time."""

from wtforms import HiddenField, StringField, TextAreaField

from mediation.blueprints.cases.fields import LONGEST_LINE, ClockField, chosen, happened
from mediation.models.case import CaseParty
from mediation.operations.acceptance import ANSWERS
from mediation.rules.people_mediation.words import DIRECTOR_ANSWERS, MANNERS
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required

NOT_ASKED = {"": "这次没问"}


class AcceptanceDayForm(BaseForm):
    """The right day of acceptance and why the other was wrong; `seen` the day whose deadlines were shown before."""

    on = DateField("正确的受理日期", [Required("正确的受理日期"), happened])
    reason = StringField("更正的理由", [Required("理由"), AtMost(LONGEST_LINE)])
    seen = HiddenField()


class ConsentsForm(BaseForm):
    """What the parties answered; the fields of each party are added by `CONSENT_ROWS`."""

    def check_answers(self, parties: list[CaseParty]) -> bool:
        """At least one party answered, and each answer has its day, time and manner."""
        given = [party.uid for party in parties if self[f"answer_{party.uid}"].data]
        if not given:
            self[f"answer_{parties[0].uid}"].errors = ["没有填哪一方的答复。至少填一方。"]
        for uid in given:
            for name, sentence in _ASKED.items():
                field = self[f"{name}_{uid}"]
                if not field.data and not field.errors:
                    field.errors = [sentence]
        return not self.errors


_ASKED = {
    "on": "没有填是哪一天问的。",
    "at": "没有填是几点问的。写成 14:30 这样。",
    "manner": "没有选用什么方式问的。",
}

CONSENT_ROWS = {
    "answer": lambda party: PickField(
        f"{party.party.name}的答复", choices=[*chosen(ANSWERS), *NOT_ASKED.items()], default=""
    ),
    "on": lambda party: DateField("日期", [happened]),
    "at": lambda party: ClockField("时间"),
    "manner": lambda party: ChoiceField("方式", choices=chosen(MANNERS, first="选方式")),
    "note": lambda party: StringField("原话或者说明", [AtMost(LONGEST_LINE)]),
}


class AcceptanceForm(BaseForm):
    """The day a dispute is taken on."""

    on = DateField("受理日期", [Required("受理日期"), happened])


class TransferForm(BaseForm):
    """To which committee, and why."""

    to = ChoiceField("移交给", [Required("移交给哪个调委会")])
    reason = TextAreaField("理由", [Required("移交的理由"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})


class HandOverForm(BaseForm):
    """To which body outside the house, why, and what it answered."""

    to = StringField("移送给", [Required("移送给哪个单位"), AtMost(200)])
    on = DateField("移送日期", [Required("移送日期"), happened])
    reason = TextAreaField("理由", [Required("移送的理由"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})
    receipt = StringField("回执", [AtMost(LONGEST_LINE)])
    receipt_on = DateField("回执日期", [happened])

    def check_receipt(self) -> bool:
        """A receipt has its day, not before the handing over."""
        if bool(self.receipt.data) != bool(self.receipt_on.data):
            self.receipt_on.errors = ["回执和收到回执的日期要么都填，要么都不填。"]
        elif self.receipt_on.data and self.on.data and self.receipt_on.data < self.on.data:
            self.receipt_on.errors = ["回执不会在移送以前。核对日期。"]
        return not self.errors


class TakeBackForm(BaseForm):
    """What was handed over came back."""

    on = DateField("转回日期", [Required("转回日期"), happened])
    reason = TextAreaField("为什么转回", [Required("为什么转回"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class ReceiptForm(BaseForm):
    """What the other body answered."""

    receipt = StringField("回执", [Required("谁收的、回执文号"), AtMost(LONGEST_LINE)])
    receipt_on = DateField("回执日期", [Required("回执日期"), happened])


class ConflictAnswerForm(BaseForm):
    """The director's answer."""

    answer = PickField("主任的答复", [Required("答复")], choices=chosen(DIRECTOR_ANSWERS))
    reason = TextAreaField("理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class RestrictedForm(BaseForm):
    """Who may read the case."""

    restricted = PickField(
        "谁能看这件案子",
        [Required("谁能看")],
        choices=[("no", "本调委会的人都能看"), ("yes", "只有办案的人和主任能看")],
    )
