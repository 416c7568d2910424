"""A settled dispute and its agreement, for tests of drafting, issuing and signing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mediation import files
from mediation.documents.catalogue import FORMS
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.document import Document
from mediation.operations import people_mediation as acts
from mediation.operations.agreement import drafting, issuing, reviewing, signing
from mediation.operations.agreement.issuing import SetPaper
from mediation.operations.agreement.reading import draft_of, last_agreement
from mediation.operations.agreement.values import AgreementValues, TermValues, term_values
from mediation.operations.registration import PartyEntry
from mediation.operations.sessions import sessions_of
from mediation.rules.agreement.draft import SignsBy
from tests.operations.conftest import Desk, firm, resident_id, shop

SECOND_FIRM = firm("南通沐棠纺织品有限公司", 5, head_name="沐云川")
SHOP = shop(head_identity_number=resident_id(17))


def of_three(desk: Desk) -> tuple[PartyEntry, ...]:
    """Two firms and a shop owner."""
    return (
        PartyEntry("applicant", values=firm(), consent_manner="in_person"),
        PartyEntry("respondent", values=SECOND_FIRM, consent_manner="in_person"),
        PartyEntry("respondent", values=SHOP, consent_manner="phone"),
    )


def others(serial: int = 20) -> tuple[PartyEntry, ...]:
    """Two firms that have no other dispute, with names of their own for every `serial`."""
    first, second = ("".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in str(at)) for at in (serial, serial + 1))
    other = firm(f"南通远岫{second}家居有限公司", serial + 1, head_name="远岫云")
    return (
        PartyEntry("applicant", values=firm(f"南通秋实{first}布业有限公司", serial), consent_manner="in_person"),
        PartyEntry("respondent", values=other, consent_manner="in_person"),
    )


def settled(desk: Desk, proposals: Sequence[dict[str, Any]] = (), **changes: Any) -> Case:
    """A case whose parties came to terms; `proposals` were made and accepted in its session."""
    parties = changes.pop("parties", None) or of_three(desk)
    case = desk.prepared(parties=parties, **changes)
    for agent in (agent for party in case.parties for agent in party.agents):
        acts.check_agent_authority(agent, actor=desk.actor())
    acts.hold_session(case, desk.record(case, result="agreed"), actor=desk.actor())
    for proposal in proposals:
        propose(desk, case, **proposal)
    acts.reach_agreement(case, actor=desk.actor())
    desk.commit()
    return case


def propose(desk: Desk, case: Case, *, answer: str = "accepted", **proposal: Any) -> int:
    """A proposal of the last session, answered; its row id."""
    record = sessions_of(case)[-1]
    made = acts.propose(record, case, actor=desk.actor(), **proposal)
    acts.answer_proposal(made, case, answer=answer, actor=desk.actor())
    return made.id


def refs(case: Case) -> list[str]:
    """How terms name the parties, in their order."""
    return [f"p{party.id}" for party in case.parties]


def stop(case: Case) -> TermValues:
    """Both respondents stop."""
    return TermValues("stop", {"who": refs(case)[1:], "acts": "生产、销售", "what": "使用《春溪缠枝》花型的四件套"})


def payment(
    case: Case, amounts: Sequence[int], total: int | None = None, *, first: date, every: int = 30
) -> TermValues:
    """The second party pays the first in instalments of `amounts` 分, `every` so many days."""
    parts = [{"due": (first + timedelta(every * at)).isoformat(), "amount": each} for at, each in enumerate(amounts)]
    data = {
        "who": refs(case)[1:2],
        "whom": refs(case)[0],
        "amount": sum(amounts) if total is None else total,
        "instalments": parts,
        "account": {"holder": case.parties[0].party.name, "bank": "示例银行通州支行", "number": ""},
    }
    return TermValues("compensation", data, account="6200000000000035017")


def written(case: Case, *terms: TermValues, **changes: Any) -> AgreementValues:
    """An editor's content that the review has nothing against, unless `changes` bring it in."""
    values = AgreementValues(
        facts="甲方持有美术作品《春溪缠枝》登记证书。乙方、丙方销售使用近似花型的四件套，各方对此没有异议。",
        disputes="赔偿数额；库存怎样处理。",
        copies=len(case.parties) + 1,
        terms=terms or (stop(case),),
    )
    return replace(values, **changes)


def drafted(desk: Desk, case: Case | None = None, *terms: TermValues, **changes: Any) -> Agreement:
    """A draft with nothing left to mend."""
    case = case or settled(desk)
    agreement = drafting.start(case, actor=desk.actor())
    save(desk, agreement, written(case, *terms, **changes))
    desk.commit()
    return agreement


def save(desk: Desk, agreement: Agreement, values: AgreementValues) -> bool:
    """Store the editor as somebody does who saw the newest version."""
    db.session.flush()
    return drafting.save(agreement, values, seen_version=agreement.version, actor=desk.actor())


def stored(agreement: Agreement) -> list[TermValues]:
    """The terms as the rows have them, ready to be saved again."""
    return [term_values(term) for term in draft_of(agreement).terms]


def keep_all(desk: Desk, agreement: Agreement) -> None:
    """Every warning kept with a reason."""
    for one in reviewing.reviewed(agreement):
        if one.open and not one.blocks:
            reviewing.keep_warning(agreement, one.finding.key, reason="各方要求这样写", actor=desk.actor())


def unset(agreement: Agreement) -> SetPaper:
    """The paper as `set_paper` gives it, with a file that no press set: for tests of what comes after."""
    issuing.refuse_while_open(agreement)
    form = "oral_agreement" if agreement.form == "oral" else "agreement"
    assert form in FORMS
    paper = issuing.paper_of(agreement, demo=False)
    return SetPaper(form, paper, 3, files.store(b"%PDF-1.7 sheet"), agreement.version, False)


def issued(desk: Desk, agreement: Agreement | None = None) -> Agreement:
    """A version that is out for signing."""
    agreement = agreement or drafted(desk)
    issuing.issue(agreement, unset(agreement), actor=desk.actor())
    desk.commit()
    return agreement


def sign(desk: Desk, agreement: Agreement, party: CaseParty, on: date | None = None, by: SignsBy | None = None) -> None:
    """One party's signature, by its head or the person."""
    by = by or (SignsBy.SELF if party.party.kind == "person" else SignsBy.HEAD)
    name = party.party.head_name if by is SignsBy.HEAD else party.party.name
    signing.sign_party(
        agreement, party, name=name, by=by, manner="signature", signed_on=on or desk.day, actor=desk.actor()
    )


def everybody_signs(desk: Desk, agreement: Agreement) -> None:
    """All parties and the mediator, today."""
    for party in agreement.case.parties:
        sign(desk, agreement, party)
    signing.sign_mediator(agreement, desk.user("陈晓芸"), signed_on=desk.day, actor=desk.actor())


def effective(desk: Desk, agreement: Agreement | None = None) -> Agreement:
    """An agreement in effect."""
    agreement = agreement or issued(desk)
    everybody_signs(desk, agreement)
    signing.seal(agreement, sealed_on=desk.day, actor=desk.actor())
    desk.commit()
    return agreement


def newest(case: Case) -> Agreement:
    """The newest agreement of the case."""
    agreement = last_agreement(case)
    assert agreement is not None
    return agreement


def documents(case: Case) -> list[Document]:
    """Every paper issued in the case."""
    return issuing.papers_of(case)
