"""What an enterprise still owes under agreements in force. For those who follow the performance: the committee's own
people; nobody else is told that somebody is in arrears."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.performance import Obligation
from mediation.operations.access_scope import may_read
from mediation.operations.actor import Actor
from mediation.operations.performance.standing import name_of, stands
from mediation.operations.performance.urging import debtors_of
from mediation.procedures.performance import UNPERFORMED, Kind
from mediation.rules.enterprises.entries import Service, ServiceEntry
from mediation.rules.money import yuan


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Each obligation that a party owes and has not performed, the nearest day first."""
    query = (
        select(Obligation, CaseParty, Case)
        .join(CaseParty, CaseParty.case_id == Obligation.case_id)
        .join(Case, Case.id == CaseParty.case_id)
        .where(CaseParty.party_id.in_(sorted(party_ids)), may_read(actor.user))
        .where(Obligation.done_on.is_(None), Obligation.ended == "", Obligation.kind != Kind.LASTING.value)
        .options(selectinload(Obligation.term), selectinload(Obligation.agreement), joinedload(Case.committee))
        .order_by(Obligation.due_on, Obligation.id)
    )
    for obligation, part, case in db.session.execute(query):
        state = stands(obligation, today=actor.today)
        if state in UNPERFORMED and part.id in debtors_of(obligation):
            rest = f"，欠 {yuan(obligation.amount - obligation.paid)} 元" if obligation.amount else ""
            yield ServiceEntry(
                Service.PERFORMANCE,
                part.party_id,
                f"obligation:{obligation.id}",
                case.committee.short_name,
                obligation.due_on or case.concluded_on or case.registered_on,
                state.label,
                running=True,
                part="义务人",
                number=case.number,
                title=f"{name_of(obligation)}{rest}",
                kind="到期" if obligation.due_on else "没有写到期日",
                endpoint="performance.show",
                address=(("uid", case.uid),),
            )
