"""The acts on one application, each on a page of its own under one address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, g, render_template, request, url_for
from sqlalchemy import select
from wtforms.fields import SelectChoice

from mediation.blueprints.rights_aid import act_forms as forms
from mediation.blueprints.rights_aid.area import FIELDS, Answer, blueprint, officer, the_matter
from mediation.blueprints.rights_aid.forms import AmendForm, PartyForm
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.rights_aid import AidMatter
from mediation.operations import experts as register
from mediation.operations.entrusting import Handover
from mediation.operations.rights_aid import acts, experts, handing_over, handling, receiving
from mediation.operations.rights_aid.reading import facts_of, parties_named
from mediation.operations.versions import EditConflict
from mediation.procedures.rights_aid import LIFECYCLE
from mediation.rules.lifecycle import refuse
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import BaseForm
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of


@dataclass(frozen=True)
class Page:
    """How one act is done: its form, what it does with it, what is said then; `start` what the form begins with,
    `prepare` sets its choices and gives what the page shows besides, `template` its page."""

    form: type[BaseForm]
    put: Callable[[AidMatter, Any], Any]
    said: str
    start: Callable[[AidMatter], dict[str, Any]] = lambda matter: {}
    prepare: Callable[[AidMatter, Any], dict[str, Any]] = lambda matter, form: {}
    template: str = "act"


def _typed(form: Any, *left_out: str) -> dict[str, Any]:
    """What was typed, by the names of the form's fields."""
    return {name: field.data for name, field in form._fields.items() if name not in ("version", *left_out)}


def _plain(act: Callable[..., Any]) -> Callable[[AidMatter, Any], Any]:
    """An operation whose arguments are the fields of its form."""
    return lambda matter, form: act(matter, **_typed(form), actor=actor())


def _stored(matter: AidMatter) -> dict[str, Any]:
    return {name: getattr(matter, name) for name in (*receiving.LABELS, "version")}


def _amend(matter: AidMatter, form: AmendForm) -> None:
    values = form.values(applied_on=matter.applied_on)
    try:
        receiving.amend(matter, values, seen_version=form.version.data, actor=actor())
    except EditConflict as conflict:
        raise in_words_of(form, _stored(matter), conflict) from None


def _supplement(matter: AidMatter, form: forms.SupplementForm) -> None:
    handling.ask_supplement(matter, on=form.on.data, gaps=form.text.data, until=form.until.data, actor=actor())


def _opinion(matter: AidMatter, form: forms.OpinionForm) -> None:
    said = {"question": form.question.data, "text": form.text.data.replace("\r\n", "\n")}
    handling.issue_opinion(matter, on=form.on.data, **said, actor=actor())


def _offer_experts(matter: AidMatter, form: Any) -> dict[str, Any]:
    asked = {row.expert_id for row in matter.experts}
    free = [one for one in register.in_office(matter.centre_id, g.now.date()) if one.id not in asked]
    form.expert.choices = [SelectChoice(one.uid, _expert_words(one)) for one in free]
    return {"nobody": not free}


def _offer_named(matter: AidMatter, form: Any) -> dict[str, Any]:
    waiting = [row for row in matter.experts if row.appointed_on is None]
    form.expert.choices = [SelectChoice(row.uid, _expert_words(row.expert)) for row in waiting]
    return {"nobody": not waiting}


def _expert_words(one: Any) -> str:
    return f"{one.name}，{one.kind_label}" + (f"，{one.field}" if one.field else "")


def _name(matter: AidMatter, form: forms.NameExpertForm) -> None:
    found = {one.uid: one for one in register.in_office(matter.centre_id, g.now.date())}
    experts.name_expert(matter, found.get(form.expert.data), on=form.on.data, actor=actor())


def _appoint(matter: AidMatter, form: forms.AppointForm) -> None:
    found = {row.uid: row for row in matter.experts}
    days = _typed(form, "expert")
    experts.appoint_expert(found.get(form.expert.data), matter, **days, actor=actor())


def _committees() -> dict[str, Organisation]:
    bodies = db.session.scalars(select(Organisation).where(Organisation.kind == "committee").order_by(Organisation.id))
    return {body.code: body for body in bodies}


def _offer_committees(matter: AidMatter, form: forms.HandoverForm) -> dict[str, Any]:
    proposal = handing_over.proposed(matter)
    form.committee.choices = [SelectChoice(code, body.name) for code, body in _committees().items()]
    form.proposed = proposal.code.value if proposal else ""
    return {"proposal": proposal}


