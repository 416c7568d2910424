"""One dispute: its foreign days in both times, the enterprises in it, its particulars."""

from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.overseas_guidance.area import (
    FIELDS,
    NODE_TAGS,
    PART_TAGS,
    STATE_TAGS,
    Answer,
    blueprint,
    officer,
    the_dispute,
)
from mediation.blueprints.overseas_guidance.forms import DisputeForm, EnterpriseForm
from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute
from mediation.operations.overseas_guidance import disputes as operations
from mediation.operations.overseas_guidance import nodes
from mediation.operations.overseas_guidance.counting import counting_on
from mediation.operations.versions import EditConflict
from mediation.procedures.overseas_guidance import State
from mediation.rules.lifecycle import Barred
from mediation.rules.overseas_guidance.counting import Line
from mediation.rules.overseas_guidance.words import CURRENCIES, JURISDICTIONS, KINDS
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import reshow
from mediation.web.two_versions import in_words_of


@blueprint.get("/overseas/<dispute_uid>")
@officer
def show(dispute_uid: str) -> str:
    """The whole of it on one page."""
    dispute, today = the_dispute(dispute_uid), g.now.date()
    counted = _lines(dispute)
    return render_template(
        "overseas_guidance/show.html",
        dispute=dispute,
        kind=KINDS[dispute.kind],
        place=JURISDICTIONS[dispute.jurisdiction],
        currency=CURRENCIES.get(dispute.currency, ""),
        nodes=[(node, nodes.moment_of(node)) for node in dispute.nodes],
        usual=nodes.usual(dispute, today),
        now=g.now,
        standings=nodes.STANDINGS,
        node_tags=NODE_TAGS,
        rows=[(row, State(row.state), counted.get(row.party.uid)) for row in dispute.guidances],
        tags=STATE_TAGS,
        part_tags=PART_TAGS,
    )


def _lines(dispute: OverseasDispute) -> dict[str, Line]:
    """The line of the count that each enterprise of the dispute stands in, by the party's uid: through its code, for a
    renamed firm has a line under its new name."""
    counting = counting_on(current_user, g.now.date())
    by_code = {line.code: line for line in counting.lines if line.code}
    by_party = {line.party: line for line in counting.lines}
    found = {
        row.party.uid: by_code.get(row.party.identity_number) or by_party.get(row.party.uid)
        for row in dispute.guidances
    }
    return {uid: line for uid, line in found.items() if line is not None}


@blueprint.route("/overseas/<dispute_uid>/particulars", methods=["GET", "POST"])
@officer
def particulars(dispute_uid: str) -> Answer:
    """Correct or complete the dispute."""
    dispute = the_dispute(dispute_uid)
    form = DisputeForm(request.form or None, data=_stored(dispute))
    back = url_for("overseas_guidance.show", dispute_uid=dispute_uid)
    if request.method == "POST" and form.validate() and number_is_free(form, dispute.office_id, dispute):
        try:
            operations.correct(dispute, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(dispute), conflict) from None
        return done(back, "已更正。")
    text = render_template("overseas_guidance/particulars.html", dispute=dispute, form=form, back=back)
    return (text, 422) if request.method == "POST" else text


def _stored(dispute: OverseasDispute) -> dict[str, Any]:
    return {name: getattr(dispute, name) for name in (*operations.LABELS, "version")}


def number_is_free(form: DisputeForm, office_id: int, dispute: OverseasDispute | None) -> bool:
    """Whether no other dispute has the foreign case number; a dispute with many enterprises stands once."""
    other = operations.same_case(office_id, form.case_number.data, dispute)
    if other is not None:
        form.case_number.errors = [f"这个案号已经登记为 {other.number}。到那一件上加企业。"]
    return other is None


@blueprint.route("/overseas/<dispute_uid>/enterprises", methods=["GET", "POST"])
@officer
def enterprise(dispute_uid: str) -> Answer:
    """A local enterprise is found in it."""
    dispute = the_dispute(dispute_uid)
    form = EnterpriseForm(request.form or None, data={"on": g.now.date()})
    page: dict[str, Any] = {
        "dispute": dispute,
        "form": form,
        "back": url_for("overseas_guidance.show", dispute_uid=dispute_uid),
    }
    if request.method == "GET":
        return render_template("overseas_guidance/enterprise.html", **page)
    made: list[str] = []
    if not form.validate() or not _identified(dispute, form, made):
        page["dispute"] = the_dispute(dispute_uid)
        return reshow("overseas_guidance/enterprise.html", **page)
    return done(url_for("overseas_guidance.guidance", guidance_uid=made[0]), "已登记。下一步告知企业。")


def _identified(dispute: OverseasDispute, form: EnterpriseForm, made: list[str]) -> bool:
    try:
        row = operations.identify(
            dispute,
            form.party.form.values(),
            on=form.on.data,
            shop=form.shop.data,
            group_name=form.group_name.data,
            actor=actor(),
        )
        made.append(row.uid)
    except Barred as barred:
        db.session.rollback()
        target = form.party.form.name if FIELDS.get(barred.guard) == "party-name" else form.on
        target.errors = [barred.message]
        return False
    return True
