"""海外纠纷应对指导年度报告：类型、国家、产品、结果、挽回损失、指导，不写名称的案例。和导出的 Excel 是同一份数据。"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day
from mediation.rules.money import yuan
from mediation.rules.overseas_guidance.counting import Tally
from mediation.rules.overseas_guidance.recovered import KindTotal
from mediation.rules.overseas_guidance.report import Line, YearReport
from mediation.rules.overseas_guidance.words import CURRENCIES

TITLE = "海外纠纷应对指导年度报告"
NO_STUDIES = "这一年没有写典型案例。"
NO_MONEY = "这一年没有登记挽回损失。"
APART = "三种口径分开列，不相加；不同币种不相加，折合人民币照每一笔登记的汇率。同一笔钱只数一次。"


@dataclass(frozen=True)
class CountLine:
    """One row of a table by kind, country or product."""

    label: Annotated[str, Printed("项目")]
    matters: Annotated[str, Printed("新获知（件）")]
    parts: Annotated[str, Printed("企业（家次）")]
    ended: Annotated[str, Printed("有结果（家次）")]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.label


@dataclass(frozen=True)
class MoneyLine:
    """One kind of recovered value."""

    label: Annotated[str, Printed("口径")]
    rows: Annotated[str, Printed("笔数")]
    amounts: Annotated[str, Printed("原币")]
    yuan: Annotated[str, Printed("折合人民币")]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.label


@dataclass(frozen=True)
class StudyText:
    """One case study, without names."""

    title: Annotated[str, Printed("案例的题目")]
    text: Annotated[tuple[str, ...], Printed("案例")]

    @property
    def called(self) -> str:
        """How the proof names this study."""
        return self.title


@dataclass(frozen=True)
class OverseasYearlyReport:
    """The report of a year in the order of print."""

    head: Head
    summary: Annotated[tuple[str, ...], Printed("概况")]
    kinds: tuple[CountLine, ...]
    places: tuple[CountLine, ...]
    products: tuple[CountLine, ...]
    results: Annotated[str, Printed("结果")]
    money: tuple[MoneyLine, ...]
    apart: Annotated[str, Printed("挽回损失的说明")]
    studies: tuple[StudyText, ...]
    no_studies: Annotated[str, Printed("没有案例的说明")]


def overseas_yearly_report(
    found: YearReport,
    guided: Tally,
    studies: Sequence[tuple[str, str]],
    *,
    office: str,
    made_on: date,
    demo: bool = False,
) -> OverseasYearlyReport:
    """The report from its tables; `guided` the enterprises, disputes and times of the year's qualifying guidance,
    `studies` (title, text)."""
    return OverseasYearlyReport(
        head=Head(committee=office, title=TITLE, number=f"{found.year}年", demo=demo),
        summary=summary(found, guided, made_on),
        kinds=tuple(map(_count, found.kinds)),
        places=tuple(map(_count, found.places)),
        products=tuple(map(_count, found.products)),
        results=results_said(found),
        money=tuple(map(_money, found.recovered)),
        apart=APART if found.recovered else NO_MONEY,
        studies=tuple(StudyText(title, paragraphs(text)) for title, text in studies),
        no_studies="" if studies else NO_STUDIES,
    )


def summary(found: YearReport, guided: Tally, made_on: date) -> tuple[str, ...]:
    """The year in two sentences and the day of the count."""
    return tuple("".join(text for text, _ in pieces) for pieces in told(found, guided, made_on))


def told(found: YearReport, guided: Tally, made_on: date) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The same in pieces (text, unit): `unit` says what a number counts (`matters`, `parts`, `ended`, `guided`), "" for
    words between."""
    whole = found.whole
    return (
        (
            (f"{found.year}年新获知海外纠纷", ""),
            (f"{whole.matters}件", "matters"),
            ("，涉本区企业", ""),
            (f"{whole.parts}家次", "parts"),
            ("；有结果的", ""),
            (f"{whole.ended}家次", "ended"),
            ("。", ""),
        ),
        (
            ("合格的指导", ""),
            (f"{guided.times}次", "guided"),
            ("，涉及纠纷", ""),
            (f"{guided.matters}件", "guided"),
            ("、本区企业", ""),
            (f"{guided.enterprises}家", "guided"),
            ("（按统一社会信用代码去重，集中培训、群发不算）。", ""),
        ),
        (
            (
                f"数据截至{day(made_on)}，来自本系统。家次是一家企业在一件纠纷里数一次；"
                "一件涉及几种产品的，在每种产品里各数一次。",
                "",
            ),
        ),
    )


def results_said(found: YearReport) -> str:
    """`解冻 3 家次，和解 1 家次。`."""
    if not found.results:
        return "这一年没有登记结果。"
    return "，".join(f"{label}{count}家次" for _, label, count in found.results) + "。"


def amounts_said(total: KindTotal) -> str:
    """`18,420.35美元；900.00欧元`: each currency for itself."""
    return "；".join(f"{yuan(amount)}{CURRENCIES[currency]}" for currency, amount in total.amounts) or "—"


def rows_said(total: KindTotal) -> str:
    """`2 笔，另 1 笔算在别的口径里`."""
    return f"{total.rows}笔" + (f"，另{total.again}笔和别的一笔是同一笔钱，不数" if total.again else "")


def _count(line: Line) -> CountLine:
    return CountLine(line.label, str(line.matters), str(line.parts), str(line.ended))


def _money(total: KindTotal) -> MoneyLine:
    return MoneyLine(total.label, rows_said(total), amounts_said(total), f"{yuan(total.yuan)}元")
