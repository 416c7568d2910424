"""协议稿的格式说明：docs/agreement-draft.md 里由程序生成的两张表。"""

from collections.abc import Iterator

from mediation.rules.agreement.finding import RULES
from mediation.rules.clauses import CLAUSES, ClauseField


def clause_table() -> str:
    """Every field of every clause, as a Markdown table for each kind."""
    return "\n\n".join("\n".join(_clause(kind)) for kind in CLAUSES)


def rule_table() -> str:
    """Every rule of the review with its weight and article, as a Markdown table."""
    lines = ["| code | severity | rule | basis |", "|---|---|---|---|"]
    lines += [f"| `{rule.code}` | {rule.severity} | {rule.title} | {rule.basis.short} |" for rule in RULES.values()]
    return "\n".join(lines)


def _clause(kind: str) -> Iterator[str]:
    yield f"#### `{kind}` {CLAUSES[kind].heading}"
    yield ""
    yield "| field | type | required | label | hint |"
    yield "|---|---|---|---|---|"
    for field in CLAUSES[kind].fields:
        yield f"| `{field.name}` | {_type(field)} | {'yes' if field.required else ''} | {field.label} | {field.hint} |"


def _type(field: ClauseField) -> str:
    if not field.choices:
        return field.type.value
    return f"{field.type.value}: " + ", ".join(f"`{key}` {label}" for key, label in field.choices.items())
