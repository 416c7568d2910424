"""看板：a few statements make one frozen value that the page and the sheet of paper show."""

from mediation.operations.dashboard.asking import Asking, Link
from mediation.operations.dashboard.board import Board
from mediation.operations.dashboard.making import make

__all__ = ["Asking", "Board", "Link", "make"]
