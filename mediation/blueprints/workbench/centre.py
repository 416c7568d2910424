"""The first page of the rights centre's people: what platforms must be told by when, the fairs of today."""

from flask import g, render_template
from flask_login import current_user

from mediation.operations import drafts
from mediation.operations.fairs import reading as fairs
from mediation.operations.online_shops import reading as online_shops
from mediation.operations.settings import calendar
from mediation.web.act_links import draft_url


def page() -> str:
    """The page of an examiner or aid officer."""
    today = g.now.date()
    return render_template(
        "workbench/centre.html",
        lines=online_shops.due_lines(current_user, today, calendar()),
        fairs=fairs.of_today(current_user, today),
        drafts=[(draft, draft_url(draft)) for draft in drafts.all_of(current_user.id)],
    )
