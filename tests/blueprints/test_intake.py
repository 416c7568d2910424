"""Intake: one screen, six fields, nothing lost, nothing registered twice."""

import contextvars
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import clock
from mediation.blueprints.cases.forms_intake import RECORDED
from mediation.extensions import db
from mediation.models.case import Case, CaseParty
from mediation.models.conflict_check import ConflictCheck
from mediation.models.draft import Draft
from mediation.models.party import Party
from mediation.models.right import Right
from mediation.rules.roles import Role
from mediation.rules.sources import SOURCES
from tests.blueprints.matter import FIRM, MAN, Matter, code, register, resident
from tests.visitor import Page, Visitor

FACTS = "被申请人在网店卖的四件套，用了与申请人作品相同的花型，要求停止销售并赔偿。"
MINIMAL: dict[str, Any] = {
    "dispute_type": "copyright",
    "applicants-0-name": "南通云岫床品有限公司",
    "applicants-0-kind": "company",
    "respondents-0-name": "通州区晚山布艺店",
    "respondents-0-kind": "sole_trader",
    "facts": FACTS,
    "committee": "textile",
}


def intake(visitor: Visitor, *, status: int = 200, press: str = "", **typed: Any) -> Page:
    """The screen filled in and sent."""
    return visitor.submit(visitor.get("/cases/new"), "intake", status=status, press=press, **{**MINIMAL, **typed})


def send(visitor: Visitor, **typed: Any) -> Page:
    """The same without opening the screen first; the answer refuses."""
    fields = {name: value for name, value in {**MINIMAL, **typed}.items() if value is not None}
    answer = visitor.client.send("/cases/new", **fields)
    assert answer.status_code == 422
    return Page(answer)


def read(app: Flask, look: Callable[[], Any]) -> Any:
    """Something as it stands in the database."""

    def run() -> Any:
        with app.app_context():
            return look()

    return contextvars.Context().run(run)


def count(app: Flask, model: Any) -> int:
    """How many rows there are."""
    return int(read(app, lambda: db.session.scalar(select(func.count()).select_from(model))))


def last_case(app: Flask, look: Callable[[Case], Any]) -> Any:
    """Something of the case registered last."""
    return read(app, lambda: look(db.session.scalars(select(Case).order_by(Case.id.desc()).limit(1)).one()))


def uid_of(app: Flask, name: str) -> str:
    """The register's uid of a party."""
    return str(read(app, lambda: db.session.scalars(select(Party.uid).where(Party.name == name)).one()))


def test_six_fields_register_a_dispute(app: Flask, mediator: Visitor) -> None:
    page = intake(mediator)

    assert f"已登记，登记号 {clock.today().year}-0001。" in page.text
    seen = last_case(
        app,
        lambda case: (
            case.state,
            case.textile,
            case.restricted,
            case.mediator_id,
            [(row.side, row.party.name, row.party.kind) for row in case.parties],
            case.facts,
        ),
    )
    assert seen == (
        "registered",
        True,
        False,
        mediator.person.id,
        [
            ("applicant", "南通云岫床品有限公司", "company"),
            ("respondent", "通州区晚山布艺店", "sole_trader"),
        ],
        FACTS,
    )


def test_registering_another_leads_back_to_an_empty_screen(mediator: Visitor) -> None:
    page = intake(mediator, press="again=1")

    assert page.h1 == "登记纠纷"
    assert f"登记号 {clock.today().year}-0001 已登记" in page.text
    assert page.soup.select_one("textarea[name=facts]").get_text().strip() == ""


