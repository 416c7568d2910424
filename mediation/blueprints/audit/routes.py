"""The trail as the auditor reads it: who did what when, and which fields changed; no case content."""

from flask import Blueprint, render_template, request
from sqlalchemy import select

from mediation.blueprints.audit import words
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.operations.audit import broken_links
from mediation.rules.roles import Role
from mediation.web.access import requires
from mediation.web.numbers import row_number

blueprint = Blueprint("audit", __name__, url_prefix="/audit")
PAGE = 50


@blueprint.get("/")
@requires(Role.AUDITOR)
def index() -> str:
    """The newest entries first, fifty a page."""
    before = request.args.get("before", type=row_number)
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(PAGE + 1)
    if before:
        query = query.where(AuditEntry.id < before)
    if action := request.args.get("action"):
        query = query.where(AuditEntry.action == action)
    entries = db.session.scalars(query).all()
    older = entries[PAGE - 1].id if len(entries) > PAGE else None
    return render_template("audit/index.html", entries=entries[:PAGE], older=older, action=action or "", words=words)


@blueprint.get("/check")
@requires(Role.AUDITOR)
def check() -> str:
    """Walk the whole chain now."""
    return render_template("audit/check.html", broken=list(broken_links()))
