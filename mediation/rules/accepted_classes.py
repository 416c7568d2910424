"""洛迦诺分类：号码怎样写，中心接受哪几类，期间有没有重叠。

The centre's official list was not found. `DEFAULTS` is a working default for a new desk, to be replaced by the
centre's own list.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation.rules.figures import day
from mediation.rules.identifiers import InvalidIdentifier

EDITION = "14"
NOTE = "工作默认，只作提示：官方清单未核，由中心换成自己的清单"

DEFAULTS = (
    ("05-02", "花边"),
    ("05-03", "刺绣品"),
    ("05-05", "纺织纤维织物"),
    ("06-09", "床垫和靠垫"),
    ("06-10", "窗帘、室内卷帘"),
    ("06-11", "地毯、地垫"),
    ("06-13", "毯子及其他覆盖物、家用织物"),
    ("32-00", "图形符号、标识、表面图案、纹饰"),
)


def check_class_number(text: str) -> str:
    """The class number in `text`, e.g. `06-13`; full-width characters, dashes of any kind and spaces do not matter.
    Raises `InvalidIdentifier`."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"[‐-―−]", "-", plain)
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", plain):
        raise InvalidIdentifier("洛迦诺分类号是两位数、短横、两位数，如06-13。大类、小类不足两位的补0。")
    if not 1 <= int(plain[:2]) <= 32:
        raise InvalidIdentifier(f"洛迦诺分类的大类是01至32，现在是{plain[:2]}。")
    return plain


@dataclass(frozen=True)
class Period:
    """First and last day, both included; None where it is open."""

    since: date | None
    until: date | None

    def overlaps(self, other: "Period") -> bool:
        """Whether some day belongs to both."""
        begins = max(self.since or date.min, other.since or date.min)
        return begins <= min(self.until or date.max, other.until or date.max)

    @property
    def words(self) -> str:
        """`2024年1月1日起`, `到2025年12月31日`, `一直有效`."""
        since = f"{day(self.since)}起" if self.since else ""
        until = f"到{day(self.until)}" if self.until else ""
        return since + until or "一直有效"


def overlap(period: Period, others: Iterable[Period]) -> Period | None:
    """The first of `others` that shares a day with `period`."""
    return next((each for each in others if period.overlaps(each)), None)
