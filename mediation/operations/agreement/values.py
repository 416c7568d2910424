"""The editor's content as plain values: what a form or a file gives, before it is in the rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mediation.rules.agreement.plain import terms_from_plain, terms_to_plain
from mediation.rules.agreement.term import Term


@dataclass(frozen=True)
class TermValues:
    """One term as typed. `uid` of the row it replaces, "" for a new one; `data` plain values that fit
    `CLAUSES[kind]` (days as ISO text, sums in 分), without the account's number; `account` that number."""

    kind: str
    data: dict[str, Any]
    uid: str = ""
    account: str = ""
    proposal_id: int | None = None


@dataclass(frozen=True)
class AgreementValues:
    """The whole editor as typed; `signers` case_party id → {"by", "name"}."""

    facts: str = ""
    disputes: str = ""
    copies: int = 0
    want_confirmation: bool = False
    partial_scope: str = ""
    performance: str = ""
    agreed_on: date | None = None
    signing_on: date | None = None
    agreed_effective_on: date | None = None
    written_asked: bool = False
    signers: dict[str, dict[str, str]] = field(default_factory=dict)
    terms: Sequence[TermValues] = ()


def term_of(values: TermValues) -> Term:
    """The term that `values` make. Raises `InvalidDraft` for values that do not fit the clause."""
    data = dict(values.data)
    if isinstance(data.get("account"), dict) and values.account:
        data["account"] = {**data["account"], "number": values.account}
    proposal = f"proposal:{values.proposal_id}" if values.proposal_id else ""
    return Term(values.uid, values.kind, terms_from_plain(values.kind, data), proposal)


def term_values(term: Term) -> TermValues:
    """A term as it is stored: the account's number apart from the plain values."""
    data = terms_to_plain(term.data)
    account, number = data.get("account"), ""
    if isinstance(account, dict):
        number = str(account.get("number", ""))
        data["account"] = {**account, "number": ""}
    proposal = term.proposal.removeprefix("proposal:")
    return TermValues(term.kind, data, term.ref, number, int(proposal) if proposal.isdigit() else None)
