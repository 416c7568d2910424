"""调查记录, 调解记录 and 无争议事实记载 from a real desk."""

from dataclasses import asdict

import pytest

from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues, add_agent
from mediation.operations.papers.building import build
from mediation.operations.papers.making import Making
from mediation.operations.parties import remove_party
from mediation.operations.sessions import Attendance, sessions_of
from mediation.operations.signers import signers_of
from mediation.rules.dossier import Sheet
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import TODAY, moment
from tests.operations.made import gaps, made, rows, same_on_a_later_day
from tests.operations.settled import of_three

TALK = "调解员：请各方陈述。\n甲方：四件套用的是我公司的花型。\n乙方：从印花厂进的布。"


def held(desk, **changes):
    """A session to which the firm sent its head and a lawyer, and the shop nobody."""
    case = desk.prepared()
    scope = ("apply_or_end", "settle", "attend_and_sign")
    agent = add_agent(case.parties[0], AgentValues("陈翀", "special", scope), actor=desk.actor())
    acts.check_agent_authority(agent, actor=desk.actor())
    came = {
        case.parties[0].id: Attendance(True, "梁栖禾", "head", (agent.id,)),
        case.parties[1].id: Attendance(False),
    }
    entry = desk.record(case, **{"attendance": came, "text": TALK, "result": "failed", "recorder": "章书记", **changes})
    acts.hold_session(case, entry, actor=desk.actor())
    return case


def test_the_record_says_when_where_and_who_came(desk):
    case = held(
        desk, ended_at=moment(desk.day, 16), subject="花型纠纷", invited="家纺城管理办 沈某", invited_consent=True
    )
    paper = made(desk, case, "session_record").paper
    assert paper.time == "第一次调解"
    assert paper.head.number == case.case_number
    assert rows(paper) == {
        "时间": "2026年9月3日14时00分至16时00分",
        "地点": "第一调解室",
        "事由": "花型纠纷",
        "参加人": "家纺城管理办 沈某（经当事人同意邀请）",
        "当事人": "甲方（申请人）南通栖禾家纺有限公司，法定代表人梁栖禾，委托代理人陈翀",
        "调解员": "陈晓芸",
        "记录人": "章书记",
        "方式": "不公开",
    }
    assert [speech.speaker for speech in paper.speeches] == ["调解员：", "甲方：", "乙方："]
    assert paper.result == "调解结果：未达成一致意见。"
    assert gaps(desk, case, "session_record") == []


def test_everybody_who_came_signs_and_so_do_helper_mediator_and_recorder(desk):
    case = held(desk, invited="沈某；施某", invited_consent=True)
    signatures = made(desk, case, "session_record").paper.signatures
    assert [(line.label, line.name) for line in signatures] == [
        ("当事人（签名）：", "南通栖禾家纺有限公司（梁栖禾）"),
        ("委托代理人（签名）：", "陈翀"),
        ("参加人（签名）：", "沈某"),
        ("参加人（签名）：", "施某"),
        ("人民调解员（签名）：", "陈晓芸"),
        ("记录人（签名）：", "章书记"),
    ]


def test_whoever_records_has_a_line_though_nobody_was_named(desk):
    signatures = made(desk, held(desk, recorder=""), "session_record").paper.signatures
    assert [(line.label, line.name) for line in signatures][-1] == ("记录人（签名）：", "")


def test_a_party_that_sent_its_agent_alone_does_not_sign_itself(desk):
    case = held(desk)
    record = sessions_of(case)[0]
    agent = case.parties[0].agents[0]
    record.attendance = {str(case.parties[0].id): Attendance(True, capacity="agent", agents=(agent.id,)).as_row()}
    paper = made(desk, case, "session_record").paper
    assert rows(paper)["当事人"] == "甲方（申请人）南通栖禾家纺有限公司，委托代理人陈翀"
    assert [line.role for line in paper.signatures][:1] == ["委托代理人"]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        pytest.param("continue", "调解结果：未达成一致意见，另行调解。", id="go on"),
        pytest.param("agreed", "调解结果：达成一致意见。", id="agreed"),
        pytest.param("partial", "调解结果：就部分调解请求达成一致意见。", id="in part"),
    ],
)
def test_the_result_is_written_in_the_words_of_a_paper(desk, result, words):
    assert made(desk, held(desk, result=result), "session_record").paper.result == words


def test_private_notes_are_on_no_record(desk):
    case = held(desk)
    acts.write_private_note(case, text="申请人底线八万", actor=desk.actor())
    acts.record_agreed_facts(case, text="双方确认登记证书真实。", actor=desk.actor())
    for form in ("session_record", "agreed_facts"):
        assert "八万" not in str(asdict(made(desk, case, form).paper))


def test_a_session_asks_who_came_and_what_came_of_it(desk):
    case = held(desk, attendance={}, result="")
    assert gaps(desk, case, "session_record") == [
        ("第一次调解会没有记谁到场。打开这次的记录补上。", "edit_record"),
        ("第一次调解会没有记结果。打开这次的记录补上。", "edit_record"),
    ]


