"""How a view ends: the act is committed with its receipt, the answer leads on."""

from urllib.parse import urlsplit

from flask import flash, g, redirect, request
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from mediation.extensions import db
from mediation.models.draft import FormReceipt
from mediation.operations import drafts


def done(location: str, message: str = "", kind: str = "ok") -> Response:
    """Commit the act and lead on to `location` (303). The form's one-use key is stored in the same transaction,
    so that the same form posted twice acts once; the form's draft is forgotten with it."""
    key = request.form.get("form_key", "")
    if draft := request.form.get("draft_form"):
        drafts.discard(current_user.id, [draft])
    if key and current_user.is_authenticated:
        db.session.add(FormReceipt(key=key[:40], user_id=current_user.id, location=location, at=g.now))
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        first = db.session.scalar(
            select(FormReceipt.location).where(FormReceipt.key == key[:40], FormReceipt.user_id == current_user.id)
        )
        if first is None:
            raise
        return redirect(first, 303)
    if message:
        flash(message, kind)
    return redirect(location, 303)


def local_path(target: str | None, otherwise: str) -> str:
    """`target` if it is a path of this desk, else `otherwise`; nothing can send people elsewhere."""
    parts = urlsplit(target or "")
    local = target and target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc
    return target if local and target else otherwise
