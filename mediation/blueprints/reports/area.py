"""The area itself: who may open it, and how a view finds a frozen report or what may be drafted."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, request
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.organisation import Organisation
from mediation.models.report import Report
from mediation.operations.reports import reading
from mediation.rules.reports.periods import ReportPeriod, period_of
from mediation.rules.roles import Role
from mediation.web.access import requires

blueprint = Blueprint("reports", __name__)
# The committees' directors and clerks for their own returns, the bureau's people for the district's report.
readers = requires(Role.DIRECTOR, Role.CLERK, Role.BUREAU_VIEWER, at=("committee", "bureau"))
freezers = requires(Role.DIRECTOR, Role.CLERK, at=("committee", "bureau"))
committee = requires(Role.DIRECTOR, Role.CLERK, at="committee")

Answer = Response | str | tuple[str, int]


@dataclass(frozen=True)
class Asked:
    """What is looked at: a report of `kind` of `body` on `period`; `what` names the first two in addresses."""

    kind: str
    body: Organisation
    period: ReportPeriod

    @property
    def what(self) -> str:
        """The code of that report in addresses."""
        return reading.report_code(self.kind, self.body)


def the_report(uid: str) -> Report:
    """The frozen report of that uid, if the current user may read it; else 404."""
    return reading.load(current_user, uid) or abort(404)


def asked(today: date) -> Asked:
    """What the address or the form asks for; 404 for what is not the user's, or has not begun."""
    return asked_for(request.values.get("what", ""), request.values.get("period", ""), today)


def asked_for(what: str, period_code: str, today: date) -> Asked:
    """The same of what was named otherwise."""
    period = period_of(period_code)
    chosen = {reading.report_code(kind, body): (kind, body) for kind, body in reading.offered(current_user)}
    if period is None or period.first > today or what not in chosen:
        abort(404)
    return Asked(*chosen[what], period)
