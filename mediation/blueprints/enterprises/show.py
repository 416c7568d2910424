"""The page of one enterprise: who it is, what does not go together, what it ever had here."""

from flask import Response, g, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.blueprints.enterprises.area import blueprint, keepers, readers, the_enterprise
from mediation.models.party import Party
from mediation.operations.enterprises import crossing, keeping
from mediation.operations.enterprises.reading import by_service, entries_of
from mediation.operations.enterprises.sight import keeps_records, sees_numbers_of_people
from mediation.operations.reveal import reveal as reveal_values
from mediation.operations.reveal import shown_until
from mediation.rules.identity import IdentityType
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.party_form import HEADS


@blueprint.get("/<enterprise_uid>")
@readers
def show(enterprise_uid: str) -> WerkzeugResponse:
    """All of it, as far as the viewer may know."""
    return _page(the_enterprise(enterprise_uid))


@blueprint.post("/<enterprise_uid>/reveal")
@keepers
def reveal(enterprise_uid: str) -> WerkzeugResponse:
    """Show numbers and phones whole for one minute; who, when and why stay in the trail."""
    party, reason = the_enterprise(enterprise_uid), request.form.get("reason", "").strip()
    if not reason:
        return _page(party, error="没有填事由。写一句，比如“通知来窗口补材料”。", status=422)
    reveal_values(party, reason=reason, login=g.login, actor=actor())
    return done(url_for("enterprises.show", enterprise_uid=party.uid))


def _page(party: Party, *, error: str = "", status: int = 200) -> WerkzeugResponse:
    who = actor()
    keeps = keeps_records(current_user)
    until = shown_until(party, login=g.login, now=g.now) if keeps else None
    seconds = int((until - g.now).total_seconds()) + 1 if until else 0
    entries = entries_of([party.id], actor=who)
    crossed = crossing.of_enterprises({party.id: party.name}, entries, actor=who)[party.id]
    page = render_template(
        "enterprises/show.html",
        party=party,
        profile=keeping.profile_of(party),
        branches=keeping.branches_of(party),
        names=keeping.former_names(party),
        tags=keeping.tags_of(party),
        shops=keeping.shops_of(party),
        trade_names=keeping.trade_names_of(party),
        contacts=keeping.contacts_of(party) if keeps else (),
        had=by_service(entries[party.id]),
        crossings=crossed,
        keeps=keeps,
        head=sees_numbers_of_people(current_user),
        number_label=IdentityType(party.identity_kind or "credit_code").label,
        head_label=HEADS[party.kind],
        shown=seconds,
        error=error,
    )
    answer = Response(page, status)
    if seconds:
        # Without script the browser asks for the page again when the minute is over.
        answer.headers["Refresh"] = f"{seconds}; url={url_for('enterprises.show', enterprise_uid=party.uid)}"
    return answer
