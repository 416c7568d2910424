"""收什么样的文件：看扩展名、文件头、结构和大小，四样都对才收。

Standard library only, and nothing is unpacked: of a zip container the central directory is read. What needs a
decoder (is every line of the picture there, how many pages has the PDF) is asked in `documents.foreign`.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from mediation.rules.lifecycle import ActionRefused

MB = 1024 * 1024
MOST_MEMBERS = 1000
MOST_EXPANDED = 200 * MB
MOST_RATIO = 100
MOST_DIRECTORY = MB
MOST_PARTS = 100_000
LONGEST_NAME = 120


class FileRefused(ActionRefused):
    """A file that is not kept; `message` one Chinese sentence that says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


@dataclass(frozen=True)
class FileKind:
    """One kind of file that is kept: `most` bytes, `pixels` (pictures only)."""

    media_type: str
    label: str
    extensions: tuple[str, ...]
    most: int
    pixels: int = 0


JPEG = FileKind("image/jpeg", "JPG", ("jpg", "jpeg"), 20 * MB, 120_000_000)
PNG = FileKind("image/png", "PNG", ("png",), 20 * MB, 50_000_000)
PDF = FileKind("application/pdf", "PDF", ("pdf",), 50 * MB)
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = FileKind(f"{_OFFICE}.wordprocessingml.document", "DOCX", ("docx",), 20 * MB)
XLSX = FileKind(f"{_OFFICE}.spreadsheetml.sheet", "XLSX", ("xlsx",), 20 * MB)
OFD = FileKind("application/ofd", "OFD", ("ofd",), 20 * MB)
MP3 = FileKind("audio/mpeg", "MP3", ("mp3",), 50 * MB)
MP4 = FileKind("video/mp4", "MP4", ("mp4",), 100 * MB)

KINDS = (JPEG, PNG, PDF, DOCX, XLSX, OFD, MP3, MP4)
SCANS = (PDF, JPEG, PNG)
"""What a scan of a sheet of paper can be."""

BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS}
ACCEPTED = ",".join(f".{extension}" for kind in KINDS for extension in kind.extensions)
"""For the `accept` of a file input."""

_MEND = {
    "heic": "苹果手机拍的 HEIC 打不开：在手机“设置→相机→格式”里选“兼容性最佳”再拍，或者另存成 JPG",
    "heif": "在手机里把照片另存成 JPG",
    "doc": "用 Word 或 WPS 打开，另存为 DOCX 或 PDF",
    "docm": "里面有宏，另存为 DOCX 或 PDF",
    "wps": "用 WPS 打开，另存为 DOCX 或 PDF",
    "xls": "用 Excel 或 WPS 打开，另存为 XLSX",
    "xlsm": "里面有宏，另存为 XLSX",
    "et": "用 WPS 打开，另存为 XLSX",
    "csv": "用 Excel 或 WPS 打开，另存为 XLSX",
    "ppt": "另存为 PDF",
    "pptx": "另存为 PDF",
    "txt": "粘进 Word 另存为 DOCX，或者打印成 PDF",
    "html": "在浏览器里打印成 PDF",
    "htm": "在浏览器里打印成 PDF",
    "gif": "另存为 JPG 或 PNG",
    "bmp": "另存为 JPG 或 PNG",
    "webp": "另存为 JPG 或 PNG",
    "tif": "另存为 PDF 或 JPG",
    "tiff": "另存为 PDF 或 JPG",
    "svg": "截图另存为 PNG",
    "zip": "先解压，再把里面的文件一次选上",
    "rar": "先解压，再把里面的文件一次选上",
    "7z": "先解压，再把里面的文件一次选上",
    "wav": "转成 MP3",
    "m4a": "转成 MP3",
    "amr": "转成 MP3",
    "mov": "转成 MP4",
    "avi": "转成 MP4",
    "wmv": "转成 MP4",
    "mkv": "转成 MP4",
}


@dataclass(frozen=True)
class Recognised:
    """What a content is: its `kind`; `width` and `height` in pixels as its head says (pictures only)."""

    kind: FileKind
    width: int = 0
    height: int = 0


