"""The pages, one area each."""

from flask import Flask

from mediation.blueprints import (
    account,
    administration,
    administrative_mediation,
    agreements,
    audit,
    cases,
    court_referral,
    dossiers,
    drafts,
    health,
    jobs,
    judicial_confirmation,
    overseas_guidance,
    papers,
    parties,
    performance,
    reference,
    scheduled_sessions,
    statutes,
    transcript,
    workbench,
)

AREAS = (
    account,
    administration,
    administrative_mediation,
    agreements,
    audit,
    cases,
    court_referral,
    dossiers,
    drafts,
    health,
    jobs,
    judicial_confirmation,
    overseas_guidance,
    papers,
    parties,
    performance,
    reference,
    scheduled_sessions,
    statutes,
    transcript,
    workbench,
)


def register(app: Flask) -> None:
    """Register every area."""
    for area in AREAS:
        app.register_blueprint(area.routes.blueprint)
