"""条款填的内容与 JSON 之间：读的时候逐项核对，错在哪一项就说哪一项。"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from mediation.rules.agreement.term import Account, Instalment, Value
from mediation.rules.clauses import CLAUSES, ClauseField, FieldType

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_MOST = 10**15


class InvalidDraft(ValueError):
    """A draft that cannot be read. `path` the place, e.g. `terms[2].data.amount`; `message` one Chinese sentence
    that says what is wrong there and what to write."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path or '协议稿'}：{message}")
        self.path = path
        self.message = message


@dataclass(frozen=True)
class Plain:
    """An object of a JSON file, and where it stands in it. Its readers raise `InvalidDraft`."""

    data: Mapping[str, object]
    path: str = ""

    def at(self, name: str) -> str:
        """The path of a member: `parties[0].name`."""
        return f"{self.path}.{name}" if self.path else name

    def only(self, names: Iterable[str]) -> None:
        """Refuses members that are none of `names`."""
        known = list(names)
        for name in self.data:
            if name not in known:
                raise InvalidDraft(self.at(name), f"没有“{name}”这一项。可以写：{'、'.join(known)}。")

    def text(self, name: str, *, required: bool = False) -> str:
        """A text; "" where there is none."""
        value = self.data.get(name)
        if value is None or value == "":
            if required:
                raise InvalidDraft(self.at(name), "这一项必须写。")
            return ""
        return read_text(value, self.at(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self.data.get(name)
        return () if value is None else read_texts(value, self.at(name))

    def day(self, name: str) -> date | None:
        """A day, written `2026-09-18`."""
        value = self.data.get(name)
        return None if value in (None, "") else read_day(value, self.at(name))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """true or false."""
        value = self.data.get(name)
        return default if value is None else read_flag(value, self.at(name))

    def count(self, name: str, default: int = 0) -> int:
        """A whole number from 0 to 9999."""
        value = self.data.get(name)
        return default if value is None else read_count(value, self.at(name))

    def choice(self, name: str, kind: type[E], default: E | None = None) -> E:
        """A value of the enumeration `kind`."""
        value = self.data.get(name)
        if value in (None, "") and default is not None:
            return default
        allowed = "、".join(kind)
        if not isinstance(value, str) or value not in set(kind):
            raise InvalidDraft(self.at(name), f"只能是{allowed}之一，{_shown(value)}。")
        return kind(value)

    def each(self, name: str, read: Callable[["Plain"], T]) -> tuple[T, ...]:
        """Every object of a list, read by `read`."""
        value = self.data.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise InvalidDraft(self.at(name), f"要写成列表，{_shown(value)}。")
        return tuple(read(as_object(each, f"{self.at(name)}[{place}]")) for place, each in enumerate(value))


def as_object(value: object, path: str) -> Plain:
    """`value` as an object at `path`; raises `InvalidDraft`."""
    if not isinstance(value, dict):
        raise InvalidDraft(path, f"要写成{{}}，{_shown(value)}。")
    return Plain(value, path)


def terms_from_plain(kind: str, data: Mapping[str, object], path: str = "data") -> dict[str, Value]:
    """The fields of a term of `kind` from JSON: days as `2026-09-18`, money in 分. Empty values are left out.

    Raises `InvalidDraft` for an unknown kind or field and for a value of another type than the field's.
    """
    if kind not in CLAUSES:
        raise InvalidDraft(path, f"没有“{kind}”这种条款。可以写：{'、'.join(CLAUSES)}。")
    fields = {field.name: field for field in CLAUSES[kind].fields}
    Plain(data, path).only(fields)
    filled = {name: value for name, value in data.items() if value is not None and value != "" and value != []}
    return {name: _READ[fields[name].type](value, f"{path}.{name}", fields[name]) for name, value in filled.items()}


def terms_to_plain(data: Mapping[str, Value]) -> dict[str, object]:
    """The fields of a term as JSON values; `terms_from_plain` reads them back."""
    return {name: _plain(value) for name, value in data.items()}


def read_text(value: object, path: str, field: ClauseField | None = None) -> str:
    """A text without white space at its ends."""
    if not isinstance(value, str):
        raise InvalidDraft(path, f"要写成文字，{_shown(value)}。")
    return value.strip()


def read_texts(value: object, path: str, field: ClauseField | None = None) -> tuple[str, ...]:
    """A list of texts, or one text."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise InvalidDraft(path, f"要写成文字的列表，{_shown(value)}。")
    return tuple(each.strip() for each in value if each.strip())


def read_day(value: object, path: str, field: ClauseField | None = None) -> date:
    """A day, written `2026-09-18`."""
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise InvalidDraft(path, f"日期写成 2026-09-18 这样，{_shown(value)}。") from None


def read_count(value: object, path: str, field: ClauseField | None = None) -> int:
    """A whole number from 0 to 9999."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 9999:
        raise InvalidDraft(path, f"要写 0 到 9999 的整数，{_shown(value)}。")
    return value


def read_flag(value: object, path: str, field: ClauseField | None = None) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise InvalidDraft(path, f"只能是 true 或者 false，{_shown(value)}。")
    return value


def _read_money(value: object, path: str, field: ClauseField | None = None) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= _MOST:
        raise InvalidDraft(path, f"金额写整数，单位是分，66,000.00元写 6600000，{_shown(value)}。")
    return value


def _read_deadline(value: object, path: str, field: ClauseField | None = None) -> date | str:
    text = read_text(value, path)
    return read_day(text, path) if _DAY.fullmatch(text) else text


def _read_choice(value: object, path: str, field: ClauseField | None = None) -> str:
    choices = (field.choices if field else None) or {}
    if not isinstance(value, str) or value not in choices:
        allowed = "、".join(f"{key}（{label}）" for key, label in choices.items())
        raise InvalidDraft(path, f"只能是{allowed}之一，{_shown(value)}。")
    return value


def _read_instalments(value: object, path: str, field: ClauseField | None = None) -> tuple[Instalment, ...]:
    if not isinstance(value, list):
        raise InvalidDraft(path, f"要写成列表，{_shown(value)}。")
    return tuple(_read_instalment(as_object(each, f"{path}[{place}]")) for place, each in enumerate(value))


def _read_instalment(each: Plain) -> Instalment:
    each.only(("due", "amount"))
    return Instalment(
        _read_deadline(each.data.get("due", ""), each.at("due")),
        _read_money(each.data.get("amount"), each.at("amount")),
    )


def _read_account(value: object, path: str, field: ClauseField | None = None) -> Account:
    account = as_object(value, path)
    account.only(("holder", "bank", "number"))
    return Account(account.text("holder"), account.text("bank"), re.sub(r"[\s-]", "", account.text("number")))


_READ: Mapping[FieldType, Callable[[object, str, ClauseField], Value]] = {
    FieldType.PARTY: read_text,
    FieldType.PARTIES: read_texts,
    FieldType.RIGHT: read_text,
    FieldType.TERM: read_text,
    FieldType.TERMS: read_texts,
    FieldType.TEXT: read_text,
    FieldType.LONG_TEXT: read_text,
    FieldType.LINES: read_texts,
    FieldType.LINKS: read_texts,
    FieldType.DAY: read_day,
    FieldType.DEADLINE: _read_deadline,
    FieldType.MONEY: _read_money,
    FieldType.COUNT: read_count,
    FieldType.FLAG: read_flag,
    FieldType.CHOICE: _read_choice,
    FieldType.INSTALMENTS: _read_instalments,
    FieldType.ACCOUNT: _read_account,
}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Account):
        return asdict(value)
    if isinstance(value, Instalment):
        return {"due": _plain(value.due), "amount": value.amount}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _shown(value: object) -> str:
    text = str(value)
    return "现在没有写" if value is None or value == "" else f"现在是“{text[:20]}{'…' if len(text) > 20 else ''}”"
