"""由哪个调委会受理：按标的是不是家纺提议，两会之间的分工是本地规则，可以改。"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CommitteeCode(StrEnum):
    """The two people's-mediation committees."""

    DISTRICT = "district"
    TEXTILE = "textile"

    @property
    def label(self) -> str:
        """The committee's name on paper."""
        if self is CommitteeCode.TEXTILE:
            return "南通市通州区涉家纺行业知识产权纠纷人民调解委员会"
        return "南通市通州区知识产权纠纷人民调解委员会"


@dataclass(frozen=True)
class SubjectRule:
    """The local rule that tells home textiles from the rest; not law, so dated and editable.

    `words` any of which in the subject means home textile; `since` the first day of this version.
    """

    words: tuple[str, ...]
    since: date

    @property
    def reference(self) -> str:
        """How the rule is named beside the proposal."""
        return f"本地分工规则（{self.since:%Y-%m-%d}起），可由管理员修改"


LOCAL_RULE = SubjectRule(
    words=(
        "家纺", "家用纺织", "床品", "床上用品", "四件套", "三件套", "六件套", "被套", "被芯", "被子", "床单",
        "床笠", "床裙", "床罩", "枕套", "枕芯", "枕头", "抱枕", "靠垫", "毛毯", "毯子", "毛巾", "浴巾", "窗帘",
        "窗纱", "蚊帐", "桌布", "沙发套", "沙发巾", "地毯", "夏凉被", "蚕丝被", "羽绒被", "棉被", "面料",
        "坯布", "印花", "绣花", "提花", "花型", "花版", "印染",
    ),
    since=date(2026, 11, 22),
)  # fmt: skip


@dataclass(frozen=True)
class CommitteeProposal:
    """`code` of the committee; `reason` one Chinese sentence; `reference` names the rule."""

    code: CommitteeCode
    reason: str
    reference: str


def propose_committee(*subject: str, rule: SubjectRule = LOCAL_RULE) -> CommitteeProposal | None:
    """The committee for a dispute about `subject` (any texts: product, facts, names of rights, firms).

    The first home-textile word found, in the order of the texts, decides and is named in the reason. None when
    there is no text yet: the user chooses then.
    """
    if not "".join(subject).strip():
        return None
    found = next((word for text in subject for word in _in_order(text, rule.words)), None)
    if found is None:
        return CommitteeProposal(
            CommitteeCode.DISTRICT, "没有写到家纺用品，由区知识产权纠纷调委会受理；不对可以改。", rule.reference
        )
    return CommitteeProposal(
        CommitteeCode.TEXTILE, f"写到“{found}”，属家纺行业，由家纺行业调委会受理；不对可以改。", rule.reference
    )


def _in_order(text: str, words: tuple[str, ...]) -> list[str]:
    places = [(text.find(word), -len(word), word) for word in words if word in text]
    return [word for _, _, word in sorted(places)]
