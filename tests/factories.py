"""A whole town for tests that walk the desk: people of every role, and disputes at every stage of both committees,
put there by the operations."""

import contextvars
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from mediation import clock
from mediation.extensions import db, writing
from mediation.models.agreement import Agreement, Signature
from mediation.models.case import Agent, Case
from mediation.models.document import Attachment, Document
from mediation.models.dossier import Dossier, DossierSupplement
from mediation.models.organisation import Organisation
from mediation.models.performance import Obligation, PerformanceEntry
from mediation.models.right import Right
from mediation.models.route_change import RouteChange
from mediation.models.scheduled_session import ScheduledSession
from mediation.models.session_record import AgreedFacts, Proposal, SessionRecord
from mediation.models.transcript import PlatformNumber
from mediation.operations import evidence
from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues, add_agent
from mediation.operations.agreement import signing
from mediation.operations.dossier import filing, subsidy
from mediation.operations.evidence import FileDetails
from mediation.operations.papers.sheets import sheets_of
from mediation.operations.performance import recording
from mediation.operations.performance.standing import obligations_of
from mediation.operations.registration import PartyEntry
from mediation.operations.rights import RightValues, add_right
from mediation.operations.scheduled_sessions.acts import Plan
from mediation.operations.transcript.numbers import record_number
from mediation.operations.transcript.platforms import listing_on
from mediation.rules.roles import Role
from tests import people, sample_files
from tests.operations.confirmed import filed_with_court, prepared
from tests.operations.conftest import TODAY, Desk, firm, moment, resident_id, shop
from tests.operations.filed import filed
from tests.operations.settled import drafted, effective, issued, propose
from tests.people import Person

FACTS = "被申请人销售的四件套与申请人登记的《春溪缠枝》花型相同。"
NOTE = "申请人底线八万，只对我说过。"


@dataclass(frozen=True)
class Objects:
    """One case and one of everything in it: what fills the blanks of an address."""

    blanks: dict[str, Any]

    @property
    def uid(self) -> str:
        """The case."""
        return str(self.blanks["uid"])


@dataclass
class Town:
    """`people` one of each role (committee staff at the textile committee), and 同事 a second mediator there, 外会 a
    mediator of the district committee; `cases` by stage."""

    app: Flask
    people: dict[str, Person]
    cases: dict[str, Objects] = field(default_factory=dict)

    def look(self, function: Callable[..., Any], *args: Any) -> Any:
        """Run a function in an application context of its own, where it may write."""

        def inside() -> Any:
            with self.app.app_context(), writing():
                return function(*args)

        return contextvars.Context().run(inside)


def build(app: Flask) -> Town:
    """The town, ready to be walked; takes a second or two."""
    town = Town(app, {role.value: people.create(app, role) for role in Role})
    town.people |= {
        "同事": people.create(app, Role.MEDIATOR, name="顾建平"),
        "外会": people.create(app, Role.MEDIATOR, "district", name="周立群"),
    }
    town.look(_fill, town)
    return town


def _fill(town: Town) -> None:
    textile = _desk(town, "textile", mediator=town.people[Role.MEDIATOR])
    district = _desk(town, "district", mediator=town.people["外会"])
    colleague = _desk(town, "textile", mediator=town.people["同事"])
    serials = iter(range(100, 10_000, 100))

    def parties() -> tuple[PartyEntry, ...]:
        serial = next(serials)
        one, other = (
            firm(f"南通第{serial}号家纺有限公司", serial),
            shop(f"第{serial}号布艺商行", serial + 1, head_identity_number=resident_id(serial % 999)),
        )
        return (
            PartyEntry("applicant", values=one, consent_manner="in_person"),
            PartyEntry("respondent", values=other, consent_manner="in_person"),
        )

    def asked() -> tuple[PartyEntry, ...]:
        return tuple(PartyEntry(entry.side, values=entry.values) for entry in parties())

    stages: dict[str, Callable[[], Case]] = {
        "registered": lambda: textile.register(parties=asked()),
        "asked the director": lambda: textile.register(parties=parties(), conflict_decision="director"),
        "answered": lambda: textile.register(parties=parties()),
        "accepted": lambda: textile.accepted(parties=parties()),
        "mediating": lambda: _with_records(textile, parties()),
        "writing": lambda: drafted(textile, _settled(textile, parties())).case,
        "issued": lambda: issued(textile, drafted(textile, _settled(textile, parties()))).case,
        "effective": lambda: _concluded(textile, parties()),
        "partly settled, by referral": lambda: _concluded(textile, parties(), scope="停止侵权", source="AGENCY"),
        "of another committee": lambda: _concluded(district, parties()),
        "restricted": lambda: _concluded(colleague, parties(), restricted=True),
    }
    stages |= {
        "closed": lambda: _closed(textile, parties()),
        "filed": lambda: _filed(town, textile, _closed(textile, parties())),
    }
    today = _desk(town, "textile", mediator=town.people[Role.MEDIATOR])
    today.day = clock.today()
    stages |= {
        "asking a court": lambda: prepared(today, effective(today, _agreed(today, parties()))).case,
        "before the court": lambda: filed_with_court(today, effective(today, _agreed(today, parties()))).case,
    }
    for name, stage in stages.items():
        case = stage()
        db.session.commit()
        town.cases[name] = Objects(_blanks(case))


