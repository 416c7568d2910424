"""一件申请里有几项设计、图片够不够：单件、成套、相似、局部（专利法第三十一条第二款，实施细则第三十条、第四十条）。"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.lifecycle import Refusal

MOST_SIMILAR = 10
"""实施细则第四十条第一款."""

_CLASS = re.compile(r"(\d{2})-(\d{2})")
_BASE = re.compile(r"[（(\[]?\s*(?:\*|基本设计|基本)\s*[）)\]]?\s*$")


class Shape(StrEnum):
    """申请形式."""

    SINGLE = "single"
    SET = "set"
    SIMILAR = "similar"
    PARTIAL = "partial"

    @property
    def label(self) -> str:
        """E.g. `成套`."""
        return _SHAPES[self]

    @property
    def unit(self) -> str:
        """What its designs are counted in: `件` of a set, else `项`."""
        return "件" if self is Shape.SET else "项"


_SHAPES = {Shape.SINGLE: "单件", Shape.SET: "成套", Shape.SIMILAR: "相似", Shape.PARTIAL: "局部"}


class ViewKind(StrEnum):
    """图片的种类."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    SOLID = "solid"
    UNIT = "unit"
    DETAIL = "detail"
    USE = "use"

    @property
    def label(self) -> str:
        """E.g. `主视图`."""
        return _VIEWS[self]


_VIEWS = {
    ViewKind.FRONT: "主视图",
    ViewKind.BACK: "后视图",
    ViewKind.LEFT: "左视图",
    ViewKind.RIGHT: "右视图",
    ViewKind.TOP: "俯视图",
    ViewKind.BOTTOM: "仰视图",
    ViewKind.SOLID: "立体图",
    ViewKind.UNIT: "花型单元",
    ViewKind.DETAIL: "局部放大图",
    ViewKind.USE: "使用状态参考图",
}


@dataclass(frozen=True)
class Design:
    """One design of the request: `ordinal` from 1, its `name`, whether it is the base of similar ones."""

    ordinal: int
    name: str
    base: bool = False


@dataclass(frozen=True)
class View:
    """One picture: of which design (its ordinal), which view, how large in pixels."""

    design: int
    kind: ViewKind
    width: int = 0
    height: int = 0


