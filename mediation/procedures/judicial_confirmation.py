"""司法确认：协议生效后共同申请人民法院确认（民事诉讼法第二百零五条；人民调解法第三十三条）。

What the agreement needs of it: the thirty days. They start the day after the agreement takes effect.
"""

from collections.abc import Mapping
from datetime import date

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.periods import DayPeriod
from mediation.rules.statutes import CIVIL_203_1, CPL_85, CPL_205, MEDIATION_33_1

# --- 期限 ---------------------------------------------------------------------------------------------------------

APPLICATION = DeadlineRule(
    id="D09",
    name="共同申请司法确认",
    trigger="协议生效",
    period=DayPeriod(30, basis=(CPL_205, MEDIATION_33_1, CPL_85)),
    who="双方当事人",
    effective_from=date(2024, 1, 1),
    earlier=(
        DeadlineRule(
            id="D09",
            name="共同申请司法确认",
            trigger="协议生效",
            period=DayPeriod(30, basis=(MEDIATION_33_1, CIVIL_203_1)),
            who="双方当事人",
            effective_from=date(2011, 1, 1),
            effective_to=date(2023, 12, 31),
        ),
    ),
)

DEADLINES: Mapping[str, DeadlineRule] = {APPLICATION.id: APPLICATION}
