"""照法院的眼光读一遍：全部审查规则，按纸面的先后。"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from mediation.rules.agreement.dealings import dealings
from mediation.rules.agreement.draft import Draft
from mediation.rules.agreement.finding import RULES, Finding, Part, Severity, resting_on
from mediation.rules.agreement.form import contents, copies, form
from mediation.rules.agreement.parties import parties
from mediation.rules.agreement.payments import payments
from mediation.rules.agreement.rights import rights
from mediation.rules.agreement.sham import sham
from mediation.rules.agreement.signers import signers
from mediation.rules.agreement.terms import terms
from mediation.rules.agreement.words import words
from mediation.rules.statutes import in_force


@dataclass(frozen=True)
class Check:
    """One group of rules: what it is called when all is well, and the rules themselves."""

    name: str
    run: Callable[[Draft], Iterable[Finding]]


CHECKS = (
    Check("当事人", parties),
    Check("签名人和代理权限", signers),
    Check("虚假调解的迹象", sham),
    Check("权利人和权利状态", rights),
    Check("事实和争议", contents),
    Check("金额、期次、账户", payments),
    Check("条款要素和日期", terms),
    Check("许可、转让、保密、确认", dealings),
    Check("条款用语", words),
    Check("书面或者口头", form),
    Check("份数", copies),
)

_PARTS = tuple(Part)
_CODES = tuple(RULES)


def review(draft: Draft) -> list[Finding]:
    """What a court, or the law, would object to in `draft`: blocks first, each kind in the order of the paper.

    Reads the terms, never quotations or facts. An empty list means nothing was found, not that nothing is wrong.
    Each rests on the text of the law that is in force on the draft's day.
    """
    found = [_dated(finding, draft.day) for check in CHECKS for finding in check.run(draft)]
    return sorted(dict.fromkeys(found), key=lambda finding: _place(draft, finding))


def _dated(finding: Finding, day: date | None) -> Finding:
    return resting_on(finding, in_force(finding.basis, day)) if day else finding


def passed(draft: Draft) -> list[str]:
    """The names of the checks that found nothing: `已核 9 项：当事人、份数……`."""
    return [check.name for check in CHECKS if not list(check.run(draft))]


def signing_bar(draft: Draft, ref: str, on: date) -> str:
    """Why the one who is to sign for the party `ref` may not do so on the day `on`, "" when they may.

    For `Entry.bar` when a signature is put on record: an authority may have run out since the draft was reviewed.
    """
    found = signers(replace(draft, signing_on=on))
    bars = [each for each in found if each.ref == ref and each.severity is Severity.BLOCK]
    return next((f"{each.message}{each.suggestion}" for each in bars if each.code not in _NOT_THE_SIGNER), "")


_NOT_THE_SIGNER = ("mediator_takes_part", "too_many_agents")


def _place(draft: Draft, finding: Finding) -> tuple[int, int, int, int]:
    refs = {
        Part.PARTIES: [party.ref for party in draft.parties],
        Part.RIGHTS: [right.ref for right in draft.rights],
        Part.TERMS: [term.ref for term in draft.terms],
    }.get(finding.part, [])
    place = refs.index(finding.ref) if finding.ref in refs else -1
    return (
        0 if finding.severity is Severity.BLOCK else 1,
        _PARTS.index(finding.part),
        place,
        _CODES.index(finding.code),
    )
