"""The area itself: which platform's columns a page is about, and where a missing fact is recorded."""

from collections.abc import Callable

from flask import Blueprint, abort, url_for

from mediation.models.case import Case
from mediation.models.transcript import PlatformListing
from mediation.operations.life_cycle import open_acts
from mediation.operations.transcript.platforms import listing_on
from mediation.operations.transcript.sheet import Line
from mediation.procedures.people_mediation import LIFECYCLE
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import actor, requires
from mediation.web.act_links import act_url
from mediation.web.scope import the_case as the_case

blueprint = Blueprint("transcript", __name__)
staff = requires(*COMMITTEE_STAFF)


def the_listing(code: str) -> PlatformListing:
    """What the platform of that code asks today, also when it is not filled any more; else 404."""
    return listing_on(code, actor().today) or abort(404)


def recorder_of(case: Case) -> Callable[[Line], str]:
    """Line → the page where its fact is recorded; "" while the stage of the case does not let anybody record it."""
    open_now = {act.action for act, refused in open_acts(case, actor=actor()) if refused is None}
    pages = {
        "rights": url_for("cases.rights", uid=case.uid),
        "dossier": url_for("dossiers.show", uid=case.uid),
        "draft_agreement": url_for("cases.show", uid=case.uid, part="agreement", _anchor="parts"),
    }

    def page(line: Line) -> str:
        if line.recorded == "edit_party":
            return url_for("parties.edit", uid=line.party_uid)
        if line.recorded in LIFECYCLE and line.recorded not in open_now:
            return ""
        return pages.get(line.recorded) or act_url(line.recorded, case)

    return page
