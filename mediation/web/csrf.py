"""One CSRF check for every POST, bound to the browser session; it does not expire before the session does."""

import hashlib
import hmac
import secrets

from flask import current_app, session


def csrf_token() -> str:
    """The token of this browser session; forms carry it as `csrf_token`, scripts as `X-CSRF-Token`."""
    if "seed" not in session:
        session["seed"] = secrets.token_urlsafe(16)
    key = str(current_app.secret_key).encode()
    return hmac.new(key, session["seed"].encode(), hashlib.sha256).hexdigest()


def check_token(given: str) -> bool:
    """Whether `given` is this browser session's token."""
    return "seed" in session and hmac.compare_digest(given.encode(), csrf_token().encode())
