"""The referral of one case: where it stands, what is next, its clocks, what went back to the court."""

from typing import Any

from flask import render_template, url_for
from sqlalchemy import func, select

from mediation.blueprints.court_referral.area import ENDPOINTS, STATE_TAGS, blueprint, staff, the_case
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.models.session_record import AgreedFacts
from mediation.operations import deadlines
from mediation.operations.court_referral import acts
from mediation.operations.court_referral.reading import facts_of, referral_of, sent_by_court, state_of
from mediation.operations.settings import calendar
from mediation.procedures.court_referral import DEADLINES, FILING_BACK, LIFECYCLE, State, next_step
from mediation.rules import figures
from mediation.rules.court_referral.words import ADVICE, CHANNELS, COURT_RESULTS, KINDS, PROCEDURES, REASONS, WAYS
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import (
    INVITED_11,
    INVITED_18,
    INVITED_20,
    INVITED_22,
    INVITED_24_3,
    INVITED_26_2,
    INVITED_27,
    ONLINE_24,
    ONLINE_26,
)
from mediation.web.access import actor
from mediation.web.act_links import OpenAct
from mediation.web.clock import clock_of

LAWS = (INVITED_11, INVITED_27, ONLINE_24, ONLINE_26, INVITED_18, INVITED_26_2, INVITED_22)


@blueprint.get("/cases/<uid>/referral")
@staff
def show(uid: str) -> str:
    """What a court sent, what is owed to it, what went back."""
    case, who, days = the_case(uid), actor(), calendar()
    if not sent_by_court(case):
        raise ActionRefused("本案不是法院委派、委托来的。来源记错了的，在“补充登记”里改。", INVITED_11)
    row = referral_of(case)
    state, facts = state_of(row), facts_of(case, row, today=who.today)
    step = next_step(state.value, facts)
    found = [
        OpenAct(act.action, act.label, url_for(f"court_referral.{ENDPOINTS[act.action]}", uid=uid), refused)
        for act, refused in acts.open_acts(case, row, facts, actor=who)
        if _is_news(act.action, case, row)
    ]
    clocks = [clock_of(each, who.today, days) for each in deadlines.of_case(case, days, who.today) if _ours(each.rule)]
    return render_template(
        "court_referral/show.html",
        case=case,
        referral=row,
        state=state,
        tag_kind=STATE_TAGS[state],
        facts=facts,
        step=step,
        step_act=next((act for act in found if act.action == step.action and act.refused is None), None),
        beside=[act for act in found if act.refused is None and act.action != step.action],
        barred=[act for act in found if act.refused is not None and act.action in ("write_report", "report")],
        clocks=clocks,
        came=_came(row) if row else [],
        suspicion=_suspicion(row) if row else [],
        report=_report(row) if row and row.written_on else [],
        reported=_reported(row) if row else [],
        agreed_facts=_agreed_facts(case),
        entrusted_laws=(INVITED_20, INVITED_24_3),
        laws=LAWS,
        State=State,
    )


def _agreed_facts(case: Case) -> int:
    counted = select(func.count()).select_from(AgreedFacts).where(AgreedFacts.case_id == case.id)
    return db.session.scalar(counted) or 0


def _ours(rule: str) -> bool:
    return rule in DEADLINES and rule != FILING_BACK.id


def _is_news(action: str, case: Case, row: CourtReferral | None) -> bool:
    """What waits until something else has come is no news before."""
    if action == "answer_suspicion":
        return row is not None and row.suspected_on is not None and row.suspicion_answered_on is None
    if action == "report_suspicion":
        return case.state in ("mediating", "agreed", "suspended")
    if action == "note_court_result":
        return row is not None and row.kind == "entrustment"
    return action in LIFECYCLE


def _came(row: CourtReferral) -> list[tuple[str, Any]]:
    taken = "在平台确认" if row.channel == "platform" else "签收材料"
    pairs = [
        ("法院", row.court),
        ("种类", "，".join(filter(None, (KINDS[row.kind], PROCEDURES.get(row.procedure, ""))))),
        ("怎样来的", CHANNELS[row.channel]),
        ("诉前调号、案号", row.court_number or "—"),
        ("文号", row.document_number or "—"),
        ("收到信息", figures.day(row.informed_on)),
        (taken, figures.day(row.taken_on) if row.taken_on else "还没有"),
    ]
    if row.turned_down_on:
        pairs.append(("不予接受", f"{figures.day(row.turned_down_on)}，{row.turned_down_reason}"))
    return pairs


def _suspicion(row: CourtReferral) -> list[tuple[str, Any]]:
    if row.suspected_on is None:
        return []
    answered = row.suspicion_answered_on
    return [
        ("报告", f"{figures.day(row.suspected_on)}，向{row.suspicion_to}"),
        ("看到了什么", row.suspicion),
        ("答复", f"{figures.day(answered)}，{row.suspicion_answer}" if answered else "还没有"),
    ]


def _report(row: CourtReferral) -> list[tuple[str, Any]]:
    articles = {code: REASONS[code].cited(row.channel) for code in row.reasons}
    pairs = [("终止的原因", "；".join(f"{REASONS[code].label}（{articles[code]}）" for code in row.reasons))]
    pairs += [("调解过程摘要", row.summary), ("争议焦点", row.disputes), ("备注", row.remark)]
    pairs.append(("繁简分流建议", ADVICE[row.advice] if row.advice else ""))
    return [(name, value) for name, value in pairs if value]


def _reported(row: CourtReferral) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    if row.reported_on:
        how = "，".join(filter(None, (figures.day(row.reported_on), WAYS[row.reported_how], row.reported_to)))
        pairs.append(("书面报告", how))
    if row.returned_on:
        pairs.append(("移送材料", f"{figures.day(row.returned_on)}，{row.returned_to}签收"))
        pairs.append(("清单", "；".join(row.returned)))
    if row.court_result and row.court_result_on:
        result = COURT_RESULTS[row.court_result]
        said = "，".join(filter(None, (figures.day(row.court_result_on), result, row.court_result_number)))
        pairs.append(("法院结案", said))
    return pairs
