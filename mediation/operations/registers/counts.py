"""What the registers count to, as selects of row ids: the figures ask here and nowhere else.

Each says in its docstring what is in it; the definitions in words are `mediation.indicators`'.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from mediation.indicators import Period
from mediation.models.consultation import Consultation, ConsultationExpert
from mediation.models.expert import Expert
from mediation.models.party import Party
from mediation.models.register import Attendance, RegisterEntry
from mediation.models.rights_aid import AidExpert, AidParty
from mediation.models.typical_case import TypicalCase
from mediation.operations.consultations.reading import clock_of, every, standing_of
from mediation.operations.registers.reading import has_proof
from mediation.procedures.consultation import Standing
from mediation.rules.holidays import Calendar
from mediation.rules.registers.catalogue import KINDS

Ids = Select[Any]


def consultations_due(period: Period, calendar: Calendar, as_of: date) -> tuple[list[int], list[int]]:
    """按期答复率: (denominator, numerator), ids of `consultation`. In the denominator those whose last day lies in
    `period` and which were answered or are overdue on `as_of`; difficult ones flagged in time and withdrawn ones are
    out, overdue ones without an answer stay in. The numerator was answered by the last day."""
    due, in_time = [], []
    for row in every():
        counted = standing_of(row, calendar, as_of)
        if period.has(clock_of(row, calendar).deadline.due) and counted in (Standing.IN_TIME, Standing.LATE):
            due.append(row.id)
            if counted is Standing.IN_TIME:
                in_time.append(row.id)
    return due, in_time


def entries(kind: str, period: Period, *, group: str = "", proved: bool = True) -> Ids:
    """Ids of `register_entry` of one register whose day lies in `period`; with `proved` only those with the paper
    without which they do not count (minutes, report), where the register asks for one."""
    query = select(RegisterEntry.id).where(RegisterEntry.kind == kind, _in(period))
    if group:
        query = query.where(RegisterEntry.group == group)
    if proved and KINDS[kind].proof:
        query = query.where(has_proof(KINDS[kind]))
    return query


def joint_meetings(period: Period) -> Ids:
    """联席会议 with minutes attached, by the day of the meeting."""
    return entries("joint_meeting", period)


def research_trips(period: Period) -> Ids:
    """区外调研 with its report attached, by the first day; inside the district none can be entered."""
    return entries("research_trip", period)


def training_terms(period: Period, group: str = "enforcement") -> Ids:
    """培训 of one audience (a key of `catalogue.AUDIENCES`) that took place: somebody is on the attendance list."""
    came = select(Attendance.id).where(Attendance.entry_id == RegisterEntry.id).correlate(RegisterEntry).exists()
    return entries("training", period, group=group).where(came)


def trained_enterprises(period: Period, group: str) -> Ids:
    """Distinct ids of `party` that came to trainings of that audience, as far as the register of parties knows them."""
    of_training = entries("training", period, group=group)
    known = select(Attendance.party_id).where(Attendance.entry_id.in_(of_training), Attendance.party_id.is_not(None))
    return known.distinct()


def crime_links(period: Period, *, group: str = "", result: str = "") -> Ids:
    """两法衔接 by the day of the notice: `group` out or in, `result` accepted, returned or pending."""
    query = entries("crime_link", period, group=group)
    return query.where(RegisterEntry.data["result"].as_string() == result) if result else query


def difficult_with_experts(period: Period) -> Ids:
    """Ids of `consultation`: those flagged as difficult about which an expert of the pool was asked in `period`."""
    uses = expert_uses(period).with_only_columns(ConsultationExpert.consultation_id)
    return select(Consultation.id).where(Consultation.flagged_on.is_not(None), Consultation.id.in_(uses))


def cross_region(period: Period, *, group: str = "", answered: bool = False) -> Ids:
    """跨区域协作 by the day of the request: `group` out or in; with `answered` only those answered."""
    query = entries("cross_region", period, group=group)
    return query.where(RegisterEntry.data["answered_on"].as_string().is_not(None)) if answered else query


def stations(on: date, group: str = "") -> Ids:
    """指导站、工作站 that stand on that day: set up by then, not closed by then."""
    query = select(RegisterEntry.id).where(
        RegisterEntry.kind == "station",
        RegisterEntry.day <= on,
        or_(RegisterEntry.until_on.is_(None), RegisterEntry.until_on >= on),
    )
    return query.where(RegisterEntry.group == group) if group else query


def honours(period: Period, group: str = "") -> Ids:
    """荣誉 awarded in `period`; each has its document number."""
    return entries("honour", period, group=group)


def honours_held(on: date) -> Ids:
    """荣誉 awarded by that day, all of them: none of the register runs out."""
    return select(RegisterEntry.id).where(RegisterEntry.kind == "honour", RegisterEntry.day <= on)


def diagnosed(period: Period) -> Ids:
    """企业诊断、战略咨询: of each enterprise, known by its credit code, one entry in `period`."""
    code = RegisterEntry.data["code"].as_string()
    return select(func.min(RegisterEntry.id)).where(RegisterEntry.kind == "diagnosis", _in(period)).group_by(code)


def active_experts(on: date) -> Ids:
    """Ids of `expert` whose term covers the day, experts alone: an adviser is not one of the pool."""
    return select(Expert.id).where(
        Expert.kind == "expert",
        Expert.term_from <= on,
        or_(Expert.term_until.is_(None), Expert.term_until >= on),
    )


def expert_uses(period: Period) -> Ids:
    """Ids of `consultation_expert`: opinions of experts on consultations between bodies; an adviser is none."""
    asked = select(ConsultationExpert.id).join(Expert, Expert.id == ConsultationExpert.expert_id)
    return asked.where(Expert.kind == "expert", ConsultationExpert.asked_on.between(period.first, period.last))


def expert_uses_in_aid(period: Period, kind: str = "expert") -> Ids:
    """Ids of `aid_expert`: appointments in rights aid, the other use of the same register; `kind` expert or adviser."""
    appointed = select(AidExpert.id).join(Expert, Expert.id == AidExpert.expert_id)
    return appointed.where(Expert.kind == kind, AidExpert.appointed_on.between(period.first, period.last))


def advised(period: Period) -> Ids:
    """Of each enterprise whose application for rights aid an adviser was appointed for in `period`, one id of
    `aid_party`."""
    uses = expert_uses_in_aid(period, "adviser").with_only_columns(AidExpert.matter_id)
    asked = select(func.min(AidParty.id)).join(Party, Party.id == AidParty.party_id)
    firms = asked.where(AidParty.side == "applicant", Party.kind != "person", AidParty.matter_id.in_(uses))
    return firms.group_by(AidParty.party_id)


def typical_cases(period: Period) -> Ids:
    """典型案例 published in `period`."""
    return select(TypicalCase.id).where(TypicalCase.published_on.between(period.first, period.last))


def _in(period: Period) -> ColumnElement[bool]:
    return RegisterEntry.day.between(period.first, period.last)
