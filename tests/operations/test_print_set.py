"""The set of papers: what is ready goes on record, all comes as one file; the queue of long work."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from click.testing import Result
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from mediation import clock, files
from mediation.documents.press import PrintingProblem, RenderFailed, RenderTimeout
from mediation.extensions import db, writing
from mediation.models.agreement import Agreement
from mediation.models.job import Job
from mediation.operations import jobs
from mediation.operations.agreement import issuing
from mediation.operations.case_keys import content_of
from mediation.operations.papers.checklist import Standing, checklist
from mediation.operations.papers.printing import once_more
from mediation.operations.papers.sheets import sheets_of
from tests.operations.conftest import Desk
from tests.operations.settled import drafted, issued, settled

Command = Callable[..., Result]


def _ask(desk: Desk, request: dict[str, object], steps: int = 1) -> str:
    uid: str = jobs.ask("print_set", request, title="成套文书", steps=steps, actor=desk.actor()).uid
    desk.commit()
    return uid


def _set(desk: Desk) -> Agreement:
    """An agreement whose signing copy was really set."""
    agreement = drafted(desk, settled(desk))
    issuing.issue(agreement, issuing.set_paper(agreement, demo=False), actor=desk.actor())
    desk.commit()
    return agreement


def _work(command: Command) -> None:
    """Let the worker do what waits; the test's own transaction must not stand in its way."""
    db.session.rollback()
    assert command("job", "work").exit_code == 0


def _job(uid: str) -> Job:
    db.session.rollback()
    return db.session.scalars(select(Job).where(Job.uid == uid)).one()


def test_the_set_holds_every_paper_in_its_copies(desk: Desk, command: Command) -> None:
    """Three copies of an agreement of n pages are 3n pages under one bookmark."""
    agreement = _set(desk)
    key = f"agreement-agreement:{agreement.id}"
    uid = _ask(desk, {"case": agreement.case.uid, "sheets": [[key, 3]]})
    _work(command)
    job = _job(uid)
    pages = PdfReader(io.BytesIO(jobs.result_of(job))).pages
    row = next(row for row in checklist(agreement.case, today=desk.day, demo=False) if row.sheet.key == key)
    assert (job.state, job.problems, job.media_type) == ("done", [], "application/pdf")
    assert row.document is not None and len(pages) == 3 * row.document.pages
    assert row.standing is Standing.PRINTED


@pytest.mark.parametrize(
    ("sheets", "why"),
    [
        pytest.param([["agreement-agreement:1", 1]], "签署版还没有出", id="a-draft-is-no-issued-paper"),
        pytest.param([["session_record-session:99", 1]], "现在没有了", id="a-paper-that-is-not-there"),
    ],
)
def test_what_cannot_be_printed_says_why(desk: Desk, command: Command, sheets: list[list[object]], why: str) -> None:
    """A job without any result has failed, and names the paper."""
    agreement = drafted(desk, settled(desk))
    wanted = [[str(key).replace("agreement:1", f"agreement:{agreement.id}"), copies] for key, copies in sheets]
    uid = _ask(desk, {"case": agreement.case.uid, "sheets": wanted})
    _work(command)
    job = _job(uid)
    assert job.state == "failed"
    assert why in job.problems[0]["why"]


def test_a_draft_set_is_printed_with_gaps_and_leaves_nothing(desk: Desk, command: Command) -> None:
    agreement = drafted(desk, settled(desk))
    key = f"agreement-agreement:{agreement.id}"
    uid = _ask(desk, {"case": agreement.case.uid, "sheets": [[key, 1]], "draft": True})
    _work(command)
    job = _job(uid)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(jobs.result_of(job))).pages)
    assert "草" in text and "稿" in text
    assert agreement.document_id is None


def test_another_committees_case_cannot_be_had_through_a_job(desk: Desk, command: Command) -> None:
    """The worker looks at the case with the eyes of who asked."""
    case = desk.register()
    request = {"case": case.uid, "sheets": []}
    uid = jobs.ask("print_set", request, title="成套文书", steps=1, actor=desk.actor("周立群")).uid
    desk.commit()
    _work(command)
    assert _job(uid).problems == [{"what": "案件", "why": "这件案子找不到，或者你已经看不到它。"}]


