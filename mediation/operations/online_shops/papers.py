"""The notice to a platform with all links of a complaint: what it still lacks, printed once, proved, and kept."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mediation import files
from mediation.documents import platform_notice as paper_of
from mediation.documents.catalogue import CENTRE_FORMS
from mediation.documents.fidelity import prove
from mediation.documents.paper import certified, content_digest
from mediation.documents.press import RenderedPaper, render_document
from mediation.extensions import db, keyring
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink, OnlineShopPaper
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.centre_people import refuse_others
from mediation.operations.papers.kept import kept_columns
from mediation.procedures.platform_notice import DOCUMENTS, State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.rights import RightKind
from mediation.rules.statutes import ECOMMERCE_42_1, ECOMMERCE_42_3

FORM = CENTRE_FORMS[DOCUMENTS[0]]


@dataclass(frozen=True)
class SetPaper:
    """A notice set and proved, its bytes kept as a sealed file."""

    paper: Any
    pages: int
    file: files.StoredFile


def named_links(complaint: OnlineShopComplaint) -> list[OnlineShopLink]:
    """The links a notice names: all but those that ended or went to a committee."""
    return [link for link in complaint.links if link.state not in (State.ENDED, State.HANDED_OVER)]


def gap_of(complaint: OnlineShopComplaint) -> str:
    """What the notice still lacks, "" when it can be printed."""
    links = named_links(complaint)
    if not links:
        return "没有要通知的链接。"
    if complaint.title_checked_on is None:
        return "还没有核验权属。在更正登记里补。"
    bare = "、".join(str(link.ordinal) for link in links if not link.evidence)
    return f"第 {bare} 个链接没有存证号。先存证，填上编号。" if bare else ""


def right_named(complaint: OnlineShopComplaint) -> str:
    """`著作权（花型）《春溪缠枝》，苏作登字-2025-F-00218843`."""
    title = f"“{complaint.right_title}”" if complaint.right_title else ""
    kind = RightKind(complaint.right_kind).label
    return "，".join(filter(None, (f"{kind}{title}", complaint.right_number)))


def build(complaint: OnlineShopComplaint, *, demo: bool) -> Any:
    """The notice from the rows, certified. Raises `ActionRefused` while a fact is missing."""
    gap = gap_of(complaint)
    if gap:
        law = ECOMMERCE_42_3 if complaint.title_checked_on is None else ECOMMERCE_42_1
        raise ActionRefused(f"{FORM.title}还不能印：{gap}", law)
    assert complaint.title_checked_on is not None
    lines = tuple(
        paper_of.NoticeLine(str(at), link.shop, link.url, link.evidence, link.found_on.isoformat())
        for at, link in enumerate(named_links(complaint), 1)
    )
    made = paper_of.platform_notice(
        centre=complaint.centre.name,
        number=complaint.number,
        platform=complaint.platform,
        holder=complaint.party.name,
        right=right_named(complaint),
        checked_on=complaint.title_checked_on,
        check=complaint.title_note,
        facts=complaint.facts,
        lines=lines,
        demo=demo,
    )
    return certified(made, key=keyring().index)


def issued(complaint: OnlineShopComplaint) -> list[OnlineShopPaper]:
    """What was printed for the complaint, oldest first."""
    query = select(OnlineShopPaper).where(OnlineShopPaper.complaint_id == complaint.id)
    return list(db.session.scalars(query.order_by(OnlineShopPaper.id)))


def has_changed(complaint: OnlineShopComplaint, row: OnlineShopPaper, *, demo: bool) -> bool:
    """Whether the record says something else than the notice that was printed."""
    return not gap_of(complaint) and content_digest(build(complaint, demo=demo)) != row.content_sha256


def preview(complaint: OnlineShopComplaint, *, demo: bool) -> RenderedPaper:
    """The notice as a draft with its watermark. Raises `ActionRefused` and the `PrintingProblem`s."""
    return render_document(FORM.slug, build(complaint, demo=demo), draft=True)


def set_paper(complaint: OnlineShopComplaint, *, demo: bool) -> SetPaper:
    """Set the notice, read it back and keep its bytes. Raises `ActionRefused`, `PaperNotFaithful` and the
    `PrintingProblem`s."""
    paper = build(complaint, demo=demo)
    rendered = render_document(FORM.slug, paper, draft=False)
    prove(paper, rendered.pdf)
    return SetPaper(paper, rendered.pages, files.store(rendered.pdf))


def file_paper(complaint: OnlineShopComplaint, ready: SetPaper, *, demo: bool, actor: Actor) -> OnlineShopPaper:
    """Put the notice that was set on record. Raises `ActionRefused` when its facts changed meanwhile."""
    refuse_others(complaint.centre_id, actor)
    if content_digest(build(complaint, demo=demo)) != content_digest(ready.paper):
        raise ActionRefused("排版的时候有人改了记录。再印一次。")
    row = OnlineShopPaper(
        complaint_id=complaint.id,
        title=FORM.title,
        number=complaint.number,
        **kept_columns(FORM, ready.paper, pages=ready.pages, file=ready.file, actor=actor),
    )
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "print_paper", row, summary=f"{complaint.number} 印{FORM.title}")
    return row


def content_of(row: OnlineShopPaper) -> bytes:
    """The bytes that were issued. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(row.file, row.sha256)
