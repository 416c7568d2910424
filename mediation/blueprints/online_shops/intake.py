"""A complaint taken in with its links, corrected, more links added."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from wtforms.fields import SelectChoice

from mediation.blueprints.online_shops.area import FIELDS, Answer, blueprint, centre, the_complaint
from mediation.blueprints.online_shops.forms import ComplaintForm, LinkForm, LinksForm, ReceiveForm
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.models.organisation import Organisation
from mediation.operations.online_shops import acts, receiving
from mediation.operations.settings import setting
from mediation.operations.versions import EditConflict
from mediation.rules.roles import Role
from mediation.rules.statutes import ECOMMERCE_42_1, ECOMMERCE_42_3
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import own_body
from mediation.web.two_versions import in_words_of

LAWS = (ECOMMERCE_42_1, ECOMMERCE_42_3)


def _centre() -> Organisation:
    """Where the user works."""
    return own_body(Role.EXAMINER, Role.AID_OFFICER)


def _offer(form: ComplaintForm, *, kept: str = "") -> None:
    """The platforms that the setting names today, and the one that is on record."""
    names = dict.fromkeys(filter(None, (*setting("shopping_platforms", g.now.date()), kept)))
    form.platform.choices = [SelectChoice(name, name) for name in names]


@blueprint.route("/online-shops/new", methods=["GET", "POST"])
@centre
def receive() -> Answer:
    """Who complains, about which right, and the links, one a line."""
    form = ReceiveForm(request.form or None, data={"received_on": g.now.date()})
    _offer(form)
    if request.method == "GET":
        return render_template("online_shops/receive.html", form=form, laws=LAWS)
    made: list[OnlineShopComplaint] = []

    def put() -> None:
        values, party = form.values(), form.party.form.values()
        made.append(receiving.receive(_centre(), values, party, form.links.good, actor=actor()))

    if not form.validate() or not said_at_field(form, put, FIELDS):
        return reshow("online_shops/receive.html", form=form, laws=LAWS)
    url = url_for("online_shops.show", complaint_uid=made[0].uid)
    return done(url, f"收下了，{made[0].number}，{len(form.links.good)} 个链接。")


@blueprint.route("/online-shops/<complaint_uid>/particulars", methods=["GET", "POST"])
@centre
def particulars(complaint_uid: str) -> Answer:
    """Correct the complaint, verify the right."""
    complaint = the_complaint(complaint_uid)
    form = ComplaintForm(request.form or None, data=_stored(complaint))
    _offer(form, kept=complaint.platform)
    back = url_for("online_shops.show", complaint_uid=complaint_uid)

    def put() -> None:
        fresh = the_complaint(complaint_uid)
        values = form.values(received_on=fresh.received_on)
        try:
            receiving.amend(fresh, values, seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(fresh), conflict) from None

    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(back, "登记已更正。")
    page = {"form": form, "complaint": the_complaint(complaint_uid), "back": back, "laws": LAWS}
    if request.method == "POST":
        return reshow("online_shops/particulars.html", **page)
    return render_template("online_shops/particulars.html", **page)


def _stored(complaint: OnlineShopComplaint) -> dict[str, Any]:
    return {name: getattr(complaint, name) for name in (*receiving.LABELS, "version")}


@blueprint.route("/online-shops/<complaint_uid>/links", methods=["GET", "POST"])
@centre
def links(complaint_uid: str) -> Answer:
    """More links of the same platform."""
    complaint = the_complaint(complaint_uid)
    form = LinksForm(request.form or None, data={"found_on": g.now.date()})
    form.links.known = frozenset(link.url for link in complaint.links)
    back = url_for("online_shops.show", complaint_uid=complaint_uid)
    if request.method == "POST" and form.validate():
        receiving.add_links(complaint, form.links.good, found_on=form.found_on.data, actor=actor())
        return done(back, f"加了 {len(form.links.good)} 个链接。")
    page = {"form": form, "complaint": complaint, "back": back, "laws": LAWS}
    if request.method == "POST":
        return reshow("online_shops/links.html", **page)
    return render_template("online_shops/links.html", **page)


def _the_link(complaint: OnlineShopComplaint, link_uid: str) -> OnlineShopLink:
    return next((row for row in complaint.links if row.uid == link_uid), None) or abort(404)


@blueprint.route("/online-shops/<complaint_uid>/links/<link_uid>", methods=["GET", "POST"])
@centre
def link(complaint_uid: str, link_uid: str) -> Answer:
    """The shop's name and the number of the evidence of one link."""
    complaint = the_complaint(complaint_uid)
    row = _the_link(complaint, link_uid)
    form = LinkForm(request.form or None, data=_said(row))
    back = url_for("online_shops.show", complaint_uid=complaint_uid)

    def put() -> None:
        fresh = _the_link(the_complaint(complaint_uid), link_uid)
        values = {"shop": form.shop.data, "evidence": form.evidence.data}
        try:
            acts.correct(fresh, **values, seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _said(fresh), conflict) from None

    fields = {"evidence_is_there": "evidence"}
    if request.method == "POST" and form.validate() and said_at_field(form, put, fields):
        return done(back, "链接的登记已改。")
    complaint = the_complaint(complaint_uid)
    page = {"form": form, "complaint": complaint, "link": _the_link(complaint, link_uid), "back": back}
    if request.method == "POST":
        return reshow("online_shops/link.html", **page)
    return render_template("online_shops/link.html", **page)


def _said(row: OnlineShopLink) -> dict[str, Any]:
    return {"shop": row.shop, "evidence": row.evidence, "version": row.version}
