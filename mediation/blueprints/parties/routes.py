"""The register of people and enterprises: search, one party's page, correcting it, offers while somebody types."""

from flask import Blueprint, Response, abort, g, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.blueprints.parties.forms import PartyForm, comparable, form_of, kept_values
from mediation.models.party import KINDS, Party
from mediation.operations import parties, party_register
from mediation.operations.enterprises.keeping import moved_to
from mediation.operations.reveal import reveal as reveal_values
from mediation.operations.reveal import shown_until
from mediation.operations.suggestions import Suggestion, suggest
from mediation.operations.versions import EditConflict
from mediation.procedures.people_mediation import State
from mediation.rules.enterprises.joining import ENTERPRISES
from mediation.rules.identity import IdentityType
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import actor, reads_first, requires
from mediation.web.act_links import STATE_TAGS
from mediation.web.acts import done
from mediation.web.checked import verdict
from mediation.web.forms import reshow
from mediation.web.numbers import row_number
from mediation.web.party_form import HEADS, PartyDetails
from mediation.web.party_words import matches, particulars
from mediation.web.two_versions import in_words_of
from mediation.web.typed import typed

blueprint = Blueprint("parties", __name__, url_prefix="/parties")
blueprint.add_app_template_filter(particulars)
staff = requires(*COMMITTEE_STAFF)

USUAL = {kind: "resident" if kind == "person" else "credit_code" for kind in KINDS}
CHECKED = frozenset({"identity_number", "head_identity_number"})


def the_party(uid: str) -> Party:
    """The party of that uid; else 404."""
    return party_register.find_party(uid, actor=actor()) or abort(404)


@blueprint.get("")
@staff
def index() -> str:
    """The register, or what a search finds in it."""
    words = request.args.get("q", "").strip()
    if words:
        found = suggest(words, actor=actor(), limit=50)
        return render_template("parties/index.html", words=words, found=found, page=None)
    page = party_register.page(actor=actor(), after=request.args.get("after", type=row_number))
    return render_template("parties/index.html", words="", found=page.rows, page=page)


@blueprint.get("/suggest", endpoint="suggest")
@staff
def offer() -> Response:
    """Known parties for what was typed so far, as components/combobox.html tells."""
    words = " ".join(request.args.get("q", "").split())
    return jsonify(options=[_option(found, words) for found in suggest(words, actor=actor())])


def _option(found: Suggestion, words: str) -> dict[str, object]:
    party = found.party
    return {
        "label": party.name,
        "matches": matches(party.name, words),
        "tag": party.kind_label,
        "detail": "　".join(particulars(party)),
        "aside": f"在册：调解 {found.cases}" + ("" if found.matched == "名称" else f"，按{found.matched}找到"),
        "fill": {"party": party.uid, "name": party.name},
    }


@blueprint.get("/<uid>/card")
@staff
def card(uid: str) -> str:
    """The chosen party as a form shows it; `row` the name of its row."""
    return render_template("parties/card.html", party=the_party(uid), row=request.args.get("row", ""))


@blueprint.post("/numbers", endpoint="check_number")
@staff
@reads_first
def check_number() -> Response:
    """Whether one number fits, said while the form is filled in; nothing is stored."""
    name, prefix = request.form.get("field", ""), request.form.get("prefix", "")
    if name not in CHECKED:
        abort(404)
    return verdict(PartyDetails(request.form, prefix=prefix), name)


@blueprint.get("/<uid>")
@staff
def show(uid: str) -> WerkzeugResponse:
    """One person, the numbers masked unless a reason was given, and where else the person appears. An enterprise has
    its record, and so has what was merged into one."""
    party = party_register.find_party(uid, actor=actor()) or moved_to(uid, actor=actor())
    if party is not None and party.kind in ENTERPRISES:
        return redirect(url_for("enterprises.show", enterprise_uid=party.uid), 303)
    return _page(the_party(uid))


def _page(party: Party, *, error: str = "", reason: str = "", status: int = 200) -> WerkzeugResponse:
    until = shown_until(party, login=g.login, now=g.now)
    seconds = int((until - g.now).total_seconds()) + 1 if until else 0
    page = render_template(
        "parties/show.html",
        party=party,
        shown=seconds,
        cases=party_register.cases_of(party, actor=actor()),
        names=party_register.other_names(party),
        number_label=IdentityType(party.identity_kind or USUAL[party.kind]).label,
        head_label=HEADS.get(party.kind, ""),
        State=State,
        tags=STATE_TAGS,
        error=error,
        reason=reason,
    )
    answer = Response(page, status)
    if seconds:
        # Without script the browser asks for the page again when the minute is over.
        answer.headers["Refresh"] = f"{seconds}; url={url_for('parties.show', uid=party.uid)}"
    return answer


@blueprint.post("/<uid>/reveal")
@staff
def reveal(uid: str) -> WerkzeugResponse:
    """Show the numbers whole for one minute; who, when and why stay in the trail."""
    party, reason = the_party(uid), request.form.get("reason", "").strip()
    if not reason:
        return _page(party, error="没有填事由。写一句，比如“核对身份证原件”。", status=422)
    reveal_values(party, reason=reason, login=g.login, actor=actor())
    return done(url_for("parties.show", uid=party.uid))


@blueprint.route("/<uid>/edit", methods=["GET", "POST"])
@staff
def edit(uid: str) -> WerkzeugResponse | str | tuple[str, int]:
    """Correct a party."""
    party = the_party(uid)
    values, draft = typed(f"parties.edit:{uid}")
    form = PartyForm(values) if values is not None else form_of(party)
    page = {"form": form, "party": party, "draft": draft, "kept": kept_values(party)}
    if request.method == "GET":
        return render_template("parties/edit.html", **page)
    if not form.validate():
        return reshow("parties/edit.html", **page)
    try:
        parties.edit_party(party, form.values(), seen_version=form.version.data, actor=actor())
    except EditConflict as conflict:
        raise in_words_of(form, comparable(party, form), conflict) from None
    return done(url_for("parties.show", uid=party.uid), f"{party.name} 的资料已改。")
