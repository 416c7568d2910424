"""A dispute goes to the rights centre, where a party of it is helped."""

from flask import Response, g, request, url_for
from wtforms import TextAreaField
from wtforms.fields import SelectChoice

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.fields import LONGEST_LINE, happened
from mediation.operations.matter_facts import acting_parties
from mediation.operations.rights_aid import from_case
from mediation.operations.rights_aid.from_case import AidWanted
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.rights_aid.words import SERVICES
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required


class AidForm(BaseForm):
    """Who is to be helped with what, and who takes it over; choices of `party` and `handler` are set by the view."""

    party = PickField("谁要援助", [Required("谁要援助")])
    service = ChoiceField(
        "服务类别", [Required("服务类别")], choices=[(each.value, SERVICES[each]) for each in SERVICES]
    )
    handler = ChoiceField("交给谁", [Required("交给谁")])
    on = DateField("转办日期", [Required("转办日期"), happened])
    reason = TextAreaField("理由", [Required("转办的理由"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})


@blueprint.route("/<uid>/hand-over/aid", methods=["GET", "POST"])
@staff
def hand_over_to_aid(uid: str) -> Response | str | tuple[str, int]:
    """Hand what was not taken on, or has ended, to rights aid, with parties and right."""
    case = begin(uid, "hand_over")
    officers = {str(user.id): user for user in from_case.officers()}
    if not officers:
        raise ActionRefused(from_case.NO_CENTRE)
    parties = {party.uid: party for party in acting_parties(case)}
    form = AidForm(request.form or None, data={"on": g.now.date(), "service": "aid"})
    form.party.choices = [SelectChoice(uid, party.party.name) for uid, party in parties.items()]
    form.handler.choices = [SelectChoice(key, user.display_name) for key, user in officers.items()]
    if sent(form):
        wanted = AidWanted(
            parties[form.party.data],
            form.service.data,
            officers[form.handler.data],
            form.on.data,
            form.reason.data,
        )
        matter = from_case.send_to_aid(case, wanted, actor=actor())
        return done(url_for("cases.show", uid=case.uid), f"已转维权援助，那边的编号是 {matter.number}，纠纷编号不变。")
    return act_page("hand_over_to_aid", case, "hand_over", form)
