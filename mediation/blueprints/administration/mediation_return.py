"""调解情况统计：the columns of the return to the justice bureau, its types, and which of them a dispute belongs to."""

from typing import Any

from flask import g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import FieldList, FormField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import Length, StopValidation

from mediation.blueprints.administration.area import administrator, blueprint, change_settings
from mediation.operations.reports.layout import layout_on
from mediation.operations.settings import SETTINGS
from mediation.rules.dispute_types import DisputeType
from mediation.rules.reports.mediation_return import BY_HAND, COUNTS, EACH_TYPE, MOST_COLUMNS, Layout
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, Required, Row, WholeField, place_of, reshow

PAGE = "administration/mediation_return.html"
ASK = ""
COUNTED = [
    (BY_HAND, "手填"),
    *((key, f"{count.label}（{count.unit}）") for key, count in COUNTS.items()),
    (EACH_TYPE, "司法局的每一类各一栏（件）"),
]


def _short(label: str) -> StringField:
    return StringField(label, [Length(max=60, message="写得太长，最多 60 字。")], render_kw={"autocomplete": "off"})


class ColumnRow(Row):
    """One column; a row without a name is left out. `place` puts it elsewhere: the rows are sorted by it."""

    place = WholeField("次序")
    block = _short("在哪一块")
    label = _short("栏目名")
    count = ChoiceField("数什么", choices=COUNTED, default=BY_HAND)

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not self.label.data and not self.block.data

    def validate(self, extra_validators: Any = None) -> bool:
        """A column that was begun has its block and its name."""
        good = bool(super().validate(extra_validators))
        for field, sentence in ((self.block, "没有写在哪一块。"), (self.label, "没有写栏目名。照表上的字写。")):
            if not self.blank and not field.data:
                field.errors = [sentence]
                good = False
        return good


class ReturnForm(BaseForm):
    """The form, the justice bureau's types, and the type of each kind of dispute; from a day on."""

    columns = FieldList(FormField(ColumnRow, label="栏目"), label="栏目", max_entries=MOST_COLUMNS)
    types = TextAreaField("司法局的纠纷类别", [Required("类别"), AtMost(2000)], render_kw={"rows": 8})
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])

    def validate_columns(self, field: FieldList) -> None:
        """At least one."""
        if all(entry.form.blank for entry in field):
            raise StopValidation("一栏也没有。照表写至少一栏。")

    def validate_types(self, field: Any) -> None:
        """Each line a code and a name; no code twice."""
        pairs = self.pairs()
        if any(not code or not label for code, label in pairs):
            raise StopValidation("一行一类：编码，空一格，名称。比如：3 合同。")
        if len({code for code, _ in pairs}) < len(pairs):
            raise StopValidation("有两类的编码一样。")

    def pairs(self) -> list[list[str]]:
        """(code, name) of each line."""
        lines = (line.strip() for line in (self.types.data or "").splitlines() if line.strip())
        return [[part.strip() for part in line.replace("\u3000", " ").partition(" ")[::2]] for line in lines]

    def rows(self) -> list[list[str]]:
        """The columns in the order of their numbers."""
        kept = [entry.form for entry in self.columns if not entry.form.blank]
        ordered = sorted(kept, key=lambda row: (row.place.data is None, row.place.data or 0))
        return [[row.block.data, row.label.data, row.count.data or BY_HAND] for row in ordered]

    def reshaped(self) -> bool:
        """Whether a button asked for one row more or less, which the form now has."""
        if request.form.get("add") == "columns":
            if len(self.columns) < MOST_COLUMNS:
                self.columns.append_entry({"place": len(self.columns) + 1})
            return True
        gone = place_of(request.form.get("remove", "").removeprefix("columns-"), self.columns)
        if gone is not None:
            del self.columns.entries[gone]
        return gone is not None


for _kind in DisputeType:
    setattr(ReturnForm, f"of_{_kind.value}", ChoiceField(f"{_kind.label}归哪一类", choices=[]))


@blueprint.route("/mediation-return", methods=["GET", "POST"])
@administrator
def mediation_return() -> Response | str | tuple[str, int]:
    """What the return asks; reports that are frozen keep what they were frozen with."""
    today = g.now.date()
    layout = layout_on(today)
    form = ReturnForm(request.form or None, data=_stored(layout) | {"effective_from": today})
    offered = {code: label for code, label in (form.pairs() if form.types.data else layout.types) if code and label}
    fields = [form[f"of_{kind.value}"] for kind in DisputeType]
    for field in fields:
        field.choices = [
            SelectChoice(ASK, "还没有问"),
            *(SelectChoice(code, f"{code} {offered[code]}") for code in offered),
        ]
    page = {"form": form, "fields": fields, "basis": SETTINGS["mediation_return"].basis}
    if request.method == "GET" or form.reshaped():
        return render_template(PAGE, **page)
    if not form.validate():
        return reshow(PAGE, **page)
    mapping = {kind.value: form[f"of_{kind.value}"].data for kind in DisputeType if form[f"of_{kind.value}"].data}
    values = {"mediation_return": form.rows(), "justice_types": form.pairs(), "justice_type_of": mapping}
    change_settings(values, form)
    return done(url_for("administration.office"), "已改，起用日起照新的数；冻结过的报表不变。")


def _stored(layout: Layout) -> dict[str, Any]:
    columns = [
        {"place": place, "block": column.block, "label": column.label, "count": column.count}
        for place, column in enumerate(layout.columns, 1)
    ]
    return {
        "columns": columns,
        "types": "\n".join(f"{code} {label}" for code, label in layout.types),
        **{f"of_{kind}": code for kind, code in layout.mapping.items()},
    }
