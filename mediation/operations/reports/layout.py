"""调解情况统计的栏目：what the form asks and which of the justice bureau's types a dispute belongs to, dated."""

from datetime import date

from mediation.operations.settings import setting
from mediation.rules.dispute_types import DisputeType
from mediation.rules.reports.mediation_return import Layout, ReturnColumn


def layout_on(on: date) -> Layout:
    """The form as the office has it on a day."""
    return Layout(
        columns=tuple(ReturnColumn(*row) for row in setting("mediation_return", on)),
        types=tuple((code, label) for code, label in setting("justice_types", on)),
        mapping=dict(setting("justice_type_of", on)),
    )


def justice_type(dispute_type: str, on: date) -> str:
    """What the justice bureau calls a type of dispute on a day, `合同`; "" while nobody asked."""
    known = layout_on(on).type_of(dispute_type)
    return known[1] if known else ""


def unmapped(on: date) -> list[DisputeType]:
    """The desk's types that have none of the justice bureau's yet."""
    layout = layout_on(on)
    return [kind for kind in DisputeType if layout.type_of(kind.value) is None]
