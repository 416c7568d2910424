"""The performance of a case as a page shows it: each agreement's obligations, and what follows for the right-holder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.performance import Acknowledgment, Obligation, PerformanceEntry, Urging
from mediation.operations import settings
from mediation.operations.actor import Actor
from mediation.operations.agreement.reading import draft_rights
from mediation.operations.dossier.frozen import filed_refusal
from mediation.operations.judicial_confirmation.clocks import window_of
from mediation.operations.life_cycle import roles_of
from mediation.operations.performance.entering import standing_entries
from mediation.operations.performance.standing import facts_of, name_of, obligations_of, plain_term
from mediation.operations.performance.urging import acknowledgments_of, debtors_of, urgings_of
from mediation.procedures.performance import (
    LIFECYCLE,
    OPEN,
    UNPERFORMED,
    Kind,
    State,
    Way,
    enforcement,
    limitation,
    state_of,
    ways,
)
from mediation.rules.clause_wording import Naming, until
from mediation.rules.clauses import CLAUSES
from mediation.rules.holidays import Calendar
from mediation.rules.lifecycle import Transition
from mediation.rules.limitation import Limitation
from mediation.rules.performance.obligations import creditors, deadline_of, debtors
from mediation.rules.periods import Deadline


@dataclass(frozen=True)
class Line:
    """One obligation: `name`, `words` of its term, who owes it to whom, `deadline` as the agreement writes it, how many
    `late_days` it is or was when it was done; its `entries`, of which `counted` count; `acts` open to the reader."""

    row: Obligation
    name: str
    words: str
    debtors: str
    creditors: str
    deadline: str
    state: State
    late_days: int
    entries: tuple[PerformanceEntry, ...]
    counted: frozenset[int]
    acts: tuple[Transition[State], ...]


@dataclass(frozen=True)
class Debt:
    """What is still owed under one term: its last due day, and how limitation stands. Information, no advice."""

    name: str
    last_due_on: date
    limitation: Limitation


@dataclass(frozen=True)
class Performance:
    """One agreement's performance: `paid` of `amount` in 分, `done` of `acts`; the last day anything falls due."""

    agreement: Agreement
    lines: tuple[Line, ...]
    paid: int
    amount: int
    done: int
    acts: int

    @property
    def last_due_on(self) -> date | None:
        """The last due day of a payment or act."""
        days = [line.row.due_on for line in self.lines if line.row.due_on and line.row.kind != Kind.LASTING]
        return max(days, default=None)


@dataclass(frozen=True)
class Ledger:
    """Everything about performance of one case. `urges` whether somebody may be urged now."""

    agreements: tuple[Performance, ...]
    urgings: tuple[Urging, ...] = ()
    acknowledgments: tuple[Acknowledgment, ...] = ()
    urges: bool = False
    ways: tuple[Way, ...] = ()
    debts: tuple[Debt, ...] = ()
    enforcement: Deadline | None = None


def ledger(case: Case, *, actor: Actor) -> Ledger:
    """The performance of a case as `actor` may see and change it, the newest agreement first."""
    rows = obligations_of(case)
    if not rows:
        return Ledger(())
    reader = _Reader(case, actor)
    groups: dict[int, list[Obligation]] = {}
    for row in rows:
        groups.setdefault(row.agreement_id, []).append(row)
    found = tuple(_performance(group, reader) for group in reversed(groups.values()))
    acknowledgments = acknowledgments_of(case)
    newest, lines = found[0], [line for each in found for line in each.lines]
    unpaid, days = [line for line in lines if line.state in UNPERFORMED], settings.calendar()
    return Ledger(
        found,
        tuple(urgings_of(case)),
        tuple(acknowledgments),
        urges=reader.may_act and any(line.state in OPEN for line in lines),
        ways=_ways(newest.agreement, unpaid, actor.today, days) if unpaid else (),
        debts=tuple(_debts(newest, acknowledgments, days)),
        enforcement=enforcement(newest.last_due_on, days) if unpaid and newest.last_due_on else None,
    )


def line_of(row: Obligation, case: Case, *, actor: Actor) -> Line:
    """One obligation as `actor` may see and change it."""
    return _line(row, _Reader(case, actor))


