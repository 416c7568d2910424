"""告知书, 身份证明书, 授权委托书 and 证据材料清单: everything entered is on paper, the law in its own words."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from mediation.documents.catalogue import FORMS, form_of
from mediation.documents.fidelity import missing_on
from mediation.documents.press import RenderedPaper
from mediation.rules import statutes
from mediation.rules.agreement.draft import DraftAgent
from mediation.rules.authority import SCOPE, Authority
from tests.documents.invented import FIRM, MINOR, PERSON, SHOP, UNION, UYGHUR_PERSON
from tests.documents.invented_forms import (
    AGENT,
    OWN_FIRM,
    authority_letter,
    evidence,
    evidence_list,
    head_certificate,
    rights_notice,
)
from tests.documents.sheets import pages_with, sheets, text

Rendering = Callable[..., RenderedPaper]

BARE_AGENT = DraftAgent("姜𬭩", Authority.GENERAL, scope=("other",))
LONG = replace(
    evidence(1)[0],
    name="商品页面截图（" + "含评价、店铺信息、成交记录，" * 13 + "）",
    origin="https://shop.example.com/" + "x" * 60,
)
PAPERS = {
    "a notice": ("rights_notice", rights_notice()),
    "a notice to a child": ("rights_notice", rights_notice(MINOR)),
    "a notice in a court's case": ("rights_notice", rights_notice(UYGHUR_PERSON, from_court=True)),
    "a notice not given yet": ("rights_notice", rights_notice(told_on=None, manner="")),
    "a certificate": ("head_certificate", head_certificate()),
    "a certificate of a long name": ("head_certificate", head_certificate(UNION)),
    "a certificate of which nothing is known": (
        "head_certificate",
        head_certificate(replace(UNION, identity="", head_title="", address="", phone="")),
    ),
    "a letter of a firm": ("authority_letter", authority_letter()),
    "a letter of a child": ("authority_letter", authority_letter(MINOR)),
    "a letter against eleven": (
        "authority_letter",
        authority_letter(others=tuple(f"南通示例家纺有限公司第{place}分公司" for place in range(11))),
    ),
    "a letter without particulars": ("authority_letter", authority_letter(PERSON, BARE_AGENT)),
    "nine pieces of evidence": ("evidence_list", evidence_list()),
    "sixty pieces of evidence": ("evidence_list", evidence_list(evidence(60))),
    "a piece with a long name and address": ("evidence_list", evidence_list((LONG,))),
    "a piece of which nothing is known": (
        "evidence_list",
        evidence_list((replace(LONG, name="样布", origin="", submitter="", extent="", kind=""),)),
    ),
}


@pytest.mark.parametrize(("form", "paper"), PAPERS.values(), ids=PAPERS)
def test_all_that_was_entered_is_on_paper(rendered: Rendering, form: str, paper: object) -> None:
    assert missing_on(paper, rendered(form, paper).pdf) == []
    assert form_of(paper) is FORMS[form]


@pytest.mark.parametrize(
    "name", ["a certificate", "a letter of a firm", "a letter without particulars", "nine pieces of evidence"]
)
def test_papers_of_the_usual_length_fit_one_sheet(rendered: Rendering, name: str) -> None:
    form, paper = PAPERS[name]
    assert rendered(form, paper).pages == 1


def test_the_notice_has_five_rights_and_four_duties_in_the_words_of_the_law() -> None:
    parts = {part.heading: part.paragraphs for part in rights_notice().parts}
    assert parts["四、当事人的权利"] == (
        "（一）选择或者接受人民调解员；",
        "（二）接受调解、拒绝调解或者要求终止调解；",
        "（三）要求调解公开进行或者不公开进行；",
        "（四）自主表达意愿、自愿达成调解协议；",
        "（五）委托代理人参与调解。",
    )
    assert parts["五、当事人的义务"] == (
        "（一）如实陈述纠纷事实；",
        "（二）遵守调解现场秩序，尊重人民调解员；",
        "（三）尊重对方当事人行使权利；",
        "（四）自觉履行调解协议。",
    )


def test_the_notice_quotes_nature_principles_and_effect() -> None:
    parts = {part.heading: part.paragraphs for part in rights_notice().parts}
    assert parts["一、人民调解委员会的性质"] == (
        "人民调解委员会是依法设立的调解民间纠纷的群众性组织。人民调解委员会调解民间纠纷，不收取任何费用。",
    )
    assert len(parts["二、调解的原则"]) == 4
    effect = statutes.MEDIATION_31.words.split("\n")[0], statutes.MEDIATION_32.words, statutes.MEDIATION_33_1.words
    assert parts["三、调解协议的效力"] == effect


def test_only_parties_of_a_court_case_are_told_its_rules_and_about_sham_mediation() -> None:
    parts = {part.heading: part.paragraphs for part in rights_notice(from_court=True).parts}
    assert list(parts)[-2:] == ["六、法院委派、委托调解的规则和程序", "七、虚假调解的法律后果"]
    rules = parts["六、法院委派、委托调解的规则和程序"]
    assert statutes.INVITED_22.words in rules
    assert "人民法院委派调解的案件，调解期限为30日。但是双方当事人同意延长调解期限的，不受此限。" in rules
    assert len(rights_notice().parts) == 5


def test_the_notice_names_its_party_and_how_it_was_told() -> None:
    paper = rights_notice()
    assert (paper.addressee, paper.told) == (
        "南通云栖锦绣家纺有限公司（甲方，申请人）：",
        "告知日期：2026年3月5日　　告知方式：书面告知",
    )


def test_signatures_of_a_notice_stand_on_a_sheet_with_its_words(rendered: Rendering) -> None:
    pdf = rendered("rights_notice", rights_notice()).pdf
    assert pages_with(pdf, "以上内容已经告知我方") == pages_with(pdf, "甲方（盖章）：") == [len(sheets(pdf))]


@pytest.mark.parametrize(
    ("party", "sentence"),
    [
        pytest.param(OWN_FIRM, "顾㛃在我单位担任执行董事职务，是我单位的法定代表人。", id="company"),
        pytest.param(UNION, "王玥在我单位担任秘书长职务，是我单位的负责人。", id="organisation"),
        pytest.param(replace(UNION, head_title=""), "王玥是我单位的负责人。", id="no office"),
    ],
)
def test_a_certificate_says_who_heads_the_unit(party: object, sentence: str) -> None:
    assert head_certificate(party).certified == (sentence, "特此证明。")  # type: ignore[arg-type]


def test_the_letter_ticks_what_the_agent_may_do(rendered: Rendering) -> None:
    paper = authority_letter()
    assert [tick.text for tick in paper.items] == list(SCOPE.values())
    assert [tick.ticked for tick in paper.items] == [True] * 6 + [False]
    assert [(tick.text, tick.ticked) for tick in paper.kinds] == [("一般授权", False), ("特别授权", True)]
    words = text(sheets(rendered("authority_letter", paper).pdf)[0])
    assert "√代为承认、变更和放弃调解请求√代为参加调解" in words
    assert "√代为领取相关法律文书等其他委托事项" in words
    assert "一般授权√特别授权" in words


def test_the_letter_has_the_term_or_leaves_it_to_the_pen() -> None:
    assert authority_letter().term == "自2026年3月2日起至2026年12月31日止"
    assert authority_letter(agent=BARE_AGENT).term == "自　　　　年　　月　　日起至　　　　年　　月　　日止"


def test_the_party_itself_signs_the_letter_even_where_its_agent_signs_the_agreement() -> None:
    cells = authority_letter(FIRM, AGENT).signatures
    assert [(cell.role, cell.name, cell.signers) for cell in cells] == [
        ("委托人（盖章）：", FIRM.name, ("法定代表人（签名）：",)),
        ("受托人：", "陈翀", ("签名：",)),
    ]
    assert authority_letter(replace(PERSON, signs_by=FIRM.signs_by)).signatures[0].signers == ("签名或者按指印：",)


def test_the_letter_names_no_other_agent_of_the_party() -> None:
    assert "委托代理人" not in [row.label for row in authority_letter(FIRM).principal.rows]


def test_the_head_of_the_list_is_on_every_sheet(rendered: Rendering) -> None:
    pdf = rendered("evidence_list", evidence_list(evidence(60))).pdf
    head = "序号名称来源提交人份数／页数原件或复印件提交日期接收人签名"
    assert pages_with(pdf, head) == list(range(1, len(sheets(pdf)) + 1))
    assert pages_with(pdf, "接收人（签名）：") == [len(sheets(pdf))]


def test_each_submitter_signs_once() -> None:
    assert evidence_list().submitters == (OWN_FIRM.name, UYGHUR_PERSON.name)
    assert evidence_list((replace(LONG, submitter=""),)).submitters == ()


def test_another_submitter_than_the_printed_one_is_refused(rendered: Rendering) -> None:
    pdf = rendered("evidence_list", evidence_list()).pdf
    other = evidence_list((replace(evidence(9)[0], submitter=SHOP.name), *evidence(9)[1:]))
    assert "第1项的提交人" in {missing.what for missing in missing_on(other, pdf)}
