"""Notes on an industry's risks: written, sent to chambers and groups of it."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.overseas_watch import RiskNote
from mediation.models.user import User
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.watch.reading import check_role, own_offices
from mediation.operations.versions import check_version

LABELS = {
    "industry": "行业",
    "subject": "题目",
    "dated_on": "日期",
    "source": "来源",
    "text": "内容",
    "sent_to": "发给谁",
    "sent_on": "发出日期",
}


@dataclass(frozen=True)
class NoteValues:
    """A note as typed; fields as in `models.overseas_watch.RiskNote`."""

    industry: str
    subject: str
    dated_on: date
    source: str
    text: str
    sent_to: str = ""
    sent_on: date | None = None


def notes_of(user: User, industry: str = "") -> list[RiskNote]:
    """Those of the user's offices, the newest first; of one industry, or of all."""
    query = select(RiskNote).where(RiskNote.office_id.in_(own_offices(user)))
    if industry:
        query = query.where(RiskNote.industry == industry)
    return list(db.session.scalars(query.order_by(RiskNote.dated_on.desc(), RiskNote.id.desc()).limit(200)))


def load(user: User, uid: str) -> RiskNote | None:
    """The note of that uid, if it is of the user's office."""
    query = select(RiskNote).where(RiskNote.office_id.in_(own_offices(user)), RiskNote.uid == uid)
    return db.session.scalar(query)


def keep(
    office: Organisation,
    row: RiskNote | None,
    values: NoteValues,
    *,
    seen_version: str | int | None = None,
    actor: Actor,
) -> RiskNote:
    """Write a note (`row` None), or correct it. Raises `EditConflict`, `ActionRefused`."""
    check_role(actor, office.id)
    columns = asdict(values)
    if row is None:
        row = RiskNote(office_id=office.id, written_by_id=actor.id, **columns)
        db.session.add(row)
    else:
        check_version(row, seen_version, columns, LABELS)
        for name, value in columns.items():
            setattr(row, name, value)
    db.session.flush()
    audit.record(actor, "keep_risk_note", row, summary=f"{row.industry}风险提示“{row.subject}”"[:500])
    return row
