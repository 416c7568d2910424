"""Forms of 外观预审."""

from typing import Any

from wtforms import BooleanField, MultipleFileField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from mediation.models.user import User
from mediation.operations.design_preexamination.reading import Known
from mediation.operations.design_preexamination.registering import RequestValues
from mediation.rules.design_preexamination.designs import (
    Shape,
    class_refusal,
    designs_refusal,
    read_class,
    read_designs,
)
from mediation.rules.design_preexamination.numbers import check_filing_number, check_publication_number
from mediation.rules.design_preexamination.words import (
    APPEALS,
    DEFECTS,
    HANDLED,
    NOT_FILED,
    PAPERS,
    REFUSED,
    SCREENED,
    SCREENING,
)
from mediation.rules.identifiers import InvalidIdentifier
from mediation.web.forms import (
    AtMost,
    BaseForm,
    ChecksField,
    ChoiceField,
    DateField,
    PickField,
    Required,
    WholeField,
    happened,
)

LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 200, 500, 5000


class RequestForm(BaseForm):
    """A request on one screen; who examines and who reads again is set by the view. `good` field → the word that
    stands in it, `doubts` field → what stands against it on the day of submission."""

    applicant_name = StringField("备案主体", [Required("备案主体"), AtMost(LONGEST_NAME)])
    submitted_on = DateField("提交日期", [Required("提交日期"), happened])
    product = StringField("产品名称", [Required("产品名称"), AtMost(LONGEST_NAME)])
    class_number = StringField("洛迦诺分类", [Required("洛迦诺分类"), AtMost(20)])
    shape = PickField("申请形式", choices=[(shape.value, shape.label) for shape in Shape], default="single")
    designs = TextAreaField("各件、各项设计", [AtMost(LONGEST_TEXT)], render_kw={"rows": 3})
    designers = StringField("设计人", [Required("设计人"), AtMost(LONGEST_LINE)])
    agency = StringField("代理机构", [AtMost(LONGEST_NAME)])
    attorney = StringField("代理师", [AtMost(LONGEST_NAME)])
    colour = BooleanField("请求保护色彩")
    filed_before = BooleanField("已经向国家知识产权局提交过")
    papers = ChecksField("交来的材料", choices=list(PAPERS.items()))
    examiner = ChoiceField("主办", [Required("主办")])
    reader = ChoiceField("复核")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.good: dict[str, str] = {}
        self.doubts: dict[str, str] = {}
        self.known: Known | None = None

    def offer(self, people: list[User]) -> None:
        """Who may examine and read again."""
        names = [SelectChoice(str(user.id), user.display_name) for user in people]
        self.examiner.choices = names
        self.reader.choices = [SelectChoice("", "以后再定"), *names]

    def validate_class_number(self, field: Any) -> None:
        """06-13, however it is typed."""
        field.data = read_class(field.data)
        if refused := class_refusal(field.data):
            raise StopValidation(refused.message)

    def validate_designs(self, field: Any) -> None:
        """One application."""
        designs = read_designs(field.data, Shape(self.shape.data or "single"), self.product.data)
        refused = designs_refusal(Shape(self.shape.data or "single"), designs) if self.product.data else None
        if refused:
            raise StopValidation(
                f"{refused.message}（{refused.statute.short}）" if refused.statute else refused.message
            )

    def validate_reader(self, field: Any) -> None:
        """A second pair of eyes."""
        if field.data and field.data == self.examiner.data:
            raise StopValidation("复核人不能是主办本人。换一个人复核。")

    def look_up(self, known: Known) -> None:
        """Say beside each field what the registers say of it."""
        self.known = known
        if known.standing:
            self.doubts["applicant_name"] = known.standing
        else:
            quota = "" if known.pieces is None else f"，本年 {known.used} / {known.pieces} 件"
            self.good["applicant_name"] = f"{known.standing_said.rstrip('。')}{quota}"
            if known.quota_left is not None and known.quota_left <= 0:
                self.doubts["applicant_name"] = f"本年额度 {known.pieces} 件已用完。"
                self.good.pop("applicant_name")
        if known.class_listed:
            self.good["class_number"] = "在受理范围"
        elif self.class_number.data:
            self.doubts["class_number"] = "提交那天不在中心受理的分类里。"
        if known.agency_listed:
            self.good["agency"] = "在名单内"
        elif known.agency_listed is False:
            self.doubts["agency"] = f"{known.agency_said.rstrip('。')}。"

    @property
    def class_said(self) -> str:
        """`毯子及其他覆盖物、家用织物，第 14 版`; "" where the class is not known."""
        if self.known is None or not self.known.class_title:
            return ""
        return "，".join(filter(None, (self.known.class_title, self.known.edition and f"第 {self.known.edition} 版")))

    def values(self) -> RequestValues:
        """What was typed."""
        return RequestValues(
            applicant_name=self.applicant_name.data,
            submitted_on=self.submitted_on.data,
            product=self.product.data,
            class_number=self.class_number.data,
            examiner_id=int(self.examiner.data),
            shape=self.shape.data or "single",
            designs=self.designs.data.replace("\r\n", "\n"),
            designers=self.designers.data,
            agency=self.agency.data,
            attorney=self.attorney.data,
            colour=self.colour.data,
            papers=tuple(self.papers.data or ()),
            filed_before=self.filed_before.data,
            reader_id=int(self.reader.data) if self.reader.data else None,
        )


