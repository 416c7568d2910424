"""The rights a case is about: numbers checked and normalised, terms computed from the law."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.right import Right
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.life_cycle import advance
from mediation.operations.versions import check_version
from mediation.rules.identifiers import normalise
from mediation.rules.rights import (
    RightKind,
    check_copyright_number,
    check_patent_number,
    check_trademark_number,
    expires_on,
)

LABELS = {
    "kind": "权利种类",
    "number": "号码",
    "number_reason": "号码说明",
    "title": "名称",
    "holder": "权利人",
    "registered_on": "登记日期",
    "filed_on": "申请日期",
    "expires_on": "期限届满",
    "nice_classes": "商标类别",
    "status": "状态",
    "checked_on": "核验日期",
    "claimed_by_id": "由谁主张",
    "claimed_as": "凭什么主张",
    "authorised": "权利人的授权",
    "co_owners_agree": "书面同意的共有人",
    "evaluation_report": "专利权评价报告",
}

STATUSES: Mapping[str, str] = {
    "": "未核验",
    "valid": "有效",
    "lapsed": "已失效",
    "fee_unpaid": "欠缴年费",
    "invalidity_pending": "在无效程序中",
    "unknown": "查不到",
}


@dataclass(frozen=True)
class RightValues:
    """A right as typed. `number_reason` why a number whose check digit does not fit is kept as the paper has it;
    `claimed_by_id` the row of the party that claims it, `claimed_as` a value of `ClaimedAs`, "" for the owner;
    `authorised`, `co_owners_agree` and `evaluation_report` as in `models.right.Right`."""

    kind: str
    number: str = ""
    number_reason: str = ""
    title: str = ""
    holder: str = ""
    registered_on: date | None = None
    filed_on: date | None = None
    expires_on: date | None = None
    nice_classes: tuple[int, ...] = ()
    status: str = ""
    checked_on: date | None = None
    claimed_by_id: int | None = None
    claimed_as: str = ""
    authorised: bool = False
    co_owners_agree: str = ""
    evaluation_report: bool | None = None


def checked(values: RightValues) -> dict[str, Any]:
    """The columns of `Right`: number normalised, the day the term ends computed where it was not typed.
    Raises `InvalidIdentifier`; `WrongCheckDigit` only where no reason is given."""
    kind = RightKind(values.kind)
    columns: dict[str, Any] = {name: getattr(values, name) for name in LABELS}
    columns["nice_classes"] = list(values.nice_classes)
    columns["number"] = _number(kind, values)
    columns["number_key"] = number_key(columns["number"])
    first = values.registered_on if kind is RightKind.TRADEMARK else values.filed_on
    if columns["expires_on"] is None and first is not None:
        columns["expires_on"] = expires_on(kind, first)
    return columns


def _number(kind: RightKind, values: RightValues) -> str:
    if not values.number.strip():
        return ""
    if kind.is_patent:
        return check_patent_number(values.number, misprint_accepted=bool(values.number_reason.strip())).number
    if kind in (RightKind.COPYRIGHT, RightKind.SOFTWARE):
        return check_copyright_number(values.number).number
    if kind is RightKind.TRADEMARK:
        return check_trademark_number(values.number).number
    return normalise(values.number)


def written_on(row: Any, **known: Any) -> RightValues:
    """The right that a row outside a case names in its `right_*` columns, as registration takes it; `known` what that
    register knows besides."""
    return RightValues(
        kind=row.right_kind,
        number=row.right_number,
        number_reason=row.right_number_reason,
        title=row.right_title,
        holder=row.right_holder,
        **known,
    )


def number_key(number: str) -> str:
    """A number without marks, for look-up: `ZL202230178877.5` → `2022301788775`."""
    key = re.sub(r"[\W_]", "", normalise(number))
    return re.sub(r"^(?:ZL|CN)(?=\d)", "", key)[:80]


def add_right(case: Case, values: RightValues, *, actor: Actor) -> Right:
    """Enter one more right. Raises `ActionRefused` or `InvalidIdentifier`."""
    columns = checked(values)
    advance(case, "amend_case", actor=actor)
    right = Right(case_id=case.id, **columns)
    db.session.add(right)
    db.session.flush()
    audit.record(actor, "add_right", right, case=case, summary=f"登记权利 {named(right)}")
    return right


def edit_right(right: Right, case: Case, values: RightValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct a right. Raises `ActionRefused`, `InvalidIdentifier`, or `EditConflict` when somebody else changed it
    since `seen_version`."""
    columns = checked(values)
    check_version(right, seen_version, {name: columns[name] for name in LABELS}, LABELS)
    advance(case, "amend_case", actor=actor)
    for name, value in columns.items():
        setattr(right, name, value)
    audit.record(actor, "edit_right", right, case=case, summary=f"更正权利 {named(right)}")


def remove_right(right: Right, case: Case, *, reason: str, actor: Actor) -> None:
    """Take out a right entered by mistake; the trail keeps what it said. Raises `ActionRefused`."""
    advance(case, "amend_case", actor=actor, reason=reason)
    summary = f"删除权利 {named(right)}"
    audit.record(actor, "remove_right", case, case=case, summary=summary, reason=reason)
    db.session.delete(right)


def rights_of(case: Case) -> list[Right]:
    """The rights of a case in the order they were entered."""
    return list(db.session.scalars(select(Right).where(Right.case_id == case.id).order_by(Right.id)))


def named(right: Right) -> str:
    """`外观设计专利 ZL202230178877.5` for a sentence."""
    return f"{RightKind(right.kind).label} {right.number or right.title}".rstrip()
