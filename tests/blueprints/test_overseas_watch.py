"""Watching abroad on its pages: a table looked at before it is taken, clues worked down, a firm warned, a dispute that
comes of it; what is refused and at which field; the speed of three hundred against five thousand."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from time import process_time
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.exchange.workbook import Column, workbook
from mediation.extensions import db, writing
from mediation.models.alert import Alert
from mediation.models.overseas_guidance import OverseasDispute
from mediation.models.overseas_watch import Clue, MonitoredSource
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.enterprises.reading import entries_of
from mediation.operations.overseas_guidance.watch import matching
from mediation.operations.parties import PartyValues, create_party
from mediation.rules.enterprises.entries import Service, Sight
from mediation.rules.roles import Role
from tests.operations.conftest import credit_code
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY, YESTERDAY = TODAY.isoformat(), (TODAY - timedelta(1)).isoformat()
TOMORROW = (TODAY + timedelta(1)).isoformat()
FIRMS = ("南通云岚家纺有限公司", "南通芸兰纺织品有限公司", "南通栖禾家纺有限公司")
DOCKET = "1:26-cv-01234"
TABLE = "\n".join(
    (
        "案号\t被告\t原告\t发现日期\t统一社会信用代码",
        f"{DOCKET}\tNantong Yunlan Home Textile Co., Ltd.\tExample LLC\t{YESTERDAY}\t",
        f"{DOCKET}\tUnknown Seller 7731\tExample LLC\t\t{credit_code(3)}",
        f"{DOCKET}\tHangzhou Moli Trading Co., Ltd.\tExample LLC\t\t",
        f"{DOCKET}\tNantong Yunlan Home Textile Co., Ltd.\tExample LLC\t\t",
        f"{DOCKET}\t\tExample LLC\t\t",
        f"{DOCKET}\tLate Store\tExample LLC\t{TOMORROW}\t",
        f"{DOCKET}\tWrong Code\tExample LLC\t\t91320612MA00000010",
    )
)


@pytest.fixture
def officer(visitor_for: Callable[..., Visitor]) -> Visitor:
    """Somebody of the centre who guides."""
    return visitor_for(Role.OVERSEAS_OFFICER, "rights_centre", name="季承安")


@pytest.fixture
def desk(app: Flask, officer: Visitor) -> Iterator[Visitor]:
    """The officer with three firms in the register and one source."""
    with app.app_context(), writing():
        for serial, name in enumerate(FIRMS, 1):
            create_party(PartyValues("company", name, identity_number=credit_code(serial)), actor=who(officer))
        db.session.commit()
    page = officer.get("/overseas/watch/sources/new")
    officer.submit(page, "source", name="伊州北区案卷", kind="court", every_days="7", forum="伊利诺伊北区联邦地区法院")
    yield officer


def who(officer: Visitor) -> Actor:
    user = db.session.get_one(User, officer.person.id)
    return Actor(user, datetime(TODAY.year, TODAY.month, TODAY.day, 10, tzinfo=clock.SHANGHAI), TODAY, "test")


def brought(desk: Visitor, do: str, status: int = 200, table: str = TABLE, **typed: object) -> Page:
    page = desk.get("/overseas/watch")
    source = page.form("intake").select("select[name=source] option")[1]["value"]
    values = {"source": source, "seen_on": DAY, "cells": table, **typed}
    return desk.submit(page, "intake", press=f"do={do}", status=status, **values)


def rows(app: Flask, table: type = Clue) -> list[object]:
    with app.app_context():
        found = list(db.session.scalars(select(table).order_by(table.id)))
        for row in found:
            _ = [str(getattr(row, name, "")) for name in ("party", "alert", "guidance", "matches")]
        db.session.expunge_all()
        db.session.rollback()
    return found


def uid_of(app: Flask, defendant: str) -> str:
    return next(row.uid for row in rows(app) if row.defendant == defendant)


def party_uid(app: Flask, name: str) -> str:
    with app.app_context():
        found = db.session.scalars(select(Party.uid).where(Party.name == name)).one()
        db.session.rollback()
    return found


def test_a_table_is_looked_at_before_it_is_taken(app: Flask, desk: Visitor) -> None:
    page = brought(desk, "look")
    assert "能登记 3 行，不能收 4 行" in page.text and rows(app) == []
    assert "南通云岚家纺有限公司 很像 88" in page.text and "南通栖禾家纺有限公司 很像 100" in page.text
    for said in ("和上面一行相同", "没有填被告", "发现日期还没有到", "校验"):
        assert said in page.text
    hidden = {name: page.form("intake").select_one(f"[name={name}]")["value"] for name in ("csrf_token", "form_key")}
    source = page.form("intake").select_one("option[selected]")["value"]
    typed = {**hidden, "source": source, "seen_on": DAY, "cells": TABLE, "do": "sheet"}
    sheet = desk.client.post("/overseas/watch/intake", data=typed)
    texts = ZipFile(BytesIO(sheet.data)).read("xl/sharedStrings.xml").decode()
    assert "没有收的原因" in texts and "Wrong Code" in texts and "Moli" not in texts
    brought(desk, "take")
    found = rows(app)
    assert [(row.docket_number, row.seen_on) for row in found] == [
        (DOCKET, TODAY - timedelta(1)),
        (DOCKET, TODAY),
        (DOCKET, TODAY),
    ]
    assert {row.forum for row in found} == {"伊利诺伊北区联邦地区法院"}
    assert rows(app, MonitoredSource)[0].looked_on == TODAY
    assert "登记过了" in brought(desk, "look").text


def test_clues_are_worked_down_on_one_page(app: Flask, desk: Visitor) -> None:
    page = brought(desk, "take")
    first, second, third = (row.uid for row in rows(app))
    yunlan = party_uid(app, FIRMS[0])
    picked = {f"clue-{first}": yunlan, f"clue-{third}": "not_ours"}
    page = desk.submit(page, "decisions", press="do=decide", status=422, reason="", **picked)
    assert "没有写不是本区企业的理由" in page.errors["reason"]
    assert page.form("decisions").select_one(f'input[name="clue-{first}"][value="{yunlan}"]').has_attr("checked")
    page = desk.submit(page, "decisions", press="do=decide", reason="杭州的企业，名册里没有")
    assert "认定 1 条，不是本区企业 1 条" in page.text
    found = rows(app)
    assert [row.state for row in found] == ["matched", "new", "not_ours"]
    assert (found[0].score, found[0].match_reason) == (88, "字号“云岚”的拼音 yunlan 相同，地名相同，行业相同")
    assert found[2].reason == "杭州的企业，名册里没有"
    # 页签数的是找到的
    assert len(desk.get("/overseas/watch").soup.select(".tabs__count")) == 3
    assert desk.get("/overseas/watch?q=没有这家").soup.select(".tabs__count") == []
    # 同事已经核对过的，再交一次不改
    page = desk.get("/overseas/watch")
    answer = desk.submit(page, "decisions", press="do=decide", reason="再来一次", **{f"clue-{first}": "not_ours"})
    assert "1 条已经有人核对过" in answer.text and rows(app)[0].state == "matched"


def test_a_firm_is_warned_and_the_clue_becomes_a_dispute(app: Flask, desk: Visitor) -> None:
    brought(desk, "take")
    clue = f"/overseas/watch/clues/{uid_of(app, 'Nantong Yunlan Home Textile Co., Ltd.')}"
    desk.get(f"{clue}/dispute", status=409)
    page = desk.submit(desk.get(clue), "match", press="do=match", status=422)
    assert "没有选是哪一家" in page.errors["party"]
    page = desk.submit(page, "match", press="do=match", status=422, name="没有的企业")
    assert "名册里没有这一家" in page.errors["name"]
    page = desk.submit(page, "match", press="do=match", party=party_uid(app, FIRMS[0]), name="")
    assert "是本区企业" in page.text
    page = desk.get(f"/overseas/watch/warning?clue={clue.rpartition('/')[2]}")
    page = desk.submit(page, "warning", level="serious")
    assert page.h1 == f"警{TODAY.year}-001" and FIRMS[0] in page.text
    page = desk.submit(page, "outcome", what="reached", on=DAY, manner="phone")
    assert "送到 1 家" in page.text
    assert "已经发过预警" in desk.get(f"/overseas/watch/warning?clue={clue.rpartition('/')[2]}", status=409).text
    assert "没有勾选线索" in desk.get("/overseas/watch/warning").text
    page = desk.get(f"{clue}/dispute")
    typed = {"kind": "schedule_a", "jurisdiction": "US"}
    page = desk.submit(page, "dispute", **typed)
    assert page.h1 == FIRMS[0] and "待告知" in page.text
    row = next(row for row in rows(app) if row.state == "dispute")
    assert row.guidance_id is not None and row.alert_id is not None
    dispute = rows(app, OverseasDispute)[0]
    assert (dispute.case_number, dispute.opponent, dispute.source) == (DOCKET, "Example LLC", "伊州北区案卷")
    # 同一案号的另一个被告，加到同一件
    other = f"/overseas/watch/clues/{uid_of(app, 'Unknown Seller 7731')}"
    desk.submit(desk.get(other), "match", press="do=match", party=party_uid(app, FIRMS[2]))
    page = desk.get(f"{other}/dispute")
    assert f"企业加到 {dispute.number} 上" in page.text
    desk.submit(page, "dispute")
    assert [len(rows(app, OverseasDispute)), len(rows(app, Alert))] == [1, 1]
    with app.app_context():
        party = db.session.scalars(select(Party).where(Party.name == FIRMS[0])).one()
        entries = entries_of([party.id], actor=who(desk))[party.id]
        had = {entry.service: (entry.sight, entry.state) for entry in entries}
        assert had[Service.ALERT] == (Sight.OPEN, "已送达")
        db.session.rollback()


def test_a_wrong_match_is_opened_again_with_a_reason(app: Flask, desk: Visitor) -> None:
    brought(desk, "take")
    clue = f"/overseas/watch/clues/{uid_of(app, 'Nantong Yunlan Home Textile Co., Ltd.')}"
    desk.submit(desk.get(clue), "match", press="do=match", name=FIRMS[1])
    row = rows(app)[0]
    assert (row.score, row.match_reason) == (78, "字号“芸兰”的拼音 yunlan 相同，地名相同，行业相近")
    page = desk.submit(desk.get(clue), "other", press="do=reopen", status=422, reason="")
    assert "没有写理由" in page.errors["reason"]
    desk.submit(page, "other", press="do=reopen", reason="住所对不上")
    row = rows(app)[0]
    assert (row.state, row.party_id, row.score, row.reason) == ("new", None, None, "住所对不上")


def test_an_english_name_makes_a_stranger_known_on_comparing_again(app: Flask, desk: Visitor) -> None:
    page = desk.get("/overseas/watch/clues/new")
    source = page.form("clue").select("select[name=source] option")[1]["value"]
    page = desk.submit(page, "clue", source=source, defendant="CLOUDMIST LIVING INC", docket_number=DOCKET)
    assert "名册里没有对得上的" in page.text
    enterprise = f"/enterprises/{party_uid(app, FIRMS[0])}"
    form = {"source": "外销合同2025-18", "dated_on": YESTERDAY}
    page = desk.submit(desk.get(f"{enterprise}/trade_names/new"), "fact", status=422, **{**form, "name": "云雾生活"})
    assert "填外文的名称" in page.errors["name"]
    page = desk.submit(page, "fact", **{**form, "name": "Cloudmist Living Co., Ltd."})
    assert "Cloudmist Living Co., Ltd." in page.text
    page = desk.submit(desk.get("/overseas/watch"), "decisions", press="do=rematch")
    assert "1 条重新对照了名册" in page.text and "南通云岚家纺有限公司 很像 90" in page.text
    page = desk.get("/overseas/watch/clues/new")
    page = desk.submit(page, "clue", status=422, source=source, defendant="CLOUDMIST LIVING INC", docket_number=DOCKET)
    assert "已经登记过" in page.errors["docket_number"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_of_dockets_and_defendants_is_read(app: Flask, desk: Visitor, encoding: str) -> None:
    page = desk.get("/overseas/watch")
    form = page.form("intake")
    hidden = {name: form.select_one(f"[name={name}]")["value"] for name in ("csrf_token", "form_key")}
    text = f'Docket No.,Defendant Name,法院\n{DOCKET},"Nantong Yunlan Home Textile Co., Ltd.",示例法院\n'
    source = form.select("select[name=source] option")[1]["value"]
    data = {**hidden, "source": source, "seen_on": DAY, "cells": "", "do": "look"}
    answer = desk.client.post(
        "/overseas/watch/intake", data={**data, "sheet": (BytesIO(text.encode(encoding)), "list.csv")}
    )
    assert answer.status_code == 200 and "能登记 1 行" in answer.text and "很像 88" in answer.text
    page = desk.submit(Page(answer), "intake", press="do=take")
    assert [(row.defendant, row.forum) for row in rows(app)] == [("Nantong Yunlan Home Textile Co., Ltd.", "示例法院")]


def test_a_workbook_is_looked_at_before_it_is_taken_and_a_torn_one_loses_nothing(app: Flask, desk: Visitor) -> None:
    names = ("Nantong Yunlan Home Textile Co., Ltd.", "")
    rows_of = [(DOCKET, name, TODAY - timedelta(1)) for name in names]
    made = workbook("名单", [Column("案号"), Column("被告"), Column("发现日期")], rows_of, notes=())
    torn = (BytesIO(made[: len(made) // 2]), "名单.xlsx")
    page = brought(desk, "take", 422, "粘过的", sheet=torn)
    form = page.form("intake")
    assert "XLSX 文件不完整" in page.errors["sheet"] and list(page.errors) == ["sheet"]
    assert "粘过的" in form.textarea.text and form.select_one("option[selected]")["value"]
    page = brought(desk, "take", 422, "", sheet=(BytesIO(made), "名单.xlsx"), source="")
    assert list(page.errors) == ["source"] and DOCKET in page.form("intake").textarea.text
    page = brought(desk, "take", 200, "", sheet=(BytesIO(made), "名单.xlsx"))
    assert "能登记 1 行，不能收 1 行" in page.text and rows(app) == []
    desk.submit(page, "intake", press="do=take")
    assert [(row.defendant, row.seen_on) for row in rows(app)] == [(names[0], TODAY - timedelta(1))]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        pytest.param("", "没有粘贴内容", id="nothing"),
        pytest.param("甲\t乙\n1\t2", "认不出这几栏：案号、被告", id="no-heads"),
        pytest.param("案号,被告", "只有表头", id="only-heads"),
        pytest.param("案号,被告\n" + "1,x\n" * 501, "一次最多 500 行", id="too-many"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(desk: Visitor, table: str, said: str) -> None:
    assert said in brought(desk, "look", status=422, table=table).errors["cells"]


def test_a_source_is_due_until_it_was_looked_at(desk: Visitor) -> None:
    page = desk.get("/overseas/watch/sources")
    assert "该看了" in page.text
    page = desk.submit(page)
    assert "今天看过" in page.text and "该看了" not in page.text
    page = desk.submit(desk.get("/overseas/watch/sources/new"), "source", status=422, name="伊州北区案卷", kind="court")
    assert "已经登记过" in page.errors["name"]


def test_a_source_and_its_undecided_clues_stand_on_the_first_page_until_they_are_done(
    app: Flask, desk: Visitor
) -> None:
    first = desk.get("/")
    assert "还没有看过，7 天看一次" in first.text and "线索核对" not in first.text
    before = (TODAY - timedelta(9)).isoformat()
    brought(desk, "take", table="案号\t被告\n26-cv-7\tNobody Known", seen_on=before)
    first = desk.get("/")
    line = next(row for row in first.soup.select("#overdue .task") if "线索核对" in row.text)
    assert (
        f"核对 1 条线索，最早的 {before} 发现。本办自定 7 天内核对完。" in line.text
        and "逾期 2 天" in line.text
        and "伊州北区案卷" in line.text
    )
    source = desk.get(str(line.select_one("a[href*=sources]")["href"]))  # type: ignore[index]
    assert "1 条线索没有核对" in source.text
    listed = desk.get(str(source.soup.select_one("main a[href*='source=']")["href"]))  # type: ignore[index]
    assert "Nobody Known" in listed.text and f"{TODAY - timedelta(2)} 以前核对" in listed.text
    desk.submit(listed, "decisions", press="do=decide", **{f"clue-{uid_of(app, 'Nobody Known')}": "not_ours"})
    assert "线索核对" not in desk.get("/").text


def test_a_note_says_what_it_rests_on_and_whom_it_was_sent_to(desk: Visitor) -> None:
    typed = {"industry": "家纺成品", "subject": "批量诉讼", "source": DOCKET, "text": "核对花型来源。"}
    page = desk.submit(
        desk.get("/overseas/watch/notes/new"), "note", status=422, **typed, sent_to="示例商会（书面）", sent_on=""
    )
    assert "要一起填" in page.errors["sent_on"]
    page = desk.submit(page, "note", sent_on=DAY)
    assert "示例商会（书面）" in page.text and "批量诉讼" in page.text
    assert "批量诉讼" not in desk.get("/overseas/watch/notes?industry=印染").text


def test_others_find_nothing(desk: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    for role, body in ((Role.AID_OFFICER, "rights_centre"), (Role.ADMINISTRATOR, "office")):
        visitor_for(role, body).get("/overseas/watch", status=404)
    elsewhere = visitor_for(Role.OVERSEAS_OFFICER, "bureau", name="局里的专员")
    brought(desk, "take")
    assert DOCKET not in elsewhere.get("/overseas/watch").text


def test_three_hundred_against_five_thousand_within_two_seconds(app: Flask, officer: Visitor) -> None:
    """The whole comparison as the page makes it: the register read, set out, and every defendant looked up. Time of
    the processor, so that what else runs on the machine does not count."""
    signs = "云岚晓棉绮华栖禾沐棠锦绣长乐远帆芳菲春溪江南雅致宜家恒源丰泽瑞祥鼎盛佳美天成安琪紫金星海明月清泉"
    brands = [a + b + c for a in signs[:17] for b in signs[17:34] for c in signs[:20]][:5000]
    with app.app_context(), writing():
        db.session.add_all(
            Party(kind="company", name=f"南通{brand}家纺有限公司", created_at=clock.now()) for brand in brands
        )
        create_party(PartyValues("company", FIRMS[0]), actor=who(officer))
        started = process_time()
        register = matching.register_of(who(officer))
        found = [
            matching.ranked(register, defendant=f"Nantong Yunlan {number or 'Home Textile'} Co., Ltd.")
            for number in range(300)
        ]
        took = process_time() - started
        db.session.rollback()
    assert found[0][0].score == 88
    assert took < 2
