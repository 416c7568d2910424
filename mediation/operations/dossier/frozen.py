"""Whether a case is filed: then nothing of it, its papers or its files changes any more; and whether its file was
checked: then a change has it checked again."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.dossier import Dossier
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.procedures.archiving import LIFECYCLE, STAFF, FilingFacts, State, frozen_refusal
from mediation.rules.lifecycle import ActionRefused, Refusal, refuse
from mediation.rules.statutes import PIPL_47_2


def filed_refusal(case: Case) -> Refusal | None:
    """Why nothing of `case` may be changed, None while it is not filed."""
    row = db.session.execute(select(Dossier.state, Dossier.file_number).where(Dossier.case_id == case.id)).first()
    return frozen_refusal(row.state, row.file_number) if row else None


def refuse_filed(case: Case) -> None:
    """Raise `ActionRefused` when `case` is filed. Asked by everything that changes a case, its papers or its files;
    a supplement alone does not ask."""
    refuse(filed_refusal(case))


def refuse_restricted(case: Case) -> None:
    """Raise `ActionRefused` when the filed dossier of `case` is restricted: it is stored, and not bound or
    printed among many, whoever asks (个人信息保护法第四十七条第二款)."""
    restricted = select(Dossier.restricted_on).where(Dossier.case_id == case.id)
    if db.session.scalar(restricted) is not None:
        raise ActionRefused("这一卷已经限制处理，只存不用：不批量打印、不成卷。", PIPL_47_2)


def check_anew(case: Case, *, actor: Actor) -> None:
    """Something of `case`, its papers or its files changes: a file that a second person found in order waits for a
    second person again. Asked by everything that asks `refuse_filed`."""
    dossier = db.session.scalar(select(Dossier).where(Dossier.case_id == case.id, Dossier.state == State.CHECKED))
    if dossier is None:
        return
    facts = FilingFacts(today=actor.today)
    dossier.state = LIFECYCLE.check("recheck", state=State.CHECKED, roles=sorted(STAFF), facts=facts).value
    dossier.checked_by_id, dossier.checked_on = None, None
    audit.record(actor, "recheck", dossier, case=case, summary="检查后有改动，重新检查")
