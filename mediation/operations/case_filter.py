"""案件列表的筛选：what may be asked of the list, and the conditions it means."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select

from mediation.models.agreement import Agreement, Signature
from mediation.models.case import IN_PROGRESS, Agent, Case, CaseParty, Consent
from mediation.procedures import judicial_confirmation
from mediation.procedures.people_mediation import State

FINISHED = ("closed", "declined")
"""The states in which nothing of the mediation runs any more."""


class Missing(StrEnum):
    """What a case in progress still lacks."""

    CONSENT = "consent"
    RIGHTS_NOTICE = "rights_notice"
    MEDIATOR = "mediator"
    AGENT_CHECK = "agent_check"
    SIGNATURE = "signature"
    SEAL = "seal"

    @property
    def label(self) -> str:
        """As chips say it, e.g. `缺同意`."""
        return _MISSING_LABELS[self]


_MISSING_LABELS = {
    Missing.CONSENT: "缺同意",
    Missing.RIGHTS_NOTICE: "没告知权利义务",
    Missing.MEDIATOR: "没定调解员",
    Missing.AGENT_CHECK: "没核实代理权限",
    Missing.SIGNATURE: "缺签字",
    Missing.SEAL: "缺盖章",
}


class Due(StrEnum):
    """When the next deadline of a case falls due. A window for the parties that has passed is nobody's delay."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"

    @property
    def label(self) -> str:
        """As chips say it, e.g. `逾期`."""
        return _DUE_LABELS[self]


_DUE_LABELS = {Due.OVERDUE: "逾期", Due.TODAY: "今天到期", Due.WEEK: "本周到期"}


class Sort(StrEnum):
    """The order of the list: newest registration, newest acceptance, newest day of registration, next due day."""

    NEWEST = "newest"
    ACCEPTED = "accepted"
    REGISTERED = "registered"
    DUE = "due"

    @property
    def label(self) -> str:
        """The order in Chinese, e.g. `最近期限`."""
        return _SORT_LABELS[self]


_SORT_LABELS = {
    Sort.NEWEST: "新登记的在前",
    Sort.ACCEPTED: "受理日",
    Sort.REGISTERED: "登记日",
    Sort.DUE: "最近期限",
}


class Day(StrEnum):
    """The day that a period is about."""

    ACCEPTED = "accepted"
    REGISTERED = "registered"

    @property
    def label(self) -> str:
        """`受理日` or `登记日`."""
        return _SORT_LABELS[Sort(self.value)]


@dataclass(frozen=True)
class CaseFilter:
    """What is asked for; empty fields ask for nothing.

    `committees` organisation ids (give every committee the user works for, it keeps the list fast); `states` values
    of `people_mediation.State`; `kinds` of `dispute_types.DisputeType`; `since` and `until` both included, of the
    day named by `day`; `missing` any of these; `due` as on the day `today`, which it needs; `text` goes to
    `mediation.search`. Without `sort` a period sorts by its day, all else by registration."""

    committees: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    mediator_id: int | None = None
    day: Day = Day.ACCEPTED
    since: date | None = None
    until: date | None = None
    missing: tuple[Missing, ...] = ()
    due: Due | None = None
    today: date | None = None
    text: str = ""
    sort: Sort | None = None

    @property
    def order(self) -> Sort:
        """The order in force."""
        if self.sort is not None:
            return self.sort
        period = self.since is not None or self.until is not None
        return Sort(self.day.value) if period and not self.text else Sort.NEWEST


# The partial index ix_case_open is used for exactly these words.
CASE_IN_PROGRESS: ColumnElement[bool] = literal_column(f"mediation_case.{IN_PROGRESS}")


def conditions(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    """The conditions on `Case` that `wanted` means, its text left out."""
    found: list[ColumnElement[bool]] = []
    for column, values in ((Case.committee_id, wanted.committees), (Case.state, wanted.states)):
        if values:
            found.append(column.in_(values))
    if wanted.kinds:
        found.append(Case.dispute_type.in_(wanted.kinds))
    if wanted.mediator_id is not None:
        found.append(Case.mediator_id == wanted.mediator_id)
    day = Case.accepted_on if wanted.day is Day.ACCEPTED else Case.registered_on
    if wanted.since is not None:
        found.append(day >= wanted.since)
    if wanted.until is not None:
        found.append(day <= wanted.until)
    if wanted.missing:
        found += [CASE_IN_PROGRESS, or_(*(_LACKS[each]() for each in wanted.missing))]
    if wanted.due is not None and wanted.today is not None:
        found += due_conditions(wanted.due, wanted.today)
    return found


def due_conditions(due: Due, today: date) -> list[ColumnElement[bool]]:
    """The conditions on `Case` that `due` means on the day `today`; this week ends on Sunday, today included."""
    still = Case.state.not_in(FINISHED)
    if due is Due.OVERDUE:
        return [still, Case.next_due_on < today, Case.next_due_what != judicial_confirmation.APPLICATION.name]
    last = today if due is Due.TODAY else today + timedelta(6 - today.weekday())
    return [still, Case.next_due_on >= today, Case.next_due_on <= last]


def _party(*lacking: ColumnElement[bool]) -> ColumnElement[bool]:
    present = select(CaseParty.id).where(CaseParty.case_id == Case.id, CaseParty.left_on.is_(None), *lacking)
    return present.correlate_except(CaseParty).exists()


def _without_consent() -> ColumnElement[bool]:
    settled = (
        select(Consent.answer)
        .where(Consent.case_party_id == CaseParty.id, Consent.answer != "no_answer")
        .order_by(Consent.id.desc())
        .limit(1)
        .correlate_except(Consent)
        .scalar_subquery()
    )
    return _party(func.coalesce(settled, "") != "agreed")


def _without_rights_notice() -> ColumnElement[bool]:
    return and_(Case.state != State.REGISTERED.value, _party(CaseParty.rights_notice_on.is_(None)))


def _without_mediator() -> ColumnElement[bool]:
    return Case.mediator_id.is_(None)


def _without_agent_check() -> ColumnElement[bool]:
    acting = select(Agent.id).where(Agent.case_party_id == CaseParty.id, Agent.ended_on.is_(None))
    return _party(acting.where(Agent.checked_on.is_(None)).correlate_except(Agent).exists())


def _issued(*lacking: Any) -> ColumnElement[bool]:
    # Said like the partial index uq_agreement_open, which then finds the one open agreement of a case.
    waiting: ColumnElement[bool] = literal_column("agreement.state IN ('draft','issued')")
    agreement = select(Agreement.id).where(Agreement.case_id == Case.id, waiting, Agreement.state == "issued")
    return agreement.where(*lacking).correlate_except(Agreement).exists()


def _signed(*by: Any) -> ColumnElement[bool]:
    signature = select(Signature.id).where(Signature.agreement_id == Agreement.id, Signature.struck_reason == "", *by)
    return signature.correlate_except(Signature).exists()


def _without_signature() -> ColumnElement[bool]:
    unsigned = _party(~_signed(Signature.case_party_id == CaseParty.id))
    return _issued(or_(unsigned, ~_signed(Signature.signer == "mediator")))


def _without_seal() -> ColumnElement[bool]:
    return _issued(~_signed(Signature.signer == "committee"))


_LACKS = {
    Missing.CONSENT: _without_consent,
    Missing.RIGHTS_NOTICE: _without_rights_notice,
    Missing.MEDIATOR: _without_mediator,
    Missing.AGENT_CHECK: _without_agent_check,
    Missing.SIGNATURE: _without_signature,
    Missing.SEAL: _without_seal,
}
