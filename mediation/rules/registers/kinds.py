"""一本台账是什么：它的字段、附件、谁登记，填得对不对。

What differs between the registers is data: which fields, which of them must be filled, which paper proves the entry.
Whatever has a clock or a life cycle of its own is no register of this kind (`procedures.consultation`,
`procedures.typical_case`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mediation.rules.identifiers import InvalidIdentifier
from mediation.rules.identity import check_credit_code
from mediation.rules.roles import Role

LONGEST_LINE, LONGEST_TEXT = 200, 4000
Value = str | int | bool | date | None
Values = Mapping[str, Value]
Post = tuple[str, Role]


class Type(StrEnum):
    """What a field holds: a line, a text, a day, a whole number, one of its choices, yes or no, a credit code."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    WHOLE = "whole"
    CHOICE = "choice"
    YES = "yes"
    CODE = "code"


@dataclass(frozen=True)
class Field:
    """One field. `name` its key in the entry; `choices` key → words of a choice; `ahead` whether its day may still
    come; `listed` whether the list shows it; `span` of twelve columns in the form."""

    name: str
    label: str
    type: Type = Type.LINE
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    ahead: bool = False
    listed: bool = False
    span: int = 12

    @property
    def most(self) -> int:
        """How many characters it takes."""
        return LONGEST_TEXT if self.type is Type.TEXT else LONGEST_LINE

    def words(self, value: Value) -> str:
        """The value as people read it; "" for nothing."""
        if value is None or value == "":
            return ""
        if self.type is Type.CHOICE:
            return self.choices.get(str(value), str(value))
        if isinstance(value, bool):
            return "是" if value else "否"
        return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class Fault:
    """What is wrong with what was typed in `field`, and what to do."""

    field: str
    message: str


@dataclass(frozen=True)
class Kind:
    """One register. `plan` its place in the work plan; `fields` in the order of the form, always with `day` and
    `title`; `papers` what may be attached, key → words, `proof` the one without which the entry does not count;
    `attendance` whether people are listed by name; `keepers` who enters, as (kind of organisation, role); `checks` what
    no single field can say; `counts` in one sentence which entries are counted."""

    code: str
    label: str
    plan: str
    fields: tuple[Field, ...]
    counts: str
    papers: Mapping[str, str] = field(default_factory=dict)
    proof: str = ""
    attendance: bool = False
    keepers: frozenset[Post] = frozenset({("bureau", Role.CLERK)})
    checks: tuple[Callable[[Values], Fault | None], ...] = ()

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((one for one in self.fields if one.name == name), None)

    @property
    def groups(self) -> Mapping[str, str]:
        """What its entries are told apart by (audience, direction, honour); empty where nothing does."""
        own = self.field("group")
        return own.choices if own else {}

    @property
    def attachable(self) -> Mapping[str, str]:
        """Every purpose a file may be attached for."""
        return {**self.papers, "other": "其他材料"}


def faults(kind: Kind, values: Values, *, today: date) -> list[Fault]:
    """Everything wrong with an entry as typed, field by field, then what `kind.checks` find; empty when it is right.
    Values that no field has are left to the caller."""
    found = [fault for one in kind.fields if (fault := _fault(one, values.get(one.name), today))]
    wrong = {fault.field for fault in found}
    for check in kind.checks:
        fault = check(values)
        if fault and fault.field not in wrong:
            found.append(fault)
    return found


def _fault(one: Field, value: Value, today: date) -> Fault | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        chosen = "选" if one.type is Type.CHOICE else "填"
        return Fault(one.name, f"没有{chosen}{one.label}。") if one.required else None
    if one.type is Type.CHOICE and value not in one.choices:
        return Fault(one.name, f"{one.label}不在可选范围内。重新选一次。")
    if isinstance(value, str) and len(value) > one.most:
        return Fault(one.name, f"写了 {len(value)} 字，最多 {one.most} 字。删掉 {len(value) - one.most} 字。")
    if one.type is Type.CODE:
        return _code_fault(one, str(value))
    if isinstance(value, date) and not one.ahead and value > today:
        return Fault(one.name, "这一天还没到。填今天或以前的日子。")
    if one.type is Type.WHOLE and isinstance(value, int) and value < 0:
        return Fault(one.name, f"{one.label}不会少于 0。")
    return None


def _code_fault(one: Field, value: str) -> Fault | None:
    try:
        check_credit_code(value)
    except InvalidIdentifier as invalid:
        return Fault(one.name, invalid.message)
    return None


def ends_after_it_begins(values: Values) -> Fault | None:
    """`until` is not before `day`."""
    day, until = values.get("day"), values.get("until")
    if isinstance(day, date) and isinstance(until, date) and until < day:
        return Fault("until", "结束不会早于开始。核对日期。")
    return None


def answered_after(first: str, later: str, said: str) -> Callable[[Values], Fault | None]:
    """The day in `later` is not before the one in `first`, else `said`."""

    def check(values: Values) -> Fault | None:
        before, after = values.get(first), values.get(later)
        if isinstance(before, date) and isinstance(after, date) and after < before:
            return Fault(later, said)
        return None

    return check
