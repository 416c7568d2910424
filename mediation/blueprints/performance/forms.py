"""Forms of the acts on an obligation, of urging, of a debtor's promise."""

from datetime import date

from wtforms import StringField, TextAreaField

from mediation.procedures.performance import ACKNOWLEDGED, GROUNDS
from mediation.rules import figures
from mediation.rules.money import yuan
from mediation.rules.people_mediation.words import MANNERS
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, MoneyField, PickField, Required, happened

LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT = 500, 200, 5000


class DatedForm(BaseForm):
    """An act on a day on which the agreement was in force."""

    on = DateField("日期", [Required("日期"), happened])

    def check_day(self, effective_on: date | None) -> bool:
        """Nothing of it happened before the agreement took effect."""
        if self.on.data and effective_on and self.on.data < effective_on and not self.on.errors:
            self.on.errors = [f"协议{figures.day(effective_on)}才生效，不会在那以前。核对日期。"]
        return not self.errors


class PerformedForm(DatedForm):
    """An act was done: a file of the case or words say how that is known."""

    on = DateField("履行日期", [Required("履行日期"), happened])
    proof = ChoiceField("凭证", choices=[])
    note = StringField("说明", [AtMost(LONGEST_LINE)])

    def check_proof(self) -> bool:
        """One of the two says it."""
        if not self.proof.data and not self.note.data and not self.proof.errors:
            self.note.errors = ["没有选凭证，就写一句怎样核实的。"]
        return not self.errors


class PaymentForm(PerformedForm):
    """A sum was paid on an instalment."""

    on = DateField("付款日期", [Required("付款日期"), happened])
    amount = MoneyField("付了多少", [Required("付了多少")])

    def check_amount(self, rest: int) -> bool:
        """No more than the `rest` in 分, and something."""
        typed = self.amount.data
        if typed is not None and typed <= 0:
            self.amount.errors = ["金额要大于 0。"]
        elif typed is not None and typed > rest and not self.amount.errors:
            self.amount.errors = [f"这一期只欠 {yuan(rest)} 元。多出来的登记到别的一期。"]
        return not self.errors


class DueDayForm(BaseForm):
    """The day that a person reads from the agreement's words."""

    due_on = DateField("到期日", [Required("到期日")])
    reason = StringField("怎样看出来的", [Required("怎样看出来的"), AtMost(LONGEST_LINE)])

    def check_day(self, effective_on: date | None) -> bool:
        """Nothing falls due before the agreement."""
        if self.due_on.data and effective_on and self.due_on.data < effective_on and not self.due_on.errors:
            self.due_on.errors = [f"协议{figures.day(effective_on)}才生效，到期日不会更早。"]
        return not self.errors


class ReasonForm(BaseForm):
    """A wrong entry no longer counts."""

    reason = TextAreaField("哪里错了", [Required("哪里错了"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class WordsForm(DatedForm):
    """A dispute, or its end, in words."""

    reason = TextAreaField("情况", [Required("情况"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})


class EndForm(WordsForm):
    """Why the obligation is followed no further."""

    ground = PickField(
        "理由", [Required("理由")], choices=[(code, each.label) for code, each in GROUNDS.items() if each.chosen]
    )


class UrgingForm(DatedForm):
    """Who was urged, when, how, and what was answered."""

    on = DateField("督促日期", [Required("督促日期"), happened])
    party = PickField("督促哪一方", [Required("督促哪一方")], choices=[])
    manner = ChoiceField("方式", [Required("方式")], choices=[("", "选方式"), *MANNERS.items()])
    person = StringField("跟谁说的", [AtMost(LONGEST_NAME)])
    said = TextAreaField("说了什么", [Required("说了什么"), AtMost(LONGEST_TEXT)], render_kw={"rows": 3})
    answer = TextAreaField("怎样答复", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})
    promised = ChoiceField("答复里有承诺的", choices=[("", "没有承诺"), *ACKNOWLEDGED.items()])

    def check_promise(self) -> bool:
        """A promise is in the answer."""
        if self.promised.data and not self.answer.data and not self.answer.errors:
            self.answer.errors = ["选了承诺，把答复的话写下来。"]
        return not self.errors


class AcknowledgmentForm(DatedForm):
    """What a debtor promised or did."""

    on = DateField("哪一天", [Required("日期"), happened])
    party = PickField("哪一方", [Required("哪一方")], choices=[])
    kind = PickField("承诺或者做了什么", [Required("承诺或者做了什么")], choices=list(ACKNOWLEDGED.items()))
    text = TextAreaField("原话或者经过", [Required("原话或者经过"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})
    proof = ChoiceField("凭证", choices=[])
