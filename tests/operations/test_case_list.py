"""案件列表：filters, pages by key in every order, counts that stop, columns by role."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select

from mediation.extensions import db, writing
from mediation.models.agreement import Signature
from mediation.models.case import IN_PROGRESS, Agent, Case, Consent
from mediation.operations.case_filter import CaseFilter, Day, Missing, Sort
from mediation.operations.case_list import CaseRow, Key, Page, capped_count, columns_for, exact_count, page
from mediation.procedures.people_mediation import OPEN, State
from mediation.rules.dispute_types import DisputeType
from mediation.rules.roles import Role
from tests.case_desk import NOW, TODAY, Desk

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("context")]

EVERYTHING = select(Case)
STATES, KINDS = tuple(State), tuple(DisputeType)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    with writing():
        yield desk
        db.session.rollback()


def ids(wanted: CaseFilter, **how: Any) -> list[int]:
    return [row.id for row in page(wanted, visible=EVERYTHING, **how).rows]


def test_a_line_has_all_that_the_list_shows(desk: Desk) -> None:
    case = desk.accepted(
        153,
        title="栖禾家纺 与 沐棠纺织",
        state="agreed",
        dispute_type="copyright",
        mediator_id=desk.clerk.id,
        amount_claimed=3_000_000,
        next_due_on=date(2026, 9, 28),
        next_due_what="登记签字",
    )
    desk.agreement(case, "issued")
    desk.save(case)
    assert page(CaseFilter(), visible=EVERYTHING).rows == [
        CaseRow(
            id=case.id,
            uid=case.uid,
            committee_id=desk.committees["textile"],
            case_number="通纺知调〔2026〕153号",
            register_number="2026-0001",
            title="栖禾家纺 与 沐棠纺织",
            dispute_type="copyright",
            state="agreed",
            outcome="",
            agreement_state="issued",
            restricted=False,
            mediator="书记员甲",
            registered_on=TODAY,
            accepted_on=TODAY,
            closed_on=None,
            amount_claimed=3_000_000,
            next_due_on=date(2026, 9, 28),
            next_due_what="登记签字",
        )
    ]


class TestFilters:
    """Each filter alone, and together."""

    @pytest.fixture
    def cases(self, desk: Desk) -> dict[str, Case]:
        made = {
            "waiting": desk.case("木棠坊", state="registered", dispute_type="design"),
            "running": desk.accepted(1, state="mediating", dispute_type="copyright", mediator_id=desk.clerk.id),
            "early": desk.accepted(2, state="closed", closed_on=TODAY, dispute_type="trademark"),
            "theirs": desk.case("沐棠", committee="district", state="declined", dispute_type="copyright"),
        }
        made["early"].accepted_on = made["early"].registered_on = date(2022, 1, 4)
        desk.save(desk.clerk)
        return made

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            pytest.param({}, ["theirs", "early", "running", "waiting"], id="nothing asked"),
            pytest.param({"states": ("mediating",)}, ["running"], id="one state"),
            pytest.param({"states": ("mediating", "closed")}, ["early", "running"], id="two states"),
            pytest.param({"kinds": ("copyright", "design")}, ["theirs", "running", "waiting"], id="two kinds"),
            pytest.param({"states": ("closed",), "kinds": ("design",)}, [], id="state and kind that never meet"),
            pytest.param({"states": ("closed", "declined"), "kinds": ("copyright",)}, ["theirs"], id="states and kind"),
            pytest.param(
                {"states": STATES, "kinds": KINDS}, ["theirs", "early", "running", "waiting"], id="all values"
            ),
            pytest.param({"mediator_id": 1}, ["running"], id="mediator"),
            pytest.param({"mediator_id": 1, "states": ("mediating", "closed")}, ["running"], id="mediator, states"),
            pytest.param({"until": date(2022, 12, 31)}, ["early"], id="accepted until"),
            pytest.param({"since": date(2022, 1, 4), "until": date(2022, 1, 4)}, ["early"], id="both days included"),
            pytest.param(
                {"since": TODAY, "day": Day.REGISTERED}, ["theirs", "running", "waiting"], id="registered since"
            ),
            pytest.param({"since": date(2022, 1, 5)}, ["running"], id="accepted since leaves out what is not accepted"),
            pytest.param({"text": "木棠"}, ["waiting"], id="text"),
            pytest.param(
                {"text": "2026", "states": ("mediating", "closed")}, ["early", "running"], id="text and states"
            ),
            pytest.param({"text": "2026", "until": date(2022, 12, 31)}, ["early"], id="text and period"),
            pytest.param({"text": "——"}, [], id="text without a word"),
        ],
    )
    def test_filter(self, cases: dict[str, Case], wanted: dict[str, Any], expected: list[str]) -> None:
        asked = CaseFilter(**wanted)
        names = {case.id: name for name, case in cases.items()}
        assert [names[number] for number in ids(asked)] == expected
        assert capped_count(asked, visible=EVERYTHING) == (len(expected), False)
        assert exact_count(asked, visible=EVERYTHING) == len(expected)

    def test_committees(self, desk: Desk, cases: dict[str, Case]) -> None:
        district, textile = desk.committees["district"], desk.committees["textile"]
        assert ids(CaseFilter(committees=(district,))) == [cases["theirs"].id]
        assert ids(CaseFilter(committees=(district, textile))) == ids(CaseFilter())
        assert ids(CaseFilter(committees=(district, textile), states=("declined", "closed"))) == [
            cases["theirs"].id,
            cases["early"].id,
        ]

    def test_only_visible_cases(self, cases: dict[str, Case]) -> None:
        visible = EVERYTHING.where(Case.id == cases["early"].id)
        for asked in (CaseFilter(), CaseFilter(text="2026"), CaseFilter(states=("closed", "mediating"))):
            assert [row.id for row in page(asked, visible=visible).rows] == [cases["early"].id]
            assert capped_count(asked, visible=visible) == (1, False)


class TestMissing:
    """What is missing, while the case is in progress."""

    def lacking(self, missing: Missing) -> list[int]:
        return ids(CaseFilter(missing=(missing,)))

    def test_in_progress_is_what_the_procedure_calls_open(self) -> None:
        assert set(IN_PROGRESS.partition("(")[2].rstrip(")").replace("'", "").split(",")) == set(OPEN)

    def test_consent_until_every_party_agreed_last(self, desk: Desk) -> None:
        case = desk.case("木棠坊", "沐棠")
        desk.save(case)
        for part, answer in [(0, "agreed"), (1, "no_answer")]:
            self.ask(case, part, answer)
        assert self.lacking(Missing.CONSENT) == [case.id]
        self.ask(case, 1, "agreed")
        assert self.lacking(Missing.CONSENT) == []
        self.ask(case, 0, "refused")
        assert self.lacking(Missing.CONSENT) == [case.id]

    def ask(self, case: Case, part: int, answer: str) -> None:
        clerk = case.registered_by_id
        db.session.add(
            Consent(case_party=case.parties[part], asked_at=NOW, manner="phone", answer=answer, recorded_by_id=clerk)
        )
        db.session.flush()

    def test_rights_notice_once_accepted(self, desk: Desk) -> None:
        waiting, running = desk.case("木棠坊"), desk.case("沐棠", state="mediating")
        assert self.lacking(Missing.RIGHTS_NOTICE) == [running.id]
        running.parties[0].rights_notice_on = TODAY
        db.session.flush()
        assert self.lacking(Missing.RIGHTS_NOTICE) == []
        assert waiting.id in self.lacking(Missing.MEDIATOR)

    def test_mediator(self, desk: Desk) -> None:
        without = desk.case("木棠坊")
        desk.case("沐棠", mediator_id=desk.clerk.id)
        desk.case("沐棠", state="declined")
        assert self.lacking(Missing.MEDIATOR) == [without.id]

    def test_agent_check_while_the_agent_acts(self, desk: Desk) -> None:
        case = desk.case("木棠坊")
        agent = Agent(case_party=case.parties[0], name="闻人笙", authority="general")
        db.session.add(agent)
        db.session.flush()
        assert self.lacking(Missing.AGENT_CHECK) == [case.id]
        agent.ended_on = TODAY
        db.session.flush()
        assert self.lacking(Missing.AGENT_CHECK) == []

    def test_signatures_and_seal_of_an_issued_agreement(self, desk: Desk) -> None:
        case = desk.case("木棠坊", "沐棠", state="agreed")
        draft = desk.case("甲", "乙", state="agreed")
        desk.agreement(draft)
        agreement = desk.agreement(case, "issued")
        assert self.lacking(Missing.SIGNATURE) == self.lacking(Missing.SEAL) == [case.id]
        signers = [
            ("party", case.parties[0].id),
            ("party", case.parties[1].id),
            ("mediator", None),
            ("committee", None),
        ]
        for signer, part in signers[:3]:
            self.sign(agreement.id, signer, part, case.registered_by_id)
        assert (self.lacking(Missing.SIGNATURE), self.lacking(Missing.SEAL)) == ([], [case.id])
        seal = self.sign(agreement.id, "committee", None, case.registered_by_id)
        assert self.lacking(Missing.SEAL) == []
        seal.struck_reason = "盖错了章"
        db.session.flush()
        assert self.lacking(Missing.SEAL) == [case.id]
        assert ids(CaseFilter(missing=(Missing.SEAL, Missing.MEDIATOR))) == [draft.id, case.id]

    def sign(self, agreement_id: int, signer: str, part: int | None, clerk: int) -> Signature:
        signature = Signature(
            agreement_id=agreement_id,
            signer=signer,
            case_party_id=part,
            manner="seal",
            signed_on=TODAY,
            recorded_by_id=clerk,
            recorded_at=NOW,
        )
        db.session.add(signature)
        db.session.flush()
        return signature


class TestPages:
    """Walking the list forth and back meets every case once, in order, whatever the order is."""

    @pytest.fixture
    def cases(self, desk: Desk) -> list[Case]:
        made = []
        for at in range(23):
            due = date(2026, 10, 1 + at % 4) if at % 3 else None
            columns: dict[str, Any] = {"next_due_on": due, "state": "mediating" if at % 2 else "suspended"}
            case = desk.accepted(at + 1, **columns) if at % 5 else desk.case("木棠坊", **columns)
            if case.accepted_on:
                case.accepted_on = date(2026, 8, 1 + at % 6)
            case.registered_on = date(2026, 7, 1 + at % 7)
            made.append(case)
        desk.save(desk.clerk)
        return made

    ORDERS = {
        Sort.NEWEST: lambda case: -case.id,
        Sort.ACCEPTED: lambda case: (case.accepted_on is None, -(case.accepted_on or TODAY).toordinal(), -case.id),
        Sort.REGISTERED: lambda case: (-case.registered_on.toordinal(), -case.id),
        Sort.DUE: lambda case: (case.next_due_on is None, (case.next_due_on or TODAY).toordinal(), case.id),
    }

    @pytest.mark.parametrize("size", [1, 4, 22, 23, 24])
    @pytest.mark.parametrize("sort", list(Sort))
    @pytest.mark.parametrize("more", [{}, {"states": ("mediating", "suspended")}, {"text": "2026"}], ids=str)
    def test_forth_and_back(self, cases: list[Case], sort: Sort, size: int, more: dict[str, Any]) -> None:
        expected = [case.id for case in sorted(cases, key=self.ORDERS[sort])]
        wanted = CaseFilter(sort=sort, **more)
        pages = [page(wanted, visible=EVERYTHING, size=size)]
        while pages[-1].next_key:
            pages.append(page(wanted, visible=EVERYTHING, size=size, after=pages[-1].next_key))
        assert [row.id for each in pages for row in each.rows] == expected
        back = [pages[-1]]
        while back[-1].previous_key:
            back.append(page(wanted, visible=EVERYTHING, size=size, before=back[-1].previous_key))
        assert [row.id for each in reversed(back) for row in each.rows] == expected
        assert back[-1] == Page(pages[0].rows, pages[0].next_key, None)

    def test_a_period_sorts_by_its_day(self) -> None:
        assert CaseFilter(since=TODAY).order is Sort.ACCEPTED
        assert CaseFilter(until=TODAY, day=Day.REGISTERED).order is Sort.REGISTERED
        assert CaseFilter(since=TODAY, text="木棠").order is Sort.NEWEST
        assert CaseFilter(since=TODAY, sort=Sort.DUE).order is Sort.DUE

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("2026-09-14.153", Key(date(2026, 9, 14), 153)),
            (".153", Key(None, 153)),
            ("153", None),
            ("", None),
            (None, None),
            ("2026-13-01.5", None),
            (".x", None),
        ],
    )
    def test_keys_in_addresses(self, text: str | None, key: Key | None) -> None:
        assert Key.parse(text) == key
        assert key is None or str(key) == text


def test_the_count_stops_at_its_limit(desk: Desk) -> None:
    for _ in range(5):
        desk.case("木棠坊")
    desk.save(desk.clerk)
    for wanted in (CaseFilter(), CaseFilter(text="木棠")):
        assert capped_count(wanted, visible=EVERYTHING, limit=4) == (4, True)
        assert capped_count(wanted, visible=EVERYTHING, limit=5) == (5, False)
        assert exact_count(wanted, visible=EVERYTHING) == 5


@pytest.mark.parametrize("wanted", [CaseFilter(), CaseFilter(text="木棠"), CaseFilter(states=tuple(State))], ids=str)
def test_as_many_statements_for_thirty_cases_as_for_one(desk: Desk, wanted: CaseFilter) -> None:
    # A search on PostgreSQL first asks for the numbers of the cases that hold the words.
    asked = 4 if wanted.text and db.engine.dialect.name == "postgresql" else 1
    counts = []
    for more in (1, 29):
        for _ in range(more):
            desk.case("木棠坊", "沐棠")
        counts.append(_statements(lambda: page(wanted, visible=EVERYTHING)))
    assert counts == [asked, asked]


def _statements(act: Any) -> int:
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_the_parties_column_leaves_out_the_type(desk: Desk) -> None:
    desk.case(title="栖禾家纺 与 沐棠纺织 著作权（花型）纠纷", dispute_type="copyright")
    row = page(CaseFilter(), visible=EVERYTHING).rows[0]
    assert (row.parties, row.number) == ("栖禾家纺 与 沐棠纺织", "登记号 2026-0001")


@pytest.mark.parametrize(
    ("roles", "more"),
    [
        ({Role.MEDIATOR}, []),
        ({Role.CLERK}, ["registered_on"]),
        ({Role.DIRECTOR}, ["amount"]),
        ({Role.CLERK, Role.DIRECTOR}, ["registered_on", "amount"]),
    ],
)
def test_columns_for_roles(roles: set[Role], more: list[str]) -> None:
    always = ["number", "parties", "kind", "state", "mediator", "accepted_on", "due"]
    assert sorted(column.name for column in columns_for(roles)) == sorted([*always, *more])
