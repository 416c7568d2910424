"""Asking clamd whether a file holds a virus (INSTREAM), by hand over a socket; off unless an address is set."""

import socket
import struct

TIMEOUT = 60.0
"""Seconds to wait for each step of the answer."""

PIECE = 256 * 1024


class ScannerAway(Exception):
    """The scanner did not answer, or could not scan: nobody knows whether the file is clean."""


def valid(address: str) -> bool:
    """Whether `address` is written `unix:/path/of/socket` or `tcp:host:port`."""
    kind, _, rest = address.partition(":")
    host, _, port = rest.rpartition(":")
    return (kind == "unix" and rest.startswith("/")) or (kind == "tcp" and bool(host) and port.isdecimal())


def scan(content: bytes, address: str, *, timeout: float = TIMEOUT) -> str:
    """The name of the virus found in `content`; "" when it is clean. Raises `ScannerAway`."""
    try:
        with _connect(address, timeout) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
            answer = _answer(line)
    except OSError as error:
        raise ScannerAway(str(error)) from error
    verdict = answer.rpartition(": ")[2]
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise ScannerAway(answer[:200] or "no answer")


def _connect(address: str, timeout: float) -> socket.socket:
    kind, _, rest = address.partition(":")
    if kind == "tcp":
        host, _, port = rest.rpartition(":")
        return socket.create_connection((host, int(port)), timeout)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(timeout)
    try:
        line.connect(rest)
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket) -> str:
    """What the scanner says, up to the NUL that ends it."""
    said = b""
    while b"\0" not in said and len(said) < 4096 and (piece := line.recv(4096)):
        said += piece
    return said.partition(b"\0")[0].decode(errors="replace").strip()
