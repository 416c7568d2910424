"""The real server as a process of its own, started by the command that people use, on a data folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from mediation.config import ROOT

FLASK = Path(sys.executable).with_name("flask")
OWN = ("MEDIATION_", "DATABASE_URL", "PORT")
WAIT = 60


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    """The caller's environment without its desk, with this one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
    return {**kept, "MEDIATION_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1", **settings}


def flask(data_dir: Path, *words: str, **settings: str) -> str:
    """Run one command of the desk to its end; returns what it printed."""
    done = subprocess.run(
        [FLASK, "--app", "wsgi", *words],
        cwd=ROOT,
        env=environment(data_dir, **settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(words)}: {done.stderr[-2000:]}"
    return done.stdout


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Desk:
    """`flask --app wsgi serve` on `data_dir`; it can be stopped, killed and started again on the same port."""

    def __init__(self, data_dir: Path, **settings: str) -> None:
        self.data_dir, self.settings = data_dir, settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data_dir.with_name(f"{data_dir.name}-{self.port}.log")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Desk":
        """Start the server; returns when it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [FLASK, "--app", "wsgi", "serve", "--port", str(self.port)],
                cwd=ROOT,
                env=environment(self.data_dir, **self.settings),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + WAIT
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < end, self.printed[-3000:]
            time.sleep(0.1)
        return self

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    @property
    def printed(self) -> str:
        """Everything the command has printed so far."""
        return self.log.read_text(encoding="utf-8")

    @property
    def setup_link(self) -> str:
        """The one-time link of the first start."""
        found = re.search(r"http://\S+/setup/\S+", self.printed)
        assert found, self.printed
        return found.group()

    def stop(self) -> None:
        """Stop as Ctrl+C does."""
        self._end(signal.SIGTERM, 5)

    def kill(self) -> None:
        """End it at once, with its workers, as a power cut would."""
        self._end(signal.SIGKILL, 5)

    def _end(self, how: signal.Signals, seconds: float) -> None:
        if self.process is None:
            return
        (os.killpg if how is signal.SIGKILL else os.kill)(self.process.pid, how)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(seconds)
        self.process = None
