"""What no page may do: complain on the console, break the policy, call another host, open a dialog."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

# A browser logs every answer that is not 2xx; these are the desk's own way of saying no.
REFUSALS = re.compile(r"the server responded with a status of (401|409|422) ")


class Watch:
    """Collects complaints about every page of one browser context; `expect` names those a test brings about."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.host = urlsplit(url).netloc
        self.complaints: list[str] = []
        self.dialogs: list[str] = []
        self.expected: list[str] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("page", self._page)

    def expect(self, *words: str) -> None:
        """Complaints with these words are the test's own doing."""
        self.expected += words

    @property
    def wrong(self) -> list[str]:
        """What nobody expected."""
        return [said for said in self.complaints if not any(words in said for words in self.expected)] + self.dialogs

    def _page(self, page: Page) -> None:
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(f"dialog: {dialog.type} {dialog.message}")
        dialog.accept()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not REFUSALS.search(message.text):
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.complaints.append(f"another host: {request.url}")
