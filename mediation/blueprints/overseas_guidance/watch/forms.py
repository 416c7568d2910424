"""Forms of sources, clues and notes."""

from typing import Any

from flask import g
from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.models.overseas_watch import MonitoredSource
from mediation.operations.overseas_guidance.watch.intake import ClueValues
from mediation.operations.overseas_guidance.watch.notes import NoteValues
from mediation.operations.overseas_guidance.watch.sources import SourceValues
from mediation.operations.settings import setting
from mediation.rules.identity import InvalidIdentifier, check_credit_code
from mediation.rules.overseas_guidance.watching import SOURCES, plain_name
from mediation.web.batch_form import BatchForm
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, WholeField, happened
from mediation.web.party_form import NO_AUTOFILL, short_text

LONGEST_LINE, LONGEST_TEXT = 500, 4000


class FromSource(BaseForm):
    """What comes from one of the sources in use."""

    source = ChoiceField("来源", [Required("来源")])
    seen_on = DateField("发现日期", [Required("发现日期"), happened])

    def offer(self, sources: list[MonitoredSource]) -> None:
        """What may be chosen."""
        self.source.choices = [("", "选一个"), *((row.uid, row.name) for row in sources)]


class IntakeForm(FromSource, BatchForm):
    """A table of what one source had."""


class ClueForm(FromSource):
    """One clue by hand."""

    defendant = short_text("被告名称")
    docket_number = short_text("案号")
    forum = short_text("受理机构、平台")
    opponent = short_text("原告、投诉人")
    shop = short_text("店铺名称")
    code = StringField("统一社会信用代码", [AtMost(40)], render_kw=NO_AUTOFILL)

    def validate_defendant(self, field: Any) -> None:
        """As written abroad."""
        if not field.data:
            raise StopValidation("没有填被告名称。照境外文书的写法写。")

    def validate_code(self, field: Any) -> None:
        """A code that can be."""
        if field.data:
            try:
                field.data = check_credit_code(field.data)
            except InvalidIdentifier as wrong:
                raise StopValidation(wrong.message) from None

    def values(self, source: MonitoredSource) -> ClueValues:
        """The clue as the operation takes it."""
        typed = {
            name: plain_name(self._fields[name].data) for name in ("defendant", "docket_number", "opponent", "shop")
        }
        forum = plain_name(self.forum.data) or source.forum
        return ClueValues(seen_on=self.seen_on.data, forum=forum, code=self.code.data, **typed)


class DecisionForm(BaseForm):
    """What one clue is: one of those shown (`party`), another by its name, or none of ours for a reason."""

    party = PickField("是哪一家", choices=[])
    name = short_text("别的企业")
    reason = StringField("理由", [AtMost(LONGEST_LINE)])


class SourceForm(BaseForm):
    """A source."""

    name = short_text("名称")
    kind = ChoiceField("种类", [Required("种类")], choices=[("", "选一种"), *SOURCES.items()])
    every_days = WholeField("几天看一次", [Required("几天看一次")])
    address = StringField("网址", [AtMost(LONGEST_LINE)], render_kw=NO_AUTOFILL)
    forum = short_text("受理机构、平台")
    ended_on = DateField("停用日")

    def validate_name(self, field: Any) -> None:
        """A name."""
        if not field.data:
            raise StopValidation("没有填名称。")

    def validate_every_days(self, field: Any) -> None:
        """A few days."""
        if field.data is not None and not 1 <= field.data <= 366:
            raise StopValidation("写 1 到 366。")

    def values(self) -> SourceValues:
        """The source as the operation takes it."""
        return SourceValues(
            self.kind.data,
            self.name.data,
            self.every_days.data,
            self.address.data,
            self.forum.data,
            self.ended_on.data,
        )


class NoteForm(BaseForm):
    """A note on an industry's risk."""

    industry = ChoiceField("行业", [Required("行业")])
    subject = short_text("题目")
    dated_on = DateField("日期", [Required("日期"), happened])
    source = StringField("来源", [Required("来源"), AtMost(LONGEST_LINE)])
    text = TextAreaField("内容", [Required("内容"), AtMost(LONGEST_TEXT)], render_kw={"rows": 8})
    sent_to = TextAreaField("发给谁", [AtMost(LONGEST_TEXT)], render_kw={"rows": 3})
    sent_on = DateField("发出日期", [happened])

    def offer(self, kept: str = "") -> None:
        """The industries of the setting, and the one that the note bears."""
        words = dict.fromkeys([*setting("enterprise_industries", g.now.date()), *([kept] if kept else [])])
        self.industry.choices = [("", "选一个"), *((word, word) for word in words)]

    def validate_subject(self, field: Any) -> None:
        """A heading."""
        if not field.data:
            raise StopValidation("没有填题目。")

    def validate_sent_on(self, field: Any) -> None:
        """A day and somebody go together."""
        if bool(field.data) != bool((self.sent_to.data or "").strip()):
            raise StopValidation("发给谁和发出日期要一起填；还没发的都空着。")
        if field.data and self.dated_on.data and field.data < self.dated_on.data:
            raise StopValidation("发出日期在写的日期之前。核对两个日期。")

    def values(self) -> NoteValues:
        """The note as the operation takes it."""
        return NoteValues(
            self.industry.data,
            self.subject.data,
            self.dated_on.data,
            self.source.data,
            self.text.data,
            self.sent_to.data.strip(),
            self.sent_on.data,
        )
