"""The look holds together: icons and behaviours exist, styles stay out of the markup, parts stay small."""

import re
from pathlib import Path

import pytest

from mediation.config import ROOT
from mediation.web import icons
from mediation.web.stylesheet import PARTS

CSS, SCRIPTS = ROOT / "static" / "css", ROOT / "static" / "js"
PAGES = sorted(path for path in (ROOT / "templates").rglob("*.html") if "documents" not in path.parts)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_named_icon_is_in_the_package() -> None:
    named = {
        name
        for page in PAGES
        for name in re.findall(r'(?:\bicon\(|icon_name=|"icon": )"([^"]+)"', page.read_text(encoding="utf-8"))
    }
    assert named, "no template names an icon"
    assert sorted(named - icons.package_icons().keys()) == []


def test_the_sprite_has_what_the_macros_name_and_not_the_whole_package() -> None:
    for name in ("exclamation-octagon-fill", "check-circle-fill", "question-circle", "pause-circle"):
        assert f'id="{name}"' in icons.sprite_text()
    assert len(icons.sprite_text()) < 120_000


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_behaviour_named_in_a_template_has_its_module(page: Path) -> None:
    for names in re.findall(r'data-behaviour="([^"]*)"', page.read_text(encoding="utf-8")):
        for name in re.findall(r"[a-z]+(?:-[a-z]+)*", re.sub(r"\{\{.*?\}\}", "", names)):
            assert (SCRIPTS / f"{name}.js").is_file(), name


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_template_carries_no_style_and_no_script_of_its_own(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:|\|\s*safe\b", text)
    assert all('src="' in tag for tag in re.findall(r"<script[^>]*>", text))


def test_every_part_of_the_stylesheet_is_sent_once() -> None:
    assert sorted(PARTS) == sorted(path.stem for path in CSS.glob("*.css"))


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=_name)
def test_a_part_of_the_stylesheet_stays_small_and_asks_nobody_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 200
    assert "@import" not in text and "!important" not in re.sub(r"display: none !important", "", text)
    assert not re.search(r"https?:", text)


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.js")), ids=_name)
def test_a_script_is_one_small_behaviour_that_keeps_nothing_in_the_browser(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 100
    assert not re.search(r"https?:|\beval\(|new Function|document\.write|sessionStorage|indexedDB", text)
    assert "localStorage" not in text or path.name == "single-keys.js"


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TOKENS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", (CSS / "tokens.css").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "surface", 4.5),
        ("ink-2", "surface", 4.5),
        ("ink-3", "page", 4.5),
        ("ink-3", "brand-tint", 4.5),
        ("brand", "brand-tint", 4.5),
        ("bad", "bad-tint", 4.5),
        ("warn", "warn-tint", 4.5),
        ("ok", "ok-tint", 4.5),
        ("demo", "brand-dark", 4.5),
        ("control", "surface", 3.0),
        ("button-line", "surface", 3.0),
        ("warn-edge", "surface", 3.0),
        ("focus", "page", 3.0),
    ],
    ids=lambda value: str(value),
)
def test_a_pair_of_colours_is_readable(ink: str, ground: str, least: float) -> None:
    assert _contrast(TOKENS[ink], TOKENS[ground]) >= least
