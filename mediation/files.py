"""Files of the office: sealed, under random names, written whole or not at all."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app, g

from mediation.extensions import keyring


@dataclass(frozen=True)
class StoredFile:
    """A file at rest: `name` relative to the store, `sha256` and `size` of the content before sealing."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class CaseKey:
    """The key of one case (32 bytes), which seals its files."""

    case_id: int
    key: bytes

    @property
    def id(self) -> str:
        """What the head of a file says it is sealed with."""
        return f"case:{self.case_id}"


class FileChanged(RuntimeError):
    """The stored bytes are not the bytes that were stored."""


def store_dir() -> Path:
    """The folder of sealed files."""
    folder: Path = current_app.config["MEDIATION"].data_dir / "files"
    return folder


def store(content: bytes, *, key: CaseKey | None = None) -> StoredFile:
    """Seal `content` under a new random name, with the case's own key or the desk's: temporary file, fsync, rename.
    Call it before the row's transaction commits; `stored_now` tells whose act may still fail. Raises OSError when
    the disk is full (nothing is left behind)."""
    name = secrets.token_hex(16)
    target = store_dir() / name[:2] / name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = keyring()
    key_id, sealing = (key.id, key.key) if key else (keys.current, keys.sealing[keys.current])
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(sealing).encrypt(nonce, content, name.encode())
    temporary = target.with_suffix(".part")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key_id.encode() + b"\0" + nonce + sealed)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    for folder in (target.parent, store_dir()):
        _sync_folder(folder)
    stored = StoredFile(f"{name[:2]}/{name}", hashlib.sha256(content).hexdigest(), len(content))
    stored_now().append(stored.name)
    return stored


def stored_now() -> list[str]:
    """The names of the files that this request stored."""
    names: list[str] = g.setdefault("stored", [])
    return names


def remove(name: str) -> None:
    """Take away a file that no row names."""
    (store_dir() / name).unlink(missing_ok=True)


def read(name: str, sha256: str, *, key: CaseKey | None = None) -> bytes:
    """The content of a stored file, opened with the key it was sealed with: the desk's, or `key` of its case.
    Raises `FileChanged` when it is gone, sealed with another key, or not what was stored."""
    try:
        raw = (store_dir() / name).read_bytes()
    except FileNotFoundError as gone:
        raise FileChanged(name) from gone
    key_id, _, rest = raw.partition(b"\0")
    try:
        ours = key is not None and key_id.decode() == key.id
        opening = key.key if key and ours else keyring().sealing[key_id.decode()]
        content = AESGCM(opening).decrypt(rest[:12], rest[12:], Path(name).name.encode())
    except (InvalidTag, KeyError, ValueError) as error:
        raise FileChanged(name) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileChanged(name)
    return content


def stray(known: set[str], *, before: float) -> Iterator[Path]:
    """Files that no row names, and leftovers of interrupted writes, not touched since `before` (POSIX seconds):
    a younger one may belong to an act that has not committed yet."""
    for path in store_dir().glob("*/*"):
        if f"{path.parent.name}/{path.name}" not in known and path.stat().st_mtime < before:
            yield path


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
