"""The platforms and their columns: dated, editable data of the office."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.transcript import Platform, PlatformListing
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.versions import check_version
from mediation.rules.figures import day
from mediation.rules.transcript.columns import Evidence, Listing, as_plain, fault_of
from mediation.rules.transcript.platforms import PLATFORMS

START = date(2026, 1, 1)

LABELS = {
    "name": "平台名称",
    "purpose": "录什么",
    "source": "依据",
    "evidence": "把握",
    "retired": "停用",
    "columns": "栏目",
}


@dataclass(frozen=True)
class ListingValues:
    """A listing as typed: the columns in their order, from a day on; `retired` not filled any more."""

    listing: Listing
    effective_from: date
    retired: bool = False


def listings_on(on: date, *, retired: bool = False) -> list[PlatformListing]:
    """The listing of each platform that holds on a day, in the order they were set up; with `retired` also of those
    that are not filled any more."""
    rows = db.session.scalars(
        select(PlatformListing)
        .where(PlatformListing.effective_from <= on)
        .order_by(PlatformListing.platform_id, PlatformListing.effective_from)
    )
    newest = {row.platform_id: row for row in rows}
    return [row for row in newest.values() if retired or not row.retired]


def names_on(on: date) -> dict[int, str]:
    """What each platform is called on a day: row id → name."""
    named = select(PlatformListing.platform_id, PlatformListing.name).where(PlatformListing.effective_from <= on)
    return {row.platform_id: row.name for row in db.session.execute(named.order_by(PlatformListing.effective_from))}


def listing_on(code: str, on: date) -> PlatformListing | None:
    """The listing of one platform that holds on a day, retired or not; None when there is none yet."""
    return db.session.scalar(
        select(PlatformListing)
        .join(Platform)
        .where(Platform.code == code, PlatformListing.effective_from <= on)
        .order_by(PlatformListing.effective_from.desc())
        .limit(1)
    )


def change_listing(
    platform: Platform | None, values: ListingValues, *, version: str | int | None, actor: Actor
) -> PlatformListing:
    """Say what a platform asks from a day on, or add a platform (None); what held before stays for the days before.
    Raises `ValueError` for a column that cannot be, `EditConflict` when somebody else changed it since `version`."""
    fault = next(filter(None, map(fault_of, values.listing.columns)), None)
    if fault:
        raise ValueError(fault[1])
    if platform is None:
        platform = Platform(changed_at=actor.now)
        db.session.add(platform)
        db.session.flush()
    else:
        newest = listing_on(platform.code, values.effective_from)
        check_version(_Seen(platform.version, newest), version, _plain(values), LABELS)
        platform.changed_at = actor.now
    row = next((each for each in platform.listings if each.effective_from == values.effective_from), None)
    if row is None:
        row = PlatformListing(effective_from=values.effective_from)
        platform.listings.append(row)
    for name, value in _plain(values).items():
        setattr(row, name, value)
    db.session.flush()
    verb = "停用" if values.retired else "改"
    summary = f"{verb}转录单“{row.name}”的栏目，{day(row.effective_from)}起，{len(row.columns)} 栏"
    audit.record(actor, "change_platform_listing", row, summary=summary, reason=row.source)
    return row


class _Seen:
    """A platform's version with what its listing says, to be compared with what was typed."""

    def __init__(self, version: int, listing: PlatformListing | None) -> None:
        self.version = version
        for name in LABELS:
            setattr(self, name, getattr(listing, name, ""))


def _plain(values: ListingValues) -> dict[str, Any]:
    listing = values.listing
    return {
        "name": listing.name,
        "purpose": listing.purpose,
        "source": listing.source,
        "evidence": Evidence(listing.evidence).value,
        "retired": values.retired,
        "columns": as_plain(listing.columns),
    }


def add_platforms(at: datetime) -> list[Platform]:
    """Put in the platforms that the office starts with, where there is none; returns them."""
    if db.session.scalar(select(Platform.id).limit(1)) is not None:
        return []
    added = []
    for code, listing in PLATFORMS.items():
        row = PlatformListing(effective_from=START, **_plain(ListingValues(listing, START)))
        added.append(Platform(code=code, changed_at=at, listings=[row]))
        db.session.add(added[-1])
        # One after the other: their ids keep the order.
        db.session.flush()
    return added
