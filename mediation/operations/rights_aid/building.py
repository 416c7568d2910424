"""The rights centre's papers made from the rows of a matter: what each lacks, and the frozen value that is set."""

from collections.abc import Callable, Mapping
from typing import Any

from mediation.documents import aid_letters as letters
from mediation.documents.catalogue import CENTRE_FORMS
from mediation.documents.expert_statement import expert_statement
from mediation.documents.paper import certified
from mediation.extensions import keyring
from mediation.models.rights_aid import AidMatter
from mediation.operations.rights_aid.clocks import due_of
from mediation.operations.rights_aid.reading import names_of
from mediation.operations.settings import calendar
from mediation.procedures.rights_aid import DOCUMENTS, REFUSALS, Service, State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.rights import RightKind
from mediation.rules.rights_aid.words import MANNERS


def build(matter: AidMatter, form: str, *, demo: bool) -> Any:
    """The paper from the rows, certified. Raises KeyError for an unknown form, `ActionRefused` while a fact is
    missing."""
    gap = gap_of(matter, form)
    if gap is None or gap:
        raise ActionRefused(f"{CENTRE_FORMS[form].title}还不能印：{gap or '还没有到这一步。'}")
    return certified(_BUILDERS[form](matter, demo), key=keyring().index)


def gap_of(matter: AidMatter, form: str) -> str | None:
    """What the paper still lacks, "" when it can be printed; None when the matter's course does not call for it."""
    return _GAPS[form](matter)


# --- What each paper lacks: None when the matter never needs it, "" when it can be printed ---------------------------


def _accepted(matter: AidMatter) -> str | None:
    return "" if matter.accepted_on else None


def _refused(matter: AidMatter) -> str | None:
    return "" if matter.ground in REFUSALS and matter.told_on else None


def _stated(matter: AidMatter) -> str | None:
    if matter.experts:
        return ""
    waiting = State(matter.state) is State.ACCEPTED and Service(matter.service).ends_in_an_opinion
    return "还没有请专家。" if waiting else None


def _given(matter: AidMatter) -> str | None:
    if matter.opinions:
        return ""
    waiting = State(matter.state) is State.ACCEPTED and Service(matter.service).ends_in_an_opinion
    return "还没有登记意见。" if waiting else None


_GAPS: Mapping[str, Callable[[AidMatter], str | None]] = dict(
    zip(DOCUMENTS, (_accepted, _refused, _stated, _given), strict=True)
)

# --- The papers -----------------------------------------------------------------------------------------------------


def right_named(matter: AidMatter) -> str:
    """`外观设计专利“山茶月令”，ZL202230178877.5`; "" where none was named."""
    if not matter.right_kind or not (matter.right_title or matter.right_number):
        return ""
    title = f"“{matter.right_title}”" if matter.right_title else ""
    return "，".join(filter(None, (f"{RightKind(matter.right_kind).label}{title}", matter.right_number)))


def _shared(matter: AidMatter, demo: bool) -> dict[str, Any]:
    """What every paper says."""
    return {
        "centre": matter.centre.name,
        "number": matter.number,
        "applicants": names_of(matter, "applicant"),
        "service": Service(matter.service).label,
        "demo": demo,
    }


def _acceptance(matter: AidMatter, demo: bool) -> Any:
    assert matter.accepted_on is not None
    # The day that was told at acceptance: what was extended or stopped later is told on its own.
    due = due_of(matter, calendar(), matter.accepted_on, as_accepted=True)
    assert due is not None
    return letters.acceptance(
        **_shared(matter, demo),
        applied_on=matter.applied_on,
        accepted_on=matter.accepted_on,
        due=due,
        manner=MANNERS[matter.manner],
        handler=matter.handler.display_name,
    )


def _refusal(matter: AidMatter, demo: bool) -> Any:
    assert matter.concluded_on is not None
    return letters.refusal(
        **_shared(matter, demo),
        applied_on=matter.applied_on,
        ground=REFUSALS[matter.ground],
        reason=matter.reason,
        on=matter.concluded_on,
    )


def _statement(matter: AidMatter, demo: bool) -> Any:
    people = [(row.expert.name, row.expert.firm) for row in matter.experts]
    return expert_statement(people, **_shared(matter, demo), respondents=names_of(matter, "respondent"))


def _opinion(matter: AidMatter, demo: bool) -> Any:
    """The newest one, under a number of its own."""
    row = matter.opinions[-1]
    shared = {**_shared(matter, demo), "number": f"{matter.number}意{row.ordinal}"}
    return letters.opinion(
        **shared, right=right_named(matter), question=row.question, text=row.text, experts=row.signers, on=row.issued_on
    )


_BUILDERS: Mapping[str, Callable[[AidMatter, bool], Any]] = dict(
    zip(DOCUMENTS, (_acceptance, _refusal, _statement, _opinion), strict=True)
)
