"""审查意见：说哪里、为什么、依据哪一条、怎样改。

*Block* is what makes the paper unlawful, void or at odds with itself; *warn* what would cost the confirmation or
the enforcement, which the mediator may keep with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediation.rules import statutes as law
from mediation.rules.statutes import Statute

Replaceable = str | int | date | None


class Severity(StrEnum):
    """轻重."""

    BLOCK = "block"
    WARN = "warn"

    @property
    def label(self) -> str:
        """`必须改` or `影响确认`."""
        return "必须改" if self is Severity.BLOCK else "影响确认"


class Part(StrEnum):
    """The part of the draft a finding stands in, in the order of the page."""

    PARTIES = "parties"
    RIGHTS = "rights"
    FACTS = "facts"
    TERMS = "terms"
    PAPER = "paper"


@dataclass(frozen=True)
class Replacement:
    """A change the program can make: in the object `ref` ("" the draft itself) put `new` for `old` in `field`.

    Where both are texts, `old` is a piece of the field's text. `new` None takes the object away. A field inside
    a list is written `instalments[2].amount`, counted from 0.
    """

    ref: str
    field: str
    old: Replaceable
    new: Replaceable


@dataclass(frozen=True)
class Finding:
    """One thing the review found.

    `code` a key of `RULES`; `severity` block or warn; `message` one or two Chinese sentences; `basis` the
    article; `where` the place in words, e.g. `第（三）项`; `part`, `ref` and `field` the same place for the
    program; `quote` the words in question; `suggestion` how to word it instead; `replacement` the same as a
    change that can be made with one key; `value` a digest of what the field holds, "" where that is nothing.
    """

    code: str
    severity: Severity
    message: str
    basis: Statute
    where: str
    part: Part
    ref: str = ""
    field: str = ""
    quote: str = ""
    suggestion: str = ""
    replacement: Replacement | None = None
    value: str = ""

    @property
    def title(self) -> str:
        """What the rule is called in a list: `分期相加不等于总额`."""
        return RULES[self.code].title

    @property
    def key(self) -> str:
        """Stays the same while terms move about, and changes with the words or the value in question: under it a
        reason for keeping a warning is filed, and nobody kept what was not there yet."""
        return ":".join((self.code, self.ref, self.field, self.quote or self.value))


@dataclass(frozen=True)
class Rule:
    """One rule of the review: its code, how heavy, what it is called, the article it rests on."""

    code: str
    severity: Severity
    title: str
    basis: Statute

    def finding(
        self, message: str, *, where: str, part: Part, ref: str = "", field: str = "", suggestion: str = ""
    ) -> Finding:
        """A finding of this rule."""
        return Finding(self.code, self.severity, message, self.basis, where, part, ref, field, suggestion=suggestion)


def resting_on(finding: Finding, basis: Statute) -> Finding:
    """The finding with another article, where the rule has one for each kind of case."""
    return replace(finding, basis=basis)


def _block(code: str, title: str, basis: Statute) -> Rule:
    return Rule(code, Severity.BLOCK, title, basis)


def _warn(code: str, title: str, basis: Statute) -> Rule:
    return Rule(code, Severity.WARN, title, basis)


_ALL = (
    # parties and who signs
    _block("party_missing", "漏列当事人", law.MEDIATION_29_2),
    _warn("party_left_out", "部分协议没有列全当事人", law.ONLINE_19),
    _block("party_twice", "同一当事人列了两次", law.MEDIATION_29_1),
    _block("one_side", "只有一方当事人", law.MEDIATION_29_1),
    _warn("party_kind", "字号、店铺名列成了自然人", law.CPL_INT_59),
    _block("operator_missing", "个体工商户没有写经营者", law.CPL_INT_59_1),
    _block("actual_operator_missing", "实际经营者没有列为当事人", law.CPL_INT_59),
    _block("head_missing", "没有写法定代表人或者负责人", law.CIVIL_61_1),
    _warn("party_data_missing", "当事人基本情况不全", law.CPL_INT_354),
    _block("signer_unknown", "签名人没有确定", law.MEDIATION_29_2),
    _block("no_special_authority", "代理人没有特别授权", law.CPL_INT_147_1),
    _block("authority_expired", "授权不在期限内", law.CIVIL_165),
    _warn("authority_without_term", "授权委托书没有期限", law.CIVIL_165),
    _block("too_many_agents", "代理人超过两人", law.CPL_61_1),
    _block("agent_both_sides", "一人代理两边", law.CIVIL_168_2),
    _block("minor_alone", "未成年人独自签名", law.CIVIL_19),
    _block("incapable_alone", "不能辨认自己行为的成年人独自签名", law.CIVIL_22),
    _block("guardian_missing", "没有写监护人", law.CIVIL_23),
    _warn("guardian_proof", "缺监护关系证明", law.CIVIL_23),
    _block("mediator_missing", "没有调解员", law.MEDIATION_29_2),
    _block("mediator_takes_part", "调解员又是当事人一边的人", law.MEDIATION_21_1),
    _warn("mediator_works_for_party", "调解员在当事人单位任职", law.MEDIATION_21_1),
    # signs of a sham
    _warn("same_contact", "两边留了同一电话", law.CPL_115),
    _warn("same_account", "两边用同一银行账户", law.CPL_115),
    _warn("same_person", "两边是同一人", law.CPL_115),
    _warn("no_dispute", "没有争议", law.CPL_115),
    # rights
    _block("holder_not_party", "权利人不在当事人之中", law.CPL_INT_358_2),
    _block("co_owner_missing", "共有人没有签名也没有授权", law.CPL_INT_358_2),
    _block("licensee_without_authority", "普通许可的被许可人没有授权", law.CPL_INT_358_2),
    _warn("right_expired", "权利已经过期", law.PATENT_42_1),
    _warn("right_lapsed", "权利已经终止", law.PATENT_44),
    _warn("right_fee_unpaid", "年费没有缴纳", law.PATENT_44),
    _warn("right_invalidity_pending", "权利正在无效程序中", law.PATENT_47_1),
    _warn("right_not_checked", "权利状态没有核实", law.CPL_INT_354),
    _warn("no_evaluation_report", "没有专利权评价报告", law.PATENT_66_2),
    # facts and form
    _warn("facts_missing", "没有写纠纷事实", law.MEDIATION_29_1),
    _warn("disputes_missing", "没有写争议事项", law.MEDIATION_29_1),
    _block("no_terms", "没有协议内容", law.MEDIATION_29_1),
    _block("oral_without_reason", "口头协议没有理由", law.JIANGSU_MEDIATION_31_ORAL),
    _block("oral_with_duty", "口头协议还有没履行的义务", law.JIANGSU_MEDIATION_31_ORAL),
    _block("oral_but_asked", "当事人要求书面协议", law.JIANGSU_MEDIATION_31),
    _warn("oral_confirmation", "口头协议申请司法确认", law.CPL_INT_354),
    _warn("agreed_effect", "另外约定了生效日", law.MEDIATION_29_2),
    # terms: money
    _block("sum_mismatch", "各期相加不等于总额", law.CPL_INT_461),
    _block("amount_not_positive", "金额不是正数", law.CPL_INT_461),
    _block("figures_and_words", "大小写不一致", law.CPL_INT_461),
    _warn("instalments_out_of_order", "分期的日期先后颠倒", law.CPL_INT_358_5),
    _warn("payee_account", "没有收款账户", law.CPL_INT_461),
    _warn("account_of_other", "收款户名不是收款人", law.CPL_INT_461),
    _warn("payers_share", "几方付款没有写各付多少", law.CIVIL_178_3),
    _warn("penalty_in_sum", "违约金混在赔偿款里", law.CIVIL_585_1),
    _warn("penalty_excessive", "违约金可能过高", law.CIVIL_585_2),
    # terms: who, when, what
    _warn("term_incomplete", "条款缺要素", law.CPL_INT_461),
    _warn("vague_wording", "用语不明确", law.CPL_INT_358_5),
    _warn("before_signing", "期限早于签订日", law.MEDIATION_29_2),
    _warn("impossible_day", "日历上没有的日期", law.CPL_INT_358_5),
    _warn("blank_left", "留有空白", law.CPL_INT_358_5),
    _warn("duplicate_proposal", "同一方案用了两次", law.CPL_INT_358_5),
    _warn("duplicate_term", "两条内容相同", law.CPL_INT_358_5),
    _warn("duplicate_link", "同一链接列了两次", law.CPL_INT_358_5),
    _block("dangling_reference", "引用的条款不存在", law.CPL_INT_358_5),
    _warn("dangling_number", "引用的序号不存在", law.CPL_INT_358_5),
    _block("binds_non_party", "给不是当事人的人定了义务", law.CIVIL_465_2),
    _warn("guarantor_not_party", "保证人没有列入并签名", law.COURT_MEDIATION_9),
    # terms: law
    _block("crime_waiver", "约定不追究犯罪或者不报案", law.CIVIL_153_1),
    _block("penalty_bargain", "约定行政处罚", law.CIVIL_153_1),
    _block("rights_waiver", "约定不得起诉、投诉", law.MEDIATION_3),
    _block("personal_freedom", "限制人身自由", law.CIVIL_153_2),
    _block("mediation_fee", "约定调解收费", law.MEDIATION_4),
    _warn("court_decides", "约定不履行由法院裁判", law.COURT_MEDIATION_8_2),
    _warn("ip_ownership", "写了知识产权归属", law.CPL_INT_355_5),
    _warn("ip_validity", "写了权利有效或者无效", law.CPL_INT_355_5),
    _warn("property_ownership", "写了物的归属", law.CPL_INT_355_5),
    _block("licence_granter", "许可人不是权利人", law.CPL_INT_358_2),
    _warn("licence_beyond_right", "许可期限超过权利期限", law.CIVIL_865),
    _warn("transfer_registration", "权利转让没有写登记", law.PATENT_10_3),
    _warn("transfer_together", "相同、近似商标没有一并转让", law.TRADEMARK_42_2),
    _block("transfer_granter", "转让人不是权利人", law.CPL_INT_358_2),
    _warn("secrecy_bars_court", "保密没有把法院除外", law.CPL_INT_354),
    _warn("confirmation_not_all", "没有写各方共同申请确认", law.CPL_205),
    _warn("confirmation_late", "申请确认的期限超过三十日", law.CPL_205),
    _warn("confirmation_other_court", "没有写发出邀请的法院", law.CPL_205_1),
    # paper
    _block("copies_short", "份数不够", law.MEDIATION_29_2_COPIES),
    _warn("copies_without_court", "没有给法院的份数", law.CPL_INT_354),
)

RULES: Mapping[str, Rule] = {rule.code: rule for rule in _ALL}
"""Every rule of the review by its code, in the order of the paper."""
