"""能不能申请：一份协议逐项对照法院不予受理、驳回的理由（民诉法解释第三百五十五条、第三百五十八条）。

What the review finds is a reading of words, not a ruling: it raises a doubt that the people who apply must answer.
Only what the law makes impossible bars.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mediation.rules import figures
from mediation.rules import statutes as law
from mediation.rules.agreement.finding import Finding
from mediation.rules.judicial_confirmation.acting import (
    agreement_in_force,
    agreement_is_written,
    court_does_not_close_it,
    window_is_open,
)
from mediation.rules.judicial_confirmation.facts import ConfirmationFacts, names
from mediation.rules.statutes import Statute


class Standing(StrEnum):
    """How one point stands: met, in doubt (the court may think otherwise), or it bars the application."""

    MET = "met"
    DOUBT = "doubt"
    BARS = "bars"


@dataclass(frozen=True)
class Point:
    """One point of the list: `code` its name for the program, `sentence` what is so, with its `statute`; `details`
    the places in the agreement."""

    code: str
    standing: Standing
    sentence: str
    statute: Statute
    details: tuple[str, ...] = ()


TITLE_CODES = frozenset({"ip_ownership", "ip_validity", "property_ownership"})
"""Findings of the review that say who owns a right or a thing, or that a right is valid or not."""

_LAWFUL = frozenset({law.CIVIL_153_1, law.CIVIL_153_2, law.MEDIATION_3, law.MEDIATION_4})
_CLEAR = frozenset({law.CPL_INT_358_5, law.CPL_INT_461})


def eligibility(facts: ConfirmationFacts) -> list[Point]:
    """Every point of one agreement, in the order a court looks at them."""
    return [*_kind(facts), *_time(facts), *_content(facts), *_people(facts)]


def bars(points: Iterable[Point]) -> list[Point]:
    """The points that make an application impossible."""
    return [point for point in points if point.standing is Standing.BARS]


def doubts(points: Iterable[Point]) -> list[Point]:
    """The points that may cost the confirmation."""
    return [point for point in points if point.standing is Standing.DOUBT]


def _kind(facts: ConfirmationFacts) -> Iterator[Point]:
    barred = court_does_not_close_it(facts)
    if barred is not None:
        yield Point("kind", Standing.BARS, barred.message, law.INVITED_20)
    else:
        yield Point("kind", Standing.MET, "属于民事权利义务争议，调解组织依法设立。", law.CPL_205)
    for code, guard in (("in_force", agreement_in_force), ("written", agreement_is_written)):
        refused = guard(facts)
        if refused is not None:
            yield Point(code, Standing.BARS, refused.message, refused.statute or law.CPL_205)
    if facts.in_force and facts.written and facts.effective_on:
        yield Point("in_force", Standing.MET, f"书面协议，{figures.day(facts.effective_on)}生效。", law.MEDIATION_29_2)


def _time(facts: ConfirmationFacts) -> Iterator[Point]:
    if facts.window is None:
        return
    refused = window_is_open(facts)
    due = figures.day(facts.window.due)
    if facts.filed_on is not None:
        yield Point("time", Standing.MET, f"{figures.day(facts.filed_on)}已经提交，三十日到{due}。", law.CPL_205)
    elif refused is not None:
        yield Point("time", Standing.BARS, refused.message, law.CPL_86)
    elif facts.missed:
        yield Point("time", Standing.DOUBT, f"三十日已在{due}届满，要由法院准许顺延。", law.CPL_86)
    elif facts.alarm_over is not None:
        early = figures.day(facts.alarm_over)
        told = f"从生效日算，三十日到{due}届满；从最早的签名、盖章日算，已在{early}届满。马上提交。"
        yield Point("time", Standing.DOUBT, told, law.CPL_205)
    else:
        yield Point("time", Standing.MET, f"在三十日以内，{due}届满。", law.CPL_205)


def _content(facts: ConfirmationFacts) -> Iterator[Point]:
    def among(wanted: Callable[[Finding], bool]) -> list[Finding]:
        return [found for found in facts.findings if wanted(found)]

    yield _point(
        "title",
        among(lambda found: found.code in TITLE_CODES),
        "没有确认权属或者效力的条款。",
        "写了权属或者权利有效、无效，法院会不予受理。要申请的，先改协议（另签新协议，三十日重新起算）。",
        law.CPL_INT_355_5,
    )
    yield _point(
        "lawful",
        among(lambda found: found.basis in _LAWFUL),
        "没有违反法律强制性规定、违背公序良俗的约定。",
        "有的约定可能违反法律强制性规定或者公序良俗。",
        law.CPL_INT_358_1,
    )
    yield _point(
        "others",
        among(lambda found: found.basis == law.CPL_INT_358_2),
        "权利人、共有人都在协议里，没有动到别人的权利。",
        "可能动到别人的权利。",
        law.CPL_INT_358_2,
    )
    yield _point(
        "clear",
        among(lambda found: found.basis in _CLEAR),
        f"{facts.terms} 条约定都写明了谁、给谁、多少、何时、怎么给。",
        "有的约定不够明确，法院可能以内容不明确驳回。",
        law.CPL_INT_358_5,
    )
    yield _point(
        "honest",
        among(lambda found: found.basis == law.CPL_115),
        "没有看到恶意串通、虚假调解的迹象。",
        "有虚假调解的迹象，先核实。",
        law.CPL_115,
    )


def _point(code: str, found: list[Finding], met: str, doubt: str, statute: Statute) -> Point:
    if not found:
        return Point(code, Standing.MET, met, statute)
    return Point(code, Standing.DOUBT, doubt, statute, tuple(f"{each.where}：{each.message}" for each in found))


def _people(facts: ConfirmationFacts) -> Iterator[Point]:
    barred = [each for each in facts.applicants if each.bar]
    if barred:
        details = tuple(f"{each.name}：{each.bar}" for each in barred)
        yield Point("people", Standing.DOUBT, "有的签名人不能代当事人申请。", law.CPL_INT_351, details)
    elif facts.unsigned:
        count = len(facts.applicants)
        yield Point(
            "people",
            Standing.DOUBT,
            f"各方要共同申请，{count} 方里{names(facts.unsigned)}还没有签申请书。",
            law.CPL_205,
        )
    else:
        yield Point("people", Standing.MET, f"{len(facts.applicants)} 方共同申请，都签了申请书。", law.CPL_INT_351)
