"""预审的守则：能不能受理、意见有没有答复、复核人是不是另一个人、日期的先后；不行的说明理由。"""

from datetime import date

from mediation.rules import figures, statutes
from mediation.rules.design_preexamination.designs import class_refusal, designs_refusal
from mediation.rules.design_preexamination.facts import PreexaminationFacts
from mediation.rules.design_preexamination.words import NOT_FILED, PAPERS, REFUSED, SCREENING
from mediation.rules.lifecycle import Refusal

Facts = PreexaminationFacts


def day_has_come(facts: Facts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def _not_before(facts: Facts, day: date | None, what: str) -> Refusal | None:
    if facts.entry and day and facts.entry.on < day:
        return Refusal(f"早于{what}的{figures.day(day)}。核对日期。")
    return None


def after_submission(facts: Facts) -> Refusal | None:
    """Everything follows the submission."""
    return _not_before(facts, facts.submitted_on, "提交")


def submission_comes_first(facts: Facts) -> Refusal | None:
    """A corrected day of submission stays before whatever followed it."""
    days = [facts.accepted_on, facts.concluded_on, *(each.issued_on for each in facts.opinions)]
    first = min((day for day in days if day), default=None)
    if first and facts.submitted_on and facts.submitted_on > first:
        return Refusal(f"提交日期晚于下一步的{figures.day(first)}。核对日期。")
    return None


def stays_admissible(facts: Facts) -> Refusal | None:
    """What was accepted is not corrected into something that would not have been."""
    if facts.accepted_on is None:
        return None
    guards = (registration_holds, class_is_accepted, agency_is_listed, not_filed_before)
    refused = next((found for guard in guards if (found := guard(facts))), None)
    return Refusal(f"已经受理，不能这样更正：{refused.message}", refused.statute) if refused else None


def designs_are_one_application(facts: Facts) -> Refusal | None:
    """专利法第三十一条第二款，实施细则第四十条."""
    return designs_refusal(facts.shape, facts.designs)


def class_is_written(facts: Facts) -> Refusal | None:
    """06-13."""
    return class_refusal(facts.class_number)


def reader_is_another(facts: Facts) -> Refusal | None:
    """Who examines does not read again."""
    if facts.reader and facts.reader == facts.examiner:
        return Refusal("复核人不能是主办本人。换一个人复核。")
    return None


def reader_is_named(facts: Facts) -> Refusal | None:
    """A conclusion is read by a second pair of eyes."""
    return None if facts.reader else Refusal("还没有定复核人。先定复核人，再出结论。")


def registration_holds(facts: Facts) -> Refusal | None:
    """Only registered applicants."""
    return Refusal(f"{facts.standing}不予受理，或者等备案有效以后再提交。") if facts.standing else None


def class_is_accepted(facts: Facts) -> Refusal | None:
    """Only the centre's own field."""
    if facts.class_listed:
        return None
    return Refusal(f"{facts.class_number} 在提交那天不在中心受理的分类里。核对分类号；确实不在的，不予受理。")


def quota_is_left(facts: Facts) -> Refusal | None:
    """The year's quota."""
    if facts.quota_left is not None and facts.quota_left <= 0:
        return Refusal("本年额度已用完。不予受理，或者先调整额度。")
    return None


def agency_is_listed(facts: Facts) -> Refusal | None:
    """Only agencies of the list."""
    if facts.agency_listed is False:
        return Refusal("代理机构在提交那天不在名单内。核对名称；确实不在的，不予受理。")
    return None


def not_filed_before(facts: Facts) -> Refusal | None:
    """Pre-examination comes before filing."""
    return Refusal("已经向国家知识产权局提交过，不能再预审。") if facts.filed_before else None


def pictures_are_complete(facts: Facts) -> Refusal | None:
    """图片或者照片要齐 (实施细则第三十条)."""
    return facts.gaps[0] if facts.gaps else None


def papers_are_complete(facts: Facts) -> Refusal | None:
    """请求书、简要说明 (专利法第二十七条第一款)."""
    lacking = [PAPERS[key] for key in ("request", "brief") if key not in facts.papers]
    return Refusal(f"缺{'、'.join(lacking)}。先发补正通知。", statutes.PATENT_27_1) if lacking else None


def ground_for_refusing(facts: Facts) -> Refusal | None:
    """One of the list, and so."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.ground not in REFUSED:
        return Refusal("没有选不予受理的理由。选一项。")
    untrue = {
        "not_registered": (not facts.standing, "备案在提交那天有效"),
        "outside_field": (facts.class_listed, f"{facts.class_number} 在提交那天在受理范围内"),
        "quota_used": (facts.quota_left is None or facts.quota_left > 0, "本年额度还没有用完"),
        "agency_not_listed": (facts.agency_listed is not False, "代理机构在名单内，或者没有代理"),
    }
    is_not_so, why = untrue.get(entry.ground, (False, ""))
    return Refusal(f"{why}，这个理由不成立。换一个理由，或者更正登记。") if is_not_so else None


def reason_is_given(facts: Facts) -> Refusal | None:
    """In words: it stands on the notice."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写理由。写一句，要写进通知书。")
    return None


