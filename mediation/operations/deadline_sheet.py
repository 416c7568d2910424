"""期限一览：every rule of the program as it stands on a day, with the local length and who set it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediation.operations.deadlines import RULES, rule_on
from mediation.operations.settings import SETTINGS, Changed, last_change
from mediation.rules.deadlines import DeadlineRule

DEFAULT = "本地设定"


@dataclass(frozen=True)
class RuleRow:
    """One rule: `rule` its version of the day, of the local length; `changed` who set that length, None where the
    default holds or no setting has a say; `default` what the setting rests on until then; `earlier` older versions."""

    rule: DeadlineRule
    changed: Changed | None
    default: str
    earlier: tuple[DeadlineRule, ...]

    @property
    def length(self) -> str:
        """E.g. `30 日`."""
        return self.rule.length_in_words


def rows(on: date) -> list[RuleRow]:
    """All rules on a day, by number."""
    return [_row(rule_id, on) for rule_id in sorted(RULES)]


def _row(rule_id: str, on: date) -> RuleRow:
    rule = rule_on(rule_id, on)
    default = SETTINGS[rule.setting].basis if rule.setting else ""
    return RuleRow(rule, last_change(rule.setting, on) if rule.setting else None, default, RULES[rule_id].earlier)


def as_markdown() -> str:
    """docs/deadlines.md: the rules as the program is delivered, no office's own settings."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# 期限一览"
    yield ""
    yield "由 `flask --app wsgi deadline rules --markdown` 生成，不要手改。起算的当日不计入。长度后面标“本地设定”的"
    yield "不是法律规定，写的是默认值，各单位在“本会设置”里改，改了有起用日和依据。某一年的放假通知没有公布以前，"
    yield "落在那一年的期限不顺延，并标明待国务院公布。"
    yield ""
    yield "| 编号 | 期限 | 起算 | 长度 | 休息日 | 谁办 | 依据 | 适用 |"
    yield "|---|---|---|---|---|---|---|---|"
    for rule_id in sorted(RULES):
        for version in RULES[rule_id].versions():
            yield _line(version)
    yield ""
    yield "## 说明"
    yield ""
    for rule_id in sorted(RULES):
        if remark := _remark(RULES[rule_id]):
            yield f"- `{rule_id}` {remark}"
    yield ""
    yield "## 引用的条文"
    yield ""
    for statute in dict.fromkeys(s for rule in RULES.values() for one in rule.versions() for s in one.period.basis):
        doubt = "" if statute.checked else "（转引，没有核到公布的全文）"
        yield f"- {statute.formal}（{statute.version}）{doubt}：{statute.words.replace(chr(10), '')}"


def _line(rule: DeadlineRule) -> str:
    length = f"{rule.length_in_words}（{DEFAULT}）" if rule.setting else rule.length_in_words
    name = f"{rule.name}（软期限）" if rule.soft else rule.name
    basis = "；".join(statute.short for statute in rule.period.basis) or "—"
    cells = (f"`{rule.id}`", name, rule.trigger, length, rule.rolls_in_words, rule.who, basis, applies(rule))
    return f"| {' | '.join(cells)} |"


def applies(rule: DeadlineRule) -> str:
    """The days of an event that this version is for, in words: `2024-01-01 起`."""
    if rule.effective_from is None:
        return "—"
    return f"{rule.effective_from} 至 {rule.effective_to}" if rule.effective_to else f"{rule.effective_from} 起"


def _remark(rule: DeadlineRule) -> str:
    said = [rule.remark] if rule.remark else []
    if rule.information:
        said.insert(0, "只作提示。" if "只作提示" not in rule.remark else "")
    return "".join(said)
