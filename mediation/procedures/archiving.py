"""立卷归档：收齐、立卷、由第二个人检查、归档，归档以后不再改动（人民调解法第二十七条；档案法第二十一条）。

The file of a case has a life of its own. Once filed it is frozen: a later paper is a supplement, a period that ends
leads to an appraisal, a request to delete to a restriction. No act deletes. How long a file is kept and how it is
numbered are the office's own settings.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.lifecycle import Lifecycle, Refusal, Rows
from mediation.rules.periods import DayPeriod, YearPeriod
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.statutes import (
    ARCHIVES_14,
    ARCHIVES_21_2,
    ARCHIVES_37,
    ARCHIVES_RULES_20_2,
    ARCHIVES_RULES_24,
    JIANGSU_MEDIATION_30,
    MEDIATION_27,
    PIPL_47_1,
    PIPL_47_2,
)

# --- 状态 ---------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """Where the file of a case stands."""

    COLLECTING = "collecting"
    READY = "ready"
    CHECKED = "checked"
    FILED = "filed"
    TRANSFERRED = "transferred"

    @property
    def label(self) -> str:
        """The state as people say it, e.g. `待检查`."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.COLLECTING: "待立卷",
    State.READY: "待检查",
    State.CHECKED: "待归档",
    State.FILED: "已归档",
    State.TRANSFERRED: "已移交",
}

FROZEN = frozenset({State.FILED, State.TRANSFERRED})
"""The states in which nothing of the case, its papers or its files changes any more."""

DECISIONS: Mapping[str, str] = {"keep": "继续保存", "transfer": "移交档案馆", "report": "报请销毁审批"}

# --- 事实 ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """What the act in hand puts on record. `reason` free text; `request` what a person asked for; `title` of a later
    paper; `until` to which day it is kept on; `people` who appraised."""

    reason: str = ""
    request: str = ""
    title: str = ""
    until: date | None = None
    people: str = ""


@dataclass(frozen=True)
class FilingFacts:
    """One file, as the rules see it.

    `closed` the case is finished; `name`, `retention`, `shelf_mark` the cover fields; `lacking` titles of the
    compulsory papers that are not there, `statement` the 卷宗情况说明 that explains them; `compiled_by` who compiled
    it, a key; `contents` how many entries the list of contents has; `filed_on` the day it was filed;
    `expires_on` the last day it is kept, None for
    good; `restricted` a request to delete ended in restriction; `by` who acts or looks, a key. A page that only asks
    which acts are open has no `entry`.
    """

    today: date
    closed: bool = False
    name: str = ""
    retention: str = ""
    shelf_mark: str = ""
    lacking: tuple[str, ...] = ()
    statement: str = ""
    compiled_by: str = ""
    contents: int = 0
    filed_on: date | None = None
    expires_on: date | None = None
    restricted: bool = False
    by: str = ""
    entry: Entry | None = None

    @property
    def expired(self) -> bool:
        """Whether the period has ended: from the day after its last."""
        return self.expires_on is not None and self.today > self.expires_on


_REASON = 4


def unexplained(lacking: Iterable[str], statement: str) -> tuple[str, ...]:
    """The titles that no line of the statement explains: a line names the title and says why in four words or more
    (characters other than blanks and punctuation)."""
    lines = statement.splitlines()
    return tuple(title for title in lacking if not any(_explains(line, title) for line in lines))


def _explains(line: str, title: str) -> bool:
    if title not in line:
        return False
    return len(re.sub(r"[\W_]", "", line.replace(title, "", 1))) >= _REASON


# --- 期限 ---------------------------------------------------------------------------------------------------------

FILING = DeadlineRule(
    "D24",
    "立卷归档",
    "结案",
    DayPeriod(30, rolls=False, basis=(MEDIATION_27, ARCHIVES_14)),
    "记录人",
    soft=True,
    setting="filing_days",
    remark="要立卷归档是法律规定的，天数是本会自定。",
)
APPRAISAL = DeadlineRule(
    "D25",
    "保管期满鉴定",
    "保管期限届满",
    DayPeriod(0, rolls=False, basis=(ARCHIVES_RULES_24,)),
    "档案员",
    soft=True,
    setting="appraisal_days",
    remark="届满后鉴定，不自动销毁；多少天内办是本会自定。",
    effective_from=date(2024, 3, 1),
)
TRANSFER = DeadlineRule(
    "D26",
    "向县级档案馆移交",
    "档案形成",
    YearPeriod(10, rolls=False, basis=(ARCHIVES_RULES_20_2,)),
    "档案员",
    remark="只限属于县级国家档案馆接收范围的档案。",
    effective_from=date(2024, 3, 1),
)

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (FILING, APPRAISAL, TRANSFER)}

# --- 守则 ---------------------------------------------------------------------------------------------------------


def case_is_closed(facts: FilingFacts) -> Refusal | None:
    """A file is compiled when its case is finished (人民调解法第二十七条)."""
    return None if facts.closed else Refusal("案件还没有结案。先结案，再立卷。", MEDIATION_27)


def cover_is_filled(facts: FilingFacts) -> Refusal | None:
    """The cover's name and retention period are there."""
    for value, what in ((facts.name, "卷名"), (facts.retention, "保管期限")):
        if not value.strip():
            return Refusal(f"封面上没有{what}。先填封面。", MEDIATION_27)
    return None


