"""What a page of figures is asked for: period and filters, as they stand in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import select

from mediation.extensions import db
from mediation.indicators import Period
from mediation.models.organisation import Organisation
from mediation.operations.figures import Filters
from mediation.operations.figures.towns import NO_TOWN
from mediation.operations.settings import setting
from mediation.rules.dispute_types import DisputeType
from mediation.rules.roles import Role
from mediation.rules.sources import SOURCES
from mediation.web.access import requires_at


@dataclass(frozen=True)
class Asked:
    """`period` and `filters` of the address; `committee` the code of the committee, "" for all."""

    period: Period
    filters: Filters
    committee: str = ""

    @property
    def args(self) -> dict[str, Any]:
        """The same as arguments of an address; what is not asked is left out."""
        filters = self.filters
        return {
            "since": self.period.first.isoformat(),
            "until": self.period.last.isoformat(),
            "committee": self.committee or None,
            "kind": filters.kind or None,
            "source": filters.source or None,
            "town": filters.town or None,
        }

    def rows_url(self, name: str, side: str = "numerator", **changes: Any) -> str:
        """The address of the rows behind one side of a figure; `changes` of `args` where a bar is about less."""
        return url_for("figures.lines", figure_name=name, side=side, **{**self.args, **changes})


def asked_of(args: Mapping[str, str], today: date) -> Asked:
    """What the address asks, this year so far unless it says otherwise; what cannot be read is no filter."""
    period = period_of(args) or Period(today.replace(month=1, day=1), today)
    code, kind, source, town = (args.get(name, "")[:40] for name in ("committee", "kind", "source", "town"))
    body = next((each for each in committees() if each.code == code), None)
    filters = Filters(
        body.id if body else None,
        kind if kind in set(DisputeType) else "",
        source if source in SOURCES else "",
        town if town in (NO_TOWN, *setting("district_towns", today)) else "",
    )
    return Asked(period, filters, body.code if body else "")


def period_of(args: Mapping[str, str]) -> Period | None:
    """The days `since` and `until`; None where they cannot be read or are more than ten years apart."""
    try:
        period = Period(date.fromisoformat(args.get("since", "")), date.fromisoformat(args.get("until", "")))
    except ValueError:
        return None
    return period if 0 <= (period.last - period.first).days <= 3660 else None


def committees() -> list[Organisation]:
    """The people's committees, in the order in which they were set up."""
    query = select(Organisation).where(Organisation.kind == "committee").order_by(Organisation.id)
    return list(db.session.scalars(query))


def choices(today: date) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: (value, label)."""
    return {
        "committee": [(body.code, body.short_name) for body in committees()],
        "kind": [(kind.value, kind.label) for kind in DisputeType],
        "source": [(code, source.label) for code, source in SOURCES.items()],
        "town": [*((town, town) for town in setting("district_towns", today)), (NO_TOWN, "没有登记镇街")],
    }


_POSTS = {"bureau": frozenset({Role.BUREAU_VIEWER, Role.CLERK}), "committee": frozenset({Role.DIRECTOR})}
# Numbers have no names. Rows have none either, but they are of records, which the administrator reads none of.
figure_readers = requires_at({**_POSTS, "office": frozenset({Role.ADMINISTRATOR, Role.AUDITOR})})
figure_row_readers = requires_at({**_POSTS, "office": frozenset({Role.AUDITOR})})
LABELS = {"committee": "调委会", "kind": "类型", "source": "来源", "town": "镇街"}
