"""The acts on one obligation, each on a page of its own."""

from flask import abort, g, redirect, request
from werkzeug.wrappers import Response

from mediation.blueprints.performance.area import (
    Answer,
    act_page,
    asked,
    back_to,
    blueprint,
    offer_proofs,
    part_of,
    proofs,
    refuse,
    sent,
    staff,
    the_case,
)
from mediation.blueprints.performance.forms import (
    DueDayForm,
    EndForm,
    PaymentForm,
    PerformedForm,
    ReasonForm,
    WordsForm,
)
from mediation.models.performance import Obligation
from mediation.operations.dossier.frozen import refuse_filed
from mediation.operations.performance import recording
from mediation.operations.performance.ledger import line_of
from mediation.operations.performance.standing import name_of
from mediation.rules.money import yuan
from mediation.web.access import actor

BELOW = "/cases/<uid>/performance/<obligation_uid>"


@blueprint.get("/cases/<uid>/performance")
@staff
def show(uid: str) -> Response:
    """Where the case page shows it."""
    return redirect(part_of(the_case(uid)), 303)


@blueprint.route(f"{BELOW}/payments", methods=["GET", "POST"])
@staff
def pay(uid: str, obligation_uid: str) -> Answer:
    """A sum was paid on an instalment."""
    case, row = asked(uid, obligation_uid, "pay")
    files, rest = proofs(case), (row.amount or 0) - row.paid
    form = PaymentForm(request.form or None, data={"on": g.now.date(), "amount": rest})
    offer_proofs(form, files)
    effective_on = row.agreement.effective_on
    if sent(form, lambda: form.check_day(effective_on), lambda: form.check_amount(rest), form.check_proof):
        proof = files.get(form.proof.data)
        recording.pay(
            row, case, amount=form.amount.data, on=form.on.data, proof=proof, note=form.note.data, actor=actor()
        )
        return back_to(case, f"{name_of(row)}登记付款 {yuan(form.amount.data)} 元。")
    return act_page("act", case, "pay", form, line=line_of(row, case, actor=actor()))


@blueprint.route(f"{BELOW}/done", methods=["GET", "POST"])
@staff
def perform(uid: str, obligation_uid: str) -> Answer:
    """An act was done, or what lasts was found kept."""
    case, row = asked(uid, obligation_uid, "perform")
    files = proofs(case)
    form = PerformedForm(request.form or None, data={"on": g.now.date()})
    offer_proofs(form, files)
    if sent(form, lambda: form.check_day(row.agreement.effective_on), form.check_proof):
        proof = files.get(form.proof.data)
        recording.perform(row, case, on=form.on.data, proof=proof, note=form.note.data, actor=actor())
        return back_to(case, f"{name_of(row)}已登记履行。")
    return act_page("act", case, "perform", form, line=line_of(row, case, actor=actor()))


@blueprint.route(f"{BELOW}/due-day", methods=["GET", "POST"])
@staff
def set_due_day(uid: str, obligation_uid: str) -> Answer:
    """The day that the agreement's words mean."""
    case, row = asked(uid, obligation_uid, "set_due_day")
    form = DueDayForm(request.form or None, data={"due_on": row.due_on})
    if sent(form, lambda: form.check_day(row.agreement.effective_on)):
        recording.set_due_day(row, case, due_on=form.due_on.data, reason=form.reason.data, actor=actor())
        return back_to(case, f"{name_of(row)}到期日已登记。")
    return act_page("act", case, "set_due_day", form, line=line_of(row, case, actor=actor()))


@blueprint.route(f"{BELOW}/dispute", methods=["GET", "POST"])
@staff
def dispute(uid: str, obligation_uid: str) -> Answer:
    """The parties are at odds."""
    case, row = asked(uid, obligation_uid, "dispute")
    form = WordsForm(request.form or None, data={"on": g.now.date()})
    if sent(form, lambda: form.check_day(row.agreement.effective_on)):
        recording.dispute(row, case, on=form.on.data, reason=form.reason.data, actor=actor())
        return back_to(case, f"{name_of(row)}已登记争议。")
    return act_page("act", case, "dispute", form, line=line_of(row, case, actor=actor()))


@blueprint.route(f"{BELOW}/dispute/end", methods=["GET", "POST"])
@staff
def agree(uid: str, obligation_uid: str) -> Answer:
    """The parties are at one again."""
    case, row = asked(uid, obligation_uid, "agree")
    form = WordsForm(request.form or None, data={"on": g.now.date()})
    if sent(form, lambda: form.check_day(row.agreement.effective_on)):
        recording.agree(row, case, on=form.on.data, reason=form.reason.data, actor=actor())
        return back_to(case, f"{name_of(row)}的争议已了结。")
    return act_page("act", case, "agree", form, line=line_of(row, case, actor=actor()))


@blueprint.route(f"{BELOW}/ending", methods=["GET", "POST"])
@staff
def end(uid: str, obligation_uid: str) -> Answer:
    """The obligation is followed no further."""
    case, row = asked(uid, obligation_uid, "end")
    form = EndForm(request.form or None, data={"on": g.now.date()})
    if sent(form, lambda: form.check_day(row.agreement.effective_on)):
        recording.end(row, case, ground=form.ground.data, on=form.on.data, reason=form.reason.data, actor=actor())
        return back_to(case, f"{name_of(row)}不再跟踪。")
    return act_page("act", case, "end", form, line=line_of(row, case, actor=actor()))


@blueprint.route("/cases/<uid>/performance/entries/<entry_uid>/reversal", methods=["GET", "POST"])
@staff
def reverse(uid: str, entry_uid: str) -> Answer:
    """A wrong entry no longer counts."""
    case = the_case(uid)
    entry = recording.entry_of(case, entry_uid)
    if entry is None:
        abort(404)
    row: Obligation = entry.obligation
    refuse_filed(case)
    refuse(recording.reversal_refused(entry, case, actor=actor()))
    form = ReasonForm(request.form or None)
    if sent(form):
        recording.reverse(entry, case, reason=form.reason.data, actor=actor())
        return back_to(case, f"{name_of(row)}的一条登记已冲销。")
    return act_page("act", case, "reverse", form, line=line_of(row, case, actor=actor()), entry=entry)
