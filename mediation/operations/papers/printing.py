"""The set of papers of one case, printed in one step: what is ready is put on record, all of it comes as one PDF."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from mediation.documents.bundle import Bundle
from mediation.documents.fidelity import PaperNotFaithful
from mediation.documents.press import PrintingProblem, RenderFailed, RenderTimeout
from mediation.files import FileChanged
from mediation.models.case import Case
from mediation.operations.access_scope import load_case
from mediation.operations.case_keys import content_of
from mediation.operations.jobs import Outcome, Run
from mediation.operations.papers import issuing
from mediation.operations.papers.checklist import SheetOfCase, Standing, checklist
from mediation.operations.papers.making import Making
from mediation.rules.lifecycle import ActionRefused

T = TypeVar("T")

NO_CASE = "这件案子找不到，或者你已经看不到它。"


def print_set(run: Run) -> Outcome | None:
    """`run.request`: `case` its uid, `sheets` a list of [sheet key, copies], `draft` print with the watermark and
    put nothing on record."""
    case = load_case(run.actor.user, run.request["case"])
    if case is None:
        run.problem("案件", NO_CASE)
        return None
    wanted: list[list[Any]] = run.request["sheets"]
    rows = {row.sheet.key: row for row in checklist(case, today=run.actor.today, demo=run.demo)}
    bundle = Bundle()
    for step, (key, copies) in enumerate(wanted):
        title = rows[key].title if key in rows else str(key)
        run.progress(step, len(wanted), title)
        try:
            content = _sheet(run, case, rows[key], int(copies)) if key in rows else None
        except (ActionRefused, PrintingProblem, PaperNotFaithful) as refused:
            run.problem(title, refused.message)
        except FileChanged:
            run.problem(title, "存档的那一份变了或者不见了。请管理员运行 evidence verify。")
        else:
            if content is None:
                run.problem(title, "这份文书现在没有了，案件有了改动。")
            else:
                bundle.add(title, content, copies=int(copies))
    run.progress(len(wanted), len(wanted), "合成一个文件")
    if not bundle.pages:
        return None
    name = f"{case.number} {'文书草稿' if run.request.get('draft') else '文书'}.pdf"
    return Outcome(bundle.pdf(), name, "application/pdf")


def _sheet(run: Run, case: Case, row: SheetOfCase, copies: int) -> bytes:
    making = Making(case, row.sheet, run.actor.today, run.demo)
    if run.request.get("draft"):
        return once_more(lambda: issuing.preview(making).pdf)
    if row.document is not None and row.standing is not Standing.CHANGED:
        return content_of(row.document)
    ready = once_more(lambda: issuing.set_sheet(making))
    return content_of(run.act(lambda: issuing.file_sheet(making, ready, copies=copies, actor=run.actor)))


def once_more(setting: Callable[[], T]) -> T:
    """What `setting` gives; tried a second time when its worker hung or died, which may have been another's fault."""
    try:
        return setting()
    except (RenderTimeout, RenderFailed):
        return setting()


def default_set(rows: Iterable[SheetOfCase]) -> list[SheetOfCase]:
    """What is ticked to begin with: what is ready, or has changed since it was printed."""
    return [row for row in rows if row.standing in (Standing.READY, Standing.CHANGED)]
