"""The invitations of a closed case: the link for a party, shown once, and the slip that takes it there."""

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.satisfaction.area import Answer, blueprint, staff
from mediation.extensions import db
from mediation.operations.satisfaction.inviting import invitations_of, invite, may_be_asked
from mediation.operations.satisfaction.slips import slip_of
from mediation.rules.lifecycle import ActionRefused
from mediation.web.access import actor, reads_first
from mediation.web.file_answers import pdf_answer
from mediation.web.scope import is_demo, the_case


@blueprint.route("/cases/<uid>/satisfaction", methods=["GET", "POST"])
@staff
def of_case(uid: str) -> Answer:
    """Who was invited; a POST gives a party its link, on a page that is not shown again."""
    case = the_case(uid)
    asked = may_be_asked(case)
    if not asked:
        raise ActionRefused("结案以后才问满意度。先结案，再出问卷。")
    if request.method == "GET":
        return render_template(
            "satisfaction/of_case.html", case=case, parties=asked, invitations=invitations_of(case), now=actor().today
        )
    party = next((each for each in asked if each.uid == request.form.get("party")), None)
    if party is None:
        abort(404)
    invitation, token = invite(party, case, actor=actor())
    page = render_template(
        "satisfaction/slip.html", case=case, party=party, invitation=invitation, link=_link(token), token=token
    )
    db.session.commit()
    return page


@blueprint.post("/cases/<uid>/satisfaction/slip.pdf")
@staff
@reads_first
def slip(uid: str) -> Response:
    """The slip on paper for the link that was just given. Posted, so that no address and no log tells the link; writes
    nothing."""
    case, token = the_case(uid), request.form.get("token", "")
    made = slip_of(case, token, _link(token), today=actor().today, demo=is_demo())
    if made is None:
        abort(404)
    return pdf_answer(made.pdf, f"{case.number} 满意度问卷单")


def _link(token: str) -> str:
    return url_for("satisfaction.answer", token=token, _external=True)
