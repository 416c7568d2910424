"""The record of an enterprise on the rows: who sees how much of which service, what is said aloud, two records made
one with both histories."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import CaseParty
from mediation.models.enterprise import EnterpriseProfile
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.user import RoleGrant, User
from mediation.operations import parties
from mediation.operations.actor import Actor
from mediation.operations.conflicts import find_conflicts, hits_across_services
from mediation.operations.enterprises import crossing, keeping, listing, merging
from mediation.operations.enterprises.keeping import ContactValues, ShopValues, TagValues
from mediation.operations.enterprises.listing import Asked
from mediation.operations.enterprises.reading import by_service, entries_of
from mediation.operations.party_register import find_party
from mediation.operations.registers import entries
from mediation.operations.registers.attendance import keep_list
from mediation.operations.registration import PartyEntry, question_of
from mediation.rules.enterprises.entries import Service, Sight
from mediation.rules.lifecycle import Barred
from mediation.rules.registers.attendance import Attendee
from mediation.rules.registers.catalogue import KINDS
from tests.operations.confirmed import prepared
from tests.operations.conftest import TODAY, credit_code, firm, moment, shop
from tests.operations.performed import in_force
from tests.operations.test_administrative_mediation import received

pytestmark = pytest.mark.database

FIRM, SHOP = "南通栖禾家纺有限公司", "通州区川姜镇绮华布艺商行"
CLERK = "章书记"


@pytest.fixture
def examiner(desk):
    """Somebody of the centre."""
    centre = db.session.scalars(select(Organisation.id).where(Organisation.code == "rights_centre")).one()
    user = User(login_name="ex", display_name="顾宁", password_hash="-", password_set_at=moment(TODAY))
    user.grants.append(RoleGrant(organisation_id=centre, role="examiner"))
    db.session.add(user)
    db.session.flush()
    return Actor(user, moment(TODAY), TODAY, "test")


def party(name=FIRM):
    return db.session.scalars(select(Party).where(Party.name == name, Party.merged_into_id.is_(None))).one()


def had(actor, name=FIRM):
    return entries_of([party(name).id], actor=actor)[party(name).id]


def second(desk, name="栖禾家纺有限公司", **known):
    """The same firm written down again without its code, in a case of its own against somebody else."""
    entries = (
        PartyEntry("respondent", values=firm(name, **{"identity_number": "", "phone": "", **known})),
        PartyEntry("applicant", values=shop("第二家布艺商行", 77)),
    )
    return desk.register(parties=entries, conflict_decision="none")


def test_each_viewer_gets_as_much_of_a_case_as_is_theirs(desk, examiner) -> None:
    case = desk.register()
    [own] = had(desk.actor())
    assert (own.sight, own.number, own.others, own.endpoint) == (Sight.OPEN, case.number, (SHOP,), "cases.show")
    for other in (desk.actor("周立群"), examiner):
        [entry] = had(other)
        assert (entry.sight, entry.body, entry.kind) == (Sight.NOTED, case.committee.short_name, "著作权（花型）纠纷")
        assert (entry.part, entry.state, entry.on) == ("申请人", "待受理", TODAY)
        assert (entry.number, entry.title, entry.others, entry.address) == ("", "", (), ())
        assert entry.dispute is not None
        assert entry.dispute.names == {}
    [counted] = by_service(had(desk.actor("局里的人")))
    assert (counted.rows, counted.counted) == ([], {case.committee.short_name: 1})


def test_a_restricted_case_is_not_there_for_others(desk, examiner) -> None:
    desk.register(restricted=True, mediator_id=desk.users["陈晓芸"])
    assert len(had(desk.actor())) == 1
    assert len(had(desk.actor("沈主任"))) == 1
    for name in ("顾建平", CLERK, "周立群", "局里的人"):
        assert had(desk.actor(name)) == []
    assert had(examiner) == []


def test_arrears_are_told_to_the_committee_alone(desk, examiner) -> None:
    in_force(desk)
    payer = "南通沐棠纺织品有限公司"
    owes = [(one.title, one.on, one.state) for one in had(desk.actor(), payer) if one.service is Service.PERFORMANCE]
    assert owes[0] == ("赔偿第一期，欠 22,000.00 元", date(2026, 9, 18), "未到期")
    assert len(owes) == 3
    assert [one for one in had(desk.actor()) if one.service is Service.PERFORMANCE] == []
    for other in (desk.actor("周立群"), examiner, desk.actor("局里的人")):
        assert {one.service for one in had(other, payer)} == {Service.MEDIATION}


def test_the_bureau_s_matter_is_whole_for_the_bureau_and_noted_for_the_others(desk, examiner) -> None:
    matter = received(desk)
    [own] = had(desk.actor("局里的人"))
    assert (own.sight, own.number, own.others, own.part) == (Sight.OPEN, matter.number, (SHOP,), "请求人")
    for other in (desk.actor(), examiner):
        [entry] = had(other)
        assert (entry.sight, entry.body, entry.state) == (Sight.NOTED, matter.bureau.short_name, "已收请求")
        assert (entry.number, entry.others, entry.address) == ("", (), ())


def test_an_application_to_the_court_is_told_to_who_may_read_the_case(desk, examiner) -> None:
    row = prepared(desk, in_force(desk))
    [application] = [one for one in had(desk.actor()) if one.service is Service.CONFIRMATION]
    assert (application.number, application.part, application.running) == (row.case.number, "申请人", True)
    for other in (desk.actor("周立群"), examiner):
        assert [one for one in had(other) if one.service is Service.CONFIRMATION] == []


def test_talks_in_two_places_are_said_on_the_record_at_registration_and_on_the_case(desk) -> None:
    matter = received(desk)
    case = desk.register(conflict_decision="none")
    said = f"{FIRM}和{SHOP}在{matter.bureau.short_name}的一件行政调解里也在调解，还没结束：是同一件纠纷的，只留一处。"
    [hit] = hits_across_services(case, actor=desk.actor())
    assert (hit.strength, hit.reasons) == ("中", (said,))
    assert hit in find_conflicts(question_of(case), actor=desk.actor())
    entries = entries_of([party().id], actor=desk.actor())
    [one] = crossing.of_enterprises({party().id: FIRM}, entries, actor=desk.actor())[party().id]
    assert one.reason == said
    lines = listing.page(Asked(conflicts=True), actor=desk.actor()).rows
    assert {line.party.name for line in lines} == {FIRM, SHOP}


def test_the_list_is_filtered_by_town_tag_and_kind_and_searched(desk) -> None:
    desk.register(parties=(desk.form.parties[0], replace(desk.form.parties[1], values=shop(town="川姜镇"))))
    keeping.add(party(SHOP), TagValues("外向型企业", "示例商务〔2025〕18号", date(2025, 3, 12)), actor=desk.actor())
    ended = TagValues("外向型企业", "示例商务〔2023〕9号", date(2023, 3, 1), ended_on=date(2025, 3, 1))
    keeping.add(party(), ended, actor=desk.actor())

    def names(**asked):
        return [line.party.name for line in listing.page(Asked(**asked), actor=desk.actor()).rows]

    assert names() == [SHOP, FIRM]
    assert names(town="川姜镇") == names(tag="外向型企业") == names(kind="sole_trader") == names(words="qhby") == [SHOP]
    assert names(words="qhby", kind="company") == names(conflicts=True) == []
    first = listing.page(Asked(), actor=desk.actor(), size=1)
    assert [line.party.name for line in listing.page(Asked(), actor=desk.actor(), after=first.after).rows] == [FIRM]


def test_a_branch_makes_no_circle(desk) -> None:
    desk.register()
    second(desk)
    above, below = party(), party("栖禾家纺有限公司")
    kept = {"industry": "家纺成品", "seen_version": None, "actor": desk.actor()}
    keeping.describe(below, branch_of=above, **kept)
    with pytest.raises(Barred) as barred:
        keeping.describe(above, branch_of=below, **kept)
    assert (barred.value.guard, "绕成一圈" in barred.value.message) == ("branch", True)
    assert [one.name for one in keeping.branches_of(above)] == [below.name]
    db.session.add(EnterpriseProfile(party_id=above.id, branch_of_id=above.id, industry=""))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_merging_keeps_both_histories_under_one_record(desk) -> None:
    first = desk.register()
    other = second(desk, address="", phone="13800009999")
    gone, kept = party("栖禾家纺有限公司"), party()
    keeping.add(gone, TagValues("外向型企业", "示例商务〔2025〕18号", date(2025, 3, 12)), actor=desk.actor())
    keeping.add(gone, ShopValues("抖音", "栖禾直播间"), actor=desk.actor())
    keeping.add(gone, ContactValues("单知秋", "法务", "13800001001"), actor=desk.actor())
    keeping.date_former_name(gone, "通州市栖禾布业有限公司", date(2019, 7, 1), actor=desk.actor())
    keeping.describe(gone, industry="印染", branch_of=kept, seen_version=None, actor=desk.actor())
    desk.commit()

    seen = merging.preview(kept, gone, actor=desk.actor(CLERK))
    assert (seen.refused, [entry.number for entry in seen.moved]) == (None, [other.number])
    assert seen.facts == ["标签 外向型企业", "网店 抖音 栖禾直播间", "联系人 单知秋"]
    assert seen.names == ["栖禾家纺有限公司", "通州市栖禾布业有限公司"]
    merging.merge(kept, gone, reason="营业执照一致，名称漏了“南通”", seen=seen.versions, actor=desk.actor(CLERK))
    desk.commit()

    assert {entry.number for entry in had(desk.actor())} == {first.number, other.number}
    assert ([row.kind for row in keeping.tags_of(kept)], [row.name for row in keeping.shops_of(kept)]) == (
        ["外向型企业"],
        ["栖禾直播间"],
    )
    assert [row.phone for row in keeping.contacts_of(kept)] == ["13800001001"]
    assert [(row.text, row.changed_on) for row in keeping.former_names(kept)] == [
        ("通州市栖禾布业有限公司", date(2019, 7, 1)),
        ("栖禾家纺有限公司", None),
    ]
    profile = keeping.profile_of(kept)
    assert profile is not None
    assert (profile.industry, profile.branch_of_id) == ("印染", None)
    assert kept.phone == "13800000001"
    assert FIRM in other.title
    assert find_party(gone.uid, actor=desk.actor()) is None
    assert keeping.moved_to(gone.uid, actor=desk.actor()) is kept
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "merge_parties")).one()
    assert (entry.reason, "并入 南通栖禾家纺有限公司" in entry.summary) == ("营业执照一致，名称漏了“南通”", True)


@pytest.mark.parametrize(
    ("change", "guard", "said"),
    [
        pytest.param({"identity_number": credit_code(9)}, "records", "统一社会信用代码不同", id="another code"),
        pytest.param({"same case": True}, "records", "一份是申请人，一份是被申请人", id="both sides of one case"),
        pytest.param({"reason": " "}, "reason", "没有写凭什么认定是同一家", id="no reason"),
        pytest.param({"seen": "1.99"}, "seen", "改过了", id="changed since the preview"),
    ],
)
def test_merging_is_refused_and_moves_nothing(desk, change, guard, said) -> None:
    desk.register()
    if "same case" in change:
        entries = (desk.form.parties[0], PartyEntry("respondent", values=firm("栖禾家纺有限公司", identity_number="")))
        desk.register(parties=entries, conflict_decision="none")
    else:
        second(desk, **{name: value for name, value in change.items() if name == "identity_number"})
    desk.commit()
    kept, gone = party(), party("栖禾家纺有限公司")
    before = [row.party_id for row in db.session.scalars(select(CaseParty).order_by(CaseParty.id))]
    seen = change.get("seen") or merging.preview(kept, gone, actor=desk.actor(CLERK)).versions
    with pytest.raises(Barred) as barred:
        merging.merge(kept, gone, reason=change.get("reason", "同一家"), seen=seen, actor=desk.actor(CLERK))
    assert (barred.value.guard, said in barred.value.message) == (guard, True)
    assert [row.party_id for row in db.session.scalars(select(CaseParty).order_by(CaseParty.id))] == before


def test_refusing_does_not_tell_of_a_case_that_is_not_theirs(desk) -> None:
    entries = (desk.form.parties[0], PartyEntry("respondent", values=firm("栖禾家纺有限公司", identity_number="")))
    case = desk.register(parties=entries, restricted=True, mediator_id=desk.users["陈晓芸"], conflict_decision="none")
    refused = merging.preview(party(), party("栖禾家纺有限公司"), actor=desk.actor(CLERK)).refused
    assert refused is not None
    assert (case.number in refused.message, "一件不归你看的案件" in refused.message) == (False, True)


def test_a_merged_record_that_is_merged_again_leads_on_in_one_step(desk) -> None:
    desk.register()
    second(desk)
    third = parties.create_party(firm("栖禾公司", identity_number=""), actor=desk.actor())
    middle, last = party("栖禾家纺有限公司"), party()
    clerk = desk.actor(CLERK)
    merging.merge(middle, third, reason="同一家", seen=f"{middle.version}.{third.version}", actor=clerk)
    merging.merge(last, middle, reason="同一家", seen=f"{last.version}.{middle.version}", actor=clerk)
    assert third.merged_into_id == middle.merged_into_id == last.id


def test_what_was_diagnosed_is_known_by_the_code_and_opened_by_who_reads_the_register(desk, examiner) -> None:
    desk.register()
    values = {
        "day": TODAY,
        "what": "strategy",
        "title": "栖禾家纺（通州）",
        "code": party().identity_number,
        "group": "other",
        "adviser": "沈既白",
    }
    author = desk.actor("局书记员")
    row = entries.enter(KINDS["diagnosis"], values, actor=author)
    entries.enter(KINDS["diagnosis"], values | {"code": credit_code(9)}, actor=author)

    def told(actor):
        found = [one for one in had(actor) if one.service is Service.DIAGNOSIS]
        return [(one.sight, one.on, one.kind, one.title, dict(one.address).get("register_entry_uid")) for one in found]

    assert told(author) == [(Sight.OPEN, TODAY, "战略咨询", "战略咨询（沈既白）", row.uid)]
    assert told(examiner) == told(desk.actor()) == [(Sight.NOTED, TODAY, "战略咨询", "", None)]


def test_a_training_stands_on_the_record_once_with_how_many_came(desk, examiner) -> None:
    desk.register()
    author = desk.actor("局书记员")
    values = {"day": TODAY, "group": "enterprises", "title": "海外参展前的知识产权准备", "manner": "onsite"}
    row = entries.enter(KINDS["training"], values, actor=author)
    came = [Attendee("甲", party().name), Attendee("乙", party().name), Attendee("丙", "没有登记过的单位")]
    keep_list(row, came, seen_version=row.version, actor=author)

    def told(actor):
        found = [one for one in had(actor) if one.service is Service.TRAINING]
        return [(one.sight, one.on, one.part, one.kind, one.title, one.running) for one in found]

    whom = "企业（管理团队集训班）"
    assert told(author) == [(Sight.OPEN, TODAY, "来了 2 人", whom, "海外参展前的知识产权准备", False)]
    assert told(examiner) == told(desk.actor()) == [(Sight.NOTED, TODAY, "来了 2 人", whom, "", False)]
