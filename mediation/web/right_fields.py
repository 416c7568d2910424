"""The fields of a right, wherever the rights centre writes one down."""

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


class RightFields(Row):
    """Which right, its number checked by its kind."""

    right_kind = ChoiceField("权利种类", choices=[(kind.value, kind.label) for kind in KINDS])
    right_number = short_text("专利号、注册号、登记号", 80)
    right_number_reason = short_text("号码校验不符，照证书保存的原因", 500)
    right_title = short_text("作品、产品或商标名称")
    right_holder = short_text("证书上的权利人", 500)

    def validate_right_number(self, field: Any) -> None:
        """Checked by its kind."""
        if not field.data or not self.right_kind.data:
            return
        reason = self.right_number_reason.data or ""
        try:
            field.data = checked_right(RightValues(self.right_kind.data, field.data, reason))["number"]
        except InvalidIdentifier as error:
            raise StopValidation(error.message) from None
