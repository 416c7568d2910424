"""海外纠纷应对指导的企业名单：every enterprise, whether it counts, why, and where the proof is."""

from datetime import date

from mediation.exchange.workbook import Column, workbook
from mediation.rules.overseas_guidance.counting import Counting, Part, Period

COLUMNS = (
    Column("序号", 6),
    Column("计不计", 14),
    Column("企业", 30),
    Column("曾用名", 24),
    Column("统一社会信用代码", 22),
    Column("所属集团", 18),
    Column("首次合格指导", 13),
    Column("次数", 6),
    Column("纠纷编号", 24),
    Column("为什么", 44),
    Column("凭证", 60),
)


def guided_enterprises(counting: Counting, plan: Period, *, made_on: date) -> bytes:
    """The list as an .xlsx, in the order of its parts; names and codes stay text."""
    rows = [
        (
            number,
            line.part.label,
            line.name,
            "、".join(line.names[1:]),
            line.code,
            line.group,
            line.first_on,
            line.times,
            "、".join(line.disputes),
            line.why,
            "；".join(line.proofs),
        )
        for number, line in enumerate(counting.lines, 1)
    ]
    own = counting.tally(Part.COUNTED)
    notes = (
        f"{made_on.isoformat()} 导出。",
        f"规划期 {plan.first.isoformat()} 至 {plan.last.isoformat()}，目标 {plan.target} 家。",
        f"计入 {own.enterprises} 家，{own.matters} 件，{own.times} 次。",
        "家数按统一社会信用代码去重；登记在通州区的企业，规划期内至少一次合格的指导"
        "（有日期、指导人、内容和企业确认）。集中培训、群发不算。",
    )
    return workbook("海外指导企业名单", COLUMNS, rows, notes=notes)