def nothing_lacks_unexplained(facts: FilingFacts) -> Refusal | None:
    """A compulsory paper that is missing is explained in the statement, each one (law.md §8, item 18)."""
    missing = unexplained(facts.lacking, facts.statement)
    if not missing:
        return None
    shown = "、".join(missing[:3]) + (f"等 {len(missing)} 件" if len(missing) > 3 else "")
    return Refusal(f"缺{shown}。补齐；确实没有的，在卷宗情况说明里逐件写明原因。", MEDIATION_27)


def is_a_second_person(facts: FilingFacts) -> Refusal | None:
    """Who compiled the file does not check it."""
    if facts.by and facts.by == facts.compiled_by:
        return Refusal("这一卷是你立的，要由另一个人检查。", MEDIATION_27)
    return None


def reason_given(facts: FilingFacts) -> Refusal | None:
    """The act says why."""
    if facts.entry and not facts.entry.reason.strip():
        return Refusal("没有写理由。写一两句，留在卷宗里。")
    return None


def place_is_named(facts: FilingFacts) -> Refusal | None:
    """A filed dossier can be found again (档案法第十四条)."""
    return None if facts.shelf_mark.strip() else Refusal("没有写存放位置。先填柜架号，再归档。", ARCHIVES_14)


def has_contents(facts: FilingFacts) -> Refusal | None:
    """The list of contents is frozen with the file: an empty one lists nothing (人民调解法第二十七条)."""
    if facts.entry is None or facts.contents:
        return None
    return Refusal("卷里一件文书都没有，没有目录可编。先把文书放进来。", MEDIATION_27)


def later_paper_is_named(facts: FilingFacts) -> Refusal | None:
    """A supplement says what it is and why it comes late."""
    if facts.entry and not facts.entry.title.strip():
        return Refusal("没有写补充的是什么。写文书名称。", ARCHIVES_21_2)
    return None


def period_has_ended(facts: FilingFacts) -> Refusal | None:
    """A file is appraised when its period has ended, not before (档案法实施条例第二十四条)."""
    if facts.expires_on is None:
        return Refusal("这一卷长期保存，没有到期，不用鉴定。", ARCHIVES_RULES_24)
    if not facts.expired:
        return Refusal(f"保管期限到 {facts.expires_on}，还没有满。到期以后再鉴定。", ARCHIVES_RULES_24)
    return None


def formed_ten_years_ago(facts: FilingFacts) -> Refusal | None:
    """What the county archive takes goes there ten years after it was formed, however long it is kept: the day of
    filing counts as that day (档案法实施条例第二十条第二款)."""
    if facts.filed_on is None:
        return Refusal("还没有归档，不能移交。", ARCHIVES_RULES_20_2)
    due = TRANSFER.period.due(facts.filed_on).nominal
    if facts.today < due:
        return Refusal(f"{facts.filed_on} 归档，到 {due} 满十年。满十年以后再移交区档案馆。", ARCHIVES_RULES_20_2)
    return None


def appraisers_named(facts: FilingFacts) -> Refusal | None:
    """The report says who appraised, or handed over (档案法实施条例第二十四条)."""
    if facts.entry and not facts.entry.people.strip():
        return Refusal("没有写谁经手。写上参加鉴定、移交的人。", ARCHIVES_RULES_24)
    return None


