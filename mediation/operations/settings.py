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
from mediation.rules.registered_applicant.sanctions import BASIS as SANCTION_BASIS
from mediation.rules.registered_applicant.sanctions import DEFAULTS as SANCTION_DEFAULTS


@dataclass(frozen=True)
class Local:
    """A setting's name for people, its default value and what it rests on; `touches_cases` whether a change of it
    touches cases that are in hand."""

    label: str
    default: Any
    basis: str
    touches_cases: bool = False


_OWN = "本会自定，不是法律"
_CENTRE = "中心规则，不是法律，由中心自定"
_AID = "本中心的默认值，不是法律；没有核到省里的规范和工作指引的天数"


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
    "preexamination_acceptance_days": Local(
        "预审：受理决定（提交后多少个工作日内）", 2, f"{_CENTRE}；代理机构介绍保护中心做法是 1 至 2 个工作日"
    ),
    "preexamination_opinion_days": Local(
        "预审：审查意见（受理后多少个工作日内）", 5, f"{_CENTRE}；代理机构介绍一般 2 至 3 个、最多 5 个工作日"
    ),
    "preexamination_answer_days": Local(
        "预审：申请人答复（发出意见后多少个工作日内）", 3, f"{_CENTRE}；代理机构介绍是 2 至 3 个工作日"
    ),
    "preexamination_opinions": Local(
        "预审：最多发几次意见，仍有缺陷的出不合格", 2, f"{_CENTRE}；代理机构介绍第 2 次意见后仍不合格的出不合格"
    ),
    "preexamination_filing_days": Local(
        "预审：合格后正式提交（多少个工作日内，0 是不计）", 0, f"{_CENTRE}；只知道要及时，没有核到天数"
    ),
    "preexamination_marking_days": Local(
        "预审：提交后核查、加快标记（多少个工作日内，0 是不计）", 0, f"{_CENTRE}；没有核到天数"
    ),
    "preexamination_view_pixels": Local("预审：图片短边最少多少像素（0 是不看）", 0, f"{_CENTRE}；没有核到像素的要求"),
    "applicant_conditions": Local(
        "备案条件（中心核的时候逐项看）",
        [
            "注册地在本区，能独立承担责任",
            "产品属于中心的领域，有研发场所和人员",
            "有知识产权管理制度",
            "两年内没有失信、非正常申请、故意侵权",
        ],
        "参照宁波保护中心2025年办法第8条，未核；快维中心的条件由中心定",
    ),
    "applicant_sanction_rules": Local("暂停、取消备案的建议标准", dict(SANCTION_DEFAULTS), SANCTION_BASIS),
    "aid_decision_working_days": Local("维权援助：决定是否受理（工作日）", 3, _AID),
    "aid_consultation_working_days": Local("维权援助：答复咨询（工作日）", 3, _AID),
    "aid_opinion_working_days": Local("维权援助：出具侵权判定咨询意见（工作日）", 10, _AID),
    "aid_general_working_days": Local("维权援助：办结一般事项（工作日）", 15, _AID),
    "aid_difficult_working_days": Local("维权援助：办结疑难事项（工作日）", 30, _AID),
    "shopping_platforms": Local(
        "网店投诉：有哪些平台",
        ["淘宝", "天猫", "抖音电商", "拼多多", "1688", "京东", "Temu"],
        "本中心常投诉的平台，不是法律；增减由中心定",
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
    "share_bodies": Local(
        "纠纷调解方式化解占比：分母要哪几家报数，缺一家就不算",
        {
            "court_judgments": ["南通通州湾江海联动开发示范区人民法院", "南通市中级人民法院"],
            "court_settlements": ["南通通州湾江海联动开发示范区人民法院", "南通市中级人民法院"],
            "administrative_rulings": ["通州区市场监督管理局"],
            "arbitral_awards": ["南通仲裁委员会"],
        },
        "方案没有写口径，由局里定；没有案件的单位报 0",
    ),
    "growth_base_year": Local("办案量年均增幅：从哪一年起算", 2021, "方案没有写基年，由局里定"),
    "district_towns": Local("本区的镇、街道", list(TOWNS), "凭记忆列的，未核；照区里的名单改"),
    "satisfaction_days": Local("满意度问卷有效多少天", 30, f"{_OWN}；到期的不再收，一季全部到期才公布"),
    "satisfaction_min_answers": Local("满意度：一季少于几份不公布", 5, f"{_OWN}；份数少的认得出是谁答的"),
    "subsidy_levels": Local("以案定补的难度级别", ["一般", "疑难", "重大"], f"{_OWN}；照本区的补贴办法改"),
    "subsidy_categories": Local(
        "以案定补的补贴类别", ["书面协议", "口头协议", "调解不成"], f"{_OWN}；照本区的补贴办法改"
    ),
    "enterprise_tags": Local(
        "企业标签",
        ["外向型企业", "上市（挂牌）企业", "知识产权保护明星企业", "商业秘密保护试点", "商业秘密保护示范"],
        f"{_OWN}；名目照通政发〔2023〕4号三（六）（九），认定文件各自登记",
    ),
    "shop_platforms": Local(
        "网店平台", ["淘宝", "天猫", "京东", "拼多多", "抖音", "1688", "快手", "小红书", "Temu", "亚马逊"], _OWN
    ),
    "enterprise_industries": Local(
        "企业行业", ["花型设计", "印染", "面料织造", "家纺成品", "市场经营户", "电商", "市场管理", "其他制造业"], _OWN
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
