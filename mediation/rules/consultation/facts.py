"""一次跨部门咨询的情况，守则要看的都在这里；按期答复率怎么数。"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class Expert:
    """One of the pool: `name`, the term; `checked` whether avoidance and secrecy were declared."""

    name: str
    term_from: date
    term_until: date | None = None
    checked: bool = False


@dataclass(frozen=True)
class Entry:
    """An act as it is typed: its day, its text (question, reason, answer, opinion), and who it is about."""

    on: date
    text: str = ""
    expert: Expert | None = None


@dataclass(frozen=True)
class ConsultationFacts:
    """What is recorded of one consultation: who asks whom, when it came in, the last day for the answer."""

    today: date
    asker: str = ""
    asked: str = ""
    received_on: date | None = None
    due: date | None = None
    entry: Entry | None = None


class Standing(StrEnum):
    """How a consultation counts in 按期答复率: in the denominator are those that fell due."""

    EXCLUDED = "excluded"
    NOT_YET_DUE = "not_yet_due"
    IN_TIME = "in_time"
    LATE = "late"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Standing.EXCLUDED: "不计入",
            Standing.NOT_YET_DUE: "还没到期",
            Standing.IN_TIME: "按期答复",
            Standing.LATE: "没有按期",
        }[self]


def standing(*, due: date, answered_on: date | None, excluded: bool, as_of: date) -> Standing:
    """Where it counts on `as_of`: withdrawn and difficult ones (`excluded`) not at all; one not answered stays in the
    denominator once its day has passed; one answered early counts for the period of its due day."""
    if excluded:
        return Standing.EXCLUDED
    if answered_on is not None:
        return Standing.IN_TIME if answered_on <= due else Standing.LATE
    return Standing.LATE if due < as_of else Standing.NOT_YET_DUE
