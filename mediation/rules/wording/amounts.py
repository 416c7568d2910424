"""条款里的数字：大小写要一致，分期要等于总额，日期要存在，空白要填上。"""

# ruff: noqa: E501  (one pattern a line, however long)

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from mediation.rules.wording.reading import Remark, Sentence

_NUMBER = r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+(?:\.[0-9]{1,2})?"
_DIGITS = {
    sign: value
    for value, signs in enumerate(("零〇", "壹一", "贰二两", "叁三", "肆四", "伍五", "陆六", "柒七", "捌八", "玖九"))
    for sign in signs
}
_HERE = "[^，。；]"
_UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_CAPITAL = "".join(_DIGITS) + "".join(_UNITS) + "万萬亿元圆角分整正"

_BOTH = re.compile(
    rf"(?P<figure>{_NUMBER})(?P<wan>万)?元(?:整)?(?:（(?:大写)?|，?大写)[：]?(?:人民币)?(?P<words>[{_CAPITAL}]+?[元圆角分整正]+)(?![{_CAPITAL}])"
)
_WORDS_FIRST = re.compile(
    rf"(?<![{_CAPITAL}])(?P<words>[{_CAPITAL}]+[元圆角分整正])(?:（|，)?(?:小写)?(?:为|：)?(?:人民币)?(?:小写|[¥￥]|RMB)[：]?(?:人民币)?[¥￥]?(?P<figure>{_NUMBER})(?P<wan>万)?"
)
# 伍仟元整（6,000.00元）: only the figure stands in the brackets.
_WORDS_BARE = re.compile(
    rf"(?<![{_CAPITAL}])(?P<words>[{_CAPITAL}]+[元圆角分整正])（(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元整?）"
)
_TOTAL = re.compile(
    rf"(?:共计|合计|总计|总额为?|共)(?:支付|赔偿|应付|付|补偿)?[^，。；0-9（]{{0,10}}?(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元"
)
_PERIODS = re.compile("分(?P<count>[二三四五六七八九十两]+|[0-9]{1,2})(?:期|次|笔)")
_SUM = re.compile(rf"(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元")
_PERIODS_OF = re.compile(
    rf"(?:期|次|笔)[^，。；：0-9]{{0,20}}(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元[^，。；：]{{0,24}}："
)
_AMONG = re.compile("，其中(?!包?含|包括)")
_DATED_PART = re.compile(
    rf"(?:[0-9]{{1,2}}日|第[一二三四五六七八九十0-9]+[期笔次]|当[日场]){_HERE}{{0,16}}?{_NUMBER}万?元"
)
_REST = re.compile("余|其他")
_HEADS = re.compile(
    rf"(?:^|[，：；])(?P<parts>[^；：]{{0,120}}?[0-9]万?元[^，；：]{{0,6}})，?(?:以上|上述)?(?:各项|两项|三项|款项)?(?:共计|合计|总计)(?:为|：)?(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元"
)
# 于4月10日前支付20,000元，于5月10日前支付20,000元，共计50,000元; 首期20,000、余款30,000，合计50,000.
_WHEN = r"[0-9]{1,2}日|(?:首|尾|末|前|后|第[一二三四五六七八九十0-9]+)[期笔次](?:款)?|首付(?:款)?|定金|余款|尾款"
_PART = re.compile(
    rf"(?:{_WHEN})[^，。；、：0-9]{{0,16}}(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元?(?![0-9月日年%])"
)
_PARTS_TOTAL = re.compile(
    rf"[，；、](?:以上|上述)?(?:各[期项]|[两三]期|款项)?(?:共计|合计|总计)(?:为|：)?(?:支付|赔偿)?(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?(?:元|$)"
)
_NOT_PARTS = re.compile("每|其中|已|曾|扣|减|违约金|逾期|利息|如|若|否则")
# 赔偿50,000元，4月10日前20,000元，5月10日前20,000元: a sum without a day, then nothing but dated parts.
_SUM_FIRST = re.compile(
    rf"(?:赔偿|支付|补偿|给付)[^，。；0-9（]{{0,24}}(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元整?(?:（[^（）]*）)?(?=[，：])"
)
_DATED = re.compile(
    rf"[，、：](?:并|分别)?[于在]?(?:[0-9]{{4}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日(?:之?以?前)?(?:（含当日）)?(?:各?支付|付清|付|给付)?(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元(?=[，、]|$)"
)
_HAS_DAY = re.compile("[0-9]日|当[日场天]|日内|即时")
_NOT_HEADS = re.compile("每|余|其中|已|扣|减|违约金|第|日前|大写")
_ONE_NUMBER = "大写由数字生成：只改数字，大写照数字写。"
_DAY = re.compile(r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_BLANK = re.compile(
    r"_{2,}|＿+|(?<![A-Za-z0-9])[XＸ×x]{2,}(?![A-Za-z0-9])|(?<![0-9])[ 　]{2,}(?=[年月日元])|〔\s*〕|（\s*）|\?{2,}|？{2,}|【\s*】"
)


def amounts(sentence: Sentence) -> Iterator[Remark]:
    """Figures and capitals that differ, and instalments in a sentence that do not add up to its total."""
    for found in _BOTH.finditer(sentence.text):
        words = _from_capitals(found["words"])
        if words is not None and words != _from_figures(found):
            yield sentence.remark("figures_and_words", found, _ONE_NUMBER)
    for found in (*_WORDS_FIRST.finditer(sentence.text), *_WORDS_BARE.finditer(sentence.text)):
        words = _from_capitals(found["words"])
        if words is not None and words != _from_figures(found):
            yield sentence.remark("figures_and_words", found, _ONE_NUMBER)
    yield from _schedule(sentence)
    yield from _heads(sentence)
    yield from _parts_first(sentence)
    yield from _sum_first(sentence)


def days(text: str) -> Iterator[Remark]:
    """Days that are in no calendar, such as 2026年2月30日."""
    for found in _DAY.finditer(text):
        try:
            date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            yield Remark("impossible_day", found.start(), found.end(), found[0], "日历上没有这一天。对照日历改。")


def blanks(text: str) -> Iterator[Remark]:
    """Places left open to be filled in by hand."""
    for found in _BLANK.finditer(text):
        yield Remark("blank_left", found.start(), found.end(), found[0], "填上，或者删去。签名以后再填的内容不算数。")


def _schedule(sentence: Sentence) -> Iterator[Remark]:
    """`共计A元，分两期：B元，C元`, `分两期支付A元：B元，C元`, `共A元，其中某日B元，某日C元`."""
    text = sentence.text
    total, periods = _TOTAL.search(text), _PERIODS.search(text)
    if periods and not total:
        total = _PERIODS_OF.search(text, periods.start())
    if not total:
        return
    if periods:
        count, behind = _small(periods["count"]), max(total.end(), periods.end())
    elif (among := _AMONG.search(text, total.end())) and not _REST.search(text, among.end()):
        count, behind = len(_DATED_PART.findall(text, among.end())), among.end()
    else:
        return
    parts = list(_SUM.finditer(text, behind))
    if len(parts) != count or count < 2:
        return
    summed = _added(parts)
    if summed != _from_figures(total):
        yield sentence.remark("sum_mismatch", total, f"各期相加是{summed:,.2f}元。改某一期，或者改总额。")


def _heads(sentence: Sentence) -> Iterator[Remark]:
    """`经济损失A元、合理开支B元，合计C元`."""
    for total in _HEADS.finditer(sentence.text):
        parts = list(_SUM.finditer(total["parts"]))
        summed = _added(parts)
        if len(parts) > 1 and not _NOT_HEADS.search(total["parts"]) and summed != _from_figures(total):
            yield sentence.remark("sum_mismatch", total, f"各项相加是{summed:,.2f}元。改某一项，或者改总额。")


def _parts_first(sentence: Sentence) -> Iterator[Remark]:
    """`某日B元，某日C元，共计A元`: nothing but dated or numbered parts stands before the total."""
    total = _PARTS_TOTAL.search(sentence.text)
    if total is None or _NOT_PARTS.search(sentence.text, 0, total.start()):
        return
    parts = list(_PART.finditer(sentence.text, 0, total.start()))
    if len(parts) < 2 or len(list(_SUM.finditer(sentence.text, 0, total.start()))) > len(parts):
        return
    if _added(parts) != _from_figures(total):
        advice = f"各期相加是{_added(parts):,.2f}元。改某一期，或者改总额。"
        yield sentence.remark("sum_mismatch", total, advice, group="figure")


def _sum_first(sentence: Sentence) -> Iterator[Remark]:
    """`赔偿A元，某日B元，某日C元`: behind a sum without a day nothing but dated parts."""
    total = _SUM_FIRST.search(sentence.text)
    if total is None or _NOT_PARTS.search(sentence.text) or _HAS_DAY.search(sentence.text, 0, total.start()):
        return
    if _PERIODS.search(sentence.text) or _TOTAL.search(sentence.text):
        return
    parts = list(_DATED.finditer(sentence.text, total.end()))
    if len(parts) < 2 or len(list(_SUM.finditer(sentence.text, total.end()))) != len(parts):
        return
    if _added(parts) != _from_figures(total):
        yield sentence.remark("sum_mismatch", total, f"各期相加是{_added(parts):,.2f}元。改某一期，或者改总额。")


def _added(parts: list[re.Match[str]]) -> Decimal:
    return sum((_from_figures(each) for each in parts), Decimal(0))


def _from_figures(found: re.Match[str]) -> Decimal:
    number = Decimal(re.sub("[,，]", "", found["figure"]))
    return number * 10000 if found["wan"] else number


def _from_capitals(words: str) -> Decimal | None:
    """The sum that `words` spell; None when they spell none."""
    whole, mark, rest = re.sub("圆", "元", words).partition("元")
    if not mark:
        whole, rest = "", words
    fraction = re.fullmatch(
        rf"零?(?:(?P<jiao>[{''.join(_DIGITS)}])角)?零?(?:(?P<fen>[{''.join(_DIGITS)}])分)?[整正]?", rest
    )
    if fraction is None:
        return None
    jiao, fen = (_DIGITS[fraction[part]] if fraction[part] else 0 for part in ("jiao", "fen"))
    return Decimal(_whole(whole)) + Decimal(10 * jiao + fen) / 100


def _whole(words: str) -> int:
    total = section = digit = 0
    for sign in words:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        elif sign in "万萬":
            total += (section + digit) * 10**4
            section = digit = 0
        elif sign == "亿":
            total = (total + section + digit) * 10**8
            section = digit = 0
    return total + section + digit


def _small(words: str) -> int:
    return int(words) if words.isdigit() else _whole(words)
