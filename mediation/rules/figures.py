"""汉字数码：份数、期次、条款序号和甲乙丙丁，怎样读、怎样排。"""

from datetime import date

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
WEEKDAYS = "一二三四五六日"
"""Monday first, as `date.weekday()` counts."""


def han(number: int) -> str:
    """`number` (0 to 9999) as it is read: 5 → `五`, 12 → `十二`, 105 → `一百零五`. Else ValueError."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} 不在 0 到 9999 之间。")
    if number == 0:
        return "零"
    read, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            read += ("零" if gap and read else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        else:
            gap = True
    return read.removeprefix("一") if 10 <= number < 20 else read


def item(place: int) -> str:
    """The number of a term at `place` (from 1): `（一）`."""
    return f"（{han(place)}）"


def party_label(place: int) -> str:
    """What the party at `place` (from 0) is called: `甲方` … `癸方`, `子方` … `亥方`, then `第二十三方`."""
    if place < len(_STEMS):
        return f"{_STEMS[place]}方"
    if place < len(_STEMS) + len(_BRANCHES):
        return f"{_BRANCHES[place - len(_STEMS)]}方"
    return f"第{han(place + 1)}方"


def day(on: date) -> str:
    """`2026年9月18日`."""
    return f"{on.year}年{on.month}月{on.day}日"


def day_and_weekday(on: date) -> str:
    """`9月18日（周五）`."""
    return f"{on.month}月{on.day}日（周{WEEKDAYS[on.weekday()]}）"
