"""One clue: whom it may mean, what it is found to be, the dispute it becomes; one alert for several."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask_login import current_user
from wtforms.fields import SelectChoice

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer, the_office
from mediation.blueprints.overseas_guidance.forms import DisputeForm
from mediation.blueprints.overseas_guidance.watch.forms import DecisionForm
from mediation.blueprints.overseas_guidance.watch.working import tone
from mediation.models.alert import Alert
from mediation.models.overseas_guidance import OverseasDispute
from mediation.models.overseas_watch import Clue
from mediation.models.party import Party
from mediation.operations.alerts import AlertValues
from mediation.operations.enterprises.keeping import find_enterprise, parent_named
from mediation.operations.overseas_guidance.disputes import register, same_case
from mediation.operations.overseas_guidance.watch import acts, matching, reading
from mediation.procedures.overseas_watch import State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.overseas_guidance.matching import degree
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.alert_form import AlertFields
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field

# The field that each guard is about; `branch` says what is wrong with a name that was typed.
FIELDS = {"enterprise_is_named": "party", "branch": "name", "reason_is_written": "reason"}
SAID = {"match": "已认定。", "dismiss": "已登记不是本区企业。", "reopen": "重新核对。"}
MOST_AT_ONCE = 100


def _the_clue(clue_uid: str) -> Clue:
    return reading.load_clue(current_user, clue_uid) or abort(404)


@blueprint.route("/overseas/watch/clues/<clue_uid>", methods=["GET", "POST"])
@officer
def watch_clue(clue_uid: str) -> Answer:
    """The clue with all it may mean; `do` one of match, dismiss, reopen."""
    clue = _the_clue(clue_uid)
    form = DecisionForm(request.form or None)
    matches = matching.in_sight([clue], actor=actor())[clue.id]
    form.party.choices = [SelectChoice(row.party.uid, row.party.name) for row in matches]
    do = request.form.get("do", "")

    def put() -> None:
        row = _the_clue(clue_uid)
        if do == "match":
            acts.match(row, _named(form), actor=actor())
        elif do == "dismiss":
            acts.dismiss(row, reason=form.reason.data, actor=actor())
        else:
            acts.reopen(row, reason=form.reason.data, actor=actor())

    if do in SAID and form.validate() and said_at_field(form, put, FIELDS):
        return done(url_for("overseas_guidance.watch_clue", clue_uid=clue_uid), SAID[do])
    clue = _the_clue(clue_uid)
    text = render_template(
        "overseas_guidance/watch/clue.html",
        clue=clue,
        matches=matching.in_sight([clue], actor=actor())[clue.id],
        form=form,
        state=State(clue.state),
        open={act.action for act in acts.open_acts(clue, actor=actor())},
        similar=matching.similar(clue),
        degree=degree,
        tone=tone,
    )
    return (text, 422) if request.method == "POST" else text


def _named(form: DecisionForm) -> Party | None:
    """Who was picked, or typed. Raises `Barred` for a name that is nobody's, or several enterprises'."""
    if form.name.data:
        return parent_named(form.name.data, actor=actor())
    return find_enterprise(form.party.data, actor=actor()) if form.party.data else None


@blueprint.route("/overseas/watch/clues/<clue_uid>/dispute", methods=["GET", "POST"])
@officer
def watch_dispute(clue_uid: str) -> Answer:
    """The clue becomes a dispute: the one that has its docket number, or a new one."""
    clue = _the_clue(clue_uid)
    refused = acts.refusal_of("become_dispute", clue, actor=actor())
    if refused is not None:
        raise ActionRefused(refused.message, refused.statute)
    known = same_case(clue.office_id, clue.docket_number)
    form = DisputeForm(request.form or None, data=_first(clue))
    page: dict[str, Any] = {"clue": clue, "known": known, "form": form}
    if request.method == "GET":
        return render_template("overseas_guidance/watch/dispute.html", **page)
    if known is None and (not form.validate() or not _number_is_free(form, clue)):
        return reshow("overseas_guidance/watch/dispute.html", **page)
    dispute = known or register(clue.office, form.values(), actor=actor())
    guidance = acts.become_dispute(clue, dispute, actor=actor())
    url = url_for("overseas_guidance.guidance", guidance_uid=guidance.uid)
    return done(url, f"已转为 {dispute.number}。下一步告知企业。")


def _first(clue: Clue) -> dict[str, Any]:
    """What the clue knows of the dispute."""
    return {
        "forum": clue.forum,
        "case_number": clue.docket_number,
        "opponent": clue.opponent,
        "noticed_on": clue.seen_on,
        "source": clue.source.name,
    }


def _number_is_free(form: DisputeForm, clue: Clue) -> bool:
    other: OverseasDispute | None = same_case(clue.office_id, form.case_number.data)
    if other is not None:
        form.case_number.errors = [f"这个案号已经登记为 {other.number}。到那一件上加企业。"]
    return other is None


@blueprint.route("/overseas/watch/warning", methods=["GET", "POST"])
@officer
def watch_warning() -> Answer:
    """One alert to the enterprises of the clues that the address names (`?clue=`); none chosen leads back."""
    clues = reading.load_clues(current_user, request.args.getlist("clue")[:MOST_AT_ONCE])
    if not clues:
        flash("没有勾选线索。勾上要发预警的几条，再点一次。", "warn")
        return redirect(url_for("overseas_guidance.watch", group=State.MATCHED), 303)
    for clue in clues:
        refused = acts.refusal_of("warn", clue, actor=actor())
        if refused is not None:
            raise ActionRefused(f"{clue.defendant}：{refused.message}", refused.statute)
    form = AlertFields(request.form or None, data=_usual(clues))
    if request.method == "GET":
        return render_template("overseas_guidance/watch/warning.html", form=form, clues=clues)
    made: list[Alert] = []

    def put() -> None:
        made.append(acts.warn(the_office(), clues, AlertValues(**form.said(), enterprises=()), actor=actor()))

    if not form.validate() or not said_at_field(form, put, {}):
        return reshow("overseas_guidance/watch/warning.html", form=form, clues=clues)
    return done(url_for("rights_aid.alert", alert_uid=made[0].uid), f"已发出，{made[0].number}。送到一家登记一家。")


def _usual(clues: list[Clue]) -> dict[str, Any]:
    dockets = list(dict.fromkeys(clue.docket_number for clue in clues if clue.docket_number))
    forums = list(dict.fromkeys(clue.forum for clue in clues if clue.forum))
    sources = list(dict.fromkeys(clue.source.name for clue in clues))
    where = "、".join((*forums[:2], *dockets[:3]))
    text = (
        f"监测到境外纠纷（{where or '案号不详'}）的被告名单里有贵企业或者近似的名称。"
        "请核对是不是本企业的店铺、产品，保存销售数据和设计底稿，不要删除；收到文书马上联系我们。"
    )
    return {
        "source": "、".join(sources)[:200],
        "kind": "境外被诉、被投诉",
        "level": "serious",
        "issued_on": g.now.date(),
        "text": text,
    }
