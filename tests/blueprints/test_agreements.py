"""The agreement without scripts: written, reviewed, issued, signed; bad input, two people, what is frozen."""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.documents import press
from mediation.documents.reading import sheets
from mediation.operations.agreement.issuing import papers_of
from mediation.operations.agreement.reading import last_agreement
from mediation.rules.roles import Role
from tests import sample_files
from tests.blueprints.matter import FIRM, Matter
from tests.visitor import DeskClient, Page, Visitor, filled

TODAY = clock.today()


@pytest.fixture(scope="module", autouse=True)
def printing() -> Iterator[None]:
    """The press is ended with the module."""
    yield
    press.close()


@pytest.fixture
def drafting(matter: Matter, mediator: Visitor) -> Matter:
    """A dispute whose agreement is being written."""
    matter.settle()
    page = mediator.get(matter.url("agreement"))
    assert page.h1 == "拟协议"
    mediator.submit(page, "start", shape="written")
    return matter


def the_agreement(matter: Matter, read: Callable[[Any], Any]) -> Any:
    """Something of the newest agreement as it is stored."""
    return matter.read(lambda case: read(last_agreement(case)))


def add(mediator: Visitor, page: Page, kind: str) -> Page:
    """One more term from the library."""
    return mediator.submit(page, "agreement", press=f"add_term={kind}")


def term_names(page: Page) -> list[str]:
    """What the fields of each term begin with, in the order of the page."""
    return [f"t-{str(tag['value']).partition(':')[0]}-" for tag in page.soup.select("input[name=term]")]


def clean(mediator: Visitor, matter: Matter, **changes: Any) -> Page:
    """The editor with one complete term, every warning kept; ready to be issued."""
    page = add(mediator, mediator.get(matter.url("agreement")), "stop")
    name = term_names(page)[-1]
    values = {
        f"{name}acts": "销售",
        f"{name}what": "使用《春溪缠枝》花型的四件套",
        "disputes": "赔偿数额。",
        "facts": "甲方持有登记证书，各方对销售没有异议。",
    }
    page = mediator.submit(page, "agreement", **{**values, **changes})
    while buttons := page.soup.select("button[name=keep]"):
        key = str(buttons[0]["value"])
        page = mediator.submit(page, "agreement", press=f"keep={key}", **{f"why {key}": "各方要求这样写"})
    return page


def issue(mediator: Visitor, matter: Matter) -> Page:
    """The page of the version to sign."""
    page = mediator.submit(clean(mediator, matter), "agreement", press="go=issue")
    assert page.h1 == "出签署版"
    return mediator.submit(page, "issue")


def signed(mediator: Visitor, page: Page) -> Page:
    """Everybody ticked, today."""
    ticks = {str(box["name"]): "y" for box in page.form("sign").select("input[type=checkbox]")}
    return mediator.submit(page, "sign", **ticks)


def seal(mediator: Visitor, matter: Matter) -> Page:
    """The page of an agreement in effect."""
    return mediator.submit(signed(mediator, issue(mediator, matter)), "seal-form")


