"""Rows, one noun per file. Importing this package registers every table."""

from mediation.models import (  # noqa: F401
    agreement,
    audit_entry,
    case,
    conflict_check,
    counter,
    court_rule,
    document,
    draft,
    holiday,
    login,
    mediation_step,
    organisation,
    party,
    right,
    session_record,
    setting,
    user,
)
