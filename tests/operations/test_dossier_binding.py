"""The bound file of a case: the contents list names the pages where the papers stand; nothing is dropped in silence,
and nothing goes in that has no place in a file."""

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from pypdf import PageObject, PdfReader
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from mediation import files
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.document import Attachment, Document
from mediation.models.dossier import Dossier
from mediation.operations import audit, drafts
from mediation.operations import people_mediation as acts
from mediation.operations.agreement import issuing
from mediation.operations.case_keys import key_of, make_key
from mediation.operations.dossier.binding import BoundDossier, Plan, bind, plan
from mediation.operations.papers.sheets import sheets_of
from mediation.rules.lifecycle import ActionRefused
from tests.case_desk import NOW, TODAY
from tests.case_desk import Desk as CaseDesk
from tests.documents import foreign
from tests.operations.conftest import Desk
from tests.operations.settled import drafted, issued, settled

NUMBER = "通纺知调〔2026〕1号"
DATA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}


def reasons(made: "Filing") -> str:
    """A line of 卷宗情况说明 for each compulsory paper that lacks."""
    return "\n".join(f"{row.title}：当事人没有交，已电话催过两次。" for row in planned(made).lacking)


@dataclass
class Filing:
    """A case whose papers and files are put on record one by one; `marks` what each row's pages carry: words of the
    text, or the width of a picture."""

    case: Case
    clerk_id: int
    marks: dict[str, list[str]] = field(default_factory=dict)
    serial: int = 0

    def paper(self, form: str, subject: str, pages: int, *, title: str = "") -> Document:
        """An issued paper of that sheet."""
        words = self._words(f"{form}-{subject}" if subject else form, pages)
        content = foreign.pdf(*words)
        stored = files.store(content, key=key_of(self.case))
        document = Document(
            case_id=self.case.id,
            form=form,
            subject=subject,
            title=title or form,
            number="",
            file=stored.name,
            sha256=stored.sha256,
            pages=pages,
            size=stored.size,
            template_version="-",
            law_version="-",
            issued_by_id=self.clerk_id,
            issued_at=NOW,
        )
        return self._saved(document)

    def pdf(self, row: str, pages: int, *, size: tuple[float, float] = foreign.A4, **columns: Any) -> Attachment:
        """A PDF handed in, of the row with that key."""
        return self.file(foreign.pdf(*self._words(row, pages), size=size), "application/pdf", "扫描.pdf", **columns)

    def picture(self, row: str, **columns: Any) -> Attachment:
        """A photograph handed in."""
        self.serial += 1
        width = 20 + self.serial
        self.marks.setdefault(row, []).append(f"{width} wide")
        return self.file(foreign.picture(width, 200), "image/jpeg", "照片.jpg", **columns)

    def file(self, content: bytes, media_type: str, name: str, **columns: Any) -> Attachment:
        """A file of any kind."""
        stored = files.store(content, key=key_of(self.case))
        attachment = Attachment(
            case_id=self.case.id,
            name=name,
            media_type=media_type,
            file=stored.name,
            sha256=stored.sha256,
            size=stored.size,
            received_on=TODAY,
            user_id=self.clerk_id,
            **({"purpose": "evidence"} | columns),
        )
        return self._saved(attachment)

    def explain(self, statement: str | None = None) -> Dossier:
        """卷宗情况说明 in the office's own words; unless it is given, a line for each paper that lacks."""
        statement = reasons(self) if statement is None else statement
        return self._saved(
            Dossier(
                case_id=self.case.id,
                committee_id=self.case.committee_id,
                state="open",
                name="甲公司与乙商行等著作权纠纷",
                file_number="2026-家纺-0035",
                statement=statement,
            )
        )

    def _words(self, row: str, pages: int) -> list[str]:
        self.serial += 1
        words = [f"mark {self.serial} page {page}" for page in range(pages)]
        self.marks.setdefault(row, []).extend(words)
        return words

    def _saved(self, row: Any) -> Any:
        db.session.add(row)
        db.session.flush()
        return row


