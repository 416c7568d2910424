"""The town of a case: that of its first applicant, as the register of parties has it."""

from sqlalchemy import ColumnElement, select

from mediation.models.case import Case, CaseParty
from mediation.models.party import Party

NO_TOWN = "none"
"""Asks for the cases whose first applicant has no town on record."""
FIRST: ColumnElement[bool] = CaseParty.ordinal == 1
"""Of the parties of a case the one that stands first."""


def of_town(town: str) -> ColumnElement[bool]:
    """Cases whose first applicant is of that town, or with `NO_TOWN` of none."""
    return Case.id.in_(
        select(CaseParty.case_id)
        .join(Party, Party.id == CaseParty.party_id)
        .where(FIRST, Party.town == ("" if town == NO_TOWN else town))
        .correlate(None)
    )
