"""The register of files: what waits to be compiled, checked, filed; what is filed; what has come to its end."""

from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.dossiers.area import STATE_TAGS, blueprint, staff
from mediation.blueprints.dossiers.asked import EXPIRY, Asked, committees, mediators
from mediation.operations.access_scope import visible_cases
from mediation.operations.dossier import register
from mediation.procedures.archiving import State
from mediation.web.numbers import row_number


@blueprint.get("/dossiers")
@staff
def index() -> str:
    """The files of one's committees, as the address asks."""
    bodies, today = committees(), g.now.date()
    people = mediators(bodies)
    asked, visible = Asked.read(request.args), visible_cases(current_user)
    wanted = asked.wanted(bodies, people)
    found = register.page(
        wanted,
        visible=visible,
        today=today,
        after=request.args.get("after", type=row_number),
        before=request.args.get("before", type=row_number),
    )
    return render_template(
        "dossiers/index.html",
        asked=asked,
        found=found,
        number=register.count(wanted, visible=visible, today=today),
        tabs=_tabs(asked),
        bodies=bodies,
        people=people,
        years=range(today.year, today.year - 12, -1),
        tags=STATE_TAGS,
        address=lambda **more: url_for("dossiers.index", **{**asked.args(), **more}),
    )


def _tabs(asked: Asked) -> list[dict[str, Any]]:
    """The states, then the ends of periods, then what is stored and nothing else; components/list.html draws them."""
    none: dict[str, Any] = {"state": "", "expiry": "", "restricted": False}
    offered: list[tuple[str, dict[str, Any]]] = [("全部", none)]
    offered += [(state.label, {**none, "state": state.value}) for state in State]
    offered += [(label, {**none, "expiry": value}) for value, label in EXPIRY.items()]
    offered.append(("限制处理", {**none, "restricted": True}))
    return [
        {
            "name": name,
            "url": url_for("dossiers.index", **asked.args(**changes)),
            "current": all(getattr(asked, field) == value for field, value in changes.items()),
        }
        for name, changes in offered
    ]
