"""确权的说法：民诉法解释第三百五十五条第一款第五项。

A court takes no agreement to confirm that decides who owns intellectual property or goods, or whether a right is
valid. Stopping, paying, licensing, handing over goods and citing a certificate decide nothing of the kind.
"""

# ruff: noqa: E501  (one pattern a line, however long)

import re
from collections.abc import Iterator

from mediation.rules.wording.reading import Remark, Sentence

_HERE = "[^，。；]"
_PARTY = (
    r"(?:[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]方|◎|双方|各方|申请人|被申请人|第三人|任何一方|本人|其"
    r"|[\u4e00-\u9fa5（）]{2,20}?(?:公司|经营部|工作室|商行|厂|店|中心|合作社|家纺|布艺))(?:个人|名下|单方|一方|本人)?"
)
# 著作权使用费, 专利权人, 商标权纠纷 are something else than the right; 著作权的普通许可 is a licence.
_RIGHT = (
    "(?:著作(?:财产|人身)?权|版权|邻接权|专利申请权|申请专利的权利|专利权|(?:商标)?专用权|商标权|知识产权|商业秘密|技术秘密|(?:署名|复制|发行|改编|展览|信息网络传播|修改|发表|汇编)权)"
    "(?:的?(?:全部|一切|完整|各项|财产|人身|合法)*(?:权利(?!人)|权益))?"
    "(?!使用|许可|转让|登记|证|纠纷|侵权|法|局|保护|质押|评价|案|调解|行政|海关|备案|赔偿|费|部门|代理|人|标识|声明|信息"
    "|的(?:普通|排他|独占|专有|非专有|一般)?(?:许可|使用|实施))"
)
_WORK = "(?:作品|花型|图案|图样|画稿|稿件|外观设计|实用新型|发明|专利|商标|设计方案|设计|技术成果|改进成果|成果|软件|字号|域名)"
_GOODS = (
    "(?:库存|存货|产品|商品|货物|布料|面料|坯布|成品|四件套|被套|样品|样布|网版|花版|印版|模具|机器|印花机|绣花机|缝纫机|设备|车辆|汽车|轿车|货车|面包车|电动车|三轮车|叉车"
    "|房屋|商铺|档口|摊位|厂房|原料|物品|财物)"
)
_HOLDER = (
    "(?:(?:合法|真正|唯一|原始|共同|实际)*(?:著作权人|版权人|专利权人|商标权人|(?:商标)?专用权人|商标注册人|专利申请人|权利人|权利主体|所有权人"
    "|(?:版权|著作权|专利权|专利|商标权|商标)?(?:所有|共有|拥有)(?:人|者)|(?:商标)?注册(?:权利)?人)"
    "|(?:原创|第一)?(?:作者|设计人|设计者|发明人)|原创者)"
)
_OWN = "(?:所有|享有|拥有|共有|独有|专有|独占|专用)"
_NAMED = '(?:《》|“”|‘’|「」|『』|"")'
_EVER = "(?:今后|以后|此后|自始|仍|应当?|均|依法|全部|现|实际上?|自动|一律|一并)*"
_SHARE = "(?:份额|百分之|[0-9]+(?:\\.[0-9]+)?[%％]|一半|半数|三分之)"
_BELONG = "(?:归属于|归属|归于|属于|归|属|由)"
_AGREE = "(?:确认|认定|确定|承认|认可|认同|明确|判定|约定|同意|一致认为|均认为|声明)"
# A right that is infringed, respected or licensed is not thereby decided on.
_TOUCH = "侵|停止|未经|不得|许可|授权|尊重|保护|维护|销售|生产|赔偿|使用|许诺"


def _free_of(words: str, most: int) -> str:
    return f"(?:(?!{words}){_HERE}){{0,{most}}}?"


