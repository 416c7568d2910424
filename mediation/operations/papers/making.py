"""What every builder of a paper gets and gives: facts of a case in, the frozen paper and its gaps out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.models.case import Case
from mediation.rules.dossier import Sheet


@dataclass(frozen=True)
class Gap:
    """A recorded fact that a paper still lacks: `sentence` in Chinese says what and where it comes from; `act` the
    key of the act that records it (`web.act_links.ENDPOINTS`), "" when there is no page for it; `row` the record that
    is there already and lacks it, None when there is none yet."""

    sentence: str
    act: str = ""
    row: int | None = None


@dataclass(frozen=True)
class Making:
    """What a paper is made for: the `case`, the `sheet` of it, the day, and whether the data are invented."""

    case: Case
    sheet: Sheet
    today: date
    demo: bool = False

    @property
    def key(self) -> int:
        """The row the sheet is about: 12 of `session:12`. Raises ValueError for a sheet of the whole case."""
        return int(self.sheet.subject.partition(":")[2])


@dataclass(frozen=True)
class Made:
    """A `paper` not yet certified, as far as the facts fill it; what they do not fill stays a blank line for the
    pen. `gaps` what should be recorded before it is issued. A draft can be printed with gaps, an issued paper not."""

    paper: Any
    gaps: tuple[Gap, ...] = ()


Builder = Callable[[Making], Made]
"""Reads rows, writes nothing. Raises `ActionRefused` when there is nothing to set at all."""
