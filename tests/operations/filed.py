"""Finished cases and their files, for tests of filing and of what comes after."""

from dataclasses import dataclass
from typing import Any

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.dossier import Dossier
from mediation.operations import people_mediation as acts
from mediation.operations.dossier import filing
from mediation.operations.dossier.bound_sheets import BoundRow
from mediation.operations.dossier.filing import CoverValues
from mediation.procedures.archiving import unexplained
from tests.operations.conftest import Desk


@dataclass(frozen=True)
class BoundFile:
    """A bound file as binding gives it."""

    pdf: bytes
    sha256: str
    pages: int
    rows: list[BoundRow]


ROWS = [
    BoundRow("人民调解申请书", 1, 1, "", "application", ""),
    BoundRow("人民调解受理登记表", 2, 3, "", "acceptance_register", ""),
    BoundRow("人民调解结案报告表", 4, 4, "", "closing_report", ""),
]


def closed(desk: Desk, **changes: Any) -> Case:
    """A case that failed and is finished."""
    case = desk.mediating(**changes)
    acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    acts.close(case, actor=desk.actor())
    desk.commit()
    return case


def cover(desk: Desk, case: Case, by: str = "陈晓芸", **changes: Any) -> Dossier:
    """The cover filled, every missing paper explained."""
    facts = filing.facts_of(case, actor=desk.actor(by), demo=False)
    reasons = "\n".join(f"{title}：当事人始终没有交来。" for title in unexplained(facts.lacking, ""))
    known = filing.dossier_of(case)
    values = {"name": "栖禾家纺与绮华布艺著作权纠纷", "retention": "定期10年", "statement": reasons, **changes}
    seen = known.version if known else ""
    return filing.fill_cover(case, CoverValues(**values), seen_version=seen, actor=desk.actor(by))


def compiled(desk: Desk, case: Case | None = None) -> Case:
    """Compiled by 陈晓芸."""
    case = case or closed(desk)
    cover(desk, case)
    filing.compile_dossier(case, actor=desk.actor())
    desk.commit()
    return case


def checked(desk: Desk, case: Case | None = None) -> Case:
    """Checked by 章书记."""
    case = compiled(desk, case)
    filing.check_dossier(case, actor=desk.actor("章书记"))
    desk.commit()
    return case


def evidence(desk: Desk, case: Case) -> None:
    """One file of evidence, so that there is something to list."""
    from mediation.models.document import Attachment
    from mediation.operations import audit

    kept = Attachment(
        case_id=case.id, purpose="evidence", title="购销合同", name="合同.pdf", file="aa/x", sha256="0" * 64, size=1,
        received_on=desk.day, user_id=desk.users["陈晓芸"], pages=2,
    )  # fmt: skip
    db.session.add(kept)
    db.session.flush()
    audit.record(desk.actor(), "attach_scan", kept, case=case, summary="收证据")


def filed(desk: Desk, case: Case | None = None, bound: BoundFile | None = None) -> Case:
    """Filed on the desk's day."""
    case = case or closed(desk)
    evidence(desk, case)
    checked(desk, case)
    seen = filing.snapshot(case)
    filing.file_dossier(case, bound, shelf_mark="1柜2架", seen=seen, actor=desk.actor("章书记"))
    desk.commit()
    return case


def the_file(case: Case) -> Dossier:
    """The dossier row."""
    dossier = filing.dossier_of(case)
    assert dossier is not None
    return dossier
