"""Links become a mediation; what the committee sees of them."""

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.online_shops.acting import choices_of, chosen
from mediation.blueprints.online_shops.area import FIELDS, Answer, blueprint, centre, committee, the_complaint
from mediation.operations.carried_evidence import carried_into, origin_of
from mediation.operations.online_shops import acts, handing_over
from mediation.operations.online_shops.papers import right_named
from mediation.operations.online_shops.reading import links_of_case
from mediation.procedures.platform_notice import LIFECYCLE, State
from mediation.rules.lifecycle import ActionRefused, Barred, Refusal
from mediation.rules.statutes import ECOMMERCE_42_1, MEDIATION_17
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.handing_over import LinksHandoverForm, offer_committees
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import the_case


@blueprint.route("/online-shops/<complaint_uid>/hand-over", methods=["GET", "POST"])
@centre
def hand_over(complaint_uid: str) -> Answer:
    """Register the dispute at a committee, with party, right and links."""
    complaint = the_complaint(complaint_uid)
    open_links = acts.open_links(complaint, "hand_over")
    if not open_links:
        raise ActionRefused("链接都有了结果，没有可以转调解的。", MEDIATION_17)
    proposal = handing_over.proposed(complaint)
    start = {"on": g.now.date(), "committee": proposal.code.value if proposal else ""}
    form = LinksHandoverForm(request.form or None, data=start)
    committees = offer_committees(form, proposal)
    form.links.choices = choices_of(open_links)
    back = url_for("online_shops.show", complaint_uid=complaint_uid)

    def put() -> None:
        links = chosen(the_complaint(complaint_uid), form.links.data)
        if not links:
            raise Barred(Refusal("没有选链接。选这家店的链接。"), "links_are_chosen")
        values = handing_over.Handover(
            on=form.on.data,
            consent=form.reason.data,
            respondent=form.respondent.form.values(),
            committee_reason=form.committee_reason.data,
        )
        handing_over.hand_over(links, committees[form.committee.data], values, actor=actor())

    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(back, "已转调解，调委会有了登记号。")
    page = {
        "form": form,
        "complaint": the_complaint(complaint_uid),
        "proposal": proposal,
        "back": back,
        "act": LIFECYCLE["hand_over"],
    }
    if request.method == "POST":
        return reshow("online_shops/hand_over.html", **page)
    return render_template("online_shops/hand_over.html", **page)


@blueprint.get("/cases/<uid>/online-shop")
@committee
def of_case(uid: str) -> str:
    """What came over with the case: the complaint and its links."""
    links = links_of_case(the_case(uid).id)
    if not links:
        abort(404)
    complaint = links[0].complaint
    return render_template(
        "online_shops/of_case.html",
        case=links[0].case,
        carried=carried_into(links[0].case, origin_of(complaint.centre, complaint.number)),
        complaint=complaint,
        links=links,
        right=right_named(complaint),
        State=State,
        laws=(ECOMMERCE_42_1, MEDIATION_17),
    )
