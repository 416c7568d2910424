"""工作报告里人写的几段：工作情况、存在问题、下步打算。没有写的，报告里没有这一段。

No document fixes these headings; they are what the reports to the district have besides their figures. The return to
the justice bureau is a form of figures and has none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PASSAGES: Mapping[str, Mapping[str, str]] = {
    "district": {"work": "工作情况", "problems": "存在问题", "plans": "下步打算"},
    "return": {},
}
"""Kind of report → key → heading, in the order in which they are written."""

LONGEST = 3000


@dataclass(frozen=True)
class Passage:
    """What a person wrote under the heading `label`; `text` with one line for each paragraph."""

    key: str
    label: str
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, without empty ones."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())


def passages(kind: str, typed: Mapping[str, str]) -> tuple[Passage, ...]:
    """What was written for a report of that kind; what is blank is none."""
    every = (Passage(key, label, "\n".join(_lines(typed.get(key, "")))) for key, label in PASSAGES[kind].items())
    return tuple(one for one in every if one.text)


def typed_of(written: Iterable[Passage]) -> dict[str, str]:
    """The passages as a form takes them."""
    return {one.key: one.text for one in written}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
