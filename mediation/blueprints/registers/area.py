"""The area itself: who may open it, how a view finds a register and an entry."""

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.models.register import RegisterEntry
from mediation.operations.access_scope import readable_registers
from mediation.operations.registers.entries import may_keep
from mediation.operations.registers.reading import load_entry
from mediation.rules.registers.catalogue import KINDS
from mediation.rules.registers.kinds import Kind
from mediation.rules.roles import Role
from mediation.web.access import requires_at

blueprint = Blueprint("registers", __name__)

# Whom a register lets in is asked of the register itself (`Kind.keepers`); these are all who read or keep any.
anyone = requires_at(
    {
        "bureau": frozenset({Role.CLERK, Role.BUREAU_VIEWER, Role.OVERSEAS_OFFICER}),
        "committee": frozenset({Role.DIRECTOR}),
        "rights_centre": frozenset({Role.OVERSEAS_OFFICER}),
    }
)
keepers = requires_at(
    {
        "bureau": frozenset({Role.CLERK, Role.OVERSEAS_OFFICER}),
        "committee": frozenset({Role.DIRECTOR}),
        "rights_centre": frozenset({Role.OVERSEAS_OFFICER}),
    }
)

Answer = Response | str | tuple[str, int]


def the_kind(register_kind: str, *, keeping: bool = False) -> Kind:
    """The register of that code, if the current user may read it (or, `keeping`, enter into it); else 404."""
    kind = KINDS.get(register_kind)
    if kind is None or kind.code not in readable_registers(current_user):
        abort(404)
    if keeping and not may_keep(kind, current_user):
        abort(404)
    return kind


def the_entry(register_entry_uid: str) -> RegisterEntry:
    """The entry of that uid, if the current user may read it; else 404."""
    return load_entry(current_user, register_entry_uid) or abort(404)
