"""What is kept of an applicant by the year: quota and figures; findings of abnormal applications."""

from typing import Any

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.registered_applicants.area import Answer, blueprint, examiner, the_applicant
from mediation.blueprints.registered_applicants.forms import FindingForm, QuotaForm
from mediation.models.registered_applicant import AbnormalFinding, RegisteredApplicant
from mediation.operations.registered_applicants import quotas
from mediation.operations.versions import EditConflict
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.two_versions import in_words_of


@blueprint.route("/applicants/<applicant_uid>/quota", methods=["GET", "POST"])
@examiner
def quota(applicant_uid: str) -> Answer:
    """The quota of a year, new or changed: `?year=`."""
    applicant = the_applicant(applicant_uid)
    year = request.args.get("year", g.now.date().year, type=int)
    form = QuotaForm(request.form or None, data=_stored_year(applicant, year))
    if request.method == "POST" and form.validate():
        quotas.set_quota(applicant, form.values(), actor=actor())
        return done(_back(applicant_uid), f"{form.year.data}年的额度已存。")
    return _page("registered_applicants/quota.html", form, applicant)


@blueprint.route("/applicants/<applicant_uid>/findings/<finding_uid>", methods=["GET", "POST"])
@examiner
def finding(applicant_uid: str, finding_uid: str) -> Answer:
    """A finding, `new` or one to which the result of the appeal comes."""
    applicant = the_applicant(applicant_uid)
    row = next((each for each in applicant.findings if each.uid == finding_uid), None)
    if row is None and finding_uid != "new":
        abort(404)
    form = FindingForm(request.form or None, data=_stored_finding(row) or {"found_on": g.now.date(), "appeal": "none"})
    if request.method == "POST" and form.validate() and _is_new(form, applicant, row):
        try:
            quotas.keep_finding(applicant, row, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored_finding(row), conflict) from None
        return done(_back(applicant_uid), "非正常认定已存。")
    return _page("registered_applicants/finding.html", form, applicant, row=row)


def _is_new(form: FindingForm, applicant: RegisteredApplicant, row: AbnormalFinding | None) -> bool:
    if any(each is not row and each.document == form.document.data for each in applicant.findings):
        form.document.errors = ["这个文号已经登记过。到那一条上改申诉结果。"]
    return not form.errors


def _stored_year(applicant: RegisteredApplicant, year: int) -> dict[str, Any]:
    row = next((each for each in applicant.quotas if each.year == year), None)
    if row is None:
        return {"year": year}
    return {name: getattr(row, name) for name in ("year", "pieces", "source", "examined", "failed")}


def _stored_finding(row: AbnormalFinding | None) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*quotas.FINDING_LABELS, "version")} if row else {}


def _back(applicant_uid: str) -> str:
    return url_for("registered_applicants.show", applicant_uid=applicant_uid)


def _page(template: str, form: Any, applicant: RegisteredApplicant, **context: Any) -> Answer:
    back = _back(applicant.uid)
    text = render_template(template, form=form, applicant=applicant, back=back, **context)
    return (text, 422) if request.method == "POST" else text
