"""境外程序的节点：通常有哪几个，多少天，提前几天提醒；首次意见的本办期限。

What is usual is a proposal: the paper of the foreign court, office or platform gives the day. Of the figures below
only the fourteen days of a temporary restraining order were read in a source (FRCP 65); the others are unverified.
"""

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
    "urgent_kinds": ("schedule_a", "customs", "platform", "eu_design"),
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
