"""The forms of the numbers that platforms give."""

from datetime import date

from wtforms import StringField
from wtforms.validators import StopValidation

from mediation.rules.figures import day
from mediation.web.forms import AtMost, BaseForm, DateField, Required, happened


class NumberForm(BaseForm):
    """The number that a platform gave to the case, and the day it did."""

    number = StringField("平台给的编号", [Required("编号"), AtMost(200)], render_kw={"autocomplete": "off"})
    on = DateField("录入日期", [Required("录入日期"), happened])

    registered_on: date | None = None

    def validate_on(self, field: DateField) -> None:
        """Nobody enters a case elsewhere before it is here."""
        if field.data and self.registered_on and field.data < self.registered_on:
            raise StopValidation(f"比本会登记的日子（{day(self.registered_on)}）还早。核对日期。")


class CorrectionForm(NumberForm):
    """What stands in the place of a wrong number, and why; without a number it is taken back."""

    number = StringField("正确的编号", [AtMost(200)], render_kw={"autocomplete": "off"})
    reason = StringField("更正的理由", [Required("理由"), AtMost(500)])
