"""向哪个法院申请司法确认：建议表（民事诉讼法第二百零五条，知识产权管辖规定第一至三条）。

The level of court is law; which court of Nantong takes it is local, has changed in 2025 and must be asked of the
court. So the table is dated data, every row unconfirmed until the office has the court's word.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from mediation.rules import statutes
from mediation.rules.lifecycle import Refusal
from mediation.rules.rights import RightKind
from mediation.rules.statutes import Statute


class CourtLevel(StrEnum):
    """法院层级."""

    BASE = "base"
    INTERMEDIATE = "intermediate"

    @property
    def label(self) -> str:
        """`基层人民法院` or `中级人民法院`."""
        return "基层人民法院" if self is CourtLevel.BASE else "中级人民法院"


class Mark(StrEnum):
    """How well a fact is known: read in the text, seen in an excerpt, or inferred from a text."""

    VERIFIED = "V"
    SEEN = "S"
    INFERRED = "I"

    @property
    def label(self) -> str:
        """E.g. `见于公开网页，未核原文`."""
        return {"V": "已核原文", "S": "见于公开网页，未核原文", "I": "由条文推断"}[self.value]


class CourtRow(Protocol):
    """A row of the court table, ours or the office's edited one.

    `right_kind` a value of `RightKind`, `level` of `CourtLevel`; `source` where the court comes from;
    `effective_from`, `effective_to` its first and last day (None: open); `confirmed` whether the court said so.
    """

    @property
    def right_kind(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def court(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def effective_from(self) -> date | None: ...
    @property
    def effective_to(self) -> date | None: ...
    @property
    def confirmed(self) -> bool: ...


@dataclass(frozen=True)
class CourtRule:
    """A row as the program brings it along; `mark` how well the court is known."""

    right_kind: str
    level: str
    court: str
    source: str
    mark: Mark
    effective_from: date | None = None
    effective_to: date | None = None
    confirmed: bool = False


@dataclass(frozen=True)
class ProposedCourt:
    """A court to apply to: `statutes` the articles; `source` and `confirmed` as in its row."""

    court: str
    level: CourtLevel
    statutes: tuple[Statute, ...]
    source: str
    confirmed: bool


@dataclass(frozen=True)
class RuledOut:
    """A court not proposed, with the reason in one Chinese sentence."""

    court: str
    reason: str


TECHNICAL = (RightKind.INVENTION, RightKind.UTILITY_MODEL, RightKind.TECHNICAL_SECRET, RightKind.SOFTWARE)
ORDINARY = tuple(kind for kind in RightKind if kind not in (*TECHNICAL, RightKind.DESIGN))

# The line between the levels is not known for Nantong; two figures bracket it, and in between courts of both
# levels are proposed: 500万元 was set in 2022 for other cities of the province, 800万元 was over it in one of them.
LINE_BELOW = 5_000_000_00
LINE_ABOVE = 8_000_000_00

_ASK = "法〔2025〕167号施行后须向法院核实"
_SINCE = date(2022, 5, 1)


def _rows(kinds: Iterable[RightKind], level: CourtLevel, court: str, source: str, mark: Mark) -> tuple[CourtRule, ...]:
    return tuple(CourtRule(kind.value, level.value, court, f"{source}；{_ASK}", mark, _SINCE) for kind in kinds)


TABLE: tuple[CourtRule, ...] = (
    *_rows(
        ORDINARY,
        CourtLevel.BASE,
        "通州湾示范区法院",
        "南通市政府网站2024年报道：自2021年7月集中管辖全市一审知识产权案件",
        Mark.SEEN,
    ),
    *_rows(ORDINARY, CourtLevel.INTERMEDIATE, "南通市中级人民法院", "知识产权管辖规定第二条第二款", Mark.INFERRED),
    *_rows(
        (RightKind.DESIGN,),
        CourtLevel.INTERMEDIATE,
        "南通市中级人民法院",
        "知识产权管辖规定第二条第一款",
        Mark.INFERRED,
    ),
    *_rows(
        TECHNICAL,
        CourtLevel.INTERMEDIATE,
        "苏州市中级人民法院（苏州知识产权法庭）",
        "江苏省高级人民法院2022年6月7日通知",
        Mark.SEEN,
    ),
)

SEAT_COURT = RuledOut("南通市通州区人民法院", "未见其列入知识产权案件管辖名单；是否受理司法确认，先问法院。")


def proposed_courts(
    kind: RightKind,
    amount_cents: int | None,
    *,
    on: date,
    inviting_court: str | None = None,
    table: Iterable[CourtRow] = TABLE,
) -> list[ProposedCourt]:
    """The courts to apply to for confirmation, the likeliest first; empty where the table has no row.

    `amount_cents` the sum the agreement is about, None when it is about no money; `on` the day of applying;
    `table` the office's rows. A court that invited the mediation is the only one (民事诉讼法第二百零五条第一项).
    """
    if inviting_court:
        level = CourtLevel.INTERMEDIATE if "中级" in inviting_court else CourtLevel.BASE
        basis = statutes.CPL_205_1
        return [ProposedCourt(inviting_court, level, (basis,), basis.short, True)]
    return [
        ProposedCourt(row.court, CourtLevel(row.level), _statutes(kind, row), row.source, row.confirmed)
        for row in table
        if _holds(row, on) and row.right_kind == kind and _fits(kind, row, amount_cents or 0)
    ]


def ruled_out_courts(
    kind: RightKind,
    amount_cents: int | None,
    *,
    on: date,
    inviting_court: str | None = None,
    table: Iterable[CourtRow] = TABLE,
) -> list[RuledOut]:
    """The courts one might think of, and why each is not proposed; arguments as for `proposed_courts`."""
    rows = [row for row in table if _holds(row, on)]
    proposals = proposed_courts(kind, amount_cents, on=on, inviting_court=inviting_court, table=rows)
    chosen = {proposal.court for proposal in proposals}
    others = [court for court in dict.fromkeys(row.court for row in rows) if court not in chosen]
    if inviting_court:
        return [RuledOut(court, f"由{inviting_court}邀请调解，只能向该院申请。") for court in others]
    return [RuledOut(court, _reason(kind, court, rows)) for court in others] + [SEAT_COURT]


@dataclass(frozen=True)
class CourtChoice:
    """Where one agreement may be taken: the courts `proposed`, the likeliest first, and those `out` with the reason;
    `split` no one court takes all its kinds of right, so the court must be asked."""

    proposed: tuple[ProposedCourt, ...]
    out: tuple[RuledOut, ...]
    split: bool = False

    def named(self, court: str) -> ProposedCourt | None:
        """The proposal of that court, if it is one."""
        return next((each for each in self.proposed if _plain(each.court) == _plain(court)), None)


def court_choice(
    kinds: Collection[RightKind],
    amount_cents: int | None,
    *,
    on: date,
    inviting_court: str | None = None,
    table: Iterable[CourtRow] = TABLE,
) -> CourtChoice:
    """The courts for an agreement about rights of these `kinds`; other arguments as for `proposed_courts`."""
    rows = list(table)
    if inviting_court:
        kinds = list(kinds)[:1] or [RightKind.COPYRIGHT]
    found = [proposed_courts(kind, amount_cents, on=on, inviting_court=inviting_court, table=rows) for kind in kinds]
    by_name = {each.court: each for proposals in found for each in proposals}
    common = [name for name in by_name if all(any(each.court == name for each in given) for given in found)]
    proposed = tuple(by_name[name] for name in (common or by_name))
    out: dict[str, RuledOut] = {}
    for kind in kinds:
        for each in ruled_out_courts(kind, amount_cents, on=on, inviting_court=inviting_court, table=rows):
            out.setdefault(each.court, each)
    chosen = {each.court for each in proposed}
    return CourtChoice(proposed, tuple(o for o in out.values() if o.court not in chosen), bool(by_name) and not common)


def court_bar(
    court: str, choice: CourtChoice, kinds: Collection[RightKind], *, inviting_court: str | None = None
) -> Refusal | None:
    """Why `court` cannot be applied to, None when it may: an inviting court is the only one, a court that the rules
    or the office's table rule out is refused, a court that neither knows may be chosen with a reason."""
    if choice.named(court) is not None:
        return None
    if inviting_court:
        return Refusal(f"{inviting_court}邀请调解的，只能向该院申请。", statutes.CPL_205_1)
    out = next((each for each in choice.out if _plain(each.court) == _plain(court)), None)
    if out is not None:
        way = "法院答复可以受理的，请管理员在法院表里加一行。"
        return Refusal(f"{court}不行：{out.reason}{way}", _excluded_by(court, kinds))
    if _is_base(court) and any(kind in TECHNICAL for kind in kinds):
        sentence = f"{court}不行：这种权利的纠纷由中级人民法院或者知识产权法院管辖，基层人民法院不受理。"
        return Refusal(sentence, statutes.IP_JURISDICTION_1)
    if _is_base(court) and RightKind.DESIGN in kinds:
        sentence = (
            f"{court}不行：外观设计专利纠纷由中级人民法院管辖，基层人民法院要经最高人民法院批准。"
            "批准了的，请管理员在法院表里加一行。"
        )
        return Refusal(sentence, statutes.IP_JURISDICTION_2_1)
    return None


