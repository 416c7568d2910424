"""Files on record: kept once, described, turned, moved, taken out; caps, the virus scanner, what cannot be opened."""

import io
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import delete, func, select

from mediation import files
from mediation.config import Config, SettingProblem
from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.case_key import CaseKey
from mediation.models.document import Attachment
from mediation.models.dossier import Dossier
from mediation.operations import audit, evidence
from mediation.operations.evidence import FileDetails
from mediation.operations.settings import change_setting
from mediation.operations.versions import EditConflict
from mediation.rules.file_types import FileRefused
from mediation.rules.lifecycle import ActionRefused
from mediation.virus_scan import ScannerAway, scan, valid
from tests import sample_files as made
from tests.operations.conftest import Desk
from tests.operations.settled import others


@pytest.fixture(scope="module", autouse=True)
def opening() -> Iterator[None]:
    """The worker that opens files is ended with the module."""
    yield
    foreign.close()


def add(desk: Desk, case: Case, content: bytes, name: str = "证据.pdf", **details: object) -> Attachment:
    said = replace(FileDetails("evidence", desk.day), **details)
    received = evidence.receive(case, content, name, actor=desk.actor())
    return evidence.add_file(case, received, said, actor=desk.actor())


def titles(case: Case) -> list[str]:
    return [row.title for row in evidence.files_of(case)]


def on_disk() -> int:
    return len(list(files.store_dir().glob("*/*")))


def test_the_same_bytes_are_kept_once(desk: Desk) -> None:
    case = desk.register()
    first = add(desk, case, made.pdf(), "甲.pdf")
    desk.commit()
    again = add(desk, case, made.pdf(), "乙.pdf")
    other = add(desk, case, made.pdf(), "丙.pdf", purpose="court")
    desk.commit()
    assert (again.id, other.id == first.id, other.file) == (first.id, False, first.file)
    assert (titles(case), on_disk()) == (["甲", "丙"], 1)


def test_bytes_that_went_bad_in_the_store_are_stored_anew(desk: Desk) -> None:
    case = desk.register()
    first = add(desk, case, made.pdf())
    desk.commit()
    (files.store_dir() / first.file).write_bytes(b"rot")
    again = add(desk, case, made.pdf())
    desk.commit()
    assert again.id != first.id
    assert evidence.open_file(again) == made.pdf()


def test_the_same_bytes_in_two_cases_lie_under_two_keys(desk: Desk) -> None:
    cases = desk.register(), desk.register(parties=others())
    rows = [add(desk, case, made.pdf()) for case in cases]
    desk.commit()
    assert rows[0].file != rows[1].file
    rows[1].file, rows[1].sha256 = rows[0].file, rows[0].sha256
    with pytest.raises(files.FileChanged):
        evidence.open_file(rows[1])
    db.session.rollback()


def test_what_is_said_of_a_file_is_kept_and_corrected(desk: Desk, audited: Callable[[Case], list[str]]) -> None:
    case = desk.register()
    party = case.parties[0]
    row = add(desk, case, made.pdf(3), "登记证书.pdf", party=party, original="original", sheets=2, origin="当事人自存")
    desk.commit()
    assert (row.title, row.party.id, row.original, row.sheets, row.origin) == (
        "登记证书",
        party.id,
        "original",
        2,
        "当事人自存",
    )
    assert (row.pages, row.ordinal, row.stored_at) == (3, 1, desk.actor().now)
    said = FileDetails("authority", desk.day - timedelta(1), "授权委托书", submitted_by="梁栖禾", original="copy")
    evidence.describe_file(row, case, said, seen_version=row.version, actor=desk.actor())
    desk.commit()
    assert (row.purpose, row.title, row.submitted_by_id, row.submitted_by) == (
        "authority",
        "授权委托书",
        None,
        "梁栖禾",
    )
    with pytest.raises(EditConflict):
        evidence.describe_file(row, case, replace(said, title="别的"), seen_version=1, actor=desk.actor())
    assert audited(case)[-2:] == ["add_file", "describe_file"]


