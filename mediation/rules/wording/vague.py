"""内容不明确的用语：民诉法解释第三百五十八条第五项。 Words that leave open when, how much, or whether at all."""

# ruff: noqa: E501  (one pattern a line, however long)

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mediation.rules.wording.reading import Remark, Sentence

WHEN = "写明到哪一天，例如“于某年某月某日前（含当日）”，或者“本协议生效之日起五日内”。"
HOW_MUCH = "写明定额，或者写明怎样计算。"
WHAT = "现在就定下来，写明做什么、做到什么程度；定不下来的，不写进条款。"
FROM_WHEN = "写明从哪一天起算，例如“本协议生效之日起五日内”。"

_FIGURE = "[0-9０-９一二三四五六七八九十百千万两]"
_PEOPLE = "(?:双方|各方|[甲乙丙丁戊己庚辛壬癸]方|◎|当事人|、|和|与|共同|友好|自行)"


@dataclass(frozen=True)
class _Vague:
    words: re.Pattern[str]
    advice: str
    # Where the sentence holds one of these before the words, they leave nothing of the duties open.
    unless: re.Pattern[str] | None = None


def _vague(words: str, advice: str, unless: str = "") -> _Vague:
    return _Vague(re.compile(words), advice, re.compile(unless) if unless else None)


# What is to be done when the agreement is varied, or quarrelled over, need not be fixed now.
_LATER_AGREEMENT = "未尽事宜|变更|修改|补充|修订|延期|展期|不可抗力|续签|续展|解除|终止"
_QUARREL = "争议|纠纷|分歧|异议|未尽事宜|变更|修改|补充"

_VAGUE = (
    _vague("抓紧(?:时间)?|尽快|尽早|从速|尽速|早日", WHEN),
    _vague(r"(?<![未不没能以涉普提波触顾殃论推危兼言])及时(?!间|装|雨)", WHEN),
    _vague("适时|稍后|近期|近日|不日|短期内|短时间内|过段时间|一段时间|合理(?:的)?(?:期限|时间|期间|时限)", WHEN),
    _vague(
        "条件(?:允许|成熟|具备)|资金(?:宽裕|充裕|充足|周转过来|回笼|到位)|(?:经济|经营|收入|生意)(?:状况|条件|情况)?(?:好转|改善)|有能力(?:时|后|付款|支付)|生意好转|(?<![所没])有钱(?!款|物)|手头宽裕"
        "|(?:方便|合适|适当|空闲)(?:的)?(?:时候|时机|之时|时)",
        WHEN,
    ),
    _vague("定期(?=支付|付款|报告|通报|汇报|提供|结算)", "写明隔多久一次、哪一天，例如“每月10日前”。"),
    _vague("(?:一些|些许|少许)(?=补偿|赔偿|费用|钱|款)|若干(?!问题|规定|意见|条款)", HOW_MUCH),
    _vague(r"(?<!不)适当(?!履行|性)|适量|酌情|酌量|酌减|酌定", HOW_MUCH),
    _vague("合理(?:的)?(?:价格|数额|金额|补偿|范围|次数|对价)", HOW_MUCH),
    _vague("相应(?:的)?(?:经济)?(?:(?:赔偿|补偿)(?!责任)|费用|款项|金额)", HOW_MUCH),
    _vague("一定(?:的)?(?:经济)?(?:数额|金额|期限|时间|数量|比例|费用|补偿|赔偿|款项|宽限期|额度)", HOW_MUCH),
    _vague(
        r"(?<![合预签特制违公条契节邀续履失守])约(?=[0-9]|[一二三四五六七八九十百千两]+(?:余|多)?[万元件套个米天日年月块])",
        HOW_MUCH,
    ),
    _vague(r"大约|大概|(?<=[元日天套件个月年米万块%])(?:左右|上下)", HOW_MUCH),
    _vague(
        r"(?:支付|赔偿|承担|补偿|退还|返还|销毁|下架|删除|交付)(?:其)?(?P<key>(?:一)?部分)(?=赔偿|补偿|款|费|损失|金额|货款|库存|产品|商品|链接|网版)",
        HOW_MUCH,
    ),
    _vague("暂定|待定|(?<=[月日])前后", HOW_MUCH),
    _vague(r"(?<![重无忽轻敌监电注])视(?!为|频|觉|同|听|力|线)[^，。；、]{0,8}?(?:情况|情形|而定)|看情况", WHAT),
    _vague(
        "(?:根据|按照|按|依照|依据|结合)(?:其)?(?:实际|具体|经营|资金|自身|经济)(?:经营|经济|资金)?(?:情况|状况|能力)",
        WHAT,
    ),
    _vague("尽量|尽可能|尽力|力争|力所能及|能力范围|原则上|争取(?!.{0,2}(?:客户|订单|市场|交易))", WHAT),
    _vague("妥善(?:处理|解决|处置|安排)", WHAT),
    _vague(
        "(?:另行|再行)(?:友好)?(?:协商|商定|商议|约定|议定|确定|商量|通知|安排|讨论|研究|(?<!可以另行)(?<!可另行)(?:签订|订立))",
        WHAT,
        unless=_LATER_AGREEMENT,
    ),
    _vague("另议|再议|再谈|面议|另定", WHAT, unless=_LATER_AGREEMENT),
    _vague(
        "(?:届时|后续|以后|日后|将来|之后|事后)(?:再|另)?(?:行)?(?:协商|商定|商议|约定|确定|议定|解决|处理)",
        WHAT,
        unless=_QUARREL,
    ),
    _vague(rf"由{_PEOPLE}*?(?:协商|商定)(?:确定|决定|解决|处理)?(?!一致)", WHAT, unless=_QUARREL),
)

_UNANCHORED = re.compile(
    rf"(?<!{_FIGURE})(?<!月){_FIGURE}+个?(?:工作)?(?:日|天|周|星期|月)[之以]?内(?=[^，。；]{{0,12}}(?:付|赔|删|下架|销毁|撤|交|还|道歉|履行|完成|退|停止|办理|提供|刊登|清))"
)
_ANCHOR = re.compile("后|从|收到|签|生效|届满|次日|当日|达成|每|到期|[0-9]日")
_FROM = re.compile("起(?!诉|草|来)")
_CONDITION = re.compile("如|若|逾期|违反|超过|累计|任何")


def vague(sentence: Sentence) -> Iterator[Remark]:
    """What a court would call unclear in `sentence`."""
    for rule in _VAGUE:
        for found in rule.words.finditer(sentence.text):
            if rule.unless and rule.unless.search(sentence.text, 0, found.start()):
                continue
            group = "key" if "key" in rule.words.groupindex else 0
            yield sentence.remark("vague_wording", found, rule.advice, group=group)
    for found in _UNANCHORED.finditer(sentence.text):
        before = sentence.text[: found.start()]
        if not (_ANCHOR.search(before) or _CONDITION.search(before) or _FROM.search(sentence.text)):
            yield sentence.remark("vague_wording", found, FROM_WHEN)
