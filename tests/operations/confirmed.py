"""Applications for confirmation at every stage, for tests of what follows."""

from datetime import date
from typing import Any

from mediation.models.agreement import Agreement
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations.judicial_confirmation import answers, preparing
from mediation.rules.agreement.draft import SignsBy
from tests.operations.conftest import Desk

NUMBER = "（2026）苏0692诉前调确18号"
SHORT = "纸质原件随申请书一起递交"


def everybody(matter: JudicialConfirmation, on: date) -> dict[Any, tuple[SignsBy, str, date]]:
    """Every party signs by its head, or in person."""
    return {
        party: (SignsBy.HEAD, party.party.head_name, on)
        if party.party.head_name
        else (SignsBy.SELF, party.party.name, on)
        for party in matter.case.parties
    }


def prepared(desk: Desk, agreement: Agreement) -> JudicialConfirmation:
    """Begun, its court proposed by the rules, signed by all on the desk's day."""
    matter = preparing.begin(agreement, actor=desk.actor())
    preparing.sign_application(matter, everybody(matter, desk.day), actor=desk.actor())
    desk.commit()
    return matter


def filed_with_court(desk: Desk, agreement: Agreement, how: str = "by_hand") -> JudicialConfirmation:
    """Filed on the desk's day."""
    matter = prepared(desk, agreement)
    preparing.file_application(matter, filed_on=desk.day, how=how, reason=SHORT, actor=desk.actor())
    desk.commit()
    return matter


def accepted_by_court(desk: Desk, agreement: Agreement) -> JudicialConfirmation:
    """Filed, and accepted the next day."""
    matter = filed_with_court(desk, agreement)
    desk.later(1)
    answers.accept(matter, on=desk.day, number=NUMBER, actor=desk.actor("法院联络员"))
    desk.commit()
    return matter


def confirmed_by_court(desk: Desk, agreement: Agreement) -> JudicialConfirmation:
    """Accepted, heard and confirmed, each a few days on."""
    matter = accepted_by_court(desk, agreement)
    desk.later(5)
    answers.hear(matter, on=desk.day, actor=desk.actor("法院联络员"))
    desk.later(2)
    answers.confirm(matter, on=desk.day, actor=desk.actor("法院联络员"))
    desk.commit()
    return matter
