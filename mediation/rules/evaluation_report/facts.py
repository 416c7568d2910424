"""评价报告预审的守则要问的情况，都是记录在案的。"""

from dataclasses import dataclass
from datetime import date

from mediation.rules.rights import RightKind


@dataclass(frozen=True)
class Entry:
    """What an act puts on record. `on` its day; `ground` a key of `words.GROUNDS`; `result` a key of `words.RESULTS`;
    `document` the number of the report."""

    on: date
    reason: str = ""
    ground: str = ""
    result: str = ""
    document: str = ""


@dataclass(frozen=True)
class ReportFacts:
    """A request as its rows stand, and what the act at hand adds (`entry`).

    `requester` a key of `words.REQUESTERS`, with its `proof`; `kind` of the patent by its number; `at_grant` asked for
    together with the grant's formalities; `in_force` and `existing` keys of `words.IN_FORCE` and `words.EXISTING`,
    `fee_evidence` what shows that the annual fee is paid; `another` the number of another request of the desk for the
    same patent whose report is there or on its way. `fee_due` the last day of the office's fee, None before the request
    is there."""

    today: date
    requester: str = ""
    proof: str = ""
    kind: RightKind | None = None
    at_grant: bool = False
    granted_on: date | None = None
    in_force: str = "unknown"
    fee_evidence: str = ""
    existing: str = "unknown"
    another: str = ""
    submitted_on: date | None = None
    sent_on: date | None = None
    fee_due: date | None = None
    fee_paid_on: date | None = None
    last_on: date | None = None
    entry: Entry | None = None
