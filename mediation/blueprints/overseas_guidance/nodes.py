"""One day of the foreign procedure: added, confirmed from its paper, met."""

from typing import Any

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer, the_dispute
from mediation.blueprints.overseas_guidance.forms import NodeForm
from mediation.models.overseas_guidance import OverseasDispute, OverseasNode
from mediation.operations.overseas_guidance import nodes as operations
from mediation.operations.overseas_guidance.reading import node_of
from mediation.operations.versions import EditConflict
from mediation.rules.overseas_guidance.foreign_time import NotOneMoment
from mediation.rules.overseas_guidance.nodes import UsualNode
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.two_versions import in_words_of


@blueprint.route("/overseas/<dispute_uid>/nodes/<node_uid>", methods=["GET", "POST"])
@officer
def node(dispute_uid: str, node_uid: str) -> Answer:
    """A day, `new` (with `?usual=` from the office's table) or one that is there."""
    dispute = the_dispute(dispute_uid)
    row = node_of(dispute, node_uid)
    if row is None and node_uid != "new":
        abort(404)
    usual = _usual(dispute) if row is None else None
    form = NodeForm(request.form or None, data=_stored(row) or _first(dispute, usual))
    back = url_for("overseas_guidance.show", dispute_uid=dispute_uid, _anchor="nodes")
    if request.method == "POST":
        if usual and form.day.data is None and not form.day.process_errors and form.event.data:
            form.day.data = usual.proposed(form.event.data)
        if form.validate() and _kept(dispute, row, form, usual):
            return done(back, f"“{form.name.data}”已登记。")
    text = render_template(
        "overseas_guidance/node.html",
        dispute=the_dispute(dispute_uid),
        form=form,
        node=row,
        usual=usual,
        back=back,
        address=request.full_path.rstrip("?"),
    )
    return (text, 422) if request.method == "POST" else text


def _usual(dispute: OverseasDispute) -> UsualNode | None:
    place = request.args.get("usual", type=int)
    return next((row for at, row in operations.usual(dispute, g.now.date()) if at == place), None)


def _first(dispute: OverseasDispute, usual: UsualNode | None) -> dict[str, Any]:
    return {
        "name": usual.name if usual else "",
        "zone": operations.usual_zone(dispute),
        "hour": "23:59",
        "standing": "proposed" if usual else "confirmed",
    }


def _stored(row: OverseasNode | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        **{name: getattr(row, name) for name in ("name", "day", "hour", "zone", "standing", "source", "version")},
        "later": "second" if row.later else "",
    }


def _kept(dispute: OverseasDispute, row: OverseasNode | None, form: NodeForm, usual: UsualNode | None) -> bool:
    try:
        if operations.name_is_taken(dispute, form.values(), row):
            form.name.errors = ["这个节点、这个时间已经登记过。到那一行去改。"]
            return False
        basis = usual.basis if usual else ""
        operations.keep(dispute, row, form.values(), basis=basis, seen_version=form.version.data, actor=actor())
    except NotOneMoment as wrong:
        (form.later if wrong.twice else form.hour).errors = [wrong.message]
        return False
    except EditConflict as conflict:
        raise in_words_of(form, _stored(row), conflict) from None
    return True
