"""人民调解案件情况统计：一栏一栏数什么。

The official form was not found; these blocks were read in the programs of other districts (厦门海沧, 北京), and the
coded list of types in one more. All of it is the office's to correct: which columns there are, what each counts, and
which of the justice bureau's types a dispute over intellectual property belongs to, which nobody knows yet.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mediation.rules.reports.content import Block, Line

BY_HAND = ""
EACH_TYPE = "each_type"
MOST_COLUMNS = 80

SOURCE = "见于别处系统程序里的表头，2026年11月；不是官方表式，照区司法局的表改"
NO_TYPE = "没有对照到类别"

TYPES: tuple[tuple[str, str], ...] = (
    ("0", "婚姻家庭"),
    ("1", "邻里"),
    ("2", "房屋宅基地"),
    ("3", "合同"),
    ("4", "生产经营"),
    ("5", "损害赔偿"),
    ("6", "山林土地"),
    ("7", "征地拆迁"),
    ("8", "环境污染"),
    ("9", "劳动争议"),
    ("10", "医疗"),
    ("11", "道路交通事故"),
    ("12", "物业"),
    ("13", "消防"),
    ("14", "其他"),
)


@dataclass(frozen=True)
class EndedCase:
    """One case whose mediation ended within the period with or without an agreement. `parties` how many; `amount` in
    分 what is to be paid by the agreement in force; `difficult` its subsidy claim says more than the lowest level."""

    id: int
    source: str
    dispute_type: str
    succeeded: bool
    oral: bool = False
    parties: int = 2
    amount: int = 0
    difficult: bool = False


@dataclass(frozen=True)
class Count:
    """Something that a column can count: `weigh` gives what one case adds, 0 when it is not among them."""

    label: str
    definition: str
    weigh: Callable[[EndedCase], int]
    unit: str = "件"


def _when(holds: Callable[[EndedCase], bool]) -> Callable[[EndedCase], int]:
    return lambda case: int(holds(case))


def _from(*sources: str) -> Callable[[EndedCase], int]:
    return _when(lambda case: case.source in sources)


_COURT = ("COURT_PRE", "COURT_POST", "ONLINE")
_OTHERS = ("AGENCY", "REQUEST", "MARKET")
_BASE = "本期达成协议（书面的以生效日为准，口头的以达成日为准）或者调解不成的案件"
_APPLIED = ("APPLY", "GUIDE_COURT", "GUIDE_POLICE")
_NO_POLICE = "公安机关、信访部门没有单列，在行政机关里"

COUNTS: Mapping[str, Count] = {
    "cases": Count("调解案件总数", f"{_BASE}，不予受理、撤回、转出的不算", _when(lambda case: True)),
    "parties": Count("涉及当事人数", "这些案件的当事人，一案一方算一人次", lambda case: case.parties, "人"),
    "succeeded": Count("调解成功", "其中达成书面或者口头协议的；部分达成的算一件", _when(lambda case: case.succeeded)),
    "failed": Count("调解不成", "其中没有达成协议的", _when(lambda case: not case.succeeded)),
    "difficult": Count(
        "疑难复杂案件",
        "其中以案定补登记的难度级别高于最低一级的；没有申报的不算",
        _when(lambda case: case.difficult),
    ),
    "amount": Count(
        "协议涉及金额",
        "其中生效协议约定给付的金额合计，不是请求金额，不含违约金",
        lambda case: case.amount,
        "万元",
    ),
    "from_own": Count("主动调解", "案件来源登记为主动调解的", _from("PROACTIVE")),
    "from_application": Count(
        "依申请调解",
        "案件来源登记为当事人申请、法院或者公安机关受理前告知的",
        _from(*_APPLIED),
    ),
    "from_others": Count(
        "接受委托移送调解",
        "案件来源登记为法院、检察院、政府镇街、行政机关、专业市场的",
        _from(*_COURT, "PROCURATORATE", *_OTHERS),
    ),
    "from_court": Count("法院委托移送", "案件来源登记为法院委派、委托、调解平台的", _from(*_COURT)),
    "from_procuratorate": Count("检察院委托移送", "案件来源登记为检察院委托的", _from("PROCURATORATE")),
    "from_rest": Count(
        "其他部门委托移送",
        f"案件来源登记为政府镇街商请、行政机关移送、专业市场移送的；{_NO_POLICE}",
        _from(*_OTHERS),
    ),
    "oral": Count("口头协议", "达成口头协议的", _when(lambda case: case.succeeded and case.oral)),
    "written": Count(
        "书面协议",
        "达成书面协议的，部分达成的在内",
        _when(lambda case: case.succeeded and not case.oral),
    ),
}


@dataclass(frozen=True)
class ReturnColumn:
    """One column as the office has it: the `block` it stands in, its `label` as on the form, `count` a key of `COUNTS`,
    `EACH_TYPE` for a column of each of the justice bureau's types, or `BY_HAND`."""

    block: str
    label: str
    count: str = BY_HAND


_C = ReturnColumn
_1, _2, _3, _4 = "调解情况", "不同主体调解情况", "案件来源", "案件分类情况"
_5, _6 = "协议形式", "排查预防纠纷"

