"""The yearly evaluation of the work plan as a workbook: one line an item, with what the registers show for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.exchange.workbook import Column, workbook
from mediation.rules.registers.plan_items import PLAN

COLUMNS = (
    Column("方案位置", 12),
    Column("任务", 26),
    Column("责任单位", 34),
    Column("期间", 12),
    Column("要求的数", 26),
    Column("进展", 10),
    Column("台账（本年）", 26),
    Column("佐证", 40),
    Column("说明", 40),
)


@dataclass(frozen=True)
class Line:
    """One item as the sheet shows it."""

    number: str
    title: str
    bodies: str
    years: str
    wants: str
    progress: str
    registers: Sequence[str]
    evidence: Sequence[str]
    note: str


def evaluation_sheet(lines: Iterable[Line], year: int, *, made_on: date) -> bytes:
    """The .xlsx of the year."""
    rows = (
        (
            one.number,
            one.title,
            one.bodies,
            one.years,
            one.wants,
            one.progress,
            "\n".join(one.registers),
            "\n".join(one.evidence),
            one.note,
        )
        for one in lines
    )
    notes = [
        PLAN,
        f"{year} 年度推进情况，{made_on.isoformat()} 导出。台账一栏是当年登记的条数，没有扣除缺纪要、缺报告不计的。",
    ]
    return workbook(f"{year}年度推进情况", COLUMNS, rows, notes=notes)
