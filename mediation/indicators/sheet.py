"""指标一览：docs/indicators.md，从定义生成。"""

from collections.abc import Iterator

from mediation.indicators import GROUPS
from mediation.indicators.definition import SOURCES, Indicator


def as_markdown() -> str:
    """Every indicator with its definition, by group."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# 指标一览"
    yield ""
    yield "由 `flask --app wsgi indicator list --markdown` 生成，不要手改。定义在 `mediation/indicators/`，"
    yield "页面、报表和命令行用的是同一份。分母是 0 的写“—”，不写 0% 或者 100%；外报的数要有报送单位、文号、口径、"
    yield "录入人和复核人，没有复核的不算。"
    for label, group in GROUPS.values():
        yield ""
        yield f"## {label}"
        for one in group:
            yield ""
            yield from _one(one)


def _one(one: Indicator) -> Iterator[str]:
    yield f"### {one.label}"
    yield ""
    yield f"- 名称：`{one.name}`，{SOURCES[one.source]}，单位：{one.unit}"
    yield f"- 怎么算：{one.formula}"
    yield f"- {'分子' if one.denominator else '数的是'}：{one.numerator}"
    if one.denominator:
        yield f"- 分母：{one.denominator}"
    if one.excluded:
        yield f"- 不算：{one.excluded}"
    yield f"- 期间：{one.period}"
    if one.target is not None:
        until = f"，到 {one.target.by}" if one.target.by else ""
        yield f"- 目标：{one.target.words}{until}"
    yield f"- 出处：{one.plan}"
    for pitfall in one.pitfalls:
        yield f"- 注意：{pitfall}"
