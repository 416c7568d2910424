"""The papers of a register of its own (the bureau's requests, the rights centre's applications): which of them a matter
can have, what each still lacks; printed once, proved, and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mediation import files
from mediation.documents.catalogue import PaperForm
from mediation.documents.fidelity import prove
from mediation.documents.paper import content_digest
from mediation.documents.press import RenderedPaper, render_document
from mediation.extensions import db
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.papers.kept import kept_columns
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import PIPL_13_3


@dataclass(frozen=True)
class PaperOfMatter:
    """A paper of one matter: its `form`, what it still lacks ("" when it can be printed), and the newest that was
    printed, None while there is none; `changed` when the record says something else by now."""

    form: PaperForm
    gap: str
    issued: Any
    changed: bool = False


@dataclass(frozen=True)
class SetPaper:
    """A paper set and proved, its bytes kept as a sealed file."""

    form: PaperForm
    paper: Any
    pages: int
    file: files.StoredFile


@dataclass(frozen=True)
class Shelf:
    """The papers of one register. `forms` by slug in the order of the procedure; `row` the table of those issued;
    `gap_of` what a matter's paper still lacks, "" when it can be printed, None when its course does not call for it;
    `build` the certified value; `may_print` whether the actor may, else `refusal` is said."""

    forms: Mapping[str, PaperForm]
    row: type[Any]
    gap_of: Callable[[Any, str], str | None]
    build: Callable[..., Any]
    may_print: Callable[[Any, Actor], bool]
    refusal: str

    def papers_of(self, matter: Any, *, demo: bool) -> list[PaperOfMatter]:
        """Every paper that the matter's course calls for, in the order of the procedure."""
        kept: dict[str, Any] = {row.form: row for row in self.issued(matter)}
        found: list[PaperOfMatter] = []
        for form in self.forms:
            gap = self.gap_of(matter, form)
            if gap is None and form not in kept:
                continue
            row: Any = kept.get(form)
            digest = content_digest(self.build(matter, form, demo=demo)) if row and gap == "" else ""
            found.append(PaperOfMatter(self.forms[form], gap or "", row, bool(digest and digest != row.content_sha256)))
        return found

    def issued(self, matter: Any) -> list[Any]:
        """What was printed for the matter, oldest first."""
        query = select(self.row).where(self.row.matter_id == matter.id)
        return list(db.session.scalars(query.order_by(self.row.id)))

    def preview(self, matter: Any, form: str, *, demo: bool) -> RenderedPaper:
        """The paper as a draft with its watermark. Raises `ActionRefused` and the `PrintingProblem`s."""
        return render_document(form, self.build(matter, form, demo=demo), draft=True)

    def set_paper(self, matter: Any, form: str, *, demo: bool) -> SetPaper:
        """Set the paper, read it back and keep its bytes. Raises `ActionRefused` while a fact is missing,
        `PaperNotFaithful` when the print lacks what was recorded, and the `PrintingProblem`s."""
        paper = self.build(matter, form, demo=demo)
        rendered = render_document(form, paper, draft=False)
        prove(paper, rendered.pdf)
        return SetPaper(self.forms[form], paper, rendered.pages, files.store(rendered.pdf))

    def file_paper(self, matter: Any, ready: SetPaper, *, demo: bool, actor: Actor) -> Any:
        """Put the paper that was set on record. Raises `ActionRefused` when its facts changed meanwhile, or the actor
        only looks on."""
        if not self.may_print(matter, actor):
            raise ActionRefused(self.refusal, PIPL_13_3)
        form = ready.form
        if content_digest(self.build(matter, form.slug, demo=demo)) != content_digest(ready.paper):
            raise ActionRefused("排版的时候有人改了记录。再印一次。")
        row = self.row(
            matter_id=matter.id,
            title=form.title,
            number=ready.paper.head.number or matter.number,
            **kept_columns(form, ready.paper, pages=ready.pages, file=ready.file, actor=actor),
        )
        db.session.add(row)
        db.session.flush()
        audit.record(actor, "print_paper", row, summary=f"{matter.number} 印{form.title}")
        return row


def content_of(row: Any) -> bytes:
    """The bytes that were issued. Raises `files.FileChanged` when they are not what was stored."""
    return files.read(row.file, row.sha256)
