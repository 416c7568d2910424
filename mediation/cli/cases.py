"""The cases from the command line; as the installation itself, for every case."""

from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from mediation.cli.output import as_json, say_json, say_table
from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.operations.case_filter import CaseFilter
from mediation.operations.case_list import LARGEST_PAGE, CaseRow, page
from mediation.procedures.people_mediation import State

case = AppGroup("case", help="案件")


def register(app: Flask) -> None:
    """Attach the commands."""
    app.cli.add_command(case)


@case.command("list")
@click.option("--state", type=click.Choice([state.value for state in State]), help="只列这个阶段的")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="最多几件，新的在前")
@as_json
def list_cases(state: str | None, limit: int, json_wanted: bool) -> None:
    """列出案件：案号、调委会、阶段、结果、当事人。"""
    bodies = {row.id: row.name for row in db.session.execute(select(Organisation.id, Organisation.name))}
    found = _newest(state, limit)
    parties = _parties([row.id for row in found])
    rows = [_row(row, bodies, parties[row.id]) for row in found]
    if json_wanted:
        say_json(rows)
    else:
        say_table(
            (row["number"], row["committee"], State(row["state"]).label, "、".join(row["parties"])) for row in rows
        )


def _newest(state: str | None, limit: int) -> list[CaseRow]:
    wanted, rows, after = CaseFilter(states=(state,) if state else ()), [], None
    while len(rows) < limit:
        found = page(wanted, visible=select(Case), size=min(limit - len(rows), LARGEST_PAGE), after=after)
        rows += found.rows
        after = found.next_key
        if after is None:
            break
    return rows


def _parties(case_ids: list[int]) -> dict[int, list[str]]:
    """The names of the parties that have not left, in their order, by case."""
    names: dict[int, list[str]] = {case_id: [] for case_id in case_ids}
    for start in range(0, len(case_ids), LARGEST_PAGE):
        some = case_ids[start : start + LARGEST_PAGE]
        query = select(CaseParty.case_id, Party.name).join(Party, Party.id == CaseParty.party_id)
        query = query.where(CaseParty.case_id.in_(some), CaseParty.left_on.is_(None)).order_by(CaseParty.ordinal)
        for case_id, name in db.session.execute(query):
            names[case_id].append(name)
    return names


def _row(found: CaseRow, bodies: dict[int, str], parties: list[str]) -> dict[str, Any]:
    return {
        "number": found.case_number or found.register_number,
        "committee": bodies[found.committee_id],
        "state": found.state,
        "outcome": found.outcome,
        "parties": parties,
    }