def test_agreement_is_written_reviewed_issued_signed_and_sealed_without_scripts(
    drafting: Matter, mediator: Visitor
) -> None:
    page = mediator.get(drafting.url("agreement"))
    assert page.h1 == "人民调解协议书"
    assert "没有条款" in page.text
    page = add(mediator, page, "compensation")
    name = term_names(page)[0]
    page = mediator.submit(page, "agreement", press=f"add={name}instalments")
    page = mediator.submit(page, "agreement", press=f"add={name}instalments")
    days = [(TODAY + timedelta(30 * month)).isoformat() for month in (1, 2)]
    page = mediator.submit(
        page,
        "agreement",
        **{
            f"{name}who": ["p2"],
            f"{name}amount": "8.6万",
            f"{name}instalments-0-due": days[0],
            f"{name}instalments-0-amount": "60,000.00",
            f"{name}instalments-1-due": days[1],
            f"{name}instalments-1-amount": "２５０００",
            f"{name}account_holder": FIRM,
            f"{name}account_bank": "示例银行通州支行",
            f"{name}account_number": "6200 0000 0000 0035 017",
            "disputes": "赔偿数额。",
            "copies": "2",
        },
    )
    assert "还有 2 处必须改" in page.text
    assert "比总额86,000.00元少1,000.00元" in page.text
    assert page.soup.select_one(f"#term-{name[2:-1]}.clause--block") is not None
    for _ in range(2):
        key = str(page.soup.select("button[name=accept]")[0]["value"])
        page = mediator.submit(page, "agreement", press=f"accept={key}")
    assert "必须改" not in page.soup.select_one("[data-live=standing]").get_text().replace("没有必须改的", "")
    assert "35017" not in page.answer.text
    assert page.soup.select_one(f'input[name="{name}instalments-1-amount"]')["value"] == "26,000.00"
    while buttons := page.soup.select("button[name=keep]"):
        key = str(buttons[0]["value"])
        page = mediator.submit(page, "agreement", press=f"keep={key}", **{f"why {key}": "各方要求这样写"})
    assert "审过了，可以出签署版" in page.text
    page = mediator.submit(page, "agreement", press="go=issue")
    page = mediator.submit(page, "issue")
    assert page.h1 == "人民调解协议书"
    assert "登记勾选的签名" in page.text
    assert page.soup.select_one("#seal-form") is None
    page = signed(mediator, page)
    page = mediator.submit(page, "seal-form")
    assert "已登记盖章。" in page.text
    assert f"{TODAY.year}年{TODAY.month}月{TODAY.day}日起生效" in page.text
    assert drafting.state == "concluded"


def test_kept_bytes_are_sent_for_print_and_as_a_file(drafting: Matter, mediator: Visitor) -> None:
    page = issue(mediator, drafting)
    links = {link.get_text(strip=True): str(link["href"]) for link in page.soup.select(".head__acts a")}
    shown, kept = mediator.client.get(links["打印"]), mediator.client.get(links["下载"])
    assert shown.data == kept.data
    assert shown.mimetype == "application/pdf"
    assert shown.headers["Content-Disposition"].startswith("inline; ")
    assert kept.headers["Content-Disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''%E9%80%9A" in shown.headers["Content-Disposition"]
    text = "".join(run.text for sheet in sheets(shown.data) for run in sheet.runs)
    assert FIRM in text
    assert "草\u3000稿" not in text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("amount", "八万", "读不出金额"),
        ("amount", "-1", "不能是负数"),
        ("by", "2026-02-30", "日历上没有这一天"),
        ("instalments-0-amount", "12.345", "最小到分"),
        ("instalments-0-due", "2026年13月1日", "日历上没有这一天"),
        ("account_number", "62 00 ab", "账号只有数字"),
        ("whom", "p999", "不在可选范围"),
    ],
    ids=["words", "negative", "30 February", "a tenth of a cent", "month 13", "letters", "no party"],
)
def test_value_that_cannot_be_read_is_said_at_the_field_and_everything_stays(
    drafting: Matter, mediator: Visitor, field: str, typed: str, said: str
) -> None:
    page = add(mediator, mediator.get(drafting.url("agreement")), "compensation")
    name = term_names(page)[0]
    page = mediator.submit(page, "agreement", press=f"add={name}instalments")
    stored = the_agreement(drafting, lambda one: one.version)
    values = {
        f"{name}instalments-0-due": "2026-12-31",
        f"{name}instalments-0-amount": "100.00",
        f"{name}covers": "样衣费",
        "facts": "改到一半的事实。",
    }
    page = mediator.submit(page, "agreement", status=422, **{**values, f"{name}{field}": typed})
    assert said in page.errors[f"{name}{field}"]
    shown = filled(page.form("agreement"))
    assert shown["facts"] == ["改到一半的事实。"]
    assert shown[f"{name}covers"] == ["样衣费"]
    if field != "whom":
        assert shown[f"{name}{field}"] == [typed]
    assert page.soup.select_one("details.clause__edit[open]") is not None
    assert the_agreement(drafting, lambda one: one.version) == stored


