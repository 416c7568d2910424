"""行政调解的事项：哪些可以调，依据哪一条；哪些不能调，该找谁（专利法第六十五条，实施细则第一百零二条，商标法，著作权法）。"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.dispute_types import DisputeType
from mediation.rules.rights import RightKind
from mediation.rules.statutes import Statute


class Subject(StrEnum):
    """What the parties ask the bureau to mediate, or ask it in vain."""

    PATENT_DAMAGES = "patent_damages"
    PATENT_OWNERSHIP = "patent_ownership"
    INVENTOR = "inventor"
    REWARD = "reward"
    INTERIM_FEE = "interim_fee"
    PATENT_OTHER = "patent_other"
    TRADEMARK_DAMAGES = "trademark_damages"
    COPYRIGHT = "copyright"
    PATENT_VALIDITY = "patent_validity"
    TRADEMARK_VALIDITY = "trademark_validity"
    OPEN_LICENCE = "open_licence"

    @property
    def label(self) -> str:
        """The matter in Chinese, e.g. `专利侵权赔偿数额`."""
        return SUBJECTS[self].label


@dataclass(frozen=True)
class SubjectRule:
    """One matter. `statute` it rests on; `rights` the kinds of right it can be about; `within_handling` whether only
    the department that handles the infringement may mediate it; `after_grant` whether it waits for the grant;
    `elsewhere` who decides it instead, "" where the bureau may mediate."""

    label: str
    statute: Statute
    rights: tuple[RightKind, ...]
    within_handling: bool = False
    after_grant: bool = False
    elsewhere: str = ""


_PATENTS = (RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION)
_WORKS = (RightKind.COPYRIGHT, RightKind.SOFTWARE)

SUBJECTS: Mapping[Subject, SubjectRule] = {
    Subject.PATENT_DAMAGES: SubjectRule("专利侵权赔偿数额", statutes.PATENT_65, _PATENTS, within_handling=True),
    Subject.PATENT_OWNERSHIP: SubjectRule("专利申请权、专利权归属", statutes.PATENT_RULES_102, _PATENTS),
    Subject.INVENTOR: SubjectRule("发明人、设计人资格", statutes.PATENT_RULES_102, _PATENTS),
    Subject.REWARD: SubjectRule("职务发明创造的奖励、报酬", statutes.PATENT_RULES_102, _PATENTS),
    Subject.INTERIM_FEE: SubjectRule(
        "发明专利公布后授权前的使用费", statutes.PATENT_RULES_102_2, (RightKind.INVENTION,), after_grant=True
    ),
    Subject.PATENT_OTHER: SubjectRule("其他专利纠纷", statutes.PATENT_RULES_102, _PATENTS),
    Subject.TRADEMARK_DAMAGES: SubjectRule(
        "侵犯商标专用权赔偿数额", statutes.TRADEMARK_60_3, (RightKind.TRADEMARK,), within_handling=True
    ),
    Subject.COPYRIGHT: SubjectRule("著作权纠纷", statutes.COPYRIGHT_60, _WORKS),
    Subject.PATENT_VALIDITY: SubjectRule(
        "专利权是否有效", statutes.PATENT_45, _PATENTS, elsewhere="向国务院专利行政部门请求宣告无效"
    ),
    Subject.TRADEMARK_VALIDITY: SubjectRule(
        "注册商标是否有效", statutes.TRADEMARK_47_1, (RightKind.TRADEMARK,), elsewhere="向商标主管部门请求宣告无效"
    ),
    Subject.OPEN_LICENCE: SubjectRule(
        "专利开放许可的实施", statutes.PATENT_52, _PATENTS, elsewhere="请求国务院专利行政部门调解，或者向人民法院起诉"
    ),
}


def statute_of(subject: Subject, on: date) -> Statute:
    """The article for a request of the day `on`: that of the trade mark act changes with 2027."""
    return statutes.in_force(SUBJECTS[subject].statute, on)


def offered() -> dict[str, str]:
    """Every matter with its label, those that are refused too: who asks for one is told why and where to go."""
    return {subject.value: rule.label for subject, rule in SUBJECTS.items()}


def dispute_type(subject: Subject, right: RightKind) -> DisputeType:
    """The type of dispute a committee registers for the matter that is handed over."""
    if subject is Subject.TRADEMARK_DAMAGES:
        return DisputeType.TRADEMARK
    if subject is Subject.COPYRIGHT:
        return DisputeType.COPYRIGHT
    return DisputeType.DESIGN if right is RightKind.DESIGN else DisputeType.OTHER_PATENT


@dataclass(frozen=True)
class Competence:
    """Why the bureau must say on what it acts: `sentence` in Chinese, and the article."""

    sentence: str
    statute: Statute


_PATENT_COMPETENCE = Competence(
    "细则列的是省级、有实际处理能力的地级市等和直辖市的区的部门，设区的市的区不在里面。"
    "本局要有委托、地方性法规规定，或者正在处理这件侵权案件，才能调解。",
    statutes.PATENT_RULES_95,
)
_TRADEMARK_COMPETENCE = Competence("由处理这件商标侵权的部门调解。本局要说明凭什么处理。", statutes.TRADEMARK_60_3)
_COPYRIGHT_COMPETENCE = Competence("著作权归版权部门管，本局要有委托或者地方的规定才能调解。", statutes.JIANGSU_IP_5_1)


def competence_of(subject: Subject | None, on: date) -> Competence:
    """Why every matter names its basis before anything else is done (专利法实施细则第九十五条); the strictest reason
    while nobody has said what it is about."""
    if subject in (Subject.TRADEMARK_DAMAGES, Subject.TRADEMARK_VALIDITY):
        return replace(_TRADEMARK_COMPETENCE, statute=statutes.in_force(_TRADEMARK_COMPETENCE.statute, on))
    return _COPYRIGHT_COMPETENCE if subject is Subject.COPYRIGHT else _PATENT_COMPETENCE


def court_route(subject: Subject | None, on: date) -> Statute:
    """The article that says that the parties may sue when nothing comes of it."""
    if subject in (Subject.TRADEMARK_DAMAGES, Subject.COPYRIGHT):
        return statute_of(subject, on)
    return statutes.PATENT_65
