"""Long work beside the pages: asked for, claimed by one worker, beaten forward, finished, cancelled, forgotten.

A worker that dies leaves its job without heartbeat; another takes it up once more, and after the second death it
has failed. What a job puts on record it commits piece by piece (`Run.act`), so that nothing done is done again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import and_, func, or_, select

from mediation import files
from mediation.extensions import db, exclusive
from mediation.models.case import Case
from mediation.models.job import Job
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations.access_scope import visible_cases
from mediation.operations.actor import Actor

KEPT_FOR = timedelta(hours=24)
"""How long a result can be fetched."""

SILENT = timedelta(minutes=2)
"""A running job without a sign of life for so long has lost its worker; one paper may take 90 seconds."""

TRIES = 2

T = TypeVar("T")


class Cancelled(Exception):
    """The user stopped the job."""


@dataclass(frozen=True)
class Outcome:
    """What came of it: the bytes to fetch, their file name and media type; `content` empty when there is nothing."""

    content: bytes
    name: str
    media_type: str


@dataclass
class Run:
    """What the work is given. `request` what was asked; `actor` who asked, at the moment the work began; `act` runs
    one act in a transaction of its own and commits it; `progress(step, steps, doing)` says how far it is and raises
    `Cancelled`; `problem(what, why)` notes what could not be done."""

    request: dict[str, Any]
    actor: Actor
    demo: bool
    act: Callable[[Callable[[], Any]], Any]
    progress: Callable[[int, int, str], None]
    problem: Callable[[str, str], None]


def ask(kind: str, request: dict[str, Any], *, title: str, steps: int, actor: Actor, case: Case | None = None) -> Job:
    """Put a job in the queue. What leaves the house this way stands in the trail."""
    forget_expired(actor.now)
    job = Job(
        user_id=actor.id,
        kind=kind,
        title=title[:200],
        request=request,
        state="queued",
        steps=steps,
        problems=[],
        created_at=actor.now,
    )
    db.session.add(job)
    db.session.flush()
    audit.record(actor, "ask_job", job, case=case, summary=title)
    return job


def claim(now: datetime, worker: str) -> Job | None:
    """The oldest job nobody works on, now this worker's; None when there is none. One that lost its worker twice
    has failed."""
    exclusive("jobs")
    forget_expired(now)
    while True:
        job: Job | None = db.session.scalar(select(Job).where(_claimable(now)).order_by(Job.id).limit(1))
        if job is None:
            return None
        if job.attempts < TRIES:
            job.state, job.worker, job.heartbeat_at = "running", worker, now
            job.attempts += 1
            return job
        _finish(job, "failed", now, "做到一半退出了两次，没有做完。少选几件再试；再出现请管理员看日志。")


def waiting(now: datetime) -> bool:
    """Whether a job waits for a worker."""
    return db.session.scalar(select(Job.id).where(_claimable(now)).limit(1)) is not None


def beat(job: Job, step: int, steps: int, doing: str, *, now: datetime) -> None:
    """The work is at `step` of `steps`. Raises `Cancelled` when the user stopped it meanwhile."""
    if job.state == "cancelled":
        raise Cancelled
    job.step, job.steps, job.doing, job.heartbeat_at = step, steps, doing[:500], now


def finish(job: Job, outcome: Outcome | None, stored: files.StoredFile | None, *, now: datetime) -> None:
    """The work is done; its result is kept for a day. Without result the problems say why."""
    if job.state == "cancelled":
        raise Cancelled
    job.step = job.steps
    if outcome is not None and stored is not None:
        job.name, job.media_type = outcome.name[:200], outcome.media_type
        job.file, job.sha256, job.size = stored.name, stored.sha256, stored.size
        job.expires_at = now + KEPT_FOR
        _finish(job, "done", now, "")
    else:
        _finish(job, "failed", now, "一件也没有做成，原因在下面。")


def fail(job: Job, message: str, *, now: datetime) -> None:
    """The work could not be done; `message` one Chinese sentence."""
    _finish(job, "failed", now, message)


def cancel(job: Job, *, now: datetime) -> None:
    """Stop a job that is not over; what it has put on record stays."""
    if job.state in ("queued", "running"):
        _finish(job, "cancelled", now, "已停止。停止前印好的都在。")


def forget_expired(now: datetime) -> None:
    """Take away results kept for their day, and say so on the job."""
    for job in db.session.scalars(select(Job).where(Job.expires_at < now, Job.file != "")):
        files.remove(job.file)
        job.file = ""


def in_sight(user: User, job: Job) -> bool:
    """Whether `user` still sees every case the job was asked about: what came of it goes no further than they do."""
    request = job.request
    asked = {request["case"]} if request.get("case") else set(request.get("cases", ()))
    seen = visible_cases(user).where(Case.uid.in_(sorted(asked))).with_only_columns(func.count(Case.id))
    return db.session.scalar(seen) == len(asked)


def drop_result(job: Job) -> None:
    """Take the bytes of an expired result out of the store at once; the row learns of it with the others'."""
    if job.file:
        files.remove(job.file)


def job_of(user: User, uid: str) -> Job | None:
    """The user's own job of that uid; nobody sees another's."""
    return db.session.scalar(select(Job).where(Job.uid == uid, Job.user_id == user.id))


def jobs_of(user: User, *, most: int = 50) -> list[Job]:
    """The user's jobs, newest first."""
    return list(db.session.scalars(select(Job).where(Job.user_id == user.id).order_by(Job.id.desc()).limit(most)))


def ahead_of(job: Job) -> int:
    """How many jobs are before this one in the queue."""
    before = select(Job.id).where(Job.state.in_(("queued", "running")), Job.id < job.id)
    return len(db.session.scalars(before).all())


def result_of(job: Job) -> bytes:
    """The bytes of a finished job. Raises `files.FileChanged` when they are gone or changed."""
    return files.read(job.file, job.sha256)


def _claimable(now: datetime) -> Any:
    return or_(Job.state == "queued", and_(Job.state == "running", Job.heartbeat_at < now - SILENT))


def _finish(job: Job, state: str, now: datetime, message: str) -> None:
    job.state, job.finished_at, job.message, job.doing = state, now, message, ""
