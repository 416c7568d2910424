"""登记结果以后的守则：挽回损失要有依据、汇率，同一笔钱只数一次；典型案例不写名称；更正的日子要接得上。"""

from mediation.rules import figures
from mediation.rules.lifecycle import Refusal
from mediation.rules.money import yuan
from mediation.rules.overseas_guidance.facts import Days, GuidanceFacts
from mediation.rules.overseas_guidance.recovered import YUAN, equal_rows, is_divided
from mediation.rules.overseas_guidance.studies import names_in
from mediation.rules.overseas_guidance.words import CURRENCIES, RECOVERED
from mediation.rules.statutes import FOREIGN_IP_13

Facts = GuidanceFacts
MOST_PLACES = 5
"""Places of names that one refusal tells."""


def recovery_is_told(facts: Facts) -> Refusal | None:
    """What was recovered, how much, on what it rests."""
    one = facts.recovery
    if one is None:
        return None
    if one.kind not in RECOVERED or one.currency not in CURRENCIES or one.amount <= 0:
        return Refusal("没有选口径、币种，或者没有填金额。")
    if not one.basis.strip():
        return Refusal("没有填依据。写凭什么知道是这个数：解冻通知、和解协议、平台账单的名称和编号。")
    return None


def amount_is_whole(facts: Facts) -> Refusal | None:
    """日元 has no hundredths."""
    one = facts.recovery
    if one and is_divided(one.amount, one.currency):
        return Refusal(f"{CURRENCIES[one.currency]}没有小数。核对金额。")
    return None


def rate_is_told(facts: Facts) -> Refusal | None:
    """A foreign amount has its rate, whose it is and of which day; 元 needs none."""
    one = facts.recovery
    if one is None or (one.currency == YUAN and one.rate is None):
        return None
    if one.currency == YUAN:
        return Refusal("人民币不用填汇率。")
    if one.rate is None:
        return Refusal("没有填汇率。写 1 元外币合多少人民币。")
    if not one.rate_source.strip():
        return Refusal("没有填汇率的来源。写谁公布的，比如“中国外汇交易中心人民币汇率中间价”。")
    if one.rate_on is None:
        return Refusal("没有填汇率的日期。")
    if one.rate_on > facts.today:
        return Refusal(f"汇率的日期{figures.day(one.rate_on)}还没有到。")
    return None


def money_counts_once(facts: Facts) -> Refusal | None:
    """不得重复加总：an amount that is there already is the same money, or somebody says that it is not."""
    one = facts.recovery
    if one is None:
        return None
    if one.same_as:
        known = next((row for row in facts.recovered if row.key == one.same_as), None)
        if known is None or known.same_as:
            return Refusal("选的那一笔不在这里，或者它本身就算在别的一笔里。重新选。")
        if (known.amount, known.currency) != (one.amount, one.currency):
            return Refusal("选了同一笔钱，金额、币种却不一样。核对金额；不是同一笔的，不要选。")
        return None
    equal = equal_rows(one, facts.recovered)
    if equal and not one.apart:
        row = equal[0]
        said = f"{figures.day(row.on)}的{RECOVERED[row.kind]} {yuan(row.amount)}{CURRENCIES[row.currency]}"
        return Refusal(f"和{said}金额一样。是同一笔钱的，选它，只数一次；核对过是另一笔的，勾“是另一笔钱”。")
    return None


def within_what_was_frozen(facts: Facts) -> Refusal | None:
    """Not more is released than was frozen."""
    one = facts.recovery
    if one is None or one.kind != "released" or one.same_as or facts.frozen is None or one.currency != facts.currency:
        return None
    released = facts.released_to_others + sum(
        row.amount
        for row in facts.recovered
        if row.kind == "released" and not row.same_as and row.currency == one.currency
    )
    if released + one.amount > facts.frozen:
        name = CURRENCIES[one.currency]
        return Refusal(
            f"解冻的合计{yuan(released + one.amount)}{name}，比登记的冻结金额{yuan(facts.frozen)}{name}还多。"
            "核对金额；冻结金额登记错的，先更正纠纷。"
        )
    return None


def nothing_is_counted_in_it(facts: Facts) -> Refusal | None:
    """A row that others are counted in stays until they are struck."""
    one = facts.recovery
    if one and any(row.same_as == one.key for row in facts.recovered):
        return Refusal("还有一笔是算在它里面的。先划去那一笔。")
    return None


def kept_as_study(facts: Facts) -> Refusal | None:
    """Only what was chosen for it becomes a case study."""
    return None if facts.typical else Refusal("回访的时候没有留作典型案例。要写案例的，先在“更正登记”里留作典型案例。")


def study_is_written(facts: Facts) -> Refusal | None:
    """A title and a text."""
    if facts.study and not (facts.study.title.strip() and facts.study.text.strip()):
        return Refusal("案例的题目和正文都要写。")
    return None


def title_names_nobody(facts: Facts) -> Refusal | None:
    """Nobody is recognised from the title."""
    return _unnamed(facts.study.title if facts.study else "", "题目", facts)


def text_names_nobody(facts: Facts) -> Refusal | None:
    """Nobody is recognised from the text; each place is told."""
    return _unnamed(facts.study.text if facts.study else "", "正文", facts)


def days_go_together(facts: Facts) -> Refusal | None:
    """A correction leaves the days in their order, and the notice before the evidence."""
    days = facts.days
    if days is None:
        return None
    if days.sent_evidence and (days.noticed_evidence is None or days.sent_evidence < days.noticed_evidence):
        return Refusal("证据出境早于合规提示。提示要在证据出境以前，核对日期。", FOREIGN_IP_13)
    return _out_of_order(days, facts)


def _out_of_order(days: Days, facts: Facts) -> Refusal | None:
    named = {"告知": days.told, "初步意见": days.advised, "结果": days.result, "合规提示": days.noticed_evidence}
    given = {what: on for what, on in {**named, "证据出境": days.sent_evidence}.items() if on}
    for what, on in given.items():
        if on > facts.today:
            return Refusal(f"{what}的{figures.day(on)}还没有到。核对日期。")
        if facts.noticed_on and on < facts.noticed_on:
            return Refusal(f"{what}的{figures.day(on)}早于获知纠纷的{figures.day(facts.noticed_on)}。核对日期。")
        if days.told and on < days.told:
            return Refusal(f"{what}的{figures.day(on)}早于告知的{figures.day(days.told)}。核对日期。")
    if days.advised and days.result and days.result < days.advised:
        return Refusal("结果早于初步意见。核对日期。")
    return None


def _unnamed(text: str, part: str, facts: Facts) -> Refusal | None:
    found = names_in(text, facts.names)
    if not found:
        return None
    more = f"还有{len(found) - MOST_PLACES}处。" if len(found) > MOST_PLACES else ""
    said = "".join(each.sentence for each in found[:MOST_PLACES])
    return Refusal(f"{part}里认得出是谁：{said}{more}换成“某企业”“对方”这样的说法。")