_OWNERSHIP = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_RIGHT}{_free_of('使用费|许可费|证书|侵', 20)}(?:{_BELONG}|为|系|是)[^，。；的]{{1,24}}?(?:{_OWN}|持有)(?!的|权|人|制)",
        rf"{_RIGHT}{_free_of('使用费|许可费|证书|侵', 12)}(?:归属于|归属为|归属|归于|属于|归|属)(?:为|于|：)?{_PARTY}(?![的所共])",
        rf"{_RIGHT}(?:归属于|属于|归于|归(?![还属于]))(?!{_HERE}*(?:行为|侵权|纠纷|范围|范畴|情形|内容|领域|事项|责任|收益|费|款))[\u4e00-\u9fa5“”◎]{{2,12}}(?=$|[，、；])",
        rf"{_WORK}{_free_of(_GOODS + '|费|款|收益|利润|收入|证书|原件|责任', 10)}(?:归属于|归属|归于|属于|归|属|由|为|系|是)[^，。；的]{{1,20}}?(?:所有|共有|享有|独有)(?!的|权|人|制)",
        rf"{_WORK}的?所有权(?:归属于|归于|归属|属于|归|由)[^，。；]{{1,16}}",
        rf"{_AGREE}{_free_of(_TOUCH, 24)}(?:为|是|系|属于){_PARTY}(?:所有|享有|独创|原创|创作|设计|拥有)的{_WORK}",
        rf"(?:{_WORK}|权利)(?:的)?{_EVER}(?:归属于|归属为|归属|属于|权属归|归属：|归)(?:为|于)?{_PARTY}(?=$|[，、；])",
        rf"{_PARTY}(?:才|均|应|方|仍|依法)?(?:是|为|系|即)(?!{_HERE}{{0,30}}(?:委托|代理|款|债权|收取|费|违约金|义务))[^，。；的]{{0,24}}?(?:的)?{_HOLDER}(?=$|[，、；和及与无]|没有)",
        rf"{_PARTY}(?:才|均|应|方|仍|依法)?(?:是|为|系|即)(?!{_HERE}{{0,30}}(?:委托|代理|款|债权|收取|费|违约金|义务)){_HERE}{{1,20}}?的{_HOLDER}(?=$|[，、；和及与无]|没有)",
        rf"{_AGREE}{_free_of(_TOUCH, 16)}(?:是|为|系){_free_of(_TOUCH, 24)}{_HOLDER}(?=$|[，、；和及与]|身份|地位)",
        rf"{_HOLDER}(?:应|均|确认|确定|认定)*(?:为|是|系){_PARTY}(?!的)",
        rf"{_AGREE}[，：]?{_free_of(_TOUCH, 30)}(?:享有|拥有|取得|具有){_free_of('侵', 30)}{_RIGHT}",
        rf"(?:^|[，；])(?:(?!{_TOUCH}|知悉|知晓|了解|明知|因|由于|鉴于|基于|根据|保证|如|若)[^，。；]){{0,40}}?(?:享有|拥有)(?!的){_free_of('侵', 30)}{_RIGHT}(?=$|[，、；和及与])",
        rf"(?:确认|认定|确定|承认|认可){_free_of(_TOUCH + '|收到', 6)}{_PARTY}(?:对|就|在)?{_free_of('侵|主张', 24)}{_RIGHT}(?=$|[，、；和及与])",
        rf"(?:确认|认定|确定|明确|划分|界定){_HERE}{{0,24}}?(?:权属|(?:{_RIGHT}|权利|{_WORK})的?(?:归属|权属))",
        rf"(?:权属|归属)(?:问题)?(?:确定|确认|明确|认定|界定|约定|划分)?(?:为|如下|给|：){_HERE}{{0,16}}",
        rf"(?:共享|共有|共同享有|共同拥有){_free_of('侵|的产品', 16)}{_RIGHT}",
        rf"(?:^|[，：；])(?:(?!{_TOUCH}|泄露|披露){_HERE}){{1,30}}?(?:属于|系|是|为){_PARTY}的(?:原创|独创|职务|委托|合法|独立)?(?:商业秘密|技术秘密|知识产权|著作权|专利|作品|设计|花型|图案|原创|独创|成果|财产)(?=$|[，、；])",
        rf"(?:{_RIGHT}|{_WORK}|权利|权属|归属)，{_HERE}{{0,8}}?{_AGREE}(?:由|归属于|归属|属于|归)(?:{_HERE}{{1,16}}?{_OWN}(?!的|权)|{_PARTY}(?=$|[，；]))",
        rf"不(?:再)?(?:享有|拥有|具有){_free_of('侵', 16)}(?:{_RIGHT}|任何权利)",
        r"(?:归属|权属)[^，。；]{0,8}?(?:达成|以本协议|按下列|按以下|按如下|变更为|调整为|转移至)",
        rf"{_HOLDER}(?<!所有权人)(?:应)?(?:为|是|系)(?!案外人|他人|本人)[\u4e00-\u9fa5]{{2,4}}(?=$|[，、；（])",
        rf"{_RIGHT}(?:受|获|得到|经)[^，。；]{{0,8}}?(?:认可|确认|承认)",
        rf"(?:权利人|著作权人|专利权人|商标权人)的?(?:身份|地位|资格)(?:予以|均|表示|无)*(?:确认|认可|承认|异议)|{_AGREE}{_free_of(_TOUCH, 12)}(?:权利人|著作权人|专利权人|商标权人)的?(?:身份|地位|资格)",
        rf"{_PARTY}(?:对|就|在)(?:(?!{_TOUCH}){_HERE}){{0,12}}?(?:{_WORK}|{_NAMED})[^，。；]{{0,4}}?(?:依法)?(?:享有|拥有)(?:全部|一切|完整|所有|独占|排他|合法|的)*(?:权利|权益)(?=$|[，、；])",
        rf"(?:{_WORK}|{_NAMED})[^，。；]{{0,6}}?的?(?:全部|一切|所有|相关|各项|完整)?(?:权利|权益)(?:均|全部|应|依法)*(?:归属于|归属|归于|属于|归|属|由){_PARTY}(?![的所]?[经营负])",
        rf"(?:{_RIGHT}|{_WORK})[^，。；]{{0,4}}?(?:由{_HERE}{{1,12}})?(?:各自?|分别|按份|按)(?:享有|占有|占|拥有|持有|共有)?(?:其中)?(?:的)?{_SHARE}",
        rf"(?:{_RIGHT}|{_WORK}|权属|权利人){_HERE}{{0,12}}?，(?:其中|份额)?(?:[^，。；]{{0,6}}?占{_SHARE}|份额(?:各|为))",
        rf"(?:{_RIGHT})，(?:应当?|均|依法|全部|一律)*(?:归属于|归|属于|由){_PARTY}(?:{_HERE}{{0,6}}?{_OWN}|(?=$|[，；]))",
        rf"(?:^|[，：；])(?:(?!{_TOUCH}){_HERE}){{0,16}}?成为(?:(?!{_TOUCH}){_HERE}){{0,20}}?{_HOLDER}(?=$|[，、；])",
        rf"(?:权属|归属|权利)[^，。；]{{0,10}}，(?:应当?|均|依法)*(?:归属于|归|属于)(?!还){_PARTY}(?:{_HERE}{{0,6}}?{_OWN}|(?=$|[，；]))",
        rf"{_PARTY}(?:依法)?(?:享有|拥有)(?:(?!{_TOUCH}){_HERE}){{0,12}}?(?:{_WORK}|{_NAMED}|图形|标识)[^，。；]{{0,6}}?的?(?:全部|一切|完整|排他|独占|专有)(?:的)?(?:权利|权益)(?=$|[，、；])",
        rf"{_NAMED}(?:{_WORK})?{_EVER}(?:归属于|归|属于|属|由){_PARTY}{_HERE}{{0,4}}?{_OWN}(?!的|权)",
        rf"{_WORK}{_EVER}(?:归属于|归|属于|属|由){_PARTY}{_HERE}{{0,4}}?{_OWN}(?!的|权|费|款)",
        rf"{_NAMED}的{_HOLDER}(?:应|均)?(?:为|是|系){_PARTY}(?!的)",
        rf"{_PARTY}(?:不是|并不是|并非|不系|非){_HERE}{{0,20}}?{_HOLDER}(?=$|[，、；和及与])",
        rf"{_PARTY}的?(?:(?!{_TOUCH}){_HERE}){{0,12}}?{_RIGHT}(?:依法|合法|自始)?(?:成立|不成立)(?=$|[，、；])",
        rf"(?:{_WORK}|{_NAMED})(?:均|确|应)?(?:系|是|为){_PARTY}(?:独立|自主|自行)?(?:原创|独创)(?=$|[，、；])",
    )
)

