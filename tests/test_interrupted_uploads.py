"""An upload that breaks off leaves no row and no orphan: the line is cut anywhere in the body, the server is killed
between the file and its row."""

import contextvars
import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import func, select

from mediation import clock, files
from mediation.config import ROOT
from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.document import Attachment
from mediation.operations import stray_files
from mediation.rules.roles import Role
from tests import people
from tests import sample_files as made
from tests.blueprints.matter import Matter, register
from tests.browser.desk import Desk
from tests.people import Person

CUTS = 100
BOUNDARY = "cut-here"


def left(app: Flask) -> tuple[int, int]:
    """How many attachments are on record, and how many files a sweep leaves of those that lie there for an hour."""

    def look() -> tuple[int, int]:
        with app.app_context():
            for path in files.store_dir().glob("*/*"):
                os.utime(path, (time.time() - 4000,) * 2)
            stray_files.sweep(clock.now())
            rows = db.session.scalar(select(func.count()).select_from(Attachment)) or 0
            found = len(list(files.store_dir().glob("*/*")))
            db.session.remove()
            return rows, found

    return contextvars.Context().run(look)


@pytest.fixture
def matter(app: Flask) -> Matter:
    return register(app, people.create(app, Role.MEDIATOR))


KILLED = """
import os, signal, sys
from sqlalchemy import select
from mediation import clock
from mediation.app import create_app
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.user import User
from mediation.operations import evidence
from mediation.operations.actor import Actor
from tests import sample_files
app = create_app({"data_dir": __import__("pathlib").Path(sys.argv[1]), "database_url": sys.argv[2]})
with app.app_context(), writing():
    now = clock.now()
    actor = Actor(db.session.scalars(select(User)).first(), now, now.date(), "test")
    case = db.session.scalars(select(Case)).one()
    received = evidence.receive(case, sample_files.docx(), "a.docx", actor=actor)
    if sys.argv[3] == "row":
        evidence.add_file(case, received, evidence.FileDetails("evidence", now.date()), actor=actor)
        db.session.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("when", ["file", "row"])
def test_killed_between_the_file_and_the_commit(
    app: Flask, matter: Matter, settings: dict[str, Any], when: str
) -> None:
    folder = settings["data_dir"]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(settings["database_url"]), when],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()[-2000:]
    assert len(list((Path(folder) / "files").glob("*/*"))) == 1
    assert left(app) == (0, 0)


def test_an_act_that_fails_after_the_file_was_stored_takes_it_away(
    app: Flask, matter: Matter, monkeypatch: Any
) -> None:
    """The row cannot be written: the answer is an error, and the request itself clears up."""
    from mediation.blueprints.cases import files as pages

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(pages.evidence, "add_file", fail)
    client = people.log_in(app, matter.person)
    data = {
        "csrf_token": client.token(),
        "purpose": "evidence",
        "received_on": clock.today().isoformat(),
        "party": "",
        "original": "",
        "files": (__import__("io").BytesIO(made.docx()), "a.docx"),
    }
    assert client.post(matter.url("files"), data=data).status_code == 500
    assert list((app.config["MEDIATION"].data_dir / "files").glob("*/*")) == []
    foreign.close()


class Line:
    """A browser's connection to the running desk, by hand."""

    def __init__(self, desk: Desk) -> None:
        self.port, self.cookie = desk.port, ""

    def ask(self, method: str, url: str, body: str = "") -> tuple[int, str]:
        """Send one request; (status, text)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
        connection.request(method, url, body, kind)
        answer = connection.getresponse()
        said = answer.read().decode()
        if given := answer.getheader("Set-Cookie"):
            self.cookie = given.partition(";")[0]
        connection.close()
        return answer.status, said

    def token(self, url: str) -> str:
        return str(BeautifulSoup(self.ask("GET", url)[1], "lxml").select_one("meta[name=csrf-token]")["content"])

    def log_in(self, person: Person) -> None:
        fields = {"csrf_token": self.token("/login"), "login_name": person.login_name, "password": person.password}
        assert self.ask("POST", "/login", urlencode(fields))[0] == 303

    def upload(self, url: str, body: bytes, *, cut: int | None = None) -> str:
        """The first line of the answer to an upload; "" when the line was cut after `cut` bytes."""
        head = (
            f"POST {url} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\nConnection: close\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode()
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall(head + body[:cut])
            return "" if cut is not None else line.recv(4096).decode().partition("\r\n")[0]


def body_of(token: str, content: bytes) -> bytes:
    fields = {
        "csrf_token": token,
        "purpose": "evidence",
        "received_on": clock.today().isoformat(),
        "party": "",
        "original": "",
    }
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a.docx"\r\n\r\n')
    return "".join(parts).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.fixture
def desk(app: Flask, matter: Matter, engine_name: str) -> Iterator[Desk]:
    """The real server on the same data."""
    url = {} if engine_name == "sqlite" else {"DATABASE_URL": app.config["MEDIATION"].database_url}
    running = Desk(app.config["MEDIATION"].data_dir, **url)
    yield running.start()
    running.stop()


def test_the_line_is_cut_anywhere_in_the_body(app: Flask, matter: Matter, desk: Desk) -> None:
    line = Line(desk)
    line.log_in(matter.person)
    body = body_of(
        line.token(matter.url("files")), made.docx(**{"word/media/a.bin": random.Random(1).randbytes(90_000)})
    )
    for cut in random.Random(2).sample(range(len(body)), CUTS):
        line.upload(matter.url("files"), body, cut=cut)
    assert line.ask("GET", "/readyz")[0] == 200
    assert left(app) == (0, 0)
    assert line.upload(matter.url("files"), body) == "HTTP/1.1 303 SEE OTHER"
    assert left(app) == (1, 1)
