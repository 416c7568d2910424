"""核对引文：引用的原文必须真在那一条里。

A quotation is only worth showing when it is verbatim. The texts of the laws are not part of the program;
whoever has them can hand them in here.
"""

import re
from collections.abc import Iterable, Mapping

from mediation.rules.statutes import ALL, Statute

_NUMERALS = "[零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"^\s*(第{_NUMERALS}条)(?=\s)", re.MULTILINE)
_HEADING = re.compile(rf"^\s*(?:#.*|第{_NUMERALS}[编章节]\s.*)$", re.MULTILINE)


def articles(text: str) -> dict[str, str]:
    """The articles of a law's full text by number, e.g. `{"第一条": "为了完善…"}`.

    An article begins at a line's start with its number and white space; headings are left out. White space is
    removed. Where a number comes twice, the later one counts.
    """
    parts = _ARTICLE.split(_HEADING.sub("", text))
    return {number: _compact(body) for number, body in zip(parts[1::2], parts[2::2], strict=True)}


def verify(texts: Mapping[str, str], statutes: Iterable[Statute] = ALL) -> list[str]:
    """One Chinese sentence for every cited article whose `words` are not in that article.

    `texts` maps a law's full name, or its name and version as `中华人民共和国商标法（2019）`, to its full text.
    A law given by name only stands for its earliest cited version. Laws not given are not looked at
    (`missing` names them).
    """
    parsed = {name: articles(text) for name, text in texts.items()}
    cited = list(statutes)
    problems = []
    for statute in cited:
        found = parsed.get(_key(statute, texts, cited) or "")
        if found is None:
            continue
        words = found.get(_base(statute.article))
        if words is None:
            problems.append(f"{statute.short}：所给文本里没有这一条。")
        elif not statute.words or _compact(statute.words) not in words:
            problems.append(f"{statute.short}：引文与原文不一致。")
    return problems


def missing(texts: Mapping[str, str], statutes: Iterable[Statute] = ALL) -> list[str]:
    """The cited laws, as `名称（版本）`, that `texts` does not hold, in the order they are first cited."""
    cited = list(statutes)
    return list(dict.fromkeys(_versioned(statute) for statute in cited if _key(statute, texts, cited) is None))


def _key(statute: Statute, texts: Mapping[str, str], cited: list[Statute]) -> str | None:
    if _versioned(statute) in texts:
        return _versioned(statute)
    earliest = min(other.version for other in cited if other.law == statute.law)
    return statute.law if statute.law in texts and statute.version == earliest else None


def _versioned(statute: Statute) -> str:
    return f"{statute.law}（{statute.version}）"


def _base(article: str) -> str:
    found = re.match(rf"第{_NUMERALS}条", article)
    return found[0] if found else article


def _compact(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)
