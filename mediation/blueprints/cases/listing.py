"""The list of cases: filters in the address, one search box, pages by key; a number typed leads to its case."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from flask import g, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import Select, select
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from mediation import search
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_listing import SIZES, Asked, Menu, PeriodForm, typed_words
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.access_scope import load_case, visible_cases
from mediation.operations.case_filter import CaseFilter, Due, Missing, Sort
from mediation.operations.case_list import (
    CaseRow,
    Key,
    Page,
    capped_count,
    columns_for,
    exact_count,
    exact_disputes,
    named,
    page,
)
from mediation.operations.due_groups import working_day_after
from mediation.operations.papers.batch import FORMATS, MOST, WHAT
from mediation.operations.settings import calendar
from mediation.operations.workbench import FINISHED, RULES_BY_NAME
from mediation.procedures import judicial_confirmation
from mediation.procedures.people_mediation import State
from mediation.rules.dispute_types import DisputeType
from mediation.rules.numbering import Series, parse_number
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web.access import requires
from mediation.web.scope import committees, mediators

# How a state looks in the list; the words are the life cycle's.
LOOKS = {
    State.REGISTERED: "neutral",
    State.ACCEPTED: "running",
    State.MEDIATING: "running",
    State.SUSPENDED: "paused",
    State.AGREED: "signing",
    State.CONCLUDED: "good",
    State.DECLINED: "declined",
    State.TERMINATED: "ended",
    State.CLOSED: "frozen",
}


@dataclass(frozen=True)
class Batch:
    """What was to be printed, as it was sent: cases `ticked` (uids) or `everything` that the filter shows, `what` (key
    of `WHAT`) and `how` (of `FORMATS`); `refused` why it was not, "" for a list that is only looked at."""

    ticked: Collection[str] = ()
    everything: bool = False
    what: str = ""
    how: str = ""
    refused: str = ""


@blueprint.get("")
@requires(*COMMITTEE_STAFF)
def index() -> Response | str | tuple[str, int]:
    """The cases of one's committees, as the address asks; a number just typed leads to its case."""
    numbered = _numbered(typed_words(request.args), visible_cases(current_user))
    # A page further on, or a list that was refined, is not left.
    if len(numbered) == 1 and set(request.args) <= {"q"}:
        return redirect(url_for("cases.show", uid=numbered[0].uid))
    return listed(request.args, Batch(), numbered)


def listed(args: "MultiDict[str, str]", batch: Batch, numbered: Sequence[Case] = ()) -> str | tuple[str, int]:
    """The list as `args`, those of its address, ask for it, with what was to be printed of it; `numbered` the cases
    whose number stands in the search box."""
    bodies = committees()
    period = PeriodForm(args)
    period.validate()
    asked = Asked.read(args, period, bodies)
    visible = visible_cases(current_user)
    people = mediators(bodies)
    mediator = people.get(asked.mediator) or _former(asked.mediator)
    wanted = asked.wanted(bodies, mediator, g.now.date())
    found = page(
        wanted,
        visible=visible,
        size=asked.size,
        after=Key.parse(args.get("after")),
        before=Key.parse(args.get("before")),
    )
    counted = args.get("count") == "all"
    shown = render_template(
        "cases/index.html",
        asked=asked,
        period=period,
        chips=asked.chips(bodies, mediator),
        found=found,
        place={name: args[name] for name in ("after", "before") if name in args},
        parties=named(found.rows),
        count=_count(wanted, visible, found, counted=counted),
        disputes=exact_disputes(wanted, visible=visible) if counted else None,
        columns=columns_for(current_user.roles),
        numbered=numbered,
        bodies=bodies,
        menus=_menus(asked, bodies, list(people.values())),
        sizes=[(size, _address(asked.args(size=size)), size == asked.size) for size in SIZES],
        address=_address,
        nearness=_nearness(),
        State=State,
        DisputeType=DisputeType,
        looks=LOOKS,
        batch=batch,
        batch_what={code: words for code, (words, _) in WHAT.items()},
        batch_formats=FORMATS,
        batch_most=MOST,
    )
    return (shown, 422) if period.errors or batch.refused else shown


def _former(uid: str) -> User | None:
    """Somebody who is no longer on a list may still have cases."""
    return db.session.scalar(select(User).where(User.uid == uid)) if uid else None


def _menus(asked: Asked, bodies: dict[str, Organisation], people: list[User]) -> list[Menu]:
    """The filters that can be added."""
    menus = [
        Menu("阶段", "state", [(state.value, state.label) for state in State], ",".join(asked.states)),
        Menu("类型", "type", [(kind.value, kind.label) for kind in DisputeType], ",".join(asked.kinds)),
        Menu("调解员", "mediator", [(user.uid, user.display_name) for user in people], asked.mediator),
        Menu("期限", "due", [(due.value, due.label) for due in Due], asked.due),
        Menu("还缺什么", "missing", [(lack.value, lack.label) for lack in Missing], ",".join(asked.missing)),
        Menu("排列", "sort", [(sort.value, sort.label) for sort in Sort], asked.sort, "照筛选定"),
    ]
    names = [(code, body.short_name) for code, body in bodies.items()]
    return [Menu("调委会", "committee", names, ",".join(asked.committees)), *menus] if len(bodies) > 1 else menus


def _nearness() -> Callable[[CaseRow], str]:
    """How a case's due day looks: overdue, today, near (binding, within three working days) or plain; "" when there
    is none, or it has passed and nobody at the desk can be late with it."""
    today = g.now.date()
    soon = working_day_after(today, 3, calendar())

    def look(case: CaseRow) -> str:
        due, rule = case.next_due_on, RULES_BY_NAME.get(case.next_due_what)
        if due is None or due < today and (case.state in FINISHED or rule is judicial_confirmation.APPLICATION):
            return ""
        if due <= today:
            return "today" if due == today else "overdue"
        return "near" if due <= soon and rule and not rule.soft else "plain"

    return look


def _numbered(text: str, visible: Select[Case]) -> list[Case]:
    """The cases whose number was typed: `153`, `〔2026〕153`, the whole case number, or a register number."""
    typed = parse_number(text)
    if typed is None:
        return []
    if typed.series is Series.REGISTER:
        found = load_case(current_user, text)
        return [found] if found else []
    hits = search.jump(visible, f"{typed.year} {typed.serial}" if typed.year else str(typed.serial))
    cases = [db.session.get_one(Case, hit.case_id) for hit in hits]
    return [case for case in cases if case.number.startswith(typed.word or "")]


def _count(wanted: CaseFilter, visible: Select[Case], found: Page, *, counted: bool) -> tuple[int, bool]:
    """How many there are, and whether that is only a limit; all of them when the user asks."""
    if counted:
        return exact_count(wanted, visible=visible), False
    return capped_count(wanted, visible=visible, found=found)


def _address(args: dict[str, str], **more: str) -> str:
    return url_for("cases.index", **{**args, **more})
