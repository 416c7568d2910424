"""The area itself: who may open it, and how a view finds an enterprise."""

from flask import Blueprint, abort, redirect, url_for
from werkzeug.wrappers import Response

from mediation.models.party import Party
from mediation.operations.enterprises import keeping
from mediation.operations.enterprises.sight import KEEPERS, MERGERS, READERS
from mediation.web.access import actor, requires

blueprint = Blueprint("enterprises", __name__, url_prefix="/enterprises")
readers = requires(*READERS)
keepers = requires(*KEEPERS)
mergers = requires(*MERGERS)

Answer = Response | str | tuple[str, int]


def the_enterprise(enterprise_uid: str) -> Party:
    """The enterprise of that uid, if the current user may find it; what was merged leads to the record it went to;
    else 404."""
    party = keeping.find_enterprise(enterprise_uid, actor=actor())
    kept = keeping.moved_to(enterprise_uid, actor=actor()) if party is None else None
    if kept is not None:
        abort(redirect(url_for("enterprises.show", enterprise_uid=kept.uid), 303))
    return party or abort(404)
