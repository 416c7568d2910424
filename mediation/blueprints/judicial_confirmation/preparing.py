"""What the committee does until the court has the application, each act on a page of its own."""

from typing import Any

from flask import g, request, url_for
from werkzeug.wrappers import Response
from wtforms.fields import SelectChoice

from mediation.blueprints.judicial_confirmation.area import (
    act_page,
    blueprint,
    facts_of,
    refuse,
    said_at_its_field,
    staff,
    the_agreement,
    the_matter,
)
from mediation.blueprints.judicial_confirmation.forms import (
    ApplicantsForm,
    CourtForm,
    DayForm,
    FilingForm,
    ObstacleForm,
    ReasonForm,
    applicants_form,
)
from mediation.blueprints.judicial_confirmation.words import SAY
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations.agreement.reading import draft_of
from mediation.operations.judicial_confirmation import acts, answers, preparing
from mediation.operations.judicial_confirmation.courts import choice_of
from mediation.operations.matter_facts import acting_parties
from mediation.operations.versions import EditConflict
from mediation.procedures.judicial_confirmation import LIFECYCLE, ConfirmationFacts, State
from mediation.rules.agreement.draft import SignsBy
from mediation.rules.lifecycle import Refusal
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import BaseForm

Answer = Response | str | tuple[str, int]

ENDPOINTS = {
    "begin": "start",
    "note_obstacle": "obstacle",
    "choose_court": "choose_court",
    "sign_application": "applicants",
    "file": "filing",
    "give_up": "giving_up",
    "supply": "supply",
    "supply_further": "supply",
}
# What the page of an act is there to bring about does not stand in its way.
_BROUGHT = {
    "choose_court": {"court_is_named", "court_may_take_it"},
    "sign_application": {"signers_may_apply", "signed_after_effect"},
    "file": {"gaps_are_explained"},
}


def _asked(uid: str, action: str) -> tuple[JudicialConfirmation, ConfirmationFacts]:
    """The application and its facts, if `action` is open now, whatever its form is there to put right."""
    matter = the_matter(uid)
    facts = facts_of(matter)
    refuse(_standing_against(matter, facts, action))
    return matter, facts


def _standing_against(matter: JudicialConfirmation, facts: ConfirmationFacts, action: str) -> Refusal | None:
    state, roles = State(matter.state), acts.roles_for(actor(), matter.case)
    refused = LIFECYCLE.refusal(action, state=state, roles=roles, facts=facts)
    if refused is None or state not in LIFECYCLE[action].sources:
        return refused
    left = [guard for guard in LIFECYCLE[action].guards if guard.__name__ not in _BROUGHT.get(action, ())]
    return next((found for guard in left if (found := guard(facts)) is not None), None)


def _sent(form: BaseForm) -> bool:
    return request.method == "POST" and form.validate()


def _back(uid: str, message: str) -> Response:
    return done(url_for("judicial_confirmation.show", uid=uid), message)


def _page(matter: JudicialConfirmation, action: str, form: BaseForm, template: str = "act", **more: Any) -> Answer:
    back = url_for("judicial_confirmation.show", uid=matter.case.uid)
    context = {"matter": matter, "say": SAY.get(action, ""), "back": back, "at_court": False, **more}
    return act_page(template, matter.case, LIFECYCLE[action], form, **context)


@blueprint.post("/cases/<uid>/confirmation")
@staff
def start(uid: str) -> Answer:
    """Begin an application."""
    preparing.begin(the_agreement(uid), actor=actor())
    return _back(uid, "开始准备。定法院、各方签申请书、备齐材料，就可以提交。")


@blueprint.route("/cases/<uid>/confirmation/obstacle", methods=["GET", "POST"])
@staff
def obstacle(uid: str) -> Answer:
    """What kept the parties from applying in time."""
    agreement = the_agreement(uid)
    known = acts.matter_of(agreement)
    facts = acts.facts_of(agreement, known, today=g.now.date())
    refuse(acts.refusal_of("note_obstacle", agreement, known, facts, actor=actor()))
    start_with = {}
    if known and known.obstacle:
        start_with = {
            "text": known.obstacle,
            "ended_on": known.obstacle_ended_on,
            "asked_on": known.extension_asked_on,
        }
    form = ObstacleForm(request.form or None, data=start_with)

    def put() -> None:
        fresh = the_agreement(uid)
        values = {"text": form.text.data, "ended_on": form.ended_on.data, "asked_on": form.asked_on.data}
        preparing.note_obstacle(fresh, **values, actor=actor())

    if _sent(form) and said_at_its_field(form, put):
        return _back(uid, "已登记耽误的事由。")
    agreement = the_agreement(uid)
    back = url_for("judicial_confirmation.show", uid=uid)
    act, say = LIFECYCLE["note_obstacle"], SAY["note_obstacle"]
    return act_page("act", agreement.case, act, form, matter=None, say=say, back=back, at_court=False)


