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
_UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_CAPITAL = "".join(_DIGITS) + "".join(_UNITS) + "万萬亿元圆角分整正"

_BOTH = re.compile(
    rf"(?P<figure>{_NUMBER})(?P<wan>万)?元(?:整)?(?:（(?:大写)?|，?大写)[：]?(?:人民币)?(?P<words>[{_CAPITAL}]+?[元圆角分整正]+)(?![{_CAPITAL}])"
)
_TOTAL = re.compile(
    rf"(?:共计|合计|总计|总额为?|共)(?:支付|赔偿|应付|付)?(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元"
)
_PERIODS = re.compile("分(?P<count>[二三四五六七八九十两]+|[0-9]{1,2})(?:期|次|笔)")
_SUM = re.compile(rf"(?:人民币)?(?P<figure>{_NUMBER})(?P<wan>万)?元")
_DAY = re.compile(r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_BLANK = re.compile(
    r"_{2,}|＿+|(?<![A-Za-z0-9])[XＸ×x]{2,}(?![A-Za-z0-9])|(?<![0-9])[ 　]{2,}(?=[年月日元])|〔\s*〕|（\s*）|\?{2,}|？{2,}|【\s*】"
)


def amounts(sentence: Sentence) -> Iterator[Remark]:
    """Figures and capitals that differ, and instalments in a sentence that do not add up to its total."""
    for found in _BOTH.finditer(sentence.text):
        words = _from_capitals(found["words"])
        if words is not None and words != _from_figures(found):
            yield sentence.remark("figures_and_words", found, "大写由数字生成：只改数字，大写照数字写。")
    yield from _schedule(sentence)


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
    total, periods = _TOTAL.search(sentence.text), _PERIODS.search(sentence.text)
    if not total or not periods:
        return
    count = _small(periods["count"])
    parts = list(_SUM.finditer(sentence.text, max(total.end(), periods.end())))
    if len(parts) != count:
        return
    summed = sum((_from_figures(each) for each in parts), Decimal(0))
    if summed != _from_figures(total):
        yield sentence.remark("sum_mismatch", total, f"各期相加是{summed:,.2f}元。改某一期，或者改总额。")


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
