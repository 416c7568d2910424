"""What is kept and what is not: a corpus of good files, of files that are cut, mislabelled, too much or two things at
once. Whatever is refused leaves a sentence and nothing else."""

import re
import resource
import time
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation import files
from mediation.documents import foreign
from mediation.extensions import db
from mediation.models.document import Attachment
from mediation.operations import evidence
from mediation.operations.evidence import FileDetails
from mediation.rules.file_types import KINDS, SCANS, FileRefused, plain_name, recognise
from tests import sample_files as made
from tests.operations.conftest import Desk

PNG_HEAD = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module", autouse=True)
def opening() -> Iterator[None]:
    """The worker that opens files is ended with the module."""
    yield
    foreign.close()


GOOD = [
    pytest.param(made.jpeg(), "登记证书.jpg", "image/jpeg", 1, id="photo"),
    pytest.param(made.jpeg(), "IMG_0012.JPEG", "image/jpeg", 1, id="photo-in-capitals"),
    pytest.param(made.jpeg(orientation=6), "竖着拍的.jpg", "image/jpeg", 1, id="photo-held-upright"),
    pytest.param(made.jpeg(progressive=True), "a.jpg", "image/jpeg", 1, id="progressive-jpeg"),
    pytest.param(made.jpeg() + bytes(64), "a.jpg", "image/jpeg", 1, id="jpeg-padded-by-the-camera"),
    pytest.param(made.jpeg() + made.jpeg(30, 20), "a.jpg", "image/jpeg", 1, id="jpeg-with-the-phone-s-second-picture"),
    pytest.param(made.png(), "截图.png", "image/png", 1, id="screenshot"),
    pytest.param(made.png(mode="P"), "a.png", "image/png", 1, id="palette-png"),
    pytest.param(made.png(mode="RGBA"), "a.png", "image/png", 1, id="transparent-png"),
    pytest.param(made.pdf(), "扫描.pdf", "application/pdf", 1, id="scan"),
    pytest.param(made.pdf(7), "合同.PDF", "application/pdf", 7, id="contract-of-seven-pages"),
    pytest.param(made.docx(), "说明.docx", made.recognised("docx"), 0, id="word"),
    pytest.param(
        made.docx(**{"word/document.xml": made.LAUGHS}), "a.docx", made.recognised("docx"), 0, id="never-parsed"
    ),
    pytest.param(made.xlsx(), "销售表.xlsx", made.recognised("xlsx"), 0, id="excel"),
    pytest.param(made.ofd(), "发票.ofd", "application/ofd", 0, id="invoice"),
    pytest.param(made.mp3(), "通话.mp3", "audio/mpeg", 0, id="recording"),
    pytest.param(
        made.mp3(tagged=False) + b"TAG" + bytes(125), "a.mp3", "audio/mpeg", 0, id="recording-with-a-tag-behind"
    ),
    pytest.param(made.mp4(), "现场.mp4", "video/mp4", 0, id="film"),
]