def _proposed(matter: AidMatter) -> dict[str, Any]:
    proposal = handing_over.proposed(matter)
    return {"committee": proposal.code.value if proposal else ""}


def _hand_over(matter: AidMatter, form: forms.HandoverForm) -> None:
    values = Handover(
        on=form.on.data,
        consented_on=form.consented_on.data,
        consents=form.reason.data,
        committee_reason=form.committee_reason.data,
    )
    handing_over.hand_over(matter, _committees()[form.committee.data], values, actor=actor())


PAGES: dict[str, Page] = {
    "amend": Page(AmendForm, _amend, "登记已更正。", _stored, template="particulars"),
    "add_party": Page(
        PartyForm,
        lambda matter, form: receiving.add_party(matter, form.values(), side=form.side.data, actor=actor()),
        "当事人已增加。",
        template="party",
    ),
    "ask_supplement": Page(forms.SupplementForm, _supplement, "已登记。补齐以后，受理的天数重新起算。"),
    "supply": Page(forms.DayForm, _plain(handling.supply), "已补齐。决定受理不受理。"),
    "deem_withdrawn": Page(forms.DayForm, _plain(handling.deem_withdrawn), "已登记视为撤回。"),
    "accept": Page(forms.AcceptForm, _plain(handling.accept), "已受理。印受理通知书，送申请人。"),
    "refuse": Page(forms.RefuseForm, _plain(handling.refuse), "已登记不予受理。印通知书，送申请人。"),
    "withdraw": Page(forms.ReasonForm, _plain(handling.withdraw), "已登记撤回。"),
    "name_expert": Page(forms.NameExpertForm, _name, "已登记。印声明，请专家先签。", prepare=_offer_experts),
    "appoint_expert": Page(forms.AppointForm, _appoint, "已聘请，可以给看材料。", prepare=_offer_named),
    "issue_opinion": Page(forms.OpinionForm, _opinion, "意见已登记。印出来，盖章送申请人。"),
    "note": Page(forms.NoteForm, _plain(handling.note_step), "过程已记下。"),
    "extend": Page(forms.ExtendForm, _plain(handling.extend), "已延长。"),
    "suspend": Page(forms.ReasonForm, _plain(handling.suspend), "已中止，期限停着。"),
    "resume": Page(forms.DayForm, _plain(handling.resume), "已恢复，期限接着走。"),
    "conclude": Page(forms.ResultForm, _plain(handling.conclude), "结果已登记。问满意度，归档。"),
    "refer": Page(forms.ReferForm, _plain(handling.refer), "已登记转办。"),
    "hand_over": Page(
        forms.HandoverForm,
        _hand_over,
        "已转调解，调委会有了登记号。",
        _proposed,
        _offer_committees,
        "hand_over",
    ),
    "note_recovery": Page(forms.RecoveryForm, _plain(handling.note_recovery), "挽回的金额已登记。"),
    "note_satisfaction": Page(forms.SatisfactionForm, _plain(handling.note_satisfaction), "满意度已登记。"),
    "close": Page(forms.CloseForm, _plain(handling.close), "已归档。"),
}


@blueprint.route("/aid/<aid_uid>/acts/<aid_action>", methods=["GET", "POST"])
@officer
def act(aid_uid: str, aid_action: str) -> Answer:
    """One act on its page: refused while something stands against it, said at the field it is about, or done."""
    page = PAGES.get(aid_action)
    if page is None:
        abort(404)
    matter = the_matter(aid_uid)
    back = url_for("rights_aid.show", aid_uid=aid_uid)
    form = page.form(request.form or None, data={"on": g.now.date(), **page.start(matter)})
    shown = page.prepare(matter, form)
    if request.method == "GET":
        refuse(acts.refusal_of(aid_action, matter, actor=actor()))
    elif form.validate() and said_at_field(form, lambda: page.put(the_matter(aid_uid), form), FIELDS):
        return done(back, page.said)
    matter = the_matter(aid_uid)
    text = render_template(
        f"rights_aid/{page.template}.html",
        matter=matter,
        parties=parties_named(matter),
        facts=facts_of(matter, today=g.now.date()),
        act=LIFECYCLE[aid_action],
        form=form,
        back=back,
        **shown,
    )
    return (text, 422) if request.method == "POST" else text
