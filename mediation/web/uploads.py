"""Files that came with a form: which there are, and what is wrong with those that cannot be kept."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from flask import request
from werkzeug.datastructures import FileStorage

from mediation.rules.file_types import plain_name
from mediation.rules.lifecycle import ActionRefused

Found = TypeVar("Found")


def uploads(*fields: str) -> list[FileStorage]:
    """The files that were chosen in these fields, in their order; a field left empty sends one without a name."""
    return [upload for field in fields for upload in request.files.getlist(field) if upload.filename]


def seen_each(
    came: Iterable[FileStorage], see: Callable[[bytes, str], Found]
) -> tuple[list[Found], list[tuple[str, str]]]:
    """What `see` made of each content and name, and (name, sentence) of those it refused."""
    found, refused = [], []
    for upload in came:
        name = upload.filename or ""
        try:
            found.append(see(upload.stream.read(), name))
        except ActionRefused as error:
            refused.append((name, error.message))
    return found, refused


def sentences(refused: Iterable[tuple[str, str]]) -> list[str]:
    """What stands at the field: which file, and why not."""
    return [f"{plain_name(name)}：{sentence}" for name, sentence in refused]