def recognise(content: bytes, name: str, *, among: tuple[FileKind, ...] = KINDS) -> Recognised:
    """What `content` is, when it is one of `among` and its name says so too. Raises `FileRefused`."""
    kind = _named(name, among)
    if not content:
        raise FileRefused("文件是空的。看看选对了没有，再传一次。")
    if len(content) > kind.most:
        raise FileRefused(too_large(kind.most, kind))
    found = _CHECKS[kind.media_type](content)
    if kind.pixels and found.width * found.height > kind.pixels:
        raise FileRefused(f"图片太大（{found.width}×{found.height} 像素），打不开。缩小以后再传。")
    return found


def too_large(most: int, kind: FileKind | None = None) -> str:
    """The sentence for a file of more than `most` bytes."""
    mend = "调低扫描的分辨率，或者分几份传"
    if kind in (MP3, MP4):
        mend = "压缩以后再传，原件刻盘附卷"
    return f"文件超过 {most // MB} MB。{mend}。"


def plain_name(given: str) -> str:
    """The last part of a file's name, without what could lead elsewhere or hide it; at most 120 characters."""
    plain = "".join(sign for sign in given if sign.isprintable()).replace("\\", "/").rpartition("/")[2]
    return plain.lstrip(". ")[-LONGEST_NAME:] or "未命名"


def extension_of(name: str) -> str:
    """The extension of a file's name in lower case without its dot; "" when it has none."""
    stem, dot, extension = plain_name(name).rpartition(".")
    return extension.strip().lower() if dot and stem else ""


def labels(kinds: tuple[FileKind, ...]) -> str:
    """`PDF、JPG、PNG`."""
    return "、".join(kind.label for kind in kinds)


def _named(name: str, among: tuple[FileKind, ...]) -> FileKind:
    extension = extension_of(name)
    kind = next((kind for kind in among if extension in kind.extensions), None)
    if kind is not None:
        return kind
    mend = _MEND.get(extension, "另存成其中一种" if extension else "文件名末尾要有 .jpg、.pdf 这样的扩展名")
    raise FileRefused(f"这里只收 {labels(among)}。{mend}，再传。")


def _other(kind: FileKind, content: bytes) -> FileRefused:
    """The name says `kind`, the content does not."""
    actual = next((label for sign, label in _HEADS if content.startswith(sign)), "")
    said = f"其实是{actual}" if actual else "内容却不是"
    return FileRefused(f"文件名写的是 {kind.label}，{said}。打开看看，用“另存为”存成 {kind.label} 再传。")


