"""The pages, one area each."""

from flask import Flask

from mediation.blueprints import account, administration, audit, drafts, health, reference, statutes, workbench


def register(app: Flask) -> None:
    """Register every area."""
    for area in (account, administration, audit, drafts, health, reference, statutes, workbench):
        app.register_blueprint(area.routes.blueprint)
