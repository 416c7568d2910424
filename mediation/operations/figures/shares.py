"""The share of a period: our own counts of it, and what others reported for it."""

from datetime import date

from mediation.indicators import Period
from mediation.indicators.share import Own, Share, share
from mediation.operations.figures.counted import At, Filters
from mediation.operations.figures.counting import sums
from mediation.operations.figures.registry import COUNTED, RESOLVED
from mediation.operations.figures.reported import reported_in
from mediation.operations.settings import setting

_PARTS = (*RESOLVED, "entrusted_in_court", "confirmations")


def share_of(period: Period, filters: Filters = Filters(), *, today: date) -> Share:  # noqa: B008 (frozen)
    """The share of a period. With filters there is none: what others report is not split that way."""
    found = sums({name: COUNTED[name].numerator for name in _PARTS}, At(period, today), filters)
    people, referred, bureau, entrusted, confirmed = (found[name].get((), 0) for name in _PARTS)
    if filters.set:
        bureau = 0
    own = Own(people, referred, bureau, entrusted, confirmed)
    return share(period, own, [] if filters.set else reported_in(period), setting("share_bodies", today))


def shares(periods: list[Period], *, today: date) -> list[Share]:
    """The share of several periods, one after the other."""
    return [share_of(period, today=today) for period in periods]
