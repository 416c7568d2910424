"""约定的期限是哪一天：写了日子的照写，写“生效之日起几日内”的照民法典第二百零一至二百零三条数，数不出的不猜。"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.periods import DayPeriod, MonthPeriod, Period, WorkingDayPeriod, YearPeriod
from mediation.rules.statutes import CIVIL_201, CIVIL_202, CIVIL_203_1

_NUMBER = r"(\d{1,4}|[一二两三四五六七八九十百]{1,5})"
_EVENT = r"(生效|签订|签署|签名|签字)"
_LEAD = r"(?:自|在|于|从)?本?(?:人民)?(?:调解)?(?:协议书|协议)?"
_PERIOD = re.compile(
    rf"{_LEAD}{_EVENT}(?:之日|之后|当日|当天|日|后)?起?(?:的)?{_NUMBER}(个工作日|个月|日|天|年)(?:以|之)?内(?:\(含当日\))?"
)
_THAT_DAY = re.compile(rf"{_LEAD}{_EVENT}(?:之日|当日|当天|时|日)")
_AT_ONCE = re.compile(r"(?:于|在)?(?:签订|签署)?(?:本协议)?(?:时)?当场")
_DAY = re.compile(r"(?:于|在)?(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?(?:之|以)?前?(?:\(含当日\))?")
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100}
_PERIODS: Mapping[str, type[Period]] = {
    "日": DayPeriod,
    "天": DayPeriod,
    "个工作日": WorkingDayPeriod,
    "个月": MonthPeriod,
    "年": YearPeriod,
}


@dataclass(frozen=True)
class Start:
    """The days an agreed period may be counted from: `effective_on`, and `signed_on` the last signature of a party
    or mediator (the day of effect where nobody signs)."""

    effective_on: date
    signed_on: date

    def of(self, event: str) -> date:
        """The day of `生效`, or of any word for signing."""
        return self.effective_on if event == "生效" else self.signed_on


def due_day(deadline: date | str | None, start: Start, calendar: Calendar = PUBLISHED) -> date | None:
    """The last day of an agreed deadline; None where its words fix no day that can be counted, as `尽快` or
    `货到以后三日内`: then a person who has read them says which day it is.

    A day that was written stands as written; a period is counted from the day after its event, and ends on the
    next working day where its last day is a rest day (民法典第二百零三条).
    """
    if deadline is None or isinstance(deadline, date):
        return deadline
    words = unicodedata.normalize("NFKC", deadline).replace(" ", "").strip("，。；,;")
    if found := _PERIOD.fullmatch(words):
        event, number, unit = found.groups()
        period = _PERIODS[unit](_number(number), basis=(CIVIL_201, CIVIL_202, CIVIL_203_1))
        return period.due(start.of(event), calendar).due
    if found := _THAT_DAY.fullmatch(words):
        return start.of(found[1])
    if _AT_ONCE.fullmatch(words):
        return start.signed_on
    return _written(words)


def _written(words: str) -> date | None:
    found = _DAY.fullmatch(words)
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def _number(words: str) -> int:
    """`十五` → 15, `三十` → 30, `一百二十` → 120."""
    if words.isdecimal():
        return int(words)
    total, digit = 0, 0
    for sign in words:
        if sign in _TENS:
            total += max(digit, 1) * _TENS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit
