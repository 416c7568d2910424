"""Drafts: what people typed, kept at the server until the form is acted on."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from mediation.extensions import db
from mediation.models.draft import Draft

KEPT_FOR = timedelta(days=30)
SECRET = frozenset({"password", "repeated", "old_password", "code"})
NEVER_KEPT = SECRET | {"csrf_token", "form_key", "draft_form", "draft_title"}
LONGEST = 500_000


@dataclass(frozen=True)
class SavedDraft:
    """A draft as a form takes it back: `fields` name → all values, `typed` how many characters."""

    form: str
    title: str
    saved_at: datetime
    fields: dict[str, list[str]]

    @property
    def typed(self) -> int:
        """How many characters were typed."""
        return sum(len(value) for values in self.fields.values() for value in values)


def save(user_id: int, form: str, fields: Any, *, at: datetime, title: str = "") -> None:
    """Keep `fields` (a MultiDict) as the user's draft of `form`, replacing an older one. Too long a text
    (over half a million characters) raises ValueError."""
    kept = {name: fields.getlist(name) for name in fields if name not in NEVER_KEPT}
    content = json.dumps(kept, ensure_ascii=False)
    if len(content) > LONGEST:
        raise ValueError("写得太长，草稿存不下。先提交一部分。")
    draft = db.session.scalar(select(Draft).where(Draft.user_id == user_id, Draft.form == form[:80]))
    if draft is None:
        draft = Draft(user_id=user_id, form=form[:80], title=title[:200], saved_at=at)
        db.session.add(draft)
    draft.content = content
    draft.saved_at = at
    draft.title = title[:200] or draft.title


def find(user_id: int, form: str) -> SavedDraft | None:
    """The user's draft of `form`, or None."""
    draft = db.session.scalar(select(Draft).where(Draft.user_id == user_id, Draft.form == form[:80]))
    return None if draft is None else _saved(draft)


def all_of(user_id: int) -> list[SavedDraft]:
    """All drafts of a user, newest first."""
    drafts = db.session.scalars(select(Draft).where(Draft.user_id == user_id).order_by(Draft.saved_at.desc()))
    return [_saved(draft) for draft in drafts]


def discard(user_id: int, forms: Iterable[str]) -> None:
    """Forget the user's drafts of `forms`."""
    names = [form[:80] for form in forms]
    db.session.execute(delete(Draft).where(Draft.user_id == user_id, Draft.form.in_(names)))


def expire(now: datetime) -> None:
    """Forget drafts nobody came back to for thirty days."""
    db.session.execute(delete(Draft).where(Draft.saved_at < now - KEPT_FOR))


def _saved(draft: Draft) -> SavedDraft:
    return SavedDraft(draft.form, draft.title, draft.saved_at, json.loads(draft.content or "{}"))
