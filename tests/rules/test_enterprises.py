"""What does not go together over the services, whose branch an enterprise can be, when two records are one."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules import statutes
from mediation.rules.enterprises.crossing import crossings
from mediation.rules.enterprises.entries import Dispute, Service, ServiceEntry, Sight, right_keys
from mediation.rules.enterprises.joining import Record, branch_refusal, merge_refusal

A, B = 1, 2
CENTRE, BUREAU = "家纺快维中心", "区市场监管局"
PATTERN = right_keys(("苏作登字2025F00218843",), ("《芦汀飞白》",))
OURS = Dispute(
    "case:7",
    "通纺知调〔2026〕7号",
    dispute_number="2026-0007",
    sides={"applicant": frozenset({A}), "respondent": frozenset({B})},
    names={A: "栖禾家纺", B: "绮华布艺"},
    rights=PATTERN,
    mediators=frozenset({"陈晓芸"}),
    agents={"applicant": frozenset({"贺知遥"}), "respondent": frozenset({"周律师"})},
)


def had(service: Service, party: int, **known: object) -> ServiceEntry:
    entry = ServiceEntry(service, party, f"{service}:{party}", CENTRE, date(2026, 9, 1), "办理中", running=True)
    return replace(entry, **known)  # type: ignore[arg-type]


BUREAUS = Dispute(
    "administrative:3",
    "通知行调〔2026〕3号",
    Service.ADMINISTRATIVE,
    "行2026-0003",
    {"applicant": frozenset({A}), "respondent": frozenset({B})},
)
AT_THE_BUREAU = had(Service.ADMINISTRATIVE, A, body=BUREAU, number="通知行调〔2026〕3号", matter="administrative:3")

TABLE = [
    pytest.param(
        [had(Service.AID, A, number="维援2026-012")],
        [("强", "给栖禾家纺办过维权援助（维援2026-012），通纺知调〔2026〕7号又在调解栖禾家纺与绮华布艺的纠纷："
          "办过援助的人不参加调解，并把这件事告诉双方。")],
        id="the centre helps A, and A is mediated against B",
    ),
    pytest.param(
        [had(Service.FAIR, A, became=frozenset({"2026-0007"}))], [], id="the complaint at the fair became this dispute"
    ),
    pytest.param([had(Service.FAIR, A)], [], id="a complaint at a fair about another right"),
    pytest.param(
        [had(Service.FAIR, A, rights=PATTERN)], [("强", "给栖禾家纺办过展会驻点")], id="at a fair about the same right"
    ),
    pytest.param([had(Service.AID, B, helped=False)], [], id="B was named in an application and not helped"),
    pytest.param([had(Service.AID, A, running=False)], [("中", "家纺快维中心给栖禾家纺办过")], id="the help is over"),
    pytest.param(
        [had(Service.AID, A, helpers=frozenset({"陈晓芸"}))],
        [("强", "又在调解"), ("强", "帮过栖禾家纺，又是通纺知调〔2026〕7号的调解员（同名）：换人。")],
        id="the adviser is the mediator",
    ),
    pytest.param(
        [had(Service.AID, A, helpers=frozenset({"周律师"}))],
        [("强", "又在调解"), ("强", "周律师在家纺快维中心的一件维权援助里帮过栖禾家纺，在")],
        id="the adviser acts for the other side",
    ),
    pytest.param(
        [had(Service.AID, A, helpers=frozenset({"贺知遥"}))],
        [("强", "又在调解")],
        id="the adviser goes on for its own side",
    ),
    pytest.param(
        [had(Service.PREEXAMINATION, B, rights=right_keys((), ("芦汀飞白",)))],
        [("强", "绮华布艺在通纺知调〔2026〕7号里被指侵权，又拿同一个设计办外观设计预审：预审先核对在先权利。")],
        id="said to infringe the pattern, and applies for the same as a design",
    ),
    pytest.param(
        [had(Service.PREEXAMINATION, A, rights=right_keys((), ("芦汀 · 飞白",)))],
        [("中", "栖禾家纺在通纺知调〔2026〕7号里主张的权利，与它办外观设计预审的设计可能同源")],
        id="its own work pre-examined as a design",
    ),
    pytest.param([had(Service.PREEXAMINATION, B, rights=right_keys((), ("青梧",)))], [], id="another design"),
    pytest.param(
        [had(Service.AID, A), had(Service.SHOP_WATCH, B, rights=PATTERN)],
        [("强", "给栖禾家纺办过维权援助"), ("强", "给绮华布艺办过电商维权"),
         ("强", "栖禾家纺和绮华布艺是通纺知调〔2026〕7号的两方，家纺快维中心两边都帮过（维权援助、电商维权）")],
        id="both sides of one dispute were helped",
    ),
    pytest.param(
        [replace(AT_THE_BUREAU, dispute=BUREAUS)],
        [("中", "栖禾家纺和绮华布艺在通知行调〔2026〕3号里也在调解，还没结束：是同一件纠纷的，只留一处。")],
        id="the same two sides at the bureau too",
    ),
    pytest.param(
        [replace(AT_THE_BUREAU, dispute=replace(BUREAUS, dispute_number="2026-0007"))], [],
        id="the bureau's matter is the one that was handed over",
    ),
    pytest.param([had(Service.ALERT, A), had(Service.REGISTERED_APPLICANT, B)], [], id="what helps no side"),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "said"), TABLE)
def test_crossings(entries: list[ServiceEntry], said: list[tuple[str, str]]) -> None:
    found = crossings(OURS, {party: [one for one in entries if one.party == party] for party in (A, B)})
    assert [one.strength for one in found] == [strength for strength, _ in said]
    for strength, words in said:
        assert [one for one in found if one.strength == strength and words in one.reason], (words, found)


def test_who_may_not_read_the_case_is_told_no_name_and_no_number() -> None:
    noted = replace(OURS, called="家纺调委会的一件人民调解", names={A: "栖禾家纺"})
    [one] = crossings(noted, {A: [had(Service.AID, A, sight=Sight.OPEN)]})
    assert "绮华布艺" not in one.reason
    assert "家纺调委会的一件人民调解又在调解栖禾家纺的纠纷" in one.reason


@pytest.mark.parametrize(
    ("own", "above", "kind", "refused"),
    [
        pytest.param(1, [1], "company", "不能是自己的分支机构。填总公司的名称。", id="of itself"),
        pytest.param(1, [2, 3, 1], "company", "绕成一圈", id="of what is its own branch's branch"),
        pytest.param(1, [2], "sole_trader", "个体工商户、自然人不是法人，没有分支机构", id="of a sole trader"),
        pytest.param(1, [2, 3], "company", "", id="of a company that is a branch"),
    ],
)
def test_branch(own: int, above: list[int], kind: str, refused: str) -> None:
    found = branch_refusal(own, above, kind)
    if not refused:
        assert found is None
    else:
        assert found is not None
        assert refused in found.message
        assert found.statute is statutes.CIVIL_74_1


KEPT = Record(1, "南通栖禾家纺有限公司", "company", "企业法人", "91320612MA2X7K3D5U", {"case:1": ("7号", "申请人")})


@pytest.mark.parametrize(
    ("gone", "refused"),
    [
        pytest.param({}, "同一份档案", id="with itself"),
        pytest.param({"id": 2, "code": "91320612MA1T60XL8R"}, "统一社会信用代码不同", id="another credit code"),
        pytest.param({"id": 2, "kind": "sole_trader", "kind_label": "个体工商户"}, "不是同一个主体", id="kinds"),
        pytest.param({"id": 2, "kind": "person"}, "只能合并企业", id="a person"),
        pytest.param(
            {"id": 2, "parts": {"case:1": ("7号", "被申请人")}},
            "7号里两份档案都是当事人，一份是申请人，一份是被申请人",
            id="opposite sides",
        ),
        pytest.param({"id": 2, "parts": {"case:1": ("7号", "申请人")}}, "都是申请人", id="twice on one side"),
        pytest.param({"id": 2, "code": "", "parts": {"case:9": ("9号", "被申请人")}}, "", id="no code, other cases"),
    ],
)  # fmt: skip
def test_merging(gone: dict[str, object], refused: str) -> None:
    found = merge_refusal(KEPT, replace(KEPT, **gone))  # type: ignore[arg-type]
    assert (found.message if found else "") == refused or (refused and found and refused in found.message)