def test_count_and_days_of_the_frame_are_read_or_refused(drafting: Matter, mediator: Visitor) -> None:
    page = mediator.get(drafting.url("agreement"))
    page = mediator.submit(page, "agreement", status=422, copies="五", signing_on="明天")
    assert page.errors["copies"] == "填整数，0 到 9999。"
    assert page.errors["signing_on"].startswith("这不是一个日子")
    page = mediator.submit(page, "agreement", copies="５", signing_on="2026年11月30日")
    assert the_agreement(drafting, lambda one: (one.copies, one.signing_on.isoformat())) == (5, "2026-11-30")


def test_rows_come_and_go_and_nothing_is_stored(drafting: Matter, mediator: Visitor) -> None:
    page = add(mediator, mediator.get(drafting.url("agreement")), "compensation")
    name, version = term_names(page)[0], the_agreement(drafting, lambda one: one.version)
    for _ in range(3):
        page = mediator.submit(page, "agreement", press=f"add={name}instalments", facts="还没存。")
    page = mediator.submit(page, "agreement", press=f"remove={name}instalments-1")
    rows = [str(tag["name"]) for tag in page.soup.select(f'input[name^="{name}instalments-"][name$=amount]')]
    assert rows == [f"{name}instalments-0-amount", f"{name}instalments-2-amount"]
    assert filled(page.form("agreement"))["facts"] == ["还没存。"]
    assert the_agreement(drafting, lambda one: one.version) == version


def test_terms_are_moved_and_dropped_and_nothing_typed_is_lost(drafting: Matter, mediator: Visitor) -> None:
    page = mediator.get(drafting.url("agreement"))
    for kind in ("stop", "destroy", "other"):
        page = add(mediator, page, kind)
    first, second, third = term_names(page)
    page = mediator.submit(page, "agreement", press=f"move=up:{third[2:-1]}", **{f"{third}text": "乙方赔礼。"})
    assert term_names(page) == [first, third, second]
    page = mediator.submit(page, "agreement", press=f"drop={first[2:-1]}", facts="接着写的。")
    assert term_names(page) == [third, second]
    shown = filled(page.form("agreement"))
    assert (shown[f"{third}text"], shown["facts"]) == (["乙方赔礼。"], ["接着写的。"])


def test_every_clause_of_the_library_can_be_added_and_its_page_holds_together(
    drafting: Matter, mediator: Visitor
) -> None:
    page = mediator.get(drafting.url("agreement"))
    kinds = [str(button["value"]) for button in page.soup.select("button[name=add_term]")]
    assert len(kinds) == 17
    for kind in kinds:
        page = add(mediator, page, kind)
    assert len(term_names(page)) == 17
    page = mediator.submit(page, "agreement")
    assert the_agreement(drafting, lambda one: [term.kind for term in one.terms]) == kinds


def test_review_reads_the_form_that_is_not_stored_yet(drafting: Matter, mediator: Visitor) -> None:
    page = add(mediator, mediator.get(drafting.url("agreement")), "other")
    name, version = term_names(page)[0], the_agreement(drafting, lambda one: one.version)
    typed = {**filled(page.form("agreement")), f"{name}text": "乙方尽快付清。", "copies": "1"}
    answer = mediator.client.post(drafting.url("agreement/review"), data=typed)
    assert answer.status_code == 200
    assert "“尽快”不明确" in answer.text
    assert "现填1份" in answer.text
    assert f'data-part="words-{name[2:-1]}" data-severity="warn"' in answer.text
    assert '<span class="slot slot--warn">尽快</span>' in answer.text
    assert the_agreement(drafting, lambda one: one.version) == version


def test_review_leaves_out_what_cannot_be_read_and_says_so(drafting: Matter, mediator: Visitor) -> None:
    page = add(mediator, mediator.get(drafting.url("agreement")), "compensation")
    typed = {**filled(page.form("agreement")), f"{term_names(page)[0]}amount": "八万"}
    answer = mediator.client.post(drafting.url("agreement/review"), data=typed)
    assert answer.status_code == 200
    assert "1 处没有审，先改好" in answer.text


def test_preview_shows_what_is_typed_with_the_draft_mark_and_stores_nothing(
    drafting: Matter, mediator: Visitor
) -> None:
    page = clean(mediator, drafting)
    version = the_agreement(drafting, lambda one: one.version)
    typed = {**filled(page.form("agreement")), "facts": "只在预览里的事实。"}
    answer = mediator.client.post(drafting.url("agreement/preview"), data=typed)
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("inline; ")
    text = "".join(run.text for sheet in sheets(answer.data) for run in sheet.runs)
    assert "只在预览里的事实" in text
    assert "草\u3000稿" in text
    assert the_agreement(drafting, lambda one: one.version) == version
    assert drafting.read(papers_of) == []


