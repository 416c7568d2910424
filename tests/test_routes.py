"""Every route and every role against the written matrix: closed by default, 404 for what is not yours, a GET writes
nothing, no POST without its token. A route that is missing here fails the test."""

import contextvars
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from werkzeug.test import TestResponse

from mediation.app import create_app
from mediation.demonstration.accounts import ACCOUNTS, PASSWORD
from mediation.demonstration.load import load
from mediation.documents import press
from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.aid_grant import AidGrant
from mediation.models.alert import Alert
from mediation.models.case import Case, CaseParty
from mediation.models.consultation import Consultation
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationView
from mediation.models.document import Document
from mediation.models.evaluation_report import EvaluationReport
from mediation.models.expert import Expert
from mediation.models.fair import FairComplaint
from mediation.models.online_shop import OnlineShopLink
from mediation.models.organisation import Organisation
from mediation.models.overseas_guidance import OverseasGuidance, OverseasNode
from mediation.models.overseas_watch import Clue, MonitoredSource
from mediation.models.party import Party
from mediation.models.plan_task import PlanTask
from mediation.models.register import RegisterEntry, RegisterFile
from mediation.models.registered_applicant import AcceptedClass, Agency, RegisteredApplicant
from mediation.models.report import Report
from mediation.models.reported_figure import ReportedFigure
from mediation.models.right import Right
from mediation.models.rights_aid import AidMatter
from mediation.models.session_record import Proposal, SessionRecord
from mediation.models.typical_case import TypicalCase
from mediation.models.user import User
from mediation.rules.roles import Role
from tests.conftest import fresh_desk
from tests.people import Person, log_in
from tests.visitor import DeskClient

pytestmark = pytest.mark.database

