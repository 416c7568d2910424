"""The pages of what came of guidance abroad: files, recovered money, studies without names, corrections, the year, the
office's own rules."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from mediation import files
from mediation.extensions import db, writing
from mediation.models.audit_entry import AuditEntry
from mediation.models.overseas_guidance import OverseasAttachment, OverseasGuidance
from mediation.models.overseas_outcome import OverseasRecovery
from mediation.operations import file_check, settings, stray_files
from mediation.rules.roles import Role
from tests import sample_files
from tests.blueprints.test_overseas_guidance import (
    DAY,
    TODAY,
    TOMORROW,
    YESTERDAY,
    act,
    address,
    entered,
    found_in,
    registered,
    told,
)
from tests.blueprints.test_overseas_guidance import officer as officer  # noqa: F811
from tests.visitor import Page, Visitor

DOLLARS = {
    "kind": "released",
    "amount": "18000",
    "currency": "USD",
    "on": YESTERDAY,
    "basis": "平台解冻通知EX-1",
    "rate": "7.1021",
    "rate_source": "外汇交易中心中间价",
    "rate_on": YESTERDAY,
}


def advised(officer: Visitor) -> str:
    """An enterprise with its first opinion."""
    url = address(found_in(officer, address(registered(officer, products="被套、枕套"))))
    told(officer, url)
    act(officer, url, "want")
    act(officer, url, "grade", choice="general")
    act(officer, url, "advise", text="先核对送达文书。")
    return url


def reviewed(officer: Visitor, url: str, **typed: object) -> None:
    act(officer, url, "conclude", choice="released")
    act(officer, url, "review", text="店铺已恢复", **typed)


def recovered(officer: Visitor, url: str, status: int = 200, **changes: str) -> Page:
    page = officer.get(f"{url}/recoveries/new")
    return officer.submit(page, "recovery", status=status, **{**DOLLARS, **changes})


def corrected(officer: Visitor, url: str, status: int = 200, **changes: str) -> Page:
    return officer.submit(officer.get(f"{url}/correction"), "correction", status=status, **changes)


def test_money_is_recorded_by_its_kind_and_counts_once(app: Flask, officer: Visitor) -> None:
    url = advised(officer)
    page = recovered(officer, url, status=422, rate="七点一", basis="", currency="")
    assert {"rate", "currency"} <= set(page.errors)
    assert "没有填汇率" in recovered(officer, url, status=422, rate="").errors["rate"]
    page = recovered(officer, url)
    # 18000 x 7.1021
    assert "18,000.00 美元" in page.text and "127,837.80" in page.text
    assert "比登记的冻结金额18,420.35美元还多" in recovered(officer, url, status=422, amount="420.36").errors["amount"]
    page = recovered(officer, url, status=422, kind="avoided")
    assert "金额一样" in page.errors["same_as"]
    with app.app_context():
        first = db.session.scalars(select(OverseasRecovery)).one()
        uid, kept = first.uid, (first.amount, first.rate, first.same_as_id)
        db.session.rollback()
    assert kept == (1_800_000, 7_102_100, None)
    page = recovered(officer, url, kind="avoided", same_as=uid)
    assert "是同一笔钱，不再数" in page.text and "避免的赔偿 0 笔，折合 0.00 元" in page.text
    strike = officer.get(f"{url}/recoveries/{uid}")
    assert "先划去那一笔" in officer.submit(strike, "strike", status=422, reason="登记错了").errors["reason"]
    with app.app_context():
        second = db.session.scalars(select(OverseasRecovery).where(OverseasRecovery.same_as_id.is_not(None))).one().uid
        db.session.rollback()
    assert (
        "没有写内容"
        in officer.submit(officer.get(f"{url}/recoveries/{second}"), "strike", status=422, reason="").errors["reason"]
    )
    page = officer.submit(officer.get(f"{url}/recoveries/{second}"), "strike", reason="登记错了")
    assert "已划去" in page.text and "登记错了" in page.text
    officer.get(f"{url}/recoveries/{second}", status=409)
    officer.get(f"{url}/recoveries/没有", status=404)


@pytest.mark.database
def test_the_database_holds_rate_and_notice_too(app: Flask, officer: Visitor) -> None:
    url = advised(officer)
    act(officer, url, "warn", how="phone", whom="仇知秋")
    act(officer, url, "send_evidence", text="销售数据")
    # A notice given again is no later notice: the evidence did not leave before the first.
    officer.submit(officer.get(f"{url}/warn"), "act", on=DAY, how="phone", whom="仇知秋")
    recovered(officer, url)
    for change in ("rate = NULL", "amount = 0", "currency = 'CNY'", "kind = 'hoped'", "struck_on = '2026-01-01'"):
        with app.app_context(), writing():
            with pytest.raises(IntegrityError):
                db.session.execute(text(f"UPDATE overseas_recovery SET {change}"))
            db.session.rollback()
    with app.app_context():
        row = db.session.scalars(select(OverseasGuidance)).one()
        assert (row.compliance_on, row.evidence_on) == (TODAY - timedelta(1), TODAY - timedelta(1))
        db.session.rollback()


def test_files_of_guidance_are_sealed_and_can_come_after_the_confirmation(app: Flask, officer: Visitor) -> None:
    url = advised(officer)
    picture, other = sample_files.png(60, 40), sample_files.png(61, 40)
    page = officer.get(f"{url}/entries/new")
    typed = {
        "given_on": YESTERDAY,
        "channel": "visit",
        "content": "讲举证。",
        "confirmed_on": DAY,
        "confirmed_by": "经理",
    }
    page = officer.submit(page, "entry", status=422, **typed, files=(BytesIO(b"MZ"), "签收单.exe"))
    assert "签收单.exe" in page.errors["files"] and "讲举证" in str(page.soup)
    page = officer.submit(page, "entry", **typed, files=(BytesIO(picture), "签收单.png"))
    assert "附件 1 个" in page.text
    with app.app_context():
        row = db.session.scalars(select(OverseasAttachment)).one()
        sealed = (files.store_dir() / row.file).read_bytes()
        assert sealed.startswith(b"overseas:") and picture not in sealed
        assert row.file in stray_files.named() and [one.said for one in file_check.check_files()] == [""]
        uid, entry = row.uid, db.session.scalars(select(OverseasGuidance)).one().entries[0].uid
        db.session.rollback()
    here = f"{url}/entries/{entry}/files"
    got = officer.client.get(f"{here}/{uid}")
    assert got.data == picture and got.headers["Content-Disposition"].startswith("attachment")
    page = officer.get(here)
    assert "没有选文件" in officer.submit(page, "files-form", status=422).errors["files"]
    page = officer.submit(officer.get(here), "files-form", files=(BytesIO(other), "合影.png"))
    assert "合影.png" in page.text
    answer = officer.client.post(here, data={"csrf_token": officer.client.token(), "take_out": uid})  # type: ignore[attr-defined]
    assert answer.status_code == 303 and officer.client.get(f"{here}/{uid}").status_code == 404
    assert "签收单.png" not in officer.get(here).text


def test_a_study_is_kept_once_it_names_nobody_and_left_out_when_it_does_later(app: Flask, officer: Visitor) -> None:
    url = advised(officer)
    officer.get(f"{url}/study", status=409)
    reviewed(officer, url)
    assert "没有留作典型案例" in officer.get(f"{url}/study", status=409).text
    corrected(officer, url, typical="y", reason="回访时漏勾")
    page = officer.submit(
        officer.get(f"{url}/study"), "study-form", status=422, title="一家企业应诉", text="某企业被诉。\n远帆公司应诉。"
    )
    assert "第2段第1个字起的“远帆”是企业的名称" in page.errors["text"] and "某企业被诉" in str(page.soup)
    page = officer.submit(page, "study-form", title="一家企业应诉", text="某企业应诉，账户解冻。")
    assert "案例已保存" in page.text
    assert "某企业应诉，账户解冻" in officer.get("/overseas/report").text
    dispute = "/".join(officer.get(url).soup.select(".trail a, nav a.number")[-1]["href"].split("/")[:3])
    officer.submit(officer.get(f"{dispute}/particulars"), "particulars", opponent="某企业")
    page = officer.get("/overseas/report")
    assert "案例没有列入" in page.text and "账户解冻" not in page.text


def test_what_was_recorded_wrongly_is_put_right_with_its_reason(app: Flask, officer: Visitor) -> None:
    url = advised(officer)
    page = corrected(officer, url, status=422, told_whom="", reason="")
    assert set(page.errors) == {"told_whom", "reason"}
    page = corrected(officer, url, status=422, told_on=TOMORROW, reason="看错")
    assert "还没有到" in " ".join(page.errors.values())
    assert "没有改动" in corrected(officer, url, reason="看错").text
    page = corrected(officer, url, told_whom="仇知夏", grade="major", reason="听错姓名；金额大")
    assert "仇知夏" in page.text and "重大" in page.text and "被告知人“仇知秋”改为“仇知夏”" in page.text
    stale = officer.get(f"{url}/correction")
    corrected(officer, url, told_whom="仇知春", reason="又听错")
    page = officer.submit(stale, "correction", status=409, told_whom="仇知冬", reason="再改")
    assert "仇知春" in page.text
    with app.app_context():
        actions = db.session.scalars(select(AuditEntry.action)).all()
        assert actions.count("overseas_correct") == 2
        db.session.rollback()


def test_the_year_on_screen_on_paper_and_as_a_workbook(officer: Visitor) -> None:
    url = advised(officer)
    entered(officer, url, confirmed_on=DAY, confirmed_by="经理")
    recovered(officer, url)
    reviewed(officer, url, typical="y")
    officer.submit(officer.get(f"{url}/study"), "study-form", title="一家企业应诉", text="某企业应诉，账户解冻。")
    page = officer.get(f"/overseas/report?year={TODAY.year}")
    said = (
        "新获知海外纠纷1件，涉本区企业1家次；有结果的1家次",
        "合格的指导1次，涉及纠纷1件、本区企业1家",
        "枕套",
        "解冻1家次",
        "18,000.00美元",
        "127,837.80",
    )
    shown = "".join(page.text.split())
    assert all(words in shown for words in said)
    answer = officer.client.get(f"/overseas/report.pdf?year={TODAY.year}")
    printed = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(answer.data)).pages)
    assert all(words in printed for words in (*said, "某企业应诉，账户解冻。")) and "远帆" not in printed
    answer = officer.client.get(f"/overseas/report.xlsx?year={TODAY.year}")
    with ZipFile(BytesIO(answer.data)) as book:
        sheet, words = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert "127837.8" in sheet and "解冻资金，折合" in words and "某企业应诉" in words and "远帆" not in words
    assert "这一年没有海外纠纷" in officer.get(f"/overseas/report?year={TODAY.year - 1}").text
    # The line of a product: its row, and none of what was never there; no table and no kind of money that is not known.
    assert "远帆" in officer.get(f"/overseas/report/ended?year={TODAY.year}&table=product&key=枕套").text
    assert "远帆" not in officer.get(f"/overseas/report/ended?year={TODAY.year}&table=product&key=窗帘").text
    assert (
        "汇率 7.1021，外汇交易中心中间价" in officer.get(f"/overseas/report/money?year={TODAY.year}&key=released").text
    )
    for wrong in ("ended?table=weather", "money?key=hoped", "money", "nothing"):
        officer.get(f"/overseas/report/{wrong}", status=404)
    for wrong in ("1066", "二〇二六", "-1"):
        assert officer.client.get(f"/overseas/report?year={wrong}").status_code == 404


def test_the_offices_own_rules_are_dated_and_rest_on_something(app: Flask, officer: Visitor) -> None:
    page = officer.get("/overseas/limits")
    assert "没有改动" in officer.submit(page, "limits", source="没有改").text
    page = officer.submit(
        officer.get("/overseas/limits"),
        "limits",
        status=422,
        opinion_working_days="0",
        nodes_customs="提出异议｜十｜通知｜某法",
        towns=" ",
        source="",
    )
    assert set(page.errors) == {"opinion_working_days", "nodes_customs", "towns", "source"}
    officer.submit(
        officer.get("/overseas/limits"),
        "limits",
        opinion_working_days="5",
        urgent_kinds=["customs"],
        nodes_customs="提出异议｜10｜通知送达｜欧盟海关条例第12条",
        towns="川姜镇\n三余镇",
        source="局办公会纪要〔2026〕3号",
    )
    assert "局办公会纪要" in officer.get("/overseas/limits").text
    with app.app_context():
        assert settings.setting("overseas_limits", TODAY)["urgent_kinds"] == ["customs"]
        assert settings.setting("district_towns", TODAY) == ["川姜镇", "三余镇"]
        assert settings.setting("overseas_limits", TODAY - timedelta(1))["opinion_working_days"] == 3
        db.session.rollback()
    url = address(registered(officer, kind="customs"))
    assert "通知送达起 10 日，欧盟海关条例第12条" in officer.get(url).text


def test_only_those_who_guide_read_what_came_of_it(officer: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    url = advised(officer)
    clerk, bureau = visitor_for(Role.CLERK), visitor_for(Role.OVERSEAS_OFFICER, "bureau", name="局里的指导专员")
    for path in (
        "/overseas/report",
        "/overseas/report.xlsx",
        "/overseas/report/parts",
        "/overseas/limits",
        f"{url}/recoveries/new",
    ):
        assert clerk.client.get(path).status_code == 404
    for path in (f"{url}/recoveries/new", f"{url}/correction", f"{url}/study"):
        assert bureau.client.get(path).status_code == 404
    assert "这一年没有海外纠纷" in bureau.get("/overseas/report").text
    assert "远帆" not in bureau.get(f"/overseas/report/parts?year={TODAY.year}").text
