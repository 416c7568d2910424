"""许可、转让、保密、司法确认各有各的要求：专利法第十、十四条，商标法第四十二条，民事诉讼法第二百零五条。"""

from collections.abc import Iterator
from datetime import date

from mediation.rules import statutes as law
from mediation.rules.agreement.draft import Draft, DraftRight
from mediation.rules.agreement.finding import Finding, resting_on
from mediation.rules.agreement.place import at_term
from mediation.rules.agreement.rights import absent_holders, holds, last_day, term_basis
from mediation.rules.agreement.term import Term
from mediation.rules.figures import day as in_words
from mediation.rules.figures import han
from mediation.rules.rights import RightKind

CONFIRMATION_DAYS = 30
"""民事诉讼法第二百零五条: the days within which the parties must apply."""

_PATENTS = (RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION)


def dealings(draft: Draft) -> Iterator[Finding]:
    """Licences, transfers, secrecy and the wish for confirmation."""
    held = {right.ref: right for right in draft.rights}
    for term in draft.terms:
        right = held.get(term.text("right"))
        if term.kind == "licence" and right:
            yield from _licence(draft, term, right)
        elif term.kind == "transfer" and right:
            yield from _transfer(draft, term, right)
        elif term.kind == "confidentiality":
            yield from _secrecy(draft, term)
        elif term.kind == "confirmation":
            yield from _confirmation(draft, term)


def _licence(draft: Draft, term: Term, right: DraftRight) -> Iterator[Finding]:
    if not _grants(draft, term, right):
        yield at_term(
            "licence_granter",
            draft,
            term,
            f"许可方不是证书上的权利人{'、'.join(right.holders)}，也没有再许可的授权。",
            "由权利人许可；被许可人转授的，附权利人允许再许可的授权书并登记。",
            "who",
        )
    elif term.text("type") != "ordinary":
        yield from _co_owners(draft, term, right, "排他、独占许可要全体共有人同意。")
    end, last = term.deadline("until"), last_day(right)
    if isinstance(end, date) and last and end > last:
        found = at_term(
            "licence_beyond_right",
            draft,
            term,
            f"许可到{in_words(end)}，权利{in_words(last)}就到期。",
            f"截止日改成{in_words(last)}或者以前。",
            "until",
        )
        # 民法典第八百六十五条 speaks of patents only.
        yield found if right.kind in _PATENTS else resting_on(found, term_basis(right))


def _transfer(draft: Draft, term: Term, right: DraftRight) -> Iterator[Finding]:
    if not _grants(draft, term, right):
        yield at_term(
            "transfer_granter",
            draft,
            term,
            f"转让方不是证书上的权利人{'、'.join(right.holders)}。",
            "由权利人转让，列为当事人并签名。",
            "who",
        )
    else:
        yield from _co_owners(draft, term, right, "转让要全体共有人同意。")
    is_mark = right.kind == RightKind.TRADEMARK
    if (is_mark or right.kind in _PATENTS) and not (term.has("handler") and term.has("register_by")):
        since = "公告" if is_mark else "登记"
        found = at_term(
            "transfer_registration",
            draft,
            term,
            f"没有写由谁、到什么时候办转让登记。受让方自{since}之日起才取得权利。",
            "写明由谁在某年某月某日前向登记机关申请。",
            "register_by" if term.has("handler") else "handler",
        )
        yield resting_on(found, law.TRADEMARK_42) if is_mark else found
    if is_mark and not term.has("together"):
        yield at_term(
            "transfer_together",
            draft,
            term,
            "转让商标，没有写相同、类似商品上的相同、近似商标怎么办。这些应当一并转让，否则不予核准。",
            "查转让方名下的商标，逐个列入“一并转让的权利”；没有的，写明理由保留。",
            "together",
        )


def _grants(draft: Draft, term: Term, right: DraftRight) -> bool:
    if not right.holders:
        return True
    givers = [party for ref in term.several("who") if (party := draft.party(ref))]
    if any(holds(party, right.holders) for party in givers) or not givers:
        return True
    return term.kind == "licence" and right.authorised


def _co_owners(draft: Draft, term: Term, right: DraftRight, why: str) -> Iterator[Finding]:
    absent = absent_holders(draft, right)
    if not right.holders or right.authorised or not absent or len(absent) == len(right.holders):
        return
    found = at_term(
        "co_owner_missing",
        draft,
        term,
        f"{why}共有人{'、'.join(absent)}没有签名也没有授权。",
        "让共有人一并签名；有书面同意的，在案件的权利里登记同意的共有人。",
        "who",
    )
    if right.kind in _PATENTS:
        yield resting_on(found, law.PATENT_14)
    else:
        yield resting_on(found, law.COPYRIGHT_14_2) if right.kind == RightKind.COPYRIGHT else found


def _secrecy(draft: Draft, term: Term) -> Iterator[Finding]:
    if draft.may_be_confirmed and not term.flag("court", default=True):
        yield at_term(
            "secrecy_bars_court",
            draft,
            term,
            "保密没有把法院除外，申请司法确认却要把协议交给法院。",
            "加一句“向人民法院申请司法确认、申请执行或者依法应当提供的除外”。",
            "court",
        )


def _confirmation(draft: Draft, term: Term) -> Iterator[Finding]:
    absent = [party for party in draft.parties if party.ref not in term.several("who")]
    if absent and term.has("who"):
        yield at_term(
            "confirmation_not_all",
            draft,
            term,
            f"没有列{'、'.join(draft.labels[party.ref] for party in absent)}。司法确认要各方当事人共同申请。",
            "把各方当事人都列上。",
            "who",
        )
    days = term.number("days")
    if days is not None and days > CONFIRMATION_DAYS:
        yield at_term(
            "confirmation_late",
            draft,
            term,
            f"写了{han(days)}日内申请。超过生效之日起三十日，法院不受理。",
            "改成三十日内。",
            "days",
        )
    court = term.text("court")
    if draft.inviting_court and court and draft.inviting_court not in court:
        yield at_term(
            "confirmation_other_court",
            draft,
            term,
            f"本案由{draft.inviting_court}邀请调解，申请应当向它提出，不是{court}。",
            f"改成{draft.inviting_court}。",
            "court",
        )
