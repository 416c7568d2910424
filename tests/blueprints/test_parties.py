"""The register of parties: found, shown masked, shown whole for a minute, corrected by one of two."""

import contextvars
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.login import Reveal
from mediation.models.party import Party
from mediation.operations.audit import broken_links
from mediation.rules.roles import Role
from tests.blueprints.matter import FIRM, MAN, SHOP, Matter, code, resident
from tests.visitor import Visitor

MAN_NUMBER = resident("32068419780315241")
MASKED = "320***********" + MAN_NUMBER[-4:]


def read(app: Flask, look: Callable[[], Any]) -> Any:
    """Something as it stands in the database."""

    def run() -> Any:
        with app.app_context():
            return look()

    return contextvars.Context().run(run)


def url_of(app: Flask, name: str, path: str = "") -> str:
    """The address of a party's page."""
    uid = read(app, lambda: db.session.scalars(select(Party.uid).where(Party.name == name)).one())
    return f"/parties/{uid}{path}"


def test_register_lists_the_newest_first(mediator: Visitor, matter: Matter) -> None:
    page = mediator.get("/parties")
    assert [row.get_text(strip=True) for row in page.soup.select("tbody th")] == [MAN, SHOP, FIRM]
    assert MAN_NUMBER not in page.answer.text


def test_two_people_see_each_others_number_masked(app: Flask, mediator: Visitor, matter: Matter) -> None:
    url = url_of(app, MAN, "/edit")
    first, second = mediator.get(url), mediator.get(url)
    mediator.submit(first, "party", phone="13612340000", sex="女")
    page = mediator.submit(second, "party", status=409, phone="13712345678", form_key="another")
    assert [row.get_text() for row in page.soup.select("main h2")] == ["电话", "性别"]
    assert [text.get_text() for text in page.soup.select(".version__text")][::2] == ["136****0000", "女"]


def test_empty_register_says_how_it_fills(mediator: Visitor) -> None:
    assert "登记第一件纠纷时，当事人会自动记进来" in mediator.get("/parties").text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("栖禾", [FIRM], id="two characters of the name"),
        pytest.param("qhbysh", [SHOP], id="pinyin initials"),
        pytest.param("曹玉琴", [SHOP], id="the operator"),
        pytest.param(code("91320612MA2X7K3D5"), [FIRM], id="the credit code"),
        pytest.param("139 1234 8150", [MAN], id="the phone with blanks"),
        pytest.param("晚山", [], id="nobody"),
    ],
)
def test_search_finds_by_name_initials_code_and_phone(
    mediator: Visitor, matter: Matter, typed: str, found: list[str]
) -> None:
    page = mediator.get("/parties", query_string={"q": typed})
    assert [row.get_text(strip=True) for row in page.soup.select("tbody th")] == found


def test_suggestions_tell_a_party_in_one_line_and_mark_what_matched(
    app: Flask, mediator: Visitor, matter: Matter
) -> None:
    options = mediator.client.get("/parties/suggest", query_string={"q": "qhbysh"}).json["options"]

    assert options == [
        {
            "label": SHOP,
            "matches": [[6, 12]],
            "tag": "个体工商户",
            "detail": f"{grouped(code('92320612MA1T60XL8'))}　经营者 曹玉琴　南通市通州区家纺城B区2楼217号",
            "aside": "在册：调解 1，按拼音找到",
            "fill": {"party": url_of(app, SHOP).removeprefix("/parties/"), "name": SHOP},
        }
    ]


def grouped(number: str) -> str:
    """In fours, as people read a code aloud."""
    return " ".join(number[at : at + 4] for at in range(0, 18, 4))


