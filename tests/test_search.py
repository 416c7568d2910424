"""找案：two-character words, numbers, links, pinyin; what is found is what LIKE would find, within what one may see."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, select

from mediation import search
from mediation.extensions import db, writing
from mediation.models.agreement import Term
from mediation.models.case import Agent, Case, CaseParty
from mediation.models.dossier import Dossier
from mediation.models.party import Party, PartyName
from mediation.models.right import Right
from mediation.models.user import RoleGrant, User
from mediation.operations.access_scope import visible_cases
from mediation.operations.case_filter import CaseFilter
from mediation.operations.case_list import capped_count, page
from mediation.rules.roles import Role
from mediation.search.tables import TEXTS
from mediation.search.words import fold, grams, initials_grams, parse
from tests.case_desk import NOW, TODAY, Desk

EVERYTHING = select(Case.id)

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("context")]


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    with writing():
        yield desk
        db.session.rollback()


def found(query: str, visible: Select[Any] = EVERYTHING) -> list[int]:
    """The ids found, newest first."""
    narrowed = search.narrow(visible, query)
    return list(db.session.scalars(narrowed.cases.order_by(narrowed.key.desc())))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("通纺知调〔2026〕153号", "通纺知调 2026 153号"),
        ("国作登字-２０２６-Ｆ-00176305", "国作登字 2026 f 00176305"),
        ("曾·阿依古丽", "曾 阿依古丽"),
        ("  网店“晚山家纺旗舰店”， ", "网店 晚山家纺旗舰店"),
        ("吴\u200b江\ufe00", "吴江"),
        ("𬭩㛃\ue000", "𬭩㛃\ue000"),
        ("50%_100%", "50 100"),
        ("——", ""),
    ],
)
def test_folding(typed: str, folded: str) -> None:
    assert fold(typed) == folded


ALPHABET = "织坊王张 12ab，。·"


@given(st.text(ALPHABET, max_size=30), st.integers(0, 30), st.integers(1, 12))
def test_every_part_of_a_text_is_covered_by_its_grams(text: str, start: int, length: int) -> None:
    folded = fold(text)
    part = fold(folded[start : start + length]).replace(" ", "\u3000")
    for word in parse(part):
        held = grams(folded)
        assert any(gram.startswith(word.text) for gram in held) if word.prefix else held.issuperset(word.grams)


def test_initials_never_meet_the_grams_of_a_text() -> None:
    assert initials_grams("mtfz\nntmt") & grams("mtfz ntmt") == set()


class TestFinding:
    """One case, and what finds it."""

    @pytest.fixture
    def case(self, desk: Desk) -> Case:
        case = desk.accepted(
            153, facts="沐棠纺织未经许可，在四件套上使用“江南棉语”花型。", title="栖禾家纺 与 沐棠纺织"
        )
        other = desk.accepted(1153, facts="与本案无关的另一件事：商标许可合同。", title="青梧印染 与 晴川寝具")
        owner = Party(kind="company", name="南通栖禾家纺有限公司", head_name="单小雨", created_at=NOW)
        maker = Party(kind="sole_trader", name="海门区沐棠纺织厂", head_name="曾·阿依古丽", created_at=NOW)
        first = CaseParty(case=case, party=owner, side="applicant", ordinal=0)
        names = {"shop": "晚山家纺旗舰店", "actual_operator": "卜凡"}
        second = CaseParty(case=case, party=maker, side="respondent", ordinal=1, **names)
        links = {"links": ["https://item.example.com/item.htm?id=70031555"], "note": "见 www.shop.example/a 页"}
        db.session.add_all([first, second])
        agreement = desk.agreement(case, facts="库存四十六套。")
        db.session.add_all(
            [
                Agent(case_party=first, name="张𬭩", employer="江苏某某律师事务所", authority="general"),
                Right(
                    case_id=case.id,
                    kind="copyright",
                    number="国作登字-2026-F-00176305",
                    number_key="国作登字2026F00176305",
                    title="江南棉语",
                ),
                Term(agreement=agreement, ordinal=1, kind="delete_links", data=links),
            ]
        )
        db.session.flush()
        db.session.add(PartyName(party_id=maker.id, text="沐棠布行", source="former"))
        desk.save(other)
        return case

    @pytest.mark.parametrize(
        "query",
        [
            pytest.param("沐棠", id="two characters of a name"),
            pytest.param("棉语", id="two characters across nothing"),
            pytest.param("沐棠纺织", id="four characters"),
            pytest.param("未经许可", id="facts"),
            pytest.param("棠", id="one character inside a run"),
            pytest.param("织", id="one character at the end of a run"),
            pytest.param("通纺知调〔2026〕153号", id="case number as printed"),
            pytest.param("通纺知调2026153号", id="case number without brackets"),
            pytest.param("案号 通纺知调〔2026〕153号", id="case number with its label"),
            pytest.param("153", id="three digits"),
            pytest.param("00176305", id="end of a certificate number"),
            pytest.param("1763", id="middle of a certificate number"),
            pytest.param("国作登字-2026-F-00176305", id="certificate number as printed"),
            pytest.param("国作登字2026f00176305", id="certificate number without dashes"),
            pytest.param("２０２６－Ｆ－００１７", id="full-width digits"),
            pytest.param("江南棉语", id="title of the work"),
            pytest.param("晚山家纺", id="shop"),
            pytest.param("卜凡", id="who really runs the shop"),
            pytest.param("曾·阿依古丽", id="operator with dot"),
            pytest.param("曾阿依古丽", id="operator without dot"),
            pytest.param("阿依", id="part of an operator's name"),
            pytest.param("张𬭩", id="agent with a rare character"),
            pytest.param("𬭩", id="rare character alone"),
            pytest.param("沐棠布行", id="former name"),
            pytest.param("某某律师", id="agent's firm"),
            pytest.param("https://item.example.com/item.htm?id=70031555", id="link"),
            pytest.param("ITEM.example.com", id="part of a link, other case"),
            pytest.param("70031555", id="item number of a link"),
            pytest.param("shop.example/a", id="link inside a note"),
            pytest.param("四十六套", id="facts of the agreement"),
            pytest.param("mtfz", id="initials inside a firm's name"),
            pytest.param("MTFZ", id="initials in capitals"),
            pytest.param("ntqh", id="initials from the start"),
            pytest.param("ntqhjfyxgs", id="all initials of a firm"),
            pytest.param("sxy", id="operator, surname read shan"),
            pytest.param("dxy", id="operator, surname read dan"),
            pytest.param("zaygl", id="operator, 曾 read zeng"),
            pytest.param("caygl", id="operator, 曾 read ceng"),
            pytest.param("沐棠 江南棉语 153", id="three words"),
            pytest.param("mtfz 棉语", id="initials and a word"),
        ],
    )
    def test_finds(self, case: Case, query: str) -> None:
        assert case.id in found(query)

    @pytest.mark.parametrize(
        "query",
        [
            pytest.param("型登", id="neighbours that punctuation parts"),
            pytest.param("棠沐", id="characters the other way round"),
            pytest.param("沐纺", id="characters that are not neighbours"),
            pytest.param("沐棠 商标", id="words of two cases"),
            pytest.param("fztm", id="initials the other way round"),
            pytest.param("2026 1153", id="number of another case"),
            pytest.param("库存 note", id="names of a term's blanks"),
            pytest.param("——", id="nothing to search for"),
            pytest.param("", id="empty"),
        ],
    )
    def test_does_not_find(self, case: Case, query: str) -> None:
        assert case.id not in found(query)

    @pytest.mark.parametrize("query", ["' OR 1=1 --", '"沐棠', "沐棠*", "沐棠 AND", "NEAR(沐棠)", "%", "_", "\\", "'"])
    def test_signs_of_query_languages_mean_nothing(self, case: Case, query: str) -> None:
        words = [fold(word) for word in query.split() if fold(word)]
        joined = db.session.scalar(select(TEXTS.c.text).where(TEXTS.c.case_id == case.id))
        assert (case.id in found(query)) == (bool(words) and all(word in joined for word in words))


class TestLikeLike:
    """Whatever is typed, the same cases come as with LIKE over the joined text."""

    @pytest.fixture
    def many(self, desk: Desk) -> None:
        signs = "织坊王张12ab ，"
        for at in range(120):
            text = "".join(
                signs[(at * 7919 + place * place * 31 + place * at) % len(signs)] for place in range(at % 23)
            )
            desk.case(facts=text, title="")
        desk.save(desk.clerk)

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(query=st.text("织坊王张12ab ，·", min_size=1, max_size=7))
    def test_found_is_what_like_finds(self, many: None, query: str) -> None:
        parts = [TEXTS.c.text.like(f"%{word.text}%") | _initials_like(word) for word in parse(query)]
        expected = select(TEXTS.c.case_id).where(*parts).order_by(TEXTS.c.case_id.desc()) if parts else None
        assert found(query) == ([] if expected is None else list(db.session.scalars(expected)))


def _initials_like(word: search.Word) -> Any:
    return TEXTS.c.initials.like(f"%{word.text}%") if word.initials else TEXTS.c.text.is_(None)


class TestInStep:
    """The index changes with the rows, in their transaction."""

    def test_a_new_name_of_a_firm_reaches_all_its_cases(self, desk: Desk) -> None:
        first, second = desk.case("木棠坊"), desk.case(title="")
        firm = first.parties[0].party
        db.session.add(CaseParty(case=second, party=firm, side="applicant", ordinal=0))
        first.title = ""
        desk.save(first)
        assert found("木棠坊") == [second.id, first.id]
        firm.name = "槿安布艺"
        desk.save(firm)
        assert (found("木棠"), found("槿安布艺")) == ([], [second.id, first.id])

    def test_what_is_rolled_back_is_not_found(self, desk: Desk) -> None:
        case = desk.case("木棠坊")
        desk.save(case)
        case.facts = "起草中的一句"
        db.session.flush()
        db.session.rollback()
        db.session.refresh(case)
        case.textile = True
        desk.save(case)
        assert (found("起草"), found("木棠")) == ([], [case.id])

    def test_rows_that_hang_on_a_case_are_found_and_forgotten(self, desk: Desk) -> None:
        case = desk.case("木棠坊")
        agent = Agent(case_party=case.parties[0], name="闻人笙", authority="general")
        db.session.add(agent)
        agreement = desk.agreement(case)
        term = Term(agreement=agreement, ordinal=1, kind="delete_links", data={"links": ["shop.example/77"]})
        db.session.add(term)
        desk.save(case)
        assert found("闻人笙") == found("shop.example/77") == [case.id]
        agent.name = "闻人竺"
        agreement.terms.remove(term)
        desk.save(case)
        assert (found("闻人笙"), found("shop.example/77"), found("闻人竺")) == ([], [], [case.id])

    def test_a_case_that_goes_is_forgotten(self, desk: Desk) -> None:
        case, other = desk.case(facts="甲事"), desk.case(facts="甲事乙")
        desk.save(case)
        db.session.delete(case)
        desk.save(other)
        assert found("甲事") == [other.id]

    def test_forget_takes_one_case_out(self, desk: Desk) -> None:
        case = desk.case(facts="甲事")
        desk.save(case)
        search.forget(case.id)
        assert found("甲事") == []
        search.index_case(case.id)
        assert found("甲事") == [case.id]

    def test_rebuilding_changes_nothing_and_tells_how_far_it_is(self, desk: Desk) -> None:
        cases = [desk.case("木棠坊", facts=f"第{at}件 {at}") for at in range(3)]
        desk.save(cases[0])
        before, told = db.session.execute(select(TEXTS.c.case_id, TEXTS.c.text)).all(), []
        assert search.rebuild(lambda done, total: told.append((done, total))) == 3
        assert (db.session.execute(select(TEXTS.c.case_id, TEXTS.c.text)).all(), told) == (before, [(3, 3)])
        assert found("木棠") == [case.id for case in reversed(cases)]


class TestVisibility:
    """Nothing is found outside what the caller may see."""

    def test_only_within_the_visible_cases(self, desk: Desk) -> None:
        ours = desk.case("木棠坊")
        theirs = desk.case("木棠坊", committee="district")
        secret = desk.case("木棠坊", restricted=True)
        desk.save(ours)
        visible = EVERYTHING.where(Case.committee_id == desk.committees["textile"], Case.restricted.is_(False))
        assert [found(query, visible) for query in ("木棠", "木棠坊", "木", "mtf")] == [[ours.id]] * 4
        assert {theirs.id, secret.id} < set(found("木棠"))

    def test_a_typed_number_leads_only_to_visible_cases(self, desk: Desk) -> None:
        case = desk.accepted(153, title="甲 与 乙")
        desk.save(case)
        assert search.jump(EVERYTHING.where(Case.restricted), "153") == []


class TestCounting:
    """The figure beside the list is the number of cases in it, for everybody."""

    @pytest.fixture
    def staff(self, desk: Desk) -> dict[str, User]:
        """Who works where: one mediator of each committee, one of both, a director, and an administrator."""
        works = {
            "textile": [("textile", Role.MEDIATOR)],
            "district": [("district", Role.CLERK)],
            "both": [("textile", Role.MEDIATOR), ("district", Role.MEDIATOR)],
            "director": [("textile", Role.DIRECTOR)],
            "administrator": [("textile", Role.ADMINISTRATOR)],
        }
        people = {}
        for name, held in works.items():
            user = User(login_name=name, display_name=name, password_hash="-", password_set_at=NOW)
            user.grants = [RoleGrant(organisation_id=desk.committees[body], role=role.value) for body, role in held]
            db.session.add(user)
            people[name] = user
        desk.save(people["textile"])
        return people

    @staticmethod
    def counted(user: User, text: str, *committees: int) -> tuple[int, int]:
        """By the index, and by the list itself."""
        wanted, visible = CaseFilter(text=text, committees=committees), visible_cases(user)
        listed = page(wanted, visible=visible, size=200)
        return capped_count(wanted, visible=visible)[0], len(listed.rows)

    def test_everybody_counts_what_they_may_see(self, desk: Desk, staff: dict[str, User]) -> None:
        textile, district = desk.committees["textile"], desk.committees["district"]
        desk.case("木棠坊", "王张")
        desk.case("木棠坊", restricted=True)
        desk.case("木棠坊", restricted=True, mediator_id=staff["textile"].id)
        last = desk.case("木棠坊", committee="district")
        desk.save(last)
        for word in ("木棠", "木棠坊", "mtf", "木"):
            seen = {name: self.counted(user, word) for name, user in staff.items()}
            assert seen == {
                "textile": (2, 2), "district": (1, 1), "both": (2, 2), "director": (3, 3), "administrator": (0, 0),
            }  # fmt: skip
            assert self.counted(staff["both"], word, textile) == (1, 1)
            assert self.counted(staff["both"], word, district) == (1, 1)
            assert self.counted(staff["textile"], word, district) == (0, 0)

    def test_a_case_that_moves_or_closes_itself_off_is_counted_anew(self, desk: Desk, staff: dict[str, User]) -> None:
        case = desk.case("木棠坊")
        desk.save(case)
        here, there = staff["textile"], staff["district"]
        assert (self.counted(here, "木棠"), self.counted(there, "木棠")) == ((1, 1), (0, 0))
        case.committee_id = desk.committees["district"]
        desk.save(case)
        assert (self.counted(here, "木棠"), self.counted(there, "木棠")) == ((0, 0), (1, 1))
        case.restricted = True
        desk.save(case)
        assert self.counted(there, "木棠") == (0, 0)
        case.restricted = False
        db.session.add(Dossier(case_id=case.id, committee_id=case.committee_id, state="open", name="卷"))
        desk.save(case)
        assert self.counted(there, "木棠") == (1, 1)
        db.session.scalars(select(Dossier)).one().restricted_on = TODAY
        desk.save(case)
        assert self.counted(there, "木棠") == (0, 0)


class TestJump:
    """A typed number leads straight to its case."""

    @pytest.mark.parametrize("typed", ["153", "153号", "2026 153", "2026-153", "〔2026〕153号", " 153 "])
    def test_case_number(self, desk: Desk, typed: str) -> None:
        case = desk.accepted(153, title="甲 与 乙")
        desk.accepted(1153)
        desk.save(case)
        assert search.jump(EVERYTHING, typed) == [(case.id, "通纺知调〔2026〕153号", "甲 与 乙")]

    def test_register_number_while_there_is_no_other(self, desk: Desk) -> None:
        waiting = desk.case("木棠坊")
        desk.accepted(153)
        desk.save(waiting)
        assert [hit.case_id for hit in search.jump(EVERYTHING, "2026-0001")] == [waiting.id]
        assert search.jump(EVERYTHING, "2026-0002") == []

    @pytest.mark.parametrize("typed", ["2025 153", "154", "木棠", "", "1234567", "153-2026"])
    def test_no_such_number(self, desk: Desk, typed: str) -> None:
        desk.save(desk.accepted(153))
        assert search.jump(EVERYTHING, typed) == []
