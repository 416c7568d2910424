"""The form of the office's own rules: limits, usual nodes by kind, towns."""

from typing import Any

from wtforms import TextAreaField
from wtforms.validators import StopValidation

from mediation.rules.overseas_guidance.nodes import NotATable, read_table
from mediation.rules.overseas_guidance.words import KINDS
from mediation.web.forms import AtMost, BaseForm, ChecksField, DateField, Required, WholeField
from mediation.web.party_form import short_text

LONGEST_LINE, LONGEST_TEXT, LONGEST_TOWN = 500, 2000, 20
NODES_OF = "nodes_"
"""How the field of a kind's usual nodes is named: `nodes_customs`."""


def _is_a_table(form: Any, field: Any) -> None:
    try:
        read_table(field.data or "")
    except NotATable as wrong:
        raise StopValidation(str(wrong)) from None


def _from_one(form: Any, field: Any) -> None:
    if field.data is None or field.data < 1:
        raise StopValidation("写 1 或者更大的数。")


class _Own(BaseForm):
    """Limits and towns."""

    opinion_working_days = WholeField("首次意见", [_from_one])
    urgent_days = WholeField("急的，首次意见", [_from_one])
    urgent_kinds = ChecksField("哪几类是急的", choices=list(KINDS.items()))
    towns = TextAreaField("本区的镇、街道", [AtMost(LONGEST_TEXT)], render_kw={"rows": 8})
    effective_from = DateField("起用日", [Required("起用日")])
    source = short_text("依据", LONGEST_LINE)

    def validate_towns(self, field: Any) -> None:
        """One a line."""
        if not _lines(field.data):
            raise StopValidation("没有写镇、街道。一行一个。")
        if wrong := [line for line in _lines(field.data) if len(line) > LONGEST_TOWN]:
            raise StopValidation(f"“{wrong[0][:LONGEST_TOWN]}……”太长。一行一个镇、街道。")

    def validate_source(self, field: Any) -> None:
        """A figure rests on something."""
        if not field.data:
            raise StopValidation("没有填依据。写文件的名称和文号，或者谁定的。")

    def values(self) -> dict[str, Any]:
        """Setting → value."""
        return {
            "overseas_limits": {
                "opinion_working_days": self.opinion_working_days.data,
                "urgent_days": self.urgent_days.data,
                "urgent_kinds": [kind for kind in KINDS if kind in self.urgent_kinds.data],
            },
            "overseas_nodes": {kind: read_table(self[f"{NODES_OF}{kind}"].data or "") for kind in KINDS},
            "district_towns": _lines(self.towns.data),
        }


def _lines(text: str | None) -> list[str]:
    return list(dict.fromkeys(filter(None, (line.strip() for line in (text or "").splitlines()))))


# One box a kind: the kinds are a list of the rules.
LimitsForm: Any = type(
    "LimitsForm",
    (_Own,),
    {
        f"{NODES_OF}{kind}": TextAreaField(label, [AtMost(LONGEST_TEXT), _is_a_table], render_kw={"rows": 3})
        for kind, label in KINDS.items()
    },
)
