"""Commands of the desk: `flask --app wsgi …`. Each calls one operation; what machines read has --json."""

from flask import Flask

from mediation.cli import agreements, cases, chain, days, demonstration, installation, papers, people, search_index


def register(app: Flask) -> None:
    """Attach all commands."""
    for part in (installation, people, cases, papers, days, agreements, chain, search_index, demonstration):
        part.register(app)
