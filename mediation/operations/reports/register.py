"""逐案登记：the cases that a return counted, in the columns the justice bureau's platform asks, filled from what is on
record. Which cases is what was frozen; what stands in the columns is as it reads today."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import joinedload

from mediation.exchange.workbook import Column as SheetColumn
from mediation.exchange.workbook import workbook
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.report import Report
from mediation.models.transcript import PlatformListing
from mediation.models.user import User
from mediation.operations.access_scope import visible_cases
from mediation.operations.reports.freezing import content_of
from mediation.operations.transcript.platforms import listing_on
from mediation.operations.transcript.sheet import Standing, screens_of
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.transcript.columns import Column, from_plain

LISTING = "summary-register"
MOST = 1000
_WIDE = {"facts": 50, "parties": 36, "committee": 30, "agreement_number": 26}


@dataclass(frozen=True)
class Register:
    """The workbook, how many cases it has, and how many of the report's the reader may not read."""

    book: bytes
    rows: int
    hidden: int


def register_of(report: Report, user: User, *, today: date) -> Register:
    """The register of the cases behind `report`, as far as `user` may read them. Raises `ActionRefused` when its
    columns were taken out of use, or above `MOST` cases."""
    listing = listing_on(LISTING, today)
    if listing is None or listing.retired:
        raise ActionRefused("逐案登记的栏目停用了。请管理员在本会设置的转录单里恢复。")
    counted = {row for line in content_of(report).lines if line.table == "mediation_case" for row, _ in line.rows}
    if len(counted) > MOST:
        raise ActionRefused(f"超过 {MOST} 件，一次导不出来。按季度或者按月冻结，再一份一份导。")
    together = (joinedload(Case.committee), joinedload(Case.registered_by))
    query = visible_cases(user).where(Case.id.in_(counted)).options(*together)
    cases = list(db.session.scalars(query.order_by(Case.accepted_on, Case.id)))
    columns = from_plain(listing.columns)
    rows = [_cells(case, listing, columns, today) for case in cases]
    hidden = len(counted) - len(cases)
    notes = _notes(report, listing, len(rows), hidden, today)
    heads = [SheetColumn(column.label, _WIDE.get(column.fill, 14)) for column in columns]
    return Register(workbook("逐案登记", heads, rows, notes=notes), len(rows), hidden)


def _cells(case: Case, listing: PlatformListing, columns: tuple[Column, ...], today: date) -> list[str]:
    """One line; what only a person knows, or nobody recorded, stays empty. Numbers of papers stay masked."""
    said: dict[Column, list[str]] = {}
    for screen in screens_of(case, listing, today=today, revealed=False):
        for line in screen.lines:
            text = line.mask if line.standing is Standing.MASKED else line.text
            said.setdefault(line.column, []).append(text)
    return ["；".join(filter(None, said.get(column, []))) for column in columns]


def _notes(report: Report, listing: PlatformListing, rows: int, hidden: int, today: date) -> list[str]:
    left = f"另有 {hidden} 件受限，不在表里。" if hidden else ""
    return [
        f"{today.isoformat()} 导出，{rows} 件。{left}哪些案件照冻结的第 {report.ordinal} 版，栏目里写的照今天的记录。",
        f"栏目：{listing.source}。空着的，系统里没有登记，由填表的人填。",
        "“纠纷类别”照本会设置里和司法局分类的对照填；没有对照的空着，先问区司法局。",
    ]
