"""Commands of the desk: `flask --app wsgi …`. Each calls one operation; what machines read has --json."""

from flask import Flask

from mediation.cli import (
    agreements,
    cases,
    chain,
    days,
    demonstration,
    installation,
    papers,
    people,
    search_index,
    serving,
)


def register(app: Flask) -> None:
    """Attach all commands."""
    for part in (installation, serving, people, days, chain, search_index, demonstration, cases, papers, agreements):
        part.register(app)
