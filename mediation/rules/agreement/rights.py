"""权利是谁的、还在不在：民诉法解释第三百五十八条第二项，专利法第十四、四十二、四十四、六十六条。"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from mediation.rules import statutes as law
from mediation.rules.agreement.draft import ClaimedAs, Draft, DraftParty, DraftRight, PartyKind, RightStatus
from mediation.rules.agreement.finding import Finding, resting_on
from mediation.rules.agreement.place import at_right
from mediation.rules.figures import day as in_words
from mediation.rules.rights import RightKind, expires_on, term_statute
from mediation.rules.statutes import Statute

# Our own measure, not law: how old a look at the register may be.
CHECKED_WITHIN = timedelta(days=30)

_PATENTS = (RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION)
_REGISTERED = (*_PATENTS, RightKind.TRADEMARK)
# By what a right ends before or at the end of its term; of the others the term says it.
_LAPSED_BY: Mapping[str, Statute] = {**dict.fromkeys(_PATENTS, law.PATENT_44), RightKind.TRADEMARK: law.TRADEMARK_40_1}


def rights(draft: Draft) -> Iterator[Finding]:
    """Whether those who settle about a right may, and whether the right is still there."""
    for right in draft.rights:
        yield from _holders(draft, right)
        yield from _state(draft, right)
        yield from _register(draft, right)
        if right.kind in (RightKind.DESIGN, RightKind.UTILITY_MODEL) and not right.evaluation_report:
            yield at_right(
                "no_evaluation_report",
                right,
                "没有专利权评价报告。实用新型和外观设计未经实质审查，法院可以要求出具。",
                "让权利人提交评价报告，在案件的权利里登记；来不及的，写明理由保留。",
                "evaluation_report",
            )


def last_day(right: DraftRight) -> date | None:
    """The last day of the right's term: as recorded, else counted from a patent's filing; None where unknown."""
    if right.expires_on or right.kind not in _PATENTS or right.filed_on is None:
        return right.expires_on
    return expires_on(RightKind(right.kind), right.filed_on)


def holds(party: DraftParty, holders: tuple[str, ...]) -> bool:
    """Whether the party is one of `holders`; a sole trader's shop and its operator are the same holder."""
    names = {party.name} | ({party.head} if party.kind is PartyKind.SOLE_TRADER else set())
    return bool(names & set(holders))


def absent_holders(draft: Draft, right: DraftRight) -> tuple[str, ...]:
    """The holders on the certificate who neither are parties nor agreed."""
    return tuple(
        name
        for name in right.holders
        if name not in right.co_owners_agree and not any(holds(party, (name,)) for party in draft.parties)
    )


def _holders(draft: Draft, right: DraftRight) -> Iterator[Finding]:
    if right.claimed_as is ClaimedAs.ORDINARY and not right.authorised:
        yield at_right(
            "licensee_without_authority",
            right,
            "主张权利的是普通许可的被许可人，没有权利人的明确授权。",
            "让权利人出具授权书，在案件的权利里登记授权；或者把权利人列为当事人。",
            "authorised",
        )
    if not right.holders or right.claimed_as is not ClaimedAs.OWNER:
        return
    absent = absent_holders(draft, right)
    if len(absent) == len(right.holders):
        yield at_right(
            "holder_not_party",
            right,
            f"证书上的权利人是{'、'.join(right.holders)}，不在当事人之中。",
            "把权利人列为当事人；当事人是被许可人的，在案件的权利里选许可种类，附合同。",
            "holders",
        )
    elif absent:
        found = at_right(
            "co_owner_missing",
            right,
            f"共有人{'、'.join(absent)}没有列为当事人，也没有授权。",
            "让共有人一并签名；有书面同意的，在案件的权利里登记同意的共有人。",
            "holders",
        )
        yield resting_on(found, law.PATENT_14) if right.kind in _PATENTS else found


def term_basis(right: DraftRight) -> Statute:
    """The article on how long the right lasts; where its kind has none, that on proof of rights for the court."""
    return term_statute(RightKind(right.kind)) or law.CPL_INT_354


def _state(draft: Draft, right: DraftRight) -> Iterator[Finding]:
    day, last = draft.day, last_day(right)
    if day and last and last < day:
        found = at_right(
            "right_expired",
            right,
            f"权利期限到{in_words(last)}为止，签订日是{in_words(day)}。",
            "核对登记簿；已经过期的，条款只写过期以前的责任。",
            "expires_on",
        )
        yield resting_on(found, term_basis(right))
    elif right.status is RightStatus.LAPSED:
        said = "登记簿上权利已经终止。" if right.kind in _REGISTERED else "权利已经终止。"
        found = at_right("right_lapsed", right, said, "条款只写终止以前的责任，不再写许可。", "status")
        yield resting_on(found, _LAPSED_BY.get(right.kind) or term_basis(right))
    # Only patents have annual fees, only what is registered can be declared invalid.
    if right.status is RightStatus.FEE_UNPAID and right.kind in _PATENTS:
        yield at_right(
            "right_fee_unpaid",
            right,
            "年费没有缴纳，专利权可能终止。",
            "让权利人补缴年费和滞纳金，附缴费凭证。",
            "status",
        )
    if right.status is RightStatus.INVALIDITY_PENDING and right.kind in _REGISTERED:
        found = at_right(
            "right_invalidity_pending",
            right,
            "权利正在无效程序中。宣告无效的，视为自始不存在。",
            "写明宣告无效以后已付、未付的款项怎样处理，或者中止调解等结果。",
            "status",
        )
        yield resting_on(found, law.TRADEMARK_47_1) if right.kind == RightKind.TRADEMARK else found


def _register(draft: Draft, right: DraftRight) -> Iterator[Finding]:
    if right.kind not in _REGISTERED:
        return
    day, checked = draft.day, right.checked_on
    if checked is None:
        yield at_right(
            "right_not_checked", right, "没有核实权利状态。", "查登记簿，登记查询的日期和结果。", "checked_on"
        )
    elif day and day - checked > CHECKED_WITHIN:
        yield at_right(
            "right_not_checked",
            right,
            f"权利状态是{in_words(checked)}查的，超过三十日。",
            "重查登记簿，登记查询的日期和结果。",
            "checked_on",
        )
