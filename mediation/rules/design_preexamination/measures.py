"""预审的指标：每个数带公式，分子、分母各有哪几件说得出来。

合格率有两种口径并列：广东的是合格÷已受理，结案的是合格÷有结论。不予受理的不进分母；授权率只数有最终结果的。
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean, median


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


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both days in it."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        """Whether the day lies in it."""
        return day is not None and self.first <= day <= self.last


Test = Callable[[MeasuredRow, Period], bool]


@dataclass(frozen=True)
class Measure:
    """A share: `formula` in words; which rows its `whole` and of those its `part` are; `pitfall` what it hides."""

    name: str
    label: str
    formula: str
    pitfall: str
    whole: Test
    part: Test

    @property
    def short(self) -> str:
        """The label for a narrow column, e.g. `合格 / 受理`."""
        return self.label.removeprefix("合格率（").removesuffix("）") if "（" in self.label else self.label


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


def _examined(row: MeasuredRow, period: Period) -> bool:
    return row.outcome in ("passed", "failed") and period.has(row.concluded_on)


MEASURES: Mapping[str, Measure] = {
    one.name: one
    for one in (
        Measure(
            "pass_of_accepted",
            "合格率（合格 / 受理）",
            "期间内受理的件里预审合格的 ÷ 期间内受理的",
            "还没有结论的也在分母里，近月偏低。不予受理的不在分母。",
            lambda row, period: period.has(row.accepted_on),
            _passed,
        ),
        Measure(
            "pass_of_concluded",
            "合格率（合格 / 结论）",
            "期间内合格的 ÷ 期间内有结论的（合格、不合格、受理后撤回、视为撤回）",
            "没有结论的不算；和上一个口径不能混用。",
            lambda row, period: bool(row.outcome) and row.accepted_on is not None and period.has(row.concluded_on),
            _passed,
        ),
        Measure(
            "first_time_pass",
            "一次合格率",
            "期间内合格、受理后没有发过意见的 ÷ 期间内合格和不合格的",
            "受理前的补正不算一次意见。",
            _examined,
            lambda row, period: row.outcome == "passed" and row.opinions == 0,
        ),
        Measure(
            "filed_of_passed",
            "合格后提交率",
            "期间内合格的件里已经正式提交的 ÷ 期间内合格的",
            "刚合格、还没有提交的也在分母里。",
            lambda row, period: row.outcome == "passed" and period.has(row.concluded_on),
            lambda row, period: row.filed_on is not None,
        ),
        Measure(
            "marked_of_filed",
            "加快标记率",
            "期间内正式提交的件里已加快标记的 ÷ 期间内正式提交的",
            "刚提交、还没有核查的也在分母里。",
            lambda row, period: period.has(row.filed_on),
            lambda row, period: row.marked_on is not None,
        ),
        Measure(
            "granted_of_final",
            "授权率",
            "期间内授权的 ÷ 期间内有最终结果的加快件（授权、驳回、申请撤回）",
            "只数有最终结果的加快件，不拿授权数除以当年提交数。",
            lambda row, period: row.marked_on is not None and bool(row.result) and period.has(row.result_on),
            lambda row, period: row.result == "granted",
        ),
    )
}

COUNTS: Mapping[str, tuple[str, str, Test]] = {
    "accepted": ("受理", "期间内受理的件数", lambda row, period: period.has(row.accepted_on)),
    "concluded": (
        "已出结论",
        "期间内有结论的件数（合格、不合格、受理后撤回、视为撤回）",
        MEASURES["pass_of_concluded"].whole,
    ),
    "cycle": ("周期", "期间内合格、不合格的件，从受理到结论的工作日", _examined),
}


def share(name: str, rows: Sequence[MeasuredRow], period: Period) -> Share:
    """One measure over the rows. KeyError for an unknown name."""
    measure = MEASURES[name]
    whole = [row for row in rows if measure.whole(row, period)]
    return Share(tuple(row.id for row in whole if measure.part(row, period)), tuple(row.id for row in whole))


def counted(name: str, rows: Sequence[MeasuredRow], period: Period) -> tuple[int, ...]:
    """The ids that a count has. KeyError for an unknown name."""
    return tuple(row.id for row in rows if COUNTS[name][2](row, period))


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
