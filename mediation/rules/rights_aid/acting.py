"""维权援助的守则：材料齐不齐、专家声明签了没有、意见在结果以前、日期对不对。多数是本中心的做法，不是法律。"""

from datetime import date

from mediation.rules import figures, statutes
from mediation.rules.lifecycle import Refusal
from mediation.rules.rights_aid.facts import AidFacts as Facts
from mediation.rules.rights_aid.facts import names
from mediation.rules.rights_aid.words import REFERRED, REFUSALS, SATISFACTION


def day_has_come(facts: Facts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def _not_before(facts: Facts, day: date | None, what: str) -> Refusal | None:
    if facts.entry and day and facts.entry.on < day:
        return Refusal(f"早于{what}的{figures.day(day)}。核对日期。")
    return None


def after_application(facts: Facts) -> Refusal | None:
    """Nothing is done before somebody asked."""
    return _not_before(facts, facts.applied_on, "收到申请")


def after_acceptance(facts: Facts) -> Refusal | None:
    """The work follows the acceptance."""
    return _not_before(facts, facts.accepted_on, "受理")


def after_suspension(facts: Facts) -> Refusal | None:
    """Who goes on stopped before."""
    return _not_before(facts, facts.suspended_on, "中止")


def after_last_opinion(facts: Facts) -> Refusal | None:
    """The result follows the opinions."""
    return _not_before(facts, facts.last_opinion, "出具意见")


def after_result(facts: Facts) -> Refusal | None:
    """What comes of it is asked afterwards."""
    return _not_before(facts, facts.concluded_on, "办结")


def applicant_is_named(facts: Facts) -> Refusal | None:
    """Somebody asks for help."""
    return None if facts.applicants else Refusal("没有申请人。补上申请人。")


def reason_is_given(facts: Facts) -> Refusal | None:
    """Why, in a sentence."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写理由。写一句，申请人问起来说得清。")
    return None


# --- 材料、受理 -----------------------------------------------------------------------------------------------------


def gaps_are_named(facts: Facts) -> Refusal | None:
    """What is missing, in words the applicant can act on."""
    return Refusal("没有写缺什么材料。") if facts.entry and not facts.entry.text.strip() else None


def gaps_have_a_day(facts: Facts) -> Refusal | None:
    """By when; no rule gives the number of days, so the day is named each time."""
    entry = facts.entry
    if entry and (entry.until is None or entry.until < entry.on):
        return Refusal("补材料要定一个日子，在通知以后。")
    return None


def gaps_are_overdue(facts: Facts) -> Refusal | None:
    """An applicant who was given a day has that whole day."""
    if facts.entry and facts.gaps_until and facts.entry.on <= facts.gaps_until:
        return Refusal(f"补材料的日子到{figures.day(facts.gaps_until)}，期满以后才能视为撤回。")
    return None


def after_gaps_were_asked(facts: Facts) -> Refusal | None:
    """What was missing comes after it was asked for."""
    return _not_before(facts, facts.gaps_asked_on, "通知补材料")


def difficult_is_approved(facts: Facts) -> Refusal | None:
    """The longer term of a difficult matter is somebody's decision."""
    if facts.entry and facts.entry.difficult and not facts.entry.approved_by.strip():
        return Refusal("按疑难事项办的，要写谁批准的。")
    return None


def ground_for_refusing(facts: Facts) -> Refusal | None:
    """Why it is not accepted goes into the notice."""
    if facts.entry and facts.entry.ground not in REFUSALS:
        return Refusal("没有选不予受理的理由。理由要写进通知书。")
    return None


def refusal_is_told(facts: Facts) -> Refusal | None:
    """The applicant hears of it, on a day."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.told_on is None:
        return Refusal("没有填告知申请人的日子。不予受理要告知。")
    if not entry.on <= entry.told_on <= facts.today:
        return Refusal("告知的日子在决定以后、今天以前。核对日期。")
    return None


# --- 专家、意见 -----------------------------------------------------------------------------------------------------


def expert_is_chosen(facts: Facts) -> Refusal | None:
    """One of the register."""
    return Refusal("没有选专家。") if facts.entry and facts.entry.expert is None else None


def expert_is_in_term(facts: Facts) -> Refusal | None:
    """Only who is in office that day."""
    expert = facts.entry.expert if facts.entry else None
    if expert is None or facts.entry is None:
        return None
    if expert.term_from and facts.entry.on < expert.term_from:
        return Refusal(f"{expert.name}的聘期从{figures.day(expert.term_from)}开始。")
    if expert.term_until and facts.entry.on > expert.term_until:
        return Refusal(f"{expert.name}的聘期到{figures.day(expert.term_until)}已满。先续聘，或者换一位。")
    return None


def statements_are_signed(facts: Facts) -> Refusal | None:
    """No expert sees anything before signing that there is no conflict and that nothing is passed on."""
    expert = facts.entry.expert if facts.entry else None
    if expert is None or facts.entry is None:
        return None
    missing = [what for what, day in (("回避声明", expert.free_on), ("保密声明", expert.silent_on)) if day is None]
    if missing:
        return Refusal(f"{expert.name}还没有签{'、'.join(missing)}，不能聘请。印声明请他先签，填签的日子。")
    if max(day for day in (expert.free_on, expert.silent_on) if day) > facts.entry.on:
        return Refusal("声明签在聘请以前。核对日期。")
    return None


def experts_are_appointed(facts: Facts) -> Refusal | None:
    """An opinion on infringement or on technique is that of experts who signed their statements."""
    if facts.service.ends_in_an_opinion and not facts.appointed:
        return Refusal(f"{facts.service.label}由专家出意见，还没有聘请专家。先聘请。")
    return None


def after_appointment(facts: Facts) -> Refusal | None:
    """The opinion follows the last appointment."""
    days = [each.appointed_on for each in facts.appointed if each.appointed_on]
    return _not_before(facts, max(days) if days else None, "聘请专家")


def opinion_is_written(facts: Facts) -> Refusal | None:
    """It says something."""
    return Refusal("没有写意见。") if facts.entry and not facts.entry.text.strip() else None


# --- 延长、结果 -----------------------------------------------------------------------------------------------------


def extension_is_longer(facts: Facts) -> Refusal | None:
    """A later last day than the one that stands."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.until is None or (facts.due and entry.until <= facts.due):
        due = f"现在的期限到{figures.day(facts.due)}，" if facts.due else ""
        return Refusal(f"{due}延长后的日子要更晚。")
    return None


def extension_is_in_time(facts: Facts) -> Refusal | None:
    """A term that has run out is not extended any more."""
    if facts.entry and facts.due and facts.entry.on > facts.due:
        return Refusal(f"期限{figures.day(facts.due)}已满，不能再延长。")
    return None


def opinion_comes_first(facts: Facts) -> Refusal | None:
    """Where an opinion was asked for, nothing is solved without it."""
    if facts.entry and facts.entry.result == "resolved" and facts.service.ends_in_an_opinion and not facts.opinions:
        return Refusal(f"{facts.service.label}还没有出意见，不能登记已解决。先出意见；办不下去的，登记终止。")
    return None


def result_is_chosen(facts: Facts) -> Refusal | None:
    """Solved, or ended."""
    if facts.entry and facts.entry.result not in ("resolved", "ended"):
        return Refusal("没有选结果。转出去的，办“转办”；转调解的，办“转调解”。")
    return None


def referral_is_chosen(facts: Facts) -> Refusal | None:
    """To an agency, to a court, or to another service of the house."""
    if facts.entry and facts.entry.result not in REFERRED:
        return Refusal("没有选转到哪里。")
    return None


def receiver_is_named(facts: Facts) -> Refusal | None:
    """Who gets it, by name."""
    if facts.entry and not facts.entry.body.strip():
        return Refusal("没有写转给哪个单位。写单位全名。")
    return None


def recovery_has_its_basis(facts: Facts) -> Refusal | None:
    """A figure nobody can check is not reported."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.amount is None or entry.amount <= 0:
        return Refusal("没有填挽回的金额。没有挽回的不用登记。")
    if not entry.basis.strip():
        return Refusal("没有写依据。写明按什么算的，有什么凭证，如付款凭证、下架记录、协议。")
    return None


def answer_is_chosen(facts: Facts) -> Refusal | None:
    """How satisfied they are, or that they did not answer."""
    if facts.entry and facts.entry.answer not in SATISFACTION:
        return Refusal("没有选满意度。没有答复的也要选。")
    return None


def archive_is_named(facts: Facts) -> Refusal | None:
    """Where the file went (档案法第十四条)."""
    if facts.entry and not facts.entry.archive_number.strip():
        return Refusal("没有填归档号。", statutes.ARCHIVES_14)
    return None


# --- 转调解 ---------------------------------------------------------------------------------------------------------


def other_side_is_named(facts: Facts) -> Refusal | None:
    """A committee needs somebody to ask."""
    if not facts.respondents:
        return Refusal("没有对方，调委会没有人可以征询。先增加对方。", statutes.MEDIATION_17)
    return None


def applicant_agrees(facts: Facts) -> Refusal | None:
    """What is on record goes to another body with the applicant's own consent (个人信息保护法第二十三条)."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.consented_on is None:
        who = names(facts.applicants)
        return Refusal(f"还没有登记{who}同意转调解、同意把材料交给调委会的日子。", statutes.PIPL_23)
    if entry.consented_on > entry.on:
        return Refusal("同意在转调解以前。核对日期。", statutes.PIPL_23)
    return None


def consent_is_described(facts: Facts) -> Refusal | None:
    """Who agreed, and how."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写怎样同意的。写明谁、什么方式。", statutes.PIPL_23)
    return None
