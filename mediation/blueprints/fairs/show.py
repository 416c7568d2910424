"""The list of fairs; one fair with its shifts and complaints; one complaint."""

from datetime import date, timedelta
from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select

from mediation.blueprints.fairs.acting import PAGES
from mediation.blueprints.fairs.area import STATE_TAGS, blueprint, centre, right_named, the_complaint, the_fair
from mediation.blueprints.fairs.events import LAWS
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.fair import Fair, FairComplaint, FairShift
from mediation.operations.fairs import acts, reading
from mediation.operations.signers import day_in_china
from mediation.procedures.fair_complaint import LIFECYCLE, RESULTS, RUNNING, State, next_step
from mediation.web.access import actor
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number

LATEST = 12
NEAR = timedelta(3)
PATH = ("受理", "核验权属", "告知展位", "处理", "跟踪")
PLACE = {
    State.RECEIVED: 1,
    State.CHECKED: 2,
    State.TOLD: 3,
    State.ENDED: 4,
    State.HANDED_OVER: 5,
    State.FOLLOWED: 5,
}


@blueprint.get("/fairs")
@centre
def index() -> str:
    """One group at a time, the newest first."""
    asked, today = request.args.get("group", ""), g.now.date()
    group = asked if asked in reading.GROUPS else "now"
    numbers = reading.counts(current_user, today)
    page = reading.page(current_user, group, today, after=request.args.get("after", type=row_number))
    return render_template(
        "fairs/index.html",
        rows=[(fair, _when(fair, today), _waiting(fair), _asked(fair)) for fair in page.rows],
        group=group,
        tabs=group_tabs(reading.GROUPS, numbers, group, "fairs.index"),
        next_url=url_for("fairs.index", group=group, after=page.after) if page.after else "",
    )


def _when(fair: Fair, today: date) -> tuple[str, str]:
    """The event against today, as a tag."""
    if today < fair.from_on:
        return "还没开始", "neutral"
    return ("已经结束", "ended") if today > fair.until_on else ("正在办", "running")


def _waiting(fair: Fair) -> int:
    return sum(complaint.state in RUNNING for complaint in fair.complaints)


def _asked(fair: Fair) -> int:
    return sum(shift.consultations or 0 for shift in fair.shifts)


@blueprint.get("/fairs/<fair_uid>")
@centre
def show(fair_uid: str) -> str:
    """One fair."""
    fair, today = the_fair(fair_uid), g.now.date()
    return render_template(
        "fairs/show.html",
        fair=fair,
        when=_when(fair, today),
        waiting=_waiting(fair),
        asked=_asked(fair),
        open=fair.from_on <= today <= fair.until_on,
        shown=_near(fair, today),
        days=(fair.until_on - fair.from_on) // timedelta(1) + 1,
        tags=STATE_TAGS,
        State=State,
        results=RESULTS,
        right_named=right_named,
        laws=LAWS,
    )


def _near(fair: Fair, today: date) -> list[FairShift]:
    """The shifts of a few days: from today on while the fair is on, else from its first day on."""
    first = max(fair.from_on, today) if today <= fair.until_on else fair.from_on
    return [shift for shift in fair.shifts if first <= shift.day < first + NEAR]


@blueprint.get("/fairs/complaints/<stall_uid>")
@centre
def complaint(stall_uid: str) -> str:
    """One complaint: where it stands, what is next, its photographs."""
    row, who = the_complaint(stall_uid), actor()
    state = State(row.state)
    step = next_step(state, acts.facts_of(row, actor=who))
    found = {act.action: refused for act, refused in acts.open_acts(row, actor=who)}
    return render_template(
        "fairs/complaint.html",
        complaint=row,
        fair=row.fair,
        right=right_named(row),
        state=state,
        tag_kind=STATE_TAGS[state],
        path=_path(state),
        step=step,
        step_url=_url(step.action, row) if found.get(step.action, step) is None else "",
        step_label=LIFECYCLE[step.action].label if step.action else "",
        beside=[
            (LIFECYCLE[action].label, _url(action, row))
            for action, refused in found.items()
            if refused is None and action != step.action
        ],
        until=_until(row),
        results=RESULTS,
        laws=LAWS,
        course=_course(row),
    )


def _url(action: str, row: FairComplaint) -> str:
    if action in PAGES:
        return url_for("fairs.act", stall_uid=row.uid, act=action)
    endpoints = {"correct": "fairs.correction", "hand_over": "fairs.hand_over", "add_photo": "fairs.add_photos"}
    return url_for(endpoints[action], stall_uid=row.uid)


def _until(row: FairComplaint) -> str:
    """Until when the stall should state its view in writing: twenty-four hours after it was told (D31)."""
    if row.told_on is None or row.state != State.TOLD or row.statement_on:
        return ""
    after = row.told_on + timedelta(1)
    return f"{after.month}月{after.day}日{row.told_at}"


def _path(state: State) -> list[dict[str, str]]:
    place = PLACE[state]
    states = ["done" if at < place else "current" if at == place else "todo" for at in range(len(PATH))]
    return [{"name": name, "state": each} for name, each in zip(PATH, states, strict=True)]


def _course(row: FairComplaint) -> list[dict[str, Any]]:
    """What was done, the newest first, as components/case.html draws it."""
    query = select(AuditEntry).where(AuditEntry.subject == f"fair_complaint:{row.id}")
    entries = db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(LATEST))
    return [
        {
            "when": f"{day_in_china(entry.at):%-m-%d}",
            "title": entry.summary.removeprefix(f"{row.number} "),
            "detail": "，".join(filter(None, (entry.actor_name, entry.reason))),
            "kind": "major",
        }
        for entry in entries
    ]
