"""The acts on the file of a case, each on a page of its own."""

from dataclasses import replace

from flask import g, request, url_for
from werkzeug.wrappers import Response

from mediation.blueprints.dossiers.area import act_page, blueprint, is_demo, refuse, sent, staff, the_case
from mediation.blueprints.dossiers.forms import (
    DECISION_NOTES,
    AppraisalForm,
    CoverForm,
    FilingForm,
    PlainForm,
    ReasonForm,
    RestrictionForm,
    SupplementForm,
)
from mediation.models.case import Case
from mediation.operations import evidence, jobs
from mediation.operations.dossier import filing
from mediation.operations.dossier.filing import CoverValues
from mediation.operations.life_cycle import roles_of
from mediation.procedures.archiving import DECISIONS, LIFECYCLE, FilingFacts, unexplained
from mediation.rules.file_types import SCANS, FileRefused
from mediation.web import job_runner
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done

Answer = Response | str | tuple[str, int]


def _asked(uid: str, action: str) -> tuple[Case, FilingFacts]:
    """The case and the facts of its file, if `action` is open now."""
    case = the_case(uid)
    facts = filing.facts_of(case, actor=actor(), demo=is_demo())
    state = filing.state_of(filing.dossier_of(case))
    refuse(LIFECYCLE.refusal(action, state=state, roles=roles_of(actor(), case), facts=facts))
    return case, facts


def _to_file(uid: str) -> tuple[Case, FilingFacts]:
    """The same for filing, whose page asks for the place on the shelf."""
    case = the_case(uid)
    facts = filing.facts_of(case, actor=actor(), demo=is_demo())
    state = filing.state_of(filing.dossier_of(case))
    placed = replace(facts, shelf_mark=facts.shelf_mark or "-")
    refuse(LIFECYCLE.refusal("file", state=state, roles=roles_of(actor(), case), facts=placed))
    return case, facts


def _back(case: Case, message: str) -> Response:
    return done(url_for("dossiers.show", uid=case.uid), message)


@blueprint.route("/cases/<uid>/dossier/cover", methods=["GET", "POST"])
@staff
def cover(uid: str) -> Answer:
    """The cover and the statement; each paper that lacks has its line there."""
    case, facts = _asked(uid, "fill_cover")
    known = filing.dossier_of(case)
    left = unexplained(facts.lacking, facts.statement)
    lines = [facts.statement, *(f"{title}：" for title in left)]
    start = {
        "name": facts.name,
        "retention": facts.retention,
        "shelf_mark": facts.shelf_mark,
        "remarks": known.remarks if known else "",
        "statement": "\n".join(filter(None, lines)),
        "version": known.version if known else "",
    }
    form = CoverForm(request.form or None, data=start)
    labels = [row.label for row in filing.retention_table(g.now.date())]
    form.retention.choices = [("", "选期限"), *((label, label) for label in labels)]
    if sent(form):
        values = CoverValues(**{name: form.data[name] or "" for name in filing.LABELS})
        filing.fill_cover(case, values, seen_version=form.version.data, actor=actor(), demo=is_demo())
        return _back(case, "封面已存。")
    return act_page(case, LIFECYCLE["fill_cover"], form, left=left)


@blueprint.route("/cases/<uid>/dossier/compile", methods=["GET", "POST"], endpoint="compile")
@staff
def compile_it(uid: str) -> Answer:
    """立卷."""
    case, facts = _asked(uid, "compile")
    form = PlainForm(request.form or None)
    if sent(form):
        filing.compile_dossier(case, actor=actor(), demo=is_demo())
        return _back(case, "已立卷，等另一个人检查。")
    return act_page(case, LIFECYCLE["compile"], form, facts=facts)


@blueprint.route("/cases/<uid>/dossier/check", methods=["GET", "POST"])
@staff
def check(uid: str) -> Answer:
    """The second person."""
    case, facts = _asked(uid, "check")
    form = PlainForm(request.form or None)
    if sent(form):
        dossier = filing.check_dossier(case, actor=actor(), demo=is_demo())
        return _back(case, f"检查通过，卷号 {dossier.file_number}。")
    return act_page(case, LIFECYCLE["check"], form, facts=facts)