ZIPPED = made.container({"a.txt": b"a"})
BAD = [
    pytest.param(b"", "a.pdf", "空的", id="empty"),
    # Mislabelled.
    pytest.param(made.EXE, "a.jpg", "其实是程序", id="exe-as-jpg"),
    pytest.param(made.EXE, "a.exe", "这里只收", id="exe"),
    pytest.param(b"\x7fELF" + bytes(99), "a.pdf", "其实是程序", id="elf-as-pdf"),
    pytest.param(b"#!/bin/sh\nrm -r /\n", "a.png", "其实是程序", id="script-as-png"),
    pytest.param(made.HTML, "a.pdf", "其实是网页", id="html-as-pdf"),
    pytest.param(made.HTML, "a.html", "打印成 PDF", id="html"),
    pytest.param(made.SVG, "a.svg", "截图", id="svg"),
    pytest.param(made.SVG, "a.png", "其实是网页", id="svg-as-png"),
    pytest.param(b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)", "a.jpg", "其实是 GIF", id="gif-and-script-as-jpg"),
    pytest.param(b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)", "a.gif", "另存为 JPG", id="gif-and-script"),
    pytest.param(made.png(), "a.jpg", "其实是 PNG", id="png-as-jpg"),
    pytest.param(made.pdf(), "a.docx", "其实是 PDF", id="pdf-as-word"),
    pytest.param(made.docx(), "a.xlsx", "没有 XLSX 的内容", id="word-as-excel"),
    pytest.param(made.xlsx(), "a.ofd", "没有 OFD 的内容", id="excel-as-ofd"),
    pytest.param(ZIPPED, "a.docx", "没有 DOCX 的内容", id="zip-as-word"),
    pytest.param(ZIPPED, "a.zip", "先解压", id="zip"),
    pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc", "另存为 DOCX", id="old-word"),
    pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx", "带密码的 Office", id="old-or-locked-word-as-word"),
    pytest.param(made.mp4(b"heic"), "a.heic", "兼容性最佳", id="photo-of-an-iphone"),
    pytest.param(made.mp4(b"qt  "), "a.mp4", "MOV", id="quicktime-as-mp4"),
    pytest.param(made.pdf(), "合同", "扩展名", id="no-extension"),
    pytest.param(made.pdf(), "合同.pdf.exe", "这里只收", id="two-extensions"),
    pytest.param(made.pdf(), "合同\u202efdp.exe", "这里只收", id="name-that-reads-backwards"),
    pytest.param(b"just words " * 50, "a.mp3", "内容却不是", id="text-as-mp3"),
    # Two things at once.
    pytest.param(made.jpeg() + made.HTML, "a.jpg", "夹带", id="jpeg-and-html"),
    pytest.param(made.jpeg() + ZIPPED, "a.jpg", "夹带", id="jpeg-and-zip"),
    pytest.param(made.jpeg() + made.pdf(), "a.jpg", "夹带", id="jpeg-and-pdf"),
    pytest.param(made.jpeg() + made.EXE, "a.jpg", "夹带", id="jpeg-and-exe"),
    pytest.param(b"\xff\xd8\xff\xe0/*JFIF*/=1;alert(1)//" + made.jpeg()[20:], "a.jpg", "夹带", id="jpeg-and-script"),
    pytest.param(made.jpeg_comment(b"<?php system($_GET[0]); ?>"), "a.jpg", "夹带", id="php-in-a-comment"),
    pytest.param(made.png() + made.HTML, "a.png", "夹带", id="png-and-html"),
    pytest.param(made.png() + ZIPPED, "a.png", "夹带", id="png-and-zip"),
    pytest.param(made.pdf() + ZIPPED, "a.pdf", "夹带", id="pdf-and-zip"),
    pytest.param(made.pdf() + made.HTML, "a.pdf", "夹带", id="pdf-and-html"),
    pytest.param(made.HTML + made.pdf(), "a.pdf", "其实是网页", id="html-and-pdf"),
    pytest.param(made.EXE + made.docx(), "a.docx", "其实是程序", id="exe-and-word"),
    pytest.param(made.prefixed(made.docx()), "a.docx", "夹带", id="word-with-something-before-its-members"),
    pytest.param(made.docx() + made.HTML, "a.docx", "夹带", id="word-and-html"),
    pytest.param(made.mp3() + made.HTML, "a.mp3", "夹带", id="mp3-and-html"),
    # Active.
    pytest.param(made.acting_pdf(), "a.pdf", "会运行的程序", id="pdf-with-script"),
    pytest.param(made.acting_pdf(where="/AA"), "a.pdf", "会运行的程序", id="pdf-with-script-on-a-page"),
    pytest.param(made.acting_pdf("/Launch"), "a.pdf", "会运行的程序", id="pdf-that-starts-a-program"),
    pytest.param(made.docx(**{"word/vbaProject.bin": b"macro"}), "a.docx", "宏", id="word-with-macros"),
    pytest.param(made.docx(**{"word/embeddings/setup.EXE": b"MZ"}), "a.docx", "程序", id="word-with-a-program"),
    pytest.param(made.docx(**{"../../etc/passwd": b"x"}), "a.docx", "夹带", id="word-that-climbs-out"),
    # Locked.
    pytest.param(made.locked_pdf(), "a.pdf", "不带密码", id="pdf-with-password"),
    pytest.param(made.locked_docx(), "a.docx", "去掉密码", id="word-with-password"),
    # Cut.
    pytest.param(made.jpeg()[:-40], "a.jpg", "不完整", id="cut-jpeg"),
    pytest.param(made.jpeg()[:30], "a.jpg", "不完整", id="jpeg-cut-in-its-head"),
    pytest.param(made.png()[:-8], "a.png", "不完整", id="cut-png"),
    pytest.param(made.png()[:50] + b"\0" + made.png()[51:], "a.png", "坏了", id="png-with-a-wrong-byte"),
    pytest.param(made.pdf(3)[:-200], "a.pdf", "不完整", id="cut-pdf"),
    pytest.param(b"%PDF-1.7\nstartxref\n0\n%%EOF\n", "a.pdf", "打不开", id="pdf-of-nothing"),
    pytest.param(made.docx()[:-30], "a.docx", "不完整", id="cut-word"),
    pytest.param(made.mp4()[:-20], "a.mp4", "不完整", id="cut-film"),
    pytest.param(made.box(b"ftyp", b"isom" + bytes(8)), "a.mp4", "不完整", id="film-without-pictures"),
    pytest.param(made.mp3(9)[:-100], "a.mp3", "不完整", id="cut-recording"),
    pytest.param(b"\xff\xd8\xff" + b"\xff\xd0" * 200_000, "a.jpg", "坏了", id="jpeg-of-markers-alone"),
    # Too much.
    pytest.param(made.crowded(), "a.docx", "压缩炸弹", id="word-of-1002-members"),
    pytest.param(made.zip_bomb(), "a.docx", "压缩炸弹", id="zip-bomb"),
    pytest.param(made.oversized(), "a.docx", "压缩炸弹", id="word-that-expands-to-201-mb"),
    pytest.param(made.png_of(60_000, 60_000), "a.png", "像素", id="picture-bomb"),
    pytest.param(made.png_of(10, 10), "a.png", "坏了", id="picture-without-lines"),
    pytest.param(b"\xff\xd8\xff" + bytes(20 * 1024 * 1024), "a.jpg", "超过 20 MB", id="too-large"),
]  # fmt: skip


