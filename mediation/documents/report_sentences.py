"""工作报告里的句子：从冻结的数写成话，没有的不写，不能比的不比。"""

from collections.abc import Iterable, Mapping

from mediation.rules.reports.content import Content, Line


class Said:
    """The figures of a report by key, as words."""

    def __init__(self, content: Content) -> None:
        self.lines: Mapping[str, Line] = content.by_key
        self.content = content

    def n(self, key: str) -> int:
        """The numerator; 0 for a figure that is not there."""
        line = self.lines.get(key)
        return 0 if line is None or line.numerator is None else line.numerator

    def known(self, key: str) -> bool:
        """Whether there is such a figure, whole or in part."""
        line = self.lines.get(key)
        return line is not None and line.shown not in ("", "—")

    def count(self, key: str) -> str:
        """`1,341`."""
        return f"{self.n(key):,}"

    def shown(self, key: str) -> str:
        """As the page shows it; `—` for none."""
        line = self.lines.get(key)
        return "—" if line is None else line.shown

    def rate(self, key: str) -> str:
        """`74.8%（163/218）`, `—` where there is nothing to divide by."""
        line = self.lines.get(key)
        if line is None or line.denominator is None or not line.denominator:
            return "—"
        return f"{line.shown}（{line.numerator:,}/{line.denominator:,}）"

    def compared(self, key: str, before: str) -> str:
        """`，比上年增加13件，增长6.3%` of a count against the same period a year before; "" where there is none."""
        line = self.lines.get(f"{key}~before")
        if line is None or line.numerator is None:
            return ""
        now, then, unit = self.n(key), line.numerator, line.unit
        if not then:
            return f"，{before}为0{unit}" if now else f"，与{before}持平"
        if now == then:
            return f"，与{before}持平"
        more, share = abs(now - then), abs(now - then) * 100 / then
        words = ("增加", "增长") if now > then else ("减少", "下降")
        return f"，比{before}{words[0]}{more:,}{unit}，{words[1]}{share:.1f}%"


def joined(pieces: Iterable[str], mark: str = "，") -> str:
    """The pieces that say something, parted by `mark`."""
    return mark.join(piece for piece in pieces if piece)


def part_of(value: int, total: int) -> str:
    """`，占55.5%`; "" of nothing."""
    return f"，占{value * 100 / total:.1f}%" if total else ""


def short_committee(name: str) -> str:
    """`南通市通州区知识产权纠纷人民调解委员会` → `区知识产权纠纷`, for the column of a table."""
    return name.removeprefix("南通市通州").removesuffix("人民调解委员会")