@blueprint.route("/cases/<uid>/confirmation/court", methods=["GET", "POST"])
@staff
def choose_court(uid: str) -> Answer:
    """Which court."""
    matter, _ = _asked(uid, "choose_court")
    choice = choice_of(matter.agreement, draft_of(matter.agreement), on=g.now.date())
    proposed = choice.named(matter.court) if matter.court else None
    start_with = {
        "court": proposed.court if proposed else "other" if matter.court else "",
        "other": "" if proposed else matter.court,
        "reason": matter.court_reason,
        "version": matter.version,
    }
    form = CourtForm(request.form or None, data=start_with)
    form.court.choices = [
        *(SelectChoice(each.court, each.court) for each in choice.proposed),
        SelectChoice("other", "别的法院，写在下面"),
    ]

    def put() -> None:
        fresh = the_matter(uid)
        _seen(fresh, form, {"court": fresh.court}, {"court": form.chosen}, {"court": "法院"})
        preparing.choose_court(fresh, form.chosen, reason=form.reason.data, actor=actor())

    if _sent(form) and said_at_its_field(form, put):
        return _back(uid, "法院已定。")
    return _page(the_matter(uid), "choose_court", form, "court_choice", choice=choice)


def _seen(
    matter: JudicialConfirmation, form: BaseForm, stored: dict[str, str], typed: dict[str, str], labels: dict[str, str]
) -> None:
    """Raise `EditConflict` when somebody else wrote something else since the form was opened."""
    if str(matter.version) != str(form.version.data or "") and stored != typed:
        raise EditConflict(stored, labels=labels, version=matter.version)


@blueprint.route("/cases/<uid>/confirmation/applicants", methods=["GET", "POST"])
@staff
def applicants(uid: str) -> Answer:
    """Who signed the joint application."""
    matter, _ = _asked(uid, "sign_application")
    parties = acting_parties(matter.case)
    form = applicants_form(parties, request.form or None, matter.applicants, matter.agreement.effective_on)
    if request.method == "GET":
        form.version.data = matter.version
    if _sent(form) and _filled(form, matter):
        fresh = the_matter(uid)
        signers = {}
        for party in acting_parties(fresh.case):
            if form[f"signed_{party.uid}"].data:
                by, _, name = form[f"by_{party.uid}"].data.partition(":")
                signers[party] = (SignsBy(by), name, form[f"on_{party.uid}"].data)
        typed = {"applicants": _told({str(p.id): [v[0].value, v[1], str(v[2])] for p, v in signers.items()})}
        stored = {
            "applicants": _told({key: [one["by"], one["name"], one["on"]] for key, one in fresh.applicants.items()})
        }
        _seen(fresh, form, stored, typed, {"applicants": "申请书签名"})
        preparing.sign_application(fresh, signers, actor=actor())
        return _back(uid, f"已登记申请书签名，{len(signers)} 方。")
    matter = the_matter(uid)
    return _page(matter, "sign_application", form, "applicants", parties=acting_parties(matter.case))


def _told(signers: dict[str, list[str]]) -> str:
    return "；".join("，".join(signers[key][1:]) for key in sorted(signers))


def _filled(form: ApplicantsForm, matter: JudicialConfirmation) -> bool:
    """Who signed did so on a day, and may sign for the party: said at the party's own field."""
    draft, good = draft_of(matter.agreement), True
    for party in acting_parties(matter.case):
        if not form[f"signed_{party.uid}"].data:
            continue
        on = form[f"on_{party.uid}"]
        if not on.data:
            on.errors, good = ["没有填日期。照纸面填。"], False
            continue
        by, _, name = form[f"by_{party.uid}"].data.partition(":")
        bar = acts.applying_bar(draft, party, SignsBy(by), name, on.data)
        if bar:
            form[f"by_{party.uid}"].errors, good = [f"{bar}（民诉法解释第三百五十一条）"], False
    return good


@blueprint.route("/cases/<uid>/confirmation/filing", methods=["GET", "POST"])
@staff
def filing(uid: str) -> Answer:
    """The application went to the court."""
    matter, facts = _asked(uid, "file")
    form = FilingForm(request.form or None, data={"on": g.now.date()})

    def put() -> None:
        preparing.file_application(
            the_matter(uid),
            filed_on=form.on.data,
            how=form.how.data,
            receipt=form.receipt.data,
            reason=form.reason.data,
            actor=actor(),
        )

    if _sent(form) and said_at_its_field(form, put):
        return _back(uid, "已登记提交。等法院的答复。")
    return _page(the_matter(uid), "file", form, facts=facts)


@blueprint.route("/cases/<uid>/confirmation/giving-up", methods=["GET", "POST"])
@staff
def giving_up(uid: str) -> Answer:
    """The parties do not apply after all."""
    _asked(uid, "give_up")
    form = ReasonForm(request.form or None)
    if _sent(form):
        preparing.give_up(the_matter(uid), reason=form.reason.data, actor=actor())
        return _back(uid, "已登记不再申请。协议仍有约束力。")
    return _page(the_matter(uid), "give_up", form)


@blueprint.route("/cases/<uid>/confirmation/supply", methods=["GET", "POST"])
@staff
def supply(uid: str) -> Answer:
    """What the court waited for went there."""
    matter = the_matter(uid)
    action = "supply" if matter.state == State.SUPPLEMENTING else "supply_further"
    matter, _ = _asked(uid, action)
    form = DayForm(request.form or None, data={"on": g.now.date()})
    put = lambda: answers.supply(the_matter(uid), on=form.on.data, actor=actor())  # noqa: E731
    if _sent(form) and said_at_its_field(form, put):
        return _back(uid, "已登记补交。")
    return _page(the_matter(uid), action, form)
