"""告知书, 身份证明书, 授权委托书 and 证据材料清单, from the rows of a case."""

from sqlalchemy import select

from mediation.documents.authority_letter import authority_letter_paper
from mediation.documents.evidence_list import EvidenceLine, evidence_list_paper
from mediation.documents.head_certificate import head_certificate_paper
from mediation.documents.rights_notice import rights_notice_paper
from mediation.extensions import db
from mediation.models.case import Agent
from mediation.models.document import Attachment
from mediation.operations.agreement.issuing import matter_of
from mediation.operations.papers.case_facts import NamedParty, heading, named_parties, particulars_gaps
from mediation.operations.papers.making import Gap, Made, Making
from mediation.rules.agreement.draft import DraftAgent
from mediation.rules.authority import STANDING, Authority
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.people_mediation.words import NOTICE_MANNERS
from mediation.rules.sources import SOURCES
from mediation.rules.statutes import CIVIL_165, MEDIATION_27, MEDIATION_29_1

_KINDS = {"original": "原件", "copy": "复印件", "": ""}


def rights_notice(making: Making) -> Made:
    """权利义务告知书 to one party."""
    party, case = _party(making), making.case
    told_on, manner = party.row.rights_notice_on, party.row.rights_notice_manner
    gaps = [] if told_on else [Gap(f"还没有登记哪天、怎样告知{party.draft.name}权利义务。", "give_rights_notice")]
    paper = rights_notice_paper(
        party.draft,
        party.label,
        **heading(making),
        told_on=told_on,
        manner=NOTICE_MANNERS.get(manner, ""),
        from_court=case.source in SOURCES and SOURCES[case.source].from_court,
    )
    return Made(paper, tuple(gaps))


def head_certificate(making: Making) -> Made:
    """法定代表人（负责人）身份证明书 of one company or organisation."""
    party = _party(making)
    draft = party.draft
    wanted = (
        ("统一社会信用代码", draft.identity),
        (draft.kind.head, draft.head),
        (f"{draft.kind.head}的职务", draft.head_title),
        (f"{draft.kind.head}的证件号码", draft.head_identity),
    )
    words = [word for word, value in wanted if not value]
    gaps = (Gap(f"{draft.name}还没有填{'、'.join(words)}。", "change_parties"),) if words else ()
    return Made(head_certificate_paper(draft, committee=making.case.committee.name, demo=making.demo), gaps)


def authority_letter(making: Making) -> Made:
    """授权委托书 of one agent."""
    case, agent = making.case, db.session.get(Agent, making.key)
    party = next((each for each in named_parties(case) if agent in each.row.agents), None)
    if agent is None or party is None:
        raise ActionRefused("这位代理人不在本案里。先登记代理人。", CIVIL_165)
    paper = authority_letter_paper(
        party.draft,
        _agent(agent),
        standing=STANDING.get(agent.standing, ""),
        others=tuple(each.draft.name for each in named_parties(case) if each.row is not party.row),
        dispute=matter_of(case),
        committee=case.committee.name,
        demo=making.demo,
    )
    return Made(paper, (*particulars_gaps((party,), making), *_agent_gaps(agent)))


def evidence_list(making: Making) -> Made:
    """证据材料清单 of everything that was handed in and is still in the file."""
    case = making.case
    rows = db.session.scalars(
        select(Attachment)
        .where(Attachment.case_id == case.id, Attachment.purpose == "evidence", Attachment.removed_on.is_(None))
        .order_by(Attachment.ordinal, Attachment.id)
    ).all()
    if not rows:
        raise ActionRefused("这件案子还没有收证据材料。先上传证据。", MEDIATION_27)
    lines = tuple(_line(place, row) for place, row in enumerate(rows, 1))
    return Made(evidence_list_paper(lines, **heading(making)), tuple(_evidence_gaps(lines)))


def _party(making: Making) -> NamedParty:
    party = next((each for each in named_parties(making.case) if each.row.id == making.key), None)
    if party is None:
        raise ActionRefused("这位当事人不在本案里。", MEDIATION_29_1)
    return party


def _agent(row: Agent) -> DraftAgent:
    return DraftAgent(
        name=row.name,
        authority=Authority(row.authority),
        scope=tuple(row.scope),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        term=row.term,
        identity=row.identity_number,
        phone=row.phone,
        unit=row.employer,
    )


def _agent_gaps(agent: Agent) -> list[Gap]:
    wanted = (
        ("证件号码", agent.identity_number),
        ("身份", agent.standing),
        ("代理事项", agent.scope),
        ("代理期限的首日", agent.valid_from or agent.term),
        ("代理期限的末日", agent.valid_to or agent.term),
    )
    words = [word for word, value in wanted if not value]
    return [Gap(f"代理人{agent.name}还没有填{'、'.join(words)}。", "change_agents")] if words else []


def _line(place: int, row: Attachment) -> EvidenceLine:
    extent = "／".join(str(count) if count else "—" for count in (row.sheets, row.pages))
    return EvidenceLine(
        ordinal=str(place),
        name=row.title or row.name,
        origin=row.origin,
        submitter=row.party.party.name if row.party else row.submitted_by,
        extent=extent if row.sheets or row.pages else "",
        kind=_KINDS[row.original],
        received=row.received_on.isoformat(),
    )


def _evidence_gaps(lines: tuple[EvidenceLine, ...]) -> list[Gap]:
    gaps = []
    for line in lines:
        wanted = (
            ("来源", line.origin),
            ("提交人", line.submitter),
            ("份数或者页数", line.extent),
            ("是原件还是复印件", line.kind),
        )
        words = [word for word, value in wanted if not value]
        if words:
            gaps.append(Gap(f"证据第{line.ordinal}项“{line.name}”还没有填{'、'.join(words)}。", "add_files"))
    return gaps
