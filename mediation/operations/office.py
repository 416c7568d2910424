"""The office's own data: bodies, the court table, the reference data of a new desk."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.court_rule import CourtRule
from mediation.models.organisation import Organisation
from mediation.models.registered_applicant import AcceptedClass
from mediation.operations import audit, plan_tasks
from mediation.operations.actor import Actor
from mediation.operations.transcript.platforms import add_platforms
from mediation.operations.versions import check_version
from mediation.rules.accepted_classes import DEFAULTS, EDITION, NOTE
from mediation.rules.courts import TABLE
from mediation.rules.numbering import DEFAULT_PATTERN, case_number, check_pattern

CONTACT_FIELDS = ("name", "short_name", "address", "phone")
BODY_FIELDS = (*CONTACT_FIELDS, "case_word", "case_pattern")

# The kinds of organisation whose matters have numbers of their own.
NUMBERING = ("committee", "bureau")

BODIES = (
    ("office", "office", "系统管理", "系统管理", ""),
    ("district", "committee", "南通市通州区知识产权纠纷人民调解委员会", "区知产调委会", "通知调"),
    ("textile", "committee", "南通市通州区涉家纺行业知识产权纠纷人民调解委员会", "家纺行业调委会", "通纺知调"),
    ("rights_centre", "rights_centre", "中国南通（家纺）知识产权快速维权中心", "家纺快维中心", ""),
    ("bureau", "bureau", "南通市通州区市场监督管理局（知识产权局）", "区市场监管局", "通知行调"),
    ("court", "court", "人民法院诉调对接联络席", "法院联络席", ""),
)


def add_reference_data(at: datetime) -> int:
    """Put in the two committees, the centre, the bureau, the court's desk, the court table, the accepted classes and
    the platforms that are filled by hand, as far as they are not there. Returns how many rows were added. Words and
    patterns of case numbers are proposals to be edited."""
    known = set(db.session.scalars(select(Organisation.code)))
    added: list[Any] = [
        Organisation(code=code, kind=kind, name=name, short_name=short, case_word=word, case_pattern=DEFAULT_PATTERN)
        for code, kind, name, short, word in BODIES
        if code not in known
    ]
    if not db.session.scalar(select(CourtRule.id).limit(1)):
        added += [
            CourtRule(
                right_kind=row.right_kind,
                level=row.level,
                court=row.court,
                source=row.source,
                confirmed=False,
                effective_from=row.effective_from,
                effective_to=row.effective_to,
            )
            for row in TABLE
        ]
    if not db.session.scalar(select(AcceptedClass.id).limit(1)):
        added += [
            AcceptedClass(class_number=number, title=title, edition=EDITION, note=NOTE) for number, title in DEFAULTS
        ]
    added += plan_tasks.seed()
    db.session.add_all(added)
    db.session.flush()
    added += add_platforms(at)
    if added:
        audit.record(None, "reference_data", added[0], summary=f"装入基础资料 {len(added)} 条", at=at)
    return len(added)


def pattern_problem(pattern: str) -> str | None:
    """Why a case-number pattern cannot be used, or None."""
    try:
        check_pattern(pattern)
    except ValueError as error:
        return str(error)
    return None


_SERIALS = (1, 12, 123, 1234)
"""Numbers of every length, so that patterns that only pad differently are found out."""


def number_clash(body: Organisation, word: str, pattern: str) -> str | None:
    """Why another body would give the same case numbers, or None: a case number names one case in the house.
    `pattern` has passed `pattern_problem`."""
    mine = {case_number(word, 2026, serial, pattern=pattern) for serial in _SERIALS}
    others = select(Organisation).where(Organisation.kind.in_(NUMBERING), Organisation.id != body.id)
    for other in db.session.scalars(others.order_by(Organisation.id)):
        theirs = {case_number(other.case_word, 2026, serial, pattern=other.case_pattern) for serial in _SERIALS}
        if mine & theirs:
            return f"这样写出来的案号和{other.short_name}的一样，会重号。换一个用字，或者换一种写法。"
    return None


def change_body(body: Organisation, values: dict[str, str], *, version: str, actor: Actor) -> None:
    """Edit a body; numbers already given stay as they are."""
    check_version(body, version, values, BODY_LABELS)
    for name, value in values.items():
        setattr(body, name, value)
    audit.record(actor, "change_body", body, summary=f"改“{body.short_name}”的资料")


BODY_LABELS = {
    "name": "全称",
    "short_name": "简称",
    "address": "地址",
    "phone": "电话",
    "case_word": "案号用字",
    "case_pattern": "案号写法",
}


COURT_LABELS = {
    "right_kind": "权利种类",
    "level": "级别",
    "court": "法院",
    "source": "依据",
    "effective_from": "起用日",
    "effective_to": "停用日",
    "confirmed": "向法院核实过",
}


def change_court_rule(rule: CourtRule | None, values: dict[str, Any], *, version: str, actor: Actor) -> CourtRule:
    """Edit a row of the court table (of the `version` seen), or add one (`rule` None). Raises `EditConflict`."""
    if rule is None:
        rule = CourtRule()
        db.session.add(rule)
    else:
        check_version(rule, version, values, COURT_LABELS)
    for name, value in values.items():
        setattr(rule, name, value)
    db.session.flush()
    audit.record(actor, "change_court_rule", rule, summary=f"改法院表：{rule.right_kind} → {rule.court}")
    return rule


def courts_on(day: date) -> list[CourtRule]:
    """The rows in force on a day."""
    rows = db.session.scalars(select(CourtRule)).all()
    return [
        row
        for row in rows
        if (row.effective_from or day) <= day and (row.effective_to is None or day <= row.effective_to)
    ]
