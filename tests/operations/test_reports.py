"""Reports: frozen with every figure and row, the same after fifty corrections; a correction says what changed."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from mediation.documents.report_sections import sections
from mediation.exchange.report_book import report_book
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.reported_figure import ReportedFigure
from mediation.operations import audit, settings
from mediation.operations import people_mediation as acts
from mediation.operations.reports import freezing, papers, reading, register
from mediation.operations.reports.drafting import draft
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.reports.changes import changes, from_plain
from mediation.rules.reports.content import definitions, figures_digest
from mediation.rules.reports.periods import period_of
from tests.operations.conftest import moment
from tests.operations.performed import in_force, later
from tests.operations.settled import drafted, effective, issued, others, settled

pytestmark = pytest.mark.database

QUARTER = period_of("2026-Q3")
FROZEN_ON = date(2026, 10, 9)


@pytest.fixture
def quarter(desk):
    """September 2026 at the textile committee: one agreement on 66,000 元, one on stopping, one that failed, one still
    under way; one of the other committee."""
    in_force(desk)
    effective(desk, issued(desk, drafted(desk, settled(desk, parties=others(20), source="PROACTIVE"))))
    failed = desk.mediating(parties=others(22), source="COURT_PRE")
    acts.terminate(failed, ground="far_apart", notice=desk.notice(failed), actor=desk.actor())
    desk.mediating(parties=others(24))
    desk.commit()
    later(desk, FROZEN_ON)
    return desk


def frozen(desk, by="沈主任"):
    content = draft("return", desk.body("textile"), QUARTER, today=desk.day)
    report = freezing.freeze(
        "return", desk.body("textile"), QUARTER, seen=figures_digest(content), actor=desk.actor(by)
    )
    desk.commit()
    return report


def shown(report_or_content):
    content = report_or_content if hasattr(report_or_content, "blocks") else freezing.content_of(report_or_content)
    return {line.key: line.shown for line in content.lines if line.numerator}


def change(desk, case, **values):
    for name, value in values.items():
        setattr(case, name, value)
    audit.record(desk.actor(), "amend_case", case, case=case, summary="补充登记")
    desk.commit()


def test_the_return_counts_what_ended_within_the_quarter(quarter):
    content = draft("return", quarter.body("textile"), QUARTER, today=quarter.day)
    assert shown(content) == {
        "cases": "3",
        "parties": "7",  # three of them on the first
        "succeeded": "2",
        "amount": "6.60",  # 22,000 x 3, in 万元
        "from_own": "1",
        "from_application": "1",
        "from_others": "1",
        "from_court": "1",
        "type-none": "3",  # nobody asked the justice bureau yet
        "written": "2",
    }
    assert content.notes == ("有 3 件还没有对照到司法局的纠纷类别。先问区司法局归哪一类，请管理员在本会设置里填上。",)


def test_a_frozen_quarter_reads_the_same_after_fifty_corrections(quarter):
    report = frozen(quarter)
    before, paper = shown(report), papers.SHELF.preview(report, "mediation_return", demo=False).sha256
    cases = db.session.scalars(select(Case).order_by(Case.id)).all()
    for number in range(50):
        kind = ("trademark", "design")[number % 2]
        change(quarter, cases[number % len(cases)], dispute_type=kind, source=("APPLY", "AGENCY")[number // 4 % 2])
    settings.change_setting(
        "justice_type_of",
        {"trademark": "5"},
        effective_from=quarter.day,
        source="区司法局电话答复",
        actor=quarter.actor(),
    )
    quarter.commit()
    db.session.expire_all()
    assert shown(report) == before
    assert freezing.is_whole(report)
    assert list(freezing.broken()) == [(report.id, None)]
    assert papers.SHELF.preview(report, "mediation_return", demo=False).sha256 == paper
    assert shown(draft("return", quarter.body("textile"), QUARTER, today=quarter.day)) != before


def test_a_year_is_told_with_the_scores_and_the_growth_that_others_reported(desk):
    """(98 / 74) to the fifth root is 1.0578; neither is a number of something over a number of something."""
    told = (
        ("public_satisfaction", 2026, {"percent": "84.2"}),
        ("enforcement_filings", 2021, {"filed": "74"}),
        ("enforcement_filings", 2026, {"filed": "98"}),
    )
    for kind, year, numbers in told:
        db.session.add(
            ReportedFigure(
                bureau_id=desk.bodies["bureau"],
                kind=kind,
                body="示例单位",
                from_on=date(year, 1, 1),
                until_on=date(year, 12, 31),
                state="checked",
                numbers=numbers,
                coverage="district",
                definition_key="来文口径",
                definition="照来文。",
                entered_by_id=desk.users["局书记员"],
                entered_at=moment(FROZEN_ON),
                checked_by_id=desk.users["局里的人"],
                checked_at=moment(FROZEN_ON),
            )
        )
    db.session.flush()
    year = period_of("2026")
    content = draft("district", desk.body("bureau"), year, today=date(2027, 1, 20))
    lines = {key: content.by_key[f"{key}!"] for key in ("public_satisfaction", "enforcement_growth")}
    assert {key: (line.shown, line.fraction) for key, line in lines.items()} == {
        "public_satisfaction": ("84.2%", ""),
        "enforcement_growth": ("5.8%", ""),
    }
    tables = [table for each in sections(content, year) for part in each.parts for table in part.tables]
    cells = [row.cells for table in tables for row in table.rows]
    assert {cell[0]: cell[1:] for cell in cells if cell[0] in {line.label for line in lines.values()}} == {
        "全社会知识产权满意度": ("＞85%", "84.2%", "未达"),
        "办案量年均增幅": ("＞5%", "5.8%", "达标"),
    }


def test_a_figure_whose_rows_were_not_kept_before_has_not_changed(quarter):
    content = draft("district", quarter.body("bureau"), QUARTER, today=quarter.day)
    first, *rest = content.blocks
    bare = replace(
        content, blocks=(replace(first, lines=tuple(replace(one, rows=(), base=()) for one in first.lines)), *rest)
    )
    assert changes(bare, content) == []
    assert [one.key for one in changes(content, bare)][:1] == ["accepted"]


def test_periods_that_are_counted_alike_name_one_version_of_the_definitions(quarter):
    bureau = quarter.body("bureau")
    busy, quiet = (draft("district", bureau, period_of(f"2026-{code}"), today=quarter.day) for code in ("Q3", "Q2"))
    # Only where something happened are there lines of kinds, towns and of days.
    assert {"accepted/copyright", "mediation_days~nine"} <= busy.by_key.keys() - quiet.by_key.keys()
    assert definitions(busy) == definitions(quiet)
    first, *rest = quiet.blocks
    other = replace(first, lines=(replace(first.lines[0], definition="另一种数法"), *first.lines[1:]))
    assert definitions(replace(quiet, blocks=(other, *rest))) != definitions(quiet)


def test_a_target_is_missed_once_its_time_is_over(desk):
    """The plan's by the end of 2025; those of each year with the year."""

    def told(code):
        period = period_of(code)
        content = draft("district", desk.body("bureau"), period, today=date(2027, 1, 20))
        tables = [table for each in sections(content, period) for part in each.parts for table in part.tables]
        rows = {row.cells[0]: row.cells[3] for table in tables for row in table.rows if len(row.cells) == 4}
        return [rows[name] for name in ("海外指导企业", "联席会议")]

    assert {code: told(code) for code in ("2025-Q3", "2025-Q4", "2025", "2026-Q3", "2026")} == {
        "2025-Q3": ["推进", "推进"],
        "2025-Q4": ["未达", "推进"],
        "2025": ["未达", "未达"],
        "2026-Q3": ["未达", "推进"],
        "2026": ["未达", "未达"],
    }


