"""调解室: which rooms a committee has; added, renamed, retired by its director or clerk."""

from typing import Any

from flask import abort, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import StopValidation

from mediation.blueprints.scheduled_sessions.area import blueprint, keepers, staff
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.room import Room
from mediation.operations import rooms as operations
from mediation.operations.rooms import RoomValues, rooms_of
from mediation.operations.scheduled_sessions.booking import words_of
from mediation.operations.versions import EditConflict
from mediation.rules.roles import Role
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, Required, WholeField
from mediation.web.scope import committees
from mediation.web.two_versions import in_words_of

Answer = Response | str | tuple[str, int]


class RoomForm(BaseForm):
    """One room."""

    name = StringField("名称", [Required("名称"), AtMost(60)])
    address = StringField("在哪里", [AtMost(200)])
    seats = WholeField("座位")
    retired_on = DateField("停用日")

    def validate_seats(self, field: Any) -> None:
        """Nobody counts none."""
        if field.data == 0:
            raise StopValidation("座位数写 1 或以上；不知道的不填。")

    def values(self) -> RoomValues:
        """The room as the operation takes it."""
        return RoomValues(self.name.data, self.address.data, self.seats.data, self.retired_on.data)


class NewRoomForm(RoomForm):
    """A room of one of the user's committees."""

    committee = ChoiceField("调委会", [Required("调委会")])


@blueprint.get("/rooms")
@staff
def rooms() -> str:
    """The rooms of the user's committees, retired ones too."""
    bodies, kept = committees(), _kept()
    return render_template(
        "scheduled_sessions/rooms.html",
        rooms=rooms_of([body.id for body in bodies.values()]),
        bodies=bodies,
        kept={body.id for body in kept.values()},
    )


@blueprint.route("/rooms/new", methods=["GET", "POST"])
@keepers
def new_room() -> Answer:
    """One more room."""
    bodies = _kept()
    form = NewRoomForm(request.form or None, data={"committee": next(iter(bodies))})
    form.committee.choices = [(code, body.short_name) for code, body in bodies.items()]
    if request.method == "POST" and form.validate() and _name_is_free(form, bodies[form.committee.data], None):
        room = operations.add_room(bodies[form.committee.data], form.values(), actor=actor())
        return done(url_for("scheduled_sessions.rooms"), f"已加“{room.name}”。")
    return _page(form, None)


@blueprint.route("/rooms/<room_uid>", methods=["GET", "POST"])
@keepers
def room(room_uid: str) -> Answer:
    """Rename a room, retire it."""
    found = db.session.scalar(select(Room).where(Room.uid == room_uid))
    if found is None or found.organisation_id not in {body.id for body in _kept().values()}:
        abort(404)
    form = RoomForm(request.form or None, obj=found)
    good = request.method == "POST" and form.validate()
    if good and _name_is_free(form, found.organisation, found) and _is_free(form, found):
        try:
            operations.change_room(found, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            stored = {name: getattr(found, name) for name in operations.LABELS}
            raise in_words_of(form, stored, conflict) from None
        return done(url_for("scheduled_sessions.rooms"), f"“{found.name}”已改。")
    return _page(form, found)


def _kept() -> dict[str, Organisation]:
    """The committees whose rooms the user may edit."""
    mine = current_user.organisation_ids(Role.DIRECTOR, Role.CLERK)
    return {code: body for code, body in committees().items() if body.id in mine}


def _name_is_free(form: RoomForm, body: Organisation, room: Room | None) -> bool:
    if operations.name_is_taken(body, form.name.data, room):
        form.name.errors = [f"{body.short_name}已有“{form.name.data}”。换一个名称。"]
    return not form.errors


def _is_free(form: RoomForm, room: Room) -> bool:
    """Nothing is planned in a room that is used no more."""
    booked = operations.still_booked(room, form.retired_on.data) if form.retired_on.data else None
    if booked is not None:
        form.retired_on.errors = [f"{words_of(booked)}还有安排。先改期换一间，或者停用日往后填。"]
    return not form.errors


def _page(form: RoomForm, room: Room | None) -> str | tuple[str, int]:
    text = render_template("scheduled_sessions/room.html", form=form, room=room)
    return (text, 422) if request.method == "POST" else text
