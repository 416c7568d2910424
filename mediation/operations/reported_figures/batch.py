"""Figures pasted from a spreadsheet: looked at row by row, and taken in only when somebody says so."""

from dataclasses import dataclass

from mediation.models.organisation import Organisation
from mediation.models.reported_figure import ReportedFigure as Row
from mediation.operations.actor import Actor
from mediation.operations.reported_figures.acts import FigureValues, enter, known_twin
from mediation.rules.batches import Batch, BatchRow
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.reported_figures.sheet import Line, read_line


@dataclass(frozen=True)
class Verdict:
    """One row: `problems` why it cannot be taken; `values` what will be entered, None for a bad row."""

    row: BatchRow
    problems: tuple[str, ...]
    values: FigureValues | None = None

    @property
    def good(self) -> bool:
        """Whether it can be entered."""
        return self.values is not None


def look(pasted: Batch, bureau: Organisation, *, actor: Actor) -> list[Verdict]:
    """What would become of each row; nothing changes."""
    seen: set[tuple[str, ...]] = set()
    return [_verdict(read_line(row, actor.today), bureau, seen) for row in pasted.rows]


def take_in(verdicts: list[Verdict], bureau: Organisation, *, actor: Actor) -> list[Row]:
    """Enter the good rows, in their order; each waits for a second person. Raises `ActionRefused` when there is
    none."""
    made = [enter(bureau, one.values, actor=actor, by_sheet=True) for one in verdicts if one.values is not None]
    if not made:
        raise ActionRefused("没有能录入的行。")
    return made


def _verdict(line: Line, bureau: Organisation, seen: set[tuple[str, ...]]) -> Verdict:
    if line.problems or line.kind is None or line.first is None or line.last is None:
        return Verdict(line.row, line.problems)
    typed = line.row.typed
    values = FigureValues(
        kind=line.kind.key,
        body=typed["body"],
        from_on=line.first,
        until_on=line.last,
        numbers=line.numbers,
        coverage=line.coverage,
        definition_key=typed["definition_key"],
        definition=typed["definition"],
        paper_number=typed.get("paper_number", ""),
    )
    key = (values.kind, values.body, str(values.from_on), str(values.until_on))
    if key in seen:
        return Verdict(line.row, ("和上面一行是同一个数。",))
    seen.add(key)
    if known_twin(bureau.id, values):
        return Verdict(line.row, ("这个数录过了。要改的，去那一条上更正。",))
    return Verdict(line.row, (), values)
