"""What a proposal's words fill in of its clause, and what they leave open."""

import pytest

from mediation.rules.agreement.draft import DraftParty, PartyKind, Side
from mediation.rules.agreement.plain import terms_from_plain
from mediation.rules.agreement.proposed import proposed_data

PARTIES = (
    DraftParty("a", "南通栖禾家纺有限公司", Side.APPLICANT, PartyKind.COMPANY),
    DraftParty("b", "南通沐棠纺织品有限公司", Side.RESPONDENT, PartyKind.COMPANY),
    DraftParty("c", "姜翎", Side.RESPONDENT, PartyKind.PERSON),
)


@pytest.mark.parametrize(
    ("kind", "words", "filled"),
    [
        pytest.param("compensation", "赔偿八万元。", {}, id="neither who nor a figure"),
        pytest.param(
            "compensation",
            "两被申请人于2026年9月30日前赔偿申请人80,000.00元。",
            {"who": ["b", "c"], "whom": "a", "amount": 8000000, "by": "2026-09-30"},
            id="who, to whom, how much, by when",
        ),
        pytest.param(
            "compensation",
            "乙方赔偿甲方8万元。",
            {"who": ["b"], "whom": "a", "amount": 8000000},
            id="by their labels, 8万元",
        ),
        pytest.param(
            "compensation",
            "姜翎分两期赔偿申请人3万元、5万元。",
            {"who": ["c"], "whom": "a"},
            id="of two sums neither is the total",
        ),
        pytest.param(
            "compensation", "乙方于2026年2月30日前赔偿甲方。", {"who": ["b"], "whom": "a"}, id="a day in no calendar"
        ),
        pytest.param("stop", "被申请人停止销售该花型的四件套。", {"who": ["b", "c"]}, id="neither sum nor day"),
        pytest.param("compensation", "赔偿两被申请人500元。", {"amount": 50000}, id="one payee, not two"),
    ],
)
def test_words_of_a_proposal_fill_what_they_say_for_certain(kind: str, words: str, filled: dict[str, object]) -> None:
    data = proposed_data(kind, words, PARTIES)
    assert data == {"note": words, **filled}
    assert terms_from_plain(kind, data)


def test_free_text_stays_free_text() -> None:
    assert proposed_data("other", "互相谅解。", PARTIES) == {"text": "互相谅解。"}
