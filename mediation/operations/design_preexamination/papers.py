"""The centre's notices on a request: printed once by its examiners, proved, and kept."""

from mediation.documents.catalogue import CENTRE_FORMS
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationPaper
from mediation.operations.actor import Actor
from mediation.operations.design_preexamination.acts import roles_for
from mediation.operations.design_preexamination.building import build, gap_of, subjects_of
from mediation.operations.papers.shelf import Shelf
from mediation.procedures.design_preexamination import DOCUMENTS, STAFF


def _may_print(row: DesignPreexamination, actor: Actor) -> bool:
    return bool(set(roles_for(actor, row.centre_id)) & STAFF)


SHELF = Shelf(
    forms={form: CENTRE_FORMS[form] for form in DOCUMENTS},
    row=PreexaminationPaper,
    gap_of=gap_of,
    build=build,
    may_print=_may_print,
    refusal="你的角色只能看，不能印文书。请预审员印。",
    subjects=subjects_of,
)
