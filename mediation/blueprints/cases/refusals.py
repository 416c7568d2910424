"""What a refused act shows in this area: the record it rests on, and what can be done now, best way first."""

from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user
from markupsafe import Markup

from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.cockpit import acts_of
from mediation.extensions import db
from mediation.models.case import Case, Consent
from mediation.models.user import User
from mediation.operations.acceptance import ANSWERS
from mediation.operations.access_scope import load_case
from mediation.operations.matter_facts import acting_parties, facts_of
from mediation.procedures.people_mediation import LIFECYCLE, next_step
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.words import MANNERS
from mediation.rules.statutes import MEDIATION_17
from mediation.web.access import actor
from mediation.web.act_links import ENDPOINTS, act_url
from mediation.web.errors import what_was_typed
from mediation.web.filters import full_day, moment

OTHER_WAYS = 3


@blueprint.errorhandler(ActionRefused)
def on_refused(error: ActionRefused) -> tuple[str, int]:
    """409: the sentence, the article, the record, and the ways on; nothing was changed."""
    db.session.rollback()
    uid = (request.view_args or {}).get("uid")
    case = load_case(current_user, uid) if uid else None
    back = url_for("cases.show", uid=case.uid) if case else request.referrer
    return render_template(
        "cases/refused.html",
        message=_headline(error.message),
        statute=error.statute,
        back=request.referrer if request.method == "POST" else back,
        typed=what_was_typed(),
        pairs=_pairs(case, error),
        ways=_ways(case) if case else [],
        case=case,
    ), 409


def _headline(message: str) -> str:
    """`不能受理：曹玉琴已明确拒绝调解。`, what is refused and why in one line; what to do comes below."""
    first, _, _ = message.partition("。")
    label = _label()
    return f"不能{label}：{first}。" if label and "不能" not in first else f"{first}。"


def _label() -> str:
    return next(
        (LIFECYCLE[act].label for act, at in ENDPOINTS.items() if at == request.endpoint and act in LIFECYCLE), ""
    )


def _pairs(case: Case | None, error: ActionRefused) -> list[tuple[str, Any]]:
    """The record that the refusal rests on, and what was to be done."""
    rest = error.message.partition("。")[2]
    found: list[tuple[str, Any]] = [("可以怎么办", rest)] if rest else []
    if case is None:
        return found
    refusals = [party.consent for party in acting_parties(case) if party.consent and party.consent.answer == "refused"]
    if error.statute is MEDIATION_17 and refusals:
        found += _consent(refusals[-1], case)
    label = _label()
    return [*found, ("你刚才要办的", f"{label}　{case.number}　{case.title}")] if label else found


def _consent(consent: Consent, case: Case) -> list[tuple[str, Any]]:
    said = f"，“{consent.note}”" if consent.note else ""
    words = f"{full_day(consent.asked_at)[:5]}{moment(consent.asked_at)}，{MANNERS.get(consent.manner, '')}征询，"
    words += f"{consent.case_party.party.name}答复{ANSWERS[consent.answer]}{said}。"
    link = Markup('<a href="{}">看征询记录</a>').format(
        url_for("cases.show", uid=case.uid, part="asking", _anchor="parts")
    )
    recorder = db.session.get(User, consent.recorded_by_id)
    return [("依据的记录", Markup("{}{}").format(words, link)), ("登记人", recorder.display_name if recorder else "")]


def _ways(case: Case) -> list[dict[str, str]]:
    """The next step first, then a few acts that nothing stands against."""
    facts = facts_of(case, today=g.now.date())
    step = next_step(case.state, facts)
    ways = [{"action": step.action, "title": step.sentence, "note": step.why}]
    ready = acts_of(case, facts, step, actor=actor())
    for act in sorted([*ready.ready, *ready.menu], key=lambda act: act.action not in _SAID):
        if act.action not in _ASIDE:
            title, note = _SAID.get(act.action, (act.label, ""))
            ways.append({"action": act.action, "title": title, "note": note})
    for way in ways:
        way |= {"url": act_url(way["action"], case), "text": _verb(way["action"])}
    return [way for way in ways if way["url"] and way["url"] != request.path][: OTHER_WAYS + 1]


_SAID = {
    "record_consent": ("对方改了主意，补一条新的征询记录", "写日期、方式、原话。旧记录保留，不会覆盖。"),
    "check_agent_authority": ("核实代理权限", "对照授权委托书，登记哪天核实的。"),
    "extend": ("登记延长", "每一方都同意，写明延长到哪一天。"),
}
_ASIDE = frozenset(
    {
        "amend_case",
        "correct_acceptance",
        "write_private_note",
        "answer_proposal",
        "transfer",
        "withdraw",
        "suspend",
        "change_agents",
    }
)


def _verb(action: str) -> str:
    return LIFECYCLE[action].label if action in LIFECYCLE else "去办"
