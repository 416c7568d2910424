"""The particulars of a case: facts and source, rights, who handles it, who may read it, the conflict check anew."""

from dataclasses import fields, replace
from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, back_to, begin, sent, staff
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_party import (
    AssignmentForm,
    ConflictCheckForm,
    ParticularsForm,
    RemoveRightForm,
    RightForm,
)
from mediation.blueprints.cases.forms_starting import RestrictedForm
from mediation.blueprints.cases.roster import barred, choices_of, people_of
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.right import Right
from mediation.operations import rights as right_operations
from mediation.operations.acceptance import decide_conflict
from mediation.operations.conflicts import find_conflicts
from mediation.operations.matter_facts import acting_parties
from mediation.operations.registration import CaseValues, amend_case, assign_mediator, question_of
from mediation.operations.versions import EditConflict
from mediation.rules.agreement.draft import ClaimedAs
from mediation.rules.dispute_types import DisputeType
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.two_versions import in_words_of

Answer = Response | str | tuple[str, int]
PARTICULARS = tuple(field.name for field in fields(CaseValues))


@blueprint.route("/<uid>/particulars", methods=["GET", "POST"])
@staff
def particulars(uid: str) -> Answer:
    """Fill in or correct what was registered."""
    case = begin(uid, "amend_case")
    form = ParticularsForm(request.form or None, data=_stored(case))
    if sent(form):
        values = _stored(case) | {name: form.data[name] for name in PARTICULARS if name in form.data}
        del values["version"]
        try:
            amend_case(case, CaseValues(**values), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(case), conflict) from None
        return done(url_for("cases.show", uid=case.uid), "登记内容已改。")
    return act_page("particulars", case, "amend_case", form)


def _stored(case: Case) -> dict[str, Any]:
    return {name: getattr(case, name) for name in PARTICULARS} | {"version": case.version}


@blueprint.route("/<uid>/restricted", methods=["GET", "POST"])
@staff
def restricted(uid: str) -> Answer:
    """Who may read the case: the committee, or only its own people."""
    case = begin(uid, "amend_case")
    secret = DisputeType(case.dispute_type).restricted
    start = {"restricted": "yes" if case.restricted else "no", "version": case.version}
    form = RestrictedForm(request.form or None, data=start)
    if sent(form):
        values = _stored(case) | {"restricted": form.restricted.data == "yes"}
        del values["version"]
        amend_case(case, CaseValues(**values), seen_version=form.version.data, actor=actor())
        message = "现在只有办案的人和主任能看。" if case.restricted else "本调委会的人都能看。"
        return back_to(case, message)
    return act_page("restricted", case, "amend_case", form, secret=secret)


@blueprint.route("/<uid>/assignment", methods=["GET", "POST"])
@staff
def assignment(uid: str) -> Answer:
    """Who handles the dispute until the parties have chosen."""
    case = begin(uid, "amend_case")
    people = people_of(case)
    form = AssignmentForm(request.form or None, data={"mediator": case.mediator.uid if case.mediator else ""})
    form.mediator.choices = choices_of(people, first="暂不指定")
    if sent(form):
        chosen = next((user for user in people if user.uid == form.mediator.data), None)
        assign_mediator(case, mediator_id=chosen.id if chosen else None, actor=actor())
        message = f"由{chosen.display_name}承办。" if chosen else "暂不指定调解员。"
        return back_to(case, message)
    return act_page("assignment", case, "amend_case", form, bars=barred(people, case), people=people)


@blueprint.route("/<uid>/conflict-check", methods=["GET", "POST"])
@staff
def conflict_check(uid: str) -> Answer:
    """Check for conflicts anew, and decide."""
    case = begin(uid, "decide_conflict")
    hits = find_conflicts(question_of(case), actor=actor())
    form = ConflictCheckForm(request.form or None)
    if sent(form):
        decide_conflict(case, decision=form.decision.data, hits=hits, reason=form.reason.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid), "核对的判断已记下。")
    return act_page("conflict_check", case, "decide_conflict", form, hits=hits)


@blueprint.route("/<uid>/rights", methods=["GET", "POST"], defaults={"right_id": None})
@blueprint.route("/<uid>/rights/<int:right_id>", methods=["GET", "POST"])
@staff
def rights(uid: str, right_id: int | None) -> Answer:
    """Enter a right, or correct one and note how it stands."""
    case = begin(uid, "amend_case")
    right = _right(case, right_id) if right_id else None
    form = RightForm(request.form or None, data=_of(right, case) if right else _usual(case))
    form.claimed_by.choices = [("", "没有记"), *((party.uid, party.party.name) for party in acting_parties(case))]
    if sent(form):
        values = _values(form, case)
        if right is None:
            right_operations.add_right(case, values, actor=actor())
        else:
            try:
                right_operations.edit_right(right, case, values, seen_version=form.version.data, actor=actor())
            except EditConflict as conflict:
                raise in_words_of(form, _of(right, case), conflict) from None
        return done(url_for("cases.show", uid=case.uid, part="rights", _anchor="parts"), "权利已登记。")
    return act_page("rights", case, "amend_case", form, right=right)


def _right(case: Case, right_id: int) -> Right:
    right = db.session.get(Right, right_id)
    if right is None or right.case_id != case.id:
        abort(404)
    return right


def _usual(case: Case) -> dict[str, Any]:
    kinds = DisputeType(case.dispute_type).rights
    return {"kind": kinds[0].value if kinds else ""}


def _of(right: Right, case: Case) -> dict[str, Any]:
    stored = {name: getattr(right, name) for name in right_operations.LABELS} | {"version": right.version}
    return stored | {
        "nice_classes": "、".join(map(str, right.nice_classes or ())),
        "claimed_by": next((party.uid for party in case.parties if party.id == right.claimed_by_id), ""),
        "claimed_as": right.claimed_as or ClaimedAs.OWNER.value,
        "evaluation_report": {None: "", True: "yes", False: "no"}[right.evaluation_report],
    }


def _values(form: RightForm, case: Case) -> right_operations.RightValues:
    return replace(
        form.values(),
        status=form.status.data,
        checked_on=form.checked_on.data,
        expires_on=form.expires_on.data,
        claimed_by_id=next((party.id for party in acting_parties(case) if party.uid == form.claimed_by.data), None),
        claimed_as=form.claimed_as.data,
        authorised=form.authorised.data,
        co_owners_agree=form.co_owners_agree.data or "",
        evaluation_report={"yes": True, "no": False}.get(form.evaluation_report.data),
    )


@blueprint.route("/<uid>/rights/<int:right_id>/removal", methods=["GET", "POST"])
@staff
def remove_right(uid: str, right_id: int) -> Answer:
    """Take out a right that was entered by mistake."""
    case = begin(uid, "amend_case")
    right = _right(case, right_id)
    form = RemoveRightForm(request.form or None)
    if sent(form):
        right_operations.remove_right(right, case, reason=form.reason.data, actor=actor())
        return done(url_for("cases.show", uid=case.uid, part="rights", _anchor="parts"), "已删除，留痕里查得到。")
    return act_page("remove_right", case, "amend_case", form, right=right, named=right_operations.named(right))