def test_a_picture_is_turned_for_print_and_its_bytes_stay(desk: Desk) -> None:
    case = desk.register()
    row = add(desk, case, made.jpeg(60, 40), "照片.jpg")
    desk.commit()
    for by in (90, 270, 90):
        evidence.rotate(row, case, by, actor=desk.actor())
    desk.commit()
    assert (row.rotation, evidence.open_file(row)) == (90, made.jpeg(60, 40))
    shown = Image.open(io.BytesIO(evidence.picture(row)))
    assert shown.size == (40, 60)
    # The white corner, upper left as it was taken, is upper right after a turn to the right.
    assert shown.getpixel((38, 2))[1] > 200 > 100 > shown.getpixel((2, 2))[1]
    for by in (0, 45, -90):
        with pytest.raises(ActionRefused, match="转方向"):
            evidence.rotate(row, case, by, actor=desk.actor())


def test_a_photo_stands_as_the_camera_was_held(desk: Desk) -> None:
    case = desk.register()
    row = add(desk, case, made.jpeg(60, 40, orientation=6), "竖.jpg")
    assert Image.open(io.BytesIO(evidence.picture(row))).size == (40, 60)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "I;16", "1"])
def test_a_picture_of_any_colours_is_shown(desk: Desk, mode: str) -> None:
    row = add(desk, desk.register(), made.png(mode=mode), "图.png")
    assert Image.open(io.BytesIO(evidence.picture(row))).size == (60, 40)


def test_a_preview_carries_nothing_of_the_original_but_its_pixels(desk: Desk) -> None:
    row = add(desk, desk.register(), made.jpeg_comment(b"GPS 32.0 121.0"), "照片.jpg")
    assert b"GPS" not in evidence.picture(row)


def test_a_pdf_keeps_its_bytes_with_its_turn_beside(desk: Desk) -> None:
    case = desk.register()
    row = add(desk, case, made.pdf(2))
    evidence.rotate(row, case, 180, actor=desk.actor())
    desk.commit()
    assert (evidence.open_file(row), row.rotation, row.pages) == (made.pdf(2), 180, 2)
    assert [evidence.picture(row, page=page) is None for page in (0, 1, 2, 3)] == [True, False, False, True]


def test_a_recording_is_neither_shown_nor_turned(desk: Desk) -> None:
    case = desk.register()
    row = add(desk, case, made.mp3(), "通话.mp3")
    assert evidence.picture(row) is None
    with pytest.raises(ActionRefused, match="转方向"):
        evidence.rotate(row, case, 90, actor=desk.actor())


def test_files_are_put_in_order_within_their_purpose(desk: Desk) -> None:
    case = desk.register()
    rows = [add(desk, case, made.pdf(text=name), f"{name}.pdf") for name in "甲乙丙"]
    add(desk, case, made.pdf(text="证"), "证.pdf", purpose="identity")
    desk.commit()
    assert titles(case) == ["证", "甲", "乙", "丙"]
    evidence.reorder(rows[2], case, -1, actor=desk.actor())
    evidence.reorder(rows[0], case, -1, actor=desk.actor())
    desk.commit()
    assert titles(case) == ["证", "甲", "丙", "乙"]
    evidence.reorder(rows[0], case, 1, actor=desk.actor())
    desk.commit()
    assert titles(case) == ["证", "丙", "甲", "乙"]


def test_a_file_taken_out_stays_on_record_and_is_changed_no_more(desk: Desk) -> None:
    case = desk.register()
    row = add(desk, case, made.pdf())
    desk.commit()
    evidence.take_out(row, case, reason="传错了案子", actor=desk.actor())
    desk.commit()
    assert (evidence.files_of(case), evidence.files_of(case, taken_out=True)) == ([], [row])
    assert (row.removed_on, row.removed_reason, evidence.open_file(row)) == (desk.day, "传错了案子", made.pdf())
    for act in (
        lambda: evidence.take_out(row, case, reason="再取", actor=desk.actor()),
        lambda: evidence.rotate(row, case, 90, actor=desk.actor()),
        lambda: evidence.reorder(row, case, 1, actor=desk.actor()),
    ):
        with pytest.raises(ActionRefused, match="已经取出"):
            act()
    again = add(desk, case, made.pdf())
    desk.commit()
    assert again.id != row.id