@dataclass
class _Reader:
    """Who reads, and how the parties and rights of the case are called."""

    case: Case
    actor: Actor

    def __post_init__(self) -> None:
        self.roles = roles_of(self.actor, self.case)
        self.may_act = filed_refusal(self.case) is None
        self.parties: Mapping[str, str] = {f"p{party.id}": party.party.name for party in self.case.parties}
        rights = {right.ref: right.spoken for right in draft_rights(self.case)}
        self.naming = Naming(self.parties, rights, {})

    def acts(self, state: State, row: Obligation) -> tuple[Transition[State], ...]:
        """The acts on one obligation that state and roles allow and nothing stands against."""
        if not self.may_act:
            return ()
        facts = facts_of(row, today=self.actor.today)
        return tuple(
            act
            for act in LIFECYCLE.actions(state, self.roles)
            if act.action not in _OF_THE_CASE
            and LIFECYCLE.refusal(act.action, state=state, roles=self.roles, facts=facts) is None
        )


# Acts that are done for a party, or on an entry, and stand there.
_OF_THE_CASE = frozenset({"urge", "acknowledge", "reverse"})


def _performance(rows: list[Obligation], reader: _Reader) -> Performance:
    lines = tuple(_line(row, reader) for row in rows)
    money = [row for row in rows if row.kind == Kind.MONEY]
    acts = [line for line in lines if line.row.kind == Kind.ACT]
    return Performance(
        rows[0].agreement,
        lines,
        paid=sum(row.paid for row in money),
        amount=sum(row.amount or 0 for row in money),
        done=sum(line.state is State.DONE for line in acts),
        acts=len(acts),
    )


def _line(row: Obligation, reader: _Reader) -> Line:
    term, kind = plain_term(row.term), Kind(row.kind)
    state, today = state_of(facts_of(row, today=reader.actor.today)), reader.actor.today
    return Line(
        row=row,
        name=name_of(row),
        words=CLAUSES[term.kind].sentence(term, reader.naming),
        debtors=_people(debtors(term, kind), reader.parties),
        creditors=_people(creditors(term, kind), reader.parties),
        deadline=_said(deadline_of(term, kind, row.part)),
        state=state,
        late_days=_late_days(row, state, today),
        entries=tuple(row.entries),
        counted=frozenset(entry.id for entry in standing_entries(row.entries)),
        acts=reader.acts(state, row),
    )


def _late_days(row: Obligation, state: State, today: date) -> int:
    until_day = row.done_on or (today if state is State.LATE else None)
    return max((until_day - row.due_on).days, 0) if row.due_on and until_day else 0


def _people(refs: Iterable[str], names: Mapping[str, str]) -> str:
    return "、".join(names.get(ref, ref) for ref in refs)


def _said(deadline: date | str | None) -> str:
    return until(deadline) if deadline else ""


def _ways(agreement: Agreement, unpaid: list[Line], today: date, calendar: Calendar) -> tuple[Way, ...]:
    window = window_of(agreement, calendar, today)
    confirm_until = window.deadline.due if window else None
    return ways(confirm_until=confirm_until, today=today, money=any(line.row.kind == Kind.MONEY for line in unpaid))


def _debts(found: Performance, acknowledgments: list[Acknowledgment], calendar: Calendar) -> Iterable[Debt]:
    """Each sum that is still owed, whatever the number of its instalments, with its limitation."""
    terms: dict[int, list[Line]] = {}
    for line in found.lines:
        if line.row.kind == Kind.MONEY:
            terms.setdefault(line.row.term_id, []).append(line)
    for lines in terms.values():
        days = [line.row.due_on for line in lines if line.row.due_on]
        if len(days) < len(lines) or all(line.state not in UNPERFORMED for line in lines):
            continue
        owing = set(debtors_of(lines[0].row))
        admitted = [row.on for row in acknowledgments if row.case_party_id in owing]
        admitted += [entry.on for line in lines for entry in line.entries if entry.amount and entry.id in line.counted]
        name = CLAUSES[lines[0].row.term.kind].heading
        yield Debt(name, max(days), limitation(max(days), admitted, calendar))
