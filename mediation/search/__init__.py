"""找案：one search over numbers, parties, rights, links and facts; the same answers on both engines.

A word finds a case when it is a part of the case's joined text, exactly as LIKE '%word%' would, two characters as
well as twenty; letters also find parties by the initials of their pinyin. Nothing is found outside the `visible`
cases that the caller hands in. docs/adr/0004-search.md says how and why.
"""

from mediation.search.index import forget, index_case, rebuild
from mediation.search.query import Found, Hit, by_case, count, jump, narrow
from mediation.search.tables import create_tables, drop_tables
from mediation.search.watch import watch_sessions
from mediation.search.words import Word, parse

__all__ = [
    "Found",
    "by_case",
    "count",
    "Hit",
    "Word",
    "create_tables",
    "drop_tables",
    "forget",
    "index_case",
    "jump",
    "narrow",
    "parse",
    "rebuild",
    "watch_sessions",
]
