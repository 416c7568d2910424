"""The desk, put together: `create_app` reads like a table of contents."""

import dataclasses
import logging
import secrets
from typing import Any

from flask import Flask, current_app, g, request

from mediation import blueprints, clock, migrating, search
from mediation.config import ROOT, Config, database_url
from mediation.extensions import db, engine_options, watch_engine
from mediation.keys import create_keys, is_new, load_keys
from mediation.operations import audit
from mediation.web import access, errors, filters, numbers, page, security, sessions

# Bytes of a form without files: the longest draft, half a million characters, is 4.5 MB as browsers write it.
MOST_TYPED = 8 * 1024 * 1024


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """The Flask application.

    `config` overrides fields of `mediation.config.Config` (data_dir, database_url, demo, tls, …) and, in capitals,
    settings of Flask (TESTING, …). A new data folder gets its keys; one that lost them
    raises `mediation.keys.KeyProblem`.
    """
    given = config or {}
    settings = _settings({name: value for name, value in given.items() if name.islower()})
    app = Flask(
        "mediation",
        root_path=str(ROOT / "mediation"),
        static_folder=ROOT / "static",
        template_folder=ROOT / "templates",
    )
    if is_new(settings.data_dir) and migrating.is_empty(settings.database_url):
        create_keys(settings.data_dir)
    keys = load_keys(settings.data_dir)
    app.secret_key = keys.session
    app.extensions["keyring"] = keys
    app.config.update(
        MEDIATION=settings,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        MAX_CONTENT_LENGTH=settings.max_upload_mb * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=4 * 1024 * 1024,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        **{name: value for name, value in given.items() if name.isupper()},
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)

    db.init_app(app)
    watch_engine(app)
    audit.watch_sessions(db.session)
    search.watch_sessions(db.session)

    security.configure_cookies(app, tls=settings.tls)
    sessions.init_app(app)
    filters.init_app(app)
    errors.init_app(app)
    page.init_app(app)
    numbers.init_app(app)
    app.before_request(_begin_request)
    app.before_request(access.guard_request)
    app.after_request(security.add_headers)
    app.teardown_request(access.end_request)

    blueprints.register(app)
    access.refuse_undeclared(app)
    return app


def _settings(given: dict[str, Any]) -> Config:
    settings = Config.from_environment()
    if "data_dir" in given and "database_url" not in given:
        given["database_url"] = database_url(None, given["data_dir"])
    return dataclasses.replace(settings, **given)


def _begin_request() -> None:
    g.now = clock.now()
    g.request_id = secrets.token_hex(6)
    if request.mimetype != "multipart/form-data":
        # Files alone may be large; Werkzeug applies its own limit on text to forms with files only.
        request.max_content_length = min(MOST_TYPED, current_app.config["MAX_CONTENT_LENGTH"])