COLUMNS: tuple[ReturnColumn, ...] = (
    _C(_1, "调解案件总数（件）", "cases"),
    _C(_1, "涉及当事人数（人）", "parties"),
    _C(_1, "调解成功（件）", "succeeded"),
    _C(_1, "疑难复杂案件（件）", "difficult"),
    _C(_1, "协议涉及金额（万元）", "amount"),
    _C(_2, "企事业单位（件）"),
    _C(_2, "街道（件）"),
    _C(_3, "主动调解（件）", "from_own"),
    _C(_3, "依申请调解（件）", "from_application"),
    _C(_3, "接受委托移送调解（件）", "from_others"),
    _C(_3, "其中：法院（件）", "from_court"),
    _C(_3, "其中：检察院（件）", "from_procuratorate"),
    _C(_3, "其中：公安机关（件）"),
    _C(_3, "其中：信访部门（件）"),
    _C(_3, "其中：其他部门（件）", "from_rest"),
    _C(_4, "各类纠纷（件）", EACH_TYPE),
    _C(_5, "口头协议（件）", "oral"),
    _C(_5, "书面协议（件）", "written"),
    _C(_6, "排查纠纷（次）"),
    _C(_6, "预防纠纷（件）"),
    _C(_6, "防止民间纠纷引起自杀（件、人）"),
    _C(_6, "防止民间纠纷转化为刑事案件（件、人）"),
    _C(_6, "防止群体性上访（件、人）"),
    _C(_6, "防止群体性械斗（件、人）"),
)


@dataclass(frozen=True)
class Layout:
    """The form as the office has it on a day: its columns, the justice bureau's types (code, label), and which of them
    each of the desk's own types belongs to (`mapping`, empty where nobody was asked yet)."""

    columns: tuple[ReturnColumn, ...] = COLUMNS
    types: tuple[tuple[str, str], ...] = TYPES
    mapping: Mapping[str, str] = field(default_factory=dict)

    def type_of(self, dispute_type: str) -> tuple[str, str] | None:
        """The justice bureau's type (code, label) of one of the desk's; None while there is none."""
        code = self.mapping.get(dispute_type)
        return next((each for each in self.types if each[0] == code), None)


def blocks(cases: Iterable[EndedCase], layout: Layout) -> tuple[Block, ...]:
    """The whole form: block by block in the order of the columns, every figure with the cases behind it. A figure is
    called by what it counts, so that it stays the same when columns are moved."""
    listed = sorted(cases, key=lambda case: case.id)
    found: dict[str, list[Line]] = {}
    used: set[str] = set()
    for column in layout.columns:
        for line in _lines(column, listed, layout):
            key = line.key
            while key in used:
                key += "+"
            used.add(key)
            found.setdefault(column.block, []).append(replace(line, key=key))
    return tuple(
        Block(key=f"return-{place}", title=title, kind="table", lines=tuple(lines))
        for place, (title, lines) in enumerate(found.items(), 1)
    )


def _lines(column: ReturnColumn, cases: Sequence[EndedCase], layout: Layout) -> list[Line]:
    if column.count == EACH_TYPE:
        return _each_type(cases, layout)
    if column.count == BY_HAND:
        return [Line(f"hand-{column.label}", column.label, "", definition="系统里没有登记，填表的人填", by_hand=True)]
    chosen = COUNTS[column.count]
    rows = tuple((case.id, weight) for case in cases if (weight := chosen.weigh(case)))
    total = sum(weight for _, weight in rows)
    amount = chosen.unit == "万元"
    line = Line(column.count, column.label, in_ten_thousands(total) if amount else f"{total}", chosen.unit)
    kind = "amount" if amount else "count"
    return [replace(line, kind=kind, numerator=total, definition=chosen.definition, rows=rows)]


def _each_type(cases: Sequence[EndedCase], layout: Layout) -> list[Line]:
    found: dict[str, list[int]] = {code: [] for code, _ in layout.types}
    left: list[int] = []
    for case in cases:
        known = layout.type_of(case.dispute_type)
        (found[known[0]] if known else left).append(case.id)
    labels = dict(layout.types)
    lines = [
        _of_type(code, labels[code], rows, f"本会的纠纷类型对照到“{labels[code]}”的") for code, rows in found.items()
    ]
    return [*lines, _of_type("none", NO_TYPE, left, "还没有问过司法局归哪一类的；报送前先对照")]


def _of_type(code: str, label: str, rows: list[int], definition: str) -> Line:
    counted = tuple((row, 1) for row in rows)
    return Line(
        f"type-{code}", f"{label}（件）", f"{len(rows)}", numerator=len(rows), definition=definition, rows=counted
    )


def in_ten_thousands(cents: int) -> str:
    """分 in 万元 with two decimals, halves away from zero: 123456789 → `123.46`."""
    hundredths = (abs(cents) + 5000) // 10000
    return f"{'-' if cents < 0 else ''}{hundredths // 100}.{hundredths % 100:02d}"


def doubts(found: Sequence[Block], layout: Layout) -> list[str]:
    """What does not add up or is not settled yet, in sentences; empty when all is well."""
    lines = {line.key: line for block in found for line in block.lines}

    def total(*names: str) -> int | None:
        parts = [lines[name].numerator for name in names if name in lines]
        return sum(part or 0 for part in parts) if len(parts) == len(names) else None

    said = []
    unknown = lines["type-none"].numerator if "type-none" in lines else 0
    if unknown:
        said.append(f"有 {unknown} 件还没有对照到司法局的纠纷类别。先问区司法局归哪一类，请管理员在本会设置里填上。")
    sums = (
        (
            ("from_own", "from_application", "from_others"),
            "cases",
            "案件来源合计和调解案件总数不相等，有案件的来源没有登记。",
        ),
        (("oral", "written"), "succeeded", "口头、书面协议合计和调解成功不相等。"),
        (("succeeded", "failed"), "cases", "成功、不成合计和总数不相等。"),
    )
    for parts, whole, sentence in sums:
        one, other = total(*parts), total(whole)
        if one is not None and other is not None and one != other:
            said.append(sentence)
    return said
