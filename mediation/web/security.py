"""Security headers on every answer, errors included."""

from flask import Flask, Response, current_app, request

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}


def add_headers(response: Response) -> Response:
    """Set the headers; only static files may be cached."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint in {"static", "icons.sprite", "icons.stylesheet"} and response.status_code < 400:
        response.headers["Cache-Control"] = "public, max-age=86400"
    else:
        response.headers["Cache-Control"] = "no-store"
    if current_app.config["MEDIATION"].tls:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def configure_cookies(app: Flask, *, tls: bool) -> None:
    """The session cookie: host-bound and Secure behind TLS, HttpOnly and SameSite=Lax always."""
    app.config.update(
        SESSION_COOKIE_NAME="__Host-sid" if tls else "sid",
        SESSION_COOKIE_SECURE=tls,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
