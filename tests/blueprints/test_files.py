"""Evidence and scans on the pages: several at once, each with its own answer; shown so that nothing in them runs."""

import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse

from mediation import clock
from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.document import Attachment
from mediation.rules.roles import Role
from tests import sample_files as made
from tests.blueprints.matter import FIRM, Matter
from tests.visitor import Page, Visitor

TODAY = clock.today().isoformat()
SHUT = "default-src 'none'; sandbox"


@pytest.fixture(scope="module", autouse=True)
def opening() -> Iterator[None]:
    """The worker that opens files is ended with the module."""
    yield
    foreign.close()


def upload(content: bytes, name: str) -> FileStorage:
    return FileStorage(io.BytesIO(content), name)


def send(visitor: Visitor, url: str, *uploads: FileStorage, field: str = "files", **typed: Any) -> TestResponse:
    """The form as a browser without script sends it."""
    fields = {
        "csrf_token": visitor.client.token(),
        "purpose": "evidence",
        "received_on": TODAY,
        "original": "",
        "party": "",
        **typed,
    }
    headers = typed.pop("headers", {})
    fields.pop("headers", None)
    data = MultiDict([*fields.items(), *((field, one) for one in uploads)])
    return visitor.client.post(url, data=data, headers=headers, follow_redirects=True)


def rows(matter: Matter) -> list[dict[str, Any]]:
    """The files of the case as they are on record."""

    def read(case: Any) -> list[dict[str, Any]]:
        found = db.session.scalars(select(Attachment).where(Attachment.case_id == case.id).order_by(Attachment.id))
        names = (
            "uid",
            "title",
            "name",
            "purpose",
            "rotation",
            "ordinal",
            "submitted_by",
            "original",
            "sheets",
            "version",
        )
        return [{name: getattr(row, name) for name in names} | {"party": row.submitted_by_id} for row in found]

    return matter.read(read)


@pytest.fixture
def kept(matter: Matter, mediator: Visitor) -> str:
    """The address of one photo that was uploaded."""
    answer = send(mediator, matter.url("files"), upload(made.jpeg(60, 40), "登记证书.jpg"))
    assert "收下 1 件。" in answer.text
    return matter.url(f"files/{rows(matter)[0]['uid']}")


def test_several_files_come_at_once_with_what_is_said_of_them(matter: Matter, mediator: Visitor) -> None:
    page = mediator.get(matter.url("files?purpose=authority"))
    assert page.h1 == "加材料"
    assert page.form("files-form").select_one("#purpose option[selected]")["value"] == "authority"
    files, photos = (page.soup.select_one(f"#{name}") for name in ("files", "photos"))
    assert (files.has_attr("multiple"), photos["capture"]) == (True, "environment")
    assert files["accept"] == ".jpg,.jpeg,.png,.pdf,.docx,.xlsx,.ofd,.mp3,.mp4"
    party = matter.parties[FIRM]
    answer = send(
        mediator, matter.url("files"), upload(made.pdf(2), "合同.pdf"), upload(made.mp3(), "通话.mp3"),
        party=party, original="original", sheets="4",
    )  # fmt: skip
    page = Page(answer)
    assert "收下 2 件。" in page.text
    assert [(row["title"], row["original"], row["sheets"]) for row in rows(matter)] == [
        ("合同", "original", 4),
        ("通话", "original", 4),
    ]
    listed = mediator.get(matter.url("?part=files"))
    assert [cell.get_text(strip=True) for cell in listed.soup.select("#parts .file__name a")] == ["合同", "通话"]
    assert FIRM in listed.soup.select_one("#parts").get_text()
    assert "2 页" in listed.soup.select_one("#parts").get_text()


