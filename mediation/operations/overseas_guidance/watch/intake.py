"""Clues come in: one by hand, or a table that is looked at first and taken in when somebody says so."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.overseas_watch import Clue, MonitoredSource
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.watch.matching import ranked, reckon
from mediation.operations.overseas_guidance.watch.reading import check_role
from mediation.procedures.overseas_watch import State
from mediation.rules.batches import Batch, BatchRow, read_day
from mediation.rules.identity import check_credit_code
from mediation.rules.lifecycle import ActionRefused, Barred, Refusal
from mediation.rules.overseas_guidance.matching import Match, Register
from mediation.rules.overseas_guidance.watching import plain_name, row_problems


@dataclass(frozen=True)
class ClueValues:
    """A clue as typed; fields as in `models.overseas_watch.Clue`, `code` as `check_credit_code` gives it."""

    defendant: str
    seen_on: date
    docket_number: str = ""
    forum: str = ""
    opponent: str = ""
    shop: str = ""
    code: str = ""

    @property
    def known_by(self) -> tuple[str, str, str]:
        """By what one source has it once."""
        return self.docket_number, self.defendant, self.shop


@dataclass(frozen=True)
class Verdict:
    """One row: `problems` why it cannot be taken; `values` what will be registered, None for a bad row; `matches` whom
    it may mean."""

    row: BatchRow
    problems: tuple[str, ...]
    values: ClueValues | None = None
    matches: tuple[Match, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it can be registered."""
        return self.values is not None


def look(pasted: Batch, source: MonitoredSource, seen_on: date, register: Register, *, actor: Actor) -> list[Verdict]:
    """What would become of each row; nothing changes."""
    seen = _known(source)
    return [_verdict(row, source, seen_on, seen, register, actor) for row in pasted.rows]


def take_in(
    verdicts: Sequence[Verdict], source: MonitoredSource, office: Organisation, register: Register, *, actor: Actor
) -> list[Clue]:
    """Register the good rows, in their order, each with whom it may mean; the source was looked at. Raises
    `ActionRefused` when there is none."""
    return _enter([one.values for one in verdicts if one.values is not None], source, office, register, actor)


def add(values: ClueValues, source: MonitoredSource, office: Organisation, register: Register, *, actor: Actor) -> Clue:
    """One by hand. Raises `Barred` for one that is there."""
    if values.known_by in _known(source):
        raise Barred(Refusal("这个来源的这个案号、被告已经登记过。"), "clue_is_new")
    return _enter([values], source, office, register, actor)[0]


def _enter(
    many: Sequence[ClueValues], source: MonitoredSource, office: Organisation, register: Register, actor: Actor
) -> list[Clue]:
    check_role(actor, office.id)
    if not many:
        raise ActionRefused("没有能登记的行。")
    clues = [
        Clue(
            office_id=office.id,
            source_id=source.id,
            state=State.NEW.value,
            entered_by_id=actor.id,
            entered_at=actor.now,
            **asdict(values),
        )
        for values in many
    ]
    db.session.add_all(clues)
    db.session.flush()
    reckon(clues, register)
    latest = max(values.seen_on for values in many)
    source.looked_on = max(latest, source.looked_on or latest)
    audit.record(actor, "enter_clues", clues[0], summary=f"登记线索 {len(clues)} 条，来源 {source.name}")
    return clues


def _known(source: MonitoredSource) -> set[tuple[str, str, str]]:
    rows = db.session.execute(select(Clue.docket_number, Clue.defendant, Clue.shop).where(Clue.source_id == source.id))
    return {(docket, defendant, shop) for docket, defendant, shop in rows}


def _verdict(
    row: BatchRow,
    source: MonitoredSource,
    seen_on: date,
    seen: set[tuple[str, str, str]],
    register: Register,
    actor: Actor,
) -> Verdict:
    problems = row_problems(row, actor.today)
    if problems:
        return Verdict(row, tuple(problems))
    typed = {name: plain_name(text) for name, text in row.typed.items()}
    code = typed.get("code", "")
    values = ClueValues(
        defendant=typed["defendant"],
        seen_on=read_day(typed.get("seen_on", "")) or seen_on,
        docket_number=typed["docket_number"],
        forum=typed.get("forum", "") or source.forum,
        opponent=typed.get("opponent", ""),
        shop=typed.get("shop", ""),
        code=check_credit_code(code) if code else "",
    )
    if values.known_by in seen:
        return Verdict(row, ("登记过了，或者和上面一行相同。",))
    seen.add(values.known_by)
    return Verdict(row, (), values, ranked(register, defendant=values.defendant, code=values.code, shop=values.shop))
