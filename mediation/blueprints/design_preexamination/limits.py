"""中心规则：the days and numbers that the centre sets itself, dated, each with what it rests on."""

from flask import g, render_template, request, url_for

from mediation.blueprints.design_preexamination.area import Answer, blueprint, examiner
from mediation.blueprints.design_preexamination.forms import LIMITS, LimitsForm
from mediation.operations import settings
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow

PAGE = "design_preexamination/limits.html"


@blueprint.route("/preexaminations/limits", methods=["GET", "POST"])
@examiner
def limits() -> Answer:
    """Change the centre's days for events from a day on."""
    today = g.now.date()
    current = {name: settings.setting(name, today) for name in LIMITS}
    page = {
        "rows": [(settings.SETTINGS[name], current[name], settings.last_change(name, today)) for name in LIMITS],
    }
    if request.method == "GET":
        return render_template(PAGE, form=LimitsForm(data={**current, "effective_from": today}), **page)
    form = LimitsForm(request.form)
    if not form.validate():
        return reshow(PAGE, form=form, **page)
    since = form.effective_from.data
    changed = [name for name in LIMITS if form[name].data != settings.setting(name, since)]
    for name in changed:
        settings.change_setting(
            name, form[name].data, effective_from=since, source=form.source.data, actor=actor()
        )  # fmt: skip
    here = url_for("design_preexamination.limits")
    if not changed:
        return done(here, "没有改动。", "info")
    return done(here, f"已改 {len(changed)} 项，{since} 以后起算的照新的。")
