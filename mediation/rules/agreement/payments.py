"""付款：各期相加等于总额，付给谁、付到哪、逾期怎么办。民诉法解释第四百六十一条，民法典第一百七十八、五百八十五条。"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mediation.rules.agreement.draft import Draft, PartyKind
from mediation.rules.agreement.finding import Finding, Replacement
from mediation.rules.agreement.place import at_term, of_value
from mediation.rules.agreement.term import Account, Term
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import han
from mediation.rules.money import yuan

# Our own measures, not law, of what a court might call 过分高于造成的损失.
MOST_PENALTY_PERCENT = 30
MOST_DAILY_RATE = 10

_FREE_KINDS = ("licence", "transfer")


def payments(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the sums and the way they are paid."""
    for term in draft.terms:
        if CLAUSES[term.kind].pays:
            yield from _sums(draft, term)
            yield from _days(draft, term)
            yield from _account(draft, term)
            yield from _shares(draft, term)
            if "违约金" in term.text("covers"):
                yield at_term(
                    "penalty_in_sum",
                    draft,
                    term,
                    "赔偿款里写了违约金。违约金要等违约以后才付，不能算进总额。",
                    "这里只写经济损失及合理开支；违约金另写“违约责任”一条。",
                    "covers",
                )
        if term.kind == "promise" and term.number("penalty") is not None and (term.number("penalty") or 0) <= 0:
            yield at_term("amount_not_positive", draft, term, "违约金不是正数。", "填应付的数。", "penalty")
        if term.kind == "late":
            yield from _penalty(draft, term)


def _sums(draft: Draft, term: Term) -> Iterator[Finding]:
    amount, parts = term.number("amount"), term.instalments()
    least = 0 if term.kind in _FREE_KINDS else 1
    if amount is not None and amount < least:
        yield at_term("amount_not_positive", draft, term, "总额不是正数。", "填应付的数。", "amount")
    for place, part in enumerate(parts):
        if part.amount <= 0:
            field = f"instalments[{place}].amount"
            yield at_term(
                "amount_not_positive",
                draft,
                term,
                f"第{han(place + 1)}期不是正数。",
                "填应付的数，或者删去这一期。",
                field,
            )
    total = sum(part.amount for part in parts)
    if amount is not None and parts and total != amount:
        yield _mismatch(draft, term, amount=amount, total=total)


def _mismatch(draft: Draft, term: Term, *, amount: int, total: int) -> Finding:
    parts = term.instalments()
    last = parts[-1].amount + amount - total
    more = "少" if total < amount else "多"
    found = at_term(
        "sum_mismatch",
        draft,
        term,
        f"{han(len(parts))}期相加{yuan(total)}元，比总额{yuan(amount)}元{more}{yuan(abs(amount - total))}元。"
        "给付内容不明确，法院不能执行。",
        f"第{han(len(parts))}期改成{yuan(last)}元。" if last > 0 else f"总额改成{yuan(total)}元。",
        f"instalments[{len(parts) - 1}].amount" if last > 0 else "amount",
    )
    change = (
        Replacement(term.ref, found.field, parts[-1].amount, last)
        if last > 0
        else Replacement(term.ref, "amount", amount, total)
    )
    return replace(found, replacement=change)


def _days(draft: Draft, term: Term) -> Iterator[Finding]:
    dues = [part.due for part in term.instalments()]
    days = [due for due in dues if isinstance(due, date)]
    if any(later <= earlier for earlier, later in zip(days, days[1:], strict=False)):
        yield at_term(
            "instalments_out_of_order",
            draft,
            term,
            "后一期的日期没有晚于前一期。",
            "按先后排各期，日期不要重复。",
            "instalments",
        )


def _account(draft: Draft, term: Term) -> Iterator[Finding]:
    if term.text("method") not in ("", "transfer") or not term.number("amount"):
        return
    own, other = term.account(), _referred(draft, term)
    account = own or (other.account() if other else None)
    if account is None or not account.number:
        yield at_term(
            "payee_account",
            draft,
            term,
            "没有收款账户。付款方可以拿不知道付到哪里当理由。",
            "写户名、开户银行、账号；当场付现金的，支付方式选现金。",
            "account",
        )
        return
    if own and not (own.holder and own.bank):
        lacking = "开户银行" if own.holder else "户名"
        yield at_term("payee_account", draft, term, f"收款账户没有{lacking}。", f"补写{lacking}。", "account")
    if own or other is None or _payees(draft, other) != _payees(draft, term):
        yield from _holder(draft, term, account)


def _holder(draft: Draft, term: Term, account: Account) -> Iterator[Finding]:
    names = _payees(draft, term)
    if account.holder and names and account.holder not in names:
        yield at_term(
            "account_of_other",
            draft,
            term,
            f"户名{account.holder}不是收款人。",
            f"换成收款人自己的账户；确要付给{account.holder}的，补充约定“付至该账户视为已向收款人付款”。",
            "account",
        )


def _payees(draft: Draft, term: Term) -> set[str]:
    refs = term.several("who" if term.kind in _FREE_KINDS else "whom")
    payees = [party for ref in refs if (party := draft.party(ref))]
    return {name for party in payees for name in _names(party.name, party.head, party.kind)}


def _names(name: str, head: str, kind: PartyKind) -> tuple[str, ...]:
    return (name, head) if kind is PartyKind.SOLE_TRADER else (name,)


def _referred(draft: Draft, term: Term) -> Term | None:
    ref = term.text("account_of")
    return next((other for other in draft.terms if ref and other.ref == ref), None)


def _shares(draft: Draft, term: Term) -> Iterator[Finding]:
    payers = term.several("whom" if term.kind in _FREE_KINDS else "who")
    if len(payers) > 1 and term.text("liability") != "joint" and term.kind not in _FREE_KINDS:
        how = "各自付，没有写各付多少" if term.has("liability") else "一起付，没有写连带还是各付多少"
        yield at_term(
            "payers_share",
            draft,
            term,
            f"{draft.naming.people(payers)}{how}。",
            "责任方式选“连带”；各付各的，分成几条写。",
            "liability",
        )


def _penalty(draft: Draft, term: Term) -> Iterator[Finding]:
    penalty, rate, owed = term.number("penalty"), term.number("rate"), _owed(draft, term)
    if penalty is not None and penalty <= 0:
        yield at_term("amount_not_positive", draft, term, "违约金不是正数。", "填应付的数。", "penalty")
    if penalty and owed and penalty * 100 > owed * MOST_PENALTY_PERCENT:
        found = at_term(
            "penalty_excessive",
            draft,
            term,
            f"违约金{yuan(penalty)}元，超过应付款{yuan(owed)}元的{MOST_PENALTY_PERCENT}%。过分高于损失的，法院可以应请求减少。",
            "降低数额；确有这样大损失的，写明理由保留。",
            "penalty",
        )
        yield of_value(found, penalty, owed)
    if rate and rate > MOST_DAILY_RATE:
        yield at_term(
            "penalty_excessive",
            draft,
            term,
            f"每日万分之{han(rate)}，一年约{rate * 365 / 100:.0f}%。过分高于损失的，法院可以应请求减少。",
            "降低标准，例如每日万分之五。",
            "rate",
        )


def _owed(draft: Draft, late: Term) -> int:
    refs, payer = set(late.several("terms")), set(late.several("who"))
    return sum(
        term.number("amount") or 0
        for term in draft.terms
        if CLAUSES[term.kind].pays and (term.ref in refs if refs else payer & set(term.several("who")))
    )
