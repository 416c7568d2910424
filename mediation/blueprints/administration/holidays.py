"""节假日：the yearly notice, read, shown with the deadlines it moves, and then taken in."""

import hashlib
from datetime import date, timedelta
from typing import Any, NamedTuple

from flask import g, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.administration.area import administrator, blueprint
from mediation.extensions import db
from mediation.models.holiday import Holiday
from mediation.operations import holidays as office_holidays
from mediation.operations import settings
from mediation.rules.holiday_notice import Reading, read_notice
from mediation.rules.holidays import DayKind, SpecialDay, missing_feasts
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, Required, WholeField, reshow

FIRST, LAST = 2022, 2100
MOST_SHOWN = 200
PAGE = "administration/holidays.html"


class Span(NamedTuple):
    """One feast's days off, or days worked for it, in a row."""

    name: str
    kind: DayKind
    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


class NoticeForm(BaseForm):
    """A notice: its year, its title, its words. `seen` names the days that were shown before they are confirmed."""

    year = WholeField("年份", [Required("年份")])
    source = StringField("通知名称", [Required("通知名称"), AtMost(200)])
    text = TextAreaField("通知", [Required("通知"), AtMost(6000)], render_kw={"rows": 14})
    seen = HiddenField()

    def validate_year(self, field: Any) -> None:
        """A year that the notice can be for."""
        if field.data is not None and not FIRST <= field.data <= LAST:
            raise StopValidation(f"写 {FIRST} 到 {LAST} 之间的年份。")

    def reading(self) -> Reading:
        """The notice as it is understood; what cannot be taken stands at the field, line by line."""
        reading = read_notice(self.text.data, year=self.year.data, source=self.source.data)
        if reading.problems:
            self.text.errors = [str(problem) for problem in reading.problems]
        elif not reading.days:
            self.text.errors = ["没有读出任何日子。照通知的原文贴，或者一天一行。"]
        return reading


@blueprint.route("/holidays", methods=["GET", "POST"])
@administrator
def holidays() -> Response | str | tuple[str, int]:
    """Show the days that a notice names and the deadlines they move; take them in when they were shown before."""
    year = _next_year()
    if request.method == "GET":
        form = NoticeForm(data={"year": year, "source": f"国务院办公厅关于{year}年部分节假日安排的通知"})
        return render_template(PAGE, form=form, **_known(year))
    form = NoticeForm(request.form)
    reading = form.reading() if form.validate() else Reading()
    if form.errors:
        return reshow(PAGE, form=form, **_known(year))
    days = list(reading.days)
    if request.form.get("step") == "confirm" and form.seen.data == _digest(days):
        added = office_holidays.add(days, actor=actor(), at=g.now)
        return done(url_for("administration.holidays"), f"录入 {added} 天，在办案件的期限已重算。")
    form.seen.data = _digest(days)
    preview = _preview(reading, days, form.year.data)
    return render_template(PAGE, form=form, preview=preview, **_known(year))


def _preview(reading: Reading, days: list[SpecialDay], year: int) -> dict[str, Any]:
    """What would be taken in, and what it would move."""
    found = office_holidays.moved_by(days, at=g.now)
    moving = [move for move in found if move.moves]
    return {
        "days": days,
        "spans": _spans(days),
        "passed_over": reading.passed_over,
        "missing": missing_feasts(year, office_holidays.added_to(days)),
        "moving": moving[:MOST_SHOWN],
        "count": len(moving),
        "certain": sum(not move.moves and move.after.certain for move in found),
    }


def _spans(days: list[SpecialDay]) -> list[Span]:
    """Days in a row of the same feast and kind, as the notice writes them."""
    found: list[Span] = []
    for one in days:
        last = found[-1] if found else None
        if last and (last.name, last.kind) == (one.name, one.kind) and last.last == one.day - timedelta(1):
            found[-1] = last._replace(last=one.day)
        else:
            found.append(Span(one.name, one.kind, one.day, one.day))
    return found


def _known(year: int) -> dict[str, Any]:
    """What is on record: the years that are complete, the days of the office's own."""
    rows = db.session.scalars(select(Holiday).order_by(Holiday.day)).all()
    return {"years": sorted(settings.calendar().years), "stored": rows, "next_year": year}


def _next_year() -> int:
    """The first year from this one on whose notice is missing."""
    known, year = settings.calendar().years, int(g.now.year)
    return next(each for each in range(year, LAST) if each not in known)


def _digest(days: list[SpecialDay]) -> str:
    said = "\n".join(f"{one.day} {one.kind.value} {one.name} {one.source}" for one in days)
    return hashlib.sha256(said.encode()).hexdigest()
