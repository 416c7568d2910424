"""What the editor's page shows around its form: clauses in print, the review, the proposals still to take in."""

from dataclasses import replace
from typing import Any

from flask import request
from sqlalchemy import select

from mediation.blueprints.agreements.clause_text import clause_views
from mediation.blueprints.agreements.editor import Editor, draft_form
from mediation.blueprints.agreements.review_panel import ReviewPanel, review_panel
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.session_record import Proposal, SessionRecord
from mediation.operations.agreement.acts import open_acts
from mediation.operations.agreement.drafting import open_proposals
from mediation.operations.agreement.reading import typed_draft
from mediation.operations.agreement.reviewing import reviewed_draft
from mediation.procedures.agreement import passed
from mediation.rules.clauses import CLAUSES
from mediation.web.access import actor

# The clause library by what a mediator looks for.
LIBRARY = (
    ("停止和清除", ("stop", "delete_links", "take_down", "destroy")),
    ("付款", ("compensation", "expenses", "late", "guarantee")),
    ("许可和转让", ("licence", "transfer")),
    ("名誉和承诺", ("attribution", "apology", "promise")),
    ("了结", ("confidentiality", "no_further_claims", "confirmation", "other")),
)


def around(editor: Editor, **more: Any) -> dict[str, Any]:
    """Everything the editor's template asks for; the review reads the form as it is filled in now."""
    agreement = editor.agreement
    draft = replace(typed_draft(agreement, editor.values()), reviewed_on=actor().today)
    # A term with something unreadable is not judged by what is left of it.
    unread = {term.uid for term in editor.terms if term.errors}
    found = [one for one in reviewed_draft(agreement, draft) if one.finding.ref not in unread]
    panel = review_panel(draft, found, passed(draft), unread=len(editor.error_items))
    views = clause_views(draft, panel.numbered)
    return {
        "agreement": agreement,
        "case": agreement.case,
        "editor": editor,
        "form": editor.form,
        "draft": draft,
        "panel": panel,
        "rows": list(zip(editor.terms, views, strict=True)),
        "opened": _opened(editor, panel),
        "library": [(title, [CLAUSES[kind] for kind in kinds]) for title, kinds in LIBRARY],
        "fresh": open_proposals(agreement),
        "sources": sources(agreement),
        "acts": {act.action for act, _ in open_acts(agreement, actor=actor())},
        "draft_form": draft_form(agreement.case.uid),
        **more,
    }


def sources(agreement: Agreement) -> dict[int, str]:
    """Proposal id → `方案 4`, of the proposals the terms rest on."""
    wanted = [term.proposal_id for term in agreement.terms if term.proposal_id]
    query = (
        select(Proposal.id, Proposal.ordinal, SessionRecord.ordinal)
        .join(SessionRecord, SessionRecord.id == Proposal.session_id)
        .where(Proposal.id.in_(wanted))
    )
    found = db.session.execute(query).all()
    several = len({session for *_, session in found}) > 1
    return {key: f"方案 {session}-{ordinal}" if several else f"方案 {ordinal}" for key, ordinal, session in found}


def _opened(editor: Editor, panel: ReviewPanel) -> set[str]:
    """The terms whose fields stand open: just added, a row longer or shorter, in error, or with what must be mended."""
    opened = {term.uid for term in editor.terms if term.errors}
    opened |= {found.finding.ref for found in panel.blocks}
    # A proposal brought its words: what they left open is filled in now.
    proposed = {term.ref for term in panel.draft.terms if term.proposal}
    opened |= proposed & {found.finding.ref for found in panel.warns if found.finding.code == "term_incomplete"}
    if request.method == "GET":
        opened.add(request.args.get("open", ""))
    changed = f"{request.form.get('add', '')} {request.form.get('remove', '')}"
    return opened | {term.uid for term in editor.terms if term.uid in changed}
