"""转录单的栏目：what each platform asks, in its order; every change is dated, the older columns stay for their days."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import BooleanField, FieldList, FormField, StringField, TextAreaField
from wtforms.validators import Length, StopValidation

from mediation.blueprints.administration.area import administrator, blueprint
from mediation.models.transcript import Platform, PlatformListing
from mediation.operations.transcript.platforms import ListingValues, change_listing, listing_on, listings_on
from mediation.operations.versions import EditConflict
from mediation.rules.transcript.columns import (
    BY_HAND,
    FIXED,
    MOST_COLUMNS,
    Column,
    Evidence,
    Listing,
    fault_of,
    from_plain,
)
from mediation.rules.transcript.facts import FACTS
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import (
    AtMost,
    BaseForm,
    ChoiceField,
    DateField,
    PickField,
    Required,
    Row,
    WholeField,
    place_of,
    reshow,
)
from mediation.web.two_versions import in_words_of

PAGE = "administration/platform.html"
TOO_LONG = "写得太长。留下要紧的。"
FILLS = [
    (BY_HAND, "在平台上自己填"),
    (FIXED, "固定文字"),
    *((code, f"{'每一方的' if fact.of_party else ''}{fact.label}") for code, fact in FACTS.items()),
]


def _short(label: str, most: int = 200) -> StringField:
    return StringField(label, [Length(max=most, message=TOO_LONG)], render_kw={"autocomplete": "off"})


class ColumnRow(Row):
    """One column; a row without a name is left out. `place` puts it elsewhere: the rows are sorted by it."""

    place = WholeField("次序")
    screen = _short("在哪一页")
    label = _short("栏目名")
    required = BooleanField("平台必填")
    per_party = BooleanField("每一方各填一次")
    fill = ChoiceField("怎样填", choices=FILLS, default=BY_HAND)
    text = _short("固定文字", 500)
    choices = _short("平台的选项", 500)
    note = _short("提醒", 500)

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not any(self[name].data for name in ("screen", "label", "text", "choices", "note"))

    def validate(self, extra_validators: Any = None) -> bool:
        """A column that was begun is whole."""
        if self.blank:
            return True
        good = bool(super().validate(extra_validators))
        fault = fault_of(self.column()) if good else None
        if fault:
            self[fault[0]].errors = [fault[1]]
        return good and fault is None

    def column(self) -> Column:
        """The column as typed; the choices are parted by 、 or a semicolon."""
        words = (self.choices.data or "").replace("；", "、").replace(";", "、").split("、")
        return Column(
            label=self.label.data or "",
            fill=self.fill.data or BY_HAND,
            required=self.required.data,
            screen=self.screen.data or "",
            per_party=self.per_party.data,
            text=self.text.data or "",
            choices=tuple(word.strip() for word in words if word.strip()),
            note=self.note.data or "",
        )


class PlatformForm(BaseForm):
    """What a platform asks, from a day on."""

    name = StringField("平台名称", [Required("平台名称"), AtMost(200)])
    purpose = TextAreaField("录什么", [AtMost(500)], render_kw={"rows": 2})
    evidence = PickField(
        "栏目从哪里知道", [Required("从哪里知道")], choices=[(each.value, each.label) for each in Evidence]
    )
    source = StringField("依据", [Required("依据"), AtMost(500)])
    effective_from = DateField("起用日", [Required("起用日")])
    retired = BooleanField("这个平台从起用日起不再填")
    columns = FieldList(FormField(ColumnRow, label="栏目"), label="栏目", max_entries=MOST_COLUMNS)

    def validate_columns(self, field: FieldList) -> None:
        """At least one."""
        if all(entry.form.blank for entry in field):
            raise StopValidation("一栏也没有。照平台屏幕写至少一栏。")

    def listing(self) -> Listing:
        """The columns in the order of their numbers; those of the same number as they stand."""
        rows = [entry.form for entry in self.columns if not entry.form.blank]
        ordered = sorted(rows, key=lambda row: (row.place.data is None, row.place.data or 0))
        return Listing(
            name=self.name.data,
            purpose=self.purpose.data or "",
            source=self.source.data,
            evidence=Evidence(self.evidence.data),
            columns=tuple(row.column() for row in ordered),
        )

    @staticmethod
    def fill_words(code: str) -> str:
        """What the heading of a row says of how it is filled."""
        return dict(FILLS).get(code, "")

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


@blueprint.get("/platforms")
@administrator
def platforms() -> str:
    """The platforms that are filled by hand."""
    rows = listings_on(g.now.date(), retired=True)
    return render_template("administration/platforms.html", rows=rows, Evidence=Evidence)


@blueprint.route("/platforms/new", methods=["GET", "POST"], defaults={"platform_code": None})
@blueprint.route("/platforms/<platform_code>", methods=["GET", "POST"])
@administrator
def platform(platform_code: str | None) -> Response | str | tuple[str, int]:
    """Add a platform, or say what it asks from a day on."""
    listing = _listing(platform_code) if platform_code else None
    known = listing.platform if listing else None
    form = PlatformForm(request.form or None, data=_stored(listing) | {"effective_from": g.now.date()})
    page = {"form": form, "listing": listing, "versions": known.listings if known else []}
    if request.method == "GET" or form.reshaped():
        return render_template(PAGE, **page)
    if not form.validate():
        return reshow(PAGE, **page)
    values = ListingValues(form.listing(), form.effective_from.data, retired=form.retired.data)
    _change(known, values, form)
    return done(url_for("administration.platforms"), f"“{values.listing.name}”已改，起用日以后照新的栏目。")


def _listing(code: str) -> PlatformListing:
    return listing_on(code, g.now.date()) or abort(404)


def _change(known: Platform | None, values: ListingValues, form: PlatformForm) -> None:
    try:
        change_listing(known, values, version=form.version.data, actor=actor())
    except EditConflict as conflict:
        stored = _stored(listing_on(known.code, values.effective_from) if known else None)
        # A whole list does not fit beside another: who made it last is asked.
        raise in_words_of(form, {name: stored[name] for name in ("name", "purpose", "source")}, conflict) from None


def _stored(listing: PlatformListing | None) -> dict[str, Any]:
    if listing is None:
        return {"columns": [{"place": place} for place in range(1, 4)], "version": ""}
    rows = [
        {name: getattr(column, name) for name in ("screen", "label", "required", "per_party", "fill", "text", "note")}
        | {"place": place, "choices": "、".join(column.choices)}
        for place, column in enumerate(from_plain(listing.columns), 1)
    ]
    return {
        "name": listing.name,
        "purpose": listing.purpose,
        "evidence": listing.evidence,
        "source": listing.source,
        "retired": listing.retired,
        "columns": rows,
        "version": listing.platform.version,
    }
