"""A dispute goes to a people's committee; what the committee sees of it there."""

from flask import abort, g, render_template, request
from sqlalchemy import select
from werkzeug.wrappers import Response
from wtforms.fields import SelectChoice

from mediation.blueprints.administrative_mediation.area import Answer, act, blueprint, clerk, committee, the_matter
from mediation.blueprints.administrative_mediation.forms import HandoverForm
from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.organisation import Organisation
from mediation.operations.administrative_mediation import handing_over, papers
from mediation.operations.administrative_mediation.building import about, authority_named, right_named
from mediation.operations.administrative_mediation.reading import matter_of_case, parties_named
from mediation.rules.statutes import JIANGSU_DISPUTES_25_4, MEDIATION_17
from mediation.web.access import actor
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo, the_case

LETTER = "administrative_handover"


@blueprint.route("/administrative/<matter_uid>/hand-over", methods=["GET", "POST"])
@clerk
def hand_over(matter_uid: str) -> Answer:
    """Register the dispute at a committee, with all that is on record."""
    bodies = db.session.scalars(select(Organisation).where(Organisation.kind == "committee").order_by(Organisation.id))
    committees = {body.code: body for body in bodies}
    proposal = handing_over.proposed(the_matter(matter_uid))
    start = {"on": g.now.date(), "committee": proposal.code.value if proposal else ""}
    form = HandoverForm(request.form or None, data=start)
    form.committee.choices = [SelectChoice(code, body.name) for code, body in committees.items()]
    form.proposed = start["committee"]

    def put(matter: AdministrativeMatter) -> None:
        values = handing_over.Handover(
            on=form.on.data,
            consented_on=form.consented_on.data,
            consents=form.reason.data,
            committee_reason=form.committee_reason.data,
        )
        handing_over.hand_over(matter, committees[form.committee.data], values, actor=actor())

    said = "已委托，调委会有了登记号。印委托调解函送过去。"
    return act(matter_uid, "hand_over", form, put, said, template="hand_over", proposal=proposal)


def _handed_over(uid: str) -> AdministrativeMatter:
    matter = matter_of_case(the_case(uid).id)
    if matter is None:
        abort(404)
    return matter


@blueprint.get("/cases/<uid>/administrative")
@committee
def of_case(uid: str) -> str:
    """What came over with the case: who asked the bureau for what, and that everybody agreed; nothing of the talks."""
    matter = _handed_over(uid)
    return render_template(
        "administrative_mediation/of_case.html",
        case=matter.case,
        matter=matter,
        parties=parties_named(matter),
        about=about(matter),
        right=right_named(matter),
        authority=authority_named(matter),
        letter=next((row for row in reversed(papers.issued(matter)) if row.form == LETTER), None),
        laws=(JIANGSU_DISPUTES_25_4, MEDIATION_17),
    )


@blueprint.get("/cases/<uid>/administrative/letter.pdf")
@committee
def letter(uid: str) -> Response:
    """The bureau's letter as it was issued, before that its draft."""
    matter = _handed_over(uid)
    row = next((row for row in reversed(papers.issued(matter)) if row.form == LETTER), None)
    if row is not None:
        return pdf_answer(papers.content_of(row), f"{matter.number} {row.title}")
    return pdf_answer(papers.preview(matter, LETTER, demo=is_demo()).pdf, f"{matter.number} 委托调解函草稿")
