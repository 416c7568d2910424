"""The papers of a register of its own (the bureau's requests, the rights centre's applications, the notices of the
pre-examination and to platforms): which of them a matter can have, what each lacks; printed once, proved, kept."""

from collections.abc import Callable, Mapping, Sequence
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
    """A paper of one matter: its `form` and `subject` as the shelf knows it, what it still lacks ("" when it can be
    printed), and the newest that was printed, None while there is none; `changed` when the record says something else
    by now."""

    form: PaperForm
    subject: str
    gap: str
    issued: Any
    changed: bool = False


@dataclass(frozen=True)
class SetPaper:
    """A paper set and proved, its bytes kept as a sealed file."""

    form: PaperForm
    subject: str
    paper: Any
    pages: int
    file: files.StoredFile


@dataclass(frozen=True)
class Shelf:
    """The papers of one register. `forms` by slug in the order of the procedure; `row` the table of those issued;
    `gap_of` what a matter's paper still lacks, "" when it can be printed, None when its course does not call for it;
    `build` the certified value; `may_print` whether the actor may, else `refusal` is said.

    `subjects` for a register whose matters can have one form several times (one opinion, the next): which of a form a
    matter has come to. Its `build` is told the `subject`, its `row` has the column."""

    forms: Mapping[str, PaperForm]
    row: type[Any]
    gap_of: Callable[[Any, str], str | None]
    build: Callable[..., Any]
    may_print: Callable[[Any, Actor], bool]
    refusal: str
    subjects: Callable[[Any, str], Sequence[str]] | None = None

    def papers_of(self, matter: Any, *, demo: bool) -> list[PaperOfMatter]:
        """Every paper that the matter's course calls for, in the order of the procedure."""
        kept = {(row.form, self._subject_of(row)): row for row in self.issued(matter)}
        found: list[PaperOfMatter] = []
        for form in self.forms:
            gap = self.gap_of(matter, form)
            for subject in self.subjects(matter, form) if self.subjects else ("",):
                row: Any = kept.get((form, subject))
                if gap is None and row is None:
                    continue
                digest = content_digest(self._built(matter, form, subject, demo)) if row and gap == "" else ""
                changed = bool(digest and digest != row.content_sha256)
                found.append(PaperOfMatter(self.forms[form], subject, gap or "", row, changed))
        return found

    def calls_for(self, matter: Any, form: str, subject: str = "") -> bool:
        """Whether the matter's course calls for this paper."""
        if self.subjects and subject not in self.subjects(matter, form):
            return False
        return self.gap_of(matter, form) is not None

    def issued(self, matter: Any) -> list[Any]:
        """What was printed for the matter, oldest first."""
        query = select(self.row).where(self.row.matter_id == matter.id)
        return list(db.session.scalars(query.order_by(self.row.id)))

    def issued_of(self, matter: Any, form: str, subject: str = "") -> list[Any]:
        """What was printed of one form, oldest first."""
        return [row for row in self.issued(matter) if (row.form, self._subject_of(row)) == (form, subject)]

    def preview(self, matter: Any, form: str, subject: str = "", *, demo: bool) -> RenderedPaper:
        """The paper as a draft with its watermark. Raises `ActionRefused` and the `PrintingProblem`s."""
        return render_document(form, self._built(matter, form, subject, demo), draft=True)

    def set_paper(self, matter: Any, form: str, subject: str = "", *, demo: bool) -> SetPaper:
        """Set the paper, read it back and keep its bytes. Raises `ActionRefused` while a fact is missing,
        `PaperNotFaithful` when the print lacks what was recorded, and the `PrintingProblem`s."""
        paper = self._built(matter, form, subject, demo)
        rendered = render_document(form, paper, draft=False)
        prove(paper, rendered.pdf)
        return SetPaper(self.forms[form], subject, paper, rendered.pages, files.store(rendered.pdf))

    def file_paper(self, matter: Any, ready: SetPaper, *, demo: bool, actor: Actor) -> Any:
        """Put the paper that was set on record. Raises `ActionRefused` when its facts changed meanwhile, or the actor
        only looks on."""
        if not self.may_print(matter, actor):
            raise ActionRefused(self.refusal, PIPL_13_3)
        form = ready.form
        if content_digest(self._built(matter, form.slug, ready.subject, demo)) != content_digest(ready.paper):
            raise ActionRefused("排版的时候有人改了记录。再印一次。")
        row = self.row(
            matter_id=matter.id,
            **self._about(ready.subject),
            title=form.title,
            number=ready.paper.head.number or matter.number,
            **kept_columns(form, ready.paper, pages=ready.pages, file=ready.file, actor=actor),
        )
        db.session.add(row)
        db.session.flush()
        audit.record(actor, "print_paper", row, summary=f"{matter.number} 印{form.title}")
        return row

    def _built(self, matter: Any, form: str, subject: str, demo: bool) -> Any:
        return self.build(matter, form, **self._about(subject), demo=demo)

    def _about(self, subject: str) -> dict[str, str]:
        return {"subject": subject} if self.subjects else {}

    def _subject_of(self, row: Any) -> str:
        return row.subject if self.subjects else ""
