"""转录单 from the rows of a case; the numbers that platforms gave; columns that change from a day on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediation import search
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.transcript import PlatformListing, PlatformNumber
from mediation.operations import people_mediation as acts
from mediation.operations.transcript import numbers, platforms
from mediation.operations.transcript.platforms import ListingValues, listing_on
from mediation.operations.transcript.sheet import Line, Standing, screens_of
from mediation.operations.versions import EditConflict
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.transcript.columns import Column, Evidence, Listing
from tests.operations.conftest import TODAY, Desk
from tests.operations.settled import drafted, effective, issued, others, payment, settled


def listing(code: str = "nanjing") -> PlatformListing:
    found = listing_on(code, TODAY)
    assert found is not None
    return found


def lines(desk: Desk, case: Case, code: str, *, revealed: bool = False) -> dict[str, Line]:
    screens = screens_of(case, listing(code), today=desk.day, revealed=revealed)
    return {f"{line.party} {line.column.label}".strip(): line for screen in screens for line in screen.lines}


def test_a_case_in_force_fills_what_it_knows_and_leaves_the_rest_to_the_hand(desk: Desk) -> None:
    agreement = effective(desk, issued(desk, drafted(desk, settled(desk, amount_claimed=8_600_000))))
    found = lines(desk, agreement.case, "nanjing")
    texts = {
        label: found[label].text for label in ("受理时间", "案件来源", "调解结果", "成功时间", "涉及人数", "涉及金额")
    }
    assert texts == {
        "受理时间": TODAY.isoformat(),
        "案件来源": "依申请调解",
        "调解结果": "成功",
        "成功时间": agreement.effective_on.isoformat(),
        "涉及人数": "3",
        "涉及金额": "86000.00",
    }
    assert found["案件来源"].also == "案件里记的是“当事人申请”"
    assert {label for label, line in found.items() if line.standing is Standing.HAND} == {
        *("编号", "纠纷类型", "案件评估", "激烈程度", "发生地点", "责任单位")
    }
    assert {
        label: (line.fact, line.recorded) for label, line in found.items() if line.standing is Standing.LACKING
    } == {"纠纷等级": ("难度级别（以案定补）", "dossier")}


def test_what_only_lasts_is_not_said_to_be_performed(desk: Desk) -> None:
    agreement = effective(desk, issued(desk, drafted(desk, settled(desk))))
    assert lines(desk, agreement.case, "justice-oral")["协议履行情况"].standing is Standing.LACKING


def test_nothing_is_said_of_a_result_before_there_is_one(desk: Desk) -> None:
    found = lines(desk, desk.register(), "nanjing")
    assert [found[label].standing for label in ("受理时间", "调解员", "调解结果", "达成协议")] == [Standing.LACKING] * 4


def test_a_mediation_that_failed_lacks_no_agreement_and_one_that_succeeded_no_end(desk: Desk) -> None:
    case = desk.mediating("failed")
    acts.terminate(case, ground="far_apart", reason="金额差距大", notice=desk.notice(case), actor=desk.actor())
    found = lines(desk, case, "odr-papers")
    assert (found["终止的原因"].text, found["调解终止时间"].text) == (
        "双方分歧较大且难以达成调解协议",
        TODAY.isoformat(),
    )
    assert {found[label].standing for label in ("协议", "事实争议", "情况", "法院")} == {Standing.UNFIT}
    assert lines(desk, case, "court-transfer")["移送类型"].text == "立案"
    agreement = effective(desk, issued(desk, drafted(desk, settled(desk, parties=others()))))
    found = lines(desk, agreement.case, "odr-papers")
    assert {found[label].standing for label in ("终止的原因", "调解终止时间")} == {Standing.UNFIT}


def test_columns_of_each_party_come_once_for_each_and_their_numbers_stay_masked(desk: Desk) -> None:
    case = desk.register()
    masked, whole = lines(desk, case, "case-data"), lines(desk, case, "case-data", revealed=True)
    firm, shop = (party.party for party in case.parties)
    # The code of a firm is public; a telephone is not.
    assert masked[f"{firm.name} 证件号码"].text == firm.identity_number
    phone = masked[f"{shop.name} 电话"]
    assert (phone.standing, phone.text, phone.mask) == (Standing.MASKED, "", "137****0002")
    assert (whole[f"{shop.name} 电话"].text, whole[f"{shop.name} 电话"].mask) == (shop.phone, "137****0002")
    assert [line.party for line in masked.values() if line.column.label == "地位"] == [firm.name, shop.name]
    # A firm has no age; of a trader it is only not known.
    ages = [masked[f"{name} 年龄"].standing for name in (firm.name, shop.name)]
    assert ages == [Standing.UNFIT, Standing.LACKING]


def test_the_account_of_a_payee_is_masked_in_the_terms(desk: Desk) -> None:
    case = settled(desk)
    agreement = drafted(desk, case, payment(case, [8_600_000], first=TODAY))
    account = "6200000000000035017"
    terms = lines(desk, agreement.case, "odr-papers")["协议"]
    whole = lines(desk, agreement.case, "odr-papers", revealed=True)["协议"]
    assert (terms.standing, account[-4:] in terms.mask, account[:8] in terms.mask.replace(" ", "")) == (
        *(Standing.MASKED, True, False),
    )
    assert account in whole.text.replace(" ", "") and whole.also == "协议还没有生效"


def test_a_number_is_recorded_corrected_by_a_new_row_and_found_by_the_search(desk: Desk, audited: object) -> None:
    case = desk.register()
    wrong = numbers.record_number(case, listing(), number="32061220260001", on=desk.day, actor=desk.actor())
    right = numbers.correct_number(
        wrong, listing(), number="32061220260011", on=desk.day, reason="抄错末两位", actor=desk.actor("章书记")
    )
    assert audited(case)[-2:] == ["record_platform_number", "correct_platform_number"]  # type: ignore[operator]
    assert ([row.number for row in numbers.numbers_of(case)], wrong.number) == (["32061220260011"], "32061220260001")

    def found(words: str) -> list[int]:
        narrowed = search.narrow(select(Case.id), words)
        return list(db.session.scalars(narrowed.cases))

    assert (found("32061220260011"), found("32061220260001")) == ([case.id], [])
    numbers.correct_number(right, listing(), number="", on=desk.day, reason="录在别的案件上了", actor=desk.actor())
    desk.commit()
    assert (numbers.numbers_of(case), found("32061220260011")) == ([], [])
    assert [row.number for row in numbers.history_of(case, listing().platform)] == [
        "",
        "32061220260011",
        "32061220260001",
    ]


def test_numbers_that_cannot_be_are_refused(desk: Desk) -> None:
    case = desk.register()
    row = numbers.record_number(case, listing(), number="A1", on=desk.day, actor=desk.actor())
    newer = numbers.correct_number(row, listing(), number="A2", on=desk.day, reason="抄错", actor=desk.actor())
    values = {"number": "A3", "on": desk.day, "actor": desk.actor()}
    refused = {
        "已经记过了": lambda: numbers.record_number(case, listing(), **values | {"number": "A2"}),
        "还没到": lambda: numbers.record_number(case, listing(), **values | {"on": desk.day + timedelta(1)}),
        "早于本会登记": lambda: numbers.record_number(case, listing(), **values | {"on": desk.day - timedelta(1)}),
        "没有写为什么": lambda: numbers.correct_number(newer, listing(), reason=" ", **values),
        "已经更正过": lambda: numbers.correct_number(row, listing(), reason="再改", **values),
        "没有要更正的": lambda: numbers.correct_number(newer, listing(), reason="再改", **values | {"number": "A2"}),
    }
    for words, act in refused.items():
        with pytest.raises(ActionRefused, match=words):
            act()


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"number": "", "reason": ""}, id="a first entry without a number"),
        pytest.param({"number": "A1", "reason": "抄错"}, id="a reason that corrects nothing"),
    ],
)
def test_the_database_refuses_such_numbers_too(desk: Desk, wrong: dict[str, str]) -> None:
    case = desk.register()
    owner = {"case_id": case.id, "platform_id": listing().platform_id, "recorded_by_id": desk.actor().id}
    db.session.add(PlatformNumber(on=desk.day, recorded_at=desk.actor().now, **owner, **wrong))
    with pytest.raises(IntegrityError):
        db.session.flush()


NEW = Listing("苏解纷", "逐件录入", "2026年10月对照屏幕", Evidence.CHECKED, (Column("事由", "title", required=True),))


def test_columns_change_from_a_day_on_and_the_older_ones_stay_for_their_days(desk: Desk) -> None:
    first, boss = listing(), desk.actor("管理员")
    platform, before = first.platform, len(first.columns)
    later = ListingValues(NEW, TODAY + timedelta(10))
    platforms.change_listing(platform, later, version=platform.version, actor=boss)
    desk.commit()
    assert [len(row.columns) for row in platform.listings] == [1, before]
    assert listing_on("nanjing", TODAY + timedelta(9)).name == "南京纠纷录入"  # type: ignore[union-attr]
    assert listing_on("nanjing", TODAY + timedelta(10)).name == "苏解纷"  # type: ignore[union-attr]
    gone = replace(later, effective_from=TODAY + timedelta(20), retired=True)
    platforms.change_listing(platform, gone, version=platform.version, actor=boss)
    names = [row.name for row in platforms.listings_on(TODAY + timedelta(20))]
    assert len(names) == 7 and "苏解纷" not in names


def test_of_two_who_change_the_columns_at_once_the_second_is_told(desk: Desk) -> None:
    platform, seen = listing().platform, listing().platform.version
    platforms.change_listing(platform, ListingValues(NEW, TODAY), version=seen, actor=desk.actor("管理员"))
    db.session.flush()
    other = ListingValues(replace(NEW, name="别的名字"), TODAY)
    with pytest.raises(EditConflict):
        platforms.change_listing(platform, other, version=seen, actor=desk.actor("管理员"))


def test_a_new_platform_comes_last_and_a_wrong_column_is_not_stored(desk: Desk) -> None:
    platforms.change_listing(None, ListingValues(NEW, TODAY), version="", actor=desk.actor("管理员"))
    assert [row.name for row in platforms.listings_on(TODAY)][-1] == "苏解纷"
    wrong = replace(NEW, columns=(Column("密码", "password_hash"),))
    with pytest.raises(ValueError, match="没有这一项事实"):
        platforms.change_listing(None, ListingValues(wrong, TODAY), version="", actor=desk.actor("管理员"))
