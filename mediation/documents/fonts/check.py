"""Whether this machine can set papers, and what to do where it cannot."""

import ctypes
from pathlib import Path

from mediation.documents.fonts.faces import configuration, files, folder, office_fangsong, twins

INSTALL_FACES = "运行 .venv/bin/python -m mediation.documents.fonts install"

_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
_OLDEST_PANGO = (1, 44)


def missing() -> list[str]:
    """What is missing for printing, one Chinese sentence each with what to do; empty when papers can be set."""
    return [*_missing_libraries(), *_old_pango(), *_missing_faces(folder())]


def _missing_libraries() -> list[str]:
    return [
        f"缺少程序库 {name}。运行 sudo apt-get install -y --no-install-recommends {package}。"
        for name, package in _LIBRARIES.items()
        if _load(name) is None
    ]


def _old_pango() -> list[str]:
    pango = _load("libpango-1.0.so.0")
    if pango is None:
        return []
    major, rest = divmod(int(pango.pango_version()), 10000)
    minor = rest // 100
    if (major, minor) >= _OLDEST_PANGO:
        return []
    return [f"Pango 是 {major}.{minor}，排版要 1.44 或更高。把系统升到 Debian 12，或者换一台机器打印。"]


def _missing_faces(in_folder: Path) -> list[str]:
    office = office_fangsong()
    if office and not office.is_file():
        return [f"MEDIATION_FANGSONG 指向的文件不存在：{office}。改对路径，或者去掉这个设置。"]
    needed = (*files(in_folder), configuration(in_folder), twins(in_folder))
    absent = [path.name for path in needed if not path.is_file()]
    if not absent:
        return []
    return [f"{in_folder} 里缺少排版字体（{'、'.join(absent)}）。{INSTALL_FACES}。"]


def _load(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
