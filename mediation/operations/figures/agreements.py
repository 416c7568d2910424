"""Agreements, applications for confirmation and what is to be performed, as the figures count them."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.models.performance import Obligation
from mediation.operations.court_referral.reading import entrusted_cases
from mediation.operations.figures.cases import of_case
from mediation.operations.figures.counted import At, Base, Counted, Rows
from mediation.operations.settings import calendar
from mediation.procedures.judicial_confirmation import APPLICATION, State

_IN_FORCE = ("effective", "superseded")
_FILED = sorted(state.value for state in State if state not in (State.OPEN, State.PREPARING, State.GIVEN_UP))


AGREEMENTS = of_case(Agreement, Agreement.form)
APPLICATIONS = of_case(JudicialConfirmation, JudicialConfirmation.state)
OBLIGATIONS = of_case(Obligation, Obligation.kind)
# Sums are those of agreements that stand; one that was replaced is not counted twice.
SUMS = of_case(
    Obligation, Obligation.kind, joins=lambda query: query.join(Agreement, Agreement.id == Obligation.agreement_id)
)
CONFIRMED_SUMS = of_case(
    Obligation,
    Obligation.kind,
    joins=lambda query: query.join(JudicialConfirmation, JudicialConfirmation.agreement_id == Obligation.agreement_id),
)


def _in_force(*where: ColumnElement[bool]) -> Rows:
    # The first agreement of a case is the one that counts: a change is no second success.
    first = Agreement.supersedes_id.is_(None)
    return Rows(AGREEMENTS, Agreement.effective_on, lambda at: (Agreement.state.in_(_IN_FORCE), first, *where))


_written = Agreement.form == "written"


def _applied() -> ColumnElement[bool]:
    """The agreement, or the one that took its place, went to a court."""
    return _exists(JudicialConfirmation.case_id == Agreement.case_id, JudicialConfirmation.filed_on.is_not(None))


def _exists(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Asked agreement by agreement: PostgreSQL goes through a list of many ids anew for each."""
    return select(1).where(*where).correlate(Agreement).exists()


def _lapsed(at: At) -> tuple[ColumnElement[bool], ...]:
    """Written agreements whose thirty days are over by the day of the question, and nobody applied."""
    days = calendar()
    last = at.today
    # Who applied in vain did apply; who gave it up said that nobody would.
    answered = _exists(
        JudicialConfirmation.agreement_id == Agreement.id,
        or_(JudicialConfirmation.filed_on.is_not(None), JudicialConfirmation.state == State.GIVEN_UP.value),
    )
    while APPLICATION.due(last, days).due >= at.today:
        last -= timedelta(1)
    return (
        Agreement.state == "effective",
        _written,
        Agreement.supersedes_id.is_(None),
        Agreement.effective_on <= last,
        ~answered,
        ~_exists(Case.id == Agreement.case_id, entrusted_cases()),
    )


def _application(day: Any, *where: ColumnElement[bool], value: Any = None) -> Rows:
    return Rows(APPLICATIONS, day, lambda at: where, value)


_state = JudicialConfirmation.state
_confirmed = _application(JudicialConfirmation.decided_on, _state == State.CONFIRMED.value)


def _due(*where: ColumnElement[bool], value: Any = None, base: Base = OBLIGATIONS) -> Rows:
    """What fell due, and its day is over."""
    return Rows(
        base,
        Obligation.due_on,
        lambda at: (
            Obligation.kind.in_(("money", "act")),
            Obligation.ended == "",
            Obligation.due_on < at.today,
            *where,
        ),
        value,
    )


_on_time = and_(Obligation.done_on.is_not(None), Obligation.done_on <= Obligation.due_on)
_late = and_(Obligation.done_on.is_not(None), Obligation.done_on > Obligation.due_on)
_open = Obligation.done_on.is_(None)
_money = Obligation.kind == "money"


def _last_due(*where: ColumnElement[bool]) -> Rows:
    """The last obligation of an agreement that stands, once its day is over: also one that is followed no further, for
    what went to court was not performed."""
    return Rows(
        OBLIGATIONS,
        Obligation.due_on,
        lambda at: (
            Obligation.kind.in_(("money", "act")),
            Obligation.ended != "superseded",
            Obligation.due_on < at.today,
            ~_another(
                lambda other: or_(
                    other.due_on > Obligation.due_on,
                    and_(other.due_on == Obligation.due_on, other.id > Obligation.id),
                )
            ),
            *where,
        ),
    )


def _another(*where: Any) -> ColumnElement[bool]:
    """Another obligation of the same agreement that has a day and was not superseded."""
    other = aliased(Obligation)
    query = select(other.id).where(
        other.agreement_id == Obligation.agreement_id,
        other.kind.in_(("money", "act")),
        other.ended != "superseded",
        other.due_on.is_not(None),
        *(condition(other) for condition in where),
    )
    return query.correlate(Obligation).exists()


def _all_done() -> ColumnElement[bool]:
    return and_(Obligation.done_on.is_not(None), ~_another(lambda other: other.done_on.is_(None)))


COUNTED = {
    "effective_agreements": Counted(_in_force()),
    "written_agreements": Counted(_in_force(_written)),
    "oral_agreements": Counted(_in_force(Agreement.form == "oral")),
    "agreement_amount": Counted(
        Rows(
            SUMS,
            Agreement.effective_on,
            lambda at: (Agreement.state == "effective", _money),
            Obligation.amount,
        )
    ),
    "confirmation_applications": Counted(_application(JudicialConfirmation.filed_on, _state.in_(_FILED))),
    "confirmation_accepted": Counted(_application(JudicialConfirmation.accepted_on)),
    "confirmations": Counted(_confirmed),
    "confirmation_rejected": Counted(_application(JudicialConfirmation.decided_on, _state == State.REJECTED.value)),
    "confirmation_not_accepted": Counted(
        _application(JudicialConfirmation.decided_on, _state == State.NOT_ACCEPTED.value)
    ),
    "confirmation_withdrawn": Counted(
        _application(JudicialConfirmation.decided_on, _state.in_((State.WITHDRAWN.value, State.DEEMED_WITHDRAWN.value)))
    ),
    "confirmed_amount": Counted(
        Rows(
            CONFIRMED_SUMS,
            JudicialConfirmation.decided_on,
            lambda at: (_state == State.CONFIRMED.value, _money),
            Obligation.amount,
        )
    ),
    "confirmation_application_rate": Counted(_in_force(_written, _applied()), _in_force(_written)),
    "confirmation_rate": Counted(
        _confirmed,
        _application(JudicialConfirmation.decided_on, _state.in_((State.CONFIRMED.value, State.REJECTED.value))),
    ),
    "confirmation_lapsed": Counted(Rows(AGREEMENTS, Agreement.effective_on, _lapsed)),
    "performance_by_agreement": Counted(_last_due(_all_done()), _last_due()),
    "performance_by_instalment": Counted(_due(_on_time), _due()),
    "performance_by_amount": Counted(
        _due(_money, _on_time, value=Obligation.amount), _due(_money, value=Obligation.amount)
    ),
    "performed_late": Counted(_due(_late)),
    "unperformed": Counted(_due(_open)),
    "unperformed_amount": Counted(_due(_money, _open, value=Obligation.amount - Obligation.paid)),
}
"""By the name of the indicator."""