class EntryForm(RequestForm):
    """A new request with its pictures; their bytes are read by the view."""

    views = MultipleFileField("图片")


class ViewsForm(BaseForm):
    """More pictures."""

    views = MultipleFileField("图片")


class DayForm(BaseForm):
    """An act of a day."""

    on = DateField("日期", [Required("日期"), happened])


class ReasonForm(DayForm):
    """An act with its reason."""

    reason = TextAreaField("理由", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})


class RefusalForm(ReasonForm):
    """Why a request is not taken up."""

    ground = PickField("理由的种类", choices=list(REFUSED.items()))


class OpinionForm(DayForm):
    """What is wrong with a request."""

    items = ChecksField("问题的种类", choices=list(DEFECTS.items()))
    text = TextAreaField("意见", [AtMost(LONGEST_TEXT)], render_kw={"rows": 6})


class AnswerForm(DayForm):
    """What the applicant answered."""

    answer = TextAreaField("答复的要点", [AtMost(LONGEST_LINE)], render_kw={"rows": 3})


class ScreeningForm(DayForm):
    """非正常申请筛查."""

    screening = PickField("结论", choices=list(SCREENING.items()))
    items = ChecksField("疑点", choices=list(SCREENED.items()))
    reason = TextAreaField("依据", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})
    handled = ChoiceField("处理", choices=list(HANDLED.items()))
    office_number = StringField("国家局认定文号", [AtMost(LONGEST_NAME)])
    appeal = ChoiceField("申诉", choices=list(APPEALS.items()))

    def validate_items(self, field: Any) -> None:
        """A doubt is about something."""
        if self.screening.data in ("doubtful", "abnormal") and not field.data:
            raise StopValidation("存疑、认定非正常的，选是哪一项。")


class FilingForm(DayForm):
    """The applicant filed."""

    on = DateField("申请日", [Required("申请日"), happened])
    filing_number = StringField("申请号", [Required("申请号"), AtMost(40)])
    paid_on = DateField("缴费日期", [happened])

    def validate_filing_number(self, field: Any) -> None:
        """Its check digit."""
        _checked(field, check_filing_number)


class NotFiledForm(ReasonForm):
    """Why it was not filed."""

    ground = PickField("原因", choices=list(NOT_FILED.items()))


class ConsistencyForm(ReasonForm):
    """Whether the filed text is the one that passed."""

    consistent = PickField(
        "提交文本和合格文本", [Required("提交文本和合格文本是不是一致")], choices=[("yes", "一致"), ("no", "不一致")]
    )


class GrantForm(DayForm):
    """The grant was published."""

    on = DateField("授权公告日", [Required("授权公告日"), happened])
    publication_number = StringField("授权公告号", [Required("授权公告号"), AtMost(40)])

    def validate_publication_number(self, field: Any) -> None:
        """Its form."""
        _checked(field, check_publication_number)


def _checked(field: Any, check: Any) -> None:
    try:
        field.data = check(field.data)
    except InvalidIdentifier as error:
        raise StopValidation(error.message) from None


class LimitsForm(BaseForm):
    """The centre's own days, from a day on, and on what the change rests."""

    preexamination_acceptance_days = WholeField("受理决定")
    preexamination_opinion_days = WholeField("审查意见")
    preexamination_answer_days = WholeField("申请人答复")
    preexamination_opinions = WholeField("最多几次意见")
    preexamination_filing_days = WholeField("合格后正式提交")
    preexamination_marking_days = WholeField("核查、加快标记")
    preexamination_view_pixels = WholeField("图片短边")
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(LONGEST_LINE)])

    def validate(self, extra_validators: Any = None) -> bool:
        """Every number is there; what is counted from 1 is not 0."""
        good = super().validate(extra_validators)
        for name in LIMITS:
            field = self[name]
            if field.data is None and not field.errors:
                field.errors = ["没有填。"]
                good = False
            elif field.data == 0 and name in FROM_ONE:
                field.errors = ["写 1 或者更大的数。"]
                good = False
        return good


FROM_ONE = (
    "preexamination_acceptance_days",
    "preexamination_opinion_days",
    "preexamination_answer_days",
    "preexamination_opinions",
)
LIMITS = tuple(name for name in LimitsForm()._fields if name.startswith("preexamination_"))
