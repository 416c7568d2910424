"""姓名检索：拼音首字母（含姓氏的各种读音）和全拼。"""

import itertools
from functools import cache, lru_cache

from mediation.rules.surnames import COMPOUND, SINGLE

_MOST = 16


def initials(name: str) -> set[str]:
    """The strings of pinyin initials one might type for `name`, lower case, e.g. `单小雨` → `{"sxy", "dxy", "cxy"}`.

    All readings of the first character are there; of the others, in a person's name, all readings too, in a
    firm's those of surnames; 16 strings at most. Letters and digits stand for themselves; spaces, brackets and
    `·` are left out. An empty set for an empty name.
    """
    signs, person = _signs(name), _is_person(name)
    if not signs:
        return set()
    usual = _readings(signs, person=person)
    choices = [
        _letters(sign, reading, every=person or place == 0)
        for place, (sign, reading) in enumerate(zip(signs, usual, strict=True))
    ]
    tail = "".join(letters[0] for letters in choices[1:])
    # The readings of the first character come first, so that the limit never cuts them.
    found = dict.fromkeys(head + tail for head in choices[0])
    found |= dict.fromkeys("".join(letters) for letters in itertools.islice(itertools.product(*choices), 4 * _MOST))
    return set(itertools.islice(found, _MOST))


def spelling(name: str) -> str:
    """The full pinyin of `name` without tones, e.g. `单小雨` → `shanxiaoyu`, `吕…` → `lv…`; "" for an empty name."""
    return "".join(_readings(_signs(name), person=_is_person(name)))


@cache
def syllables(sign: str) -> tuple[str, ...]:
    """Every reading of one character as full pinyin without tones, the usual one first, e.g. `乐` → le, yue, …; ü is
    written `v`, `u` and `yu`, as abroad. Other signs stand for themselves."""
    from pypinyin import Style, pinyin

    found = [*SINGLE.get(sign, ()), *pinyin(sign, style=Style.NORMAL, heteronym=True)[0]]
    spelt = (reading.replace("v", umlaut) for reading in found for umlaut in ("v", "u", "yu"))
    return tuple(dict.fromkeys(each for each in spelt if each))


def _signs(name: str) -> str:
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _is_person(name: str) -> bool:
    return len(_signs(name)) <= 4 or "·" in name


@lru_cache(64)
def _readings(signs: str, *, person: bool) -> tuple[str, ...]:
    # A name is spelt several times in one act: for the register, the search, the check for conflicts.
    # Loaded with the first name: half a second of dictionaries that a start can do without.
    from pypinyin import lazy_pinyin

    # The library also takes a list for signs it does not know; its types do not say so.
    readings = lazy_pinyin(signs, errors=list)  # type: ignore[arg-type]
    if person:
        surname = COMPOUND.get(signs[:2]) or SINGLE.get(signs[:1], ())[:1]
        readings[: len(surname)] = surname
    return tuple(readings)


def _letters(sign: str, usual: str, *, every: bool) -> list[str]:
    readings = [usual, *SINGLE.get(sign, ())]
    if every:
        from pypinyin import Style, pinyin

        readings += pinyin(sign, style=Style.NORMAL, heteronym=True)[0]
    return list(dict.fromkeys(reading[0] for reading in readings))
