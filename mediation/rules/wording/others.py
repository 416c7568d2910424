"""条款写到的人和事：外人的义务，没列入的保证人，没有期限的给付，没有账号的汇款，没有留口子的保密。"""

# ruff: noqa: E501  (one pattern a line, however long)

import re
from collections.abc import Iterable, Iterator

from mediation.rules.wording.reading import NAME, Remark, Sentence

_HERE = "[^，。；]"
_FIRM = r"[\u4e00-\u9fa5A-Za-z0-9（）]{2,24}?(?:公司|经营部|商行|厂|中心|工作室|合作社|协会|管理局|监督局|分局|市场|平台|法院|公安局|派出所)"
_STRANGER = (
    rf"(?:案外人(?:[\u4e00-\u9fa5]{{1,4}}?)?|第三方|(?:淘宝|天猫|京东|拼多多|抖音|快手|小红书|阿里巴巴)网?|{_FIRM})"
)
_DUTY = "(?:应当|应(?!收|付|有|得|税)|须|必须|有义务|不得)"
_OUTSIDERS = (
    re.compile(rf"(?:^|[，；：]|由|并由)(?P<who>{_STRANGER})(?={_DUTY})"),
    re.compile(
        rf"由(?P<who>{_STRANGER})(?=(?:负责)?(?:承担|支付|赔偿|偿还|给付|删除|下架|冻结|扣划|封禁|关闭|停止|免予|撤销|不予|返还|退还))"
    ),
)
# Somebody who is named through a party, or not at all, is nobody in particular.
_NOBODY = re.compile(
    rf"[甲乙丙丁戊己庚辛壬癸]方|{NAME}|双方|各方|其|该|本|前述|上述|任何|各|所有|合作|关联|一方|对方|调解|以及|和|或|及|与|的|法院指定"
)
_GUARANTEE = re.compile(
    r"(?:由|^|[，；])(?P<who>[\u4e00-\u9fa5·（）]{2,24}?)(?:自愿|同意)*(?:(?:为|对|就)[^，。；]{1,24}?)?(?:向[^，。；]{1,12}?)?"
    r"(?:提供|承担)(?:连带)?(?:责任)?(?:的)?(?:保证|担保)"
)

_RELATIVE = (
    "(?:父亲|母亲|父母|配偶|妻子|丈夫|儿子|女儿|子女|兄弟|姐姐|哥哥|股东|亲属|朋友|员工|负责人|法定代表人|经营者)"
)
_VOUCHES = re.compile(
    rf"(?:^|[，；]|由)(?P<who>(?:[甲乙丙丁戊己庚辛壬癸]方|被?申请人|{NAME})的?{_RELATIVE}(?P<name>[\u4e00-\u9fa5·{NAME}]{{0,4}}?))"
    "(?:自愿|同意|个人|本人)*(?:(?:为|对|就)[^，。；]{1,24}?)?(?:向[^，。；]{1,12}?)?(?:提供|承担)(?:连带)?(?:责任)?(?:的)?(?:连带|保证|担保|清偿)"
)
_AS_GUARANTOR = re.compile(
    "(?:^|[，；]|由)(?P<who>[\u4e00-\u9fa5·]{2,4})(?:自愿|同意)?作为[^，。；]{0,12}?(?:担保人|保证人)"
)
_SIGNS_TOO = re.compile("签名|签字|作为[甲乙丙丁戊己庚辛壬癸]方")

_SUM = r"(?:人民币)?[0-9][0-9,，.]*(?:万|亿)?元"
_PAY = re.compile(rf"(?:支付|赔偿|给付|返还|退还|补偿|偿还|付给|付清){_HERE}{{0,30}}?{_SUM}")
_DO = re.compile(
    rf"(?:应当|应|须|必须|需|负责){_HERE}{{0,40}}?(?:删除|下架|销毁|撤展|撤下|归还|返还|交付|交还|移交|更换|拆除|道歉|消除影响)"
)
_TIME = re.compile(
    "日前|日内|[周月年]内|当面|当日|之日|日起|之前|前(?=[，付支完将删销撤归交返])|月底|年底|当场|即时|立即|即刻|同时|时(?=[，一支付])|每月|每周|每年|到期|期限|分期"
    "|[0-9]日|生效后|生效起|后(?=[，三五十0-9])|次日|期间|届满|一次性当|按期|如期|以前"
)
_CONDITIONAL = re.compile(
    "如|若|逾期|违反|违约|每(?:发现|次|违反|一)|再次|仍|否则|一旦|未(?:按|在|能|履行)|有权|可以|要求|不足|超过"
)
_DONE = re.compile("已|曾|收到|完毕|各自承担|自行承担|无需|不再|不予|不(?:得|用)|放弃")
_VAGUE_TIME = re.compile("尽快|及时|尽早|早日|适时|近期|合理期限|合理时间|届时|另行|以后|日后|条件|宽裕|好转|情况")
_BARE_START = re.compile(
    "^(?:立即|当场|即刻|[自于在][^，。；]{2,16}?(?:起|前|内|当日)(?:（含当日）)?，?)?(?:应当|应(?=[于在删停支赔撤销下归])|须|必须|停止|删除|下架|销毁|支付|赔偿|撤展|归还|返还|交付|赔礼道歉|在网店|在店铺)"
)
_SOMEBODY = re.compile(
    rf"[甲乙丙丁戊己庚辛壬癸]方|{NAME}|[双各一对]方|当事人|申请人|第三人|方(?=应|须|不|的)|公司|厂|店|经营部|家纺|布艺|人(?=应|须)|委员会|法院|义务人|债务人|权利人"
)
_WIRE = re.compile(
    "(?:汇入|汇至|汇到|转入|转至|转账|打入|打到|打进|打给|付至|存入|汇款)[^。；]{0,24}?(?:账户|帐户|账号|帐号|银行卡|卡号|卡内|支付宝|微信)"
)
_NUMBERED = re.compile(r"[0-9](?:[\s]*[0-9]){7,}")
_ALREADY_GIVEN = re.compile("前[款项条述]|上述|上列|下列|第（|同一|该账|原账|本协议所列|附件")
_SECRET = re.compile("保密|不得[^，。；]{0,14}(?:披露|透露|公开|泄露)")
_OF_THIS = re.compile("协议|调解内容|调解过程|调解情况|调解结果|赔偿金额|赔偿数额")
_MAY_TELL = re.compile("法院|司法确认|依法|法律|有权机关|除外|监管|执行")
_MIXED = re.compile("(?:共计|合计|总计|总额)[^。；]{0,30}?(?:其中)?(?:含|包括|包含)违约金")
_MOVES = re.compile(
    "(?P<what>专利申请权|专利权|专利|商标专用权|商标权|商标)[^，。；]{0,16}?(?:转让|让与|无偿转移|过户)(?!费|款|价|合同|协议|登记|的)"
)
_NOT_MOVED = re.compile("(?:不(?:构成|产生|视为|代表|得|再|涉及|包括)|未经|禁止)[^，。；]*$")
_REGISTERED = re.compile("登记|公告|手续|核准")

