"""What people see when something is refused or goes wrong; what they typed is always still there."""

import logging
import secrets

from flask import Flask, g, render_template, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from mediation.extensions import db
from mediation.operations.drafts import NEVER_KEPT
from mediation.operations.versions import EditConflict
from mediation.rules.lifecycle import ActionRefused

log = logging.getLogger("mediation.errors")
TITLES = {
    400: "这一页要刷新",
    404: "没有这一页",
    405: "不能这样打开",
    413: "文件太大",
    429: "太快了，歇一分钟",
    503: "现在存不了",
}


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(ActionRefused, on_refused)
    app.register_error_handler(EditConflict, on_conflict)
    app.register_error_handler(StaleDataError, on_stale)
    app.register_error_handler(OperationalError, on_database)
    app.register_error_handler(OSError, on_disk)
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(Exception, on_error)


def what_was_typed() -> list[tuple[str, str]]:
    """Every field of the refused form that a person filled in."""
    if request.method != "POST":
        return []
    hidden = NEVER_KEPT | {"version"}
    return [(name, value) for name, value in request.form.items(multi=True) if value and name not in hidden]


def on_refused(error: ActionRefused) -> tuple[str, int]:
    """409: the sentence and the article; nothing was changed."""
    db.session.rollback()
    return render_template(
        "errors/refused.html",
        message=error.message,
        statute=error.statute,
        back=request.referrer,
        typed=what_was_typed(),
    ), 409


def on_conflict(error: EditConflict) -> tuple[str, int]:
    """409: both texts side by side, the own one marked as not lost."""
    db.session.rollback()
    mine = {name: request.form.get(name, "") for name in error.theirs}
    rows = [
        (name, error.labels.get(name, name), error.theirs[name], mine[name])
        for name in error.theirs
        if error.theirs[name] != mine[name]
    ]
    return render_template(
        "errors/two_versions.html", rows=rows, version=error.version, fields=list(request.form.items(multi=True))
    ), 409


def on_stale(error: StaleDataError) -> tuple[str, int]:
    """409: the row changed in between; what was typed is shown."""
    db.session.rollback()
    return render_template(
        "errors/refused.html",
        message="刚才有同事先改了这条记录，您的没有存。退回上一页看新内容，再改一次。",
        statute=None,
        back=request.referrer,
        typed=what_was_typed(),
    ), 409


def on_database(error: OperationalError) -> tuple[str, int]:
    """503 when the disk is full or the database does not answer: nothing was acknowledged, the text is kept."""
    reference = _report(error)
    full = "disk" in str(error.orig).lower() or "full" in str(error.orig).lower()
    return _unavailable("磁盘空间不足" if full else "数据库没有应答", reference), 503


def on_disk(error: OSError) -> tuple[str, int]:
    """503 when a file could not be written."""
    return _unavailable("文件写不进去，可能是磁盘满了", _report(error)), 503


def _unavailable(what: str, reference: str) -> str:
    return render_template("errors/unavailable.html", what=what, reference=reference, typed=what_was_typed())


def on_http(error: HTTPException) -> tuple[str, int]:
    """Other answers with a page of their own."""
    db.session.rollback()
    code = error.code or 500
    said = error.description if code == 400 and error.description and not error.description.isascii() else ""
    return render_template(
        "errors/http.html", code=code, title=TITLES.get(code, "打不开"), said=said, typed=what_was_typed()
    ), code


def on_error(error: Exception) -> tuple[str, int]:
    """500 with a reference number; the trace goes to the log, never to the page."""
    return render_template("errors/failed.html", reference=_report(error), typed=what_was_typed()), 500


def _report(error: Exception) -> str:
    reference = g.get("request_id") or secrets.token_hex(6)
    log.error("request %s failed: %s", reference, type(error).__name__, exc_info=error)
    db.session.rollback()
    return reference
