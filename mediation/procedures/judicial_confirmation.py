"""司法确认：协议生效后共同申请人民法院确认（民事诉讼法第二百零五条；人民调解法第三十三条）。

What the agreement needs of it: the thirty days. They start the day after the agreement takes effect.
"""

from collections.abc import Mapping

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.periods import DayPeriod
from mediation.rules.statutes import CPL_85, CPL_205, MEDIATION_33_1

# --- 期限 ---------------------------------------------------------------------------------------------------------

APPLICATION = DeadlineRule(
    id="D09",
    name="共同申请司法确认",
    trigger="协议生效",
    period=DayPeriod(30, basis=(CPL_205, MEDIATION_33_1, CPL_85)),
    who="双方当事人",
)

DEADLINES: Mapping[str, DeadlineRule] = {APPLICATION.id: APPLICATION}
