"""Papers of a case in tests of their builders."""

from typing import Any

from mediation.documents.paper import content_digest
from mediation.models.case import Case
from mediation.operations.papers.building import build
from mediation.operations.papers.making import Made, Making
from mediation.operations.papers.sheets import sheets_of
from mediation.rules.dossier import Sheet
from mediation.web.act_links import ENDPOINTS
from tests.operations.conftest import Desk


def sheet(case: Case, form: str, turn: int = 0) -> Sheet:
    """The sheet of that form that the file of the case holds, the first unless `turn` says another."""
    return [each for each in sheets_of(case) if each.form == form][turn]


def made(desk: Desk, case: Case, form: str, turn: int = 0) -> Made:
    """The paper of that sheet as it stands today."""
    return build(Making(case, sheet(case, form, turn), desk.day))


def gaps(desk: Desk, case: Case, form: str, turn: int = 0) -> list[tuple[str, str]]:
    """What the paper lacks, and the act that records it; every act has its page, but the one of the files' own."""
    found = [(gap.sentence, gap.act) for gap in made(desk, case, form, turn).gaps]
    assert {act for _, act in found} <= {*ENDPOINTS, "add_files"}
    return found


def same_on_a_later_day(desk: Desk, case: Case, form: str, turn: int = 0) -> bool:
    """Whether a reprint on another day has the content it had."""
    before = content_digest(made(desk, case, form, turn).paper)
    desk.later(400)
    return content_digest(made(desk, case, form, turn).paper) == before


def rows(paper: Any) -> dict[str, str]:
    """The lines of a paper's head: label → value."""
    return {row.label: row.value for row in paper.rows}
