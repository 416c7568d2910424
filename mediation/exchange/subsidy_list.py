"""以案定补清单：by which cases are paid. No identity number, telephone or party stands in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.exchange.workbook import Column, workbook


@dataclass(frozen=True)
class SubsidyLine:
    """One case. `score` as `85 / 90，待人工 10`; `amount` in 分, None while undecided."""

    case_number: str
    committee: str
    mediator: str
    closed_on: date | None
    outcome: str
    score: str
    unmet: str
    level: str
    category: str
    claimed_by: str
    claimed_on: date | None
    result: str
    amount: int | None
    decided_by: str
    decided_on: date | None
    reason: str


COLUMNS = (
    Column("序号", 6),
    Column("案号", 24),
    Column("调委会", 16),
    Column("调解员", 10),
    Column("结案日期", 12),
    Column("调解结果", 14),
    Column("案卷评查（得分 / 已查分值）", 20),
    Column("评查不合格项", 30),
    Column("难度级别", 10),
    Column("补贴类别", 12),
    Column("申报人", 10),
    Column("申报日期", 12),
    Column("审核结果", 10),
    Column("审核金额（元）", 14, money=True),
    Column("审核人", 10),
    Column("审核日期", 12),
    Column("不合格原因", 30),
)


def subsidy_list(lines: Iterable[SubsidyLine], *, made_on: date, filters: str) -> bytes:
    """The list as an .xlsx; `filters` in words what it was narrowed to."""
    rows = [
        (
            number,
            line.case_number,
            line.committee,
            line.mediator,
            line.closed_on,
            line.outcome,
            line.score,
            line.unmet,
            line.level,
            line.category,
            line.claimed_by,
            line.claimed_on,
            line.result,
            None if line.amount is None else Decimal(line.amount) / 100,
            line.decided_by,
            line.decided_on,
            line.reason,
        )
        for number, line in enumerate(lines, 1)
    ]
    notes = (
        f"{made_on.isoformat()} 导出，共 {len(rows)} 件。{filters}",
        "评查分值由本会自定，只算程序能查的项，待人工的没有算；不是官方评分。",
    )
    return workbook("以案定补清单", COLUMNS, rows, notes=notes)