def test_empty_screen_says_what_is_missing_and_stores_nothing(app: Flask, mediator: Visitor) -> None:
    page = mediator.submit(mediator.get("/cases/new"), "intake", status=422)

    assert page.errors == {
        "dispute_type": "没有选纠纷类型。",
        "applicants-0-name": "没有填申请人。",
        "respondents-0-name": "没有填被申请人。",
        "facts": "没有填纠纷事由，写一句话。",
        "committee": "没有选调解委员会。",
    }
    assert "没有保存，有 5 处要改" in page.text
    assert (count(app, Case), count(app, Party)) == (0, 0)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        pytest.param(
            {"applicants-0-kind": "person", "applicants-0-identity_number": "320684197803152417"},
            "applicants-0-identity_number",
            "最后一位校验不对。对照证件逐位重输；旧证15位也可以。",
            id="a wrong last digit of an identity card",
        ),
        pytest.param(
            {"applicants-0-identity_number": "91320612MA26B5TN7L"},
            "applicants-0-identity_number",
            "最后一位校验不对。对照营业执照逐位重输。",
            id="a wrong last character of a credit code",
        ),
        pytest.param(
            {"applicants-0-identity_number": "91320612MA26B5T"},
            "applicants-0-identity_number",
            "统一社会信用代码应是18位，现在是15位。对照营业执照补齐。",
            id="a credit code cut short",
        ),
        pytest.param(
            {"respondents-0-phone": "微信同号"},
            "respondents-0-phone",
            "电话只写数字，分机、区号用“-”隔开。几个号码的，先写常用的一个。",
            id="words in place of a phone number",
        ),
        pytest.param(
            {"respondents-0-kind": ""}, "respondents-0-kind", "没有选当事人类型。", id="a new party of no kind"
        ),
        pytest.param(
            {"facts": "花" * 212}, "facts", "写了 212 字，最多 200 字。删掉 12 字。", id="facts of 212 characters"
        ),
        pytest.param(
            {"respondents-0-name": "南通云岫床品有限公司", "respondents-0-kind": "company"},
            "respondents-0-name",
            "南通云岫床品有限公司已经写在申请人里。同一方只写一次。",
            id="one firm on both sides",
        ),
        pytest.param(
            {"dispute_type": "design", "rights-0-number": "202230178877"},
            "rights-0-number",
            "专利号缺末位校验位，现在是12位。对照证书补上小数点后的一位。",
            id="a patent number without its check digit",
        ),
        pytest.param(
            {"dispute_type": "trademark", "rights-0-number": "12345678", "rights-0-nice_classes": "24、99"},
            "rights-0-nice_classes",
            "国际分类是1至45类。家纺成品多在第24类。",
            id="a class that the Nice list does not have",
        ),
        pytest.param(
            {"committee": "district"},
            "committee",
            "你不在这个调委会，在那里登记不了。请那边的同事登记；或者先在本会登记，写明理由再移送。",
            id="a committee where the user does not work",
        ),
        pytest.param(
            {
                "facts": "被申请人抄袭软件界面。",
                "applicants-0-name": "南通云岫科技有限公司",
                "respondents-0-name": "晚山数码店",
            },
            "committee_reason",
            "没有按建议选，写一句理由。",
            id="another committee than proposed without a reason",
        ),
        pytest.param(
            {"source": "COURT_PRE", "source_letter": "（2026）苏0612诉前调88号", "source_on": "2026-01-05"},
            "source_body",
            "没有填委派法院。案件来源选了“法院立案前委派”。",
            id="a court's commission without the court",
        ),
        pytest.param(
            {"source": "REQUEST", "source_body": "川姜镇人民政府", "source_letter": "川政函〔2026〕3号"},
            "source_on",
            "没有填来函日期。案件来源选了“政府、镇街商请”。",
            id="a government's request without its day",
        ),
        pytest.param(
            {"requested_on": "2099-01-01"},
            "requested_on",
            "这一天还没到。填今天或以前的日子。",
            id="asked in the future",
        ),
        pytest.param(
            {"applicants-0-agents-0-name": "贺知遥", "applicants-0-agents-0-authority": "special",
             "applicants-0-agents-0-scope": ["evidence"]},
            "applicants-0-agents-0-scope",
            "写了特别授权，事项里却没有“代为承认、变更和放弃调解请求”，签协议不够。让当事人补写这一项。",
            id="special authority that carries no power to settle",
        ),
        pytest.param(
            {"applicants-0-guardian-relation": "母亲"},
            "applicants-0-guardian-name",
            "没有填监护人姓名。",
            id="a guardian without a name",
        ),
    ],
)  # fmt: skip
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(
    app: Flask, mediator: Visitor, typed: dict[str, Any], field: str, sentence: str
) -> None:
    page = send(mediator, **typed)

    assert page.errors == {field: sentence}
    again = {**MINIMAL, **typed}
    shown = page.soup.select_one("textarea[name=facts]").get_text().removeprefix("\n")
    assert shown == again["facts"]
    for name in ("applicants-0-name", "respondents-0-name", "applicants-0-identity_number", "respondents-0-phone"):
        assert page.soup.select_one(f"input[name={name}]")["value"] == again.get(name, "")
    assert (count(app, Case), count(app, Party)) == (0, 0)


