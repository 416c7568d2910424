"""The register of files: what waits to be compiled, checked, filed; what is filed; what has come to its end."""

from typing import Any

from flask import render_template, url_for

from mediation.blueprints.dossiers.area import STATE_TAGS, blueprint, staff
from mediation.blueprints.dossiers.asked import EXPIRY, Asked, listed
from mediation.procedures.archiving import State


@blueprint.get("/dossiers")
@staff
def index() -> str:
    """The files of one's committees, as the address asks."""
    shown = listed("dossiers.index")
    return render_template("dossiers/index.html", **shown, tabs=_tabs(shown["asked"]), tags=STATE_TAGS)


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
