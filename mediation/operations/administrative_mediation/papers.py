"""The bureau's papers: printed once by its clerk, proved, and kept."""

from mediation.documents.catalogue import BUREAU_FORMS
from mediation.models.administrative_mediation import AdministrativeMatter, AdministrativePaper
from mediation.operations.actor import Actor
from mediation.operations.administrative_mediation.acts import roles_for
from mediation.operations.administrative_mediation.building import build, gap_of
from mediation.operations.papers.shelf import Shelf
from mediation.operations.papers.shelf import content_of as content_of
from mediation.procedures.administrative_mediation import DOCUMENTS, STAFF


def _may_print(matter: AdministrativeMatter, actor: Actor) -> bool:
    return bool(set(roles_for(actor, matter.bureau_id)) & STAFF)


SHELF = Shelf(
    forms={form: BUREAU_FORMS[form] for form in DOCUMENTS},
    row=AdministrativePaper,
    gap_of=gap_of,
    build=build,
    may_print=_may_print,
    refusal="你的角色只能看，不能印文书。请局里的书记员印。",
)
papers_of, issued, preview = SHELF.papers_of, SHELF.issued, SHELF.preview
set_paper, file_paper = SHELF.set_paper, SHELF.file_paper
