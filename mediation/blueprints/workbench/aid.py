"""The first page of the rights centre's aid officers: what is due, the nearest first, and what waits for others."""

from datetime import date
from typing import Any

from flask import url_for
from flask_login import current_user

from mediation.operations.rights_aid import clocks, reading
from mediation.operations.settings import calendar
from mediation.procedures.rights_aid import LIFECYCLE, State, next_step
from mediation.web.clock import clock_of

MOST = 30
_WAITING = (State.SUPPLEMENTING.value, State.SUSPENDED.value)


def aid_desk(today: date) -> dict[str, Any]:
    """The officer's own applications with their next step and clock; counters by urgency."""
    days, lines = calendar(), []
    for matter in reading.running(current_user):
        step = next_step(State(matter.state).value, reading.facts_of(matter, today=today))
        running = [clock for clock in clocks.of_matter(matter, days, today) if not clock.settled and not clock.paused]
        lines.append(
            {
                "matter": matter,
                "parties": reading.parties_named(matter),
                "step": step,
                "label": LIFECYCLE[step.action].label,
                "url": url_for("rights_aid.act", aid_uid=matter.uid, aid_action=step.action),
                "clock": clock_of(running[0], today, days) if running else None,
            }
        )
    waiting = [line for line in lines if line["matter"].state in _WAITING]
    todo = [line for line in lines if line not in waiting]
    dated = sorted((line for line in todo if line["clock"]), key=lambda line: line["clock"].deadline.due)
    todo = [*dated, *(line for line in todo if not line["clock"])]
    return {
        "lines": todo[:MOST],
        "more": len(todo) - MOST,
        "waiting": waiting,
        "counts": {
            "overdue": sum(line["clock"].deadline.due < today for line in dated),
            "today": sum(line["clock"].deadline.due == today for line in dated),
            "later": sum(line["clock"].deadline.due > today for line in dated),
        },
    }