def test_source_words_are_those_of_the_law_notes() -> None:
    said = {code: [word for word in words if word] for code, words in RECORDED.items()}
    assert {code: [word for word in words if word not in SOURCES[code].to_record] for code, words in said.items()} == {
        code: [] for code in RECORDED
    }


def test_wrong_check_digit_of_a_patent_is_kept_with_a_reason(app: Flask, mediator: Visitor) -> None:
    doubtful = {"dispute_type": "design", "rights-0-number": "ZL 2022 3 0178877.9"}
    page = intake(mediator, status=422, **doubtful)
    assert page.errors == {"rights-0-number_reason": "号码校验不符。证书上就这样印的，写一句原因就能保存。"}
    assert [doubt.get_text(strip=True) for doubt in page.soup.select("main .field__doubt")] == [
        "末位按前面各位算应是5，现在是9。对照证书；证书就这样印的，写明原因可以保存。"
    ]

    intake(mediator, **doubtful, **{"rights-0-number_reason": "证书原件即如此"})
    kept = read(app, lambda: [(r.kind, r.number, r.number_reason) for r in db.session.scalars(select(Right))])
    assert kept == [("design", "ZL202230178877.9", "证书原件即如此")]


def test_numbers_are_normalised_and_sealed(app: Flask, mediator: Visitor) -> None:
    number = code("91320612MA26B5TN7")
    intake(mediator, **{"applicants-0-identity_number": f" {number[:9].lower()}　{number[9:]} "})

    stored = read(
        app,
        lambda: [
            (party.identity_number, number.encode() in (party.identity_number_sealed or b""))
            for party in db.session.scalars(select(Party).where(Party.kind == "company"))
        ],
    )
    assert stored == [(number, False)]


def test_known_party_fills_its_row(app: Flask, mediator: Visitor, matter: Matter) -> None:
    before = count(app, Party)
    known = uid_of(app, FIRM)
    page = intake(mediator, **{"applicants-0-party": known, "applicants-0-name": FIRM, "applicants-0-kind": None})

    assert "已登记" in page.text
    assert count(app, Party) == before + 1
    assert last_case(app, lambda case: case.parties[0].party.uid) == known


def test_name_of_the_register_asks_which_one(app: Flask, mediator: Visitor, matter: Matter) -> None:
    page = intake(mediator, status=422, **{"respondents-0-name": MAN, "respondents-0-kind": "person"})

    assert page.errors == {"respondents-0-name": "在册已有叫“沈木生”的。是同一方就选上，不是就选“另外一位”。"}
    offered = [str(radio["value"]) for radio in page.soup.select("input[type=radio][name=respondents-0-party]")]
    assert offered == [uid_of(app, MAN), "new"]
    number = resident("32068419780315241")
    assert (f"320***********{number[-4:]}" in page.text, number in page.answer.text) == (True, False)

    mediator.submit(page, "intake", **{"respondents-0-party": "new"})
    assert read(app, lambda: db.session.scalar(select(func.count()).where(Party.name == MAN))) == 2


