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
    dashboard,
    design_preexamination,
    dossiers,
    drafts,
    enterprises,
    evaluation_reports,
    fairs,
    figures,
    health,
    jobs,
    judicial_confirmation,
    online_shops,
    overseas_guidance,
    papers,
    parties,
    performance,
    reference,
    registered_applicants,
    reported_figures,
    rights_aid,
    satisfaction,
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
    dashboard,
    design_preexamination,
    dossiers,
    drafts,
    fairs,
    figures,
    enterprises,
    evaluation_reports,
    health,
    jobs,
    judicial_confirmation,
    online_shops,
    overseas_guidance,
    papers,
    parties,
    performance,
    reference,
    registered_applicants,
    reported_figures,
    rights_aid,
    satisfaction,
    scheduled_sessions,
    statutes,
    transcript,
    workbench,
)


def register(app: Flask) -> None:
    """Register every area."""
    for area in AREAS:
        app.register_blueprint(area.routes.blueprint)
