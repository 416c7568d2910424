"""境外程序的节点：通常有哪几个，多少天，提前几天提醒；首次意见的本办期限。

What is usual is a proposal: the paper of the foreign court, office or platform gives the day. Of the figures below
only the fourteen days of a temporary restraining order were read in a source (FRCP 65); the others are unverified.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mediation.rules.holidays import PUBLISHED, Calendar, is_rest_day

ALERTS = (7, 3, 1)
"""How many days before a node people are told of it."""

READ, UNREAD = "美国联邦民事诉讼规则第65条", "凭经验，未核"

TEMPLATES: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "section_337": (
        {"name": "提交答复", "days": 20, "of": "送达", "basis": f"{UNREAD}；境外送达的另加10日"},
        {"name": "听证", "days": None, "of": "", "basis": "看程序令"},
        {"name": "初裁目标日", "days": None, "of": "", "basis": "看程序令"},
    ),
    "schedule_a": (
        {"name": "临时限制令到期", "days": 14, "of": "临时限制令签发", "basis": f"{READ}，可延长到28日"},
        {"name": "初步禁令听证", "days": None, "of": "", "basis": "看听证通知"},
        {"name": "提交答辩", "days": None, "of": "", "basis": "看传票"},
    ),
    "platform": ({"name": "提交申诉、反通知", "days": None, "of": "", "basis": "看平台通知"},),
    "customs": ({"name": "对扣留提出异议", "days": None, "of": "", "basis": "看海关通知"},),
    "squatting": (
        {"name": "异议期届满", "days": 60, "of": "公告", "basis": f"{UNREAD}；各国不同"},
        {"name": "提交异议理由", "days": None, "of": "", "basis": "看商标局通知"},
    ),
    "eu_design": (
        {"name": "对临时禁令提出异议", "days": None, "of": "", "basis": "看裁定"},
        {"name": "展会结束", "days": None, "of": "", "basis": "看展会日程"},
    ),
    "demand_letter": ({"name": "来函要求答复的日期", "days": None, "of": "", "basis": "看来函"},),
    "dmca": ({"name": "提交反通知", "days": None, "of": "", "basis": "看平台通知"},),
    "other": (),
}

LIMITS: Mapping[str, Any] = {
    "opinion_working_days": 3,
    "urgent_days": 1,
    "urgent_kinds": ("schedule_a", "platform", "customs", "eu_design"),
}


@dataclass(frozen=True)
class UsualNode:
    """A node that disputes of a kind usually have: `days` after the event `of`, None where only the paper knows;
    `basis` what the figure rests on."""

    name: str
    days: int | None
    of: str
    basis: str

    def proposed(self, event: date) -> date | None:
        """The day it would be if the event was on `event`, the event's day not counted."""
        return None if self.days is None else event + timedelta(self.days)


def usual_nodes(kind: str, templates: Mapping[str, Sequence[Mapping[str, Any]]] = TEMPLATES) -> tuple[UsualNode, ...]:
    """What disputes of `kind` usually have, as the office's table says."""
    return tuple(
        UsualNode(str(row["name"]), row.get("days"), str(row.get("of", "")), str(row.get("basis", "")))
        for row in templates.get(kind, ())
    )


MOST_DAYS, MOST_ROWS = 999, 12
_PARTS = re.compile(r"\s*[|｜]\s*")


class NotATable(ValueError):
    """Lines that are no table of usual nodes; one Chinese sentence with the line."""


def read_table(text: str) -> list[dict[str, Any]]:
    """The rows of a table typed one node a line: `临时限制令到期｜14｜临时限制令签发｜美国联邦民事诉讼规则第65条`; the
    days and their event are empty where only the paper knows. Raises `NotATable`."""
    rows: list[dict[str, Any]] = []
    for place, line in enumerate(filter(str.strip, text.splitlines()), 1):
        parts = [*_PARTS.split(line.strip()), "", "", ""]
        name, days, of, basis = parts[:4]
        if any(parts[4:]):
            raise NotATable(f"第{place}行多了竖线。一行四格：节点｜天数｜从哪天起｜依据。")
        if not name or not basis:
            raise NotATable(f"第{place}行没有写节点或者依据。一行四格：节点｜天数｜从哪天起｜依据，不知道天数的空着。")
        if days and not (days.isascii() and days.isdecimal() and 0 < int(days) <= MOST_DAYS):
            raise NotATable(f"第{place}行的天数“{days[:20]}”不是 1 到 {MOST_DAYS} 的整数。")
        if bool(days) is not bool(of):
            raise NotATable(f"第{place}行的天数和从哪天起，要么都写，要么都空着。")
        if name in {row["name"] for row in rows}:
            raise NotATable(f"第{place}行的“{name}”前面已经有了。")
        rows.append({"name": name, "days": int(days) if days else None, "of": of, "basis": basis})
    if len(rows) > MOST_ROWS:
        raise NotATable(f"一类最多 {MOST_ROWS} 个节点。")
    return rows


def written_table(rows: Sequence[Mapping[str, Any]]) -> str:
    """The lines of a table, as `read_table` reads them."""
    told = ((row["name"], row.get("days") or "", row.get("of", ""), row.get("basis", "")) for row in rows)
    return "\n".join("｜".join(map(str, each)) for each in told)


def is_urgent(kind: str, limits: Mapping[str, Any] = LIMITS) -> bool:
    """Whether disputes of `kind` get their first opinion within a day."""
    return kind in limits["urgent_kinds"]


def opinion_due(kind: str, told_on: date, limits: Mapping[str, Any] = LIMITS, calendar: Calendar = PUBLISHED) -> date:
    """The last day for the first opinion by the office's own limit, `told_on` not counted: working days, in urgent
    kinds calendar days (a rest day does not stop a foreign court)."""
    if is_urgent(kind, limits):
        return told_on + timedelta(limits["urgent_days"])
    on, left = told_on, limits["opinion_working_days"]
    while left:
        on += timedelta(1)
        left -= not is_rest_day(on, calendar)
    return on


def alerts(due: date, today: date) -> tuple[tuple[int, date], ...]:
    """The alerts still to come or due today, as (days before, day)."""
    days = ((before, due - timedelta(before)) for before in ALERTS)
    return tuple((before, on) for before, on in days if on >= today)
