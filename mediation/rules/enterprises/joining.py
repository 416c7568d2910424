"""档案怎么连、怎么并：who can be whose branch, and when two records are one enterprise."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.rules.lifecycle import Refusal
from mediation.rules.statutes import CIVIL_74_1

ENTERPRISES = frozenset({"company", "sole_trader", "organisation"})


def branch_refusal(own: int, above: Sequence[int], kind: str) -> Refusal | None:
    """Why an enterprise cannot be the branch of another: `own` its row id, `above` the other and all that stand above
    it, nearest first, `kind` the other's. A branch belongs to a legal person (民法典第七十四条), never to itself."""
    if above and above[0] == own:
        return Refusal("不能是自己的分支机构。填总公司的名称。", CIVIL_74_1)
    if kind in ("sole_trader", "person"):
        return Refusal("个体工商户、自然人不是法人，没有分支机构。填总公司的名称。", CIVIL_74_1)
    if own in above:
        return Refusal("那一家本身是这一家的分支机构，绕成一圈了。先改那一家的档案。", CIVIL_74_1)
    return None


@dataclass(frozen=True)
class Record:
    """One of two records: `kind` and `kind_label`; `code` 统一社会信用代码 or another number, "" where none is known;
    `parts` matter (`case:12`) → (how the matter is called, the part in it), of matters that have sides."""

    id: int
    name: str
    kind: str
    kind_label: str
    code: str
    parts: dict[str, tuple[str, str]]


def merge_refusal(kept: Record, gone: Record) -> Refusal | None:
    """Why `gone` cannot be merged into `kept`, None when it can. A name or a phone may differ; a number, a kind, or two
    parts in one matter may not."""
    if kept.id == gone.id:
        return Refusal("这是同一份档案。选另一份。")
    if kept.kind not in ENTERPRISES or gone.kind not in ENTERPRISES:
        return Refusal("只能合并企业、个体工商户和其他组织的档案。")
    if kept.code and gone.code and kept.code != gone.code:
        return Refusal("两份档案的统一社会信用代码不同，不是同一个主体。代码录错了的，先去改对。")
    if kept.kind != gone.kind:
        return Refusal(f"一份是{kept.kind_label}，一份是{gone.kind_label}，不是同一个主体。录错类型的，先去改对。")
    for matter, (called, part) in kept.parts.items():
        if matter in gone.parts:
            other = gone.parts[matter][1]
            how = f"都是{part}" if part == other else f"一份是{part}，一份是{other}"
            return Refusal(f"{called}里两份档案都是当事人，{how}，不能合并。先在那一件里改对当事人。")
    return None
