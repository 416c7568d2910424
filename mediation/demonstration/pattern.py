"""Small pictures of invented patterns: a tile of petals repeated, drawn without any library."""

import struct
import zlib
from random import Random

TILE, REPEATS = 40, 8
SIZE = TILE * REPEATS
"""Pixels of one side."""

GROUNDS = ((238, 242, 248), (250, 244, 232), (236, 245, 238), (246, 238, 240), (241, 240, 232))
INKS = ((35, 74, 132), (150, 82, 34), (29, 101, 64), (140, 44, 76), (92, 80, 40))


def pattern(seed: int, *, shade: int = 0) -> bytes:
    """A PNG of 320 by 320 pixels, the same for the same `seed`; `shade` tells its views apart."""
    random = Random(seed)  # noqa: S311 - a picture, not a secret
    petals, turn, place = random.randint(4, 8), random.random(), random.randrange(len(INKS))
    tile = [_row(y, petals, turn) for y in range(TILE)]
    lines = b"".join(b"\0" + row * REPEATS for _ in range(REPEATS) for row in tile)
    palette = b"".join(bytes(_shaded(each, shade)) for each in (GROUNDS[place], INKS[place], INKS[place - 1]))
    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def _row(y: int, petals: int, turn: float) -> bytes:
    return bytes(_pixel(x - TILE / 2 + 0.5, y - TILE / 2 + 0.5, petals, turn) for x in range(TILE))


def _pixel(x: float, y: float, petals: int, turn: float) -> int:
    """0 the ground, 1 a petal, 2 the heart of the flower: the petals of a rose curve, without trigonometry's cost."""
    distance = (x * x + y * y) ** 0.5
    if distance < 3:
        return 2
    angle = complex(x, y) / distance
    wave = (angle**petals * complex(1 - turn, turn)).real
    return 1 if distance < 9 + 8 * wave else 0


def _shaded(colour: tuple[int, int, int], shade: int) -> tuple[int, ...]:
    return tuple(max(0, each - 6 * shade) for each in colour)


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
