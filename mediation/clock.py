"""The one place that reads the clock. Days are days in Asia/Shanghai."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This instant, aware, in Asia/Shanghai."""
    return datetime.now(UTC).astimezone(SHANGHAI)


def today() -> date:
    """Today's day in Asia/Shanghai."""
    return now().date()
