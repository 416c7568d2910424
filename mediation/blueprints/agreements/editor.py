"""The whole editor as one form: its frame and the forms of its terms, filled from what was posted or stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mediation.blueprints.agreements.forms import EditorForm, signer_of, with_signers
from mediation.blueprints.agreements.term_form import MOST_INSTALMENTS, Offered, TermForm, term_form
from mediation.models.agreement import Agreement
from mediation.models.case import CaseParty
from mediation.operations.agreement.drafting import PLAIN_FIELDS
from mediation.operations.agreement.reading import draft_rights, ref_of, usual_signer
from mediation.operations.agreement.values import AgreementValues, TermValues
from mediation.operations.matter_facts import acting_parties
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import item, party_label

MOST_TERMS = 60
_TEXTS = ("facts", "disputes", "performance", "partial_scope")


@dataclass
class Editor:
    """The form of one draft. Shown to templates and to `error_summary` like a form of its own."""

    agreement: Agreement
    form: EditorForm
    terms: list[TermForm]
    parties: list[CaseParty]

    def validate(self) -> bool:
        """Whether every value could be read; asks each part, so that all that is wrong is said at once."""
        return all([self.form.validate(), *(term.validate() for term in self.terms)])

    @property
    def errors(self) -> bool:
        """Whether something could not be read."""
        return bool(self.form.errors) or any(term.errors for term in self.terms)

    @property
    def error_items(self) -> list[tuple[str, str, str]]:
        """(field id, label, sentence) of each error, in the order of the page."""
        return list(self._error_items())

    def _error_items(self) -> Iterator[tuple[str, str, str]]:
        own = {field_id: (field_id, label, said) for field_id, label, said in self.form.error_items}
        head = [found for name, found in own.items() if name.startswith("sign_") or name in ("facts", "disputes")]
        yield from head
        for term in self.terms:
            for field_id, label, said in EditorForm.error_items.fget(term):  # type: ignore[attr-defined]
                yield field_id, f"{term.called} {label}", said
        yield from (found for found in own.values() if found not in head)

    def values(self) -> AgreementValues:
        """What was typed; what could not be read keeps its stored value, or is left out of its term."""
        return AgreementValues(
            **{name: self._value(name) for name in PLAIN_FIELDS if name != "signers"},
            signers=dict(self._signers()),
            terms=[term.values() for term in self.terms],
        )

    def _signers(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Only where somebody else signs than usual."""
        for party in self.parties:
            chosen = signer_of(self.form[f"sign_{party.uid}"].data or "")
            if chosen["by"] and chosen["by"] != usual_signer(party).value:
                yield str(party.id), chosen

    def _value(self, name: str) -> Any:
        field = self.form[name]
        if field.errors or field.process_errors:
            return getattr(self.agreement, name)
        if name in _TEXTS:
            return (field.data or "").replace("\r\n", "\n")
        return (field.data or 0) if name == "copies" else field.data

    def change_rows(self, add: str, remove: str) -> None:
        """One instalment more or less, nothing saved: `t-<uid>-instalments`, `t-<uid>-instalments-2`."""
        for term in self.terms:
            rows = term._fields.get("instalments")
            if rows is None:
                continue
            if add == rows.name and len(rows) < MOST_INSTALMENTS:
                rows.append_entry()
            rows.entries[:] = [entry for entry in rows.entries if entry.name != remove]


def editor_of(agreement: Agreement, typed: Any = None) -> Editor:
    """The editor filled from `typed` (a MultiDict) or, without it, from the rows."""
    parties = acting_parties(agreement.case)
    stored = stored_terms(agreement)
    wanted = stored if typed is None else _posted(typed, {values.uid: values.account for values in stored})
    offered = Offered(
        parties=[(ref_of(party), f"{party_label(place)} {party.party.name}") for place, party in enumerate(parties)],
        rights=[(right.ref, right.spoken) for right in draft_rights(agreement.case)],
        terms=[(values.uid, f"第{item(at)}项 {CLAUSES[values.kind].heading}") for at, values in enumerate(wanted, 1)],
    )
    terms = [term_form(values, _others(offered, values), typed, place=at) for at, values in enumerate(wanted, 1)]
    return Editor(agreement, _frame(agreement, parties, typed), terms, parties)


def _others(offered: Offered, values: TermValues) -> Offered:
    return Offered(offered.parties, offered.rights, [each for each in offered.terms if each[0] != values.uid])


def _frame(agreement: Agreement, parties: list[CaseParty], typed: Any) -> EditorForm:
    stored = {name: getattr(agreement, name) for name in (*PLAIN_FIELDS, "version") if name != "signers"}
    for party in parties:
        chosen = agreement.signers.get(str(party.id)) or {"by": usual_signer(party).value, "name": ""}
        stored[f"sign_{party.uid}"] = ":".join(filter(None, (chosen["by"], chosen.get("name", ""))))
    return with_signers(parties)(typed, data=stored)


def stored_terms(agreement: Agreement) -> list[TermValues]:
    """The terms as they are in the rows."""
    return [TermValues(row.kind, dict(row.data), row.uid, row.account, row.proposal_id) for row in agreement.terms]


def _posted(typed: Any, accounts: dict[str, str]) -> list[TermValues]:
    """The terms named by the page, in its order; their values are read by their forms."""
    found: dict[str, TermValues] = {}
    for key in typed.getlist("term")[:MOST_TERMS]:
        uid, kind, proposal = (*key.split(":"), "", "")[:3]
        if kind in CLAUSES and uid.isalnum():
            proposal_id = int(proposal) if proposal.isdecimal() and len(proposal) < 10 else None
            found.setdefault(uid, TermValues(kind, {}, uid, accounts.get(uid, ""), proposal_id))
    return list(found.values())


def draft_form(case_uid: str) -> str:
    """Under which name the user's typing is kept."""
    return f"agreement:{case_uid}"
