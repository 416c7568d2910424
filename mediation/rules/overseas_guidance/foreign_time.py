"""境外时间：当地的日子、钟点和时区，换成北京时间；夏令时里不存在的、出现两次的钟点，各有一句话。"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from mediation.rules.figures import day as in_words
from mediation.rules.overseas_guidance.words import ZONES

BEIJING = ZoneInfo("Asia/Shanghai")


class NotOneMoment(ValueError):
    """A local time that names no moment, or two; `twice` tells which."""

    def __init__(self, message: str, *, twice: bool) -> None:
        super().__init__(message)
        self.message = message
        self.twice = twice


@dataclass(frozen=True)
class ForeignMoment:
    """A local time of a foreign procedure and the one moment it names: `at` in UTC, `summer` whether daylight-saving
    time holds there then."""

    day: date
    hour: time
    zone: str
    at: datetime
    summer: bool

    @property
    def place(self) -> str:
        """Whose time it is: `芝加哥`."""
        return ZONES.get(self.zone, self.zone)

    @property
    def beijing(self) -> datetime:
        """The moment in Beijing."""
        return self.at.astimezone(BEIJING)


def moment(day: date, hour: time, zone: str, *, later: bool | None = None) -> ForeignMoment:
    """The moment of a local time (whole minutes). Where the clocks went back and it comes twice, `later` says which
    (None: nobody said). Raises `NotOneMoment`; KeyError for a zone that is not offered (`words.ZONES`)."""
    if zone not in ZONES:
        raise KeyError(zone)
    place, local = ZoneInfo(zone), datetime.combine(day, hour.replace(second=0, microsecond=0, fold=0, tzinfo=None))
    first, second = (local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(place).replace(tzinfo=None) != local:
        forward = second.astimezone(place), first.astimezone(place)
        raise NotOneMoment(
            f"{in_words(day)}{ZONES[zone]}拨快钟点，{hour:%H:%M}不存在（{forward[0]:%H:%M}以后就是{forward[1]:%H:%M}）。"
            "照文书核对钟点和时区。",
            twice=False,
        )
    if first != second and later is None:
        raise NotOneMoment(
            f"{in_words(day)}{ZONES[zone]}拨慢钟点，{hour:%H:%M}有两次：北京时间{_short(first)}和{_short(second)}。"
            "选是前一次还是后一次。",
            twice=True,
        )
    at = second if later else first
    return ForeignMoment(day, hour, zone, at, bool(at.astimezone(place).dst()))


def _short(at: datetime) -> str:
    there = at.astimezone(BEIJING)
    return f"{there.month}月{there.day}日{there:%H:%M}"
