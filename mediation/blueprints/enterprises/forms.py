"""Forms of the enterprise record."""

from typing import Any

from flask import g
from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.operations.enterprises.keeping import (
    ContactValues,
    ShopValues,
    TagValues,
    TradeNameValues,
    Values,
    words_offered,
)
from mediation.rules.overseas_guidance.company_names import is_chinese
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, Required, happened
from mediation.web.party_form import NO_AUTOFILL, PhoneField, short_text

CHOOSE = [("", "选一个")]


def _offer(field: Any, setting: str, kept: str = "") -> None:
    field.choices = CHOOSE + [(word, word) for word in words_offered(setting, g.now.date(), kept)]


class TagForm(BaseForm):
    """A tag: no tag without what it rests on and the day of that."""

    kind = ChoiceField("标签", [Required("标签")])
    source = StringField("依据", [Required("依据，比如认定文件的名称和文号"), AtMost(500)])
    dated_on = DateField("认定日期", [Required("认定日期"), happened])
    ended_on = DateField("终止日")

    def offer(self, row: Any = None) -> None:
        """What may be chosen."""
        _offer(self.kind, "enterprise_tags", row.kind if row else "")

    def validate_ended_on(self, field: Any) -> None:
        """It ends after it began."""
        if field.data and self.dated_on.data and field.data < self.dated_on.data:
            raise StopValidation("终止日在认定日期之前。核对两个日期。")

    def values(self) -> Values:
        """The tag as the operation takes it."""
        return TagValues(self.kind.data, self.source.data, self.dated_on.data, self.ended_on.data)


class ShopForm(BaseForm):
    """A shop on a platform."""

    platform = ChoiceField("平台", [Required("平台")])
    name = short_text("店铺名称")
    address = StringField("网址或者店铺号", [AtMost(500)], render_kw=NO_AUTOFILL)
    from_on = DateField("开店日", [happened])
    until_on = DateField("关店日", [happened])

    def offer(self, row: Any = None) -> None:
        """What may be chosen."""
        _offer(self.platform, "shop_platforms", row.platform if row else "")

    def validate_name(self, field: Any) -> None:
        """A shop is known by its name."""
        if not field.data:
            raise StopValidation("没有填店铺名称。")

    def validate_until_on(self, field: Any) -> None:
        """It closes after it opened."""
        if field.data and self.from_on.data and field.data < self.from_on.data:
            raise StopValidation("关店日在开店日之前。核对两个日期。")

    def values(self) -> Values:
        """The shop as the operation takes it."""
        return ShopValues(self.platform.data, self.name.data, self.address.data, self.from_on.data, self.until_on.data)


class TradeNameForm(BaseForm):
    """A name in foreign letters, with where and when it was read."""

    name = short_text("英文名称")
    source = StringField("依据", [Required("依据，比如外销合同、海关备案、网站"), AtMost(500)])
    dated_on = DateField("看到的日期", [Required("看到的日期"), happened])
    ended_on = DateField("停用日", [happened])

    def offer(self, row: Any = None) -> None:
        """Nothing to choose."""

    def validate_name(self, field: Any) -> None:
        """It is written in foreign letters; what is Chinese is a name or a former name."""
        if not field.data:
            raise StopValidation("没有填英文名称。")
        if is_chinese(field.data):
            raise StopValidation("这里填外文的名称。中文的是名称或者曾用名，在那里登记。")
        if not any(sign.isalnum() for sign in field.data):
            raise StopValidation("里面没有一个字母。核对名称。")

    def validate_ended_on(self, field: Any) -> None:
        """It ended after it was read."""
        if field.data and self.dated_on.data and field.data < self.dated_on.data:
            raise StopValidation("停用日在看到的日期之前。核对两个日期。")

    def values(self) -> Values:
        """The name as the operation takes it."""
        return TradeNameValues(self.name.data, self.source.data, self.dated_on.data, self.ended_on.data)


class ContactForm(BaseForm):
    """Whom to call; the stored phone comes back masked and apart: an empty field leaves it as it is."""

    name = short_text("姓名")
    duty = short_text("职务")
    phone = PhoneField("电话", [AtMost(40)], render_kw=NO_AUTOFILL)
    ended_on = DateField("不再联系的日子", [happened])
    stored = False

    def offer(self, row: Any = None) -> None:
        """Nothing to choose; a phone that is stored is kept."""
        self.stored = row is not None and bool(row.phone)

    def validate_name(self, field: Any) -> None:
        """Somebody."""
        if not field.data:
            raise StopValidation("没有填姓名。")

    def values(self) -> Values:
        """The contact as the operation takes it."""
        phone = self.phone.data or (None if self.stored else "")
        return ContactValues(self.name.data, self.duty.data, phone, self.ended_on.data)


class ParticularsForm(BaseForm):
    """Industry and head office."""

    industry = ChoiceField("行业")
    branch = short_text("总公司")

    def offer(self, kept: str) -> None:
        """What may be chosen."""
        words = words_offered("enterprise_industries", g.now.date(), kept)
        self.industry.choices = [("", "没有填")] + [(word, word) for word in words]


class FormerNameForm(BaseForm):
    """A name it bore before, and until when."""

    name = short_text("曾用名")
    changed_on = DateField("更名日期", [happened])

    def validate_name(self, field: Any) -> None:
        """A name."""
        if not field.data:
            raise StopValidation("没有填曾用名。")


class MergeForm(BaseForm):
    """Confirming what the preview lists."""

    reason = TextAreaField("凭什么认定是同一家", [Required("凭什么认定是同一家"), AtMost(500)], render_kw={"rows": 3})
