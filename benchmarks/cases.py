"""A desk full of invented cases, loaded in bulk: seeded, the same every time."""

import json
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, select, text

from benchmarks.words import Language
from mediation.extensions import db
from mediation.models.columns import UtcDateTime
from mediation.models.organisation import Organisation
from mediation.rules.dispute_types import DisputeType

Progress = Callable[[int, int], None]
Row = dict[str, Any]
_BATCH = 5_000
_KINDS = ("copyright", "copyright", "copyright", "design", "trademark", "unfair_competition", "licence")
_ENDED = ("closed",) * 16 + ("terminated",) * 2 + ("concluded", "declined")
_OPEN = ("registered", "accepted", "mediating", "mediating", "mediating", "suspended", "agreed")
_SOURCES = ("APPLY",) * 6 + ("COURT_PRE", "COURT_POST", "AGENCY", "PROACTIVE")
_TOWNS = ("川姜镇", "川姜镇", "川姜镇", "先锋街道", "先锋街道", "金沙街道", "二甲镇", "石港镇", "")
_FIRST_DAY = date(2022, 1, 4)
_NOW = datetime(2026, 9, 14, 2, 0)  # noqa: DTZ001


class Desk:
    """`committees` ids by code; `mediators` ids by committee id; `counts` rows loaded by table."""

    def __init__(self, connection: Connection, cases: int, seed: int) -> None:
        self.connection, self.total, self.seed = connection, cases, seed
        self.random = random.Random(seed)
        self.language = Language(seed)
        self.committees: dict[str, int] = {}
        self.mediators: dict[int, list[int]] = {}
        self.serials: dict[tuple[int, int], int] = {}
        self.parties = max(20, cases // 5)
        self.names: list[str] = []

    def fill(self, progress: Progress) -> None:
        """Load everything; reference data must be there already."""
        rows = self.connection.execute(select(Organisation.code, Organisation.id, Organisation.kind))
        self.committees = {code: number for code, number, kind in rows if kind == "committee"}
        self._load_users()
        for batch in _batches(range(1, self.parties + 1)):
            self._load_parties(batch)
        for batch in _batches(range(1, self.total + 1)):
            self._load_cases(batch)
            progress(batch[-1], self.total)
        self.connection.execute(text("ANALYZE"))

    def _load_users(self) -> None:
        users, grants = [], []
        for place, committee in enumerate(self.committees.values()):
            self.mediators[committee] = [place * 100 + number for number in range(11, 23)]
            for number in self.mediators[committee]:
                name = self.language.person()
                users.append({"id": number, "login_name": f"u{number}", "display_name": name, "password_set_at": _NOW})
                grants.append({"user_id": number, "organisation_id": committee, "role": "mediator"})
        load(self.connection, "user_account", users)
        load(self.connection, "role_grant", grants)

    def _load_parties(self, numbers: list[int]) -> None:
        rows = []
        for number in numbers:
            firm = self.random.random() < 0.75
            name = self.language.firm() if firm else self.language.person()
            self.names.append(name)
            rows.append(
                {
                    "id": number,
                    "kind": "company" if firm else "person",
                    "name": name,
                    "head_name": self.language.person() if firm else "",
                    "head_title": "执行董事" if firm else "",
                    "address": f"南通市通州区某镇{number % 977}号",
                    "town": _TOWNS[number % len(_TOWNS)],
                    "created_at": _NOW,
                }
            )
        load(self.connection, "party", rows)
        aliases = [{"party_id": row["id"], "text": row["name"], "source": "name"} for row in rows]
        load(self.connection, "party_name", aliases)

    def _load_cases(self, numbers: list[int]) -> None:
        tables: dict[str, list[Row]] = {
            name: []
            for name in (
                *("mediation_case", "case_party", "case_right", "case_mediator"),
                *("agreement", "agreement_term", "obligation", "judicial_confirmation"),
            )
        }
        for number in numbers:
            self._case(number, tables)
        for name, rows in tables.items():
            load(self.connection, name, rows)

    def _case(self, number: int, tables: dict[str, list[Row]]) -> None:
        committee = self.random.choice(list(self.committees.values()))
        day = _FIRST_DAY + timedelta(number * 1700 // self.total)
        is_open = number > self.total - min(2_000, self.total // 5)
        state = self.random.choice(_OPEN if is_open else _ENDED)
        taken = state not in {"registered", "declined"}
        serial = self._next(committee, day.year) if taken else None
        mediator = self.random.choice(self.mediators[committee])
        parties = self.random.sample(range(1, self.parties + 1), 3 if number % 7 == 0 else 2)
        kind = self.random.choice(_KINDS)
        names = [self.language.short(self.names[party - 1]) for party in parties]
        word = "通纺知调" if committee == self.committees["textile"] else "通知调"
        tables["mediation_case"].append(
            {
                "id": number,
                "committee_id": committee,
                "register_number": f"{day.year}-{number:04}",
                "register_year": day.year,
                "register_serial": number,
                "dispute_number": f"{day.year}-{number:04}",
                "case_number": f"{word}〔{day.year}〕{serial}号" if taken else None,
                "case_year": day.year if taken else None,
                "case_serial": serial,
                "state": state,
                "outcome": _outcome(number, state),
                "source": _SOURCES[number % len(_SOURCES)],
                "dispute_type": kind,
                "facts": self.language.facts(),
                "restricted": number % 50 == 0,
                "mediator_id": mediator if number % 40 else None,
                "title": f"{names[0]} 与 {'、'.join(names[1:])} {DisputeType(kind).label}纠纷",
                "registered_on": day,
                "registered_by_id": mediator,
                "requested_on": day,
                "accepted_on": day + timedelta(2) if taken else None,
                "concluded_on": day + timedelta(10 + number % 40) if _outcome(number, state) else None,
                "closed_on": day + timedelta(60) if state == "closed" else None,
                "next_due_on": day + timedelta(30) if is_open else None,
                "next_due_what": "调解期限" if is_open else "",
                "created_at": _NOW,
            }
        )
        sides = ("applicant", "respondent", "third_party")
        for place, party in enumerate(parties):
            tables["case_party"].append(
                {"case_id": number, "party_id": party, "side": sides[place], "ordinal": place + 1}
            )
        certificate = f"国作登字-{day.year}-F-{self.random.randrange(10**8):08}"
        tables["case_right"].append(
            {
                "case_id": number,
                "kind": "copyright",
                "number": certificate,
                "number_key": certificate.replace("-", ""),
                "title": self.language.word() + self.language.word(),
                "holder": names[0],
            }
        )
        tables["case_mediator"].append(
            {"case_id": number, "user_id": mediator, "part": "presiding", "chosen": "both", "from_on": day}
        )
        if state in {"agreed", "concluded"} or (state == "closed" and number % 2):
            tables["agreement"].append(
                {
                    "id": number,
                    "case_id": number,
                    "ordinal": 1,
                    "form": "written",
                    "state": "issued" if state == "agreed" else "effective",
                    "effective_on": None if state == "agreed" else day + timedelta(40),
                    "copies": 3,
                    "drafted_on": day,
                }
            )

        if state != "agreed" and tables["agreement"] and tables["agreement"][-1]["case_id"] == number:
            self._follow(number, day, tables)

    def _follow(self, number: int, day: date, tables: dict[str, list[Row]]) -> None:
        """What is owed in two instalments, most of it paid; every third agreement goes to the court."""
        tables["agreement_term"].append({"id": number, "agreement_id": number, "ordinal": 1, "kind": "compensation"})
        for part in (1, 2):
            due, paid = day + timedelta(30 * part), number % 10 < 9
            late = 3 if number % 20 == 1 else 0
            tables["obligation"].append(
                {
                    "case_id": number,
                    "agreement_id": number,
                    "term_id": number,
                    "kind": "money",
                    "part": part,
                    "amount": 1_000_000,
                    "due_on": due,
                    "paid": 1_000_000 if paid else 0,
                    "done_on": due + timedelta(late) if paid else None,
                }
            )
        if number % 3:
            return
        state = "confirmed" if number % 27 else "rejected"
        tables["judicial_confirmation"].append(
            {
                "case_id": number,
                "agreement_id": number,
                "ordinal": 1,
                "state": state,
                "begun_on": day + timedelta(41),
                "begun_by_id": 11,
                "court": "江苏省南通市通州区人民法院",
                "filed_on": day + timedelta(45),
                "accepted_on": day + timedelta(47),
                "court_number": f"({day.year})苏0612民特{number}号",
                "decided_on": day + timedelta(60),
                "ground": "" if state == "confirmed" else "unclear",
            }
        )

    def _next(self, committee: int, year: int) -> int:
        self.serials[committee, year] = self.serials.get((committee, year), 0) + 1
        return self.serials[committee, year]


def _outcome(number: int, state: str) -> str:
    """How a case ended; half of the closed ones by agreement."""
    if state == "closed":
        return "agreement" if number % 2 else ("failed", "refused", "withdrawn")[number // 2 % 3]
    return {"concluded": "agreement", "terminated": "failed", "declined": "declined"}.get(state, "")


def _batches(numbers: range) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _BATCH):
        yield list(numbers[start : start + _BATCH])


def load(connection: Connection, name: str, rows: list[Row]) -> None:
    """Bulk-load `rows` (all with the same columns) into a table; columns left out get their model's default."""
    if not rows:
        return
    table = db.metadata.tables[name]
    columns = [*rows[0], *(c.name for c in table.columns if c.name not in rows[0] and _needed(c))]
    fixed = [_empty(table, column) for column in columns[len(rows[0]) :]]
    names = ", ".join(f'"{column}"' for column in columns)
    values: Iterable[list[Any]] = ([*row.values(), *(_uid() if f is _UID else f for f in fixed)] for row in rows)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        plain = [tuple(v.isoformat(" ") if isinstance(v, datetime) else v for v in row) for row in values]
        dates = [tuple(v.isoformat() if isinstance(v, date) else v for v in row) for row in plain]
        connection.exec_driver_sql(f"INSERT INTO {name} ({names}) VALUES ({marks})", dates)
        return
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"COPY {name} ({names}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)


_UID = object()
_uids = random.Random(20260914)


def _uid() -> str:
    return f"{_uids.getrandbits(64):016x}"


def _needed(column: Any) -> bool:
    return not column.nullable and not (column.primary_key and column.autoincrement is not False)


def _empty(table: Table, name: str) -> Any:
    if name == "uid":
        return _UID
    if name == "version":
        return 1
    column = table.columns[name]
    default = column.default
    if default is not None and default.is_scalar:
        return default.arg  # type: ignore[attr-defined]
    if default is not None:
        return json.dumps(default.arg(None))  # type: ignore[attr-defined]
    if isinstance(column.type, UtcDateTime):
        return _NOW
    return {str: "", date: _FIRST_DAY}.get(column.type.python_type, 0)
