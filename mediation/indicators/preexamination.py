"""外观设计预审的指标：每个数带公式，分子、分母各有哪几件说得出来。

合格率有两种口径并列：广东的是合格÷已受理，结案的是合格÷有结论。不予受理的不进分母；授权率只数有最终结果的。
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from statistics import mean, median

from mediation.indicators.definition import Indicator, Kind, Period, indicator

_PLAN = "通政发〔2023〕4号三（六）1"


@dataclass(frozen=True)
class MeasuredRow:
    """One request as the measures see it. `outcome` passed, failed, withdrawn, deemed_withdrawn, or "" before a
    conclusion; `opinions` after the acceptance; `cycle` and `waited` working days from acceptance to conclusion and
    those of them that the applicant took, None before; `result` granted, rejected, application_withdrawn, or "";
    `result_on` its day."""

    id: int
    examiner: str
    class_number: str
    accepted_on: date | None = None
    concluded_on: date | None = None
    outcome: str = ""
    opinions: int = 0
    cycle: int | None = None
    waited: int | None = None
    filed_on: date | None = None
    marked_on: date | None = None
    result: str = ""
    result_on: date | None = None


Test = Callable[[MeasuredRow, Period], bool]


@dataclass(frozen=True)
class Share:
    """n of N with the ids of both; `percent` with one decimal, None when there is no N."""

    part: tuple[int, ...]
    whole: tuple[int, ...]

    @property
    def percent(self) -> float | None:
        """`66.7`; never a percentage without n/N beside it."""
        return round(100 * len(self.part) / len(self.whole), 1) if self.whole else None


def _passed(row: MeasuredRow, period: Period) -> bool:
    return row.outcome == "passed"


def _concluded(row: MeasuredRow, period: Period) -> bool:
    return bool(row.outcome) and row.accepted_on is not None and period.has(row.concluded_on)


def _examined(row: MeasuredRow, period: Period) -> bool:
    return row.outcome in ("passed", "failed") and period.has(row.concluded_on)


_ACCEPTED, _CONCLUDED, _FILED, _RESULT = "受理日在期间内", "结论日在期间内", "正式提交日在期间内", "最终结果日在期间内"


_own = partial(indicator, excluded="不予受理的。", plan=_PLAN)

SHARES = (
    _own(
        "pass_of_accepted",
        "合格率（合格 / 受理）",
        "期间内受理的件里预审合格的 ÷ 期间内受理的",
        "期间内受理、预审合格的",
        "还没有结论的也在分母里，近月偏低。不予受理的不在分母。",
        kind=Kind.SHARE,
        denominator="期间内受理的",
        period=_ACCEPTED,
    ),
    _own(
        "pass_of_concluded",
        "合格率（合格 / 结论）",
        "期间内合格的 ÷ 期间内有结论的（合格、不合格、受理后撤回、视为撤回）",
        "期间内合格的",
        "没有结论的不算；和上一个口径不能混用。",
        kind=Kind.SHARE,
        denominator="期间内有结论的（合格、不合格、受理后撤回、视为撤回）",
        period=_CONCLUDED,
    ),
    _own(
        "first_time_pass",
        "一次合格率",
        "期间内合格、受理后没有发过意见的 ÷ 期间内合格和不合格的",
        "期间内合格、受理后没有发过意见的",
        "受理前的补正不算一次意见。",
        kind=Kind.SHARE,
        denominator="期间内合格和不合格的",
        period=_CONCLUDED,
    ),
    _own(
        "filed_of_passed",
        "合格后提交率",
        "期间内合格的件里已经正式提交的 ÷ 期间内合格的",
        "期间内合格、已经正式提交的",
        "刚合格、还没有提交的也在分母里。",
        kind=Kind.SHARE,
        denominator="期间内合格的",
        period=_CONCLUDED,
    ),
    _own(
        "marked_of_filed",
        "加快标记率",
        "期间内正式提交的件里已加快标记的 ÷ 期间内正式提交的",
        "期间内正式提交、已加快标记的",
        "刚提交、还没有核查的也在分母里。",
        kind=Kind.SHARE,
        denominator="期间内正式提交的",
        period=_FILED,
    ),
    _own(
        "granted_of_final",
        "授权率",
        "期间内授权的 ÷ 期间内有最终结果的加快件（授权、驳回、申请撤回）",
        "期间内授权的加快件",
        "只数有最终结果的加快件，不拿授权数除以当年提交数。",
        kind=Kind.SHARE,
        denominator="期间内有最终结果的加快件（授权、驳回、申请撤回）",
        period=_RESULT,
    ),
)
COUNTED = (
    _own(
        "preexaminations_accepted",
        "预审：受理",
        "期间内受理的件数",
        "期间内受理的预审请求",
        "不予受理的不算。",
        period=_ACCEPTED,
    ),
    _own(
        "preexaminations_concluded",
        "预审：已出结论",
        "期间内有结论的件数（合格、不合格、受理后撤回、视为撤回）",
        "期间内有结论的预审请求",
        "不予受理的不算。",
        period=_CONCLUDED,
    ),
    _own(
        "preexamination_cycle",
        "预审周期（中位）",
        "期间内合格、不合格的件，从受理到结论的工作日，排在正中间的一件（双数的，中间两件的平均）",
        "期间内合格、不合格的件各自的工作日",
        "等申请人的日子也在里面，另列不含的。",
        kind=Kind.DAYS,
        unit="工作日",
        period=_CONCLUDED,
    ),
    _own(
        "grant_days",
        "授权周期（中位）",
        "期间内授权公告的加快件，从正式申请日到授权公告日的日历天数，排在正中间的一件（双数的，中间两件的平均）",
        "期间内授权公告的加快件各自的天数",
        "是国家局的时间，不是中心的时间。",
        kind=Kind.DAYS,
        unit="日",
        period=_RESULT,
    ),
)
PREEXAMINATION = (*COUNTED, *SHARES)

MEASURES: Mapping[str, Indicator] = {one.name: one for one in SHARES}
COUNTS: Mapping[str, Indicator] = {one.name: one for one in COUNTED}
SHOWN = ("preexaminations_accepted", "preexaminations_concluded")

# Which rows each means: of a share its whole, and of those its part; of the rest all.
_WHOLE: Mapping[str, Test] = {
    "pass_of_accepted": lambda row, period: period.has(row.accepted_on),
    "pass_of_concluded": _concluded,
    "first_time_pass": _examined,
    "filed_of_passed": lambda row, period: row.outcome == "passed" and period.has(row.concluded_on),
    "marked_of_filed": lambda row, period: period.has(row.filed_on),
    "granted_of_final": lambda row, period: (
        row.marked_on is not None and bool(row.result) and period.has(row.result_on)
    ),
    "preexaminations_accepted": lambda row, period: period.has(row.accepted_on),
    "preexaminations_concluded": _concluded,
    "preexamination_cycle": _examined,
    "grant_days": lambda row, period: (
        row.marked_on is not None and row.result == "granted" and period.has(row.result_on)
    ),
}
_PART: Mapping[str, Test] = {
    "pass_of_accepted": _passed,
    "pass_of_concluded": _passed,
    "first_time_pass": lambda row, period: row.outcome == "passed" and row.opinions == 0,
    "filed_of_passed": lambda row, period: row.filed_on is not None,
    "marked_of_filed": lambda row, period: row.marked_on is not None,
    "granted_of_final": lambda row, period: row.result == "granted",
}


def short(indicator: Indicator) -> str:
    """The label for a narrow column, e.g. `合格 / 受理`."""
    label = indicator.label.removeprefix("预审：")
    return label.removeprefix("合格率（").removesuffix("）") if "合格率（" in label else label


def share(name: str, rows: Sequence[MeasuredRow], period: Period) -> Share:
    """One measure over the rows. KeyError for an unknown name."""
    whole = [row for row in rows if _WHOLE[name](row, period)]
    return Share(tuple(row.id for row in whole if _PART[name](row, period)), tuple(row.id for row in whole))


def counted(name: str, rows: Sequence[MeasuredRow], period: Period) -> tuple[int, ...]:
    """The ids that a count has. KeyError for an unknown name."""
    return tuple(row.id for row in rows if _WHOLE[COUNTS[name].name](row, period))


@dataclass(frozen=True)
class Cycle:
    """Working days from acceptance to conclusion over `ids`: with the days that applicants took and without them;
    None when nothing was concluded."""

    ids: tuple[int, ...]
    mean_all: float | None = None
    median_all: float | None = None
    mean_own: float | None = None
    median_own: float | None = None
    median_waited: float | None = None


def cycle(rows: Sequence[MeasuredRow], period: Period) -> Cycle:
    """Mean and median over what passed or failed within the period."""
    found = [row for row in rows if _examined(row, period) and row.cycle is not None]
    if not found:
        return Cycle(())
    whole = [row.cycle or 0 for row in found]
    waited = [row.waited or 0 for row in found]
    own = [one - other for one, other in zip(whole, waited, strict=True)]
    return Cycle(
        tuple(row.id for row in found),
        round(mean(whole), 1),
        float(median(whole)),
        round(mean(own), 1),
        float(median(own)),
        float(median(waited)),
    )


def ids_of(figure: str, side: str, rows: Sequence[MeasuredRow], period: Period) -> tuple[int, ...]:
    """The ids behind a figure: of a share its `part` or `whole`, of a count all. KeyError for an unknown figure."""
    if figure in MEASURES:
        found = share(figure, rows, period)
        return found.part if side == "part" else found.whole
    return counted(figure, rows, period)
