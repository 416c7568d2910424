"""排版前的文字处理：数字不与单位分开，标点挤压，标签撑开，全部转义。"""

import pytest

from mediation.documents.typesetting import paragraphs, plain, spread, typeset

JOIN, GAP = "\u2060", "\u200b"

CASES = {
    "a figure keeps its unit": ("2026年3月", f"2026{JOIN}年3{JOIN}月"),
    "a sum keeps 元": ("66,000.00元", f"66,000.00{JOIN}元"),
    "万元 stays whole": ("5万元", f"5{JOIN}万{JOIN}元"),
    "个月 stays whole": ("3个月内", f"3{JOIN}个{JOIN}月内"),
    "a document number stays whole": ("〔2026〕35号", f"〔2026〕{JOIN}35{JOIN}号"),
    "a registration number stays whole with its character": (
        "苏作登字-2024-F-00000035",
        '苏作登<span class="whole">字-2024-F-00000035</span>',
    ),
    "an account in groups does not break": ("6200 0000 017", "6200\u00a00000\u00a0017"),
    "a Latin word is no figure": ("LOGO图案", "LOGO图案"),
    "a long address may break anywhere": (
        "见https://shop.example.com/item/1。",
        '见<span class="url">https://shop.example.com/item/1</span>。',
    ),
    "a closing mark before a mark takes half a square": ("》，甲", '<span class="half">》</span>，甲'),
    "an opening mark after an opening one takes half a square": ("（《江", '（<span class="half">《</span>江'),
    "closing before opening: only the first is squeezed": ("；（二", '<span class="half">；</span>（二'),
    "a line may begin at an opening quotation mark": ("店铺“棉语”销售", f"店铺{GAP}“棉语”{GAP}销售"),
    "no break between a quotation and its full stop": ("“棉语”。", '“棉语<span class="half">”</span>。'),
    "markup is text": ("<b>&\"甲'", "&lt;b&gt;&amp;&#34;甲&#39;"),
    "markup in a figure is text": ("1<2", "1&lt;2"),
    "markup in a long address is text": (
        "https://a.example.com/?<script>",
        '<span class="url">https://a.example.com/?&lt;script&gt;</span>',
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_typeset(text: str, expected: str) -> None:
    assert typeset(text) == expected


def test_direction_and_control_characters_never_reach_paper() -> None:
    assert plain("甲\u202e方\x07\ufeff\t乙") == "甲方 乙"


def test_paragraphs_are_the_filled_lines() -> None:
    assert paragraphs(" 一\r\n\n  二 \n") == ("一", "二")


@pytest.mark.parametrize(
    ("label", "gaps"), [("住所", [6.0]), ("法定代表人", [0.75] * 4), ("统一社会信用代码", []), ("类", [])]
)
def test_a_label_is_spread_over_eight_squares(label: str, gaps: list[float]) -> None:
    found = str(spread(label, 8))
    assert [float(part.split("em")[0]) for part in found.split("margin-left:")[1:]] == gaps


def test_a_spread_label_is_escaped() -> None:
    assert "<i" not in spread("<i>甲", 8)
