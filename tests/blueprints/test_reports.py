"""The pages of reports: looked at, frozen, printed, corrected after the form changed; who finds which."""

from collections.abc import Callable

import pytest

from mediation.exchange.workbook import XLSX
from mediation.rules.roles import Role
from tests.visitor import Page, Visitor

ASKED = "what=return:textile&period=2026-Q3"


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
    url = address(frozen(clerk, asked))
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


def test_a_second_post_of_the_same_page_freezes_once(director: Visitor) -> None:
    page = director.get(f"/reports/preview?{ASKED}")
    first, second = address(director.submit(page)), address(director.submit(page))
    assert first == second


def test_the_command_line_verifies_every_frozen_report(director: Visitor, command: Callable[..., object]) -> None:
    frozen(director)
    answer = command("report", "verify")
    assert (answer.exit_code, answer.output) == (0, "共 1 份，全部相符。\n")  # type: ignore[attr-defined]
