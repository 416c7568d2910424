"""备案的守则：日期有没有到、先后对不对、理由和文件写了没有。

No published text of the rules for registration was read: the guards say what must be so for the record to hold
together, and cite no article.
"""

from datetime import date
from itertools import pairwise

from mediation.rules import figures
from mediation.rules.lifecycle import Refusal
from mediation.rules.registered_applicant.facts import ApplicantFacts

Facts = ApplicantFacts
HAPPENED = ("申请日", "中心核过的日子", "报国家局的日子")


def day_has_come(facts: Facts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def one_at_a_time(facts: Facts) -> Refusal | None:
    """A party is registered once; a new application follows a refusal or a cancellation."""
    if facts.live_number:
        return Refusal(f"这一主体已有备案 {facts.live_number}，不用再申请。到那一件上办。")
    return None


def after_the_last_step(facts: Facts) -> Refusal | None:
    """Steps are recorded in the order of their days."""
    if facts.entry and facts.last_on and facts.entry.on < facts.last_on:
        return Refusal(f"早于上一步的{figures.day(facts.last_on)}。核对日期。")
    return None


def unmet_conditions_are_explained(facts: Facts) -> Refusal | None:
    """Whoever passes an application that does not meet a condition says why."""
    entry = facts.entry
    if entry and entry.missing and not entry.reason.strip():
        return Refusal(f"没有勾选：{'、'.join(entry.missing)}。仍然通过的，写明理由；不通过的，登记没有通过。")
    return None


def reason_is_given(facts: Facts) -> Refusal | None:
    """In words."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写理由。写一句，要告知备案主体。")
    return None


def document_is_named(facts: Facts) -> Refusal | None:
    """What decides against an applicant is a document."""
    if facts.entry and not facts.entry.document.strip():
        return Refusal("没有填文号。暂停、取消都要有通知，填它的文号。")
    return None


def valid_after_sending(facts: Facts) -> Refusal | None:
    """The national office's admission follows what was sent to it."""
    begins = facts.entry.valid_from if facts.entry else None
    if facts.entry and begins is None:
        return Refusal("没有填从哪天起有效。")
    return _order(facts.sent_on, begins, "早于报国家局的")


def until_after_from(facts: Facts) -> Refusal | None:
    """The last day of the validity is not before its first."""
    entry = facts.entry
    if entry is None or entry.until is None:
        return None
    begins = entry.valid_from or facts.valid_from
    if begins and entry.until < begins:
        return Refusal(f"有效期的最后一天早于起始的{figures.day(begins)}。核对日期。")
    return None


def renewed_beyond(facts: Facts) -> Refusal | None:
    """A renewal leads further than what there was."""
    entry = facts.entry
    if entry is None:
        return None
    if facts.valid_until is None:
        return Refusal("这一备案没有设有效期，不用延长。")
    if entry.until and entry.until <= facts.valid_until:
        return Refusal(f"原来的有效期到{figures.day(facts.valid_until)}，延长要比它晚。核对日期。")
    return None


def no_suspension_runs(facts: Facts) -> Refusal | None:
    """A registration that expired while it was suspended comes back after the suspension's last day."""
    on = facts.entry.on if facts.entry else facts.today
    running = [each.until for each in facts.suspensions if each.lifted_on is None and on <= each.until]
    if running:
        return Refusal(f"暂停到{figures.day(max(running))}，期满以后才能延长有效期。")
    return None


def suspended_for_a_time(facts: Facts) -> Refusal | None:
    """A suspension names its last day, which is not before its first."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.until is None:
        return Refusal("没有填暂停到哪一天。")
    if entry.until < entry.on:
        return Refusal(f"暂停的最后一天早于开始的{figures.day(entry.on)}。核对日期。")
    return None


def correction_has_reason(facts: Facts) -> Refusal | None:
    """Whoever puts right what was typed wrong says what it was."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写更正的理由。写一句哪里填错了、照什么改。")
    return None


def corrected_days_hold(facts: Facts) -> Refusal | None:
    """Application, check, sending, validity: none before the one that it follows, and of what happened none to come."""
    days = facts.entry.corrected if facts.entry else ()
    for (earlier, one), (later, other) in pairwise(days):
        if other < one:
            return Refusal(f"{later}（{figures.day(other)}）早于{earlier}（{figures.day(one)}）。核对日期。")
    return next(
        (
            Refusal(f"{name}（{figures.day(on)}）还没有到。填{figures.day(facts.today)}或者以前的日期。")
            for name, on in days
            if on > facts.today and name in HAPPENED
        ),
        None,
    )


def validity_is_over(facts: Facts) -> Refusal | None:
    """A registration expires after its last day, and only where it has one."""
    if facts.valid_until is None:
        return Refusal("这一备案没有设有效期，不会到期。")
    on = facts.entry.on if facts.entry else facts.today
    if on <= facts.valid_until:
        return Refusal(f"有效期到{figures.day(facts.valid_until)}，过了这一天才登记到期。")
    return None


def _order(before: date | None, after: date | None, said: str) -> Refusal | None:
    if before and after and after < before:
        return Refusal(f"{said}{figures.day(before)}。核对日期。")
    return None
