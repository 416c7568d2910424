"""一家企业在一件海外纠纷里的情况，守则要看的都在这里。"""

from dataclasses import dataclass
from datetime import date

from mediation.rules.overseas_guidance.recovered import Recovery
from mediation.rules.overseas_guidance.studies import Named


@dataclass(frozen=True)
class Entry:
    """An act as it is typed: its day; `how` a key of `words.WAYS`; `whom` it was said to; `receipt` what shows it;
    `choice` the grade, plan or result; `text` the opinion, reason or note; `names` experts or firms; `checked` whether
    they were asked about a conflict of interests."""

    on: date
    how: str = ""
    whom: str = ""
    receipt: str = ""
    choice: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    checked: bool = False


@dataclass(frozen=True)
class Days:
    """The days of one enterprise as they would stand after a correction, None for what was not done."""

    told: date | None = None
    advised: date | None = None
    noticed_evidence: date | None = None
    sent_evidence: date | None = None
    result: date | None = None


@dataclass(frozen=True)
class Study:
    """A case study as it is typed, without names."""

    title: str
    text: str


@dataclass(frozen=True)
class GuidanceFacts:
    """What is recorded of one enterprise in one dispute. `noticed_on` when the office came to know of the dispute;
    `compliance_on` when the enterprise was told about evidence that leaves the country; `opponent_firm` who acts for
    the other side; `known` whether the enterprise is in this dispute already; `last_on` the day of the last step;
    `recovered` what was recovered so far; `frozen` in hundredths of `currency`, None where nobody knows, and
    what was released of it to other enterprises of the dispute; `typical`
    whether the matter is kept as a case study, `names` who must not be named in it. Of what is typed: `entry`,
    `recovery`, `days` of a correction, `study`."""

    today: date
    noticed_on: date | None = None
    compliance_on: date | None = None
    opponent: str = ""
    opponent_firm: str = ""
    known: bool = False
    last_on: date | None = None
    recovered: tuple[Recovery, ...] = ()
    frozen: int | None = None
    currency: str = ""
    released_to_others: int = 0
    typical: bool = False
    names: tuple[Named, ...] = ()
    entry: Entry | None = None
    recovery: Recovery | None = None
    days: Days | None = None
    study: Study | None = None
