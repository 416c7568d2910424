"""The area itself: who may open it."""

from flask import Blueprint

from mediation.web.figure_filters import figure_readers, figure_row_readers

blueprint = Blueprint("figures", __name__, url_prefix="/figures")
readers, row_readers = figure_readers, figure_row_readers
