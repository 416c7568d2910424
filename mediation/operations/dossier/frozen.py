"""Whether a case is filed: then nothing of it, its papers or its files changes any more."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.dossier import Dossier
from mediation.procedures.archiving import frozen_refusal
from mediation.rules.lifecycle import ActionRefused, Refusal


def filed_refusal(case: Case) -> Refusal | None:
    """Why nothing of `case` may be changed, None while it is not filed."""
    row = db.session.execute(select(Dossier.state, Dossier.file_number).where(Dossier.case_id == case.id)).first()
    return frozen_refusal(row.state, row.file_number) if row else None


def refuse_filed(case: Case) -> None:
    """Raise `ActionRefused` when `case` is filed. Asked by everything that changes a case, its papers or its files;
    a supplement alone does not ask."""
    refused = filed_refusal(case)
    if refused is not None:
        raise ActionRefused(refused.message, refused.statute)
