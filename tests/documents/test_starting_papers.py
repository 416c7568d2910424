"""申请书 and 受理登记表: everything entered is on paper, however many parties and requests there are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mediation.documents.acceptance_register import acceptance_register_paper
from mediation.documents.application import STATEMENT, ApplicationPaper
from mediation.documents.catalogue import FORMS, form_of
from mediation.documents.fidelity import missing_on
from mediation.documents.paper import content_digest, entries
from mediation.documents.press import RenderedPaper
from mediation.rules.agreement.draft import DraftParty, PartyKind, Side
from tests.documents.invented import FACTS, PERSON, SHOP, UYGHUR_PERSON
from tests.documents.invented_forms import FOUR_PAGES, OWN_FIRM, SIX, THREE, acceptance_register, application
from tests.documents.sheets import pages_with, sheets, text

Rendering = Callable[..., RenderedPaper]

UNKNOWN = DraftParty("z", "杭州示例布艺有限公司", Side.RESPONDENT, PartyKind.COMPANY)
FORTY = tuple(replace(PERSON, ref=f"q{place}", name=f"姜𬭩{place}") for place in range(40))
TWELVE = "\n".join(f"第{place}件侵权产品下架，付使用费{place},000.00元" for place in range(1, 13))

APPLICATIONS = {
    "two parties": application((OWN_FIRM, SHOP)),
    "three parties": application(),
    "six parties, a third party among them": application(SIX),
    "a respondent nobody knows more of": application((OWN_FIRM, UNKNOWN)),
    "twelve requests": application(requests=TWELVE),
    "four pages of facts": application(facts=FOUR_PAGES),
    "a long Latin run and marks": application(
        facts="“（《江南棉语》）”，" + "A" * 90 + "。\n见https://example.com/" + "x" * 120
    ),
}
REGISTERS = {
    "three parties": acceptance_register(),
    "six parties sent by an agency": acceptance_register(
        SIX, source="行政机关移送、委托：示例市场监督管理局，来函〔2026〕12号，2026年3月1日"
    ),
    "taken up by the committee": acceptance_register(proactive=True),
    "without the consents": acceptance_register(consents=None),
    "forty parties": acceptance_register(FORTY),
}


@pytest.mark.parametrize("paper", APPLICATIONS.values(), ids=APPLICATIONS)
def test_all_of_an_application_is_on_paper(rendered: Rendering, paper: ApplicationPaper) -> None:
    assert missing_on(paper, rendered("application", paper).pdf) == []


@pytest.mark.parametrize("paper", REGISTERS.values(), ids=REGISTERS)
def test_all_of_a_register_form_is_on_paper(rendered: Rendering, paper: object) -> None:
    assert missing_on(paper, rendered("acceptance_register", paper).pdf) == []


def test_papers_of_the_usual_length_fit_one_sheet(rendered: Rendering) -> None:
    assert rendered("application", APPLICATIONS["two parties"]).pages == 1
    assert rendered("acceptance_register", REGISTERS["three parties"]).pages == 1


def test_the_sheet_that_is_signed_says_what_is_asked_for(rendered: Rendering) -> None:
    pdf = rendered("application", APPLICATIONS["six parties, a third party among them"]).pdf
    assert (
        pages_with(pdf, "3.赔偿经济损失及合理开支") == pages_with(pdf, "".join(STATEMENT.split())) == [len(sheets(pdf))]
    )


def test_every_party_stands_there_with_its_rare_name_in_the_order_of_sides(rendered: Rendering) -> None:
    words = "".join(text(sheet) for sheet in sheets(rendered("application", application(SIX)).pdf))
    names = [OWN_FIRM.name, "周堃䶮", SHOP.name, "姜𬭩", "曾·阿依古丽", SIX[-1].name]
    places = [words.index(name) for name in names]
    assert places == sorted(places)
    assert words.index("顾㛃") < words.index("第三人")


def test_only_applicants_sign_the_application() -> None:
    assert [(cell.role, cell.name) for cell in application(SIX).signatures] == [
        ("申请人（盖章）：", OWN_FIRM.name),
        ("申请人：", "周堃䶮"),
    ]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("停止销售\n赔偿", ("1. 停止销售", "2. 赔偿"), id="bare lines"),
        pytest.param(
            "1. 停止\n2、赔偿\n（三）道歉\n四、销毁", ("1. 停止", "2. 赔偿", "3. 道歉", "4. 销毁"), id="own numbers"
        ),
        pytest.param("3.5万元\n10件下架", ("1. 3.5万元", "2. 10件下架"), id="figures that are no numbers of lines"),
        pytest.param("1、\n\n 停止 ", ("1. 停止",), id="a number without words and blank lines"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_requests_are_numbered_once(typed: str, wanted: tuple[str, ...]) -> None:
    assert application(requests=typed).requests == wanted


def test_what_nobody_knows_yet_has_a_line_for_the_pen() -> None:
    rows = application((OWN_FIRM, UNKNOWN)).parties[1].rows
    assert [(row.label, row.value) for row in rows] == [("联系电话", ""), ("住所", "")]


def test_the_register_says_how_the_case_came() -> None:
    applied, own = acceptance_register(), acceptance_register(proactive=True)
    assert [tick.ticked for tick in applied.sources] == [True, False]
    assert [tick.ticked for tick in own.sources] == [False, True]
    assert applied.opening.startswith(
        "2026年3月4日，人民调解委员会依当事人申请，经当事人同意，调解南通云栖锦绣家纺有限公司、"
    )
    assert own.opening.startswith("2026年3月4日，人民调解委员会主动调解，经当事人同意，调解")
    assert own.opening.endswith("、姜𬭩之间的纠纷。")


def test_a_tick_stands_in_the_box_that_is_meant(rendered: Rendering) -> None:
    applied = text(sheets(rendered("acceptance_register", acceptance_register()).pdf)[0])
    own = text(sheets(rendered("acceptance_register", acceptance_register(proactive=True)).pdf)[0])
    assert "√①当事人申请②人民调解委员会主动调解" in applied
    assert "①当事人申请√②人民调解委员会主动调解" in own


def test_consents_name_each_party_and_can_be_left_out() -> None:
    assert [line.who for line in acceptance_register().consents] == ["申请人", "被申请人一", "被申请人二"]
    assert acceptance_register(consents=None).consents == ()
    partly = acceptance_register(consents={SHOP.ref: ("2026年3月3日9时00分", "电话")})
    assert [(line.when, line.answer) for line in partly.consents] == [
        ("", ""),
        ("2026年3月3日9时00分", "同意调解"),
        ("", ""),
    ]


def test_the_form_is_found_by_its_title_and_the_content_alone_makes_the_digest() -> None:
    assert form_of(application()) is FORMS["application"]
    assert form_of(acceptance_register()) is FORMS["acceptance_register"]
    assert content_digest(application()) == content_digest(application())
    assert content_digest(application(THREE)) != content_digest(application((OWN_FIRM, SHOP)))


def test_every_entry_of_the_register_is_proven() -> None:
    values = {entry.value for entry in entries(acceptance_register())}
    assert {"著作权（花型）纠纷", "②人民调解委员会主动调解", "电话，次日到场签字", "此表由人民调解委员会填写"} <= values


def test_another_consent_than_the_printed_one_is_refused(rendered: Rendering) -> None:
    pdf = rendered("acceptance_register", acceptance_register()).pdf
    other = acceptance_register(consents={PERSON.ref: ("2026年3月9日9时00分", "电话")})
    assert "征得同意情况：征得同意的时间" in {missing.what for missing in missing_on(other, pdf)}


def test_a_builder_of_plain_values_needs_no_certificate() -> None:
    paper = acceptance_register_paper(
        (OWN_FIRM, UYGHUR_PERSON),
        committee="某某人民调解委员会",
        number="",
        accepted_on=date(2026, 3, 4),
        proactive=False,
        matter="商标纠纷",
        facts=FACTS,
    )
    assert (paper.head.code, paper.consents, paper.rights, paper.registered) == ("", (), (), "2026年3月4日")
