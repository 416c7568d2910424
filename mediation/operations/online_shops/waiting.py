"""What runs at the rights centre: by when platforms must be told that a complaint or suit was brought."""

from collections.abc import Iterator
from datetime import date

from mediation.models.user import User
from mediation.operations.matter_day import MatterDay
from mediation.operations.online_shops.reading import due_lines
from mediation.procedures.platform_notice import STATEMENT
from mediation.rules.holidays import Calendar

SERVICE = "online_shops"


def running_days(user: User, today: date, calendar: Calendar) -> Iterator[MatterDay]:
    """The day of each complaint whose shops' statements wait for an answer: links of one day are one line."""
    for line in due_lines(user, today, calendar):
        shops = f"{len(line.links)} 个链接"
        late = line.days < 0
        yield MatterDay(
            service=SERVICE,
            uid=line.complaint.uid,
            number=line.complaint.number,
            title=f"{line.complaint.party.name}，{line.complaint.platform}",
            on=line.on,
            what=STATEMENT.name,
            days=line.days,
            sentence=f"期满，平台可以终止措施，登记结果（{shops}）" if late else f"已投诉、起诉的告诉平台（{shops}）",
            about="、".join(str(link.ordinal) for link in line.links) + "号链接",
            soft=False,
            basis=STATEMENT.period.basis[0],
            action="end" if late else "tell_platform",
            label="登记结果" if late else "登记告诉平台",
        )
