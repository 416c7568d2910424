"""The platforms that complaints of the rights centre may name. None of it is law."""

from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.administration.area import administrator, blueprint, change_settings
from mediation.operations import settings
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, Required

LONGEST = 60


class ShoppingForm(BaseForm):
    """The platforms, one a line."""

    platforms = TextAreaField("平台", [Required("平台，至少一行")], render_kw={"rows": 8})
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])

    def names(self) -> list[str]:
        """The lines that hold anything, each once."""
        lines = (line.strip() for line in self.platforms.data.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate_platforms(self, field: Any) -> None:
        """Each fits in a cell of a list."""
        if any(len(name) > LONGEST for name in self.names()):
            raise StopValidation(f"每行最多 {LONGEST} 字。")


@blueprint.route("/shopping-platforms", methods=["GET", "POST"])
@administrator
def shopping_platforms() -> Response | str | tuple[str, int]:
    """What the centre decided; complaints that are in hand keep the platform they named."""
    today = g.now.date()
    current = "\n".join(settings.setting("shopping_platforms", today))
    form = ShoppingForm(request.form or None, data={"platforms": current, "effective_from": today})
    if request.method == "POST" and form.validate():
        change_settings({"shopping_platforms": form.names()}, form)
        return done(url_for("administration.office"), "已改，起用日以后收的网店投诉照新的选。")
    page = render_template("administration/shopping.html", form=form)
    return (page, 422) if form.errors else page
