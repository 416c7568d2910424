"""The notice to a platform with all links of a complaint: what it still lacks, printed once, proved, and kept."""

from typing import Any

from mediation.documents import platform_notice as paper_of
from mediation.documents.catalogue import CENTRE_FORMS
from mediation.documents.paper import certified
from mediation.extensions import keyring
from mediation.models.online_shop import OnlineShopComplaint, OnlineShopLink, OnlineShopPaper
from mediation.operations.actor import Actor
from mediation.operations.centre_people import STAFF
from mediation.operations.papers.shelf import Shelf
from mediation.procedures.platform_notice import DOCUMENTS, State
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.rights import RightKind
from mediation.rules.statutes import ECOMMERCE_42_1, ECOMMERCE_42_3

FORM = CENTRE_FORMS[DOCUMENTS[0]]


def named_links(complaint: OnlineShopComplaint) -> list[OnlineShopLink]:
    """The links a notice names: all but those that ended or went to a committee."""
    return [link for link in complaint.links if link.state not in (State.ENDED, State.HANDED_OVER)]


def gap_of(complaint: OnlineShopComplaint, form: str) -> str:
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


def build(complaint: OnlineShopComplaint, form: str, *, demo: bool) -> Any:
    """The notice from the rows, certified. Raises `ActionRefused` while a fact is missing."""
    gap = gap_of(complaint, form)
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


def _may_print(complaint: OnlineShopComplaint, actor: Actor) -> bool:
    return bool(actor.roles_in(complaint.centre_id) & STAFF)


SHELF = Shelf(
    forms={FORM.slug: FORM},
    row=OnlineShopPaper,
    gap_of=gap_of,
    build=build,
    may_print=_may_print,
    refusal="你不在维权中心工作，不能印通知书。请那边的同事印。",
)
