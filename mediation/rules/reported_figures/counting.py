"""外报数据里算数的一条：复核过的最新一版，连出处、口径、录入人、复核人。"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.rules.reported_figures.kinds import KINDS, Numbers


@dataclass(frozen=True)
class Reported:
    """One checked figure of another body. `kind` a key of `KINDS`; `first` to `last` the days it is about, both in
    it; `numbers` by the names of its kind; `coverage` a key of `COVERAGES`; figures with one `definition_key` are
    comparable, `definition` says in words how the body counts; `paper` its number or what is attached; `version`
    counts the corrections from 1."""

    uid: str
    kind: str
    body: str
    first: date
    last: date
    numbers: Numbers
    coverage: str
    definition_key: str
    definition: str
    paper: str
    entered_by: str
    checked_by: str
    checked_on: date
    version: int = 1

    @property
    def of_the_district(self) -> bool:
        """Whether it is split for the district; what is not is no part of the district's figures."""
        return self.coverage == "district"

    @property
    def figures(self) -> dict[str, Decimal]:
        """Name by which the indicators know a number → its value; what only explains another has none."""
        asked = {number.name: number.figure for number in KINDS[self.kind].numbers}
        return {asked[name]: value for name, value in self.numbers.items() if asked.get(name)}
