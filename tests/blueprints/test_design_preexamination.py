"""The pages of 外观预审: one screen to enter, the act at its page, what is refused at which field, pictures for the
centre alone, a batch that is looked at before it is taken, figures that open their rows, papers and the log."""

import contextvars
import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock
from mediation.documents.catalogue import CENTRE_FORMS
from mediation.exchange.workbook import Column, workbook
from mediation.extensions import db, writing
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationPaper
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.rules.roles import Role
from tests import people, sample_files
from tests.operations.preexamined import FIRM, FOUR, registered_applicant
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY = TODAY.isoformat()
REQUEST = {
    "applicant_name": FIRM,
    "submitted_on": DAY,
    "product": "毛巾",
    "class_number": "06-13",
    "shape": "single",
    "designers": "岑云",
}


def inside(app: Flask, function: Callable[[], Any]) -> Any:
    def run() -> Any:
        with app.app_context(), writing():
            found = function()
            db.session.commit()
            return found

    return contextvars.Context().run(run)


@pytest.fixture
def reader(app: Flask, visitor_for: Callable[..., Visitor]) -> people.Person:
    """A second examiner, and a registration that holds."""
    person = people.create(app, Role.EXAMINER, name="许知远")

    def fill() -> None:
        centre = db.session.scalars(select(Organisation).where(Organisation.kind == "rights_centre")).one()
        registered_applicant(centre, Actor(db.session.get_one(User, person.id), clock.now(), TODAY, "test"))

    inside(app, fill)
    return person


@pytest.fixture
def examiner(reader: people.Person, visitor_for: Callable[..., Visitor]) -> Visitor:
    """An examiner at work."""
    return visitor_for(Role.EXAMINER, name="顾宁")


def entered(visitor: Visitor, *pictures: str, press: str = "do=accept", status: int = 200, **changes: Any) -> Page:
    files = [(io.BytesIO(sample_files.png(400 + place, 300)), f"{name}.png") for place, name in enumerate(pictures)]
    page = visitor.get("/preexaminations")
    return visitor.submit(page, "request", press=press, status=status, **{**REQUEST, "views": files or None, **changes})


def address(page: Page) -> str:
    return str(page.answer.request.path)


