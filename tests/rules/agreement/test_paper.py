"""Copies: one for each party, one for the committee, those for the court; the sentence always adds up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.agreement.draft import Draft, DraftParty, PartyKind, Side
from mediation.rules.agreement.paper import copies_for_court, copies_needed, copies_required, copies_sentence
from mediation.rules.figures import han


def draft(parties: int, **members: object) -> Draft:
    people = tuple(DraftParty(f"p{n}", f"当事人{n}", Side.APPLICANT, PartyKind.PERSON) for n in range(parties))
    return replace(Draft("某调委会", people, ()), **members)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parties", "members", "required", "needed"),
    [
        pytest.param(2, {}, 3, 3, id="two parties and the committee"),
        pytest.param(3, {"want_confirmation": True}, 4, 5, id="three parties, one for the confirmation"),
        pytest.param(3, {"inviting_court": "某法院"}, 4, 5, id="one for the court that sent the case"),
        pytest.param(6, {"inviting_court": "某法院", "want_confirmation": True}, 7, 9, id="six parties, both"),
    ],
)
def test_copies_are_counted(parties: int, members: dict[str, object], required: int, needed: int) -> None:
    counted = draft(parties, **members)
    assert (copies_required(counted), copies_needed(counted)) == (required, needed)


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        (
            draft(3, copies=5, want_confirmation=True),
            "本协议一式五份，甲方、乙方、丙方各执一份，人民调解委员会留存一份，提交人民法院一份。",
        ),
        (draft(2, copies=3), "本协议一式三份，甲方、乙方各执一份，人民调解委员会留存一份。"),
        (draft(2, copies=6), "本协议一式六份，甲方、乙方各执一份，人民调解委员会留存四份。"),
        (
            draft(2, copies=5, want_confirmation=True, inviting_court="某法院"),
            "本协议一式五份，甲方、乙方各执一份，人民调解委员会留存一份，提交人民法院二份。",
        ),
    ],
)
def test_sentence_says_who_gets_them(counted: Draft, sentence: str) -> None:
    assert copies_sentence(counted) == sentence


def test_too_few_copies_have_no_sentence() -> None:
    with pytest.raises(ValueError, match="3 份不够"):
        copies_sentence(draft(3, copies=3))


@given(st.integers(2, 20), st.integers(0, 9), st.booleans(), st.booleans())
def test_parts_of_the_sentence_add_up(parties: int, spare: int, confirm: bool, invited: bool) -> None:
    counted = draft(parties, want_confirmation=confirm, inviting_court="某法院" if invited else "")
    counted = replace(counted, copies=copies_required(counted) + spare)
    court = min(spare, copies_for_court(counted))
    kept = 1 + spare - court
    assert parties + kept + court == counted.copies
    assert f"一式{han(counted.copies)}份" in copies_sentence(counted)
    assert f"留存{han(kept)}份" in copies_sentence(counted)
    assert (f"提交人民法院{han(court)}份" in copies_sentence(counted)) == (court > 0)
