"""服务满意度：结案后请当事人匿名答一次；按季、按调委会合计，份数少的不公布。

Not the public's satisfaction with IP protection (全社会知识产权满意度), which a survey body measures and reports.
Nobody may be singled out: a quarter is published only after its last invitation has run out (before that, the total
moving by one would show an answer), and only with enough answers, also as what is left of a sum.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

GRADES: Mapping[int, str] = {5: "非常满意", 4: "满意", 3: "一般", 2: "不满意", 1: "非常不满意"}
SATISFIED = frozenset({5, 4})
LONGEST = 500
"""Characters of the words that may be added."""

FORMULA = "（满意 + 非常满意）÷ 有效答卷"
NUMERATOR = "期间内发出的邀请里，答满意、非常满意的份数"
DENOMINATOR = "期间内发出的邀请里，答了的份数（五档选了一档的都有效）"
PERIOD = "按发出邀请的季度归期，只算整个落在期间里的季度；这一季的邀请全部到期以后才公布"
EXCLUDED = "没有答的、过期的；一个调委会一季的份数少于设定的，除非这样的几季合起来够数"
PITFALLS = (
    "旁边一定写回收率（答了的 ÷ 发出的）和份数；回收率低的，只说明愿意答的人。",
    "和全社会知识产权满意度不是一回事，不能互相代替。",
    "只问结了案的当事人，没有受理、还在办的没有问。",
)


def quarter_of(on: date) -> tuple[int, int]:
    """(year, quarter) of a day."""
    return on.year, (on.month + 2) // 3


def last_day(year: int, quarter: int) -> date:
    """The last day of a quarter."""
    return date(year, 12, 31) if quarter == 4 else date(year, 3 * quarter + 1, 1) - timedelta(1)


def first_day(year: int, quarter: int) -> date:
    """The first day of a quarter."""
    return date(year, 3 * quarter - 2, 1)


@dataclass(frozen=True)
class Tally:
    """What came back of the invitations of one committee and quarter, or of several: `given` how many went out,
    `grades` grade → answers, `runs_until` the last day on which one of them can still be answered."""

    given: int
    grades: Mapping[int, int] = field(default_factory=dict)
    runs_until: date | None = None

    @property
    def answered(self) -> int:
        """n, the valid answers."""
        return sum(self.grades.values())

    @property
    def satisfied(self) -> int:
        """Of them the satisfied."""
        return sum(count for grade, count in self.grades.items() if grade in SATISFIED)

    @property
    def share(self) -> Fraction | None:
        """Satisfied among the answers, in percent; None where nobody answered."""
        return Fraction(100 * self.satisfied, self.answered) if self.answered else None

    @property
    def response(self) -> Fraction | None:
        """Answers among the invitations, in percent; None where none went out."""
        return Fraction(100 * self.answered, self.given) if self.given else None


def waits_until(tally: Tally, year: int, quarter: int) -> date:
    """The last day on which something can still be added: that of the quarter, or of its last invitation."""
    return max(last_day(year, quarter), tally.runs_until or date.min)


def is_over(tally: Tally, year: int, quarter: int, today: date) -> bool:
    """Whether nothing can be added any more: the quarter is over and its last invitation has run out."""
    return today > waits_until(tally, year, quarter)


def is_enough(tally: Tally, least: int) -> bool:
    """Whether so many answered that a total tells nobody's answer."""
    return tally.answered >= least


def together(tallies: Iterable[Tally], least: int) -> Tally:
    """The sum of what may be published: the parts with enough answers, and the others only where they have enough
    answers among themselves, for who knows the sum and the shown parts knows the rest."""
    given = list(tallies)
    shown = [each for each in given if is_enough(each, least)]
    rest = _sum(each for each in given if not is_enough(each, least))
    return _sum([*shown, rest] if is_enough(rest, least) else shown)


def _sum(tallies: Iterable[Tally]) -> Tally:
    each = list(tallies)
    grades = {grade: sum(one.grades.get(grade, 0) for one in each) for grade in GRADES}
    return Tally(sum(one.given for one in each), grades)