def test_what_lies_in_a_filed_dossier_is_changed_no_more_and_later_files_still_come(desk: Desk) -> None:
    case = desk.register()
    row = add(desk, case, made.pdf())
    dossier = Dossier(
        case_id=case.id,
        committee_id=case.committee_id,
        state="filed",
        filed_on=desk.day,
        file_number="1",
    )
    db.session.add(dossier)
    audit.record(desk.actor(), "file_dossier", dossier, case=case, summary="归档")
    desk.commit()
    for act in (
        lambda: evidence.take_out(row, case, reason="不要了", actor=desk.actor()),
        lambda: evidence.rotate(row, case, 90, actor=desk.actor()),
    ):
        with pytest.raises(ActionRefused, match="只能补充"):
            act()
    assert evidence.files_may_be_added(case)
    assert add(desk, case, made.pdf(text="后来的"), purpose="supplement").id
    with pytest.raises(ActionRefused, match="只能补充"):
        add(desk, case, made.pdf(text="又一件"))


def test_a_case_whose_key_was_destroyed_takes_no_files(desk: Desk) -> None:
    case = desk.register()
    desk.commit()
    db.session.execute(delete(CaseKey).where(CaseKey.case_id == case.id))
    with pytest.raises(ActionRefused, match="密钥已经销毁"):
        evidence.receive(case, made.pdf(), "a.pdf", actor=desk.actor())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("upload_file_mb", "文件超过 0 MB", id="one file"),
        pytest.param("upload_case_mb", "这件案子的文件合计超过 0 MB", id="one case"),
        pytest.param("upload_day_mb", "你今天上传的合计超过 0 MB", id="one person's day"),
    ],
)
def test_the_caps_are_settings(desk: Desk, name: str, said: str) -> None:
    case = desk.register()
    change_setting(name, 0, effective_from=desk.day, source="试", actor=desk.actor())
    desk.commit()
    with pytest.raises(FileRefused, match=said):
        evidence.receive(case, made.pdf(), "a.pdf", actor=desk.actor())
    assert on_disk() == 0


def test_a_day_s_cap_begins_anew_in_the_morning(desk: Desk) -> None:
    case = desk.register()
    add(desk, case, with_part(bytes(800_000)), "甲.png")
    change_setting("upload_day_mb", 1, effective_from=desk.day, source="试", actor=desk.actor())
    desk.commit()
    other = with_part(bytes(800_001))
    with pytest.raises(FileRefused, match="今天上传"):
        evidence.receive(case, other, "乙.png", actor=desk.actor())
    desk.later(1)
    assert add(desk, case, other, "乙.png").size == len(other)


@contextmanager
def clamd(folder: Path, answer: Callable[[bytes], bytes], *, tcp: bool = False) -> Iterator[str]:
    """A scanner that takes what INSTREAM sends and answers with `answer(content)`."""
    listening = socket.socket() if tcp else socket.socket(socket.AF_UNIX)
    listening.bind(("127.0.0.1", 0) if tcp else str(folder / "s"))
    listening.listen()

    def read(line: socket.socket, count: int) -> bytes:
        said = b""
        while len(said) < count and (piece := line.recv(count - len(said))):
            said += piece
        return said

    def serve() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line:
                assert read(line, 10) == b"zINSTREAM\0"
                content = b""
                while length := struct.unpack(">I", read(line, 4))[0]:
                    content += read(line, length)
                line.sendall(answer(content))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"tcp:127.0.0.1:{listening.getsockname()[1]}" if tcp else f"unix:{folder / 's'}"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(5)


def finds_eicar(content: bytes) -> bytes:
    return b"stream: Eicar-Test-Signature FOUND\0" if made.EICAR in content else b"stream: OK\0"


