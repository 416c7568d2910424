"""内容不明确的用语：民诉法解释第三百五十八条第五项。 Words that leave open when, how much, or whether at all."""

# ruff: noqa: E501  (one pattern a line, however long)

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mediation.rules.wording.reading import Remark, Sentence

WHEN = "写明到哪一天，例如“于某年某月某日前（含当日）”，或者“本协议生效之日起五日内”。"
HOW_MUCH = "写明定额，或者写明怎样计算。"
HOW = "写明用哪一种方式、做到什么程度。"
WHAT = "现在就定下来，写明做什么、做到什么程度；定不下来的，不写进条款。"
FROM_WHEN = "写明从哪一天起算，例如“本协议生效之日起五日内”。"

_HERE = "[^，。；]"
_SUM = "[0-9][0-9,.]*(?:余)?(?:万|千)?元"
_GIVE = "(?:支付|赔偿|赔付|补偿|给付|给予|付给|退还|返还|偿还|付清|缴纳)"
_PAID = "(?:支付|付清|付款|还清|还款|偿还|清偿|赔付|赔偿|补偿|结清|给付)"
_DEED = "(?:付|支|赔|补偿|还|偿|结清|删|下架|销毁|撤|交|道歉|致歉|清理|清退|履行|完成|办理|处理|停止)"
# What is called 适当 or 相应 is certain all the same when the sum, or how it is computed, stands beside it.
_FIXED = rf"^[^。；]{{0,24}}?(?:{_SUM}|[壹贰叁肆伍陆柒捌玖][拾佰仟万元]|万分之|百分之|%|乘以|×|计算)"
_SCHEDULED = "[0-9]|下列|如下|附件|附表|第（"
_FIGURE = "[0-9０-９一二三四五六七八九十百千万两]"
_PEOPLE = "(?:双方|各方|[甲乙丙丁戊己庚辛壬癸]方|◎|当事人|、|和|与|共同|友好|自行)"


@dataclass(frozen=True)
class _Vague:
    words: re.Pattern[str]
    advice: str
    # Where the sentence holds one of these before the words, they leave nothing of the duties open.
    unless: re.Pattern[str] | None = None
    # The same, of what follows the words.
    unless_behind: re.Pattern[str] | None = None


def _vague(words: str, advice: str, unless: str = "", unless_behind: str = "") -> _Vague:
    return _Vague(
        re.compile(words),
        advice,
        re.compile(unless) if unless else None,
        re.compile(unless_behind) if unless_behind else None,
    )


# What is to be done when the agreement is varied, or quarrelled over, need not be fixed now.
_LATER_AGREEMENT = "未尽事宜|变更|修改|补充|修订|延期|展期|不可抗力|续签|续展|解除|终止"
_QUARREL = "争议|纠纷|分歧|异议|未尽事宜|变更|修改|补充"

