"""The facts of a case that platforms ask for when the mediation is over: how it ended, the agreement, what followed."""

from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.models.dossier import Dossier
from mediation.models.mediation_step import Ending
from mediation.models.user import User
from mediation.operations.agreement.issuing import number_of
from mediation.operations.agreement.reading import draft_of
from mediation.operations.follow_ups import follow_ups_of
from mediation.operations.judicial_confirmation.acts import matter_of as confirmation_of
from mediation.operations.judicial_confirmation.courts import amount_of
from mediation.operations.matter_facts import current_agreement
from mediation.operations.performance.standing import standing_of
from mediation.operations.transcript.case_values import Values, day, money
from mediation.procedures.judicial_confirmation import WITHOUT_RULING
from mediation.procedures.people_mediation import OUTCOMES, State
from mediation.rules.agreement.draft import Draft
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import item
from mediation.rules.masking import mask_account
from mediation.rules.people_mediation.words import GROUNDS, MANNERS, PERFORMED, SATISFACTION
from mediation.rules.transcript.facts import FACTS, Value

SUCCEEDED = frozenset({"agreement", "oral_agreement", "partial"})
_NOTHING = Value()
# Once a dispute is over without an agreement, nothing is lacking of these.
_WITHOUT_AGREEMENT = frozenset({State.DECLINED, State.TERMINATED, State.CLOSED})
_OF_A_VISIT = (*(code for code in FACTS if code.startswith("follow_up_")), "satisfaction")
_AFTER_AGREEMENT = tuple(code for code in FACTS if code.startswith("agreement_")) + ("performed",)

# What a court's platform calls the grounds of ending, where it has a word for them.
_END_WORDS = {
    "time_up": ("期限届满无法达成调解协议",),
    "applicant_withdrew": ("一方当事人撤回调解申请或明确表示不接受调解",),
    "settled_privately": ("一方当事人撤回调解申请或明确表示不接受调解",),
    "refused_later": ("一方当事人撤回调解申请或明确表示不接受调解",),
    "far_apart": ("双方分歧较大且难以达成调解协议",),
    "collusion": ("当事人可能存在恶意串通、损害公共利益或者第三人合法权益的情况",),
    "concealment": ("当事人隐瞒重要事实、提供虚假情况、故意拖延时间",),
    "other": ("其他",),
}
_SATISFACTION_WORDS = {"satisfied": ("是",), "fair": ("是",), "dissatisfied": ("否",)}


def ended(case: Case) -> Values:
    """How the mediation came out. A dispute that was not taken on has no result of mediation."""
    ending = db.session.scalar(
        select(Ending).where(Ending.case_id == case.id, Ending.kind != "declined", Ending.scope == "")
    )
    succeeded, failed = _succeeded(case), ending is not None and case.outcome != "withdrawn"
    return {
        "result": _result(case, succeeded, failed),
        "succeeded_on": Value(day(case.concluded_on) if succeeded else "", unfit=ending is not None),
        "ended_on": Value(day(ending.on) if ending else "", unfit=succeeded),
        "end_reason": Value(GROUNDS[ending.ground].label, _END_WORDS.get(ending.ground, ()))
        if ending
        else Value(unfit=succeeded),
        "court_route": Value("司法确认" if succeeded else "立案" if failed else ""),
    }


def _succeeded(case: Case) -> bool:
    return case.outcome in SUCCEEDED and case.state in (State.CONCLUDED, State.CLOSED)


def _result(case: Case, succeeded: bool, failed: bool) -> Value:
    if succeeded:
        return Value(OUTCOMES[case.outcome], ("成功", "调解成功"))
    if failed:
        return Value(OUTCOMES.get(case.outcome, "调解不成"), ("不成功", "调解不成功", "调解失败"))
    if case.outcome in OUTCOMES:
        return Value(OUTCOMES[case.outcome])
    return Value("调解中", ("正在调解",)) if case.accepted_on else _NOTHING


