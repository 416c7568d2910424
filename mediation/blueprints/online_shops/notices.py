"""The notice to the platform: a draft, printed and kept."""

from flask import url_for
from werkzeug.wrappers import Response

from mediation.blueprints.online_shops.area import blueprint, centre, the_complaint
from mediation.operations.online_shops.papers import FORM, SHELF
from mediation.web import shelf_answers
from mediation.web.access import reads_first


@blueprint.get("/online-shops/<complaint_uid>/notice.pdf")
@centre
def notice(complaint_uid: str) -> Response:
    """The newest issued notice; before that, or with `?draft`, the draft with its watermark; with `?issued=2` the
    second that was printed."""
    return shelf_answers.shown(SHELF, the_complaint(complaint_uid), FORM.slug)


@blueprint.post("/online-shops/<complaint_uid>/notice/printing")
@centre
@reads_first
def print_notice(complaint_uid: str) -> Response:
    """The notice set, proved and put on record."""
    back = url_for("online_shops.show", complaint_uid=complaint_uid, _anchor="notice")
    return shelf_answers.printed(
        SHELF, lambda: the_complaint(complaint_uid), FORM.slug, back, then="发出以后登记发通知。"
    )