_VAGUE = (
    _vague("抓紧(?:时间)?|尽快|尽早|及早|从速|尽速|赶快|赶紧|第一时间|(?<!提)早日(?!康复)", WHEN),
    _vague(
        r"(?<![未不没能以涉普提波触顾殃论推危兼言于])及时(?!间|装|雨|止[损争]|(?:书面)?(?:通知|告知|知会|知悉)|(?:出具|开具)|回访|督促|履行(?:各自|本协议|协议)|[、和]?(?:全面|完全|适当)(?:地)?履行)",
        WHEN,
    ),
    _vague(
        "(?<![合舒])适时(?!尚|髦)|稍后|(?<!最)近期(?![^，。；]{1,10}的)|(?<![附最])近日(?!用)|(?<!再)不日|不久(?:后|之后|的将来|以后)|短期(?:之)?内|短时间(?:之)?内|过段时间|一段时间|(?:合理|必要|可行|最短|适当)(?:的)?(?:期限|时间|期间|时限)",
        WHEN,
        unless="曾|已",
        unless_behind="^[^，。；]{0,2}已",
    ),
    _vague(
        rf"(?:择(?:日|机|期|时)|陆续|逐步|逐渐|随后)(?={_HERE}{{0,8}}?{_DEED})|(?<=[款额付清])(?:择日|择机|择期)",
        WHEN,
        unless="曾|已",
        unless_behind="^[^，。；]{0,2}已",
    ),
    _vague(
        rf"(?:^|(?<=[，、于在待到等由方人款]))(?:(?:过)?年|(?:春)?节|过节)后(?={_HERE}{{0,8}}?{_DEED})|(?:年前|节前)(?={_PAID})",
        WHEN,
    ),
    _vague(
        "(?:条件|经济|资金|情况)(?:上)?(?:允许|许可)|条件(?:成熟|具备)|有条件(?:时|后|的时候|的情况下)|资金(?:宽裕|充裕|充足|周转(?:过来|开|后)|回笼|到位)|(?:经济|经营|收入|生意|效益)(?:状况|条件|情况)?(?:好转|改善)|(?:旺季|淡季|农忙|卖完|售完|忙完|忙过)[^，。；]{0,6}?后(?=[^，。；]{0,6}(?:付|支|赔|还))|有能力(?:时|后|付款|支付)|生意好转|(?<![所没])有了?钱(?!款|物)|手头宽裕"
        "|(?:方便|合适|适当|恰当|适宜|空闲)(?:的)?(?:时候|时机|之时|时)",
        WHEN,
    ),
    _vague("定期(?=支付|付款|报告|通报|汇报|提供|结算)", "写明隔多久一次、哪一天，例如“每月10日前”。"),
    _vague(
        rf"分(?:几|数|多|若干)(?:期|次|批|笔)|分[批期次](?={_PAID})",
        "逐期写明哪一天付多少元。",
        unless_behind=_SCHEDULED,
    ),
    _vague("(?:金额|数额|时间|日期|数量|期次)(?:均)?不(?:定|固定)|不定期", "写明每一次的日期和数额。"),
    _vague(
        "(?:一些|些许|少许)(?=补偿|赔偿|费用|钱|款)|若干(?!名|人|问题|规定|意见|条款)|象征性(?:地|的)?|一笔(?=[^，。；]{0,6}(?:款|钱|费|补偿|赔偿))",
        HOW_MUCH,
        unless_behind=_FIXED,
    ),
    _vague(r"(?<!不)适当(?!(?:地)?(?:全面)?履行|性)|适量|适度|酌情|酌量|酌减|酌定", HOW_MUCH, unless_behind=_FIXED),
    _vague("合理(?:的)?(?:价格|数额|金额|(?:经济)?[补赔]偿|范围|次数|对价)", HOW_MUCH, unless_behind=_FIXED),
    _vague(
        "相应(?:的)?(?:经济)?(?:(?:赔偿|补偿)(?!责任)|费用|款项|金额(?!的(?:发票|收据|收条|票据|凭证)))",
        HOW_MUCH,
        unless_behind=_FIXED,
    ),
    _vague("相应(?:的)?(?:处理|措施|整改|表示)", HOW),
    _vague(
        "一定(?:的)?(?:经济)?(?:数额|金额|期限|时间|数量|比例|费用|补偿|赔偿|款项|宽限期|额度|优惠|让利|折扣)",
        HOW_MUCH,
        unless_behind=_FIXED,
    ),
    _vague(
        r"(?<!(?<!损)失)(?<![合预签特制违公条契节邀续履守长宽高重厚寸积格幅径距])约(?=(?:人民币)?[0-9]|[一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]+(?:余|多)?[万元件套个米天日年月块])",
        HOW_MUCH,
    ),
    _vague(
        r"大约|大概|大致(?=[于在0-9])|(?:将|接)?近(?=(?:人民币)?[0-9][0-9,.]*万?元)|(?<=[元日天套件个月年米万块条%旬底初末])(?:左右|上下)",
        HOW_MUCH,
    ),
    _vague(
        r"(?<![总参次件套个位无分])(?<!(?<!请)人)(?:好)?[数几][十百千万]+(?:余|多)?[元套件条米块]|[十百千万0-9](?:余|多)(?:万)?元",
        HOW_MUCH,
    ),
    _vague(
        rf"{_GIVE}{_HERE}{{0,14}}?(?P<key>(?:不(?:少于|低于|高于|超过|多于)|至少|最少|最低|最多|最高)(?:人民币)?{_SUM})",
        HOW_MUCH,
    ),
    _vague(rf"{_GIVE}{_HERE}{{0,14}}?(?P<key>[0-9][0-9,.]*(?:万|千)?元?(?:至|到|[-—–~～]+){_SUM})", HOW_MUCH),
    _vague(
        r"(?:支付|赔偿|承担|补偿|退还|返还|销毁|下架|删除|交付)(?:其|[^，。；]{0,6}?的)?(?P<key>(?:一)?部分)(?=赔偿|补偿|款|费|损失|金额|货款|库存|产品|商品|链接|网版)",
        HOW_MUCH,
    ),
    _vague(rf"{_GIVE}{_HERE}{{0,14}}?(?P<key>(?:款|款项|费用?|损失|库存|产品)的(?:一)?部分)(?=$|[，、；])", HOW_MUCH),
    _vague(
        "(?:支付|承担|给付|补偿|负担)[^，。；]{0,8}?(?P<key>必要(?:的)?(?:费用|开支|补偿))(?!（)",
        HOW_MUCH,
        unless_behind=_FIXED,
    ),
    _vague(
        "(?:按照?|参照|根据|依照|依据)(?:当时|同期|当地|届时)?(?:的)?(?:市场(?:行情|价|水平)|行情|行业(?:惯例|标准|水平))(?=[^，。；]{0,8}(?:确定|执行|计算|支付|结算|赔偿|补偿|协商|折算))",
        HOW_MUCH,
    ),
    _vague(
        rf"(?:金额|数额|赔偿款|款项|费用){_HERE}{{0,6}}?[以按依]{_HERE}{{0,14}}?(?:审计|评估|鉴定|核算|结算|盘点)(?:的)?(?:结果|结论|报告|意见)?(?:为准|确定)",
        HOW_MUCH,
    ),
    _vague("暂定|(?<!等)待定(?!金|做|制)|(?<=[月日底旬])前后", HOW_MUCH),
    _vague(
        r"(?<![重无忽轻敌监电注])视(?!为|频|觉|同|听|力|线|作)[^，。；、]{0,10}?(?:情况|情形|而定|决定(?!书)|再定)|看[^，。；]{0,6}情况|(?<=[款额付清])看着办",
        WHAT,
    ),
    _vague(
        "(?:根据|按照|按|依照|依据|依|结合)(?:其)?(?:实际|具体|经营|资金|自身|经济|生产|销售|财务)(?:经营|经济|资金|销售|财务|偿还|还款)?(?:情况|状况|能力|效益|收入)(?!的?[0-9百])",
        WHAT,
    ),
    _vague(
        "尽量|尽可能|尽力|最大努力|竭力|力争|力求|想方设法|设法(?!律)|想办法|力所能及|量力而行|可能的(?:范围|限度)|不影响[^，。；]{0,6}?(?:经营|生产|生活|周转)[^，。；]{0,4}?(?:前提|情况)下|满意的(?:方式|形式|程度)|能力范围|原则上(?!述|列)|基本(?:上|停止|付清|完成|不再)|争取(?!.{0,2}(?:客户|订单|市场|交易))|(?:直?至|到|让|使)[^，。；]{0,8}满意(?:为止)?",
        WHAT,
    ),
    _vague("妥善(?:处理|解决|处置|安排)(?![^，。；]{0,6}(?:争议|纠纷|分歧|矛盾))", WHAT),
    _vague(
        r"(?<!等)(?<!等其他)(?P<key>(?:必要|合理|适当|恰当|合适)(?:的)?(?:措施|手段|办法|方式|形式|途径)|必要(?:的)?(?:修改|调整|改动|整改))",
        HOW,
        unless="要求|请求|通知|不得|停止",
    ),
    _vague(
        "等(?:其他|多种|各种)?(?:方式|形式|途径|手段|措施)(?=[^，。；]{0,6}(?:消除|道歉|致歉|赔偿|补偿|补救|弥补|抵偿|清偿|偿还|处理))",
        HOW,
        unless="要求|请求|不得|停止|禁止|如|若",
    ),
    _vague(
        "(?:另行|再行|进一步|择期|择日)(?:友好|共同)?(?:协商|商定|商议|约定|议定|确定|商量|商谈|磋商|通知|安排|讨论|研究|(?<!可以另行)(?<!可另行)(?:签订|订立))",
        WHAT,
        unless=_LATER_AGREEMENT,
    ),
    _vague("另议|再议|再说|再谈|再定|面议|另定", WHAT, unless=_LATER_AGREEMENT),
    _vague(
        "(?:届时|后续|以后|(?<![0-9一二三五七十])日后|将来|之后|事后)(?:再|另)?(?:行)?(?:协商|商定|商议|约定|确定|议定|解决|处理|核定|核算)",
        WHAT,
        unless=rf"{_QUARREL}|[0-9]日$",
    ),
    _vague(
        rf"[由待]{_PEOPLE}*?(?:协商|商定|商议|商量)(?:确定|决定|解决|处理|后)?(?!一致|不成|变更|修改|补充|延|调整)",
        WHAT,
        unless=rf"{_QUARREL}|上述|前述",
    ),
    _vague(
        r"(?:(?<![0-9一二三五七十])日后|以后|将来)(?=(?:再)?(?:支付|付清|补足|补齐|补付|结清|归还))",
        WHEN,
        unless=r"[0-9]日$|[起期月年]$",
    ),
    _vague(rf"随时(?={_PAID})", WHEN),
    _vague(rf"必要时(?!{_HERE}{{0,8}}?(?:可|有权))(?={_HERE}{{0,10}}?{_DEED})", WHAT),
    _vague(
        rf"待{_PEOPLE}*?(?:协商|商定|商议|商量)一致|待[^，。；]{{0,6}}?(?:货款|应收款|房屋|房产|贷款|外债)[^，。；]{{0,6}}?(?:收回|回笼|到账|到位|出售|变卖|发放)",
        WHAT,
        unless=_QUARREL,
    ),
)

