"""The office's own rules for files: retention, numbering, subsidies, weights of the review. None of them is law."""

from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.administration.area import administrator, blueprint, change_settings
from mediation.operations import office, settings
from mediation.rules import retention
from mediation.rules.file_score import POINTS
from mediation.rules.numbering import case_number
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, DateField, Required, WholeField

MOST_WORDS = 20
KEPT = ("retention_table", "file_number_pattern", "follow_up_within_days", "subsidy_levels", "subsidy_categories")


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _is_list(form: BaseForm, field: Any) -> None:
    words = _words(field.data)
    if any(len(word) > MOST_WORDS for word in words):
        raise StopValidation(f"每行最多 {MOST_WORDS} 字。")


def _given(form: BaseForm, field: Any) -> None:
    """A number stands there, 0 too."""
    if field.data is None and not field.process_errors:
        raise StopValidation("没有填分值。不查这一点的写 0。")


class ArchiveForm(BaseForm):
    """Retention periods, how file numbers read, the time for the first follow-up, the words of subsidies."""

    retention_table = TextAreaField("保管期限表", [Required("保管期限")], render_kw={"rows": 4})
    file_number_pattern = StringField("卷号写法", [Required("卷号写法"), AtMost(60)])
    follow_up_within_days = WholeField("首次回访（协议生效后多少天内）", [Required("天数")])
    subsidy_levels = TextAreaField("难度级别", [Required("难度级别"), _is_list], render_kw={"rows": 4})
    subsidy_categories = TextAreaField("补贴类别", [Required("补贴类别"), _is_list], render_kw={"rows": 4})
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])

    def validate_retention_table(self, field: Any) -> None:
        """One period a line."""
        try:
            retention.from_lines(field.data)
        except ValueError as error:
            raise StopValidation(str(error)) from None

    def validate_file_number_pattern(self, field: Any) -> None:
        """It can number files."""
        problem = office.pattern_problem(field.data)
        if problem:
            raise StopValidation(problem.replace("案号", "卷号"))

    def values(self) -> dict[str, Any]:
        """Setting → value, as settings store them."""
        return {
            "retention_table": retention.as_value(retention.from_lines(self.retention_table.data)),
            "file_number_pattern": self.file_number_pattern.data,
            "follow_up_within_days": self.follow_up_within_days.data,
            "subsidy_levels": _words(self.subsidy_levels.data),
            "subsidy_categories": _words(self.subsidy_categories.data),
        }


class ScoreForm(BaseForm):
    """The weight of each point of review; its fields are added one a point."""

    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])


@blueprint.route("/archive", methods=["GET", "POST"])
@administrator
def archive() -> Response | str | tuple[str, int]:
    """What the office decided about its files; every change is dated and stays on record."""
    today = g.now.date()
    current = {name: settings.setting(name, today) for name in KEPT}
    shown = {
        **current,
        "retention_table": retention.as_lines(retention.table_of(current["retention_table"])),
        "subsidy_levels": "\n".join(current["subsidy_levels"]),
        "subsidy_categories": "\n".join(current["subsidy_categories"]),
        "effective_from": today,
    }
    form = ArchiveForm(request.form or None, data=shown)
    if request.method == "POST" and form.validate():
        change_settings(form.values(), form)
        return done(url_for("administration.office"), "已改，起用日以后照新的办。")
    page = render_template(
        "administration/archive.html",
        form=form,
        sample=case_number("通纺知调", today.year, 12, pattern=current["file_number_pattern"]),
    )
    return (page, 422) if form.errors else page


@blueprint.route("/file-score", methods=["GET", "POST"])
@administrator
def file_score() -> Response | str | tuple[str, int]:
    """The weights of the review; 0 leaves a point out."""
    today = g.now.date()
    current = settings.setting("file_score_weights", today)
    weights = {code: WholeField(point.words, [_given]) for code, point in POINTS.items()}
    start = {code: current.get(code, point.weight) for code, point in POINTS.items()}
    form = type("ScoreForm", (ScoreForm,), weights)(request.form or None, data={**start, "effective_from": today})
    if request.method == "POST" and form.validate():
        changed = {code: form[code].data for code, point in POINTS.items() if form[code].data != point.weight}
        change_settings({"file_score_weights": changed}, form)
        return done(url_for("administration.office"), "分值已改，起用日以后照新的算。")
    page = render_template("administration/file_score.html", form=form, points=POINTS.values())
    return (page, 422) if form.errors else page
