"""The guidance sheet of one enterprise: from the rows, printed once by the officers, proved, and kept."""

from mediation.documents.catalogue import OVERSEAS_FORMS
from mediation.documents.overseas_guidance_sheet import OverseasGuidanceSheet, overseas_guidance_sheet
from mediation.documents.paper import certified
from mediation.extensions import keyring
from mediation.models.overseas_guidance import OverseasGuidance, OverseasPaper
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.acts import roles_for
from mediation.operations.overseas_guidance.nodes import moment_of
from mediation.operations.papers.shelf import Shelf
from mediation.operations.papers.shelf import content_of as content_of
from mediation.procedures.overseas_guidance import DOCUMENTS, STAFF
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.money import yuan
from mediation.rules.names import spelling
from mediation.rules.overseas_guidance.words import CURRENCIES, JURISDICTIONS, KINDS, WAYS

SHEET = DOCUMENTS[0]


def gap_of(guidance: OverseasGuidance, form: str) -> str | None:
    """ "" once the first opinion was given, before it None: the course does not call for a sheet."""
    return "" if guidance.sheet_number else None


def build(guidance: OverseasGuidance, form: str, *, demo: bool) -> OverseasGuidanceSheet:
    """The sheet from the rows, certified. Raises `ActionRefused` while a fact is missing."""
    if gap_of(guidance, form) is None:
        raise ActionRefused(f"{OVERSEAS_FORMS[form].title}还不能印：还没有出初步意见。")
    dispute = guidance.dispute
    frozen = f"{yuan(dispute.frozen)}{CURRENCIES[dispute.currency]}" if dispute.frozen is not None else ""
    made = overseas_guidance_sheet(
        office=dispute.office.name,
        number=guidance.sheet_number,
        enterprise=guidance.party.name,
        credit_code=guidance.party.identity_number if guidance.party.kind != "person" else "",
        place=JURISDICTIONS[dispute.jurisdiction],
        kind=KINDS[dispute.kind],
        forum=dispute.forum,
        case_number=dispute.case_number,
        right=dispute.right_text,
        frozen=frozen,
        links=guidance.shop,
        noticed_on=dispute.noticed_on,
        told=WAYS.get(guidance.told_how, "—"),
        nodes=[
            (node.name, moment_of(node), node.source) for node in dispute.nodes if node.standing in ("confirmed", "met")
        ],
        opinion=guidance.opinion,
        warned_on=guidance.compliance_on,
        # 按音序排列：the order recommends nobody.
        experts=sorted(guidance.experts, key=spelling),
        demo=demo,
    )
    return certified(made, key=keyring().index)


def _may_print(guidance: OverseasGuidance, actor: Actor) -> bool:
    return bool(set(roles_for(actor, guidance.office_id)) & STAFF)


SHELF = Shelf(
    forms=OVERSEAS_FORMS,
    row=OverseasPaper,
    gap_of=gap_of,
    build=build,
    may_print=_may_print,
    refusal="你的角色不能印指导意见书。请海外指导专员印。",
)
