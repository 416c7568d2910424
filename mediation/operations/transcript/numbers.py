"""The numbers that platforms gave to a case: recorded once, corrected by new rows."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.transcript import Platform, PlatformListing, PlatformNumber
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused


def record_number(case: Case, listing: PlatformListing, *, number: str, on: date, actor: Actor) -> PlatformNumber:
    """Put on record the `number` that a platform gave to the case on the day `on`. It is no part of the file, so that
    it may come after filing. Raises `ActionRefused` for a day that cannot be, or a number recorded already."""
    _check_day(case, on, actor)
    if any(row.number == number and row.platform_id == listing.platform_id for row in numbers_of(case)):
        raise ActionRefused(f"{listing.name}的编号 {number} 已经记过了。")
    row = PlatformNumber(
        case_id=case.id,
        platform_id=listing.platform_id,
        number=number,
        on=on,
        reason="",
        recorded_by_id=actor.id,
        recorded_at=actor.now,
    )
    db.session.add(row)
    db.session.flush()
    summary = f"登记{listing.name}的编号 {number}，{day(on)}"
    audit.record(actor, "record_platform_number", row, case=case, summary=summary)
    return row


def correct_number(
    row: PlatformNumber, listing: PlatformListing, *, number: str, on: date, reason: str, actor: Actor
) -> PlatformNumber:
    """Put another number in the place of a wrong one, or none ("") where the case has none there. Raises
    `ActionRefused` without a reason, for what was corrected before, or a day that cannot be."""
    case = row.case
    if not reason.strip():
        raise ActionRefused("没有写为什么更正。写一句理由。")
    refuse_corrected(row)
    if number == row.number and on == row.on:
        raise ActionRefused("和原来记的一样，没有要更正的。")
    _check_day(case, on, actor)
    newer = PlatformNumber(
        case_id=case.id,
        platform_id=row.platform_id,
        number=number,
        on=on,
        corrects_id=row.id,
        reason=reason.strip(),
        recorded_by_id=actor.id,
        recorded_at=actor.now,
    )
    db.session.add(newer)
    db.session.flush()
    summary = f"更正{listing.name}的编号：{row.number}改为{number or '没有编号'}"
    audit.record(actor, "correct_platform_number", newer, case=case, summary=summary, reason=reason)
    return newer


def refuse_corrected(row: PlatformNumber) -> None:
    """Raise `ActionRefused` when another row stands in the place of this one, or it was taken back."""
    if row not in numbers_of(row.case):
        raise ActionRefused("这一条已经更正过。打开最新的一条再改。")


def numbers_of(case: Case) -> list[PlatformNumber]:
    """The numbers that stand, the first one first: neither corrected nor taken back."""
    return [row for row in _standing(_rows(case)) if row.number]


def history_of(case: Case, platform: Platform) -> list[PlatformNumber]:
    """Everything recorded for one platform, corrections too, the newest first."""
    return [row for row in reversed(_rows(case)) if row.platform_id == platform.id]


def _rows(case: Case) -> list[PlatformNumber]:
    query = select(PlatformNumber).where(PlatformNumber.case_id == case.id).order_by(PlatformNumber.id)
    return list(db.session.scalars(query))


def _standing(rows: Iterable[PlatformNumber]) -> list[PlatformNumber]:
    kept = list(rows)
    corrected = {row.corrects_id for row in kept}
    return [row for row in kept if row.id not in corrected]


def _check_day(case: Case, on: date, actor: Actor) -> None:
    if on > actor.today:
        raise ActionRefused("编号的日期还没到。填今天或以前的日子。")
    if on < case.registered_on:
        raise ActionRefused(f"编号的日期早于本会登记（{day(case.registered_on)}）。核对日期。")
