"""The bureau's papers made from the rows of a matter: what each still lacks, and the frozen value that is set."""

from collections.abc import Callable, Mapping
from typing import Any

from mediation.documents import administrative_letters as letters
from mediation.documents.administrative_agreement import administrative_agreement
from mediation.documents.administrative_request import administrative_request
from mediation.documents.catalogue import BUREAU_FORMS
from mediation.documents.paper import certified
from mediation.extensions import keyring
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.operations.agreement.reading import registered_party
from mediation.operations.settings import setting
from mediation.procedures.administrative_mediation import DOCUMENTS, Subject
from mediation.rules.administrative_mediation.words import EFFECT, ENDED, NOT_OPENED, routes_notice
from mediation.rules.agreement.draft import DraftParty
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.rights import RightKind


def build(matter: AdministrativeMatter, form: str, *, demo: bool) -> Any:
    """The paper from the rows, certified. Raises KeyError for an unknown form, `ActionRefused` while a fact is
    missing."""
    gap = gap_of(matter, form)
    if gap is None or gap:
        raise ActionRefused(f"{BUREAU_FORMS[form].title}还不能印：{gap or '还没有到这一步。'}")
    made = _BUILDERS[form](matter, demo)
    return certified(made, key=keyring().index)


def gap_of(matter: AdministrativeMatter, form: str) -> str | None:
    """What the paper still lacks, "" when it can be printed; None when the matter's course does not call for it."""
    return _GAPS[form](matter)


# --- What each paper lacks: None when the matter never needs it, "" when it can be printed ---------------------------


def _asked(matter: AdministrativeMatter) -> str | None:
    return "" if matter.requests.strip() else "没有写请求。在更正登记里补。"


def _consulted(matter: AdministrativeMatter) -> str | None:
    return "" if any(row.side == "respondent" for row in matter.parties) else "没有被请求人。"


def _opened(matter: AdministrativeMatter) -> str | None:
    return "" if matter.opened_on else None


def _not_opened(matter: AdministrativeMatter) -> str | None:
    return "" if matter.ground in NOT_OPENED and matter.ended_on and not matter.opened_on else None


def _agreed(matter: AdministrativeMatter) -> str | None:
    if matter.opened_on is None or matter.ended_on:
        return None
    return "" if matter.terms else "还没有写协议内容。"


def _ended(matter: AdministrativeMatter) -> str | None:
    return "" if matter.opened_on and matter.ground in ENDED else None


def _handed_over(matter: AdministrativeMatter) -> str | None:
    return "" if matter.case_id else None


_GAPS: Mapping[str, Callable[[AdministrativeMatter], str | None]] = dict(
    zip(DOCUMENTS, (_asked, _consulted, _opened, _not_opened, _agreed, _ended, _handed_over), strict=True)
)

# --- The papers -----------------------------------------------------------------------------------------------------


def _names(matter: AdministrativeMatter, *sides: str) -> list[str]:
    return [row.party.name for row in matter.parties if not sides or row.side in sides]


def about(matter: AdministrativeMatter) -> str:
    """What is asked to be mediated, e.g. `专利侵权赔偿数额的纠纷`."""
    label = Subject(matter.subject).label
    return label if label.endswith("纠纷") else f"{label}的纠纷"


def right_named(matter: AdministrativeMatter) -> str:
    """`外观设计专利“山茶月令”，ZL202230178877.5`; "" where none was named."""
    if not matter.right_kind or not (matter.right_title or matter.right_number):
        return ""
    title = f"“{matter.right_title}”" if matter.right_title else ""
    return "，".join(filter(None, (f"{RightKind(matter.right_kind).label}{title}", matter.right_number)))


def authority_named(matter: AdministrativeMatter) -> str:
    """`上级管理专利工作的部门委托（通知法〔2026〕8号，2026年3月2日）`."""
    return f"{matter.authority}（{matter.authority_number}，{day(matter.authority_on)}）"


def _parties(matter: AdministrativeMatter) -> tuple[DraftParty, ...]:
    return tuple(registered_party(row.party, ref=row.uid, side=row.side) for row in matter.parties)


def _request(matter: AdministrativeMatter, demo: bool) -> Any:
    return administrative_request(
        _parties(matter),
        bureau=matter.bureau.name,
        matter=about(matter),
        right=right_named(matter),
        facts=matter.facts,
        requests=matter.requests,
        demo=demo,
    )


def _consultation(matter: AdministrativeMatter, demo: bool) -> Any:
    return letters.consultation(
        bureau=matter.bureau.name,
        number=matter.number,
        applicants=_names(matter, "applicant"),
        respondents=_names(matter, "respondent"),
        matter=about(matter),
        requested_on=matter.requested_on,
        authority=authority_named(matter),
        days=setting("patent_statement_days", matter.requested_on),
        demo=demo,
    )


def _opening(matter: AdministrativeMatter, demo: bool) -> Any:
    assert matter.opened_on is not None
    return letters.opening(
        bureau=matter.bureau.name,
        number=matter.number,
        parties=_names(matter),
        matter=about(matter),
        agreed_on=max(row.answered_on for row in matter.parties if row.answered_on),
        opened_on=matter.opened_on,
        demo=demo,
    )


def _non_opening(matter: AdministrativeMatter, demo: bool) -> Any:
    assert matter.ended_on is not None
    return letters.non_opening(
        bureau=matter.bureau.name,
        number=matter.number,
        applicants=_names(matter, "applicant"),
        respondents=_names(matter, "respondent"),
        matter=about(matter),
        requested_on=matter.requested_on,
        ground=NOT_OPENED[matter.ground],
        reason=matter.reason,
        routes=routes_notice(matter.routes),
        on=matter.ended_on,
        demo=demo,
    )


def _agreement(matter: AdministrativeMatter, demo: bool) -> Any:
    assert matter.opened_on is not None
    return administrative_agreement(
        _parties(matter),
        bureau=matter.bureau.name,
        number=matter.number,
        matter=about(matter),
        right=right_named(matter),
        requested_on=matter.requested_on,
        opened_on=matter.opened_on,
        terms=matter.terms,
        amount=matter.terms_amount,
        copies=matter.copies,
        effect=EFFECT,
        demo=demo,
    )


def _ending(matter: AdministrativeMatter, demo: bool) -> Any:
    assert matter.opened_on is not None and matter.ended_on is not None
    return letters.ending(
        bureau=matter.bureau.name,
        number=matter.number,
        parties=_names(matter),
        matter=about(matter),
        opened_on=matter.opened_on,
        sessions=len(matter.sessions),
        ground=ENDED[matter.ground],
        reason=matter.reason,
        routes=routes_notice(matter.routes),
        on=matter.ended_on,
        demo=demo,
    )


def _handover(matter: AdministrativeMatter, demo: bool) -> Any:
    assert matter.case is not None and matter.consented_on is not None and matter.handed_over_on is not None
    return letters.handover(
        bureau=matter.bureau.name,
        number=matter.number,
        dispute=matter.dispute_number,
        committee=matter.case.committee.name,
        applicants=_names(matter, "applicant"),
        respondents=_names(matter, "respondent"),
        matter=about(matter),
        right=right_named(matter),
        consented_on=matter.consented_on,
        on=matter.handed_over_on,
        demo=demo,
    )


_BUILDERS: Mapping[str, Callable[[AdministrativeMatter, bool], Any]] = dict(
    zip(DOCUMENTS, (_request, _consultation, _opening, _non_opening, _agreement, _ending, _handover), strict=True)
)
