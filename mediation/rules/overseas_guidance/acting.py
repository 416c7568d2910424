"""海外纠纷应对指导的守则：先后、告知、不指定代理、证据出境先提示。

The steps are this office's own; only what is said about evidence sent abroad rests on an article.
"""

from collections.abc import Collection

from mediation.rules import figures
from mediation.rules.lifecycle import Refusal
from mediation.rules.overseas_guidance.facts import GuidanceFacts
from mediation.rules.overseas_guidance.words import GRADES, PLANS, RESULTS, WAYS
from mediation.rules.statutes import FOREIGN_IP_13

Facts = GuidanceFacts

LEAST_NAMES = 2
"""One name alone would be a recommendation."""


def day_has_come(facts: Facts) -> Refusal | None:
    """Nothing is put on record for a day that has not come."""
    if facts.entry and facts.entry.on > facts.today:
        return Refusal(f"{figures.day(facts.entry.on)}还没有到。填{figures.day(facts.today)}或者以前的日期。")
    return None


def in_order(facts: Facts) -> Refusal | None:
    """Steps are recorded in the order of their days, none before the dispute was known."""
    if facts.entry and facts.last_on and facts.entry.on < facts.last_on:
        return Refusal(f"早于上一步的{figures.day(facts.last_on)}。核对日期。")
    return since_it_was_known(facts)


def since_it_was_known(facts: Facts) -> Refusal | None:
    """Nothing happened before the dispute was known."""
    if facts.entry and facts.noticed_on and facts.entry.on < facts.noticed_on:
        return Refusal(f"早于获知纠纷的{figures.day(facts.noticed_on)}。核对日期。")
    return None


def new_to_the_dispute(facts: Facts) -> Refusal | None:
    """An enterprise stands once in a dispute, whatever its shops are called."""
    if facts.known:
        return Refusal("这家企业已经在这件纠纷里，不用再加。店铺多的，写在它那一页。")
    return None


def way_is_said(facts: Facts) -> Refusal | None:
    """How it was told."""
    return _one_of(facts, WAYS, "没有选告知的方式。")


def person_is_named(facts: Facts) -> Refusal | None:
    """Who took it in: a firm hears through somebody."""
    if facts.entry and not facts.entry.whom.strip():
        return Refusal("没有填被告知人。写姓名和职务。")
    return None


def receipt_is_described(facts: Facts) -> Refusal | None:
    """What shows that it was told."""
    if facts.entry and not facts.entry.receipt.strip():
        return Refusal("没有填回执。写凭什么证明告知到了：签收单、邮件回复、通话记录的编号；没有的写明原因。")
    return None


def reason_is_given(facts: Facts) -> Refusal | None:
    """In words."""
    if facts.entry and not facts.entry.text.strip():
        return Refusal("没有写内容。写一句，以后看得明白。")
    return None


def grade_is_chosen(facts: Facts) -> Refusal | None:
    """General or major."""
    return _one_of(facts, GRADES, "没有选一般还是重大。")


def plan_is_chosen(facts: Facts) -> Refusal | None:
    """One of the ways; the enterprise chooses it."""
    return _one_of(facts, PLANS, "没有选企业定的方案。")


def result_is_chosen(facts: Facts) -> Refusal | None:
    """One of the results."""
    return _one_of(facts, RESULTS, "没有选结果。")


def nobody_is_recommended(facts: Facts) -> Refusal | None:
    """A list to choose from: several names, or the reason why there is one."""
    entry = facts.entry
    if entry is None:
        return None
    if not entry.names:
        return Refusal("没有填名单。一行写一家。")
    if len(entry.names) < LEAST_NAMES and not entry.text.strip():
        return Refusal("只有一家，等于指定。再列几家由企业自己选；确实只有一家的，写明理由。")
    return None


def experts_are_free(facts: Facts) -> Refusal | None:
    """Nobody on the list acts for the other side, and each was asked."""
    entry = facts.entry
    if entry is None:
        return None
    against = [name for name in entry.names if _same(name, (facts.opponent_firm, facts.opponent))]
    if against:
        return Refusal(f"{'、'.join(against)}是对方或者对方的代理机构，不能列进名单。")
    if not entry.checked:
        return Refusal("没有勾选利益冲突核对。逐家问过是不是代理对方、有没有其他利害关系，再勾上。")
    return None


def told_about_evidence(facts: Facts) -> Refusal | None:
    """涉外知识产权纠纷处理规定第十三条：the notice comes before any evidence leaves."""
    if facts.compliance_on is None:
        return Refusal("还没有登记证据出境的合规提示。先向企业提示，登记了再登记提供证据。", FOREIGN_IP_13)
    if facts.entry and facts.entry.on < facts.compliance_on:
        said = figures.day(facts.compliance_on)
        return Refusal(f"早于合规提示的{said}。提示要在证据出境以前，核对日期。", FOREIGN_IP_13)
    return None


def _one_of(facts: Facts, known: Collection[str], said: str) -> Refusal | None:
    entry = facts.entry
    if entry is None:
        return None
    typed = entry.how if known is WAYS else entry.choice
    return None if typed in known else Refusal(said)


def _same(name: str, others: Collection[str]) -> bool:
    plain = _plain(name)
    return any(plain == _plain(other) for other in others if other.strip())


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
