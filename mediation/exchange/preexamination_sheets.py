"""预审的两张 Excel：台账，和没有收进来的一批行。"""

from collections.abc import Iterable, Sequence
from datetime import date

from mediation.exchange.workbook import Cell, Column, workbook

LOG = (
    Column("预审编号", 12),
    Column("备案主体", 26),
    Column("备案（提交那天）", 26),
    Column("产品名称", 20),
    Column("洛迦诺分类", 10),
    Column("版本", 6),
    Column("申请形式", 8),
    Column("设计数", 7),
    Column("视图数", 7),
    Column("请求色彩", 8),
    Column("设计人", 16),
    Column("代理机构", 22),
    Column("代理师", 10),
    Column("提交日期", 12),
    Column("主办", 10),
    Column("复核", 10),
    Column("受理日期", 12),
    Column("意见次数", 8),
    Column("等申请人（工作日）", 10),
    Column("结论", 10),
    Column("结论日期", 12),
    Column("理由", 30),
    Column("非正常筛查", 10),
    Column("申请日", 12),
    Column("申请号", 18),
    Column("缴费日期", 12),
    Column("一致性核查", 10),
    Column("加快标记", 12),
    Column("国家局结果", 10),
    Column("结果日期", 12),
    Column("授权公告号", 16),
    Column("没有提交、取消快速通道的原因", 26),
)


def log_sheet(period: str, rows: Iterable[Sequence[Cell]], *, notes: Sequence[str]) -> bytes:
    """The log of `period` as a workbook; each row as `LOG` names its cells."""
    return workbook(f"预审台账{period}", LOG, rows, notes=notes)


def rejected_sheet(heads: Sequence[str], rows: Iterable[Sequence[str]], *, made_on: date) -> bytes:
    """The rows of a batch that were not taken, as they came, with the reason in the last column."""
    columns = [*(Column(head, 18) for head in heads), Column("没有收的原因", 50)]
    return workbook("没有收的", columns, rows, notes=[f"{made_on} 核对。改好以后连表头一起再粘贴，或者整张表传上来。"])