def test_two_people_see_both_texts_and_the_second_keeps_theirs(
    drafting: Matter, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    colleague = visitor_for(Role.DIRECTOR, name="沈主任")
    mine, theirs = mediator.get(drafting.url("agreement")), colleague.get(drafting.url("agreement"))
    theirs = add(colleague, theirs, "destroy")
    colleague.submit(theirs, "agreement", facts="同事的事实。")
    page = mediator.submit(mine, "agreement", status=409, facts="我的事实。", press="add_term=stop")
    assert "同事先保存了" in page.h1
    assert "同事的事实。" in page.text
    assert "我的事实。" in page.text
    assert the_agreement(drafting, lambda one: one.facts) == "同事的事实。"
    mediator.submit(page, "agreement", facts="合起来的事实。", terms_of="theirs")
    assert the_agreement(drafting, lambda one: (one.facts, len(one.terms))) == ("合起来的事实。", 2)


def test_draft_typed_but_not_sent_is_found_again_and_can_be_thrown_away(drafting: Matter, mediator: Visitor) -> None:
    page = add(mediator, mediator.get(drafting.url("agreement")), "other")
    name = term_names(page)[0]
    typed = {**filled(page.form("agreement")), f"{name}text": "写到一半。"}
    saving = str(page.form("agreement")["data-draft-url"])
    assert mediator.client.post(saving, data=typed).status_code == 200
    page = mediator.get(drafting.url("agreement"))
    assert "找回没交的草稿" in page.text
    assert filled(page.form("agreement"))[f"{name}text"] == ["写到一半。"]
    assert the_agreement(drafting, lambda one: one.terms[0].data) == {}
    page = mediator.get(drafting.url("agreement?draft=no"))
    assert filled(page.form("agreement"))[f"{name}text"] == [""]


def test_form_posted_twice_at_once_issues_one_paper(app: Flask, drafting: Matter, mediator: Visitor) -> None:
    page = mediator.submit(clean(mediator, drafting), "agreement", press="go=issue")
    values = filled(page.form("issue"))

    def post(_: int) -> tuple[int, str]:
        client = DeskClient(app, app.response_class, use_cookies=True)
        for cookie in mediator.client._cookies.values():
            client.set_cookie(cookie.key, cookie.value)
        answer = client.post(drafting.url("agreement/issue"), data=values)
        return answer.status_code, answer.headers.get("Location", "")

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(post, range(2)))
    assert answers == [(303, drafting.url("agreement/1"))] * 2
    assert len(drafting.read(papers_of)) == 1


def test_issuing_what_is_still_open_is_refused_with_the_article(drafting: Matter, mediator: Visitor) -> None:
    clean(mediator, drafting, copies="1")
    page = mediator.get(drafting.url("agreement/issue"), status=409)
    assert "份数：当事人各1份" in page.h1
    assert "人民调解法" in page.text


