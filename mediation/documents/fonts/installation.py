"""Builds the font folder: static single faces under our own family names, sharing one set of line metrics."""

import ctypes
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from mediation.documents.fonts.faces import (
    FACES,
    FANGSONG,
    Face,
    configuration,
    file_name,
    files,
    office_fangsong,
    twins,
)
from mediation.documents.fonts.packages import FontsUnavailable, originals

RECIPE = 2
"""Raised when faces are built in another way, so that existing folders are built anew."""

Say = Callable[[str], object]

_STYLE_BITS, _REGULAR_BIT = 0b100001, 0b1000000


@dataclass(frozen=True)
class LineMetrics:
    """Height of a line above and below its baseline, in thousandths of an em."""

    ascent: int = 880
    descent: int = -120
    gap: int = 200
    win_ascent: int = 978
    win_descent: int = 272

    @classmethod
    def of(cls, path: Path) -> "LineMetrics":
        """Those that the font at `path` declares."""
        with TTFont(path, lazy=True) as font:
            em = font["head"].unitsPerEm / 1000
            lines, windows = font["hhea"], font["OS/2"]
            measured = (lines.ascent, lines.descent, lines.lineGap, windows.usWinAscent, windows.usWinDescent)
        return cls(*(round(value / em) for value in measured))


def install(in_folder: Path, *, say: Say) -> bool:
    """Build the folder unless it is complete already; `say` is told each step in Chinese.

    Returns whether anything was built. Raises `FontsUnavailable` with what to do. Safe to repeat and to interrupt:
    each file appears whole or not at all, the list of what was built comes last.
    """
    recipe = _recipe(in_folder)
    if _built(in_folder) == recipe and all(path.is_file() for path in files(in_folder)):
        say(f"排版字体已经齐备：{in_folder}")
        return False
    in_folder.mkdir(parents=True, exist_ok=True)
    (in_folder / "faces.json").unlink(missing_ok=True)
    shutil.rmtree(in_folder / "cache", ignore_errors=True)
    metrics = _take_office_fangsong(in_folder, say=say)
    for package, faces in groupby(_to_build(), key=lambda face: face.package):
        _build_package(package, list(faces), in_folder, metrics=metrics, say=say)
    configuration(in_folder).write_text(_fontconfig(in_folder), encoding="utf-8")
    twins(in_folder).write_text(json.dumps(_twins(in_folder), ensure_ascii=False), encoding="utf-8")
    _warm_cache(in_folder)
    (in_folder / "faces.json").write_text(json.dumps(recipe, ensure_ascii=False, indent=1), encoding="utf-8")
    say(f"排版字体装好了：{in_folder}")
    return True


def _recipe(in_folder: Path) -> dict[str, object]:
    office = office_fangsong()
    faces = [{**asdict(face), "dropped": list(face.dropped)} for face in FACES]
    stamp = [str(office), office.stat().st_size] if office and office.is_file() else None
    return {"recipe": RECIPE, "folder": str(in_folder), "faces": faces, "office_fangsong": stamp}


def _built(in_folder: Path) -> object:
    try:
        return json.loads((in_folder / "faces.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _to_build() -> Iterable[Face]:
    return (face for face in FACES if not (face is FANGSONG and office_fangsong()))


def _take_office_fangsong(in_folder: Path, *, say: Say) -> LineMetrics:
    office = office_fangsong()
    for old in in_folder.glob("fang*.*"):
        old.unlink()
    if office is None:
        return LineMetrics()
    if not office.is_file():
        raise FontsUnavailable(f"MEDIATION_FANGSONG 指向的文件不存在：{office}。改对路径，或者去掉这个设置。")
    # A licensed font is not changed, only pointed at; the fallbacks take over its metrics instead.
    (in_folder / file_name(FANGSONG)).symlink_to(office)
    say(f"正文用单位自备的仿宋：{office}")
    return LineMetrics.of(office)


def _build_package(package: str, faces: list[Face], in_folder: Path, *, metrics: LineMetrics, say: Say) -> None:
    say(f"取软件包 {package} 的字体……")
    with originals(package, (face.original for face in faces), laid_ready=in_folder / "packages") as root:
        for face in faces:
            build(face, root / face.original, in_folder / face.file, metrics=metrics)
            say(f"  {face.file}（{face.family}）")


def build(face: Face, source: Path, target: Path, *, metrics: LineMetrics) -> None:
    """Write `source` as the single face `face` with the given line metrics to `target`."""
    # Recomputing boxes would read every outline: a minute for a large face, for figures that do not change.
    with TTFont(source, fontNumber=face.index, lazy=True, recalcBBoxes=False, recalcTimestamp=False) as font:
        _measure(font, metrics)
        _name(font, face.family)
        for table in font["cmap"].tables:
            for character in face.dropped:
                table.cmap.pop(character, None)
        unfinished = target.with_suffix(".part")
        font.save(unfinished)
    unfinished.replace(target)


def _measure(font: TTFont, metrics: LineMetrics) -> None:
    em = font["head"].unitsPerEm / 1000
    lines, table = font["hhea"], font["OS/2"]
    lines.ascent = table.sTypoAscender = round(metrics.ascent * em)
    lines.descent = table.sTypoDescender = round(metrics.descent * em)
    lines.lineGap = table.sTypoLineGap = round(metrics.gap * em)
    table.usWinAscent, table.usWinDescent = round(metrics.win_ascent * em), round(metrics.win_descent * em)


def _name(font: TTFont, family: str) -> None:
    weight = font["OS/2"]
    weight.usWeightClass = 400
    weight.fsSelection = weight.fsSelection & ~_STYLE_BITS | _REGULAR_BIT
    font["head"].macStyle = 0
    names = font["name"]
    names.names = []
    for identifier, text in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        names.setName(text, identifier, 3, 1, 0x409)


def _fontconfig(in_folder: Path) -> str:
    office = ""
    if office_fangsong():
        office = (
            f'<match target="scan"><test name="file"><string>{escape(str(in_folder / file_name(FANGSONG)))}</string>'
            f'</test><edit name="family" mode="prepend"><string>{FANGSONG.family}</string></edit></match>'
        )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig><dir>{escape(str(in_folder))}</dir>"
        f"<cachedir>{escape(str(in_folder / 'cache'))}</cachedir>{office}</fontconfig>\n"
    )


def _twins(in_folder: Path) -> list[str]:
    groups: dict[str, set[str]] = {}
    for path in files(in_folder):
        with TTFont(path, lazy=True) as font:
            by_glyph: dict[str, list[str]] = {}
            for character, glyph in font.getBestCmap().items():
                by_glyph.setdefault(glyph, []).append(chr(character))
        for signs in by_glyph.values():
            if len(signs) > 1:
                joined = set(signs).union(*(groups.get(sign, ()) for sign in signs))
                groups.update(dict.fromkeys(joined, joined))
    return sorted({"".join(sorted(group)) for group in groups.values()})


def _warm_cache(in_folder: Path) -> None:
    """Let fontconfig write its cache now: the server's user may not write here."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(configuration(in_folder))
    try:
        library = ctypes.CDLL("libfontconfig.so.1")
        library.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
        library.FcConfigDestroy(ctypes.c_void_p(library.FcInitLoadConfigAndFonts()))
    except OSError:
        return
    finally:
        os.environ.pop("FONTCONFIG_FILE")
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before
