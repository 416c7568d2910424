"""本办规则：the office's own limits, the usual foreign days and the towns of the district, dated, with what each change
rests on."""

from typing import Any

from flask import g, render_template, request, url_for

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer
from mediation.blueprints.overseas_guidance.limits_forms import NODES_OF, LimitsForm
from mediation.operations import settings
from mediation.rules.overseas_guidance.nodes import written_table
from mediation.rules.overseas_guidance.words import KINDS
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow

PAGE = "overseas_guidance/limits.html"
NAMES = ("overseas_limits", "overseas_nodes", "district_towns")


@blueprint.route("/overseas/limits", methods=["GET", "POST"])
@officer
def limits() -> Answer:
    """Change what is this office's own from a day on."""
    today = g.now.date()
    page: dict[str, Any] = {
        "rows": [(settings.SETTINGS[name], settings.last_change(name, today)) for name in NAMES],
        "kinds": [(f"{NODES_OF}{kind}", label) for kind, label in KINDS.items()],
    }
    if request.method == "GET":
        return render_template(PAGE, form=LimitsForm(data=_current(today)), **page)
    form = LimitsForm(request.form)
    if not form.validate():
        return reshow(PAGE, form=form, **page)
    since, changed = form.effective_from.data, 0
    for name, value in form.values().items():
        if value != settings.setting(name, since):
            settings.change_setting(name, value, effective_from=since, source=form.source.data, actor=actor())
            changed += 1
    here = url_for("overseas_guidance.limits")
    if not changed:
        return done(here, "没有改动。", "info")
    return done(here, f"已改 {changed} 项，{since} 以后照新的。")


def _current(today: Any) -> dict[str, Any]:
    own, nodes, towns = (settings.setting(name, today) for name in NAMES)
    tables = {f"{NODES_OF}{kind}": written_table(nodes.get(kind, ())) for kind in KINDS}
    return {**own, **tables, "towns": "\n".join(towns), "effective_from": today}
