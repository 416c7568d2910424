"""Intake: a dispute is registered on one screen, while the people stand at the counter."""

from flask import Response, abort, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_intake_rows import RightRow
from mediation.blueprints.cases.intake_screen import Screen, hit_url, screen_of
from mediation.extensions import start_writing
from mediation.operations.registration import register_case
from mediation.rules import statutes
from mediation.rules.dispute_types import DisputeType
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import actor, reads_first, requires
from mediation.web.acts import done
from mediation.web.checked import verdict
from mediation.web.forms import reshow
from mediation.web.typed import typed

staff = requires(*COMMITTEE_STAFF)
PAGE = "cases/register.html"


@blueprint.route("/new", methods=["GET", "POST"])
@staff
@reads_first
def register() -> WerkzeugResponse | str | tuple[str, int]:
    """The intake screen. Nothing is stored before every field fits and the hits are judged."""
    values, draft = typed("intake")
    screen = screen_of(values)
    form = screen.form
    if request.method == "GET" or {"add", "remove", "stay"} & request.form.keys():
        form.change_rows(request.form.get("add", ""), request.form.get("remove", ""))
        if request.args.get("dispute") and not form.dispute.data:
            form.dispute.data = request.args["dispute"][:20]
        screen.look_for_conflicts()
        return render_template(PAGE, draft=draft, **_around(screen))
    screen.offer_namesakes()
    valid = form.validate()
    if not form.judge(screen.look_for_conflicts()) or not valid:
        return reshow(PAGE, draft=None, **_around(screen))
    registration = screen.registration()
    start_writing()
    case = register_case(registration, actor=actor())
    if request.form.get("again"):
        return done(url_for("cases.register"), f"登记号 {case.register_number} 已登记：{case.title}。接着记下一件。")
    return done(url_for("cases.show", uid=case.uid), f"已登记，登记号 {case.register_number}。")


def _around(screen: Screen) -> dict[str, object]:
    return {"screen": screen, "form": screen.form, "hit_url": hit_url, "law": statutes}


@blueprint.post("/new/conflicts", endpoint="intake_conflicts")
@staff
@reads_first
def conflicts() -> str:
    """The hits for what was typed so far; a fragment."""
    screen = screen_of(request.form)
    screen.look_for_conflicts()
    return render_template("cases/intake_conflicts.html", hits=screen.hits, hit_url=hit_url)


@blueprint.post("/new/committee", endpoint="intake_committee")
@staff
@reads_first
def committee() -> str:
    """The committee proposed for what was typed so far, with its reason; a fragment."""
    return render_template("cases/intake_committee.html", proposal=screen_of(request.form).proposal)


@blueprint.post("/new/numbers", endpoint="intake_number")
@staff
@reads_first
def number() -> Response:
    """Whether the number of a right fits; nothing is stored."""
    if request.form.get("field") != "number":
        abort(404)
    row = RightRow(request.form, prefix=request.form.get("prefix", ""))
    kinds = [kind for kind in DisputeType if kind.value == request.form.get("dispute_type")]
    row.usual = kinds[0].rights if kinds else ()
    return verdict(row, "number")
