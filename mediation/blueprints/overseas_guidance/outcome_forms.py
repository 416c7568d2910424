"""Forms of what came of a matter: what was recovered, the case study, corrections, files."""

from datetime import date
from typing import Any

from wtforms import BooleanField, MultipleFileField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from mediation.models.overseas_guidance import OverseasGuidance
from mediation.models.overseas_outcome import OverseasRecovery
from mediation.operations.overseas_guidance.correcting import ALWAYS, LABELS, Correction, fields_of
from mediation.operations.overseas_guidance.recovering import RecoveryValues
from mediation.rules.money import yuan
from mediation.rules.overseas_guidance.recovered import InvalidRate, read_rate, shown_rate
from mediation.rules.overseas_guidance.words import CURRENCIES, GRADES, PLANS, RECOVERED, RESULTS, WAYS
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, MoneyField, PickField, Required, happened
from mediation.web.party_form import short_text

LONGEST_LINE = 500
LONGEST_TEXT = 4000


class RateField(StringField):
    """元 for one unit of a currency, kept in millionths; shows what was typed when it cannot be read."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Parse; the sentence says what is understood."""
        self.typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if self.typed:
            try:
                self.data = read_rate(self.typed)
            except InvalidRate as wrong:
                raise ValueError(str(wrong)) from None

    def _value(self) -> str:
        return getattr(self, "typed", "") or ("" if self.data is None else shown_rate(self.data))


class RecoveryForm(BaseForm):
    """What was recovered; the rows it could be the same money as are set by the view."""

    kind = PickField("口径", choices=list(RECOVERED.items()))
    amount = MoneyField("金额", [Required("金额")])
    currency = ChoiceField("币种", choices=[("", "选币种"), *CURRENCIES.items()], default="")
    on = DateField("日期", [Required("日期"), happened])
    basis = short_text("依据", LONGEST_LINE)
    rate = RateField("汇率")
    rate_source = short_text("汇率的来源", LONGEST_LINE)
    rate_on = DateField("汇率的日期", [happened])
    same_as = ChoiceField("和哪一笔是同一笔钱", choices=[("", "不是同一笔")], default="")
    apart = BooleanField("金额一样，核对过是另一笔钱")

    def offer(self, rows: list[OverseasRecovery]) -> "RecoveryForm":
        """The rows of money of its own that are there."""
        own = [row for row in rows if row.struck_on is None and row.same_as_id is None]
        if not own:
            del self["same_as"]
            del self["apart"]
            return self
        self.same_as.choices = [
            SelectChoice("", "不是同一笔"),
            *(
                SelectChoice(
                    row.uid,
                    f"{row.on.isoformat()} {RECOVERED[row.kind]} {yuan(row.amount)}{CURRENCIES[row.currency]}",
                )
                for row in own
            ),
        ]
        return self

    def validate_kind(self, field: Any) -> None:
        """One of three."""
        if not field.data:
            raise StopValidation("没有选口径。")

    def validate_currency(self, field: Any) -> None:
        """In its own currency."""
        if not field.data:
            raise StopValidation("没有选币种。照原币登记。")

    def values(self) -> RecoveryValues:
        """What was typed."""
        return RecoveryValues(**{name: field.data for name, field in self._fields.items() if name != "version"})


class ReasonForm(BaseForm):
    """Why."""

    reason = short_text("理由", LONGEST_LINE)


class StudyForm(BaseForm):
    """A case study."""

    title = short_text("题目")
    text = TextAreaField("正文", [AtMost(LONGEST_TEXT)], render_kw={"rows": 14})

    def validate_title(self, field: Any) -> None:
        """It has one."""
        if not field.data:
            raise StopValidation("没有写题目。")

    def validate_text(self, field: Any) -> None:
        """In words."""
        if not field.data:
            raise StopValidation("没有写正文。")


class CorrectionForm(BaseForm):
    """What was recorded so far, to be put right; what was not is taken off."""

    told_on = DateField(LABELS["told_on"])
    told_how = PickField(LABELS["told_how"], choices=list(WAYS.items()))
    told_whom = short_text(LABELS["told_whom"])
    receipt = short_text(LABELS["receipt"], LONGEST_LINE)
    compliance_on = DateField(LABELS["compliance_on"])
    evidence_on = DateField(LABELS["evidence_on"])
    grade = PickField(LABELS["grade"], choices=list(GRADES.items()))
    advised_on = DateField(LABELS["advised_on"])
    opinion = TextAreaField(LABELS["opinion"], [AtMost(LONGEST_TEXT)], render_kw={"rows": 6})
    plan = PickField(LABELS["plan"], choices=list(PLANS.items()))
    result = PickField(LABELS["result"], choices=list(RESULTS.items()))
    result_on = DateField(LABELS["result_on"])
    shop = short_text(LABELS["shop"], LONGEST_LINE)
    group_name = short_text(LABELS["group_name"])
    typical = BooleanField(LABELS["typical"])
    reason = short_text("更正的理由", LONGEST_LINE)

    def only(self, guidance: OverseasGuidance) -> "CorrectionForm":
        """What can be put right now."""
        kept = fields_of(guidance)
        for name in [name for name in self._fields if name not in (*kept, "reason", "version")]:
            del self[name]
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """What was recorded stays recorded: nothing becomes empty."""
        good = bool(super().validate(extra_validators))
        for name, field in self._fields.items():
            if name in (*ALWAYS, "typical", "version") or field.errors:
                continue
            if not field.data:
                field.errors = ["没有写理由。" if name == "reason" else "登记过的不能改成空的。"]
                good = False
        return good

    def correction(self) -> Correction:
        """What was typed."""
        columns: dict[str, str | date | bool] = {
            name: field.data for name, field in self._fields.items() if name not in ("reason", "version")
        }
        return Correction(columns, self.reason.data)


class FilesForm(BaseForm):
    """Files that show one time of guidance."""

    files = MultipleFileField("附件")
