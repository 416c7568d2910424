"""人民调解申请书 and 受理登记表, from the rows of a case."""

from mediation.clock import SHANGHAI
from mediation.documents.acceptance_register import acceptance_register_paper
from mediation.documents.application import application_paper
from mediation.documents.record import span
from mediation.models.case import Case, CaseParty, Consent
from mediation.operations.agreement.issuing import matter_of
from mediation.operations.agreement.reading import draft_rights
from mediation.operations.papers.case_facts import NamedParty, head_gaps, heading, named_parties, particulars_gaps
from mediation.operations.papers.making import Gap, Made, Making
from mediation.operations.settings import setting
from mediation.operations.signers import day_in_china
from mediation.rules.agreement.draft import DraftRight
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.words import MANNERS
from mediation.rules.rights import RightKind
from mediation.rules.sources import SOURCES
from mediation.rules.statutes import MOJ_75_23


def application(making: Making) -> Made:
    """人民调解申请书. What the applicants do not know of the other side is left to the pen."""
    case = making.case
    parties = named_parties(case)
    gaps = particulars_gaps(tuple(party for party in parties if party.row.side == "applicant"), making)
    if not case.facts.strip():
        gaps.append(Gap("还没有写纠纷简要情况。", "amend_case"))
    if not case.requests.strip():
        gaps.append(Gap("还没有写申请事项。", "amend_case"))
    drafts = tuple(party.draft for party in parties)
    return Made(application_paper(drafts, facts=case.facts, requests=case.requests, demo=making.demo), tuple(gaps))


def acceptance_register(making: Making) -> Made:
    """人民调解受理登记表. Raises `ActionRefused` before the case is taken on."""
    case = making.case
    if case.accepted_on is None:
        raise ActionRefused("这件案子还没有受理，没有受理登记表。", MOJ_75_23)
    parties = named_parties(case)
    gaps = head_gaps(parties)
    for party in parties:
        if _agreed(party.row) is None:
            gaps.append(Gap(f"还没有记{party.draft.name}同意调解的时间和方式。", "record_consent"))
    if not case.facts.strip():
        gaps.append(Gap("还没有写纠纷简要情况。", "amend_case"))
    # The form of the day the case was taken on: a later change of the setting does not change it.
    shows_consents = setting("acceptance_register_consents", case.accepted_on)
    paper = acceptance_register_paper(
        tuple(party.draft for party in parties),
        **heading(making),
        accepted_on=case.accepted_on,
        proactive=case.source == "PROACTIVE",
        matter=matter_of(case),
        facts=case.facts,
        rights=tuple(_right_line(right) for right in draft_rights(case)),
        source=_source(case),
        consents=_consents(parties) if shows_consents else None,
    )
    return Made(paper, tuple(gaps))


def _agreed(party: CaseParty) -> Consent | None:
    """The answer by which the party agreed before the case was taken on; of one that joined later its first."""
    accepted_on = party.case.accepted_on
    agreed = [consent for consent in party.consents if consent.answer == "agreed"]
    before = [consent for consent in agreed if accepted_on and day_in_china(consent.asked_at) <= accepted_on]
    return before[-1] if before else next(iter(agreed), None)


def _consents(parties: tuple[NamedParty, ...]) -> dict[str, tuple[str, str]]:
    """Party ref → when and how it agreed."""
    found = {}
    for party in parties:
        consent = _agreed(party.row)
        if consent is not None:
            manner = "，".join(filter(None, (MANNERS[consent.manner], consent.note)))
            found[party.draft.ref] = span(consent.asked_at.astimezone(SHANGHAI), None), manner
    return found


def _right_line(right: DraftRight) -> str:
    return "，".join(filter(None, (RightKind(right.kind).label, right.title, right.number)))


def _source(case: Case) -> str:
    """`行政机关移送、委托：某某局，来函〔2026〕12号，2026年3月1日`; "" where no other body sent the case."""
    if case.source in ("APPLY", "PROACTIVE") or case.source not in SOURCES:
        return ""
    letter = f"来函{case.source_letter}" if case.source_letter else ""
    told = "，".join(filter(None, (case.source_body, letter, day(case.source_on) if case.source_on else "")))
    return "：".join(filter(None, (SOURCES[case.source].label, told)))
