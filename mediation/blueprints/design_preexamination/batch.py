"""从表格粘贴一批：looked at first, taken in when somebody says so; what is not taken comes back as a sheet."""

from flask import g, render_template, request, url_for
from wtforms import TextAreaField

from mediation.blueprints.design_preexamination.area import Answer, blueprint, examiner, the_centre
from mediation.exchange.preexamination_sheets import rejected_sheet
from mediation.exchange.workbook import XLSX
from mediation.operations.design_preexamination import batch as pasting
from mediation.operations.design_preexamination.batch import Verdict
from mediation.rules.design_preexamination.batch import HEADS, NEEDED, read_batch
from mediation.rules.pasted_table import Batch, UnreadableBatch
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.file_answers import download
from mediation.web.forms import AtMost, BaseForm

PAGE = "design_preexamination/batch.html"


class BatchForm(BaseForm):
    """Cells as a spreadsheet copies them."""

    cells = TextAreaField("粘贴的表格", [AtMost(100_000)], render_kw={"rows": 8})


@blueprint.route("/preexaminations/batch", methods=["GET", "POST"])
@examiner
@reads_first
def batch() -> Answer:
    """`do` look (nothing is stored), take (the good rows), sheet (the bad rows as a workbook)."""
    form = BatchForm(request.form or None)
    if request.method == "GET":
        return _page(form)
    if not form.validate():
        return _page(form), 422
    try:
        pasted = read_batch(form.cells.data)
    except UnreadableBatch as unreadable:
        form.cells.errors = [str(unreadable)]
        return _page(form), 422
    do = request.form.get("do", "look")
    if do == "take":
        begin()
        made = pasting.take_in(pasting.look(pasted, the_centre(), actor=actor()), the_centre(), actor=actor())
        said = f"登记 {len(made)} 件，{made[0].number} 起。图片逐件再加。"
        return done(url_for("design_preexamination.log", group="receiving"), said)
    verdicts = pasting.look(pasted, the_centre(), actor=actor())
    if do == "sheet":
        return download(_bad_rows(pasted, verdicts), f"没有收的{g.now.date()}.xlsx", XLSX)
    return _page(form, pasted=pasted, verdicts=verdicts)


def _bad_rows(pasted: Batch, verdicts: list[Verdict]) -> bytes:
    width = len(pasted.heads)
    rows = [[*(list(one.row.cells) + [""] * width)[:width], "".join(one.problems)] for one in verdicts if not one.good]
    return rejected_sheet(pasted.heads, rows, made_on=g.now.date())


def _page(form: BatchForm, pasted: Batch | None = None, verdicts: list[Verdict] | None = None) -> str:
    return render_template(
        PAGE,
        form=form,
        pasted=pasted,
        verdicts=verdicts or [],
        heads=[(names[0], field in NEEDED) for field, names in HEADS.items()],
    )