_UNANCHORED = re.compile(
    rf"(?<!{_FIGURE})(?<!月){_FIGURE}+个?(?:工作)?(?:日|天|周|星期|月)[之以]?内(?=[^，。；]{{0,12}}(?:付|赔|删|下架|销毁|撤|交|还|道歉|履行|完成|退|停止|办理|提供|刊登|清))"
)
_ANCHOR = re.compile("后|从|收到|签|生效|届满|次日|当日|达成|每|到期|[0-9]日")
_FROM = re.compile("起(?!诉|草|来)")
_CONDITION = re.compile("如|若|逾期|违反|超过|累计|任何")


# How far to both sides a sentence is looked through for what settles a word.
_NEAR = 200
# 及时 harms nobody where the day stands beside it: “应及时于2026年4月1日前付清”, “尽快删除，最迟于……前完成”.
_LAST_DAY = r"[0-9]{1,2}[日号](?!起|后|以后|之后|开始)|月底前|年底前|[日天周月]内|当[日天场]|(?:届满|到期|到账)(?:之)?[日前]|[0-9]{1,2}[时点]前"
_DATED_HERE = re.compile(_LAST_DAY)
_DATED_NEXT = re.compile(
    rf"^(?:但|且|并)?(?:最迟|至迟|最晚|不得?迟于|不得?晚于|不得?超过){_HERE}{{0,16}}?(?:{_LAST_DAY})"
    rf"|^(?:并|且)?(?:应当?|须)?[于在]{_HERE}{{0,14}}?(?:{_LAST_DAY})(?:以?前)?(?:（含当日）)?(?:全部)?(?:完成|办结|办妥|履行完毕|到位)"
)
# “自本协议签订之日起十日内，及时办理……”
_DATED_LEAD = re.compile(r"(?:[0-9]{1,2}[日号]|月底|年底|届满)(?:之|以)?前(?:（含当日）)?$|[日天周月]内$|当[日天]$")
# 南通适当家纺有限公司 is somebody's name.
_PLACE = re.compile("[省市区县镇乡京沪津渝苏浙皖通州海宁锡江港桥姜]$")
_FIRM = re.compile("^[\u4e00-\u9fa5]{1,6}(?:有限公司|有限责任公司|股份公司|经营部|商行|工作室|家纺店)")


