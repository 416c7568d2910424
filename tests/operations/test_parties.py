"""The register: numbers sealed, names found every way, corrections, parties that join and leave."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models.party import PartyName
from mediation.operations import people_mediation as acts
from mediation.operations.parties import GuardianValues, PartyValues, add_party, create_party, edit_party, set_guardian
from mediation.operations.suggestions import suggest
from mediation.operations.versions import EditConflict
from mediation.rules.identity import InvalidIdentifier
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import credit_code, firm, resident_id, shop


def test_numbers_are_normalised_and_kept_sealed(desk):
    code = credit_code(7)
    party = create_party(firm(identity_number=f" {code[:8].lower()} {code[8:]} "), actor=desk.actor())
    assert party.identity_number == code
    assert code.encode() not in party.identity_number_sealed


def test_a_company_named_at_a_window_is_the_one_that_bears_the_name(desk):
    first = create_party(firm(), actor=desk.actor())

    def again(**changes):
        blank = {"identity_number": "", "head_name": "", "address": "", "service_address": "", "phone": ""}
        return create_party(firm(**{**blank, **changes}), actor=desk.actor())

    assert again() is again(head_name=first.head_name) is first
    assert create_party(replace(firm(), kind="organisation", identity_number=""), actor=desk.actor()) is not first
    other = again(head_name="另有其人")
    assert other is not first
    assert again() not in (first, other)


def test_birth_date_and_sex_are_read_from_a_resident_number(desk):
    number = resident_id(12, "19900229"[:4] + "0228")
    party = create_party(PartyValues("person", "曾·阿依古丽", identity_number=number), actor=desk.actor())
    assert (party.identity_kind, party.born.isoformat(), party.sex) == ("resident", "1990-02-28", "女")


def test_a_sole_traders_birth_date_is_the_operators(desk):
    party = create_party(shop(head_identity_number=resident_id(11)), actor=desk.actor())
    assert (party.born.isoformat(), party.sex) == ("1985-03-12", "男")


FOUND = [
    pytest.param("栖禾", "名称", id="part of the name"),
    pytest.param("南通栖", "名称", id="beginning of the name"),
    pytest.param("qhjf", "拼音", id="initials within the name"),
    pytest.param("NTQH", "拼音", id="initials in capitals"),
    pytest.param("nantongqihe", "拼音", id="spelled out"),
    pytest.param("梁栖禾", "经营者、法定代表人", id="legal representative"),
    pytest.param("通州栖禾", "曾用名", id="former name"),
    pytest.param("1380000 0001", "电话", id="phone, with a space"),
]


@pytest.mark.parametrize(("typed", "matched"), FOUND)
def test_a_known_party_is_offered(desk, typed, matched):
    known = create_party(firm(former_names=("通州栖禾布业有限公司",)), actor=desk.actor())
    create_party(shop(), actor=desk.actor())
    assert [(s.party.id, s.matched) for s in suggest(typed, actor=desk.actor())] == [(known.id, matched)]


def test_a_known_party_is_offered_by_its_whole_code(desk):
    known = create_party(firm(), actor=desk.actor())
    found = suggest(credit_code(1).lower(), actor=desk.actor())
    assert [(s.party.id, s.matched) for s in found] == [(known.id, "号码")]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("栖", id="one character"),
        pytest.param("9132061", id="part of a code"),
        pytest.param("%", id="a wildcard is a character"),
        pytest.param("__", id="so is an underscore"),
        pytest.param("无此商行", id="nothing like it"),
    ],
)
def test_nothing_is_offered(desk, typed):
    create_party(firm(), actor=desk.actor())
    assert suggest(typed, actor=desk.actor()) == []


def test_all_readings_of_a_surname_find_the_person(desk):
    person = create_party(PartyValues("person", "单小雨"), actor=desk.actor())
    for typed in ("sxy", "dxy", "cxy"):
        assert [s.party.id for s in suggest(typed, actor=desk.actor())] == [person.id]


def test_a_suggestion_counts_the_cases_the_actor_may_read(desk):
    desk.register()
    acts.close(
        ended(desk, dispute_type="trademark", conflict_decision="none"),
        actor=desk.actor(),
    )
    [here] = suggest("栖禾家纺", actor=desk.actor())
    [there] = suggest("栖禾家纺", actor=desk.actor("周立群"))
    assert (here.cases, here.open_cases) == (2, 1)
    assert (there.cases, there.open_cases) == (0, 0)


def ended(desk, **changes):
    case = desk.register(**changes)
    [applicant] = [p for p in case.parties if p.side == "applicant"]
    acts.withdraw(case, by=applicant, notice=desk.notice(case), actor=desk.actor())
    return case


def test_a_new_name_is_found_and_the_old_one_stays_findable(desk):
    case = desk.register()
    party = case.parties[0].party
    desk.commit()
    renamed = firm("南通栖禾纺织科技有限公司", identity_number=None, phone=None)
    edit_party(party, renamed, seen_version=party.version, actor=desk.actor())
    desk.commit()
    assert case.title.startswith("南通栖禾纺织科技有限公司 与")
    assert (party.identity_number, party.phone) == (credit_code(1), "13800000001")
    names = select(PartyName.text).where(PartyName.party_id == party.id, PartyName.source.in_(("name", "former")))
    assert set(db.session.scalars(names)) == {"南通栖禾纺织科技有限公司", "南通栖禾家纺有限公司"}


def test_an_edit_conflict_shows_the_others_number_masked(desk):
    party = create_party(firm(), actor=desk.actor())
    desk.commit()
    seen = party.version
    edit_party(party, firm(phone="13900000009"), seen_version=seen, actor=desk.actor())
    desk.commit()
    with pytest.raises(EditConflict) as conflict:
        edit_party(party, firm(phone="13700000008"), seen_version=seen, actor=desk.actor("顾建平"))
    assert conflict.value.theirs["phone"] == "139****0009"


def test_a_third_party_joins_and_must_consent_before_the_next_session(desk):
    case = desk.mediating()
    platform = create_party(firm("某电商平台公司", 30), actor=desk.actor())
    joined = add_party(case, platform, side="third_party", actor=desk.actor())
    with pytest.raises(ActionRefused, match="还没有某电商平台公司同意"):
        acts.hold_session(case, desk.record(case), actor=desk.actor())
    assert (joined.ordinal, joined.side_label) == (3, "第三人")


def test_the_only_respondent_cannot_be_taken_out(desk):
    case = desk.register()
    with pytest.raises(ActionRefused, match="唯一的被申请人"):
        acts.remove_party(case.parties[1], reason="找错了人", actor=desk.actor())


def test_who_leaves_is_out_of_title_and_consent_but_stays_on_record(desk):
    entry = replace(desk.form.parties[1], values=shop("丹若刺绣工作室", 40), consent_manner="")
    case = desk.register(parties=(*desk.form.parties, entry))
    acts.remove_party(case.parties[2], reason="与本案无关", actor=desk.actor())
    acts.accept(case, actor=desk.actor())
    assert "丹若" not in case.title
    assert [p.left_on for p in case.parties] == [None, None, desk.day]


def test_a_minor_lacks_a_guardian_until_one_is_entered(desk):
    minor = PartyValues("person", "章小满", identity_number=resident_id(5, "20140601"), address="川姜镇", phone="1")
    entry = replace(desk.form.parties[1], values=minor)
    case = desk.register(parties=(desk.form.parties[0], entry))
    assert acts.facts_of(case, today=desk.day).parties[1].missing == ("监护人", "监护关系证明")
    guardian = GuardianValues("章大年", "父亲", resident_id(21), "户口簿")
    set_guardian(case.parties[1], guardian, actor=desk.actor())
    assert acts.facts_of(case, today=desk.day).parties[1].missing == ()


def test_a_guardian_has_the_papers_that_people_have(desk):
    party = desk.register().parties[1]
    foreigner = GuardianValues("Anna Lind", "母亲", " e1234 5678", "出生证明", identity_kind="passport")
    set_guardian(party, foreigner, actor=desk.actor())
    assert (party.guardian_identity_kind, party.guardian_identity_number) == ("passport", "E12345678")
    with pytest.raises(InvalidIdentifier, match="通行证号码"):
        set_guardian(party, replace(foreigner, identity_kind="hk_macao_permit"), actor=desk.actor())
    set_guardian(party, GuardianValues("章大年", "父亲", resident_id(21)), actor=desk.actor())
    assert party.guardian_identity_kind == "resident"