def test_machine_that_cannot_print_issues_nothing_and_says_what_lacks(
    drafting: Matter, mediator: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = mediator.submit(clean(mediator, drafting), "agreement", press="go=issue")
    press.close()
    monkeypatch.setenv("MEDIATION_FONT_DIR", str(tmp_path))
    page = mediator.submit(page, "issue", status=409)
    assert "这台机器还不能打印" in page.h1
    assert the_agreement(drafting, lambda one: one.state) == "draft"
    assert drafting.read(papers_of) == []


def test_name_that_cannot_be_printed_is_named_and_nothing_is_issued(drafting: Matter, mediator: Visitor) -> None:
    clean(mediator, drafting, facts="甲方持有\ue000登记证书。")
    page = mediator.get(drafting.url("agreement/issue"))
    page = mediator.submit(page, "issue", status=409)
    assert "甲方持有\ue000登记证书" in page.h1
    assert "不是通用编码的字" in page.h1
    assert the_agreement(drafting, lambda one: one.state) == "draft"


def test_signatures_are_refused_at_their_field(drafting: Matter, mediator: Visitor) -> None:
    page = issue(mediator, drafting)
    row = str(page.form("sign").select("input[type=checkbox]")[0]["name"]).removesuffix("signed")
    tomorrow = (TODAY + timedelta(1)).isoformat()
    page = mediator.submit(page, "sign", status=422, **{f"{row}signed": "y", f"{row}on": tomorrow})
    assert page.errors[f"{row}on"] == "这一天还没到。照纸面填。"
    page = mediator.submit(page, "sign", status=422, **{f"{row}signed": "y", f"{row}on": "2020-01-01"})
    assert "早于出签署版" in page.errors[f"{row}on"]
    page = mediator.submit(mediator.get(drafting.url("agreement/1")), "sign", status=422)
    assert "没有勾一个人" in page.text
    assert the_agreement(drafting, lambda one: len(one.signatures)) == 0


def test_wrong_entry_is_struck_and_entered_again(drafting: Matter, mediator: Visitor) -> None:
    page = signed(mediator, issue(mediator, drafting))
    struck = mediator.get(str(page.soup.select("#signatures .row-act a")[0]["href"]))
    struck = mediator.submit(struck, "reason-form", status=422, reason="")
    page = mediator.submit(struck, "reason-form", reason="登记错了人")
    assert "划去：登记错了人" in page.text
    assert len(page.form("sign").select("input[type=checkbox]")) == 1


def test_version_is_taken_back_for_a_reason_and_stays_on_file(drafting: Matter, mediator: Visitor) -> None:
    issue(mediator, drafting)
    page = mediator.submit(mediator.get(drafting.url("agreement/return")), "reason-form", reason="甲方要改日期")
    assert page.h1 == "人民调解协议书"
    page = mediator.submit(page, "agreement", press="go=issue")
    page = mediator.submit(page, "issue")
    assert "退回或者作废的版本" in page.text
    assert "甲方要改日期" in page.text


def test_scan_is_kept_and_sent_only_as_a_file(drafting: Matter, mediator: Visitor) -> None:
    page = seal(mediator, drafting)
    url, token = drafting.url("agreement/1/scans"), page.form("scan-form").select_one("[name=csrf_token]")["value"]

    def send(content: bytes, name: str) -> Any:
        data = {"csrf_token": token, "scan": (io.BytesIO(content), name)}
        return mediator.client.post(url, data=data, follow_redirects=True)

    refused = Page(send(b"<script>alert(1)</script>", "签署.pdf"))
    assert (refused.status, refused.errors["scan"]) == (
        422,
        "文件名写的是 PDF，其实是网页。打开看看，用“另存为”存成 PDF 再传。",
    )
    assert Page(send(b"", "")).status == 422
    page = Page(send(sample_files.pdf(3), "..\\签署件.pdf"))
    link = page.soup.select_one("#scans a")
    answer = mediator.client.get(str(link["href"]))
    assert answer.data == sample_files.pdf(3)
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "%E7%AD%BE%E7%BD%B2%E4%BB%B6.pdf" in answer.headers["Content-Disposition"]
    assert ".." not in answer.headers["Content-Disposition"]


FROZEN = ("", "review", "preview", "issue", "return", "void", "1/signatures", "1/seal", "1/signatures/1/strike")


def test_agreement_in_effect_is_changed_by_no_route(drafting: Matter, mediator: Visitor) -> None:
    typed = filled(clean(mediator, drafting).form("agreement"))
    seal(mediator, drafting)

    def snapshot(one: Any) -> tuple[Any, ...]:
        terms = [(term.uid, term.data) for term in one.terms]
        signatures = [(each.id, each.struck_reason) for each in one.signatures]
        return one.version, one.state, one.facts, one.document_id, terms, signatures

    before = the_agreement(drafting, snapshot)
    for path in FROZEN:
        values = {**typed, "facts": "改。", "reason": "改", "sealed_on": TODAY.isoformat(), "form_key": f"key {path}"}
        answer = mediator.client.post(drafting.url(f"agreement/{path}".rstrip("/")), data=values)
        assert answer.status_code in (303, 404, 409, 422), path
        assert the_agreement(drafting, snapshot) == before, path


def test_change_of_an_agreement_starts_from_it_and_points_at_it(drafting: Matter, mediator: Visitor) -> None:
    page = seal(mediator, drafting)
    assert "不能改" in page.text
    page = mediator.get(drafting.url("agreement/new"))
    assert page.h1 == "改变约定，另拟协议"
    page = mediator.submit(page, "start", shape="written")
    assert "第 2 份" in page.text
    assert len(term_names(page)) == 1
    page = mediator.get(drafting.url("agreement/1"))
    assert "第 2 份 还没有生效，这一份仍然有效" in page.text


def test_oral_agreement_needs_its_reason_and_is_registered_with_its_sheet(matter: Matter, mediator: Visitor) -> None:
    matter.settle()
    page = mediator.get(matter.url("agreement"))
    page = mediator.submit(page, "start", status=422, shape="oral", oral_reason=None)
    assert "口头协议要有理由" in page.errors["oral_reason"]
    page = mediator.submit(page, "start", shape="oral", oral_reason="done")
    assert page.h1 == "口头协议登记表"
    page = add(mediator, page, "other")
    name = term_names(page)[0]
    page = mediator.submit(
        page,
        "agreement",
        **{
            f"{name}text": "乙方已当场向甲方赔礼道歉。",
            "facts": "各方对事实没有异议。",
            "disputes": "赔礼的方式。",
            "performance": "今天当场道歉，甲方接受。",
            "agreed_on": TODAY.isoformat(),
        },
    )
    while buttons := page.soup.select("button[name=keep]"):
        key = str(buttons[0]["value"])
        page = mediator.submit(page, "agreement", press=f"keep={key}", **{f"why {key}": "各方要求这样写"})
    page = mediator.submit(page, "agreement", press="go=issue")
    assert page.h1 == "登记口头协议"
    page = mediator.submit(page, "issue", status=422, agreed_on=(TODAY + timedelta(1)).isoformat())
    assert "还没到" in page.errors["agreed_on"]
    page = mediator.submit(page, "issue", agreed_on=TODAY.isoformat())
    assert "口头协议自各方达成之日起生效" in page.text
    assert matter.read(lambda case: (case.state, case.outcome)) == ("concluded", "oral_agreement")
    (paper,) = matter.read(papers_of)
    assert paper.form == "oral_agreement"


def test_oral_draft_can_become_a_written_one(matter: Matter, mediator: Visitor) -> None:
    matter.settle()
    page = mediator.submit(mediator.get(matter.url("agreement")), "start", shape="oral", oral_reason="no_duty")
    page = mediator.submit(page, "to-written")
    assert page.h1 == "人民调解协议书"


def test_nothing_to_write_before_the_parties_settled(matter: Matter, mediator: Visitor) -> None:
    matter.prepare()
    page = mediator.get(matter.url("agreement"))
    assert "还没有谈拢" in page.text
    answer = mediator.client.send(matter.url("agreement/start"), shape="written")
    assert answer.status_code == 409


@pytest.mark.parametrize(
    "path",
    ["", "new", "issue", "preview", "return", "void", "1", "1/signatures/1/strike", "papers/x", "1/scans/x"],
)
def test_other_committee_finds_no_such_page(drafting: Matter, visitor_for: Callable[..., Visitor], path: str) -> None:
    stranger = visitor_for(Role.MEDIATOR, "district")
    stranger.get(drafting.url(f"agreement/{path}".rstrip("/")), status=404)


def test_text_that_met_a_newer_one_is_found_again_unless_thrown_away(
    drafting: Matter, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    colleague = visitor_for(Role.DIRECTOR, name="沈主任")
    mine = mediator.get(drafting.url("agreement"))
    colleague.submit(colleague.get(drafting.url("agreement")), "agreement", facts="同事的事实。")
    conflict = mediator.submit(mine, "agreement", status=409, facts="我的事实。")
    page = mediator.get(drafting.url("agreement"))
    assert filled(page.form("agreement"))["facts"] == ["我的事实。"]
    mediator.submit(page, "agreement", status=409)
    page = mediator.submit(conflict, "discard")
    assert filled(page.form("agreement"))["facts"] == ["同事的事实。"]
