"""不合法的约定：人民调解法第三条、第四条，民法典第一百五十三条。

A committee settles civil rights and duties. Crime, penalties of the state, personal freedom and the way to the
court are not the parties' to give away; mediation is free of charge.
"""

# ruff: noqa: E501  (one pattern a line, however long)

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mediation.rules.wording.reading import Remark, Sentence

_NOT = "(?:不(?:再|得|予|会|能|准|许|应|可|去)?|永不|互不|均不|也不|绝不|拒绝|放弃|停止)"
_TO_WHOM = "(?:以任何(?:理由|形式|方式|途径|名义)|再(?:次|行)?|因此|就此|另行|擅自|自行|单方)*(?:反悔(?:或者?|、|及|和|并))?(?:就[^，。；]{1,16}?)?(?:向[^，。；]{1,24}?)?(?:对[^，。；]{1,16}?)?(?:进行|提出|提起|再)*"
# 不因本协议免除……, 不影响……, 不得阻止……: the very opposite of a waiver.
_KEEPS = re.compile("不因|不影响|并不(?![得再])|不免除|不得(?:阻止|阻碍|妨碍|限制|免除)|不(?:代替|替代|等于|视为)")
_DONE = re.compile("已(?:经)?(?:被|受|作|处|对|由|依法)|已[^，。；]{0,14}(?:缴|交)|曾|不(?:涉及|存在|适用|包括)")
_PERFORMED = re.compile(
    "履行完毕|全部履行|履行后|(?<!不)(?<!未)(?<!绝)履行的|付清|付讫|支付完毕|足额支付|款项到账|收到(?:上述|前述|全部|该|赔偿|款|最后)"
    "|(?:赔偿|付款|支付|给付|收款|付清|到账)[^，。；]{0,6}后"
    "|(?:按期|按约|如期|依约|全面|按时|如约)(?:足额)?(?:履行|支付|付款|付清)"
)
# To report to the authorities is everybody's right, whether or not the agreement is performed.
_REPORTS = re.compile("举报|信访|上访|检举")
_COMPLAINT = re.compile("投诉|举报")
_PLATFORM = re.compile("平台|淘宝|天猫|抖音|拼多多|京东|快手|阿里巴巴|小红书|网店|店铺|电商")
_COMMITTEE = "(?:本)?(?:人民)?(?:调解委员会|调委会|人民调解员|调解员)"
_REWARD = "(?:费(?![^，。；]{0,4}(?:发票|凭证|收据|清单))|报酬|酬劳|酬谢|礼金|红包|感谢金|补贴|捐款|赞助)"


@dataclass(frozen=True)
class _Ban:
    code: str
    words: re.Pattern[str]
    advice: str
    # Harmless when one of these stands in the sentence.
    unless: re.Pattern[str] | None = None


def _ban(code: str, words: str, advice: str, unless: re.Pattern[str] | None = None) -> _Ban:
    return _Ban(code, re.compile(words), advice, unless)


_CRIME = "删去。是否追究犯罪由国家机关决定，当事人只能就民事部分约定；可以写“本协议只处理民事责任”。"
_PENALTY = "删去。罚款、没收、免予处罚只能由行政机关依法决定；要约束对方，写成向对方支付违约金多少元。"
_WAY = "删去。改成“本协议履行完毕后，各方就本次纠纷再无其他争议”。"
_FREEDOM = "删去。当事人的人身自由和证件不能作为履行的担保；可以约定保证人或者违约金。"
_FREE = "删去。人民调解不收取任何费用，也不收报酬、赞助。"

