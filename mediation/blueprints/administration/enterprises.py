"""The words that the enterprise record offers: kinds of tags, platforms, industries. None of them is law."""

from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.administration.area import administrator, blueprint, change_settings
from mediation.operations import settings
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, Required

KEPT = ("enterprise_tags", "shop_platforms", "enterprise_industries")
LONGEST = 40


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line for each in text.splitlines() if (line := each.strip())))


def _short_lines(form: Any, field: Any) -> None:
    """A validator: each word fits on a tag."""
    if any(len(line) > LONGEST for line in _lines(field.data)):
        raise StopValidation(f"每行最多 {LONGEST} 字。")


class EnterprisesForm(BaseForm):
    """One word a line."""

    enterprise_tags = TextAreaField("标签", [Required("标签，至少一种"), _short_lines], render_kw={"rows": 7})
    shop_platforms = TextAreaField("网店平台", [Required("平台，至少一个"), _short_lines], render_kw={"rows": 7})
    enterprise_industries = TextAreaField("行业", [Required("行业，至少一种"), _short_lines], render_kw={"rows": 7})
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])


@blueprint.route("/enterprises", methods=["GET", "POST"])
@administrator
def enterprises() -> Response | str | tuple[str, int]:
    """What the record offers; what is entered already keeps its words."""
    today = g.now.date()
    current = {name: "\n".join(settings.setting(name, today)) for name in KEPT}
    form = EnterprisesForm(request.form or None, data={**current, "effective_from": today})
    if request.method == "POST" and form.validate():
        change_settings({name: _lines(form[name].data) for name in KEPT}, form)
        return done(url_for("administration.office"), "已改，起用日起照新的选。")
    page = render_template("administration/enterprises.html", form=form)
    return (page, 422) if form.errors else page
