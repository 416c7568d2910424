from mediation.rules.dispute_types import DisputeType
from mediation.rules.rights import RightKind


def test_types_have_their_chinese_names():
    assert [kind.label for kind in DisputeType] == [
        "著作权（花型）",
        "外观设计",
        "商标",
        "其他专利",
        "商业秘密",
        "不正当竞争",
        "地理标志",
        "许可合同",
        "其他",
    ]


def test_every_right_belongs_to_a_type():
    assert {right for kind in DisputeType for right in kind.rights} == set(RightKind)


def test_only_secrets_are_restricted():
    assert [kind for kind in DisputeType if kind.restricted] == [DisputeType.TRADE_SECRET]