_BANS = (
    _ban(
        "crime_waiver",
        rf"{_NOT}(?:向[^，。；]{{0,20}})?(?:要求|请求|主张|申请)?(?:公安|司法|检察|有关|国家)?(?:机关|部门|机构)?(?:依法)?追究[^，。；]{{0,20}}?(?:(?:刑事|犯罪)(?:的)?责任|刑责)",
        _CRIME,
        _KEEPS,
    ),
    _ban("crime_waiver", "(?:免予|免除|免于|豁免)[^，。；]{0,14}?(?:刑事责任|刑事处罚|刑罚)", _CRIME, _KEEPS),
    _ban(
        "crime_waiver",
        "(?:刑事责任|刑责|刑事(?:方面|部分|问题)|涉嫌犯罪|构成犯罪|罪一事|罪的事实|犯罪行为|罪的行为)[^。；]{0,14}?(?:一笔勾销|就此了结|就此作罢|一并了结|不再追究|互不追究|不予追究|免[于予]追究|放弃追究|不追究)",
        _CRIME,
        _KEEPS,
    ),
    _ban(
        "crime_waiver", rf"(?:{_NOT}|撤回|撤销)(?:已)?{_TO_WHOM}(?:的)?(?:刑事)?(?:报警|报案|控告|检举)", _CRIME, _KEEPS
    ),
    _ban("crime_waiver", "(?:放弃|停止|不再|不予|不得)(?:进行)?(?:对)?[^，。；]{0,16}?刑事责任的?追究", _CRIME, _KEEPS),
    _ban(
        "crime_waiver",
        "(?:公安|检察|司法机关)[^，。；]{0,10}?不(?:再|予|对)[^，。；]{0,12}?(?:立案|追究|采取|拘|逮捕|起诉|侦查)",
        _CRIME,
        _DONE,
    ),
    _ban(
        "crime_waiver",
        "不(?:再|得)?(?:惊动|告诉|通知)(?:公安|警方|警察|派出所)|公安[^。；]{0,24}?案件[^。；]{0,8}?(?:撤销|撤案|了结)",
        _CRIME,
        _KEEPS,
    ),
    _ban("crime_waiver", "(?:不(?:再)?(?:承担|负)|放弃)[^，。；]{0,10}?(?:刑事责任|刑事控告|刑事自诉)", _CRIME, _KEEPS),
    _ban("crime_waiver", "(?:公安|检察)[^，。；]{0,10}(?:撤案|撤销案件|不予立案|终止侦查|不起诉)", _CRIME, _DONE),
    _ban(
        "penalty_bargain",
        r"(?:免予|免除|免于|不(?:再)?受(?!理)|减轻|从轻|撤销|取消|放弃|不予|不再(?:给予|作出|进行|施以|追究)?|不(?:追究|给予|作出|进行))[^，。；影响]{0,10}?行政(?:处罚|责任)",
        _PENALTY,
        _KEEPS,
    ),
    _ban(
        "penalty_bargain",
        r"处(?:以)?(?:人民币)?[^，。；]{0,14}?罚款(?!项)|罚款(?:人民币)?(?=[0-9一二两三四五六七八九十百千万壹贰叁伍]|若干)|罚款[^，。；]{0,8}由[^，。；]{1,12}(?:承担|负担|支付|代缴|代付|代为缴纳)|行政处罚(?:人民币)?[0-9]",
        _PENALTY,
        _DONE,
    ),
    _ban(
        "penalty_bargain",
        "没收(?!保证金|定金|押金|订金)[^，。；]{0,6}(?:所得|产品|商品|货物|工具|库存|设备|网版|货款|钱款)"
        "|(?:所得|产品|商品|货物|工具|库存|设备|网版)[^，。；]{0,8}?(?:由|被|应当?)[^，。；]{0,12}?没收"
        "|由[^，。；]{1,10}?没收(?!保证金|定金|押金|订金)",
        _PENALTY,
        _DONE,
    ),
    _ban(
        "penalty_bargain",
        "(?:请求|要求|申请|协调|负责|促使|让|由)[^，。；]{0,14}?(?:局|机关|部门)[^，。；]{0,6}?(?:撤销|取消)[^，。；]{0,8}?(?:立案|查处)"
        "|(?:管理|监管|执法|主管|知识产权)(?:局|部门|机关)[^，。；]{0,6}?不(?:再|予)[^，。；]{0,4}?(?:立案|查处)"
        "|(?:局|行政|执法|监管|机关|部门)[^，。；]{0,14}?(?:不再|不予|免予|减轻|从轻)(?:对[^，。；]{1,10}?)?(?:进行|给予)?处罚"
        "|(?:^|[，：]|由)[甲乙丙丁戊己庚辛壬癸]方(?:有权|可以|可)?(?:对[^，。；]{1,8}?)?(?:进行)?处罚(?!决定)",
        _PENALTY,
        _KEEPS,
    ),
    _ban("penalty_bargain", "(?:支付|缴纳|承担|处)[^，。；]{0,10}罚金|罚金由|罚金(?=[0-9])", _PENALTY, _DONE),
    _ban("penalty_bargain", "吊销|责令停业|停业整顿|拘留", _PENALTY, _DONE),
    _ban("rights_waiver", rf"{_NOT}{_TO_WHOM}(?:行政)?(?:举报|信访|上访|申诉)", _WAY, _KEEPS),
    _ban(
        "rights_waiver",
        rf"{_NOT}{_TO_WHOM}(?:起诉|诉讼|上诉|申请(?:商事)?仲裁|仲裁|(?:申请)?(?:行政)?复议|(?:向)?(?:申请|请求)(?:[^，。；]{{0,10}}?法院)?(?:强制)?执行)(?!请求|费|主张|标的|时效|保全)",
        _WAY,
        _KEEPS,
    ),
    _ban("rights_waiver", rf"{_NOT}{_TO_WHOM}投诉", _WAY, _KEEPS),
    _ban(
        "rights_waiver",
        rf"{_NOT}向[^，。；]{{1,20}}?(?:局|机关|部门|法院|政府|媒体|委员会)(?:请求|申请|要求)?(?:行政)?(?:处理|查处|裁决|反映|申诉|救济|求助|控诉)"
        rf"|{_NOT}(?:再)?(?:通过|采取|采用|以|经由?)[^，。；]{{0,8}}(?:诉讼|仲裁|司法|行政|法律)[^，。；]{{0,8}}?(?:途径|方式|手段|程序)(?:解决|处理|主张|维权|维护)"
        rf"|{_NOT}(?:再)?向[^，。；]{{1,20}}?(?:局|机关|部门|法院)提出[^，。；]{{0,4}}?(?:处理|查处|裁决)(?:的)?(?:请求|申请)"
        rf"|{_NOT}(?:再)?(?:到|去|找)[^，。；]{{1,12}}?(?:告|举报|投诉|反映|起诉)(?!知)"
        rf"|{_NOT}(?:再)?(?:[将把就][^，。；]{{1,12}}?)?(?:诉诸|诉至|告上|对簿|打官司)"
        rf"|{_NOT}(?:再)?(?:向[^，。；]{{1,12}})?(?:申请|请求|主张|诉请)[^，。；]{{0,6}}?(?:撤销|确认|宣告)[^，。；]{{0,8}}?协议",
        _WAY,
        _KEEPS,
    ),
    _ban(
        "rights_waiver",
        "放弃[^，。；]{0,20}?(?:诉讼|仲裁|司法)(?:途径|程序|方式|手段)|放弃[^，。；]{0,14}?(?:起诉权|诉权|诉讼(?:的)?权利|起诉(?:的)?权利|举报(?:的)?权利|投诉(?:的)?权利|救济(?:的)?权利|申请(?:强制)?执行(?:的)?权利|上诉权)",
        _WAY,
        _KEEPS,
    ),
    _ban(
        "personal_freedom",
        "(?:限制|剥夺)[^，。；]{0,8}人身自由|(?:扣押|扣留)[^，。；]{0,8}(?:身份证|护照|证件|本人|人身)"
        "|(?:身份证|护照|户口簿|驾驶证|通行证)(?![^，。；]{0,4}(?:复印|照片|正反面|号))(?:[^，。；]{0,10}(?:扣押|扣留|抵押|质押|交由|交给)|[^，。；]{0,4}由[^，。；]{1,8}(?:保管|保存|代管|暂管|暂存|收存))"
        "|不得离开(?:本地|本市|本区|本省|南通|通州|境|住所|住处|中国|国)|以(?:人|身)抵债|人身担保|下跪|跪地|游街|拘禁|软禁|限制出境|不得出境",
        _FREEDOM,
    ),
    _ban(
        "mediation_fee",
        "调解(?:服务|劳务|咨询|手续|成功|工作|办案)*(?:费用|费|酬金|报酬|经费)",
        _FREE,
        re.compile("不收|免收|免费|无需|无须|不(?:支付|交纳|缴纳|承担|产生)"),
    ),
    _ban(
        "mediation_fee",
        f"(?:向|给){_COMMITTEE}[^，。；]{{0,4}}?(?:支付|缴纳|交纳|给付|付|交|捐|赠送|送)[^，。；]{{0,10}}?{_REWARD}"
        f"|(?:支付|缴纳|交纳|给付|送给|付给|交给|给|付){_COMMITTEE}[^，。；]{{0,8}}?{_REWARD}|(?:向|给){_COMMITTEE}[^，。；]{{0,4}}?(?:捐款|捐赠|捐助|赞助|送礼)|(?:承担|负担|支付|报销){_COMMITTEE}的?[^，。；]{{0,6}}?(?:费|补贴)"
        f"|{_COMMITTEE}的?(?:劳务|误工|辛苦|办案|交通|餐)费"
        f"|(?:赞助|捐赠|捐助|宴请|招待|馈赠){_COMMITTEE}",
        _FREE,
        re.compile("不收|免收|不(?:支付|交纳|缴纳|得)"),
    ),
)