def agreed(case: Case, today: date) -> Values:
    """The agreement in force, else the one being written, and how it is performed by the ledger."""
    agreement = current_agreement(case)
    if agreement is None:
        return dict.fromkeys(_AFTER_AGREEMENT, Value(unfit=case.state in _WITHOUT_AGREEMENT))
    draft = draft_of(agreement)
    text = _terms(draft)
    oral = agreement.form == "oral"
    also = "" if agreement.effective_on else "协议还没有生效"
    matter = "\n".join(filter(None, (agreement.facts, agreement.disputes)))
    return {
        "agreement_form": Value("口头协议" if oral else "书面协议", ("口头",) if oral else ("书面",)),
        "agreement_number": Value(number_of(agreement)),
        "agreement_facts": Value(agreement.facts),
        "agreement_disputes": Value(agreement.disputes),
        "agreement_matter": Value(matter),
        "agreement_text": Value(text, mask=_without_accounts(text, draft), also=also),
        "agreement_amount": Value(money(amount_of(draft)), also=also),
        "agreement_copies": Value(str(agreement.copies or "")),
        "performed": _performed(case, agreement, today),
    }


def _terms(draft: Draft) -> str:
    """The terms as the paper has them, one a line."""
    terms = [CLAUSES[term.kind].sentence(term, draft.naming) for term in draft.terms]
    return "\n".join(f"{item(place)}{words}" if len(terms) > 1 else words for place, words in enumerate(terms, 1))


def _without_accounts(text: str, draft: Draft) -> str:
    """`text` with the payees' accounts masked; "" where it names none."""
    shown = text
    for account in filter(None, (term.account() for term in draft.terms)):
        shown = shown.replace(account.grouped, mask_account(account.number))
    return shown if shown != text else ""


def _performed(case: Case, agreement: Agreement, today: date) -> Value:
    if agreement.effective_on is None:
        return _NOTHING
    standing = standing_of(case, today=today)
    if standing.done and standing.done == standing.total:
        return Value("协议已履行", ("已履行", "已全部履行", "履行完毕"))
    if not standing.names:
        # Only what lasts, or what is not followed any more: the ledger cannot say.
        visits = follow_ups_of(case)
        return Value(PERFORMED[visits[-1].performed]) if visits else _NOTHING
    return Value("部分履行", ("部分已履行",)) if standing.done else Value("未履行", ("没有履行", "尚未履行"))


def followed(case: Case) -> Values:
    """The latest follow-up; whether the agreement went to court."""
    visits = follow_ups_of(case)
    last = visits[-1] if visits else None
    agreement = current_agreement(case)
    matter = confirmation_of(agreement) if agreement and agreement.effective_on else None
    asked = matter is not None and bool(matter.filed_on) and matter.state not in WITHOUT_RULING
    over = Value(unfit=agreement is None and case.state in _WITHOUT_AGREEMENT)
    found = {
        "confirmation": Value("是" if asked else "否") if agreement and agreement.effective_on else over,
        "court": Value(matter.court) if matter else over,
        "court_number": Value(matter.court_number) if matter else over,
    }
    if last is None:
        return found | dict.fromkeys(_OF_A_VISIT, over)
    return found | {
        "follow_up_on": Value(day(last.on)),
        "follow_up_manner": Value(MANNERS.get(last.manner, "")),
        "follow_up_text": Value(last.text),
        "follow_up_by": Value(last.visitor_name),
        "satisfaction": Value(SATISFACTION[last.satisfaction], _SATISFACTION_WORDS.get(last.satisfaction, ())),
    }


def filed(case: Case) -> Values:
    """The dossier's cover."""
    dossier = db.session.scalar(select(Dossier).where(Dossier.case_id == case.id))
    if dossier is None:
        return {}
    compiler = db.session.get(User, dossier.compiled_by_id) if dossier.compiled_by_id else None
    return {
        "file_number": Value(dossier.file_number),
        "file_name": Value(dossier.name),
        "file_retention": Value(dossier.retention_label),
        "file_compiled_on": Value(day(dossier.compiled_on)),
        "file_compiled_by": Value(compiler.display_name if compiler else ""),
        "file_remarks": Value(dossier.remarks),
        "file_statement": Value(dossier.statement),
    }
