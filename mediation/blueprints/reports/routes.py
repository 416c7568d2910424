"""The list of reports, one as it reads today, and the acts that freeze and correct it."""

from collections.abc import Iterator
from datetime import date

from flask import abort, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.reports import files, writing
from mediation.blueprints.reports.area import Answer, asked, blueprint, freezers, readers, the_report
from mediation.blueprints.reports.writing import kept_draft, numbers_of, writes
from mediation.operations.reports import freezing, papers, reading
from mediation.operations.reports.drafting import KINDS, draft
from mediation.rules.reports.changes import from_plain, in_words
from mediation.rules.reports.content import Content, definitions, figures_digest
from mediation.rules.reports.periods import Length, ReportPeriod, period_of, recent
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.scope import is_demo

__all__ = ["blueprint", "files", "writing"]

# So many months, quarters and years back a report can be chosen from the list; any other by its address.
OFFERED = {Length.MONTH: 13, Length.QUARTER: 9, Length.YEAR: 5}


@blueprint.get("/reports")
@readers
def index() -> str:
    """Every frozen report, and what may be looked at."""
    return render_template(
        "reports/index.html",
        rows=reading.frozen(current_user),
        offered=reading.offered(current_user),
        periods=list(_offered_periods(g.now.date())),
        kinds=KINDS,
        period_of=period_of,
        in_words=lambda changes: in_words(from_plain(changes)),
    )


def _offered_periods(today: date) -> Iterator[tuple[str, list[ReportPeriod]]]:
    for length, many in OFFERED.items():
        yield length.label, list(recent(today, length, many))


@blueprint.get("/reports/preview")
@readers
def preview() -> str:
    """A report as it reads today, or with `line` the rows behind one of its figures."""
    today = g.now.date()
    wanted = asked(today)
    content = draft(wanted.kind, wanted.body, wanted.period, today=today, written=kept_draft(wanted))
    here = url_for("reports.preview", what=wanted.what, period=wanted.period.code)
    if "line" in request.args:
        return _rows(content, here)
    kept = freezing.newest(wanted.kind, wanted.body.id, wanted.period)
    return render_template(
        "reports/preview.html",
        content=content,
        wanted=wanted,
        kinds=KINDS,
        kept=kept,
        is_over=wanted.period.is_over(today),
        may_freeze=freezing.may_freeze(wanted.kind, wanted.body, actor()),
        writes=writes(wanted.kind),
        seen=figures_digest(content),
        definitions=definitions(content),
        here=here,
    )


def _rows(content: Content, here: str) -> str:
    """The rows behind one figure."""
    line = content.by_key.get(request.args["line"])
    if line is None or line.by_hand:
        abort(404)
    side = "base" if request.args.get("side") == "base" and line.denominator is not None else "rows"
    after = request.args.get("after", "0")
    rows = reading.rows_behind(line, side, current_user, after=int(after) if after.isdecimal() else 0)
    return render_template(
        "reports/rows.html",
        content=content,
        line=line,
        side=side,
        rows=rows[: reading.PAGE],
        further=rows[reading.PAGE - 1].id if len(rows) > reading.PAGE else None,
        counted=len(line.base if side == "base" else line.rows),
        here=here,
    )


@blueprint.post("/reports/freezing")
@freezers
def freeze() -> Answer:
    """Keep the report as it was seen; one that people write in is frozen where they write."""
    wanted = asked(g.now.date())
    seen = request.form.get("seen", "")
    report = freezing.freeze(wanted.kind, wanted.body, wanted.period, seen=seen, actor=actor())
    return done(
        url_for("reports.show", filed_uid=report.uid), f"{wanted.period.label}已冻结。以后改了记录，这一版不变。"
    )


@blueprint.get("/reports/<filed_uid>")
@readers
def show(filed_uid: str) -> str:
    """A frozen report with its versions, or with `line` the rows behind one of its figures."""
    report = the_report(filed_uid)
    content = freezing.content_of(report)
    here = url_for("reports.show", filed_uid=filed_uid)
    if "line" in request.args:
        return _rows(content, here)
    versions = reading.versions_of(report)
    found = from_plain(report.changes)
    return render_template(
        "reports/show.html",
        report=report,
        content=content,
        period=period_of(report.period),
        kinds=KINDS,
        versions=versions,
        is_newest=versions[0] is report,
        is_whole=freezing.is_whole(report),
        may_freeze=freezing.may_freeze(report.kind, report.organisation, actor()),
        changes=found,
        numbers=numbers_of(found),
        paper=papers.SHELF.papers_of(report, demo=is_demo())[0],
        here=here,
    )
