"""案卷评查：评查点、分值，程序能看出来的逐点看，看不出来的交给人。

Nothing here is a national standard: none was found. The points are gathered from what several places check (each names
its place), the weights are the office's own dated setting, and the sum is a reading of the file, never an official
score. A point that needs judgement is not guessed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Verdict(StrEnum):
    """What the program can say about one point."""

    MET = "met"
    NOT = "not"
    HUMAN = "human"
    ASIDE = "aside"

    @property
    def label(self) -> str:
        """`合格`, `不合格`, `待人工`, `不适用`."""
        return _LABELS[self]


_LABELS = {Verdict.MET: "合格", Verdict.NOT: "不合格", Verdict.HUMAN: "待人工", Verdict.ASIDE: "不适用"}
MET, NOT, HUMAN, ASIDE = Verdict.MET, Verdict.NOT, Verdict.HUMAN, Verdict.ASIDE


@dataclass(frozen=True)
class SignedRecord:
    """A record by its name: the day it was made, who has not signed it, the days it was signed."""

    name: str
    on: date
    unsigned: tuple[str, ...] = ()
    signed_on: tuple[date, ...] = ()


@dataclass(frozen=True)
class FileFacts:
    """What the program knows of one file on the day `today`.

    `consents` of each party the day it agreed, None while it has not; `refused` somebody said no before acceptance;
    `lacking` titles of compulsory papers that are not there, `explained` the statement says why of each; `unprinted`
    titles of papers that are there without having been printed here; `evidence` how many files of evidence; `records`
    of sessions and inquiries; `copied` names of records whose words are those of another case; `agreement_on` the day
    the agreement in force took effect, `agreement_signed` the days it was signed, `agreement_unsigned` whose signature
    lacks; `duties` it asks for something; `follow_ups` days of 回访, `within` how many days the office gives itself for
    the first; `performed` and `satisfaction` as the latest one says; `duties_done` of `duties_all` obligations are on
    record as performed, `duties_late` names of those overdue; `name`, `file_number`, `filed` of the dossier,
    `continuous` whether the pages of its list of contents follow one another, None where they are on paper only.
    """

    today: date
    accepted_on: date | None = None
    over: bool = False
    consents: tuple[date | None, ...] = ()
    refused: bool = False
    told_rights: tuple[date | None, ...] = ()
    lacking: tuple[str, ...] = ()
    explained: bool = False
    unprinted: tuple[str, ...] = ()
    evidence: int = 0
    records: tuple[SignedRecord, ...] = ()
    copied: tuple[str, ...] = ()
    agreement_on: date | None = None
    agreement_signed: tuple[date, ...] = ()
    agreement_unsigned: tuple[str, ...] = ()
    duties: bool = False
    follow_ups: tuple[date, ...] = ()
    within: int = 30
    performed: str = ""
    duties_done: int = 0
    duties_all: int = 0
    duties_late: tuple[str, ...] = ()
    satisfaction: str = ""
    name: str = ""
    file_number: str = ""
    filed: bool = False
    continuous: bool | None = None


Finding = tuple[Verdict, str]
Check = Callable[[FileFacts], Finding]


@dataclass(frozen=True)
class Point:
    """One inspection point: `code` names it in settings, `words` what is asked, `place` who checks it; `weight` the
    office's default; `part` where on the case page it is mended."""

    code: str
    words: str
    place: str
    weight: int
    part: str = ""


_YINGDONG, _DONGMING, _DAZU = "阜阳颍东 2024", "东明 2020", "大足 2022"
_JIANGYIN, _XIPING = "江阴", "西平 2025"

