"""Local settings: dated values that the office edits, each with its default and why it is not law."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.holiday import Holiday
from mediation.models.setting import Setting
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.rules.holidays import PUBLISHED, Calendar
from mediation.rules.overseas_guidance.district import TOWNS
from mediation.rules.overseas_guidance.nodes import LIMITS, TEMPLATES


@dataclass(frozen=True)
class Local:
    """A setting's name for people, its default value and what it rests on; `touches_cases` whether a change of it
    touches cases that are in hand."""

    label: str
    default: Any
    basis: str
    touches_cases: bool = False


_OWN = "本会自定，不是法律"


SETTINGS: dict[str, Local] = {
    "totp_roles": Local("必须用动态口令登录的角色", [], "本单位安全要求"),
    "mediation_months": Local("调解期限（月，软期限）", 1, "人民调解工作若干规定第33条“一般在一个月内调结”", True),
    "paper_copies": Local(
        "成套打印时每种文书印几份（each_party 是每一方一份加存档一份）",
        {"rights_notice": 2, "termination_notice": "each_party", "declining_notice": 2, "confirmation_application": 2},
        "本会习惯",
    ),
    "acceptance_register_consents": Local("受理登记表印“征得同意情况”", True, "239号文书格式没有这一栏，本会加印"),
    "retention_table": Local(
        "卷宗保管期限表",
        [{"label": "长期", "years": None}, {"label": "定期30年", "years": 30}, {"label": "定期10年", "years": 10}],
        f"{_OWN}；报区司法局、区档案馆核准后改",
        True,
    ),
    "file_number_pattern": Local("卷号写法", "{word}卷〔{year}〕{serial}号", _OWN, True),
    "file_score_weights": Local("案卷评查分值", {}, f"{_OWN}；没有查到全国统一的分值"),
    "follow_up_within_days": Local("首次回访（协议生效后多少天内）", 30, f"{_OWN}；条例只说要回访，没有天数", True),
    "follow_up_days": Local("回访期限（履行日或者结案后多少天内）", 7, f"{_OWN}；条例只说要回访，没有天数", True),
    "filing_days": Local("归档期限（结案后多少天内）", 30, f"{_OWN}；没有查到归档的天数", True),
    "appraisal_days": Local("保管期满鉴定（届满后多少天内）", 0, f"{_OWN}；0 是届满当日就列入鉴定"),
    "patent_statement_days": Local(
        "专利行政调解：被请求人陈述意见（日）", 15, "旧办法的做法，没有核到《专利纠纷行政裁决和调解办法》的条文"
    ),
    "patent_opening_working_days": Local(
        "专利行政调解：立案（工作日）", 5, "旧办法的做法，没有核到《专利纠纷行政裁决和调解办法》的条文"
    ),
    "administrative_authorities": Local(
        "行政调解凭什么办",
        ["上级管理专利工作的部门委托", "地方性法规、规章的规定", "本局正在处理这件侵权案件"],
        "细则第95条没有列设区的市的区；哪几种能用、文件在哪里，由局里核对后改",
    ),
    "overseas_plan": Local(
        "海外纠纷应对指导：规划期和目标家数",
        {"first": "2022-01-01", "last": "2025-12-31", "target": 100},
        "通政发〔2023〕4号三（九）1“服务100家企业”；起止按规划名称取，没有写明，由局里定",
    ),
    "overseas_limits": Local(
        "海外纠纷应对指导：首次意见的期限",
        {**LIMITS, "urgent_kinds": list(LIMITS["urgent_kinds"])},
        "本办自定，不是法律",
    ),
    "overseas_nodes": Local(
        "海外纠纷通常的节点（只是建议）",
        {kind: [dict(row) for row in rows] for kind, rows in TEMPLATES.items()},
        "只有临时限制令的14日查到出处，其余凭经验，未核；以境外文书为准",
    ),
    "overseas_sheet_number": Local("海外纠纷应对指导意见书的编号", "通海指〔{year}〕{serial}号", "本办自定"),
    "district_towns": Local("本区的镇、街道", list(TOWNS), "凭记忆列的，未核；照区里的名单改"),
    "subsidy_levels": Local("以案定补的难度级别", ["一般", "疑难", "重大"], f"{_OWN}；照本区的补贴办法改"),
    "subsidy_categories": Local(
        "以案定补的补贴类别", ["书面协议", "口头协议", "调解不成"], f"{_OWN}；照本区的补贴办法改"
    ),
    "upload_file_mb": Local("一个文件最大（MB）", 100, "本会设定"),
    "upload_case_mb": Local("一案的文件合计最大（MB）", 2000, "本会设定"),
    "upload_day_mb": Local("一个人一天上传最多（MB）", 2000, "本会设定"),
    "unscanned_files": Local("查毒程序没有应答时：refuse 不收，keep 先收下、查过才能打开", "refuse", "本单位安全要求"),
}


def setting(name: str, on: date) -> Any:
    """The value of one setting on a day."""
    row = setting_row(name, on)
    return SETTINGS[name].default if row is None else row.value


def setting_row(name: str, on: date) -> Setting | None:
    """The row that gives the value of a setting on a day; None where it is still the default."""
    return db.session.scalar(
        select(Setting)
        .where(Setting.name == name, Setting.effective_from <= on)
        .order_by(Setting.effective_from.desc())
        .limit(1)
    )


@dataclass(frozen=True)
class Changed:
    """Who gave a setting the value that holds from `effective_from` on, when they did, and on what it rests."""

    value: Any
    effective_from: date
    source: str
    by: str
    at: datetime


def last_change(name: str, on: date) -> Changed | None:
    """The change that the value of a setting on a day rests on; None where it is still the default."""
    row = setting_row(name, on)
    return None if row is None else _changed(row)


def _changed(row: Setting) -> Changed:
    """The change as the trail has it: nobody can set a value without an entry there."""
    entry = db.session.scalars(
        select(AuditEntry)
        .where(AuditEntry.action == "change_setting", AuditEntry.subject == f"setting:{row.id}")
        .order_by(AuditEntry.id.desc())
        .limit(1)
    ).one()
    return Changed(row.value, row.effective_from, row.source, entry.actor_name, entry.at)


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