# 任何一方不得限制对方人身自由: the ban on the very thing.
_FORBIDDEN = re.compile("(?:不得|不能|不准|禁止|无权)[^，。；]{0,6}$")
_COURT_DECIDES = re.compile(
    "(?:不履行|未履行|不(?:付款|支付|还款|偿还|履约|执行|遵守|兑现)|拒不|没有(?:按|履行|支付)|不能按|不按|未按|未能|违反|违约|逾期|拒绝履行|不能履行|反悔)[^。；]{0,40}?(?:法院|法庭)[^，。；]{0,16}?(?:裁判|判决|裁决|判定|审判|判令)"
)
_COURT_ADVICE = (
    "改成违约责任：到期不付的，未付部分一并到期，另付违约金多少元。可以写“对方可以向人民法院起诉或者申请强制执行”。"
)


def unlawful(sentence: Sentence) -> Iterator[Remark]:
    """What no agreement may hold, and the clause that leaves everything to the court on default."""
    for ban in _BANS:
        for found in ban.words.finditer(sentence.text):
            if not _harmless(ban, sentence.text, found):
                yield sentence.remark(ban.code, found, ban.advice)
    decides = _COURT_DECIDES.search(sentence.text)
    if decides:
        yield sentence.remark("court_decides", decides, _COURT_ADVICE)


def _harmless(ban: _Ban, text: str, found: re.Match[str]) -> bool:
    near = text[max(0, found.start() - 16) : found.end()]
    if ban.unless and ban.unless.search(near):
        return True
    if ban.code in ("personal_freedom", "penalty_bargain") and _FORBIDDEN.search(text, 0, found.start()):
        return True
    if ban.code != "rights_waiver":
        return False
    if _REPORTS.search(found[0]):
        return bool(_PLATFORM.search(text))
    return bool(_PERFORMED.search(text) or (_COMPLAINT.search(found[0]) and _PLATFORM.search(text)))
