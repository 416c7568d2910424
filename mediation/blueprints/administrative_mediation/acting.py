"""The acts of the bureau's clerk from the service of the copy to the end, each on a page of its own."""

from collections.abc import Mapping

from flask import g, request
from wtforms.fields import SelectChoice

from mediation.blueprints.administrative_mediation.area import Answer, act, blueprint, clerk, the_matter
from mediation.blueprints.administrative_mediation.forms import (
    ConfirmabilityForm,
    DayForm,
    EndingForm,
    ReasonForm,
    ServiceForm,
    SessionForm,
    SignForm,
    StatementForm,
    TermsForm,
)
from mediation.models.administrative_mediation import AdministrativeMatter, AdministrativeParty
from mediation.operations.administrative_mediation import handling
from mediation.operations.versions import EditConflict
from mediation.rules.administrative_mediation.words import ENDED, NOT_OPENED
from mediation.web.access import actor
from mediation.web.two_versions import in_words_of

ENDPOINTS = {
    "amend": "particulars",
    "add_party": "parties",
    "serve_copy": "service",
    "record_statement": "statement",
    "open": "opening",
    "not_open": "non_opening",
    "note_session": "session",
    "write_terms": "terms",
    "sign": "signing",
    "end": "ending",
    "withdraw": "withdrawal",
    "note_ruling": "ruling",
    "note_suspension": "suspension",
    "set_confirmability": "confirmability",
    "hand_over": "hand_over",
    "close": "closing",
}


def _today() -> dict[str, object]:
    return {"on": g.now.date()}


def _respondents(matter: AdministrativeMatter, *, served: bool) -> dict[str, AdministrativeParty]:
    rows = (row for row in matter.parties if row.side == "respondent")
    return {row.uid: row for row in rows if (row.served_on is not None) == served}


def _offer(form: ServiceForm, rows: dict[str, AdministrativeParty]) -> None:
    form.party.choices = [SelectChoice(uid, row.party.name) for uid, row in rows.items()]


@blueprint.route("/administrative/<matter_uid>/service", methods=["GET", "POST"])
@clerk
def service(matter_uid: str) -> Answer:
    """The copy came to a respondent."""
    form = ServiceForm(request.form or None, data=_today())
    _offer(form, _respondents(the_matter(matter_uid), served=False))

    def put(matter: AdministrativeMatter) -> None:
        party = _respondents(matter, served=False)[form.party.data]
        handling.serve_copy(party, on=form.on.data, actor=actor())

    return act(matter_uid, "serve_copy", form, put, "已登记送达。等陈述意见。")


@blueprint.route("/administrative/<matter_uid>/statement", methods=["GET", "POST"])
@clerk
def statement(matter_uid: str) -> Answer:
    """What a respondent says."""
    form = StatementForm(request.form or None, data=_today())
    _offer(form, _respondents(the_matter(matter_uid), served=True))

    def put(matter: AdministrativeMatter) -> None:
        party = _respondents(matter, served=True)[form.party.data]
        values = {"on": form.on.data, "answer": form.answer.data, "note": form.note.data}
        handling.record_statement(party, **values, actor=actor())

    return act(matter_uid, "record_statement", form, put, "已登记陈述意见。")


@blueprint.route("/administrative/<matter_uid>/opening", methods=["GET", "POST"])
@clerk
def opening(matter_uid: str) -> Answer:
    """立案."""
    form = DayForm(request.form or None, data=_today())
    put = lambda matter: handling.open_matter(matter, on=form.on.data, actor=actor())  # noqa: E731
    return act(matter_uid, "open", form, put, "已立案。印立案通知书，写上时间、地点。")


@blueprint.route("/administrative/<matter_uid>/non-opening", methods=["GET", "POST"])
@clerk
def non_opening(matter_uid: str) -> Answer:
    """不予立案."""
    form = _ending_form(NOT_OPENED)
    return act(matter_uid, "not_open", form, _ending(form, handling.not_open), "已登记不予立案。印通知书，送请求人。")


@blueprint.route("/administrative/<matter_uid>/ending", methods=["GET", "POST"])
@clerk
def ending(matter_uid: str) -> Answer:
    """终止，撤销案件."""
    form = _ending_form(ENDED)
    return act(matter_uid, "end", form, _ending(form, handling.end), "已终止。印通知书，送各方。")


def _ending_form(grounds: Mapping[str, str]) -> EndingForm:
    form = EndingForm(request.form or None, data={**_today(), "routes": ["court", "handling", "committee"]})
    form.ground.choices = [SelectChoice(key, label) for key, label in grounds.items()]
    return form


def _ending(form, how):  # type: ignore[no-untyped-def]
    def put(matter: AdministrativeMatter) -> None:
        how(
            matter,
            on=form.on.data,
            ground=form.ground.data,
            reason=form.reason.data,
            routes=tuple(form.routes.data),
            actor=actor(),
        )

    return put


