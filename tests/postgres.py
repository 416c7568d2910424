"""A throw-away PostgreSQL for tests and benchmarks: own folder, own socket, no network."""

import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import make_url

_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "log_min_messages": "fatal",
}


class NoPostgres(RuntimeError):
    """PostgreSQL's server programs are not on this machine."""


def binaries() -> Path:
    """The folder of the newest installed initdb and pg_ctl. Raises `NoPostgres`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=_release)
    on_path = shutil.which("pg_ctl")
    if not found and on_path:
        found = [Path(on_path).resolve()]
    if not found:
        raise NoPostgres("PostgreSQL is missing: apt-get install postgresql")
    return found[-1].parent


def _release(program: Path) -> int:
    number = re.match(r"\d+", program.parent.parent.name)
    return int(number.group()) if number else 0


def refuse_other_hosts(url: str) -> None:
    """Raise unless `url` leads to this machine: tests make and drop databases."""
    parts = make_url(url)
    host = str(parts.query.get("host") or parts.host or "")
    if not host.startswith("/") and host not in {"localhost", "127.0.0.1", "::1"}:
        raise NoPostgres(f"tests run against a server of this machine only, not {host or 'the default'}")


@contextmanager
def temporary_postgres(settings: dict[str, str] | None = None, below: str = "/tmp") -> Iterator[str]:  # noqa: S108
    """Run a server in a temporary folder and yield its SQLAlchemy URL (database `postgres`, UTF-8, byte order
    collation). Only the socket in that folder answers. `settings` override ours, which trade safety for speed;
    `below` is short, not TMPDIR: a socket's path is limited to 107 bytes.
    Root hands the server to the account `postgres` or `nobody`, because initdb refuses root."""
    programs, owner = binaries(), _owner()
    folder = Path(tempfile.mkdtemp(prefix="mediation-pg-", dir=below))
    data = folder / "data"
    try:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        _run(
            [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"], owner
        )
        options = _SETTINGS | (settings or {}) | {"unix_socket_directories": str(folder)}
        with (data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in options.items())
        _run([programs / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", folder / "log", "start"], owner)
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={quote(str(folder), safe='')}"
        finally:
            _run([programs / "pg_ctl", "-D", data, "-w", "-t", "60", "-m", "immediate", "stop"], owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("running as root without an account postgres or nobody")


def _run(command: Sequence[str | Path], owner: pwd.struct_passwd | None) -> None:
    identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if "start" not in command else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        cwd="/",
        check=False,
        timeout=120,
        **identity,  # type: ignore[call-overload]
    )
    if done.returncode:
        raise NoPostgres(f"{command[0]} failed: {(done.stdout or b'').decode(errors='replace')[-2000:]}")
