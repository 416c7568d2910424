"""Forms of one enterprise: its acts and its entries of guidance."""

from typing import Any

from wtforms import BooleanField, MultipleFileField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.overseas_guidance.entries import EntryValues
from mediation.procedures.overseas_guidance import Entry
from mediation.rules.overseas_guidance.words import CHANNELS, WAYS
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, happened
from mediation.web.party_form import short_text

LONGEST_LINE = 500
LONGEST_TEXT = 4000

# What each act asks; the rest of the form is taken off.
ASKS = {
    "tell": ("on", "how", "whom", "receipt"),
    "want": ("on",),
    "decline": ("on", "text"),
    "grade": ("on", "choice"),
    "advise": ("on", "text"),
    "refer": ("on", "names", "checked", "text"),
    "plan": ("on", "choice", "text"),
    "track": ("on", "text"),
    "conclude": ("on", "choice", "text"),
    "review": ("on", "text", "typical"),
    "warn": ("on", "how", "whom"),
    "send_evidence": ("on", "text"),
}


class ActForm(BaseForm):
    """One act; the choices of `choice` are set by the view."""

    on = DateField("日期", [Required("日期")])
    how = PickField("方式", choices=list(WAYS.items()))
    whom = short_text("被告知人")
    receipt = short_text("回执", LONGEST_LINE)
    choice = PickField("选一项", choices=[])
    names = TextAreaField("名单", [AtMost(LONGEST_LINE)], render_kw={"rows": 4})
    checked = BooleanField("逐家问过，没有代理对方，没有其他利害关系")
    text = TextAreaField("内容", [AtMost(LONGEST_TEXT)], render_kw={"rows": 6})
    typical = BooleanField("留作典型案例（写案例的时候隐去名称）")

    def only(self, action: str) -> "ActForm":
        """What `action` asks."""
        for name in [name for name in self._fields if name not in (*ASKS[action], "version")]:
            del self[name]
        return self

    def entry(self) -> Entry:
        """What was typed, as the guards are asked about it."""
        typed = {name: field.data for name, field in self._fields.items() if name not in ("version", "typical")}
        if "names" in typed:
            lines = (line.strip() for line in (typed["names"] or "").splitlines())
            typed["names"] = tuple(dict.fromkeys(filter(None, lines)))
        return Entry(**typed)


class EntryForm(BaseForm):
    """One time of guidance."""

    given_on = DateField("指导日期", [Required("指导日期"), happened])
    guide = short_text("指导人")
    channel = ChoiceField("渠道", choices=[("", "选一种"), *CHANNELS.items()], default="")
    content = TextAreaField("内容", [AtMost(LONGEST_TEXT)], render_kw={"rows": 6})
    proof = short_text("凭证", LONGEST_LINE)
    confirmed_on = DateField("企业确认日", [happened])
    confirmed_by = short_text("确认人")
    files = MultipleFileField("附件")

    def validate_guide(self, field: Any) -> None:
        """A name."""
        if not field.data:
            raise StopValidation("没有填指导人。")

    def validate_channel(self, field: Any) -> None:
        """One of the list."""
        if not field.data:
            raise StopValidation("没有选渠道。")

    def validate_content(self, field: Any) -> None:
        """In words."""
        if not field.data:
            raise StopValidation("没有写内容。写讲了什么、建议了什么。")

    def validate_confirmed_on(self, field: Any) -> None:
        """Not before the guidance."""
        if field.data and self.given_on.data and field.data < self.given_on.data:
            raise StopValidation("早于指导日期。核对日期。")
        if not field.data and self.confirmed_by.data and not field.process_errors:
            raise StopValidation("填了确认人，没有填确认日。")

    def validate_confirmed_by(self, field: Any) -> None:
        """Through whom."""
        if self.confirmed_on.data and not field.data:
            raise StopValidation("填了确认日，没有填确认人。写企业谁确认的。")

    def values(self) -> EntryValues:
        """What was typed."""
        told = {name: field.data for name, field in self._fields.items() if name not in ("version", "files")}
        return EntryValues(**told)