def stored(app: Flask) -> list[str]:
    return [path.name for path in files.store_dir().glob("*/*")]


@pytest.mark.parametrize(("content", "name", "media_type", "pages"), GOOD)
def test_a_good_file_is_kept_sealed_with_the_case_s_key(
    desk: Desk, context: Flask, content: bytes, name: str, media_type: str, pages: int
) -> None:
    case = desk.register()
    received = evidence.receive(case, content, name, actor=desk.actor())
    row = evidence.add_file(case, received, FileDetails("evidence", desk.day), actor=desk.actor())
    desk.commit()
    assert (row.media_type, row.pages, row.size, row.name) == (media_type, pages, len(content), name)
    assert evidence.open_file(row) == content
    raw = (files.store_dir() / row.file).read_bytes()
    assert raw.startswith(b"case:%d\0" % case.id)
    assert content not in raw
    assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{32}", row.file)


@pytest.mark.parametrize(("content", "name", "said"), BAD)
def test_a_bad_file_gets_a_sentence_and_leaves_nothing(
    desk: Desk, context: Flask, content: bytes, name: str, said: str
) -> None:
    case = desk.register()
    with pytest.raises(FileRefused) as refused:
        evidence.receive(case, content, name, actor=desk.actor())
    assert said in refused.value.message
    assert refused.value.message.endswith("。")
    assert not re.search(r"[A-Za-z]{7,}", refused.value.message), "a sentence for people"
    assert (stored(context), db.session.scalar(select(func.count()).select_from(Attachment))) == ([], 0)


def test_a_zip_bomb_is_told_in_no_time_and_little_memory() -> None:
    bomb = made.zip_bomb()
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with pytest.raises(FileRefused):
        recognise(bomb, "a.docx")
    assert time.monotonic() - begun < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_a_picture_that_needs_too_much_memory_is_refused_and_the_next_is_looked_at() -> None:
    """The worker dies or gives up; the desk goes on."""
    with pytest.raises(foreign.Unopenable, match="打不开"):
        foreign.look(made.png_of(49_000, 1_000), "image/png")
    assert foreign.look(made.jpeg(orientation=6), "image/jpeg") == foreign.Look(1, 40, 60)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("../../etc/passwd", "passwd", id="climbs"),
        pytest.param("C:\\照片\\证书.jpg", "证书.jpg", id="of-windows"),
        pytest.param("证书\r\nSet-Cookie: a.jpg", "证书Set-Cookie: a.jpg", id="line-end"),
        pytest.param("证书\u202egpj.exe", "证书gpj.exe", id="reads-backwards"),
        pytest.param("...", "未命名", id="dots"),
        pytest.param("证" * 300 + ".jpg", "证" * 116 + ".jpg", id="long"),
        pytest.param("", "未命名", id="none"),
    ],
)
def test_a_name_is_made_plain(given: str, kept: str) -> None:
    assert plain_name(given) == kept


def test_every_kind_has_its_own_extension_and_a_scan_is_one_of_three() -> None:
    extensions = [extension for kind in KINDS for extension in kind.extensions]
    assert extensions == ["jpg", "jpeg", "png", "pdf", "docx", "xlsx", "ofd", "mp3", "mp4"]
    assert [kind.label for kind in SCANS] == ["PDF", "JPG", "PNG"]
