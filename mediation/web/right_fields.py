"""The fields of a right, wherever one is written down outside a case, and the check of its number."""

from typing import Any

from wtforms.validators import StopValidation

from mediation.operations.rights import RightValues
from mediation.operations.rights import checked as checked_right
from mediation.rules.rights import InvalidIdentifier, RightKind
from mediation.web.forms import ChoiceField, Row
from mediation.web.party_form import short_text

KINDS = (
    RightKind.COPYRIGHT,
    RightKind.DESIGN,
    RightKind.TRADEMARK,
    RightKind.UTILITY_MODEL,
    RightKind.INVENTION,
    RightKind.SOFTWARE,
    RightKind.GEOGRAPHICAL_INDICATION,
)


def check_number(form: Any, number: Any) -> None:
    """The right's number by its kind, as it is to be kept; `form` has `right_kind` and `right_number_reason`."""
    reason = form.right_number_reason.data or ""
    try:
        number.data = checked_right(RightValues(form.right_kind.data, number.data, reason))["number"]
    except InvalidIdentifier as error:
        raise StopValidation(error.message) from None


def check_number_of_chosen(form: Any, number: Any) -> None:
    """The same where a right need not be named: a number wants its kind."""
    if number.data:
        if not form.right_kind.data:
            raise StopValidation("填了号码，没有选权利种类。")
        check_number(form, number)


class RightFields(Row):
    """Which right, its number checked by its kind."""

    right_kind = ChoiceField("权利种类", choices=[(kind.value, kind.label) for kind in KINDS])
    right_number = short_text("专利号、注册号、登记号", 80)
    right_number_reason = short_text("号码校验不符，照证书保存的原因", 500)
    right_title = short_text("作品、产品或商标名称")
    right_holder = short_text("证书上的权利人", 500)

    def validate_right_number(self, field: Any) -> None:
        """Checked by its kind."""
        if field.data and self.right_kind.data:
            check_number(self, field)
