"""Two lists of sentences a lawyer can read through: what a court objects to, and what it does not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.agreement.finding import RULES
from mediation.rules.wording.text import remarks

HERE = Path(__file__).parent
PARTIES = ("南通栖禾家纺有限公司", "姜翎", "南通云栖锦绣家纺有限公司", "川姜镇梦溪里家纺经营部")
HARMLESS = HERE.joinpath("harmless.txt").read_text("utf-8").splitlines()
OBJECTED = [line.split("\t") for line in HERE.joinpath("objected.tsv").read_text("utf-8").splitlines()]

# What stands in a message, a certificate or the name of a thing is not the parties' agreement.
QUOTED = [
    "乙方确认曾收到甲方发来的“请尽快删除链接，否则报警”短信。",
    "甲方的律师函写有“贵司应当及时、适当赔偿”，乙方知悉。",
    "乙方不再使用‘尽快发货’作为店铺标语。",
    "乙方不再使用'尽快发货'、＂及时到家＂作为店铺标语。",
    "乙方发表声明：“本店承认“江南棉语”著作权归甲方所有，将及时自查。”",
    "乙方于2026年4月1日前下架画册〈大约在冬季〉。",
    "乙方停止使用「著作权归梦溪里所有」的标识。",
    "甲方持有《作品登记证书》（登记号：苏作登字-2024-F-00000035）。",
    "各方参照《关于适当减免若干费用的规定》履行。",
    "乙方于2026年3月25日前删除https://shop.example.com/item/1?note=尽快。",
]


@pytest.mark.parametrize("sentence", [*HARMLESS, *QUOTED])
def test_harmless_sentence_is_left_alone(sentence: str) -> None:
    assert [(remark.code, remark.quote) for remark in remarks(sentence, PARTIES, free=True)] == []


@pytest.mark.parametrize(("code", "sentence"), OBJECTED)
def test_objected_sentence_gets_exactly_its_code(code: str, sentence: str) -> None:
    assert {remark.code for remark in remarks(sentence, PARTIES, free=True)} == {code}


def test_lists_are_long_enough_to_mean_something() -> None:
    assert len(HARMLESS) >= 300
    assert len(OBJECTED) >= 300
    assert {code for code, _ in OBJECTED} <= set(RULES)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("丙方应当尽快删除下列3个商品链接。", "尽快", id="the word itself"),
        pytest.param("一、二、三。\n乙方 应当  及时 付款。", "及时", id="white space before it"),
        pytest.param("“引文”之后，乙方应当尽快付款。", "尽快", id="a quotation before it"),
        pytest.param(
            "确认著作权归南通栖禾家纺有限公司所有。", "著作权归南通栖禾家纺有限公司所有", id="a party's name inside"
        ),
        pytest.param("商标权归“棉语”店所有。", "商标权归“棉语”店所有", id="a quotation inside"),
    ],
)
def test_remark_points_at_the_very_words(text: str, quote: str) -> None:
    (remark,) = remarks(text, PARTIES)
    assert (remark.quote, text[remark.start : remark.end]) == (quote, quote)


def test_unclosed_quotation_mark_hides_nothing() -> None:
    assert [remark.quote for remark in remarks("乙方应当“尽快删除链接。", PARTIES)] == ["尽快"]


def test_name_of_a_party_is_not_read_as_words() -> None:
    assert remarks("南通尽快及时家纺有限公司于2026年3月25日前付清。", ("南通尽快及时家纺有限公司",)) == []


def test_term_that_must_be_rewritten_is_not_also_called_incomplete() -> None:
    found = remarks("乙方应当适当删除链接。", PARTIES, free=True)
    assert [remark.code for remark in found] == ["vague_wording"]


def test_only_free_text_is_asked_who_and_when() -> None:
    text = "乙方赔偿甲方人民币66,000.00元（大写：陆万陆仟元整）。"
    assert [remark.code for remark in remarks(text, PARTIES, free=True)] == ["term_incomplete"]
    assert remarks(text, PARTIES) == []


@given(st.text(alphabet="甲乙方确认著作权归所有尽快“”《》，。；不得报案起诉罚款1元（）\n ", max_size=60))
def test_every_remark_lies_in_the_text(text: str) -> None:
    for remark in remarks(text, PARTIES, free=True):
        assert 0 <= remark.start < remark.end <= len(text)
        assert text[remark.start : remark.end] == remark.quote
        assert remark.code in RULES