def test_good_files_are_kept_and_each_bad_one_is_named(matter: Matter, mediator: Visitor) -> None:
    answer = send(
        mediator,
        matter.url("files"),
        upload(made.pdf(), "合同.pdf"),
        upload(made.EXE, "照片.jpg"),
        upload(made.jpeg()[:-30], "断了.jpg"),
        submitted_by="市场管理处",
    )
    page = Page(answer)
    assert page.status == 422
    errors = [said.get_text(strip=True) for said in page.soup.select("main .field__error")]
    assert errors == [
        "照片.jpg：文件名写的是 JPG，其实是程序。打开看看，用“另存为”存成 JPG 再传。",
        "断了.jpg：文件不完整，末尾缺了一段。重新拷贝或者重新拍一张，再传。",
    ]
    assert "另外 1 件已收下。" in page.text
    assert page.soup.select_one("#submitted_by")["value"] == "市场管理处"
    assert [row["title"] for row in rows(matter)] == ["合同"]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        pytest.param({"received_on": "2999-01-01"}, "received_on", "这一天还没到。填今天或以前的日子。", id="later"),
        pytest.param(
            {"purpose": "agreement_scan"}, "purpose", "这一项不在可选范围内。重新选一次。", id="purpose-not-offered"
        ),
        pytest.param({"sheets": "三"}, "sheets", "张数写整数，比如 3；没有纸质的不用填。", id="sheets"),
        pytest.param({"origin": "网" * 501}, "origin", "写了 501 字，最多 500 字。删掉 1 字。", id="long"),
    ],
)
def test_a_form_error_keeps_what_was_typed_and_stores_nothing(
    matter: Matter, mediator: Visitor, typed: dict[str, str], field: str, sentence: str
) -> None:
    page = Page(send(mediator, matter.url("files"), upload(made.pdf(), "a.pdf"), **{"submitted_by": "曹某", **typed}))
    assert (page.status, page.errors[field]) == (422, sentence)
    assert page.soup.select_one("#submitted_by")["value"] == "曹某"
    assert rows(matter) == []


def test_no_file_chosen(matter: Matter, mediator: Visitor) -> None:
    page = mediator.submit(mediator.get(matter.url("files")), "files-form", status=422, files=None, photos=None)
    assert page.errors["files"] == "没有选文件。点“选文件”，或者用手机拍照。"


def test_a_script_gets_one_answer_for_each_file(matter: Matter, mediator: Visitor) -> None:
    asked = {"headers": {"X-Requested-With": "fetch"}}
    good = send(mediator, matter.url("files"), upload(made.pdf(), "合同.pdf"), **asked)
    assert (good.status_code, good.json["said"], good.json["title"]) == (200, "已收下", "合同")
    assert mediator.get(good.json["url"]).h1 == "合同"
    bad = send(mediator, matter.url("files"), upload(b"", "空.pdf"), **asked)
    assert (bad.status_code, bad.json) == (422, {"said": "文件是空的。看看选对了没有，再传一次。"})
    late = send(mediator, matter.url("files"), upload(made.pdf(), "a.pdf"), received_on="", **asked)
    assert (late.status_code, late.json) == (422, {"said": "收到日期：没有填收到日期。"})
    assert [row["title"] for row in rows(matter)] == ["合同"]


def test_a_picture_is_drawn_anew_and_shut_in(mediator: Visitor, kept: str) -> None:
    for query, largest in (("", 60), ("?small=1", 60)):
        answer = mediator.client.get(f"{kept}/picture{query}")
        assert (answer.mimetype, answer.data[:2]) == ("image/jpeg", b"\xff\xd8")
        assert answer.headers["Content-Security-Policy"] == SHUT
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.data != made.jpeg(largest, 40)
    assert mediator.client.get(f"{kept}/picture?page=2").status_code == 404


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(made.jpeg(), "登记 证书'（1）.jpg", id="photo"),
        pytest.param(made.pdf(), "合同.pdf", id="pdf"),
        pytest.param(made.docx(), "说明；.docx", id="word"),
        pytest.param(made.mp4(), "现场.mp4", id="film"),
    ],
)
def test_whatever_was_handed_in_is_only_ever_a_download(
    matter: Matter, mediator: Visitor, content: bytes, name: str
) -> None:
    send(mediator, matter.url("files"), upload(content, name))
    answer = mediator.client.get(matter.url(f"files/{rows(matter)[0]['uid']}/content"))
    disposition = answer.headers["Content-Disposition"]
    assert answer.data == content
    assert disposition.startswith('attachment; filename="file.')
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == name
    assert answer.headers["Content-Security-Policy"] == SHUT
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_is_described_turned_moved_and_taken_out(matter: Matter, mediator: Visitor, kept: str) -> None:
    page = mediator.get(kept)
    assert page.h1 == "登记证书"
    page = mediator.submit(page, "act", title="作品登记证书", purpose="authority", original="copy", note="只有复印件")
    assert "“作品登记证书”的登记已改。" in page.text
    turned = mediator.client.send(f"{kept}/rotation", by="90")
    assert turned.status_code == 303
    assert mediator.client.send(f"{kept}/rotation", by="45").status_code == 409
    assert mediator.client.send(f"{kept}/place", way="up").status_code == 303
    row = rows(matter)[0]
    assert (row["title"], row["purpose"], row["original"], row["rotation"]) == ("作品登记证书", "authority", "copy", 90)
    assert "已转 90 度" in mediator.get(kept).text
    page = mediator.submit(mediator.get(f"{kept}/removal"), "act", status=422, reason=" ")
    assert page.errors["reason"] == "没有填为什么取出。"
    page = mediator.submit(page, "act", reason="传错了案子")
    assert "取出：传错了案子" in page.soup.select_one("#parts").get_text()
    page = mediator.get(kept)
    assert not page.soup.select("#act")
    assert mediator.client.send(f"{kept}/rotation", by="90").status_code == 409


