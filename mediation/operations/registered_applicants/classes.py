"""Which classes of the Locarno list the centre takes: dated data of the centre."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.registered_applicant import AcceptedClass
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.versions import check_version
from mediation.rules.accepted_classes import Period, overlap

LABELS = {
    "class_number": "分类号",
    "edition": "版本",
    "title": "名称",
    "effective_from": "生效日",
    "effective_to": "失效日",
    "note": "来源、说明",
    "confirmed": "照官方清单核过",
}


@dataclass(frozen=True)
class ClassValues:
    """A class as typed, `class_number` checked by `rules.accepted_classes`; see `models.registered_applicant`."""

    class_number: str
    edition: str
    title: str
    effective_from: date | None = None
    effective_to: date | None = None
    note: str = ""
    confirmed: bool = False

    @property
    def period(self) -> Period:
        """The days it holds."""
        return Period(self.effective_from, self.effective_to)


def classes() -> list[AcceptedClass]:
    """All rows by number, the later periods first."""
    rows = db.session.scalars(select(AcceptedClass).order_by(AcceptedClass.class_number, AcceptedClass.id))
    return sorted(rows, key=lambda row: (row.class_number, -(row.effective_from or date.min).toordinal()))


def class_of(uid: str) -> AcceptedClass | None:
    """The row of that uid."""
    return db.session.scalar(select(AcceptedClass).where(AcceptedClass.uid == uid))


def overlapping(values: ClassValues, row: AcceptedClass | None = None) -> Period | None:
    """The period of another row of the same class that shares a day with `values`."""
    others = db.session.scalars(select(AcceptedClass).where(AcceptedClass.class_number == values.class_number))
    periods = [Period(each.effective_from, each.effective_to) for each in others if each is not row]
    return overlap(values.period, periods)


def keep_class(
    row: AcceptedClass | None, values: ClassValues, *, seen_version: str | int | None = None, actor: Actor
) -> AcceptedClass:
    """Add a class (`row` None), or change it; the caller has asked `overlapping`. Raises `EditConflict`."""
    columns = asdict(values)
    if row is None:
        row = AcceptedClass(**columns)
        db.session.add(row)
    else:
        check_version(row, seen_version, columns, LABELS)
        with db.session.no_autoflush:
            for name, value in columns.items():
                setattr(row, name, value)
    db.session.flush()
    said = f"接受的分类 {row.class_number}，{values.period.words}"
    audit.record(actor, "keep_class", row, summary=said, reason=row.note)
    return row
