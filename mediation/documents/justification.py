"""Lines of Chinese set flush on both sides, which WeasyPrint 70 cannot do: it stretches spaces only.

What a line lacks is spread over the gaps beside 汉字 and full-width marks, never inside figures; more than 3.6 em
is not spread, nor gaps wider than .3 em, and a mark at the end of a line hangs out by .42 em. This replaces three
internal functions and is therefore installed only into the versions it was tested with; elsewhere lines stay
ragged and all else holds.
"""

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

TESTED_WITH = frozenset({"70.0"})

MOST_SPREAD = 3.6
WIDEST_GAP = 0.3
HANG = 0.42

_HANGING = "，。、；：）》〉」』】〕”’"
_SPACED = re.compile(
    "[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U000323af]+"
)


def install(inline: ModuleType, line_break: ModuleType) -> None:
    """Put this justification into WeasyPrint's modules `layout.inline` and `text.line_break`."""
    ragged_align, plain_text, boxes = inline.text_align, line_break.Layout.set_text, inline.boxes

    def text_align(context: Any, line: Any, available_width: float, last: bool) -> float:
        if not last and line.style["text_align_all"] == "justify" and _ends_with_mark(line, boxes):
            available_width += HANG * line.style["font_size"]
        return float(ragged_align(context, line, available_width, last))

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        if extra_width <= (MOST_SPREAD + HANG) * line.style["font_size"]:
            _spread_over(line, extra_width, boxes)

    def set_text(layout: Any, text: str, justify: bool = False) -> None:
        plain_text(layout, text)
        if justify and layout.justification_spacing:
            _space_out(layout, line_break)

    vars(inline).update(text_align=text_align, justify_line=justify_line)
    line_break.Layout.set_text = set_text


def _spread_over(line: Any, extra_width: float, boxes: ModuleType) -> None:
    texts = [box.text for box in _text_boxes(line, boxes)]
    gaps = float(sum(_spaced_characters(text) for text in texts))
    if texts:
        gaps -= (_starts_spaced(texts[0]) + _ends_spaced(texts[-1])) / 2
    if gaps > 0 and extra_width / gaps <= WIDEST_GAP * line.style["font_size"]:
        _Spreading(extra_width / gaps, boxes).widen(line)


class _Spreading:
    """Walks a line's boxes and moves and widens them. Pango puts half a gap on each side of a spaced character
    and drops the halves at the ends of a text box; between boxes they are added here."""

    def __init__(self, gap: float, boxes: ModuleType) -> None:
        self.gap = gap
        self.boxes = boxes
        self.shift = 0.0
        self.began = False
        self.before = False

    def widen(self, box: Any) -> None:
        if isinstance(box, self.boxes.TextBox):
            self._widen_text(box)
        elif isinstance(box, (self.boxes.LineBox, self.boxes.InlineBox)):
            self._widen_children(box)
        else:
            box.translate(self.shift, 0)
            self.before = False

    def _widen_children(self, box: Any) -> None:
        start = self.shift
        box.position_x += self.shift
        for child in box.children:
            if child.is_in_normal_flow():
                self.widen(child)
        box.width += self.shift - start

    def _widen_text(self, box: Any) -> None:
        first, last = _starts_spaced(box.text), _ends_spaced(box.text)
        if self.began:
            self.shift += (self.before + first) * self.gap / 2
        box.position_x += self.shift
        inside = (_spaced_characters(box.text) - (first + last) / 2) * self.gap
        box.justification_spacing = box.pango_layout.justification_spacing = self.gap
        box.width += inside
        self.shift += inside
        self.began, self.before = True, last


def _space_out(layout: Any, line_break: ModuleType) -> None:
    pango, ffi = line_break.pango, line_break.ffi
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    own = layout.style["letter_spacing"]
    spacing = layout.justification_spacing + (0 if own == "normal" else own)
    for run in _SPACED.finditer(layout.text):
        attribute = pango.pango_attr_letter_spacing_new(int(spacing * line_break.TO_UNITS))
        attribute.start_index = len(layout.text[: run.start()].encode())
        attribute.end_index = attribute.start_index + len(run.group().encode())
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def _text_boxes(box: Any, boxes: ModuleType) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from _text_boxes(child, boxes)


def _ends_with_mark(line: Any, boxes: ModuleType) -> bool:
    text = "".join(box.text for box in _text_boxes(line, boxes))
    return bool(text) and text[-1] in _HANGING


def _spaced_characters(text: str) -> int:
    return sum(len(run.group()) for run in _SPACED.finditer(text))


def _starts_spaced(text: str) -> bool:
    return _SPACED.match(text[:1]) is not None


def _ends_spaced(text: str) -> bool:
    return _SPACED.match(text[-1:]) is not None
