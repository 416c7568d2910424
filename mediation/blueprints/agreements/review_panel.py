"""The panel beside the editor: what the review of the draft as typed finds, numbered as in the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.operations.agreement.reviewing import Reviewed
from mediation.procedures.agreement import Draft, Finding, Severity
from mediation.rules.agreement.finding import Part, Replacement
from mediation.rules.agreement.term import Term
from mediation.rules.clause_wording import money, until
from mediation.rules.clauses import CLAUSES, FieldType
from mediation.rules.figures import han
from mediation.rules.money import yuan

Parts = list[tuple[str, str]]


@dataclass(frozen=True)
class Numbered:
    """A finding that is open, with its number in text and panel."""

    number: int
    finding: Finding

    @property
    def mark(self) -> tuple[int, str]:
        """Number and look of the mark."""
        return self.number, self.finding.severity.value

    @property
    def anchor(self) -> str:
        """Where on the page it is put right."""
        found = self.finding
        if found.part is Part.TERMS:
            return f"term-{found.ref}" if found.ref else "terms"
        return {Part.PARTIES: "parties", Part.RIGHTS: "parties", Part.FACTS: "facts-part"}.get(found.part, "paper")


# Fields of the draft beside which the page has a place for marks.
_OWN_PLACE = ("facts", "disputes", "copies")


@dataclass(frozen=True)
class ReviewPanel:
    """`blocks` and `warns` open, `kept` with reasons, `passed` names of checks that found nothing; `unread` how many
    fields could not be read and were left out."""

    blocks: list[Numbered]
    warns: list[Numbered]
    kept: list[Reviewed]
    passed: list[str]
    draft: Draft
    unread: int = 0

    @property
    def numbered(self) -> list[Numbered]:
        """All that is open, in order."""
        return [*self.blocks, *self.warns]

    @property
    def ready(self) -> bool:
        """Whether nothing stands against issuing."""
        return not self.blocks and not self.warns and not self.unread

    def at(self, *fields: str) -> list[tuple[int, str]]:
        """The marks of findings about a field of the draft itself: facts, copies …"""
        return [one.mark for one in self.numbered if not one.finding.ref and one.finding.field in fields]

    def of(self, ref: str) -> list[tuple[int, str]]:
        """The marks of findings about one party."""
        return [one.mark for one in self.numbered if one.finding.part is Part.PARTIES and one.finding.ref == ref]

    def loose(self, section: str) -> list[tuple[int, str]]:
        """The marks that belong to a section of the page as a whole: no field, party or term takes them."""
        return [one.mark for one in self.numbered if one.anchor == section and not self._placed(one.finding)]

    def _placed(self, found: Finding) -> bool:
        if found.part is Part.PARTIES:
            return self.draft.party(found.ref) is not None
        return found.part is Part.TERMS and bool(found.ref) or found.field in _OWN_PLACE

    def where(self, found: Finding) -> str:
        """The place as a heading names it: `第（三）项 赔偿`."""
        return found.where

    def wording(self, found: Finding) -> Parts:
        """The change the program can make, struck out and new; [] when it can make none."""
        return _wording(self.draft, found.replacement) if found.replacement else []

    def accept_text(self, found: Finding) -> str:
        """The words on the button that makes the change: `改成 26,000.00`, `照此改`."""
        change = found.replacement
        if change is None:
            return ""
        if change.field == "copies":
            return f"改成 {change.new} 份"
        if isinstance(change.new, int) and not isinstance(change.new, bool):
            return f"改成 {yuan(change.new)}"
        return "照此改"


def review_panel(draft: Draft, reviewed: Sequence[Reviewed], passed: list[str], *, unread: int = 0) -> ReviewPanel:
    """Blocks first, each kind in the order of the paper; numbers run through."""
    open_ones = [one.finding for one in reviewed if one.open]
    numbered = [Numbered(number, found) for number, found in enumerate(open_ones, 1)]
    return ReviewPanel(
        blocks=[one for one in numbered if one.finding.severity is Severity.BLOCK],
        warns=[one for one in numbered if one.finding.severity is Severity.WARN],
        kept=[one for one in reviewed if not one.open],
        passed=passed,
        draft=draft,
        unread=unread,
    )


def _wording(draft: Draft, change: Replacement) -> Parts:
    term = next((term for term in draft.terms if term.ref == change.ref), None)
    if change.field == "copies":
        return [("", "一式 "), ("gone", str(change.old)), ("", " "), ("new", str(change.new)), ("", " 份")]
    if term is None:
        return []
    if change.new is None or change.new == "":
        return [("gone", str(change.old)), *([] if change.field else [("", "\n整条删去")])]
    lead = _lead(term, change.field)
    return [("", lead), ("gone", _said(term, change, change.old)), ("", " "), ("new", _said(term, change, change.new))]


def _lead(term: Term, name: str) -> str:
    field, _, rest = name.partition("[")
    if rest:
        return f"第{han(int(rest.partition(']')[0]) + 1)}期 "
    return f"{CLAUSES[term.kind].field(field).label}："


def _said(term: Term, change: Replacement, value: str | int | date | None) -> str:
    if isinstance(value, date):
        return until(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return str(value or "没有填")
    field = CLAUSES[term.kind].field(change.field.partition("[")[0])
    if field.type is FieldType.INSTALMENTS:
        return f"{yuan(value)} 元"
    return money(value) if field.type is FieldType.MONEY else str(value)
