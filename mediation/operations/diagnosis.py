"""What an installation lacks, and how to mend it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidTag
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from mediation import migrating
from mediation.config import Config
from mediation.documents import fonts
from mediation.extensions import db
from mediation.keys import KeyProblem, load_keys
from mediation.models.party import Party
from mediation.rules.holidays import Calendar, is_known_year


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `ok`, what was found, and how to mend it."""

    name: str
    ok: bool
    said: str
    mend: str = ""


def diagnose(config: Config, calendar: Callable[[], Calendar], today: date) -> list[Finding]:
    """Keys, database, fonts and paper engine, holiday years, free disk. What is read from the database is left out
    while the database cannot be read."""
    database = _database()
    stored = [_fitting_keys(), *_holidays(calendar, today)] if database.ok else []
    return [_keys(config), database, *_paper(), *stored, _disk(config)]


def _keys(config: Config) -> Finding:
    try:
        load_keys(config.data_dir)
    except KeyProblem as problem:
        return Finding("密钥", False, str(problem), f"把备份的密钥放回 {config.data_dir / 'keys'}，权限 600。")
    for folder in (config.data_dir, config.data_dir / "keys"):
        if folder.stat().st_mode & 0o077:
            return Finding("密钥", False, f"{folder} 别人也能进", f"运行 chmod 700 {folder}。")
    return Finding("密钥", True, "在，只有本账户能读")


def _fitting_keys() -> Finding:
    """Whether the keys open what is stored: another desk's keys are whole, and of no use here."""
    party = db.session.scalar(select(Party).where(Party.identity_number_sealed.is_not(None)).limit(1))
    try:
        fits = party is None or bool(party.identity_number)
    except (InvalidTag, KeyError):
        fits = False
    if fits:
        return Finding("加密的号码", True, "打得开")
    return Finding("加密的号码", False, "这把密钥打不开数据库里的号码", "换回这个数据库自己的密钥文件。")


def _database() -> Finding:
    try:
        with db.engine.connect() as connection:
            current = migrating.current(connection)
    except SQLAlchemyError:
        where = db.engine.url.render_as_string(hide_password=True)
        mend = "数据库服务没起来就先启动它；文件坏了就用备份换回来。"
        return Finding("数据库", False, f"{where} 打不开或没有应答", mend)
    if current != migrating.newest():
        return Finding("数据库", False, f"停在 {current or '空库'}", "运行 flask --app wsgi init。")
    return Finding("数据库", True, f"{db.engine.dialect.name}，{current}")


def _paper() -> Iterator[Finding]:
    missing = fonts.missing()
    if not missing:
        yield Finding("文书字体与排版", True, "字体、Pango、HarfBuzz 都在")
    for what in missing:
        yield Finding("文书字体与排版", False, what, "运行 make setup；不是 root 时照它印出的一条命令装。")


def _holidays(calendar: Callable[[], Calendar], today: date) -> Iterator[Finding]:
    table = calendar()
    for year in (today.year, today.year + 1) if today.month >= 11 else (today.year,):
        if is_known_year(year, table):
            yield Finding("放假安排", True, f"{year} 年已有")
        else:
            mend = (
                "国务院公布后，运行 flask --app wsgi holidays import 录入。公布前期限按名义日显示，标“待国务院公布”。"
            )
            yield Finding("放假安排", year != today.year, f"{year} 年还没有", mend)


def _disk(config: Config) -> Finding:
    usage = shutil.disk_usage(config.data_dir)
    share = usage.free / usage.total
    return Finding("磁盘", share > 0.1, f"还空 {share:.0%}", "清出空间，低于 10% 有写不进的危险。")
