"""海外纠纷应对指导年度报告的 Excel: the same tables as the paper, one row a line, amounts in their own currency."""

from collections.abc import Sequence

from mediation.exchange.workbook import Cell, Column, workbook
from mediation.rules.money import decimal_yuan
from mediation.rules.overseas_guidance.report import Line, YearReport
from mediation.rules.overseas_guidance.words import CURRENCIES

COLUMNS = (
    Column("分类", 14),
    Column("项目", 30),
    Column("新获知（件）", 12),
    Column("企业（家次）", 12),
    Column("有结果（家次）", 14),
    Column("币种", 10),
    Column("原币金额", 16, money=True),
    Column("折合人民币（元）", 18, money=True),
    Column("正文", 80),
)
Row = Sequence[Cell]


def overseas_yearly_sheet(found: YearReport, studies: Sequence[tuple[str, str]], *, notes: Sequence[str]) -> bytes:
    """The year as an .xlsx; `studies` (title, text) without names; `notes` below."""
    rows: list[Row] = [
        _counted("合计", found.whole),
        *(_counted("纠纷类型", line) for line in found.kinds),
        *(_counted("国家、地区", line) for line in found.places),
        *(_counted("产品", line) for line in found.products),
        *(("结果", label, None, None, count, "", None, None, "") for _, label, count in found.results),
        *_money(found),
        *(("典型案例", title, None, None, None, "", None, None, text) for title, text in studies),
    ]
    return workbook(f"{found.year}年海外指导年度报告", COLUMNS, rows, notes=notes)


def _counted(table: str, line: Line) -> Row:
    return (table, line.label, line.matters, line.parts, line.ended, "", None, None, "")


def _money(found: YearReport) -> list[Row]:
    """A row for each currency of a kind, then the 元 of the kind: they stand in columns that are never added up."""
    rows: list[Row] = []
    for total in found.recovered:
        for currency, amount in total.amounts:
            name = CURRENCIES[currency]
            rows.append(("挽回损失", total.label, None, None, None, name, decimal_yuan(amount), None, ""))
        rows.append(("挽回损失", f"{total.label}，折合", None, None, None, "", None, decimal_yuan(total.yuan), ""))
    return rows
