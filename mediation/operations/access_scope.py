"""Who sees which cases: the one query that every page, list and search starts from."""

from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.case import Case, CaseMediator, CaseParty
from mediation.models.design_preexamination import DesignPreexamination
from mediation.models.dossier import Dossier
from mediation.models.evaluation_report import EvaluationReport
from mediation.models.fair import Fair
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.models.online_shop import OnlineShopComplaint
from mediation.models.overseas_guidance import OverseasDispute
from mediation.models.party import Party
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.models.reported_figure import ReportedFigure
from mediation.models.rights_aid import AidMatter
from mediation.models.user import User
from mediation.procedures.judicial_confirmation import SENT
from mediation.rules.numbering import Series, parse_number
from mediation.rules.roles import COMMITTEE_STAFF, Role


def visible_cases(user: User) -> Select[Case]:
    """The cases `user` may read: those of the committees where the user works; a restricted one, or one whose filed
    dossier is restricted (个人信息保护法第四十七条), only for its own mediators, its recorder and the director.
    Administrator, auditor, bureau and court read none this way. The select carries the committees' ids as its execution
    option `committees`, for who can answer from an index by committee."""
    return select(Case).where(may_read(user)).execution_options(committees=user.organisation_ids(*COMMITTEE_STAFF))


def may_read(user: User) -> ColumnElement[bool]:
    """`visible_cases` as a condition, for queries that select columns."""
    directing = user.organisation_ids(Role.DIRECTOR)
    working = user.organisation_ids(*COMMITTEE_STAFF) - directing
    reasons: list[ColumnElement[bool]] = []
    if directing:
        reasons.append(Case.committee_id.in_(sorted(directing)))
    if working:
        open_or_own = or_(and_(Case.restricted.is_(False), ~stored_only()), is_own(user))
        reasons.append(and_(Case.committee_id.in_(sorted(working)), open_or_own))
    # No case has none; false() would swallow the joins of whoever narrows this further.
    return or_(*reasons) if reasons else Case.id.is_(None)


def stored_only() -> ColumnElement[bool]:
    """Cases whose filed dossier is restricted: kept, and nothing else done with them."""
    # Not asked case by case: the few there are come from an index of their own, once a query.
    return Case.id.in_(select(Dossier.case_id).where(Dossier.restricted_on.is_not(None)))


def party_in_sight(user: User) -> ColumnElement[bool]:
    """Parties that `user` may find in the register: all but those of restricted dossiers, unless they also take part
    in a case that `user` may read."""
    locked = (
        select(CaseParty.party_id)
        .join(Dossier, Dossier.case_id == CaseParty.case_id)
        .where(Dossier.restricted_on.is_not(None))
    )
    readable = (
        select(CaseParty.id)
        .join(Case, Case.id == CaseParty.case_id)
        .where(CaseParty.party_id == Party.id, may_read(user))
        .correlate(Party)
    )
    return or_(Party.id.not_in(locked), readable.exists())


def is_own(user: User) -> ColumnElement[bool]:
    """Cases the user handles: proposed at registration, or acting as mediator or recorder."""
    # Asked case by case: a mediator of many years has tens of thousands, to be gathered for each search.
    acting = select(CaseMediator.id).where(
        CaseMediator.case_id == Case.id, CaseMediator.user_id == user.id, CaseMediator.to_on.is_(None)
    )
    return or_(Case.mediator_id == user.id, acting.correlate(Case).exists())


def confirmations_for_court(user: User) -> Select[JudicialConfirmation]:
    """The applications that the court's liaison is told of: those that went to the court, and none whose case is
    restricted. For pages that show these rows alone: the case, its records and its parties' secrets never go there."""
    if not user.organisation_ids(Role.COURT_LIAISON):
        return select(JudicialConfirmation).where(false())
    shown = select(Case.id).where(Case.id == JudicialConfirmation.case_id, Case.restricted.is_(False), ~stored_only())
    sent = JudicialConfirmation.state.in_(sorted(state.value for state in SENT))
    return select(JudicialConfirmation).where(sent, shown.correlate(JudicialConfirmation).exists())


