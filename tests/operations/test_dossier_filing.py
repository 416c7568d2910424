"""Compiling, checking and filing a dossier; the freeze; supplements, appraisal, restriction."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta

import pytest

from mediation import search
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Attachment, Document
from mediation.models.party import Party
from mediation.operations import evidence, part_in_case, party_register
from mediation.operations import people_mediation as acts
from mediation.operations.access_scope import load_case, visible_cases
from mediation.operations.agreement import signing
from mediation.operations.case_keys import content_of
from mediation.operations.case_list import CaseFilter, page
from mediation.operations.dossier import filing, register
from mediation.operations.dossier.binding import bind, plan
from mediation.operations.dossier.filing import CoverValues
from mediation.operations.dossier.register import DossierFilter
from mediation.operations.evidence import FileDetails
from mediation.operations.jobs import Run
from mediation.operations.papers import issuing
from mediation.operations.papers.batch import print_batch
from mediation.operations.papers.making import Making
from mediation.operations.settings import change_setting
from mediation.operations.suggestions import suggest
from mediation.operations.versions import EditConflict
from mediation.rules.dossier import Sheet
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import PIPL_47_2
from tests.operations.conftest import TODAY, Desk
from tests.operations.filed import ROWS, BoundFile, checked, closed, compiled, cover, filed, the_file
from tests.operations.filed import evidence as one_piece_of_evidence
from tests.operations.settled import effective, others
from tests.sample_files import pdf

PDF = b"%PDF-1.7 bound"
SCAN = pdf()
BOUND = BoundFile(PDF, hashlib.sha256(PDF).hexdigest(), 4, ROWS)


def test_a_file_goes_its_way_and_every_step_is_in_the_trail(desk: Desk, audited: Callable[[Case], list[str]]) -> None:
    case = filed(desk, bound=BOUND)
    dossier = the_file(case)
    assert (dossier.state, dossier.file_number, dossier.shelf_mark) == ("filed", "通纺知调卷〔2026〕1号", "1柜2架")
    assert (dossier.compiled_by_id, dossier.checked_by_id) == (desk.users["陈晓芸"], desk.users["章书记"])
    assert (dossier.filed_on, dossier.expires_on) == (TODAY, date(2036, 9, 3))
    assert (dossier.pages, dossier.contents) == (4, [asdict(row) for row in ROWS])
    assert audited(case)[-4:] == ["fill_cover", "compile", "check", "file"]


def test_the_archive_copy_is_kept_with_the_case_s_own_key(desk: Desk) -> None:
    dossier = the_file(filed(desk, bound=BOUND))
    copy = db.session.get_one(Document, dossier.document_id)
    assert (copy.form, copy.number, copy.pages, content_of(copy)) == ("dossier", "通纺知调卷〔2026〕1号", 4, PDF)


def test_without_a_bound_copy_the_contents_are_those_on_paper(desk: Desk) -> None:
    dossier = the_file(filed(desk))
    assert (dossier.document_id, dossier.pages) == (None, 0)
    assert [(row["title"], row["first"]) for row in dossier.contents] == [("证据材料", 0)]


def test_a_copy_that_is_not_what_was_bound_is_refused(desk: Desk) -> None:
    case = closed(desk)
    one_piece_of_evidence(desk, case)
    checked(desk, case)
    wrong = BoundFile(PDF, "0" * 64, 4, ROWS)
    with pytest.raises(ActionRefused, match="校验值对不上"):
        filing.file_dossier(case, wrong, shelf_mark="1柜", seen=filing.snapshot(case), actor=desk.actor())


def test_who_compiled_does_not_check(desk: Desk) -> None:
    case = compiled(desk)
    with pytest.raises(ActionRefused, match="由另一个人检查"):
        filing.check_dossier(case, actor=desk.actor())


def test_a_missing_paper_is_explained_or_the_file_waits(desk: Desk) -> None:
    case = closed(desk)
    cover(desk, case, statement="")
    with pytest.raises(ActionRefused, match="缺人民调解受理登记表"):
        filing.compile_dossier(case, actor=desk.actor())


def test_a_running_case_is_not_compiled(desk: Desk) -> None:
    case = desk.mediating()
    cover(desk, case)
    with pytest.raises(ActionRefused, match="先结案"):
        filing.compile_dossier(case, actor=desk.actor())


def test_file_numbers_are_dense_per_committee_and_year(desk: Desk) -> None:
    first = the_file(checked(desk)).file_number
    second = the_file(checked(desk, closed(desk, parties=others()))).file_number
    desk.later(200)
    later = the_file(checked(desk, closed(desk, parties=others(40)))).file_number
    numbers = (first, second, later)
    assert numbers == ("通纺知调卷〔2026〕1号", "通纺知调卷〔2026〕2号", "通纺知调卷〔2027〕1号")


def test_a_returned_file_keeps_its_number(desk: Desk) -> None:
    case = checked(desk)
    filing.return_dossier(case, reason="封面卷名写错了", actor=desk.actor("沈主任"))
    assert (the_file(case).state, the_file(case).file_number) == ("collecting", "通纺知调卷〔2026〕1号")
    assert the_file(checked(desk, case)).file_number == "通纺知调卷〔2026〕1号"


def test_the_number_is_written_as_the_office_sets_it(desk: Desk) -> None:
    pattern = "{year}-{word}-{serial:04}"
    change_setting("file_number_pattern", pattern, effective_from=TODAY, source="档案室通知", actor=desk.actor())
    assert the_file(checked(desk)).file_number == "2026-通纺知调-0001"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda desk, case: cover(desk, case, retention="长期"), id="ten years became for good"),
        pytest.param(lambda desk, case: cover(desk, case, statement="身份证明：改写过的一句说明。"), id="a new reason"),
        pytest.param(lambda desk, case: hand_in(desk, case), id="evidence that nobody checked"),
    ],
)
def test_what_changes_after_the_check_is_checked_again(
    desk: Desk, change: Callable[[Desk, Case], object], audited: Callable[[Case], list[str]]
) -> None:
    case = checked(desk)
    change(desk, case)
    dossier = the_file(case)
    assert (dossier.state, dossier.checked_by_id, dossier.checked_on) == ("ready", None, None)
    assert dossier.file_number == "通纺知调卷〔2026〕1号"
    assert "recheck" in audited(case)
    with pytest.raises(ActionRefused, match="由另一个人检查"):
        filing.check_dossier(case, actor=desk.actor())


def test_a_cover_saved_as_it_was_stays_checked(desk: Desk) -> None:
    case = checked(desk)
    dossier = the_file(case)
    same = CoverValues(dossier.name, dossier.retention, dossier.shelf_mark, dossier.remarks, dossier.statement)
    filing.fill_cover(case, same, seen_version=dossier.version, actor=desk.actor())
    assert the_file(case).state == "checked"


def hand_in(desk: Desk, case: Case) -> Attachment:
    received = evidence.receive(case, pdf(2), "补交的材料.pdf", actor=desk.actor())
    return evidence.add_file(case, received, FileDetails("evidence", desk.day), actor=desk.actor())


def test_two_people_on_one_cover_see_both_texts(desk: Desk) -> None:
    case = closed(desk)
    cover(desk, case)
    with pytest.raises(EditConflict) as conflict:
        filing.fill_cover(case, CoverValues(name="另一个卷名"), seen_version="", actor=desk.actor("章书记"))
    assert conflict.value.theirs["name"] == "栖禾家纺与绮华布艺著作权纠纷"


def test_a_period_that_is_not_in_the_table_is_refused(desk: Desk) -> None:
    with pytest.raises(ActionRefused, match="没有“永久”"):
        cover(desk, closed(desk), retention="永久")


def test_a_file_that_changed_while_it_was_bound_is_not_filed(desk: Desk) -> None:
    case = checked(desk)
    seen = filing.snapshot(case)
    one_piece_of_evidence(desk, case)
    with pytest.raises(ActionRefused, match="成卷的时候有人改了"):
        filing.file_dossier(case, BOUND, shelf_mark="1柜", seen=seen, actor=desk.actor())


REFUSED = "已归档（卷号 通纺知调卷〔2026〕1号），只能补充，不能再改。"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda desk, case: acts.close(case, actor=desk.actor()), id="an act on the case"),
        pytest.param(
            lambda desk, case: part_in_case.edit_part(
                case.parties[0], part_in_case.PartValues(shop="新店"), seen_version=case.parties[0].version,
                actor=desk.actor(),
            ),
            id="a party's part in it",
        ),
        pytest.param(
            lambda desk, case: acts.write_private_note(case, text="后来想到", actor=desk.actor()), id="a private note"
        ),
        pytest.param(
            lambda desk, case: issuing.file_sheet(
                Making(case, Sheet("application"), desk.day), None, copies=1, actor=desk.actor()  # type: ignore[arg-type]
            ),
            id="another paper",
        ),
    ],
)  # fmt: skip
def test_what_is_filed_stays_as_it_is(desk: Desk, change: Callable[[Desk, Case], object]) -> None:
    case = filed(desk)
    with pytest.raises(ActionRefused, match=REFUSED) as refused:
        change(desk, case)
    assert refused.value.statute is not None
    assert refused.value.statute.article == "第二十一条第二款"


def test_a_filed_agreement_takes_no_scan_any_more(desk: Desk) -> None:
    agreement = effective(desk)
    acts.close(agreement.case, actor=desk.actor(), reason="当事人已搬离，联系不上")
    desk.commit()
    filed(desk, agreement.case)
    with pytest.raises(ActionRefused, match=REFUSED):
        scan = evidence.receive(agreement.case, SCAN, "签署件.pdf", actor=desk.actor())
        signing.attach_scan(agreement, scan, received_on=desk.day, actor=desk.actor())


def test_a_later_paper_is_a_supplement(desk: Desk) -> None:
    case = filed(desk, bound=BOUND)
    desk.later(30)
    scan = evidence.receive(case, SCAN, "回访.pdf", actor=desk.actor())
    entry = filing.supplement(case, title="回访记录", reason="归档后回访", pages=2, received=scan, actor=desk.actor())
    again = filing.supplement(case, title="收条", reason="后来交来", pages=1, actor=desk.actor())
    desk.commit()
    assert (entry.ordinal, entry.on, again.ordinal, again.attachment_id) == (1, date(2026, 10, 3), 2, None)
    assert content_of(db.session.get_one(Attachment, entry.attachment_id)) == SCAN
    assert (the_file(case).contents, the_file(case).pages) == ([asdict(row) for row in ROWS], 4)


def test_what_comes_after_filing_is_no_evidence_any_more(desk: Desk) -> None:
    """The frozen file takes nothing but supplements."""
    case = filed(desk)
    scan = evidence.receive(case, SCAN, "收条.pdf", actor=desk.actor())
    with pytest.raises(ActionRefused, match=REFUSED):
        evidence.add_file(case, scan, evidence.FileDetails("evidence", desk.day), actor=desk.actor())


def _ten_years_on(desk: Desk, case: Case) -> None:
    expires = the_file(case).expires_on
    assert expires is not None
    desk.later((expires - desk.day).days + 1)


def test_a_file_is_kept_on_past_its_period(desk: Desk) -> None:
    case = filed(desk)
    _ten_years_on(desk, case)
    until = desk.day + timedelta(3650)
    filing.appraise(
        case, "keep", people="沈主任、章书记", reason="仍有查考价值", keep_until=until, actor=desk.actor("沈主任")
    )
    desk.commit()
    dossier = the_file(case)
    assert (dossier.state, dossier.expires_on) == ("filed", until)
    assert dossier.retention_label == f"定期10年（延至 {until}）"


def test_a_report_for_destruction_destroys_nothing(desk: Desk) -> None:
    case = filed(desk, bound=BOUND)
    _ten_years_on(desk, case)
    filing.appraise(case, "report", people="沈主任、章书记", reason="没有查考价值", actor=desk.actor("沈主任"))
    desk.commit()
    dossier = the_file(case)
    assert (dossier.state, [each.decision for each in dossier.appraisals]) == ("filed", ["report"])
    assert content_of(db.session.get_one(Document, dossier.document_id)) == PDF


def test_a_file_handed_over_is_still_frozen(desk: Desk) -> None:
    case = filed(desk)
    _ten_years_on(desk, case)
    filing.appraise(case, "transfer", people="沈主任", reason="移交区档案馆", actor=desk.actor("沈主任"))
    assert the_file(case).state == "transferred"
    with pytest.raises(ActionRefused, match="只能补充"):
        acts.close(case, actor=desk.actor())


def test_nobody_appraises_before_the_period_ends(desk: Desk) -> None:
    case = filed(desk)
    with pytest.raises(ActionRefused, match="还没有满"):
        filing.appraise(case, "report", people="沈主任", reason="腾地方", actor=desk.actor("沈主任"))


def _restricted(desk: Desk) -> Case:
    case = filed(desk)
    filing.restrict(
        case, request="申请人 9月3日 要求删除个人信息", reason="档案不能删，改为限制处理", actor=desk.actor("沈主任")
    )
    desk.commit()
    return case


def _sees(desk: Desk, name: str, case: Case) -> list[bool]:
    """Whether somebody finds the case by its number, in the list, by searching, its party in the register and while
    typing, its file in the list of files."""
    who = desk.actor(name)
    visible, party = visible_cases(who.user), case.parties[0].party
    wanted = DossierFilter()
    return [
        load_case(who.user, case.case_number or "") is not None,
        any(row.id == case.id for row in page(CaseFilter(), visible=visible).rows),
        any(row.id == case.id for row in page(CaseFilter(text="栖禾家纺"), visible=visible).rows),
        any(row.party.id == party.id for row in party_register.page(actor=who).rows),
        party_register.find_party(party.uid, actor=who) is not None,
        party_register.namesakes(party.name, actor=who) == [party],
        any(found.party.id == party.id for found in suggest("栖禾家纺", actor=who)),
        any(row.case.id == case.id for row in register.page(wanted, visible=visible, today=who.today).rows),
        any(line.case_number == case.case_number
            for line in register.subsidy_lines(wanted, visible=visible, today=who.today)),
        any(hit.case_id == case.id for hit in search.jump(visible, "1")),
    ]  # fmt: skip


def test_a_request_to_delete_ends_in_restriction(desk: Desk) -> None:
    case = _restricted(desk)
    assert the_file(case).restricted_on == TODAY
    assert db.session.get(Party, case.parties[0].party_id) is not None
    assert _sees(desk, "顾建平", case) == [False] * 10
    assert _sees(desk, "章书记", case) == [False] * 10
    assert _sees(desk, "沈主任", case) == [True] * 10
    assert _sees(desk, "陈晓芸", case) == [True] * 10


def test_a_restricted_dossier_is_stored_and_not_bound_again(desk: Desk) -> None:
    case = _restricted(desk)
    with pytest.raises(ActionRefused, match="只存不用") as refused:
        bind(case, plan(case, today=desk.day, demo=False), draft=True, duplex=False, archive=False)
    assert refused.value.statute == PIPL_47_2


def test_a_batch_names_a_restricted_dossier_and_leaves_it_out(desk: Desk) -> None:
    case = _restricted(desk)
    problems: list[tuple[str, str]] = []
    run = Run(
        request={"cases": [case.uid], "what": "covers", "format": "pdf"},
        actor=desk.actor("沈主任"),
        demo=False,
        act=lambda act: act(),
        progress=lambda *_: None,
        problem=lambda what, why: problems.append((what, why)),
    )
    assert print_batch(run) is None
    assert problems == [(case.number, "这一卷已经限制处理，只存不用：不批量打印、不成卷。")]


def test_before_and_after_a_restriction_everybody_of_the_committee_sees_it(desk: Desk) -> None:
    case = filed(desk)
    assert _sees(desk, "顾建平", case) == [True] * 10
    filing.restrict(case, request="申请人要求删除", reason="改为限制处理", actor=desk.actor("沈主任"))
    filing.lift(case, reason="申请人撤回请求", actor=desk.actor("沈主任"))
    desk.commit()
    assert (the_file(case).restricted_on, the_file(case).restricted_reason) == (None, "")
    assert _sees(desk, "顾建平", case) == [True] * 10


def test_a_party_with_another_case_stays_in_the_register(desk: Desk) -> None:
    case = _restricted(desk)
    desk.register(
        parties=desk.form.parties, conflict_decision="none", facts="另一个花型。", mediator_id=desk.users["顾建平"]
    )
    desk.commit()
    assert party_register.find_party(case.parties[0].party.uid, actor=desk.actor("顾建平")) is not None


def test_the_register_lists_what_is_asked(desk: Desk) -> None:
    waiting, done = closed(desk), filed(desk, closed(desk, parties=others()))
    visible = visible_cases(desk.user("沈主任"))

    def found(day: date = TODAY, **asked: object) -> set[int]:
        rows = register.page(DossierFilter(**asked), visible=visible, today=day).rows  # type: ignore[arg-type]
        assert register.count(DossierFilter(**asked), visible=visible, today=day) == len(rows)  # type: ignore[arg-type]
        return {row.case.id for row in rows}

    assert found() == {waiting.id, done.id}
    assert found(states=("collecting",)) == {waiting.id}
    assert found(states=("filed",), year=2026, mediator_id=desk.users["陈晓芸"]) == {done.id}
    assert found(year=2025) == set()
    assert found(committees=(desk.bodies["district"],)) == set()
    assert (found(expiry="past"), found(date(2036, 9, 3), expiry="past")) == (set(), set())
    assert found(date(2036, 9, 4), expiry="past") == {done.id}
    assert found(date(2036, 9, 3), expiry="soon") == {done.id}


def test_the_register_turns_its_pages_both_ways(desk: Desk) -> None:
    cases = [closed(desk, parties=others(20 * n)) for n in range(1, 6)]
    ids = [case.id for case in reversed(cases)]
    visible = visible_cases(desk.user("沈主任"))

    def turn(**keys: int) -> tuple[list[int], int | None, int | None]:
        found = register.page(DossierFilter(), visible=visible, today=TODAY, size=2, **keys)  # type: ignore[arg-type]
        return [row.case.id for row in found.rows], found.next_key, found.previous_key

    assert turn() == (ids[:2], ids[1], None)
    assert turn(after=ids[1]) == (ids[2:4], ids[3], ids[2])
    assert turn(after=ids[3]) == (ids[4:], None, ids[4])
    assert turn(before=ids[4]) == (ids[2:4], ids[3], ids[2])
    assert turn(before=ids[2]) == (ids[:2], ids[1], None)
