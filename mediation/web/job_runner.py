"""Starting the worker of long work: a process of its own, so that the pages stay quick while it sets and binds."""

import os
import subprocess
import sys
import threading

from flask import current_app, g, url_for
from werkzeug.wrappers import Response

from mediation.config import ROOT
from mediation.models.job import Job
from mediation.operations import jobs
from mediation.web.acts import done

_workers: list[subprocess.Popen[bytes]] = []
_lock = threading.Lock()


def wake() -> None:
    """See to it that somebody works when a job waits. The worker ends when nothing is left to do; of two that
    start at once one goes away again."""
    with _lock:
        _workers[:] = [worker for worker in _workers if worker.poll() is None]
        if _workers or not jobs.waiting(g.now):
            return
        settings = current_app.config["MEDIATION"]
        environment = {
            **os.environ,
            "MEDIATION_DATA_DIR": str(settings.data_dir),
            "DATABASE_URL": settings.database_url,
            "MEDIATION_DEMO": "1" if settings.demo else "",
            "MEDIATION_FONT_DIR": str(settings.font_dir),
        }
        _workers.append(
            subprocess.Popen(
                # Pages come first.
                [sys.executable, "-m", "flask", "--app", "wsgi", "job", "work", "--nice", "10"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
            )
        )


def lead_to(job: Job) -> Response:
    """How a view ends that asked for `job`: committed, a worker woken, on to the job's page."""
    answer = done(url_for("jobs.show", job_uid=job.uid))
    wake()
    return answer


def wait(seconds: float) -> None:
    """Wait for the workers this process started to end."""
    for worker in list(_workers):
        worker.wait(seconds)