_SUBJECT = (
    "(?:外观设计专利权?|实用新型专利权?|发明专利权?|专利权?|外观设计|注册商标(?:专用权)?|商标(?:专用)?权?|著作权(?:登记)?"
    "|版权(?:登记)?|作品登记(?:证书)?|登记证书|该权利|上述权利|涉案权利)"
)
_QUALITY = "(?:独创性|新颖性|创造性|显著性|显著特征|可专利性)"
_VALIDITY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_SUBJECT}{_free_of('是否|有效|无效|被|宣告|期|请求|程序|协议|合同|使用|许可|侵|纠纷|授权', 10)}(?:有效|无效)"
        "(?!期|送达|证|性|地|联系|身份|的|宣告|后|前|时|措施|控制|制止|维护|防止|保护|履行|利用|审查|注册|实施|运用|转化)",
        rf"{_AGREE}{_HERE}{{0,20}}?{_SUBJECT}{_HERE}{{0,6}}?(?:效力|有效性|稳定性|{_QUALITY})",
        rf"(?:具有|具备|缺乏|缺少|没有|丧失|失去|不具){_HERE}{{0,6}}?{_QUALITY}",
        rf"{_SUBJECT}{_HERE}{{0,8}}?(?:应当|应)(?:依法)?(?:予以|予|被|视为)?(?:宣告无效|无效|撤销|注销)",
        rf"{_SUBJECT}[^。；]{{0,20}}?(?:应当|应)(?:依法)?(?:予以|予|被)?宣告无效",
        rf"(?:享有|具有|拥有|存在|取得|确认|认可|承认){_free_of('放弃|不再|侵', 20)}(?:先用权|先使用权|在先使用权|在先使用的权利|在先权利)",
        rf"{_AGREE}{_free_of(_TOUCH, 20)}(?:系|属于|构成|是|为|属)(?:在先使用|先使用)",
        r"(?:为|系|是|属于|属)(?:合法)?(?:有效|无效)的?(?:注册)?(?:商标|专利|作品登记|外观设计|登记)(?=$|[，、；])",
        r"(?:先用权?|先使用权?|在先使用|在先权利)(?:的)?(?:抗辩|主张)?(?:依法)?(?:成立|不成立)(?=$|[，、；])",
        rf"(?:{_SUBJECT}|{_WORK}|{_NAMED})(?:(?!抗辩|主张|{_TOUCH}){_HERE}){{0,12}}?(?:属于|构成|系|为|是|处于|属|进入)[^，。；]{{0,4}}?(?:现有设计|现有技术|公有领域|公知领域|公知技术|公知设计|通用设计|通用图案|惯常设计|通用名称|驰名商标)(?!抗辩)",
        rf"(?:{_WORK}|{_NAMED})(?:(?!{_TOUCH}){_HERE}){{0,8}}?(?:不|未)?构成(?:我国)?(?:著作权法[^，。；]{{0,8}}?)?(?:美术|文字|实用艺术|摄影|图形)?作品(?=$|[，、；])",
        rf"不受著作权法(?:的)?保护|{_AGREE}{_HERE}{{0,20}}?受著作权法(?:的)?保护",
        rf"{_SUBJECT}[^。；]{{0,24}}?(?:应当|应)(?:依法)?(?:予以|予|被)(?:撤销|注销|无效)(?=$|[，、；])",
        rf"(?:{_SUBJECT}|{_WORK}){_HERE}{{0,8}}?(?:系|属于|属|构成|为|是){_HERE}{{0,6}}?(?:恶意抢注|恶意注册|抢注|不正当手段|欺骗手段|重复授权)",
        rf"{_SUBJECT}(?:自始|从未|根本|并)(?:即|就)?(?:不|未)(?:存在|成立|生效)(?=$|[，、；])",
    )
)

