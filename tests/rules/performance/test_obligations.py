"""What each kind of term leaves to be performed: who, to whom, how much, by when; nothing is typed again."""

from datetime import date

import pytest

from mediation.rules.agreement.term import Instalment, Term
from mediation.rules.clauses import CLAUSES
from mediation.rules.performance.due_days import Start
from mediation.rules.performance.obligations import (
    Kind,
    Obligation,
    creditors,
    deadline_of,
    debtors,
    name_of,
    obligations,
)

START = Start(date(2026, 9, 3), date(2026, 9, 3))
DAY = date(2026, 9, 18)


def term(kind, **data):
    return Term("t1", kind, data)


def owed(kind, **data):
    return obligations(term(kind, **data), START)


def test_three_instalments_are_three_obligations():
    parts = tuple(Instalment(date(2026, month, 18), 2_200_000) for month in (9, 10, 11))
    assert owed("compensation", who=("p2",), whom="p1", amount=6_600_000, instalments=parts) == tuple(
        Obligation(Kind.MONEY, part, 2_200_000, date(2026, 8 + part, 18)) for part in (1, 2, 3)
    )


@pytest.mark.parametrize(
    ("kind", "data", "found"),
    [
        pytest.param(
            "compensation", {"amount": 1, "by": DAY}, [(Kind.MONEY, 0, 1, DAY)], id="a single cent is owed like any sum"
        ),
        pytest.param(
            "expenses", {"amount": 80_000, "by": "本协议生效之日起五日内"},
            [(Kind.MONEY, 0, 80_000, date(2026, 9, 8))], id="a period in words",
        ),
        pytest.param(
            "expenses", {"amount": 80_000, "by": "收到发票后三日内"}, [(Kind.MONEY, 0, 80_000, None)],
            id="words that fix no day",
        ),
        pytest.param(
            "compensation", {"by": DAY}, [(Kind.ACT, 0, None, DAY)], id="a payment without a sum is watched as an act"
        ),
        pytest.param("licence", {"amount": 0}, [], id="a free licence leaves nothing"),
        pytest.param("licence", {"amount": 50_000, "by": DAY}, [(Kind.MONEY, 0, 50_000, DAY)], id="a licence fee"),
        pytest.param(
            "transfer", {"amount": 50_000, "by": DAY, "handler": ("p1",), "register_by": date(2026, 10, 30)},
            [(Kind.MONEY, 0, 50_000, DAY), (Kind.ACT, 0, None, date(2026, 10, 30))], id="a price and a registration",
        ),
        pytest.param("delete_links", {"links": ("a", "b"), "by": DAY}, [(Kind.ACT, 0, None, DAY)], id="links"),
        pytest.param("apology", {"by": DAY}, [(Kind.ACT, 0, None, DAY)], id="an apology"),
        pytest.param("stop", {}, [(Kind.LASTING, 0, None, date(2026, 9, 3))], id="stopping lasts from the first day"),
        pytest.param("stop", {"start": DAY}, [(Kind.LASTING, 0, None, DAY)], id="stopping from a later day"),
        pytest.param("guarantee", {}, [(Kind.LASTING, 0, None, date(2026, 9, 3))], id="a guarantee waits"),
    ],
)  # fmt: skip
def test_what_a_term_leaves(kind, data, found):
    assert [(one.kind, one.part, one.amount, one.due_on) for one in owed(kind, who=("p2",), whom="p1", **data)] == found


@pytest.mark.parametrize("kind", [kind for kind, clause in CLAUSES.items() if not clause.duty])
def test_terms_that_only_bind_for_later_leave_nothing_to_wait_for(kind):
    assert owed(kind, who=("p2",)) == ()


@pytest.mark.parametrize(
    ("kind", "what", "owing", "owed_to"),
    [
        pytest.param("compensation", Kind.MONEY, ("p2",), ("p1",), id="who infringed pays the right-holder"),
        pytest.param("licence", Kind.MONEY, ("p1",), ("p2",), id="the licensee pays the licensor"),
        pytest.param("transfer", Kind.MONEY, ("p1",), ("p2",), id="the buyer pays the seller"),
        pytest.param("transfer", Kind.ACT, ("p2",), ("p1",), id="the seller has it registered unless said otherwise"),
    ],
)
def test_who_owes_whom(kind, what, owing, owed_to):
    one = term(kind, who=("p2",), whom="p1")
    assert (debtors(one, what), creditors(one, what)) == (owing, owed_to)


def test_an_obligation_has_a_name_and_the_deadline_as_written():
    one = term("compensation", instalments=(Instalment("本协议生效之日起五日内", 1), Instalment(DAY, 2)))
    assert [name_of(one, Kind.MONEY, part) for part in (1, 2)] == ["赔偿第一期", "赔偿第二期"]
    assert [deadline_of(one, Kind.MONEY, part) for part in (1, 2)] == ["本协议生效之日起五日内", DAY]
    assert name_of(term("transfer"), Kind.ACT, 0) == "权利转让（办理登记）"
    assert name_of(term("expenses", title="律师费"), Kind.MONEY, 0) == "律师费"
