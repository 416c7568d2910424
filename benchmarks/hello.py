"""The least a server can answer: what the list page is compared with."""

from collections.abc import Callable, Iterable
from typing import Any

_BODY = b"<!doctype html><title>hello</title><p>hello"


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """A WSGI application with one short page."""
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(_BODY)))])
    return [_BODY]
