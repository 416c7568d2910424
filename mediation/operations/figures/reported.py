"""What other bodies reported, as the indicators take it."""

from mediation.indicators import Period, Reported
from mediation.operations.reported_figures import reading


def reported_in(period: Period) -> list[Reported]:
    """The checked rows whose days lie within `period`, the newest version of each, one for each of their numbers."""
    return [
        Reported(
            body=row.body,
            kind=name,
            period=Period(row.first, row.last),
            value=value,
            paper=row.paper,
            definition=row.definition_key,
            checked_by=row.checked_by,
            district=row.of_the_district,
            words=row.definition,
        )
        for row in reading.reported_in(period.first, period.last)
        for name, value in row.figures.items()
    ]
