"""一个典型案例的情况，守则要看的都在这里。"""

from dataclasses import dataclass, field
from datetime import date

from mediation.rules.typical_case.traces import Hidden


@dataclass(frozen=True)
class Entry:
    """An act as it is typed: its day, the title and text of the case study, a reason, where it is published."""

    on: date
    title: str = ""
    text: str = ""
    reason: str = ""
    place: str = ""


@dataclass(frozen=True)
class TypicalFacts:
    """What is recorded of one typical case. `restricted` and `over` of the case it is taken from; `hidden` what must
    not be read in it; `text` as it stands; `writer` who wrote it, `actor` who acts, as row ids; `last_on` the day of
    the last step."""

    today: date
    actor: int = 0
    restricted: bool = False
    over: bool = True
    hidden: Hidden = field(default_factory=Hidden)
    title: str = ""
    text: str = ""
    writer: int | None = None
    last_on: date | None = None
    entry: Entry | None = None