def test_a_correction_is_a_new_version_that_lists_every_change(quarter):
    report = frozen(quarter)
    first = db.session.scalars(select(Case).order_by(Case.id)).first()
    change(quarter, first, source="PROACTIVE")
    now = draft("return", quarter.body("textile"), QUARTER, today=quarter.day)
    newer = freezing.correct(report, reason="来源登记错了", seen=figures_digest(now), actor=quarter.actor("沈主任"))
    quarter.commit()
    found = {one.key: (one.before, one.after, one.added, one.removed) for one in from_plain(newer.changes)}
    assert found == {"from_own": ("1", "2", (first.id,), ()), "from_application": ("1", "0", (), (first.id,))}
    assert (newer.ordinal, newer.supersedes_id, newer.reason) == (2, report.id, "来源登记错了")
    assert [one.ordinal for one in reading.versions_of(report)] == [2, 1]
    with pytest.raises(ActionRefused, match="这一版已经更正过"):
        freezing.correct(report, reason="再来一次", seen=figures_digest(now), actor=quarter.actor("沈主任"))


def test_what_was_seen_is_what_is_frozen(quarter):
    seen = figures_digest(draft("return", quarter.body("textile"), QUARTER, today=quarter.day))
    change(quarter, db.session.scalars(select(Case).order_by(Case.id)).first(), source="PROACTIVE")
    with pytest.raises(ActionRefused, match="数字变了"):
        freezing.freeze("return", quarter.body("textile"), QUARTER, seen=seen, actor=quarter.actor("沈主任"))


