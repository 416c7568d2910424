"""Autosave: what is typed is kept at the server, never in the browser."""

from flask import Blueprint, g, jsonify, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.extensions import db, exclusive
from mediation.operations import drafts
from mediation.web.access import any_user
from mediation.web.acts import local_path
from mediation.web.filters import full_moment

blueprint = Blueprint("drafts", __name__, url_prefix="/drafts")


@blueprint.post("/<path:form>")
@any_user
def save(form: str) -> Response | tuple[Response, int]:
    """Keep what was typed into `form` so far; answers when it was saved."""
    exclusive(f"draft {current_user.id} {form[:80]}")
    try:
        drafts.save(current_user.id, form, request.form, at=g.now, title=request.form.get("draft_title", ""))
    except ValueError as error:
        return jsonify(error=str(error)), 413
    db.session.commit()
    return jsonify(saved_at=full_moment(g.now)[11:])


@blueprint.post("/<path:form>/discard")
@any_user
def discard(form: str) -> Response:
    """Forget a draft, because its owner says so."""
    drafts.discard(current_user.id, [form])
    db.session.commit()
    return redirect(local_path(request.form.get("back"), url_for("workbench.show")), 303)
