"""以案定补: claiming for a case, and deciding on the claim."""

from flask import g, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.dossiers.area import act_page, blueprint, refuse, sent, staff, the_case
from mediation.blueprints.dossiers.forms import ClaimForm, DecisionForm
from mediation.models.case import Case
from mediation.operations.dossier import subsidy
from mediation.procedures.subsidy import LIFECYCLE
from mediation.rules.lifecycle import ActionRefused
from mediation.web.access import actor
from mediation.web.acts import done

Answer = Response | str | tuple[str, int]


def _asked(uid: str, action: str) -> Case:
    """The case, if `action` is open now for its claim."""
    case = the_case(uid)
    found = {act.action: refused for act, refused in subsidy.open_acts(case, actor=actor())}
    if action not in found:
        raise ActionRefused(f"现在不能“{LIFECYCLE[action].label}”。看看这件的补贴办到哪一步，是不是归你办。")
    refuse(found[action])
    return case


@blueprint.route("/cases/<uid>/dossier/subsidy", methods=["GET", "POST"])
@staff
def claim(uid: str) -> Answer:
    """Claim for a finished case."""
    case = _asked(uid, "claim")
    offered, known = subsidy.choices(g.now.date()), subsidy.claim_of(case)
    form = ClaimForm(request.form or None, data={"level": known.level, "category": known.category} if known else {})
    form.level.choices = [(word, word) for word in offered.levels]
    form.category.choices = [(word, word) for word in offered.categories]
    if sent(form):
        subsidy.claim(case, level=form.level.data, category=form.category.data, actor=actor())
        return done(url_for("dossiers.show", uid=case.uid, _anchor="subsidy"), "已申报，等主任审核。")
    return act_page(case, LIFECYCLE["claim"], form)


@blueprint.route("/cases/<uid>/dossier/subsidy/decision", methods=["GET", "POST"])
@staff
def decide(uid: str) -> Answer:
    """Approve or reject; never one's own claim."""
    case = _asked(uid, "approve")
    form = DecisionForm(request.form or None)
    if sent(form):
        if form.result.data == "approve":
            subsidy.approve(case, amount=form.amount.data, reason=form.reason.data, actor=actor())
        else:
            subsidy.reject(case, reason=form.reason.data, actor=actor())
        return done(url_for("dossiers.show", uid=case.uid, _anchor="subsidy"), "审核已登记。")
    return act_page(case, LIFECYCLE["approve"], form, title="审核补贴", claim=subsidy.claim_of(case))
