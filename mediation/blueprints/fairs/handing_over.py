"""A complaint at a stall becomes a mediation; what the committee sees of it."""

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.fairs.area import FIELDS, Answer, blueprint, centre, committee, right_named, the_complaint
from mediation.operations.carried_evidence import carried_into, origin_of
from mediation.operations.fairs import handing_over
from mediation.operations.fairs.acts import refusal_of
from mediation.operations.fairs.reading import complaint_of_case
from mediation.procedures.fair_complaint import LIFECYCLE, RESULTS
from mediation.rules.lifecycle import refuse
from mediation.rules.statutes import JIANGSU_IP_41_3, MEDIATION_17
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.handing_over import HandoverForm, offer_committees
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import the_case


@blueprint.route("/fairs/complaints/<stall_uid>/hand-over", methods=["GET", "POST"])
@centre
def hand_over(stall_uid: str) -> Answer:
    """Register the dispute at a committee, with party and right."""
    complaint = the_complaint(stall_uid)
    proposal = handing_over.proposed(complaint)
    start = {"on": g.now.date(), "committee": proposal.code.value if proposal else ""}
    form = HandoverForm(request.form or None, data={**start, "respondent": {"name": complaint.exhibitor}})
    committees = offer_committees(form, proposal)
    back = url_for("fairs.complaint", stall_uid=stall_uid)

    def put() -> None:
        values = handing_over.Handover(
            on=form.on.data,
            consent=form.reason.data,
            respondent=form.respondent.form.values(),
            committee_reason=form.committee_reason.data,
        )
        handing_over.hand_over(the_complaint(stall_uid), committees[form.committee.data], values, actor=actor())

    if request.method == "GET":
        refuse(refusal_of(complaint, "hand_over", actor=actor()))
    elif form.validate() and said_at_field(form, put, FIELDS):
        return done(back, "已转调解，调委会有了登记号。")
    page = {
        "form": form,
        "complaint": the_complaint(stall_uid),
        "proposal": proposal,
        "back": back,
        "act": LIFECYCLE["hand_over"],
    }
    if request.method == "POST":
        return reshow("fairs/hand_over.html", **page)
    return render_template("fairs/hand_over.html", **page)


@blueprint.get("/cases/<uid>/fair")
@committee
def of_case(uid: str) -> str:
    """What came over with the case."""
    complaint = complaint_of_case(the_case(uid).id)
    if complaint is None:
        abort(404)
    return render_template(
        "fairs/of_case.html",
        case=complaint.case,
        carried=carried_into(complaint.case, origin_of(complaint.centre, complaint.number)),
        complaint=complaint,
        fair=complaint.fair,
        right=right_named(complaint),
        results=RESULTS,
        laws=(JIANGSU_IP_41_3, MEDIATION_17),
    )
