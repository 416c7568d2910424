"""The papers of a case on its pages: what is missing, one paper, the set as a job, many cases of the list at once."""

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from mediation import files
from mediation.documents import press
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.job import Job
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.sessions import sessions_of
from mediation.rules.roles import Role
from mediation.web import job_runner
from tests.blueprints.matter import Matter
from tests.visitor import Page, Visitor, filled


@pytest.fixture(scope="module", autouse=True)
def printing() -> Iterator[None]:
    """The press is ended with the module."""
    yield
    press.close()


@pytest.fixture
def prepared(matter: Matter) -> Matter:
    """A dispute before its first session."""
    matter.prepare()
    return matter


def _set_page(mediator: Visitor, matter: Matter) -> Page:
    return mediator.get(matter.url("papers/printing"))


def _finished(mediator: Visitor, page: Page) -> Page:
    """The job's page when its worker is through."""
    path = page.answer.request.path
    job_runner.wait(90)
    return mediator.get(path)


def _result(mediator: Visitor, page: Page) -> bytes:
    link = page.soup.find("a", string=lambda text: text is not None and "下载" in text) or page.soup.select_one(
        "a[href$='/result']"
    )
    assert link is not None, page.text
    return mediator.client.get(str(link["href"])).data


def test_the_case_page_lists_its_papers_and_leads_to_what_is_missing(mediator: Visitor, prepared: Matter) -> None:
    """Each gap is a sentence with the way to the place where it is recorded."""
    page = mediator.get(prepared.url("?part=papers"))
    assert "人民调解受理登记表" in page.text
    assert "身份证明" in page.text and "还没有收身份证明" in page.text
    assert page.soup.select(f"a[href='{prepared.url('files')}']")


def test_what_a_record_lacks_leads_to_that_record(mediator: Visitor, matter: Matter) -> None:
    """Not to the page of a new one."""
    matter.talk(result="")
    record = matter.read(lambda case: sessions_of(case)[0].id)
    page = mediator.get(matter.url("?part=papers"))
    assert "第一次调解会没有记结果。打开这次的记录补上。" in page.text
    way = matter.url(f"records/{record}/edit")
    assert [link.get_text() for link in page.soup.select(f"a[href='{way}']")] == ["去补"]
    assert mediator.get(way).soup.select_one("form[method=post]") is not None


def test_one_paper_is_printed_and_opened(mediator: Visitor, prepared: Matter) -> None:
    """Printed once, its bytes are the same ever after."""
    page = mediator.get(prepared.url("?part=papers"))
    action = prepared.url("papers/acceptance_register/printing")
    form = next(form for form in page.soup.select("form[method=post]") if form["action"] == action)
    mediator.client.post(action, data=filled(form), follow_redirects=True)
    first = mediator.client.get(prepared.url("papers/acceptance_register.pdf"))
    again = mediator.client.get(prepared.url("papers/acceptance_register.pdf"))
    assert first.mimetype == "application/pdf" and first.data == again.data
    assert "已印" in mediator.get(prepared.url("?part=papers")).text


def test_each_paper_leads_to_where_its_signed_copy_is_attached(mediator: Visitor, prepared: Matter) -> None:
    """Of an agreement only once it was issued; evidence and the sheets of the binding are not signed."""
    page = mediator.get(prepared.url("?part=papers"))
    ways = [str(link["href"]) for link in page.soup.select("#parts a[href$='/scan']")]
    assert prepared.url("papers/acceptance_register/scan") in ways
    assert not [way for way in ways if "/agreement" in way or "/cover/" in way or "/identity/" in way]
    assert {mediator.get(way).h1 for way in ways} == {"附签署件"}


def test_the_set_is_printed_as_one_file(mediator: Visitor, prepared: Matter) -> None:
    """What is ready is ticked; two copies of the register; the bar works without script."""
    page = _set_page(mediator, prepared)
    page = mediator.submit(page, "printing", **{"copies-acceptance_register": "2"})
    assert page.answer.headers.get("Refresh") == "2" or "做好了" in page.text
    page = _finished(mediator, page)
    assert "做好了" in page.text
    pages = PdfReader(io.BytesIO(_result(mediator, page))).pages
    titles = [line for sheet in pages for line in [sheet.extract_text()] if "受理登记表" in line.replace(" ", "")]
    assert len(titles) >= 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"sheet": []}, "一种也没有勾", id="nothing-ticked"),
        pytest.param(
            {"sheet": ["application"], "copies-application": "二"}, "份数写成 1 到 30 的整数", id="copies-in-words"
        ),
        pytest.param(
            {"sheet": ["application"], "copies-application": "31"}, "份数写成 1 到 30 的整数", id="too-many-copies"
        ),
    ],
)
def test_a_set_that_cannot_be_printed_says_what_to_do(
    mediator: Visitor, prepared: Matter, typed: dict[str, Any], said: str
) -> None:
    """422, a sentence, everything ticked and typed still there."""
    page = mediator.submit(_set_page(mediator, prepared), "printing", status=422, **typed)
    assert said in page.text
    ticked = [str(box["value"]) for box in page.soup.select("input[name=sheet][checked]")]
    assert ticked == typed["sheet"]


