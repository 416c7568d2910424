"""The documents cannot lie: links lead somewhere, commands and settings named exist, and all that exist are named."""

import re
from functools import cache
from pathlib import Path

import click
import pytest
from flask import Flask

from mediation import cli
from mediation.config import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("README*.md"), *DOCS.rglob("*.md")])
OPERATIONS = DOCS / "operations.md"
# Commands that Flask brings along; the documents are about the desk's own.
FLASK_OWN = {"run", "shell", "routes"}
SETTING = re.compile(r"\b(MEDIATION_[A-Z_]+|DATABASE_URL|PORT)\b")
LARGEST_PICTURE = 150_000


@cache
def words_of(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


@cache
def sources() -> str:
    """All code of the program."""
    kinds = ("mediation/**/*.py", "migrations/**/*.py", "benchmarks/**/*.py", "wsgi.py")
    return "\n".join(words_of(path) for kind in kinds for path in sorted(ROOT.glob(kind)))


def title(path: Path) -> str:
    """How a document is called in the name of a test."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=title)
def test_every_link_and_picture_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"!?\[[^\]]*\]\(([^)\s]+)\)", words_of(page))
    local = [target for target in targets if not target.startswith(("http:", "https:", "mailto:"))]
    assert [target for target in local if not (page.parent / target.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=title)
def test_every_link_to_a_heading_of_the_same_page_finds_it(page: Path) -> None:
    headings = {_anchor(text) for text in re.findall(r"^#+ (.+)$", words_of(page), re.M)}
    assert [at for at in re.findall(r"\]\(#([^)\s]+)\)", words_of(page)) if at not in headings] == []


def _anchor(heading: str) -> str:
    """The anchor that repository hosts give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def test_pictures_are_small_and_all_are_shown() -> None:
    pictures = sorted((DOCS / "images").glob("*.png"))
    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size >= LARGEST_PICTURE] == []
    shown = "".join(words_of(page) for page in PAGES)
    assert [picture.name for picture in pictures if f"images/{picture.name}" not in shown] == []


@pytest.fixture
def commands(app: Flask) -> dict[str, click.Command]:
    """Every command of the desk by its words, `audit verify`."""
    cli.register(app)
    found: dict[str, click.Command] = {}
    for name, command in app.cli.commands.items():
        if isinstance(command, click.Group):
            found |= {f"{name} {below}": each for below, each in command.commands.items()}
        elif name not in FLASK_OWN:
            found[name] = command
    return found


def named_commands(page: Path) -> set[str]:
    """The commands that a document tells people to type."""
    pattern = r"flask --app wsgi ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)?)"
    return set(re.findall(pattern, words_of(page)))


@pytest.mark.parametrize("page", [*PAGES, ROOT / "Makefile"], ids=title)
def test_every_command_named_exists(page: Path, commands: dict[str, click.Command]) -> None:
    wrong = [words for words in named_commands(page) if not any(_starts(words, name) for name in commands)]
    assert wrong == []


def test_manual_of_operations_lists_exactly_the_commands_there_are(commands: dict[str, click.Command]) -> None:
    table = words_of(OPERATIONS).partition("## Commands")[2].partition("\n## ")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    named = [words for row in rows for words in re.findall(r"`([^`]+)`", row)]
    assert [words for words in named if not any(_starts(words, name) for name in commands)] == []
    assert [name for name in commands if not any(_starts(words, name) for words in named)] == []


def _starts(words: str, name: str) -> bool:
    return words.split()[: len(name.split())] == name.split()


def test_settings_read_and_settings_described_are_the_same() -> None:
    read = set(re.findall(r"[\"'](MEDIATION_[A-Z_]+|DATABASE_URL)[\"']", sources())) - {"MEDIATION_"}
    read |= set(SETTING.findall(words_of(ROOT / "Makefile")))
    assert read == set(SETTING.findall(words_of(OPERATIONS)))


@pytest.mark.parametrize("page", PAGES, ids=title)
def test_every_setting_named_is_described(page: Path) -> None:
    assert set(SETTING.findall(words_of(page))) <= set(SETTING.findall(words_of(OPERATIONS)))


@pytest.mark.parametrize("page", PAGES, ids=title)
def test_every_make_target_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", words_of(ROOT / "Makefile"), re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", words_of(page), re.M)) <= targets


def test_every_path_named_in_code_marks_exists() -> None:
    wrong = []
    for page in PAGES:
        for path in re.findall(
            r"`((?:mediation|docs|tests|templates|static|migrations|benchmarks)/[^`\s<>*]*)`", words_of(page)
        ):
            if not (ROOT / path).exists():
                wrong.append((title(page), path))
    assert wrong == []


def test_glossary_names_occur_in_the_code() -> None:
    rows = [row.split("|") for row in words_of(DOCS / "glossary.md").splitlines() if row.startswith("| ")][1:]
    names = [name for row in rows for name in re.findall(r"[a-z][a-z_]+", row[2].partition("(")[0])]
    code = sources().lower()
    assert len(names) > len(rows)
    assert [name for name in names if name not in code] == []
