"""Settings of one running desk, read from the environment once."""

import os
from dataclasses import dataclass
from pathlib import Path

from mediation import virus_scan
from mediation.mail import PORTS, Smtp

ROOT = Path(__file__).resolve().parent.parent


class SettingProblem(ValueError):
    """A setting in the environment that cannot be read; the message says which and how to write it."""


@dataclass(frozen=True)
class Config:
    """`data_dir` keys, database and files; `database_url` SQLAlchemy URL; `demo` marks every page 演示;
    `tls` sends Secure cookies and HSTS; `trusted_hosts` host names the desk answers to, empty for any; `clamd` where
    the virus scanner listens (`virus_scan.valid`), "" for none; `smtp` the mail server of reminders, None for none."""

    data_dir: Path
    database_url: str
    demo: bool = False
    tls: bool = False
    trusted_hosts: tuple[str, ...] = ()
    font_dir: Path = ROOT / "build" / "fonts"
    idle_minutes: int = 30
    absolute_hours: int = 12
    max_upload_mb: int = 110
    clamd: str = ""
    smtp: Smtp | None = None

    @classmethod
    def from_environment(cls) -> "Config":
        """Read MEDIATION_DATA_DIR, DATABASE_URL, MEDIATION_DEMO, MEDIATION_TLS, MEDIATION_TRUSTED_HOSTS,
        MEDIATION_FONT_DIR, MEDIATION_IDLE_MINUTES, MEDIATION_ABSOLUTE_HOURS, MEDIATION_MAX_UPLOAD_MB,
        MEDIATION_CLAMD, MEDIATION_SMTP_HOST and its companions. Raises `SettingProblem`."""
        env = os.environ
        data_dir = Path(env.get("MEDIATION_DATA_DIR") or ROOT / "instance").resolve()
        return cls(
            data_dir=data_dir,
            database_url=database_url(env.get("DATABASE_URL"), data_dir),
            demo=env.get("MEDIATION_DEMO") == "1",
            tls=env.get("MEDIATION_TLS") == "1",
            trusted_hosts=tuple(filter(None, env.get("MEDIATION_TRUSTED_HOSTS", "").split(","))),
            font_dir=Path(env.get("MEDIATION_FONT_DIR") or ROOT / "build" / "fonts"),
            idle_minutes=_whole("MEDIATION_IDLE_MINUTES", 30),
            absolute_hours=_whole("MEDIATION_ABSOLUTE_HOURS", 12),
            max_upload_mb=_whole("MEDIATION_MAX_UPLOAD_MB", 110),
            clamd=_scanner(env.get("MEDIATION_CLAMD", "")),
            smtp=_mail_server(),
        )


def _whole(name: str, otherwise: int) -> int:
    given = os.environ.get(name, "")
    if given and not (given.isascii() and given.isdecimal()):
        raise SettingProblem(f"环境变量 {name} 要写整数，现在是“{given}”。")
    return int(given or otherwise)


def _scanner(given: str) -> str:
    if given and not virus_scan.valid(given):
        raise SettingProblem(f"环境变量 MEDIATION_CLAMD 写成 unix:/路径 或者 tcp:主机:端口，现在是“{given}”。")
    return given


def _mail_server() -> Smtp | None:
    env = os.environ
    host, sender = env.get("MEDIATION_SMTP_HOST", ""), env.get("MEDIATION_SMTP_FROM", "")
    security = env.get("MEDIATION_SMTP_SECURITY") or "starttls"
    if not host:
        return None
    if "@" not in sender:
        raise SettingProblem(f"设了 MEDIATION_SMTP_HOST，环境变量 MEDIATION_SMTP_FROM 要写发件地址，现在是“{sender}”。")
    if security not in PORTS:
        raise SettingProblem(f"环境变量 MEDIATION_SMTP_SECURITY 写 {'、'.join(PORTS)} 之一，现在是“{security}”。")
    return Smtp(
        host,
        _whole("MEDIATION_SMTP_PORT", PORTS[security]),
        sender,
        security,
        env.get("MEDIATION_SMTP_USER", ""),
        env.get("MEDIATION_SMTP_PASSWORD", ""),
    )


def database_url(given: str | None, data_dir: Path) -> str:
    """The SQLAlchemy URL: `given` with psycopg 3 named as driver, or SQLite in the data folder."""
    if not given:
        return f"sqlite:///{data_dir / 'mediation.sqlite3'}"
    for scheme in ("postgres://", "postgresql://"):
        if given.startswith(scheme):
            return "postgresql+psycopg://" + given.removeprefix(scheme)
    return given
