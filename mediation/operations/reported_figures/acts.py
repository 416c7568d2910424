"""One act on one reported figure: asked of the table, put on record. The only place that sets its state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.reported_figure import ReportedFigure as Row
from mediation.models.reported_figure import ReportedPaper
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.received_files import SealedFile
from mediation.procedures.reported_figure import LIFECYCLE, FigureFacts, State
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused, Barred, Refusal, Transition
from mediation.rules.reported_figures.kinds import COVERAGES, KINDS, number_problems, plain

PREFIX = "reported_"
COUNTED = frozenset({State.ENTERED.value, State.CHECKED.value})


@dataclass(frozen=True)
class FigureValues:
    """A figure as typed; fields as in `models.reported_figure.ReportedFigure`, `numbers` by the names of its kind."""

    kind: str
    body: str
    from_on: date
    until_on: date
    numbers: Mapping[str, Decimal]
    definition_key: str
    definition: str
    coverage: str = "district"
    paper_number: str = ""


def facts_of(row: Row, *, actor: Actor) -> FigureFacts:
    """Everything the guards ask of a version on record."""
    return FigureFacts(
        actor.today,
        row.from_on,
        row.until_on,
        paper=bool(row.paper_number or row.paper),
        definition=bool(row.definition_key and row.definition),
        own=row.entered_by_id == actor.id,
        newest=row.corrected is None,
        taken=_taken(row),
    )


def _taken(row: Row) -> str:
    """The words of another checked figure of the same body and days, but for the one that this corrects."""
    others = select(Row).where(
        Row.bureau_id == row.bureau_id,
        Row.kind == row.kind,
        Row.body == row.body,
        Row.from_on == row.from_on,
        Row.until_on == row.until_on,
        Row.state == State.CHECKED.value,
        Row.id != row.id,
    )
    before = {each.id for each in _chain(row)}
    other = next((each for each in db.session.scalars(others) if each.id not in before), None)
    return f"{other.body}这段时间已有复核过的{KINDS[other.kind].label}" if other else ""


def _chain(row: Row) -> list[Row]:
    """The versions before this one, the latest first."""
    found: list[Row] = []
    before = row.supersedes
    while before is not None:
        found.append(before)
        before = before.supersedes
    return found


def open_acts(row: Row, *, actor: Actor) -> list[tuple[Transition[State], Refusal | None]]:
    """The acts that state and roles allow now, each with what still stands against it before anything is typed."""
    roles, facts = _roles(actor, row.bureau_id), replace(facts_of(row, actor=actor), reason="—")
    state = State(row.state)
    return [
        (act, LIFECYCLE.refusal(act.action, state=state, roles=roles, facts=facts))
        for act in LIFECYCLE.actions(state, roles)
        if facts.newest
    ]


def refusal_of(row: Row, action: str, *, actor: Actor) -> Refusal | None:
    """What stands against `action` before anything is typed."""
    facts = replace(facts_of(row, actor=actor), reason="—")
    return LIFECYCLE.refusal(action, state=State(row.state), roles=_roles(actor, row.bureau_id), facts=facts)


def enter(
    bureau: Organisation,
    values: FigureValues,
    *,
    received: SealedFile | None = None,
    actor: Actor,
    by_sheet: bool = False,
) -> Row:
    """A new figure, waiting for a second person. Raises `Barred`, or `ActionRefused` for numbers that cannot be."""
    _refuse_twin(bureau.id, values)
    row = _new_row(bureau, values, received, actor)
    facts = _facts_of_values(values, row, actor)
    row.state = LIFECYCLE.check("enter", state=State.NEW, roles=_roles(actor, bureau.id), facts=facts).value
    db.session.add(row)
    db.session.flush()
    how = "从表格录入" if by_sheet else "录入"
    audit.record(actor, f"{PREFIX}enter", row, summary=f"{how}外报数据 {named(row)}")
    return row


def correct(row: Row, values: FigureValues, *, reason: str, received: SealedFile | None = None, actor: Actor) -> Row:
    """A new version, waiting for a second person; the old one counts until the new one was checked. Raises `Barred`."""
    _lock(row)
    made = _new_row(row.bureau, values, received, actor)
    facts = replace(_facts_of_values(values, made, actor), newest=row.corrected is None, reason=reason)
    LIFECYCLE.check("correct", state=State(row.state), roles=_roles(actor, row.bureau_id), facts=facts)
    made.state, made.ordinal = State.ENTERED.value, row.ordinal + 1
    made.supersedes, made.reason = row, reason.strip()[:500]
    if row.state != State.CHECKED:
        row.state = State.SUPERSEDED.value
    db.session.add(made)
    db.session.flush()
    audit.record(actor, f"{PREFIX}correct", made, summary=f"更正外报数据 {named(made)}", reason=reason.strip())
    return made


def attach(row: Row, received: SealedFile, *, actor: Actor) -> None:
    """The paper it came with; one figure has one. Raises `Barred`."""
    _lock(row)
    LIFECYCLE.check(
        "attach", state=State(row.state), roles=_roles(actor, row.bureau_id), facts=facts_of(row, actor=actor)
    )
    if row.paper is not None:
        raise ActionRefused("已经附了一份。附错了的，更正时换。")
    row.paper = ReportedPaper(**received.columns(actor))
    db.session.flush()
    audit.record(actor, f"{PREFIX}attach", row, summary=f"给外报数据 {named(row)} 附来文")


def check(row: Row, *, note: str = "", actor: Actor) -> None:
    """A second person compared it with its paper: from now on it counts, and what it corrects does not. Raises
    `Barred`."""
    _lock(row)
    _look_through(row, "check", facts_of(row, actor=actor), note, actor)
    for before in _chain(row):
        if before.state == State.CHECKED:
            before.state = State.SUPERSEDED.value
    # The older version leaves first: one body counts once for the same days.
    db.session.flush()
    row.state = State.CHECKED.value
    db.session.flush()
    audit.record(actor, f"{PREFIX}check", row, summary=f"复核外报数据 {named(row)}", reason=note.strip())


def send_back(row: Row, *, reason: str, actor: Actor) -> None:
    """A second person found something wrong. Raises `Barred`."""
    _lock(row)
    _look_through(row, "send_back", replace(facts_of(row, actor=actor), reason=reason), reason, actor)
    row.state = State.RETURNED.value
    db.session.flush()
    audit.record(actor, f"{PREFIX}send_back", row, summary=f"退回外报数据 {named(row)}", reason=reason.strip())


def _look_through(row: Row, action: str, facts: FigureFacts, note: str, actor: Actor) -> None:
    LIFECYCLE.check(action, state=State(row.state), roles=_roles(actor, row.bureau_id), facts=facts)
    row.checked_by, row.checked_at, row.check_note = actor.user, actor.now, note.strip()[:500]


def _lock(row: Row) -> None:
    db.session.flush()
    db.session.refresh(row, with_for_update=True)


def _new_row(bureau: Organisation, values: FigureValues, received: SealedFile | None, actor: Actor) -> Row:
    kind = KINDS[values.kind]
    problems = number_problems(kind, values.numbers)
    if problems or values.coverage not in COVERAGES or not values.body.strip():
        raise ActionRefused(problems[0][1] if problems else "没有填报送单位。")
    return Row(
        bureau=bureau,
        kind=kind.key,
        body=values.body.strip(),
        from_on=values.from_on,
        until_on=values.until_on,
        numbers={name: plain(value) for name, value in values.numbers.items()},
        coverage=values.coverage,
        definition_key=values.definition_key.strip(),
        definition=values.definition.strip(),
        paper_number=values.paper_number.strip(),
        entered_by=actor.user,
        entered_at=actor.now,
        ordinal=1,
        paper=ReportedPaper(**received.columns(actor)) if received else None,
    )


def _facts_of_values(values: FigureValues, row: Row, actor: Actor) -> FigureFacts:
    return FigureFacts(
        actor.today,
        values.from_on,
        values.until_on,
        paper=bool(row.paper_number or row.paper),
        definition=bool(row.definition_key and row.definition),
    )


def _roles(actor: Actor, bureau_id: int) -> list[str]:
    return [role.value for role in actor.roles_in(bureau_id)]


def named(row: Row) -> str:
    """`法院判决、裁定结案，2025年1月1日至2025年12月31日`."""
    return f"{KINDS[row.kind].label}，{day(row.from_on)}至{day(row.until_on)}"


def known_twin(bureau_id: int, values: FigureValues) -> Row | None:
    """A version of the same body, kind and days that waits or counts: to be corrected, not entered again."""
    same = select(Row).where(
        Row.bureau_id == bureau_id,
        Row.kind == values.kind,
        Row.body == values.body.strip(),
        Row.from_on == values.from_on,
        Row.until_on == values.until_on,
        Row.state.in_(COUNTED),
    )
    return db.session.scalars(same.order_by(Row.id.desc()).limit(1)).first()


def _refuse_twin(bureau_id: int, values: FigureValues) -> None:
    twin = known_twin(bureau_id, values)
    if twin is not None:
        state = State(twin.state).label
        said = f"{twin.body}这段时间的这个数录过了（{state}）。要改的，去那一条上更正。"
        raise Barred(Refusal(said), "entered_once")
