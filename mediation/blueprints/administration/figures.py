"""What two figures of the plan rest on that it does not say: who must report, and from which year growth is counted."""

from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.administration.area import administrator, blueprint, change_settings
from mediation.indicators.share import ASKED
from mediation.operations import settings
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, Required, WholeField

FIRST_YEAR = 2000
LONGEST = 200


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line for each in text.splitlines() if (line := each.strip())))


def _bodies_field(kind: str) -> TextAreaField:
    return TextAreaField(ASKED[kind], [Required("报送单位，至少一家"), _names_are_short], render_kw={"rows": 3})


def _names_are_short(form: Any, field: Any) -> None:
    """A validator: each name is one that a reported figure can carry."""
    if any(len(line) > LONGEST for line in _lines(field.data)):
        raise StopValidation(f"每行最多 {LONGEST} 字。")


class FiguresForm(BaseForm):
    """The bodies of each part of the denominator, one a line, by the names of `indicators.share.ASKED`; the year."""

    court_judgments = _bodies_field("court_judgments")
    court_settlements = _bodies_field("court_settlements")
    administrative_rulings = _bodies_field("administrative_rulings")
    arbitral_awards = _bodies_field("arbitral_awards")
    growth_base_year = WholeField("办案量年均增幅从哪一年起算", [Required("年份")])
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])

    def validate_growth_base_year(self, field: Any) -> None:
        """A year that is over or running."""
        last = g.now.year
        if field.data is not None and not FIRST_YEAR <= field.data <= last:
            raise StopValidation(f"写 {FIRST_YEAR} 到 {last}。")

    def values(self) -> dict[str, Any]:
        """By the names of the settings."""
        return {
            "share_bodies": {kind: _lines(self[kind].data) for kind in ASKED},
            "growth_base_year": self.growth_base_year.data,
        }


@blueprint.route("/figures", methods=["GET", "POST"])
@administrator
def figures() -> Response | str | tuple[str, int]:
    """Figures that are asked for from the day on rest on the new values, those of earlier periods too."""
    today = g.now.date()
    bodies = settings.setting("share_bodies", today)
    current = {
        **{kind: "\n".join(bodies.get(kind, ())) for kind in ASKED},
        "growth_base_year": settings.setting("growth_base_year", today),
        "effective_from": today,
    }
    form = FiguresForm(request.form or None, data=current)
    if request.method == "POST" and form.validate():
        change_settings(form.values(), form)
        return done(url_for("administration.office"), "已改，起用日起的指标照新的算。")
    page = render_template("administration/figures.html", form=form)
    return (page, 422) if form.errors else page
