"""条款填得全不全：谁、对谁、做什么、什么时候、在哪里、怎么做。民诉法解释第三百五十八、四百六十一条，民法典第四百六十五条。"""

import re
from collections.abc import Iterator
from datetime import date

from mediation.rules.agreement.draft import Draft
from mediation.rules.agreement.finding import Finding
from mediation.rules.agreement.place import at_term, term_name
from mediation.rules.agreement.term import Term
from mediation.rules.clauses import CLAUSES, ClauseField, FieldType
from mediation.rules.figures import day as in_words
from mediation.rules.figures import han

_ITEM = re.compile("第（([一二三四五六七八九十百]+)）项")
_DATED = (FieldType.DEADLINE, FieldType.DAY)


def terms(draft: Draft) -> Iterator[Finding]:
    """Blanks, dates, references and repetitions."""
    for term in draft.terms:
        yield from _gaps(draft, term)
        yield from _references(draft, term)
        yield from _dates(draft, term)
        yield from _numbers(draft, term)
        yield from _links(draft, term)
    yield from _repeated(draft)


def missing_fields(term: Term) -> tuple[ClauseField, ...]:
    """The blanks of the term that ought to be filled in, in the order of the form."""
    clause = CLAUSES[term.kind]
    return tuple(field for field in clause.fields if not term.has(field.name) and _is_needed(term, field))


def _is_needed(term: Term, field: ClauseField) -> bool:
    if field.required:
        return True
    if field.name == "by" and CLAUSES[term.kind].pays:
        return not term.instalments() and term.number("amount") != 0
    if term.kind == "late" and field.name == "penalty":
        return not (term.flag("accelerate") or term.has("rate"))
    return term.kind == "delete_links" and field.name == "whom" and term.has("proof")


def _gaps(draft: Draft, term: Term) -> Iterator[Finding]:
    gaps = missing_fields(term)
    if gaps:
        labels = "、".join(field.label for field in gaps)
        yield at_term(
            "term_incomplete",
            draft,
            term,
            f"没有写{labels}。写不清谁、对谁、做什么、什么时候，法院可能驳回或者不能执行。",
            f"补写{labels}。",
            gaps[0].name,
        )


def _references(draft: Draft, term: Term) -> Iterator[Finding]:
    known = {
        FieldType.PARTY: {party.ref for party in draft.parties},
        FieldType.PARTIES: {party.ref for party in draft.parties},
        FieldType.RIGHT: {right.ref for right in draft.rights},
        FieldType.TERM: {other.ref for other in draft.terms} - {term.ref},
        FieldType.TERMS: {other.ref for other in draft.terms} - {term.ref},
    }
    for field in CLAUSES[term.kind].fields:
        for ref in term.several(field.name) if field.type in known else ():
            if ref not in known[field.type]:
                yield _dangling(draft, term, field, ref)


def _dangling(draft: Draft, term: Term, field: ClauseField, ref: str) -> Finding:
    if field.type not in (FieldType.PARTY, FieldType.PARTIES):
        return at_term(
            "dangling_reference",
            draft,
            term,
            f"{field.label}指向的内容已经不在协议里。",
            f"重选{field.label}。",
            field.name,
        )
    name = next((party.name for party in draft.case_parties if party.ref == ref), ref)
    if term.kind == "guarantee" and field.name == "who":
        return at_term(
            "guarantor_not_party",
            draft,
            term,
            f"保证人{name}没有列为当事人。没有签名，不承担保证责任。",
            f"把{name}列为当事人，写明保证方式和期间，由其签名。",
            field.name,
        )
    return at_term(
        "binds_non_party",
        draft,
        term,
        f"{field.label}{name}不是本协议的当事人。协议只约束签名的各方。",
        f"把{name}列为当事人；不参加的，改写成由某一方负责。",
        field.name,
    )


def _dates(draft: Draft, term: Term) -> Iterator[Finding]:
    day, agreed = draft.day, draft.agreed_effective_on
    for name, label, due in _dues(term):
        if day and due < day:
            yield at_term(
                "before_signing",
                draft,
                term,
                f"{label}是{in_words(due)}，早于签订日{in_words(day)}。",
                "还没做的，写签订日以后的日期；已经做了的，写成“已于某日支付（完成）”。",
                name,
            )
        elif agreed and due < agreed:
            yield at_term(
                "before_signing",
                draft,
                term,
                f"{label}是{in_words(due)}，早于约定的生效日{in_words(agreed)}。",
                "改期限，或者删去约定的生效日。",
                name,
            )


def _dues(term: Term) -> Iterator[tuple[str, str, date]]:
    for field in CLAUSES[term.kind].fields:
        due = term.data.get(field.name)
        if field.type in _DATED and field.name != "start" and isinstance(due, date):
            yield field.name, field.label, due
    for place, part in enumerate(term.instalments()):
        if isinstance(part.due, date):
            yield f"instalments[{place}].due", f"第{han(place + 1)}期", part.due


def _numbers(draft: Draft, term: Term) -> Iterator[Finding]:
    spoken = {han(place) for place in range(1, len(draft.terms) + 1)}
    for field in CLAUSES[term.kind].fields:
        if field.type not in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.DEADLINE):
            continue
        for found in _ITEM.finditer(term.text(field.name)):
            if found[1] not in spoken:
                yield at_term(
                    "dangling_number",
                    draft,
                    term,
                    f"写到{found[0]}，协议只有{len(draft.terms)}项。",
                    "核对序号；条款调过位置的，照现在的序号改。",
                    field.name,
                )


def _links(draft: Draft, term: Term) -> Iterator[Finding]:
    links = term.several("links")
    twice = sorted({link for link in links if links.count(link) > 1})
    if twice:
        yield at_term(
            "duplicate_link",
            draft,
            term,
            f"{len(twice)}个链接列了两次，印出来的个数不对。",
            f"删去重复的：{twice[0]}",
            "links",
        )


def _repeated(draft: Draft) -> Iterator[Finding]:
    by_proposal: dict[str, Term] = {}
    by_content: list[Term] = []
    for term in draft.terms:
        first = by_proposal.setdefault(term.proposal, term) if term.proposal else term
        if first is not term:
            yield at_term(
                "duplicate_proposal",
                draft,
                term,
                f"与{term_name(draft, first)}来自同一个方案。",
                "留一条，删去另一条；确是两件事的，写明理由保留。",
            )
            continue
        same = next((other for other in by_content if _same(other, term)), None)
        if same is not None:
            yield at_term("duplicate_term", draft, term, f"与{term_name(draft, same)}内容相同。", "删去一条。")
        by_content.append(term)


def _same(one: Term, other: Term) -> bool:
    return one.kind == other.kind and bool(one.data) and one.data == other.data
