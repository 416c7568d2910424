"""条款的用语变成审查意见：每一处说法为什么不行、换成怎么写。"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from mediation.rules import statutes as law
from mediation.rules.agreement.draft import Draft, DraftRight
from mediation.rules.agreement.finding import Finding, Replacement, resting_on
from mediation.rules.agreement.place import at_term
from mediation.rules.agreement.rights import holds
from mediation.rules.agreement.term import Term
from mediation.rules.clause_wording import until
from mediation.rules.clauses import CLAUSES, FieldType
from mediation.rules.rights import RightKind
from mediation.rules.wording.reading import Remark
from mediation.rules.wording.text import remarks
from mediation.rules.wording.vague import WHEN

_LISTS = (FieldType.LINES, FieldType.LINKS)

# What the editor offers for 尽快; the mediator sees the day before taking it.
_WEEK = timedelta(days=7)
_SOON = ("尽快", "尽早", "及早", "及时", "早日", "从速", "适时")
_ONLY_FOR_CONFIRMATION = ("ip_ownership", "ip_validity", "property_ownership", "secrecy_bars_court")

# What the fields of these clauses say already (dealings.py).
_SEEN_BY_FIELDS = {("transfer", "transfer_registration"), ("confidentiality", "secrecy_bars_court")}


def words(draft: Draft) -> Iterator[Finding]:
    """What a court would object to in the words of the terms."""
    names = [party.name for party in draft.parties]
    names += [party.head for party in draft.parties if party.head]
    for term in draft.terms:
        for remark in _remarks(draft, term, names):
            if _concerns(draft, term, remark):
                yield _finding(draft, term, remark)


def _remarks(draft: Draft, term: Term, names: list[str]) -> list[Remark]:
    """Those of the term's sentence; of its heading what does not depend on being a sentence; of each deadline in
    words, which may stand beside another day in the sentence (许可期限自尽快至2026年12月31日)."""
    clause = CLAUSES[term.kind]
    found = remarks(clause.sentence(term, draft.naming), names, free=term.kind == "other")
    found += [each for each in remarks(term.text("title"), names) if each.code != "vague_wording"]
    seen = {each.quote for each in found}
    for field in clause.fields:
        if field.type is FieldType.DEADLINE:
            alone = remarks(term.text(field.name), names)
            found += [each for each in alone if each.code == "vague_wording" and each.quote not in seen]
    return found


def _concerns(draft: Draft, term: Term, remark: Remark) -> bool:
    if (term.kind, remark.code) in _SEEN_BY_FIELDS:
        return False
    return remark.code not in _ONLY_FOR_CONFIRMATION or draft.may_be_confirmed


def _finding(draft: Draft, term: Term, remark: Remark) -> Finding:
    message, suggestion = _SAY[remark.code](draft, remark)
    found = at_term(remark.code, draft, term, message, suggestion, _field(term, remark.quote))
    if remark.code == "transfer_registration" and "商标" in remark.quote:
        found = resting_on(found, law.TRADEMARK_42)
    return replace(found, quote=remark.quote, replacement=_replacement(draft, term, remark, found.field))


def _field(term: Term, quote: str) -> str:
    for field in CLAUSES[term.kind].fields:
        if any(quote in each for each in (term.text(field.name), *term.several(field.name))):
            return field.name
    return ""


def _replacement(draft: Draft, term: Term, remark: Remark, field: str) -> Replacement | None:
    if not field:
        return None
    whole = term.text(field) if CLAUSES[term.kind].field(field).type not in _LISTS else ""
    if not whole:
        return None
    if remark.code in ("ip_ownership", "ip_validity", "property_ownership"):
        sentence = _sentence_of(whole, remark.quote)
        alone = sentence == whole.strip() and term.kind == "other"
        return Replacement(term.ref, "" if alone else field, sentence, None if alone else "")
    if remark.code == "vague_wording" and remark.advice == WHEN and remark.quote in _SOON and draft.day:
        by = draft.day + _WEEK
        if CLAUSES[term.kind].field(field).type is FieldType.DEADLINE:
            return Replacement(term.ref, field, whole, by)
        return Replacement(term.ref, field, remark.quote, f"于{until(by)}")
    return None


def _sentence_of(whole: str, quote: str) -> str:
    at = whole.index(quote)
    start = max(whole.rfind(mark, 0, at) for mark in "。；\n") + 1
    ends = [end for mark in "。；\n" if (end := whole.find(mark, at + len(quote))) >= 0]
    return whole[start : min(ends) + 1 if ends else len(whole)].strip()


def _certificate(draft: Draft) -> str:
    right = next((right for right in draft.rights if right.number), None)
    if right is None:
        return "某方持有某证书（写证号）"
    return f"{_holder(draft, right)}持有{_PAPERS.get(right.kind, '权利证书')}（{right.number}）"


def _holder(draft: Draft, right: DraftRight) -> str:
    label = next((draft.labels[party.ref] for party in draft.parties if holds(party, right.holders)), "")
    return label or "、".join(right.holders) or "某方"


_PAPERS: Mapping[str, str] = {
    RightKind.COPYRIGHT: "《作品登记证书》",
    RightKind.SOFTWARE: "《计算机软件著作权登记证书》",
    RightKind.DESIGN: "《外观设计专利证书》",
    RightKind.UTILITY_MODEL: "《实用新型专利证书》",
    RightKind.INVENTION: "《发明专利证书》",
    RightKind.TRADEMARK: "《商标注册证》",
}


def _ownership(draft: Draft, remark: Remark) -> tuple[str, str]:
    return (
        f"“{remark.quote}”是确权。调解协议内容涉及知识产权确权的，法院裁定不予受理司法确认申请。",
        f"删去这一句。在“事实”里写：{_certificate(draft)}。条款只写停止、赔偿、许可、下架、销毁。",
    )


def _validity(draft: Draft, remark: Remark) -> tuple[str, str]:
    return (
        f"“{remark.quote}”说的是权利有没有效。有效无效由国家知识产权局和法院决定，写了法院不予受理司法确认申请。",
        f"删去这一句。在“事实”里写：{_certificate(draft)}。",
    )


def _property(draft: Draft, remark: Remark) -> tuple[str, str]:
    return (
        f"“{remark.quote}”是确认物归谁。调解协议内容涉及物权确权的，法院裁定不予受理司法确认申请。",
        "改写成交付：某方于某日前将多少件什么东西交给某方，或者销毁。",
    )


def _vague(draft: Draft, remark: Remark) -> tuple[str, str]:
    return f"“{remark.quote}”不明确，法院可能以内容不明确驳回，也不能执行。", remark.advice


def _stranger(draft: Draft, remark: Remark) -> tuple[str, str]:
    return (
        f"{remark.advice}不是本协议的当事人。协议只约束签名的各方。",
        f"把{remark.advice}列为当事人；不参加的，改写成由某一方负责，例如“乙方负责向平台申请删除”。",
    )


def _guarantor(draft: Draft, remark: Remark) -> tuple[str, str]:
    return (
        f"保证人{remark.advice}没有列为当事人。没有签名，不承担保证责任。",
        f"把{remark.advice}列为当事人，写明保证方式和期间，由其签名。",
    )


def _incomplete(draft: Draft, remark: Remark) -> tuple[str, str]:
    fix = (
        "写明甲方、乙方等由谁做。"
        if remark.advice.endswith("由谁做")
        else "写明到哪一天，例如“于某年某月某日前（含当日）”。"
    )
    return f"“{remark.quote}”{remark.advice}，到期与否说不清，不能执行。", fix


def _moved(draft: Draft, remark: Remark) -> tuple[str, str]:
    since = "公告" if "商标" in remark.quote else "登记"
    return (
        f"“{remark.quote}”没有写办理登记。受让方自{since}之日起才取得权利。",
        "用条款库的“权利转让”写，写明由谁在某年某月某日前办登记。",
    )


_Say = Callable[[Draft, Remark], tuple[str, str]]


def _plain(message: str) -> _Say:
    return lambda draft, remark: (message.format(quote=remark.quote), remark.advice)


_SAY: dict[str, _Say] = {
    "ip_ownership": _ownership,
    "ip_validity": _validity,
    "property_ownership": _property,
    "vague_wording": _vague,
    "binds_non_party": _stranger,
    "guarantor_not_party": _guarantor,
    "term_incomplete": _incomplete,
    "transfer_registration": _moved,
    "crime_waiver": _plain("“{quote}”：犯罪是否追究不由当事人约定，这样约定无效。"),
    "penalty_bargain": _plain("“{quote}”：行政处罚不由当事人约定，当事人也无权处罚对方。"),
    "rights_waiver": _plain("“{quote}”：不得阻止当事人依法通过仲裁、行政、司法等途径维护权利。"),
    "personal_freedom": _plain("“{quote}”限制人身自由，这样约定无效。"),
    "mediation_fee": _plain("“{quote}”：人民调解不收取任何费用。"),
    "court_decides": _plain("“{quote}”：约定不履行就请法院裁判的条款，法院不准许。"),
    "figures_and_words": _plain("“{quote}”大小写不是同一个数。"),
    "sum_mismatch": _plain("“{quote}”与各期相加不一致。给付内容不明确，法院不能执行。"),
    "penalty_in_sum": lambda draft, remark: (
        "总额里算进了违约金。违约金要等违约以后才付。",
        "总额只写经济损失及合理开支；违约金另写“违约责任”一条。",
    ),
    "impossible_day": _plain("日历上没有{quote}。"),
    "blank_left": _plain("“{quote}”处是空白。"),
    "payee_account": lambda draft, remark: (
        f"写了“{remark.quote}”，没有账号。",
        "写户名、开户银行、账号，或者用条款库的“赔偿”。",
    ),
    "secrecy_bars_court": lambda draft, remark: (
        "保密没有把法院除外，申请司法确认却要把协议交给法院。",
        "加一句“向人民法院申请司法确认、申请执行或者依法应当提供的除外”。",
    ),
}
