"""From terms agreed on to a sealed agreement."""

from datetime import timedelta
from typing import Any

from mediation.demonstration.play import PATTERNS, SETTLED, Scene, act
from mediation.extensions import db
from mediation.models.session_record import SessionRecord
from mediation.operations import endings, sessions
from mediation.operations.agreement import drafting, issuing, reviewing, signing
from mediation.operations.agreement.reading import draft_of, last_agreement
from mediation.operations.agreement.values import AgreementValues, term_values
from mediation.rules.agreement.draft import SignsBy
from mediation.rules.agreement.finding import Severity


def propose(scene: Scene, record_id: int) -> None:
    """The terms are proposed in the session and accepted."""
    for kind, data in _terms(scene):
        made: list[int] = []

        def add(kind: str = kind, data: dict[str, Any] = data, made: list[int] = made) -> None:
            record = db.session.get(SessionRecord, record_id)
            assert record is not None
            proposal = sessions.propose(record, scene.case, kind=kind, data=data, actor=scene.actor(12))
            sessions.answer_proposal(proposal, scene.case, answer="accepted", actor=scene.actor(12))
            made.append(proposal.id)

        act(add)


def _terms(scene: Scene) -> list[tuple[str, dict[str, Any]]]:
    plan, case = scene.plan, scene.case
    applicant = next(f"p{party.id}" for party in case.parties if party.side == "applicant")
    respondents = [f"p{party.id}" for party in case.parties if party.side == "respondent"]
    everybody = [applicant, *respondents]
    pattern = PATTERNS[plan.number % len(PATTERNS)]
    oral = plan.ending == "oral"
    terms: list[tuple[str, dict[str, Any]]] = []
    if not oral:
        what = f"使用“{pattern}”图案的床上用品"
        terms.append(
            ("stop", {"who": respondents, "acts": "生产、销售", "what": what, "where": "实体店和全部网络店铺"})
        )
        if plan.online:
            links = [f"https://shop.example/item/{plan.number}{place}" for place in range(1, 4)]
            due = _day(scene, 14)
            terms.append(("delete_links", {"who": respondents, "links": links, "by": due, "proof": "删除后的页面截图"}))
        terms.append(("compensation", _payment(scene, applicant, respondents)))
    terms.append(("no_further_claims", {"who": everybody}))
    if plan.ending == "confirmed":
        terms.append(("confirmation", {"who": everybody}))
    return terms


def _day(scene: Scene, days: int) -> str:
    return (scene.day + timedelta(days)).isoformat()


def _payment(scene: Scene, payee: str, payers: list[str]) -> dict[str, Any]:
    plan = scene.plan
    total = plan.amount * 100
    data: dict[str, Any] = {"who": payers, "whom": payee, "amount": total, "method": "cash"}
    if len(payers) > 1:
        data["liability"] = "joint"
    if not plan.instalments:
        return {**data, "by": _day(scene, 20)}
    part = total // plan.instalments // 100 * 100
    sums = [part] * (plan.instalments - 1) + [total - part * (plan.instalments - 1)]
    dues = [_day(scene, 30 * (place + 1)) for place in range(plan.instalments)]
    return {**data, "instalments": [{"due": due, "amount": amount} for due, amount in zip(dues, sums, strict=True)]}


def draft(scene: Scene) -> None:
    """The agreement is drawn up from the accepted terms; warnings are answered."""
    plan = scene.plan
    act(lambda: endings.reach_agreement(scene.case, actor=scene.actor(14)))
    form, reason = ("oral", "no_duty") if plan.ending == "oral" else ("written", "")
    act(lambda: drafting.start(scene.case, form=form, oral_reason=reason, actor=scene.actor(14)))
    agreement = last_agreement(scene.case)
    assert agreement is not None
    stored = [term_values(term) for term in draft_of(agreement).terms]
    values = AgreementValues(
        facts=_facts(scene),
        disputes="赔偿金额；库存怎样处理。",
        copies=len(scene.case.parties) + (2 if plan.ending == "confirmed" else 1),
        want_confirmation=plan.ending == "confirmed",
        performance="当场说明情况，没有其他履行义务。" if plan.ending == "oral" else "",
        agreed_on=scene.day if plan.ending == "oral" else None,
        signing_on=scene.day,
        partial_scope=SETTLED if plan.ending == "partial" else "",
        terms=stored,
    )
    seen = agreement.version
    act(lambda: drafting.save(_open(scene), values, seen_version=seen, actor=scene.actor(15)))
    for one in reviewing.reviewed(_open(scene)):
        if one.finding.severity is Severity.BLOCK:
            raise RuntimeError(f"story {plan.number}: {one.finding.where} {one.finding.message}")
        act(
            lambda key=one.finding.key: reviewing.keep_warning(  # type: ignore[misc]
                _open(scene), key, reason="已向各方说明，各方要求这样写", actor=scene.actor(15)
            )
        )


def _facts(scene: Scene) -> str:
    return f"{scene.case.facts}调解会上核对了取证材料和销售数量，各方对上述事实没有异议。"


def _open(scene: Scene):  # type: ignore[no-untyped-def]
    agreement = last_agreement(scene.case)
    assert agreement is not None
    return agreement


def issue(scene: Scene) -> None:
    """The signing copy is set, proved and issued."""
    ready = issuing.set_paper(_open(scene), demo=True)
    act(lambda: issuing.issue(_open(scene), ready, actor=scene.actor(15)))


def sign(scene: Scene, *, most: int | None = None) -> None:
    """Everybody signs (or only the first `most` parties), then the mediator, then the seal."""
    parties = [party.id for party in scene.case.parties]
    for party_id in parties[:most]:
        act(lambda i=party_id: _sign_one(scene, i))  # type: ignore[misc]
    if most is not None:
        return
    act(lambda: signing.sign_mediator(_open(scene), scene.mediator(), signed_on=scene.day, actor=scene.actor(16)))
    act(lambda: signing.seal(_open(scene), sealed_on=scene.day, actor=scene.actor(16)))


def _sign_one(scene: Scene, party_id: int) -> None:
    party = next(party for party in scene.case.parties if party.id == party_id)
    head = party.party.head_name
    signing.sign_party(
        _open(scene),
        party,
        name=head or party.party.name,
        by=SignsBy.HEAD if head else SignsBy.SELF,
        manner="seal" if party.party.kind == "company" else "signature",
        signed_on=scene.day,
        actor=scene.actor(16),
    )


def record_oral(scene: Scene) -> None:
    """An oral agreement without duties is entered in the register, its sheet set and kept."""
    ready = issuing.set_paper(_open(scene), demo=True)
    act(lambda: signing.record_oral(_open(scene), ready, agreed_on=scene.day, actor=scene.actor(16)))
