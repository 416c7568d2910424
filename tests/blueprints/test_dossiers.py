"""The pages of files: from a finished case to a filed dossier, through the forms, and the lists around them."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.dossier import Dossier
from mediation.rules.roles import Role
from tests import factories
from tests.factories import Town
from tests.people import log_in
from tests.visitor import Visitor


@pytest.fixture
def town(app: Flask) -> Town:
    return factories.build(app)


@pytest.fixture
def visit(town: Town) -> Callable[[str], Visitor]:
    known: dict[str, Visitor] = {}

    def of(name: str) -> Visitor:
        if name not in known:
            known[name] = Visitor(log_in(town.app, town.people[name]))
        return known[name]

    return of


def _row(town: Town, uid: str) -> dict[str, Any]:
    def read() -> dict[str, Any]:
        case = db.session.query(Case).filter_by(uid=uid).one()
        row = db.session.query(Dossier).filter_by(case_id=case.id).one()
        return {"state": row.state, "number": row.file_number, "shelf": row.shelf_mark, "expires": row.expires_on}

    found: dict[str, Any] = town.look(read)
    return found


def test_probe(town, visit):
    uid = town.cases["effective"].uid
    page = visit(Role.MEDIATOR).get(f"/cases/{uid}/dossier")
    print(page.text[:3000])
    for url in ("/dossiers", "/dossiers/score", "/papers/versions", f"/cases/{uid}/dossier/cover"):
        print(visit(Role.MEDIATOR).get(url).text[:1500])
    assert 0
