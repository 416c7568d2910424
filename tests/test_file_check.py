"""`evidence verify` names every file whose bytes changed, `evidence sweep` keeps what a row names."""

import contextvars
import json
import os
import time
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from mediation import clock, files
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.job import Job
from mediation.models.user import User
from mediation.operations import evidence
from mediation.operations.actor import Actor
from mediation.operations.evidence import FileDetails
from mediation.rules.roles import Role
from tests import people
from tests import sample_files as made
from tests.blueprints.matter import register

MANY = 100


@pytest.fixture
def kept(app: Flask) -> list[str]:
    """A hundred and one files of one case, by their names in the store."""
    person = people.create(app, Role.MEDIATOR)
    uid = register(app, person).uid

    def add() -> list[str]:
        with app.app_context(), writing():
            now = clock.now()
            actor = Actor(db.session.get_one(User, person.id), now, now.date(), "test")
            case = db.session.query(Case).filter_by(uid=uid).one()
            names = []
            for number in range(MANY + 1):
                content = made.docx(**{"word/number.xml": b"%d" % number})
                received = evidence.receive(case, content, f"证据{number}.docx", actor=actor)
                row = evidence.add_file(case, received, FileDetails("evidence", now.date()), actor=actor)
                names.append(row.file)
            db.session.commit()
            return names

    return contextvars.Context().run(add)


def test_whole_files_pass(command: Callable[..., Result], kept: list[str]) -> None:
    result = command("evidence", "verify")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, f"共 {MANY + 1} 件，全部相符。")


def test_one_byte_in_each_of_a_hundred_files_is_found_a_hundred_times(
    app: Flask, command: Callable[..., Result], kept: list[str]
) -> None:
    folder = app.config["MEDIATION"].data_dir / "files"
    for place, name in enumerate(kept[:MANY]):
        raw = bytearray((folder / name).read_bytes())
        raw[place * (len(raw) - 1) // MANY] ^= 1
        (folder / name).write_bytes(raw)
    result = command("evidence", "verify", "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["files"]) == (1, MANY + 1)
    assert [row["file"] for row in found["changed"]] == kept[:MANY]
    assert {row["said"] for row in found["changed"]} == {"变了"}
    assert found["changed"][7]["title"] == "证据7"
    printed = command("evidence", "verify").stdout
    assert printed.count(" 变了\n") == MANY
    assert f"共 {MANY + 1} 件，有 {MANY} 件不对。" in printed


def test_a_file_that_is_gone_is_named(app: Flask, command: Callable[..., Result], kept: list[str]) -> None:
    (app.config["MEDIATION"].data_dir / "files" / kept[3]).unlink()
    result = command("evidence", "verify")
    assert result.exit_code == 1
    assert f"证据3（attachment 4）：{kept[3]} 不见了" in result.stdout


def test_a_file_put_in_the_place_of_another_is_named(
    app: Flask, command: Callable[..., Result], kept: list[str]
) -> None:
    folder = app.config["MEDIATION"].data_dir / "files"
    (folder / kept[0]).write_bytes((folder / kept[1]).read_bytes())
    assert [row["file"] for row in json.loads(command("evidence", "verify", "--json").stdout)["changed"]] == [kept[0]]


def test_a_sweep_keeps_files_of_cases_and_the_results_of_jobs(
    app: Flask, command: Callable[..., Result], kept: list[str]
) -> None:
    def leave() -> tuple[str, str]:
        with app.app_context(), writing():
            result, stray = files.store(b"result"), files.store(b"stray")
            job: dict[str, Any] = {"user_id": 1, "kind": "test", "state": "done", "created_at": clock.now()}
            db.session.add(Job(file=result.name, sha256=result.sha256, **job))
            db.session.commit()
            return result.name, stray.name

    result, stray = contextvars.Context().run(leave)
    folder = app.config["MEDIATION"].data_dir / "files"
    for path in folder.glob("*/*"):
        os.utime(path, (time.time() - 4000,) * 2)
    assert command("evidence", "sweep").output == "清掉 1 个没有登记的文件。\n"
    assert {f"{path.parent.name}/{path.name}" for path in folder.glob("*/*")} == {*kept, result}
    assert not (folder / stray).exists()


def test_there_is_nothing_to_scan_without_a_scanner(command: Callable[..., Result]) -> None:
    result = command("evidence", "scan")
    assert result.exit_code == 1
    assert "MEDIATION_CLAMD" in result.output