def read_designs(text: str, shape: Shape, product: str) -> tuple[Design, ...]:
    """The designs as typed, one a line; the base of similar ones is marked at the line's end, `款二（基本设计）` or
    `款二*`; the first is it where none is marked. Of a single or partial design the product itself."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if shape in (Shape.SINGLE, Shape.PARTIAL):
        return (Design(1, product),)
    similar = shape is Shape.SIMILAR
    marked = [similar and _BASE.search(line) is not None for line in lines]
    return tuple(
        Design(
            place,
            _BASE.sub("", line).strip() if similar else line,
            similar and (marked[place - 1] or (place == 1 and not any(marked))),
        )
        for place, line in enumerate(lines, 1)
    )


def designs_in_words(designs: Iterable[Design]) -> str:
    """What `read_designs` reads."""
    return "\n".join(f"{each.name}（基本设计）" if each.base else each.name for each in designs)


def designs_refusal(shape: Shape, designs: Sequence[Design]) -> Refusal | None:
    """Why these designs are not one application; None when they are."""
    if any(not each.name for each in designs) or len({each.name for each in designs}) < len(designs):
        return Refusal("每一项都要有名称，名称不能重复。改开再登记。", statutes.PATENT_RULES_40)
    if shape is Shape.SET:
        if len(designs) < 2:
            return Refusal("成套产品至少两件，一行写一件。只有一件的，选“单件”。", statutes.PATENT_31_2)
        return None
    if shape is not Shape.SIMILAR:
        return None
    if len(designs) < 2:
        return Refusal("相似设计至少两项，一行写一项。只有一项的，选“单件”。", statutes.PATENT_31_2)
    if len(designs) > MOST_SIMILAR:
        return Refusal(
            f"相似设计有 {len(designs)} 项，一件申请不超过 {MOST_SIMILAR} 项。分成几件提交。",
            statutes.PATENT_RULES_40,
        )
    if sum(each.base for each in designs) != 1:
        marked = "、".join(each.name for each in designs if each.base)
        return Refusal(f"基本设计只能指定一项，现在标了{marked}。留一项。", statutes.PATENT_RULES_31_2)
    return None


def class_refusal(number: str) -> Refusal | None:
    """A class is written 06-13."""
    if _CLASS.fullmatch(number):
        return None
    return Refusal("分类号写成 06-13 这样：大类两位、小类两位。")


def read_class(text: str) -> str:
    """A class as people type it (`0613`, `６－１３`, `6-13`) in its own form; what cannot be read stays as typed."""
    plain = re.sub(r"[\s.。·]", "", unicodedata.normalize("NFKC", text)).replace("—", "-").replace("－", "-")
    if found := re.fullmatch(r"(\d{1,2})-(\d{1,2})", plain) or re.fullmatch(r"(\d{2})(\d{2})", plain):
        return f"{found[1]:0>2}-{found[2]:0>2}"
    return text.strip()


def view_gaps(shape: Shape, designs: Sequence[Design], views: Sequence[View], *, least: int = 0) -> list[Refusal]:
    """What the pictures lack: a main view of every design (实施细则第三十条第一款), the whole product of a partial
    design (第二款), `least` pixels on the shorter side by the centre's own rule, 0 for none."""
    found = []
    fronts = {view.design for view in views if view.kind is ViewKind.FRONT}
    lacking = [each for each in designs if each.ordinal not in fronts]
    if not views:
        found.append(Refusal("没有图片。", statutes.PATENT_27_1))
    elif lacking and shape is Shape.PARTIAL:
        found.append(
            Refusal("局部外观设计缺整体产品的主视图，要保护的部分用实线、其余用虚线。", statutes.PATENT_RULES_30_2)
        )
    elif lacking:
        found.append(Refusal(_lacking(shape, lacking), statutes.PATENT_RULES_30_1))
    small = sum(min(view.width, view.height) < least for view in views) if least else 0
    if small:
        found.append(Refusal(f"{small} 幅图片的短边不到 {least} 像素（中心自定），看不清楚。换大一点的。"))
    return found


def _lacking(shape: Shape, lacking: Sequence[Design]) -> str:
    names = "、".join(each.name for each in lacking)
    if shape is Shape.SET:
        return f"成套产品缺 {len(lacking)} 件的主视图：{names}。"
    if shape is Shape.SIMILAR:
        return f"相似设计缺 {len(lacking)} 项的主视图：{names}。"
    return "缺主视图。"


_SIGNS = (
    ("局部放大", ViewKind.DETAIL),
    ("放大", ViewKind.DETAIL),
    ("使用状态", ViewKind.USE),
    ("参考", ViewKind.USE),
    ("单元", ViewKind.UNIT),
    ("立体", ViewKind.SOLID),
    ("主视", ViewKind.FRONT),
    ("正面", ViewKind.FRONT),
    ("后视", ViewKind.BACK),
    ("背面", ViewKind.BACK),
    ("左视", ViewKind.LEFT),
    ("右视", ViewKind.RIGHT),
    ("俯视", ViewKind.TOP),
    ("仰视", ViewKind.BOTTOM),
)


def view_of_name(name: str, designs: Sequence[Design]) -> tuple[int, ViewKind]:
    """Of which design and which view a file's name says it is: `床单 主视.jpg`, `设计2后视图.png` (细则 has the number
    of the design before the view's name). The longest design name in it wins; else the first design, a main view."""
    plain = unicodedata.normalize("NFKC", name)
    kind = next((kind for sign, kind in _SIGNS if sign in plain), ViewKind.FRONT)
    for design in sorted(designs, key=lambda each: -len(each.name)):
        if design.name and design.name in plain and len(designs) > 1:
            return design.ordinal, kind
    if found := re.search(r"(?:设计|套件|款)\s*(\d{1,2})", plain):
        number = int(found[1])
        if any(each.ordinal == number for each in designs):
            return number, kind
    return 1, kind
