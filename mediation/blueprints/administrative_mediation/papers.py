"""The bureau's papers: one as a draft or as issued, one printed and kept."""

from flask import url_for
from werkzeug.wrappers import Response

from mediation.blueprints.administrative_mediation.area import blueprint, clerk, readers, the_matter
from mediation.operations.administrative_mediation.papers import SHELF
from mediation.web import shelf_answers
from mediation.web.access import reads_first


@blueprint.get("/administrative/<matter_uid>/papers/<paper_form>.pdf")
@readers
def paper(matter_uid: str, paper_form: str) -> Response:
    """The newest issued paper; before that, or with `?draft`, the draft with its watermark."""
    return shelf_answers.shown(SHELF, the_matter(matter_uid), paper_form)


@blueprint.post("/administrative/<matter_uid>/papers/<paper_form>/printing")
@clerk
@reads_first
def print_paper(matter_uid: str, paper_form: str) -> Response:
    """One paper set, proved and put on record."""
    back = url_for("administrative_mediation.show", matter_uid=matter_uid, _anchor="papers")
    return shelf_answers.printed(SHELF, lambda: the_matter(matter_uid), paper_form, back)
