"""结束的条件：谁提出、为什么、告知了哪些途径（人民调解法第二十三条、第二十六条）。"""

from mediation.rules import figures, statutes
from mediation.rules.lifecycle import Refusal
from mediation.rules.people_mediation.facts import MatterFacts, names
from mediation.rules.people_mediation.words import GROUNDS, ROUTES


def comes_from_applicant(facts: MatterFacts) -> Refusal | None:
    """Only who applied can withdraw, and needs nobody's leave (人民调解法第二十三条第二项).

    With several applicants all of them withdraw (`by` and `agreed`); a single one leaves as a party.
    """
    if not facts.entry:
        return None
    if facts.entry.by not in {party.key for party in facts.applicants}:
        return Refusal("撤回申请只能由申请人提出。被申请人、第三人不愿调的，登记“拒绝调解”。", statutes.MEDIATION_23_2)
    staying = [party for party in facts.applicants if party.key not in facts.entry.agreed | {facts.entry.by}]
    if staying:
        return Refusal(
            f"申请人{names(staying)}没有撤回。都撤回的，一并选上；只有一方退出的，登记“增减当事人”。",
            statutes.MEDIATION_23_2,
        )
    return None


def comes_from_a_party(facts: MatterFacts) -> Refusal | None:
    """A refusal is one party's, alone and at any time (人民调解法第二十三条第二项)."""
    if facts.entry and facts.entry.by not in {party.key for party in facts.parties}:
        return Refusal("没有选是哪一方提出的。选一方。", statutes.MEDIATION_23_2)
    return None


def everyone_told_the_routes(facts: MatterFacts) -> Refusal | None:
    """No ending without telling every party the arbitration, administrative and court routes (第二十六条).

    What was withdrawn before acceptance was not mediated and needs no such notice.
    """
    if not facts.entry or facts.accepted_on is None:
        return None
    unnamed = [words for code, words in ROUTES.items() if code not in facts.entry.routes]
    if unnamed:
        return Refusal(f"告知里还缺：{'；'.join(unnamed)}。仲裁、行政、司法三条途径都要写到。", statutes.MEDIATION_26)
    untold = [party for party in facts.parties if party.key not in facts.entry.told]
    if untold:
        return Refusal(f"还没有向{names(untold)}告知别的途径。填告知的日期和方式，再终止。", statutes.MEDIATION_26)
    return None


def applicant_told_a_route(facts: MatterFacts) -> Refusal | None:
    """Who is turned away is told where to go instead (人民调解工作若干规定第二十四条)."""
    if not facts.entry:
        return None
    if not facts.entry.routes:
        return Refusal("没有写告知的途径。选行政机关、人民法院或者仲裁，至少一条。", statutes.MOJ_75_24)
    untold = [party for party in facts.applicants if party.key not in facts.entry.told]
    if untold:
        return Refusal(f"还没有向{names(untold)}告知别的途径。填告知的日期和方式。", statutes.MOJ_75_24)
    return None


def declining_has_ground(facts: MatterFacts) -> Refusal | None:
    """A committee turns nobody away without a coded ground and its words (江苏省预防化解矛盾纠纷条例第四十八条)."""
    if not facts.entry:
        return None
    ground = GROUNDS.get(facts.entry.ground)
    if ground is None or ground.kind != "declined":
        return Refusal("没有选不予受理的理由。选一项，并写明情况。", statutes.JIANGSU_DISPUTES_48_2)
    if not facts.entry.reason.strip():
        return Refusal(f"理由“{ground.label}”还没有写明情况。写一两句，告知书上要用。", statutes.JIANGSU_DISPUTES_48_2)
    return _ground_fits(facts, facts.entry.ground)


def _ground_fits(facts: MatterFacts, code: str) -> Refusal | None:
    if code == "already_taken" and facts.entrusted:
        return Refusal(
            "这件是法院、检察院委托的，已经立案不是不予受理的理由。改选别的理由，或者征得各方同意后受理。",
            statutes.JIANGSU_MEDIATION_22_2,
        )
    if code == "party_refused" and not any(party.answer == "refused" for party in facts.parties):
        return Refusal("没有哪一方拒绝调解的记录。先登记征询答复。", statutes.MEDIATION_17)
    if code == "no_consent" and not any(party.answer == "" and party.asked for party in facts.parties):
        return Refusal("没有联系过未答复一方的记录。先登记联系的时间和方式。", statutes.JIANGSU_DISPUTES_48_2)
    return None


def ending_has_ground(facts: MatterFacts) -> Refusal | None:
    """Mediation that failed says why; time is up only when it is."""
    if not facts.entry:
        return None
    ground = GROUNDS.get(facts.entry.ground)
    if ground is None or ground.kind != "failed":
        return Refusal("没有选终止的原因。选一项。", statutes.MEDIATION_26)
    if facts.entry.ground == "time_up" and facts.due_on and facts.entry.on <= facts.due_on:
        return Refusal(f"调解期限到{figures.day(facts.due_on)}，还没有满。换一个原因，或者到期后再终止。", facts.term)
    if facts.entry.ground == "other" and not facts.entry.reason.strip():
        return Refusal("原因选了“其他”，还没有写明。写一两句。", statutes.MEDIATION_26)
    return None


