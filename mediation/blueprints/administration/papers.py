"""The office's own habits with papers and files: usual copies, one printed column, upload limits."""

from typing import Any

from flask import current_app, g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import StopValidation

from mediation.blueprints.administration.area import administrator, blueprint, change_settings
from mediation.documents.catalogue import FORMS
from mediation.operations import settings
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, WholeField

KEPT = (
    "paper_copies",
    "acceptance_register_consents",
    "upload_file_mb",
    "upload_case_mb",
    "upload_day_mb",
    "unscanned_files",
)
_COPIES = [*((str(count), f"{count} 份") for count in range(1, 7)), ("each_party", "每方一份，另存档一份")]
# The agreement says its own copies; the sheets of a bound file are printed with it.
_COUNTED = {slug: form for slug, form in FORMS.items() if slug != "agreement" and not form.bound}


class PapersForm(BaseForm):
    """What is printed and what is taken in; a field `copies_<form>` for each paper is added."""

    acceptance_register_consents = PickField(
        "受理登记表印“征得同意情况”", choices=[("yes", "加印"), ("no", "不印，照格式原样")]
    )
    upload_file_mb = WholeField("一个文件最大（MB）", [Required("大小")])
    upload_case_mb = WholeField("一案合计最大（MB）", [Required("大小")])
    upload_day_mb = WholeField("一个人一天最多（MB）", [Required("大小")])
    unscanned_files = PickField(
        "查毒程序没有应答时", choices=[("refuse", "不收，过一会儿再传"), ("keep", "先收下，查过才能打开")]
    )
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])

    def validate_upload_file_mb(self, field: Any) -> None:
        """What one post may carry is set where the server starts."""
        most = current_app.config["MEDIATION"].max_upload_mb
        if not 0 < field.data < most:
            raise StopValidation(f"写 1 到 {most - 1}。服务器一次只收 {most} MB，要再大请运维改启动设置。")

    def validate_upload_case_mb(self, field: Any) -> None:
        """One file fits into a case."""
        self._holds_one_file(field)

    def validate_upload_day_mb(self, field: Any) -> None:
        """One file fits into a day."""
        self._holds_one_file(field)

    def _holds_one_file(self, field: Any) -> None:
        one = self.upload_file_mb.data
        if one is not None and field.data < one:
            raise StopValidation(f"比一个文件的上限 {one} MB 还小，大文件一个也传不上。写大一些。")

    def values(self) -> dict[str, Any]:
        """Setting → value, as settings store them."""
        chosen = {slug: self[f"copies_{slug}"].data for slug in _COUNTED}
        return {
            "paper_copies": {
                slug: habit if habit == "each_party" else int(habit) for slug, habit in chosen.items() if habit != "1"
            },
            "acceptance_register_consents": self.acceptance_register_consents.data == "yes",
            "upload_file_mb": self.upload_file_mb.data,
            "upload_case_mb": self.upload_case_mb.data,
            "upload_day_mb": self.upload_day_mb.data,
            "unscanned_files": self.unscanned_files.data,
        }


_CopiesForm = type(
    "_CopiesForm",
    (PapersForm,),
    {f"copies_{slug}": ChoiceField(form.title, choices=_COPIES) for slug, form in _COUNTED.items()},
)


@blueprint.route("/papers", methods=["GET", "POST"])
@administrator
def papers() -> Response | str | tuple[str, int]:
    """How papers are usually printed and how much may be uploaded; every change is dated and stays on record."""
    today = g.now.date()
    current = {name: settings.setting(name, today) for name in KEPT}
    shown = {
        **current,
        **{f"copies_{slug}": str(current["paper_copies"].get(slug, 1)) for slug in _COUNTED},
        "acceptance_register_consents": "yes" if current["acceptance_register_consents"] else "no",
        "effective_from": today,
    }
    form = _CopiesForm(request.form or None, data=shown)
    if request.method == "POST" and form.validate():
        change_settings(form.values(), form)
        return done(url_for("administration.office"), "已改，起用日以后照新的办。")
    page = render_template(
        "administration/papers.html", form=form, copies=[form[f"copies_{slug}"] for slug in _COUNTED]
    )
    return (page, 422) if form.errors else page