def test_page_masks_a_person_and_names_the_cases(app: Flask, mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(url_of(app, MAN))

    assert MASKED in page.text
    assert "139****8150" in page.text
    assert "南通市通州区先锋街道***" in page.text
    assert [word for word in (MAN_NUMBER, "13912348150", "秋实路") if word in page.answer.text] == []
    assert [link["href"] for link in page.soup.select("main tbody a")] == [matter.url()]


def test_cases_of_other_committees_are_not_named(
    app: Flask, matter: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    page = visitor_for(Role.MEDIATOR, "district", name="章和宁").get(url_of(app, MAN))
    assert "没有你能看的案件。" in page.text


def test_numbers_are_shown_whole_for_a_minute_with_a_reason(
    app: Flask, mediator: Visitor, matter: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = url_of(app, MAN)
    refused = mediator.client.send(f"{url}/reveal", reason="  ")
    assert refused.status_code == 422
    assert "没有填事由。写一句，比如“核对身份证原件”。" in refused.text
    assert MAN_NUMBER not in refused.text

    shown = mediator.submit(mediator.get(url), reason="核对身份证原件")
    assert MAN_NUMBER in shown.text
    assert "13912348150" in shown.text
    seconds = int(shown.soup.select_one("[data-seconds]")["data-seconds"])
    assert 58 <= seconds <= 60
    assert shown.answer.headers["Refresh"] == f"{seconds}; url={url}"

    later = clock.now() + timedelta(seconds=61)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert MAN_NUMBER not in mediator.client.get(url).text


def test_showing_numbers_leaves_a_trail_that_holds(app: Flask, mediator: Visitor, matter: Matter) -> None:
    mediator.submit(mediator.get(url_of(app, MAN)), reason="寄送通知书核对电话")

    entries = read(
        app,
        lambda: [
            (entry.actor_name, entry.summary, entry.reason)
            for entry in db.session.scalars(select(AuditEntry).where(AuditEntry.action == "reveal"))
        ],
    )
    assert entries == [("陈晓芸", f"看{MAN}的完整号码，一分钟", "寄送通知书核对电话")]
    assert read(app, lambda: list(broken_links())) == []
    assert read(app, lambda: len(db.session.scalars(select(Reveal)).all())) == 1


def test_numbers_stay_masked_for_everybody_else(
    app: Flask, mediator: Visitor, matter: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    mediator.submit(mediator.get(url_of(app, MAN)), reason="核对")
    assert MAN_NUMBER not in visitor_for(Role.DIRECTOR).get(url_of(app, MAN)).answer.text


def test_correcting_keeps_sealed_values_that_are_left_empty(app: Flask, mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(url_of(app, MAN, "/edit"))
    assert MAN_NUMBER not in page.answer.text
    assert f"现在是 {MASKED}，不改就空着" in page.text

    mediator.submit(page, "party", ethnicity="汉族", service_address="南通市通州区先锋街道秋实路8号")
    kept = read(
        app,
        lambda: [
            (party.identity_number, party.phone, party.ethnicity, party.service_address)
            for party in db.session.scalars(select(Party).where(Party.name == MAN))
        ],
    )
    assert kept == [(MAN_NUMBER, "13912348150", "汉族", "南通市通州区先锋街道秋实路8号")]


def test_renamed_party_is_found_by_both_names(app: Flask, mediator: Visitor, matter: Matter) -> None:
    mediator.submit(mediator.get(url_of(app, FIRM, "/edit")), "party", name="南通栖禾家居科技有限公司")

    page = mediator.get("/parties", query_string={"q": FIRM})
    assert [row.get_text(strip=True) for row in page.soup.select("tbody th")] == ["南通栖禾家居科技有限公司"]
    assert f"曾用名 {FIRM}" in mediator.get(url_of(app, "南通栖禾家居科技有限公司")).text
    assert "南通栖禾家居科技有限公司 与" in matter.read(lambda case: case.title)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        pytest.param({"name": ""}, {"name": "没有填名称或姓名。"}, id="no name"),
        pytest.param(
            {"identity_number": "320684197803152417"},
            {"identity_number": "最后一位校验不对。对照证件逐位重输；旧证15位也可以。"},
            id="a wrong last digit",
        ),
        pytest.param(
            {"born": "1978年2月30日"},
            {"born": "这不是一个日子。写成 2026-09-14 这样。"},
            id="a day that does not exist",
        ),
    ],
)  # fmt: skip
def test_bad_correction_is_refused_at_the_field(
    app: Flask, mediator: Visitor, matter: Matter, typed: dict[str, str], errors: dict[str, str]
) -> None:
    page = mediator.submit(mediator.get(url_of(app, MAN, "/edit")), "party", status=422, **typed)

    assert page.errors == errors
    for name, value in typed.items():
        assert page.soup.select_one(f"input[name={name}]")["value"] == value


def test_second_of_two_sees_both_texts_and_keeps_their_own(
    app: Flask, mediator: Visitor, matter: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    url = url_of(app, MAN, "/edit")
    colleague = visitor_for(Role.MEDIATOR, name="周立群")
    mine, theirs = mediator.get(url), colleague.get(url)
    colleague.submit(theirs, "party", occupation="店主")

    page = mediator.submit(mine, "party", status=409, occupation="个体经营者")
    assert "店主" in page.text
    assert "个体经营者" in page.text
    assert MAN_NUMBER not in page.answer.text

    mediator.submit(page)
    assert (
        read(app, lambda: db.session.scalars(select(Party.occupation).where(Party.name == MAN)).one()) == "个体经营者"
    )


def test_number_is_checked_while_typing(mediator: Visitor) -> None:
    minor = resident("32068320140512422")
    answer = mediator.client.send(
        "/parties/numbers",
        **{
            "prefix": "respondents-1-",
            "field": "identity_number",
            "respondents-1-kind": "person",
            "respondents-1-identity_number": minor.lower(),
        },
    ).json

    assert (answer["value"], answer["bad"]) == (minor, False)
    assert "还没满十八周岁。签协议前要登记监护人" in answer["said"]
    assert 'id="respondents-1-identity_number-doubt"' in answer["said"]
    assert mediator.client.send("/parties/numbers", field="phone", prefix="").status_code == 404


def test_register_is_for_committee_staff(app: Flask, matter: Matter, visitor_for: Callable[..., Visitor]) -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.BUREAU_VIEWER, Role.COURT_LIAISON, Role.EXAMINER):
        stranger = visitor_for(role)
        for path in (
            "/parties",
            "/parties/suggest?q=qh",
            url_of(app, MAN),
            url_of(app, MAN, "/edit"),
            url_of(app, MAN, "/card"),
        ):
            stranger.get(path, status=404)


def test_unknown_party_is_not_found(mediator: Visitor) -> None:
    mediator.get("/parties/0123456789abcdef", status=404)
