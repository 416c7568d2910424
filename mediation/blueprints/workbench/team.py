"""团队: who has how much, each number a list of cases."""

from typing import Any

from flask import render_template, url_for

from mediation.blueprints.workbench.area import blueprint
from mediation.operations.case_filter import Missing
from mediation.operations.team import Load, Team, teams
from mediation.procedures.people_mediation import OPEN, State
from mediation.rules.roles import Role
from mediation.web.access import actor, requires

IN_PROGRESS = ",".join(state.value for state in State if state in OPEN)


@blueprint.get("/team")
@requires(Role.DIRECTOR)
def team() -> str:
    """How many cases each mediator has open, overdue, due this week; and those that nobody has."""
    return render_template("workbench/team.html", teams=[(one, _rows(one)) for one in teams(actor())])


def _rows(one: Team) -> list[tuple[str, Load, dict[str, str]]]:
    """The name, the numbers, and the address behind each number."""
    rows = [(_name(load), load, _links(one, mediator=load.user.uid)) for load in one.loads if load.user]
    unassigned = _links(one, missing=Missing.MEDIATOR.value)
    return [*rows, ("没有指派", one.unassigned, unassigned), ("合计", one.total, _links(one))]


def _name(load: Load) -> str:
    return (load.user.display_name if load.user else "") + ("" if load.listed else "（已不在名单）")


def _links(one: Team, **whose: Any) -> dict[str, str]:
    asked = {"committee": one.committee.code, **whose}
    return {
        "open": url_for("cases.index", **asked, state=IN_PROGRESS),
        "overdue": url_for("cases.index", **asked, due="overdue", sort="due"),
        "week": url_for("cases.index", **asked, due="week", sort="due"),
    }
