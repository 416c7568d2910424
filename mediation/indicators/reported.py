"""外报的数：别的单位报来的，写明报送单位、文号、口径、复核人；没有复核的不算。"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from mediation.indicators.definition import Kind, Period, Source, Target, indicator


@dataclass(frozen=True)
class Reported:
    """One number that another body reported: `kind` which number, a key of `ASKED`, `INSIDE` or `KINDS`; `paper` its
    number or attachment; `definition` the name of the way that body counts: figures with another one cannot be
    compared; `checked_by` who checked the entry, "" while nobody did; `district` whether it is split for the district;
    `words` how it counts, in its words. Of several versions only the newest is given."""

    body: str
    kind: str
    period: Period
    value: Decimal
    paper: str
    definition: str
    checked_by: str
    district: bool = True
    words: str = ""


def covering(kind: str, period: Period, reported: Sequence[Reported]) -> tuple[Reported, ...]:
    """The checked rows of a kind that make up exactly `period`: for each body its days joined without gap or overlap,
    or one row for the whole; () where they do not."""
    within = [
        row
        for row in reported
        if row.kind == kind and row.checked_by and period.has(row.period.first) and period.has(row.period.last)
    ]
    found: list[Reported] = []
    for body in dict.fromkeys(row.body for row in within):
        joined = _joined(sorted((row for row in within if row.body == body), key=lambda row: row.period.first), period)
        if not joined:
            return ()
        found += joined
    return tuple(found)


def _joined(rows: list[Reported], period: Period) -> list[Reported]:
    whole = next((row for row in rows if row.period == period), None)
    if whole is not None:
        return [whole]
    day = period.first
    for row in rows:
        if row.period.first != day:
            return []
        day = row.period.last + timedelta(1)
    return rows if day == period.last + timedelta(1) else []


def growth(base: Decimal, end: Decimal, years: int) -> Decimal | None:
    """The yearly rate at which `base` becomes `end` in so many years, as a fraction (0.05 for 5%); None from 0."""
    return (end / base) ** (Decimal(1) / Decimal(years)) - 1 if base > 0 and years > 0 else None


KINDS = {
    "enforcement_open": "行政执法案件：期初未结",
    "enforcement_filed": "行政执法案件：期间内新收",
    "enforcement_closed": "行政执法案件：期间内办结",
    "enforcement_due": "行政执法案件：期间内到期",
    "enforcement_closed_due": "行政执法案件：期间内到期并已办结",
    "public_satisfaction": "全社会知识产权满意度",
    "enforcement_yearly": "行政执法案件：全年立案数",
    "high_value_patents": "万人高价值发明专利拥有量",
    "copyright_registrations": "万人作品著作权登记量",
    "patent_intensive_gdp": "专利密集型产业增加值占GDP比重",
    "copyright_gdp": "版权产业增加值占GDP比重",
    "pledged_amount": "知识产权质押登记担保金额",
    "special_funds": "知识产权专项经费",
    "screened": "排查纠纷",
    "prevented": "预防纠纷",
}
"""Numbers that other bodies report for indicators of their own."""

_BY_2025 = date(2025, 12, 31)
_CARD = "只登记外报的数，本系统不计算。"


_GOALS = "通政发〔2023〕4号二"

_NEWEST = "年度；跨几年的，是其中最后报来的一年"

_reported = partial(indicator, source=Source.REPORTED, period="年度")
_repeated = partial(indicator, source=Source.REPORTED, period=_NEWEST, kind=Kind.SCORE)

REPORTED = (
    _reported(
        "enforcement_closing_rate",
        "行政案件结案率",
        "期间内办结的行政执法案件 ÷（期初未结＋期间内新收）",
        "期间内办结的行政执法案件，移送的算办结",
        "不是调解，不能和调解的办结率混用。",
        "十二月底收的多，这个数就低，旁边并看到期结案率。",
        kind=Kind.SHARE,
        denominator="期初未结的和期间内新收的行政执法案件，中止的留在里面",
        plan=f"{_GOALS}2“案件结案率达到95%以上”",
        target=Target(Decimal(95), "案件结案率达到95%以上", by=_BY_2025),
    ),
    _reported(
        "enforcement_closing_of_due",
        "行政案件到期结案率",
        "期间内到期并已办结的行政执法案件 ÷ 期间内到期的行政执法案件",
        "期间内到期并已办结的行政执法案件",
        "和行政案件结案率是两个口径。",
        kind=Kind.SHARE,
        denominator="期间内到期的行政执法案件",
        plan=f"{_GOALS}2的补充口径，本系统自定",
    ),
    _repeated(
        "public_satisfaction",
        "全社会知识产权满意度",
        "调查单位公布的年度满意比例",
        "调查单位报来的满意比例",
        "得分不是比例：只公布了得分的，不在这里。",
        "和本系统的服务满意度是两回事。",
        unit="%",
        plan=f"{_GOALS}2“全社会知识产权满意度超过85%”",
        target=Target(Decimal(85), "全社会知识产权满意度超过85%", above=True, by=_BY_2025),
    ),
    _reported(
        "enforcement_growth",
        "办案量年均增幅",
        "（末年立案数 ÷ 基年立案数）开（年数）次方，减 1",
        "基年和末年的行政执法立案数",
        "各年增幅的平均不是年均增幅。",
        "基年是 0 算不出；专项行动的年份会突然高；办案多不等于更好。",
        "方案没有写基年，暂按 2021 年。",
        kind=Kind.GROWTH,
        unit="%",
        period="基年到期间里最后一个整年",
        plan="通政发〔2023〕4号三（三）3",
        target=Target(Decimal(5), "办案量年均增幅超过5%", above=True, by=_BY_2025),
    ),
    _repeated(
        "high_value_patents",
        "万人高价值发明专利拥有量",
        "高价值发明专利拥有量 ÷ 人口（万人）",
        "统计部门报来的数",
        "要写明是常住人口还是户籍人口。",
        _CARD,
        unit="件/万人",
        plan=f"{_GOALS}4",
        target=Target(Decimal(18), "万人高价值发明专利拥有量达18件", by=_BY_2025),
    ),
    _repeated(
        "copyright_registrations",
        "万人作品著作权登记量",
        "作品著作权登记量 ÷ 人口（万人）",
        "统计部门报来的数",
        "要写明是常住人口还是户籍人口。",
        _CARD,
        unit="件/万人",
        plan=f"{_GOALS}4",
        target=Target(Decimal(800), "万人作品著作权登记量达800件", by=_BY_2025),
    ),
    _repeated(
        "patent_intensive_gdp",
        "专利密集型产业增加值占GDP比重",
        "专利密集型产业增加值 ÷ 地区生产总值",
        "统计部门报来的比重",
        _CARD,
        unit="%",
        plan=f"{_GOALS}4",
        target=Target(Decimal(16), "专利密集型产业增加值占GDP比重达16%", by=_BY_2025),
    ),
    _repeated(
        "copyright_gdp",
        "版权产业增加值占GDP比重",
        "版权产业增加值 ÷ 地区生产总值",
        "统计部门报来的比重",
        _CARD,
        unit="%",
        plan=f"{_GOALS}4",
        target=Target(Decimal("8.6"), "版权产业增加值占GDP比重达8.6%", by=_BY_2025),
    ),
    _repeated(
        "pledged_amount",
        "知识产权质押登记担保金额",
        "知识产权质押登记的担保金额",
        "登记部门报来的金额",
        "方案没有写是累计还是当年，报的时候写明。",
        _CARD,
        unit="亿元",
        plan=f"{_GOALS}4",
        target=Target(Decimal(20), "知识产权质押登记担保金额超20亿元", above=True, by=_BY_2025),
    ),
    _repeated(
        "special_funds",
        "知识产权专项经费",
        "年度预算里的知识产权专项经费",
        "财政部门报来的预算数",
        _CARD,
        unit="万元",
        plan="通政发〔2023〕4号三（四）1",
    ),
    _reported(
        "screened",
        "排查纠纷",
        "期间内排查纠纷的次数",
        "各单位报来的排查次数",
        "是另一本登记，不和案件数相加。",
        kind=Kind.SCORE,
        unit="次",
        plan="人民调解案件情况统计表",
    ),
    _reported(
        "prevented",
        "预防纠纷",
        "期间内预防纠纷的件数",
        "各单位报来的预防件数",
        "是另一本登记，不和案件数相加。",
        kind=Kind.SCORE,
        plan="人民调解案件情况统计表",
    ),
)
