"""The acts on a referral, each on a page of its own."""

from flask import g, request

from mediation.blueprints.court_referral.area import (
    Answer,
    act,
    act_page,
    asked,
    back,
    blueprint,
    sent,
    staff,
    the_case,
)
from mediation.blueprints.court_referral.forms import (
    CorrectionForm,
    CourtResultForm,
    MaterialsForm,
    RegistrationForm,
    ReportForm,
    SendingForm,
    SuspicionAnswerForm,
    SuspicionForm,
    TakingForm,
    TurningDownForm,
)
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.operations.court_referral import acts
from mediation.operations.deadline_moves import moves_since
from mediation.operations.deadlines import of_case
from mediation.operations.matter_facts import acting_parties
from mediation.operations.settings import calendar
from mediation.rules.court_referral.words import FITTING
from mediation.rules.judicial_confirmation.words import looks_like_a_number
from mediation.web.access import actor
from mediation.web.forms import Required, happened


def _courts(case: Case, chosen: str = "") -> list[tuple[str, str]]:
    """The courts of the table; the one the case names too, so that it can be said why it is not taken."""
    names = acts.courts_known(g.now.date())
    more = [name for name in dict.fromkeys((chosen, case.source_body)) if name and name not in names]
    return [("", "选法院"), *((name, name) for name in [*names, *more])]


@blueprint.route("/cases/<uid>/referral/registration", methods=["GET", "POST"])
@staff
def registration(uid: str) -> Answer:
    """Put on record what the court sent."""
    case = asked(uid, "register")
    kinds = FITTING.get(case.source, ())
    start = {
        "kind": kinds[0] if len(kinds) == 1 else "",
        "channel": "platform" if case.source == "ONLINE" else "",
        "court": case.source_body,
        "court_number": case.source_letter,
        "informed_on": case.source_on or case.registered_on,
        "taken_on": case.source_on,
    }
    form = RegistrationForm(request.form or None, data=start)
    form.court.choices = _courts(case)

    def put() -> None:
        acts.register(the_case(uid), form.values(), taken_on=form.taken_on.data, actor=actor())

    if sent(form, put, day_has_come="informed_on", taken_after_information="taken_on"):
        return back(uid, "已登记。调解期限照法院的算。" if form.taken_on.data else "已登记。接受了再登记哪天接受的。")
    return act_page(uid, "register", form)


@blueprint.route("/cases/<uid>/referral/correction", methods=["GET", "POST"])
@staff
def correction(uid: str) -> Answer:
    """Put right what was registered; deadlines that it moves are shown before it is saved."""
    case = asked(uid, "correct")
    row = acts.the_referral(case)
    before = of_case(case, calendar(), g.now.date())
    start = {name: getattr(row, name) for name in (*acts.LABELS, "taken_on")}
    form = CorrectionForm(
        request.form or None, data={**start, "version": row.version, "sure": not looks_like_a_number(row.court_number)}
    )
    form.court.choices = _courts(case, row.court)
    if row.taken_on is None:
        del form.taken_on
    else:
        form.taken_on.validators = [Required("哪天接受的"), happened]

    def put() -> None:
        fresh = acts.the_referral(the_case(uid))
        taken_on = form.taken_on.data if "taken_on" in form else None
        acts.correct(fresh, form.values(), taken_on=taken_on, seen_version=form.version.data, actor=actor())

    if not sent(form, put, day_has_come="informed_on", taken_after_information="informed_on"):
        return act_page(uid, "correct", form)
    moves = moves_since(before, case, calendar(), g.now.date())
    shown = " ".join(f"{move.rule}:{move.after.due}" for move in moves)
    if form.seen.data == shown:
        return back(uid, "已更正，期限已重算。")
    db.session.rollback()
    form.seen.data = shown
    answer = act_page(uid, "correct", form, moves=moves)
    return answer[0] if isinstance(answer, tuple) else answer


@blueprint.route("/cases/<uid>/referral/acceptance", methods=["GET", "POST"])
@staff
def taking(uid: str) -> Answer:
    """The materials were signed for, or the platform confirmed."""
    row = acts.the_referral(asked(uid, "take"))
    form = TakingForm(request.form or None, data={"on": g.now.date()})
    form.on.label.text = "哪天在平台确认接受的" if row.channel == "platform" else "哪天签字接收材料的"

    def put(row: CourtReferral) -> None:
        acts.take(row, on=form.on.data, actor=actor())

    return act(uid, "take", form, put, "已登记，调解期限从这一天起算。")


