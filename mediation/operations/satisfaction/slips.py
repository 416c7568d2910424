"""The slip that takes an invitation to its party."""

from datetime import date

from mediation.documents.fidelity import prove
from mediation.documents.press import RenderedPaper, render_document
from mediation.documents.satisfaction_slip import satisfaction_slip
from mediation.models.case import Case
from mediation.operations.satisfaction.answering import ticket_of


def slip_of(case: Case, token: str, link: str, *, today: date, demo: bool) -> RenderedPaper | None:
    """The slip on paper with `link`, which leads to what `token` opens; None when the token opens no invitation of the
    case. Whether it was answered makes no difference. Not kept: who has the paper has the link. Raises
    `PaperNotFaithful` and the `PrintingProblem`s."""
    ticket = ticket_of(token, today)
    if ticket is None or ticket.invitation.case_id != case.id:
        return None
    paper = satisfaction_slip(
        committee=case.committee.name,
        number=case.number,
        link=link,
        expires_on=ticket.invitation.expires_on,
        demo=demo,
    )
    rendered = render_document("satisfaction_slip", paper, draft=False)
    prove(paper, rendered.pdf)
    return rendered
