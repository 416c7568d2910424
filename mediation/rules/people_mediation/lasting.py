"""中止和延长的条件（人民调解工作若干规定第三十三条；特邀调解规定第十八条）。"""

from mediation.rules import figures, statutes
from mediation.rules.lifecycle import Refusal
from mediation.rules.people_mediation.facts import MatterFacts, names
from mediation.rules.people_mediation.words import SUSPENSION_REASONS


def suspension_has_reason(facts: MatterFacts) -> Refusal | None:
    """A pause says what it waits for."""
    if not facts.entry:
        return None
    if facts.entry.ground not in SUSPENSION_REASONS:
        return Refusal("没有选中止的原因。选一项。")
    if facts.entry.ground == "other" and not facts.entry.reason.strip():
        return Refusal("原因选了“其他”，还没有写明。写一句等什么。")
    return None


def extension_is_agreed(facts: MatterFacts) -> Refusal | None:
    """Time runs longer only with everybody's consent, and to a later day."""
    if not facts.entry:
        return None
    missing = [party for party in facts.parties if party.key not in facts.entry.agreed]
    if missing:
        return Refusal(
            f"延长要每一方都同意，还缺{names(missing)}的同意。征得同意后登记；不同意的，按原期限办。",
            facts.term,
        )
    if facts.entry.until is None or (facts.due_on and facts.entry.until <= facts.due_on):
        now = f"现在的期限是{figures.day(facts.due_on)}。" if facts.due_on else ""
        return Refusal(f"{now}延长到的日期要比它晚。填更晚的一天。", facts.term)
    return None


def suspicion_was_answered(facts: MatterFacts) -> Refusal | None:
    """What was stopped for a suspicion that the court was told of goes on when there is an answer (特邀调解规定 18)."""
    if facts.court and facts.court.suspected:
        return Refusal("报告过虚假调解可能，还没有答复。先登记法院的处理，再恢复调解。", statutes.INVITED_18_2)
    return None
