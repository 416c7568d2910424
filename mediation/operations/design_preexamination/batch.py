"""A day's requests pasted from a spreadsheet: looked at row by row, and taken in only when somebody says so."""

from dataclasses import dataclass

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination as Row
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.design_preexamination.reading import examiners
from mediation.operations.design_preexamination.registering import RequestValues, judge, known_of, register
from mediation.procedures.design_preexamination import Shape
from mediation.rules.design_preexamination import batch
from mediation.rules.design_preexamination.designs import read_class
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.pasted_table import Batch, BatchRow, read_day


@dataclass(frozen=True)
class Verdict:
    """One row: `problems` why it cannot be taken, `doubts` what will stand against its acceptance; `values` what will
    be registered, None for a bad row."""

    row: BatchRow
    problems: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    values: RequestValues | None = None

    @property
    def good(self) -> bool:
        """Whether it can be registered."""
        return self.values is not None


def look(pasted: Batch, centre: Organisation, *, actor: Actor) -> list[Verdict]:
    """What would become of each row; nothing changes."""
    people = {user.display_name: user for user in examiners(centre.id)}
    seen: set[tuple[str, ...]] = set()
    return [_verdict(row, centre, people, seen, actor) for row in pasted.rows]


def take_in(verdicts: list[Verdict], centre: Organisation, *, actor: Actor) -> list[Row]:
    """Register the good rows, in their order. Raises `ActionRefused` when there is none."""
    made = [register(centre, verdict.values, actor=actor) for verdict in verdicts if verdict.values is not None]
    if not made:
        raise ActionRefused("没有能登记的行。")
    return made


def _verdict(
    row: BatchRow, centre: Organisation, people: dict[str, User], seen: set[tuple[str, ...]], actor: Actor
) -> Verdict:
    problems = batch.form_problems(row, actor.today)
    for field in ("examiner", "reader"):
        name = row.typed.get(field, "")
        if name and name not in people:
            problems.append(f"{name}不是本中心的预审员。")
    if problems:
        return Verdict(row, tuple(problems))
    values = _values(row, people, actor)
    try:
        judge(values, centre, actor=actor)
    except ActionRefused as refused:
        return Verdict(row, (refused.message,))
    if twice := _twice(values, seen, centre):
        return Verdict(row, (twice,))
    known = known_of(centre, values)
    doubts = [known.standing]
    doubts += [] if known.class_listed else [f"{values.columns()['class_number']} 不在受理的分类里。"]
    doubts += ["代理机构不在名单内。"] if known.agency_listed is False else []
    doubts += ["本年额度已用完。"] if known.quota_left is not None and known.quota_left <= 0 else []
    return Verdict(row, (), tuple(filter(None, doubts)), values)


def _values(row: BatchRow, people: dict[str, User], actor: Actor) -> RequestValues:
    typed = {name: row.typed.get(name, "") for name in batch.HEADS}
    submitted_on, shape = read_day(typed["submitted_on"]), batch.read_shape(typed["shape"])
    assert submitted_on is not None and shape is not None
    return RequestValues(
        applicant_name=typed["applicant_name"],
        submitted_on=submitted_on,
        product=typed["product"],
        class_number=read_class(typed["class_number"]),
        examiner_id=people[typed["examiner"]].id if typed["examiner"] else actor.id,
        shape=shape.value,
        designs=batch.read_lines(typed["designs"]) if shape in (Shape.SET, Shape.SIMILAR) else "",
        designers=typed["designers"],
        agency=typed["agency"],
        attorney=typed["attorney"],
        colour=typed["colour"] in ("是", "有", "√", "Y", "y"),
        papers=batch.read_papers(typed["papers"]),
        reader_id=people[typed["reader"]].id if typed["reader"] else None,
    )


def _twice(values: RequestValues, seen: set[tuple[str, ...]], centre: Organisation) -> str:
    """The same request is registered once."""
    typed = values.columns()
    key = (typed["applicant_name"], typed["product"], typed["class_number"], str(values.submitted_on))
    if key in seen:
        return "和上面一行是同一件。"
    seen.add(key)
    known = select(Row.number).where(
        Row.centre_id == centre.id,
        Row.applicant_name == typed["applicant_name"],
        Row.product == typed["product"],
        Row.class_number == typed["class_number"],
        Row.submitted_on == values.submitted_on,
    )
    number = db.session.scalar(known.limit(1))
    return f"登记过了，{number}。" if number else ""