POINTS: Mapping[str, Point] = {
    point.code: point
    for point in (
        Point("acceptance", "受理是否合法", _YINGDONG, 10, "asking"),
        Point("procedure", "调解程序是否完备", _JIANGYIN, 10, "asking"),
        Point("completeness", "材料是否齐全", _YINGDONG, 15),
        Point("forms", "文书使用是否标准", _YINGDONG, 10),
        Point("signing", "签字盖章是否齐全", _DONGMING, 10, "records"),
        Point("evidence", "证据收集是否恰当", _YINGDONG, 5),
        Point("law", "协议法律适用是否准确", _YINGDONG, 10, "agreement"),
        Point("follow_up", "回访记录是否及时", _YINGDONG, 10),
        Point("authenticity", "案卷是否真实", _DAZU, 5, "records"),
        Point("performance", "协议是否履行", _DAZU, 5, "agreement"),
        Point("satisfaction", "群众是否满意", _DAZU, 5),
        Point("cover", "卷名、卷号是否写全", _DONGMING, 2),
        Point("binding", "装订是否规范", _YINGDONG, 2),
        Point("consistency", "线上线下是否一致", _XIPING, 1),
    )
}


@dataclass(frozen=True)
class Judged:
    """One point of one file: the verdict, why, and what it counts."""

    point: Point
    verdict: Verdict
    why: str
    weight: int


@dataclass(frozen=True)
class Score:
    """All points of one file in their order."""

    points: tuple[Judged, ...]

    @property
    def got(self) -> int:
        """The weight of the points that are met."""
        return self._sum(MET)

    @property
    def counted(self) -> int:
        """The weight of the points the program could judge."""
        return self._sum(MET, NOT)

    @property
    def waiting(self) -> int:
        """The weight of the points that wait for a person."""
        return self._sum(HUMAN)

    @property
    def unmet(self) -> tuple[Judged, ...]:
        """What is to be mended."""
        return tuple(judged for judged in self.points if judged.verdict is NOT)

    def _sum(self, *verdicts: Verdict) -> int:
        return sum(judged.weight for judged in self.points if judged.verdict in verdicts)


def score(facts: FileFacts, weights: Mapping[str, int]) -> Score:
    """The file judged point by point. `weights` code → weight where the office changed it; 0 leaves a point out."""
    judged = []
    for code, point in POINTS.items():
        weight = weights.get(code, point.weight)
        if weight > 0:
            verdict, why = CHECKS[code](facts)
            judged.append(Judged(point, verdict, why, weight))
    return Score(tuple(judged))


def _acceptance(facts: FileFacts) -> Finding:
    if facts.accepted_on is None:
        return ASIDE, "没有受理"
    if facts.refused:
        return NOT, "受理时有一方明确拒绝调解"
    late = [day for day in facts.consents if day is None or day > facts.accepted_on]
    if late:
        return NOT, f"{len(late)} 方没有在受理前同意的记录"
    return MET, f"{len(facts.consents)} 方都在受理前同意"


def _procedure(facts: FileFacts) -> Finding:
    if facts.accepted_on is None or not facts.records:
        return ASIDE, "没有开过调解会"
    first = min(record.on for record in facts.records)
    late = [day for day in facts.told_rights if day is None or day > first]
    if late:
        return NOT, f"{len(late)} 方没有在调解前告知权利义务"
    return MET, "调解前告知了每一方"


def _completeness(facts: FileFacts) -> Finding:
    if facts.lacking and facts.explained:
        return HUMAN, f"缺{_listed(facts.lacking)}，情况说明写了原因，由人看"
    if facts.lacking:
        return NOT, f"缺{_listed(facts.lacking)}"
    return MET, "必须有的都在"


def _forms(facts: FileFacts) -> Finding:
    if facts.unprinted:
        return HUMAN, f"{_listed(facts.unprinted)}不是在这里出的，格式由人看"
    if facts.lacking:
        return HUMAN, "还有没出的文书，出齐了再看"
    return MET, "都用这里的文书格式出"


def _signing(facts: FileFacts) -> Finding:
    lacking = [f"{record.name}缺{_listed(record.unsigned)}" for record in facts.records if record.unsigned]
    if facts.agreement_unsigned:
        lacking.append(f"协议缺{_listed(facts.agreement_unsigned)}")
    if lacking:
        return NOT, "；".join(lacking[:3])
    if not facts.records and facts.agreement_on is None:
        return ASIDE, "没有要签的笔录和协议"
    return MET, "登记的签名齐了；纸面由检查人对"


def _evidence(facts: FileFacts) -> Finding:
    return HUMAN, f"收了 {facts.evidence} 件，恰不恰当由人看" if facts.evidence else "没有收证据材料，要不要收由人看"


