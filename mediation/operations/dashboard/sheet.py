"""The board on one sheet of A4."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mediation.documents.charts import Columns, Look
from mediation.documents.dashboard_sheet import (
    TITLE,
    DashboardSheet,
    SheetBar,
    SheetRow,
    SheetTable,
    SheetTarget,
)
from mediation.documents.paper import Head
from mediation.documents.press import render_document
from mediation.indicators import Period
from mediation.operations.dashboard.board import Board, Line, Opened, Table, TargetCard
from mediation.rules.figures import day

OFFICE = "南通市通州区市场监督管理局（知识产权局）"
EDITION = "本系统指标定义"
MOST_LINES, MOST_YEARS, MOST_TOWNS = 6, 5, 5
_FILLED = {Look.SOLID: Look.HATCHED, Look.HATCHED: Look.DOTTED}


def sheet_pdf(board: Board, period: Period, words: str, at: datetime, *, demo: bool) -> bytes:
    """The sheet as PDF. Raises the `PrintingProblem`s."""
    return render_document("dashboard_sheet", sheet_of(board, period, words, at, demo=demo), draft=False).pdf


def sheet_of(board: Board, period: Period, words: str, at: datetime, *, demo: bool) -> DashboardSheet:
    """The sheet as plain values: what has no room on it is summed up as 其他, never left out."""
    accepted = next(each for each in board.counters if each.label == "受理")
    success = next(each for each in board.counters if each.label == "调解成功")
    return DashboardSheet(
        head=Head(title=TITLE, number=words, demo=demo),
        period=f"{day(period.first)}至{day(period.last)}",
        as_of=f"{day(at.date())}{at.hour}时",
        edition=EDITION,
        targets=tuple(_target(card) for card in board.targets),
        share=_last(board),
        share_said=f"{_share_said(board)}{_quarters_said(board)}",
        committees=_committees(board.committees),
        rates=f"成功率：{success.after}。",
        accepted=f"受理{accepted.figure.shown}件",
        kinds=_bars(board.kinds),
        sources=_bars(board.sources),
        funnel=tuple(_bar(line, Look.LINED) for line in board.funnel),
        works=_works(board),
        towns=_towns(board.towns),
        notes=_notes(board),
        office=OFFICE,
    )


def _target(card: TargetCard) -> SheetTarget:
    of = card.of.strip("/ ") if card.light is None or not card.of.startswith("/") else ""
    unit = card.of.rpartition(" ")[2] if card.of.startswith("/") else ""
    done = card.figure.shown + unit + (f"（{of.replace(' ', '')}）" if of else "")
    state, word = (card.light.state, card.light.word) if card.light else ("", "没有数")
    return SheetTarget(card.label, card.required, done, word, state, card.progress, card.goal)


def _share_said(board: Board) -> str:
    if not board.share.years.unit:
        return f"{board.share.partial}：图中是以调解方式化解的件数，不是占比。"
    return f"{board.share.partial or board.share.trend or '各年口径不同，不比较'}。"


def _quarters_said(board: Board) -> str:
    """`2026年一季度41.2%（7 / 17），二季度…`: those of the last year, counts where there is no share."""
    shown, year = board.share.quarters, board.share.quarters.groups[-1].name[:5]
    unit = "" if shown.unit else "件"
    told = [
        f"{group.name.removeprefix(year)}{group.bars[0].shown}{unit}"
        + (f"（{group.notes[0].text.replace(' ', '')}）" if group.notes else "")
        for group in shown.groups
        if group.name.startswith(year)
    ]
    return f"{year}{'，'.join(told)}{'以调解方式化解' if unit else ''}。"


def _last(board: Board) -> Columns:
    """The years as outlines, the last one hatched."""
    groups = board.share.years.groups[-MOST_YEARS:]
    drawn = [
        replace(
            group,
            bars=tuple(
                replace(bar, look=Look.HATCHED if group is groups[-1] else Look.EMPTY, href="") for bar in group.bars
            ),
            notes=tuple(replace(note, href="") for note in group.notes[:1]),
            mark_words="",
        )
        for group in groups
    ]
    return replace(board.share.years, groups=tuple(drawn))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> SheetTable:
    return SheetTable(tuple(heads), tuple(SheetRow(tuple(row)) for row in rows))


def _committees(shown: Table) -> SheetTable:
    """Without the two rates, which stand below."""
    kept = [place for place, head in enumerate(shown.heads) if "/" not in head]
    heads = [shown.heads[place].removesuffix("天数") for place in kept]
    return _table(heads, [[row[place].shown for place in kept] for row in shown.rows])


def _bars(lines: Sequence[Line]) -> tuple[SheetBar, ...]:
    few, rest = lines[:MOST_LINES], lines[MOST_LINES:]
    if rest:
        few, rest = lines[: MOST_LINES - 1], lines[MOST_LINES - 1 :]
    found = [
        SheetBar(line.label, f"{line.figure.shown}件　{line.note}", line.share, _FILLED[line.look]) for line in few
    ]
    if rest:
        total, most = sum(line.value for line in rest), max(line.value for line in lines) or 1
        found.append(SheetBar(f"其余{len(rest)}类", f"{total:,}件", min(1.0, total / most), _FILLED[rest[0].look]))
    return tuple(found)


def _bar(line: Line, look: Look) -> SheetBar:
    note = f"（{line.note}）" if line.note else ""
    return SheetBar(line.label, f"{line.figure.shown}{note}", line.share, look)


def _works(board: Board) -> SheetTable:
    rows = []
    for each in board.performance:
        due, _, unit = each.due.shown.partition(" ")
        rows.append((f"到期的{each.by}（{unit}）", due, each.said[0].figure.shown, each.rate))
    for row in board.centre.rows:
        if row[2].shown:
            rows.append((f"预审{row[0].shown}", row[3].shown, row[2].shown, row[1].shown))
    return _table(("项目", "应完成", "已完成", "比率"), rows[:4])


def _towns(shown: Table) -> SheetTable:
    """Turned: a column for each of the towns with most, one for the rest, the sum; the last two years."""
    *rows, total = shown.rows
    few, rest = rows[:MOST_TOWNS], rows[MOST_TOWNS:]
    heads = ["年份", *(row[0].shown for row in few), *(["其余镇街"] if rest else []), "合计"]
    lines = []
    for place in range(len(shown.heads) - 1, len(shown.heads) - 3, -1):
        others = [f"{sum(_count(row[place]) for row in rest):,}"] if rest else []
        lines.append([shown.heads[place], *(row[place].shown for row in few), *others, total[place].shown])
    return _table(heads, lines)


def _count(cell: Opened) -> int:
    return int(cell.shown.replace(",", "") or 0)


def _notes(board: Board) -> tuple[str, ...]:
    told = [line for line in board.share.explained if line.term in ("分子", "分母", "剔除")]
    said = "；".join(f"{line.term}：{line.text.rstrip('。')}" for line in told)
    return (
        f"口径：调解方式化解占比＝以调解方式化解的知识产权纠纷÷以各种方式办结的知识产权民事纠纷，不是调解成功率。{said}。",
        f"进度条中的竖线为目标值。{''.join(board.notes)}",
    )
