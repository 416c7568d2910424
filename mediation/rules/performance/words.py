"""履行用的词：不再跟踪的理由、义务人的承诺或者行为，各带依据。"""

from collections.abc import Mapping
from dataclasses import dataclass

from mediation.rules import statutes
from mediation.rules.statutes import Statute


@dataclass(frozen=True)
class Ground:
    """Why the committee follows an obligation no further; `chosen` whether a person chooses it."""

    label: str
    statute: Statute | None
    chosen: bool = True


GROUNDS: Mapping[str, Ground] = {
    "sued": Ground("已经向人民法院起诉", statutes.MEDIATION_32),
    "enforced": Ground("已经申请强制执行", statutes.MEDIATION_33_2),
    "settled": Ground("各方另行了结", None),
    "waived": Ground("权利人不再要求", None),
    "superseded": Ground("被新的协议取代", statutes.MEDIATION_31, chosen=False),
}

ACKNOWLEDGED: Mapping[str, str] = {
    "instalments": "分期履行",
    "part": "部分履行",
    "security": "提供担保",
    "delay": "请求延期履行",
    "plan": "制定清偿债务计划",
}
"""诉讼时效规定第十四条: what the debtor promises or does; each counts as 义务人同意履行义务."""
