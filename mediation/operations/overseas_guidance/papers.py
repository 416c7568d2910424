"""The guidance sheet of one enterprise: what it still lacks; printed, proved, and kept."""

from dataclasses import dataclass
from typing import Any

from mediation import files
from mediation.documents.catalogue import OVERSEAS_FORMS
from mediation.documents.fidelity import prove
from mediation.documents.overseas_guidance_sheet import OverseasGuidanceSheet, overseas_guidance_sheet
from mediation.documents.paper import certified, content_digest
from mediation.documents.press import RenderedPaper, render_document
from mediation.extensions import db, keyring
from mediation.models.overseas_guidance import OverseasGuidance, OverseasPaper
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.acts import roles_for
from mediation.operations.overseas_guidance.nodes import moment_of
from mediation.operations.papers.kept import kept_columns
from mediation.procedures.overseas_guidance import DOCUMENTS, STAFF
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.money import yuan
from mediation.rules.names import spelling
from mediation.rules.overseas_guidance.words import CURRENCIES, JURISDICTIONS, KINDS, WAYS

FORM = OVERSEAS_FORMS[DOCUMENTS[0]]


@dataclass(frozen=True)
class SheetStanding:
    """What the sheet still lacks ("" when it can be printed), the newest that was printed, None while there is none;
    `changed` when the record says something else by now."""

    gap: str
    issued: OverseasPaper | None
    changed: bool = False


@dataclass(frozen=True)
class SetSheet:
    """A sheet set and proved, its bytes kept as a sealed file."""

    paper: Any
    pages: int
    file: files.StoredFile


def gap_of(guidance: OverseasGuidance) -> str:
    """What the sheet still lacks, "" for nothing."""
    return "" if guidance.sheet_number else "还没有出初步意见。"


def standing(guidance: OverseasGuidance, *, demo: bool) -> SheetStanding:
    """Where the sheet stands."""
    gap, row = gap_of(guidance), guidance.papers[-1] if guidance.papers else None
    changed = bool(row and not gap and content_digest(build(guidance, demo=demo)) != row.content_sha256)
    return SheetStanding(gap, row, changed)


def build(guidance: OverseasGuidance, *, demo: bool) -> OverseasGuidanceSheet:
    """The sheet from the rows, certified. Raises `ActionRefused` while a fact is missing."""
    if gap := gap_of(guidance):
        raise ActionRefused(f"{FORM.title}还不能印：{gap}")
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


def preview(guidance: OverseasGuidance, *, demo: bool) -> RenderedPaper:
    """The sheet as a draft with its watermark. Raises `ActionRefused` and the `PrintingProblem`s."""
    return render_document(FORM.slug, build(guidance, demo=demo), draft=True)


def set_sheet(guidance: OverseasGuidance, *, demo: bool) -> SetSheet:
    """Set the sheet, read it back and keep its bytes. Raises `ActionRefused` while a fact is missing,
    `PaperNotFaithful` when the print lacks what was recorded, and the `PrintingProblem`s."""
    paper = build(guidance, demo=demo)
    rendered = render_document(FORM.slug, paper, draft=False)
    prove(paper, rendered.pdf)
    return SetSheet(paper, rendered.pages, files.store(rendered.pdf))


def file_sheet(guidance: OverseasGuidance, ready: SetSheet, *, demo: bool, actor: Actor) -> OverseasPaper:
    """Put the sheet that was set on record. Raises `ActionRefused` when its facts changed meanwhile, or the actor only
    looks on."""
    if not set(roles_for(actor, guidance.office_id)) & STAFF:
        raise ActionRefused("你的角色不能印指导意见书。请海外指导专员印。")
    if content_digest(build(guidance, demo=demo)) != content_digest(ready.paper):
        raise ActionRefused("排版的时候有人改了记录。再印一次。")
    row = OverseasPaper(
        title=FORM.title,
        number=guidance.sheet_number,
        **kept_columns(FORM, ready.paper, pages=ready.pages, file=ready.file, actor=actor),
    )
    guidance.papers.append(row)
    db.session.flush()
    audit.record(actor, "print_paper", row, summary=f"{guidance.dispute.number} 印{FORM.title} {row.number}")
    return row


def content_of(row: OverseasPaper) -> bytes:
    """The bytes that were issued. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(row.file, row.sha256)
