"""纠纷类型：登记时选一个，统计按它分。"""

from enum import StrEnum

from mediation.rules.rights import RightKind


class DisputeType(StrEnum):
    """One main type a case; the rights involved are recorded apart and may be several."""

    COPYRIGHT = "copyright"
    DESIGN = "design"
    TRADEMARK = "trademark"
    OTHER_PATENT = "other_patent"
    TRADE_SECRET = "trade_secret"  # noqa: S105  (a kind of dispute)
    UNFAIR_COMPETITION = "unfair_competition"
    GEOGRAPHICAL_INDICATION = "geographical_indication"
    LICENCE = "licence"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese name on chips and in statistics, e.g. `著作权（花型）`."""
        return _LABELS[self]

    @property
    def rights(self) -> tuple[RightKind, ...]:
        """The kinds of right offered for this type, the usual one first; empty for `其他`."""
        return _RIGHTS.get(self, ())

    @property
    def restricted(self) -> bool:
        """Whether only the case's own people may read it (商业秘密)."""
        return self is DisputeType.TRADE_SECRET


_LABELS = {
    DisputeType.COPYRIGHT: "著作权（花型）",
    DisputeType.DESIGN: "外观设计",
    DisputeType.TRADEMARK: "商标",
    DisputeType.OTHER_PATENT: "其他专利",
    DisputeType.TRADE_SECRET: "商业秘密",
    DisputeType.UNFAIR_COMPETITION: "不正当竞争",
    DisputeType.GEOGRAPHICAL_INDICATION: "地理标志",
    DisputeType.LICENCE: "许可合同",
    DisputeType.OTHER: "其他",
}

_RIGHTS = {
    DisputeType.COPYRIGHT: (RightKind.COPYRIGHT, RightKind.SOFTWARE),
    DisputeType.DESIGN: (RightKind.DESIGN,),
    DisputeType.TRADEMARK: (RightKind.TRADEMARK,),
    DisputeType.OTHER_PATENT: (RightKind.UTILITY_MODEL, RightKind.INVENTION),
    DisputeType.TRADE_SECRET: (RightKind.TRADE_SECRET, RightKind.TECHNICAL_SECRET),
    DisputeType.UNFAIR_COMPETITION: (RightKind.UNFAIR_COMPETITION,),
    DisputeType.GEOGRAPHICAL_INDICATION: (RightKind.GEOGRAPHICAL_INDICATION, RightKind.TRADEMARK),
    DisputeType.LICENCE: (RightKind.LICENCE,),
}


def type_of_right(kind: RightKind) -> DisputeType:
    """The type of a dispute of which only the right is known."""
    return next((each for each, kinds in _RIGHTS.items() if kind in kinds), DisputeType.OTHER)
