"""The board made: every part asks for its figures in as few statements as they allow."""

from mediation.operations.dashboard import cases, following, services, shares, targets
from mediation.operations.dashboard.asking import Asking
from mediation.operations.dashboard.board import Board


def make(asking: Asking) -> Board:
    """The dashboard of a period. Every figure is an indicator's; the same question of `operations.figures.rows` gives
    as many rows as it says."""
    counted, followed = cases.counted(asking), following.followed(asking)
    return Board(
        targets=targets.cards(asking),
        share=shares.share_board(asking),
        counters=cases.counters(counted, asking),
        cases=cases.by_quarters(asking),
        committees=cases.committees(counted, asking),
        kinds=cases.kinds(counted, asking),
        sources=cases.sources(counted, asking),
        funnel=following.funnel(followed, asking),
        lost=following.lost(followed, asking),
        performance=following.performance(followed, asking),
        centre=services.centre(asking),
        towns=services.towns(asking),
        notes=(
            "一件纠纷只算一次：移交、再次登记的，按最后的结果算。",
            "司法确认各步按各自的日子算，不一定是同一批协议。",
        ),
    )
