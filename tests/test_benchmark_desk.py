"""The desk that the benchmarks measure is one that today's program can open."""

from sqlalchemy import func, select

from benchmarks import desk
from mediation.extensions import db
from mediation.models.case import Case

CASES = 40


def test_the_benchmark_fills_a_desk_of_todays_tables_with_every_case_and_indexes_them():
    with desk.temporary_desk(CASES, seed=1):
        desk.index(CASES)
        assert db.session.scalar(select(func.count()).select_from(Case)) == CASES
        assert db.session.scalar(select(func.count(func.distinct(Case.dispute_number)))) == CASES
