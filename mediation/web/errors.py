"""What people see when something is refused or goes wrong; what they typed is always still there."""

import errno
import logging
import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, redirect, render_template, request
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.documents.fidelity import PaperNotFaithful
from mediation.documents.press import PrintingProblem
from mediation.extensions import db, stop_writing
from mediation.files import FileChanged
from mediation.operations.drafts import NEVER_KEPT, SECRET
from mediation.operations.versions import EditConflict
from mediation.rules.lifecycle import ActionRefused
from mediation.web.acts import answered_before
from mediation.web.posted import posted
from mediation.web.trace import code_of, trace

Answer = tuple[str, int] | WerkzeugResponse

log = logging.getLogger("mediation.errors")
TITLES = {
    400: "这一页要刷新",
    404: "没有这一页",
    405: "不能这样打开",
    413: "文件太大",
    422: "有一项存不下",
    429: "太快了，歇一分钟",
    503: "现在存不了",
}
TAKEN = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"}
NO_SPACE = ("SQLITE_FULL", "SQLITE_IOERR", "53100")
# Bytes: more than this of a refused body is not read on.
SWALLOWED = 200 * 1024 * 1024
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(ActionRefused, on_refused)
    app.register_error_handler(PrintingProblem, on_unprintable)
    app.register_error_handler(PaperNotFaithful, on_unprintable)
    app.register_error_handler(FileChanged, on_changed_file)
    app.register_error_handler(EditConflict, on_conflict)
    app.register_error_handler(StaleDataError, on_stale)
    app.register_error_handler(IntegrityError, on_integrity)
    app.register_error_handler(DataError, on_unfitting)
    for error in (OperationalError, InterfaceError, NoConnection):
        app.register_error_handler(error, on_database)
    app.register_error_handler(OSError, on_disk)
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(Exception, on_error)


def what_was_typed() -> list[tuple[str, str]]:
    """Every field of the refused form that a person filled in."""
    if request.method != "POST":
        return []
    hidden = NEVER_KEPT | {"version"}
    return [(name, value) for name, value in posted().items(multi=True) if value and name not in hidden]


def way_back() -> str | None:
    """The page of this desk that the refused request came from."""
    parts = urlsplit(request.referrer or "")
    if parts.netloc != request.host or not parts.path.startswith("/"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def on_refused(error: ActionRefused) -> Answer:
    """409: the sentence and the article; nothing was changed."""
    return _meanwhile() or _page("refused", 409, message=error.message, statute=error.statute)


def on_unprintable(error: PrintingProblem | PaperNotFaithful) -> Answer:
    """409: the paper could not be set, or does not show what was entered; nothing was issued."""
    return _meanwhile() or _page("refused", 409, message=error.message, statute=None)


def on_changed_file(error: FileChanged) -> Answer:
    """409: what lies in the store is not what was stored; it is shown to nobody as if it were."""
    said = "这份文件在存储里变了或者不见了，打不开。请管理员运行 evidence verify 看是哪几件，从备份里找回来"
    return _page("refused", 409, message=f"{said}（编号 {_report(error)}）。", statute=None)


def on_conflict(error: EditConflict) -> Answer:
    """409: both texts side by side, the own one marked as not lost."""
    mine = {name: posted().get(name, "") for name in error.theirs}
    rows = [
        (name, error.labels.get(name, name), error.theirs[name], mine[name], error.choices.get(name, []))
        for name in error.theirs
        if error.theirs[name] != mine[name]
    ]
    kept = [(name, value) for name, value in posted().items(multi=True) if name not in SECRET]
    return _meanwhile() or _page("two_versions", 409, rows=rows, version=error.version, fields=kept)


def on_stale(error: SQLAlchemyError) -> Answer:
    """409: the same row was changed or made in between; what was typed is shown."""
    reference = _report(error)
    said = f"刚才有同事先改了这条记录，你的没有存。退回上一页看新内容，再改一次（编号 {reference}）。"
    return _meanwhile() or _page("refused", 409, message=said, statute=None)


def on_integrity(error: IntegrityError) -> Answer:
    """409 when somebody else made the same thing a moment before; any other broken constraint is a fault of ours."""
    return on_stale(error) if code_of(error) in TAKEN else on_error(error)


def on_unfitting(error: DataError) -> Answer:
    """422: a value that the column cannot take, where no field said so before."""
    _report(error)
    return _page("http", 422, code=422, title=TITLES[422], said="有一项太长，或者数太大，存不下。改短再交。")


def on_database(error: SQLAlchemyError) -> Answer:
    """503 when the disk is full or the database does not answer: nothing was acknowledged, the text is kept."""
    what = "磁盘空间不足" if code_of(error).startswith(NO_SPACE) else "数据库没有应答"
    return _page("unavailable", 503, what=what, reference=_report(error))


def on_disk(error: OSError) -> Answer:
    """503 when a file could not be written; other errors of the system are errors of the program."""
    if error.errno not in NO_ROOM:
        return on_error(error)
    return _page("unavailable", 503, what="磁盘空间不足，文件写不进去", reference=_report(error))


def on_http(error: HTTPException) -> Answer:
    """Other answers with a page of their own."""
    if isinstance(error, SecurityError):
        # A host name that is not ours: no address can be built for such a page.
        return Response("这个网址不是本系统的。", 400, mimetype="text/plain")
    code = error.code or 500
    if code == 413:
        _swallow()
    said = error.description if code == 400 and error.description and not error.description.isascii() else ""
    page = _page("http", code, code=code, title=TITLES.get(code, "打不开"), said=said)
    page.headers.extend((name, value) for name, value in error.get_headers() if name in {"Allow", "Retry-After"})
    return page


def _swallow() -> None:
    """Read on what is still coming: browsers look for an answer only after they have sent everything, and say that
    the connection broke when it is closed before."""
    left = min(request.content_length or 0, SWALLOWED)
    stream = request.environ["wsgi.input"]
    while left > 0 and (piece := stream.read(min(left, 1 << 16))):
        left -= len(piece)


def on_error(error: Exception) -> Answer:
    """500 with a reference number; where it failed goes to the log, never to the page."""
    return _page("failed", 500, reference=_report(error))


def _meanwhile() -> WerkzeugResponse | None:
    """The answer that the same form got already, when it was posted twice at once."""
    db.session.rollback()
    location = answered_before()
    return redirect(location, 303) if location is not None else None


def _page(name: str, status: int, **said: object) -> Response:
    """A page of refusal. It writes nothing, and is shown plain when the database cannot even say who is logged in."""
    stop_writing()
    try:
        db.session.rollback()
        page = render_template(f"errors/{name}.html", back=way_back(), typed=what_was_typed(), **said)
    except SQLAlchemyError as error:
        _report(error)
        bare = current_app.jinja_env.get_template("errors/bare.html")
        page = bare.render(typed=what_was_typed(), reference=_reference())
        status = 503
    return Response(page, status)


def _reference() -> str:
    return g.get("request_id") or secrets.token_hex(6)


def _report(error: Exception) -> str:
    log.error("request %s failed at %s\n%s", _reference(), request.endpoint, trace(error))
    return _reference()
