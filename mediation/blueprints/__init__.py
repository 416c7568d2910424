"""The pages, one area each."""

from flask import Flask

from mediation.blueprints import (
    account,
    administration,
    agreements,
    audit,
    cases,
    dossiers,
    drafts,
    health,
    jobs,
    judicial_confirmation,
    papers,
    parties,
    performance,
    reference,
    statutes,
    transcript,
    workbench,
)

AREAS = (
    account,
    administration,
    agreements,
    audit,
    cases,
    dossiers,
    drafts,
    health,
    jobs,
    judicial_confirmation,
    papers,
    parties,
    performance,
    reference,
    statutes,
    transcript,
    workbench,
)


def register(app: Flask) -> None:
    """Register every area."""
    for area in AREAS:
        app.register_blueprint(area.routes.blueprint)
