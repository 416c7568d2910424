"""评价报告预审的守则：请求人的身份和证明、专利、一份报告、费用、日期；不行的说明依据哪一条。"""

from datetime import date

from mediation.rules import figures, statutes
from mediation.rules.evaluation_report.facts import ReportFacts
from mediation.rules.evaluation_report.words import GROUNDS, PROOFS, REQUESTERS, RESULTS
from mediation.rules.lifecycle import Refusal
from mediation.rules.rights import RightKind

Facts = ReportFacts


def day_has_come(facts: Facts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def after_the_last_step(facts: Facts) -> Refusal | None:
    """Steps are recorded in the order of their days."""
    if facts.entry and facts.last_on and facts.entry.on < facts.last_on:
        return Refusal(f"早于上一步的{figures.day(facts.last_on)}。核对日期。")
    return None


def requester_is_entitled(facts: Facts) -> Refusal | None:
    """The owner, somebody interested, or whoever is accused of infringing (专利法第六十六条，实施细则第六十二条)."""
    if facts.requester not in REQUESTERS:
        return Refusal("没有选请求人的身份。专利权人、利害关系人、被控侵权人才能请求。", statutes.PATENT_RULES_62_1)
    if facts.at_grant and facts.requester != "owner":
        return Refusal(
            "办理登记手续时，只有申请人可以请求。身份选专利权人，或者授权公告后再请求。", statutes.PATENT_RULES_62_1
        )
    return None


def requester_has_proof(facts: Facts) -> Refusal | None:
    """Who one is must be shown."""
    if facts.proof.strip():
        return None
    asked = PROOFS.get(facts.requester, "身份的证明")
    return Refusal(f"没有写请求人身份的证明。要有{asked}。", statutes.PATENT_RULES_62_1)


def patent_is_a_design(facts: Facts) -> Refusal | None:
    """The centre examines designs alone; inventions have no such report at all."""
    if facts.kind is None or facts.kind is RightKind.DESIGN:
        return None
    tail = "发明专利没有评价报告。" if facts.kind is RightKind.INVENTION else "实用新型的向国家知识产权局请求。"
    return Refusal(f"这是{facts.kind.label}的号码，中心只办外观设计。{tail}", statutes.PATENT_66_2)


def request_follows_the_grant(facts: Facts) -> Refusal | None:
    """A report is asked for after the grant was published, or with its formalities."""
    if facts.at_grant:
        return None
    if facts.granted_on is None:
        return Refusal("没有填授权公告日。授权公告以后才能请求。", statutes.PATENT_RULES_62_1)
    if facts.submitted_on and facts.submitted_on < facts.granted_on:
        said = f"{figures.day(facts.granted_on)}才授权公告，公告以后才能请求。"
        return Refusal(said, statutes.PATENT_RULES_62_1)
    return None


def no_report_is_there(facts: Facts) -> Refusal | None:
    """Of one patent the office makes one report (实施细则第六十三条第二款)."""
    article = statutes.PATENT_RULES_63_2
    if facts.another:
        return Refusal(f"同一项专利已有 {facts.another}，只作一份报告。登记不予受理，告知可以查阅、复制。", article)
    if facts.existing == "exists":
        return Refusal("这项专利已经作出评价报告，只作一份。登记不予受理，告知可以查阅、复制。", article)
    if facts.existing != "none":
        return Refusal("还没有查有没有作出过评价报告。查了，在更正登记里填。", article)
    return None


def patent_is_in_force(facts: Facts) -> Refusal | None:
    """The centre looks at patents in force, with what shows that the fee is paid (专利法第四十四条)."""
    if facts.at_grant:
        return None
    if facts.in_force == "no":
        return Refusal("专利权已经终止或者被宣告无效。登记不予受理。", statutes.PATENT_44)
    if facts.in_force != "yes":
        return Refusal("还没有查专利是不是有效。查了，在更正登记里填。", statutes.PATENT_44)
    if not facts.fee_evidence.strip():
        return Refusal("没有写年费缴到哪一年、凭什么。在更正登记里填。", statutes.PATENT_44)
    return None


def reason_is_given(facts: Facts) -> Refusal | None:
    """In words."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写理由。写一句，要告知请求人。")
    return None


def ground_fits(facts: Facts) -> Refusal | None:
    """Why it is not taken must be said, and must be so."""
    entry = facts.entry
    if entry is None:
        return None
    if entry.ground not in GROUNDS:
        return Refusal("没有选不予受理的理由。")
    if entry.ground == "existing" and not facts.another and facts.existing != "exists":
        return Refusal(
            "没有登记这项专利已经作出评价报告。先在更正登记里填，再登记不予受理。", statutes.PATENT_RULES_63_2
        )
    return None


def fee_is_in_time(facts: Facts) -> Refusal | None:
    """Unpaid a month after the request, it counts as not made (实施细则第一百一十六条第三款)."""
    if facts.fee_paid_on:
        said = f"{figures.day(facts.fee_paid_on)}已经登记缴费。"
        return Refusal(said, statutes.PATENT_RULES_116_3)
    if facts.entry and facts.fee_due and facts.entry.on > facts.fee_due:
        return Refusal(
            f"缴费的期限到{figures.day(facts.fee_due)}，过期视为未提出请求。登记视为未提出，要的重新请求。",
            statutes.PATENT_RULES_116_3,
        )
    return None


def fee_is_overdue(facts: Facts) -> Refusal | None:
    """It counts as not made only when the month is over and nothing was paid."""
    article = statutes.PATENT_RULES_116_3
    if facts.fee_paid_on:
        return Refusal("费用已经缴了，不能按视为未提出办。", article)
    on = facts.entry.on if facts.entry else facts.today
    if facts.fee_due and on <= facts.fee_due:
        return Refusal(f"缴费的期限到{figures.day(facts.fee_due)}，还没有满。", article)
    return None


def fee_is_paid(facts: Facts) -> Refusal | None:
    """A report comes only where the fee was paid."""
    if facts.fee_paid_on is None:
        return Refusal("还没有登记缴费。先登记缴费，再登记收到报告。", statutes.PATENT_RULES_116_3)
    return None


def result_is_named(facts: Facts) -> Refusal | None:
    """What the report says."""
    if facts.entry and facts.entry.result not in RESULTS:
        return Refusal("没有选报告的结论。")
    return None


def days_taken(sent_on: date, received_on: date) -> int:
    """How many days from the request to the report, the day of the request not counted."""
    return (received_on - sent_on).days
