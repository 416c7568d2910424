"""印件核对：录入的都要在纸上，缺一样就不签发。"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from mediation.documents.agreement import AgreementPaper
from mediation.documents.catalogue import FORMS
from mediation.documents.fidelity import Missing, PaperNotFaithful, missing_on, prove
from mediation.documents.press import RenderedPaper
from mediation.rules.agreement.term import Term
from tests.documents.invented import (
    DRAFT,
    FACTS,
    FIRM,
    MINOR,
    PERSON,
    SHOP,
    UNION,
    UYGHUR_PERSON,
    agreement,
    draft_of,
    instalments,
    links,
    lump_sum,
    oral_agreement,
)
from tests.documents.sheets import pages_with, sheets, text

Rendering = Callable[..., RenderedPaper]

FOUR_PAGES = "\n".join([FACTS * 2] * 9)
SIX = (FIRM, SHOP, PERSON, UYGHUR_PERSON, MINOR, UNION)
TERM = "内容"


def free(words: str) -> Term:
    """A term of free text."""
    return Term("free", "other", {"title": "其他", "text": words})


PAPERS: dict[str, AgreementPaper] = {
    "two parties and one cent": agreement(
        draft_of(FIRM, replace(PERSON, ref="b"), terms=(lump_sum(1, who="b"), free("双方再无其他争议。")))
    ),
    "three parties, links, instalments, default": agreement(),
    "four parties, a guardian, 99,999,999.99": agreement(
        draft_of(FIRM, SHOP, PERSON, MINOR, terms=(lump_sum(9_999_999_999),))
    ),
    "six parties": agreement(draft_of(*SIX)),
    "eleven parties": agreement(
        draft_of(*(replace(party, ref=f"{party.ref}{turn}") for turn in range(2) for party in SIX[turn:]), terms=())
    ),
    "four pages of facts": agreement(replace(DRAFT, facts=FOUR_PAGES)),
    "thirty links": agreement(replace(DRAFT, terms=(links(30),))),
    "twelve instalments of 99,999,999.99": agreement(replace(DRAFT, terms=(instalments((9_999_999_988, *[1] * 11)),))),
    "characters that faces draw alike (一 and its radical, · and •)": agreement(
        replace(DRAFT, facts="⼀、⼆：曾•阿依古丽与曾·阿依古丽是同一人。一、二也是。")
    ),
    "marks, quotation, markup as text, a long Latin run": agreement(
        replace(DRAFT, facts="“（《江南棉语》）”，<b>&nbsp;1<2</b>；‘花型’……——" + "A" * 90 + "。")
    ),
    "names with Latin letters, dots and a hyphen": agreement(
        draft_of(replace(FIRM, name="OÜ Müller-Näher (Nantong) Co., Ltd."), SHOP, PERSON)
    ),
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_all_that_was_entered_is_on_paper(rendered: Rendering, paper: AgreementPaper) -> None:
    assert missing_on(paper, rendered("agreement", paper).pdf) == []


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_signatures_stand_together_on_a_sheet_with_text(rendered: Rendering, paper: AgreementPaper) -> None:
    pdf = rendered("agreement", paper).pdf
    last = len(sheets(pdf))
    assert pages_with(pdf, "人民调解员（签名）：人民调解员（签名）：记录人（签名）：（人民调解委员会印章）年月日") == [
        last
    ]
    assert pages_with(pdf, paper.closing.paragraphs[0]) == [last - len(paper.signature_groups) + 1]
    assert pages_with(pdf, f"{paper.closing.heading}本协议自各方当事人签名") == pages_with(
        pdf, paper.closing.paragraphs[0]
    )
    first_cell = "".join((paper.signatures[0].role, "".join(paper.signatures[0].name.split())))
    assert pages_with(pdf, first_cell) == pages_with(pdf, paper.closing.paragraphs[0])


def test_sheets_of_signatures_beyond_the_first_name_their_agreement(rendered: Rendering) -> None:
    pdf = rendered("agreement", PAPERS["eleven parties"]).pdf
    assert pages_with(pdf, "（通家知调〔2026〕35号人民调解协议书签名、盖章，续）") == [len(sheets(pdf))]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_every_sheet_carries_number_page_and_code(rendered: Rendering, paper: AgreementPaper) -> None:
    pages = sheets(rendered("agreement", paper).pdf)
    for number, sheet in enumerate(pages, 1):
        foot = f"通家知调〔2026〕35号第{number}页共{len(pages)}页核验码{paper.head.code}"
        assert foot in text(sheet)


def test_four_pages_of_facts_run_over_pages(rendered: Rendering) -> None:
    pdf = rendered("agreement", PAPERS["four pages of facts"]).pdf
    assert len(pages_with(pdf, "乙方尚有库存四件套46套")) >= 4


def test_a_table_of_twelve_instalments_stays_whole(rendered: Rendering) -> None:
    pdf = rendered("agreement", PAPERS["twelve instalments of 99,999,999.99"]).pdf
    assert (
        pages_with(pdf, "第一期2026年4月10日前") == pages_with(pdf, "第十二期") == pages_with(pdf, "合计99,999,999.99")
    )


def test_a_list_of_thirty_links_repeats_its_head(rendered: Rendering) -> None:
    pdf = rendered("agreement", PAPERS["thirty links"]).pdf
    assert len(pages_with(pdf, "序号商品链接")) >= 2


@pytest.mark.parametrize(
    "paper",
    [
        oral_agreement(),
        oral_agreement(replace(FIRM, ref="a"), replace(SHOP, ref="b"), MINOR),
        oral_agreement(facts=FOUR_PAGES),
    ],
    ids=["two parties", "three parties", "four pages of facts"],
)
def test_all_of_an_oral_agreement_is_on_paper(rendered: Rendering, paper: object) -> None:
    assert missing_on(paper, rendered("oral_agreement", paper).pdf) == []


def test_an_oral_agreement_of_the_usual_length_fits_one_sheet(rendered: Rendering) -> None:
    assert rendered("oral_agreement", oral_agreement()).pages == 1


FALSIFIED = {
    "another sum": (lambda: replace(DRAFT, terms=(lump_sum(1_200_001),)), "协议第（一）项内容"),
    "another instalment": (lambda: replace(DRAFT, terms=(instalments((2_600_001, 1_999_999)),)), "协议第（一）项表格"),
    "another name": (lambda: draft_of(FIRM, replace(SHOP, head="李明珺"), PERSON, terms=()), "乙方的经营者"),
    "another identity number": (
        lambda: draft_of(FIRM, SHOP, replace(PERSON, identity="320699199311050031"), terms=()),
        "丙方的公民身份号码",
    ),
    "one link more": (lambda: replace(DRAFT, terms=(links(4),)), "协议第（一）项表格"),
    "another day of effect": (lambda: replace(DRAFT, copies=6), "四、协议的生效与份数"),
}


@pytest.mark.parametrize(("falsified", "what"), FALSIFIED.values(), ids=FALSIFIED)
def test_a_print_of_something_else_is_refused(rendered: Rendering, falsified: Callable[[], object], what: str) -> None:
    printed = {
        "协议第（一）项内容": replace(DRAFT, terms=(lump_sum(1_200_000),)),
        "协议第（一）项表格": replace(DRAFT, terms=(instalments((2_600_000, 2_000_000)),)),
    }.get(what, replace(DRAFT, terms=()))
    if "links" in repr(falsified().terms):  # type: ignore[attr-defined]
        printed = replace(DRAFT, terms=(links(3),))
    pdf = rendered("agreement", agreement(printed)).pdf
    missing = missing_on(agreement(falsified()), pdf)  # type: ignore[arg-type]
    assert what in {each.what for each in missing}


def test_the_refusal_names_the_spot_and_what_to_do(rendered: Rendering) -> None:
    pdf = rendered("agreement", agreement(replace(DRAFT, terms=()))).pdf
    other = agreement(replace(DRAFT, terms=(), facts=FACTS.replace("46套", "47套")))
    with pytest.raises(PaperNotFaithful) as refused:
        prove(other, pdf)
    assert refused.value.message.startswith("这份文书没有印全，不能签发：")
    assert "一、纠纷的主要事实“……" in refused.value.message
    assert "47套" in refused.value.message
    assert refused.value.message.endswith("改好后再签发。")


def test_the_same_words_must_stand_there_twice(rendered: Rendering) -> None:
    once = agreement(replace(DRAFT, terms=(free("甲方撤回投诉。"),)))
    twice = agreement(replace(DRAFT, terms=(free("甲方撤回投诉。"), free("甲方撤回投诉。"))))
    assert [each.what for each in missing_on(twice, rendered("agreement", once).pdf) if "协议第" in each.what][0] == (
        "协议第（二）项序号"
    )


NO_GLYPH = {
    "a private-use character": ("\ue000", "不是通用编码的字"),
    "a private-use character that a face happens to draw": ("\ue7c8", "不是通用编码的字"),
    "a script that no face has": ("\u1780", "字体里没有"),
    "a 汉字 of extension G that no face has": ("\U0003134a", "字体里没有"),
}


@pytest.mark.parametrize(("sign", "fault"), NO_GLYPH.values(), ids=NO_GLYPH)
def test_a_character_without_a_glyph_is_refused(rendered: Rendering, sign: str, fault: str) -> None:
    paper = agreement(draft_of(replace(FIRM, head=f"顾{sign}"), SHOP, PERSON, terms=()))
    missing = missing_on(paper, rendered("agreement", paper).pdf)
    assert [(each.what, each.value) for each in missing] == [("字", f"{sign}（U+{ord(sign):04X}）")]
    assert fault in missing[0].fault


def test_text_beyond_the_measure_is_refused(rendered: Rendering) -> None:
    narrow = agreement(draft_of(FIRM, SHOP, replace(PERSON, phone="1390000" * 12), terms=()))
    faults = {each.fault for each in missing_on(narrow, rendered("agreement", narrow).pdf)}
    assert "超出了版心" in faults


def test_bytes_that_are_no_paper_are_refused() -> None:
    assert missing_on(agreement(), b"%PDF-1.7 not one of ours") == [Missing("文件", "人民调解协议书", "读不回来")]


def test_a_draft_carries_its_mark_and_no_code(rendered: Rendering) -> None:
    pdf = rendered("agreement", agreement(), draft=True).pdf
    pages = sheets(pdf)
    assert all("草稿" in text(sheet) for sheet in pages)
    assert {each.what for each in missing_on(agreement(), pdf)} == {"核验码", "正文校验"}
    assert len(pages) == rendered("agreement", agreement()).pages


def test_margins_are_read_from_the_styles() -> None:
    top, right, bottom, left = FORMS["agreement"].margins
    assert (round(top, 2), right, round(bottom, 2), left) == (87.87, 70.5, 76.54, 76.6)
    assert 595.276 - right - left == pytest.approx(32 * 14, abs=0.3)
