"""虚假调解的迹象：特邀调解规定第十八条，民事诉讼法第一百一十五条。 Signs to look into, never proof."""

import re
from collections.abc import Iterator
from itertools import combinations

from mediation.rules.agreement.draft import Draft, DraftParty, PartyKind
from mediation.rules.agreement.finding import Finding, Part
from mediation.rules.agreement.person import Person
from mediation.rules.agreement.place import at_draft, at_party, at_term
from mediation.rules.clauses import CLAUSES
from mediation.rules.identifiers import normalise

_ASK = "向两边分别核实；确属虚假调解的，停止调解并报告。核实清楚的，写明理由保留。"
_NONE = re.compile(
    "^(?:各方|双方)?(?:当事人)?(?:均)?(?:无|没有|不存在)(?:任何)?(?:实质(?:性)?)?(?:的)?(?:争议|纠纷|分歧)?(?:事项)?[。.]?$"
)


def sham(draft: Draft) -> Iterator[Finding]:
    """What both sides share that opponents seldom share."""
    for one, other in combinations(draft.parties, 2):
        if one.side.opposes(other.side):
            yield from _shared(draft, one, other)
    yield from _pays_itself(draft)
    if draft.disputes and _NONE.search(draft.disputes.strip()):
        yield at_draft(
            "no_dispute", Part.FACTS, "争议事项", "争议事项写的是没有争议。没有争议的，不能调解。", _ASK, "disputes"
        )


def _shared(draft: Draft, one: DraftParty, other: DraftParty) -> Iterator[Finding]:
    between = f"{one.name}和{other.name}"
    if _phones(one) & _phones(other):
        yield at_party("same_contact", draft, other, f"{between}留了同一个电话。", _ASK, "phone")
    if _accounts(one) & _accounts(other):
        yield at_party("same_account", draft, other, f"{between}登记了同一个银行账户。", _ASK, "accounts")
    if _head(one).is_same(_head(other)):
        yield at_party("same_person", draft, other, f"{between}由同一人做主。", _ASK, "head")


def _phones(party: DraftParty) -> set[str]:
    numbers = [party.phone, *(agent.phone for agent in party.agents)]
    plain = {re.sub(r"\D", "", normalise(number)) for number in numbers if number}
    return {re.sub(r"^(?:00)?86(?=1\d{10}$)", "", number) for number in plain} - {""}


def _accounts(party: DraftParty) -> set[str]:
    return {normalise(number) for number in party.accounts if number}


def _head(party: DraftParty) -> Person:
    if party.kind is PartyKind.PERSON:
        return Person(party.name, party.identity)
    return Person(party.head, party.head_identity)


def _pays_itself(draft: Draft) -> Iterator[Finding]:
    for term in draft.terms:
        account = term.account()
        if account is None or not CLAUSES[term.kind].pays:
            continue
        payers = term.several("whom" if term.kind in ("licence", "transfer") else "who")
        for payer in filter(None, map(draft.party, payers)):
            own = normalise(account.number) in _accounts(payer) or account.holder == payer.name
            if own:
                yield at_term(
                    "same_account",
                    draft,
                    term,
                    f"收款账户是付款方{payer.name}自己的。",
                    f"改成收款人的账户。{_ASK}",
                    "account",
                )
