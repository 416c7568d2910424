"""读放假通知：国务院办公厅每年的通知，照原文或者一天一行（全国年节及纪念日放假办法第七条）。

Whatever the words say of themselves is held against them: the weekday in brackets, the number of days, that a day
worked in exchange is a Saturday or Sunday. So a notice of another year is found out.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from mediation.rules import figures
from mediation.rules.holidays import FEASTS, DayKind, SpecialDay

_FEAST = rf"(?:{'|'.join(FEASTS)})节?"
# 三、清明节: … or 清明节: …; several feasts may share their days.
_ENTRY = re.compile(rf"^(?:[-*·]\s*|[一二三四五六七八九十]+、|\d+[.、]\s*)?((?:{_FEAST})(?:、{_FEAST})*)\s*:\s*(.+)$")
_NEXT_ENTRY = re.compile(rf"(?<=[。;])\s*(?=[一二三四五六七八九十]+、{_FEAST})")
_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:\((?P<said>[^)]*)\))?")
_LINE = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[\s,]+(休|班|rest|work)[\s,]+([^,\s][^,]*)")
_COUNT = re.compile(r"(?:共|放假)\s*(\d{1,2})\s*天")
_SAID_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_MOST_DAYS = 15


@dataclass(frozen=True)
class Problem:
    """What cannot be taken: `line` the number of the line, from 1; `sentence` why, and what to do."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"第 {self.line} 行：{self.sentence}"


@dataclass(frozen=True)
class Reading:
    """A notice as it was understood: `days` in order, `problems` by line, `passed_over` the lines that name no day
    off."""

    days: tuple[SpecialDay, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass
class _Pages:
    year: int
    source: str
    line: int = 0
    days: dict[date, SpecialDay] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)

    def wrong(self, sentence: str) -> None:
        self.problems.append(Problem(self.line, sentence))

    def add(self, day: date, kind: DayKind, name: str) -> None:
        spoken = figures.day(day)
        known = self.days.get(day)
        if day.year != self.year and (day.year, day.month) != (self.year - 1, 12):
            self.wrong(f"{spoken}不是 {self.year} 年的安排。核对年份。")
        elif kind is DayKind.WORK and day.weekday() < 5:
            self.wrong(f"{spoken}是周{figures.WEEKDAYS[day.weekday()]}，本来就上班。核对日期。")
        elif known is not None and known.kind is not kind:
            self.wrong(f"{spoken}又写休又写班。只留一个。")
        elif known is not None:
            self.wrong(f"{spoken}写了两次。只留一次。")
        else:
            self.days[day] = SpecialDay(day, kind, name, self.source)


def read_notice(text: str, *, year: int, source: str) -> Reading:
    """The days that the notice for `year` names; `source` its title, kept with each day.

    Two ways of writing, which may be mixed: the notice's own sentences (`春节：2月15日至23日放假调休，共9天。2月14日
    （周六）上班。`), and one day a line (`2026-01-01 休 元旦`, 休 or 班). December of the year before belongs to the
    notice too. Nothing is raised: what cannot be taken is a `Problem`.
    """
    pages = _Pages(year, source)
    for number, line in enumerate(text.splitlines(), 1):
        pages.line = number
        for part in _NEXT_ENTRY.split(unicodedata.normalize("NFKC", line)):
            _read(part.strip(), pages)
    days = tuple(sorted(pages.days.values()))
    return Reading(days, tuple(pages.problems), tuple(pages.passed_over))


def _read(part: str, pages: _Pages) -> None:
    if not part or part.startswith("day,kind"):
        return
    if entry := _ENTRY.match(part):
        _read_entry(entry[1], entry[2], pages)
    elif re.match(r"\d{4}\s*[-/.]", part):
        _read_line(part, pages)
    else:
        pages.passed_over.append(part)


def _read_line(part: str, pages: _Pages) -> None:
    found = _LINE.match(part)
    if found is None:
        pages.wrong(f"“{part[:30]}”看不懂。写成 {pages.year}-05-01 休 劳动节，或者 {pages.year}-05-09 班 劳动节。")
        return
    year, month, day, kind, name = found.groups()
    exact = _date(int(year), int(month), int(day), pages)
    if exact:
        pages.add(exact, DayKind.REST if kind in ("休", "rest") else DayKind.WORK, name.strip()[:40])


def _read_entry(name: str, body: str, pages: _Pages) -> None:
    taken = False
    for sentence in filter(None, re.split("[。;]", body)):
        if "放假" in sentence and "鼓励" not in sentence:
            taken |= _read_rest(name, sentence, pages)
        elif sentence.rstrip().endswith("上班"):
            for day in _days_in(sentence, pages):
                pages.add(day, DayKind.WORK, name)
        else:
            pages.passed_over.append(sentence.strip())
    if not taken:
        pages.wrong(f"“{name}”没有读出放假的日子。写成“{name}：×月×日至×日放假，共×天。”")


def _read_rest(name: str, sentence: str, pages: _Pages) -> bool:
    """Whether days off were found, right or wrong."""
    before = sentence.partition("放假")[0]
    days = list(_days_in(before, pages))
    count = _COUNT.search(sentence)
    if not days:
        return False
    if count and int(count[1]) != len(days):
        pages.wrong(f"“{name}”写共 {count[1]} 天，日期是 {len(days)} 天。核对日期。")
    for day in days:
        pages.add(day, DayKind.REST, name)
    return True


def _days_in(words: str, pages: _Pages) -> Iterator[date]:
    """The days named in `words`: single ones, and from one to another."""
    previous: date | None = None
    end = 0
    for found in _DAY.finditer(words):
        day = _exact(found, previous, pages)
        if day is None:
            return
        joined = words[end : found.start()].strip()
        if previous is not None and joined in ("至", "到", "-", "—", "~"):
            if not previous < day <= previous + timedelta(_MOST_DAYS):
                pages.wrong(f"“{words.strip()[:40]}”的起止日期不对。核对日期。")
                return
            yield from (previous + timedelta(step) for step in range(1, (day - previous).days + 1))
        else:
            yield day
        previous, end = day, found.end()


def _exact(found: re.Match[str], previous: date | None, pages: _Pages) -> date | None:
    """The day of one match: month and year that it leaves out are those of the day before it in the sentence."""
    if found["month"] is None and previous is None:
        pages.wrong(f"“{found[0]}”没有写月份。")
        return None
    month = int(found["month"]) if found["month"] else (previous.month if previous else 0)
    if found["year"]:
        year = int(found["year"])
    elif previous is None:
        # 元旦 may begin in the last days of the year before.
        year = pages.year
    else:
        year = previous.year + (month < previous.month)
    day = _date(year, month, int(found["day"]), pages)
    said = _SAID_WEEKDAY.search(found["said"] or "")
    if day and said and figures.WEEKDAYS[day.weekday()] != said[1].replace("天", "日"):
        pages.wrong(
            f"{figures.day(day)}是周{figures.WEEKDAYS[day.weekday()]}，"
            f"通知写周{said[1]}。核对日期，也看看是不是 {pages.year} 年的通知。"
        )
    return day


def _date(year: int, month: int, day: int, pages: _Pages) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        pages.wrong(f"没有 {year}年{month}月{day}日这一天。")
        return None
