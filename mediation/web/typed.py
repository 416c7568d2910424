"""Where a form takes its values from: what was posted, or else the draft that was kept."""

from flask import request
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from mediation.operations import drafts
from mediation.operations.drafts import SavedDraft


def typed(form_name: str) -> tuple["MultiDict[str, str] | None", SavedDraft | None]:
    """The values for the form `form_name`: posted ones, or the user's draft (then also the draft itself, so that
    the page can say it was found again), or None for an empty form."""
    if request.method == "POST":
        return request.form, None
    draft = drafts.find(current_user.id, form_name)
    if draft is None or request.args.get("draft") == "no":
        return None, None
    return MultiDict((name, value) for name, values in draft.fields.items() for value in values), draft
