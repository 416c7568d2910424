"""Requests for evaluation reports of design patents."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.evaluation_report import EvaluationReport
from mediation.operations.access_scope import visible_reports
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import opened, sight_of_others
from mediation.operations.rights import number_key
from mediation.procedures.evaluation_report import AT_THE_CENTRE, State
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight, right_keys
from mediation.rules.evaluation_report.words import REQUESTERS


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every request of the parties."""
    query = (
        select(EvaluationReport)
        .where(EvaluationReport.requester_id.in_(sorted(party_ids)))
        .options(joinedload(EvaluationReport.centre))
        .order_by(EvaluationReport.id.desc())
    )
    rows = list(db.session.scalars(query))
    known = opened(visible_reports(actor.user), EvaluationReport.id, (row.id for row in rows))
    for row in rows:
        yield _entry(row, Sight.OPEN if row.id in known else sight_of_others(actor))


def _entry(row: EvaluationReport, sight: Sight) -> ServiceEntry:
    opens, state, key = sight is Sight.OPEN, State(row.state), f"evaluation:{row.id}"
    running = state in AT_THE_CENTRE | {State.SENT}
    counted = ServiceEntry(
        Service.EVALUATION, row.requester_id, key, row.centre.short_name, row.submitted_on, "", running, sight
    )
    if sight is Sight.COUNTED:
        return counted
    return replace(
        counted,
        state=state.label,
        part=REQUESTERS[row.requester_as],
        number=row.number if opens else "",
        title=row.patent_title if opens else "",
        kind="外观设计专利",
        endpoint="evaluation_reports.show" if opens else "",
        address=(("report_uid", row.uid),) if opens else (),
        rights=right_keys((number_key(row.patent_number),), (row.patent_title,)),
    )