def test_a_paper_with_a_gap_is_printed_as_a_draft_only(mediator: Visitor, prepared: Matter) -> None:
    """The gap is named; ticked as a draft it is printed with the watermark and not kept."""
    page = mediator.get(prepared.url("?part=papers"))
    with_gap = [row for row in page.soup.select("tbody tr") if "缺内容" in row.get_text()]
    key = next(
        str(link["href"]).rpartition("/")[2].removesuffix(".pdf")
        for row in with_gap
        for link in row.select("a[href$='.pdf']")
    )
    refused = mediator.submit(_set_page(mediator, prepared), "printing", status=422, sheet=[key])
    assert "还缺内容" in refused.text
    page = _finished(mediator, mediator.submit(refused, "printing", sheet=[key], draft="1"))
    assert PdfReader(io.BytesIO(_result(mediator, page))).pages


def test_nobody_sees_anothers_job(mediator: Visitor, prepared: Matter, visitor_for: Callable[..., Visitor]) -> None:
    """Not even a colleague of the same committee."""
    page = _finished(
        mediator, mediator.submit(_set_page(mediator, prepared), "printing", sheet=["acceptance_register"])
    )
    colleague = visitor_for(Role.MEDIATOR, name="顾建平")
    path = page.answer.request.path
    for address in (path, f"{path}/state", f"{path}/result"):
        assert colleague.client.get(address).status_code == 404
    way = mediator.get("/").soup.select_one(".person a[href='/jobs']")
    assert way is not None and way.get_text() == "我的打印和成卷"
    assert "文书" in mediator.get("/jobs").text
    assert "还没有" in colleague.get("/jobs").text


def test_a_result_is_not_fetched_after_its_day_or_by_who_lost_sight_of_the_case(
    mediator: Visitor, prepared: Matter
) -> None:
    """Its bytes are gone once they were asked for too late."""
    page = _finished(
        mediator, mediator.submit(_set_page(mediator, prepared), "printing", sheet=["acceptance_register"])
    )
    address = f"{page.answer.request.path}/result"
    assert mediator.client.get(address).status_code == 200

    def hand_to(code: str) -> None:
        def hand(case: Case, actor: Actor) -> None:
            case.committee_id = db.session.scalars(select(Organisation.id).where(Organisation.code == code)).one()
            audit.record(actor, "transfer", case, case=case, summary="移交")

        prepared.act(hand)

    hand_to("district")
    assert mediator.client.get(address).status_code == 404
    hand_to("textile")
    assert mediator.client.get(address).status_code == 200

    def a_day_passes(case: Case, actor: Actor) -> Path:
        job = db.session.scalars(select(Job).order_by(Job.id.desc())).first()
        assert job is not None
        job.expires_at = actor.now - timedelta(days=1)
        audit.record(actor, "ask_job", case, case=case, summary="一天过去了")
        return files.store_dir() / job.file

    kept = prepared.act(a_day_passes)
    assert kept.exists()
    assert (mediator.client.get(address).status_code, kept.exists()) == (404, False)


def test_many_cases_come_as_one_zip_and_those_without_paper_are_named(
    app: Flask, mediator: Visitor, matter: Matter
) -> None:
    """A case without an agreement is a line with its reason, never dropped in silence."""
    matter.settle()
    page = mediator.get("/cases")
    page = _finished(mediator, mediator.submit(page, "batch", case=[matter.uid], what="agreements", format="zip"))
    assert "还没有出协议书" in page.text


def test_a_batch_without_a_case_is_refused_on_the_list_that_it_came_from(
    app: Flask, mediator: Visitor, matter: Matter
) -> None:
    """As without scripts: the filter, what was wanted and how are still chosen."""
    page = mediator.get("/cases?state=registered")
    page = mediator.submit(page, "batch", status=422, what="covers", format="zip")
    assert "一件也没有勾。在列表里勾上要印的案件。" in page.text
    assert [chosen["value"] for chosen in page.form("batch").select("option[selected]")] == ["covers", "zip"]
    assert page.soup.select_one(".filter-chip") and page.soup.select_one(f'.box[value="{matter.uid}"]')
    page = mediator.submit(page, "batch", status=422, case=[matter.uid], what="", format="zip")
    assert "没有选印什么" in page.text
    assert page.soup.select_one(f'.box[value="{matter.uid}"][checked]')


@pytest.mark.parametrize(
    ("what", "said"),
    [
        pytest.param("covers", "做好了", id="the-cover-is-printed-before-its-pages-are-counted"),
        pytest.param("dossiers", "卷宗还缺", id="a-file-that-lacks-a-compulsory-paper-is-not-bound-in-silence"),
    ],
)
def test_files_of_the_whole_filter_are_asked_for_at_once(
    mediator: Visitor, prepared: Matter, what: str, said: str
) -> None:
    """All cases of the filter, none ticked; what cannot be bound says why."""
    page = mediator.get("/cases")
    page = _finished(mediator, mediator.submit(page, "batch", what=what, format="pdf", all="1"))
    assert said in page.text
    # Only what is not printed is named.
    assert (prepared.read(lambda case: case.number) in page.text) == (what == "dossiers")
