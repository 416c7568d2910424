"""What was recorded wrongly for one enterprise is put right, with a reason; what stood there is kept in the step."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.models.overseas_guidance import OverseasGuidance
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.acts import beside
from mediation.operations.versions import check_version
from mediation.procedures.overseas_guidance import Days, Entry
from mediation.rules.overseas_guidance.words import GRADES, PLANS, RESULTS, WAYS

LABELS = {
    "shop": "店铺、链接",
    "group_name": "所属集团",
    "told_on": "告知日期",
    "told_how": "告知方式",
    "told_whom": "被告知人",
    "receipt": "回执",
    "compliance_on": "合规提示日期",
    "evidence_on": "证据出境日期",
    "grade": "分级",
    "advised_on": "初步意见日期",
    "opinion": "初步意见",
    "plan": "方案",
    "result": "结果",
    "result_on": "结果日期",
    "typical": "留作典型案例",
}
ALWAYS = ("shop", "group_name")
"""What may stay empty."""

_WORDS = {"told_how": WAYS, "grade": GRADES, "plan": PLANS, "result": RESULTS}


@dataclass(frozen=True)
class Correction:
    """The columns as they are to be (keys of `LABELS`), and why."""

    columns: dict[str, Any]
    reason: str


def fields_of(guidance: OverseasGuidance) -> tuple[str, ...]:
    """What can be put right now: what was recorded so far; what was not done has an act of its own."""
    given = [name for name in LABELS if name not in (*ALWAYS, "typical") and getattr(guidance, name)]
    return (*ALWAYS, *given, *(("typical",) if guidance.state == "reviewed" else ()))


def correct(guidance: OverseasGuidance, correction: Correction, *, seen_version: str | int | None, actor: Actor) -> int:
    """Put the fields right; returns how many differ. Raises `Barred`, `EditConflict`; then nothing has changed."""
    check_version(guidance, seen_version, correction.columns, LABELS)
    changed = {name: value for name, value in correction.columns.items() if value != getattr(guidance, name)}
    if not changed:
        return 0

    def put() -> None:
        for name, value in changed.items():
            setattr(guidance, name, value)

    entry = Entry(actor.today, text=f"{_said(guidance, changed)}。理由：{correction.reason.strip()}")
    checked = Entry(actor.today, text=correction.reason)
    beside(guidance, "correct", checked, put, kept=entry, actor=actor, days=_days(guidance, changed))
    return len(changed)


def _days(guidance: OverseasGuidance, changed: dict[str, Any]) -> Days:
    """The days as they would stand."""
    columns = ("told_on", "advised_on", "compliance_on", "evidence_on", "result_on")
    return Days(*(changed.get(name, getattr(guidance, name)) for name in columns))


def _said(guidance: OverseasGuidance, changed: dict[str, Any]) -> str:
    return "；".join(
        f"{LABELS[name]}{_shown(name, getattr(guidance, name))}改为{_shown(name, value)}"
        for name, value in changed.items()
    )


def _shown(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    return f"“{_WORDS.get(name, {}).get(value, str(value or ''))}”"