def _law(facts: FileFacts) -> Finding:
    if facts.agreement_on is None:
        return ASIDE, "没有生效的协议"
    return HUMAN, "出签署版前审查过；适用准不准由人看"


def _follow_up(facts: FileFacts) -> Finding:
    if facts.agreement_on is None:
        return ASIDE, "没有生效的协议"
    due = facts.agreement_on + timedelta(days=facts.within)
    if not facts.follow_ups:
        return (NOT, "没有回访记录") if facts.today > due else (ASIDE, f"到 {due} 还没有满")
    first = min(facts.follow_ups)
    if first > due:
        return NOT, f"{first} 才回访，本会定的是 {due} 以前"
    return MET, f"{first} 回访"


def _authenticity(facts: FileFacts) -> Finding:
    early = [record.name for record in facts.records if any(day < record.on for day in record.signed_on)]
    if early:
        return NOT, f"{_listed(early)}的签名早于开会"
    sessions = [record.on for record in facts.records]
    if sessions and any(day < min(sessions) for day in facts.agreement_signed):
        return NOT, "协议的签名早于第一次调解会"
    if facts.copied:
        return HUMAN, f"{_listed(facts.copied)}和别的案件一字不差，由人核对"
    days = {facts.accepted_on, *sessions, *facts.agreement_signed}
    if facts.agreement_signed and len(days) == 1:
        return HUMAN, "受理、调解、签字在同一天，由人核对"
    return HUMAN, "没有看出矛盾；真不真实由人看"


def _performance(facts: FileFacts) -> Finding:
    if facts.agreement_on is None or not facts.duties:
        return ASIDE, "没有要履行的协议"
    if facts.duties_late:
        return NOT, f"{_listed(facts.duties_late)}逾期没有履行"
    if facts.duties_all and facts.duties_done == facts.duties_all:
        return MET, f"{facts.duties_all} 项义务都登记了履行"
    said: dict[str, Finding] = {
        "fully": (MET, "回访记载全部履行"),
        "partly": (NOT, "回访记载只履行了一部分"),
        "not": (NOT, "回访记载没有履行"),
        "none_due": (ASIDE, "回访时还没有到期的"),
    }
    return said.get(facts.performed, (HUMAN, "没有履行情况的记载，由人核对"))


def _satisfaction(facts: FileFacts) -> Finding:
    if facts.agreement_on is None:
        return ASIDE, "没有生效的协议"
    said: dict[str, Finding] = {
        "satisfied": (MET, "回访答满意"),
        "dissatisfied": (NOT, "回访答不满意"),
        "fair": (HUMAN, "回访答一般，算不算由人定"),
    }
    return said.get(facts.satisfaction, (HUMAN, "没有问过满不满意"))


def _cover(facts: FileFacts) -> Finding:
    lacking = [word for word, value in (("卷名", facts.name), ("卷号", facts.file_number)) if not value]
    if not lacking:
        return MET, "都写了"
    if not facts.over:
        return ASIDE, "还没有结案"
    return NOT, f"没有{'、'.join(lacking)}"


def _binding(facts: FileFacts) -> Finding:
    if not facts.filed:
        return ASIDE, "还没有归档"
    if facts.continuous is None:
        return HUMAN, "页号在纸面上；装订由人看"
    if not facts.continuous:
        return NOT, "卷内目录的页码接不上"
    return HUMAN, "目录的页码接得上；装订由人看"


def _consistency(facts: FileFacts) -> Finding:
    return HUMAN, "纸面和这里登记的一致不一致，由人对"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    return "、".join(found[:3]) + (f"等 {len(found)} 件" if len(found) > 3 else "")


CHECKS: Mapping[str, Check] = {
    "acceptance": _acceptance,
    "procedure": _procedure,
    "completeness": _completeness,
    "forms": _forms,
    "signing": _signing,
    "evidence": _evidence,
    "law": _law,
    "follow_up": _follow_up,
    "authenticity": _authenticity,
    "performance": _performance,
    "satisfaction": _satisfaction,
    "cover": _cover,
    "binding": _binding,
    "consistency": _consistency,
}
