"""Clues come in: a table or a CSV is looked at first; one by hand."""

from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer, the_office
from mediation.blueprints.overseas_guidance.watch.forms import ClueForm, IntakeForm
from mediation.blueprints.overseas_guidance.watch.working import tone
from mediation.exchange.rejected_rows import rejected_sheet
from mediation.exchange.workbook import XLSX
from mediation.models.overseas_watch import Clue
from mediation.operations.overseas_guidance.watch import intake, matching, sources
from mediation.operations.overseas_guidance.watch.intake import Verdict
from mediation.operations.party_register import names_of
from mediation.rules.batches import Batch, UnreadableBatch
from mediation.rules.overseas_guidance.matching import degree
from mediation.rules.overseas_guidance.watching import HEADS, NEEDED, read_clues
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import download
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field


@blueprint.route("/overseas/watch/intake", methods=["GET", "POST"])
@officer
@reads_first
def watch_intake() -> Answer:
    """`do` look (nothing is stored), take (the good rows), sheet (the bad rows as a workbook)."""
    form = IntakeForm(request.form or None, data={"seen_on": g.now.date()})
    form.offer(sources.in_use(current_user, g.now.date()))
    if request.method == "GET":
        return _page(form)
    form.read_file(request.files.get("file"))
    if not form.validate():
        return _page(form), 422
    try:
        pasted = read_clues(form.cells.data)
    except UnreadableBatch as unreadable:
        form.cells.errors = [str(unreadable)]
        return _page(form), 422
    register = matching.register_of(actor())
    do = request.form.get("do", "look")
    if do == "take":
        begin()
    source = sources.load(current_user, form.source.data)
    assert source is not None
    verdicts = intake.look(pasted, source, form.seen_on.data, register, actor=actor())
    if do == "take":
        made = intake.take_in(verdicts, source, the_office(), register, actor=actor())
        return done(url_for("overseas_guidance.watch"), f"收了 {len(made)} 条。从上到下逐条核对。")
    if do == "sheet":
        return download(_bad_rows(pasted, verdicts), f"没有收的{g.now.date()}.xlsx", XLSX)
    return _page(form, verdicts)


def _bad_rows(pasted: Batch, verdicts: list[Verdict]) -> bytes:
    width = len(pasted.heads)
    rows = [[*(list(one.row.cells) + [""] * width)[:width], "".join(one.problems)] for one in verdicts if not one.good]
    return rejected_sheet(pasted.heads, rows, made_on=g.now.date())


def _page(form: IntakeForm, verdicts: list[Verdict] | None = None) -> str:
    shown = verdicts or []
    return render_template(
        "overseas_guidance/watch/intake.html",
        form=form,
        verdicts=shown,
        names=_names(shown),
        heads=[(names[0], field in NEEDED) for field, names in HEADS.items()],
        degree=degree,
        tone=tone,
    )


def _names(verdicts: list[Verdict]) -> dict[int, str]:
    """The names of those that come first."""
    return names_of([one.matches[0].party for one in verdicts if one.matches])


@blueprint.route("/overseas/watch/clues/new", methods=["GET", "POST"])
@officer
@reads_first
def watch_new_clue() -> Answer:
    """One by hand."""
    form = ClueForm(request.form or None, data={"seen_on": g.now.date()})
    form.offer(sources.in_use(current_user, g.now.date()))
    page: dict[str, Any] = {"form": form}
    if request.method == "GET":
        return render_template("overseas_guidance/watch/new_clue.html", **page)
    if not form.validate():
        return reshow("overseas_guidance/watch/new_clue.html", **page)
    register = matching.register_of(actor())
    begin()
    made: list[Clue] = []

    def put() -> None:
        source = sources.load(current_user, form.source.data)
        assert source is not None
        made.append(intake.add(form.values(source), source, the_office(), register, actor=actor()))

    if not said_at_field(form, put, {"clue_is_new": "docket_number"}):
        return reshow("overseas_guidance/watch/new_clue.html", **page)
    return done(url_for("overseas_guidance.watch_clue", clue_uid=made[0].uid), "已登记，名册里对得上的列在下面。")
