"""How a party is told in one line: in offers, on cards, in lists. Numbers of people are masked everywhere."""

from mediation.models.party import Party
from mediation.rules.identity import IdentityType
from mediation.rules.masking import mask_address, mask_identity
from mediation.rules.names import initials
from mediation.web.filters import grouped_code
from mediation.web.party_form import HEADS


def particulars(party: Party) -> list[str]:
    """The code or the masked number, who stands for it, where it is: `经营者 曹玉琴`, `身份证 320***********4821`."""
    said = [_number(party), f"{HEADS[party.kind]} {party.head_name}" if party.head_name and party.kind in HEADS else ""]
    said.append(mask_address(party.address) if party.kind == "person" else party.address)
    return [text for text in said if text]


def matches(name: str, words: str) -> list[list[int]]:
    """Where what was typed stands in `name`, as [start, end): the words themselves, or the signs whose pinyin
    initials they are."""
    typed = words.lower()
    at = name.lower().find(typed)
    if at < 0 and typed.isascii() and typed.isalpha():
        ends = range(len(name) - len(typed) + 1)
        at = next((start for start in ends if typed in initials(name[start : start + len(typed)])), -1)
    return [[at, at + len(typed)]] if at >= 0 and typed else []


def _number(party: Party) -> str:
    if not party.identity_number:
        return ""
    kind = IdentityType(party.identity_kind)
    if kind is IdentityType.CREDIT_CODE:
        return grouped_code(party.identity_number)
    return f"{kind.label} {mask_identity(party.identity_number)}"
