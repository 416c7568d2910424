"""A small office for tests of operations: two committees, their people, and disputes registered on real days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.extensions import db, writing
from mediation.models.agreement import Agreement
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.user import RoleGrant, User
from mediation.operations import audit
from mediation.operations import people_mediation as acts
from mediation.operations.actor import Actor
from mediation.operations.parties import PartyValues
from mediation.operations.registration import PartyEntry, Registration, register_case
from mediation.operations.sessions import Attendance, RecordEntry
from mediation.rules.identifiers import WrongCheckDigit
from mediation.rules.identity import check_credit_code, check_resident_id

TODAY = date(2026, 9, 3)
STAFF = (
    ("陈晓芸", "mediator", "textile"),
    ("顾建平", "mediator", "textile"),
    ("沈主任", "director", "textile"),
    ("章书记", "clerk", "textile"),
    ("周立群", "mediator", "district"),
    ("何主任", "director", "district"),
    ("管理员", "administrator", "office"),
    ("审计员", "auditor", "office"),
    ("法院联络员", "court_liaison", "court"),
    ("局里的人", "bureau_viewer", "bureau"),
    ("局书记员", "clerk", "bureau"),
    ("顾宁", "examiner", "rights_centre"),
    ("许知远", "examiner", "rights_centre"),
    ("程书瑶", "aid_officer", "rights_centre"),
    ("援助专员", "aid_officer", "rights_centre"),
    ("另一专员", "aid_officer", "rights_centre"),
    ("预审员", "examiner", "rights_centre"),
)


def moment(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def credit_code(serial: int) -> str:
    """An invented code whose check character fits."""
    try:
        return check_credit_code(f"91320612MA{serial:07d}0")
    except WrongCheckDigit as wrong:
        return wrong.number[:-1] + wrong.expected


def resident_id(serial: int, born: str = "19850312") -> str:
    """An invented number whose check digit fits."""
    try:
        return check_resident_id(f"320612{born}{serial:03d}0").number
    except WrongCheckDigit as wrong:
        return wrong.number[:-1] + wrong.expected


def firm(name: str = "南通栖禾家纺有限公司", serial: int = 1, **known: Any) -> PartyValues:
    values: dict[str, Any] = {
        "identity_number": credit_code(serial),
        "head_name": "梁栖禾",
        "phone": f"1380000{serial:04d}",
        "address": "川姜镇金川大道1号",
    }
    return PartyValues("company", name, **{**values, **known})


def shop(name: str = "通州区川姜镇绮华布艺商行", serial: int = 2, **known: Any) -> PartyValues:
    values: dict[str, Any] = {
        "identity_number": credit_code(serial),
        "head_name": "曹玉琴",
        "phone": f"1370000{serial:04d}",
        "address": "家纺城B区2楼217号",
    }
    return PartyValues("sole_trader", name, **{**values, **known})


@dataclass
class Desk:
    """The office as a test sees it."""

    users: dict[str, int]
    bodies: dict[str, int]
    day: date = TODAY
    form: Registration = field(init=False)

    def __post_init__(self) -> None:
        self.form = Registration(
            committee_id=self.bodies["textile"],
            dispute_type="copyright",
            facts="被申请人销售的四件套与申请人登记的花型相同。",
            parties=(
                PartyEntry("applicant", values=firm(), consent_manner="in_person"),
                PartyEntry("respondent", values=shop(), consent_manner="phone"),
            ),
        )

    def user(self, name: str) -> User:
        return db.session.get_one(User, self.users[name])

    def actor(self, name: str = "陈晓芸", day: date | None = None) -> Actor:
        day = day or self.day
        return Actor(self.user(name), moment(day), day, "test")

    def body(self, code: str) -> Organisation:
        return db.session.get_one(Organisation, self.bodies[code])

    def register(self, by: str = "陈晓芸", **changes: Any) -> Case:
        return register_case(replace(self.form, **changes), actor=self.actor(by))

    def accepted(self, **changes: Any) -> Case:
        case = self.register(**changes)
        acts.accept(case, actor=self.actor())
        return case

    def prepared(self, presiding: str = "陈晓芸", **changes: Any) -> Case:
        case = self.accepted(**changes)
        for party in case.parties:
            acts.give_rights_notice(party, manner="written", actor=self.actor())
            acts.offer_roster(party, chosen=self.user(presiding), actor=self.actor())
        acts.appoint_mediators(case, presiding=self.user(presiding), actor=self.actor())
        return case

    def record(self, case: Case, day: date | None = None, **changes: Any) -> RecordEntry:
        came = {party.id: Attendance(True, party.party.name) for party in case.parties}
        entry = RecordEntry(moment(day or self.day, 14), place="第一调解室", attendance=came, text="各方陈述。")
        return replace(entry, **changes)

    def mediating(self, result: str = "continue", **changes: Any) -> Case:
        case = self.prepared(**changes)
        acts.hold_session(case, self.record(case, result=result), actor=self.actor())
        return case

    def notice(self, case: Case, **changes: Any) -> acts.Notice:
        told = {party.id: acts.Told(self.day, "in_person") for party in case.parties}
        return acts.Notice(**{"told": told, **changes})

    def agreement(self, case: Case, **changes: Any) -> Agreement:
        """An agreement row as drafting and signing leave it; the functions under test only read it."""
        known = {"form": "written", "state": "effective", "effective_on": self.day, "alarm_from": self.day, "copies": 3}
        dates = {"drafted_on": self.day, "saved_at": moment(self.day)}
        agreement = Agreement(case_id=case.id, **{"ordinal": 1, **known, **dates, **changes})
        db.session.add(agreement)
        db.session.flush()
        return agreement

    def later(self, days: int) -> None:
        self.day += timedelta(days)

    def commit(self) -> None:
        db.session.commit()
        assert list(audit.broken_links()) == []


@pytest.fixture
def desk(context: Flask) -> Iterator[Desk]:
    """An office at work: everything in the test may write."""
    with writing():
        bodies = dict(db.session.execute(select(Organisation.code, Organisation.id)).all())
        people = {}
        for number, (name, role, body) in enumerate(STAFF):
            user = User(
                login_name=f"{role}{number}", display_name=name, password_hash="-", password_set_at=moment(TODAY)
            )
            user.grants.append(RoleGrant(organisation_id=bodies[body], role=role))
            db.session.add(user)
            people[name] = user
        db.session.flush()
        audit.record(None, "create_user", people["陈晓芸"], summary="开账号", at=moment(TODAY))
        desk = Desk({name: user.id for name, user in people.items()}, bodies)
        db.session.commit()
        yield desk


@pytest.fixture
def audited() -> Callable[[Case], list[str]]:
    """The acts named in the trail of a case, in order."""

    def actions(case: Case) -> list[str]:
        db.session.commit()
        rows = select(AuditEntry.action).where(AuditEntry.case_id == case.id).order_by(AuditEntry.id)
        return list(db.session.scalars(rows))

    return actions