def cells(content: bytes) -> str:
    """The words of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return re.sub(r"<[^>]+>", " ", book.read("xl/sharedStrings.xml").decode())


def act(visitor: Visitor, url: str, action: str, status: int = 200, **typed: Any) -> Page:
    return visitor.submit(visitor.get(f"{url}/acts/{action}"), "act", status=status, **typed)


def test_from_one_screen_to_a_grant(examiner: Visitor, reader: people.Person) -> None:
    page = entered(examiner, "主视图", reader=str(reader.id))
    url = address(page)
    assert page.h1.endswith("-0001") and "备案有效" in page.text and "还没有筛查" in page.text
    assert len(page.soup.select(".strip__day")) >= 5 and "当日不计" in page.text
    act(examiner, url, "screen", screening="clear")
    act(examiner, url, "issue_opinion", items=["views"], text="后视图看不清。")
    page = act(examiner, url, "record_answer", answer="换了后视图")
    assert "等申请人 0 个工作日" in page.text and "换了后视图" in page.text
    act(examiner, url, "pass")
    page = act(examiner, url, "file", status=422, filing_number="202230178877.4")
    assert "应是5" in page.errors["filing_number"]
    act(examiner, url, "file", filing_number="202230178877.5", paid_on=DAY)
    act(examiner, url, "check_consistency", consistent="yes")
    act(examiner, url, "mark")
    page = act(examiner, url, "grant", status=422, publication_number="202230178877.5")
    assert "CN309123456S" in page.errors["publication_number"]
    page = act(examiner, url, "grant", publication_number="CN309123456S")
    assert "已授权" in page.text and "预审合格通知书" in page.text
    assert examiner.client.get(f"{url}/acts/pass").status_code == 409


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        pytest.param({"applicant_name": "没有备案的厂"}, "applicant_name", "没有备案", id="not-registered"),
        pytest.param({"class_number": "7-1"}, "class_number", "受理的分类", id="class-outside-the-list"),
        pytest.param({"class_number": "家纺"}, "class_number", "06-13 这样", id="no-class"),
        pytest.param({"agency": "没有名单的事务所"}, "agency", "名单", id="agency-not-listed"),
        pytest.param({"shape": "similar", "designs": "甲*\n乙*"}, "designs", "只能指定一项", id="a-second-base"),
        pytest.param(
            {"shape": "similar", "designs": "\n".join(f"款{n}" for n in range(11))}, "designs", "有 11 项", id="eleven"
        ),
        pytest.param({"shape": "set", "designs": FOUR}, "views", "缺 3 件的主视图", id="a-set-without-its-main-views"),
        pytest.param({"papers": None}, "papers", "缺请求书、简要说明", id="no-papers"),
        pytest.param({"filed_before": "y"}, "filed_before", "已经向国家", id="filed-before"),
        pytest.param(
            {"submitted_on": (TODAY + timedelta(3)).isoformat()}, "submitted_on", "还没到", id="a-day-to-come"
        ),
    ],
)
def test_what_is_not_accepted_is_said_at_its_field(
    app: Flask, examiner: Visitor, changes: dict[str, Any], field: str, words: str
) -> None:
    page = entered(examiner, "主视图", status=422, **changes)
    assert words in page.errors[field]
    assert page.soup.select_one("#product")["value"] == "毛巾"  # type: ignore[index]
    assert inside(app, lambda: db.session.scalar(select(func.count()).select_from(DesignPreexamination))) == 0


def test_an_answer_comes_after_its_opinion_and_a_grant_after_the_filing(examiner: Visitor) -> None:
    yesterday = (TODAY - timedelta(1)).isoformat()
    url = address(entered(examiner, "主视图", submitted_on=yesterday))
    act(examiner, url, "issue_opinion", items=["views"], text="后视图看不清。")
    assert "早于" in act(examiner, url, "record_answer", 422, on=yesterday, answer="换了").errors["on"]
    act(examiner, url, "record_answer", answer="换了")
    assert examiner.client.get(f"{url}/acts/record_answer").status_code == 409
    refused = examiner.get(f"{url}/acts/grant", status=409)
    assert "正式提交" in refused.text and "没有改动任何记录" in refused.text


def test_who_examines_does_not_read_again(examiner: Visitor) -> None:
    page = entered(examiner, "主视图", status=422, reader=str(examiner.person.id))
    assert "不能是主办本人" in page.errors["reader"]


def test_the_same_form_sent_twice_registers_once(app: Flask, examiner: Visitor) -> None:
    page = examiner.get("/preexaminations")
    first, second = (examiner.submit(page, "request", press="do=register", **REQUEST) for _ in range(2))
    assert first.h1 == second.h1
    assert inside(app, lambda: db.session.scalar(select(func.count()).select_from(DesignPreexamination))) == 1


def test_an_incomplete_set_is_asked_for_what_lacks(examiner: Visitor) -> None:
    page = entered(examiner, "被套 主视", press="do=ask", shape="set", designs=FOUR)
    assert "待补正" in page.text and "成套产品缺 3 件的主视图：床单、枕套一、枕套二" in page.text
    url = address(page)
    views = examiner.get(f"{url}/views")
    more = [
        (io.BytesIO(sample_files.png(500 + n, 300)), f"{name}主视.png") for n, name in enumerate(FOUR.split("\n")[1:])
    ]
    examiner.submit(views, "views-form", views=more)
    act(examiner, url, "record_papers", answer="补了三幅")
    assert "预审审查" in act(examiner, url, "accept").text


def test_a_refusal_goes_straight_to_its_reason(examiner: Visitor) -> None:
    page = entered(examiner, press="do=refuse", applicant_name="没有备案的厂")
    assert page.h1 == "不予受理"
    page = examiner.submit(page, "act", ground="not_registered", reason="提交那天没有备案。")
    assert "不是有效的备案主体" in page.text and "预审不予受理通知书" in page.text


def test_pictures_are_for_the_centre_alone(
    app: Flask, examiner: Visitor, visitor_for: Callable[..., Visitor]
) -> None:  # fmt: skip
    page = entered(examiner, "主视图")
    picture = str(page.soup.select_one(".thumb")["href"])  # type: ignore[index]
    answer = examiner.client.get(picture)
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert answer.headers["Cache-Control"] == "no-store"
    aide = visitor_for(Role.AID_OFFICER)
    assert aide.get(address(page)).status == 200
    assert aide.client.get(f"{address(page)}/acts/accept").status_code == 404
    for role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.BUREAU_VIEWER, Role.DIRECTOR, Role.OVERSEAS_OFFICER):
        stranger = visitor_for(role).client
        assert {stranger.get(url).status_code for url in (picture, address(page), "/preexaminations/log")} == {404}


def test_the_registers_answer_while_the_form_is_filled_in(examiner: Visitor) -> None:
    token = examiner.client.token()

    def ask(field: str, **typed: str) -> Any:
        sent = {"csrf_token": token, "field": field, "prefix": "", "submitted_on": DAY, **typed}
        return examiner.client.post("/preexaminations/registers", data=sent).json

    assert "本年 0 / 60 件" in ask("applicant_name", applicant_name=FIRM)["good"]
    assert "没有备案" in ask("applicant_name", applicant_name="没有备案的厂")["said"]
    assert "在受理范围" in ask("class_number", class_number="0613")["good"]


def test_what_was_typed_is_found_again_and_the_enterprise_stands_beside_it(app: Flask, examiner: Visitor) -> None:
    entered(examiner, "主视图")
    heads = {"X-CSRF-Token": examiner.client.token()}
    typed = {**REQUEST, "class_number": "0613", "shape": "similar", "designs": "款一\n款二", "papers": "brief"}
    assert examiner.client.post("/drafts/design_preexamination.index", data=typed, headers=heads).status_code == 200
    page = examiner.get("/preexaminations")
    assert "找回没交的草稿" in page.text and page.soup.select_one("#designs").text.strip() == "款一\n款二"  # type: ignore[union-attr]
    assert page.soup.select_one("input[name=shape][checked]")["value"] == "similar"  # type: ignore[index]
    beside = " ".join(page.soup.select_one("#same-enterprise").get_text().split())  # type: ignore[union-attr]
    assert "备案有效" in beside and "1 / 60 件，余 59" in beside and "在办预审1 件" in beside and "同名产品" in beside
    assert "接着填" in examiner.get("/").text
    page = examiner.submit(page, "request", press="do=register")
    assert page.h1.endswith("-0002") and "找回没交的草稿" not in examiner.get("/preexaminations").text


def test_the_panel_is_written_anew_while_people_type(examiner: Visitor) -> None:
    def beside(name: str) -> str:
        sent = {**REQUEST, "applicant_name": name, "csrf_token": examiner.client.token()}
        return " ".join(examiner.client.post("/preexaminations/applicant", data=sent).text.split())

    assert "0 / 60 件，余 60" in beside(FIRM) and "看企业全貌" in beside(FIRM)
    assert "没有备案" in beside("没有备案的厂") and "列出它的备案" in beside(" ")


HEAD = "备案主体\t提交日期\t产品名称\t洛迦诺分类\t申请形式\t各项设计\t设计人"
GOOD = f"{FIRM}\t{DAY}\t毛巾\t0613\t\t\t岑云"
BAD = f"{FIRM}\t{DAY}\t四件套\t06-13\t相似\t甲*；乙*\t岑云"


def test_a_batch_is_looked_at_before_it_is_taken(app: Flask, examiner: Visitor) -> None:
    pasted = "\n".join((HEAD, GOOD, BAD, GOOD, f"没有备案的厂\t{DAY}\t浴巾\t06-13\t单件\t\t岑云", "\t昨天\t\t\t\t\t"))
    page = examiner.submit(examiner.get("/preexaminations/batch"), "batch", press="do=look", cells=pasted)
    assert "能登记 2 行，不能收 3 行" in page.text and "和上面一行是同一件" in page.text and "只能指定一项" in page.text
    count = select(func.count()).select_from(DesignPreexamination)
    assert inside(app, lambda: db.session.scalar(count)) == 0
    sent = {"csrf_token": examiner.client.token(), "cells": pasted}
    answer = examiner.client.post("/preexaminations/batch", data={**sent, "do": "sheet"})
    said = cells(answer.data)
    assert "没有收的原因" in said and "只能指定一项" in said and "四件套" in said and "浴巾" not in said
    page = examiner.submit(page, "batch", press="do=take", cells=pasted)
    assert "登记 2 件" in page.text and inside(app, lambda: db.session.scalar(count)) == 2
    page = examiner.submit(examiner.get("/preexaminations/batch"), "batch", press="do=look", cells=f"{HEAD}\n{GOOD}")
    assert "登记过了" in page.text


def test_a_batch_as_a_file_is_the_same_dry_run(app: Flask, examiner: Visitor) -> None:
    heads, rows = HEAD.split("\t"), [GOOD.split("\t"), BAD.split("\t")]
    made = workbook("一批", [Column(head) for head in heads], rows, notes=())
    page = examiner.get("/preexaminations/batch")
    page = examiner.submit(page, "batch", press="do=look", cells="", sheet=(io.BytesIO(made), "一批.xlsx"))
    assert "能登记 1 行，不能收 1 行" in page.text and "只能指定一项" in page.text
    count = select(func.count()).select_from(DesignPreexamination)
    page = examiner.submit(page, "batch", press="do=take", sheet=(io.BytesIO(made), "又一批.xlsx"))
    assert inside(app, lambda: db.session.scalar(count)) == 0, "a file is looked at first"
    page = examiner.submit(page, "batch", press="do=take")
    assert "登记 1 件" in page.text and inside(app, lambda: db.session.scalar(count)) == 1
    page = examiner.get("/preexaminations/batch")
    page = examiner.submit(page, "batch", status=422, press="do=look", sheet=(io.BytesIO(b"\xd0\xcf"), "旧.xls"))
    assert "另存为 .xlsx" in page.errors["sheet"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param("", "没有粘贴", id="nothing"),
        pytest.param("产品名称\t日期\n毛巾\t今天", "认不出这几栏：备案主体", id="other-heads"),
        pytest.param(HEAD, "只有表头", id="no-rows"),
    ],
)
def test_what_cannot_be_read_of_a_batch(examiner: Visitor, cells: str, words: str) -> None:
    page = examiner.submit(examiner.get("/preexaminations/batch"), "batch", status=422, press="do=look", cells=cells)
    assert words in page.errors["cells"]


def test_figures_open_the_rows_they_count(examiner: Visitor) -> None:
    entered(examiner, "主视图")
    entered(examiner, "主视图", product="浴巾")
    page = examiner.get("/preexaminations/measures")
    for link in page.soup.select("main td a"):
        shown = " ".join(link.get_text().split())
        if shown.isdecimal() or shown.endswith("%"):
            rows = examiner.get(str(link["href"]))
            expected = int(shown) if shown.isdecimal() else None
            listed = len(rows.soup.select("main tbody tr"))
            assert expected is None or listed == expected, link["href"]
    assert "合格率（合格 / 受理）" in page.text and "0 / 2" in page.text


def test_the_cycle_of_an_examiner_a_class_and_a_month_opens_its_rows(examiner: Visitor, reader: people.Person) -> None:
    url = address(entered(examiner, "主视图", reader=str(reader.id)))
    act(examiner, url, "screen", on=DAY, screening="clear")
    act(examiner, url, "pass", on=DAY)
    entered(examiner, "主视图", product="浴巾")
    links = [
        link
        for link in examiner.get("/preexaminations/measures").soup.select("main td a")
        if link.get_text().endswith(" 日")
    ]
    assert [link.get_text() for link in links] == ["0 日"] * 6
    for link in links:
        assert len(examiner.get(str(link["href"])).soup.select("main tbody tr")) == 1


def test_the_log_by_address_and_the_centre_s_own_days(examiner: Visitor) -> None:
    entered(examiner, "主视图")
    log = "/preexaminations/log"
    assert "1 件" in examiner.get(f"{log}?q=毛&column=filing&column=state&month={DAY[:7]}").text
    assert "没有这样的" in examiner.get(f"{log}?outcome=passed").text
    assert examiner.client.get(f"{log}?figure=nonsense").status_code == 404
    page = examiner.get("/preexaminations/limits")
    refused = examiner.submit(page, "limits", status=422, preexamination_answer_days="0", source="")
    assert set(refused.errors) == {"preexamination_answer_days", "source"}
    page = examiner.submit(page, "limits", preexamination_answer_days="5", source="中心2026年办法")
    assert "已改 1 项" in page.text and "中心2026年办法" in page.text


def test_a_correction_and_a_picture_described_anew(examiner: Visitor) -> None:
    page = entered(examiner, "图一", press="do=register", shape="similar", designs="款一\n款二")
    url = address(page)
    assert "款一（基本设计）" in page.text
    page = examiner.submit(examiner.get(f"{url}/particulars"), "particulars", designs="款一\n款二*")
    assert "款二（基本设计）" in page.text
    views = examiner.get(f"{url}/views")
    form = views.soup.select_one("form.view-form")
    sent = {"csrf_token": examiner.client.token(), "design": "2", "kind": "back"}
    answer = examiner.client.post(str(form["action"]), data=sent)  # type: ignore[index]
    assert answer.status_code == 303 and "款二 后视图" in examiner.get(url).text
    sent["do"] = "take_out"
    examiner.client.post(str(form["action"]), data=sent)  # type: ignore[index]
    assert "没有图片" in examiner.get(url).text


def newest_paper() -> Any:
    table = PreexaminationPaper
    columns = (table.form, table.subject, table.sha256, table.number, table.template_version)
    return db.session.execute(select(*columns).order_by(table.id.desc())).first()


def test_papers_are_printed_once_and_the_log_is_the_same_on_paper_and_as_a_sheet(
    app: Flask, examiner: Visitor, reader: people.Person
) -> None:
    page = entered(examiner, "主视图", reader=str(reader.id), agency="")
    url = address(page)
    act(examiner, url, "screen", screening="clear")
    act(examiner, url, "issue_opinion", items=["brief"], text="简要说明没有写设计要点。")
    act(examiner, url, "record_answer", answer="补了")
    act(examiner, url, "pass")
    for form, ordinal in (("acceptance", 0), ("opinion", 1), ("pass", 0)):
        address_of = f"{url}/papers/preexamination_{form}/{ordinal}"
        draft = examiner.client.get(f"{address_of}.pdf").data
        assert draft.startswith(b"%PDF-")
        sent = {"csrf_token": examiner.client.token(), "form_key": f"print {form}"}
        assert examiner.client.post(f"{address_of}/printing", data=sent).status_code == 303
        kept = examiner.client.get(f"{address_of}.pdf").data
        assert kept == examiner.client.get(f"{address_of}.pdf?issued=1").data != draft
        assert examiner.client.get(f"{address_of}.pdf?issued=2").status_code == 404
        row = inside(app, newest_paper)
        assert row[:3] == (f"preexamination_{form}", str(ordinal), hashlib.sha256(kept).hexdigest())
        assert row[3:] == (page.h1, CENTRE_FORMS[row.form].template_version)
    assert examiner.get(url).text.count("已印") == 3
    assert examiner.client.get(f"{url}/papers/preexamination_opinion/2.pdf").status_code == 404, "no second opinion"
    assert examiner.client.get(f"{url}/papers/preexamination_fail/0.pdf").status_code == 404
    number = page.h1
    sheet = examiner.client.get(f"/preexaminations/log.xlsx?month={DAY[:7]}")
    said = cells(sheet.data)
    assert number in said and "毛巾" in said and "合格率（合格 / 受理） 100.0%（1 / 1）" in said
    paper = examiner.client.get(f"/preexaminations/log.pdf?year={TODAY.year}")
    assert paper.mimetype == "application/pdf" and paper.data.startswith(b"%PDF-")
