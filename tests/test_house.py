"""House rules that a machine can hold: purity, who commits, who sets states, no back doors in templates or SQL."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation.config import ROOT

PACKAGE = ROOT / "mediation"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))


def _inside(path: Path, *areas: str) -> bool:
    return path.relative_to(PACKAGE).parts[0] in areas


def _calls(path: Path, name: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield node.lineno


def test_rules_and_procedures_load_without_web_and_database() -> None:
    """A lawyer's test needs no Flask."""
    blocked = "flask sqlalchemy wtforms weasyprint flask_sqlalchemy flask_login"
    code = (
        "import sys, pkgutil, importlib\n"
        f"sys.modules.update(dict.fromkeys({blocked!r}.split()))\n"
        "import mediation.rules, mediation.procedures\n"
        "for package in (mediation.rules, mediation.procedures):\n"
        "    for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def test_the_package_itself_stays_empty() -> None:
    """Otherwise the rules could not be imported alone."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    assert [type(node).__name__ for node in tree.body] == ["Expr"]


def test_only_views_commands_and_the_demonstration_commit() -> None:
    """An operation is part of its caller's transaction."""
    allowed = ("blueprints", "cli", "web", "demonstration")
    found = [
        f"{path.name}:{line}" for path in SOURCES if not _inside(path, *allowed) for line in _calls(path, "commit")
    ]
    assert found == []


def test_only_operations_set_a_state() -> None:
    """States change through the table and nowhere else."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            targets = node.targets if isinstance(node, ast.Assign) else []
            if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets):
                found.append(str(path.relative_to(PACKAGE)))
    assert set(found) <= {
        "operations/life_cycle.py",
        "operations/administrative_mediation/acts.py",
        "operations/agreement/acts.py",
        "operations/consultations/acts.py",
        "operations/typical_cases.py",
        "operations/court_referral/acts.py",
        "operations/design_preexamination/acts.py",
        "operations/dossier/filing.py",
        "operations/dossier/frozen.py",
        "operations/evaluation_reports/acts.py",
        "operations/fairs/acts.py",
        "operations/judicial_confirmation/acts.py",
        "operations/online_shops/acts.py",
        "operations/registered_applicants/acts.py",
        "operations/rights_aid/acts.py",
        "operations/overseas_guidance/acts.py",
        "operations/overseas_guidance/watch/acts.py",
        "operations/reported_figures/acts.py",
        "operations/scheduled_sessions/acts.py",
        "operations/scheduled_sessions/leaving.py",
    }


def test_the_clock_is_read_in_one_place() -> None:
    """Dates come in as arguments; identity numbers alone need today when nobody says it."""
    pattern = re.compile(r"\b(date|datetime)\.(today|now|utcnow)\(")
    found = {str(path.relative_to(PACKAGE)) for path in SOURCES if pattern.search(path.read_text(encoding="utf-8"))}
    assert found <= {"clock.py", "rules/identity.py"}


def test_no_sql_is_put_together_from_text() -> None:
    """`text()` takes a literal; what varies is a bound parameter."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "text"
            if named and node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                found.append(f"{path.name}:{node.lineno}")
    assert found == []


def test_nothing_is_left_for_later() -> None:
    """What is not done is an issue, not a comment."""
    words = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    found = [path.name for path in [*SOURCES, *TEMPLATES, *SCRIPTS] if words.search(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\|\s*safe\b", id="no-template-switches-escaping-off"),
        pytest.param(r"\sstyle\s*=", id="no-inline-style-the-csp-forbids-it"),
        pytest.param(r"\son[a-z]+\s*=\s*[\"']", id="no-inline-script-the-csp-forbids-it"),
        pytest.param(r"<script(?![^>]*\bsrc=)", id="no-script-block"),
        pytest.param(r"(?:src|href)=\"(?:https?:)?//", id="nothing-from-another-host"),
        pytest.param(r"\{%\s*autoescape\s+false", id="no-autoescape-off"),
    ],
)
def test_templates_have_no_back_door(pattern: str) -> None:
    """Every page is escaped and stands alone."""
    found = [str(path.relative_to(ROOT)) for path in TEMPLATES if re.search(pattern, path.read_text(encoding="utf-8"))]
    assert found == []


def test_every_template_is_used() -> None:
    """No page is left behind when its view goes."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*SOURCES, *TEMPLATES])
    unused = []
    for path in TEMPLATES:
        name = path.relative_to(ROOT / "templates").as_posix()
        short = name.removeprefix("documents/")
        stem = path.stem
        if name not in text and short not in text and f'"{stem}"' not in text:
            unused.append(name)
    assert unused == []


def test_templates_import_what_they_use() -> None:
    """No macro is carried along for nothing, and none is borrowed from the page that includes a part."""
    imported = re.compile(r"\{%-? from \"[^\"]*\" import ([^%]*?)(?: with context)? -?%\}")
    macro = re.compile(r"\{%-? macro (\w+)\(")
    texts = {path: re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in TEMPLATES}
    macros = {name for text in texts.values() for name in macro.findall(text)}
    wrong = []
    for path, text in texts.items():
        named = {one.split(" as ")[-1].strip() for names in imported.findall(text) for one in names.split(",")}
        code = " ".join(re.findall(r"\{[{%].*?[%}]\}", imported.sub("", text), flags=re.DOTALL))
        unused = {name for name in named if not re.search(rf"\b{name}\b", code)}
        spoken = re.sub(r"\"[^\"]*\"", "", code)
        called = {name for name in macros if re.search(rf"(?<![\w.]){name}\(", spoken)}
        wrong += [f"{path.name}: {name}" for name in sorted(unused | called - named - {*macro.findall(text)})]
    assert wrong == []


def test_names_of_cells_fit_beside_their_values_on_the_phone() -> None:
    """The column of names is 5.6 characters wide (static/css/table_narrow.css); a longer one lies upon the value."""
    named = [
        (path.name, name, sum(1 if ord(letter) > 0x2E7F else 0.5 for letter in name))
        for path in TEMPLATES
        for name in re.findall(r'data-label="([^"{]+)"', path.read_text(encoding="utf-8"))
    ]
    assert len(named) > 100
    assert [(file, name) for file, name, width in named if width > 5.5] == []


def test_scripts_are_short_and_run_no_text() -> None:
    """One behaviour a file; nothing is evaluated."""
    long = [path.name for path in SCRIPTS if len(path.read_text(encoding="utf-8").splitlines()) > 100]
    risky = [path.name for path in SCRIPTS if re.search(r"\beval\(|new Function|document\.write", path.read_text())]
    assert (long, risky) == ([], [])


def test_drafts_are_never_kept_in_the_browser() -> None:
    """What people type goes to the server; the browser keeps habits only."""
    pattern = re.compile(r"(localStorage|sessionStorage|indexedDB)")
    found = {path.name for path in SCRIPTS if pattern.search(path.read_text(encoding="utf-8"))}
    assert found <= {"single-keys.js", "key-switch.js"}


def test_no_table_is_changed_past_its_version() -> None:
    """A bulk UPDATE would skip the version column, and the loser of a race would not notice."""
    found = []
    for path in SOURCES:
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [
            f"{path.name}:{line}"
            for line in _calls(path, "update")
            if re.search(r"(query|select)\(.*\.update\(|session\.execute\(\s*update\(", lines[line - 1])
        ]
    assert found == []
