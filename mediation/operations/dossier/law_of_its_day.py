"""每份文书用的是哪一天的模板和法律：what was issued keeps its own; which open cases a newer rule touches."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from mediation.documents.catalogue import FORMS
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Document
from mediation.models.setting import Setting
from mediation.operations.papers.building import BUILDERS
from mediation.operations.settings import SETTINGS
from mediation.rules.statutes import Succession, successions

AHEAD = 90
"""A law that changes within so many days is named before it does."""
ISSUED = {slug: form for slug, form in FORMS.items() if slug in BUILDERS}
"""The forms that are issued by themselves; a sheet of a bound file has no version of its own on record."""
# Which kinds of dispute a law speaks to; the successions that the program knows are of these laws.
_DISPUTES = {"中华人民共和国商标法": "trademark"}


@dataclass(frozen=True)
class FormVersions:
    """One form: today's template and law, and what its issued papers carry: (template, law, how many), the newest
    versions of today first."""

    form: str
    title: str
    template: str
    law: str
    issued: tuple[tuple[str, str, int], ...]

    @property
    def older(self) -> int:
        """How many issued papers carry another template or law than today's."""
        return sum(number for template, law, number in self.issued if (template, law) != (self.template, self.law))


@dataclass(frozen=True)
class RuleChange:
    """A change that touches cases begun before `since`: `what` in words, `source` what it rests on; `kind` the
    dispute type it is limited to, "" for all."""

    since: date
    what: str
    source: str
    kind: str = ""

    def touches(self, case: Case) -> bool:
        """Whether the case began before it."""
        return began_on(case) < self.since and self.kind in ("", case.dispute_type)


@dataclass(frozen=True)
class TouchedCase:
    """An open case with the changes since it began, and its issued papers whose template or law is another now."""

    case: Case
    changes: tuple[RuleChange, ...]
    papers: tuple[Document, ...] = field(default=())


@dataclass(frozen=True)
class TouchedPage:
    """A page of them, the newest case first; `after` the key of the next page, None where there is none."""

    rows: list[TouchedCase]
    after: int | None


def began_on(case: Case) -> date:
    """The day whose rules the case began under: of acceptance, before that of registration."""
    return case.accepted_on or case.registered_on


def law_of(form: str) -> str:
    """Today's law of a form, as an issued paper keeps it."""
    return FORMS[form].law[:40]


def form_versions(visible: Select[Any]) -> list[FormVersions]:
    """Each form of which papers were issued in the cases of `visible`, in the order of the file."""
    counted = (
        visible.join(Document, Document.case_id == Case.id)
        .with_only_columns(Document.form, Document.template_version, Document.law_version, func.count())
        .where(Document.voided_reason == "")
        .group_by(Document.form, Document.template_version, Document.law_version)
    )
    found: dict[str, list[tuple[str, str, int]]] = {}
    for form, template, law, number in db.session.execute(counted):
        found.setdefault(form, []).append((template, law, number))
    return [
        FormVersions(slug, form.title, form.template_version, law_of(slug), _sorted(slug, found[slug]))
        for slug, form in ISSUED.items()
        if slug in found
    ]


def _sorted(form: str, issued: list[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    today = (FORMS[form].template_version, law_of(form))
    return tuple(sorted(issued, key=lambda row: ((row[0], row[1]) != today, row)))


def changes(today: date) -> list[RuleChange]:
    """Every change of a local setting up to today, and of a law up to `AHEAD` days from now, the newest first."""
    names = [name for name, local in SETTINGS.items() if local.touches_cases]
    rows = db.session.scalars(select(Setting).where(Setting.name.in_(names), Setting.effective_from <= today))
    local = [RuleChange(row.effective_from, f"本会设置“{SETTINGS[row.name].label}”改了", row.source) for row in rows]
    coming = today + timedelta(days=AHEAD)
    laws = [_of_law(one, today) for one in successions() if one.since <= coming]
    return sorted((*local, *laws), key=lambda change: (change.since, change.what), reverse=True)


def _of_law(one: Succession, today: date) -> RuleChange:
    name = one.old.law.removeprefix("中华人民共和国")
    when = "起用" if one.since <= today else "将起用"
    what = f"{name}{when} {one.new.version} 年文本，原来是 {one.old.version} 年"
    return RuleChange(one.since, what, f"{one.old.short}改为{one.new.article}等", _DISPUTES.get(one.old.law, ""))


def touched(visible: Select[Any], *, today: date, after: int | None = None, size: int = 50) -> TouchedPage:
    """The open cases that a change of template, law text or setting touches since they began."""
    known = changes(today)
    query = visible.where(Case.state != "closed", or_(_begun_before(known), _has_older_paper()))
    if after is not None:
        query = query.where(Case.id < after)
    found = list(db.session.scalars(query.order_by(Case.id.desc()).limit(size + 1)))
    cases = found[:size]
    papers = older_papers([case.id for case in cases])
    rows = [
        TouchedCase(case, tuple(change for change in known if change.touches(case)), tuple(papers.get(case.id, ())))
        for case in cases
    ]
    return TouchedPage(rows, cases[-1].id if len(found) > size else None)


def _begun_before(known: Sequence[RuleChange]) -> ColumnElement[bool]:
    began = func.coalesce(Case.accepted_on, Case.registered_on)
    conditions = [
        and_(began < change.since, Case.dispute_type == change.kind) if change.kind else began < change.since
        for change in known
    ]
    return or_(*conditions) if conditions else false()


def _differs() -> ColumnElement[bool]:
    """Papers whose template or law is another than today's."""
    return or_(
        *(
            and_(
                Document.form == slug,
                or_(Document.template_version != form.template_version, Document.law_version != law_of(slug)),
            )
            for slug, form in ISSUED.items()
        )
    )


def _has_older_paper() -> ColumnElement[bool]:
    return select(Document.id).where(Document.case_id == Case.id, Document.voided_reason == "", _differs()).exists()


def older_papers(case_ids: Sequence[int]) -> dict[int, list[Document]]:
    """By case the issued papers whose template or law is another today, in the order they were issued."""
    rows = db.session.scalars(
        select(Document)
        .where(Document.case_id.in_(case_ids), Document.voided_reason == "", _differs())
        .order_by(Document.id)
    )
    found: dict[int, list[Document]] = {}
    for row in rows:
        found.setdefault(row.case_id, []).append(row)
    return found
