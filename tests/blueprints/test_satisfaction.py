"""服务满意度：one slip for a party of a closed case, one answer through its link, and totals that single nobody out."""

import contextvars
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.documents.satisfaction_slip import ANONYMOUS
from mediation.extensions import db, writing
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.satisfaction import SatisfactionAnswer, SatisfactionInvitation, SatisfactionTicket
from mediation.operations import audit
from mediation.operations import people_mediation as acts
from mediation.operations.actor import Actor
from mediation.operations.satisfaction.reading import satisfaction_in
from mediation.rules.roles import Role
from mediation.rules.satisfaction import first_day, last_day, quarter_of
from mediation.web.slow_down import MOST, Misses
from tests.blueprints.matter import MAN, Matter
from tests.documents.sheets import sheets, text
from tests.visitor import Page, Visitor, token_in

TODAY = clock.today()
LAST_YEAR = TODAY.year - 1
WORDS = "调解员耐心，就是等得久了一点。"


def _withdraw(case: Case, actor: Actor) -> None:
    notice = acts.Notice(told={party.id: acts.Told(actor.today, "in_person") for party in case.parties})
    acts.withdraw(case, by=case.parties[0], notice=notice, actor=actor)


@pytest.fixture
def closed(matter: Matter) -> Matter:
    matter.accept()
    matter.act(_withdraw)
    matter.act(lambda case, actor: acts.close(case, actor=actor))
    return matter


def slip(mediator: Visitor, closed: Matter, name: str = MAN) -> str:
    """The path behind the link of a fresh slip."""
    page = mediator.client.send(closed.url("satisfaction"), party=closed.parties[name])
    seen = mediator.seen(page)
    return seen.soup.select_one("#link").text.partition("localhost")[2]  # type: ignore[union-attr]


def test_the_slip_is_a_paper_with_the_link_and_no_name(
    mediator: Visitor, closed: Matter, stranger: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    link = slip(mediator, closed)
    token, url = link.rpartition("/")[2], closed.url("satisfaction/slip.pdf")
    answered(stranger, link)
    answer = mediator.client.send(url, token=token)
    assert answer.mimetype == "application/pdf" and stranger.get(link).h1 == "收到了，谢谢"
    (sheet,) = sheets(answer.data)
    said = text(sheet)
    assert (round(sheet.width), round(sheet.height)) == (420, 595), "A5"
    assert f"http://localhost{link}" in said and "".join(ANONYMOUS.split()) in said
    assert closed.read(lambda case: "".join(case.number.split())) in said and MAN not in said
    assert b"/Image" not in answer.data, "the code is drawn, not a picture"
    assert mediator.client.send(url, token="2" * 16).status_code == 404
    assert visitor_for(Role.MEDIATOR, "district").client.send(url, token=token).status_code == 404
    later = slip(mediator, closed)
    assert mediator.client.send(url, token=token).status_code == 404 and later != link


def answered(stranger: Visitor, link: str, **typed: Any) -> Page:
    return stranger.submit(stranger.get(link), "answer", **{"grade": "5", "words": WORDS, **typed})


def behind(app: Flask, look: Callable[[], Any]) -> Any:
    def inside() -> Any:
        with app.app_context(), writing():
            found = look()
            db.session.commit()
            return found

    return contextvars.Context().run(inside)


def test_a_party_answers_once_and_nothing_leads_back_to_the_case(
    app: Flask, mediator: Visitor, closed: Matter, stranger: Visitor
) -> None:
    link = slip(mediator, closed)
    page = stranger.get(link)
    assert closed.read(lambda case: case.number) in page.text
    assert MAN not in page.text and "绮华" not in page.text and "花型" not in page.text
    assert "没有选" in answered(stranger, link, status=422, grade=None).errors["grade"]
    assert "谢谢" in answered(stranger, link).text
    assert "谢谢" in stranger.get(link).text
    typed = {"csrf_token": token_in(stranger.client.get("/login")), "grade": "1", "words": "再来一次"}
    again = stranger.client.post(link, data=typed)
    assert again.status_code == 409 and "已经答过" in again.text

    def kept() -> None:
        row = db.session.scalars(select(SatisfactionAnswer)).one()
        assert (row.grade, row.words, (row.year, row.quarter)) == (5, WORDS, quarter_of(TODAY))
        columns = set(SatisfactionAnswer.__table__.columns.keys())
        assert columns == {"id", "committee_id", "year", "quarter", "grade", "words"}
        assert [column.name for column in SatisfactionTicket.__table__.columns] == [
            "id",
            "invitation_id",
            "token_sha256",
            "used",
        ]
        trail = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "answer_satisfaction")).one()
        assert (trail.case_id, trail.actor_id, trail.changes) == (None, None, [])
        assert WORDS not in str([entry.changes for entry in db.session.scalars(select(AuditEntry))])
        assert list(audit.broken_links()) == []

    behind(app, kept)


