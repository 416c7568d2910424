"""纠纷调解方式化解占比 on the dashboard: by year and quarter, with how it is counted. Never called a success rate."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.documents.charts import Bar, Columns, Group, Look, Note, Series
from mediation.indicators import Figure, Period
from mediation.indicators.share import OWN_ONLY, Own, Share, change, rising, same_months_before, share
from mediation.operations.dashboard.asking import Asking, number, unfinished
from mediation.operations.dashboard.board import Explained, ShareBoard
from mediation.operations.figures import by_quarter, quarters, share_of, years
from mediation.operations.figures.reported import reported_in
from mediation.operations.settings import setting

FIRST_YEAR = 2022
MOST_YEARS, MOST_QUARTERS = 6, 8
_PARTS = ("resolved_by_people", "resolved_by_referral", "resolved_by_bureau", "entrusted_in_court", "confirmations")
_SERIES = (Series("占比", Look.SOLID),)
_OWN = (Series("调解化解（件）", Look.EMPTY),)
_QUARTERS = "一二三四"


def share_board(asking: Asking) -> ShareBoard:
    """The share of every year since the plan began, of the last eight quarters, and how that of the period comes about.
    Our own counts of all quarters come from one question; years are sums of them."""
    last = asking.period.last
    first = max(FIRST_YEAR, last.year - MOST_YEARS + 1)
    whole = Period(date(min(first, last.year - 2), 1, 1), last)
    reported = [] if asking.filters.set else reported_in(whole)
    own = _own(whole, asking)
    bodies = setting("share_bodies", asking.today)
    by_quarters = [share(piece, counts, reported, bodies) for piece, counts in own.items()]
    by_years = [share(year, _sum(year, own), reported, bodies) for year in years(Period(date(first, 1, 1), last))]
    asked = share_of(asking.period, asking.filters, today=asking.today)
    full = by_years[:-1] if _cut(by_years[-1].period) else by_years
    up = rising(full)
    years_drawn = _year_groups(by_years, asking)
    quarters_drawn = [_quarter_group(at, one, asking) for at, one in enumerate(by_quarters[-MOST_QUARTERS:])]
    return ShareBoard(
        years=_columns("share-years", "各年", years_drawn, by_years),
        quarters=_columns("share-quarters", "各季度", quarters_drawn, by_quarters[-MOST_QUARTERS:]),
        trend={True: "逐年上升，口径一致", False: "没有逐年上升", None: ""}[up],
        rising=bool(up),
        partial=OWN_ONLY if asking.filters.set else asked.partial.partition("（")[0].partition("：")[0],
        explained=_explained(asked, asking),
    )


def _own(whole: Period, asking: Asking) -> dict[Period, Own]:
    pieces = quarters(whole)
    found = by_quarter(_PARTS, whole, asking.filters, today=asking.today)

    def at(name: str, place: int) -> int:
        if asking.filters.set and name == "resolved_by_bureau":
            return 0
        return int(found[name][None][place].numerator)

    return {piece: Own(*(at(name, place) for name in _PARTS)) for place, piece in enumerate(pieces)}


def _sum(year: Period, own: dict[Period, Own]) -> Own:
    some = [each for piece, each in own.items() if year.has(piece.first)]
    return Own(
        sum(each.people for each in some),
        sum(each.referred for each in some),
        sum(each.bureau for each in some),
        sum(each.entrusted for each in some),
        sum(each.confirmed for each in some),
    )


def _columns(name: str, said: str, groups: Sequence[Group], found: Sequence[Share]) -> Columns:
    """The share; where no period has one, what was resolved by mediation, which is ours to count."""
    noted = ("调解化解 / 全部办结", "比上一年")[: _notes(groups)]
    if all(one.missing for one in found):
        counted = [_counted(group, one) for group, one in zip(groups, found, strict=True)]
        return Columns(name, f"以调解方式化解的纠纷，{said}（{OWN_ONLY}，不是占比）", tuple(counted), _OWN)
    return Columns(name, f"纠纷调解方式化解占比，{said}", tuple(groups), _SERIES, "%", noted=noted)


def _counted(group: Group, one: Share) -> Group:
    shown, note = number(one.own.resolved), group.notes[0]
    bar = Bar(one.own.resolved, shown, f"{group.name}以调解方式化解：{shown} 件", Look.EMPTY, note.href)
    return replace(group, bars=(bar,), notes=(), mark=None, mark_words="")


def _notes(groups: Sequence[Group]) -> int:
    return max((len(group.notes) for group in groups), default=0)


def _cut(period: Period) -> bool:
    return (period.first.month, period.first.day) != (1, 1) or (period.last.month, period.last.day) != (12, 31)


def _bar(one: Share, said: str, asking: Asking, *, look: Look = Look.SOLID) -> Bar:
    figure = one.figure(asking.today)
    value = float(figure.value) if figure.value is not None else 0.0
    # A share that is not there has no bar; what we resolved ourselves still opens below it.
    return Bar(
        value, figure.shown, f"{said}：{figure.shown}", look, _link(one, asking) if figure.value is not None else ""
    )


def _link(one: Share, asking: Asking) -> str:
    return asking.link("mediation_share", "numerator", one.period, asking.filters, 0)


def _n_of_n(one: Share, asking: Asking) -> Note:
    figure: Figure = one.figure(asking.today)
    return Note(f"{number(one.own.resolved)} / {_whole(figure)}", href=_link(one, asking))


def _whole(figure: Figure) -> str:
    return number(int(figure.denominator)) if figure.denominator else "—"


def _year_groups(found: Sequence[Share], asking: Asking) -> list[Group]:
    groups = []
    for place, one in enumerate(found):
        cut = _cut(one.period)
        year = str(one.period.first.year)
        label = f"{year} 至{one.period.last.month}月" if cut else year
        before = _same_months(one, asking) if cut else (found[place - 1] if place else None)
        mark = before.figure(asking.today).value if cut and before else None
        compared = change(one, before) if before else None
        groups.append(
            Group(
                label,
                label,
                (_bar(one, f"{label}占比", asking, look=Look.HATCHED if cut else Look.SOLID),),
                (_n_of_n(one, asking), _change(one, compared, before, same_months=cut)),
                mark=float(mark) if mark is not None and compared is not None else None,
                mark_words=f"{float(mark):.1f}%" if mark is not None and compared is not None else "",
            )
        )
    return groups


def _same_months(one: Share, asking: Asking) -> Share:
    """An unfinished year is compared with the same days a year earlier."""
    return share_of(same_months_before(one.period), asking.filters, today=asking.today)


def _change(one: Share, compared: Decimal | None, before: Share | None, *, same_months: bool) -> Note:
    if one.missing:
        return Note(OWN_ONLY, "quiet")
    if before is None:
        return Note("首年，无比较", "quiet")
    if compared is None:
        return Note("上年没有占比，不比" if before.missing else "口径不同，不比", "quiet")
    same = "同比 " if same_months else ""
    if not compared:
        return Note(f"{same}持平", "quiet")
    return Note(f"{'▲' if compared > 0 else '▼'} {same}{compared:+} 个百分点", "ok" if compared > 0 else "bad")


def _quarter_group(place: int, one: Share, asking: Asking) -> Group:
    at = (one.period.first.month - 1) // 3
    name = f"{one.period.first.year}年{_QUARTERS[at]}季度"
    over = f"{one.period.first.year} 年" if place == 0 or at == 0 else ""
    label = f"{_QUARTERS[at]}季度{unfinished(one.period)}"
    return Group(name, label, (_bar(one, f"{name}占比", asking),), (_n_of_n(one, asking),), over)


def _explained(one: Share, asking: Asking) -> tuple[Explained, ...]:
    own = one.own
    opened = asking.opened("mediation_share", number(own.resolved), "以调解方式化解的纠纷")
    lines = [
        Explained(
            "分子",
            f"人民调解 {number(own.people)}、法院委派委托 {number(own.referred)}、行政调解 {number(own.bureau)}。"
            "一件纠纷只算一次。",
            opened,
        )
    ]
    if asking.filters.set:
        lines.append(Explained("分母", "外报的数不按调委会、类型、来源分，筛选以后没有占比；行政调解也不在筛选里。"))
    elif one.missing:
        lines.append(Explained("分母", f"还缺{'、'.join(one.missing)}的数，不算占比，不画趋势。"))
    else:
        added = "、".join(f"{part.label} {number(int(part.value))}" for part in one.parts[1:] if part.value >= 0)
        taken = "、".join(
            f"{part.label.removeprefix('减：')} {number(int(-part.value))}" for part in one.parts if part.value < 0
        )
        lines.append(Explained("分母", f"{_whole(one.figure(asking.today))}：分子，加{added}。"))
        if taken:
            lines.append(Explained("剔除", f"{taken}，和分子是同一批纠纷，已减去。"))
    bodies = list(dict.fromkeys(row.body for part in one.parts for row in part.reported))
    lines.append(
        Explained(
            "来源",
            f"本系统；外报 {len(bodies)} 家，已复核：{'、'.join(bodies)}。" if bodies else "本系统。外报的数还没有。",
        )
    )
    lines.append(Explained("不是", "不是调解成功率：分母是各种方式办结的全部纠纷。"))
    return tuple(lines)
