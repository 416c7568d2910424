"""What the log says of a failure: where and which kind, but no value, because values are people's names and numbers."""

import traceback
from collections.abc import Iterator

from jinja2 import TemplateError
from sqlalchemy.exc import DBAPIError

# Their messages speak of the program: names, types, arguments.
SPEAK_OF_CODE = (TypeError, AttributeError, NameError, ImportError, TemplateError)


def trace(error: BaseException) -> str:
    """The frames and kinds of `error` and of what caused it, the first cause first; no message that could hold what
    somebody typed."""
    return "\n".join(_told(link) for link in reversed(list(_chain(error))))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _told(error: BaseException) -> str:
    frames = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
    return f"{frames}{kind(error)}"


def kind(error: BaseException) -> str:
    """The error's class; of a database error also its code and the constraint it names."""
    said = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, DBAPIError):
        constraint = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
        said += f" {code_of(error)} {constraint or ''}".rstrip()
    if isinstance(error, SPEAK_OF_CODE):
        return f"{said}: {error}"
    return f"{said} {error.errno}" if isinstance(error, OSError) and error.errno else said


def code_of(error: BaseException) -> str:
    """The database's own code: SQLITE_FULL and the like, or PostgreSQL's SQLSTATE; empty where there is none."""
    cause = getattr(error, "orig", None)
    return getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
