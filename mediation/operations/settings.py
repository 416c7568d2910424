"""Local settings: dated values that the office edits, each with its default and why it is not law."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.holiday import Holiday
from mediation.models.setting import Setting
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.rules.holidays import PUBLISHED, Calendar


@dataclass(frozen=True)
class Local:
    """A setting's name for people, its default value and what it rests on."""

    label: str
    default: Any
    basis: str


SETTINGS: dict[str, Local] = {
    "totp_roles": Local("必须用动态口令登录的角色", [], "本单位安全要求"),
    "mediation_months": Local("调解期限（月，软期限）", 1, "人民调解工作若干规定第33条“一般在一个月内调结”"),
    "right_check_days": Local("权利状态核验有效天数", 30, "本会设定"),
    "upload_file_mb": Local("一个文件最大（MB）", 100, "本会设定"),
    "upload_case_mb": Local("一案的文件合计最大（MB）", 2000, "本会设定"),
    "upload_day_mb": Local("一个人一天上传最多（MB）", 2000, "本会设定"),
    "unscanned_files": Local("查毒程序没有应答时：refuse 不收，keep 先收下、查过才能打开", "refuse", "本单位安全要求"),
}


def setting(name: str, on: date) -> Any:
    """The value of one setting on a day."""
    value = db.session.scalar(
        select(Setting.value)
        .where(Setting.name == name, Setting.effective_from <= on)
        .order_by(Setting.effective_from.desc())
        .limit(1)
    )
    return SETTINGS[name].default if value is None else value


def change_setting(name: str, value: Any, *, effective_from: date, source: str, actor: Actor) -> Setting:
    """Set a value from a day on; the older value stays on record for the days before."""
    row = db.session.scalar(select(Setting).where(Setting.name == name, Setting.effective_from == effective_from))
    if row is None:
        row = Setting(name=name, effective_from=effective_from)
        db.session.add(row)
    row.value, row.source = value, source
    audit.record(actor, "change_setting", row, summary=f"改设置“{SETTINGS[name].label}”", reason=source)
    return row


def calendar() -> Calendar:
    """The published holiday table with what the office added."""
    rows = db.session.execute(select(Holiday.day, Holiday.kind, Holiday.name, Holiday.source)).all()
    return PUBLISHED.with_days([(row.day, row.kind, row.name, row.source) for row in rows]) if rows else PUBLISHED
