"""Forms of planned sessions: arranged, moved, cancelled, who was told and what they answered."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import g
from wtforms import BooleanField, StringField
from wtforms.validators import StopValidation

from mediation.blueprints.cases.fields import LONGEST_LINE, LONGEST_NAME, ClockField, chosen, happened, moment_of
from mediation.models.case import CaseParty
from mediation.models.room import Room
from mediation.models.user import User
from mediation.operations.scheduled_sessions.acts import Notified, Plan
from mediation.procedures.scheduled_session import ANSWERS, ScheduleFacts
from mediation.rules.holidays import Calendar, is_rest_day
from mediation.rules.lifecycle import Refusal
from mediation.rules.people_mediation.words import MANNERS
from mediation.rules.scheduling.planning import (
    ends_after_it_begins,
    is_yet_to_come,
    presider_comes,
    rest_day_is_meant,
    somebody_is_called,
)
from mediation.web.forms import AtMost, BaseForm, ChecksField, ChoiceField, DateField, PickField, Required
from mediation.web.party_form import short_text

# The field that each guard of `procedures.scheduled_session` is about.
GUARDS: Mapping[str, Callable[[ScheduleFacts], Refusal | None]] = {
    "ends": ends_after_it_begins,
    "starts": is_yet_to_come,
    "rest_day": rest_day_is_meant,
    "people": presider_comes,
    "called": somebody_is_called,
}


class ScheduleForm(BaseForm):
    """When, where, who comes, who is called; the view sets what can be chosen."""

    on = DateField("日期", [Required("日期")])
    starts = ClockField("开始", [Required("开始时间")])
    ends = ClockField("结束", [Required("结束时间")])
    room = ChoiceField("调解室", default="")
    place = short_text("别的地点")
    people = ChecksField("本会谁到场")
    called = ChecksField("通知哪几方")
    contact = StringField("联系人和电话", [Required("联系人和电话"), AtMost(LONGEST_NAME)])
    bring = short_text("另外请带", LONGEST_LINE)
    rest_day = BooleanField("休息日也开")

    def validate_place(self, field: Any) -> None:
        """A room or another place, not both."""
        if not self.room.data and not field.data:
            raise StopValidation("没有选调解室，也没有写别的地点。选一间，或者写明在哪里。")
        if self.room.data and field.data:
            raise StopValidation("选了调解室，又写了别的地点。只留一个。")

    def check_plan(self, presiding: str, calendar: Calendar, people: Mapping[str, User]) -> bool:
        """What the rules of planning say, each at its field."""
        starts, ends = moment_of(self.on.data, self.starts.data), moment_of(self.on.data, self.ends.data)
        if starts is None or ends is None:
            return False
        facts = ScheduleFacts(
            now=g.now,
            starts_at=starts,
            ends_at=ends,
            rest_day=is_rest_day(starts.date(), calendar),
            rest_day_meant=self.rest_day.data,
            presiding=presiding,
            people=tuple(people[uid].display_name for uid in self.people.data if uid in people),
            called=tuple(self.called.data),
        )
        for name, guard in GUARDS.items():
            refused = guard(facts)
            if refused is not None and not self[name].errors:
                self[name].errors = [refused.message]
        return not self.errors

    def plan(self, rooms: Mapping[str, Room], people: Mapping[str, User], parties: Mapping[str, CaseParty]) -> Plan:
        """The session as the operation takes it."""
        starts, ends = moment_of(self.on.data, self.starts.data), moment_of(self.on.data, self.ends.data)
        assert starts is not None and ends is not None, "validated"
        return Plan(
            starts_at=starts,
            ends_at=ends,
            people=tuple(people[uid] for uid in self.people.data),
            called=tuple(parties[uid] for uid in self.called.data),
            room=rooms.get(self.room.data),
            place=self.place.data,
            contact=self.contact.data,
            bring=self.bring.data,
            rest_day=self.rest_day.data,
        )


class MoveForm(ScheduleForm):
    """Another day, and why."""

    reason = StringField("改期的理由", [Required("理由"), AtMost(LONGEST_LINE)])


class CancelForm(BaseForm):
    """Why a session is not held."""

    reason = StringField("取消的理由", [Required("理由"), AtMost(LONGEST_LINE)])


class NoticesForm(BaseForm):
    """How each called party was told, and what it answered; the rows are added for each."""

    def check_told(self, parties: list[CaseParty]) -> bool:
        """Whoever was told was told on a day, in a manner; whoever answered was told."""
        for party in parties:
            on, manner, answer = (self[f"{name}_{party.uid}"] for name in ("on", "manner", "answer"))
            if manner.data and not on.data and not on.errors:
                on.errors = [f"没有填哪天通知的{party.party.name}。"]
            if answer.data and not manner.data:
                manner.errors = [f"{party.party.name}答复了，没有填怎样通知的。"]
        return not self.errors

    def told(self, party: CaseParty) -> Notified:
        """What was entered of one party."""
        manner = self[f"manner_{party.uid}"].data
        on = self[f"on_{party.uid}"].data if manner else None
        return Notified(on, manner, self[f"answer_{party.uid}"].data, self[f"note_{party.uid}"].data)


NOTICE_ROWS = {
    "manner": lambda party: ChoiceField(f"怎样通知{party.party.name}", choices=chosen(MANNERS, first="还没通知")),
    "on": lambda party: DateField(f"哪天通知{party.party.name}", [happened]),
    "answer": lambda party: PickField(f"{party.party.name}的答复", choices=chosen(ANSWERS), default=""),
    "note": lambda party: short_text(f"{party.party.name}的说明"),
}
