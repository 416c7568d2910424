"""The acts on links, each on a page of its own where the links are chosen it is for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, g, render_template, request, url_for
from wtforms.fields import SelectChoice

from mediation.blueprints.online_shops.area import FIELDS, Answer, blueprint, centre, the_complaint
from mediation.blueprints.online_shops.forms import (
    ActForm,
    DelayForm,
    MeasureForm,
    NoteForm,
    ReasonForm,
    ResultForm,
    RouteForm,
)
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.operations.actor import Actor
from mediation.operations.online_shops import acts
from mediation.procedures.platform_notice import LIFECYCLE
from mediation.rules.lifecycle import ActionRefused
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field

Put = Callable[[Sequence[OnlineShopLink], Any, Actor], None]


@dataclass(frozen=True)
class Page:
    """An act: its form, what carries it out, what is said afterwards."""

    form: type[ActForm]
    put: Put
    said: str


PAGES = {
    "notify": Page(
        ActForm,
        lambda links, form, who: acts.notify(links, on=form.on.data, actor=who),
        "已登记发通知。等平台采取措施。",
    ),
    "record_measure": Page(
        MeasureForm,
        lambda links, form, who: acts.record_measure(links, on=form.on.data, measure=form.measure.data, actor=who),
        "已登记平台措施。",
    ),
    "record_statement": Page(
        NoteForm,
        lambda links, form, who: acts.record_statement(links, on=form.on.data, note=form.note.data, actor=who),
        "已登记声明到达。十五日从到达的次日起算。",
    ),
    "note_delay": Page(
        DelayForm,
        lambda links, form, who: acts.note_delay(
            links, on=form.on.data, until=form.until.data, reason=form.reason.data, actor=who
        ),
        "已登记耽误的日子，期限已重算。",
    ),
    "tell_platform": Page(
        RouteForm,
        lambda links, form, who: acts.tell_platform(
            links, on=form.on.data, route=form.route.data, note=form.note.data, actor=who
        ),
        "已登记告诉平台。",
    ),
    "end": Page(
        ResultForm,
        lambda links, form, who: acts.end(
            links, on=form.on.data, result=form.result.data, note=form.note.data, actor=who
        ),
        "结果已登记。",
    ),
    "drop": Page(
        ReasonForm,
        lambda links, form, who: acts.drop(links, on=form.on.data, reason=form.reason.data, actor=who),
        "已登记不再投诉。",
    ),
}


def choices_of(links: Sequence[OnlineShopLink]) -> list[SelectChoice]:
    """Links to choose from: `3　棉语小铺　item.taobao.com/…`."""
    return [
        SelectChoice(row.uid, "　".join(filter(None, (str(row.ordinal), row.shop, row.url.partition("//")[2]))))
        for row in links
    ]


def chosen(complaint: OnlineShopComplaint, uids: Sequence[str]) -> list[OnlineShopLink]:
    """The links of those uids."""
    return [row for row in complaint.links if row.uid in set(uids)]


@blueprint.route("/online-shops/<complaint_uid>/acts/<act>", methods=["GET", "POST"])
@centre
def act(complaint_uid: str, act: str) -> Answer:
    """One act on the links that are chosen; all that it may be for are chosen at first."""
    page, complaint = PAGES.get(act), the_complaint(complaint_uid)
    if page is None:
        abort(404)
    open_links = acts.open_links(complaint, act)
    if not open_links:
        raise ActionRefused(f"没有链接可以“{LIFECYCLE[act].label}”。", next(iter(LIFECYCLE[act].statutes), None))
    form = page.form(request.form or None, data={"on": g.now.date(), "links": [row.uid for row in open_links]})
    form.links.choices = choices_of(open_links)
    back = url_for("online_shops.show", complaint_uid=complaint_uid)

    def put() -> None:
        page.put(chosen(the_complaint(complaint_uid), form.links.data), form, actor())

    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(back, page.said)
    context = {"form": form, "complaint": the_complaint(complaint_uid), "act": LIFECYCLE[act], "back": back}
    if request.method == "POST":
        return reshow("online_shops/act.html", **context)
    return render_template("online_shops/act.html", **context)
