"""The desk's keys: made once in the data folder, readable by its owner alone (0600)."""

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class KeyProblem(RuntimeError):
    """The key file is missing, unreadable by its owner alone, or not ours."""


@dataclass(frozen=True)
class Keyring:
    """`session` signs cookies; `current` names the sealing key in use; `sealing` all keys by id (32 bytes each);
    `index` keys the look-up digests of sealed values."""

    session: str
    current: str
    sealing: dict[str, bytes]
    index: bytes

    def seal(self, text: str, context: str) -> bytes:
        """AES-256-GCM of `text`, bound to `context` (table, column and row) so that a value moved elsewhere
        does not open. Layout: key id, NUL, 12-byte nonce, ciphertext."""
        nonce = secrets.token_bytes(12)
        sealed = AESGCM(self.sealing[self.current]).encrypt(nonce, text.encode(), context.encode())
        return self.current.encode() + b"\0" + nonce + sealed

    def open(self, sealed: bytes, context: str) -> str:
        """The text sealed for `context`. Raises `cryptography.exceptions.InvalidTag` if it was changed or moved."""
        key_id, _, rest = bytes(sealed).partition(b"\0")
        return AESGCM(self.sealing[key_id.decode()]).decrypt(rest[:12], rest[12:], context.encode()).decode()

    def digest(self, text: str, purpose: str) -> str:
        """A keyed digest for exact look-up of a sealed value; `purpose` keeps equal values of two columns apart."""
        return hmac.new(self.index, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def key_file(data_dir: Path) -> Path:
    """Where the keys of a data folder lie."""
    return data_dir / "keys" / "keys.json"


def is_new(data_dir: Path) -> bool:
    """Whether nothing was ever stored there, so that new keys cannot lock anything away."""
    return not key_file(data_dir).exists() and not any(data_dir.glob("*.sqlite3")) and not (data_dir / "files").exists()


def create_keys(data_dir: Path) -> bool:
    """Make the data folder (0700) and its keys (0600) unless they are there. Returns True when made."""
    path = key_file(data_dir)
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    data_dir.chmod(0o700)
    keys = {
        "session": secrets.token_urlsafe(48),
        "current": "k1",
        "sealing": {"k1": base64.b64encode(secrets.token_bytes(32)).decode()},
        "index": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
    temporary = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(keys, file)
        file.flush()
        os.fsync(file.fileno())
    # Linked, not renamed: of two processes that start together one makes the keys, and nobody reads half a file.
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return False
    finally:
        temporary.unlink()
    return True


_BROKEN = "密钥文件 {} 不完整。用备份的密钥文件换回来。"


def load_keys(data_dir: Path) -> Keyring:
    """The keys of a data folder; raises `KeyProblem` with what to do."""
    path = key_file(data_dir)
    if not path.exists():
        raise KeyProblem(f"没有密钥文件 {path}。新装时运行 flask --app wsgi init；旧数据先把备份的密钥放回去。")
    if path.stat().st_mode & 0o077:
        raise KeyProblem(f"密钥文件 {path} 别人也能读。运行 chmod 600 {path}。")
    try:
        raw = json.loads(path.read_text())
        sealing = {key_id: base64.b64decode(key) for key_id, key in raw["sealing"].items()}
        keys = Keyring(raw["session"], raw["current"], sealing, base64.b64decode(raw["index"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeyProblem(_BROKEN.format(path)) from None
    short = any(len(key) != 32 for key in [*sealing.values(), keys.index]) or len(keys.session) < 32
    if short or keys.current not in sealing:
        raise KeyProblem(_BROKEN.format(path))
    return keys
