"""申请号和授权公告号：两个不同的号，都要写对（专利号标准 ZC 0006-2003）。"""

import re

from mediation.rules.identifiers import InvalidIdentifier, WrongCheckDigit, normalise
from mediation.rules.rights import RightKind, check_patent_number

_PUBLICATION = re.compile(r"CN3\d{8}S")


def check_filing_number(text: str) -> str:
    """The number of a design's application, `202630123456.7`, its check digit tried. Raises `InvalidIdentifier`."""
    if _PUBLICATION.fullmatch(re.sub(r"[.\s]", "", normalise(text))):
        raise InvalidIdentifier("这是授权公告号，不是申请号。对照受理通知书重输。")
    try:
        found = check_patent_number(text)
    except WrongCheckDigit as wrong:
        # The notice is new and nothing is saved with a reason, as a misprint on an old certificate is.
        said = f"末位按前面各位算应是{wrong.expected}，现在是{wrong.number[-1]}。对照受理通知书重输。"
        raise InvalidIdentifier(said) from None
    if found.kind is not RightKind.DESIGN:
        raise InvalidIdentifier(f"这是{found.kind.label}的号。外观设计的，年份后一位是3。对照受理通知书重输。")
    return found.number.removeprefix("ZL")


def check_publication_number(text: str) -> str:
    """The number under which the grant was published, `CN309123456S`. Raises `InvalidIdentifier`."""
    plain = re.sub(r"[.\s]", "", normalise(text))
    if _PUBLICATION.fullmatch(plain):
        return plain
    raise InvalidIdentifier("授权公告号写成 CN309123456S 这样：CN、3开头的九位数、S。申请号另填。")
