"""The register of files: finished cases and their dossiers, by what is asked, page by page; and their claims."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from mediation.exchange.subsidy_list import SubsidyLine
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.dossier import Dossier, SubsidyClaim
from mediation.models.user import User
from mediation.operations.dossier.score import score_of
from mediation.procedures.archiving import State
from mediation.procedures.people_mediation import OUTCOMES
from mediation.procedures.subsidy import State as ClaimState
from mediation.rules.file_score import Score
from mediation.rules.lifecycle import ActionRefused

SOON = 90
"""So many days before its end a period counts as ending soon."""
MOST = 1000


@dataclass(frozen=True)
class DossierFilter:
    """What is asked for; empty fields ask for nothing. `committees` organisation ids; `states` values of
    `archiving.State`; `mediator_id` who handles the case; `year` of closing; `expiry` past (the period has ended),
    soon (within `SOON` days); `restricted` only those that are stored and nothing else; `claims` values of
    `subsidy.State`."""

    committees: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    mediator_id: int | None = None
    year: int | None = None
    expiry: str = ""
    restricted: bool = False
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One line: the case, its dossier and claim, as far as there are any."""

    case: Case
    dossier: Dossier | None
    claim: SubsidyClaim | None

    @property
    def state(self) -> State:
        """Where the file stands."""
        return State(self.dossier.state) if self.dossier else State.COLLECTING

    @property
    def claim_state(self) -> ClaimState:
        """Where the claim stands."""
        return ClaimState(self.claim.result) if self.claim else ClaimState.NONE


@dataclass(frozen=True)
class Page:
    """One page, the newest case first; a key is a case id, None where there is nothing further."""

    rows: list[Row]
    next_key: int | None
    previous_key: int | None


def page(
    wanted: DossierFilter,
    *,
    visible: Select[Any],
    today: date,
    size: int = 50,
    after: int | None = None,
    before: int | None = None,
) -> Page:
    """The `size` files behind the case `after`, or before `before`, or the first, of what `visible` contains."""
    query = _asked(wanted, visible, today)
    backwards = before is not None
    if before is not None:
        query = query.where(Case.id > before).order_by(Case.id)
    else:
        query = query.order_by(Case.id.desc())
        if after is not None:
            query = query.where(Case.id < after)
    found = [Row(*row) for row in db.session.execute(query.limit(size + 1))]
    further, rows = len(found) > size, found[:size]
    if backwards:
        rows.reverse()
    more, less = (True, further) if backwards else (further, after is not None)
    return Page(rows, rows[-1].case.id if rows and more else None, rows[0].case.id if rows and less else None)


def count(wanted: DossierFilter, *, visible: Select[Any], today: date) -> int:
    """How many there are."""
    asked = _asked(wanted, visible, today).with_only_columns(func.count()).options()
    return db.session.scalar(asked.order_by(None)) or 0


def _asked(wanted: DossierFilter, visible: Select[Any], today: date) -> Select[Case, Dossier, SubsidyClaim]:
    query = (
        visible.with_only_columns(Case, Dossier, SubsidyClaim)
        .outerjoin(Dossier, Dossier.case_id == Case.id)
        .outerjoin(SubsidyClaim, SubsidyClaim.case_id == Case.id)
        .where(or_(Case.state == "closed", Dossier.id.is_not(None)), *_conditions(wanted, today))
    )
    return query.options(joinedload(Case.committee), joinedload(Case.mediator))


def _conditions(wanted: DossierFilter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.committees:
        found.append(Case.committee_id.in_(wanted.committees))
    if wanted.states:
        found.append(func.coalesce(Dossier.state, State.COLLECTING.value).in_(wanted.states))
    if wanted.mediator_id is not None:
        found.append(Case.mediator_id == wanted.mediator_id)
    if wanted.year is not None:
        found.append(Case.closed_on.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.expiry:
        until = today + timedelta(days=SOON)
        past = Dossier.expires_on < today
        ends = past if wanted.expiry == "past" else and_(Dossier.expires_on >= today, Dossier.expires_on <= until)
        found += [Dossier.state == State.FILED.value, ends]
    if wanted.restricted:
        found.append(Dossier.restricted_on.is_not(None))
    if wanted.claims:
        found.append(func.coalesce(SubsidyClaim.result, ClaimState.NONE.value).in_(wanted.claims))
    return found


def people(rows: list[Row]) -> dict[int, str]:
    """Names of those who claimed and decided, by row id."""
    ids = {key for row in rows if row.claim for key in (row.claim.claimed_by_id, row.claim.decided_by_id) if key}
    found = db.session.execute(select(User.id, User.display_name).where(User.id.in_(sorted(ids))))
    return {row[0]: row[1] for row in found}


def said(score: Score) -> str:
    """`85 / 90，待人工 10`: what was counted, and what was not."""
    waiting = f"，待人工 {score.waiting}" if score.waiting else ""
    return f"{score.got} / {score.counted}{waiting}"


def subsidy_lines(wanted: DossierFilter, *, visible: Select[Any], today: date) -> list[SubsidyLine]:
    """Every case that `wanted` asks for, for the list that leaves the house. Raises `ActionRefused` above `MOST`."""
    found = page(wanted, visible=visible, today=today, size=MOST)
    if found.next_key is not None:
        raise ActionRefused(f"超过 {MOST} 件，一次导不出来。按年份或者调解员筛一下再导。")
    names = people(found.rows)
    return [_line(row, names, today) for row in found.rows]


def _line(row: Row, names: dict[int, str], today: date) -> SubsidyLine:
    case, claim, score = row.case, row.claim, score_of(row.case, today=today)
    return SubsidyLine(
        case_number=case.number,
        committee=case.committee.short_name,
        mediator=case.mediator.display_name if case.mediator else "",
        closed_on=case.closed_on,
        outcome=OUTCOMES.get(case.outcome, ""),
        score=said(score),
        # Why names parties who have not signed: that stays in the house.
        unmet="；".join(judged.point.words for judged in score.unmet),
        level=claim.level if claim else "",
        category=claim.category if claim else "",
        claimed_by=names.get(claim.claimed_by_id, "") if claim else "",
        claimed_on=claim.claimed_on if claim else None,
        result=row.claim_state.label,
        amount=claim.amount if claim else None,
        decided_by=names.get(claim.decided_by_id or 0, "") if claim else "",
        decided_on=claim.decided_on if claim else None,
        reason=claim.reason if claim else "",
    )
