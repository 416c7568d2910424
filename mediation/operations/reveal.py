"""Sealed values shown whole: for one minute, in one login, with a reason that stays in the trail."""

from datetime import datetime, timedelta

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.login import LoginSession, Reveal
from mediation.models.party import Party
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.rules.lifecycle import ActionRefused

SHOWN_FOR = timedelta(seconds=60)
Holder = Party | Case


def reveal(holder: Holder, *, reason: str, login: LoginSession, actor: Actor) -> Reveal:
    """Show the identity numbers and phones of `holder` (a party, or all parties and agents of a case) whole until
    a minute from now, in this one login. Raises `ActionRefused` without a reason."""
    if not reason.strip():
        raise ActionRefused("没有写为什么要看完整号码。写一句事由，比如“核对身份证原件”。")
    shown = Reveal(
        login_session_id=login.id, subject=_subject(holder), until=actor.now + SHOWN_FOR, reason=reason.strip()[:200]
    )
    db.session.add(shown)
    db.session.flush()
    case = holder if isinstance(holder, Case) else None
    name = holder.number if isinstance(holder, Case) else holder.name
    audit.record(actor, "reveal", holder, case=case, summary=f"看{name}的完整号码，一分钟", reason=shown.reason)
    return shown


def shown_until(holder: Holder, *, login: LoginSession, now: datetime) -> datetime | None:
    """Until when `holder`'s values are shown whole in this login; None when they are masked."""
    return db.session.scalar(
        select(Reveal.until)
        .where(Reveal.login_session_id == login.id, Reveal.subject == _subject(holder), Reveal.until > now)
        .order_by(Reveal.until.desc())
        .limit(1)
    )


def _subject(holder: Holder) -> str:
    return f"{'case' if isinstance(holder, Case) else 'party'}:{holder.uid}"
