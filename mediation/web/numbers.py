"""Row numbers in addresses: no larger than the databases' own, so that a made-up one is a page not found."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1


class RowNumber(IntegerConverter):
    """`<int:…>` in routes."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST, **kwargs})


def row_number(text: str) -> int:
    """For `request.args.get(…, type=row_number)`; ValueError for what no row can have."""
    number = int(text)
    if not 0 < number <= LARGEST:
        raise ValueError(text)
    return number


def init_app(app: Flask) -> None:
    """Use the converter in all routes."""
    app.url_map.converters["int"] = RowNumber
