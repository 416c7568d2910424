"""Two people on one row: the second sees both texts and keeps their own."""

from collections.abc import Mapping
from typing import Any


class EditConflict(Exception):
    """The row changed since the form was opened. `theirs` field → text now stored; `labels` field → Chinese name;
    `version` of the stored row; `choices` of a field that chooses → [(text, words)]."""

    def __init__(
        self,
        theirs: dict[str, str],
        *,
        labels: Mapping[str, str],
        version: int,
        choices: Mapping[str, list[tuple[str, str]]] | None = None,
    ) -> None:
        super().__init__("edit conflict")
        self.theirs, self.labels, self.version, self.choices = theirs, labels, version, choices or {}


def check_version(row: Any, seen: str | int | None, values: Mapping[str, Any], labels: Mapping[str, str]) -> None:
    """Raise `EditConflict` when `row` is no longer the version the user saw and the stored values differ from the
    submitted ones. An empty `seen` counts as a version nobody has."""
    if str(row.version) == str(seen or ""):
        return
    theirs = {name: _text(getattr(row, name, "")) for name in values}
    if any(theirs[name] != _text(value) for name, value in values.items()):
        raise EditConflict(theirs, labels=labels, version=row.version)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
