"""司法确认申请材料清单（民诉法解释第三百五十四条；司法确认程序规定第三条）。"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import named_party
from mediation.rules.agreement.draft import DraftParty

TITLE = "司法确认申请材料清单"


@dataclass(frozen=True)
class Material:
    """One row: what is handed in, and what of it the file already holds, "" where it is still to be brought."""

    name: Annotated[str, Printed("材料名称")]
    held: Annotated[tuple[str, ...], Printed("卷内已有")] = ()

    @property
    def called(self) -> str:
        """How the proof names this row."""
        return f"{self.name}的"


@dataclass(frozen=True)
class MaterialRow:
    """A row with its ordinal."""

    ordinal: Annotated[str, Printed("序号")]
    material: Material


@dataclass(frozen=True)
class ConfirmationMaterialsPaper:
    """The list in the order of print; copies and the marks of who hands in and takes are left to the pen."""

    head: Head
    parties: Annotated[tuple[str, ...], Printed("申请人")]
    agreement: Annotated[str, Printed("调解协议")]
    court: Annotated[str, Printed("法院")]
    rows: tuple[MaterialRow, ...]


def confirmation_materials(
    *,
    committee: str,
    number: str,
    effective: str,
    parties: Sequence[tuple[DraftParty, str]],
    court: str,
    materials: Sequence[Material],
    demo: bool = False,
) -> ConfirmationMaterialsPaper:
    """The list for the agreement of that `number`, `effective` the day in words."""
    return ConfirmationMaterialsPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        parties=tuple(named_party(party, label) for party, label in parties),
        agreement=f"人民调解协议书（{number}），{effective}生效",
        court=court,
        rows=tuple(MaterialRow(str(place), material) for place, material in enumerate(materials, 1)),
    )
