"""够不够暂停、取消备案的标准：只提建议，由人决定。

No national text with figures was read. The defaults are what one city published (重庆), as an example: the centre sets
its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.rules.registered_applicant.words import SANCTIONS

DEFAULTS: Mapping[str, int | None] = {
    "suspend_over_percent": 50,
    "suspend_upheld_findings": 1,
    "suspend_months": 6,
    "cancel_over_percent": 70,
    "cancel_findings": 2,
}
BASIS = "参照重庆公布的做法，未核；由中心定"


@dataclass(frozen=True)
class SanctionRules:
    """From when on a sanction is proposed; None where the centre proposes none. Shares in whole percent of the pieces
    concluded within a year, which must be exceeded; numbers of findings within a year, which must be reached:
    `suspend_upheld_findings` of those whose appeal failed, `cancel_findings` of all that were not overturned.
    `suspend_months` how long a suspension is at least."""

    suspend_over_percent: int | None = None
    suspend_upheld_findings: int | None = None
    suspend_months: int | None = None
    cancel_over_percent: int | None = None
    cancel_findings: int | None = None


def rules_from(value: Mapping[str, Any]) -> SanctionRules:
    """The rules as the setting keeps them; what is not named there proposes nothing."""
    return SanctionRules(**{name: value.get(name) for name in DEFAULTS})


@dataclass(frozen=True)
class Finding:
    """One finding of abnormal applications: its document, and a key of `words.APPEALS`."""

    document: str
    appeal: str


@dataclass(frozen=True)
class Figures:
    """What is known of one applicant within a year: pieces `examined` to a conclusion, and of them `failed`; `period`
    which year that is, in words; the findings of abnormal applications in it."""

    period: str
    examined: int = 0
    failed: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """`sanction` suspend or cancel; `key` what it is about, the same as long as the figures are; `said` the figures as
    n/N; `rule` what they exceed."""

    key: str
    sanction: str
    said: str
    rule: str

    @property
    def label(self) -> str:
        """`暂停备案` or `取消备案`."""
        return SANCTIONS[self.sanction]


def proposals(figures: Figures, rules: SanctionRules) -> list[Proposal]:
    """What the rules propose for the figures: for each measure the harder sanction alone. Nothing is applied."""
    return [each for each in (_of_failures(figures, rules), _of_findings(figures, rules)) if each]


def _of_failures(figures: Figures, rules: SanctionRules) -> Proposal | None:
    for sanction, over in (("cancel", rules.cancel_over_percent), ("suspend", rules.suspend_over_percent)):
        # In whole numbers: 50 of 100 is not more than 50 %.
        if over is not None and figures.failed * 100 > over * figures.examined:
            share = f"{figures.failed * 1000 // figures.examined / 10:g}"
            said = f"{figures.period}不合格 {figures.failed}/{figures.examined}，{share}%"
            key = f"{sanction}:failed:{figures.failed}/{figures.examined}:{figures.period}"
            return Proposal(key[:120], sanction, said, f"一年内不合格率超过 {over}%")
    return None


def _of_findings(figures: Figures, rules: SanctionRules) -> Proposal | None:
    standing = [each for each in figures.findings if each.appeal != "overturned"]
    upheld = [each for each in figures.findings if each.appeal == "upheld"]
    least = rules.cancel_findings
    if least is not None and least and len(standing) >= least:
        said = f"{figures.period}认定非正常 {len(standing)} 次（没有撤销的）"
        return Proposal(_key("cancel", standing), "cancel", said, f"一年内认定非正常 {least} 次以上")
    least = rules.suspend_upheld_findings
    if least is not None and least and len(upheld) >= least:
        said = f"{figures.period}认定非正常、申诉不成立 {len(upheld)} 次"
        return Proposal(_key("suspend", upheld), "suspend", said, f"一年内认定非正常、申诉不成立 {least} 次以上")
    return None


def _key(sanction: str, findings: list[Finding]) -> str:
    return f"{sanction}:findings:{','.join(sorted(each.document for each in findings))}"[:120]


def window(on: date) -> date:
    """The first day of the year that ends on the day `on`."""
    try:
        return on.replace(year=on.year - 1)
    except ValueError:
        return date(on.year - 1, 3, 1)
