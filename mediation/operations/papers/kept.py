"""What every issued paper keeps of itself, whatever it hangs on."""

from typing import Any

from mediation import files
from mediation.documents.catalogue import PaperForm
from mediation.documents.paper import content_digest
from mediation.operations.actor import Actor


def kept_columns(form: PaperForm, paper: Any, *, pages: int, file: files.StoredFile, actor: Actor) -> dict[str, Any]:
    """Column → value of a row like `models.document.Document`: the bytes that were stored, what they say, by which
    template and law they were set, who issued them and when."""
    return {
        "form": form.slug,
        "code": paper.head.code,
        "content_sha256": content_digest(paper),
        "file": file.name,
        "sha256": file.sha256,
        "pages": pages,
        "size": file.size,
        "template_version": form.template_version,
        "law_version": form.law[:40],
        "issued_by_id": actor.id,
        "issued_at": actor.now,
    }