@pytest.fixture
def filing(context: Flask) -> Iterator[Callable[..., Filing]]:
    """Opens an accepted case with so many parties."""

    def opened(parties: int) -> Filing:
        names = [f"第{at}家纺织品有限公司" for at in range(1, parties + 1)]
        number = {"case_number": NUMBER, "case_year": 2026, "case_serial": 1}
        case = CaseDesk().case(*names, accepted_on=TODAY, state="accepted", dispute_type="copyright", **number)
        make_key(case)
        return Filing(case, case.registered_by_id)

    with writing():
        yield opened


def planned(filing: Filing) -> Plan:
    """The plan of the case today."""
    return plan(filing.case, today=TODAY, demo=False)


def bound(filing: Filing, *, draft: bool = False, duplex: bool = False, archive: bool = False) -> BoundDossier:
    """The file bound as things stand."""
    return bind(filing.case, planned(filing), draft=draft, duplex=duplex, archive=archive)


def words(file: BoundDossier) -> str:
    """All text of the file without white space."""
    return re.sub(r"\s", "", "".join(page.text for page in read(file.pdf)))


@dataclass(frozen=True)
class Page:
    """A page as a reader sees it: its stamped number and what stands on it."""

    number: int | None
    text: str
    widths: tuple[str, ...]

    def carries(self, mark: str) -> bool:
        """Whether that word or picture is on it."""
        return mark in self.widths if mark.endswith("wide") else re.search(rf"\b{mark}\b", self.text) is not None


@cache
def read(pdf: bytes) -> list[Page]:
    """Every page of a file."""
    return [_page(page) for page in PdfReader(io.BytesIO(pdf)).pages]


def statement(file: BoundDossier) -> str:
    """卷宗情况说明 without white space: what stands between the last numbered page and the back cover."""
    pages = read(file.pdf)
    numbered = [at for at, page in enumerate(pages) if page.number is not None]
    return re.sub(r"\s", "", "".join(page.text for page in pages[max(numbered, default=1) + 1 : -1]))


def _page(page: PageObject) -> Page:
    stamp = page["/Contents"].get_object() if "/Contents" in page else None
    text = page.extract_text()
    drawn = page["/Resources"].get("/XObject", {})  # type: ignore[union-attr]
    widths = [f"{thing['/Width']} wide" for thing in drawn.values() if thing["/Subtype"] == "/Image"]
    is_stamped = isinstance(stamp, list) and b"/RunningNumber" in stamp[-1].get_object().get_data()
    number = re.search(r"(\d+)\s*$", text) if is_stamped else None
    return Page(int(number[1]) if number else None, text, tuple(widths))


def fill(filing: Filing, chance: random.Random) -> None:
    """Papers and 0 to 30 scans by chance: most sheets issued, some of those signed, files of every kind."""
    sheets = [sheet for sheet in sheets_of(filing.case) if sheet.form not in ("", "cover", "contents", "statement")]
    scans = chance.randint(0, 30)
    for sheet in sheets:
        if sheet.form == "back_cover" or chance.random() < 0.2:
            continue
        if scans and chance.random() < 0.3:
            scans -= 1
            filing.pdf(sheet.key, chance.randint(1, 3), purpose="signed_scan", form=sheet.form, subject=sheet.subject)
        else:
            filing.paper(sheet.form, sheet.subject, chance.randint(1, 3))
    for _ in range(scans):
        purpose = chance.choice(["identity", "evidence", "other", "authority"])
        known = {"purpose": purpose, "original": chance.choice(["", "copy", "original"])}
        kind = chance.choice(["pdf", "across", "picture", "picture", "docx", "mp3", "locked"])
        if kind == "picture":
            filing.picture(purpose, rotation=chance.choice([0, 90, 180, 270]), **known)
        elif kind in ("pdf", "across"):
            size = (1190.0, 842.0) if kind == "across" else foreign.A4
            filing.pdf(purpose, chance.randint(1, 3), size=size, **known)
        elif kind == "locked":
            filing.file(foreign.locked("x"), "application/pdf", "流水.pdf", **known)
        else:
            filing.file(b"no pages", DATA_TYPES[kind], f"材料.{kind}", **known)


