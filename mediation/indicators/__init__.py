"""指标：每个数怎么数、怎么除、漏掉了什么，都写在这里；页面上、纸上的每一个数都是这里的一项。

The definitions and the arithmetic; which rows they mean in this program is asked in `operations.figures`.
"""

from collections.abc import Mapping

from mediation.indicators.agreements import AGREEMENTS, CONFIRMATION, PERFORMANCE
from mediation.indicators.cases import CASES
from mediation.indicators.definition import (
    SOURCES,
    Figure,
    Indicator,
    Kind,
    Period,
    Source,
    Target,
    one_decimal,
    rounded,
)
from mediation.indicators.preexamination import PREEXAMINATION
from mediation.indicators.reported import REPORTED, Reported
from mediation.indicators.services import ABROAD, AID, COURTS, REGISTERS, REPORTS
from mediation.indicators.share import SHARE

GROUPS: Mapping[str, tuple[str, tuple[Indicator, ...]]] = {
    "share": ("纠纷调解方式化解占比", SHARE),
    "cases": ("调解案件", CASES),
    "agreements": ("调解协议", AGREEMENTS),
    "confirmation": ("司法确认", CONFIRMATION),
    "performance": ("协议履行", PERFORMANCE),
    "courts": ("诉调对接", COURTS),
    "overseas": ("海外纠纷应对指导", ABROAD),
    "aid": ("维权援助、展会、预警、专家", AID),
    "preexamination": ("外观设计预审", PREEXAMINATION),
    "reports": ("评价报告预审、备案", REPORTS),
    "registers": ("协作、会议、调研、培训", REGISTERS),
    "reported": ("外报指标", REPORTED),
}
"""Name → (label, indicators), in the order in which they are listed."""

ALL: Mapping[str, Indicator] = {one.name: one for _, group in GROUPS.values() for one in group}

__all__ = [
    "ALL",
    "GROUPS",
    "SOURCES",
    "Figure",
    "Indicator",
    "Kind",
    "Period",
    "Reported",
    "Source",
    "Target",
    "one_decimal",
    "rounded",
]
