"""Forms of the parties' part in a case, their agents, the rights and the particulars of the case."""

from typing import Any

from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import Optional, StopValidation

from mediation.blueprints.cases.fields import LONGEST_LINE, Alone, Roomy, happened
from mediation.blueprints.cases.forms_intake_rows import NEW, RightRow
from mediation.models.case import SIDES
from mediation.operations.rights import STATUSES
from mediation.rules.agreement.draft import ClaimedAs
from mediation.rules.capacity import Capacity
from mediation.rules.dispute_types import DisputeType
from mediation.rules.people_mediation.words import CONFLICT_DECISIONS
from mediation.rules.rights import RightKind
from mediation.rules.sources import SOURCES
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, MoneyField, PickField, Required
from mediation.web.party_form import AgentFields, GuardianFields, PartyDetails, short_text

CLAIMS = [(each.value, each.label) for each in ClaimedAs]
REPORTS = [("", "没有记"), ("yes", "有"), ("no", "没有")]

# An adult's capacity is set by hand only where it falls short of full.
CAPACITIES = [(each.value, each.label) for each in (Capacity.LIMITED, Capacity.NONE)]


class NewPartyForm(Alone, PartyDetails):
    """One more party: a known one by `party` (its uid), else one that is written down now. Set before the form is
    validated: `known` its name in the register, `namesakes` whether somebody of the name typed is there already."""

    side = PickField("在本案中是", [Required("在本案中的地位")], choices=list(SIDES.items()))
    party = StringField()
    shop = short_text("网店或店铺名")

    known = ""
    namesakes = False

    def validate(self, extra_validators: Any = None) -> bool:
        """A known party needs no more than its side."""
        if self.known:
            return all([self.side.validate(self), self.shop.validate(self)])  # noqa: C419  (both say what is wrong)
        good = bool(super().validate(extra_validators))
        if self.namesakes and self.party.data != NEW:
            self.name.errors = [f"在册已有叫“{self.name.data}”的。是同一方就选上，不是就选“另外一位”。"]
        return good and not self.errors


class PartForm(BaseForm):
    """What is special to a party in this case."""

    shop = short_text("网店或店铺名")
    actual_operator = short_text("实际经营者")
    own_income = BooleanField("已满十六周岁，以自己的劳动收入为主要生活来源")
    capacity = ChoiceField("行为能力", choices=[("", "按年龄"), *CAPACITIES])


class LeavingForm(BaseForm):
    """Why and when a party leaves the case."""

    on = DateField("退出日期", [Required("退出日期"), happened])
    reason = TextAreaField("理由", [Required("理由"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class GuardianForm(Alone, GuardianFields):
    """Who acts for a party that cannot act alone, or consents to what it does."""

    consented_on = DateField("监护人书面同意的日期", [Optional(), happened])

    def validate_name(self, field: Any) -> None:
        """Here a guardian is asked for."""
        if not field.data:
            raise StopValidation("没有填监护人姓名。")


class AgentForm(Alone, AgentFields):
    """An agent of one party."""

    party = ChoiceField("代理哪一方", [Required("代理哪一方")])
    both_sides_agreed = BooleanField("同时代理两方，双方都书面同意")

    @property
    def blank(self) -> bool:
        """Here an agent is asked for, so that nothing counts as left out."""
        return False

    def validate_name(self, field: Any) -> None:
        """A name."""
        if not field.data:
            raise StopValidation("没有填代理人姓名。")


class EndAgentForm(BaseForm):
    """When and why an agent's authority ended."""

    on = DateField("终止日期", [Required("终止日期"), happened])
    reason = StringField("说明", [AtMost(LONGEST_LINE)])


class RightForm(Alone, RightRow):
    """One right with its status."""

    filed_on = DateField("申请日", [Optional(), happened])
    registered_on = DateField("登记日或授权日", [Optional(), happened])
    expires_on = DateField("期限届满日", [Optional()])
    status = PickField("现在的状态", choices=list(STATUSES.items()), default="")
    checked_on = DateField("核验日期", [happened])
    claimed_by = ChoiceField("由谁主张", choices=[("", "没有记")], default="")
    claimed_as = ChoiceField("凭什么主张", choices=CLAIMS, default=ClaimedAs.OWNER.value)
    authorised = BooleanField("权利人书面授权被许可人主张、许可")
    co_owners_agree = short_text("没有列为当事人、书面同意的共有人", 500)
    evaluation_report = PickField("专利权评价报告", choices=REPORTS, default="")

    @property
    def blank(self) -> bool:
        """Here a right is asked for, so that nothing counts as left out."""
        return False

    def validate(self, extra_validators: Any = None) -> bool:
        """A right has a number or a name."""
        good = bool(super().validate(extra_validators))
        if good and not (self.number.data or self.title.data):
            self.number.errors = ["没有填号码，也没有填名称。没有号码的，写名称。"]
        return good and not self.errors

    def validate_status(self, field: PickField) -> None:
        """Only patents have annual fees; patents and marks alone can be declared invalid."""
        kind = self.right_kind
        if kind is None or kind.is_patent:
            return
        if field.data == "fee_unpaid":
            raise StopValidation(f"只有专利有年费，{kind.label}没有。改选状态。")
        if field.data == "invalidity_pending" and kind is not RightKind.TRADEMARK:
            raise StopValidation(f"只有专利、注册商标有无效程序，{kind.label}没有。改选状态。")

    def validate_checked_on(self, field: DateField) -> None:
        """A status is as of a day."""
        if self.status.data and not field.data:
            raise StopValidation("没有填哪一天核验的。")

    def validate_kind(self, field: ChoiceField) -> None:
        """A kind."""
        if not field.data:
            raise StopValidation("没有选权利种类。")


class RemoveRightForm(BaseForm):
    """Why a right is taken out."""

    reason = StringField("理由", [Required("理由"), AtMost(LONGEST_LINE)])


class ParticularsForm(BaseForm):
    """What may be filled in or corrected after registration."""

    dispute_type = ChoiceField("纠纷类型", choices=[(kind.value, kind.label) for kind in DisputeType])
    textile = BooleanField("标的是家纺")
    facts = TextAreaField("纠纷简要情况", [Required("纠纷简要情况"), Roomy()], render_kw={"rows": 4})
    requests = TextAreaField("申请事项", [Roomy()], render_kw={"rows": 3})
    amount_claimed = MoneyField("请求金额")
    source = ChoiceField("案件来源", choices=[(code, source.label) for code, source in SOURCES.items()])
    source_body = short_text("来源单位")
    source_letter = short_text("来函编号")
    source_on = DateField("来函日期", [Optional(), happened])
    requested_on = DateField("提出请求的日期", [Required("提出请求的日期"), happened])


class AssignmentForm(BaseForm):
    """Who handles the dispute until the parties have chosen."""

    mediator = ChoiceField("承办调解员")


class ConflictCheckForm(BaseForm):
    """What the user decides about the hits shown."""

    decision = PickField("你的判断", [Required("判断")], choices=list(CONFLICT_DECISIONS.items()))
    reason = TextAreaField("理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})