_PROPERTY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_GOODS}{_free_of('费|款|收益|收入|利润|责任', 16)}(?:归属于|归属|归于|属于|归|为)[^，。；的]{{1,20}}?(?:所有|共有)(?!的|权|人|制)",
        rf"{_GOODS}{_free_of('费|款', 10)}(?:所有权|产权|物权)(?:归属于|归于|属于|归|属|为|由){_HERE}{{1,16}}",
        rf"(?:确认|认定|确定|明确){_HERE}{{0,24}}?{_GOODS}{_HERE}{{0,10}}?(?:享有|拥有){_HERE}{{0,8}}?(?:所有权|物权|产权)",
    )
)
_HANDED_OVER = re.compile(
    "交付|移交|交给|转交|交由|交还|交回|返还|归还|送至|运至|运回|运交|送交|送还|拉走|提走|提取|退还|退货|抵|折价|作价|回购|买断|收购|购买"
)

_UNDECIDED = re.compile(
    f"(?:不涉及|不对|不就|不作|不做|不予|未对|未就|不构成对|不视为对|不代表|不意味|不是对|不包含对|不包括对){_HERE}{{0,24}}?"
    "(?:归属|权属|确认|认定|判断|评价|效力|有效性|承认|权利|约定|处理)"
    f"|(?:归属|权属|效力|有效性|有效|无效){_HERE}{{0,12}}?(?:不作|不做|不予|不在|各自保留|另行|未作|存在争议|有争议|发生争议)"
)
_ELSEWHERE = re.compile(
    "(?:法院|仲裁|国家知识产权局|商标局|登记机关|登记机构|有权机关|主管机关|另案|诉讼|判决|裁定|复审)[^。；]{0,20}?"
    "(?:认定|确定|判决|裁决|解决|处理|为准|结果|决定|宣告|审查)"
)
_CERTIFICATE = re.compile(
    "(?:证书|登记证|注册证|公告|登记簿|登记信息|登记)(?:（[^（）]*）)?(?:上|中|所)?(?:载明|记载|显示|所载|列明|标明|登记)"
)
# How far back a clause may look, so that a sentence without end is still read in time.
_NEAR = 200
_ON_CERTIFICATE = re.compile("(?:证书|登记证|注册证|登记簿|公告)(?:（[^（）]*）|原件|复印件)?，$")
_DECIDED = re.compile(_AGREE)
_LABELLED = re.compile("标注|标明|署名(?!权)|注明|标示|标识为|印有|写明|变更登记|登记为|(?<!归属)(?<!权属)变更为|办理")
_IN_CASE = re.compile("^(?:但|但是|并且)?(?:如果|如|若|倘若|倘|一旦|假如|只要|直至)")
# 在专利权有效期内: a time, unless something is confirmed in it.
_MEANWHILE = re.compile("^在[^，。；]*(?:时|后|前|期间|期内|情况|情形|之日|以内)")
_NO_EFFECT = re.compile(
    "不影响|不因|不视为|不代表|不构成(?!(?:我国)?(?:著作权法|作品|美术作品))|不意味|不得因此|不据此|不得以|不得据|不能以|不等于|不表明"
)
# A licensor's warranty of title binds the licensor, and decides nothing.
_WARRANTED = re.compile("(?:保证|担保)(?!人)|承诺其")
_CLAIMED = re.compile("(?<!不)(?<!不再)(?<!不得)主张|宣称|声称|自称|诉称|辩称")
_CHALLENGED = re.compile("(?:不得|不再|申请(?!人)|请求|提起|提出)[^，。；]{0,12}?(?:宣告|撤销|无效)")
_KEPT_VALID = re.compile("保证|维持|保持|确保|维护|续展|缴纳")
_WAIVED = re.compile("放弃|不主张|不再主张|不得主张|不以")