def opinion_says_something(facts: Facts) -> Refusal | None:
    """What is wrong, of which kind."""
    if facts.entry and not facts.entry.items:
        return Refusal("没有选问题的种类。至少选一种。")
    return None


def opinion_is_written(facts: Facts) -> Refusal | None:
    """And in words."""
    return Refusal("没有写意见。") if facts.entry and not facts.entry.text.strip() else None


def no_open_opinion(facts: Facts) -> Refusal | None:
    """One at a time, and no conclusion over one that waits."""
    waiting = facts.open_opinion
    if waiting is None:
        return None
    return Refusal(f"第 {waiting.ordinal} 次意见还没有答复。先登记答复，或者期满登记视为撤回。")


def answer_follows_opinion(facts: Facts) -> Refusal | None:
    """An answer comes after what it answers."""
    waiting = facts.open_opinion
    if waiting is None:
        return Refusal("没有在等答复的意见。")
    return _not_before(facts, waiting.issued_on, f"发出第 {waiting.ordinal} 次意见")


def answer_is_overdue(facts: Facts) -> Refusal | None:
    """Silence counts only after its day."""
    waiting = facts.open_opinion
    if waiting is None:
        return Refusal("没有在等答复的意见。")
    if facts.entry and facts.entry.on <= waiting.due:
        return Refusal(f"答复期限到{figures.day(waiting.due)}，还没有过。过了这一天才能登记。")
    return None


def after_last_step(facts: Facts) -> Refusal | None:
    """In the order in which it happened."""
    return _not_before(facts, facts.last_step, "上一步")


def is_screened(facts: Facts) -> Refusal | None:
    """诚实信用 (专利法第二十条第一款，实施细则第十一条)."""
    if not facts.screening:
        return Refusal("还没有筛查非正常申请。先登记筛查。", statutes.PATENT_RULES_11)
    if facts.screening == "abnormal":
        return Refusal("筛查认定非正常，不能合格。", statutes.PATENT_RULES_11)
    return None


def screening_concludes(facts: Facts) -> Refusal | None:
    """And on what, unless nothing is doubtful."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.screening not in SCREENING:
        return Refusal("没有选筛查结论。选一项。")
    if entry.screening != "clear" and not entry.items:
        return Refusal("存疑、认定非正常的，选是哪一项。", statutes.PATENT_RULES_11)
    return None


def screening_has_its_basis(facts: Facts) -> Refusal | None:
    """In words."""
    entry = facts.entry
    if entry and entry.screening != "clear" and not entry.reason.strip():
        return Refusal("没有写依据。写明看了什么。", statutes.PATENT_RULES_11)
    return None


def after_conclusion(facts: Facts) -> Refusal | None:
    """Filing follows the pass."""
    return _not_before(facts, facts.concluded_on, "合格")


def ground_for_not_filing(facts: Facts) -> Refusal | None:
    """Why not."""
    if facts.entry and facts.entry.ground not in NOT_FILED:
        return Refusal("没有选没有提交的原因。选一项。")
    return None


def after_filing(facts: Facts) -> Refusal | None:
    """A payment, a check, a mark, a grant: all after the filing."""
    if facts.filed_on is None:
        return Refusal("还没有登记正式提交。先填申请日和申请号。")
    return _not_before(facts, facts.filed_on, "正式提交")


def paid_after_filing(facts: Facts) -> Refusal | None:
    """The fee is paid for an application that is there."""
    entry = facts.entry
    if entry and entry.paid_on and not entry.on <= entry.paid_on <= facts.today:
        return Refusal("缴费在正式提交以后、今天以前。核对日期。")
    return None


def is_paid(facts: Facts) -> Refusal | None:
    """No mark before the fee."""
    return None if facts.paid_on else Refusal("还没有登记缴费。先登记缴费。")


def after_payment(facts: Facts) -> Refusal | None:
    """In the order in which it happened."""
    return _not_before(facts, facts.paid_on, "缴费")


def text_is_the_same(facts: Facts) -> Refusal | None:
    """提交文本与合格文本不一致的，不加快."""
    if facts.consistent is None:
        return Refusal("还没有一致性核查。先登记核查。")
    return None if facts.consistent else Refusal("一致性核查不一致，不能加快。登记不予加快。")


def difference_is_described(facts: Facts) -> Refusal | None:
    """What differs."""
    entry = facts.entry
    if entry and entry.consistent is False and not entry.reason.strip():
        return Refusal("没有写哪里不一致。")
    return None


def after_check(facts: Facts) -> Refusal | None:
    """The mark follows the check."""
    return _not_before(facts, facts.checked_on, "一致性核查")


def after_mark(facts: Facts) -> Refusal | None:
    """What ends the fast lane follows the mark."""
    return _not_before(facts, facts.marked_on, "加快标记")
