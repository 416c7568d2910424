"""The bureau's own rules for administrative mediation: on what it may act. None of them is law."""

from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.administration.area import administrator, blueprint, change_settings
from mediation.operations import settings
from mediation.rules.statutes import JIANGSU_IP_29, PATENT_RULES_95
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, Required

LONGEST = 100


class BureauForm(BaseForm):
    """The bases that a request may name, one a line."""

    authorities = TextAreaField("凭什么办", [Required("凭什么办，至少一行")], render_kw={"rows": 5})
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])

    def names(self) -> list[str]:
        """The lines that hold anything, each once."""
        lines = (line.strip() for line in self.authorities.data.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate_authorities(self, field: Any) -> None:
        """Each fits beside a radio button."""
        if any(len(name) > LONGEST for name in self.names()):
            raise StopValidation(f"每行最多 {LONGEST} 字。")


@blueprint.route("/bureau", methods=["GET", "POST"])
@administrator
def bureau() -> Response | str | tuple[str, int]:
    """What the bureau decided; requests that are in hand keep the basis they named."""
    today = g.now.date()
    current = "\n".join(settings.setting("administrative_authorities", today))
    form = BureauForm(request.form or None, data={"authorities": current, "effective_from": today})
    if request.method == "POST" and form.validate():
        change_settings({"administrative_authorities": form.names()}, form)
        return done(url_for("administration.office"), "已改，起用日以后收的请求照新的选。")
    page = render_template("administration/bureau.html", form=form, laws=(PATENT_RULES_95, JIANGSU_IP_29))
    return (page, 422) if form.errors else page
