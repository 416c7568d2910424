"""Forms of 展会驻点."""

from typing import Any

from flask import g
from wtforms import FormField, MultipleFileField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.clock import SHANGHAI
from mediation.operations.fairs.complaints import StallValues
from mediation.operations.fairs.events import FairValues
from mediation.procedures.fair_complaint import RESULTS
from mediation.rules.fair import hour
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, WholeField, happened
from mediation.web.party_form import PartyDetails, short_text
from mediation.web.right_fields import RightFields

LONGEST_LINE, LONGEST_TEXT = 500, 5000


class HourField(StringField):
    """A time of day: `9:00`, `0900`, `14：30`; kept as `09:00`."""

    def pre_validate(self, form: Any) -> None:
        """Normalise, or say how to write it."""
        if self.data:
            found = hour(self.data)
            if not found:
                raise StopValidation("这不是一个时间。写成 09:30 这样。")
            self.data = found


class FairForm(BaseForm):
    """An event."""

    name = short_text("名称")
    place = short_text("地点", LONGEST_LINE)
    organiser = short_text("主办方")
    contact = short_text("主办方联系人、电话")
    from_on = DateField("开始", [Required("开始的日子")])
    until_on = DateField("结束", [Required("结束的日子")])
    note = short_text("说明", LONGEST_LINE)

    def validate_name(self, field: Any) -> None:
        """An event is called something."""
        if not field.data:
            raise StopValidation("没有填名称。")

    def validate_place(self, field: Any) -> None:
        """And is somewhere."""
        if not field.data:
            raise StopValidation("没有填地点。")

    def values(self) -> FairValues:
        """What was typed."""
        return FairValues(**{name: self._fields[name].data for name in FairValues.__dataclass_fields__})


class ShiftForm(BaseForm):
    """A shift; choices of `user` are set by the view."""

    day = DateField("日期", [Required("日期")])
    begins = HourField("从", [Required("几点开始")])
    ends = HourField("到", [Required("几点结束")])
    post = short_text("岗位")
    user = ChoiceField("本中心的人", choices=[], default="")
    person = short_text("外单位的人")

    def validate_post(self, field: Any) -> None:
        """Somewhere."""
        if not field.data:
            raise StopValidation("没有填岗位。写服务台、几号馆。")

    def validate_person(self, field: Any) -> None:
        """One of the two."""
        if not field.data and not self.user.data:
            raise StopValidation("没有选人，也没有填姓名。")
        if field.data and self.user.data:
            raise StopValidation("选了本中心的人，又填了外单位的人。一个班次一个人。")


class CountForm(BaseForm):
    """How many asked something during a shift."""

    consultations = WholeField("咨询人次")

    def validate_consultations(self, field: Any) -> None:
        """Nobody is a number, too."""
        if field.data is None:
            raise StopValidation("没有填咨询人次。没有人问的写 0。")


class StallForm(RightFields, BaseForm):
    """A complaint as far as it can be corrected."""

    stall = short_text("展位号", 60)
    exhibitor = short_text("展位上的名称")
    goods = short_text("什么展品", LONGEST_LINE)
    facts = TextAreaField("投诉的情况", [Required("投诉的情况"), AtMost(LONGEST_TEXT)], render_kw={"rows": 3})

    def validate_stall(self, field: Any) -> None:
        """Said with whatever else lacks: in a hall nobody sends a form twice."""
        if not field.data:
            raise StopValidation("没有填展位号。没有展位，没有人可告知。")

    def values(self, **more: Any) -> StallValues:
        """What was typed; `more` what this form does not ask."""
        names = StallValues.__dataclass_fields__.keys() & self._fields.keys()
        typed = {name: self._fields[name].data for name in names}
        typed["facts"] = typed["facts"].replace("\r\n", "\n")
        return StallValues(**{**typed, **more})


class HallForm(StallForm):
    """A complaint taken in the hall, with its photographs."""

    received_on = DateField("日期", [Required("日期"), happened])
    party = FormField(PartyDetails, "投诉人")
    photos = MultipleFileField("照片")


class PhotosForm(BaseForm):
    """Photographs alone."""

    photos = MultipleFileField("照片")


class ActForm(BaseForm):
    """An act of a day, with a word."""

    on = DateField("日期", [Required("日期"), happened])
    reason = TextAreaField("说明", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})

    def validate_reason(self, field: Any) -> None:
        """In words."""
        if not field.data:
            raise StopValidation("没有写说明。写一句。")


class TellForm(BaseForm):
    """When the stall was told."""

    on = DateField("日期", [Required("日期"), happened])
    at = HourField("时间")


class StatementForm(ActForm):
    """The stall's statement, and when it came."""

    at = HourField("时间")


class ResultForm(ActForm):
    """What came of it."""

    result = PickField("结果", choices=list(RESULTS.items()))


def now_in_the_hall() -> dict[str, Any]:
    """Day and time as the clock has it."""
    return {"on": g.now.date(), "at": f"{g.now.astimezone(SHANGHAI):%H:%M}"}
