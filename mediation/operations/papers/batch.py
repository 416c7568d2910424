"""Many cases at once: their agreements, covers or whole files as one PDF or one zip."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from mediation.documents.bundle import Bundle
from mediation.documents.fidelity import PaperNotFaithful
from mediation.documents.press import PrintingProblem
from mediation.files import FileChanged
from mediation.models.case import Case
from mediation.operations.access_scope import load_case
from mediation.operations.agreement.issuing import paper_on_file
from mediation.operations.case_keys import content_of
from mediation.operations.dossier.frozen import refuse_restricted
from mediation.operations.dossier.jobs import cover_of, dossier_of
from mediation.operations.jobs import Outcome, Run
from mediation.operations.matter_facts import current_agreement
from mediation.operations.papers.printing import NO_CASE
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import MEDIATION_28

MOST = 500
"""Cases in one job."""

FORMATS = {"pdf": "合成一个 PDF", "zip": "每件一个文件，打成一个压缩包"}


def print_batch(run: Run) -> Outcome | None:
    """`run.request`: `cases` their uids, `what` a key of `WHAT`, `format` a key of `FORMATS`."""
    uids: list[str] = run.request["cases"]
    what, make = WHAT[run.request["what"]]
    gathered: Gathered = _Zip() if run.request["format"] == "zip" else _Pdf()
    for step, uid in enumerate(uids):
        case = load_case(run.actor.user, uid)
        if case is None:
            run.problem("一件案件", NO_CASE)
            continue
        run.progress(step, len(uids), case.number)
        try:
            refuse_restricted(case)
            gathered.add(f"{case.number} {what}", make(run, case))
        except (ActionRefused, PrintingProblem, PaperNotFaithful) as refused:
            run.problem(case.number, refused.message)
        except FileChanged:
            run.problem(case.number, "存档的文件变了或者不见了。请管理员运行 evidence verify。")
    run.progress(len(uids), len(uids), "合成一个文件")
    return gathered.outcome(f"{what}{len(uids)}件") if gathered.count else None


class _Pdf:
    """One PDF, a bookmark a case."""

    def __init__(self) -> None:
        self._bundle = Bundle()
        self.count = 0

    def add(self, name: str, pdf: bytes) -> None:
        """Behind the others."""
        self._bundle.add(name, pdf)
        self.count += 1

    def outcome(self, name: str) -> Outcome:
        """The whole."""
        return Outcome(self._bundle.pdf(), f"{name}.pdf", "application/pdf")


class _Zip:
    """One file a case; PDFs are packed already, so they are only stored."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._zip = zipfile.ZipFile(self._out, "w", zipfile.ZIP_STORED)
        self.count = 0

    def add(self, name: str, pdf: bytes) -> None:
        """Under the case's number."""
        self.count += 1
        self._zip.writestr(f"{self.count:03d} {name.replace('/', '-')}.pdf", pdf)

    def outcome(self, name: str) -> Outcome:
        """The whole."""
        self._zip.close()
        return Outcome(self._out.getvalue(), f"{name}.zip", "application/zip")


Gathered = _Pdf | _Zip


def _agreement(run: Run, case: Case) -> bytes:
    # A change that is still being drafted, or was given up, does not hide the agreement in force.
    agreement = current_agreement(case)
    document = paper_on_file(agreement) if agreement else None
    if document is None:
        raise ActionRefused("还没有出协议书。", MEDIATION_28)
    return content_of(document)


Make = Callable[[Run, Case], bytes]
WHAT: Mapping[str, tuple[str, Make]] = {
    "agreements": ("协议书", _agreement),
    "covers": ("卷宗封面", cover_of),
    "dossiers": ("整卷", dossier_of),
}
"""What can be had of many cases: its words and what makes it."""


def request_of(uids: list[str], what: str, how: str) -> dict[str, Any]:
    """The request of a job. Raises `ActionRefused` for none or too many cases."""
    if not uids:
        raise ActionRefused("一件也没有勾。在列表里勾上要印的案件。")
    if len(uids) > MOST:
        raise ActionRefused(f"一次最多 {MOST} 件，现在是 {len(uids)} 件。分几次印。")
    return {"cases": uids, "what": what, "format": how}