def test_two_people_on_one_description_see_both(matter: Matter, mediator: Visitor, kept: str) -> None:
    page = mediator.get(kept)
    mediator.submit(mediator.get(kept), "act", title="先改的")
    refused = mediator.submit(page, "act", status=409, title="后改的")
    assert "先改的" in refused.text
    assert "后改的" in refused.text
    assert rows(matter)[0]["title"] == "先改的"


def test_the_signed_copy_of_a_sheet_comes_with_its_sheet(matter: Matter, mediator: Visitor) -> None:
    url = matter.url("papers/application/scan")
    page = mediator.get(url)
    assert page.h1 == "附签署件"
    page = Page(send(mediator, url, upload(made.docx(), "申请书.docx"), field="scan"))
    assert (page.status, page.errors["scan"]) == (422, "这里只收 PDF、JPG、PNG。另存成其中一种，再传。")
    page = Page(send(mediator, url, upload(made.pdf(), "申请书.pdf"), field="scan"))
    assert "的签署件已收。" in page.text
    assert [(row["purpose"], row["original"]) for row in rows(matter)] == [("signed_scan", "original")]

    def standing(case: Any) -> list[str]:
        from mediation.operations.papers.checklist import checklist

        return [
            row.standing for row in checklist(case, today=clock.today(), demo=False) if row.sheet.form == "application"
        ]

    assert matter.read(standing) == ["scanned"]
    for key in ("nothing", "identity", "session_record-session:1"):
        assert mediator.client.get(matter.url(f"papers/{key}/scan")).status_code == 404


def test_only_the_committee_s_people_find_the_files(app: Flask, matter: Matter, kept: str, client_for: Any) -> None:
    others = [client_for(Role.MEDIATOR, "district"), client_for(Role.AUDITOR), client_for(Role.COURT_LIAISON)]
    for client in others:
        for tail in ("", "/content", "/picture", "/removal"):
            assert client.get(kept + tail).status_code == 404
        assert client.send(f"{kept}/rotation", by="90").status_code == 404
        assert client.send(matter.url("files")).status_code == 404


def test_a_file_that_changed_in_the_store_is_not_sent(app: Flask, mediator: Visitor, kept: str) -> None:
    (path,) = (app.config["MEDIATION"].data_dir / "files").glob("*/*")
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    for tail in ("content", "picture"):
        page = mediator.get(f"{kept}/{tail}", status=409)
        assert "这份文件在存储里变了或者不见了，打不开。" in page.text


def test_a_request_that_is_too_large_says_so(open_app: Any) -> None:
    app = open_app(max_upload_mb=1)
    from tests import people

    client = people.log_in(app, people.create(app, Role.MEDIATOR))
    body = io.BytesIO(bytes(2 * 1024 * 1024))
    sent = {"content_type": "multipart/form-data; boundary=x", "content_length": 2 * 1024 * 1024}
    answer = client.post("/cases/x/files", input_stream=body, **sent)
    assert answer.status_code == 413
    assert "文件太大" in answer.text
