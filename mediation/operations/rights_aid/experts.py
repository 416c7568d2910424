"""Experts in one application: asked, their statements signed, appointed; never the other way round."""

from datetime import date

from mediation.extensions import db
from mediation.models.expert import Expert
from mediation.models.rights_aid import AidExpert, AidMatter
from mediation.operations.actor import Actor
from mediation.operations.rights_aid.acts import advance, tell
from mediation.operations.rights_aid.reading import expert_facts
from mediation.procedures.rights_aid import Expert as ExpertFacts
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused


def name_expert(matter: AidMatter, expert: Expert | None, *, on: date, actor: Actor) -> AidExpert:
    """Ask one of the register; the statements are printed for whom was asked. Raises `Barred`."""
    known = ExpertFacts(expert.name, expert.term_from, expert.term_until) if expert else None
    advance(matter, "name_expert", actor=actor, on=on, expert=known)
    assert expert is not None
    if any(row.expert_id == expert.id for row in matter.experts):
        raise ActionRefused(f"{expert.name}已经请过。")
    row = AidExpert(expert=expert, named_on=on)
    matter.experts.append(row)
    db.session.flush()
    tell(matter, "name_expert", f"{day(on)}请{expert.name}", actor)
    return row


def appoint_expert(
    row: AidExpert | None,
    matter: AidMatter,
    *,
    on: date,
    free_on: date | None,
    silent_on: date | None,
    actor: Actor,
) -> None:
    """The statements are signed, the expert may work on it. Raises `Barred` while one is missing."""
    signed = None
    if row is not None:
        asked = expert_facts(row)
        signed = ExpertFacts(asked.name, asked.term_from, asked.term_until, free_on, silent_on)
    advance(matter, "appoint_expert", actor=actor, on=on, expert=signed)
    assert row is not None
    row.free_on, row.silent_on, row.appointed_on = free_on, silent_on, on
    db.session.flush()
    tell(matter, "appoint_expert", f"{day(on)}聘请{row.expert.name}，回避、保密声明已签", actor)
