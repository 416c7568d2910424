"""Which function makes which paper: one table over all forms."""

from collections.abc import Mapping
from dataclasses import replace

from mediation.documents.paper import certified
from mediation.extensions import keyring
from mediation.operations.papers import (
    afterwards,
    agreements,
    court,
    endings,
    for_court,
    preparation,
    records,
    session_notices,
    starting,
)
from mediation.operations.papers.making import Builder, Made, Making

BUILDERS: Mapping[str, Builder] = {
    "application": starting.application,
    "acceptance_register": starting.acceptance_register,
    "rights_notice": preparation.rights_notice,
    "head_certificate": preparation.head_certificate,
    "authority_letter": preparation.authority_letter,
    "evidence_list": preparation.evidence_list,
    "inquiry_record": records.inquiry_record,
    "session_notice": session_notices.notice,
    "session_record": records.session_record,
    "agreed_facts": records.agreed_facts,
    "agreement": agreements.written,
    "oral_agreement": agreements.oral,
    "declining_notice": endings.declining,
    "termination_notice": endings.termination,
    "mediator_change": endings.change,
    "service_receipt": afterwards.receipt,
    "confirmation_application": court.application,
    "confirmation_materials": court.materials,
    "mediation_proof": court.proof,
    "court_report": for_court.report,
    "performance_sheet": afterwards.performance,
    "urging_letter": afterwards.urging,
    "follow_up_record": afterwards.follow_up,
    "closing_report": endings.report,
}
"""Form → builder, of every paper that stands alone; the sheets of a bound file are made when it is bound."""


def build(making: Making) -> Made:
    """The paper of a sheet, certified. Raises KeyError for a form without builder, and `ActionRefused`."""
    made = BUILDERS[making.sheet.form](making)
    return replace(made, paper=certified(made.paper, key=keyring().index))
