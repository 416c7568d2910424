"""Who may read a case, as six bits behind its id: on SQLite the rows of the index are numbered id × 64 + sight, so that
a search leaves out and counts cases without a look at their rows.

Five bits are the committee's id, 31 standing for every id from there on; the last bit says that the case is kept to its
own people. `operations.access_scope` decides who reads what; the sight only says whose row need not be asked.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Integer, case, or_, select

from mediation.models.case import Case
from mediation.models.dossier import Dossier

SCALE = 64
_OTHERS = SCALE // 2 - 1


def of_case() -> ColumnElement[int]:
    """The sight of each `Case`, as a column."""
    restricted = select(Dossier.case_id).where(Dossier.restricted_on.is_not(None))
    kept = or_(Case.restricted.is_(True), Case.id.in_(restricted))
    slot = case((Case.committee_id < _OTHERS, Case.committee_id), else_=_OTHERS)
    return slot * 2 + case((kept, 1), else_=0)


def split(committees: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
    """The sights of cases that all staff of `committees` may read, and those of cases whose row must be asked."""
    openly = [number * 2 for number in sorted(committees) if number < _OTHERS]
    others = [_OTHERS * 2, _OTHERS * 2 + 1] if len(openly) < len(committees) else []
    return openly, [*(code + 1 for code in openly), *others]


def case_id(row: ColumnElement[int]) -> ColumnElement[int]:
    """The case behind a row's number."""
    return row.op("/", return_type=Integer())(SCALE)


def of_row(row: ColumnElement[int]) -> ColumnElement[int]:
    """The sight in a row's number."""
    return row.op("&", return_type=Integer())(SCALE - 1)


def edge(number: int, *, falling: bool) -> int:
    """The row number at which to go on behind the case `number`."""
    return number * SCALE + (0 if falling else SCALE - 1)