# The clause behind may take back the one before: “……是否有效，本协议不作认定”.
_TAKES_BACK = re.compile("^(?:本协议|本次调解|各方|双方|当事人|对此|均)*(?:不|未)(?!.{0,12}(?:其他|其余|另外))")


def ownership(sentence: Sentence) -> Iterator[Remark]:
    """Where `sentence` decides who owns a right or goods, or whether a right is valid."""
    text = sentence.text
    found = _first(_OWNERSHIP, text, unless=(_CERTIFICATE, _LABELLED, _WARRANTED, _CLAIMED))
    if found:
        yield sentence.remark("ip_ownership", found, "")
    invalid = _first(_VALIDITY, text, unless=(_KEPT_VALID, _WAIVED, _CHALLENGED))
    if invalid:
        yield sentence.remark("ip_validity", invalid, "")
    goods = None if found or _HANDED_OVER.search(text) else _first(_PROPERTY, text, unless=())
    if goods:
        yield sentence.remark("property_ownership", goods, "")


def _first(
    patterns: tuple[re.Pattern[str], ...], text: str, *, unless: tuple[re.Pattern[str], ...]
) -> re.Match[str] | None:
    for pattern in patterns:
        for found in pattern.finditer(text):
            back = max(0, found.start() - _NEAR)
            marks = (text.rfind(mark, back, found.start() + 1) for mark in "，：")
            begin = max(back, *(mark + 1 for mark in marks))
            clause = text[min(begin, found.start()) : found.end()]
            if _ON_CERTIFICATE.search(text, max(0, begin - _NEAR), begin) and not _DECIDED.search(clause):
                continue
            if _MEANWHILE.search(clause) and not _DECIDED.search(clause):
                continue
            if _IN_CASE.search(clause) or _NO_EFFECT.search(clause) or _is_left_open(text, begin, found.end()):
                continue
            if not any(harmless.search(clause) for harmless in unless):
                return found
    return None


def _is_left_open(text: str, begin: int, end: int) -> bool:
    clause, _, behind = text[end : end + _NEAR].partition("，")
    whole = text[min(begin, end) : end] + clause
    if _TAKES_BACK.search(behind):
        whole += behind
    return bool(_UNDECIDED.search(whole) or _ELSEWHERE.search(whole))
