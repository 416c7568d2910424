"""司法确认的守则：谁、哪天、向哪个法院、凭什么；不行的说明差什么、依据哪一条。"""

from mediation.rules import figures, statutes
from mediation.rules.judicial_confirmation.facts import ConfirmationFacts, names
from mediation.rules.judicial_confirmation.words import NOT_ACCEPTED, REJECTED
from mediation.rules.lifecycle import Refusal


def day_has_come(facts: ConfirmationFacts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def court_does_not_close_it(facts: ConfirmationFacts) -> Refusal | None:
    """What a court entrusted after filing it closes itself, without confirmation (特邀调解规定第二十条)."""
    if not facts.entrusted:
        return None
    return Refusal(
        "本案是法院立案后委托调解的：协议提交委托的法院审查，由法院制作调解书结案，或者当事人申请撤诉，不另申请司法确认。",
        statutes.INVITED_20,
    )


def agreement_in_force(facts: ConfirmationFacts) -> Refusal | None:
    """Only an agreement in force is confirmed, not one that was replaced (民事诉讼法第二百零五条)."""
    if facts.effective_on is None:
        return Refusal("协议还没有生效，不能申请司法确认。", statutes.CPL_205)
    if not facts.in_force:
        return Refusal("这一份已被新协议取代。就新协议申请，三十日从新协议生效起算。", statutes.CPL_205)
    return None


def agreement_is_written(facts: ConfirmationFacts) -> Refusal | None:
    """The court wants the agreement handed in (民诉法解释第三百五十四条)."""
    if facts.written:
        return None
    return Refusal("口头协议没有协议书可以提交。要申请司法确认的，先制作人民调解协议书。", statutes.CPL_INT_354)


def window_is_open(facts: ConfirmationFacts) -> Refusal | None:
    """Thirty days from effect; after them only who could not help it (民事诉讼法第八十六条)."""
    if facts.missed and facts.obstacle is None:
        return _too_late(facts)
    return None


def _too_late(facts: ConfirmationFacts) -> Refusal:
    assert facts.window is not None
    return Refusal(
        f"三十日已在{figures.day(facts.window.due)}届满。协议仍有约束力（人民调解法第三十一条），只是不能再申请确认；"
        "因不可抗力或者其他正当理由耽误的，障碍消除后十日内可以申请顺延，先登记耽误的事由。",
        statutes.CPL_86,
    )


def window_has_passed(facts: ConfirmationFacts) -> Refusal | None:
    """While the thirty days run nobody needs more time."""
    if facts.missed:
        return None
    until = f"，{figures.day(facts.window.due)}才届满" if facts.window else ""
    return Refusal(f"三十日还没有过{until}，直接提交，不用申请顺延。", statutes.CPL_86)


def obstacle_is_told(facts: ConfirmationFacts) -> Refusal | None:
    """What kept the parties, in words; its end lies between the agreement and today."""
    entry = facts.entry
    if entry is None:
        return None
    if not entry.reason.strip():
        return Refusal("没有写耽误的事由。写明什么事、从哪天到哪天。", statutes.CPL_86)
    if entry.ended_on and facts.effective_on and entry.ended_on < facts.effective_on:
        return Refusal(f"障碍消除的日期早于协议生效的{figures.day(facts.effective_on)}。核对日期。", statutes.CPL_86)
    if entry.ended_on and entry.ended_on > facts.today:
        return Refusal("障碍还没有消除的，日期不填。", statutes.CPL_86)
    return None


def court_is_named(facts: ConfirmationFacts) -> Refusal | None:
    """An application goes to one court."""
    return None if facts.court else Refusal("还没有选法院。先定向哪个法院申请。", statutes.CPL_205)


def court_may_take_it(facts: ConfirmationFacts) -> Refusal | None:
    """A court that the rules exclude is not applied to (民事诉讼法第二百零五条; 知识产权管辖规定)."""
    return facts.court_bar


def everybody_applies(facts: ConfirmationFacts) -> Refusal | None:
    """The parties apply together: some of them alone cannot (民事诉讼法第二百零五条)."""
    if facts.unsigned:
        return Refusal(
            f"{names(facts.unsigned)}还没有在申请书上签名。司法确认由各方当事人共同申请，只有一部分当事人的不行。",
            statutes.CPL_205,
        )
    return None


def signers_may_apply(facts: ConfirmationFacts) -> Refusal | None:
    """In person or by an agent who is entitled to it (民诉法解释第三百五十一条; 民事诉讼法第六十二条)."""
    for each in facts.applicants:
        if each.bar:
            return Refusal(f"{each.name}：{each.bar}", statutes.CPL_INT_351)
    return None


def signed_after_effect(facts: ConfirmationFacts) -> Refusal | None:
    """Nobody applies for the confirmation of an agreement that is not in force yet, nor on a day to come."""
    for each in facts.applicants:
        if each.signed_on and facts.effective_on and each.signed_on < facts.effective_on:
            return Refusal(
                f"协议{figures.day(facts.effective_on)}才生效，{each.name}不会在那以前签申请书。核对日期。",
                statutes.CPL_205,
            )
        if each.signed_on and each.signed_on > facts.today:
            return Refusal(f"{figures.day(each.signed_on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def filed_in_time(facts: ConfirmationFacts) -> Refusal | None:
    """By the last day of the thirty, the day of posting counting (民事诉讼法第八十五条第四款), or with a request for
    more time that came within ten days (第八十六条)."""
    entry, window = facts.entry, facts.window
    if entry is None or window is None:
        return None
    if facts.effective_on and entry.on < facts.effective_on:
        return Refusal(f"协议{figures.day(facts.effective_on)}才生效，申请不会在那以前。核对日期。", statutes.CPL_205)
    late = [each.name for each in facts.applicants if each.signed_on and each.signed_on > entry.on]
    if late:
        return Refusal(f"{'、'.join(late)}签申请书的日子晚于提交的日子。核对日期。", statutes.CPL_205)
    if entry.on <= window.due:
        return None
    obstacle = facts.obstacle
    if obstacle is None:
        return _too_late(facts)
    if obstacle.answer == "refused":
        return Refusal("法院不准许顺延，这份协议不能再申请确认。协议仍有约束力。", statutes.CPL_86)
    if obstacle.asked_late:
        return Refusal("申请顺延超过了障碍消除后的十日，法院不会准许。协议仍有约束力。", statutes.CPL_86)
    return None


def gaps_are_explained(facts: ConfirmationFacts) -> Refusal | None:
    """What is missing may follow within the time the court sets, but then somebody says why it is filed all the
    same (民诉法解释第三百五十四条第二款)."""
    if facts.lacking and facts.entry and not facts.entry.reason.strip():
        shown = "、".join(facts.lacking[:3]) + (f"等 {len(facts.lacking)} 件" if len(facts.lacking) > 3 else "")
        return Refusal(f"还差{shown}。补齐再提交；要先提交的，写明理由。", statutes.CPL_INT_354)
    return None


def reason_given(facts: ConfirmationFacts) -> Refusal | None:
    """Says why."""
    return Refusal("没有写理由。") if facts.entry and not facts.entry.reason.strip() else None


def after_filing(facts: ConfirmationFacts) -> Refusal | None:
    """The court acts on an application that it has."""
    if facts.filed_on is None:
        return Refusal("申请还没有提交，法院不会有答复。先登记提交。", statutes.CPL_205)
    if facts.entry and facts.entry.on < facts.filed_on:
        return Refusal(f"申请是{figures.day(facts.filed_on)}提交的，这一天不会在那以前。核对日期。", statutes.CPL_205)
    return None


def after_receipt(facts: ConfirmationFacts) -> Refusal | None:
    """Nor before it came in."""
    if facts.entry and facts.received_on and facts.entry.on < facts.received_on:
        return Refusal(f"法院{figures.day(facts.received_on)}才收到申请。核对日期。", statutes.CONFIRMATION_2011_4_1)
    return None


def after_acceptance(facts: ConfirmationFacts) -> Refusal | None:
    """Nobody is heard and nothing is ruled before acceptance (民事诉讼法第二百零六条)."""
    if facts.entry and facts.accepted_on and facts.entry.on < facts.accepted_on:
        return Refusal(f"法院{figures.day(facts.accepted_on)}才受理，这一天不会在那以前。核对日期。", statutes.CPL_206)
    return None


def after_hearing(facts: ConfirmationFacts) -> Refusal | None:
    """A ruling follows the hearing."""
    if facts.entry and facts.heard_on and facts.entry.on < facts.heard_on:
        return Refusal(
            f"法院{figures.day(facts.heard_on)}核实过情况，裁定不会在那以前。核对日期。", statutes.CPL_INT_356
        )
    return None


def after_ruling(facts: ConfirmationFacts) -> Refusal | None:
    """A ruling is served after it is made."""
    if facts.entry and facts.decided_on and facts.entry.on < facts.decided_on:
        return Refusal(f"裁定是{figures.day(facts.decided_on)}作出的，这一天不会在那以前。核对日期。", statutes.CPL_206)
    return None


def court_set_a_day(facts: ConfirmationFacts) -> Refusal | None:
    """The court sets a last day, not before its own notice (民诉法解释第三百五十四条、第三百五十六条)."""
    entry = facts.entry
    if entry and entry.set_day and entry.set_day < entry.on:
        return Refusal("法院指定的日子早于通知的日子。核对通知书。", statutes.CPL_INT_354)
    return None


def something_is_asked(facts: ConfirmationFacts) -> Refusal | None:
    """Only what the court asked for is supplied, and not before it asked."""
    waiting = facts.waiting_supplement
    if waiting is None:
        return Refusal("法院没有在等补充的材料。", statutes.CPL_INT_354)
    if facts.entry and facts.entry.on < waiting.asked_on:
        return Refusal(f"法院{figures.day(waiting.asked_on)}才通知补充。核对日期。", statutes.CPL_INT_354)
    return None


def number_is_given(facts: ConfirmationFacts) -> Refusal | None:
    """What a court accepts has its number."""
    return Refusal("没有填法院的案号。", statutes.CPL_206) if facts.entry and not facts.entry.number.strip() else None


def ground_for_not_accepting(facts: ConfirmationFacts) -> Refusal | None:
    """One of the grounds of 民诉法解释第三百五十五条第一款."""
    if facts.entry and facts.entry.ground not in NOT_ACCEPTED:
        return Refusal("没有选不予受理的理由。对照裁定书选一项。", statutes.CPL_INT_355)
    return None


def ground_for_rejecting(facts: ConfirmationFacts) -> Refusal | None:
    """One of the grounds of 民诉法解释第三百五十八条, or of 第三百五十五条 found later."""
    if facts.entry and facts.entry.ground not in REJECTED:
        return Refusal("没有选驳回的理由。对照裁定书选一项。", statutes.CPL_INT_358)
    return None


def supplement_is_overdue(facts: ConfirmationFacts) -> Refusal | None:
    """A court treats an application as withdrawn for what was not supplied or answered (民诉法解释第三百五十七条
    第二款): the reason is on record."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写原因：哪一样没有按期补充，或者拒不接受询问。", statutes.CPL_INT_357_2)
    return None
