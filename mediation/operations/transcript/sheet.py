"""The transcript of one case for one platform: every column in the platform's order, with what is to be typed there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from mediation.models.case import Case, CaseParty
from mediation.models.transcript import PlatformListing
from mediation.operations.matter_facts import acting_parties
from mediation.operations.reports.layout import justice_type
from mediation.operations.transcript import case_values, outcome_values
from mediation.operations.transcript.case_values import Values
from mediation.rules.transcript.columns import FIXED, Column, from_plain
from mediation.rules.transcript.facts import FACTS, Value


class Standing(StrEnum):
    """What a line of the transcript has to offer."""

    READY = "ready"
    MASKED = "masked"
    LACKING = "lacking"
    HAND = "hand"
    UNFIT = "unfit"


@dataclass(frozen=True)
class Line:
    """One column to be filled: `place` from 1 in the order of the platform; `party` whose it is, "" of the case, and
    `party_uid` that party in the register; `text` what is copied, "" while nothing can be; `mask` what is shown of a
    sealed one; `fact` what fills the column and `recorded` where that is recorded, as in `Fact`; `also` what must be
    known before copying."""

    place: int
    column: Column
    standing: Standing
    party: str = ""
    party_uid: str = ""
    text: str = ""
    mask: str = ""
    fact: str = ""
    recorded: str = ""
    also: str = ""


@dataclass(frozen=True)
class Screen:
    """The lines of one screen of the platform, "" where only one is known."""

    name: str
    lines: tuple[Line, ...]


def values_of(case: Case, today: date) -> Values:
    """Every fact of the case that a platform may ask; one that is not recorded has no text."""
    return {
        **case_values.registered(case),
        "justice_type": Value(justice_type(case.dispute_type, today)),
        **case_values.met(case),
        **outcome_values.ended(case),
        **outcome_values.agreed(case, today),
        **outcome_values.followed(case),
        **outcome_values.filed(case),
    }


def screens_of(case: Case, listing: PlatformListing, *, today: date, revealed: bool) -> list[Screen]:
    """The transcript of `case` by a platform's listing; `revealed` whether sealed values may be shown whole."""
    columns = from_plain(listing.columns)
    known = values_of(case, today)
    parties = [(party, case_values.party_values(party, today)) for party in acting_parties(case)]
    lines = [
        replace(line, place=place) for place, line in enumerate(_lines(columns, known, parties, revealed=revealed), 1)
    ]
    return [Screen(name, tuple(rows)) for name, rows in groupby(lines, key=lambda line: line.column.screen)]


def _lines(
    columns: tuple[Column, ...], known: Values, parties: list[tuple[CaseParty, Values]], *, revealed: bool
) -> Iterator[Line]:
    """Columns that stand together and are asked of each party come as one block for each."""
    for (_, repeats), together in groupby(columns, key=lambda column: (column.screen, column.repeats)):
        block = list(together)
        if not repeats:
            yield from (_line(column, known.get(column.fill, Value()), revealed=revealed) for column in block)
            continue
        for party, own in parties:
            for column in block:
                line = _line(column, own.get(column.fill, Value()), revealed=revealed)
                yield replace(line, party=party.party.name, party_uid=party.party.uid)


def _line(column: Column, value: Value, *, revealed: bool) -> Line:
    if column.fill == FIXED:
        return Line(0, column, Standing.READY, text=column.text)
    fact = FACTS.get(column.fill)
    if fact is None:
        return Line(0, column, Standing.HAND)
    blank = Line(0, column, Standing.LACKING, fact=fact.label, recorded=fact.recorded)
    if not value.text:
        return replace(blank, standing=Standing.UNFIT) if value.unfit else blank
    mask = value.mask if fact.sealed else ""
    if mask and not revealed:
        return replace(blank, standing=Standing.MASKED, mask=mask, also=value.also)
    if column.choices:
        choice = value.among(column.choices)
        also = f"案件里记的是“{value.text}”" if choice != value.text else value.also
        return replace(blank, standing=Standing.READY if choice else Standing.HAND, text=choice, also=also)
    return replace(blank, standing=Standing.READY, text=value.text, mask=mask, also=value.also)