_OF_A_PARTY = re.compile(
    rf"(?:^|[，；])(?P<who>(?:[甲乙丙丁戊己庚辛壬癸]方|{NAME})的?(?:供货商|供应商|经销商|客户|下家|上家|下游|加盟商|代理商|分销商|配偶|股东|亲属|父母|子女){_HERE}{{0,20}}?)(?={_DUTY})"
)


def strangers(sentence: Sentence, known: Iterable[str]) -> Iterator[Remark]:
    """Duties laid on somebody who is no party, and guarantors who are none. `known` names of the parties."""
    names = [re.sub("有限责任公司|有限公司|股份|公司|经营部|商行", "", name) for name in known]
    for pattern in _OUTSIDERS:
        for found in pattern.finditer(sentence.text):
            if not _NOBODY.search(found["who"]) and not _short_for(found["who"], names):
                yield sentence.remark("binds_non_party", found, found["who"], group="who")
    for found in _OF_A_PARTY.finditer(sentence.text):
        yield sentence.remark("binds_non_party", found, found["who"], group="who")
    for found in _VOUCHES.finditer(sentence.text):
        if NAME not in found["name"] and not _SIGNS_TOO.search(sentence.text):
            yield sentence.remark("guarantor_not_party", found, found["who"], group="who")
    for found in (*_GUARANTEE.finditer(sentence.text), *_AS_GUARANTOR.finditer(sentence.text)):
        if not _NOBODY.search(found["who"]) and not _short_for(found["who"], names):
            yield sentence.remark("guarantor_not_party", found, found["who"], group="who")


def open_ends(sentences: list[Sentence]) -> Iterator[Remark]:
    """Payments and acts without a day, and duties without anybody to perform them, in a term of free text."""
    whole = "。".join(sentence.text for sentence in sentences)
    if not _TIME.search(whole) and not _VAGUE_TIME.search(whole):
        for sentence in sentences:
            due = _PAY.search(sentence.text) or _DO.search(sentence.text)
            if due and not _CONDITIONAL.search(sentence.text) and not _DONE.search(sentence.text):
                yield sentence.remark("term_incomplete", due, "没有写什么时候")
                break
    if sentences and not _SOMEBODY.search(whole):
        bare = _BARE_START.search(sentences[0].text)
        if bare:
            yield sentences[0].remark("term_incomplete", bare, "没有写由谁做")


def loose_ends(sentence: Sentence) -> Iterator[Remark]:
    """Money wired to an account nobody can find, secrecy towards the court, rights moved without registration."""
    wired = _WIRE.search(sentence.text)
    if wired and not _NUMBERED.search(sentence.original) and not _ALREADY_GIVEN.search(sentence.text):
        yield sentence.remark("payee_account", wired, "")
    secret = _SECRET.search(sentence.text)
    if secret and _OF_THIS.search(sentence.text) and not _MAY_TELL.search(sentence.text):
        yield sentence.remark("secrecy_bars_court", secret, "")
    mixed = _MIXED.search(sentence.text)
    if mixed:
        yield sentence.remark("penalty_in_sum", mixed, "")
    moved = _MOVES.search(sentence.text)
    if moved and not _REGISTERED.search(sentence.original) and not _NOT_MOVED.search(sentence.text, 0, moved.start()):
        yield sentence.remark("transfer_registration", moved, moved["what"])


def _short_for(who: str, names: list[str]) -> bool:
    core = re.sub("有限责任公司|有限公司|股份|公司|经营部|商行|厂|工作室|中心", "", who)
    return len(core) > 1 and any(core in name for name in names)