def test_a_job_whose_worker_died_is_taken_up_once_more(desk: Desk) -> None:
    """The first death is another's fault, the second the job's."""
    uid = _ask(desk, {"case": "x", "sheets": []})
    now = clock.now()
    assert jobs.claim(now, "first") is not None
    desk.commit()
    soon, later = now + timedelta(seconds=60), now + timedelta(seconds=121)
    with writing():
        assert jobs.claim(soon, "second") is None
        assert jobs.claim(later, "second") is not None
        db.session.commit()
    with writing():
        assert jobs.claim(later + jobs.SILENT + timedelta(seconds=1), "third") is None
        db.session.commit()
    job = _job(uid)
    assert (job.state, job.attempts) == ("failed", 2)
    assert "退出了两次" in job.message


def test_a_cancelled_job_stops_at_its_next_step(desk: Desk) -> None:
    uid = _ask(desk, {"case": "x", "sheets": []})
    job = _job(uid)
    with writing():
        job = jobs.claim(clock.now(), "w") or job
        jobs.cancel(job, now=clock.now())
        with pytest.raises(jobs.Cancelled):
            jobs.beat(job, 1, 2, "x", now=clock.now())


def test_a_result_is_taken_away_after_a_day(desk: Desk, command: Command, context: Flask) -> None:
    """Twenty-four hours, then the sealed file goes."""
    agreement = _set(desk)
    uid = _ask(desk, {"case": agreement.case.uid, "sheets": [[f"agreement-agreement:{agreement.id}", 1]]})
    _work(command)
    job = _job(uid)
    stored = files.store_dir() / job.file
    finished = job.finished_at
    assert finished is not None and stored.is_file()
    for after, there in ((timedelta(hours=23, minutes=59), True), (timedelta(hours=24, seconds=1), False)):
        with writing():
            jobs.forget_expired(finished + after)
            db.session.commit()
        assert stored.is_file() is there


def test_every_sheet_has_a_key_of_its_own(desk: Desk) -> None:
    """Addresses and checklists name sheets by it."""
    case = issued(desk, drafted(desk, settled(desk))).case
    keys = [sheet.key for sheet in sheets_of(case)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("failure", [RenderTimeout, RenderFailed], ids=["a-render-that-hung", "a-worker-that-died"])
def test_a_render_that_was_killed_is_tried_once_more(failure: type[PrintingProblem]) -> None:
    """Another paper may have eaten the worker: one more try, then it is reported."""
    tries: list[int] = []

    def set_it(good_at: int) -> str:
        tries.append(1)
        if len(tries) < good_at:
            raise failure("排版超过30秒，已停下。")
        return "set"

    assert once_more(lambda: set_it(2)) == "set"
    tries.clear()
    with pytest.raises(failure):
        once_more(lambda: set_it(3))
    assert len(tries) == 2


def test_what_was_printed_before_the_stop_stays(desk: Desk, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop in the middle takes nothing back: the paper on record keeps its bytes."""
    case = desk.prepared()
    desk.commit()
    keys = [row.sheet.key for row in checklist(case, today=desk.day, demo=False) if row.standing is Standing.READY]
    _ask(desk, {"case": case.uid, "sheets": [[key, 1] for key in keys]}, steps=len(keys))
    real, beats = jobs.beat, []

    def stop_at_the_second(job: Job, *args: int | str, now: datetime) -> None:
        beats.append(job.uid)
        if len(beats) == 2:
            jobs.cancel(job, now=now)
        real(job, *args, now=now)

    monkeypatch.setattr("mediation.cli.work.BEAT", 0)
    monkeypatch.setattr("mediation.cli.work.jobs.beat", stop_at_the_second)
    _work(command)
    printed = [row.document for row in checklist(case, today=desk.day, demo=False) if row.document is not None]
    assert len(printed) == 1
    assert content_of(printed[0]).startswith(b"%PDF")
