"""The list of complaints; one complaint with its links and their clocks."""

from datetime import date
from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select

from mediation.blueprints.online_shops.acting import PAGES
from mediation.blueprints.online_shops.area import STATE_TAGS, blueprint, centre, the_complaint
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.operations.online_shops import acts, papers, reading
from mediation.operations.settings import calendar
from mediation.operations.signers import day_in_china
from mediation.procedures.platform_notice import MEASURES, RESULTS, ROUTES, State, next_step
from mediation.rules.holidays import Calendar
from mediation.rules.statutes import ECOMMERCE_42_1, ECOMMERCE_42_3, ECOMMERCE_43_2, ONLINE_REPLY_3
from mediation.web.access import actor
from mediation.web.clock import Clock, clock_of
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number
from mediation.web.scope import is_demo

LATEST = 12
# What a complaint waits for is what its most pressing links wait for.
PRESSING = (State.COUNTERED, State.FOUND, State.NOTIFIED, State.ACTED, State.TOLD)


@blueprint.get("/online-shops")
@centre
def index() -> str:
    """One group at a time, the newest first, with the nearest clock of each."""
    asked = request.args.get("group", "")
    group = asked if asked in reading.GROUPS else "running"
    numbers, days, today = reading.counts(current_user), calendar(), g.now.date()
    page = reading.page(current_user, group, after=request.args.get("after", type=row_number))
    rows = []
    for complaint in page.rows:
        running = [clock for link in complaint.links if (clock := reading.clock_of(link, days)) and not clock.settled]
        nearest = min(running, key=lambda clock: clock.deadline.due, default=None)
        rows.append((complaint, _counted(complaint), nearest and clock_of(nearest, today, days)))
    return render_template(
        "online_shops/index.html",
        rows=rows,
        group=group,
        tabs=group_tabs(reading.GROUPS, numbers, group, "online_shops.index"),
        next_url=url_for("online_shops.index", group=group, after=page.after) if page.after else "",
        tags=STATE_TAGS,
        right_named=papers.right_named,
    )


def _counted(complaint: OnlineShopComplaint) -> list[tuple[State, int]]:
    """How many links stand where, in the order of the course."""
    states = [State(link.state) for link in complaint.links]
    return [(state, states.count(state)) for state in State if state in states]


@blueprint.get("/online-shops/<complaint_uid>")
@centre
def show(complaint_uid: str) -> str:
    """The whole of it on one page."""
    complaint, days, today = the_complaint(complaint_uid), calendar(), g.now.date()
    found = acts.open_acts(complaint, actor=actor())
    step = _step(complaint)
    kept = papers.issued(complaint)
    return render_template(
        "online_shops/show.html",
        complaint=complaint,
        right=papers.right_named(complaint),
        counted=_counted(complaint),
        step=step,
        step_url=_url(step.action, complaint) if step and step.action in (*PAGES, "check_title", "correct") else "",
        step_label=found[step.action][0].label if step and step.action in found else "更正登记",
        beside=[
            (f"{act.label}（{count}）", _url(action, complaint))
            for action, (act, count) in found.items()
            if action != "correct" and (step is None or action != step.action)
        ],
        rows=[(link, _clock(link, days, today)) for link in complaint.links],
        clocks=_running(complaint, days, today),
        tags=STATE_TAGS,
        State=State,
        measures=MEASURES,
        routes=ROUTES,
        results=RESULTS,
        gap=papers.gap_of(complaint),
        notices=kept,
        changed=bool(kept) and papers.has_changed(complaint, kept[-1], demo=is_demo()),
        laws=(ECOMMERCE_42_1, ECOMMERCE_42_3, ECOMMERCE_43_2, ONLINE_REPLY_3),
        course=_course(complaint),
    )


def _clock(link: OnlineShopLink, days: Calendar, today: date) -> Clock | None:
    found = reading.clock_of(link, days)
    return clock_of(found, today, days) if found else None


def _running(complaint: OnlineShopComplaint, days: Calendar, today: date) -> list[tuple[Clock, list[int]]]:
    """Each clock that runs with the ordinals of its links, the nearest first: links that answer one statement share
    one."""
    found = ((link, clock) for link in complaint.links if (clock := _clock(link, days, today)) and not clock.settled)
    shared: dict[tuple[date, date], tuple[Clock, list[int]]] = {}
    for link, clock in found:
        key = (clock.deadline.due, clock.deadline.trigger)
        shared.setdefault(key, (clock, []))[1].append(link.ordinal)
    return [shared[due] for due in sorted(shared)]


def _step(complaint: OnlineShopComplaint):  # type: ignore[no-untyped-def]
    """What the most pressing links wait for; None when all have their result."""
    days, today = calendar(), g.now.date()
    for state in PRESSING:
        links = [link for link in complaint.links if link.state == state]
        facts = [reading.facts_of(link, today=today, calendar=days) for link in links]
        if facts:
            return next_step(state, min(facts, key=lambda each: (bool(each.evidence), each.due or today)))
    return None


def _url(action: str, complaint: OnlineShopComplaint) -> str:
    if action == "hand_over":
        return url_for("online_shops.hand_over", complaint_uid=complaint.uid)
    if action == "check_title":
        return url_for("online_shops.particulars", complaint_uid=complaint.uid)
    if action == "correct":
        bare = next(link for link in complaint.links if link.state == State.FOUND and not link.evidence)
        return url_for("online_shops.link", complaint_uid=complaint.uid, link_uid=bare.uid)
    return url_for("online_shops.act", complaint_uid=complaint.uid, act=action)


def _course(complaint: OnlineShopComplaint) -> list[dict[str, Any]]:
    """What was done, the newest first, as components/case.html draws it."""
    subjects = [f"online_shop_complaint:{complaint.id}"]
    subjects += [f"online_shop_paper:{row.id}" for row in papers.issued(complaint)]
    query = select(AuditEntry).where(AuditEntry.subject.in_(subjects))
    entries = db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(LATEST))
    return [
        {
            "when": f"{day_in_china(entry.at):%-m-%d}",
            "title": entry.summary.removeprefix(f"{complaint.number} "),
            "detail": "，".join(filter(None, (entry.actor_name, entry.reason))),
            "kind": "major",
        }
        for entry in entries
    ]
