"""The board of the work plan's items: seeded once, edited from then on, each judged year by year."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.plan_task import PlanTask, PlanTaskYear
from mediation.models.register import RegisterEntry
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.versions import check_version
from mediation.rules.lifecycle import Barred, Refusal
from mediation.rules.registers.catalogue import KINDS
from mediation.rules.registers.plan_items import FIRST_YEAR, ITEMS, LAST_YEAR, PROGRESS, REGISTERS_OF

TASK_LABELS = {
    "number": "方案位置",
    "title": "任务",
    "bodies": "责任单位",
    "wants": "要求的数",
    "first_year": "从哪年",
    "last_year": "到哪年",
}
YEAR_LABELS = {"progress": "进展", "evidence": "佐证", "note": "说明"}


@dataclass(frozen=True)
class TaskValues:
    """An item as typed; fields as in `models.plan_task.PlanTask`."""

    number: str
    title: str
    bodies: str
    first_year: int
    last_year: int
    wants: str = ""


@dataclass(frozen=True)
class Evidence:
    """One line of evidence: `path` a page of this desk, "" for words alone."""

    text: str
    path: str = ""


@dataclass(frozen=True)
class InRegister:
    """How many entries a register has for an item in a year; `group` "" for all of its groups."""

    code: str
    group: str
    label: str
    count: int


@dataclass(frozen=True)
class Standing:
    """One line of the board: the item, its year where somebody wrote one, and what the registers show."""

    task: PlanTask
    year: PlanTaskYear | None
    registers: Sequence[InRegister]

    @property
    def progress(self) -> str:
        """A key of `PROGRESS`."""
        return self.year.progress if self.year else ""


def seed() -> list[PlanTask]:
    """The plan's items, as far as no item is there at all."""
    if db.session.scalar(select(PlanTask.id).limit(1)) is not None:
        return []
    made = [
        PlanTask(ordinal=place, first_year=FIRST_YEAR, last_year=LAST_YEAR, **asdict(item))
        for place, item in enumerate(ITEMS, 1)
    ]
    db.session.add_all(made)
    return made


def every() -> list[PlanTask]:
    """All items in the plan's order."""
    return list(db.session.scalars(select(PlanTask).order_by(PlanTask.ordinal, PlanTask.id)))


def load(uid: str) -> PlanTask | None:
    """The item of that uid."""
    return db.session.scalar(select(PlanTask).where(PlanTask.uid == uid))


def year_of(task: PlanTask, year: int) -> PlanTaskYear | None:
    """How the item stands in that year, if somebody wrote it."""
    return db.session.scalar(select(PlanTaskYear).where(PlanTaskYear.task_id == task.id, PlanTaskYear.year == year))


def board(year: int) -> list[Standing]:
    """Every item as it stands in `year`."""
    written = {row.task_id: row for row in db.session.scalars(select(PlanTaskYear).where(PlanTaskYear.year == year))}
    counted = _counted(year)
    return [Standing(task, written.get(task.id), _registers(task.number, counted)) for task in every()]


def standing(task: PlanTask, year: int) -> Standing:
    """One item as it stands in `year`."""
    return Standing(task, year_of(task, year), _registers(task.number, _counted(year)))


def _counted(year: int) -> Mapping[tuple[str, str], int]:
    query = (
        select(RegisterEntry.kind, RegisterEntry.group, func.count())
        .where(RegisterEntry.day.between(date(year, 1, 1), date(year, 12, 31)))
        .group_by(RegisterEntry.kind, RegisterEntry.group)
    )
    return {(row[0], row[1]): row[2] for row in db.session.execute(query)}


def _registers(number: str, counted: Mapping[tuple[str, str], int]) -> list[InRegister]:
    found = []
    for code, group in REGISTERS_OF.get(number, ()):
        kind = KINDS[code]
        label = f"{kind.label}（{kind.groups[group]}）" if group else kind.label
        count = sum(many for key, many in counted.items() if key[0] == code and group in ("", key[1]))
        found.append(InRegister(code, group, label, count))
    return found


def add_task(values: TaskValues, *, actor: Actor) -> PlanTask:
    """One more item, at the end. Raises `Barred` for a number that is there."""
    _check(values, None)
    last = db.session.scalar(select(func.max(PlanTask.ordinal))) or 0
    task = PlanTask(ordinal=last + 1, **asdict(values))
    db.session.add(task)
    db.session.flush()
    audit.record(actor, "add_plan_task", task, summary=f"加方案任务 {task.number} {task.title}"[:500])
    return task


def change_task(task: PlanTask, values: TaskValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct an item. Raises `Barred`, `EditConflict`."""
    _check(values, task)
    columns = asdict(values)
    check_version(task, seen_version, columns, TASK_LABELS)
    with db.session.no_autoflush:
        for name, value in columns.items():
            setattr(task, name, value)
    db.session.flush()
    audit.record(actor, "change_plan_task", task, summary=f"改方案任务 {task.number} {task.title}"[:500])


def _check(values: TaskValues, task: PlanTask | None) -> None:
    if values.last_year < values.first_year:
        raise Barred(Refusal("结束的年份不会早于开始。核对年份。"), "years_in_order")
    with db.session.no_autoflush:
        taken = db.session.scalar(select(PlanTask.id).where(PlanTask.number == values.number))
    if taken is not None and (task is None or taken != task.id):
        raise Barred(Refusal(f"{values.number}已经有了。到那一项去改。"), "number_is_free")


def note_year(
    task: PlanTask,
    year: int,
    *,
    progress: str,
    note: str,
    evidence: Sequence[Evidence],
    seen_version: str | int | None,
    actor: Actor,
) -> PlanTaskYear:
    """How the item stands in `year` (`progress` a key of `PROGRESS`). Raises `EditConflict`."""
    lines = [asdict(one) for one in evidence]
    row = year_of(task, year)
    if row is None:
        row = PlanTaskYear(task=task, year=year)
        db.session.add(row)
    else:
        check_version(row, seen_version, {"progress": progress, "evidence": lines, "note": note.strip()}, YEAR_LABELS)
    with db.session.no_autoflush:
        row.progress, row.note, row.evidence = progress, note.strip(), lines
        row.changed_by_id, row.changed_at = actor.id, actor.now
    db.session.flush()
    said = f"{task.number} {task.title} {year} 年：{PROGRESS[progress]}"
    audit.record(actor, "note_plan_year", row, summary=said[:500])
    return row
