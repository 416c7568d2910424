"""A mail server for tests: speaks SMTP on loopback, keeps what it is given, and can refuse."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from mediation.mail import Smtp


@dataclass
class Box:
    """What came: the mails, whom they were for; `refuse` the answer to every recipient instead of 250."""

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    refuse: str = ""
    port: int = 0

    @property
    def smtp(self) -> Smtp:
        """How the desk reaches it."""
        return Smtp("127.0.0.1", self.port, "desk@office.example.cn", "none")


class _Conversation(socketserver.StreamRequestHandler):
    box: Box

    def handle(self) -> None:
        self._say("220 test")
        recipients: list[str] = []
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "DATA":
                self._say("354 go on")
                self._keep(recipients)
            elif word == "RCPT" and self.box.refuse:
                self._say(self.box.refuse)
            elif word == "RCPT":
                recipients.append(line.partition("<")[2].partition(">")[0])
                self._say("250 ok")
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _keep(self, recipients: list[str]) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        mail = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.box.mails.append(mail)
        self.box.recipients.append(list(recipients))
        self._say("250 kept")

    def _say(self, answer: str) -> None:
        self.wfile.write(answer.encode() + b"\r\n")


@contextmanager
def mail_server() -> Iterator[Box]:
    """A server on a free port of 127.0.0.1 while the context lasts."""
    box = Box()
    handler = type("Conversation", (_Conversation,), {"box": box})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield box
        server.shutdown()
        thread.join()
