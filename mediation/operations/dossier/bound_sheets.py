"""封面、卷内目录、卷宗情况说明、封底 of one file, made from the case, its file row and where everything stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mediation.documents.back_cover import back_cover_paper
from mediation.documents.binding import Place, ReadyPart, Unplaced
from mediation.documents.contents import Listed, contents_paper
from mediation.documents.cover import FileData, cover_paper
from mediation.documents.statement import statement_paper
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import PURPOSES
from mediation.models.dossier import Dossier
from mediation.models.user import User
from mediation.operations.matter_facts import acting_mediators
from mediation.operations.papers.checklist import SheetOfCase

_SHEETS = "文书"


@dataclass(frozen=True)
class BoundRow:
    """One line of the contents list as printed; its fields are those of `Dossier.contents`."""

    title: str
    first: int | None
    last: int | None
    remark: str
    form: str
    subject: str


@dataclass(frozen=True)
class Line:
    """A row of the file with what became of it: its pages as a `part`, their `place`; `unopened` how many of its
    files are not in; `unissued` it was set now, with the watermark."""

    row: SheetOfCase
    part: ReadyPart
    place: Place
    unopened: int
    unissued: bool

    @property
    def bound(self) -> BoundRow:
        """Its line of the contents list."""
        sheet = self.row.sheet
        return BoundRow(
            self.row.title, self.place.first, self.place.last, self.remark, sheet.form or sheet.files, sheet.subject
        )

    @property
    def listed(self) -> Listed:
        """The same for the printed list."""
        return Listed(self.row.title, self.place.first, self.place.last, self.remark)

    @property
    def remark(self) -> str:
        """备注: a draft, a copy, kept apart, missing."""
        if not self.part.pages:
            return self._absent()
        said = ("草稿" if self.unissued else "", self._copies(), f"另有{self.unopened}件另存" if self.unopened else "")
        return "，".join(filter(None, said))

    @property
    def pages(self) -> str:
        """`第3页`, `第3—4页`."""
        return f"第{self.listed.pages}页"

    @property
    def signed(self) -> bool:
        """Whether what stands in the file is the scan of the signed sheet."""
        return self.row.scan is not None and any(piece.scan for piece in self.part.pieces)

    def _absent(self) -> str:
        if not self.unopened:
            return "缺，见情况说明"
        return "电子件另存" if self.row.files or self.row.scan else "打不开，见情况说明"

    def _copies(self) -> str:
        copies = sum(one.original == "copy" for one in self.row.files)
        if not copies:
            return ""
        return "复印件" if copies == len(self.row.files) else f"其中{copies}件复印件"


def file_data(case: Case, dossier: Dossier | None, *, demo: bool) -> FileData:
    """What the bound sheets print of the file; what is not on record stays blank for the pen."""
    named = dossier or Dossier(name="", file_number="", retention_label="", remarks="", statement="")
    return FileData(
        committee=case.committee.name,
        name=named.name or case.title,
        file_number=named.file_number,
        number=case.case_number or "",
        mediators=tuple(row.user.display_name for row in acting_mediators(case)),
        began=case.accepted_on,
        ended=case.concluded_on,
        compiled_by=_name(named.compiled_by_id),
        compiled_on=named.compiled_on,
        checked_by=_name(named.checked_by_id),
        checked_on=named.checked_on,
        retention=named.retention_label,
        remarks=named.remarks,
        statement=named.statement,
        demo=demo,
    )


def papers(data: FileData, lines: Sequence[Line], unplaced: Sequence[Unplaced]) -> dict[str, Any]:
    """The four sheets that only a bound file has, by form."""
    pages = max((line.place.last or 0 for line in lines), default=0)
    kinds = list(_kinds(lines))
    blank = pages - sum(count for _, count in kinds)
    return {
        "cover": cover_paper(data, pages=pages),
        "contents": contents_paper(data, (line.listed for line in lines)),
        "statement": statement_paper(
            data, pages=pages, kinds=[*kinds, ("空白背页", blank)], notes=_notes(lines, unplaced)
        ),
        "back_cover": back_cover_paper(data),
    }


def _name(user_id: int | None) -> str:
    user = db.session.get(User, user_id) if user_id else None
    return user.display_name if user else ""


def _kinds(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    counts: dict[str, int] = {}
    for line in lines:
        kind = PURPOSES[line.row.sheet.files] if line.row.sheet.files else _SHEETS
        counts[kind] = counts.get(kind, 0) + line.part.pages
    yield from counts.items()


def _notes(lines: Sequence[Line], unplaced: Sequence[Unplaced]) -> Iterator[str]:
    missing = [line.row.title for line in lines if line.row.lacking and not line.part.pages and not line.unopened]
    if missing:
        yield f"缺：{'、'.join(missing)}。"
    changed = [f"{line.row.title}（{line.pages}）" for line in lines if line.row.lacking and line.part.pages]
    if changed:
        yield f"还没有签发，或者签发后案件的记录有改动：{'、'.join(changed)}。"
    signed = [f"{line.row.title}（{line.pages}）" for line in lines if line.signed]
    if signed:
        yield f"签署件的扫描件：{'、'.join(signed)}。"
    for line in lines:
        if line.part.pages and any(one.original == "copy" for one in line.row.files):
            yield f"{line.pages}{line.row.title}：{line.remark}。"
    reasons: dict[str, list[str]] = {}
    for one in unplaced:
        reasons.setdefault(one.reason, []).append(one.title if one.part == one.title else f"{one.part}“{one.title}”")
    for reason, titles in reasons.items():
        yield f"没有装订进来（{reason}）：{'、'.join(titles)}。"
