"""What a browser sent, where reading it may fail: pages of refusal must not fail a second time."""

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException


def posted() -> "MultiDict[str, str]":
    """The form as posted; nothing where it is too large to be read."""
    try:
        return request.form
    except HTTPException:
        return MultiDict()


def unreadable() -> bool:
    """Whether address or form hold a NUL, which no text column of PostgreSQL takes."""
    addressed = [request.path, *(value for pair in request.args.items(multi=True) for value in pair)]
    typed = [value for pair in request.form.items(multi=True) for value in pair]
    return any("\0" in value for value in (*addressed, *typed))
