"""Numbers that must be dense: taken from a counter in the transaction of the row that carries them."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from mediation.extensions import db
from mediation.models.counter import Counter


def next_number(series: str) -> int:
    """The next number of `series` ("register:2026", "case:textile:2026"), from 1 on.

    Taken in the running transaction: the row stays locked until it ends, and a rolled-back act gives its number
    back, so that no number is skipped or given twice however many people act at once.
    """
    counter: Any = Counter.__table__
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    first = dialect.insert(counter).values(series=series, last=1)
    taken = first.on_conflict_do_update(index_elements=["series"], set_={"last": counter.c.last + 1})
    return int(db.session.execute(taken.returning(counter.c.last)).scalar_one())
