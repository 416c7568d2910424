"""典型案例的守则：限定查看的不选、名称号码都去掉、写的人不审自己的。"""

from mediation.rules import figures
from mediation.rules.lifecycle import Refusal
from mediation.rules.statutes import MEDIATION_15_4
from mediation.rules.typical_case.facts import TypicalFacts
from mediation.rules.typical_case.traces import find_traces, said_of

Facts = TypicalFacts


def day_has_come(facts: Facts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def in_order(facts: Facts) -> Refusal | None:
    """Steps follow each other."""
    if facts.entry and facts.last_on and facts.entry.on < facts.last_on:
        return Refusal(f"早于上一步的{figures.day(facts.last_on)}。核对日期。")
    return None


def case_is_open_to_read(facts: Facts) -> Refusal | None:
    """A restricted case stays with its own people: 泄露商业秘密、个人隐私 is what a mediator must not do."""
    if facts.restricted:
        return Refusal("这件是限定查看的案件，不选作典型案例。", MEDIATION_15_4)
    return None


def case_is_over(facts: Facts) -> Refusal | None:
    """What is still being mediated is no example yet."""
    return None if facts.over else Refusal("案件还没有结案。结案以后再选。")


def title_is_written(facts: Facts) -> Refusal | None:
    """It is called something."""
    return None if facts.entry is None or facts.entry.title.strip() else Refusal("没有写案例的名称。")


def reason_is_given(facts: Facts) -> Refusal | None:
    """In words."""
    return None if facts.entry is None or facts.entry.reason.strip() else Refusal("没有写理由。写一句，以后看得明白。")


def text_is_written(facts: Facts) -> Refusal | None:
    """There is something to read."""
    return None if facts.entry is None or facts.entry.text.strip() else Refusal("没有写案例正文。")


def nobody_is_named(facts: Facts) -> Refusal | None:
    """No party can be recognised in the text that is typed, or, where none is, in the text that stands. Judged when it
    is written and again when it is approved: parties and names may have come to the case since."""
    entry = facts.entry
    title, text = (entry.title, entry.text) if entry and entry.text.strip() else (facts.title, facts.text)
    if entry is None and not text:
        return None
    in_title = find_traces(title, facts.hidden)
    if in_title:
        return Refusal(
            f"案例名称里还有“{in_title[0].found}”（{in_title[0].what}）。换成“某公司”“甲公司”再交。", MEDIATION_15_4
        )
    in_text = find_traces(text, facts.hidden)
    if in_text:
        return Refusal(f"正文里还看得出是谁：{said_of(in_text)}。换成“某公司”“甲公司”再交。", MEDIATION_15_4)
    return None


def another_person(facts: Facts) -> Refusal | None:
    """Nobody approves what they wrote."""
    if facts.writer is not None and facts.writer == facts.actor:
        return Refusal("案例是你写的，要请另一位审核。")
    return None


def place_is_named(facts: Facts) -> Refusal | None:
    """Where it can be read."""
    return None if facts.entry is None or facts.entry.place.strip() else Refusal("没有写在哪里发布。")
