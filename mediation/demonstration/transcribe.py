"""Numbers that another platform gave to some of the disputes, entered there by hand; one of them mistyped at first."""

from datetime import timedelta

from mediation.demonstration.play import Scene, act
from mediation.operations.transcript.numbers import correct_number, numbers_of, record_number
from mediation.operations.transcript.platforms import listing_on

PLATFORM = "nanjing"


def play(scene: Scene) -> None:
    """Every third dispute that was taken on was entered elsewhere the next day, since there are such lists."""
    accepted_on = scene.case.accepted_on
    if accepted_on is None or scene.plan.number % 3:
        return
    on = accepted_on + timedelta(1)
    listing = listing_on(PLATFORM, on)
    if listing is None or on > scene.day:
        return
    number = f"示例{on:%Y%m%d}{scene.plan.number:04d}"
    wrong = scene.plan.number % 9 == 0
    typed = number[::-1] if wrong else number
    act(lambda: record_number(scene.case, listing, number=typed, on=on, actor=scene.actor(17)))
    if wrong:
        row = numbers_of(scene.case)[0]
        act(lambda: correct_number(row, listing, number=number, on=on, reason="抄反了", actor=scene.actor(17)))