def not_yet_effective(facts: MatterFacts) -> Refusal | None:
    """What is in force is not taken back; a change is a new agreement (人民调解法第三十一条)."""
    if facts.agreement and facts.agreement.effective_on:
        return Refusal("协议已经生效，不能退回。要改的，另签一份新协议。", statutes.MEDIATION_31)
    return None


def nothing_is_out_for_signing(facts: MatterFacts) -> Refusal | None:
    """While a paper is out that others may still sign, nobody goes back to talking, and the mediator whom it names
    stays: the agreement takes effect by that mediator's signature (人民调解法第二十九条)."""
    if facts.agreement and facts.agreement.state == "issued":
        return Refusal("签署版已经出了。先在协议里退回修改或者作废，再来办这一步。", statutes.MEDIATION_29_2)
    return None


def agreement_took_effect(facts: MatterFacts) -> Refusal | None:
    """Concluded on the day computed from signatures and seal (人民调解法第二十九条)."""
    if facts.agreement is None or facts.agreement.effective_on is None:
        return Refusal("协议还没有生效。签字、盖章登记齐了，自然生效。", statutes.MEDIATION_29_2)
    return None


def agreement_is_partial(facts: MatterFacts) -> Refusal | None:
    """Only what a partial agreement leaves open is ended beside it."""
    if facts.agreement is None or not facts.agreement.partial:
        return Refusal("协议没有写明只解决一部分。先在协议里写明解决了哪一部分。", statutes.ONLINE_19)
    if facts.rest_ended:
        return Refusal("没谈拢的部分已经终止，不用再办。")
    return None


def came_by_referral(facts: MatterFacts) -> Refusal | None:
    """Only what another body referred is filed back with it (江苏省人民调解条例第三十二条第二款)."""
    return None if facts.referred else Refusal("本案不是商请、委托来的，不用送备案。", statutes.JIANGSU_MEDIATION_32_2)


def rest_was_ended(facts: MatterFacts) -> Refusal | None:
    """A partial agreement closes only after the rest was ended with notice (人民调解法第二十六条)."""
    if facts.agreement and facts.agreement.partial and facts.agreement.effective_on and not facts.rest_ended:
        return Refusal("协议只解决了一部分，没谈拢的部分还没有终止。先登记终止，告知别的途径。", statutes.MEDIATION_26)
    return None


def there_is_performance_to_ask_after(facts: MatterFacts) -> Refusal | None:
    """回访 asks how an agreement in force is performed, from its first day on (江苏省预防化解矛盾纠纷条例 28)."""
    effective_on = facts.agreement.effective_on if facts.agreement else None
    if effective_on is None:
        return Refusal("没有生效的协议，不用回访。", statutes.JIANGSU_DISPUTES_28_1)
    if facts.entry and facts.entry.on < effective_on:
        return Refusal(
            f"协议{figures.day(effective_on)}才生效，回访不会在那以前。核对日期。", statutes.JIANGSU_DISPUTES_28_1
        )
    return None


def nothing_is_left_unsaid(facts: MatterFacts) -> Refusal | None:
    """A case closes when all is performed, or when its handling has ended for a stated reason: a person says so, and
    what is still open is named (人民调解法第三十一条第二款)."""
    left = facts.performance.open
    if not left or not facts.entry or facts.entry.reason.strip():
        return None
    shown = "、".join(left[:3]) + (f"等 {len(left)} 项" if len(left) > 3 else "")
    return Refusal(f"还没履行的有：{shown}。等履行完；不等的，写明为什么结案。", statutes.MEDIATION_31_2)


def court_was_told(facts: MatterFacts) -> Refusal | None:
    """What a court sent closes when the court has its report and the materials (特邀调解规定第二十六条第二款)."""
    if facts.court is None or facts.court.settled:
        return None
    if not facts.court.recorded:
        return Refusal(
            "本案是法院委派、委托来的，还没有登记。先登记委派、委托，报告法院以后再结案。", statutes.INVITED_26_2
        )
    return Refusal(
        "法院委派、委托的案件，终止后要书面报告法院、移送材料。先登记书面报告和移送的材料，再结案。",
        statutes.INVITED_26_2,
    )


def was_followed_up(facts: MatterFacts) -> Refusal | None:
    """An agreement is followed up before closing, or the reason is stated (江苏省预防化解矛盾纠纷条例第二十八条)."""
    in_force = facts.agreement is not None and facts.agreement.effective_on is not None
    if not in_force or facts.followed_up or not facts.entry or facts.entry.reason.strip():
        return None
    return Refusal("还没有回访记录。先回访；不回访的，写明理由。", statutes.JIANGSU_DISPUTES_28_1)
