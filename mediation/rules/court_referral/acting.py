"""委派、委托的守则：哪天、谁送来、终止以后向法院报告、移送；不行的说明差什么、依据哪一条。"""

from mediation.rules import figures, statutes
from mediation.rules.court_referral.facts import ReferralFacts
from mediation.rules.court_referral.words import (
    COURT_RESULTS,
    FITTING,
    KINDS,
    PROCEDURES,
    REASONS,
    SHORT_KINDS,
)
from mediation.rules.lifecycle import Refusal
from mediation.rules.sources import SOURCES


def day_has_come(facts: ReferralFacts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def a_court_sent_it(facts: ReferralFacts) -> Refusal | None:
    """Only what a court sent has a referral (特邀调解规定第十一条)."""
    if facts.source in FITTING:
        return None
    return Refusal("本案不是法院委派、委托来的。来源记错了的，先在“补充登记”里改案件来源。", statutes.INVITED_11)


def kind_fits_source(facts: ReferralFacts) -> Refusal | None:
    """委派 before the suit is filed, 委托 after (特邀调解规定第十一条)."""
    if facts.entry is None or facts.entry.kind in FITTING.get(facts.source, ()):
        return None
    if facts.entry.kind not in KINDS:
        return Refusal("没有选委派还是委托。立案前的是委派，立案后的是委托。", statutes.INVITED_11)
    return Refusal(
        f"案件来源是“{SOURCES[facts.source].label}”，不会是{SHORT_KINDS[facts.entry.kind]}。改选，或者先改案件来源。",
        statutes.INVITED_11,
    )


def procedure_is_named(facts: ReferralFacts) -> Refusal | None:
    """Of a suit the term hangs on its procedure (特邀调解规定第二十七条第二款)."""
    if facts.entry and facts.entry.kind == "entrustment" and facts.entry.procedure not in PROCEDURES:
        return Refusal("没有选普通程序还是简易程序。委托调解普通程序十五日，简易程序七日。", statutes.INVITED_27_2)
    return None


def court_is_known(facts: ReferralFacts) -> Refusal | None:
    """A court of the office's table sends cases (特邀调解规定第五条: each court keeps its own roster)."""
    if facts.entry is None:
        return None
    if not facts.entry.court.strip():
        return Refusal("没有选法院。选委派、委托的法院。", statutes.INVITED_11)
    if not facts.entry.known_court:
        return Refusal(
            f"法院表里没有“{facts.entry.court}”。核对名称；确有这个法院的，请管理员加进法院表。", statutes.INVITED_11
        )
    return None


def taken_after_information(facts: ReferralFacts) -> Refusal | None:
    """Nobody signs for materials, or confirms on the platform, before the court's information came; a correction must
    leave that order."""
    entry = facts.entry
    if entry is None:
        return None
    # Of an act of taking `on` is the day; of the registration it is the day of the information.
    informed, taken = (entry.on, entry.taken_on or facts.taken_on) if entry.kind else (facts.informed_on, entry.on)
    if informed is None or taken is None or taken >= informed:
        return None
    article = statutes.ONLINE_24_2 if (entry.channel or facts.channel) == "platform" else statutes.INVITED_27_3
    return Refusal(f"法院的信息{figures.day(informed)}才收到，接受不会在那以前。核对日期。", article)


def not_taken_on_yet(facts: ReferralFacts) -> Refusal | None:
    """What the committee has accepted it no longer turns down: that mediation ends by its own rules."""
    if facts.accepted:
        return Refusal("案件已经受理。不再调的，办“终止调解”，再向法院报告。", statutes.INVITED_26_1)
    return None


def reason_given(facts: ReferralFacts) -> Refusal | None:
    """写明理由 (在线调解规则第十二条第一款)."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写理由。写一两句。", statutes.ONLINE_12_1)
    return None


def mediation_goes_on(facts: ReferralFacts) -> Refusal | None:
    """A suspicion stops a mediation that runs (特邀调解规定第十八条)."""
    if facts.over:
        return Refusal("调解已经结束。发现虚假调解可能的，写进给法院的报告。", statutes.INVITED_18)
    if not facts.talking:
        return Refusal(
            "还没有开过调解会，没有要中止的。有虚假调解可能的，不受理或者终止，在结果报告里写明。", statutes.INVITED_18
        )
    return None


def suspicion_is_new(facts: ReferralFacts) -> Refusal | None:
    """One suspicion at a time."""
    if facts.suspected:
        return Refusal("已经报告过，法院还没有答复。等答复后登记处理结果。", statutes.INVITED_18)
    return None


def suspicion_is_told(facts: ReferralFacts) -> Refusal | None:
    """What was seen, in words."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写看到了什么。写明哪里可能是虚假调解。", statutes.INVITED_18)
    return None