def kept_on_to_a_later_day(facts: FilingFacts) -> Refusal | None:
    """What is kept on gets a new period (档案法实施条例第二十四条)."""
    if facts.entry and (facts.entry.until is None or facts.entry.until <= facts.today):
        return Refusal("没有写保存到哪一天。重新划定期限，填今天以后的日子。", ARCHIVES_RULES_24)
    return None


def somebody_asked(facts: FilingFacts) -> Refusal | None:
    """A restriction answers a person's request (个人信息保护法第四十七条)."""
    if facts.entry and not facts.entry.request.strip():
        return Refusal("没有写谁、哪天、要求什么。照请求写下来。", PIPL_47_1)
    return None


def not_restricted(facts: FilingFacts) -> Refusal | None:
    """A file is restricted once."""
    return Refusal("这一卷已经限制处理。", PIPL_47_2) if facts.restricted else None


def is_restricted(facts: FilingFacts) -> Refusal | None:
    """Only a restriction that stands is lifted."""
    return None if facts.restricted else Refusal("这一卷没有限制处理，不用解除。", PIPL_47_2)


# --- 程序 ---------------------------------------------------------------------------------------------------------

COLLECTING, READY, CHECKED = State.COLLECTING, State.READY, State.CHECKED
FILED, TRANSFERRED = State.FILED, State.TRANSFERRED

STAFF = frozenset(role.value for role in COMMITTEE_STAFF)
DIRECTOR = frozenset({Role.DIRECTOR.value})


_act = Rows(STAFF)


# fmt: off
LIFECYCLE: Lifecycle[State] = Lifecycle((
    _act("fill_cover", "填封面", {COLLECTING, READY, CHECKED}, by=(MEDIATION_27,)),
    _act("compile", "立卷", {COLLECTING}, case_is_closed, cover_is_filled, nothing_lacks_unexplained,
         to=READY, by=(MEDIATION_27, JIANGSU_MEDIATION_30)),
    _act("check", "检查通过", {READY}, is_a_second_person, cover_is_filled, nothing_lacks_unexplained,
         to=CHECKED, by=(MEDIATION_27,)),
    # Whoever changes a checked file has it checked again: what was not seen was not found in order.
    _act("recheck", "检查后有改动", {CHECKED}, to=READY, by=(MEDIATION_27,)),
    _act("return", "退回", {READY, CHECKED}, reason_given, to=COLLECTING, by=(MEDIATION_27,)),
    _act("file", "归档", {CHECKED}, cover_is_filled, place_is_named, nothing_lacks_unexplained, has_contents,
         to=FILED, by=(MEDIATION_27, ARCHIVES_14, ARCHIVES_37)),
    _act("supplement", "补充", {FILED}, later_paper_is_named, reason_given, by=(ARCHIVES_21_2,)),
    _act("keep", "鉴定：继续保存", {FILED}, period_has_ended, appraisers_named, reason_given, kept_on_to_a_later_day,
         roles=DIRECTOR, by=(ARCHIVES_RULES_24,)),
    _act("transfer", "移交档案馆", {FILED}, formed_ten_years_ago, appraisers_named, reason_given,
         to=TRANSFERRED, roles=DIRECTOR, by=(ARCHIVES_RULES_20_2,)),
    _act("report", "鉴定：报请销毁审批", {FILED}, period_has_ended, appraisers_named, reason_given,
         roles=DIRECTOR, by=(ARCHIVES_RULES_24, ARCHIVES_21_2)),
    _act("restrict", "限制处理", FROZEN, not_restricted, somebody_asked, reason_given,
         roles=DIRECTOR, by=(PIPL_47_1, PIPL_47_2, ARCHIVES_21_2)),
    _act("lift", "解除限制", FROZEN, is_restricted, reason_given, roles=DIRECTOR, by=(PIPL_47_2,)),
))
# fmt: on


def frozen_refusal(state: str, file_number: str) -> Refusal | None:
    """Why nothing of a filed case is changed any more; None while it may be (档案法第二十一条第二款)."""
    if state not in FROZEN:
        return None
    return Refusal(f"已归档（卷号 {file_number}），只能补充，不能再改。在卷宗页登记补充。", ARCHIVES_21_2)
