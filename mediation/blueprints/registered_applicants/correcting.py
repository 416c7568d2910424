"""What was typed wrong about a registration is put right."""

from typing import Any

from flask import render_template, request, url_for

from mediation.blueprints.registered_applicants.area import FIELDS, Answer, blueprint, examiner, the_applicant
from mediation.blueprints.registered_applicants.forms import PARTY_LINES, CorrectionForm
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.operations.registered_applicants import acts, correcting
from mediation.operations.versions import EditConflict
from mediation.procedures.registered_applicant import LIFECYCLE
from mediation.rules.identifiers import InvalidIdentifier
from mediation.rules.lifecycle import Barred, Refusal, refuse
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of

ASKED = ("products", "contact", *correcting.DAYS, "version")


@blueprint.route("/applicants/<applicant_uid>/particulars", methods=["GET", "POST"])
@examiner
def particulars(applicant_uid: str) -> Answer:
    """Correct what was written down, with a reason; the steps stay as they were recorded."""
    applicant = the_applicant(applicant_uid)
    refuse(acts.refusal_of("amend", applicant, actor=actor()))
    own = correcting.party_is_the_centre_s(applicant)
    form = CorrectionForm(request.form or None, data=_stored(applicant)).keep(correcting.reached(applicant), party=own)
    back = url_for("registered_applicants.show", applicant_uid=applicant_uid)
    if (
        request.method == "POST"
        and form.validate()
        and said_at_field(form, lambda: _amend(applicant_uid, form), FIELDS)
    ):
        return done(back, "登记已更正。")
    page = render_template(
        "registered_applicants/particulars.html",
        applicant=the_applicant(applicant_uid),
        act=LIFECYCLE["amend"],
        form=form,
        back=back,
        own=own,
        days=[form[name] for name in correcting.reached(applicant)],
    )
    return (page, 422) if request.method == "POST" else page


def _amend(uid: str, form: CorrectionForm) -> None:
    applicant = the_applicant(uid)
    try:
        correcting.amend(applicant, form.values(), seen_version=form.version.data, actor=actor())
    except EditConflict as conflict:
        raise in_words_of(form, _stored(applicant), conflict) from None
    except InvalidIdentifier as error:
        raise Barred(Refusal(error.message), "number_is_right") from None


def _stored(applicant: RegisteredApplicant) -> dict[str, Any]:
    """Numbers are not shown: an empty one stays as it is."""
    kept = {name: getattr(applicant, name) for name in ASKED}
    return {**kept, **{name: getattr(applicant.party, name) for name in PARTY_LINES if name != "identity_number"}}
