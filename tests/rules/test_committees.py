from datetime import date

import pytest

from mediation.rules.committees import CommitteeCode, SubjectRule, propose_committee


@pytest.mark.parametrize(
    ("subject", "code", "word"),
    [
        pytest.param(["四件套花型被仿冒"], CommitteeCode.TEXTILE, "四件套", id="first-word-in-the-text"),
        pytest.param(["仿制提花面料"], CommitteeCode.TEXTILE, "提花", id="earliest-of-two"),
        pytest.param(["羽绒被套装"], CommitteeCode.TEXTILE, "羽绒被", id="longest-at-the-same-place"),
        pytest.param(["", "南通锦时家纺有限公司"], CommitteeCode.TEXTILE, "家纺", id="in-the-firm's-name"),
        pytest.param(["电动工具外观设计"], CommitteeCode.DISTRICT, None, id="not-home-textile"),
    ],
)
def test_committee_is_proposed_with_its_reason(subject, code, word):
    proposal = propose_committee(*subject)
    assert proposal.code is code
    assert (f"“{word}”" in proposal.reason) is (word is not None)
    assert proposal.reference == "本地分工规则（2026-11-22起），可由管理员修改"


def test_nothing_is_proposed_from_an_empty_form():
    assert propose_committee("", " ") is None


def test_words_are_for_the_office_to_change():
    rule = SubjectRule(words=("电动工具",), since=date(2027, 1, 1))
    assert propose_committee("电动工具", rule=rule).code is CommitteeCode.TEXTILE
    assert propose_committee("四件套", rule=rule).code is CommitteeCode.DISTRICT


def test_committees_have_their_names():
    assert [code.label for code in CommitteeCode] == [
        "南通市通州区知识产权纠纷人民调解委员会",
        "南通市通州区涉家纺行业知识产权纠纷人民调解委员会",
    ]
