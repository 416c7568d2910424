"""The review of a file: what the program can see it judges, what it cannot see it leaves to people."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.file_score import CHECKS, POINTS, FileFacts, SignedRecord, Verdict, score

MET, NOT, HUMAN, ASIDE = Verdict.MET, Verdict.NOT, Verdict.HUMAN, Verdict.ASIDE


def sept(day: int) -> date:
    return date(2026, 9, day)


SESSION = SignedRecord("第一次调解会记录", sept(8), (), (sept(8), sept(9)))
WHOLE = FileFacts(
    today=date(2026, 11, 27),
    accepted_on=sept(3),
    over=True,
    consents=(sept(1), sept(3)),
    told_rights=(sept(4), sept(8)),
    evidence=4,
    records=(SESSION,),
    agreement_on=sept(12),
    agreement_signed=(sept(10), sept(12)),
    duties=True,
    follow_ups=(sept(28),),
    performed="fully",
    satisfaction="satisfied",
    name="栖禾家纺与绮华布艺著作权纠纷",
    file_number="通纺知调卷〔2026〕3号",
    filed=True,
    continuous=True,
)


def verdict(code: str, **changed: object) -> Verdict:
    [judged] = [each for each in score(replace(WHOLE, **changed), {}).points if each.point.code == code]
    return judged.verdict


@pytest.mark.parametrize(
    ("code", "changed", "expected"),
    [
        pytest.param("acceptance", {}, MET, id="every party agreed by the day of acceptance"),
        pytest.param("acceptance", {"consents": (sept(1), sept(4))}, NOT, id="one agreed afterwards"),
        pytest.param("acceptance", {"consents": (sept(1), None)}, NOT, id="one never agreed"),
        pytest.param("acceptance", {"refused": True}, NOT, id="one had refused"),
        pytest.param("acceptance", {"accepted_on": None}, ASIDE, id="never accepted"),
        pytest.param("procedure", {}, MET, id="told before the first session"),
        pytest.param("procedure", {"told_rights": (sept(4), sept(9))}, NOT, id="told after it"),
        pytest.param("procedure", {"records": ()}, ASIDE, id="no session at all"),
        pytest.param("completeness", {}, MET, id="nothing lacks"),
        pytest.param("completeness", {"lacking": ("身份证明",)}, NOT, id="a compulsory paper lacks"),
        pytest.param("completeness", {"lacking": ("身份证明",), "explained": True}, HUMAN, id="lacks with a reason"),
        pytest.param("forms", {}, MET, id="all printed here"),
        pytest.param("forms", {"unprinted": ("人民调解记录（第一次）",)}, HUMAN, id="a scan of another form"),
        pytest.param("forms", {"lacking": ("身份证明",)}, HUMAN, id="not all there yet"),
        pytest.param("signing", {}, MET, id="all signatures on record"),
        pytest.param("signing", {"records": (replace(SESSION, unsigned=("曹玉琴",)),)}, NOT, id="one has not signed"),
        pytest.param("signing", {"agreement_unsigned": ("人民调解委员会印章",)}, NOT, id="no seal"),
        pytest.param("signing", {"records": (), "agreement_on": None}, ASIDE, id="nothing to sign"),
        pytest.param("evidence", {}, HUMAN, id="evidence is for people to judge"),
        pytest.param("evidence", {"evidence": 0}, HUMAN, id="whether some was needed too"),
        pytest.param("law", {}, HUMAN, id="whether the law fits is for people"),
        pytest.param("law", {"agreement_on": None}, ASIDE, id="no agreement, no law to apply"),
        pytest.param("follow_up", {"follow_ups": (date(2026, 10, 12),)}, MET, id="on the thirtieth day"),
        pytest.param("follow_up", {"follow_ups": (date(2026, 10, 13),)}, NOT, id="on the thirty-first"),
        pytest.param("follow_up", {"follow_ups": ()}, NOT, id="never"),
        pytest.param("follow_up", {"follow_ups": (), "today": date(2026, 10, 12)}, ASIDE, id="there is time yet"),
        pytest.param("follow_up", {"follow_ups": (), "agreement_on": None}, ASIDE, id="nothing to follow up"),
        pytest.param("authenticity", {}, HUMAN, id="no contradiction is no proof"),
        pytest.param(
            "authenticity", {"records": (replace(SESSION, signed_on=(sept(7),)),)}, NOT, id="signed before it was held"
        ),
        pytest.param("authenticity", {"agreement_signed": (sept(7), sept(12))}, NOT, id="agreed before any session"),
        pytest.param("authenticity", {"copied": ("第一次调解会记录",)}, HUMAN, id="the words of another case"),
        pytest.param("performance", {}, MET, id="performed in full"),
        pytest.param("performance", {"performed": "partly"}, NOT, id="performed in part"),
        pytest.param("performance", {"performed": "none_due"}, ASIDE, id="nothing due yet"),
        pytest.param(
            "performance", {"performed": "", "duties_done": 3, "duties_all": 3}, MET, id="every duty is on record"
        ),
        pytest.param("performance", {"duties_all": 3, "duties_late": ("赔偿第二期",)}, NOT, id="one is overdue"),
        pytest.param("performance", {"performed": ""}, HUMAN, id="nobody wrote it down"),
        pytest.param("performance", {"duties": False}, ASIDE, id="nothing to perform"),
        pytest.param("satisfaction", {}, MET, id="satisfied"),
        pytest.param("satisfaction", {"satisfaction": "dissatisfied"}, NOT, id="dissatisfied"),
        pytest.param("satisfaction", {"satisfaction": "fair"}, HUMAN, id="fair is for people to read"),
        pytest.param("satisfaction", {"satisfaction": "not_said"}, HUMAN, id="not asked"),
        pytest.param("cover", {}, MET, id="name and number"),
        pytest.param("cover", {"file_number": ""}, NOT, id="no number"),
        pytest.param("cover", {"file_number": "", "over": False}, ASIDE, id="not over yet"),
        pytest.param("binding", {}, HUMAN, id="pages follow, the thread is for people"),
        pytest.param("binding", {"continuous": False}, NOT, id="a gap in the pages"),
        pytest.param("binding", {"continuous": None}, HUMAN, id="numbered on paper only"),
        pytest.param("binding", {"filed": False}, ASIDE, id="not filed"),
        pytest.param("consistency", {}, HUMAN, id="paper against screen is for people"),
    ],
)
def test_a_point_says_what_can_be_known(code: str, changed: dict[str, object], expected: Verdict) -> None:
    assert verdict(code, **changed) is expected


def test_one_day_for_everything_is_pointed_out() -> None:
    facts = replace(WHOLE, records=(replace(SESSION, on=sept(3), signed_on=(sept(3),)),), agreement_signed=(sept(3),))
    [judged] = [each for each in score(facts, {}).points if each.point.code == "authenticity"]
    assert (judged.verdict, judged.why) == (HUMAN, "受理、调解、签字在同一天，由人核对")


def test_only_what_was_judged_is_counted() -> None:
    found = score(replace(WHOLE, lacking=("身份证明",)), {})
    by_verdict = {each: sum(j.weight for j in found.points if j.verdict is each) for each in Verdict}
    assert by_verdict == {MET: 52, NOT: 15, HUMAN: 33, ASIDE: 0}
    assert (found.got, found.counted, found.waiting) == (52, 67, 33)
    assert [judged.point.code for judged in found.unmet] == ["completeness"]


def test_the_office_weighs_the_points() -> None:
    found = score(WHOLE, {"completeness": 40, "consistency": 0})
    assert [(j.point.code, j.weight) for j in found.points if j.point.code in ("completeness", "consistency")] == [
        ("completeness", 40)
    ]
    assert len(found.points) == len(POINTS) - 1


def test_every_point_has_its_check_and_names_who_checks_it() -> None:
    assert list(CHECKS) == list(POINTS)
    assert all(point.place and point.weight > 0 for point in POINTS.values())
    assert sum(point.weight for point in POINTS.values()) == 100