PUBLIC = """
    static icons.sprite icons.stylesheet health.healthz health.readyz account.login account.code account.setup
    satisfaction.answer workbench.calendar_file
"""
EVERYBODY = """
    workbench.calendar workbench.mail_address workbench.open_calendar workbench.revoke_calendar
    account.change_password account.end_login account.logout account.settle account.show account.totp drafts.discard
    drafts.save reference.components statutes.deadlines statutes.index workbench.show
"""
ADMINISTRATOR = """
    administration.archive administration.bureau administration.change_active administration.change_roles
    administration.court
    administration.deadlines administration.end_user_logins administration.enterprises administration.file_score
    administration.figures administration.holidays administration.mediation_return
    administration.new_user administration.office administration.organisation administration.papers
    administration.platform administration.platforms administration.remove_totp administration.reset_password
    administration.second_factor administration.shopping_platforms administration.user administration.users
"""
AUDITOR = "audit.check audit.index"
DIRECTOR = "workbench.team"
ROOM_KEEPERS = "scheduled_sessions.new_room scheduled_sessions.room"
COMMITTEE = """
    agreements.attach agreements.edit agreements.issue agreements.new agreements.paper agreements.preview
    agreements.preview_typed agreements.return_to_draft agreements.review agreements.save agreements.scan
    agreements.seal agreements.show agreements.sign agreements.start agreements.strike agreements.void
    cases.hand_over cases.hand_over_receipt cases.hand_over_to_aid cases.take_back
    cases.acceptance cases.acceptance_day cases.agents cases.agreed_facts cases.assignment cases.authority_checks
    cases.batch cases.closing
    cases.conflict_answer cases.conflict_check cases.consents cases.declining cases.edit_record cases.end_agent
    cases.extension cases.facts_signatures cases.file cases.file_content cases.file_picture cases.files
    cases.filing_back cases.follow_up cases.guardian cases.index cases.inquiries cases.intake_committee
    cases.intake_conflicts cases.intake_number cases.leaving cases.mediators cases.move_file cases.notes cases.part
    cases.partial_termination cases.particulars cases.parties cases.proposal_answer cases.proposals cases.reaching
    cases.record cases.refusal cases.register cases.remove_right cases.restricted cases.resumption
    cases.return_to_talks cases.reveal cases.rights cases.rights_notice cases.roster cases.rotate_file cases.sessions
    cases.show cases.signatures cases.signed_copy cases.signing_refusal cases.suspension cases.take_out_file
    cases.termination cases.transfer cases.unsigned cases.withdrawal cases.schedule cases.move_session
    cases.cancel_session cases.session_notices cases.session_attendance scheduled_sessions.week
    scheduled_sessions.rooms dossiers.appraisal dossiers.check dossiers.claim
    dossiers.compile dossiers.copy dossiers.cover dossiers.decide dossiers.export dossiers.file dossiers.index
    dossiers.lift dossiers.restriction dossiers.scores dossiers.send_back dossiers.show dossiers.supplement
    dossiers.supplement_scan dossiers.versions jobs.cancel jobs.index jobs.result jobs.show jobs.state papers.bind
    papers.print_one papers.print_set papers.show parties.card parties.check_number parties.edit parties.index
    parties.reveal parties.show parties.suggest
    performance.acknowledge performance.agree performance.dispute performance.end performance.pay performance.perform
    performance.reverse performance.set_due_day performance.show performance.urge
    transcript.correct transcript.index transcript.record transcript.reveal transcript.show
"""
CONFIRMATION = """
    judicial_confirmation.acceptance judicial_confirmation.applicants judicial_confirmation.bundle
    judicial_confirmation.choose_court judicial_confirmation.confirmation
    judicial_confirmation.deemed_withdrawal judicial_confirmation.extension_answer judicial_confirmation.filing
    judicial_confirmation.giving_up judicial_confirmation.hearing judicial_confirmation.index
    judicial_confirmation.non_acceptance judicial_confirmation.objection judicial_confirmation.obstacle
    judicial_confirmation.receipt judicial_confirmation.rejection judicial_confirmation.ruling
    judicial_confirmation.service judicial_confirmation.setting_aside judicial_confirmation.show
    judicial_confirmation.start judicial_confirmation.supplement_request judicial_confirmation.supply
    judicial_confirmation.withdrawal
"""
REFERRAL = """
    court_referral.correction court_referral.court_result court_referral.materials court_referral.registration
    court_referral.report court_referral.sending court_referral.show court_referral.suspicion
    court_referral.suspicion_answer court_referral.taking court_referral.turning_down
"""
COURT = """
    judicial_confirmation.court judicial_confirmation.court_acceptance judicial_confirmation.court_confirmation
    judicial_confirmation.court_deemed_withdrawal judicial_confirmation.court_extension_answer
    judicial_confirmation.court_hearing judicial_confirmation.court_non_acceptance
    judicial_confirmation.court_objection judicial_confirmation.court_receipt
    judicial_confirmation.court_rejection judicial_confirmation.court_ruling judicial_confirmation.court_service
    judicial_confirmation.court_setting_aside judicial_confirmation.court_show
    judicial_confirmation.court_supplement_request judicial_confirmation.court_withdrawal
"""
BUREAU = """
    administrative_mediation.index administrative_mediation.paper administrative_mediation.show
    reported_figures.index reported_figures.paper reported_figures.show
"""
BUREAUS_CLERK = """
    administrative_mediation.closing administrative_mediation.confirmability administrative_mediation.ending
    administrative_mediation.hand_over administrative_mediation.non_opening administrative_mediation.opening
    administrative_mediation.particulars administrative_mediation.parties administrative_mediation.print_paper
    administrative_mediation.receive administrative_mediation.ruling administrative_mediation.service
    administrative_mediation.session administrative_mediation.signing administrative_mediation.statement
    administrative_mediation.suspension administrative_mediation.terms administrative_mediation.withdrawal
    reported_figures.act reported_figures.new reported_figures.sheet reported_figures.template
"""
# The record of an enterprise: read by those who serve it, written by committees and centre, merged by who keeps the
# register of a committee.
RECORD = "enterprises.index enterprises.show"
RECORD_KEEPERS = """
    enterprises.add enterprises.change enterprises.former_name enterprises.particulars enterprises.reveal
"""
CENTRE_STAFF = frozenset({Role.EXAMINER, Role.AID_OFFICER, Role.OVERSEAS_OFFICER})
HANDED_OVER = """
    administrative_mediation.letter administrative_mediation.of_case fairs.of_case online_shops.of_case
    rights_aid.of_case satisfaction.of_case satisfaction.slip
"""
CENTRE = """
    fairs.act fairs.add_photos fairs.complaint fairs.correction fairs.enter fairs.hand_over fairs.index
    fairs.particulars fairs.photo fairs.receive fairs.shift fairs.shifts fairs.show
    online_shops.act online_shops.hand_over online_shops.index online_shops.link online_shops.links
    online_shops.notice online_shops.particulars online_shops.print_notice online_shops.receive online_shops.show
    design_preexamination.index design_preexamination.log design_preexamination.log_file
    design_preexamination.measures design_preexamination.paper design_preexamination.picture
    design_preexamination.show
    evaluation_reports.index evaluation_reports.show
    registered_applicants.agencies registered_applicants.classes registered_applicants.index registered_applicants.show
    rights_aid.experts rights_aid.grants rights_aid.index rights_aid.paper rights_aid.show
"""
EXAMINERS = """
    design_preexamination.act design_preexamination.applicant design_preexamination.batch design_preexamination.check
    design_preexamination.describe
    design_preexamination.limits design_preexamination.particulars design_preexamination.pictures
    design_preexamination.print_paper
    evaluation_reports.act evaluation_reports.particulars evaluation_reports.submit
    registered_applicants.accepted_class registered_applicants.act registered_applicants.add_agency
    registered_applicants.add_class registered_applicants.agency registered_applicants.finding
    registered_applicants.new registered_applicants.particulars registered_applicants.proposal
    registered_applicants.quota registered_applicants.rules
"""
AID_OFFICERS = """
    rights_aid.act rights_aid.expert rights_aid.grant rights_aid.new_alert rights_aid.new_expert
    rights_aid.new_grant rights_aid.print_paper rights_aid.receive
"""
OVERSEAS = """
    overseas_guidance.act overseas_guidance.counting overseas_guidance.enterprise overseas_guidance.entry
    overseas_guidance.export overseas_guidance.guidance overseas_guidance.index overseas_guidance.new
    overseas_guidance.node overseas_guidance.particulars overseas_guidance.plan overseas_guidance.print_sheet
    overseas_guidance.sheet overseas_guidance.show overseas_guidance.correction overseas_guidance.attachment
    overseas_guidance.entry_files overseas_guidance.limits overseas_guidance.recovery overseas_guidance.report
    overseas_guidance.report_file overseas_guidance.report_rows overseas_guidance.study
    overseas_guidance.watch overseas_guidance.watch_clue overseas_guidance.watch_decide overseas_guidance.watch_dispute
    overseas_guidance.watch_intake overseas_guidance.watch_look overseas_guidance.watch_new_clue
    overseas_guidance.watch_note overseas_guidance.watch_notes overseas_guidance.watch_source
    overseas_guidance.watch_sources overseas_guidance.watch_warning
"""
# The registers of the work plan: each lets in who reads or keeps it; the first two lines are open to whoever keeps any.
REGISTER_READERS = "registers.entries registers.export registers.file registers.index registers.show"
REGISTER_KEEPERS = "registers.attach registers.attendance registers.correct registers.new"
TYPICAL_READERS = "registers.typical_case registers.typical_cases tasks.export tasks.index tasks.task"
TYPICAL_KEEPERS = "registers.select_typical registers.typical_act"
CONSULTATION_READERS = "registers.consultation registers.consultations registers.expert_pool"
CONSULTATION_KEEPERS = """
    registers.consultation_act registers.receive_consultation tasks.edit tasks.progress
"""
# What the bureau's clerk makes reports of is on these.
FIGURES, FIGURES_ROWS = "dashboard.sheet dashboard.show figures.index figures.show", "figures.lines"
# Reports: a committee's director and clerk read their own return, the bureau's people the district's report.
REPORTS = "reports.draft_paper reports.index reports.paper reports.preview reports.sheet reports.show"
FREEZERS = "reports.correct reports.freeze reports.print_paper reports.write"
STAFF = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.CLERK})
MATRIX: dict[str, frozenset[Role] | str] = {
    **dict.fromkeys(PUBLIC.split(), "public"),
    **dict.fromkeys(EVERYBODY.split(), frozenset(Role)),
    **dict.fromkeys(ADMINISTRATOR.split(), frozenset({Role.ADMINISTRATOR})),
    **dict.fromkeys(AUDITOR.split(), frozenset({Role.AUDITOR})),
    **dict.fromkeys(DIRECTOR.split(), frozenset({Role.DIRECTOR})),
    **dict.fromkeys(ROOM_KEEPERS.split(), frozenset({Role.DIRECTOR, Role.CLERK})),
    **dict.fromkeys((COMMITTEE + CONFIRMATION + REFERRAL + HANDED_OVER).split(), STAFF),
    **dict.fromkeys(
        FIGURES.split(),
        frozenset({Role.DIRECTOR, Role.BUREAU_VIEWER, Role.CLERK, Role.AUDITOR, Role.ADMINISTRATOR}),
    ),
    FIGURES_ROWS: frozenset({Role.DIRECTOR, Role.BUREAU_VIEWER, Role.CLERK, Role.AUDITOR}),
    **dict.fromkeys(RECORD.split(), STAFF | CENTRE_STAFF | {Role.BUREAU_VIEWER}),
    **dict.fromkeys(RECORD_KEEPERS.split(), STAFF | CENTRE_STAFF),
    "satisfaction.index": STAFF | {Role.BUREAU_VIEWER},
    **dict.fromkeys(REPORTS.split(), frozenset({Role.DIRECTOR, Role.CLERK, Role.BUREAU_VIEWER})),
    **dict.fromkeys(FREEZERS.split(), frozenset({Role.DIRECTOR, Role.CLERK})),
    "reports.cases": frozenset({Role.DIRECTOR, Role.CLERK}),
    "enterprises.merge": frozenset({Role.DIRECTOR, Role.CLERK}),
    **dict.fromkeys(BUREAU.split(), frozenset({Role.CLERK, Role.BUREAU_VIEWER})),
    **dict.fromkeys(BUREAUS_CLERK.split(), frozenset({Role.CLERK})),
    **dict.fromkeys(COURT.split(), frozenset({Role.COURT_LIAISON})),
    **dict.fromkeys(CENTRE.split(), frozenset({Role.EXAMINER, Role.AID_OFFICER})),
    **dict.fromkeys(EXAMINERS.split(), frozenset({Role.EXAMINER})),
    **dict.fromkeys(AID_OFFICERS.split(), frozenset({Role.AID_OFFICER})),
    **dict.fromkeys(OVERSEAS.split(), frozenset({Role.OVERSEAS_OFFICER})),
    # Alerts of the centre: those who guide abroad warn firms as well.
    "rights_aid.alerts": CENTRE_STAFF,
    "rights_aid.alert": frozenset({Role.AID_OFFICER, Role.OVERSEAS_OFFICER}),
    **dict.fromkeys(
        REGISTER_READERS.split(),
        frozenset({Role.CLERK, Role.BUREAU_VIEWER, Role.DIRECTOR, Role.OVERSEAS_OFFICER}),
    ),
    **dict.fromkeys(REGISTER_KEEPERS.split(), frozenset({Role.CLERK, Role.DIRECTOR, Role.OVERSEAS_OFFICER})),
    **dict.fromkeys(TYPICAL_READERS.split(), frozenset({Role.CLERK, Role.BUREAU_VIEWER, Role.DIRECTOR})),
    **dict.fromkeys(TYPICAL_KEEPERS.split(), frozenset({Role.CLERK, Role.DIRECTOR})),
    **dict.fromkeys(CONSULTATION_READERS.split(), frozenset({Role.CLERK, Role.BUREAU_VIEWER})),
    **dict.fromkeys(CONSULTATION_KEEPERS.split(), frozenset({Role.CLERK})),
}
# Addresses that name a case: other committees' people get 404 there too.
OF_A_CASE = {
    name
    for name in (COMMITTEE + CONFIRMATION + REFERRAL + HANDED_OVER).split()
    if name.partition(".")[0]
    in (
        "cases",
        "agreements",
        "court_referral",
        "dossiers",
        "papers",
        "performance",
        "judicial_confirmation",
        "administrative_mediation",
        "rights_aid",
        "transcript",
        "fairs",
        "online_shops",
        "satisfaction",
    )
} - {
    "judicial_confirmation.index",
    "cases.batch",
    "cases.index",
    "cases.register",
    "cases.intake_committee",
    "cases.intake_conflicts",
    "cases.intake_number",
    "dossiers.index",
    "dossiers.scores",
    "dossiers.export",
    "dossiers.versions",
}
# These count for people of the bureau alone: a committee's clerk finds none of them.
AT_THE_BUREAU = frozenset(" ".join((BUREAU, BUREAUS_CLERK, CONSULTATION_READERS, CONSULTATION_KEEPERS)).split())
# A clerk counts here at the bureau alone.
OF_THE_PLAN = frozenset(
    " ".join((REGISTER_READERS, REGISTER_KEEPERS, TYPICAL_READERS, TYPICAL_KEEPERS, FIGURES, FIGURES_ROWS)).split()
)
# These count for a committee's people and for the bureau's alike, each for their own: of the other's reports there are
# none, and each page of them needs the period that is asked for.
AT_BOTH = frozenset((REPORTS + " " + FREEZERS).split())
# These are the rights centre's, who reads no case: what it names are its own applicants.
AT_THE_CENTRE = frozenset((CENTRE + EXAMINERS + AID_OFFICERS).split())
# Its matter has to have come to its end.
AT_THE_END = frozenset({"overseas_guidance.study"})
# Where the court's liaison reads who applied.
COURTS_LIST = frozenset({"judicial_confirmation.court"})
# The story has no agent, scan, file or record of agreed facts: there is nothing to find.
NOT_IN_THE_STORY = {
    "agent_uid",
    "confirmation_uid",
    "fact_id",
    "facts_id",
    "file_uid",
    "job_uid",
    "login_id",
    "number_uid",
    "photo_uid",
    "obligation_uid",
    "planned_uid",
    "room_uid",
    "route_id",
    "scan_uid",
    "signature_id",
    "supplement_id",
    "token",
}


