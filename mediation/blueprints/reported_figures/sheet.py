"""从表格录入：looked at first, entered when somebody says so; what is not taken comes back as a sheet."""

from flask import Response, g, render_template, request, url_for

from mediation.blueprints.reported_figures.area import Answer, blueprint, clerk, the_bureau
from mediation.blueprints.reported_figures.forms import SheetForm
from mediation.exchange.reported_figures import rejected_figures, template_sheet
from mediation.exchange.workbook import XLSX
from mediation.operations.reported_figures import batch as pasting
from mediation.operations.reported_figures.batch import Verdict
from mediation.rules.pasted_table import Batch, UnreadableBatch
from mediation.rules.reported_figures.sheet import HEADS, NEEDED, NUMBERS, read_sheet
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
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
    """`do` look (nothing is stored), take (the good rows), sheet (the bad rows as a workbook)."""
    form = SheetForm(request.form or None)
    if request.method == "GET":
        return render_template(PAGE, **_page(form))
    pasted = _read(form)
    if pasted is None:
        return reshow(PAGE, **_page(form))
    do = request.form.get("do", "look")
    if do == "take":
        begin()
        bureau = the_bureau()
        made = pasting.take_in(pasting.look(pasted, bureau, actor=actor()), bureau, actor=actor())
        return done(url_for("reported_figures.index"), f"录入 {len(made)} 条，请另一个人逐条复核。")
    verdicts = pasting.look(pasted, the_bureau(), actor=actor())
    if do == "sheet":
        return download(_bad_rows(pasted, verdicts), f"没有收的{g.now.date()}.xlsx", XLSX)
    return render_template(PAGE, **_page(form, verdicts))


def _read(form: SheetForm) -> Batch | None:
    if not form.validate():
        return None
    try:
        return read_sheet(form.cells.data)
    except UnreadableBatch as unreadable:
        form.cells.errors = [str(unreadable)]
        return None


def _bad_rows(pasted: Batch, verdicts: list[Verdict]) -> bytes:
    width = len(pasted.heads)
    rows = [[*(list(one.row.cells) + [""] * width)[:width], "".join(one.problems)] for one in verdicts if not one.good]
    return rejected_figures(pasted.heads, rows, made_on=g.now.date())


def _page(form: SheetForm, verdicts: list[Verdict] | None = None) -> dict[str, object]:
    return {
        "form": form,
        "verdicts": verdicts or [],
        "heads": [(names[0], field in NEEDED) for field, names in HEADS.items() if field not in NUMBERS],
    }
