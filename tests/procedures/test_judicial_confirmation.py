"""司法确认 as a lawyer can check it: real days, the articles, which act follows which."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.procedures.judicial_confirmation import (
    ACCEPTANCE,
    APPLICATION,
    BEFORE_COURT,
    DEADLINES,
    EXTENSION,
    LIFECYCLE,
    OBJECTION,
    REVIEW,
    SENT,
    THIRD_PARTY_OBJECTION,
    WITHOUT_RULING,
    Applicant,
    ConfirmationFacts,
    Entry,
    Obstacle,
    Standing,
    State,
    Supplement,
    application_window,
    asked_in_time,
    bars,
    doubts,
    eligibility,
    next_step,
    supplement_deadline,
)
from mediation.rules import statutes
from mediation.rules.agreement.finding import RULES, Part
from mediation.rules.courts import court_bar, court_choice
from mediation.rules.holidays import is_rest_day
from mediation.rules.judicial_confirmation.acting import filed_in_time
from mediation.rules.judicial_confirmation.words import GROUNDS, NUMBER_HINT, looks_like_a_number
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.rights import RightKind

EFFECTIVE = date(2026, 8, 26)
BOTH = (
    Applicant("1", "锦时家居", "梁锦时", date(2026, 9, 1)),
    Applicant("2", "禾间布艺", "曹玉琴", date(2026, 9, 1)),
)
READY = ConfirmationFacts(
    today=date(2026, 9, 14),
    effective_on=EFFECTIVE,
    window=APPLICATION.due(EFFECTIVE),
    terms=5,
    applicants=BOTH,
    court="通州湾示范区法院",
)


# Everybody signed on 10 September, the seal followed on the 16th; 10 October is a working Saturday, the 16th a Friday.
SIGNED, SEALED = date(2026, 9, 10), date(2026, 9, 16)


@pytest.mark.parametrize(
    ("today", "start", "due"),
    [
        pytest.param(date(2026, 10, 10), SIGNED, date(2026, 10, 10), id="the-alarm-runs-from-the-earliest-signature"),
        pytest.param(date(2026, 10, 11), SEALED, date(2026, 10, 16), id="after-it-the-thirty-days-from-effect"),
        pytest.param(date(2026, 10, 17), SEALED, date(2026, 10, 16), id="over-is-over"),
    ],
)
def test_the_alarm_is_early_and_the_chance_ends_thirty_days_after_effect(today, start, due):
    window = application_window(SIGNED, SEALED, today)
    assert (window.start, window.deadline.due) == (start, due)


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        pytest.param(date(2026, 10, 16), None, id="the-last-day-counted-from-the-seal"),
        pytest.param(date(2026, 10, 17), statutes.CPL_86, id="the-day-after"),
    ],
)
def test_filing_is_refused_by_the_day_of_effect_alone(on, refused):
    window = application_window(SIGNED, SEALED, on)
    signed = tuple(replace(each, signed_on=SEALED) for each in BOTH)
    facts = filing(on, effective_on=SEALED, window=window.deadline, alarm_over=date(2026, 10, 10), applicants=signed)
    answer = filed_in_time(facts)
    assert (answer and answer.statute) == refused
    [time] = [point for point in eligibility(facts) if point.code == "time"]
    assert ("马上提交" in time.sentence) == (refused is None)


def filing(on, **changes):
    return replace(READY, **{"today": on, "entry": Entry(on), **changes})


@pytest.mark.parametrize(
    ("rule", "trigger", "nominal", "due"),
    [
        pytest.param(APPLICATION, date(2025, 9, 1), date(2025, 10, 1), date(2025, 10, 9), id="D09-into-国庆"),
        pytest.param(APPLICATION, date(2025, 9, 11), date(2025, 10, 11), date(2025, 10, 11), id="D09-调休-Saturday"),
        pytest.param(APPLICATION, date(2026, 1, 15), date(2026, 2, 14), date(2026, 2, 14), id="D09-work-before-春节"),
        pytest.param(APPLICATION, date(2026, 1, 16), date(2026, 2, 15), date(2026, 2, 24), id="D09-into-春节"),
        pytest.param(APPLICATION, date(2026, 8, 26), date(2026, 9, 25), date(2026, 9, 28), id="D09-into-中秋"),
        pytest.param(ACCEPTANCE, date(2026, 9, 3), date(2026, 9, 6), date(2026, 9, 7), id="D10-ends-on-a-Sunday"),
        pytest.param(REVIEW, date(2026, 9, 4), date(2026, 10, 4), date(2026, 10, 8), id="D11-into-国庆"),
        pytest.param(OBJECTION, date(2026, 9, 11), date(2026, 9, 26), date(2026, 9, 28), id="D13-into-中秋"),
        pytest.param(THIRD_PARTY_OBJECTION, date(2026, 3, 31), date(2026, 9, 30), date(2026, 9, 30), id="D14-月末日"),
        pytest.param(EXTENSION, date(2026, 9, 24), date(2026, 10, 4), date(2026, 10, 8), id="D15-into-国庆"),
    ],
)
def test_periods_on_real_days(rule, trigger, nominal, due):
    found = rule.due(trigger)
    assert (found.nominal, found.due, found.certain) == (nominal, due, True)


@pytest.mark.parametrize(
    ("asked", "set_day", "due"),
    [
        pytest.param(date(2026, 9, 7), date(2026, 9, 16), date(2026, 9, 16), id="a-working-day"),
        pytest.param(date(2026, 9, 7), date(2026, 9, 20), date(2026, 9, 20), id="a-Sunday-of-work"),
        pytest.param(date(2026, 9, 7), date(2026, 9, 19), date(2026, 9, 20), id="a-Saturday-rolls"),
    ],
)
def test_a_day_set_by_the_court_rolls_like_one_set_by_law(asked, set_day, due):
    assert supplement_deadline(asked, set_day).due == due


def test_a_court_sets_no_day_before_its_notice():
    with pytest.raises(ValueError, match="期间不能是负数"):
        supplement_deadline(date(2026, 9, 7), date(2026, 9, 6))


@given(st.dates(date(2022, 1, 1), date(2026, 5, 31)), st.sampled_from(sorted(DEADLINES)))
def test_no_period_ends_before_it_began_or_on_a_rest_day(trigger, rule):
    due = DEADLINES[rule].due(trigger).due
    assert due >= trigger
    assert not is_rest_day(due)


@pytest.mark.parametrize(
    ("facts", "words", "statute"),
    [
        pytest.param(filing(date(2026, 9, 28)), None, None, id="last-day-after-中秋"),
        pytest.param(filing(date(2026, 9, 29)), "三十日已在2026年9月28日届满", statutes.CPL_86, id="a-day-late"),
        pytest.param(
            filing(date(2026, 9, 14), applicants=(BOTH[0], Applicant("2", "禾间布艺"))),
            "禾间布艺还没有在申请书上签名",
            statutes.CPL_205,
            id="one-party-alone",
        ),
        pytest.param(
            filing(date(2026, 9, 14), applicants=(BOTH[0], replace(BOTH[1], bar="沈秋月只有一般授权"))),
            "禾间布艺：沈秋月只有一般授权",
            statutes.CPL_INT_351,
            id="an-agent-who-may-not",
        ),
        pytest.param(filing(date(2026, 9, 14), court=""), "还没有选法院", statutes.CPL_205, id="no-court"),
        pytest.param(filing(date(2026, 9, 14), written=False), "口头协议", statutes.CPL_INT_354, id="oral"),
        pytest.param(filing(date(2026, 9, 14), in_force=False), "已被新协议取代", statutes.CPL_205, id="replaced"),
        pytest.param(filing(date(2026, 8, 25)), "才生效", statutes.CPL_205, id="before-the-effect"),
        pytest.param(
            filing(date(2026, 9, 14), entry=Entry(date(2026, 9, 15))), "2026年9月15日还没有到", None, id="tomorrow"
        ),
        pytest.param(
            filing(date(2026, 9, 14), lacking=("登记证书",)), "还差登记证书", statutes.CPL_INT_354, id="material-lacks"
        ),
        pytest.param(
            filing(date(2026, 9, 14), lacking=("登记证书",), entry=Entry(date(2026, 9, 14), reason="原件另交")),
            None,
            None,
            id="material-lacks-with-a-reason",
        ),
        pytest.param(
            filing(date(2026, 10, 20), obstacle=Obstacle(date(2026, 10, 12), date(2026, 10, 20))),
            None,
            None,
            id="more-time-asked-within-ten-days",
        ),
        pytest.param(
            filing(date(2026, 10, 20), obstacle=Obstacle(date(2026, 9, 30), date(2026, 10, 20), asked_late=True)),
            "超过了障碍消除后的十日",
            statutes.CPL_86,
            id="more-time-asked-too-late",
        ),
        pytest.param(
            filing(date(2026, 10, 20), obstacle=Obstacle(date(2026, 10, 12), date(2026, 10, 13), "refused")),
            "法院不准许顺延",
            statutes.CPL_86,
            id="more-time-refused",
        ),
    ],
)
def test_filing(facts, words, statute):
    if words is None:
        assert LIFECYCLE.check("file", state=State.PREPARING, roles=["clerk"], facts=facts) is State.FILED
        return
    with pytest.raises(ActionRefused, match=words) as refused:
        LIFECYCLE.check("file", state=State.PREPARING, roles=["clerk"], facts=facts)
    assert refused.value.statute == statute


@pytest.mark.parametrize(
    ("ended", "asked", "in_time"),
    [
        pytest.param(date(2026, 9, 24), date(2026, 10, 8), True, id="tenth-day-in-国庆-rolls"),
        pytest.param(date(2026, 9, 24), date(2026, 10, 9), False, id="a-day-later"),
    ],
)
def test_ten_days_to_ask_for_more_time(ended, asked, in_time):
    assert asked_in_time(ended, asked) is in_time


def finding(code):
    return RULES[code].finding("这样写。", where="第（三）项", part=Part.TERMS)


@pytest.mark.parametrize(
    ("code", "statute"),
    [
        pytest.param("ip_ownership", statutes.CPL_INT_355_5, id="who-owns-the-right"),
        pytest.param("ip_validity", statutes.CPL_INT_355_5, id="whether-it-is-valid"),
        pytest.param("property_ownership", statutes.CPL_INT_355_5, id="who-owns-the-goods"),
        pytest.param("vague_wording", statutes.CPL_INT_358_5, id="vague"),
        pytest.param("holder_not_party", statutes.CPL_INT_358_2, id="the-holder-stands-outside"),
        pytest.param("same_account", statutes.CPL_115, id="one-account-on-both-sides"),
        pytest.param("crime_waiver", statutes.CPL_INT_358_1, id="unlawful"),
    ],
)
def test_what_the_review_finds_raises_a_doubt_with_its_article(code, statute):
    points = eligibility(replace(READY, findings=(finding(code),)))
    assert [(point.statute, point.details) for point in doubts(points)] == [(statute, ("第（三）项：这样写。",))]
    assert bars(points) == []


def test_a_clean_agreement_meets_every_point():
    points = eligibility(READY)
    assert {point.standing for point in points} == {Standing.MET}
    assert [point.code for point in points] == [
        "kind", "in_force", "time", "title", "lawful", "others", "clear", "honest", "people",
    ]  # fmt: skip


def test_a_suit_entrusted_by_the_court_is_not_confirmed():
    entrusted = replace(READY, entrusted=True)
    [bar] = bars(eligibility(entrusted))
    assert (bar.code, bar.statute) == ("kind", statutes.INVITED_20)
    for action, state in (("begin", State.OPEN), ("file", State.PREPARING)):
        refused = LIFECYCLE.refusal(action, state=state, roles=["mediator"], facts=entrusted)
        assert refused is not None and refused.statute == statutes.INVITED_20
    assert next_step("open", entrusted).statute == statutes.INVITED_20


def test_past_the_thirty_days_it_is_barred_and_still_binds():
    late = replace(READY, today=date(2026, 10, 20))
    [bar] = bars(eligibility(late))
    assert "协议仍有约束力" in bar.sentence
    step = next_step("preparing", late)
    assert (step.action, step.statute) == ("give_up", statutes.MEDIATION_31)


def test_nobody_but_committee_and_court_acts_and_the_court_prepares_nothing():
    for transition in LIFECYCLE.values():
        assert transition.roles <= {"director", "mediator", "clerk", "court_liaison"}
        assert transition.statutes
    prepared = {"begin", "choose_court", "sign_application", "file", "give_up", "note_obstacle", "supply"}
    assert all("court_liaison" not in LIFECYCLE[action].roles for action in prepared)


def test_every_state_has_its_next_step_and_can_be_left_or_ends():
    ends = WITHOUT_RULING | {State.CONFIRMED, State.REJECTED, State.SET_ASIDE}
    for state in State:
        assert next_step(state.value, READY).sentence
        moves = {act.target for act in LIFECYCLE.values() if state in act.sources and act.target}
        assert moves or state in ends
    assert BEFORE_COURT < SENT
    assert State.PREPARING not in SENT


def test_no_ruling_on_what_was_not_filed_or_accepted():
    for state in (State.OPEN, State.PREPARING, State.FILED, State.SUPPLEMENTING):
        for action in ("confirm", "reject"):
            assert LIFECYCLE.refusal(action, state=state, roles=["court_liaison"], facts=READY) is not None


def test_supplying_answers_the_notice_and_not_before_it():
    facts = replace(
        READY, filed_on=date(2026, 9, 3), supplements=(Supplement(date(2026, 9, 7), date(2026, 9, 16)),),
        entry=Entry(date(2026, 9, 6)),
    )  # fmt: skip
    refused = LIFECYCLE.refusal("supply", state=State.SUPPLEMENTING, roles=["clerk"], facts=facts)
    assert refused is not None
    assert "才通知补充" in refused.message


def test_every_ground_of_the_court_cites_its_own_item():
    articles = [ground.statute.article for ground in GROUNDS.values()]
    assert len(set(articles)) == len(articles)
    assert all(article.startswith(("第三百五十五条", "第三百五十八条")) for article in articles)


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        pytest.param(NUMBER_HINT, True, id="诉前调确"),
        pytest.param("(2026)苏06民特12号", True, id="民特-half-width"),
        pytest.param("2026-18", False, id="no-court-number"),
        pytest.param("18号", False, id="no-year"),
    ],
)
def test_the_writing_of_a_court_number_is_a_hint(text, usual):
    assert looks_like_a_number(text) is usual


@pytest.mark.parametrize(
    ("court", "kinds", "statute"),
    [
        pytest.param("通州湾示范区法院", [RightKind.COPYRIGHT], None, id="the-proposed-one"),
        pytest.param("南通市通州区人民法院", [RightKind.COPYRIGHT], statutes.IP_JURISDICTION_3, id="the-seat-court"),
        pytest.param("通州区法院", [RightKind.TRADEMARK], statutes.IP_JURISDICTION_3, id="the-seat-court-in-short"),
        pytest.param("通州湾示范区法院", [RightKind.DESIGN], statutes.IP_JURISDICTION_2_1, id="a-design-goes-up"),
        pytest.param("苏州市虎丘区人民法院", [RightKind.DESIGN], statutes.IP_JURISDICTION_2_1, id="not-in-the-table"),
        pytest.param("苏州市虎丘区人民法院", [RightKind.INVENTION], statutes.IP_JURISDICTION_1, id="technical"),
        pytest.param("苏州市虎丘区人民法院", [RightKind.COPYRIGHT], None, id="where-a-party-lives"),
        pytest.param("南通中院", [RightKind.COPYRIGHT], statutes.IP_JURISDICTION_2_2, id="the-amount-is-too-small"),
        pytest.param("南通中院", [RightKind.DESIGN], None, id="short-name-of-the-proposed-one"),
    ],
)
def test_courts_that_may_and_may_not_be_applied_to(court, kinds, statute):
    choice = court_choice(kinds, 7_800_000, on=date(2026, 9, 14))
    refused = court_bar(court, choice, kinds)
    assert (refused.statute if refused else None) == statute


def test_rights_that_no_one_court_takes_are_asked_about():
    choice = court_choice([RightKind.COPYRIGHT, RightKind.DESIGN], 7_800_000, on=date(2026, 9, 14))
    assert choice.split
    assert {each.court for each in choice.proposed} == {"通州湾示范区法院", "南通市中级人民法院"}


def test_the_last_of_the_thirty_is_day_thirty():
    assert APPLICATION.due(EFFECTIVE).nominal == EFFECTIVE + timedelta(30)
