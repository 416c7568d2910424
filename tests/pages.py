"""What every page must be: one heading, valid HTML, labels, no inline style or script, nothing from elsewhere."""

import re
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import html5lib
from bs4 import BeautifulSoup, Tag
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, RequestRedirect
from werkzeug.test import TestResponse

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
UNSENT = {"hidden", "submit", "button", "image", "reset"}
ADDRESSES = frozenset({"href", "src", "action", "formaction", "data-draft-url", "data-job-url", "poster", "srcset"})
_read: dict[str, list[str]] = {}
REFERENCES = frozenset({"for", "aria-describedby", "aria-labelledby", "aria-controls", "list", "form"})


def check_headers(answer: TestResponse) -> None:
    """The security headers, to the letter, and nothing kept by the browser but static files."""
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, f"{name}: {answer.headers.get(name)}"
    if answer.mimetype == "text/html":
        assert answer.headers["Cache-Control"] == "no-store"


def check_page(
    soup: BeautifulSoup,
    html: str,
    *,
    status: int = 200,
    host: str = "localhost",
    url_map: Map | None = None,
    address: str = "",
) -> None:
    """All checks of one page; the message of the failure names the page and everything that is wrong on it."""
    wrong = [
        *html_errors(html),
        *_headings(soup, status),
        *_ids(soup),
        *_controls(soup),
        *_forms(soup),
        *_tables(soup),
        *_inline(soup),
        *_addresses(soup, host, url_map),
    ]
    title = soup.title.get_text() if soup.title else "a page without title"
    assert not wrong, f"{address} {title}:\n  " + "\n  ".join(wrong)


def read_page(html: str) -> BeautifulSoup:
    """The soup of a page."""
    return BeautifulSoup(html, "lxml")


def html_errors(html: str) -> list[str]:
    """What the HTML standard's own way of reading finds wrong. It takes half a second for a long page, so pages of
    the same tags, attributes and entities in the same order are read once."""
    skeleton = re.sub(r">[^<&]+", ">", re.sub(r'="[^"<>&]*"', '=""', html))
    if skeleton not in _read:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=False)
        parser.parse(html)
        lines = html.splitlines()
        _read[skeleton] = [
            f"HTML: {code} {data or ''} in: {lines[at[0] - 1].strip()[:120] if at[0] <= len(lines) else ''}"
            for at, code, data in parser.errors
        ]
    return _read[skeleton]


def _headings(soup: BeautifulSoup, status: int) -> list[str]:
    wrong = []
    if soup.html is None or soup.html.get("lang") != "zh-CN":
        wrong.append("lang is not zh-CN")
    headings = [" ".join(h1.get_text().split()) for h1 in soup.select("h1")]
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    if len(headings) != 1 or not headings[0]:
        wrong.append(f"h1: {headings}")
    elif not title.removeprefix("错误：").startswith(headings[0]):
        wrong.append(f"title {title!r} does not begin with {headings[0]!r}")
    if (status == 422) != title.startswith("错误："):
        wrong.append(f"title {title!r} of a page with status {status}")
    return wrong


def _ids(soup: BeautifulSoup) -> list[str]:
    tags = soup.find_all(True)
    counted = Counter(str(tag["id"]) for tag in tags if "id" in tag.attrs)
    wrong = [f"id {name!r} is there {count} times" for name, count in counted.items() if count > 1]
    for tag in tags:
        for attribute in REFERENCES & tag.attrs.keys():
            value = tag[attribute]
            names = value if isinstance(value, list) else str(value).split()
            wrong += [f"{attribute} of {_shown(tag)} names no {name!r}" for name in names if name not in counted]
        name = str(tag.get("href", "")) if tag.name == "a" else ""
        if name.startswith("#") and name != "#" and name[1:] not in counted:
            wrong.append(f"{_shown(tag)} leads to no {name[1:]!r}")
    return wrong


def _controls(soup: BeautifulSoup) -> list[str]:
    labelled = {str(label["for"]) for label in soup.select("label[for]") if label.get_text(strip=True)}
    wrong = []
    for control in soup.select("input, select, textarea"):
        if control.get("type") in UNSENT:
            continue
        parent = control.find_parent("label")
        if not (
            control.get("id") in labelled
            or (parent is not None and parent.get_text(strip=True))
            or control.get("aria-label")
            or control.get("aria-labelledby")
        ):
            wrong.append(f"no label: {_shown(control)}")
        if control.get("type") == "radio" and control.find_parent("fieldset") is None:
            wrong.append(f"radio outside a fieldset: {_shown(control)}")
    wrong += [f"no legend: {_shown(group)}" for group in soup.select("fieldset") if group.find("legend") is None]
    wrong += [
        f"nothing to read on {_shown(tag)}"
        for tag in soup.select("button, a[href], summary")
        if not (tag.get_text(strip=True) or tag.get("aria-label") or tag.select("[aria-label]"))
    ]
    wrong += [f"no alt: {_shown(image)}" for image in soup.select("img") if not image.has_attr("alt")]
    return wrong


def _forms(soup: BeautifulSoup) -> list[str]:
    wrong = []
    for form in soup.select("form"):
        if not form.get("action"):
            wrong.append(f"no action: {_shown(form)}")
        posts = str(form.get("method", "get")).lower() == "post"
        tokens = form.select("input[name=csrf_token][value]")
        if posts and (len(tokens) != 1 or not tokens[0]["value"]):
            wrong.append(f"{len(tokens)} tokens: {_shown(form)}")
        if not posts and tokens:
            wrong.append(f"token in an address: {_shown(form)}")
        if form.find_parent("form") is not None:
            wrong.append(f"form in a form: {_shown(form)}")
    return wrong


def _tables(soup: BeautifulSoup) -> list[str]:
    wrong = [f"no scope: {_shown(head)}" for head in soup.select("table th") if not head.get("scope")]
    return wrong + [f"no caption: {_shown(table)}" for table in soup.select("table") if table.caption is None]


def _inline(soup: BeautifulSoup) -> list[str]:
    wrong = [f"inline script: {_shown(tag)}" for tag in soup.select("script") if not tag.get("src")]
    wrong += [f"inline style: {_shown(tag)}" for tag in soup.select("style, [style]")]
    for tag in soup.find_all(True):
        wrong += [f"{name} on {_shown(tag)}" for name in tag.attrs if name.lower().startswith("on")]
    return wrong


def _addresses(soup: BeautifulSoup, host: str, url_map: Map | None) -> list[str]:
    wrong = []
    for tag in soup.find_all(True):
        for attribute in ADDRESSES & tag.attrs.keys():
            address = str(tag[attribute])
            parts = urlsplit(address)
            if parts.scheme == "data" and tag.name == "img":
                continue
            if (parts.scheme and parts.scheme not in {"http", "https"}) or (parts.netloc and parts.netloc != host):
                wrong.append(f"leads elsewhere: {attribute}={address!r}")
            elif url_map is not None and parts.path.startswith("/") and not _known(url_map, tag, attribute, parts.path):
                wrong.append(f"leads nowhere: {_shown(tag)}")
    return wrong


def _known(url_map: Map, tag: Tag, attribute: str, path: str) -> bool:
    posts = attribute in {"action", "formaction", "data-draft-url"} and (
        attribute != "action" or str(tag.get("method", "get")).lower() == "post"
    )
    try:
        url_map.bind("localhost").match(re.sub(r"%[0-9A-Fa-f]{2}", "x", path), method="POST" if posts else "GET")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True


def _shown(tag: Any) -> str:
    return str(tag).partition(">")[0][:160] + ">"