@dataclass
class Desk:
    """The desk with the story on it; `values` fills the parameters of addresses."""

    app: Flask
    values: dict[str, object]
    clients: dict[str, DeskClient]


@pytest.fixture(scope="module")
def desk(template: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Fourteen invented disputes in all stages, and somebody of every role logged in."""
    with fresh_desk(template, tmp_path_factory.mktemp("routes") / "data") as settings:
        app = create_app({**settings, "demo": True, "TESTING": False})
        app.test_client_class = DeskClient
        values = contextvars.Context().run(_fill, app)
        clients = {account.login_name: _log_in(app, account.login_name, account.role) for account in ACCOUNTS}
        yield Desk(app, values, clients)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def _fill(app: Flask) -> dict[str, object]:
    with app.app_context():
        try:
            load(lambda done, total: None, limit=14)
        finally:
            press.close()
        committee = db.session.scalars(select(Organisation).where(Organisation.code == "textile")).one()
        paper = db.session.scalars(
            select(Document).join(Case, Case.id == Document.case_id).where(Case.committee_id == committee.id)
        ).first()
        assert paper is not None
        case = db.session.get_one(Case, paper.case_id)
        of_case = {"case_id": case.id}
        return {
            "uid": case.uid,
            "party_uid": db.session.scalars(select(CaseParty.uid).filter_by(**of_case)).first(),
            "register_uid": db.session.scalars(select(Party.uid)).first(),
            "enterprise_uid": db.session.scalars(select(Party.uid).where(Party.kind == "company")).first(),
            "what": "tags",
            "figure_name": "agreements",
            "side": "numerator",
            "unit": "matters",
            "record_id": db.session.scalars(select(SessionRecord.id).filter_by(**of_case)).first(),
            "proposal_id": db.session.scalars(select(Proposal.id).filter_by(**of_case)).first(),
            "right_id": db.session.scalars(select(Right.id).filter_by(**of_case)).first() or 1,
            "document_uid": paper.uid,
            "ordinal": 1,
            "user_id": db.session.scalars(select(User.id)).first(),
            "body_id": committee.id,
            "rule_id": 1,
            "matter_uid": db.session.scalars(
                select(AdministrativeMatter.uid).where(AdministrativeMatter.state == "opened")
            ).one(),
            "paper_form": "administrative_request",
            "preexamination_uid": db.session.scalars(
                select(DesignPreexamination.uid).where(DesignPreexamination.state == "accepted")
            ).first(),
            "view_uid": db.session.scalars(
                select(PreexaminationView.uid)
                .join(DesignPreexamination, DesignPreexamination.id == PreexaminationView.preexamination_id)
                .where(DesignPreexamination.state == "accepted")
            ).first(),
            "preexamination_form": "preexamination_acceptance",
            "preexamination_act": "screen",
            "kind": "xlsx",
            "applicant_uid": db.session.scalars(
                select(RegisteredApplicant.uid).where(RegisteredApplicant.state == "valid")
            ).first(),
            "applicant_act": "suspend",
            "finding_uid": "new",
            "report_uid": db.session.scalars(
                select(EvaluationReport.uid).where(EvaluationReport.state == "accepted")
            ).first(),
            "report_act": "pass",
            "agency_uid": db.session.scalars(select(Agency.uid)).first(),
            "class_uid": db.session.scalars(select(AcceptedClass.uid)).first(),
            "aid_uid": db.session.scalars(
                select(AidMatter.uid).where(AidMatter.state == "accepted", AidMatter.restricted.is_(False))
            ).first(),
            "aid_form": "aid_acceptance",
            "aid_action": "note",
            "alert_uid": db.session.scalars(select(Alert.uid)).first(),
            "grant_uid": db.session.scalars(select(AidGrant.uid)).first(),
            "expert_uid": db.session.scalars(select(Expert.uid)).first(),
            **_of_the_centre(),
            "act": "end",
            "figure_act": "correct",
            **_abroad(),
            **_of_the_plan(),
            "figure_uid": db.session.scalars(select(ReportedFigure.uid).where(ReportedFigure.state == "entered")).one(),
            "body_code": "bureau",
            "period_code": "2025",
            "filed_uid": db.session.scalars(select(Report.uid).where(Report.kind == "return")).first(),
            "filename": "js/app.js",
            "platform_code": "nanjing",
            "form": "intake",
            "key": "application",
        }


def _of_the_centre() -> dict[str, object]:
    """A complaint whose statement came, and one at a stall that was told."""
    link = db.session.scalars(select(OnlineShopLink).where(OnlineShopLink.state == "countered")).first()
    stall = db.session.scalars(select(FairComplaint).where(FairComplaint.state == "told")).first()
    assert link is not None and stall is not None
    return {
        "complaint_uid": link.complaint.uid,
        "link_uid": link.uid,
        "fair_uid": stall.fair.uid,
        "shift_uid": stall.fair.shifts[0].uid,
        "stall_uid": stall.uid,
    }


def _abroad() -> dict[str, object]:
    """An enterprise in a dispute abroad that has its first opinion."""
    row = db.session.scalars(select(OverseasGuidance).where(OverseasGuidance.state == "advised")).one()
    return {
        "dispute_uid": row.dispute.uid,
        "guidance_uid": row.uid,
        "guidance_act": "plan",
        "node_uid": db.session.scalars(select(OverseasNode.uid)).first(),
        "entry_uid": next(entry.uid for entry in row.entries if entry.confirmed_on is None),
        "attachment_uid": next(entry.attachments[0].uid for entry in row.entries if entry.attachments),
        "recovery_uid": "new",
        "clue_uid": db.session.scalars(select(Clue.uid).where(Clue.state == "matched")).first(),
        "source_uid": db.session.scalars(select(MonitoredSource.uid)).first(),
        "note_uid": "new",
    }


def _of_the_plan() -> dict[str, object]:
    """A training with its sign-in sheet, which all who open registers read; a consultation to be answered, a typical
    case to be approved, an item of the plan."""
    sheet = db.session.scalars(
        select(RegisterFile)
        .join(RegisterEntry, RegisterEntry.id == RegisterFile.entry_id)
        .where(RegisterEntry.kind == "training")
    ).one()
    return {
        "register_kind": "training",
        "register_entry_uid": db.session.get_one(RegisterEntry, sheet.entry_id).uid,
        "register_file_uid": sheet.uid,
        "consultation_uid": db.session.scalars(
            select(Consultation.uid).where(Consultation.state == "received").order_by(Consultation.id.desc())
        ).first(),
        "consultation_action": "answer",
        "typical_uid": db.session.scalars(select(TypicalCase.uid).where(TypicalCase.state == "published")).one(),
        "typical_action": "drop",
        "task_uid": db.session.scalars(select(PlanTask.uid)).first(),
    }


def _may(login_name: str, role: Role, endpoint: str) -> bool:
    """Whether somebody of the story may come to `endpoint`, by the matrix and the body where they work."""
    if endpoint in AT_BOTH:
        return role in MATRIX[endpoint]
    if endpoint in AT_THE_BUREAU:
        return login_name.startswith("bureau") and role in MATRIX[endpoint]
    if endpoint in OF_THE_PLAN:
        return role in MATRIX[endpoint] and (role is not Role.CLERK or login_name == "bureau-clerk")
    return MATRIX[endpoint] == frozenset(Role) or (
        role in MATRIX[endpoint] and not login_name.startswith("bureau-clerk")
    )


def _log_in(app: Flask, login_name: str, role: Role) -> DeskClient:
    return log_in(app, Person(0, login_name, "", role, PASSWORD))


def _addresses(desk: Desk) -> Iterator[tuple[str, str, set[str], bool]]:
    """(endpoint, address, methods, whether the story has what the address names) of every rule."""
    with desk.app.test_request_context():
        for rule in desk.app.url_map.iter_rules():
            missing = rule.arguments & NOT_IN_THE_STORY
            values = {name: desk.values.get(name, 999999) for name in rule.arguments}
            if rule.endpoint.startswith("parties.") and "uid" in values:
                values["uid"] = desk.values["register_uid"]
            built = rule.build({name: str(value) for name, value in values.items()})
            assert built is not None, rule
            yield rule.endpoint, built[1], (rule.methods or set()) - {"HEAD", "OPTIONS"}, not missing


def test_the_matrix_names_every_route(desk: Desk) -> None:
    """A new route says here who may use it; a removed one leaves."""
    assert {rule.endpoint for rule in desk.app.url_map.iter_rules()} == set(MATRIX)


def test_every_view_declares_what_the_matrix_says(desk: Desk) -> None:
    """The declaration on the view and the matrix cannot drift apart."""
    differing = {}
    for endpoint, who in MATRIX.items():
        access = desk.app.view_functions[endpoint].access  # type: ignore[attr-defined]
        said = (
            {"public": "public", "any user": frozenset(Role)}.get(access, access) if isinstance(access, str) else access
        )
        if said != who:
            differing[endpoint] = said
    assert differing == {}


def _states(app: Flask) -> str:
    """A digest of every row that is a fact of the office."""
    whole = hashlib.sha256()
    with app.app_context():
        for table in db.metadata.sorted_tables:
            if table.name not in ("login_session", "login_failure"):
                rows = db.session.execute(select(table)).all()
                whole.update(repr(sorted(map(repr, rows))).encode())
        db.session.rollback()
    return whole.hexdigest()


FIRST = {account.role: account.login_name for account in reversed(ACCOUNTS)}


@pytest.mark.parametrize("login_name", [*(FIRST[role] for role in Role), "bureau-clerk"])
def test_each_role_opens_its_own_pages_and_finds_no_others(desk: Desk, login_name: str) -> None:
    """404 for whoever lacks the role, as for what does not exist; and no GET changes a row."""
    client, before, wrong = desk.clients[login_name], contextvars.Context().run(_states, desk.app), []
    for endpoint, address, methods, exists in _addresses(desk):
        if "GET" not in methods or endpoint in ("static", "account.login", "account.code", "account.setup"):
            continue
        status = client.get(address).status_code
        who = MATRIX[endpoint]
        if who != "public" and not _may(login_name, client.person.role, endpoint):
            expected = {404}
        elif endpoint in AT_THE_BUREAU | AT_THE_CENTRE:
            # Of the acts the state of the matter decides.
            acts = (BUREAUS_CLERK + CONSULTATION_KEEPERS + EXAMINERS).split()
            shown = {200, 409} if endpoint in acts else {200}
            expected = shown if exists else {404}
        elif endpoint in OF_THE_PLAN:
            # What another office entered is read, not kept.
            kept = endpoint in f"{REGISTER_KEEPERS} {TYPICAL_KEEPERS}".split()
            expected = {200, 404, 409} if kept else {200}
        elif endpoint in AT_BOTH and endpoint != "reports.index":
            expected = {200, 404}
        elif endpoint in OF_A_CASE:
            # The stage of the case decides: shown, led on, refused with its article, or no such paper yet.
            expected = {200, 303, 404, 409} if exists else {404, 409}
        elif endpoint in AT_THE_END:
            expected = {409}
        else:
            expected = {200, 303} if exists else {404}
        if status not in expected:
            wrong.append((endpoint, address, status))
    assert wrong == []
    assert contextvars.Context().run(_states, desk.app) == before


def test_a_stranger_is_asked_to_log_in_everywhere_else(desk: Desk) -> None:
    """Nothing but the public addresses answers."""
    client, wrong = desk.app.test_client(), []
    for endpoint, address, methods, _ in _addresses(desk):
        if MATRIX[endpoint] == "public":
            continue
        answer = client.get(address) if "GET" in methods else client.post(address)
        if answer.status_code != 303 or "/login" not in answer.location:
            wrong.append((endpoint, answer.status_code))
    assert wrong == []


def test_another_committee_finds_none_of_this_case(desk: Desk) -> None:
    """Neither its pages nor its acts: 404, with a good token."""
    client, wrong = desk.clients["mediator-d"], []
    for endpoint, address, methods, _ in _addresses(desk):
        if endpoint in OF_A_CASE:
            statuses = [client.get(address).status_code] if "GET" in methods else []
            statuses += [client.send(address).status_code] if "POST" in methods else []
            wrong += [(endpoint, status) for status in statuses if status != 404]
    assert wrong == []


@pytest.mark.parametrize("login_name", ["mediator", "admin", "auditor"])
def test_no_post_passes_without_its_token(desk: Desk, login_name: str) -> None:
    """400 for those who may post there, 404 for those who may not; no exemptions."""
    client, wrong = desk.clients[login_name], []
    before = contextvars.Context().run(_states, desk.app)
    for endpoint, address, methods, _ in _addresses(desk):
        if "POST" in methods and MATRIX[endpoint] != "public":
            status = client.post(address).status_code
            may = _may(login_name, client.person.role, endpoint)
            if status != (400 if may else 404):
                wrong.append((endpoint, status))
    assert wrong == []
    assert contextvars.Context().run(_states, desk.app) == before


def test_the_pages_of_a_case_open_for_its_committee(desk: Desk) -> None:
    """What the matrix allows is really there."""
    client, uid = desk.clients["mediator"], desk.values["uid"]
    statuses = [client.get(f"/cases/{uid}{page}").status_code for page in ("", "/notes", "/agreement/1")]
    assert statuses == [200, 200, 200]


def _words(answer: TestResponse) -> str:
    """What can be read on a page, a paper or in a workbook."""
    if answer.mimetype == "application/pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages).replace("\n", "")
    if answer.data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
            return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    return answer.text


@pytest.mark.parametrize("login_name", ["admin", "auditor", "bureau", "court", "examiner"])
def test_those_who_read_no_case_see_no_name_of_a_party(desk: Desk, login_name: str) -> None:
    """Administrator, auditor and the others: not one party's name on any page they can open; the court's liaison and
    the bureau's people read those of their own lists, centre and bureau the records of enterprises, no person's."""
    with desk.app.app_context():
        names = set(db.session.scalars(select(Party.name)))
        people = set(db.session.scalars(select(Party.name).where(Party.kind == "person")))
    client, seen, own = desk.clients[login_name], set(), COURTS_LIST | AT_THE_BUREAU | AT_THE_CENTRE
    if login_name == "examiner":
        own |= {"workbench.show"}  # the due days of the centre's own matters
    for endpoint, address, methods, _ in _addresses(desk):
        if "GET" in methods and MATRIX[endpoint] != "public" and endpoint not in own:
            page = _words(client.get(address))
            hidden = people if endpoint.startswith("enterprises.") else names
            seen |= {(endpoint, name) for name in hidden if name in page}
    assert seen == set()