@blueprint.route("/cases/<uid>/dossier/return", methods=["GET", "POST"], endpoint="send_back")
@staff
def send_back(uid: str) -> Answer:
    """退回."""
    case, _ = _asked(uid, "return")
    form = ReasonForm(request.form or None)
    if sent(form):
        filing.return_dossier(case, reason=form.reason.data, actor=actor(), demo=is_demo())
        return _back(case, "已退回，改好再立卷。")
    return act_page(case, LIFECYCLE["return"], form)


@blueprint.route("/cases/<uid>/dossier/filing", methods=["GET", "POST"])
@staff
def file(uid: str) -> Answer:
    """归档: the archive copy is bound, then the file is frozen; binding takes time, so it is a job."""
    case, facts = _to_file(uid)
    form = FilingForm(request.form or None, data={"shelf_mark": facts.shelf_mark})
    if not sent(form):
        return act_page(case, LIFECYCLE["file"], form, facts=facts)
    asked = {"case": case.uid, "shelf_mark": form.shelf_mark.data}
    job = jobs.ask("filing", asked, title=f"{case.number} 归档", steps=facts.contents, actor=actor(), case=case)
    return job_runner.lead_to(job)


@blueprint.route("/cases/<uid>/dossier/supplements", methods=["GET", "POST"])
@staff
@reads_first
def supplement(uid: str) -> Answer:
    """A paper that came after filing; its scan is looked at before anything is written."""
    case, _ = _asked(uid, "supplement")
    form = SupplementForm(request.form or None)
    good, received = sent(form), None
    upload = request.files.get("scan")
    if good and upload is not None and upload.filename:
        try:
            received = evidence.receive(case, upload.stream.read(), upload.filename, actor=actor(), among=SCANS)
        except FileRefused as refused:
            form.scan.errors, good = [refused.message], False
    if not good:
        return act_page(case, LIFECYCLE["supplement"], form)
    begin()
    entry = filing.supplement(
        case,
        title=form.title.data,
        reason=form.reason.data,
        pages=form.pages.data,
        received=received,
        actor=actor(),
        demo=is_demo(),
    )
    return _back(case, f"已补充第 {entry.ordinal} 件。")


@blueprint.route("/cases/<uid>/dossier/appraisal", methods=["GET", "POST"])
@staff
def appraisal(uid: str) -> Answer:
    """What becomes of a file whose period has ended, or that is ten years old."""
    case, decisions = _decisions(uid)
    form = AppraisalForm(request.form or None)
    form.decision.choices = [(decision, DECISIONS[decision]) for decision in decisions]
    if sent(form):
        filing.appraise(
            case,
            form.decision.data,
            people=form.people.data,
            reason=form.reason.data,
            keep_until=form.keep_until.data,
            actor=actor(),
            demo=is_demo(),
        )
        return _back(case, f"已登记：{DECISIONS[form.decision.data]}。")
    title = "到期鉴定" if "keep" in decisions else "移交档案馆"
    return act_page(case, LIFECYCLE[decisions[0]], form, title=title, notes=DECISION_NOTES)


def _decisions(uid: str) -> tuple[Case, list[str]]:
    """The case and what may be decided on its file now; handing over does not wait for the period to end."""
    case = the_case(uid)
    facts = filing.facts_of(case, actor=actor(), demo=is_demo())
    refused = {act.action: refusal for act, refusal in filing.open_acts(case, facts, actor=actor())}
    decisions = [decision for decision in DECISIONS if decision in refused and refused[decision] is None]
    if not decisions:
        _asked(uid, "keep")
    return case, decisions


@blueprint.route("/cases/<uid>/dossier/restriction", methods=["GET", "POST"])
@staff
def restriction(uid: str) -> Answer:
    """A request to delete is answered with a restriction."""
    case, _ = _asked(uid, "restrict")
    form = RestrictionForm(request.form or None)
    if sent(form):
        filing.restrict(case, request=form.request.data, reason=form.reason.data, actor=actor(), demo=is_demo())
        return _back(case, "已限制处理：只存不用，只有主任和办案的人能看。")
    return act_page(case, LIFECYCLE["restrict"], form)


@blueprint.route("/cases/<uid>/dossier/restriction/end", methods=["GET", "POST"])
@staff
def lift(uid: str) -> Answer:
    """The restriction ends."""
    case, _ = _asked(uid, "lift")
    form = ReasonForm(request.form or None)
    if sent(form):
        filing.lift(case, reason=form.reason.data, actor=actor(), demo=is_demo())
        return _back(case, "限制已解除。")
    return act_page(case, LIFECYCLE["lift"], form)
