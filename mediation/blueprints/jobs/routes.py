"""The user's own jobs; nobody sees another's."""

from datetime import timedelta

from flask import Blueprint, Response, abort, g, jsonify, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.models.job import Job
from mediation.operations import jobs
from mediation.rules.roles import COMMITTEE_STAFF
from mediation.web import job_runner
from mediation.web.access import requires
from mediation.web.acts import done
from mediation.web.file_answers import download

blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")
staff = requires(*COMMITTEE_STAFF)

RUNNING = ("queued", "running")
REFRESH = 2
"""Seconds after which a browser without script asks again."""


@blueprint.get("")
@staff
def index() -> str:
    """What the user asked for lately."""
    return render_template("jobs/index.html", jobs=jobs.jobs_of(current_user), is_kept=_is_kept, running=RUNNING)


@blueprint.get("/<job_uid>")
@staff
def show(job_uid: str) -> Response:
    """How far one job is; the page loads itself again until it is over."""
    job = _job(job_uid)
    _wake(job)
    rest, kept = _rest(job), _is_kept(job)
    page = render_template(
        "jobs/show.html", job=job, rest=rest, kept=kept, running=job.state in RUNNING, way=_way_back(job)
    )
    answer = Response(page)
    if job.state in RUNNING:
        answer.headers["Refresh"] = str(REFRESH)
    return answer


@blueprint.get("/<job_uid>/state")
@staff
def state(job_uid: str) -> Response:
    """The same for the script: {"state", "done", "total", "rest"}."""
    job = _job(job_uid)
    _wake(job)
    return jsonify(state=job.state, done=job.step, total=max(1, job.steps), rest=_rest(job))


@blueprint.post("/<job_uid>/cancelling")
@staff
def cancel(job_uid: str) -> WerkzeugResponse:
    """Stop it; what was put on record stays."""
    job = _job(job_uid)
    jobs.cancel(job, now=g.now)
    return done(url_for("jobs.show", job_uid=job.uid))


@blueprint.get("/<job_uid>/result")
@staff
def result(job_uid: str) -> Response:
    """The file it made, for a day, as long as the user sees the cases in it."""
    job = _job(job_uid)
    if not _is_kept(job):
        jobs.drop_result(job)
        abort(404)
    if not jobs.in_sight(current_user, job):
        abort(404)
    return download(jobs.result_of(job), job.name, job.media_type)


def _job(uid: str) -> Job:
    return jobs.job_of(current_user, uid) or abort(404)


def _way_back(job: Job) -> str:
    """The page of the case the job was about; "" for many cases."""
    uid = job.request.get("case", "")
    if not uid:
        return ""
    if job.kind == "filing":
        return url_for("dossiers.show", uid=uid)
    return url_for("cases.show", uid=uid, part="papers", _anchor="parts")


def _is_kept(job: Job) -> bool:
    return job.state == "done" and bool(job.file) and job.expires_at is not None and job.expires_at > g.now


def _wake(job: Job) -> None:
    if job.state in RUNNING:
        job_runner.wake()


def _rest(job: Job) -> str:
    """What is said beside the bar: the place in the queue, what is being done and how long it may still take."""
    if job.state == "queued":
        before = jobs.ahead_of(job)
        return f"前面还有 {before} 件" if before else "马上开始"
    if job.state != "running" or job.heartbeat_at is None:
        return job.message
    if job.step < 2:
        return job.doing
    begun: timedelta = g.now - job.created_at
    seconds = begun.total_seconds() / job.step * (job.steps - job.step)
    left = f"约剩 {seconds:.0f} 秒" if seconds < 90 else f"约剩 {seconds / 60:.0f} 分钟"
    return f"{left}，{job.doing}"
