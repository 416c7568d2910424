"""Numbers are dense per series, also when eight people act at once, and a rolled-back act gives its number back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import select

from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.operations import people_mediation as acts
from mediation.operations.numbers import next_number
from mediation.operations.office import number_clash
from mediation.operations.registration import PartyEntry, register_case
from tests.operations.conftest import firm, shop

THREADS, EACH = 8, 2


def test_each_series_counts_by_itself(desk):
    assert [next_number("case:textile:2026"), next_number("case:textile:2026")] == [1, 2]
    assert next_number("case:textile:2027") == 1


def test_a_rolled_back_act_gives_its_number_back(desk):
    assert next_number("case:textile:2026") == 1
    db.session.rollback()
    assert next_number("case:textile:2026") == 1


@pytest.mark.parametrize(
    ("word", "pattern", "clashes"),
    [
        pytest.param("通知调", "{word}〔{year}〕{serial}号", True, id="the district's word and pattern"),
        pytest.param("通知调", "{word}〔{year}〕{serial:03}号", True, id="padded, the same from 100 on"),
        pytest.param("通纺知调", "{word}〔{year}〕{serial}号", False, id="its own word"),
        pytest.param("通知调", "{word}（{year}）第{serial}号", False, id="the same word, written another way"),
    ],
)
def test_two_committees_never_write_the_same_case_number(desk, word, pattern, clashes):
    assert desk.body("district").case_word == "通知调"
    problem = number_clash(desk.body("textile"), word, pattern)
    assert (problem is not None and "会重号" in problem) == clashes


def test_numbers_are_dense_when_eight_people_register_and_accept_at_once(desk, app):
    desk.commit()
    db.session.remove()
    start = Barrier(THREADS)

    def work(number):
        start.wait()
        with app.app_context():
            for turn in range(EACH):
                committee, who = ("textile", "陈晓芸") if turn % 2 else ("district", "周立群")
                serial = 100 * number + 10 * turn
                parties = (
                    PartyEntry("applicant", values=firm(f"第{serial}号家纺公司", serial), consent_manner="written"),
                    PartyEntry("respondent", values=shop(f"第{serial}号布行", serial + 1), consent_manner="written"),
                )
                form = replace(
                    desk.form, committee_id=desk.bodies[committee], parties=parties, conflict_decision="none"
                )
                with writing():
                    case = register_case(form, actor=desk.actor(who))
                    db.session.commit()
                with writing():
                    acts.accept(db.session.get_one(Case, case.id), actor=desk.actor(who))
                    db.session.commit()
            db.session.remove()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(1, THREADS + 1)))

    every = THREADS * EACH
    serials = db.session.scalars(select(Case.register_serial).order_by(Case.register_serial)).all()
    assert serials == list(range(1, every + 1))
    for code, word in (("textile", "通纺知调"), ("district", "通知调")):
        of_one = select(Case).where(Case.committee_id == desk.bodies[code])
        numbers = sorted(case.case_serial for case in db.session.scalars(of_one))
        assert numbers == list(range(1, every // 2 + 1))
        assert {case.case_number for case in db.session.scalars(of_one)} == {
            f"{word}〔2026〕{serial}号" for serial in numbers
        }


def test_the_years_serial_is_that_of_the_day_of_acceptance(desk):
    desk.day = date(2026, 12, 31)
    case = desk.register()
    desk.day = date(2027, 1, 4)
    acts.accept(case, accepted_on=date(2026, 12, 31), actor=desk.actor())
    other = desk.register(conflict_decision="none")
    acts.accept(other, actor=desk.actor())
    assert (case.case_number, other.case_number) == ("通纺知调〔2026〕1号", "通纺知调〔2027〕1号")


def test_a_committee_numbers_by_its_own_pattern(desk):
    body = desk.body("textile")
    body.case_word, body.case_pattern = "通纺调", "（{year}）{word}字第{serial:03}号"
    assert desk.accepted().case_number == "（2026）通纺调字第001号"
