"""落款：每一方签名、盖章或者按指印的格子（人民调解法第二十九条第二款）。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from mediation.documents.paper import Printed
from mediation.rules.agreement.draft import DraftParty, PartyKind, SignsBy

_PARTIES_ON_A_SHEET = 6
T = TypeVar("T")


@dataclass(frozen=True)
class SignatureCell:
    """`role` with （盖章） where a seal is due, the printed `name`, and one line to sign for each of `signers`."""

    role: Annotated[str, Printed("落款称谓")]
    name: Annotated[str, Printed("落款名称")]
    signers: Annotated[tuple[str, ...], Printed("落款签名栏")]

    @property
    def called(self) -> str:
        """How the proof names this cell."""
        return self.name


class SignedInCells:
    """A paper that ends in cells to sign, the dataclass's own `signatures`, all aligned with each other."""

    signatures: tuple[SignatureCell, ...]

    @property
    def columns(self) -> int:
        """Signature cells to a row."""
        return columns(self.signatures)

    @property
    def name_lines(self) -> int:
        """Lines kept for the printed name in every cell."""
        return name_lines(self.signatures)

    @property
    def signature_rows(self) -> tuple[tuple[SignatureCell, ...], ...]:
        """The signature cells row by row."""
        return rows(self.signatures)

    @property
    def signature_groups(self) -> tuple[tuple[tuple[SignatureCell, ...], ...], ...]:
        """The cells row by row, in groups that stay on one sheet."""
        return in_groups(self.signatures)


def signature_cell(party: DraftParty, label: str) -> SignatureCell:
    """The cell of one party: a body stamps and the one who stands for it signs; a person signs or puts a thumbprint.

    A guardian who consents signs beside the person (民法典第十九条、第二十二条).
    """
    role = f"{label}：" if party.kind is PartyKind.PERSON else f"{label}（盖章）："
    return SignatureCell(role, party.name, _signers(party))


def columns(cells: Sequence[SignatureCell]) -> int:
    """Signature cells to a row: three, two for one, two or four parties."""
    return 2 if len(cells) in (1, 2, 4) else 3


def name_lines(cells: Sequence[SignatureCell]) -> int:
    """Lines kept for the printed name in every cell, so that all cells of the paper align."""
    squares = 20 if columns(cells) == 2 else 13
    return max((-(-_width(cell.name) // squares) for cell in cells), default=1)


def rows(cells: tuple[SignatureCell, ...]) -> tuple[tuple[SignatureCell, ...], ...]:
    """The cells row by row."""
    return tuple(in_parts(cells, columns(cells)))


def in_parts(items: tuple[T, ...], size: int) -> Iterator[tuple[T, ...]]:
    """`items` in parts of `size`, the last as long as it is."""
    return (items[start : start + size] for start in range(0, len(items), size))


def in_groups(cells: tuple[SignatureCell, ...]) -> tuple[tuple[tuple[SignatureCell, ...], ...], ...]:
    """The cells row by row, in groups that stay on one sheet: up to six parties together, more two rows each."""
    lines = rows(cells)
    return (lines,) if len(cells) <= _PARTIES_ON_A_SHEET else tuple(in_parts(lines, 2))


def _width(name: str) -> int:
    """Squares a name takes: two Latin letters or figures to one."""
    narrow = sum(sign.isascii() for sign in name)
    return len(name) - narrow + (narrow + 1) // 2


def _signers(party: DraftParty) -> tuple[str, ...]:
    if party.signs_by is SignsBy.AGENT:
        return ("委托代理人（签名）：",)
    if party.signs_by is SignsBy.GUARDIAN:
        return ("法定代理人（签名）：",)
    if party.kind is PartyKind.PERSON:
        consent = ("法定代理人同意（签名）：",) if party.guardian else ()
        return ("签名或者按指印：", *consent)
    return (f"{party.kind.head}（签名）：",)
