"""Defendants as foreign papers write them, against a register of nine: who is meant, in which order, and who is not."""

import pytest

from mediation.rules.overseas_guidance.matching import Defendant, Enterprise, Register, degree

ENTERPRISES = (
    Enterprise(
        1,
        "南通云岚家纺有限公司",
        code="91320612MA00000016",
        former=("南通市晓棉布业有限公司",),
        english=("Cloudmist Living Co., Ltd.",),
        shops=(("Temu", "CLOUDMIST HOME"), ("天猫", "云岚家纺旗舰店")),
    ),
    Enterprise(2, "南通芸兰纺织品有限公司"),
    Enterprise(3, "南通长乐布艺有限公司"),
    Enterprise(4, "通州区川姜镇绮华布艺商行"),
    Enterprise(5, "南通云岚机械有限公司"),
    Enterprise(6, "绍兴云岚家纺有限公司"),
    Enterprise(7, "南通云岚家纺有限公司先锋分公司"),
    Enterprise(8, "江苏吕绿家居用品有限公司"),
    Enterprise(9, "南通栖禾家纺有限公司"),
    Enterprise(10, "南通奇荷家纺有限公司"),
)
REGISTER = Register(ENTERPRISES)

# As written abroad → (enterprise, score), the likeliest first.
RANKED = {
    # 拼音加翻译
    "Nantong Yunlan Home Textile Co., Ltd.": [(1, 88), (2, 78), (7, 78), (5, 53), (6, 43)],
    "NANTONG YUN LAN HOME TEXTILES CO LTD": [(1, 88), (2, 78), (7, 78), (5, 53), (6, 43)],
    "Nantongyunlan Jiafang Youxian Gongsi": [(1, 88), (2, 78), (7, 78), (5, 53), (6, 43)],
    "Nantong Yunlan Machinery Co., Ltd.": [(5, 88), (1, 53), (2, 53), (7, 43)],
    "Shaoxing Yunlan Home Textile": [(6, 88), (1, 43), (2, 33), (7, 33)],
    "Jiangsu Yunlan Home Textile Co., Ltd.": [(1, 80), (2, 70), (7, 70), (5, 45), (6, 43)],
    "Yunlan": [(1, 50), (2, 50), (5, 50), (6, 50), (7, 40)],
    # 多音字、ü
    "Nantong Changle Fabric Co": [(3, 88)],
    "Nantong Zhangyue Buyi": [(3, 88)],
    "Jiangsu Lvlu Home Co": [(8, 88)],
    "Jiangsu Lyulyu Homewares": [(8, 88)],
    "Chuanjiang Qihua Fabric Shop": [(4, 88)],
    # 差一个字母
    "Nantong Yunlang Home Textile Co.,Ltd": [(1, 66), (2, 56), (7, 56), (5, 31)],
    # 几家同音，谁也不算很像
    "Nantong Qihe Home Textile Co., Ltd.": [(9, 76), (10, 76)],
    # 英文名称、店铺
    "cloudmist living co., ltd": [(1, 93)],
    "Cloudmist Living": [(1, 90)],
    "Cloudmist Livng Inc": [(1, 72)],
    "CLOUDMIST HOME": [(1, 86)],
    "CloudMist Home Store": [(1, 74)],
    "云岚家纺旗舰店": [(1, 86)],
    # 中文
    "南通云岚家纺有限公司": [(1, 98), (7, 75), (2, 50), (5, 50), (6, 40)],
    "南通云岚家纺有限责任公司": [(1, 85), (7, 75), (2, 50), (5, 50), (6, 40)],
    "南通市晓棉布业有限公司": [(1, 96)],
    "Nantong Xiaomian Fabric Co., Ltd.": [(1, 84)],
    "南通芸岚家纺有限公司": [(1, 60), (2, 50), (7, 50)],
    # 不是
    "Nantong Home Textile Co., Ltd.": [],
    "Hangzhou Yunxiang Home Textile Co., Ltd.": [],
    "Shenzhen Feiyun Technology Co., Ltd.": [],
    "The Individuals, Partnerships and Unincorporated Associations Identified on Schedule A": [],
    "John Doe": [],
    "Co., Ltd.": [],
    "—": [],
    "": [],
}


@pytest.mark.parametrize(("written", "expected"), RANKED.items(), ids=[name or "nothing" for name in RANKED])
def test_who_is_meant_and_in_which_order(written: str, expected: list[tuple[int, int]]) -> None:
    assert [(match.party, match.score) for match in REGISTER.ranked(Defendant(written))] == expected


@pytest.mark.parametrize(
    ("defendant", "party", "score", "reason"),
    [
        pytest.param(
            Defendant("Some Other Name", code="91320612MA00000016"),
            1,
            100,
            "统一社会信用代码相同",
            id="code-before-name",
        ),
        pytest.param(
            Defendant("Seller 7731", shop="CLOUDMIST HOME"),
            1,
            86,
            "和它在Temu的店铺“CLOUDMIST HOME”同名",
            id="shop-column",
        ),
        pytest.param(
            Defendant("Nantong Yunlan Home Textile Co., Ltd."),
            1,
            88,
            "字号“云岚”的拼音 yunlan 相同，地名相同，行业相同",
            id="each-part-is-named",
        ),
        pytest.param(
            Defendant("Nantong Qihe Home Textile Co., Ltd."),
            9,
            76,
            "字号“栖禾”的拼音 qihe 相同，地名相同，行业相同；这样同音的有 2 家，凭地址、店铺再认",
            id="namesakes-are-said",
        ),
    ],
)
def test_the_reason_says_what_it_rests_on(defendant: Defendant, party: int, score: int, reason: str) -> None:
    first = REGISTER.ranked(defendant)[0]
    assert (first.party, first.score, first.reason) == (party, score, reason)


def test_degrees() -> None:
    assert [degree(score) for score in (100, 85, 84, 60, 59)] == ["很像", "很像", "可能", "可能", "相近"]
