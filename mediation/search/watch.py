"""Every change of a row that cases are found by reaches the index in the same transaction, whoever makes it.

Statements past the session do not come here: the audit trail refuses them.
"""

from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session, SessionTransaction

from mediation.models.agreement import Agreement, Term
from mediation.models.case import Agent, Case, CaseParty
from mediation.models.dossier import Dossier
from mediation.models.party import Party, PartyName
from mediation.models.right import Right
from mediation.models.transcript import PlatformNumber
from mediation.search.index import index_cases

# Row → (the column that leads to its case, the columns that cases are found by).
_WATCHED: dict[type, tuple[str, frozenset[str]]] = {
    Case: (
        "id",
        frozenset({"case_number", "register_number", "dispute_number", "facts", "committee_id", "restricted"}),
    ),
    Dossier: ("case_id", frozenset({"restricted_on"})),
    CaseParty: ("case_id", frozenset({"party_id", "shop", "actual_operator", "guardian_name"})),
    Party: ("id", frozenset({"name", "head_name"})),
    PartyName: ("party_id", frozenset({"text"})),
    Agent: ("case_party_id", frozenset({"name", "employer"})),
    Right: ("case_id", frozenset({"number", "number_key", "title", "holder"})),
    Agreement: ("case_id", frozenset({"facts"})),
    Term: ("agreement_id", frozenset({"data"})),
    PlatformNumber: ("case_id", frozenset({"number"})),
}
_TOUCHED = "search_touched"


def watch_sessions(session: Any) -> None:
    """Keep the index in step with the desk's sessions; called once."""
    event.listen(session, "after_flush", _collect)
    event.listen(session, "before_commit", _index)
    event.listen(session, "after_transaction_end", _forget)


def _collect(session: Session, flush_context: Any) -> None:
    touched: set[tuple[str, int]] = session.info.setdefault(_TOUCHED, set())
    for row in (*session.new, *session.deleted):
        if type(row) in _WATCHED:
            touched.add(_owner(row))
    for row in session.dirty:
        if type(row) in _WATCHED and _changed(row):
            touched.add(_owner(row))


def _owner(row: Any) -> tuple[str, int]:
    column = _WATCHED[type(row)][0]
    if column == "id":
        column = "case_id" if isinstance(row, Case) else "party_id"
        return column, row.id
    return column, getattr(row, column)


def _changed(row: Any) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in _WATCHED[type(row)][1])


def _index(session: Session) -> None:
    session.flush()
    touched: set[tuple[str, int]] = session.info.pop(_TOUCHED, set())
    if touched:
        index_cases(session, _cases(session, touched))


def _cases(session: Session, touched: set[tuple[str, int]]) -> set[int]:
    """The cases behind the touched rows; a firm's new name reaches all its cases."""
    ways = {
        "party_id": (CaseParty.case_id, CaseParty.party_id),
        "case_party_id": (CaseParty.case_id, CaseParty.id),
        "agreement_id": (Agreement.case_id, Agreement.id),
    }
    cases = {key for column, key in touched if column == "case_id"}
    for column, (case_id, owner) in ways.items():
        owners = [key for name, key in touched if name == column]
        if owners:
            cases.update(session.scalars(select(case_id).where(owner.in_(owners))))
    return cases


def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_TOUCHED, None)