def test_hits_ask_for_a_judgement(app: Flask, mediator: Visitor, matter: Matter) -> None:
    parties = {
        "applicants-0-party": uid_of(app, FIRM),
        "respondents-0-party": uid_of(app, MAN),
        "applicants-0-kind": None,
        "respondents-0-kind": None,
    }
    page = intake(mediator, status=422, **parties)
    hits = len(page.soup.select("#conflicts .hit"))
    assert page.errors == {"decision": f"有 {hits} 条可能的冲突或者重复。看过后选一项，记入案卷。"}
    assert "双方当事人一样" in page.text

    page = mediator.submit(page, "intake", status=422, decision="director")
    assert page.errors == {"decision_reason": "写一句要主任定什么。"}

    mediator.submit(page, "intake", decision="director", decision_reason="是否并入前案，请定。")
    kept = read(
        app,
        lambda: [
            (check.decision, check.reason, len(check.hits))
            for check in db.session.scalars(select(ConflictCheck).order_by(ConflictCheck.id.desc()).limit(1))
        ],
    )
    assert kept == [("director", "是否并入前案，请定。", hits)]


def test_rows_are_added_and_removed_without_script(app: Flask, mediator: Visitor) -> None:
    page = intake(mediator, press="add=respondents")
    names = [
        str(field["name"])
        for field in page.soup.select("[data-rows] input[name$=-name][name^=respondents-][data-kind]")
    ]
    assert names == ["respondents-0-name", "respondents-1-name"]

    page = mediator.submit(page, "intake", press="add=third_parties", **{"respondents-1-name": "海门区木棠坊织造厂"})
    page = mediator.submit(page, "intake", press="remove=respondents-0")
    kept = [str(field.get("value")) for field in page.soup.select("[data-rows] input[name^=respondents-][data-kind]")]
    assert kept == ["海门区木棠坊织造厂"]
    assert len(page.soup.select("[data-rows] input[name^=third_parties-][data-kind]")) == 1
    assert count(app, Case) == 0


def test_enter_key_registers_nothing(app: Flask, mediator: Visitor) -> None:
    page = intake(mediator, press="stay=1")
    first = page.form("intake").select("button[type=submit], button:not([type])")[0]

    assert first["name"] == "stay"
    assert count(app, Case) == 0


def test_third_parties_agents_guardian_and_consent_are_kept(app: Flask, mediator: Visitor) -> None:
    intake(
        mediator,
        **{
            "respondents-0-name": "沈小满",
            "respondents-0-kind": "person",
            "respondents-0-identity_number": resident("32068320140512422"),
            "respondents-0-guardian-name": "曹玉琴",
            "respondents-0-guardian-relation": "母亲",
            "third_parties-0-name": "晚山网络科技店",
            "third_parties-0-kind": "sole_trader",
            "third_parties-0-shop": "晚山家纺旗舰店",
            "applicants-0-consent_manner": "in_person",
            "applicants-0-agents-0-name": "贺知遥",
            "applicants-0-agents-0-standing": "lawyer",
            "applicants-0-agents-0-authority": "special",
            "applicants-0-agents-0-scope": ["settle", "attend_and_sign"],
            "applicants-0-agents-0-valid_to": "2099年12月31日",
        },
    )

    seen = last_case(
        app,
        lambda case: [
            (
                row.side,
                [(agent.name, agent.authority, str(agent.valid_to)) for agent in row.agents],
                row.guardian_name,
                row.shop,
                row.consent.answer if row.consent else "",
            )
            for row in case.parties
        ],
    )
    assert seen == [
        ("applicant", [("贺知遥", "special", "2099-12-31")], "", "", "agreed"),
        ("respondent", [], "曹玉琴", "", ""),
        ("third_party", [], "", "晚山家纺旗舰店", ""),
    ]


