"""The review of files, what is paid for them, the list that leaves the house, the law of its day."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from mediation.documents.catalogue import FORMS, PaperForm
from mediation.exchange.subsidy_list import subsidy_list
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Document
from mediation.models.dossier import SubsidyClaim
from mediation.models.follow_up import FollowUp
from mediation.operations import audit
from mediation.operations import people_mediation as acts
from mediation.operations.access_scope import visible_cases
from mediation.operations.case_keys import content_of
from mediation.operations.dossier import law_of_its_day, register, score, subsidy
from mediation.operations.dossier.register import DossierFilter
from mediation.operations.settings import change_setting
from mediation.rules.file_score import Verdict
from mediation.rules.lifecycle import ActionRefused
from tests.operations.conftest import TODAY, Desk
from tests.operations.filed import ROWS, BoundFile, closed, filed
from tests.operations.settled import drafted, effective, issued, others, settled

LONG = "双方陈述：申请人称被申请人销售的四件套与其登记的花型相同，要求停止销售并赔偿；被申请人愿意停止销售。" * 2


def verdicts(case: Case, day: date = TODAY, *, compare: bool = False) -> dict[str, Verdict]:
    found = score.score_of(case, today=day, compare=compare)
    return {judged.point.code: judged.verdict for judged in found.points}


def test_a_case_that_failed_is_judged_by_its_rows(desk: Desk) -> None:
    case = closed(desk)
    found = verdicts(case)
    assert found["acceptance"] is Verdict.MET
    assert found["procedure"] is Verdict.MET
    assert found["completeness"] is Verdict.NOT
    assert found["signing"] is Verdict.NOT
    assert {found[code] for code in ("law", "follow_up", "performance", "satisfaction", "binding")} == {Verdict.ASIDE}


def test_an_agreement_in_force_is_followed_up_in_time(desk: Desk) -> None:
    case = effective(desk).case
    assert verdicts(case)["follow_up"] is Verdict.ASIDE
    assert verdicts(case, TODAY + timedelta(31))["follow_up"] is Verdict.NOT
    visit = FollowUp(
        case_id=case.id, on=TODAY + timedelta(20), manner="phone", people="梁栖禾", performed="fully",
        satisfaction="satisfied", text="已停止销售。", visitor_id=desk.users["陈晓芸"],
    )  # fmt: skip
    db.session.add(visit)
    db.session.flush()
    audit.record(desk.actor(), "close", visit, case=case, summary="回访")
    found = verdicts(case, TODAY + timedelta(31))
    assert (found["follow_up"], found["performance"], found["satisfaction"]) == (Verdict.MET,) * 3


def test_the_words_of_another_case_are_pointed_out(desk: Desk) -> None:
    one, other = desk.prepared(), desk.prepared(parties=others())
    for case in (one, other):
        acts.hold_session(case, desk.record(case, text=LONG), actor=desk.actor())
    desk.commit()
    assert score.facts_of(one, today=TODAY, compare=True).copied == ("第一次调解会记录",)
    assert score.facts_of(one, today=TODAY).copied == ()


def test_a_filed_file_has_its_number_and_pages(desk: Desk) -> None:
    pdf = b"%PDF-1.7 bound"
    case = filed(desk, bound=BoundFile(pdf, hashlib.sha256(pdf).hexdigest(), 4, ROWS))
    assert (verdicts(case)["cover"], verdicts(case)["binding"]) == (Verdict.MET, Verdict.HUMAN)


def test_a_gap_in_the_pages_is_found(desk: Desk) -> None:
    rows = [ROWS[0], replace(ROWS[1], first=3), ROWS[2]]
    pdf = b"%PDF-1.7 bound"
    case = filed(desk, bound=BoundFile(pdf, hashlib.sha256(pdf).hexdigest(), 4, rows))
    assert verdicts(case)["binding"] is Verdict.NOT


def test_a_file_without_bound_copy_is_for_people_and_its_gaps_are_explained(desk: Desk) -> None:
    found = verdicts(filed(desk))
    assert (found["binding"], found["completeness"]) == (Verdict.HUMAN, Verdict.HUMAN)


def test_the_weights_are_the_office_s_from_a_day_on(desk: Desk) -> None:
    case = closed(desk)
    change_setting(
        "file_score_weights", {"completeness": 50}, effective_from=date(2026, 9, 10), source="本会 9月会议",
        actor=desk.actor(),
    )  # fmt: skip

    def weight(day: date) -> int:
        return next(j.weight for j in score.score_of(case, today=day).points if j.point.code == "completeness")

    assert (weight(date(2026, 9, 9)), weight(date(2026, 9, 10))) == (15, 50)


def test_a_case_is_claimed_and_somebody_else_decides(desk: Desk) -> None:
    case = closed(desk)
    subsidy.claim(case, level="疑难", category="调解不成", actor=desk.actor())
    row = subsidy.approve(case, amount=20000, actor=desk.actor("沈主任"))
    desk.commit()
    assert (row.result, row.amount, row.claimed_by_id, row.decided_by_id) == (
        "approved",
        20000,
        desk.users["陈晓芸"],
        desk.users["沈主任"],
    )


def test_the_director_does_not_decide_on_a_claim_of_their_own(desk: Desk) -> None:
    case = closed(desk)
    subsidy.claim(case, level="一般", category="调解不成", actor=desk.actor("沈主任"))
    with pytest.raises(ActionRefused, match="另一个人"):
        subsidy.approve(case, amount=100, actor=desk.actor("沈主任"))


def test_what_was_rejected_may_be_claimed_again(desk: Desk) -> None:
    case = closed(desk)
    subsidy.claim(case, level="一般", category="调解不成", actor=desk.actor())
    subsidy.reject(case, reason="缺回访记录", actor=desk.actor("沈主任"))
    row = subsidy.claim(case, level="一般", category="口头协议", actor=desk.actor())
    desk.commit()
    assert (row.result, row.reason, row.decided_by_id, row.amount) == ("pending", "", None, None)
    assert db.session.scalars(select(SubsidyClaim.category)).all() == ["口头协议"]


@pytest.mark.parametrize(
    ("level", "category"),
    [
        pytest.param("特大", "口头协议", id="a level the table does not have"),
        pytest.param("一般", "别的", id="a category it does not have"),
        pytest.param("", "口头协议", id="no level"),
    ],
)
def test_a_claim_takes_the_office_s_words(desk: Desk, level: str, category: str) -> None:
    case = closed(desk)
    with pytest.raises(ActionRefused):
        subsidy.claim(case, level=level, category=category, actor=desk.actor())


def _cells(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_the_list_that_leaves_the_house_names_no_number_of_a_person(desk: Desk) -> None:
    case = closed(desk)
    subsidy.claim(case, level="疑难", category="调解不成", actor=desk.actor())
    subsidy.approve(case, amount=20050, actor=desk.actor("沈主任"), reason="=1+1")
    desk.commit()
    visible = visible_cases(desk.user("沈主任"))
    lines = register.subsidy_lines(DossierFilter(), visible=visible, today=TODAY)
    [line] = lines
    assert (line.case_number, line.mediator, line.level, line.result, line.amount, line.decided_by) == (
        "通纺知调〔2026〕1号",
        "陈晓芸",
        "疑难",
        "合格",
        20050,
        "沈主任",
    )
    assert line.unmet == "材料是否齐全；签字盖章是否齐全；卷名、卷号是否写全"
    cells = _cells(subsidy_list(lines, made_on=TODAY, filters=""))
    assert "<f>" not in cells
    assert "=1+1" in cells
    assert "<v>200.5</v>" in cells
    party = case.parties[0].party
    for secret in (party.identity_number, party.phone, party.name):
        assert secret
        assert secret not in cells


def test_a_change_of_template_leaves_what_was_issued_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = issued(desk)
    document = db.session.get_one(Document, agreement.document_id)
    before, sha256, template = content_of(document), document.sha256, document.template_version
    monkeypatch.setattr(PaperForm, "template_version", property(lambda form: "00000000"))
    assert FORMS["agreement"].template_version == "00000000"
    db.session.expire_all()
    assert (content_of(document), document.sha256, document.template_version) == (before, sha256, template)
    visible = visible_cases(desk.user("沈主任"))
    [form] = [each for each in law_of_its_day.form_versions(visible) if each.form == "agreement"]
    assert (form.template, form.issued, form.older) == ("00000000", ((template, document.law_version, 1),), 1)
    [row] = law_of_its_day.touched(visible, today=TODAY).rows
    assert (row.case.id, [paper.id for paper in row.papers]) == (agreement.case_id, [document.id])


def test_papers_of_today_touch_nothing(desk: Desk) -> None:
    issued(desk)
    visible = visible_cases(desk.user("沈主任"))
    assert law_of_its_day.touched(visible, today=TODAY).rows == []
    [form] = law_of_its_day.form_versions(visible)
    assert (form.form, form.older) == ("agreement", 0)


@pytest.mark.parametrize(
    ("since", "today", "touched"),
    [
        pytest.param(date(2026, 9, 10), date(2026, 9, 10), True, id="changed after acceptance"),
        pytest.param(date(2026, 9, 3), date(2026, 9, 10), False, id="in force on the day of acceptance"),
        pytest.param(date(2026, 9, 20), date(2026, 9, 10), False, id="not in force yet"),
    ],
)
def test_a_setting_touches_the_cases_begun_before_it(desk: Desk, since: date, today: date, touched: bool) -> None:
    case = desk.accepted()
    change_setting("mediation_months", 2, effective_from=since, source="区司法局通知", actor=desk.actor("管理员"))
    desk.commit()
    rows = law_of_its_day.touched(visible_cases(desk.user("沈主任")), today=today).rows
    assert [row.case.id for row in rows] == ([case.id] if touched else [])
    assert [change.what for row in rows for change in row.changes] == (
        ["本会设置“调解期限（月，软期限）”改了"] if touched else []
    )


def test_a_setting_that_touches_no_case_is_left_out(desk: Desk) -> None:
    desk.accepted()
    change_setting("totp_roles", [], effective_from=date(2026, 9, 5), source="x", actor=desk.actor("管理员"))
    assert law_of_its_day.changes(date(2026, 9, 10)) == []


@pytest.mark.parametrize(
    ("kind", "today", "words"),
    [
        pytest.param("trademark", date(2026, 11, 27), "将起用", id="named before it comes"),
        pytest.param("trademark", date(2027, 1, 1), "起用", id="on its day"),
        pytest.param("copyright", date(2027, 1, 1), "", id="another law"),
        pytest.param("trademark", date(2026, 9, 14), "", id="too far ahead"),
    ],
)
def test_the_new_trademark_law_touches_open_trademark_cases(desk: Desk, kind: str, today: date, words: str) -> None:
    case = desk.accepted(dispute_type=kind)
    desk.commit()
    rows = law_of_its_day.touched(visible_cases(desk.user("沈主任")), today=today).rows
    said = [change.what for row in rows if row.case.id == case.id for change in row.changes]
    assert said == ([f"商标法{words} 2026 年文本，原来是 2019 年"] if words else [])


def test_a_finished_case_is_touched_by_nothing(desk: Desk) -> None:
    closed(desk)
    change_setting("mediation_months", 2, effective_from=date(2026, 9, 5), source="x", actor=desk.actor("管理员"))
    desk.commit()
    visible = visible_cases(desk.user("沈主任"))
    assert law_of_its_day.touched(visible, today=date(2026, 9, 10)).rows == []


def test_touched_cases_come_page_by_page(desk: Desk) -> None:
    ids = [drafted(desk, settled(desk, parties=others(20 * n))).case_id for n in range(1, 4)]
    change_setting("mediation_months", 2, effective_from=date(2026, 9, 5), source="x", actor=desk.actor("管理员"))
    desk.commit()
    visible = visible_cases(desk.user("沈主任"))
    first = law_of_its_day.touched(visible, today=date(2026, 9, 10), size=2)
    rest = law_of_its_day.touched(visible, today=date(2026, 9, 10), size=2, after=first.after)
    assert [[row.case.id for row in found.rows] for found in (first, rest)] == [[ids[2], ids[1]], [ids[0]]]
    assert rest.after is None
