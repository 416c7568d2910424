"""调查记录, 调解记录 and 无争议事实记载: every word is on paper, every sheet is signed, nothing goes below."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from mediation.documents.catalogue import FORMS, form_of
from mediation.documents.fidelity import missing_on
from mediation.documents.press import RenderedPaper
from mediation.documents.record import signature_line, span, speeches
from tests.documents.invented import FACTS, PERSON
from tests.documents.invented_forms import (
    FOUR_PAGES,
    SIX,
    TALK,
    agreed_facts,
    inquiry_record,
    moment,
    session_record,
)
from tests.documents.sheets import lines, pages_with, sheets, text

Rendering = Callable[..., RenderedPaper]

LONG_TALK = "\n".join(f"{'甲乙丙丁'[place % 4]}方：{FACTS}" for place in range(24))
MANY = tuple(replace(PERSON, ref=f"q{place}", name=f"姜𬭩{place}") for place in range(30))
PAPERS = {
    "a session": ("session_record", session_record()),
    "a session of six": ("session_record", session_record(SIX)),
    "four pages of speeches": ("session_record", session_record(text=LONG_TALK)),
    "a session of thirty": ("session_record", session_record(MANY)),
    "a session with nothing but a text": (
        "session_record",
        session_record(
            (),
            text="各方陈述。",
            result="",
            invited="",
            mediators=(),
            recorder="",
            signatures=(signature_line("人民调解员"),),
        ),
    ),
    "an inquiry": ("inquiry_record", inquiry_record()),
    "an inquiry in which nobody was asked": ("inquiry_record", inquiry_record(asked=("", "", ""), invited="")),
    "agreed facts": ("agreed_facts", agreed_facts()),
    "agreed facts of six, four pages": ("agreed_facts", agreed_facts(SIX, text=FOUR_PAGES)),
    "agreed facts of thirty": ("agreed_facts", agreed_facts(MANY)),
}


@pytest.mark.parametrize(("form", "paper"), PAPERS.values(), ids=PAPERS)
def test_all_that_was_recorded_is_on_paper(rendered: Rendering, form: str, paper: object) -> None:
    assert missing_on(paper, rendered(form, paper).pdf) == []
    assert form_of(paper) is FORMS[form]


@pytest.mark.parametrize(("form", "paper"), PAPERS.values(), ids=PAPERS)
def test_every_sheet_is_to_be_signed_and_the_last_is_closed(rendered: Rendering, form: str, paper: object) -> None:
    pdf = rendered(form, paper).pdf
    every = list(range(1, len(sheets(pdf)) + 1))
    assert pages_with(pdf, "阅后签名：") == every
    assert pages_with(pdf, "（以下空白）") == every[-1:]


@pytest.mark.parametrize(("form", "paper"), PAPERS.values(), ids=PAPERS)
def test_every_sheet_carries_number_page_and_code(rendered: Rendering, form: str, paper: object) -> None:
    pages = sheets(rendered(form, paper).pdf)
    for number, sheet in enumerate(pages, 1):
        assert f"通家知调〔2026〕35号第{number}页共{len(pages)}页" in text(sheet)
        assert f"核验码{paper.head.code}" in text(sheet)  # type: ignore[attr-defined]


def test_signatures_stand_on_a_sheet_that_carries_words_of_the_record(rendered: Rendering) -> None:
    talk = text(sheets(rendered("session_record", PAPERS["four pages of speeches"][1]).pdf)[-1])
    assert "各方当事人均无异议。" in talk
    assert "记录人（签名）：" in talk
    facts = text(sheets(rendered("agreed_facts", PAPERS["agreed facts of six, four pages"][1]).pdf)[-1])
    assert "各方当事人均无异议。" in facts
    assert "人民调解员（签名）：" in facts


def test_long_records_run_over_pages(rendered: Rendering) -> None:
    pdf = rendered("session_record", PAPERS["four pages of speeches"][1]).pdf
    assert len(pages_with(pdf, "乙方尚有库存四件套46套")) >= 4


def test_speakers_stand_at_the_margin_and_words_hang_at_60_points(rendered: Rendering) -> None:
    first = sheets(rendered("session_record", session_record()).pdf)[0]
    margin = FORMS["session_record"].margins[3]
    starts = {words.strip()[:3]: left for words, left, _ in lines(first)}
    assert starts["甲方："] == pytest.approx(margin, abs=1)
    assert starts["参加，"] == pytest.approx(margin + 60, abs=1)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("问：进了多少？答：260套。", [("问：", "进了多少？"), ("答：", "260套。")], id="on one line"),
        pytest.param("问：几套？　答：两套。", [("问：", "几套？"), ("答：", "两套。")], id="parted by a space"),
        pytest.param("曾·阿依古丽: 不同意", [("曾·阿依古丽:", "不同意")], id="a name and a narrow colon"),
        pytest.param("姜𬭩：好", [("姜𬭩：", "好")], id="a rare name"),
        pytest.param("甲方：好\n（出示进货单）", [("甲方：", "好"), ("", "（出示进货单）")], id="goes on"),
        pytest.param("各方陈述。", [("", "各方陈述。")], id="nobody named"),
        pytest.param("2026年3月2日：到场", [("", "2026年3月2日：到场")], id="a date is no speaker"),
        pytest.param("他当时说，货是这样：散装的", [("", "他当时说，货是这样：散装的")], id="a sentence is no speaker"),
        pytest.param("甲方说明答：字写错了", [("甲方说明答：", "字写错了")], id="答 within a name parts nothing"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_who_says_what(typed: str, wanted: list[tuple[str, str]]) -> None:
    assert [(speech.speaker, speech.text) for speech in speeches(typed)] == wanted


def test_a_line_hangs_only_after_somebody_spoke() -> None:
    assert [speech.hung for speech in speeches("开场。\n甲方：好\n（出示）")] == [False, True, True]


@pytest.mark.parametrize(
    ("ended", "wanted"),
    [
        pytest.param(moment(11, 50), "2026年3月12日9时05分至11时50分", id="ended"),
        pytest.param(None, "2026年3月12日9时05分", id="no end"),
    ],
)
def test_the_time_of_a_record(ended: datetime | None, wanted: str) -> None:
    assert span(moment(9, 5), ended) == wanted


def test_helpers_stand_apart_from_parties_and_mediators() -> None:
    rows = {row.label: row.value for row in session_record().rows}
    assert rows["参加人"] == "曾·阿依古丽（花型设计专家，经当事人同意邀请）"
    assert rows["当事人"].startswith("甲方（申请人）南通云栖锦绣家纺有限公司，法定代表人顾㛃；乙方（被申请人）")
    assert (rows["调解员"], rows["记录人"], rows["方式"]) == ("周堃（主持）、沈知秋", "何叶", "不公开")
    assert {row.label: row.value for row in session_record(open=True).rows}["方式"] == "公开"


def test_agreed_facts_are_signed_by_every_party_and_the_mediator() -> None:
    paper = agreed_facts(SIX)
    assert [cell.name for cell in paper.signatures] == [party.name for party in SIX]
    assert paper.mediators == 1


def test_a_word_that_was_not_said_is_refused(rendered: Rendering) -> None:
    pdf = rendered("session_record", session_record()).pdf
    other = session_record(text=TALK.replace("66,000元", "67,000元"))
    assert [
        missing.what for missing in missing_on(other, pdf) if "校验" not in missing.what and "核验" not in missing.what
    ] == ["记录的发言"]


def test_a_draft_is_marked_on_every_sheet_and_has_no_code(rendered: Rendering) -> None:
    pages = sheets(rendered("session_record", session_record(), draft=True).pdf)
    assert all("草稿" in text(sheet) and "核验码" not in text(sheet) for sheet in pages)
