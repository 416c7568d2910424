"""Every indicator of ours that this program can count, with its rows; an area of work adds its own mapping here."""

from collections.abc import Mapping

from mediation.operations.figures import abroad, agreements, cases, registers, services
from mediation.operations.figures.counted import Counted

COUNTED: Mapping[str, Counted] = {
    **cases.COUNTED,
    **agreements.COUNTED,
    **services.COUNTED,
    **abroad.COUNTED,
    **registers.COUNTED,
}
RESOLVED = ("resolved_by_people", "resolved_by_referral", "resolved_by_bureau")
"""What the numerator of the share is made of, each dispute in one of them."""