def visible_matters(user: User) -> Select[AdministrativeMatter]:
    """The requests for administrative mediation that `user` may read: those of the bureau where the user works or
    looks on. Committees, administrator and auditor read none."""
    own = sorted(user.organisation_ids(Role.CLERK, Role.BUREAU_VIEWER))
    return select(AdministrativeMatter).where(AdministrativeMatter.bureau_id.in_(own))


def visible_preexaminations(user: User) -> Select[DesignPreexamination]:
    """The pre-examinations that `user` may read: those of the centre where the user works. Nobody else reads one: what
    a design looks like is secret until its grant is published."""
    own = _at_the_centre(user)
    return select(DesignPreexamination).where(DesignPreexamination.centre_id.in_(own))


def visible_applicants(user: User) -> Select[RegisteredApplicant]:
    """The registrations that `user` may read: those of the rights centre where the user examines or aids."""
    own = _at_the_centre(user)
    return select(RegisteredApplicant).where(RegisteredApplicant.centre_id.in_(own))


def visible_aid(user: User) -> Select[AidMatter]:
    """The applications for rights aid that `user` may read: those of the centre where the user helps or examines; a
    restricted one (商业秘密) only who took it in or handles it. Nobody else reads any."""
    own = _at_the_centre(user)
    mine = or_(AidMatter.handler_id == user.id, AidMatter.received_by_id == user.id)
    return select(AidMatter).where(AidMatter.centre_id.in_(own), or_(AidMatter.restricted.is_(False), mine))


def visible_shop_complaints(user: User) -> Select[OnlineShopComplaint]:
    """The complaints about online shops that `user` may read: those of the rights centre where the user examines or
    aids. Nobody else reads any."""
    return select(OnlineShopComplaint).where(OnlineShopComplaint.centre_id.in_(_at_the_centre(user)))


def visible_fairs(user: User) -> Select[Fair]:
    """The fairs, with their complaints, that `user` may read: those of the rights centre where the user works."""
    return select(Fair).where(Fair.centre_id.in_(_at_the_centre(user)))


def _at_the_centre(user: User) -> list[int]:
    return sorted(user.organisation_ids(Role.EXAMINER, Role.AID_OFFICER))


def visible_reports(user: User) -> Select[EvaluationReport]:
    """The requests for evaluation reports that `user` may read, by the same centre."""
    own = _at_the_centre(user)
    return select(EvaluationReport).where(EvaluationReport.centre_id.in_(own))


def visible_overseas_disputes(user: User) -> Select[OverseasDispute]:
    """The disputes abroad that `user` may read: those of the centre or bureau where the user guides."""
    own = sorted(user.organisation_ids(Role.OVERSEAS_OFFICER))
    return select(OverseasDispute).where(OverseasDispute.office_id.in_(own))


def visible_reported_figures(user: User) -> Select[ReportedFigure]:
    """The reported figures that `user` may read: those of the bureau where the user works or looks on."""
    own = sorted(user.organisation_ids(Role.CLERK, Role.BUREAU_VIEWER))
    return select(ReportedFigure).where(ReportedFigure.bureau_id.in_(own))


def load_case(user: User, reference: str) -> Case | None:
    """The case named by its uid, register number or case number, if `user` may read it; None otherwise, so that
    what is not theirs cannot be told from what does not exist."""
    text = reference.strip()
    named = [Case.uid == text, Case.case_number == text]
    number = parse_number(text)
    if number and number.series is Series.REGISTER and number.year:
        named.append(and_(Case.register_year == number.year, Case.register_serial == number.serial))
    return db.session.scalar(visible_cases(user).where(or_(*named)).limit(1))


def sees_case(user: User, case: Case) -> bool:
    """Whether `user` may read this one case."""
    return db.session.scalar(visible_cases(user).where(Case.id == case.id).with_only_columns(Case.id)) is not None


def hides_itself(case: Case) -> bool:
    """Whether others are not even told the number of this case: it is restricted, or its dossier is."""
    kept_away = select(Case.id).where(Case.id == case.id, or_(Case.restricted.is_(True), stored_only()))
    return db.session.scalar(kept_away) is not None
