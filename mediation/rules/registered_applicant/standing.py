"""某一天备案是不是有效：国家局审核通过、没有暂停和取消、没有过有效期。"""

from dataclasses import dataclass
from datetime import date

from mediation.rules.figures import day
from mediation.rules.registered_applicant.facts import ApplicantFacts


@dataclass(frozen=True)
class Standing:
    """Whether a registration counts on one day, and why, in one Chinese sentence."""

    valid: bool
    reason: str


def standing(facts: ApplicantFacts, on: date) -> Standing:
    """备案有效 on the day `on`: admitted by then, in none of its suspensions, not over, within its days. Asked of a day
    gone by it says what held then, whatever came later."""
    if facts.applied_on is None or on < facts.applied_on:
        return Standing(False, "还没有申请备案。")
    if facts.ended_on and facts.ended_on <= on:
        return Standing(False, _ENDED.get(facts.ended_as, "{day}备案结束。").format(day=day(facts.ended_on)))
    if facts.valid_from is None:
        return Standing(False, _waiting(facts, on))
    if on < facts.valid_from:
        return Standing(False, f"备案从{day(facts.valid_from)}起有效，那天还没有到。")
    for each in facts.suspensions:
        if each.since <= on and (each.lifted_on is None or on < each.lifted_on):
            return Standing(False, _suspended(each.since, each.until, on))
    for gap in facts.lapses:
        if gap.last_day < on < gap.renewed_on:
            return Standing(False, f"备案有效期到{day(gap.last_day)}，{day(gap.renewed_on)}才延长。")
    if facts.valid_until and facts.valid_until < on:
        return Standing(False, f"备案有效期到{day(facts.valid_until)}，已过。")
    until = f"，到{day(facts.valid_until)}" if facts.valid_until else ""
    return Standing(True, f"{day(facts.valid_from)}起备案有效{until}。")


_ENDED = {
    "refused": "{day}没有通过备案。",
    "cancelled": "{day}取消备案。",
    "expired": "{day}备案到期。",
}


def _suspended(since: date, until: date, on: date) -> str:
    if on > until:
        return f"{day(since)}暂停备案，期限到{day(until)}已满，还没有登记恢复。"
    return f"{day(since)}起暂停备案，到{day(until)}。"


def _waiting(facts: ApplicantFacts, on: date) -> str:
    if facts.sent_on and facts.sent_on <= on:
        return f"{day(facts.sent_on)}已报国家知识产权局，还没有结果。"
    if facts.checked_on and facts.checked_on <= on:
        return "中心核过，还没有报国家知识产权局。"
    return "申请了备案，中心还没有核。"


def agency_standing(standing_code: str, since: date | None, until: date | None, on: date) -> Standing:
    """Whether an agency's filings are taken on the day `on`; `standing_code` a key of `words.AGENCY_STANDINGS`."""
    if standing_code == "not_listed":
        return Standing(False, "不在接受的代理机构名单上。")
    inside = (since is None or since <= on) and (until is None or on <= until)
    if standing_code == "suspended":
        ends = f"到{day(until)}" if until else ""
        return Standing(not inside, f"代理机构暂停接受{ends}。" if inside else "代理机构的暂停那天不适用。")
    if not inside:
        return Standing(False, "代理机构那天不在名单的有效期内。")
    return Standing(True, "在接受的代理机构名单上。")
