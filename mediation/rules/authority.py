"""委托代理：授权委托书的事项、权限和期限（民法典第一百六十五条；民事诉讼法第六十一条、第六十二条）。

The seven items are those ticked on the forms in use; the item that lets an agent concede or settle is what
makes an authority special. “全权代理” without items is not enough (民诉法解释第八十九条).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.statutes import Statute

MOST_AGENTS = 2
SETTLE = "settle"

SCOPE: Mapping[str, str] = {
    "apply_or_end": "代为申请调解或者要求终止调解",
    "evidence": "代为收集、提供证据",
    "choose_mediator": "代为选择或者接受人民调解员",
    SETTLE: "代为承认、变更和放弃调解请求",
    "attend_and_sign": "代为参加调解，签署调查记录、调解记录、权利义务告知书、人民调解协议书等法律文书",
    "receive": "代为领取相关法律文书等",
    "other": "其他委托事项",
}

STANDING: Mapping[str, str] = {
    "lawyer": "律师",
    "legal_worker": "基层法律服务工作者",
    "relative": "近亲属",
    "staff": "工作人员",
    "recommended": "社区、单位或社会团体推荐的公民",
    "patent_attorney": "专利代理师（协会推荐）",
}


class Authority(StrEnum):
    """权限: whether the agent may concede and settle for the party."""

    GENERAL = "general"
    SPECIAL = "special"

    @property
    def label(self) -> str:
        """`一般授权` or `特别授权`."""
        return "特别授权" if self is Authority.SPECIAL else "一般授权"


@dataclass(frozen=True)
class AuthorityGap:
    """What a power of attorney lacks: a Chinese sentence and its article; `bars` when the paper cannot be used."""

    message: str
    statute: Statute
    bars: bool


def authority_for(scope: Collection[str]) -> Authority:
    """Special when the items include conceding and settling, else general."""
    return Authority.SPECIAL if SETTLE in scope else Authority.GENERAL


def may_settle(
    authority: str, scope: Collection[str], *, on: date, valid_from: date | None = None, valid_to: date | None = None
) -> bool:
    """Whether the agent may sign an agreement on the day `on`: special authority with the item that carries it
    (民事诉讼法第六十二条第二款, by analogy), within the term written on the paper."""
    in_term = (valid_from is None or valid_from <= on) and (valid_to is None or on <= valid_to)
    return authority == Authority.SPECIAL and SETTLE in scope and in_term


def authority_gaps(
    authority: str, scope: Collection[str], *, valid_from: date | None, valid_to: date | None, term: str = ""
) -> list[AuthorityGap]:
    """What is wrong with the paper as written (民法典第一百六十五条; 民诉法解释第八十九条第一款); `term`, its end in
    words, is as good as a day."""
    gaps = []
    if not scope:
        gaps.append(AuthorityGap("授权委托书没有写代理事项。补写事项，再登记。", statutes.CIVIL_165, True))
    elif authority == Authority.SPECIAL and SETTLE not in scope:
        gaps.append(
            AuthorityGap(
                "写了特别授权，事项里却没有“代为承认、变更和放弃调解请求”，签协议不够。让当事人补写这一项。",
                statutes.CPL_INT_89_1,
                True,
            )
        )
    if valid_to is None and not term:
        gaps.append(AuthorityGap("授权委托书没有写期限。让当事人补写到哪一天。", statutes.CIVIL_165, False))
    if valid_from and valid_to and valid_to < valid_from:
        gaps.append(AuthorityGap("授权期限的末日早于首日。对照委托书重填。", statutes.CIVIL_165, True))
    return gaps
