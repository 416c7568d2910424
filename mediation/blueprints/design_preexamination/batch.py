"""从表格登记一批：looked at first, taken in when somebody says so; what is not taken comes back as a sheet."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for

from mediation.blueprints.design_preexamination.area import Answer, blueprint, examiner, the_centre
from mediation.operations.design_preexamination import batch as pasting
from mediation.operations.design_preexamination.batch import Verdict
from mediation.rules.design_preexamination.batch import HEADS, NEEDED, read_batch
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.batch_form import BatchForm, rejected
from mediation.web.forms import reshow

PAGE = "design_preexamination/batch.html"


@blueprint.route("/preexaminations/batch", methods=["GET", "POST"])
@examiner
@reads_first
def batch() -> Answer:
    """`do` as `BatchForm.do`."""
    form = BatchForm(request.form or None)
    if request.method == "GET":
        return render_template(PAGE, **_page(form))
    pasted = form.read(read_batch)
    if pasted is None:
        return reshow(PAGE, **_page(form))
    if form.do == "take":
        begin()
        made = pasting.take_in(pasting.look(pasted, the_centre(), actor=actor()), the_centre(), actor=actor())
        said = f"登记 {len(made)} 件，{made[0].number} 起。图片逐件再加。"
        return done(url_for("design_preexamination.log", group="receiving"), said)
    verdicts = pasting.look(pasted, the_centre(), actor=actor())
    if form.do == "sheet":
        return rejected(pasted, verdicts)
    return render_template(PAGE, **_page(form, verdicts))


def _page(form: BatchForm, verdicts: Sequence[Verdict] = ()) -> dict[str, Any]:
    heads = [(names[0], field in NEEDED) for field, names in HEADS.items()]
    return {"form": form, "verdicts": verdicts, "heads": heads}
