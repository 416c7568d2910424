"""海外监测：来源怎么分，一批线索怎么写，一条线索能不能认定、能不能作罢。"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mediation.rules.batches import Batch, BatchRow, read_day, read_table
from mediation.rules.identity import InvalidIdentifier, check_credit_code
from mediation.rules.lifecycle import Refusal

SOURCES: Mapping[str, str] = {
    "court": "法院案卷",
    "commission": "行政调查机关",
    "platform": "电商平台",
    "registry": "商标、外观公告",
    "customs": "海关",
    "press": "新闻、律所通报",
    "report": "企业、商会反映",
    "other": "其他",
}

HEADS: Mapping[str, tuple[str, ...]] = {
    "docket_number": ("案号", "编号", "docket", "case"),
    "defendant": ("被告", "被告名称", "被投诉人", "defendant", "defendants", "respondent"),
    "forum": ("受理机构", "法院", "平台", "court", "forum"),
    "opponent": ("原告", "对方", "权利人", "plaintiff", "complainant"),
    "shop": ("店铺", "店铺名称", "store", "seller"),
    "code": ("统一社会信用代码", "信用代码"),
    "seen_on": ("发现日期", "日期", "date"),
}
"""Field → the heads by which its column is known, the usual one first."""

NEEDED = ("docket_number", "defendant")
MOST = 500
"""Rows of one batch."""


@dataclass(frozen=True)
class ClueFacts:
    """What the guards ask of a clue: `enterprise` whether one was named; `reason` what was typed; `warned` whether the
    enterprise had an alert for it already."""

    enterprise: bool = False
    reason: str = ""
    warned: bool = False


def enterprise_is_named(facts: ClueFacts) -> Refusal | None:
    """A match is to somebody."""
    return None if facts.enterprise else Refusal("没有选是哪一家企业。点一家，或者打名称去找。")


def reason_is_written(facts: ClueFacts) -> Refusal | None:
    """Why, so that nobody looks at it twice."""
    return None if facts.reason.strip() else Refusal("没有写理由。写一句，比如“名称、店铺都对不上本区企业”。")


def not_warned_yet(facts: ClueFacts) -> Refusal | None:
    """One clue, one alert."""
    return Refusal("这条线索已经发过预警。送到、回应到那一条预警上登记。") if facts.warned else None


def read_clues(text: str) -> Batch:
    """The rows of a pasted table or a CSV. Raises `UnreadableBatch`."""
    return read_table(text, HEADS, needed=NEEDED, most=MOST, commas=True)


def row_problems(row: BatchRow, today: date) -> list[str]:
    """What is wrong with how the row is written."""
    typed = row.typed
    found = [f"没有填{HEADS[field][0]}。" for field in NEEDED if not typed.get(field)]
    found += [f"{HEADS[field][0]}太长，最多 200 字。" for field, text in typed.items() if len(text) > 200]
    if typed.get("seen_on"):
        day = read_day(typed["seen_on"])
        if day is None:
            found.append("发现日期看不懂，写成 2026-09-14。")
        elif day > today:
            found.append("发现日期还没有到。")
    if typed.get("code"):
        try:
            check_credit_code(typed["code"])
        except InvalidIdentifier as wrong:
            found.append(wrong.message)
    return found


def plain_name(text: str) -> str:
    """A name without the blanks and widths that copying brings, otherwise as written."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
