"""从表格录入：looked at first, entered when somebody says so; what is not taken comes back as a sheet."""

from collections.abc import Sequence
from typing import Any

from flask import Response, render_template, request, url_for

from mediation.blueprints.reported_figures.area import Answer, blueprint, clerk, the_bureau
from mediation.exchange.reported_figures import template_sheet
from mediation.exchange.workbook import XLSX
from mediation.operations.reported_figures import batch as pasting
from mediation.operations.reported_figures.batch import Verdict
from mediation.rules.reported_figures.sheet import HEADS, NEEDED, NUMBERS, read_sheet
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.batch_form import BatchForm, rejected
from mediation.web.file_answers import download
from mediation.web.forms import reshow

PAGE = "reported_figures/sheet.html"


@blueprint.get("/reported-figures/template.xlsx")
@clerk
def template() -> Response:
    """The empty sheet with its heads."""
    return download(template_sheet(), "外报数据模板.xlsx", XLSX)


@blueprint.route("/reported-figures/sheet", methods=["GET", "POST"])
@clerk
@reads_first
def sheet() -> Answer:
    """`do` as `BatchForm.do`."""
    form = BatchForm(request.form or None)
    if request.method == "GET":
        return render_template(PAGE, **_page(form))
    pasted = form.read(read_sheet)
    if pasted is None:
        return reshow(PAGE, **_page(form))
    if form.do == "take":
        begin()
        bureau = the_bureau()
        made = pasting.take_in(pasting.look(pasted, bureau, actor=actor()), bureau, actor=actor())
        return done(url_for("reported_figures.index"), f"录入 {len(made)} 条，请另一个人逐条复核。")
    verdicts = pasting.look(pasted, the_bureau(), actor=actor())
    if form.do == "sheet":
        return rejected(pasted, verdicts)
    return render_template(PAGE, **_page(form, verdicts))


def _page(form: BatchForm, verdicts: Sequence[Verdict] = ()) -> dict[str, Any]:
    heads = [(names[0], field in NEEDED) for field, names in HEADS.items() if field not in NUMBERS]
    return {"form": form, "verdicts": verdicts, "heads": heads}