@pytest.mark.parametrize("seed", range(20))
def test_the_contents_list_names_the_pages_where_the_papers_stand(filing: Callable[..., Filing], seed: int) -> None:
    chance = random.Random(seed)
    made = filing(1 + seed * 11 // 19)
    fill(made, chance)
    made.explain()
    file = bound(made, duplex=seed % 3 == 1)
    pages = read(file.pdf)
    first = next((at for at, page in enumerate(pages) if page.number is not None), len(pages) - 2)
    listed = re.sub(r"\s", "", "".join(page.text for page in pages[1:first]))
    reached = 0
    for ordinal, row in enumerate(file.rows, 1):
        marks = made.marks.get(f"{row.form}-{row.subject}" if row.subject else row.form, [])
        shown = "" if row.first is None else str(row.first) if row.first == row.last else f"{row.first}—{row.last}"
        line = f"{ordinal}{row.title}{shown}{row.remark}"
        assert line in listed[reached:]
        reached = listed.index(line, reached) + len(line)
        standing = [[page.number for page in pages if page.carries(mark)] for mark in marks]
        assert standing == [[number] for number in range(row.first or 0, (row.last or -1) + 1)]
    assert [page.number for page in pages if page.number] == sorted({page.number for page in pages if page.number})
    assert file.pages == max((row.last or 0 for row in file.rows), default=0)
    said = statement(file)
    assert f"本卷共{file.pages}页" in said
    assert [one for one in file.unplaced if one.reason not in said or one.title not in said] == []
    assert {row.title for row in planned(made).lacking} <= {row.title for row in file.rows}


def test_every_file_of_a_case_is_in_the_file_or_named(filing: Callable[..., Filing]) -> None:
    made = filing(2)
    fill(made, random.Random(5))
    made.explain()
    attachments = list(db.session.scalars(select(Attachment).where(Attachment.case_id == made.case.id)))
    known = planned(made)
    assert len(attachments) > 8
    assert sum(isinstance(one.row, Attachment) for row in known.rows for one in row.goes) == len(attachments)
    file = bound(made)
    locked = [one for one in attachments if one.name == "流水.pdf"]
    pageless = [one for one in attachments if one.media_type in DATA_TYPES.values()]
    assert len(file.unplaced) == len(locked) + len(pageless)


def test_a_file_with_gaps_is_refused_and_says_what_is_missing(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    with pytest.raises(ActionRefused) as refused:
        bound(made)
    assert refused.value.message.startswith(
        "卷宗还缺：人民调解受理登记表、权利义务告知书（甲方）、身份证明、法定代表人"
    )
    assert [row.title for row in planned(made).lacking][:3] == [
        "人民调解受理登记表",
        "权利义务告知书（甲方）",
        "身份证明",
    ]
    assert ("身份证明", "add_files") in [(row.title, gap.act) for row, gap in planned(made).gaps]


def test_the_statement_that_explains_each_gap_lets_it_be_bound(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    dossier = made.explain("  ")
    for said in ("  ", "有几件没有收到。", reasons(made).replace("人民调解受理登记表：", "登记：")):
        dossier.statement = said
        with pytest.raises(ActionRefused, match="卷宗还缺：人民调解受理登记表"):
            bound(made)
    dossier.statement = reasons(made)
    file = bound(made)
    assert "人民调解受理登记表：当事人没有交，已电话催过两次。" in statement(file)
    assert "缺：人民调解受理登记表、权利义务告知书（甲方）、身份证明、" in statement(file)
    assert [(row.title, row.first, row.remark) for row in file.rows][0] == (
        "人民调解受理登记表",
        None,
        "缺，见情况说明",
    )


def test_a_draft_may_have_gaps_and_every_page_says_draft(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    made.pdf("evidence", 2)
    file = bound(made, draft=True)
    pages = [re.sub(r"\s", "", page.text) for page in read(file.pdf)]
    assert len(pages) == 10
    assert all("草稿" in page for page in pages)
    assert pages[2].endswith("草稿1")


def test_the_signed_scan_stands_instead_of_the_print(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    made.paper("acceptance_register", "", 1)
    made.marks.clear()
    made.pdf("signed", 2, purpose="signed_scan", form="acceptance_register")
    made.explain()
    file = bound(made)
    row = file.rows[0]
    assert (row.form, row.first, row.last) == ("acceptance_register", 1, 2)
    assert [page.text.split("\n")[0] for page in read(file.pdf) if page.number] == made.marks["signed"]
    assert "签署件的扫描件：人民调解受理登记表（第1—2页）。" in statement(file)


def test_two_scans_of_one_signed_paper_both_go_in(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    for _ in range(2):
        made.picture("signed", purpose="signed_scan", form="acceptance_register")
    made.explain()
    row = bound(made).rows[0]
    assert (row.first, row.last) == (1, 2)


def test_a_signed_scan_that_does_not_open_leaves_the_print_in_its_place(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    made.paper("acceptance_register", "", 1)
    made.file(foreign.locked("x"), "application/pdf", "签.pdf", purpose="signed_scan", form="acceptance_register")
    made.explain()
    file = bound(made)
    assert (file.rows[0].first, file.rows[0].last) == (1, 1)
    assert [(one.title, one.reason) for one in file.unplaced] == [("人民调解受理登记表", "有密码，打不开")]
    assert read(file.pdf)[2].carries(made.marks["acceptance_register"][0])


def test_scans_that_belong_nowhere_are_named(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    made.pdf("x", 1, purpose="signed_scan", form="session_record", subject="session:99", title="第九次笔录")
    made.paper("termination_notice", "ending:7", 1, title="终止调解通知书")
    left = [(one.title, one.reason) for one in planned(made).left_over]
    assert left == [("第九次笔录", "案件现在没有它所属的文书"), ("终止调解通知书", "案件现在没有这一份文书")]
    made.explain()
    assert "没有装订进来（案件现在没有它所属的文书）：文书签署件“第九次笔录”。" in statement(bound(made))


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        pytest.param({"media_type": DATA_TYPES["docx"], "name": "说明.docx"}, "docx文件没有可以印的页", id="Word"),
        pytest.param({"media_type": DATA_TYPES["mp3"], "name": "谈话.mp3"}, "录音没有可以印的页", id="a recording"),
        pytest.param({"media_type": DATA_TYPES["mp4"], "name": "门店.mp4"}, "录像没有可以印的页", id="a film"),
        pytest.param({"media_type": "application/ofd", "name": "票.ofd"}, "ofd文件没有可以印的页", id="OFD"),
        pytest.param({"scan": "pending"}, "病毒检查还没有完成", id="not yet checked for viruses"),
    ],
)
def test_what_is_known_to_have_no_place_is_told_beforehand(
    filing: Callable[..., Filing], columns: dict[str, str], reason: str
) -> None:
    made = filing(1)
    made.file(foreign.pdf("x"), **({"media_type": "application/pdf", "name": "扫描.pdf"} | columns))
    (one,) = planned(made).unplaced
    assert one.reason.startswith(reason)


def test_bytes_that_changed_in_the_store_are_named(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    kept = made.pdf("evidence", 1)
    (files.store_dir() / kept.file).write_bytes(b"case:1\0" + b"0" * 40)
    made.explain()
    file = bound(made)
    assert [one.reason for one in file.unplaced] == ["存档的文件变了或者不见了"]
    assert [row.remark for row in file.rows if row.form == "evidence"] == ["电子件另存"]


def test_copies_are_said_to_be_copies(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    made.pdf("evidence", 2, original="copy")
    made.pdf("evidence", 1, original="original")
    made.picture("identity", purpose="identity", original="copy")
    made.explain()
    file = bound(made)
    remarks = {row.title: row.remark for row in file.rows}
    assert (remarks["身份证明"], remarks["证据材料"]) == ("复印件", "其中1件复印件")
    assert "第1页身份证明：复印件。" in statement(file)


def test_what_was_seen_and_what_is_bound_can_be_compared(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    kept = made.pdf("evidence", 1)
    seen = planned(made).fingerprint
    assert planned(made).fingerprint == seen
    kept.rotation = 90
    turned = planned(made).fingerprint
    kept.removed_on = TODAY
    assert len({seen, turned, planned(made).fingerprint}) == 3


def test_notes_rejected_drafts_and_removed_files_cannot_get_in(desk: Desk) -> None:
    case = settled(desk, ({"kind": "stop", "text": "方案被拒绝的字样", "data": {}, "answer": "rejected"},))
    acts.write_private_note(case, text="底线八万，只对我说过。", actor=desk.actor())
    rejected = issued(desk, drafted(desk, case, facts="作废的协议里写的事实。"))
    issuing.void(rejected, reason="各方要求重写", actor=desk.actor())
    typed = MultiDict({"facts": "打了一半的字。"})
    drafts.save(desk.actor().id, f"/cases/{case.uid}/agreement", typed, at=desk.actor().now)
    drafted(desk, case, facts="新协议里写的事实，各方没有异议。")
    made = Filing(case, desk.actor().id)
    out = made.pdf("evidence", 1, title="拿掉的材料")
    out.removed_on, out.removed_reason = desk.day, "传错了"
    made.pdf("evidence", 1, title="留下的材料")
    file = bind(case, plan(case, today=desk.day, demo=False), draft=True, duplex=False, archive=False)
    text = words(file)
    assert "新协议里写的事实" in text
    assert "mark2page0" in text
    for hidden in ("底线八万", "方案被拒绝", "作废的协议", "打了一半", "拿掉的材料", "mark1page0"):
        assert hidden not in text


def test_progress_is_told_step_by_step(filing: Callable[..., Filing]) -> None:
    made = filing(1)
    made.pdf("evidence", 1, title="合同")
    made.explain()
    told: list[tuple[int, int, str]] = []
    bind(
        made.case,
        planned(made),
        draft=False,
        duplex=False,
        archive=False,
        progress=lambda done, steps, doing: told.append((done, steps, doing)),
    )
    assert told == [(1, 3, "合同"), (1, 3, "排目录和封面"), (2, 3, "装订成卷")]


def test_the_command_writes_the_file(
    filing: Callable[..., Filing], command: Callable[..., Result], tmp_path: Path
) -> None:
    made = filing(1)
    made.pdf("evidence", 2)
    desk_commit(made)
    target = tmp_path / "卷宗.pdf"
    refused = command("document", "render", NUMBER, "dossier", "--output", str(target))
    assert refused.exit_code == 1
    assert "卷宗还缺：" in refused.output
    assert not target.exists()
    done = command("document", "render", NUMBER, "dossier", "--output", str(target), "--draft", "--archive")
    assert done.exit_code == 0, done.output
    assert "草稿卷宗，6 页" in done.output
    assert b"pdfaid:part>2<" in target.read_bytes()
    only = command("document", "render", NUMBER, "cover", "--output", str(target), "--draft")
    assert only.exit_code == 2


def desk_commit(made: Filing) -> None:
    """Commit what a test put on record, as one act."""
    audit.record(None, "test", made.case, summary="测试", at=NOW)
    db.session.commit()