def with_part(content: bytes) -> bytes:
    """A good picture that carries `content` in a private part."""
    whole = made.png()
    return whole[:-12] + made.chunk(b"prVt", content) + whole[-12:]


INFECTED = with_part(made.EICAR * 9000)


def use(app: Flask, address: str) -> None:
    app.config["MEDIATION"] = replace(app.config["MEDIATION"], clamd=address)


@pytest.mark.parametrize("tcp", [False, True], ids=["unix", "tcp"])
def test_a_file_with_a_virus_is_refused_and_a_clean_one_is_marked(
    desk: Desk, context: Flask, tmp_path: Path, tcp: bool
) -> None:
    case = desk.register()
    with clamd(tmp_path, finds_eicar, tcp=tcp) as address:
        use(context, address)
        with pytest.raises(FileRefused, match="有病毒（Eicar-Test-Signature）"):
            evidence.receive(case, INFECTED, "a.png", actor=desk.actor())
        assert on_disk() == 0
        assert add(desk, case, made.png(), "b.png").scan == "clean"


def test_no_scanner_is_asked_unless_one_is_set(desk: Desk) -> None:
    assert add(desk, desk.register(), made.png(), "a.png").scan == ""


def test_while_the_scanner_is_away_nothing_is_taken_in(desk: Desk, context: Flask, tmp_path: Path) -> None:
    use(context, f"unix:{tmp_path / 'nobody'}")
    with pytest.raises(FileRefused, match="查毒程序没有应答"):
        evidence.receive(desk.register(), made.png(), "a.png", actor=desk.actor())
    assert on_disk() == 0


def test_or_it_is_kept_shut_until_it_was_scanned(desk: Desk, context: Flask, tmp_path: Path) -> None:
    case = desk.register()
    change_setting("unscanned_files", "keep", effective_from=desk.day, source="试", actor=desk.actor())
    use(context, f"unix:{tmp_path / 'nobody'}")
    good, bad = add(desk, case, made.png(), "a.png"), add(desk, case, INFECTED, "b.png")
    desk.commit()
    assert (good.scan, bad.scan) == ("pending", "pending")
    for act in (evidence.open_file, evidence.picture):
        with pytest.raises(ActionRefused, match="还没有查毒"):
            act(good)
    with pytest.raises(ScannerAway):
        evidence.scan_pending(desk.actor().now)
    with clamd(tmp_path, finds_eicar) as address:
        use(context, address)
        assert evidence.scan_pending(desk.actor().now) == (1, 1)
    desk.commit()
    assert evidence.open_file(good) == made.png()
    assert (bad.removed_on, bad.removed_reason) == (desk.day, "查出病毒 Eicar-Test-Signature")
    with pytest.raises(ActionRefused, match="还没有查毒"):
        evidence.open_file(bad)


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"nonsense"], ids=["none", "error", "odd"]
)
def test_an_answer_that_is_no_verdict_is_none(tmp_path: Path, answer: bytes) -> None:
    with clamd(tmp_path, lambda content: answer) as address, pytest.raises(ScannerAway):
        scan(b"x", address)


def test_a_scanner_that_hangs_is_given_up(tmp_path: Path) -> None:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "s"))
    listening.listen()
    with listening, pytest.raises(ScannerAway):
        scan(b"x", f"unix:{tmp_path / 's'}", timeout=0.2)


def test_the_scanner_s_address_is_read_or_the_start_says_how_to_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for written in ("unix:/run/clamav/clamd.ctl", "tcp:127.0.0.1:3310", "tcp:[::1]:3310"):
        assert valid(written)
    monkeypatch.setenv("MEDIATION_CLAMD", "127.0.0.1")
    with pytest.raises(SettingProblem, match="unix:/路径"):
        Config.from_environment()


def test_what_was_received_and_never_put_on_record_is_no_row(desk: Desk) -> None:
    case = desk.register()
    evidence.receive(case, made.pdf(), "a.pdf", actor=desk.actor())
    assert (on_disk(), db.session.scalar(select(func.count()).select_from(Attachment))) == (1, 0)