def test_trade_secret_is_restricted_to_its_own_people(
    app: Flask, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    intake(mediator, dispute_type="trade_secret")
    uid = last_case(app, lambda case: case.uid)

    assert last_case(app, lambda case: case.restricted) is True
    mediator.get(f"/cases/{uid}")
    visitor_for(Role.MEDIATOR, name="周立群").get(f"/cases/{uid}", status=404)


def test_same_form_posted_twice_makes_one_case(app: Flask, mediator: Visitor) -> None:
    page = mediator.get("/cases/new")
    first = mediator.submit(page, "intake", **MINIMAL)
    second = mediator.submit(page, "intake", **MINIMAL)

    assert (count(app, Case), count(app, CaseParty)) == (1, 2)
    assert second.answer.request.path == first.answer.request.path


def test_draft_comes_back_until_it_is_used(app: Flask, mediator: Visitor) -> None:
    saved = mediator.client.send("/drafts/intake", **{**MINIMAL, "respondents-1-name": "海门区木棠坊织造厂"})
    assert saved.status_code == 200

    page = mediator.get("/cases/new")
    assert "找回没交的草稿" in page.text
    names = [str(field.get("value")) for field in page.soup.select("[data-rows] input[name^=respondents-][data-kind]")]
    assert names == ["通州区晚山布艺店", "海门区木棠坊织造厂"]

    mediator.submit(page, "intake", **{"respondents-1-kind": "sole_trader"})
    assert (count(app, Case), count(app, Draft)) == (1, 0)


def test_live_panels_answer_with_fragments(app: Flask, mediator: Visitor, matter: Matter) -> None:
    typed = {**MINIMAL, "applicants-0-party": uid_of(app, FIRM), "respondents-0-party": uid_of(app, MAN)}
    hits = mediator.client.send("/cases/new/conflicts", **typed)
    committee = mediator.client.send("/cases/new/committee", facts="抄袭了我的四件套花型")

    assert (hits.status_code, "双方当事人一样" in hits.text, "<html" in hits.text) == (200, True, False)
    assert "写到“四件套”，属家纺行业" in committee.text
    assert 'data-value="textile"' in committee.text


@pytest.mark.parametrize(
    ("number", "value", "good", "said"),
    [
        pytest.param("zl 2022 3 0178877.5", "ZL202230178877.5", "校验相符", "", id="a patent number that fits"),
        pytest.param(
            "ZL202230178877.9",
            "ZL202230178877.9",
            "",
            "末位按前面各位算应是5，现在是9。对照证书；证书就这样印的，写明原因可以保存。",
            id="a wrong check digit",
        ),
    ],
)
def test_number_of_a_right_is_checked_while_typing(
    mediator: Visitor, number: str, value: str, good: str, said: str
) -> None:
    answer = mediator.client.send(
        "/cases/new/numbers",
        **{"prefix": "rights-0-", "field": "number", "rights-0-number": number, "dispute_type": "design"},
    ).json

    assert answer["value"] == value
    assert (good in answer["good"]) and (said in answer["said"])
    assert answer["bad"] is False


def test_intake_is_for_committee_staff(visitor_for: Callable[..., Visitor]) -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.EXAMINER, Role.BUREAU_VIEWER, Role.COURT_LIAISON):
        visitor_for(role).get("/cases/new", status=404)
    assert visitor_for(Role.CLERK).get("/cases/new").h1 == "登记纠纷"


def test_mediator_of_another_committee_cannot_be_named(
    app: Flask, mediator: Visitor, user_for: Callable[..., Any]
) -> None:
    stranger = user_for(Role.MEDIATOR, "district", name="章和宁")
    page = intake(mediator, status=422, mediator=str(stranger.id))

    assert page.errors == {"mediator": "这一项不在可选范围内。重新选一次。"}


def test_case_of_another_committee_gives_no_link(
    app: Flask, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    other = visitor_for(Role.MEDIATOR, "district", name="章和宁")
    hidden = register(app, other.person, committee="district")
    parties = {"applicants-0-party": uid_of(app, FIRM), "respondents-0-party": uid_of(app, MAN)}
    page = intake(mediator, status=422, **parties)

    assert page.soup.select("#conflicts .hit")
    assert hidden.uid not in page.answer.text
