"""一家企业在一件海外纠纷里的情况，守则要看的都在这里。"""

from dataclasses import dataclass
from datetime import date


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
class GuidanceFacts:
    """What is recorded of one enterprise in one dispute. `noticed_on` when the office came to know of the dispute;
    `compliance_on` when the enterprise was told about evidence that leaves the country; `opponent_firm` who acts for
    the other side; `known` whether the enterprise is in this dispute already; `last_on` the day of the last step."""

    today: date
    noticed_on: date | None = None
    compliance_on: date | None = None
    opponent: str = ""
    opponent_firm: str = ""
    known: bool = False
    last_on: date | None = None
    entry: Entry | None = None
