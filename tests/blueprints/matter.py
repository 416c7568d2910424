"""One dispute for tests of pages: a company with a lawyer against a sole trader and a person, put on the desk by the
operations; the pages under test do the rest."""

import contextvars
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from mediation.clock import now
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import people_mediation as acts
from mediation.operations.actor import Actor
from mediation.operations.agents import AgentValues
from mediation.operations.parties import PartyValues
from mediation.operations.registration import PartyEntry, Registration, register_case
from mediation.operations.rights import RightValues
from mediation.operations.sessions import Attendance, RecordEntry
from mediation.rules.identifiers import WrongCheckDigit
from mediation.rules.identity import check_credit_code, check_resident_id
from tests.people import Person

FIRM, SHOP, MAN = "南通栖禾家纺有限公司", "通州区川姜镇绮华布艺商行", "沈木生"
LAWYER = "贺知遥"


def resident(body: str) -> str:
    """An invented number whose check digit fits."""
    try:
        return check_resident_id(f"{body}0").number
    except WrongCheckDigit as wrong:
        return wrong.number[:-1] + wrong.expected


def code(body: str) -> str:
    """An invented credit code whose check character fits."""
    try:
        return check_credit_code(f"{body}0")
    except WrongCheckDigit as wrong:
        return wrong.number[:-1] + wrong.expected


PARTIES = (
    PartyEntry(
        "applicant",
        values=PartyValues(
            "company",
            FIRM,
            identity_number=code("91320612MA2X7K3D5"),
            head_name="梁栖禾",
            head_identity_number=resident("32068319800214031"),
            phone="13812342207",
            address="南通市通州区川姜镇织里路18号",
        ),
        agents=(
            AgentValues(
                LAWYER,
                authority="special",
                scope=("apply_or_end", "settle", "attend_and_sign"),
                valid_from=date(2026, 1, 1),
                valid_to=date(2099, 12, 31),
                standing="lawyer",
            ),
        ),
    ),
    PartyEntry(
        "respondent",
        values=PartyValues(
            "sole_trader",
            SHOP,
            identity_number=code("92320612MA1T60XL8"),
            head_name="曹玉琴",
            phone="13712345533",
            address="南通市通州区家纺城B区2楼217号",
        ),
        shop="绮华布艺",
    ),
    PartyEntry(
        "respondent",
        values=PartyValues(
            "person",
            MAN,
            identity_number=resident("32068419780315241"),
            phone="13912348150",
            address="南通市通州区先锋街道秋实路6号",
        ),
    ),
)


@dataclass(frozen=True)
class Matter:
    """The case as tests name it: its uid, and the uid of each party by name."""

    app: Flask
    person: Person
    uid: str
    parties: dict[str, str]

    def url(self, path: str = "") -> str:
        """An address under the case."""
        return f"/cases/{self.uid}" + (f"/{path}" if path and not path.startswith("?") else path)

    def act(self, act: Callable[[Case, Actor], Any], *, days_ago: int = 0) -> Any:
        """Do something to the case by operations, some days ago, as one act of its mediator."""
        return _in_app(self.app, self.person, days_ago, lambda actor: act(_case(self.uid), actor))

    def read(self, read: Callable[[Case], Any]) -> Any:
        """Something of the case as it stands in the database."""
        return contextvars.Context().run(_read, self.app, self.uid, read)

    @property
    def state(self) -> str:
        """The state of the case."""
        return str(self.read(lambda case: case.state))

    def consent(self) -> "Matter":
        """Every party agreed, eleven days ago."""

        def agree(case: Case, actor: Actor) -> None:
            for party in case.parties:
                acts.record_consent(party, asked_at=actor.now, manner="phone", answer="agreed", actor=actor)

        self.act(agree, days_ago=11)
        return self

    def accept(self) -> "Matter":
        """Agreed by all and taken on, ten days ago."""
        self.consent()
        self.act(lambda case, actor: acts.accept(case, actor=actor), days_ago=10)
        return self

    def prepare(self) -> "Matter":
        """Told, chosen, named and checked, nine days ago."""
        self.accept()
        self.act(_prepare, days_ago=9)
        return self

    def talk(self, result: str = "continue") -> "Matter":
        """One session, eight days ago."""
        self.prepare()
        self.act(lambda case, actor: _talk(case, result, actor), days_ago=8)
        return self

    def come_to_terms(self) -> "Matter":
        """One session that ended with terms."""
        return self.talk("agreed")

    def settle(self) -> "Matter":
        """Terms are agreed."""
        self.come_to_terms()
        self.act(lambda case, actor: acts.reach_agreement(case, actor=actor))
        return self


def _prepare(case: Case, actor: Actor) -> None:
    for party in case.parties:
        acts.give_rights_notice(party, manner="written", actor=actor)
        acts.offer_roster(party, chosen=actor.user, actor=actor)
        for agent in party.agents:
            acts.check_agent_authority(agent, actor=actor)
    acts.appoint_mediators(case, presiding=actor.user, actor=actor)


def _talk(case: Case, result: str, actor: Actor) -> None:
    came = {party.id: Attendance(True, party.party.name) for party in case.parties}
    entry = RecordEntry(actor.now, place="第一调解室", attendance=came, text="各方陈述。", result=result)
    acts.hold_session(case, entry, actor=actor)


def _case(uid: str) -> Case:
    return db.session.scalars(select(Case).where(Case.uid == uid)).one()


def _read(app: Flask, uid: str, read: Callable[[Case], Any]) -> Any:
    with app.app_context():
        return read(_case(uid))


def _in_app(app: Flask, person: Person, days_ago: int, act: Callable[[Actor], Any]) -> Any:
    def run() -> Any:
        with app.app_context(), writing():
            at = now() - timedelta(days_ago)
            found = act(Actor(db.session.get_one(User, person.id), at, at.date(), "test"))
            db.session.commit()
            return found

    return contextvars.Context().run(run)


def register(app: Flask, person: Person, *, committee: str = "textile", days_ago: int = 12, **changes: Any) -> Matter:
    """A dispute registered by `person`, who handles it unless `mediator_id` says otherwise."""

    def enter(actor: Actor) -> tuple[str, dict[str, str]]:
        body = db.session.scalars(select(Organisation).where(Organisation.code == committee)).one()
        form = Registration(
            committee_id=body.id,
            dispute_type="copyright",
            facts="被申请人销售的四件套与申请人登记的《春溪缠枝》花型相同。",
            parties=PARTIES,
            mediator_id=person.id,
            rights=(RightValues("copyright", number="苏作登字-2025-F-00218843", title="《春溪缠枝》"),),
            conflict_decision="none",
            conflict_reason="已核对",
        )
        case = register_case(replace(form, **changes), actor=actor)
        return case.uid, {party.party.name: party.uid for party in case.parties}

    uid, parties = _in_app(app, person, days_ago, enter)
    return Matter(app, person, uid, parties)