def vague(sentence: Sentence) -> Iterator[Remark]:
    """What a court would call unclear in `sentence`."""
    text = sentence.text
    for rule in _VAGUE:
        for found in rule.words.finditer(text):
            if not _is_settled(rule, text, found):
                group = "key" if "key" in rule.words.groupindex else 0
                yield sentence.remark("vague_wording", found, rule.advice, group=group)
    for found in _UNANCHORED.finditer(text):
        before = text[: found.start()]
        if not (_ANCHOR.search(before) or _CONDITION.search(before) or _FROM.search(text)):
            yield sentence.remark("vague_wording", found, FROM_WHEN)


def _is_settled(rule: _Vague, text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _NEAR) : found.start()]
    behind = text[found.end() : found.end() + _NEAR]
    if rule.unless and rule.unless.search(before):
        return True
    if rule.unless_behind and rule.unless_behind.search(behind):
        return True
    if _PLACE.search(before) and _FIRM.search(behind):
        return True
    return rule.advice == WHEN and _is_dated(before, behind)


def _is_dated(before: str, behind: str) -> bool:
    clause, _, following = behind.partition("，")
    *earlier, opening = re.split("[，；：]", before)
    leads = bool(earlier) and bool(_DATED_LEAD.search(earlier[-1]))
    return leads or bool(_DATED_HERE.search(opening + clause) or _DATED_NEXT.search(following))