def _desk(town: Town, committee: str, *, mediator: Person) -> Desk:
    bodies = dict(db.session.execute(select(Organisation.code, Organisation.id)).all())
    desk = Desk({"陈晓芸": mediator.id}, bodies)
    desk.form = _changed(desk.form, committee_id=bodies[committee], mediator_id=mediator.id, conflict_decision="none")
    return desk


def _changed(form: Any, **changes: Any) -> Any:
    return replace(form, facts=FACTS, rights=(RightValues("copyright", number="苏作登字-2025-F-00218843"),), **changes)


def _prepared(desk: Desk, parties: tuple[PartyEntry, ...], **changes: Any) -> Case:
    case = desk.prepared(parties=parties, **changes)
    scope = ("apply_or_end", "settle", "attend_and_sign")
    until = TODAY + timedelta(500)
    values = AgentValues(
        "贺知遥", authority="special", scope=scope, valid_from=TODAY, valid_to=until, standing="lawyer"
    )
    agent = add_agent(case.parties[0], values, actor=desk.actor())
    acts.check_agent_authority(agent, actor=desk.actor())
    return case


def _with_records(desk: Desk, parties: tuple[PartyEntry, ...], **changes: Any) -> Case:
    """A case in talks with a record of each kind, a proposal, agreed facts, a private note."""
    case = _prepared(desk, parties, **changes)
    _planned(desk, case)
    acts.record_inquiry(case, desk.record(case, text="向市场开办方了解。"), actor=desk.actor())
    acts.hold_session(case, desk.record(case, result="agreed"), actor=desk.actor())
    propose(desk, case, kind="stop", text="停止销售", data={})
    acts.record_agreed_facts(case, text="双方确认《春溪缠枝》由申请人登记。", actor=desk.actor())
    acts.write_private_note(case, text=NOTE, actor=desk.actor())
    photo = evidence.receive(case, sample_files.jpeg(), "登记证书.jpg", actor=desk.actor())
    evidence.add_file(case, photo, FileDetails("evidence", desk.day), actor=desk.actor())
    if not db.session.scalar(select(Right.id).where(Right.case_id == case.id)):
        add_right(case, RightValues("copyright", number="苏作登字-2025-F-00218843"), actor=desk.actor())
    return case


# Each on a day of its own: nobody is booked twice.
_days = itertools.count(1)


def _planned(desk: Desk, case: Case) -> None:
    """A session to come, at a place of its own."""
    start = moment(desk.day) + timedelta(next(_days))
    plan = Plan(
        start,
        start + timedelta(hours=1),
        people=tuple(row.user for row in case.mediators),
        called=tuple(case.parties),
        place="家纺城管理办",
        contact="陈晓芸",
        rest_day=True,
    )
    acts.schedule_session(case, plan, actor=desk.actor())


def _settled(desk: Desk, parties: tuple[PartyEntry, ...], **changes: Any) -> Case:
    case = _with_records(desk, parties, **changes)
    acts.reach_agreement(case, actor=desk.actor())
    desk.commit()
    return case


def _agreed(desk: Desk, parties: tuple[PartyEntry, ...]) -> Agreement:
    """An agreement that is out for signing."""
    return issued(desk, drafted(desk, _settled(desk, parties)))


