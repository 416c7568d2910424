"""案卷评查 of one file: its facts read from the rows, judged by the office's weights."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.dossier import Dossier
from mediation.models.follow_up import FollowUp
from mediation.models.session_record import SessionRecord
from mediation.operations import settings
from mediation.operations.agreement.signing import standing
from mediation.operations.dossier.filing import dossier_of
from mediation.operations.matter_facts import acting_parties
from mediation.operations.papers.checklist import kept_in
from mediation.operations.performance.standing import standing_of
from mediation.operations.signers import day_in_china, unsigned
from mediation.procedures.archiving import FROZEN, unexplained
from mediation.procedures.people_mediation import State as CaseState
from mediation.rules.clauses import CLAUSES
from mediation.rules.figures import han
from mediation.rules.file_score import FileFacts, Score, SignedRecord, score

_OVER = frozenset({CaseState.CONCLUDED, CaseState.DECLINED, CaseState.TERMINATED, CaseState.CLOSED})
# Records shorter than this are alike by chance.
_TELLING = 60


def weights(on: date) -> Mapping[str, int]:
    """The office's weights on a day, code → weight, where they differ from `file_score.POINTS`."""
    changed: Mapping[str, int] = settings.setting("file_score_weights", on)
    return changed


def score_of(case: Case, *, today: date, compare: bool = False) -> Score:
    """The file of `case` as it stands. `compare` also looks for the same words in other cases, which reads every
    record of the house."""
    return score(facts_of(case, today=today, compare=compare), weights(today))


def facts_of(case: Case, *, today: date, compare: bool = False) -> FileFacts:
    """What the program knows of the file of `case`."""
    kept, dossier, agreement = kept_in(case), dossier_of(case), _in_force(case)
    records = _records(case)
    follow_ups = _follow_ups(case)
    parties = acting_parties(case)
    performed = standing_of(case, today=today)
    return FileFacts(
        today=today,
        accepted_on=case.accepted_on,
        over=case.state in _OVER,
        consents=tuple(_agreed_on(party) for party in parties),
        refused=any(_refused_before(party, case.accepted_on) for party in parties),
        told_rights=tuple(party.rights_notice_on for party in parties),
        lacking=kept.lacking,
        explained=dossier is not None and not unexplained(kept.lacking, dossier.statement),
        unprinted=kept.unprinted,
        evidence=kept.evidence,
        records=tuple(_record(row, case) for row in records),
        copied=_copied(case, records) if compare else (),
        agreement_on=agreement.effective_on if agreement else None,
        agreement_signed=_signed(agreement) if agreement else (),
        agreement_unsigned=standing(agreement).missing if agreement else (),
        duties=agreement is not None and any(CLAUSES[term.kind].duty for term in agreement.terms),
        follow_ups=tuple(row.on for row in follow_ups),
        within=settings.setting("follow_up_within_days", today),
        performed=follow_ups[-1].performed if follow_ups else "",
        duties_done=performed.done,
        duties_all=performed.total,
        duties_late=performed.late,
        satisfaction=follow_ups[-1].satisfaction if follow_ups else "",
        name=dossier.name if dossier else "",
        file_number=dossier.file_number if dossier else "",
        filed=dossier is not None and dossier.state in FROZEN,
        continuous=_continuous(dossier) if dossier else None,
    )


def _agreed_on(party: CaseParty) -> date | None:
    """The day the party first agreed."""
    return next((day_in_china(consent.asked_at) for consent in party.consents if consent.answer == "agreed"), None)


def _refused_before(party: CaseParty, accepted_on: date | None) -> bool:
    """Whether the party's last word before acceptance was no."""
    said = [
        consent.answer
        for consent in party.consents
        if consent.answer != "no_answer" and accepted_on and day_in_china(consent.asked_at) <= accepted_on
    ]
    return bool(said) and said[-1] == "refused"


def _in_force(case: Case) -> Agreement | None:
    query = select(Agreement).where(
        Agreement.case_id == case.id, Agreement.state == "effective", Agreement.effective_on.is_not(None)
    )
    return db.session.scalar(query.order_by(Agreement.ordinal.desc()).limit(1))


def _signed(agreement: Agreement) -> tuple[date, ...]:
    return tuple(sorted({row.signed_on for row in agreement.signatures if not row.struck_reason}))


def _records(case: Case) -> list[SessionRecord]:
    query = select(SessionRecord).where(SessionRecord.case_id == case.id)
    return list(db.session.scalars(query.order_by(SessionRecord.started_at, SessionRecord.id)))


def _name(record: SessionRecord) -> str:
    return f"第{han(record.ordinal)}次{'调解会' if record.kind == 'session' else '调查'}记录"


def _record(record: SessionRecord, case: Case) -> SignedRecord:
    signed = tuple(date.fromisoformat(day) for day in (record.signed or {}).values())
    return SignedRecord(_name(record), day_in_china(record.started_at), unsigned(record, case), signed)


def _copied(case: Case, records: list[SessionRecord]) -> tuple[str, ...]:
    texts = {record.text: _name(record) for record in records if len(record.text) >= _TELLING}
    if not texts:
        return ()
    same = select(SessionRecord.text).where(SessionRecord.text.in_(list(texts)), SessionRecord.case_id != case.id)
    return tuple(sorted({texts[text] for text in db.session.scalars(same)}))


def _follow_ups(case: Case) -> list[FollowUp]:
    return list(db.session.scalars(select(FollowUp).where(FollowUp.case_id == case.id).order_by(FollowUp.id)))


def _continuous(dossier: Dossier) -> bool | None:
    """Whether each entry begins on the page after the one before ends; what is kept apart has no pages. None where
    no pages are on record."""
    if not dossier.pages:
        return None
    places = [(int(str(row["first"])), int(str(row["last"]))) for row in dossier.contents if row["first"] is not None]
    if not places or any(first < 1 or last < first for first, last in places):
        return False
    return all(later[0] == before[1] + 1 for before, later in zip(places, places[1:], strict=False))