_HEADS = (
    (b"%PDF-", " PDF"),
    (b"\xff\xd8\xff", " JPG"),
    (b"\x89PNG", " PNG"),
    (b"GIF8", " GIF 图片"),
    (b"BM", " BMP 图片"),
    (b"RIFF", " WEBP、WAV 或 AVI"),
    (b"PK\x03\x04", "压缩包或者 Office 文件"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版的或者带密码的 Office 文件"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"#!", "程序"),
    (b"<", "网页"),
)

_CUT = "文件不完整，末尾缺了一段。重新拷贝或者重新拍一张，再传。"
_BROKEN = "这张图片坏了，打不开。用看图软件打开，另存为 {} 再传。"
_MIXED = "文件里夹带了别的东西（网页、程序或者压缩包）。打开看看，用“另存为”重新存一份再传。"

# Runs in a browser or a shell, wherever it stands in a picture.
_ACTIVE = re.compile(rb"<(?i:script[\s>/]|html[\s>]|\?php\s|iframe[\s>]|!doctype\s)")
_APPENDED = (b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"#!", b"<")


def _refuse_mixed(content: bytes, tail: bytes) -> None:
    """A picture that is something else besides: markup inside, an archive, a program or a PDF behind its end."""
    behind = tail.lstrip(b"\0\r\n\t ")
    if _ACTIVE.search(content) or behind.startswith(_APPENDED) or b"PK\x05\x06" in tail or b"%PDF-" in tail:
        raise FileRefused(_MIXED)


def _jpeg(content: bytes) -> Recognised:
    if not content.startswith(b"\xff\xd8\xff"):
        raise _other(JPEG, content)
    width, height, at = 0, 0, 2
    for _ in range(MOST_PARTS):
        marker, at = _marker(content, at)
        if marker == 0xD9:
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            continue
        if at + 2 > len(content):
            raise FileRefused(_CUT)
        length = int.from_bytes(content[at : at + 2], "big")
        if length == 0x2F2A:
            # The bytes /* where the length of the first part stands: a script that pretends to be a picture.
            raise FileRefused(_MIXED)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and at + 7 <= len(content):
            height, width = struct.unpack(">HH", content[at + 3 : at + 7])
        at += max(length, 2)
        if marker == 0xDA:
            at = _scan_end(content, at)
    else:
        raise FileRefused(_BROKEN.format(JPEG.label))
    if not width or not height:
        raise FileRefused(_BROKEN.format(JPEG.label))
    _refuse_mixed(content, content[at:])
    return Recognised(JPEG, width, height)


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker that stands at `at`, and where what belongs to it begins."""
    if at >= len(content):
        raise FileRefused(_CUT)
    if content[at] != 0xFF:
        raise FileRefused(_BROKEN.format(JPEG.label))
    while at < len(content) and content[at] == 0xFF:
        at += 1
    if at >= len(content):
        raise FileRefused(_CUT)
    return content[at], at + 1


_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def _scan_end(content: bytes, at: int) -> int:
    found = _NEXT_MARKER.search(content, at)
    if found is None:
        raise FileRefused(_CUT)
    return found.start()


def _png(content: bytes) -> Recognised:
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        raise _other(PNG, content)
    width, height, at = 0, 0, 8
    for _ in range(MOST_PARTS):
        if at + 12 > len(content):
            raise FileRefused(_CUT)
        length, name = struct.unpack(">I4s", content[at : at + 8])
        end = at + 12 + length
        if end > len(content):
            raise FileRefused(_CUT)
        if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            raise FileRefused(_BROKEN.format(PNG.label))
        if at == 8 and (name != b"IHDR" or length != 13):
            raise _other(PNG, content)
        if name == b"IHDR":
            width, height = struct.unpack(">II", content[at + 8 : at + 16])
        at = end
        if name == b"IEND":
            break
    else:
        raise FileRefused(_BROKEN.format(PNG.label))
    _refuse_mixed(content, content[at:])
    return Recognised(PNG, width, height)


def _pdf(content: bytes) -> Recognised:
    if not content.startswith(b"%PDF-"):
        raise _other(PDF, content)
    end = content.rfind(b"%%EOF")
    if end < len(content) - 1024 or content.rfind(b"startxref", 0, end) < 0:
        raise FileRefused("PDF 不完整，末尾缺了一段。重新扫描或者重新导出，再传。")
    tail = content[end + 5 :]
    if _ACTIVE.search(content[:1024]) or _ACTIVE.search(tail) or b"PK\x05\x06" in content[-66_000:]:
        raise FileRefused(_MIXED)
    return Recognised(PDF)


def _container(kind: FileKind, wanted: str, others: tuple[str, ...] = ()) -> Callable[[bytes], Recognised]:
    def check(content: bytes) -> Recognised:
        if not content.startswith(b"PK\x03\x04"):
            raise _other(kind, content)
        names = {member.filename for member in _members(kind, content)}
        if not {wanted, *others} <= names:
            said = f"文件名写的是 {kind.label}，里面却没有 {kind.label} 的内容"
            raise FileRefused(f"{said}。打开看看，用“另存为”存成 {kind.label} 再传。")
        return Recognised(kind)

    return check


_RUNS = re.compile(r"(?i)(?:vbaproject\.bin|\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|lnk|msi))$")


def _members(kind: FileKind, content: bytes) -> list[zipfile.ZipInfo]:
    """What the container holds by its central directory; nothing is unpacked."""
    cut = FileRefused(f"{kind.label} 文件不完整。重新拷贝，或者打开后另存一份，再传。")
    at = content.rfind(b"PK\x05\x06")
    if at < 0 or at + 22 > len(content):
        raise cut
    count, size, start, comment = struct.unpack("<HIIH", content[at + 10 : at + 22])
    if count > MOST_MEMBERS or size > MOST_DIRECTORY:
        raise FileRefused(f"{kind.label} 里的东西太多（超过 {MOST_MEMBERS} 件），像是压缩炸弹。打开后另存为 PDF 再传。")
    if start + size != at or at + 22 + comment != len(content):
        raise FileRefused(_MIXED)
    try:
        with zipfile.ZipFile(BytesIO(content)) as container:
            members = container.infolist()
    except (zipfile.BadZipFile, RuntimeError, ValueError, struct.error):
        raise cut from None
    expanded = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or expanded > MOST_EXPANDED or expanded > MOST_RATIO * len(content):
        raise FileRefused(f"{kind.label} 解开以后太大，像是压缩炸弹。打开后另存为 PDF 再传。")
    for member in members:
        if member.flag_bits & 1:
            raise FileRefused(f"{kind.label} 设了密码。去掉密码，另存一份再传。")
        if _RUNS.search(member.filename):
            raise FileRefused(f"{kind.label} 里带有宏或者程序。另存为不带宏的 {kind.label}，或者另存为 PDF，再传。")
        if member.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", member.filename):
            raise FileRefused(_MIXED)
    return members


def _mp4(content: bytes) -> Recognised:
    if content[4:8] != b"ftyp":
        raise _other(MP4, content)
    if content[8:12] in (b"qt  ", b"heic", b"heix", b"mif1", b"avif"):
        raise FileRefused("文件名写的是 MP4，内容是苹果的 MOV 或者 HEIC。转成 MP4 再传。")
    boxes = list(_boxes(content))
    if b"moov" not in boxes or not {b"mdat", b"moof"} & set(boxes):
        raise FileRefused("视频不完整，放不出来。重新拷贝或者重新导出成 MP4，再传。")
    return Recognised(MP4)


def _boxes(content: bytes) -> Iterator[bytes]:
    """The boxes of the outermost level, which must fill the file to its last byte."""
    at = parts = 0
    while at < len(content):
        parts += 1
        size, name = struct.unpack(">I4s", content[at : at + 8]) if at + 8 <= len(content) else (1, b"")
        head = 8
        if size == 1 and at + 16 <= len(content):
            size, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = len(content) - at
        if not re.fullmatch(rb"[ -~]{4}", name) or size < head or at + size > len(content) or parts > MOST_PARTS:
            raise FileRefused("视频不完整，末尾缺了一段。重新拷贝或者重新导出成 MP4，再传。")
        yield name
        at += size


_RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def _mp3(content: bytes) -> Recognised:
    at = _after_tags(content)
    first, frames = at, 0
    # An ID3v1 tag, an APE tag or padding may follow the sound.
    while at < len(content) and content[at : at + 3] != b"TAG" and content[at : at + 8] != b"APETAGEX":
        length = _frame(content, at)
        if not length:
            break
        at, frames = at + length, frames + 1
    if at == first or frames < 2 and at < len(content):
        raise _other(MP3, content)
    tail = content[at:]
    if at > len(content) or (tail.strip(b"\0") and not tail.startswith((b"TAG", b"APETAGEX"))):
        raise FileRefused("录音不完整，或者夹带了别的东西。重新导出成 MP3，再传。")
    return Recognised(MP3)


def _after_tags(content: bytes) -> int:
    """Where the sound begins, behind an ID3v2 tag."""
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    size = 0
    for each in content[6:10]:
        size = size << 7 | each & 0x7F
    start = 10 + size
    while start < len(content) and content[start] == 0:
        start += 1
    return start


def _frame(content: bytes, at: int) -> int:
    """Bytes of the frame of sound at `at`; 0 where there is none."""
    head = int.from_bytes(content[at : at + 4], "big")
    version, layer = head >> 19 & 3, head >> 17 & 3
    rate, sample, padding = head >> 12 & 15, head >> 10 & 3, head >> 9 & 1
    if head >> 21 != 0x7FF or version == 1 or layer != 1 or rate in (0, 15) or sample == 3:
        return 0
    per_frame = 144 if version == 3 else 72
    return per_frame * _RATES[3 if version == 3 else 2][rate] * 1000 // _SAMPLES[version][sample] + padding


_CHECKS: dict[str, Callable[[bytes], Recognised]] = {
    JPEG.media_type: _jpeg,
    PNG.media_type: _png,
    PDF.media_type: _pdf,
    DOCX.media_type: _container(DOCX, "word/document.xml", ("[Content_Types].xml",)),
    XLSX.media_type: _container(XLSX, "xl/workbook.xml", ("[Content_Types].xml",)),
    OFD.media_type: _container(OFD, "OFD.xml"),
    MP3.media_type: _mp3,
    MP4.media_type: _mp4,
}