def _concluded(desk: Desk, parties: tuple[PartyEntry, ...], *, scope: str = "", **changes: Any) -> Case:
    case = _settled(desk, parties, **changes)
    agreement = effective(desk, issued(desk, drafted(desk, case, partial_scope=scope)))
    scan = evidence.receive(agreement.case, sample_files.pdf(3), "签署件.pdf", actor=desk.actor())
    signing.attach_scan(agreement, scan, received_on=desk.day, actor=desk.actor())
    lasting = obligations_of(agreement.case)[0]
    recording.dispute(lasting, agreement.case, on=desk.day, reason="对范围看法不同", actor=desk.actor())
    listing = listing_on("nanjing", desk.day)
    assert listing is not None
    number = f"3206122026{agreement.case.id:010d}"
    record_number(agreement.case, listing, number=number, on=desk.day, actor=desk.actor())
    return agreement.case


def _closed(desk: Desk, parties: tuple[PartyEntry, ...]) -> Case:
    case = _concluded(desk, parties)
    acts.close(case, actor=desk.actor(), reason="当事人联系不上，没有回访")
    desk.commit()
    return case


def _filed(town: Town, desk: Desk, case: Case) -> Case:
    """A filed dossier with a supplement and an approved claim; its checker is the clerk."""
    desk.users |= {"章书记": town.people[Role.CLERK].id, "沈主任": town.people[Role.DIRECTOR].id}
    filed(desk, case)
    receipt = evidence.receive(case, sample_files.pdf(), "收条.pdf", actor=desk.actor())
    filing.supplement(case, title="收条", reason="后来交来", pages=1, received=receipt, actor=desk.actor())
    subsidy.claim(case, level="一般", category="书面协议", actor=desk.actor())
    subsidy.approve(case, amount=20000, actor=desk.actor("沈主任"))
    return case


def _blanks(case: Case) -> dict[str, Any]:
    """For each blank of an address the case's own row, as far as there is one."""

    def first(column: Any, *where: Any) -> Any:
        return db.session.scalar(select(column).where(*where).order_by(column).limit(1))

    agreement = first(Agreement.id, Agreement.case_id == case.id)
    return {
        "uid": case.uid,
        "party_uid": case.parties[0].uid,
        "agent_uid": first(Agent.uid, Agent.case_party_id.in_([party.id for party in case.parties])),
        "record_id": first(SessionRecord.id, SessionRecord.case_id == case.id),
        "facts_id": first(AgreedFacts.id, AgreedFacts.case_id == case.id),
        "proposal_id": first(Proposal.id, Proposal.case_id == case.id),
        "right_id": first(Right.id, Right.case_id == case.id),
        "route_id": first(RouteChange.id, RouteChange.case_id == case.id),
        "ordinal": first(Agreement.ordinal, Agreement.case_id == case.id),
        "signature_id": first(Signature.id, Signature.agreement_id == agreement),
        "document_uid": first(Document.uid, Document.case_id == case.id),
        "scan_uid": first(Attachment.uid, Attachment.agreement_id == agreement),
        "file_uid": first(Attachment.uid, Attachment.case_id == case.id, Attachment.agreement_id.is_(None)),
        "key": next(sheet.key for sheet in sheets_of(case) if sheet.form in ("session_record", "application")),
        "obligation_uid": first(Obligation.uid, Obligation.case_id == case.id, Obligation.kind == "lasting"),
        "entry_uid": first(PerformanceEntry.uid, PerformanceEntry.case_id == case.id),
        "planned_uid": first(ScheduledSession.uid, ScheduledSession.case_id == case.id),
        "platform_code": "nanjing",
        "number_uid": first(PlatformNumber.uid, PlatformNumber.case_id == case.id),
        "supplement_id": first(
            DossierSupplement.id, DossierSupplement.dossier_id == Dossier.id, Dossier.case_id == case.id
        ),
    }


def case_rules(app: Flask, method: str = "GET") -> list[Rule]:
    """Every address under a case that answers `method`."""
    found = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/cases/<uid>")]
    return [rule for rule in found if method in (rule.methods or ())]


def address(rule: Rule, objects: Objects, **other: Any) -> str:
    """The address with the case's own rows filled in; a row that there is none of gets a number nobody has."""
    blanks = {**objects.blanks, **other}
    built = rule.build({name: str(987654 if blanks[name] is None else blanks[name]) for name in rule.arguments})
    assert built is not None
    return built[1]


def addresses(app: Flask, objects: Objects) -> dict[str, str]:
    """Every page under a case that its own rows lead to: endpoint → address."""
    own = [rule for rule in case_rules(app) if all(objects.blanks[name] is not None for name in rule.arguments)]
    return {rule.endpoint: address(rule, objects) for rule in own}
