"""The pages of reports: looked at, frozen, printed, corrected after the form changed; who finds which."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from mediation import clock
from mediation.exchange.workbook import XLSX
from mediation.rules.roles import Role
from tests.visitor import Page, Visitor

ASKED = "what=return:textile&period=2026-Q3"
DISTRICT, WRITING = "/reports/preview?what=district:bureau&period=2026-Q3", "/reports/writing/bureau/2026-Q3"
WORK = "走访家纺市场 12 次。\n\n办了两期培训。"
PLANS = "下季度和法院对一次数。"


@pytest.fixture
def director(visitor_for: Callable[..., Visitor]) -> Visitor:
    """The textile committee's director."""
    return visitor_for(Role.DIRECTOR, name="沈主任")


def frozen(visitor: Visitor, asked: str = ASKED) -> Page:
    return visitor.submit(visitor.get(f"/reports/preview?{asked}"))


def address(page: Page) -> str:
    return page.answer.request.path


def test_a_return_is_looked_at_frozen_printed_and_corrected(
    director: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    page = director.get(f"/reports/preview?{ASKED}")
    assert page.h1 == "2026年第三季度人民调解案件情况统计"
    assert "调解案件总数（件） 0" in page.text and "手填" in page.text
    shown = frozen(director)
    assert "2026年第三季度已冻结" in shown.text and "已冻结，第 1 版" in shown.text
    assert director.get("/reports/preview?" + ASKED).text.count("已经冻结过") == 1
    url = address(shown)
    assert "没有变。" in director.get(f"{url}/correction").text

    administrator = visitor_for(Role.ADMINISTRATOR)
    form = administrator.get("/administration/mediation-return")
    changed = {"columns-0-label": "", "columns-0-block": "", "of_copyright": "5", "source": "区司法局 2026 年统计表"}
    assert "已改" in administrator.submit(form, "mediation-return", **changed).text

    correction = director.get(f"{url}/correction")
    assert "没有这一项" in correction.text
    refused = director.submit(correction, "correction", status=422)
    assert refused.errors == {"reason": "没有填为什么更正。"}
    newer = director.submit(correction, "correction", reason="表式改了")
    assert "已更正，第 2 版" in newer.text and "和第 1 版比，哪些变了" in newer.text
    assert "这一版已经更正过" in director.get(url).text
    answer = director.client.send(f"{address(newer)}/printing")
    assert answer.status_code == 303
    pdf = director.client.get(f"{address(newer)}.pdf")
    assert pdf.mimetype == "application/pdf" and pdf.data.startswith(b"%PDF")
    assert director.client.get(f"{url}.xlsx").mimetype == XLSX
    assert director.client.send(f"{url}/register.xlsx").mimetype == XLSX


def test_the_return_s_form_names_what_is_wrong(visitor_for: Callable[..., Visitor]) -> None:
    administrator = visitor_for(Role.ADMINISTRATOR)
    form = administrator.get("/administration/mediation-return")
    wrong = {"types": "3 合同\n3 其他", "columns-1-label": "", "of_design": "77", "source": "试"}
    page = administrator.submit(form, "mediation-return", status=422, **wrong)
    assert page.errors["types"] == "有两类的编码一样。"
    assert page.errors["columns-1-label"] == "没有写栏目名。照表上的字写。"
    assert page.errors["of_design"] == "这一项不在可选范围内。重新选一次。"


def test_the_bureau_freezes_the_district_s_report_and_committees_do_not_see_it(
    director: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    clerk, viewer = visitor_for(Role.CLERK, "bureau"), visitor_for(Role.BUREAU_VIEWER)
    asked = "what=district:bureau&period=2026-Q3"
    assert "局里的书记员才能冻结" in viewer.get(f"/reports/preview?{asked}").text
    assert "写文字，冻结" in clerk.get(f"/reports/preview?{asked}").text
    url = address(clerk.submit(clerk.get(WRITING), "writing"))
    assert "2026年第三季度" in viewer.get(url).h1
    assert viewer.get(f"{url}?line=accepted").h1 == "受理数"
    statuses = [
        visitor.client.get(address_).status_code
        for visitor, address_ in (
            (director, url),
            (director, f"/reports/preview?{asked}"),
            (viewer, f"/reports/preview?{ASKED}"),
            (clerk, "/reports/preview?what=district:bureau&period=2030"),
            (clerk, "/reports/preview?what=district:bureau&period=soon"),
            (clerk, f"{url}?line=nothing"),
        )
    ]
    assert statuses == [404] * 6
    assert viewer.client.send(f"{url}/correction").status_code == 404
    assert clerk.client.send(f"{url}/register.xlsx").status_code == 404


def test_what_is_written_is_kept_looked_at_printed_frozen_and_corrected(visitor_for: Callable[..., Visitor]) -> None:
    clerk, viewer = visitor_for(Role.CLERK, "bureau"), visitor_for(Role.BUREAU_VIEWER)
    kept = clerk.submit(clerk.get(WRITING), "writing", press="do=keep", work=WORK, plans="  ")
    assert panel(kept, "工作情况") == ["走访家纺市场 12 次。", "办了两期培训。"] and panel(kept, "下步打算") == []
    assert "工作情况" not in viewer.get(DISTRICT).text  # a draft is its writer's
    assert "走访家纺市场12次" in printed(clerk, "/reports/preview.pdf?what=district:bureau&period=2026-Q3")
    again = clerk.get(WRITING)
    assert again.soup.select_one("[name=work]").get_text().split() == WORK.split()
    assert "接着填：2026年第三季度工作报告的文字" in str(clerk.get("/").soup)

    refused = clerk.submit(again, "writing", status=422, problems="多" * 3001)
    assert refused.errors == {"problems": "写了 3001 字，最多 3000 字。删掉 1 字。"}
    assert refused.soup.select_one("[name=work]").get_text().split() == WORK.split()

    first = clerk.submit(again, "writing")
    assert panel(viewer.get(address(first)), "工作情况") == ["走访家纺市场 12 次。", "办了两期培训。"]
    text = printed(clerk, f"{address(first)}.pdf?draft=1")
    assert "一、工作情况走访家纺市场12次。办了两期培训。二、纠纷受理与办理情况" in text
    assert "存在问题" not in text and "下步打算" not in text
    assert "接着填" not in clerk.get("/").text

    correction = clerk.get(f"{address(first)}/correction")
    assert "要更正的只有文字" in correction.text
    assert clerk.submit(correction, "correction", status=409, reason="没有改").h1
    second = clerk.submit(correction, "correction", reason="补下步打算", plans=PLANS)
    changed = [row.get_text(" ", strip=True) for row in second.soup.select("#changes tbody tr")]
    assert changed == [f"下步打算 文字 没有写 {PLANS} 文字改了"]
    assert panel(second, "工作情况") and panel(second, "下步打算") == [PLANS]
    assert panel(clerk.get(address(first)), "下步打算") == []
    text = printed(clerk, f"{address(second)}.pdf?draft=1")
    assert "八、下步打算下季度和法院对一次数。九、统计口径" in text.replace("七、下步打算", "八、下步打算").replace(
        "八、统计口径", "九、统计口径"
    )
    assert "更正第1版，1段文字有变：补下步打算" in text


def test_a_sign_that_cannot_be_printed_is_refused_before_it_is_frozen(visitor_for: Callable[..., Visitor]) -> None:
    clerk = visitor_for(Role.CLERK, "bureau")
    refused = clerk.submit(clerk.get(WRITING), "writing", status=409, work="字库没有\U0003134a")
    assert "字库没有" in refused.text and "U+3134A" in refused.text
    assert "冻结过" not in clerk.get(DISTRICT).text


def test_before_the_period_is_over_one_writes_and_does_not_freeze(visitor_for: Callable[..., Visitor]) -> None:
    clerk = visitor_for(Role.CLERK, "bureau")
    year = clock.today().year
    page = clerk.get(f"/reports/writing/bureau/{year}")
    assert [each.get_text(strip=True) for each in page.form("writing").select("button")] == ["存草稿，先看"]
    assert panel(clerk.submit(page, "writing", press="do=keep", problems="人手少。"), "存在问题") == ["人手少。"]
    assert clerk.submit(page, "writing", status=409, problems="人手少。").text.count("人手少。")
    for who in (visitor_for(Role.BUREAU_VIEWER), visitor_for(Role.DIRECTOR)):
        assert who.client.get(WRITING).status_code == 404


def panel(page: Page, title: str) -> list[str]:
    """The paragraphs under a heading; none without it."""
    found = [each for each in page.soup.select("section.panel") if each.select_one("h2").get_text(strip=True) == title]
    return [text.get_text() for each in found for text in each.select("p")]


def printed(visitor: Visitor, url: str) -> str:
    """The words of a paper, without blanks."""
    pages = PdfReader(BytesIO(visitor.client.get(url).data)).pages
    return re.sub(r"\s|\u2060|\u200b", "", "".join(page.extract_text() for page in pages))


def test_a_second_post_of_the_same_page_freezes_once(director: Visitor) -> None:
    page = director.get(f"/reports/preview?{ASKED}")
    first, second = address(director.submit(page)), address(director.submit(page))
    assert first == second


def test_the_command_line_verifies_every_frozen_report(director: Visitor, command: Callable[..., object]) -> None:
    frozen(director)
    answer = command("report", "verify")
    assert (answer.exit_code, answer.output) == (0, "共 1 份，全部相符。\n")  # type: ignore[attr-defined]
