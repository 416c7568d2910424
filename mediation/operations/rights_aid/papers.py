"""The rights centre's papers: printed once by its aid officers, proved, and kept."""

from mediation.documents.catalogue import CENTRE_FORMS
from mediation.models.rights_aid import AidMatter, AidPaper
from mediation.operations.actor import Actor
from mediation.operations.papers.shelf import Shelf
from mediation.operations.papers.shelf import content_of as content_of
from mediation.operations.rights_aid.acts import roles_for
from mediation.operations.rights_aid.building import build, gap_of
from mediation.procedures.rights_aid import DOCUMENTS, STAFF


def _may_print(matter: AidMatter, actor: Actor) -> bool:
    return bool(set(roles_for(actor, matter.centre_id)) & STAFF)


SHELF = Shelf(
    forms={form: CENTRE_FORMS[form] for form in DOCUMENTS},
    row=AidPaper,
    gap_of=gap_of,
    build=build,
    may_print=_may_print,
    refusal="你的角色只能看，不能印文书。请维权援助专员印。",
)
papers_of, issued, preview = SHELF.papers_of, SHELF.issued, SHELF.preview
set_paper, file_paper = SHELF.set_paper, SHELF.file_paper
