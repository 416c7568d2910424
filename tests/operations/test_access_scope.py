"""Who reads which case."""

import pytest

from mediation.extensions import db
from mediation.models.case import CaseMediator
from mediation.operations.access_scope import confirmations_for_court, load_case, sees_case, visible_cases
from tests.operations.confirmed import filed_with_court, prepared
from tests.operations.settled import drafted, effective, issued, others, settled


def readers(desk, case):
    return {name for name in desk.users if sees_case(desk.user(name), case)}


def test_a_committees_case_is_read_by_its_staff_alone(desk):
    assert readers(desk, desk.register()) == {"陈晓芸", "顾建平", "沈主任", "章书记"}


def test_a_restricted_case_is_read_by_its_mediator_and_the_director_alone(desk):
    case = desk.register(restricted=True, mediator_id=desk.users["陈晓芸"])
    assert readers(desk, case) == {"陈晓芸", "沈主任"}


def test_an_assisting_mediator_of_a_restricted_case_reads_it_until_replaced(desk):
    case = desk.register(restricted=True, mediator_id=desk.users["陈晓芸"])
    assisting = CaseMediator(user=desk.user("顾建平"), part="assisting", from_on=desk.day)
    case.mediators.append(assisting)
    db.session.flush()
    assert "顾建平" in readers(desk, case)
    assisting.to_on = desk.day
    db.session.flush()
    assert "顾建平" not in readers(desk, case)


@pytest.mark.parametrize("who", ["管理员", "审计员", "局里的人", "法院联络员"])
def test_administrator_auditor_bureau_and_court_list_no_case(desk, who):
    desk.register()
    assert db.session.scalars(visible_cases(desk.user(who))).all() == []


def test_a_case_is_found_by_uid_register_number_and_case_number(desk):
    case = desk.accepted()
    for reference in (case.uid, "2026-0001", "登记号 2026-0001"[4:], "通纺知调〔2026〕1号"):
        assert load_case(desk.user("陈晓芸"), reference) is case


@pytest.mark.parametrize("who", ["周立群", "何主任", "审计员"])
def test_what_is_not_theirs_cannot_be_told_from_what_does_not_exist(desk, who):
    case = desk.accepted()
    assert load_case(desk.user(who), case.uid) is None
    assert load_case(desk.user(who), "2026-9999") is None


def test_the_court_hears_of_applications_once_they_were_filed(desk):
    first, second = effective(desk), effective(desk, issued(desk, drafted(desk, settled(desk, parties=others()))))
    prepared(desk, first)
    matter = filed_with_court(desk, second)
    liaison = confirmations_for_court(desk.user("法院联络员"))
    assert db.session.scalars(liaison).all() == [matter]
    assert db.session.scalars(confirmations_for_court(desk.user("陈晓芸"))).all() == []
    second.case.restricted = True
    db.session.flush()
    assert db.session.scalars(liaison).all() == []