@pytest.mark.parametrize(
    ("by", "code", "said"),
    [
        pytest.param("章书记", "2026-Q3", "冻结、更正由调委会主任办。", id="a-clerk-does-not-freeze"),
        pytest.param("何主任", "2026-Q3", "冻结、更正由调委会主任办。", id="nor-another-committee's-director"),
        pytest.param(
            "沈主任", "2026-10", "2026年10月还没有过完，2026年10月31日以后才能冻结。", id="the-month-is-not-over"
        ),
    ],
)
def test_freezing_is_refused(quarter, by, code, said):
    with pytest.raises(ActionRefused, match=said):
        freezing.freeze("return", quarter.body("textile"), period_of(code), seen="", actor=quarter.actor(by))


def test_a_period_is_frozen_once_and_not_corrected_without_a_change(quarter):
    report = frozen(quarter)
    with pytest.raises(ActionRefused, match="2026年第三季度已经冻结过"):
        frozen(quarter)
    seen = figures_digest(freezing.content_of(report))
    with pytest.raises(ActionRefused, match="没有要更正的"):
        freezing.correct(report, reason="看看", seen=seen, actor=quarter.actor("沈主任"))


@pytest.mark.parametrize("statement", ["UPDATE report SET reason = 'x'", "DELETE FROM report"])
def test_the_database_itself_refuses_to_change_a_frozen_report(quarter, statement):
    frozen(quarter)
    with pytest.raises(DBAPIError, match="a frozen report is not changed"):
        db.session.execute(text(statement))
    db.session.rollback()


def test_the_readers_of_a_report_are_its_own(quarter):
    report = frozen(quarter)
    readers = [name for name in quarter.users if reading.load(quarter.user(name), report.uid)]
    assert readers == ["沈主任", "章书记"]


def test_the_workbook_adds_up_the_rows_behind_each_figure(quarter):
    content = freezing.content_of(frozen(quarter))
    book = zipfile.ZipFile(io.BytesIO(report_book(content, {}, notes=("说明",))))
    figures = book.read("xl/worksheets/sheet1.xml").decode()
    cells = re.findall(
        r'<c r="E(\d+)"[^>]*><f>SUMIFS\(明细!\$F\$2:\$F\$\d+,明细!\$A\$2:\$A\$\d+,"([^"]+)"',
        figures.replace("&quot;", '"'),
    )
    assert {key for _, key in cells} == set(shown(content))
    assert "<f>E6/1000000</f><v>6.6</v>" in figures


def test_the_register_has_the_cases_of_the_version_in_the_25_columns(quarter):
    report = frozen(quarter)
    settings.change_setting(
        "justice_type_of", {"copyright": "5"}, effective_from=quarter.day, source="区司法局", actor=quarter.actor()
    )
    found = register.register_of(report, quarter.user("章书记"), today=quarter.day)
    strings = zipfile.ZipFile(io.BytesIO(found.book)).read("xl/sharedStrings.xml").decode()
    assert (found.rows, found.hidden) == (3, 0)
    assert all(
        word in strings
        for word in ("涉及农民工纠纷情况", "损害赔偿", "南通栖禾家纺有限公司", "66000.00", "达成书面协议")
    )
    assert register.register_of(report, quarter.user("局书记员"), today=quarter.day).rows == 0
