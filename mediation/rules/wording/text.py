"""一条条款读一遍：所有要挑的说法，按出现的先后。"""

from collections.abc import Iterable, Iterator

from mediation.rules.wording.amounts import amounts, blanks, days
from mediation.rules.wording.others import loose_ends, open_ends, strangers
from mediation.rules.wording.ownership import ownership
from mediation.rules.wording.reading import Remark, Sentence, sentences
from mediation.rules.wording.unlawful import unlawful
from mediation.rules.wording.vague import vague


def remarks(text: str, names: Iterable[str] = (), *, free: bool = False) -> list[Remark]:
    """What a court would object to in the words of one term, in the order of the text.

    `names` the parties' full names, spoken like 甲方; `free` for free text, where who and when must stand in the
    words themselves. Quotations, titles and links are not read. Of overlapping remarks with one code the longest
    stays.
    """
    names = tuple(names)
    read = list(sentences(text, names))
    found = [remark for sentence in read for remark in _each(sentence, names)]
    found += [*days(text), *blanks(text)]
    # A term that must be rewritten anyway is not also blamed for what it leaves out.
    if free and not found:
        found += open_ends(read)
    return sorted(_without_overlap(found), key=lambda remark: (remark.start, remark.end))


def _each(sentence: Sentence, names: tuple[str, ...]) -> Iterator[Remark]:
    yield from ownership(sentence)
    yield from vague(sentence)
    yield from unlawful(sentence)
    yield from strangers(sentence, names)
    yield from amounts(sentence)
    yield from loose_ends(sentence)


def _without_overlap(found: list[Remark]) -> list[Remark]:
    kept: list[Remark] = []
    taken: set[tuple[str, int]] = set()
    for remark in sorted(found, key=lambda each: each.start - each.end):
        places = {(remark.code, place) for place in range(remark.start, remark.end)}
        if places.isdisjoint(taken):
            kept.append(remark)
            taken |= places
    return kept
