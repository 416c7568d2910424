"""What people write in a report: a draft while they write, frozen with the figures, gone over in a correction."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from flask import abort, g, redirect, render_template, request, url_for
from flask_login import current_user
from wtforms import HiddenField, TextAreaField

from mediation.blueprints.reports.area import Answer, Asked, asked_for, blueprint, freezers, the_report
from mediation.extensions import db
from mediation.models.report import Report
from mediation.operations import drafts
from mediation.operations.reports import freezing, papers, reading
from mediation.operations.reports.drafting import KINDS, draft
from mediation.rules.reports.changes import Change
from mediation.rules.reports.content import Content, figures_digest
from mediation.rules.reports.passages import LONGEST, PASSAGES, Passage, passages, typed_of
from mediation.rules.reports.periods import period_of
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.forms import AtMost, BaseForm, Required, reshow
from mediation.web.scope import is_demo
from mediation.web.typed import typed

KEEP = "keep"


class WritingForm(BaseForm):
    """The passages of one kind of report, each a field; `seen` the figures that were looked at."""

    kind: str
    seen = HiddenField()

    def written(self) -> tuple[Passage, ...]:
        """What was typed."""
        return passages(self.kind, {key: self._fields[key].data for key in PASSAGES[self.kind]})


class CorrectionForm(WritingForm):
    """The same, and why a frozen report is corrected."""

    reason = TextAreaField("为什么更正", [Required("为什么更正"), AtMost(500)], render_kw={"rows": 3})


@cache
def _form_class(base: type[WritingForm], kind: str) -> Any:
    fields = {
        key: TextAreaField(label, [AtMost(LONGEST)], render_kw={"rows": 7}) for key, label in PASSAGES[kind].items()
    }
    return type(f"{base.__name__}Of{kind.title()}", (base,), {"kind": kind, **fields})


def writes(kind: str) -> bool:
    """Whether people write in a report of that kind."""
    return bool(PASSAGES[kind])


def draft_name(wanted: Asked) -> str:
    """The name of the draft of what is written for a report that is not frozen."""
    return f"reports.write:{wanted.body.code}:{wanted.period.code}"


def kept_draft(wanted: Asked) -> tuple[Passage, ...]:
    """What the reader wrote for the report and has not frozen yet."""
    found = drafts.find(current_user.id, draft_name(wanted)) if writes(wanted.kind) else None
    return passages(wanted.kind, {key: values[-1] for key, values in found.fields.items() if values}) if found else ()


@blueprint.route("/reports/writing/<body_code>/<period_code>", methods=["GET", "POST"])
@freezers
@reads_first
def write(body_code: str, period_code: str) -> Answer:
    """The passages of the district's report on a period, and the button that freezes it; with `do` `KEEP` the draft
    is kept, to be looked at first."""
    wanted = asked_for(f"district:{body_code}", period_code, g.now.date())
    if not freezing.may_freeze(wanted.kind, wanted.body, actor()):
        abort(404)
    name, (given, found) = draft_name(wanted), typed(draft_name(wanted))
    form = _form_class(WritingForm, wanted.kind)(given)
    page = {
        "form": form,
        "wanted": wanted,
        "kinds": KINDS,
        "draft": found,
        "draft_name": name,
        "back": url_for("reports.preview", what=wanted.what, period=wanted.period.code),
        "kept": freezing.newest(wanted.kind, wanted.body.id, wanted.period),
        "is_over": wanted.period.is_over(g.now.date()),
        "fields": PASSAGES[wanted.kind],
    }
    if request.method == "GET":
        form.seen.data = request.args.get("seen") or figures_digest(_content(wanted))
        return render_template("reports/writing.html", **page)
    if not form.validate():
        return reshow("reports/writing.html", **page)
    if request.form.get("do") == KEEP:
        begin()
        drafts.save(current_user.id, name, request.form, at=g.now, title=request.form.get("draft_title", ""))
        db.session.commit()
        return redirect(page["back"], 303)
    _prove(wanted, form.written())
    begin()
    report = freezing.freeze(
        wanted.kind, wanted.body, wanted.period, seen=form.seen.data, actor=actor(), written=form.written()
    )
    return done(
        url_for("reports.show", filed_uid=report.uid), f"{wanted.period.label}已冻结。以后改了记录，这一版不变。"
    )


def _content(wanted: Asked, written: tuple[Passage, ...] = ()) -> Content:
    return draft(wanted.kind, wanted.body, wanted.period, today=g.now.date(), written=written)


def _prove(wanted: Asked, written: tuple[Passage, ...]) -> None:
    """What is frozen cannot be mended: a sign that no font has is found before, while it can be typed anew."""
    if written:
        papers.prove_printable(_content(wanted, written), demo=is_demo())


@blueprint.route("/reports/<filed_uid>/correction", methods=["GET", "POST"])
@freezers
@reads_first
def correct(filed_uid: str) -> Answer:
    """What changed since, what was written, and a new version with the reason."""
    report = the_report(filed_uid)
    period = period_of(report.period)
    assert period is not None
    name, kept = f"reports.correct:{filed_uid}", freezing.content_of(report).passages
    given, found = typed(name)
    form = _form_class(CorrectionForm, report.kind)(given, data=typed_of(kept))
    wanted = Asked(report.kind, report.organisation, period)
    page = {"report": report, "form": form, "draft": found, "draft_name": name}
    if request.method == "GET":
        return render_template("reports/correction.html", **page, **_correction(report, wanted, form, kept))
    if not form.validate():
        return reshow("reports/correction.html", **page, **_correction(report, wanted, form, kept))
    _prove(wanted, form.written())
    begin()
    made = freezing.correct(
        the_report(filed_uid), reason=form.reason.data, seen=form.seen.data, actor=actor(), written=form.written()
    )
    return done(url_for("reports.show", filed_uid=made.uid), f"已更正，第 {made.ordinal} 版。原来那一版还在。")


def _correction(report: Report, wanted: Asked, form: CorrectionForm, kept: tuple[Passage, ...]) -> Mapping[str, Any]:
    now = _content(wanted, kept)
    changed = freezing.changes_since(report, now)
    if request.method == "GET":
        form.seen.data = figures_digest(now)
    return {
        "changes": changed,
        "numbers": numbers_of(changed),
        "period": wanted.period,
        "kinds": KINDS,
        "fields": PASSAGES[report.kind],
    }


def numbers_of(found: list[Change]) -> dict[str, dict[int, str]]:
    """What the rows that came and went are called: table → id → number."""
    ids: dict[str, set[int]] = {}
    for one in found:
        ids.setdefault(one.table, set()).update((*one.added, *one.removed, *one.revalued))
    return {
        table: {row: said[0] for row, said in reading.named(table, rows, current_user).items()}
        for table, rows in ids.items()
    }
