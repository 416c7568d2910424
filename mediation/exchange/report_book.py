"""A report as a workbook: every total is a formula over the rows behind it, to be followed by whoever doubts one."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from mediation.rules.reports.content import Content, Line

HEADS = (
    ("表", 22),
    ("指标", 34),
    ("数", 12),
    ("单位", 7),
    ("分子 n", 12),
    ("分母 N", 12),
    ("来源", 10),
    ("怎么算", 60),
)
ROW_HEADS = (("代号", 18), ("指标", 34), ("n / N", 8), ("登记序号", 10), ("案号", 26), ("计多少", 14))
FIGURES, ROWS = "数字", "明细"
# Amounts are kept in 分; what one of the unit is.
_PER_UNIT = {"万元": 1_000_000, "元": 100}
# What the rows do not add up to: a median, a growth rate, a score.
_NO_SUM = frozenset({"days", "growth", "score"})


def report_book(content: Content, numbers: Mapping[tuple[str, int], str], *, notes: Sequence[str]) -> bytes:
    """An .xlsx with the sheets 数字 and 明细. `numbers` what the reader may call a row: (table, id) → case number; rows
    without one keep their id alone. Money weighs in 分 on the second sheet."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet, below = book.add_worksheet(FIGURES), book.add_worksheet(ROWS)
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "count": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "share": book.add_format({"num_format": "0.0%", "valign": "top"}),
            "amount": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
        }
        last = max(_write_rows(below, content, numbers, looks), 2)
        at = 0
        _heads(sheet, HEADS, looks)
        for block in content.blocks:
            for line in block.lines:
                at += 1
                _write_figure(sheet, at, block.title, line, last, looks)
        for offset, note in enumerate(notes):
            sheet.write_string(at + 2 + offset, 0, note)
        for each in (sheet, below):
            each.freeze_panes(1, 0)
            each.set_landscape()
            each.set_paper(9)
            each.fit_to_pages(1, 0)
            each.repeat_rows(0)
    return target.getvalue()


def _heads(sheet: Any, heads: Sequence[tuple[str, int]], looks: Mapping[str, Any]) -> None:
    for place, (head, width) in enumerate(heads):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, head, looks["head"])


def _write_rows(sheet: Any, content: Content, numbers: Mapping[tuple[str, int], str], looks: Mapping[str, Any]) -> int:
    """The rows behind every figure; returns how many lines the sheet has, its head included."""
    _heads(sheet, ROW_HEADS, looks)
    at = 0
    for line in content.lines:
        for side, rows in (("n", line.rows), ("N", line.base)):
            for row, weight in rows:
                at += 1
                sheet.write_string(at, 0, line.key)
                sheet.write_string(at, 1, line.label)
                sheet.write_string(at, 2, "分子" if side == "n" else "分母")
                sheet.write_number(at, 3, row)
                sheet.write_string(at, 4, numbers.get((line.table, row), ""))
                sheet.write_number(at, 5, weight)
    return at + 1


def _write_figure(sheet: Any, at: int, block: str, line: Line, last: int, looks: Mapping[str, Any]) -> None:
    said = "。".join(filter(None, (line.definition, line.partial)))
    texts = {0: block, 1: line.label, 3: line.unit, 6: line.source, 7: said}
    for place, text in texts.items():
        sheet.write_string(at, place, text, looks["text"])
    if line.by_hand or line.numerator is None:
        if line.shown:
            sheet.write_string(at, 2, line.shown, looks["text"])
        return
    row, per = at + 1, _PER_UNIT.get(line.unit, 1)
    _number(sheet, at, 4, line, line.numerator, bool(line.rows), "分子", last, looks)
    if line.denominator is not None:
        _number(sheet, at, 5, line, line.denominator, bool(line.base), "分母", last, looks)
    if line.kind in _NO_SUM:
        sheet.write_string(at, 2, line.shown, looks["text"])
    elif line.denominator is not None:
        share = line.numerator / line.denominator if line.denominator else line.shown
        sheet.write_formula(at, 2, f'=IF(F{row}=0,"—",E{row}/F{row})', looks["share"], share)
    else:
        look = looks["amount" if line.kind == "amount" else "count"]
        sheet.write_formula(at, 2, f"=E{row}/{per}" if per > 1 else f"=E{row}", look, line.numerator / per)


def _number(
    sheet: Any,
    at: int,
    place: int,
    line: Line,
    value: int,
    has_rows: bool,
    side: str,
    last: int,
    looks: Mapping[str, Any],
) -> None:
    """A formula over the second sheet where the rows are there; a figure that another body reported has none."""
    if not has_rows:
        sheet.write_number(at, place, value, looks["count"])
        return
    span = [f"{ROWS}!${column}$2:${column}${last}" for column in "ACF"]
    key = line.key.replace('"', '""')
    formula = f'=SUMIFS({span[2]},{span[0]},"{key}",{span[1]},"{side}")'
    sheet.write_formula(at, place, formula, looks["count"], value)