@blueprint.route("/cases/<uid>/referral/turning-down", methods=["GET", "POST"])
@staff
def turning_down(uid: str) -> Answer:
    """The committee does not accept."""
    asked(uid, "turn_down")
    form = TurningDownForm(request.form or None, data={"on": g.now.date()})

    def put(row: CourtReferral) -> None:
        acts.turn_down(row, on=form.on.data, reason=form.reason.data, actor=actor())

    return act(uid, "turn_down", form, put, "已登记不予接受。")


@blueprint.route("/cases/<uid>/referral/suspicion", methods=["GET", "POST"])
@staff
def suspicion(uid: str) -> Answer:
    """It may be a sham: suspended and reported."""
    row = acts.the_referral(asked(uid, "report_suspicion"))
    form = SuspicionForm(request.form or None, data={"on": g.now.date(), "to": row.court})

    def put(row: CourtReferral) -> None:
        acts.report_suspicion(row, on=form.on.data, to=form.to.data, text=form.reason.data, actor=actor())

    return act(uid, "report_suspicion", form, put, "已登记报告，调解已中止。")


@blueprint.route("/cases/<uid>/referral/suspicion/answer", methods=["GET", "POST"])
@staff
def suspicion_answer(uid: str) -> Answer:
    """What court or organisation did about it."""
    asked(uid, "answer_suspicion")
    form = SuspicionAnswerForm(request.form or None, data={"on": g.now.date()})

    def put(row: CourtReferral) -> None:
        acts.answer_suspicion(row, on=form.on.data, text=form.reason.data, actor=actor())

    return act(uid, "answer_suspicion", form, put, "已登记答复。照答复恢复调解，或者终止。")


@blueprint.route("/cases/<uid>/referral/report", methods=["GET", "POST"])
@staff
def report(uid: str) -> Answer:
    """Draw up the report to the court."""
    case = asked(uid, "write_report")
    row = acts.the_referral(case)
    start = {name: getattr(row, name) for name in ("summary", "disputes", "advice", "remark")}
    form = ReportForm(request.form or None, data={**start, "reasons": row.reasons or acts.proposed_reasons(case)})

    def put(row: CourtReferral) -> None:
        acts.write_report(row, form.values(), actor=actor())

    return act(uid, "write_report", form, put, "报告写好了。在“文书”里印出来盖章，送了以后回来登记。")


@blueprint.route("/cases/<uid>/referral/report/sending", methods=["GET", "POST"])
@staff
def sending(uid: str) -> Answer:
    """The report went to the court."""
    asked(uid, "report")
    form = SendingForm(request.form or None, data={"on": g.now.date()})

    def put(row: CourtReferral) -> None:
        acts.report(row, on=form.on.data, how=form.how.data, to=form.to.data, actor=actor())

    return act(uid, "report", form, put, "已登记书面报告。接着移送材料。")


@blueprint.route("/cases/<uid>/referral/materials", methods=["GET", "POST"])
@staff
def materials(uid: str) -> Answer:
    """The materials went to the court."""
    case = asked(uid, "return_materials")
    form = MaterialsForm(request.form or None, data={"on": g.now.date(), "items": _usual(case)})

    def put(row: CourtReferral) -> None:
        items = (form.items.data or "").splitlines()
        acts.return_materials(row, on=form.on.data, items=items, to=form.to.data, actor=actor())

    return act(uid, "return_materials", form, put, "已登记移送材料。")


def _usual(case: Case) -> str:
    """What usually goes back, to be put right against the receipt."""
    agreed = case.outcome in ("agreement", "oral_agreement", "partial")
    first = [f"调解协议书 {len(acting_parties(case)) + 1} 份"] if agreed else ["起诉状 1 份"]
    return "\n".join([*first, "当事人身份材料 1 套", "证据材料 1 套"])


@blueprint.route("/cases/<uid>/referral/court-result", methods=["GET", "POST"])
@staff
def court_result(uid: str) -> Answer:
    """How the court closed the suit that it had entrusted."""
    asked(uid, "note_court_result")
    form = CourtResultForm(request.form or None, data={"on": g.now.date()})

    def put(row: CourtReferral) -> None:
        acts.note_court_result(row, on=form.on.data, result=form.result.data, number=form.number.data, actor=actor())

    return act(uid, "note_court_result", form, put, "已登记法院的结案方式。")
