"""诉调对接、委托调解：协议送商请方、委托方备案（江苏省人民调解条例第三十二条第二款）。"""

from collections.abc import Mapping

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.periods import WorkingDayPeriod
from mediation.rules.statutes import JIANGSU_MEDIATION_32_2

# --- 期限 ---------------------------------------------------------------------------------------------------------

FILING_BACK = DeadlineRule(
    id="D29",
    name="协议书送商请方、委托方备案",
    trigger="协议生效",
    period=WorkingDayPeriod(5, basis=(JIANGSU_MEDIATION_32_2,)),
    who="调解委员会",
)

DEADLINES: Mapping[str, DeadlineRule] = {FILING_BACK.id: FILING_BACK}
