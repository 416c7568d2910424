"""合订本: what goes to the court as one PDF, part by part, before anything is made; then the job that makes it."""

from flask import render_template, request
from werkzeug.wrappers import Response

from mediation.blueprints.judicial_confirmation.area import blueprint, staff, the_agreement
from mediation.operations import jobs
from mediation.operations.judicial_confirmation import acts
from mediation.operations.judicial_confirmation.bundle import looks_like_proof, plan, proofs_offered
from mediation.operations.papers.attached import called
from mediation.web import job_runner
from mediation.web.access import actor
from mediation.web.scope import is_demo


@blueprint.route("/cases/<uid>/confirmation/bundle", methods=["GET", "POST"])
@staff
def bundle(uid: str) -> Response | str | tuple[str, int]:
    """The user chooses which files prove the rights, and sees exactly what leaves the house."""
    agreement = the_agreement(uid)
    offered = proofs_offered(agreement)
    source = request.form if request.method == "POST" else request.args
    chosen = source.getlist("proof") if "chosen" in source else [f.uid for f in offered if looks_like_proof(f)]
    planned = plan(agreement, today=actor().today, demo=is_demo(), proofs=chosen)
    changed = request.method == "POST" and request.form.get("seen") != planned.fingerprint
    if request.method == "POST" and not changed:
        asked = {"case": uid, "proofs": chosen, "seen": planned.fingerprint}
        title = f"{agreement.case.number} 司法确认申请材料"
        job = jobs.ask(
            "confirmation", asked, title=title, steps=len(planned.parts) + 1, actor=actor(), case=agreement.case
        )
        return job_runner.lead_to(job)
    page = render_template(
        "judicial_confirmation/bundle.html",
        case=agreement.case,
        plan=planned,
        offered=[(file.uid, called(file), file.uid in chosen) for file in offered],
        matter=acts.matter_of(agreement),
        error="勾选变了。再看一遍放进去的材料，再合订。" if changed else "",
    )
    return (page, 422) if changed else page
