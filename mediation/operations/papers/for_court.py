"""特邀调解结果报告: what it says, read from the rows of the case."""

from sqlalchemy import func, select

from mediation.documents.court_report import court_report
from mediation.documents.parties import named_party
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.session_record import AgreedFacts
from mediation.operations.agreement.issuing import matter_of, number_of
from mediation.operations.court_referral.reading import is_entrusted, referral_of
from mediation.operations.matter_facts import acting_mediators
from mediation.operations.papers.case_facts import labelled_parties
from mediation.operations.papers.making import Gap, Made, Making
from mediation.procedures.people_mediation import OUTCOMES
from mediation.rules.court_referral.words import PROCEDURES
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import INVITED_26_2


def report(making: Making) -> Made:
    """The report to the court that sent the case."""
    case = making.case
    row = referral_of(case)
    if row is None or row.taken_on is None or case.concluded_on is None:
        raise ActionRefused("没有法院委派、委托，或者调解还没有结束，不出结果报告。", INVITED_26_2)
    count = select(func.count()).select_from(AgreedFacts).where(AgreedFacts.case_id == case.id)
    paper = court_report(
        committee=case.committee.name,
        number=case.number,
        court=row.court,
        court_number=row.court_number,
        document_number=row.document_number,
        kind=row.kind,
        procedure=PROCEDURES.get(row.procedure, ""),
        parties=[named_party(party, label) for party, label in labelled_parties(case)],
        matter=matter_of(case),
        mediators=[each.user.display_name for each in acting_mediators(case)],
        taken_on=row.taken_on,
        ended_on=case.concluded_on,
        reasons=row.reasons,
        summary=row.summary,
        result=_result(case),
        disputes=row.disputes,
        agreed_facts=db.session.scalar(count) or 0,
        advice=row.advice,
        remark=row.remark,
        demo=making.demo,
    )
    return Made(paper, () if row.written_on else (Gap("结果报告还没有写。", "court_referral"),))


def _result(case: Case) -> list[str]:
    """How it came out: an agreement with its number and what becomes of it, else that there is none."""
    agreements = select(Agreement).where(
        Agreement.case_id == case.id,
        Agreement.effective_on.is_not(None),
        Agreement.state.not_in(("voided", "superseded")),
    )
    then = "协议随本报告提交贵院审查。" if is_entrusted(case) else "协议随本报告提交贵院备案。"
    found = [
        f"各方达成调解协议（{number_of(row)}），{day(row.effective_on)}签名、盖章齐全。{then}"
        for row in db.session.scalars(agreements.order_by(Agreement.ordinal))
        if row.effective_on is not None
    ]
    if case.outcome == "partial":
        found.append("其余请求没有达成协议。")
    return found or [f"{OUTCOMES.get(case.outcome, '没有达成协议')}，没有达成调解协议。"]
