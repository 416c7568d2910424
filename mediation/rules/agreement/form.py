"""书面还是口头、事实和争议、份数：人民调解法第二十八、二十九条，江苏省人民调解条例第三十一、三十二条。"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from mediation.rules.agreement.draft import Draft, Form, OralReason
from mediation.rules.agreement.finding import Finding, Part, Replacement
from mediation.rules.agreement.paper import copies_for_court, copies_needed, copies_required
from mediation.rules.agreement.place import at_draft, at_term
from mediation.rules.agreement.term import Term
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import day as in_words

_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
# A term counted from now on, as in 本协议生效之日起三十日内.
_LATER = re.compile("(?:日|天|周|星期|月|年)(?:之|以)?内")


def contents(draft: Draft) -> Iterator[Finding]:
    """Whether the paper says what happened, what is in dispute, and what is agreed."""
    if not draft.facts.strip():
        yield at_draft(
            "facts_missing",
            Part.FACTS,
            "纠纷事实",
            "没有写纠纷的主要事实。",
            "写权利证书和号码、什么时候做了什么、各方有没有异议。",
            "facts",
        )
    if not draft.disputes.strip():
        yield at_draft(
            "disputes_missing", Part.FACTS, "争议事项", "没有写争议事项。", "逐项写各方争的是什么。", "disputes"
        )
    if not draft.terms:
        yield at_draft(
            "no_terms", Part.TERMS, "协议内容", "没有条款。", "从条款库加条款，或者接受调解记录里的方案。", "terms"
        )


def form(draft: Draft) -> Iterator[Finding]:
    """Whether the agreement may be oral, and from when it is meant to bind."""
    if draft.form is Form.ORAL:
        yield from _oral(draft)
    agreed = draft.agreed_effective_on
    if agreed:
        yield at_draft(
            "agreed_effect",
            Part.PAPER,
            "生效日",
            f"当事人约定{in_words(agreed)}生效。协议书依法自签名盖章齐全之日生效，两个日子不一致时期限从早的算。",
            "删去约定的生效日，用“本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效”。",
            "agreed_effective_on",
        )


def copies(draft: Draft) -> Iterator[Finding]:
    """Whether there is a copy for everybody."""
    if draft.form is Form.ORAL or not draft.parties:
        return
    least, best = copies_required(draft), copies_needed(draft)
    court = f"要申请司法确认或者送法院的，{best}份。" if best > least else ""
    change = Replacement("", "copies", draft.copies, best)
    if draft.copies < least:
        yield replace(
            at_draft(
                "copies_short",
                Part.PAPER,
                "份数",
                f"当事人各1份、调委会1份，至少{least}份，现填{draft.copies}份。{court}",
                f"改成{best}份。",
                "copies",
            ),
            replacement=change,
        )
    elif copies_for_court(draft) and draft.copies < best:
        yield replace(
            at_draft(
                "copies_without_court",
                Part.PAPER,
                "份数",
                f"现填{draft.copies}份，各方和调委会分完，没有交法院的。",
                f"改成{best}份。",
                "copies",
            ),
            replacement=change,
        )


def _oral(draft: Draft) -> Iterator[Finding]:
    if draft.oral_reason is None:
        yield at_draft(
            "oral_without_reason",
            Part.PAPER,
            "协议形式",
            "口头协议只用于没有履行义务，或者义务已经即时履行的。没有写是哪一种。",
            "选一个理由并记明；不属于这两种的，制作协议书。",
            "oral_reason",
        )
    if draft.written_asked:
        yield at_draft(
            "oral_but_asked",
            Part.PAPER,
            "协议形式",
            "当事人要求制作协议书，不能用口头协议。",
            "改成书面协议。",
            "form",
        )
    if draft.oral_reason is not None:
        yield from _open_duties(draft, draft.oral_reason)
    if draft.confirmed_by_court:
        yield at_draft(
            "oral_confirmation",
            Part.PAPER,
            "协议形式",
            "申请司法确认要向法院提交调解协议，口头协议没有协议书。",
            "改成书面协议；确要口头的，登记口头协议登记表，先问法院收不收。",
            "form",
        )


def _open_duties(draft: Draft, reason: OralReason) -> Iterator[Finding]:
    for term in draft.terms:
        duty = CLAUSES[term.kind].duty
        if (duty and reason is OralReason.NO_DUTY) or ((duty or term.kind == "other") and _is_open(term, draft.day)):
            yield at_term(
                "oral_with_duty",
                draft,
                term,
                f"理由写的是{reason.label}，这一条还有义务要履行。",
                "制作协议书；已经当场履行的，写明履行的日期。",
            )


def _is_open(term: Term, day: date | None) -> bool:
    """Whether something may still be due after the day of signing: on a later day, by a deadline in words, or by
    none at all. What was done at once has a day that has come."""
    if term.kind == "other":
        return _promises_later(term.text("text"), day)
    names = {field.name for field in CLAUSES[term.kind].fields}
    if "by" not in names or (term.kind in ("licence", "transfer") and term.number("amount") == 0):
        return False
    parts = term.instalments()
    dues = [each.due for each in parts] if parts else [term.deadline("by")]
    return any(not isinstance(due, date) or (day is not None and due > day) for due in dues)


def _promises_later(text: str, day: date | None) -> bool:
    days = []
    for found in _DAY.finditer(text):
        with suppress(ValueError):  # a day that is in no calendar is said elsewhere
            days.append(date(*map(int, found.groups())))
    return bool(_LATER.search(text)) or (day is not None and any(due > day for due in days))
