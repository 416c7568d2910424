"""What an enterprise had of the rights centre, and how much of it each viewer is told."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.party import Party
from mediation.operations import aid_grants
from mediation.operations.design_preexamination import registering
from mediation.operations.enterprises.reading import entries_of
from mediation.rules.enterprises.entries import Service, Sight
from tests.operations.conftest import firm, shop
from tests.operations.preexamined import FIRM as APPLICANT
from tests.operations.preexamined import registered_applicant, request
from tests.operations.test_rights_aid import accepted


def had(desk, name, login):
    """The entries of the enterprise of that name, as `login` is told of them."""
    found = db.session.scalars(select(Party.id).where(Party.name == name)).one()
    return entries_of([found], actor=desk.actor(login))[found]


def test_the_centre_opens_its_own_matters_and_a_committee_is_told_that_there_are_some(desk):
    accepted(desk)
    entry = had(desk, firm().name, "援助专员")[0]
    assert (entry.service, entry.number, entry.state, entry.endpoint) == (
        Service.AID, "援2026-001", "办理中", "rights_aid.show",
    )  # fmt: skip
    assert "援助专员" in entry.helpers
    told = had(desk, firm().name, "陈晓芸")[0]
    assert (told.service, told.state, told.sight) == (Service.AID, "办理中", Sight.NOTED)
    assert (told.number, told.title, told.others, told.endpoint) == ("", "", (), "")


def test_only_the_side_that_asked_was_helped(desk):
    accepted(desk)
    assert [entry.helped for entry in had(desk, firm().name, "援助专员")] == [True]
    assert [(entry.helped, entry.helpers) for entry in had(desk, shop().name, "援助专员")] == [(False, frozenset())]


def test_an_application_about_trade_secrets_is_no_entry_for_those_who_may_not_read_it(desk):
    accepted(desk, restricted=True)
    assert [entry.service for entry in had(desk, firm().name, "援助专员")] == [Service.AID]
    assert had(desk, firm().name, "陈晓芸") == []


def test_the_name_of_a_design_before_its_grant_stays_with_the_centre(desk):
    examiner = desk.actor("顾宁")
    registered_applicant(desk.body("rights_centre"), examiner)
    registering.register(desk.body("rights_centre"), request(examiner), actor=examiner)
    own = {entry.service: entry for entry in had(desk, APPLICANT, "顾宁")}
    assert own[Service.PREEXAMINATION].title == "毛巾"
    assert own[Service.REGISTERED_APPLICANT].state == "备案有效"
    told = {entry.service: entry for entry in had(desk, APPLICANT, "陈晓芸")}
    assert (told[Service.PREEXAMINATION].title, told[Service.PREEXAMINATION].kind) == ("", "06-13")
    assert told[Service.PREEXAMINATION].sight is Sight.NOTED


def test_what_was_asked_of_the_fund_is_the_centre_s_to_tell(desk):
    day = desk.actor("援助专员").today
    money = {"item": "境外律师费补助", "basis": "示例办法第六条", "asked": 3_000_000, "on": day}
    row = aid_grants.ask(desk.body("rights_centre"), firm(), **money, actor=desk.actor("援助专员"))
    [entry] = had(desk, firm().name, "援助专员")
    assert (entry.service, entry.state, entry.running) == (Service.GRANT, "等核定", True)
    assert (entry.title, dict(entry.address)) == ("境外律师费补助，申请 30,000.00 元", {"grant_uid": row.uid})
    [told] = had(desk, firm().name, "陈晓芸")
    assert (told.sight, told.kind, told.state) == (Sight.NOTED, "专项资金", "等核定")
    assert (told.title, told.endpoint, told.address) == ("", "", ())
    [counted] = had(desk, firm().name, "局里的人")
    assert (counted.sight, counted.state, counted.kind) == (Sight.COUNTED, "", "")
