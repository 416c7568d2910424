"""公文字体：仿宋、楷体、黑体、小标宋，以及人名用字的补字字体（GB/T 9704-2012 的用字习惯）。

No open 仿宋 holds every character that occurs in a name, so behind each face stands a fallback. A fallback
glyph with other line metrics pushes its line's baseline down; the copies therefore share one set of metrics,
that of the 仿宋 in use, and carry family names of their own.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from mediation.config import ROOT

_FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
_NOTO = "usr/share/fonts/opentype/noto"
_WENKAI = "usr/share/fonts/truetype/lxgw-wenkai"
_FIGURES = range(0x25, 0x3A)


@dataclass(frozen=True)
class Face:
    """One font file of the folder.

    `file` its name there; `family` what the style sheets call it; `package` the Debian package it is made from,
    `original` the path inside that package; `index` the face inside a collection; `dropped` the characters left
    to another family.
    """

    file: str
    family: str
    package: str
    original: str
    index: int = 0
    dropped: range = range(0)


FANGSONG = Face("fang.otf", "Mediation Fang", "texlive-lang-chinese", f"{_FANDOL}/FandolFang-Regular.otf")

FACES: tuple[Face, ...] = (
    FANGSONG,
    Face("kai.otf", "Mediation Kai", "texlive-lang-chinese", f"{_FANDOL}/FandolKai-Regular.otf"),
    # The figures of FandolHei Regular are hairlines; those of the Bold agree with its 汉字.
    Face("hei.otf", "Mediation Hei", "texlive-lang-chinese", f"{_FANDOL}/FandolHei-Regular.otf", dropped=_FIGURES),
    Face("hei-figures.otf", "Mediation Hei Figures", "texlive-lang-chinese", f"{_FANDOL}/FandolHei-Bold.otf"),
    Face("title.otf", "Mediation Title", "texlive-lang-chinese", f"{_FANDOL}/FandolSong-Bold.otf"),
    Face("rare.ttf", "Mediation Rare", "fonts-lxgw-wenkai", f"{_WENKAI}/LXGWWenKai-Light.ttf"),
    Face("rarest.otf", "Mediation Rarest", "fonts-noto-cjk", f"{_NOTO}/NotoSerifCJK-Regular.ttc", 2),
    Face("hei-rare.otf", "Mediation Hei Rare", "fonts-noto-cjk", f"{_NOTO}/NotoSansCJK-Bold.ttc", 2),
    Face("title-rare.otf", "Mediation Title Rare", "fonts-noto-cjk", f"{_NOTO}/NotoSerifCJK-Bold.ttc", 2),
)


def folder() -> Path:
    """Where the faces lie: MEDIATION_FONT_DIR, else `build/fonts` of the checkout."""
    return Path(os.environ.get("MEDIATION_FONT_DIR") or ROOT / "build" / "fonts").resolve()


def office_fangsong() -> Path | None:
    """The office's own licensed 仿宋_GB2312 (MEDIATION_FANGSONG), used as it is instead of the open one."""
    named = os.environ.get("MEDIATION_FANGSONG")
    return Path(named).resolve() if named else None


def files(in_folder: Path) -> list[Path]:
    """The font files that must lie in the folder, the office's own 仿宋 included."""
    return [in_folder / file_name(face) for face in FACES]


def file_name(face: Face) -> str:
    """The face's name in the folder; an office's own 仿宋 keeps its suffix."""
    office = office_fangsong()
    return f"fang-office{office.suffix.lower()}" if face is FANGSONG and office else face.file


def configuration(in_folder: Path) -> Path:
    """The fontconfig file of the folder: papers see these faces and no others of the machine."""
    return in_folder / "fonts.conf"


def twins(in_folder: Path) -> Path:
    """The list of characters that the faces draw with one and the same glyph, such as 一 and ⼀."""
    return in_folder / "twins.json"
