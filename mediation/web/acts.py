"""How a view ends: the act is committed with its receipt, the answer leads on."""

from datetime import datetime, timedelta

from flask import abort, flash, g, redirect
from flask_login import current_user
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from mediation.extensions import db, exclusive, start_writing
from mediation.models.draft import FormReceipt
from mediation.operations import drafts
from mediation.web.posted import posted

KEPT_FOR = timedelta(days=30)


def begin() -> None:
    """A view that reads first ends its slow part with this: the act begins. When the same form was acted on
    meanwhile, that act's answer is given and nothing else happens."""
    start_writing()
    if (location := answered_before()) is not None:
        abort(redirect(location, 303))


def answered_before(*, wait: bool = True) -> str | None:
    """Where the posted form led when it was acted on before; with `wait`, first waits for another post of the same
    form to end."""
    key = posted().get("form_key", "")[:40]
    if not key or not current_user.is_authenticated:
        return None
    if wait:
        exclusive(f"form {key}")
    return db.session.scalar(
        select(FormReceipt.location).where(FormReceipt.key == key, FormReceipt.user_id == current_user.id)
    )


def done(location: str, message: str = "", kind: str = "ok") -> Response:
    """Commit the act and lead on to `location` (303). The form's one-use key is stored in the same transaction,
    so that the same form posted twice acts once; the form's draft is forgotten with it."""
    key = posted().get("form_key", "")[:40]
    if draft := posted().get("draft_form"):
        drafts.discard(current_user.id, [draft])
    if key and current_user.is_authenticated:
        db.session.add(FormReceipt(key=key, user_id=current_user.id, location=location, at=g.now))
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        first = answered_before()
        if first is None:
            raise
        return redirect(first, 303)
    if message:
        flash(message, kind)
    return redirect(location, 303)


def forget_receipts(now: datetime) -> None:
    """Forget one-use keys of pages nobody has open any more."""
    db.session.execute(delete(FormReceipt).where(FormReceipt.at < now - KEPT_FOR))


def local_path(target: str | None, otherwise: str) -> str:
    """`target` if it is a path of this desk, else `otherwise`; nothing can send people elsewhere.

    Browsers read a backslash as a slash and drop control characters, so `/\\host` and `/<tab>/host` lead away too.
    """
    if not target or not target.isprintable() or "\\" in target or len(target) > 1000:
        return otherwise
    return target if target.startswith("/") and not target.startswith("//") else otherwise
