"""去向：handing a dispute to the other committee or to a body outside, its coming back, the receipt."""

from flask import abort, g, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.area import blueprint, the_case
from mediation.blueprints.cases.forms_starting import HandOverForm, ReceiptForm, TakeBackForm, TransferForm
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.route_change import RouteChange
from mediation.operations import acceptance, route_changes
from mediation.operations.dossier.frozen import refuse_filed
from mediation.web.access import actor
from mediation.web.acts import done

Answer = Response | str | tuple[str, int]


@blueprint.route("/<uid>/transfer", methods=["GET", "POST"])
@staff
def transfer(uid: str) -> Answer:
    """Hand a dispute that is not accepted yet to the other committee."""
    case = begin(uid, "transfer")
    others = db.session.scalars(
        select(Organisation).where(Organisation.kind == "committee", Organisation.id != case.committee_id)
    ).all()
    form = TransferForm(request.form or None)
    form.to.choices = [(body.code, body.name) for body in others]
    if sent(form):
        to = next(body for body in others if body.code == form.to.data)
        acceptance.transfer(case, to=to, reason=form.reason.data, actor=actor())
        return done(url_for("cases.index"), f"已移交{to.short_name}，由那边征询、受理。")
    return act_page("transfer", case, "transfer", form)


@blueprint.route("/<uid>/hand-over", methods=["GET", "POST"])
@staff
def hand_over(uid: str) -> Answer:
    """Hand what was not taken on, or has ended, to a body outside the house."""
    case = begin(uid, "hand_over")
    form = HandOverForm(request.form or None, data={"on": g.now.date()})
    if sent(form, form.check_receipt):
        row = acceptance.hand_over(
            case,
            to=form.to.data,
            on=form.on.data,
            reason=form.reason.data,
            receipt=form.receipt.data,
            receipt_on=form.receipt_on.data,
            actor=actor(),
        )
        return done(url_for("cases.show", uid=case.uid), f"已移送{row.to_body}，纠纷编号不变。")
    return act_page("hand_over", case, "hand_over", form)


@blueprint.route("/<uid>/coming-back", methods=["GET", "POST"], endpoint="take_back")
@staff
def take_back(uid: str) -> Answer:
    """What was handed over came back."""
    case = begin(uid, "take_back")
    form = TakeBackForm(request.form or None, data={"on": g.now.date()})
    if sent(form):
        row = acceptance.take_back(case, on=form.on.data, reason=form.reason.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), f"{row.from_body}已转回，接着办。")
    return act_page("take_back", case, "take_back", form)


@blueprint.route("/<uid>/hand-over/<int:route_id>/receipt", methods=["GET", "POST"], endpoint="hand_over_receipt")
@staff
def receipt(uid: str, route_id: int) -> Answer:
    """What the other body answered to a handing over."""
    case = the_case(uid)
    row = db.session.get(RouteChange, route_id)
    if row is None or row.case_id != case.id or row.kind != "out":
        abort(404)
    refuse_filed(case)
    form = ReceiptForm(request.form or None, data={"receipt_on": g.now.date()})
    if sent(form):
        route_changes.add_receipt(row, case, receipt=form.receipt.data, receipt_on=form.receipt_on.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), "回执已登记。")
    return act_page("receipt", case, "hand_over", form, row=row)
