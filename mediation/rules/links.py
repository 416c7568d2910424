"""商品链接：怎样认、怎样写成一种写法；一行一个，哪一行不对说到哪一行。"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

LONGEST = 1000
MOST = 200

# What a shared link carries of who shared it; the goods behind it are the same without.
_TRACKS = re.compile(r"(?:spm|scm|utm_\w+)", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_BEGINS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class InvalidLink(ValueError):
    """What was typed is no link; `message` one Chinese sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class PastedLink:
    """One good line: the link in its one writing, what stood before it (the shop) and behind it (the number of the
    evidence), "" for nothing."""

    line: int
    url: str
    shop: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class BadLine:
    """A line that cannot be taken: its number from 1, and why."""

    line: int
    message: str

    @property
    def sentence(self) -> str:
        """E.g. `第 3 行：没有写网站的域名。`"""
        return f"第 {self.line} 行：{self.message}"


def check_link(text: str) -> str:
    """`text` in its one writing: https unless http was typed, host in lower case, no fragment, no tracking parameters,
    other signs than ASCII as percent signs. Raises `InvalidLink`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        raise InvalidLink("没有填链接。")
    if re.search(r"\s", plain):
        raise InvalidLink("链接中间有空格。一行只写一个链接。")
    parts = _split(plain if _BEGINS.match(plain) else f"https://{plain}")
    if parts.scheme not in ("http", "https"):
        raise InvalidLink("只认 http、https 的链接。从浏览器的地址栏复制。")
    host = (parts.hostname or "").rstrip(".")
    if not _HOST.fullmatch(host):
        raise InvalidLink("没有写网站的域名。从浏览器的地址栏复制完整的链接。")
    if parts.username or parts.password:
        raise InvalidLink("链接里带了用户名。从浏览器的地址栏重新复制。")
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKS.match(name)]
    query = f"?{urlencode(kept)}" if kept else ""
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    url = f"{parts.scheme}://{host}{port}{path if path != '/' else ''}{query}"
    if len(url) > LONGEST:
        raise InvalidLink(f"链接有 {len(url)} 个字符，最多 {LONGEST} 个。去掉问号后面没有用的部分。")
    return url


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise InvalidLink("这不是链接。从浏览器的地址栏复制。") from None
    return parts


def read_links(text: str, known: Collection[str] = ()) -> tuple[list[PastedLink], list[BadLine]]:
    """The links of a pasted text, one a line, a shop's name before and a number of evidence behind where they stand
    there; and the lines that cannot be taken. `known` links that are on record already."""
    good: list[PastedLink] = []
    bad: list[BadLine] = []
    first: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            link = _line(number, line)
        except InvalidLink as error:
            bad.append(BadLine(number, error.message))
            continue
        if link.url in known:
            bad.append(BadLine(number, "这个链接已经在这一件里了。删去这一行。"))
        elif link.url in first:
            bad.append(BadLine(number, f"和第 {first[link.url]} 行是同一个链接。删去一行。"))
        else:
            first[link.url] = number
            good.append(link)
    if len(good) > MOST:
        bad.append(BadLine(good[MOST].line, f"一次最多 {MOST} 个链接。分几次加。"))
    return good, bad


def _line(number: int, line: str) -> PastedLink:
    words = line.split()
    at = next((place for place, word in enumerate(words) if _BEGINS.match(word)), None)
    if at is None:
        at = next((place for place, word in enumerate(words) if "." in word), 0)
    shop, evidence = " ".join(words[:at]), " ".join(words[at + 1 :])
    if len(shop) > 200 or len(evidence) > 200:
        raise InvalidLink("链接前面写店铺名，后面写存证号，都不要超过 200 字。")
    return PastedLink(number, check_link(words[at]), shop, evidence)