def _excluded_by(court: str, kinds: Collection[RightKind]) -> Statute:
    if any(kind in TECHNICAL for kind in kinds):
        return statutes.IP_JURISDICTION_1
    if RightKind.DESIGN in kinds:
        return statutes.IP_JURISDICTION_2_1
    return statutes.IP_JURISDICTION_3 if _is_base(court) else statutes.IP_JURISDICTION_2_2


def _is_base(court: str) -> bool:
    return not any(word in court for word in ("中级", "高级", "知识产权法院", "知识产权法庭", "中院"))


def _plain(court: str) -> str:
    """`通州区法院` and `南通市通州区人民法院` are one court."""
    name = court.replace(" ", "").partition("（")[0]
    name = name.replace("中院", "中级").replace("人民法院", "").replace("法院", "")
    return name.removeprefix("江苏省").removeprefix("南通").removeprefix("市") or name


def _holds(row: CourtRow, day: date) -> bool:
    return (row.effective_from or day) <= day <= (row.effective_to or day)


def _fits(kind: RightKind, row: CourtRow, amount: int) -> bool:
    if kind not in ORDINARY:
        return True
    return amount < LINE_ABOVE if row.level == CourtLevel.BASE else amount >= LINE_BELOW


def _statutes(kind: RightKind, row: CourtRow) -> tuple[Statute, ...]:
    if kind in TECHNICAL:
        level = statutes.IP_JURISDICTION_1
    elif kind is RightKind.DESIGN:
        level = statutes.IP_JURISDICTION_2_1
    elif row.level == CourtLevel.BASE:
        level = statutes.IP_JURISDICTION_3
    else:
        level = statutes.IP_JURISDICTION_2_2
    return (statutes.CPL_205_2, level)


def _reason(kind: RightKind, court: str, rows: Iterable[CourtRow]) -> str:
    taken = [row for row in rows if row.court == court]
    if any(row.right_kind == kind for row in taken):
        return "协议涉及的金额不在该院的限额内；限额须向法院核实。"
    labels = dict.fromkeys(RightKind(row.right_kind).label for row in taken)
    return f"不受理{kind.label}，受理{'、'.join(labels)}。"
