"""What a paper is: a frozen value whose every text says whether it is printed, so that the print can be proven.

A field is annotated `Annotated[str, Printed("住所")]` or `Annotated[str, UNPRINTED]`; a text without either is
refused by `entries`, so that no later field can slip past the proof.
"""

import hashlib
import hmac
import json
from collections.abc import Hashable, Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, get_type_hints


class Place(Enum):
    """Where on the sheet a text must be found: in the text area after what precedes it in the value, anywhere in
    the text area, or in the margins."""

    IN_ORDER = "in order"
    ANYWHERE = "anywhere"
    MARGIN = "margin"


@dataclass(frozen=True)
class Printed:
    """Marks a text that must be on paper; `what` names it in Chinese when it is missing."""

    what: str
    place: Place = Place.IN_ORDER


class Unprinted:
    """Marks a text that steers the print and is not itself printed."""


UNPRINTED = Unprinted()


@dataclass(frozen=True)
class Entry:
    """One text that must be on paper: `what` it is in Chinese, its `value`, `place` where it must be found."""

    what: str
    value: str
    place: Place


@dataclass(frozen=True)
class Head:
    """What every paper begins with. `number` may be empty on a draft; `code` and `digest` are computed from the
    content (`certified`), `demo` marks invented data."""

    code: Annotated[str, Printed("核验码", Place.MARGIN)] = ""
    digest: Annotated[str, Printed("正文校验", Place.MARGIN)] = ""
    committee: Annotated[str, Printed("调委会名称")] = ""
    title: Annotated[str, Printed("文书名称")] = ""
    number: Annotated[str, Printed("编号")] = ""
    demo: bool = False


def entries(paper: object) -> Iterator[Entry]:
    """Every text the paper carries that must be printed, in the order of its fields, which is the order of print.

    Raises TypeError for a text field that does not say whether it is printed.
    """
    yield from _walk(paper, "")


def content_digest(paper: Any) -> str:
    """SHA-256 (hex) of the paper's content, without the codes that are made from it."""
    content = asdict(replace(paper, head=replace(paper.head, code="", digest="")))
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


P = TypeVar("P")


def certified(paper: P, *, key: bytes) -> P:
    """The paper with its verification code and content check printed: `7K4M-29QX-D8TN` and `3F0A 91C2 77DE`.

    `key` the office's own, so that nobody else can make a code that fits. The same content gives the same code.
    """
    head = getattr(paper, "head")  # noqa: B009 - papers share no base class
    digest = content_digest(paper)
    short = digest[:12].upper()
    codes = {"code": _code(digest, key), "digest": f"{short[:4]} {short[4:8]} {short[8:]}"}
    return replace(paper, head=replace(head, **codes))  # type: ignore[type-var]


_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _code(digest: str, key: bytes) -> str:
    number = int.from_bytes(hmac.new(key, digest.encode(), hashlib.sha256).digest()[:8], "big") >> 4
    signs = "".join(_LETTERS[number >> shift & 31] for shift in range(55, -1, -5))
    return "-".join(signs[start : start + 4] for start in range(0, 12, 4))


def _walk(value: object, within: str) -> Iterator[Entry]:
    kind: Any = type(value)
    for field in fields(kind):
        marker = _markers(kind).get(field.name)
        yield from _entries(getattr(value, field.name), marker, within, f"{kind.__name__}.{field.name}")


def _entries(value: object, marker: Printed | Unprinted | None, within: str, name: str) -> Iterator[Entry]:
    if isinstance(marker, Unprinted) or value is None or isinstance(value, (bool, Enum)):
        return
    if is_dataclass(value):
        yield from _walk(value, within + getattr(value, "called", ""))
    elif isinstance(value, tuple):
        for each in value:
            yield from _entries(each, marker, within, name)
    elif not isinstance(value, str) or marker is None:
        raise TypeError(f"{name} does not say whether it is printed")
    elif value.strip():
        yield Entry(f"{within}{marker.what}", value, marker.place)


@cache
def _markers(kind: Hashable) -> dict[str, Printed | Unprinted]:
    hints = get_type_hints(kind, include_extras=True)
    return {
        name: marker
        for name, hint in hints.items()
        for marker in getattr(hint, "__metadata__", ())
        if isinstance(marker, (Printed, Unprinted))
    }
