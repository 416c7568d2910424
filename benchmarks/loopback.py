"""A server on loopback and a client that asks it as fast as it can, for a bounded time."""

import multiprocessing
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from mediation.config import ROOT

WORKERS, CLIENTS, CONNECTIONS = 2, 2, 16
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Answers:
    """What came back: answers a second, seconds of each (wall), server CPU seconds per answer."""

    rate: float
    times: list[float]
    cpu: float


@contextmanager
def serving(application: str, data_dir: Path | None = None) -> Iterator["Server"]:
    """gunicorn with two synchronous workers serving `application` on a free port of 127.0.0.1."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | ({"MEDIATION_DATA_DIR": str(data_dir), "DATABASE_URL": ""} if data_dir else {})
    bind = ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--worker-class", "sync", "--log-level", "error"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", application, *bind], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        server = Server(port, process)
        server.wait()
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


class Server:
    """A running server."""

    def __init__(self, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.port, self.process = port, process

    def wait(self, seconds: float = 60) -> None:
        """Until it answers."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}")
            with closing(socket.socket()) as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def ask(self, path: str, cookie: str = "", form: dict[str, str] | None = None) -> tuple[HTTPResponse, str]:
        """One request, a POST with a form; the answer and its text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": cookie} | ({"Content-Type": "application/x-www-form-urlencoded"} if form else {})
        connection.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()

    def log_in(self, name: str, password: str) -> str:
        """The cookie of a new login."""
        first, page = self.ask("/login")
        token = re.search(r'name="csrf-token" content="([^"]+)"', page)
        if token is None:
            raise RuntimeError("the login page carries no token")
        form = {"csrf_token": token[1], "login_name": name, "password": password}
        answer, _ = self.ask("/login", _cookie(first), form)
        if answer.status != 303:
            raise RuntimeError(f"login answered {answer.status}")
        return _cookie(answer) or _cookie(first)

    def measure(self, path: str, cookie: str = "", seconds: float = 8.0) -> Answers:
        """Ask for `path` over and over, 16 requests at a time from two processes, after a second of warming up."""
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
        self._hammer(request.encode(), 1.0)
        before = self._cpu()
        times = self._hammer(request.encode(), seconds)
        return Answers(len(times) / seconds, times, (self._cpu() - before) / max(1, len(times)))

    def _hammer(self, request: bytes, seconds: float) -> list[float]:
        with multiprocessing.get_context("spawn").Pool(CLIENTS) as pool:
            done = pool.starmap_async(_client, [(self.port, request, seconds)] * CLIENTS)
            return [each for times in done.get(timeout=seconds + 120) for each in times]

    def _cpu(self) -> float:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(_cpu_seconds(pid) for pid in children)


def _cookie(answer: HTTPResponse) -> str:
    cookies: SimpleCookie = SimpleCookie()
    for line in answer.headers.get_all("Set-Cookie") or []:
        cookies.load(line)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())


def _cpu_seconds(pid: str) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _client(port: int, request: bytes, seconds: float) -> list[float]:
    ends, times = time.monotonic() + seconds, []

    def ask() -> None:
        while (started := time.monotonic()) < ends:
            with closing(socket.create_connection(("127.0.0.1", port), timeout=60)) as connection:
                connection.sendall(request)
                head = connection.recv(65536)
                while connection.recv(65536):
                    pass
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head[:200].decode(errors="replace"))
            times.append(time.monotonic() - started)

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS // CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times
