"""Which rows behind a figure lead to a record that the reader may open."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Select, select

from mediation.extensions import db
from mediation.models.fair import Fair, FairComplaint
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import access_scope

_VISIBLE: Mapping[str, Callable[[User], Select[Any]]] = {
    "cases": access_scope.visible_cases,
    "administrative_mediation": access_scope.visible_matters,
    "design_preexamination": access_scope.visible_preexaminations,
    "rights_aid": access_scope.visible_aid,
    "fairs": access_scope.visible_fairs,
    "evaluation_reports": access_scope.visible_reports,
    "registered_applicants": access_scope.visible_applicants,
    "overseas_guidance": access_scope.visible_overseas_disputes,
    "consultations": access_scope.visible_consultations,
    "registers": access_scope.visible_entries,
}


def readable(user: User, lines: Iterable[Any]) -> set[tuple[str, str]]:
    """(service, uid) of the records that `user` may open; `lines` as `rows` gives them."""
    uids: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        uids[line.service].add(line.uid)
    found: set[tuple[str, str]] = set()
    for service, some in uids.items():
        query = _query(user, service)
        if query is not None:
            uid = query.selected_columns.uid
            shown = db.session.scalars(query.where(uid.in_(some)).with_only_columns(uid))
            found |= {(service, each) for each in shown}
    return found


def _query(user: User, service: str) -> Select[Any] | None:
    if service == "fair_complaints":
        fairs = access_scope.visible_fairs(user).with_only_columns(Fair.id)
        return select(FairComplaint).where(FairComplaint.fair_id.in_(fairs))
    visible = _VISIBLE.get(service)
    return visible(user) if visible else None


def bodies() -> dict[int, str]:
    """Organisation id → short name."""
    found = db.session.execute(select(Organisation.id, Organisation.short_name))
    return {row.id: row.short_name for row in found}
