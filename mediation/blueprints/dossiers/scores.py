"""案卷评查 of many files at once, by mediator; the list by which cases are paid, to take away."""

from urllib.parse import quote

from flask import Response, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.dossiers.area import CLAIM_TAGS, blueprint, staff
from mediation.blueprints.dossiers.asked import Asked, committees, mediators
from mediation.exchange.subsidy_list import subsidy_list
from mediation.exchange.workbook import XLSX
from mediation.extensions import db
from mediation.operations import audit
from mediation.operations.access_scope import visible_cases
from mediation.operations.dossier import register
from mediation.operations.dossier.score import score_of
from mediation.procedures.subsidy import State as ClaimState
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin
from mediation.web.numbers import row_number

SIZE = 20


@blueprint.get("/dossiers/score")
@staff
def scores() -> str:
    """Finished cases with what their files lack and what is claimed for them."""
    bodies, today = committees(), g.now.date()
    people = mediators(bodies)
    asked, visible = Asked.read(request.args), visible_cases(current_user)
    wanted = asked.wanted(bodies, people)
    found = register.page(
        wanted,
        visible=visible,
        today=today,
        size=SIZE,
        after=request.args.get("after", type=row_number),
        before=request.args.get("before", type=row_number),
    )
    return render_template(
        "dossiers/scores.html",
        asked=asked,
        found=found,
        judged={row.case.id: score_of(row.case, today=today) for row in found.rows},
        number=register.count(wanted, visible=visible, today=today),
        most=register.MOST,
        bodies=bodies,
        people=people,
        years=range(today.year, today.year - 12, -1),
        claims=[(state.value, state.label) for state in ClaimState],
        claim_tags=CLAIM_TAGS,
        address=lambda **more: url_for("dossiers.scores", **{**asked.args(), **more}),
    )


@blueprint.post("/dossiers/subsidies.xlsx")
@staff
@reads_first
def export() -> Response:
    """The list as a workbook. That it left the house stays in the trail."""
    bodies, today = committees(), g.now.date()
    people = mediators(bodies)
    asked = Asked.read(request.form)
    lines = register.subsidy_lines(asked.wanted(bodies, people), visible=visible_cases(current_user), today=today)
    content = subsidy_list(lines, made_on=today, filters=asked.said(bodies, people))
    begin()
    who = actor()
    audit.record(who, "export_subsidies", who.user, summary=f"导出以案定补清单，{len(lines)} 件")
    db.session.commit()
    answer = Response(content, mimetype=XLSX)
    name = quote(f"以案定补清单{today.isoformat()}.xlsx")
    answer.headers["Content-Disposition"] = f"attachment; filename=\"subsidies.xlsx\"; filename*=UTF-8''{name}"
    return answer
