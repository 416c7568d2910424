"""人民调解协议书、口头协议登记表 as sheets of the file: the agreement's own pages issue them."""

from datetime import date

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.operations.agreement import issuing
from mediation.operations.agreement.reviewing import reviewed
from mediation.operations.papers.making import Gap, Made, Making
from mediation.procedures.agreement import State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import MEDIATION_28


def written(making: Making) -> Made:
    """The written agreement; its gaps are what the review still asks for."""
    return _made(making)


def oral(making: Making) -> Made:
    """The register sheet of an oral agreement."""
    return _made(making)


def _made(making: Making) -> Made:
    agreement = db.session.get(Agreement, making.key) if making.sheet.subject else None
    if agreement is None or agreement.case_id != making.case.id:
        raise ActionRefused("还没有拟协议。先写协议。", MEDIATION_28)
    paper = issuing.paper_of(agreement, demo=making.demo)
    return Made(paper, tuple(_gaps(agreement, making.today)))


def _gaps(agreement: Agreement, today: date) -> list[Gap]:
    if agreement.state != State.DRAFT:
        return []
    open_ones = [f"{one.finding.where}：{one.finding.message}" for one in reviewed(agreement, today=today) if one.open]
    return [Gap(sentence, "draft_agreement") for sentence in open_ones] or [
        Gap("签署版还没有出。在协议页上出。", "issue_agreement")
    ]
