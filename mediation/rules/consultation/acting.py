"""跨部门咨询的守则：谁问谁、疑难的要在期满以前标、答复要有内容。"""

from mediation.rules import figures
from mediation.rules.consultation.facts import ConsultationFacts
from mediation.rules.lifecycle import Refusal

Facts = ConsultationFacts


def day_has_come(facts: Facts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def after_receipt(facts: Facts) -> Refusal | None:
    """Nothing happens before the consultation came in."""
    if facts.entry and facts.received_on and facts.entry.on < facts.received_on:
        return Refusal(f"早于收到咨询的{figures.day(facts.received_on)}。核对日期。")
    return None


def bodies_are_named(facts: Facts) -> Refusal | None:
    """Who asks."""
    if not facts.asker.strip():
        return Refusal("没有填咨询的机关。")
    return None


def another_body_is_asked(facts: Facts) -> Refusal | None:
    """Somebody else is asked."""
    if not facts.asked.strip():
        return Refusal("没有填被咨询的机关。")
    if facts.asker.strip() == facts.asked.strip():
        return Refusal("咨询的机关和被咨询的机关是同一个。核对是谁问谁。")
    return None


def text_is_written(facts: Facts) -> Refusal | None:
    """In words."""
    if facts.entry and not facts.entry.text.strip():
        return Refusal("没有写内容。写一句，以后看得明白。")
    return None


def before_the_due_day(facts: Facts) -> Refusal | None:
    """工作方案三（三）2：疑难、复杂案件除外. Flagged on the last day or after it, it is a delay and no exception; what
    counts is the day on which it is put on record."""
    if facts.due and facts.today >= facts.due:
        return Refusal(f"答复期限到{figures.day(facts.due)}，标疑难要在这一天以前。现在只能答复，按期没按期照实计。")
    return None


def expert_is_in_term(facts: Facts) -> Refusal | None:
    """Somebody of the pool whose term covers the day."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.expert is None:
        return Refusal("没有选专家。")
    until = entry.expert.term_until
    if entry.on < entry.expert.term_from or (until is not None and entry.on > until):
        return Refusal(f"{entry.expert.name}这一天不在聘期内。换一位，或者先续聘。")
    return None


def avoidance_is_checked(facts: Facts) -> Refusal | None:
    """回避、保密."""
    if facts.entry and facts.entry.expert and not facts.entry.expert.checked:
        return Refusal("没有勾选回避、保密。问过与双方没有利害关系，说明保密要求，再勾上。")
    return None
