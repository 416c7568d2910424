"""One act on several links at once: asked of the table link by link, put on all rows or on none. The only place that
sets their states."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink
from mediation.operations import audit, settings
from mediation.operations.actor import Actor
from mediation.operations.centre_people import roles_for
from mediation.operations.online_shops.reading import facts_of
from mediation.operations.versions import check_version
from mediation.procedures.platform_notice import LIFECYCLE, MEASURES, RESULTS, ROUTES, Entry, State
from mediation.rules.figures import day
from mediation.rules.lifecycle import Barred, Refusal, Transition


def open_acts(complaint: OnlineShopComplaint, *, actor: Actor) -> dict[str, tuple[Transition[State], int]]:
    """The acts that some links allow now: action → its row and how many links it is for."""
    found: dict[str, tuple[Transition[State], int]] = {}
    roles = roles_for(actor, complaint.centre_id)
    for link in complaint.links:
        for act in LIFECYCLE.actions(State(link.state), roles):
            found[act.action] = (act, found.get(act.action, (act, 0))[1] + 1)
    return found


def open_links(complaint: OnlineShopComplaint, action: str) -> list[OnlineShopLink]:
    """The links whose state allows `action`."""
    return [link for link in complaint.links if State(link.state) in LIFECYCLE[action].sources]


def advance(
    links: Sequence[OnlineShopLink],
    action: str,
    *,
    actor: Actor,
    columns: Mapping[str, Any] | None = None,
    **entry: Any,
) -> None:
    """Ask the table for every link, then put `columns` on each and move it. `entry` fields of `platform_notice.Entry`,
    today unless `on` is given. Raises `Barred`, naming the link; then nothing has changed."""
    if not links:
        raise Barred(Refusal("没有选链接。至少选一个。"), "links_are_chosen")
    complaint = links[0].complaint
    db.session.flush()
    db.session.refresh(complaint, with_for_update=True)
    what = Entry(**{"on": actor.today, **entry})
    calendar, roles = settings.calendar(), roles_for(actor, complaint.centre_id)
    after = []
    for link in links:
        db.session.refresh(link, with_for_update=True)
        facts = replace(facts_of(link, today=actor.today, calendar=calendar), entry=what)
        try:
            after.append(LIFECYCLE.check(action, state=State(link.state), roles=roles, facts=facts))
        except Barred as barred:
            said = Refusal(f"第 {link.ordinal} 个链接：{barred.message}", barred.statute)
            raise Barred(said, barred.guard) from barred
    # Columns and state go together: the database holds them to each other.
    with db.session.no_autoflush:
        for link, state in zip(links, after, strict=True):
            for name, value in (columns or {}).items():
                setattr(link, name, value)
            link.state = state.value
        complaint.changed_at = actor.now
    db.session.flush()


def _tell(links: Sequence[OnlineShopLink], action: str, what: str, actor: Actor, reason: str = "") -> None:
    complaint = links[0].complaint
    named = "、".join(str(link.ordinal) for link in links)
    audit.record(
        actor, f"shop_{action}", complaint, summary=f"{complaint.number} 第 {named} 个链接{what}"[:500], reason=reason
    )


def notify(links: Sequence[OnlineShopLink], *, on: date, actor: Actor) -> None:
    """The notice went to the platform. Raises `Barred` without evidence or before the right was verified."""
    advance(links, "notify", actor=actor, columns={"notified_on": on}, on=on)
    _tell(links, "notify", f"{day(on)}通知平台", actor)


def record_measure(links: Sequence[OnlineShopLink], *, on: date, measure: str, actor: Actor) -> None:
    """What the platform did (a key of `MEASURES`). Raises `Barred`."""
    columns = {"acted_on": on, "measure": measure}
    advance(links, "record_measure", actor=actor, columns=columns, on=on, measure=measure)
    _tell(links, "record_measure", f"{day(on)}平台{MEASURES[measure]}", actor)


def record_statement(links: Sequence[OnlineShopLink], *, on: date, note: str = "", actor: Actor) -> None:
    """The shop's statement, passed on by the platform, came on that day: the fifteen days begin. Raises `Barred`."""
    columns = {"countered_on": on, "counter_note": note.strip()[:500]}
    advance(links, "record_statement", actor=actor, columns=columns, on=on)
    _tell(links, "record_statement", f"的声明{day(on)}到达", actor, reason=note.strip())


def note_delay(links: Sequence[OnlineShopLink], *, on: date, until: date | None, reason: str, actor: Actor) -> None:
    """Days lost to a notary or an authentication that the right-holder could not help. Raises `Barred`."""
    columns = {"delay_from": on, "delay_to": until, "delay_reason": reason.strip()[:500]}
    advance(links, "note_delay", actor=actor, columns=columns, on=on, until=until, reason=reason)
    assert until is not None
    _tell(links, "note_delay", f"耽误{day(on)}至{day(until)}", actor, reason=reason.strip())


def tell_platform(links: Sequence[OnlineShopLink], *, on: date, route: str, note: str = "", actor: Actor) -> None:
    """The platform was told of a complaint or a suit (`route` a key of `ROUTES`). Raises `Barred`."""
    columns = {"told_on": on, "told_route": route, "told_note": note.strip()[:500]}
    advance(links, "tell_platform", actor=actor, columns=columns, on=on, route=route)
    _tell(links, "tell_platform", f"{day(on)}告诉平台已{ROUTES[route]}", actor, reason=note.strip())


def end(links: Sequence[OnlineShopLink], *, on: date, result: str, note: str = "", actor: Actor) -> None:
    """What came of it (`result` a key of `RESULTS`). Raises `Barred`."""
    columns = {"ended_on": on, "result": result, "result_note": note.strip()[:500]}
    advance(links, "end", actor=actor, columns=columns, on=on, result=result)
    _tell(links, "end", f"{day(on)}{RESULTS[result]}", actor, reason=note.strip())


def drop(links: Sequence[OnlineShopLink], *, on: date, reason: str, actor: Actor) -> None:
    """Links that are not complained of after all, before any notice. Raises `Barred`."""
    columns = {"ended_on": on, "result": "dropped", "result_note": reason.strip()[:500]}
    advance(links, "drop", actor=actor, columns=columns, on=on, reason=reason)
    _tell(links, "drop", "不再投诉", actor, reason=reason.strip())


LINK_LABELS = {"shop": "店铺名", "evidence": "存证号"}


def correct(link: OnlineShopLink, *, shop: str, evidence: str, seen_version: str | int | None, actor: Actor) -> None:
    """The shop's name and the number of the evidence. Raises `Barred`, or `EditConflict`."""
    columns = {"shop": shop, "evidence": evidence}
    check_version(link, seen_version, columns, LINK_LABELS)
    if link.notified_on and not evidence.strip():
        raise Barred(Refusal("已经通知过平台，存证号不能空着。"), "evidence_is_there")
    advance([link], "correct", actor=actor, columns=columns)
    _tell([link], "correct", "的登记更正", actor)
