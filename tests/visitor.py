"""A client with a browser's manners, and a visitor who holds every page to the house rules."""

import contextvars
import re
from typing import Any

from bs4 import Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.pages import check_headers, check_page, read_page


class DeskClient(FlaskClient):
    """Each request stands alone: no application context, user or writing mode of the test reaches it, and none of
    its own stays behind."""

    person: Any = None

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send one request."""
        return contextvars.Context().run(super().open, *args, **{"buffered": True, **kwargs})

    def post(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send one form."""
        return super().post(*args, **kwargs)

    def token(self) -> str:
        """The CSRF token of this browser session."""
        return token_in(self.get("/account"))

    def send(self, url: str, **fields: Any) -> TestResponse:
        """POST a form with this session's CSRF token."""
        return self.post(url, data={"csrf_token": self.token(), **fields})


def token_in(answer: TestResponse) -> str:
    """The CSRF token that a page carries."""
    found = re.search(r'<meta name="csrf-token" content="([^"]+)">', answer.text)
    assert found is not None, f"no token in a page with status {answer.status_code}"
    return found[1]


def db_is_postgres(app: Flask) -> bool:
    """Whether the desk of `app` stands on PostgreSQL."""
    return str(app.config["SQLALCHEMY_DATABASE_URI"]).startswith("postgresql")


class Page:
    """One answer that is a page: its status, its soup, its forms."""

    def __init__(self, answer: TestResponse) -> None:
        self.answer = answer
        self.status = answer.status_code
        self.soup = read_page(answer.text)

    @property
    def h1(self) -> str:
        """The one heading of the page."""
        return " ".join(self.soup.select_one("h1").get_text().split())  # type: ignore[union-attr]

    @property
    def text(self) -> str:
        """All words of the page, blanks folded."""
        return " ".join(self.soup.get_text(" ").split())

    @property
    def errors(self) -> dict[str, str]:
        """Field id → sentence, of each field that was refused."""
        return {
            str(found["id"]).removesuffix("-error"): " ".join(found.get_text().split())
            for found in self.soup.select("main .field__error")
        }

    def form(self, form_id: str = "") -> Tag:
        """The form of that id, or the only one of the page's main part."""
        found = self.soup.select(f"form#{form_id}" if form_id else "main form[method=post]")
        assert len(found) == 1, f"{len(found)} forms {form_id!r} on {self.h1!r}"
        return found[0]


def filled(form: Tag) -> dict[str, list[str]]:
    """What a browser would send of a form as it stands."""
    values: dict[str, list[str]] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        if control.has_attr("disabled"):
            continue
        kind = str(control.get("type", "text"))
        if kind in {"submit", "button", "image", "file"} or (
            kind in {"checkbox", "radio"} and not control.has_attr("checked")
        ):
            continue
        values.setdefault(str(control["name"]), []).extend(_values(control))
    return values


def _values(control: Tag) -> list[str]:
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n")]
    if control.name == "select":
        options = control.select("option")
        chosen = [option for option in options if option.has_attr("selected")] or options[:1]
        return [str(option.get("value", option.get_text())) for option in chosen]
    return [str(control.get("value", "on" if control.get("type") in {"checkbox", "radio"} else ""))]


class Visitor:
    """Visits pages and sends their forms as a person would; every page seen is checked (`tests.pages`)."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    @property
    def person(self) -> Any:
        """Who is logged in."""
        return self.client.person  # type: ignore[attr-defined]

    def get(self, url: str, status: int = 200, **kwargs: Any) -> Page:
        """The page at `url`; redirects are followed."""
        answer = self.client.get(url, follow_redirects=True, **kwargs)
        assert answer.status_code == status, f"GET {url}: {answer.status_code}, wanted {status}"
        return self.seen(answer)

    def submit(self, page: Page, form_id: str = "", /, *, status: int = 200, press: str = "", **typed: Any) -> Page:
        """Fill in a form of `page` with `typed` (a list for several values, None to leave one out), press its button
        (`press` "name=value" if it has a name), follow where it leads."""
        form = page.form(form_id)
        values: dict[str, Any] = {**filled(form)}
        values.update(dict([press.split("=", 1)]) if press else {})
        values.update(typed)
        action = str(form.get("action") or page.answer.request.path)
        answer = self.client.post(
            action,
            data={name: value for name, value in values.items() if value is not None},
            headers={"Referer": page.answer.request.url},
            follow_redirects=True,
        )
        assert answer.status_code == status, f"POST {action}: {answer.status_code}, wanted {status}"
        return self.seen(answer)

    def seen(self, answer: TestResponse) -> Page:
        """The page of an answer, held to the house rules."""
        check_headers(answer)
        page = Page(answer)
        if db_is_postgres(self.client.application):
            # A page is the same whichever engine gave its rows: it is held to the rules once, on SQLite.
            return page
        check_page(
            page.soup,
            answer.text,
            status=answer.status_code,
            host=answer.request.host,
            url_map=self.client.application.url_map,
            address=answer.request.path,
        )
        return page