def test_a_new_slip_replaces_the_old_one_and_tells_the_mediator_nothing(
    app: Flask, mediator: Visitor, closed: Matter, stranger: Visitor
) -> None:
    first = slip(mediator, closed)
    second = slip(mediator, closed)
    assert "这个链接不能用了" in stranger.get(first, status=404).text
    answered(stranger, second)
    # One who has answered is told so by the link; the page of the case looks as before.
    assert "已经答过" in stranger.get(slip(mediator, closed)).text
    assert behind(app, lambda: len(db.session.scalars(select(SatisfactionInvitation)).all())) == 1

    def run_out() -> None:
        row = db.session.scalars(select(SatisfactionInvitation)).one()
        row.given_on, row.expires_on = TODAY - timedelta(40), TODAY - timedelta(1)
        audit.record(None, "invite_satisfaction", row, summary="过期", at=clock.now())

    link = slip(mediator, closed)
    behind(app, run_out)
    assert stranger.get(link, status=404)
    late = mediator.client.send(closed.url("satisfaction"), party=closed.parties[MAN])
    assert late.status_code == 409 and "到期" in late.text


def test_an_open_case_asks_nobody(mediator: Visitor, matter: Matter) -> None:
    assert "结案以后" in mediator.get(matter.url("satisfaction"), status=409).text
    assert "满意度问卷" not in mediator.get(matter.url()).text


def test_a_closed_case_leads_to_its_slips(mediator: Visitor, closed: Matter) -> None:
    page = mediator.get(closed.url())
    assert page.soup.select_one(f'a[href="{closed.url("satisfaction")}"]')


def test_guessing_is_slowed_down_and_a_good_link_still_opens(
    mediator: Visitor, closed: Matter, stranger: Visitor
) -> None:
    link = slip(mediator, closed)
    found = [stranger.client.get(f"/satisfaction/{number:032d}").status_code for number in range(MOST + 2)]
    assert set(found[:MOST]) <= {404, 429} and found[-1] == 429
    assert stranger.get(link).h1 == "服务满意度"


def test_misses_are_forgotten_after_a_minute() -> None:
    misses, now = Misses(), clock.now()
    assert not any(misses.too_many("a", now) for _ in range(MOST))
    assert misses.too_many("a", now) and not misses.too_many("b", now)
    assert not misses.too_many("a", now + timedelta(minutes=2))


def _given(app: Flask, closed: Matter, quarter: int, grades: dict[int, int]) -> None:
    """A quarter of last year, as invitations and answers leave it."""

    def put() -> None:
        committee = db.session.scalars(select(Organisation).where(Organisation.code == "textile")).one()
        case = _case(closed)
        for party in case.parties:
            day = first_day(LAST_YEAR, quarter)
            row = SatisfactionInvitation(
                case_id=case.id,
                case_party_id=party.id,
                committee_id=committee.id,
                year=LAST_YEAR,
                quarter=quarter,
                given_on=day,
                given_by_id=case.registered_by_id,
                expires_on=day + timedelta(30),
            )
            db.session.add(row)
        for grade, count in grades.items():
            db.session.add_all(
                SatisfactionAnswer(
                    committee_id=committee.id, year=LAST_YEAR, quarter=quarter, grade=grade, words=f"{grade}分的话"
                )
                for _ in range(count)
            )
        audit.record(None, "invite_satisfaction", committee, summary="旧数", at=clock.now())

    behind(app, put)


def _case(closed: Matter) -> Any:
    return db.session.scalars(select(Case).where(Case.uid == closed.uid)).one()


def test_totals_are_published_with_n_and_response_and_only_where_enough_answered(
    app: Flask, mediator: Visitor, closed: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    _given(app, closed, 2, {5: 3, 4: 1, 2: 1})
    page = mediator.get("/satisfaction")
    assert "80.0%" in page.text and "4 / 5" in page.text and "5分的话" not in page.text
    assert "5分的话" in visitor_for(Role.BUREAU_VIEWER).get("/satisfaction").text
    assert "80.0%" not in visitor_for(Role.MEDIATOR, "district").get("/satisfaction").text

    def figure(first: date, last: date) -> tuple[int, int]:
        tally = behind(app, lambda: satisfaction_in(first, last, TODAY))
        return tally.satisfied, tally.answered

    assert figure(date(LAST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)) == (4, 5)
    assert figure(date(LAST_YEAR, 5, 1), last_day(LAST_YEAR, 2)) == (0, 0)


def test_too_few_answers_and_a_quarter_that_runs_are_not_published(
    app: Flask, mediator: Visitor, closed: Matter, stranger: Visitor
) -> None:
    _given(app, closed, 1, {1: 4})
    assert "不足 5 份，不公布" in mediator.get("/satisfaction").text
    assert behind(app, lambda: satisfaction_in(date(LAST_YEAR, 1, 1), date(LAST_YEAR, 12, 31), TODAY)).answered == 0


def test_a_quarter_that_runs_shows_how_many_went_out_and_no_answer(
    app: Flask, mediator: Visitor, closed: Matter, stranger: Visitor
) -> None:
    answered(stranger, slip(mediator, closed))
    page = mediator.get("/satisfaction")
    (row,) = page.soup.select("main table tbody tr")[:1]
    assert "以后公布" in row.text and row.select("td")[1].text == "1" and row.select("td")[2].text == "—"