def suspicion_is_open(facts: ReferralFacts) -> Refusal | None:
    """Who was asked answers (特邀调解规定第十八条第二款)."""
    if not facts.suspected:
        return Refusal("没有等答复的虚假调解报告。", statutes.INVITED_18_2)
    if facts.entry and facts.suspected_on and facts.entry.on < facts.suspected_on:
        return Refusal(f"{figures.day(facts.suspected_on)}才报告，答复不会在那以前。核对日期。", statutes.INVITED_18_2)
    return None


def mediation_is_over(facts: ReferralFacts) -> Refusal | None:
    """The court is told of the end, which must have come (特邀调解规定第二十六条第二款)."""
    if facts.over:
        return None
    return Refusal(
        "调解还没有结束。达成协议生效，或者登记终止、不予受理以后，再向法院书面报告。", statutes.INVITED_26_2
    )


def reasons_fit(facts: ReferralFacts) -> Refusal | None:
    """An agreement and a failure are told apart; 其他 is said in words (特邀调解规定第二十六条第一款)."""
    entry = facts.entry
    if entry is None:
        return None
    if not entry.reasons or any(code not in REASONS for code in entry.reasons):
        return Refusal("没有选终止的原因。至少选一项。", statutes.INVITED_26_1)
    if "agreement" in entry.reasons and not facts.agreed:
        return Refusal("没有生效的协议，终止的原因不会是达成协议。改选。", statutes.INVITED_26_1)
    if "other" in entry.reasons and not entry.reason.strip():
        return Refusal("选了“其他”，在备注里写明是什么原因。", statutes.INVITED_26_1)
    return None


def report_is_written(facts: ReferralFacts) -> Refusal | None:
    """书面报告: there is a report before it goes out."""
    return None if facts.written else Refusal("结果报告还没有写。先写报告、印出来盖章。", statutes.INVITED_26_2)


def report_follows_the_end(facts: ReferralFacts) -> Refusal | None:
    """No report is dated before the end that it tells of (特邀调解规定第二十六条第二款)."""
    if facts.entry and facts.ended_on and facts.entry.on < facts.ended_on:
        day = figures.day(facts.ended_on)
        return Refusal(f"调解{day}才结束，报告不会在那以前。填{day}或者以后。", statutes.INVITED_26_2)
    return None


def materials_are_listed(facts: ReferralFacts) -> Refusal | None:
    """移送相关材料: which, to whom (特邀调解规定第二十一条、第二十六条第二款)."""
    entry = facts.entry
    if entry is None:
        return None
    if not entry.items:
        return Refusal("没有写移送了哪些材料。一行写一件。", statutes.INVITED_26_2)
    if not entry.receiver.strip():
        return Refusal("没有写法院谁收的。照签收的写。", statutes.INVITED_26_2)
    return None


def court_has_the_suit(facts: ReferralFacts) -> Refusal | None:
    """Only of a suit does the court say how it was closed (特邀调解规定第二十条)."""
    if not facts.entrusted:
        return Refusal("委派的案件没有立案，法院没有结案方式。", statutes.INVITED_20)
    if facts.entry and facts.entry.result not in COURT_RESULTS:
        return Refusal("没有选法院怎样结案。选一项。", statutes.INVITED_20)
    if facts.entry and facts.reported_on and facts.entry.on < facts.reported_on:
        return Refusal(
            f"{figures.day(facts.reported_on)}才报告法院，法院结案不会在那以前。核对日期。", statutes.INVITED_20
        )
    return None
