"""案卷评查 of many files at once, by mediator; the list by which cases are paid, to take away."""

from flask import Response, g, render_template, request
from flask_login import current_user

from mediation.blueprints.dossiers.area import CLAIM_TAGS, blueprint, staff
from mediation.blueprints.dossiers.asked import Asked, listed
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
from mediation.web.file_answers import download
from mediation.web.scope import committees, mediators

SIZE = 20


@blueprint.get("/dossiers/score")
@staff
def scores() -> str:
    """Finished cases with what their files lack and what is claimed for them."""
    shown = listed("dossiers.scores", size=SIZE)
    return render_template(
        "dossiers/scores.html",
        **shown,
        judged={row.case.id: score_of(row.case, today=g.now.date()) for row in shown["found"].rows},
        most=register.MOST,
        claims=[(state.value, state.label) for state in ClaimState],
        claim_tags=CLAIM_TAGS,
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
    return download(content, f"以案定补清单{today.isoformat()}.xlsx", XLSX)