@blueprint.route("/administrative/<matter_uid>/session", methods=["GET", "POST"])
@clerk
def session(matter_uid: str) -> Answer:
    """One meeting."""
    form = SessionForm(request.form or None, data=_today())

    def put(matter: AdministrativeMatter) -> None:
        handling.note_session(
            matter,
            on=form.on.data,
            hour=form.hour.data,
            place=form.place.data,
            attended=form.attended.data,
            text=form.text.data.replace("\r\n", "\n"),
            actor=actor(),
        )

    return act(matter_uid, "note_session", form, put, "调解经过已记下。")


@blueprint.route("/administrative/<matter_uid>/terms", methods=["GET", "POST"])
@clerk
def terms(matter_uid: str) -> Answer:
    """The agreement's terms."""
    matter = the_matter(matter_uid)
    form = TermsForm(request.form or None, data=_terms(matter))
    form.least = len(matter.parties) + 1

    def put(fresh: AdministrativeMatter) -> None:
        try:
            handling.write_terms(
                fresh,
                terms=form.terms.data.replace("\r\n", "\n"),
                amount=form.amount.data,
                copies=form.copies.data,
                seen_version=form.version.data,
                actor=actor(),
            )
        except EditConflict as conflict:
            raise in_words_of(form, _terms(fresh), conflict) from None

    return act(matter_uid, "write_terms", form, put, "协议内容已存。印协议书，请各方签名。")


def _terms(matter: AdministrativeMatter) -> dict[str, object]:
    copies = max(matter.copies, len(matter.parties) + 1)
    return {"terms": matter.terms, "amount": matter.terms_amount, "copies": copies, "version": matter.version}


@blueprint.route("/administrative/<matter_uid>/signing", methods=["GET", "POST"])
@clerk
def signing(matter_uid: str) -> Answer:
    """Everybody signed."""
    form = SignForm(request.form or None, data=_today())
    put = lambda matter: handling.sign(matter, on=form.on.data, filed_on=form.filed_on.data, actor=actor())  # noqa: E731
    return act(matter_uid, "sign", form, put, "已登记签名。问法院，协议能不能申请司法确认。")


@blueprint.route("/administrative/<matter_uid>/withdrawal", methods=["GET", "POST"])
@clerk
def withdrawal(matter_uid: str) -> Answer:
    """The applicants take it back."""
    form = ReasonForm(request.form or None, data=_today())
    put = lambda matter: handling.withdraw(matter, on=form.on.data, reason=form.reason.data, actor=actor())  # noqa: E731
    return act(matter_uid, "withdraw", form, put, "已登记撤回。")


@blueprint.route("/administrative/<matter_uid>/ruling", methods=["GET", "POST"])
@clerk
def ruling(matter_uid: str) -> Answer:
    """The decision on the infringement was served."""
    form = DayForm(request.form or None, data=_today())
    put = lambda matter: handling.note_ruling(matter, on=form.on.data, actor=actor())  # noqa: E731
    return act(matter_uid, "note_ruling", form, put, "已登记。起诉的十五日从送达起算。")


@blueprint.route("/administrative/<matter_uid>/suspension", methods=["GET", "POST"])
@clerk
def suspension(matter_uid: str) -> Answer:
    """The patent office was asked to suspend its procedures."""
    form = DayForm(request.form or None, data=_today())
    put = lambda matter: handling.note_suspension(matter, on=form.on.data, actor=actor())  # noqa: E731
    return act(matter_uid, "note_suspension", form, put, "已登记。一年内没有结案的，提醒请求人请求延长。")


@blueprint.route("/administrative/<matter_uid>/confirmability", methods=["GET", "POST"])
@clerk
def confirmability(matter_uid: str) -> Answer:
    """Whether the agreement can be confirmed."""
    matter = the_matter(matter_uid)
    stored = {
        "confirmable": matter.confirmable,
        "number": matter.confirmable_number,
        "source_on": matter.confirmable_on,
    }
    form = ConfirmabilityForm(request.form or None, data=stored)

    def put(fresh: AdministrativeMatter) -> None:
        values = {"number": form.number.data, "source_on": form.source_on.data}
        handling.set_confirmability(fresh, confirmable=form.confirmable.data, **values, actor=actor())

    return act(matter_uid, "set_confirmability", form, put, "已登记。")


@blueprint.route("/administrative/<matter_uid>/closing", methods=["GET", "POST"])
@clerk
def closing(matter_uid: str) -> Answer:
    """结案."""
    form = DayForm(request.form or None, data=_today())
    put = lambda matter: handling.close(matter, on=form.on.data, actor=actor())  # noqa: E731
    return act(matter_uid, "close", form, put, "已结案。")
