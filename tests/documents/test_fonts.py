"""The faces: every name has its glyphs, lines keep one height, installation can be repeated."""

import subprocess
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from mediation.documents.fonts import FACES, folder, missing
from mediation.documents.fonts.__main__ import main
from mediation.documents.fonts.faces import FANGSONG, Face, file_name, files
from mediation.documents.fonts.installation import LineMetrics, build, install
from mediation.documents.fonts.packages import FontsUnavailable, originals

NAMES = ["顾㛃", "姜𬭩", "周堃", "李玥珺", "周昉喆", "陈翀", "王䶮", "曾·阿依古丽", "昇祎垚璟", "〇〔2026〕"]


def glyphs(*families: str) -> set[int]:
    """The characters that these families have between them."""
    return set().union(*(drawn(file_name(face)) for face in FACES if face.family in families))


@cache
def drawn(file: str) -> frozenset[int]:
    """The characters of one file of the folder."""
    with TTFont(folder() / file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@pytest.mark.parametrize(
    "families",
    [
        ("Mediation Fang", "Mediation Rare"),
        ("Mediation Kai", "Mediation Rare"),
        ("Mediation Title", "Mediation Title Rare"),
        ("Mediation Hei", "Mediation Hei Figures", "Mediation Hei Rare"),
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_its_glyphs(families: tuple[str, ...], name: str) -> None:
    assert {ord(sign) for sign in name} <= glyphs(*families)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_all_faces_share_the_line_of_the_fangsong(face: Face) -> None:
    assert LineMetrics.of(folder() / file_name(face)) == LineMetrics.of(folder() / file_name(FANGSONG))


def test_figures_of_headings_come_from_the_bold_face() -> None:
    assert not set(map(ord, "0123456789")) & glyphs("Mediation Hei")
    assert set(map(ord, "0123456789")) <= glyphs("Mediation Hei Figures")


def test_installing_again_changes_nothing() -> None:
    before = {path: path.stat().st_mtime_ns for path in files(folder())}
    said: list[str] = []
    assert install(folder(), say=said.append) is False
    assert said == [f"排版字体已经齐备：{folder()}"]
    assert {path: path.stat().st_mtime_ns for path in files(folder())} == before


def test_a_copy_takes_the_line_metrics_it_is_given(tmp_path: Path) -> None:
    office = LineMetrics(859, -141, 0, 859, 141)
    face = Face("x.otf", "Mediation X", "", "", dropped=range(0x30, 0x3A))
    build(face, folder() / "kai.otf", tmp_path / "x.otf", metrics=office)
    with TTFont(tmp_path / "x.otf") as font:
        assert LineMetrics.of(tmp_path / "x.otf") == office
        assert font["name"].getDebugName(1) == "Mediation X"
        assert ord("0") not in font.getBestCmap()


def archive(folder: Path, package: str, path: str) -> None:
    """A small .deb that holds `path`."""
    tree = folder / "tree"
    (tree / "DEBIAN").mkdir(parents=True)
    (tree / "DEBIAN" / "control").write_text(
        f"Package: {package}\nVersion: 1\nArchitecture: all\nMaintainer: nobody\nDescription: none\n"
    )
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_bytes(b"face")
    (tree / "unwanted").write_bytes(b"other")
    command = ["dpkg-deb", "--root-owner-group", "-b", str(tree), str(folder / f"{package}_1_all.deb")]
    subprocess.run(command, check=True, capture_output=True)


def test_a_package_laid_ready_is_unpacked_only_as_far_as_wanted(tmp_path: Path) -> None:
    archive(tmp_path, "invented-fonts", "opt/invented/face.otf")
    with originals("invented-fonts", ["opt/invented/face.otf"], laid_ready=tmp_path) as root:
        assert (root / "opt/invented/face.otf").read_bytes() == b"face"
        assert not (root / "unwanted").exists()
    assert not root.exists()


def test_a_package_without_the_face_is_refused(tmp_path: Path) -> None:
    archive(tmp_path, "invented-fonts", "opt/invented/face.otf")
    with (
        pytest.raises(FontsUnavailable, match=r"里没有 opt/invented/other\.otf"),
        originals("invented-fonts", ["opt/invented/other.otf"], laid_ready=tmp_path),
    ):
        pass


def test_nothing_is_missing_here() -> None:
    assert missing() == []


def test_missing_faces_are_named_with_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MEDIATION_FONT_DIR", str(tmp_path))
    (sentence,) = missing()
    assert "fang.otf" in sentence
    assert "运行 .venv/bin/python -m mediation.documents.fonts install" in sentence


def test_an_office_font_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MEDIATION_FANGSONG", str(tmp_path / "simfang.ttf"))
    (sentence,) = missing()
    assert sentence.startswith(f"MEDIATION_FANGSONG 指向的文件不存在：{tmp_path / 'simfang.ttf'}")


def test_the_command_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert main(["remove"]) == 2
    assert "install（装字体）" in capsys.readouterr().out