def test_whoever_leaves_later_keeps_the_place_in_the_record(desk):
    case = desk.prepared(parties=of_three(desk))
    came = {case.parties[2].id: Attendance(True, "曹玉琴", "head")}
    acts.hold_session(case, desk.record(case, attendance=came), actor=desk.actor())
    desk.later(3)
    remove_party(case.parties[1], reason="撤回对其请求", actor=desk.actor())
    paper = made(desk, case, "session_record").paper
    assert rows(paper)["当事人"] == "丙方（被申请人）通州区川姜镇绮华布艺商行，经营者曹玉琴"


def inquired(desk, **changes):
    """An inquiry at the market, no party there."""
    case = desk.prepared()
    asked = {"asked_name": "姜𬭩", "asked_particulars": "男，42岁，家纺城B区", "asked_relation": "被申请人的雇员"}
    entry = desk.record(case, **{"attendance": {}, "text": "问：进了多少？答：260套。", **asked, **changes})
    acts.record_inquiry(case, entry, actor=desk.actor())
    return case


def test_the_inquiry_says_who_was_asked_and_what(desk):
    case = inquired(desk)
    paper = made(desk, case, "inquiry_record").paper
    assert paper.time == "第一次调查"
    assert (rows(paper)["被调查人"], rows(paper)["与当事人关系"]) == ("姜𬭩，男，42岁，家纺城B区", "被申请人的雇员")
    assert [(speech.speaker, speech.text) for speech in paper.speeches] == [("问：", "进了多少？"), ("答：", "260套。")]
    assert [(line.label, line.name) for line in paper.signatures] == [
        ("被调查人（签名）：", "姜𬭩"),
        ("调查人（签名）：", "陈晓芸"),
        ("记录人（签名）：", ""),
    ]
    assert gaps(desk, case, "inquiry_record") == []


def test_an_inquiry_without_anybody_asked_is_named(desk):
    assert gaps(desk, inquired(desk, asked_name=""), "inquiry_record") == [
        ("第一次调查没有写被调查人。打开这次调查的记录补上。", "edit_record")
    ]


def test_parties_at_an_inquiry_are_named_and_sign(desk):
    case = inquired(desk)
    record = sessions_of(case, kind="inquiry")[0]
    record.attendance = {str(case.parties[1].id): Attendance(True, "曹玉琴", "head").as_row()}
    paper = made(desk, case, "inquiry_record").paper
    assert rows(paper)["当事人"] == "乙方（被申请人）通州区川姜镇绮华布艺商行，经营者曹玉琴"
    assert [line.role for line in paper.signatures][:2] == ["被调查人", "当事人"]


def test_whoever_was_asked_signs_and_the_record_is_frozen(desk):
    case = inquired(desk)
    record = sessions_of(case, kind="inquiry")[0]
    assert [signer.key for signer in signers_of(record, case)][0] == "asked"
    acts.sign_record(record, case, key="asked", actor=desk.actor())
    assert list(record.signed) == ["asked"]


def test_agreed_facts_name_every_party_and_the_session(desk):
    case = held(desk)
    acts.record_agreed_facts(
        case, text="一、登记证书真实。\n二、尚有库存46套。", session=sessions_of(case)[0], actor=desk.actor()
    )
    paper = made(desk, case, "agreed_facts").paper
    assert [(row.label, row.value) for row in paper.rows] == [
        ("记载日期", "2026年9月3日（第一次调解）"),
        ("事由", case.title),
        ("当事人", "甲方（申请人）：南通栖禾家纺有限公司，法定代表人：梁栖禾"),
        ("", "乙方（被申请人）：通州区川姜镇绮华布艺商行（个体工商户），经营者：曹玉琴"),
        ("调解员", "陈晓芸"),
    ]
    assert paper.facts == ("一、登记证书真实。", "二、尚有库存46套。")
    assert [cell.role for cell in paper.signatures] == ["甲方（盖章）：", "乙方（盖章）："]
    assert gaps(desk, case, "agreed_facts") == []


@pytest.mark.parametrize(
    ("form", "subject"),
    [
        pytest.param("session_record", "session:999", id="no such session"),
        pytest.param("inquiry_record", "inquiry:999", id="no such inquiry"),
        pytest.param("agreed_facts", "facts:999", id="no such facts"),
    ],
)
def test_there_is_no_paper_of_a_record_that_is_not_there(desk, form, subject):
    with pytest.raises(ActionRefused, match="没有这份"):
        build(Making(desk.prepared(), Sheet(form, subject), TODAY))


def test_a_session_is_no_inquiry(desk):
    case = held(desk)
    with pytest.raises(ActionRefused, match="没有这份记录"):
        build(Making(case, Sheet("inquiry_record", f"inquiry:{sessions_of(case)[0].id}"), TODAY))


def test_a_reprint_on_another_day_is_the_same(desk):
    case = held(desk)
    acts.record_agreed_facts(case, text="登记证书真实。", actor=desk.actor())
    acts.record_inquiry(case, desk.record(case, attendance={}, asked_name="姜𬭩"), actor=desk.actor())
    for form in ("session_record", "inquiry_record", "agreed_facts"):
        assert same_on_a_later_day(desk, case, form)
