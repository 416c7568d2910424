"""照审查意见改：把一处替换写进协议稿。"""

from dataclasses import replace
from datetime import date

from mediation.rules.agreement.draft import Draft
from mediation.rules.agreement.finding import Replacement
from mediation.rules.agreement.term import Instalment, Term, Value


def amend(draft: Draft, change: Replacement) -> Draft:
    """The draft with `change` made.

    Raises ValueError when the place no longer holds what the change is to replace: the draft was edited since.
    """
    if change.ref == "" and change.field == "copies" and isinstance(change.new, int):
        _expect(draft.copies == change.old)
        return replace(draft, copies=change.new)
    _expect(any(term.ref == change.ref for term in draft.terms))
    terms = [_term(term, change) if term.ref == change.ref else term for term in draft.terms]
    return replace(draft, terms=tuple(term for term in terms if term is not None))


def _term(term: Term, change: Replacement) -> Term | None:
    if change.field == "":
        return None
    name, _, rest = change.field.partition("[")
    if rest:
        return _with(term, name, _instalments(term, int(rest.partition("]")[0]), change))
    if isinstance(change.new, date | int):
        old = term.data.get(name)
        _expect(old == change.old)
        return _with(term, name, change.new)
    text, old_text = term.text(name), str(change.old)
    _expect(old_text in text)
    return _with(term, name, text.replace(old_text, change.new or "", 1).strip())


def _instalments(term: Term, place: int, change: Replacement) -> tuple[Instalment, ...]:
    parts = list(term.instalments())
    _expect(place < len(parts) and parts[place].amount == change.old)
    if isinstance(change.new, int):
        parts[place] = replace(parts[place], amount=change.new)
    return tuple(parts)


def _with(term: Term, name: str, value: Value) -> Term:
    return replace(term, data={**term.data, name: value})


def _expect(holds: bool) -> None:
    if not holds:
        raise ValueError("这一处已经改过。重新审查，再照新的意见改。")
