"""Forms of 网店投诉."""

from typing import Any

from wtforms import FormField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.online_shops.receiving import ComplaintValues
from mediation.procedures.platform_notice import MEASURES, RESULTS, ROUTES
from mediation.rules.links import PastedLink, read_links
from mediation.web.forms import AtMost, BaseForm, ChecksField, ChoiceField, DateField, PickField, Required, happened
from mediation.web.party_form import PartyDetails, short_text
from mediation.web.right_fields import RightFields

LONGEST_LINE, LONGEST_TEXT = 500, 5000


class LinksField(TextAreaField):
    """Pasted links, one a line: `good` those that can be taken; what is wrong is said line by line."""

    known: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.good: list[PastedLink] = []

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        """Read every line."""
        if validation_stopped:
            return
        self.good, bad = read_links(self.data or "", self.known)
        self.errors = [line.sentence for line in bad]
        if not self.good and not bad:
            self.errors = ["没有填链接。一行一个，从浏览器的地址栏复制。"]


class ComplaintForm(RightFields, BaseForm):
    """A complaint as far as it can be corrected; choices of `platform` are set by the view."""

    platform = ChoiceField("平台", [Required("平台")], choices=[])
    facts = TextAreaField("侵权情况", [Required("侵权情况"), AtMost(LONGEST_TEXT)], render_kw={"rows": 3})
    title_checked_on = DateField("权属核验日", [happened])
    title_note = short_text("怎样核验的", LONGEST_LINE)

    def values(self, **more: Any) -> ComplaintValues:
        """What was typed; `more` what this form does not ask."""
        names = ComplaintValues.__dataclass_fields__.keys() & self._fields.keys()
        typed = {name: self._fields[name].data for name in names}
        typed["facts"] = typed["facts"].replace("\r\n", "\n")
        return ComplaintValues(**{**typed, **more})


class ReceiveForm(ComplaintForm):
    """A new complaint with its links."""

    received_on = DateField("收到投诉的日子", [Required("收到投诉的日子"), happened])
    party = FormField(PartyDetails, "投诉人")
    links = LinksField("链接", render_kw={"rows": 8})


class LinksForm(BaseForm):
    """More links."""

    found_on = DateField("发现的日子", [Required("发现的日子"), happened])
    links = LinksField("链接", render_kw={"rows": 8})


class LinkForm(BaseForm):
    """What is said of one link."""

    shop = short_text("店铺名")
    evidence = short_text("存证号")


class ActForm(BaseForm):
    """An act of a day on some links; choices of `links` are set by the view."""

    links = ChecksField("哪些链接", choices=[])
    on = DateField("日期", [Required("日期"), happened])


class MeasureForm(ActForm):
    """What the platform did."""

    measure = PickField("措施", choices=list(MEASURES.items()))


class NoteForm(ActForm):
    """With a word."""

    note = TextAreaField("声明说了什么", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class DelayForm(ActForm):
    """Days lost to a notary; `on` the first of them."""

    until = DateField("耽误到哪一天", [Required("耽误到哪一天"), happened])
    reason = TextAreaField("为什么耽误", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class RouteForm(ActForm):
    """Complaint or suit."""

    route = PickField("途径", choices=list(ROUTES.items()))
    note = TextAreaField("哪个部门、法院，编号", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class ResultForm(ActForm):
    """What came of it."""

    result = PickField("结果", choices=list(RESULTS.items()))
    note = TextAreaField("说明", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class ReasonForm(ActForm):
    """With its reason."""

    reason = TextAreaField("理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})

    def validate_reason(self, field: Any) -> None:
        """In words."""
        if not field.data:
            raise StopValidation("没有写理由。写一句。")
