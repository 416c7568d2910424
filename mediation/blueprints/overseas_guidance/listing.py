"""The list of disputes, and a new one."""

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.overseas_guidance.area import STATE_TAGS, Answer, blueprint, officer, the_office
from mediation.blueprints.overseas_guidance.disputes import number_is_free
from mediation.blueprints.overseas_guidance.forms import DisputeForm
from mediation.models.overseas_guidance import OverseasDispute, OverseasNode
from mediation.operations.overseas_guidance import register
from mediation.operations.overseas_guidance.counting import counting_on, plan_on
from mediation.operations.overseas_guidance.disputes import register as register_dispute
from mediation.operations.overseas_guidance.nodes import moment_of
from mediation.procedures.overseas_guidance import OVER, State
from mediation.rules.overseas_guidance.counting import Part
from mediation.rules.overseas_guidance.words import JURISDICTIONS, KINDS
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number


@blueprint.get("/overseas")
@officer
def index() -> str:
    """One group at a time, or what a search finds in it."""
    asked, words = request.args.get("group", ""), request.args.get("q", "").strip()[:60]
    group = asked if asked in register.GROUPS else "running"
    kind = request.args.get("kind", "")
    kind = kind if kind in KINDS else ""
    numbers, today = register.counts(current_user, words=words, kind=kind), g.now.date()
    page = register.page(current_user, group, words=words, kind=kind, after=request.args.get("after", type=row_number))
    kept = {"group": group, "q": words or None, "kind": kind or None}
    return render_template(
        "overseas_guidance/index.html",
        rows=[(row, _next_node(row), _open(row)) for row in page.rows],
        group=group,
        words=words,
        kind=kind,
        kinds=KINDS,
        places=JURISDICTIONS,
        tabs=group_tabs(register.GROUPS, numbers, group, "overseas_guidance.index", q=words or None, kind=kind or None),
        next_url=url_for("overseas_guidance.index", **kept, after=page.after) if page.after else "",
        counted=counting_on(current_user, today).tally(Part.COUNTED).enterprises,
        plan=plan_on(today),
        tags=STATE_TAGS,
        State=State,
        moment_of=moment_of,
        today=today,
    )


def _next_node(dispute: OverseasDispute) -> OverseasNode | None:
    return next((node for node in dispute.nodes if node.standing in ("proposed", "confirmed")), None)


def _open(dispute: OverseasDispute) -> int:
    return sum(State(row.state) not in OVER for row in dispute.guidances)


@blueprint.route("/overseas/new", methods=["GET", "POST"])
@officer
def new() -> Answer:
    """A clue comes in."""
    form = DisputeForm(request.form or None, data={"noticed_on": g.now.date()})
    if request.method == "GET":
        return render_template("overseas_guidance/new.html", form=form)
    office = the_office()
    if not form.validate() or not number_is_free(form, office.id, None):
        return reshow("overseas_guidance/new.html", form=form)
    dispute = register_dispute(office, form.values(), actor=actor())
    url = url_for("overseas_guidance.show", dispute_uid=dispute.uid)
    return done(url, f"已登记，{dispute.number}。核对被告里有没有本区企业，逐家加上。")
