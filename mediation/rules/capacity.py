"""年龄与民事行为能力：民法典第十七条至第二十三条。"""

from datetime import date
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.statutes import Statute


class Capacity(StrEnum):
    """民事行为能力 by age; adults who cannot judge their acts (民法典第二十一、二十二条) are recorded by hand."""

    FULL = "full"
    LIMITED = "limited"
    NONE = "none"

    @property
    def label(self) -> str:
        """E.g. `限制民事行为能力`."""
        return {"full": "完全民事行为能力", "limited": "限制民事行为能力", "none": "无民事行为能力"}[self.value]

    @property
    def statute(self) -> Statute:
        """The article that gives this capacity to a person of that age."""
        return {"full": statutes.CIVIL_18_1, "limited": statutes.CIVIL_19, "none": statutes.CIVIL_20}[self.value]

    @property
    def needs_guardian(self) -> bool:
        """Whether a guardian must act or consent (民法典第十九、二十、二十三条)."""
        return self is not Capacity.FULL


def age_on(born: date, day: date) -> int:
    """Full years of age on `day` (周岁), reached on the birthday.

    Born on 29 February, a person turns a year older on 28 February of a common year (民法典第二百零二条:
    where there is no such day, the month's last one counts). Raises ValueError when `day` is before `born`.
    """
    if day < born:
        raise ValueError(f"{day} 早于出生日期 {born}。")
    birthday = (born.month, born.day)
    if birthday == (2, 29) and not _is_leap(day.year):
        birthday = (2, 28)
    return day.year - born.year - ((day.month, day.day) < birthday)


def capacity_on(born: date, day: date, *, own_income: bool = False) -> Capacity:
    """The capacity of a person born on `born` on `day` by age alone (民法典第十七条至第二十条).

    `own_income`: from 16 on lives mainly on the income of own work and so counts as full (第十八条第二款).
    """
    age = age_on(born, day)
    if age >= 18 or (age >= 16 and own_income):
        return Capacity.FULL
    return Capacity.LIMITED if age >= 8 else Capacity.NONE


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
