"""Two records of one enterprise: the other one is looked for, what would move is listed, then confirmed."""

from flask import render_template, request, url_for

from mediation.blueprints.enterprises.area import Answer, blueprint, mergers, the_enterprise
from mediation.blueprints.enterprises.forms import MergeForm
from mediation.operations.enterprises import merging
from mediation.operations.enterprises.keeping import find_enterprise
from mediation.operations.enterprises.reading import by_service
from mediation.operations.suggestions import suggest
from mediation.rules.enterprises.joining import ENTERPRISES
from mediation.rules.lifecycle import refuse
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.said_at_field import said_at_field


@blueprint.route("/<enterprise_uid>/merging", methods=["GET", "POST"])
@mergers
def merge(enterprise_uid: str) -> Answer:
    """Without `other` in the address the search for it; with it the preview and its form."""
    kept, other = the_enterprise(enterprise_uid), request.values.get("other", "")
    gone = find_enterprise(other, actor=actor()) if other else None
    if gone is None:
        words = request.values.get("q", "").strip() or kept.name
        found = [one for one in suggest(words, actor=actor(), limit=20) if one.party.kind in ENTERPRISES]
        rest = [one for one in found if one.party.id != kept.id]
        return render_template("enterprises/merge_search.html", party=kept, words=words, found=rest)
    form = MergeForm(request.form or None)
    if request.method == "POST":
        refuse(merging.preview(kept, gone, actor=actor()).refused)
        seen = form.version.data or ""

        def put() -> None:
            again, other_again = the_enterprise(enterprise_uid), find_enterprise(other, actor=actor())
            assert other_again is not None
            merging.merge(again, other_again, reason=form.reason.data, seen=seen, actor=actor())

        if form.validate() and said_at_field(form, put, {"reason": "reason", "seen": "reason"}):
            return done(url_for("enterprises.show", enterprise_uid=enterprise_uid), "两份档案已合并。")
    kept, gone = the_enterprise(enterprise_uid), find_enterprise(other, actor=actor())
    assert gone is not None
    seen_now = merging.preview(kept, gone, actor=actor())
    form.version.data = seen_now.versions
    text = render_template("enterprises/merge.html", form=form, seen=seen_now, had=by_service(seen_now.moved))
    return (text, 422) if form.errors else text
