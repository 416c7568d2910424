"""The life cycle of an agreement: issued, signed, sealed, in effect; and from which day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.procedures.agreement import (
    DOCUMENTS,
    LIFECYCLE,
    ORAL_REASONS,
    AgreementFacts,
    Entry,
    Signing,
    State,
    effectiveness,
)
from mediation.rules.agreement.draft import Form
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import Role
from mediation.rules.statutes import ALL

MEDIATOR = [Role.MEDIATOR]
TODAY = date(2026, 3, 20)
ISSUED = date(2026, 3, 10)
JIA, YI = "甲方 南通云栖锦绣家纺有限公司", "乙方 姜翎"


def march(day: int) -> date:
    return date(2026, 3, day)


def signing(jia: int | None = None, yi: int | None = None, zhou: int | None = None, seal: int | None = None) -> Signing:
    """Who signed on which day of March 2026."""

    def on(day: int | None) -> date | None:
        return None if day is None else march(day)

    return Signing(parties={JIA: on(jia), YI: on(yi)}, mediators={"周堃": on(zhou)}, sealed_on=on(seal))


def facts(**given: object) -> AgreementFacts:
    return AgreementFacts(**{"today": TODAY, "issued_on": ISSUED, **given})  # type: ignore[arg-type]


def refusal(action: str, state: State, **given: object) -> str | None:
    refused = LIFECYCLE.refusal(action, state=state, roles=MEDIATOR, facts=facts(**given))
    return refused.message if refused else None


@pytest.mark.parametrize(
    ("days", "effective", "alarm"),
    [
        pytest.param((10, 10, 10, 10), 10, 10, id="all on one day"),
        pytest.param((10, 12, 12, 14), 14, 12, id="sealed last: alarms from the last party's signature"),
        pytest.param((10, 12, 13, 13), 13, 12, id="mediator signs after the parties"),
        pytest.param((10, 14, 11, 11), 14, 11, id="a party signs by post after the seal: alarms from the seal"),
        pytest.param((12, 10, 9, 15), 15, 12, id="a mediator who signed first"),
    ],
)
def test_effect_is_the_last_of_signatures_and_seal(days: tuple[int, ...], effective: int, alarm: int) -> None:
    found = effectiveness(signing(*days))
    assert (found.effective_on, found.alarm_from, found.missing) == (march(effective), march(alarm), ())


@pytest.mark.parametrize(
    ("days", "missing", "alarm"),
    [
        pytest.param(
            (None, None, None, None), (JIA, YI, "人民调解员周堃", "人民调解委员会印章"), None, id="nobody yet"
        ),
        pytest.param((10, None, 10, 10), (YI,), None, id="one party lacks"),
        pytest.param(
            (10, 11, None, None),
            ("人民调解员周堃", "人民调解委员会印章"),
            11,
            id="both parties signed: other texts say in effect",
        ),
        pytest.param((10, 11, 12, None), ("人民调解委员会印章",), 11, id="only the seal lacks"),
    ],
)
def test_without_all_of_them_there_is_no_effect(
    days: tuple[int | None, ...], missing: tuple[str, ...], alarm: int | None
) -> None:
    found = effectiveness(signing(*days))
    assert found.effective_on is None
    assert found.missing == missing
    assert found.alarm_from == (march(alarm) if alarm else None)


def test_competing_days_are_all_shown() -> None:
    found = effectiveness(signing(10, 12, 13, 14))
    assert (found.parties_signed_on, found.signed_on, found.sealed_on) == (march(12), march(13), march(14))


def test_day_the_parties_agreed_on_only_moves_the_alarm() -> None:
    signed = signing(10, 12, 12, 14)
    early = Signing(
        parties=signed.parties, mediators=signed.mediators, sealed_on=march(14), agreed_effective_on=march(1)
    )
    assert (effectiveness(early).effective_on, effectiveness(early).alarm_from) == (march(14), march(1))
    late = Signing(
        parties=signed.parties, mediators=signed.mediators, sealed_on=march(14), agreed_effective_on=march(30)
    )
    assert (effectiveness(late).effective_on, effectiveness(late).alarm_from) == (march(14), march(12))


def test_oral_agreement_takes_effect_the_day_it_is_reached() -> None:
    found = effectiveness(Signing(form=Form.ORAL, agreed_on=march(10)))
    assert (found.effective_on, found.alarm_from, found.missing) == (march(10), march(10), ())
    assert effectiveness(Signing(form=Form.ORAL)).missing == ("各方达成口头协议的日期",)


def test_agreement_without_named_signers_is_never_in_effect() -> None:
    found = effectiveness(Signing(sealed_on=march(10)))
    assert (found.effective_on, found.missing) == (None, ("当事人", "人民调解员"))


DAYS = st.none() | st.dates(march(1), march(31))


@given(st.lists(DAYS, min_size=1, max_size=6), st.lists(DAYS, min_size=1, max_size=2), DAYS, DAYS)
def test_effect_is_the_latest_and_alarm_never_later(
    parties: list[date | None], mediators: list[date | None], seal: date | None, agreed: date | None
) -> None:
    given_days = [*parties, *mediators, seal]
    found = effectiveness(
        Signing(
            parties={f"第{place}方": day for place, day in enumerate(parties)},
            mediators={f"调解员{place}": day for place, day in enumerate(mediators)},
            sealed_on=seal,
            agreed_effective_on=agreed,
        )
    )
    known = [day for day in given_days if day]
    assert found.effective_on == (max(known) if len(known) == len(given_days) else None)
    assert len(found.missing) == len(given_days) - len(known)
    if found.effective_on:
        assert found.alarm_from is not None
        assert found.alarm_from <= found.effective_on


@pytest.mark.parametrize(
    ("action", "state", "given", "words"),
    [
        pytest.param("issue", State.DRAFT, {"blocks": 2}, "还有2处必须改，改完才能往下办。", id="blocks"),
        pytest.param(
            "issue",
            State.DRAFT,
            {"warnings": 3},
            "还有3处影响司法确认。逐处改掉，或者写明理由保留。",
            id="warnings neither mended nor kept",
        ),
        pytest.param(
            "issue",
            State.DRAFT,
            {"form": Form.ORAL},
            "口头协议不出签署版。登记达成协议的日期，打印口头协议登记表。",
            id="oral has no version to sign",
        ),
        pytest.param(
            "record_oral",
            State.DRAFT,
            {},
            "书面协议自签名盖章齐全之日生效，不能这样登记。出签署版，再登记签名、盖章。",
            id="written by the oral door",
        ),
        pytest.param(
            "return_to_draft",
            State.ISSUED,
            {"signing": signing(12)},
            f"{JIA}已经签名，不能退回修改。作废这一版，另拟新稿重签。",
            id="changed under a signature",
        ),
        pytest.param(
            "return_to_draft",
            State.ISSUED,
            {"entry": Entry()},
            "没有写原因。写一句为什么。",
            id="returned without a reason",
        ),
        pytest.param(
            "sign",
            State.ISSUED,
            {"signing": signing(), "entry": Entry(on=march(21), by=JIA)},
            "2026年3月21日还没到。填今天或者以前的日期，照纸面填。",
            id="signed tomorrow",
        ),
        pytest.param(
            "sign",
            State.ISSUED,
            {"signing": signing(), "entry": Entry(on=march(9), by=JIA)},
            "2026年3月9日早于出签署版的2026年3月10日。对照纸面核对日期。",
            id="signed before there was a paper",
        ),
        pytest.param(
            "sign",
            State.ISSUED,
            {"signing": signing(), "entry": Entry(by=JIA)},
            "没有填日期。对照纸面填。",
            id="signed without a day",
        ),
        pytest.param(
            "sign",
            State.ISSUED,
            {"signing": signing(12), "entry": Entry(on=march(13), by=JIA)},
            f"{JIA}已于2026年3月12日签名。登记错了的，先划去再登记。",
            id="signed twice",
        ),
        pytest.param(
            "sign",
            State.ISSUED,
            {"signing": signing(), "entry": Entry(on=march(13), by="丁方")},
            "丁方不在本协议的签名人之中。选一位签名人。",
            id="a stranger signs",
        ),
        pytest.param(
            "sign",
            State.ISSUED,
            {"signing": signing(), "entry": Entry(on=march(13), by=JIA, bar="陈翀是一般授权。")},
            "不能登记签名：陈翀是一般授权。",
            id="an agent without authority",
        ),
        pytest.param(
            "seal",
            State.ISSUED,
            {"signing": signing(12, None, 12), "entry": Entry(on=march(13))},
            f"还缺{YI}的签名。签名登记齐了，再登记盖章。",
            id="sealed before a party signed",
        ),
        pytest.param(
            "seal",
            State.ISSUED,
            {"signing": signing(12, 12), "entry": Entry(on=march(13))},
            "还缺人民调解员周堃的签名。签名登记齐了，再登记盖章。",
            id="sealed before the mediator signed",
        ),
        pytest.param(
            "seal",
            State.ISSUED,
            {"signing": signing(12, 12, 12, 12), "entry": Entry(on=march(13))},
            "已于2026年3月12日盖章。",
            id="sealed twice",
        ),
        pytest.param(
            "seal",
            State.ISSUED,
            {"signing": signing(12, 12, 12), "entry": Entry(on=march(21))},
            "2026年3月21日还没到。填今天或者以前的日期，照纸面填。",
            id="sealed tomorrow",
        ),
        pytest.param(
            "supersede",
            State.EFFECTIVE,
            {},
            "新协议还没有生效，这份协议仍然有效。新协议签名盖章齐全后再登记。",
            id="superseded by a mere draft",
        ),
        pytest.param(
            "void",
            State.ISSUED,
            {"entry": Entry(reason=" ")},
            "没有写原因。写一句为什么。",
            id="voided without a reason",
        ),
        pytest.param(
            "edit", State.EFFECTIVE, {}, "现在的阶段不能“改协议稿”。", id="an effective agreement is never edited"
        ),
        pytest.param(
            "void",
            State.EFFECTIVE,
            {"entry": Entry(reason="写错")},
            "现在的阶段不能“作废”。",
            id="an effective agreement is not voided",
        ),
        pytest.param(
            "lapse",
            State.ISSUED,
            {"entry": Entry(reason="调解终止")},
            "调解还没有结束，协议不会随着作废。不做这一份了，另外登记作废。",
            id="no agreement lapses while the mediation goes on",
        ),
        pytest.param("sign", State.DRAFT, {}, "现在的阶段不能“登记签名”。", id="a draft is not signed"),
    ],
)
def test_act_is_refused(action: str, state: State, given: dict[str, object], words: str) -> None:
    assert refusal(action, state, **given) == words


@pytest.mark.parametrize(
    ("action", "state", "given", "after"),
    [
        pytest.param("edit", State.DRAFT, {}, State.DRAFT, id="edited while a draft"),
        pytest.param("issue", State.DRAFT, {}, State.ISSUED, id="issued"),
        pytest.param(
            "return_to_draft",
            State.ISSUED,
            {"signing": signing(), "entry": Entry(reason="甲方要求改期限")},
            State.DRAFT,
            id="returned",
        ),
        pytest.param(
            "sign",
            State.ISSUED,
            {"signing": signing(12), "entry": Entry(on=TODAY, by=YI)},
            State.ISSUED,
            id="signed today",
        ),
        pytest.param(
            "sign",
            State.ISSUED,
            {"signing": signing(12, 12), "entry": Entry(on=ISSUED, by="周堃")},
            State.ISSUED,
            id="the mediator signs",
        ),
        pytest.param(
            "strike_signature", State.ISSUED, {"entry": Entry(reason="登记错了人")}, State.ISSUED, id="struck out"
        ),
        pytest.param(
            "seal",
            State.ISSUED,
            {"signing": signing(12, 13, 13), "entry": Entry(on=march(13))},
            State.EFFECTIVE,
            id="sealed: in effect",
        ),
        pytest.param(
            "seal",
            State.ISSUED,
            {"signing": signing(12, 15, 13), "entry": Entry(on=march(13))},
            State.EFFECTIVE,
            id="an earlier seal is recorded as it was",
        ),
        pytest.param(
            "record_oral",
            State.DRAFT,
            {"form": Form.ORAL, "issued_on": None, "entry": Entry(on=TODAY)},
            State.EFFECTIVE,
            id="oral, reached today",
        ),
        pytest.param("attach_scan", State.EFFECTIVE, {}, State.EFFECTIVE, id="the signed scan"),
        pytest.param(
            "void",
            State.ISSUED,
            {"signing": signing(12), "entry": Entry(reason="乙方拒绝签名")},
            State.VOIDED,
            id="voided",
        ),
        pytest.param(
            "lapse",
            State.ISSUED,
            {"case_over": True, "entry": Entry(reason="一方拒绝签名，调解终止")},
            State.VOIDED,
            id="it lapses with the mediation that failed",
        ),
        pytest.param(
            "supersede", State.EFFECTIVE, {"successor_effective_on": TODAY}, State.SUPERSEDED, id="superseded"
        ),
    ],
)
def test_act_is_allowed(action: str, state: State, given: dict[str, object], after: State) -> None:
    assert LIFECYCLE.check(action, state=state, roles=MEDIATOR, facts=facts(**given)) == after


def test_clerk_records_signatures_but_does_not_issue() -> None:
    clerk = [Role.CLERK]
    assert [act.action for act in LIFECYCLE.actions(State.DRAFT, clerk)] == ["edit", "record_oral", "lapse"]
    assert [act.action for act in LIFECYCLE.actions(State.ISSUED, clerk)] == [
        "return_to_draft",
        "sign",
        "strike_signature",
        "seal",
        "lapse",
    ]
    with pytest.raises(ActionRefused, match="你的角色不能“出签署版”"):
        LIFECYCLE.check("issue", state=State.DRAFT, roles=clerk, facts=facts())


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.BUREAU_VIEWER, Role.COURT_LIAISON])
def test_outsiders_do_nothing(role: Role) -> None:
    assert [act for state in State for act in LIFECYCLE.actions(state, [role])] == []


def test_nothing_leads_out_of_a_voided_agreement() -> None:
    assert LIFECYCLE.actions(State.VOIDED, list(Role)) == []


def test_every_act_and_refusal_names_articles_the_program_cites() -> None:
    assert all(act.statutes and set(act.statutes) <= set(ALL) for act in LIFECYCLE.values())


def test_each_form_has_its_paper_and_oral_its_two_reasons() -> None:
    assert DOCUMENTS == {Form.WRITTEN: "agreement", Form.ORAL: "oral_agreement"}
    assert ORAL_REASONS == {"no_duty": "无履行义务", "done": "义务已即时履行"}
    assert [state.label for state in State] == ["拟稿", "签署中", "已生效", "已被新协议取代", "生效前作废"]
