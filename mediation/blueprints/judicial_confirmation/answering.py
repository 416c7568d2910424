"""The court's answers, entered from either side: by its own liaison on the court's pages, or by the committee on the
case's, from the paper that came."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import g, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.judicial_confirmation.area import (
    act_page,
    blueprint,
    facts_of,
    liaison,
    refuse,
    said_at_its_field,
    staff,
    the_courts,
    the_matter,
)
from mediation.blueprints.judicial_confirmation.forms import (
    AcceptanceForm,
    DayForm,
    ExtensionAnswerForm,
    NotAcceptedForm,
    ObjectionForm,
    RejectedForm,
    RulingForm,
    SupplementForm,
    WithdrawalForm,
    service_form,
)
from mediation.blueprints.judicial_confirmation.words import SAY
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations import evidence
from mediation.operations.evidence import ReceivedFile
from mediation.operations.judicial_confirmation import acts, answers, preparing
from mediation.operations.matter_facts import acting_parties
from mediation.procedures.judicial_confirmation import LIFECYCLE, State
from mediation.rules.file_types import SCANS, FileRefused
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.forms import BaseForm

Answer = Response | str | tuple[str, int]
Find = Callable[[], JudicialConfirmation]


@dataclass(frozen=True)
class CourtAct:
    """One answer: its place in the address, the acts of the life cycle it may be, its form, what it does, what is said
    afterwards."""

    slug: str
    actions: tuple[str, ...]
    form: Callable[[JudicialConfirmation, Any], BaseForm]
    do: Callable[[JudicialConfirmation, Any, ReceivedFile | None], Any]
    said: str

    @property
    def endpoint(self) -> str:
        """`non_acceptance`."""
        return self.slug.replace("-", "_")


def _plain(form: Any, **start: Any) -> Callable[[JudicialConfirmation, Any], BaseForm]:
    return lambda matter, typed: form(typed, data={"on": g.now.date(), **start})


def _serve(matter: JudicialConfirmation, form: Any, scan: ReceivedFile | None) -> None:
    days = {party: form[f"on_{party.uid}"].data for party in acting_parties(matter.case)}
    answers.serve(matter, {party: on for party, on in days.items() if on}, actor=actor())


COURT_ACTS = (
    CourtAct(
        "receipt",
        ("note_receipt",),
        _plain(DayForm),
        lambda m, f, scan: answers.note_receipt(m, on=f.on.data, actor=actor()),
        "已登记法院收到的日子。",
    ),
    CourtAct(
        "supplement-request",
        ("ask_supplement", "ask_further"),
        _plain(SupplementForm),
        lambda m, f, scan: answers.ask_supplement(
            m, on=f.on.data, due_on=f.due_on.data, what=f.what.data, actor=actor()
        ),
        "已登记法院要补的材料。",
    ),
    CourtAct(
        "acceptance",
        ("accept",),
        _plain(AcceptanceForm),
        lambda m, f, scan: answers.accept(m, on=f.on.data, number=f.number.data, actor=actor()),
        "已登记受理。",
    ),
    CourtAct(
        "non-acceptance",
        ("not_accept",),
        _plain(NotAcceptedForm),
        lambda m, f, scan: answers.not_accept(
            m, on=f.on.data, ground=f.ground.data, note=f.reason.data, scan=scan, actor=actor()
        ),
        "已登记不予受理。",
    ),
    CourtAct(
        "hearing",
        ("hear",),
        _plain(DayForm),
        lambda m, f, scan: answers.hear(m, on=f.on.data, actor=actor()),
        "已登记到场核实。",
    ),
    CourtAct(
        "confirmation",
        ("confirm",),
        _plain(RulingForm),
        lambda m, f, scan: answers.confirm(m, on=f.on.data, scan=scan, actor=actor()),
        "已登记裁定有效。",
    ),
    CourtAct(
        "rejection",
        ("reject",),
        _plain(RejectedForm),
        lambda m, f, scan: answers.reject(
            m, on=f.on.data, ground=f.ground.data, note=f.reason.data, scan=scan, actor=actor()
        ),
        "已登记裁定驳回。协议仍有约束力。",
    ),
    CourtAct(
        "withdrawal",
        ("withdraw",),
        _plain(WithdrawalForm),
        lambda m, f, scan: answers.withdraw(m, on=f.on.data, reason=f.reason.data, scan=scan, actor=actor()),
        "已登记撤回。三十日不重算。",
    ),
    CourtAct(
        "deemed-withdrawal",
        ("deem_withdrawn",),
        _plain(WithdrawalForm),
        lambda m, f, scan: answers.deem_withdrawn(m, on=f.on.data, reason=f.reason.data, scan=scan, actor=actor()),
        "已登记按撤回处理。",
    ),
    CourtAct(
        "service",
        ("serve",),
        lambda m, typed: service_form(acting_parties(m.case), typed, m.served, m.decided_on),
        _serve,
        "已登记送达。",
    ),
    CourtAct(
        "objection",
        ("object",),
        lambda m, typed: ObjectionForm(typed),
        lambda m, f, scan: answers.note_objection(
            m,
            objector=f.objector.data,
            name=f.name.data,
            knew_on=f.knew_on.data,
            raised_on=f.raised_on.data,
            reason=f.reason.data,
            actor=actor(),
        ),
        "已登记异议。",
    ),
    CourtAct(
        "setting-aside",
        ("set_aside",),
        _plain(WithdrawalForm),
        lambda m, f, scan: answers.set_aside(m, on=f.on.data, reason=f.reason.data, scan=scan, actor=actor()),
        "已登记裁定撤销、改变。",
    ),
    CourtAct(
        "extension-answer",
        ("answer_extension",),
        _plain(ExtensionAnswerForm),
        lambda m, f, scan: preparing.answer_extension(m, f.answer.data, on=f.on.data, actor=actor()),
        "已登记法院的答复。",
    ),
)
ENDPOINTS = {action: act.endpoint for act in COURT_ACTS for action in act.actions}


def _answer(act: CourtAct, find: Find, back: str, *, at_court: bool) -> Answer:
    """One answer: asked of the table, its form filled in, its scan looked at, then put on record."""
    matter = find()
    state, roles = State(matter.state), acts.roles_for(actor(), matter.case)
    open_now = {each.action for each in LIFECYCLE.actions(state, roles)}
    action = next((each for each in act.actions if each in open_now), act.actions[0])
    facts = facts_of(matter)
    refuse(LIFECYCLE.refusal(action, state=state, roles=roles, facts=facts))
    form = act.form(matter, request.form or None)
    good = request.method == "POST" and form.validate()
    scan, good = _scanned(matter, form, good)
    if good:
        begin()
        # As it stands in this transaction.
        good = said_at_its_field(form, lambda: act.do(find(), form, scan))
    if good:
        return done(back, act.said)
    matter = find()
    context = {"matter": matter, "say": SAY.get(action, ""), "back": back, "at_court": at_court}
    return act_page("act", matter.case, LIFECYCLE[action], form, **context)


def _scanned(matter: JudicialConfirmation, form: Any, good: bool) -> tuple[ReceivedFile | None, bool]:  # noqa: FBT001
    upload = request.files.get("scan") if "scan" in form else None
    if not good or upload is None or not upload.filename:
        return None, good
    try:
        received = evidence.receive(matter.case, upload.stream.read(), upload.filename, actor=actor(), among=SCANS)
    except FileRefused as refused:
        form.scan.errors = [refused.message]
        return None, False
    return received, True


def _of_case(act: CourtAct) -> Callable[[str], Answer]:
    def view(uid: str) -> Answer:
        back = url_for("judicial_confirmation.show", uid=uid)
        return _answer(act, lambda: the_matter(uid), back, at_court=False)

    return staff(reads_first(view))


def _of_court(act: CourtAct) -> Callable[[str], Answer]:
    def view(confirmation_uid: str) -> Answer:
        back = url_for("judicial_confirmation.court_show", confirmation_uid=confirmation_uid)
        return _answer(act, lambda: the_courts(confirmation_uid), back, at_court=True)

    return liaison(reads_first(view))


for _act in COURT_ACTS:
    blueprint.add_url_rule(
        f"/cases/<uid>/confirmation/{_act.slug}", _act.endpoint, _of_case(_act), methods=["GET", "POST"]
    )
    blueprint.add_url_rule(
        f"/court/confirmations/<confirmation_uid>/{_act.slug}",
        f"court_{_act.endpoint}",
        _of_court(_act),
        methods=["GET", "POST"],
    )
