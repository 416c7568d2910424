"""The centre's papers: one as a draft or as issued, one printed and kept; what a committee sees of what came over."""

from flask import abort, render_template, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.rights_aid.area import blueprint, committee, officer, readers, the_matter
from mediation.operations.rights_aid.building import right_named
from mediation.operations.rights_aid.papers import SHELF
from mediation.operations.rights_aid.reading import matter_of_case, parties_named
from mediation.procedures.rights_aid import Service
from mediation.rules.statutes import JIANGSU_IP_37_3, MEDIATION_17
from mediation.web import shelf_answers
from mediation.web.access import reads_first
from mediation.web.scope import the_case


@blueprint.get("/aid/<aid_uid>/papers/<aid_form>.pdf")
@readers
def paper(aid_uid: str, aid_form: str) -> Response:
    """The newest issued paper; before that, or with `?draft`, the draft with its watermark."""
    return shelf_answers.shown(SHELF, the_matter(aid_uid), aid_form)


@blueprint.post("/aid/<aid_uid>/papers/<aid_form>/printing")
@officer
@reads_first
def print_paper(aid_uid: str, aid_form: str) -> Response:
    """One paper set, proved and put on record."""
    back = url_for("rights_aid.show", aid_uid=aid_uid, _anchor="papers")
    return shelf_answers.printed(SHELF, lambda: the_matter(aid_uid), aid_form, back)


@blueprint.get("/cases/<uid>/aid")
@committee
def of_case(uid: str) -> str:
    """What came over with the case: who asked the centre for what, that the applicant agreed; no opinion, no course."""
    matter = matter_of_case(the_case(uid).id)
    if matter is None:
        abort(404)
    return render_template(
        "rights_aid/of_case.html",
        case=matter.case,
        matter=matter,
        parties=parties_named(matter),
        service=Service(matter.service).label,
        right=right_named(matter),
        laws=(JIANGSU_IP_37_3, MEDIATION_17),
    )
