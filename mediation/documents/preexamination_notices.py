"""预审的五种通知书：受理、意见（补正）、合格、不合格、不予受理。没有查到统一的格式，用语是中心的。"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day, han

_NAME = "外观设计专利申请预审"
ACCEPTANCE = f"{_NAME}受理通知书"
OPINION = f"{_NAME}意见（补正）通知书"
PASS = f"{_NAME}合格通知书"
FAIL = f"{_NAME}不合格通知书"
REFUSAL = f"{_NAME}不予受理通知书"


@dataclass(frozen=True)
class NoticeLine:
    """One line of the table: a label and its value, and a second pair beside it, "" where the first takes the line."""

    label: Annotated[str, Printed("栏目名")]
    value: Annotated[str, Printed("栏目")]
    label_beside: Annotated[str, Printed("栏目名")] = ""
    value_beside: Annotated[str, Printed("栏目")] = ""

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.label


@dataclass(frozen=True)
class PreexaminationNotice:
    """A notice in the order of print: `opening`, the table, `told` paragraph by paragraph; `on` the day below the
    seal; examiner and reader sign by hand."""

    head: Head
    addressee: Annotated[str, Printed("抬头")]
    opening: Annotated[str, Printed("正文")]
    lines: tuple[NoticeLine, ...]
    told: Annotated[tuple[str, ...], Printed("正文")]
    on: Annotated[str, Printed("日期")]


@dataclass(frozen=True)
class Request:
    """What every notice says of a request: `design_count` e.g. `成套产品　4件`, `colour` 是 or 否, `views` 共 16 幅."""

    centre: str
    number: str
    applicant: str
    product: str
    class_number: str
    design_count: str
    colour: str
    views: str
    designers: str
    agency: str
    submitted_on: date
    accepted_on: date | None = None
    demo: bool = False

    def head(self, title: str) -> Head:
        """The head of a notice of this request."""
        return Head(committee=self.centre, title=title, number=self.number, demo=self.demo)

    @property
    def lines(self) -> tuple[NoticeLine, ...]:
        """The table as far as all notices share it."""
        return (
            NoticeLine("预审编号", self.number, "洛迦诺分类", self.class_number),
            NoticeLine("产品名称", self.product),
            NoticeLine("申请类型", self.design_count, "请求色彩", self.colour),
            NoticeLine("视图", self.views, "设计人", self.designers),
            NoticeLine("代理机构", self.agency),
        )


def acceptance(request: Request, *, days: int) -> PreexaminationNotice:
    """The request is taken up; `days` the working days of the examination by the centre's own rule."""
    assert request.accepted_on is not None
    return PreexaminationNotice(
        head=request.head(ACCEPTANCE),
        addressee=f"{request.applicant}：",
        opening="你单位提交的下列外观设计专利申请预审请求，经审查，予以受理。",
        lines=(
            *request.lines,
            NoticeLine("提交日期", day(request.submitted_on), "受理日期", day(request.accepted_on)),
        ),
        told=(
            f"本中心自受理之日起{days}个工作日内提出预审意见，等你单位答复的日子不计入。",
            "预审不收费。正式提交以前，你单位可以随时撤回预审请求。",
        ),
        on=day(request.accepted_on),
    )


def opinion(
    request: Request, *, ordinal: int, kinds: Sequence[str], text: str, due: date, on: date, before: bool
) -> PreexaminationNotice:
    """One opinion: `kinds` what it is about, in words; `before` whether it comes before the acceptance."""
    asked = "经初步核对，材料需要补正" if before else "经审查，存在下列问题"
    return PreexaminationNotice(
        head=request.head(OPINION),
        addressee=f"{request.applicant}：",
        opening=f"你单位提交的下列外观设计专利申请预审请求，{asked}。",
        lines=(
            *request.lines,
            NoticeLine("意见次数", f"第{han(ordinal)}次", "问题种类", "、".join(kinds)),
        ),
        told=(
            *paragraphs(text),
            f"请于{day(due)}以前答复、补正。期满没有答复的，可以视为撤回预审请求。",
        ),
        on=day(on),
    )


def passed(request: Request, *, history: str, cautions: Sequence[str], on: date) -> PreexaminationNotice:
    """The request passed; `history` its opinions in words, `cautions` what the applicant must mind."""
    assert request.accepted_on is not None
    return PreexaminationNotice(
        head=request.head(PASS),
        addressee=f"{request.applicant}：",
        opening="你单位提交的下列外观设计专利申请预审请求，经审查，预审合格。",
        lines=(
            *request.lines,
            NoticeLine("受理日期", day(request.accepted_on), "合格日期", day(on)),
            NoticeLine("审查意见", history),
        ),
        told=("请注意以下事项：", *(f"{han(place)}、{caution}" for place, caution in enumerate(cautions, 1))),
        on=day(on),
    )


def failed(request: Request, *, history: str, reason: str, on: date) -> PreexaminationNotice:
    """The request did not pass, and why."""
    assert request.accepted_on is not None
    return PreexaminationNotice(
        head=request.head(FAIL),
        addressee=f"{request.applicant}：",
        opening="你单位提交的下列外观设计专利申请预审请求，经审查，预审不合格。",
        lines=(
            *request.lines,
            NoticeLine("受理日期", day(request.accepted_on), "结论日期", day(on)),
            NoticeLine("审查意见", history),
        ),
        told=("理由：", *paragraphs(reason), "你单位可以通过普通途径向国家知识产权局提交申请。"),
        on=day(on),
    )


def refusal(request: Request, *, ground: str, reason: str, on: date) -> PreexaminationNotice:
    """The request is not taken up: `ground` in words, `reason` the examiner's own."""
    first, *more = paragraphs(reason) or ("",)
    return PreexaminationNotice(
        head=request.head(REFUSAL),
        addressee=f"{request.applicant}：",
        opening="你单位提交的下列外观设计专利申请预审请求，经核对，不予受理。",
        lines=(*request.lines, NoticeLine("提交日期", day(request.submitted_on))),
        told=(
            f"不予受理的理由：{ground}。{first}",
            *more,
            "你单位可以通过普通途径向国家知识产权局提交申请。",
        ),
        on=day(on),
    )
