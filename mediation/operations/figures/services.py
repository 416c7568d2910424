"""The centre's and the overseas desk's rows as the figures count them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Select, and_, or_, select

from mediation.models.alert import Alert, AlertRecipient
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationOpinion
from mediation.models.evaluation_report import EvaluationReport
from mediation.models.expert import Expert
from mediation.models.fair import Fair, FairComplaint, FairShift
from mediation.models.overseas_guidance import OverseasDispute, OverseasEntry, OverseasGuidance
from mediation.models.registered_applicant import AbnormalFinding, RegisteredApplicant
from mediation.models.rights_aid import AidExpert, AidMatter, AidParty
from mediation.operations.figures.counted import At, Base, Condition, Counted, Rows, days_between
from mediation.operations.registered_applicants.standing import valid_on
from mediation.operations.registers import counts
from mediation.operations.rights_aid.clocks import due_in
from mediation.operations.settings import calendar
from mediation.rules.overseas_guidance.words import MASS

_SOLVED = ("withdrawn", "covered", "settled")


def _base(service: str, table: Any, number: Any, body: Any, **more: Any) -> Base:
    """A table whose rows have pages of their own."""
    return Base(service, table, table.uid, number, body, **more)


def _hanging(parent: Base, table: Any, key: Any) -> Base:
    """The rows of a table that hang by `key` on those of `parent`, whose page shows them."""

    def to_parent(query: Select[Any]) -> Select[Any]:
        return query.join(parent.table, parent.table.id == key)

    told = (parent.uid, parent.number, parent.body)
    return Base(parent.service, table, *told, restricted=parent.restricted, joins=to_parent)


PREEXAMINATIONS = _base(
    "design_preexamination",
    DesignPreexamination,
    DesignPreexamination.number,
    DesignPreexamination.centre_id,
    kind=DesignPreexamination.class_number,
    outcome=DesignPreexamination.outcome,
)
AID = _base(
    "rights_aid",
    AidMatter,
    AidMatter.number,
    AidMatter.centre_id,
    kind=AidMatter.service,
    outcome=AidMatter.result,
    restricted=AidMatter.restricted,
)
FAIRS = _base("fairs", Fair, Fair.name, Fair.centre_id)
SHIFTS = _hanging(FAIRS, FairShift, FairShift.fair_id)
COMPLAINTS = _base(
    "fair_complaints", FairComplaint, FairComplaint.number, FairComplaint.centre_id, outcome=FairComplaint.result
)
EXPERTS = _base("experts", Expert, Expert.name, Expert.centre_id)
EXPERTS_USED = _hanging(AID, AidExpert, AidExpert.matter_id)
ADVISED = _hanging(AID, AidParty, AidParty.matter_id)
ALERTS = _base("alerts", Alert, Alert.number, Alert.centre_id)
RECIPIENTS = _hanging(ALERTS, AlertRecipient, AlertRecipient.alert_id)
REPORTS = _base(
    "evaluation_reports",
    EvaluationReport,
    EvaluationReport.number,
    EvaluationReport.centre_id,
    outcome=EvaluationReport.state,
)
APPLICANTS = _base(
    "registered_applicants", RegisteredApplicant, RegisteredApplicant.number, RegisteredApplicant.centre_id
)
FINDINGS = _hanging(APPLICANTS, AbnormalFinding, AbnormalFinding.applicant_id)
DISPUTES = _base(
    "overseas_guidance", OverseasDispute, OverseasDispute.number, OverseasDispute.office_id, kind=OverseasDispute.kind
)
ENTRIES = replace(
    DISPUTES,
    table=OverseasEntry,
    joins=lambda query: query.join(OverseasGuidance, OverseasGuidance.id == OverseasEntry.guidance_id).join(
        OverseasDispute, OverseasDispute.id == OverseasGuidance.dispute_id
    ),
)


def _rows(base: Base, day: Any, *where: Condition, value: Any = None) -> Rows:
    return Rows(base, day, lambda at: where, value)


def _in_office(kind: str) -> Rows:
    def where(at: At) -> tuple[Condition, ...]:
        last = at.period.last
        return (
            Expert.kind == kind,
            Expert.term_from <= last,
            or_(Expert.term_until.is_(None), Expert.term_until >= last),
        )

    return Rows(EXPERTS, None, where)


def _helped(kind: str) -> Rows:
    """Appointments of experts, or of advisers, in rights aid."""
    ids = counts.expert_uses_in_aid
    return Rows(EXPERTS_USED, AidExpert.appointed_on, lambda at: (AidExpert.id.in_(ids(at.period, kind)),))


def _aid_due(*, in_time: bool) -> Rows:
    """Applications whose term ended in the period: it is counted in working days, outside the database."""

    def where(at: At) -> tuple[Condition, ...]:
        due, done = due_in(at.period, calendar(), at.today)
        return (AidMatter.id.in_(done if in_time else due),)

    return Rows(AID, None, where, shown=AidMatter.accepted_on)


def _valid(at: At) -> tuple[Condition, ...]:
    return (RegisteredApplicant.id.in_(valid_on(at.period.last)),)


_staffed = select(FairShift.id).where(FairShift.fair_id == Fair.id).correlate(Fair).exists()
_row = DesignPreexamination
_taken = _row.accepted_on.is_not(None)
_concluded = and_(_taken, _row.outcome.in_(("passed", "failed", "withdrawn", "deemed_withdrawn")))
_examined = _row.outcome.in_(("passed", "failed"))
_passed = _row.outcome == "passed"
_opinion = select(PreexaminationOpinion.id).where(
    PreexaminationOpinion.preexamination_id == _row.id, PreexaminationOpinion.before.is_(False)
)
_marked = and_(_row.marked_on.is_not(None), _row.result != "")
_alerts, _reached = Alert.issued_on, AlertRecipient.reached_on.is_not(None)


def _preexaminations(day: Any, *where: Condition, value: Any = None) -> Rows:
    return _rows(PREEXAMINATIONS, day, *where, value=value)


COUNTED = {
    "preexaminations_accepted": Counted(_preexaminations(_row.accepted_on)),
    "preexaminations_concluded": Counted(_preexaminations(_row.concluded_on, _concluded)),
    "pass_of_accepted": Counted(_preexaminations(_row.accepted_on, _passed), _preexaminations(_row.accepted_on)),
    "pass_of_concluded": Counted(
        _preexaminations(_row.concluded_on, _concluded, _passed), _preexaminations(_row.concluded_on, _concluded)
    ),
    "first_time_pass": Counted(
        _preexaminations(_row.concluded_on, _passed, ~_opinion.correlate(_row).exists()),
        _preexaminations(_row.concluded_on, _examined),
    ),
    "filed_of_passed": Counted(
        _preexaminations(_row.concluded_on, _passed, _row.filed_on.is_not(None)),
        _preexaminations(_row.concluded_on, _passed),
    ),
    "marked_of_filed": Counted(
        _preexaminations(_row.filed_on, _row.marked_on.is_not(None)), _preexaminations(_row.filed_on)
    ),
    "granted_of_final": Counted(
        _preexaminations(_row.result_on, _marked, _row.result == "granted"), _preexaminations(_row.result_on, _marked)
    ),
    "preexamination_cycle": Counted(_preexaminations(_row.concluded_on, _examined), spread="working days"),
    "grant_days": Counted(
        _preexaminations(
            _row.result_on, _marked, _row.result == "granted", value=days_between(_row.filed_on, _row.result_on)
        ),
        spread="middle",
    ),
    "aid_received": Counted(_rows(AID, AidMatter.applied_on)),
    "aid_concluded": Counted(_rows(AID, AidMatter.concluded_on, AidMatter.result != "")),
    "fairs_staffed": Counted(_rows(FAIRS, Fair.until_on, _staffed)),
    "station_days": Counted(_rows(SHIFTS, FairShift.day)),
    "fair_consultations": Counted(
        _rows(SHIFTS, FairShift.day, FairShift.consultations.is_not(None), value=FairShift.consultations)
    ),
    "fair_complaints": Counted(_rows(COMPLAINTS, FairComplaint.received_on)),
    "fair_solved": Counted(
        _rows(COMPLAINTS, FairComplaint.received_on, FairComplaint.result.in_(_SOLVED)),
        _rows(COMPLAINTS, FairComplaint.received_on),
    ),
    "advisers": Counted(_in_office("adviser")),
    "experts": Counted(_in_office("expert")),
    "aid_on_time": Counted(_aid_due(in_time=True), _aid_due(in_time=False)),
    "experts_used": Counted(_helped("expert")),
    "adviser_services": Counted(_helped("adviser")),
    "enterprises_advised": Counted(
        Rows(ADVISED, None, lambda at: (AidParty.id.in_(counts.advised(at.period)),), shown=AidMatter.applied_on)
    ),
    "alerts_issued": Counted(_rows(ALERTS, Alert.issued_on)),
    "alert_response_rate": Counted(
        _rows(RECIPIENTS, _alerts, _reached, AlertRecipient.answered_on.is_not(None)),
        _rows(RECIPIENTS, _alerts, _reached),
    ),
    "evaluation_reports": Counted(_rows(REPORTS, EvaluationReport.submitted_on)),
    "evaluation_days": Counted(
        _rows(
            REPORTS,
            EvaluationReport.concluded_on,
            EvaluationReport.accepted_on.is_not(None),
            value=days_between(EvaluationReport.accepted_on, EvaluationReport.concluded_on),
        ),
        spread="mean",
    ),
    "applicants_valid": Counted(Rows(APPLICANTS, None, _valid)),
    "abnormal_pieces": Counted(
        _rows(
            FINDINGS,
            AbnormalFinding.found_on,
            AbnormalFinding.appeal != "overturned",
            value=AbnormalFinding.pieces,
        )
    ),
    "guidance_given": Counted(_rows(ENTRIES, OverseasEntry.given_on, OverseasEntry.channel.not_in(sorted(MASS)))),
    "overseas_disputes": Counted(_rows(DISPUTES, OverseasDispute.noticed_on)),
}
"""By the name of the indicator."""
