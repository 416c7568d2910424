"""The columns that every table of issued papers has."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.models.columns import Code, Instant, Key, Name, foreign, new_uid


class IssuedPaper:
    """One issued paper. Its bytes are kept sealed in `file`; a reprint sends those bytes. `form` a slug of
    `documents.catalogue`; `code` the verification code printed on it, a digest of the content data; `template_version`
    and `law_version` those of the day. A later sheet of the same form replaces it; the older one stays on record."""

    id: Mapped[Key]
    uid: Mapped[str] = mapped_column(String(16), default=new_uid, unique=True)
    form: Mapped[Code]
    title: Mapped[Name]
    number: Mapped[Name]
    code: Mapped[str] = mapped_column(String(20), default="", index=True)
    content_sha256: Mapped[str] = mapped_column(String(64), default="")
    file: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    size: Mapped[int]
    template_version: Mapped[Code]
    law_version: Mapped[Code]
    issued_by_id: Mapped[int] = foreign("user_account.id", index=False)
    issued_at: Mapped[Instant]
