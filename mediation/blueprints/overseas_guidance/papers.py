"""The guidance sheet of one enterprise: as a draft or as issued, printed and kept."""

from flask import url_for
from werkzeug.wrappers import Response

from mediation.blueprints.overseas_guidance.area import blueprint, officer, the_guidance
from mediation.operations.overseas_guidance.papers import SHEET, SHELF
from mediation.web import shelf_answers
from mediation.web.access import reads_first


@blueprint.get("/overseas/guidance/<guidance_uid>/sheet.pdf")
@officer
def sheet(guidance_uid: str) -> Response:
    """The newest issued sheet; before that, or with `?draft`, the draft with its watermark."""
    return shelf_answers.shown(SHELF, the_guidance(guidance_uid), SHEET)


@blueprint.post("/overseas/guidance/<guidance_uid>/sheet/printing")
@officer
@reads_first
def print_sheet(guidance_uid: str) -> Response:
    """The sheet set, proved and put on record."""
    back = url_for("overseas_guidance.guidance", guidance_uid=guidance_uid, _anchor="sheet")
    return shelf_answers.printed(SHELF, lambda: the_guidance(guidance_uid), SHEET, back)
