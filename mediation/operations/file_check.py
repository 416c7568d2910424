"""Checking every stored file against what was stored: its bytes opened, its SHA-256 computed anew."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import func, select

from mediation import files
from mediation.extensions import db
from mediation.models.administrative_mediation import AdministrativePaper
from mediation.models.case import Case
from mediation.models.design_preexamination import PreexaminationPaper, PreexaminationView
from mediation.models.document import Attachment, Document
from mediation.models.fair import FairComplaint, FairPhoto
from mediation.models.online_shop import OnlineShopPaper
from mediation.models.overseas_guidance import OverseasAttachment, OverseasPaper
from mediation.models.register import RegisterFile
from mediation.models.report import ReportPaper
from mediation.models.reported_figure import ReportedPaper
from mediation.models.rights_aid import AidPaper
from mediation.operations.case_keys import content_of
from mediation.operations.design_preexamination.views import content_of as view_content
from mediation.operations.overseas_guidance.attachments import content_of as attachment_content
from mediation.operations.papers import shelf
from mediation.operations.received_files import content_of as received_content

BATCH = 200
# Papers that hang on no case.
_OWN_REGISTERS: tuple[Any, ...] = (
    AdministrativePaper,
    AidPaper,
    PreexaminationPaper,
    OnlineShopPaper,
    OverseasPaper,
    ReportPaper,
)
# Files handed in where there is no case, and how each opens.
_HANDED_IN: Mapping[Any, Callable[[Any], bytes]] = {
    PreexaminationView: view_content,
    FairPhoto: received_content,
    OverseasAttachment: attachment_content,
    RegisterFile: received_content,
    ReportedPaper: received_content,
}


@dataclass(frozen=True)
class CheckedFile:
    """One file and its row: `kind` the table, `case` the number of its case, matter or complaint; `said` "" when
    it is whole, else what is wrong in Chinese."""

    kind: str
    id: int
    case: str
    title: str
    file: str
    said: str


def count_files() -> int:
    """How many papers and attachments are on record."""
    kept = (Document, Attachment, *_HANDED_IN, *_OWN_REGISTERS)
    return sum(db.session.scalar(select(func.count()).select_from(model)) or 0 for model in kept)


def check_files() -> Iterator[CheckedFile]:
    """Every paper and attachment on record, checked one after the other."""
    yield from _checked(Document)
    yield from _checked(Attachment)
    for table in _OWN_REGISTERS:
        for row in db.session.scalars(select(table).order_by(table.id)):
            said = _said(row.file, partial(shelf.content_of, row))
            yield CheckedFile(row.__tablename__, row.id, row.number, row.title, row.file, said)
    for model, opens in _HANDED_IN.items():
        for row in db.session.scalars(select(model).order_by(model.id)):
            said = _said(row.file, partial(opens, row))
            yield CheckedFile(row.__tablename__, row.id, _number(row), row.name, row.file, said)


def _number(row: Any) -> str:
    return db.session.get_one(FairComplaint, row.complaint_id).number if isinstance(row, FairPhoto) else ""


def _checked(model: type[Document] | type[Attachment]) -> Iterator[CheckedFile]:
    last = 0
    while rows := _batch(model, last):
        for row in rows:
            case = db.session.get_one(Case, row.case_id)
            yield CheckedFile(model.__tablename__, row.id, case.number, row.title or _name(row), row.file, _wrong(row))
        last = rows[-1].id
        db.session.expunge_all()


def _batch(model: type[Document] | type[Attachment], after: int) -> list[Document | Attachment]:
    return list(db.session.scalars(select(model).where(model.id > after).order_by(model.id).limit(BATCH)))


def _name(row: Document | Attachment) -> str:
    return row.name if isinstance(row, Attachment) else row.number


def _wrong(row: Document | Attachment) -> str:
    return _said(row.file, partial(content_of, row))


def _said(name: str, read: Callable[[], bytes]) -> str:
    try:
        read()
    except files.FileChanged:
        return "变了" if (files.store_dir() / name).exists() else "不见了"
    except OSError:
        return "读不出"
    except KeyError:
        return "案件的密钥没有了，打不开"
    return ""
