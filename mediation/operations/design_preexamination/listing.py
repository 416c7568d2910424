"""The log of pre-examinations: what is open by its day, and all of it by filters that stand in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select

from mediation.extensions import db
from mediation.indicators import Period
from mediation.models.design_preexamination import DesignPreexamination as Row
from mediation.models.user import User
from mediation.operations.access_scope import visible_preexaminations
from mediation.operations.deadlines import CaseDeadline
from mediation.operations.design_preexamination.clocks import days_waited, next_due
from mediation.operations.design_preexamination.figures import ids_behind
from mediation.operations.design_preexamination.reading import TOGETHER
from mediation.operations.keyset import counts_by_state, newest
from mediation.operations.settings import calendar
from mediation.procedures.design_preexamination import AT_OFFICE, BEFORE_ACCEPTANCE, EXAMINED, OPEN, State
from mediation.rules.holidays import Calendar
from mediation.rules.reports.periods import month_after

GROUPS: Mapping[str, tuple[str, frozenset[State]]] = {
    "open": ("在办", OPEN),
    "receiving": ("待受理", BEFORE_ACCEPTANCE),
    "examining": ("审查中", EXAMINED),
    "passed": ("合格以后", frozenset({State.PASSED, State.FILED})),
    "office": ("国家局审查", AT_OFFICE),
    "over": ("已了结", frozenset(set(State) - OPEN - AT_OFFICE - {State.NEW})),
}

OUTCOMES = {
    "refused": "不予受理",
    "passed": "合格",
    "failed": "不合格",
    "withdrawn": "撤回",
    "deemed_withdrawn": "视为撤回",
    "granted": "已授权",
    "rejected": "已驳回",
    "application_withdrawn": "申请撤回",
}


_NAMED = (Row.applicant_name, Row.product)


@dataclass(frozen=True)
class Asked:
    """What a list is asked for; "" and None for no filter. `group` a key of `GROUPS`, `outcome` of `OUTCOMES`; `month`
    the first day of the month of submission; `figure` with `side` (part, whole) and `period` the rows behind a
    figure."""

    group: str = ""
    examiner: str = ""
    class_number: str = ""
    outcome: str = ""
    month: date | None = None
    text: str = ""
    figure: str = ""
    side: str = ""
    period: Period | None = None


@dataclass(frozen=True)
class Line:
    """One row of a list with its running clock and the working days that its applicant took."""

    row: Row
    clock: CaseDeadline | None
    waited: int


@dataclass(frozen=True)
class Page:
    """Rows, the newest first; `after` the key of the next page, None where there is none; `total` of all pages."""

    lines: list[Line]
    after: int | None
    total: int


def narrowed(user: User, asked: Asked) -> Select[Row]:
    """The rows that `user` may read and that were asked for."""
    query = visible_preexaminations(user)
    if asked.group:
        query = query.where(Row.state.in_(sorted(state.value for state in GROUPS[asked.group][1])))
    if asked.examiner:
        query = query.where(Row.examiner_id.in_(select(User.id).where(User.uid == asked.examiner)))
    if asked.class_number:
        query = query.where(Row.class_number == asked.class_number)
    if asked.outcome:
        query = query.where((Row.outcome == asked.outcome) | (Row.result == asked.outcome))
    if asked.month:
        query = query.where(Row.submitted_on >= asked.month, Row.submitted_on < month_after(asked.month))
    if asked.text:
        sought = f"%{_plain(asked.text)}%"
        # No number holds a Chinese sign: half of the looking is spared where one is sought.
        numbers = (Row.number, Row.filing_number) if asked.text.isascii() else ()
        query = query.where(or_(*(column.like(sought, escape="\\") for column in (*_NAMED, *numbers))))
    if asked.figure and asked.period:
        behind = ids_behind(
            user,
            asked.figure,
            asked.side,
            asked.period,
            examiner=asked.examiner,
            class_number=asked.class_number,
        )
        query = query.where(Row.id.in_(behind))
    return query


def page(user: User, asked: Asked, *, today: date, after: int | None = None, size: int = 50) -> Page:
    """One page of the rows that were asked for, from before the row id `after` on."""
    query = narrowed(user, asked)
    found = newest(query.options(*TOGETHER), Row.id, after=after, size=size)
    if after is None and found.after is None:
        total = len(found.rows)
    else:
        total = db.session.scalar(query.with_only_columns(func.count()).order_by(None)) or 0
    days = calendar()
    return Page([line_of(row, days, today) for row in found.rows], found.after, total)


def open_lines(user: User, *, today: date, most: int = 200, own: bool = False) -> list[Line]:
    """What is open, by its day: what has a clock first; with `own` only what the user examines or reads again."""
    query = narrowed(user, Asked(group="open"))
    if own:
        query = query.where((Row.examiner_id == user.id) | (Row.reader_id == user.id))
    days = calendar()
    rows = db.session.scalars(query.options(*TOGETHER).order_by(Row.id).limit(most))
    lines = [line_of(row, days, today) for row in rows]
    return sorted(lines, key=lambda line: (line.clock is None, line.clock.deadline.due if line.clock else today))


def line_of(row: Row, days: Calendar, today: date) -> Line:
    """One row with what a list says of it."""
    return Line(row, next_due(row, days, today), days_waited(row, days, today))


def counts(user: User) -> dict[str, int]:
    """How many rows of each group `user` may read."""
    return counts_by_state(visible_preexaminations(user), Row.state, GROUPS)


def classes(user: User) -> list[str]:
    """The classes that occur."""
    return list(
        db.session.scalars(
            visible_preexaminations(user).with_only_columns(Row.class_number).distinct().order_by(Row.class_number)
        )
    )


def since_days(user: User, applicant_name: str, *, today: date, since: date) -> list[Row]:
    """What the same applicant handed in since a day, the newest first: to be screened against each other."""
    query = visible_preexaminations(user).where(
        Row.applicant_name == applicant_name, Row.submitted_on >= since, Row.submitted_on <= today
    )
    return list(db.session.scalars(query.order_by(Row.id.desc()).limit(50)))


def _plain(text: str) -> str:
    return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
