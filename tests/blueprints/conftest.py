"""Fixtures of the pages: a mediator at work and a dispute on the desk."""

from collections.abc import Callable

import pytest
from flask import Flask

from mediation.rules.roles import Role
from tests.blueprints.matter import Matter, register
from tests.visitor import Visitor


@pytest.fixture
def mediator(visitor_for: Callable[..., Visitor]) -> Visitor:
    """A mediator of the textile committee, logged in."""
    return visitor_for(Role.MEDIATOR, name="陈晓芸")


@pytest.fixture
def matter(app: Flask, mediator: Visitor) -> Matter:
    """A registered dispute that the mediator handles; nobody was asked yet."""
    return register(app, mediator.person)
