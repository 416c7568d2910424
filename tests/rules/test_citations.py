from datetime import date

import pytest

from mediation.rules.citations import articles, missing, verify
from mediation.rules.statutes import (
    ALL,
    CPL_205,
    CPL_INT_355_5,
    MEDIATION_17,
    TRADEMARK_42_2,
    TRADEMARK_60_3,
    Statute,
    in_force,
)

TEXT = """# 花型交易条例

<!-- INFO END -->

## 第一章 总则

第一条 为了保护花型，
制定本条例。

第二条 交易花型，应当登记：

（一）第一条所称花型；

（二）样布。

## 第二章 附则

第十条 本条例自公布之日起施行。
"""


def cited(article: str, words: str, version: str = "2026") -> Statute:
    return Statute("花型交易条例", version, article, words)


def test_articles_are_split_at_their_numbers_without_headings():
    assert articles(TEXT) == {
        "第一条": "为了保护花型，制定本条例。",
        "第二条": "交易花型，应当登记：（一）第一条所称花型；（二）样布。",
        "第十条": "本条例自公布之日起施行。",
    }


@pytest.mark.parametrize(
    ("statute", "problems"),
    [
        pytest.param(cited("第一条", "为了保护花型，制定本条例。"), [], id="whole"),
        pytest.param(cited("第二条第二项", "（二）样布。"), [], id="item"),
        pytest.param(cited("第二条", "交易花型，应当登记：\n（一）第一条所称花型；"), [], id="over-a-line-feed"),
        pytest.param(cited("第一条", "样布"), ["花型交易条例第一条：引文与原文不一致。"], id="of-another-article"),
        pytest.param(cited("第二条", "应当备案"), ["花型交易条例第二条：引文与原文不一致。"], id="changed-word"),
        pytest.param(cited("第一条", ""), ["花型交易条例第一条：引文与原文不一致。"], id="empty"),
        pytest.param(cited("第三条", "样布"), ["花型交易条例第三条：所给文本里没有这一条。"], id="no-such-article"),
    ],
)
def test_verify_names_a_quotation_that_is_not_in_its_article(statute, problems):
    assert verify({"花型交易条例": TEXT}, [statute]) == problems


def test_verify_keeps_versions_apart():
    old, new = cited("第一条", "为了保护花型"), cited("第一条", "为了促进交易", version="2027")
    assert verify({"花型交易条例": TEXT}, [old, new]) == []
    assert missing({"花型交易条例": TEXT}, [old, new]) == ["花型交易条例（2027）"]
    assert verify({"花型交易条例（2027）": TEXT}, [old, new]) == ["花型交易条例第一条：引文与原文不一致。"]


def test_every_statute_has_law_version_article_and_words():
    assert [statute for statute in ALL if not (statute.law and statute.words and statute.version.isdigit())] == []
    assert [statute for statute in ALL if not statute.article.startswith("第")] == []
    assert len({(statute.law, statute.version, statute.article, statute.words) for statute in ALL}) == len(ALL)


def test_names_of_an_article():
    assert MEDIATION_17.short == "人民调解法第十七条"
    assert CPL_205.formal == "《中华人民共和国民事诉讼法》第二百零五条"
    assert CPL_INT_355_5.in_figures == "民诉法解释第355条第1款第5项"
    assert (
        CPL_INT_355_5.formal == "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十五条第一款第五项"
    )


@pytest.mark.parametrize(
    ("statute", "on", "article"),
    [
        pytest.param(TRADEMARK_60_3, date(2026, 12, 31), "第六十条第三款", id="last-day-of-the-2019-text"),
        pytest.param(TRADEMARK_60_3, date(2027, 1, 1), "第七十四条第三款", id="first-day-of-the-2026-text"),
        pytest.param(TRADEMARK_42_2, date(2027, 1, 1), "第四十六条第二款", id="transfer-of-marks"),
        pytest.param(CPL_205, date(2027, 1, 1), "第二百零五条", id="not-replaced"),
    ],
)
def test_article_in_force(statute, on, article):
    assert in_force(statute, on).article == article
