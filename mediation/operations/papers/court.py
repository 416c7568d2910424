"""司法确认申请书和材料清单: the joint application for an agreement in force, and what goes with it to the court."""

from collections.abc import Iterator

from sqlalchemy import select

from mediation.documents.confirmation_application import confirmation_application
from mediation.documents.confirmation_materials import Material, confirmation_materials
from mediation.documents.mediation_proof import mediation_proof
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.document import Attachment, Document
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.models.session_record import AgreedFacts
from mediation.operations.agreement.issuing import matter_of, number_of
from mediation.operations.agreement.reading import draft_of
from mediation.operations.judicial_confirmation.courts import choice_of
from mediation.operations.matter_facts import acting_agents, acting_mediators, acting_parties, missing_particulars
from mediation.operations.papers.attached import attached, described, from_party, scans_of
from mediation.operations.papers.case_facts import label_of, labelled_parties
from mediation.operations.papers.making import Gap, Made, Making
from mediation.procedures.agreement import Draft, review
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import CPL_205

_OWNERSHIP = frozenset({"ip_ownership", "ip_validity", "property_ownership"})


def application(making: Making) -> Made:
    """司法确认申请书 of all parties, for a written agreement in force."""
    case, agreement = making.case, _agreement(making)
    draft = draft_of(agreement)
    assert agreement.effective_on is not None, "checked"
    paper = confirmation_application(
        draft,
        number=number_of(agreement),
        matter=matter_of(case),
        effective_on=agreement.effective_on,
        court=court_of(agreement, draft),
        decides_ownership=any(finding.code in _OWNERSHIP for finding in review(draft)),
        demo=making.demo,
    )
    return Made(paper, tuple(_unknown(making)))


def materials(making: Making) -> Made:
    """司法确认申请材料清单: what the court asks for, and what of it the file holds."""
    case, agreement = making.case, _agreement(making)
    draft = draft_of(agreement)
    assert agreement.effective_on is not None, "checked"
    paper = confirmation_materials(
        committee=case.committee.name,
        number=number_of(agreement),
        effective=day(agreement.effective_on),
        parties=labelled_parties(case),
        court=court_of(agreement, draft),
        materials=materials_of(agreement),
        demo=making.demo,
    )
    return Made(paper)


def proof(making: Making) -> Made:
    """调解组织主持调解的证明, sealed by the committee."""
    case, agreement = making.case, _agreement(making)
    assert agreement.effective_on is not None and case.accepted_on is not None, "checked"
    mediators = [row.user.display_name for row in acting_mediators(case)]
    paper = mediation_proof(
        committee=case.committee.name,
        number=number_of(agreement),
        matter=matter_of(case),
        accepted_on=case.accepted_on,
        effective_on=agreement.effective_on,
        parties=labelled_parties(case),
        mediators=mediators,
        court=court_of(agreement, draft_of(agreement)),
        demo=making.demo,
    )
    return Made(paper, () if mediators else (Gap("没有登记调解员。", "appoint_mediators"),))


def court_of(agreement: Agreement, draft: Draft) -> str:
    """The court to apply to: the one chosen for the application; before that, where there is one beyond doubt, the
    court that invited the mediation, or the one court that the table, confirmed by asking it, names for all rights of
    the case. Else "": the line is left to the pen."""
    chosen = db.session.scalar(
        select(JudicialConfirmation.court)
        .where(JudicialConfirmation.agreement_id == agreement.id)
        .order_by(JudicialConfirmation.ordinal.desc())
        .limit(1)
    )
    if chosen:
        return chosen
    if draft.inviting_court:
        return draft.inviting_court
    if agreement.effective_on is None or not draft.rights:
        return ""
    found = choice_of(agreement, draft, on=agreement.effective_on).proposed
    return found[0].court if len(found) == 1 and found[0].confirmed else ""


def materials_of(agreement: Agreement) -> tuple[Material, ...]:
    """What the court asks for with this agreement, and what of it the house holds."""
    return tuple(_materials(agreement.case, agreement, draft_of(agreement)))


def _agreement(making: Making) -> Agreement:
    agreement = db.session.get(Agreement, making.key)
    if agreement is None or agreement.case_id != making.case.id or agreement.effective_on is None:
        raise ActionRefused("协议还没有生效，不能申请司法确认。", CPL_205)
    if agreement.form != "written":
        raise ActionRefused("口头协议没有协议书可以提交。要申请司法确认的，先制作人民调解协议书。", CPL_205)
    return agreement


def _unknown(making: Making) -> Iterator[Gap]:
    """Who, where and how to be reached must be told the court of every party (民诉法解释第三百五十四条)."""
    for party in acting_parties(making.case):
        missing = missing_particulars(party, today=making.today)
        if missing:
            yield Gap(f"{party.party.name}还缺{'、'.join(missing)}。在当事人资料里补。", "edit_party")


def _materials(case: Case, agreement: Agreement, draft: Draft) -> Iterator[Material]:
    subject = f"agreement:{agreement.id}"
    yield Material("司法确认申请书", scans_of(case, "confirmation_application", subject))
    number = number_of(agreement)
    yield Material(
        f"人民调解协议书（{number}）", described(attached(case, "agreement_scan", agreement_id=agreement.id))
    )
    yield Material(f"{case.committee.name}主持调解的证明", _proofs(case, subject))
    rights = "、".join(right.spoken for right in draft.rights)
    proof = "与调解协议相关的财产权利证明" + (f"：{rights}" if rights else "")
    yield Material(proof, described(attached(case, "evidence")))
    for party in acting_parties(case):
        yield from _of_party(case, party)
    reached = all((p.party.service_address or p.party.address) and p.party.phone for p in acting_parties(case))
    yield Material("各申请人的送达地址、电话号码", ("已登记，见申请书",) if reached else ())
    if case.source == "ONLINE":
        # 在线调解规则第十七条: the mediator has the parties fill it in.
        yield Material("送达地址确认书")
    for key in db.session.scalars(
        select(AgreedFacts.id).where(AgreedFacts.case_id == case.id).order_by(AgreedFacts.id)
    ):
        yield Material("无争议事实记载", scans_of(case, "agreed_facts", f"facts:{key}"))


def _of_party(case: Case, party: CaseParty) -> Iterator[Material]:
    who = f"{label_of(party)}{party.party.name}"
    body = party.party.kind in ("company", "organisation")
    held = described(from_party(attached(case, "identity"), party))
    if body:
        held = (*held, *scans_of(case, "head_certificate", f"party:{party.id}"))
    yield Material(f"{who}的身份证明" + ("、资格证明" if body else ""), held)
    for agent in acting_agents(party):
        letters: list[Attachment] = from_party(attached(case, "authority"), party)
        held = (*scans_of(case, "authority_letter", f"agent:{agent.id}"), *described(letters))
        yield Material(f"{who}委托{agent.name}的授权委托书", held)


def _proofs(case: Case, subject: str) -> tuple[str, ...]:
    """The sealed proof, or the print of it that waits for the seal."""
    scans = scans_of(case, "mediation_proof", subject)
    if scans:
        return scans
    printed = db.session.scalar(
        select(Document.id)
        .where(Document.case_id == case.id, Document.form == "mediation_proof", Document.subject == subject)
        .where(Document.voided_reason == "")
        .limit(1)
    )
    return ("已印，待盖章",) if printed else ()
