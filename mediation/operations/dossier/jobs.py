"""Binding as long work: the file of one case; the cover or the whole file of each of many."""

from sqlalchemy import select

from mediation.documents.cover import cover_paper
from mediation.documents.fidelity import prove
from mediation.documents.press import render_document
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Document
from mediation.models.dossier import Dossier
from mediation.operations.access_scope import load_case
from mediation.operations.case_keys import content_of
from mediation.operations.dossier import filing
from mediation.operations.dossier.binding import BoundDossier, bind, plan
from mediation.operations.dossier.bound_sheets import file_data
from mediation.operations.jobs import Outcome, Run
from mediation.operations.papers.printing import NO_CASE, once_more
from mediation.rules.lifecycle import ActionRefused


def bind_one(run: Run) -> Outcome | None:
    """`run.request`: `case` its uid, `draft`, `duplex`, `archive` as `binding.bind` takes them, `seen` the
    fingerprint of the plan the user looked at: what leaves the house is what was seen."""
    case = load_case(run.actor.user, run.request["case"])
    if case is None:
        run.problem("案件", NO_CASE)
        return None
    planned = plan(case, today=run.actor.today, demo=run.demo)
    if planned.fingerprint != run.request["seen"]:
        run.problem(case.number, "你看过以后，卷里的内容变了。回到成卷页再看一遍，再成卷。")
        return None
    draft, duplex, archive = (bool(run.request[name]) for name in ("draft", "duplex", "archive"))
    try:
        bound: BoundDossier = once_more(
            lambda: bind(case, planned, draft=draft, duplex=duplex, archive=archive, progress=run.progress)
        )
    except ActionRefused as refused:
        run.problem(case.number, refused.message)
        return None
    for one in bound.unplaced:
        run.problem(f"{one.part}：{one.title}", one.reason)
    kind = "卷宗草稿" if draft else "卷宗归档本" if archive else "卷宗"
    return Outcome(bound.pdf, f"{case.number} {kind}.pdf", "application/pdf")


def file_one(run: Run) -> Outcome | None:
    """归档 with its archive copy: bound first, frozen then, if nothing changed meanwhile. `run.request`: `case` its
    uid, `shelf_mark` where the file will stand."""
    case = load_case(run.actor.user, run.request["case"])
    if case is None:
        run.problem("案件", NO_CASE)
        return None
    seen = filing.snapshot(case)
    planned = plan(case, today=run.actor.today, demo=run.demo)
    try:
        bound: BoundDossier = once_more(
            lambda: bind(case, planned, draft=False, duplex=False, archive=True, progress=run.progress)
        )
        run.act(
            lambda: filing.file_dossier(
                case, bound, shelf_mark=run.request["shelf_mark"], seen=seen, actor=run.actor, demo=run.demo
            )
        )
    except ActionRefused as refused:
        run.problem(case.number, refused.message)
        return None
    for one in bound.unplaced:
        run.problem(f"{one.part}：{one.title}", one.reason)
    return Outcome(bound.pdf, f"{case.number} 卷宗归档本.pdf", "application/pdf")


def cover_of(run: Run, case: Case) -> bytes:
    """The cover; until the file is bound its count of pages stays blank for the pen."""
    dossier = _dossier(case)
    pages = dossier.pages if dossier else 0
    paper = cover_paper(file_data(case, dossier, demo=run.demo), pages=pages or None)
    rendered = once_more(lambda: render_document("cover", paper, draft=False))
    prove(paper, rendered.pdf)
    return rendered.pdf


def dossier_of(run: Run, case: Case) -> bytes:
    """The whole file: the archive copy once it is filed, before that bound as things stand."""
    dossier = _dossier(case)
    kept = db.session.get(Document, dossier.document_id) if dossier and dossier.document_id else None
    if kept is not None:
        return content_of(kept)
    planned = plan(case, today=run.actor.today, demo=run.demo)
    bound: BoundDossier = once_more(lambda: bind(case, planned, draft=False, duplex=False, archive=False))
    for one in bound.unplaced:
        run.problem(f"{case.number} {one.part}：{one.title}", one.reason)
    return bound.pdf


def _dossier(case: Case) -> Dossier | None:
    return db.session.scalar(select(Dossier).where(Dossier.case_id == case.id))
