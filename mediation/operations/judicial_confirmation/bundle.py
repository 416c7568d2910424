"""合订本: what goes to the court as one PDF: application, agreement, proof of mediation, identity, authority, rights.

Only these have a way in: records of sessions, private notes and what a party conceded in talks never go to a court with
it (民诉法解释第一百零七条). What cannot be placed is named with its reason.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import select

from mediation.documents import binding
from mediation.documents.binding import Absent, Bound, CannotPlace, Kept, Part, Piece, Scan, Unplaced, Unset
from mediation.documents.catalogue import FORMS
from mediation.documents.press import this_process
from mediation.extensions import db
from mediation.files import FileChanged
from mediation.models.agreement import Agreement
from mediation.models.document import Attachment, Document
from mediation.operations.access_scope import load_case
from mediation.operations.agreement.issuing import number_of
from mediation.operations.case_keys import content_of
from mediation.operations.evidence import PRINTED
from mediation.operations.jobs import Outcome, Run
from mediation.operations.judicial_confirmation.acts import agreement_of
from mediation.operations.papers.attached import attached, called
from mediation.operations.papers.building import build
from mediation.operations.papers.making import Making
from mediation.operations.papers.printing import NO_CASE, once_more
from mediation.rules.dossier import Sheet
from mediation.rules.lifecycle import ActionRefused

_CHANGED = "存档的文件变了或者不见了"
_UNCHECKED = "病毒检查还没有完成"
_NOTHING = "还没有"


@dataclass(frozen=True)
class Going:
    """One part of the bundle: its `title`, the rows that go in, `draft` when only a draft of it can be set now, and
    `lacking` why there is nothing."""

    title: str
    rows: tuple[Document | Attachment, ...] = ()
    draft: Sheet | None = None
    lacking: str = ""

    @property
    def standing(self) -> str:
        """What goes in, in words."""
        if self.rows:
            pages = sum(row.pages for row in self.rows)
            return f"{len(self.rows)} 件，{pages} 页" if pages else f"{len(self.rows)} 件"
        return "没签的草稿" if self.draft else self.lacking


@dataclass(frozen=True)
class BundlePlan:
    """What a bundle made now would hold, in order."""

    agreement: Agreement
    parts: tuple[Going, ...]
    today: date
    demo: bool

    @property
    def lacking(self) -> tuple[Going, ...]:
        """The parts that nothing stands for."""
        return tuple(part for part in self.parts if not part.rows and part.draft is None)

    @property
    def fingerprint(self) -> str:
        """Changes with anything that goes in."""
        rows = [(part.title, [row.sha256 for row in part.rows], part.draft is not None) for part in self.parts]
        return hashlib.sha256(repr(rows).encode()).hexdigest()


def proofs_offered(agreement: Agreement) -> list[Attachment]:
    """The files of evidence, of which the proofs of the rights go in."""
    return attached(agreement.case, "evidence")


def looks_like_proof(file: Attachment) -> bool:
    """Whether its title says that it proves a right."""
    return any(word in called(file) for word in ("证", "登记", "注册", "专利", "许可", "年费", "评价报告"))


def plan(agreement: Agreement, *, today: date, demo: bool, proofs: Sequence[str] | None = None) -> BundlePlan:
    """What goes in, as things stand; `proofs` the uids of the files that prove the rights, None for those whose titles
    say so. Reads rows only."""
    return BundlePlan(agreement, tuple(_parts(agreement, proofs)), today, demo)


def _parts(agreement: Agreement, proofs: Sequence[str] | None) -> Iterator[Going]:
    case, subject = agreement.case, f"agreement:{agreement.id}"
    yield _sheet(agreement, "confirmation_application", subject)
    number = number_of(agreement)
    yield _held(
        f"人民调解协议书（{number}）",
        attached(case, "agreement_scan", agreement_id=agreement.id) or _issued(agreement, "agreement", subject),
        "签署版还没有出，也没有附签署扫描件",
    )
    yield _sheet(agreement, "mediation_proof", subject)
    yield _held("各申请人的身份证明、资格证明", [*attached(case, "identity"), *_certificates(agreement)], _NOTHING)
    authority = [*attached(case, "authority"), *_signed(agreement, "authority_letter")]
    if authority or any(party.agents for party in case.parties):
        yield _held("授权委托书", authority, _NOTHING)
    offered = proofs_offered(agreement)
    chosen = [file for file in offered if (looks_like_proof(file) if proofs is None else file.uid in proofs)]
    yield _held("与调解协议相关的财产权利证明", chosen, _NOTHING)
    addresses = [file for file in attached(case, "other") if "送达地址" in called(file)]
    yield _held("送达地址确认书", addresses, "没有扫描件，纸面的另交")
    facts = _signed(agreement, "agreed_facts")
    if facts:
        yield _held("无争议事实记载", facts, _NOTHING)


def _sheet(agreement: Agreement, form: str, subject: str) -> Going:
    title = FORMS[form].title
    rows = attached(agreement.case, "signed_scan", form=form, subject=subject) or _issued(agreement, form, subject)
    return _held(title, rows, "") if rows else Going(title, draft=Sheet(form, subject))


def _held(title: str, rows: Sequence[Document | Attachment], lacking: str) -> Going:
    return Going(title, tuple(rows), lacking="" if rows else lacking)


def _signed(agreement: Agreement, form: str) -> list[Attachment]:
    return attached(agreement.case, "signed_scan", form=form)


def _certificates(agreement: Agreement) -> list[Attachment]:
    return _signed(agreement, "head_certificate")


def _issued(agreement: Agreement, form: str, subject: str) -> list[Document]:
    """The newest issued paper of that form about that agreement."""
    found = db.session.scalar(
        select(Document)
        .where(Document.case_id == agreement.case_id, Document.form == form, Document.voided_reason == "")
        .where(Document.subject.in_((subject, "")) if form == "agreement" else Document.subject == subject)
        .where(Document.id == agreement.document_id if form == "agreement" else Document.id.is_not(None))
        .order_by(Document.id.desc())
        .limit(1)
    )
    return [found] if found else []


def bind(planned: BundlePlan, *, progress: Callable[[int, int, str], None]) -> tuple[Bound, tuple[Unplaced, ...]]:
    """The bundle as one PDF, its contents sheet in front, and what could not be placed. Raises the
    `PrintingProblem`s."""
    press = this_process()
    parts = [Part(going.title, tuple(_pieces(going, planned))) for going in planned.parts]
    steps = sum(len(part.pieces) for part in parts) + 1
    ready = binding.ready(parts, press, archive=False, progress=lambda done, what: progress(done, steps, what))
    progress(steps - 1, steps, "装订")
    materials = build(_making(planned, Sheet("confirmation_materials", f"agreement:{planned.agreement.id}")))
    front = binding.set_sheets({"confirmation_materials": materials.paper}, press, draft=False)
    bound = binding.bind(
        ready.parts,
        press,
        title=f"{number_of(planned.agreement)} 司法确认申请材料",
        front=[(FORMS["confirmation_materials"].title, front["confirmation_materials"])],
        back=[],
        duplex=False,
        draft=any(going.draft for going in planned.parts),
        archive=False,
    )
    absent = tuple(Unplaced(going.title, going.title, going.lacking) for going in planned.lacking)
    return bound, (*absent, *ready.unplaced)


def _making(planned: BundlePlan, sheet: Sheet) -> Making:
    return Making(planned.agreement.case, sheet, planned.today, planned.demo)


def _pieces(going: Going, planned: BundlePlan) -> Iterator[Piece]:
    if going.draft is not None:
        try:
            made = build(_making(planned, going.draft))
        except ActionRefused as refused:
            yield Absent(going.title, refused.message)
        else:
            yield Unset(going.title, going.draft.form, made.paper)
    for row in going.rows:
        title = called(row) if isinstance(row, Attachment) else row.title
        if isinstance(row, Attachment) and row.media_type not in PRINTED:
            yield Absent(title, "没有可以印的页，电子件另交")
        elif isinstance(row, Attachment) and row.scan == "pending":
            yield Absent(title, _UNCHECKED)
        elif isinstance(row, Attachment):
            yield Scan(title, partial(_content, row), row.rotation)
        else:
            yield Kept(title, partial(_content, row))


def _content(row: Document | Attachment) -> bytes:
    try:
        return content_of(row)
    except FileChanged as changed:
        raise CannotPlace(_CHANGED) from changed


def make(run: Run) -> Outcome | None:
    """The bundle as long work. `run.request`: `case` its uid, `proofs` uids of files, `seen` the fingerprint of the
    plan the user looked at."""
    case = load_case(run.actor.user, run.request["case"])
    agreement = agreement_of(case) if case else None
    if case is None or agreement is None:
        run.problem("案件", NO_CASE)
        return None
    planned = plan(agreement, today=run.actor.today, demo=run.demo, proofs=run.request["proofs"])
    if planned.fingerprint != run.request["seen"]:
        run.problem(case.number, "你看过以后，材料变了。回到合订本那一页再看一遍。")
        return None
    bound, unplaced = once_more(lambda: bind(planned, progress=run.progress))
    for one in unplaced:
        run.problem(one.part if one.part == one.title else f"{one.part}：{one.title}", one.reason)
    return Outcome(bound.pdf, f"{case.number} 司法确认申请材料.pdf", "application/pdf")
