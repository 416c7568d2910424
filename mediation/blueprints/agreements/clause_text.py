"""What is printed for each term, with its filled places and the marks of the review in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mediation.blueprints.agreements.review_panel import Numbered
from mediation.procedures.agreement import Draft, Severity
from mediation.rules.agreement.slots import slots
from mediation.rules.agreement.term import Term
from mediation.rules.clause_wording import Table, capitals
from mediation.rules.clauses import CLAUSES, FieldType
from mediation.rules.figures import han
from mediation.rules.masking import mask_account

_RANK = {"": 0, "slot": 1, "warn": 2, "block": 3}


@dataclass(frozen=True)
class Segment:
    """A run of printed words that look alike: "", slot, warn or block; `marks` (number, severity) stand after it."""

    text: str
    look: str
    marks: tuple[tuple[int, str], ...] = ()


@dataclass
class ClauseView:
    """One term as the page shows it: `blocks` lists of segments or tables; `marks` those with no place in the
    words, `sum_marks` those about its instalments; `capitals` of its sum."""

    uid: str
    number: str
    heading: str
    severity: str = ""
    blocks: list[list[Segment] | Table] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    sum_marks: list[tuple[int, str]] = field(default_factory=list)
    capitals: str = ""


def clause_views(draft: Draft, findings: Sequence[Numbered]) -> list[ClauseView]:
    """Every term of the draft in the order of print."""
    return [
        _view(draft, term, place, [found for found in findings if found.finding.ref == term.ref])
        for place, term in enumerate(draft.terms, 1)
    ]


def _view(draft: Draft, term: Term, place: int, findings: Sequence[Numbered]) -> ClauseView:
    term = _masked(term)
    wording = CLAUSES[term.kind].wording(term, draft.naming)
    amount = term.number("amount")
    view = ClauseView(term.ref, han(place), wording.heading, capitals=capitals(amount) if amount is not None else "")
    severities = {found.finding.severity for found in findings}
    if severities:
        view.severity = "block" if Severity.BLOCK in severities else "warn"
    unplaced = [found for found in findings if not _about_instalments(found)]
    view.sum_marks = [found.mark for found in findings if _about_instalments(found)]
    for block in wording.blocks:
        if isinstance(block, Table):
            view.blocks.append(block)
            continue
        segments, unplaced = _segments(draft, term, block, unplaced)
        view.blocks.append(segments)
    view.marks = [found.mark for found in unplaced]
    return view


def _masked(term: Term) -> Term:
    """On screen an account shows its last four; the paper has it whole."""
    account = term.account()
    if account is None:
        return term
    shown = f"****{account.number[-4:]}" if len(account.number) > 8 else mask_account(account.number)
    return replace(term, data={**term.data, "account": replace(account, number=shown)})


def _about_instalments(found: Numbered) -> bool:
    return found.finding.code == "sum_mismatch" or found.finding.field.startswith("instalments")


def _segments(
    draft: Draft, term: Term, text: str, findings: Sequence[Numbered]
) -> tuple[list[Segment], list[Numbered]]:
    """The paragraph cut where its look changes, and the findings that have no place in it."""
    places = [
        (slot.start, slot.end, slot.field) for slot in slots(term, draft.naming, text) if _marked(term, slot.field)
    ]
    looks = [""] * len(text)
    for start, end, _ in places:
        looks[start:end] = ["slot"] * (end - start)
    ends: dict[int, list[tuple[int, str]]] = {}
    left: list[Numbered] = []
    for found in findings:
        spot = _spot(text, found, places)
        if spot is None:
            left.append(found)
            continue
        severity = found.mark[1]
        for at in range(*spot):
            looks[at] = max(looks[at], severity, key=_RANK.__getitem__)
        ends.setdefault(spot[1], []).append(found.mark)
    edges = {edge for start, end, _ in places for edge in (start, end)}
    return list(_cut(text, looks, ends, edges)), left


def _marked(term: Term, name: str) -> bool:
    """Free text is all filled in: marking it would mark everything."""
    return CLAUSES[term.kind].field(name).type is not FieldType.LONG_TEXT


def _spot(text: str, found: Numbered, places: Sequence[tuple[int, int, str]]) -> tuple[int, int] | None:
    quote = found.finding.quote
    if quote and quote in text:
        start = text.index(quote)
        return start, start + len(quote)
    return next(((start, end) for start, end, name in places if name == found.finding.field), None)


def _cut(text: str, looks: Sequence[str], ends: dict[int, list[tuple[int, str]]], edges: set[int]) -> Iterator[Segment]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or at in ends or at in edges or looks[at] != looks[start]:
            yield Segment(text[start:at], looks[start], tuple(ends.get(at, ())))
            start = at
