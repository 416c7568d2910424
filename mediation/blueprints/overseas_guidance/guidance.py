"""One enterprise in one dispute: where it stands, its acts, its entries of guidance."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user
from sqlalchemy import select
from wtforms.fields import SelectChoice

from mediation.blueprints.overseas_guidance.area import (
    FIELDS,
    PART_TAGS,
    STATE_TAGS,
    Answer,
    blueprint,
    officer,
    the_guidance,
)
from mediation.blueprints.overseas_guidance.guidance_forms import ASKS, ActForm
from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasEntry, OverseasGuidance
from mediation.models.user import User
from mediation.operations.overseas_guidance import acts, papers
from mediation.operations.overseas_guidance.counting import counting_on, plan_on
from mediation.operations.overseas_guidance.reading import recovered, recovery_of
from mediation.operations.overseas_guidance.studies import still_named
from mediation.operations.settings import setting
from mediation.procedures.overseas_guidance import LIFECYCLE, State
from mediation.rules.lifecycle import refuse
from mediation.rules.masking import mask_identity
from mediation.rules.overseas_guidance.counting import Guidance, lacks
from mediation.rules.overseas_guidance.nodes import opinion_due
from mediation.rules.overseas_guidance.recovered import shown_rate, totals
from mediation.rules.overseas_guidance.words import CHANNELS, CURRENCIES, GRADES, KINDS, PLANS, RECOVERED, RESULTS, WAYS
from mediation.web.access import actor
from mediation.web.act_links import OpenAct
from mediation.web.acts import done
from mediation.web.said_at_field import said_at_field
from mediation.web.scope import is_demo

PATH = ("识别", "告知", "要指导", "分级", "初步意见", "方案", "结果", "回访")
PLACE = {
    **{State.IDENTIFIED: 2, State.TOLD: 3, State.WANTED: 4, State.GRADED: 5},
    **{State.ADVISED: 6, State.REFERRED: 6, State.PLANNED: 7, State.CONCLUDED: 8, State.REVIEWED: 9},
}
NEXT = {
    State.IDENTIFIED: ("tell", "告知企业"),
    State.TOLD: ("want", "问清企业要不要指导"),
    State.WANTED: ("grade", "定一般还是重大"),
    State.GRADED: ("advise", "出初步意见"),
    State.ADVISED: ("refer", "附专家、律所名单，由企业自己选"),
    State.REFERRED: ("plan", "登记企业定的方案"),
    State.PLANNED: ("track", "跟踪境外节点，有结果就登记"),
    State.CONCLUDED: ("review", "回访企业"),
}


@blueprint.get("/overseas/guidance/<guidance_uid>")
@officer
def guidance(guidance_uid: str) -> str:
    """The whole of it on one page."""
    row, today = the_guidance(guidance_uid), g.now.date()
    state = State(row.state)
    found = [
        OpenAct(act.action, act.label, _url(act.action, row), refused)
        for act, refused in acts.open_acts(row, actor=actor())
        # A recovery is struck at its own line.
        if act.action != "strike_recovery"
    ]
    action, sentence = NEXT.get(state, ("", ""))
    line = next((each for each in counting_on(current_user, today).lines if _is_of(each, row)), None)
    due = None
    if row.told_on and state in (State.WANTED, State.GRADED):
        due = opinion_due(row.dispute.kind, row.told_on, setting("overseas_limits", today))
    return render_template(
        "overseas_guidance/guidance.html",
        guidance=row,
        dispute=row.dispute,
        state=state,
        tag_kind=STATE_TAGS[state],
        identity=mask_identity(row.party.identity_number) if row.party.identity_number else "没有信用代码",
        path=_path(state),
        sentence=sentence,
        due=due,
        step_act=next((act for act in found if act.action == action), None),
        beside=[act for act in found if act.refused is None and act.action != action],
        barred=[act for act in found if act.refused is not None],
        line=line,
        part_tag=PART_TAGS[line.part] if line else "neutral",
        entries=[(entry, _lack(entry, row)) for entry in reversed(row.entries)],
        may_enter=state is not State.IDENTIFIED,
        paper=next(iter(papers.SHELF.papers_of(row, demo=is_demo())), None),
        recoveries=row.recoveries,
        totals=totals(recovered(row)),
        recovery_of=recovery_of,
        shown_rate=shown_rate,
        study=row.study,
        named=still_named(row),
        steps=_steps(row),
        words={
            "how": WAYS,
            "grade": GRADES,
            "plan": PLANS,
            "result": RESULTS,
            "channel": CHANNELS,
            "kind": KINDS,
            "recovered": RECOVERED,
            "currency": CURRENCIES,
        },
    )


def _is_of(line: Any, row: OverseasGuidance) -> bool:
    return bool(line.code and line.code == row.party.identity_number) or line.party == row.party.uid


def _lack(entry: OverseasEntry, row: OverseasGuidance) -> str:
    """Why an entry is no qualifying guidance."""
    told = Guidance(
        row.dispute.number, entry.given_on, entry.guide, entry.channel, entry.content, entry.confirmed_on, entry.proof
    )
    return lacks(told, plan_on(g.now.date()), g.now.date())


@blueprint.route("/overseas/guidance/<guidance_uid>/<guidance_act>", methods=["GET", "POST"])
@officer
def act(guidance_uid: str, guidance_act: str) -> Answer:
    """One act on its page: refused while something stands against it, said at the field it is about, or done."""
    row = the_guidance(guidance_uid)
    if guidance_act not in ASKS:
        abort(404)
    form = _form(guidance_act)
    back = url_for("overseas_guidance.guidance", guidance_uid=guidance_uid)

    def put() -> None:
        typical = bool(form.typical.data) if "typical" in form else False
        acts.carry_out(the_guidance(guidance_uid), guidance_act, form.entry(), typical=typical, actor=actor())

    if request.method == "GET":
        refuse(acts.refusal_of(guidance_act, row, actor=actor()))
    elif form.validate() and said_at_field(form, put, FIELDS):
        return done(back, f"已登记：{LIFECYCLE[guidance_act].label}。")
    text = render_template(
        "overseas_guidance/act.html",
        guidance=(shown := the_guidance(guidance_uid)),
        dispute=shown.dispute,
        act=LIFECYCLE[guidance_act],
        form=form,
        back=back,
    )
    return (text, 422) if request.method == "POST" else text


def _form(action: str) -> ActForm:
    form = ActForm(request.form or None, data={"on": g.now.date()})
    form.choice.choices = [SelectChoice(value, label) for value, label in acts.CHOICES.get(action, {}).items()]
    return form.only(action)


def _url(action: str, row: OverseasGuidance) -> str:
    """The page of an act: those beside the course have pages of their own."""
    own = {"recover": "recovery", "write_study": "study", "correct": "correction"}
    if action not in own:
        return url_for("overseas_guidance.act", guidance_uid=row.uid, guidance_act=action)
    more = {"recovery_uid": "new"} if action == "recover" else {}
    return url_for(f"overseas_guidance.{own[action]}", guidance_uid=row.uid, **more)


def _path(state: State) -> list[dict[str, str]]:
    place = PLACE.get(state, 3)
    over = state is State.DECLINED
    return [
        {"name": name, "state": "done" if at < place else "current" if at == place and not over else "todo"}
        for at, name in enumerate(PATH, 1)
    ]


def _steps(row: OverseasGuidance) -> list[dict[str, Any]]:
    """What was done, the newest first, as components/case.html draws it."""
    ids = {step.recorded_by_id for step in row.steps}
    names = {user.id: user.display_name for user in db.session.scalars(select(User).where(User.id.in_(ids)))}
    return [
        {
            "when": f"{step.on:%m-%d}",
            "title": LIFECYCLE[step.action].label,
            "detail": "，".join(filter(None, (names[step.recorded_by_id], step.said[:120]))),
            "kind": "major",
        }
        for step in reversed(row.steps)
    ]
