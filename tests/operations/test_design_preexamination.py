"""预审 on the rows: an own dense series, registers asked on the day of submission, sealed pictures, clocks that stand
still while the applicant is waited for, figures that open the very rows they count."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from mediation.extensions import db
from mediation.files import FileChanged, read
from mediation.indicators import Period
from mediation.indicators import preexamination as measures
from mediation.models.audit_entry import AuditEntry
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationView
from mediation.operations import stray_files
from mediation.operations.access_scope import visible_preexaminations
from mediation.operations.design_preexamination import clocks, figures, handling, listing, registering, views
from mediation.operations.design_preexamination.listing import Asked
from mediation.operations.registered_applicants.standing import quota_of
from mediation.operations.settings import calendar, change_setting
from mediation.operations.versions import EditConflict
from mediation.rules.file_types import FileRefused
from mediation.rules.identifiers import InvalidIdentifier
from mediation.rules.lifecycle import ActionRefused
from tests import sample_files
from tests.operations.preexamined import FOUR, accepted, passed, pictured, registered_applicant, request, submitted

D = date.fromisoformat
EXAMINER, READER, AIDE = "顾宁", "许知远", "程书瑶"


@pytest.fixture
def centre(desk):
    desk.day = D("2026-09-14")
    body = desk.body("rights_centre")
    registered_applicant(body, desk.actor(EXAMINER))
    return body


def test_numbers_are_dense_and_the_registers_are_asked_on_the_day_of_submission(desk, centre):
    first, second = (submitted(centre, desk.actor(EXAMINER)) for _ in range(2))
    assert (first.number, second.number, first.state) == ("2026-0001", "2026-0002", "submitted")
    assert first.applicant.party.name == first.applicant_name and first.class_edition
    handling.accept(first, on=desk.day, actor=desk.actor(EXAMINER))
    assert quota_of(first.applicant, 2026).used == 1
    actions = db.session.scalars(select(AuditEntry.summary)).all()
    desk.commit()
    assert not any("云岫" in (said or "") for said in actions if "毛巾" in (said or ""))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"applicant_name": "没有备案的厂"}, "没有备案", id="not-registered"),
        pytest.param({"submitted_on": D("2024-12-30")}, "备案|有效", id="before-it-held"),
        pytest.param({"class_number": "07-01"}, "不在中心受理的分类里", id="outside-the-field"),
        pytest.param({"agency": "没有名单的事务所"}, "不在名单内", id="agency-not-listed"),
        pytest.param({"filed_before": True}, "已经向国家知识产权局提交过", id="filed-before"),
        pytest.param({"papers": ("request",)}, "缺简要说明", id="papers-lack"),
        pytest.param({"shape": "set", "designs": FOUR}, "缺 3 件的主视图：床单、枕套一", id="views-lack"),
    ],
)
def test_what_is_not_accepted(desk, centre, changes, words):
    row = submitted(centre, desk.actor(EXAMINER), **changes)
    with pytest.raises(ActionRefused, match=words):
        handling.accept(row, on=desk.day, actor=desk.actor(EXAMINER))
    assert row.state == "submitted"


def test_the_quota_of_the_year_ends(desk, centre):
    other = registered_applicant(centre, desk.actor(EXAMINER), "南通青梧印染有限公司", 42, pieces=1)
    name = other.party.name
    accepted(centre, desk.actor(EXAMINER), applicant_name=name)
    row = submitted(centre, desk.actor(EXAMINER), applicant_name=name)
    with pytest.raises(ActionRefused, match="额度已用完"):
        handling.accept(row, on=desk.day, actor=desk.actor(EXAMINER))
    handling.refuse(row, on=desk.day, ground="quota_used", reason="本年 1 件已受理。", actor=desk.actor(EXAMINER))
    assert (row.state, row.outcome, row.accepted_on) == ("refused", "refused", None)


def test_clocks_stand_still_while_the_applicant_is_waited_for(desk, centre):
    """Accepted Monday 14 September 2026, opinion on the 15th, answer on the 17th: two working days do not count.
    Sunday the 20th is worked."""
    row = accepted(centre, desk.actor(EXAMINER), desk.users[READER])
    days = calendar()
    assert clocks.next_due(row, days, desk.day).deadline.due == D("2026-09-20")
    desk.later(1)
    handling.issue_opinion(row, on=desk.day, items=("views",), text="后视图看不清。", actor=desk.actor(EXAMINER))
    clock = clocks.next_due(row, days, desk.day)
    assert (clock.name, clock.deadline.due) == ("预审：申请人答复补正", D("2026-09-18"))
    with pytest.raises(ActionRefused, match="第 1 次意见还没有答复"):
        handling.conclude(row, "pass", on=desk.day, actor=desk.actor(EXAMINER))
    with pytest.raises(ActionRefused, match="早于发出第 1 次意见的2026年9月15日"):
        handling.record_answer(row, on=D("2026-09-14"), answer="", actor=desk.actor(EXAMINER))
    desk.later(2)
    handling.record_answer(row, on=desk.day, answer="换了后视图", actor=desk.actor(EXAMINER))
    assert clocks.next_due(row, days, desk.day).deadline.due == D("2026-09-22")
    assert clocks.days_waited(row, days, desk.day) == 2
    handling.conclude(row, "pass", on=desk.day, actor=desk.actor(EXAMINER))
    assert clocks.next_due(row, days, desk.day) is None
    desk.commit()


def test_the_centre_s_own_days_hold_from_their_day(desk, centre):
    change_setting(
        "preexamination_acceptance_days",
        1,
        effective_from=D("2026-09-15"),
        source="中心通知",
        actor=desk.actor(EXAMINER),
    )
    days, row = calendar(), submitted(centre, desk.actor(EXAMINER))
    assert clocks.next_due(row, days, desk.day).deadline.due == D("2026-09-16")
    desk.later(1)
    later = submitted(centre, desk.actor(EXAMINER))
    assert clocks.next_due(later, days, desk.day).deadline.due == D("2026-09-16")


def test_silence_is_a_withdrawal_only_after_its_day(desk, centre):
    row = submitted(centre, desk.actor(EXAMINER), papers=())
    handling.ask_papers(row, on=desk.day, items=("request",), text="补请求书、简要说明。", actor=desk.actor(EXAMINER))
    desk.day = D("2026-09-17")
    with pytest.raises(ActionRefused, match="到2026年9月17日，还没有过"):
        handling.conclude(row, "deem_withdrawn", on=desk.day, actor=desk.actor(EXAMINER))
    desk.later(1)
    handling.conclude(row, "deem_withdrawn", on=desk.day, actor=desk.actor(EXAMINER))
    assert (row.state, row.accepted_on) == ("deemed_withdrawn", None)


def test_from_the_pass_to_the_grant(desk, centre):
    row = passed(centre, desk.actor(EXAMINER), desk.users[READER])
    examiner, today = desk.actor(EXAMINER), desk.day
    with pytest.raises(ActionRefused, match="还没有登记正式提交"):
        handling.grant(row, on=today, number="CN309123456S", actor=examiner)
    with pytest.raises(InvalidIdentifier, match="应是5"):
        handling.file(row, on=today, number="202230178877.4", paid_on=None, actor=examiner)
    handling.file(row, on=today, number="202230178877.5", paid_on=None, actor=examiner)
    with pytest.raises(ActionRefused, match="还没有登记缴费"):
        handling.mark(row, on=today, actor=examiner)
    handling.record_payment(row, on=today, actor=examiner)
    handling.check_consistency(row, on=today, consistent=True, difference="", actor=examiner)
    handling.mark(row, on=today, actor=examiner)
    with pytest.raises(InvalidIdentifier, match="CN309123456S"):
        handling.grant(row, on=today, number="202230178877.5", actor=examiner)
    handling.grant(row, on=today, number="cn309123456s", actor=examiner)
    assert (row.state, row.result, row.publication_number) == ("granted", "granted", "CN309123456S")
    other = passed(centre, desk.actor(EXAMINER), desk.users[READER])
    with pytest.raises(InvalidIdentifier, match="已经登记在 2026-0001"):
        handling.file(other, on=today, number="202230178877.5", paid_on=None, actor=examiner)
    desk.commit()


def test_pictures_are_sealed_with_the_request_s_own_key(desk, centre):
    row = registering.register(
        centre, request(desk.actor(EXAMINER), shape="set", designs=FOUR), actor=desk.actor(EXAMINER)
    )
    pictured(row, desk.actor(EXAMINER), "被套 主视", "床单主视图", "枕套二 后视")
    assert [(view.design.name, view.kind, view.width) for view in row.views] == [
        ("被套", "front", 400),
        ("床单", "front", 401),
        ("枕套二", "back", 402),
    ]
    view = row.views[0]
    assert views.content_of(view) == sample_files.png(400, 300)
    assert views.picture(view, most=views.SMALL)[:3] == b"\xff\xd8\xff"
    with pytest.raises(FileChanged):
        read(view.file, view.sha256)
    assert view.file in stray_files.named()
    again = views.look(sample_files.png(400, 300), "被套主视图.png", actor=desk.actor(EXAMINER))
    assert views.add_views(row, [again], actor=desk.actor(EXAMINER)) == 0
    views.describe_view(row.views[2], row, design=3, kind="front", actor=desk.actor(EXAMINER))
    views.take_out(row.views[1], row, actor=desk.actor(EXAMINER))
    assert [view.design.name for view in row.views] == ["被套", "枕套一"]
    with pytest.raises(FileRefused, match="JPG、PNG"):
        views.look(sample_files.pdf(), "图.pdf", actor=desk.actor(EXAMINER))
    desk.commit()


def test_a_correction_moves_the_base_and_two_people_do_not_overwrite_each_other(desk, centre):
    values = request(desk.actor(EXAMINER), shape="similar", designs="款一\n款二")
    row = registering.register(centre, values, actor=desk.actor(EXAMINER))
    seen = row.version
    desk.later(1)
    registering.amend(row, replace(values, designs="款一\n款二*\n款三"), seen_version=seen, actor=desk.actor(EXAMINER))
    assert [(each.name, each.base) for each in row.designs] == [("款一", False), ("款二", True), ("款三", False)]
    with pytest.raises(EditConflict):
        registering.amend(row, replace(values, product="面料"), seen_version=seen, actor=desk.actor(EXAMINER))
    pictured(row, desk.actor(EXAMINER), "款三 主视")
    with pytest.raises(ActionRefused, match="还有图片"):
        registering.amend(row, values, seen_version=row.version, actor=desk.actor(EXAMINER))


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE design_preexamination SET reader_id = examiner_id", id="reads-their-own"),
        pytest.param("UPDATE design_preexamination SET accepted_on = '2026-09-01'", id="before-submission"),
        pytest.param("UPDATE design_preexamination SET result = 'granted', result_on = '2026-09-20'", id="unfiled"),
        pytest.param("UPDATE design_preexamination SET outcome = 'passed'", id="an-outcome-without-a-day"),
        pytest.param("UPDATE design_preexamination SET filing_number = '202230178877.5'", id="a-number-without-filing"),
        pytest.param("UPDATE design_preexamination SET class_number = '613'", id="no-class"),
        pytest.param("UPDATE preexamination_design SET base = true", id="two-bases"),
    ],
)
def test_the_database_keeps_what_must_never_be_false(desk, centre, statement):
    submitted(centre, desk.actor(EXAMINER), shape="similar", designs="款一\n款二")
    desk.commit()
    with pytest.raises(IntegrityError):
        db.session.execute(text(statement))
    db.session.rollback()


def test_only_the_centre_reads_and_only_examiners_act(desk, centre):
    row = submitted(centre, desk.actor(EXAMINER))
    seen = {
        name: db.session.scalars(visible_preexaminations(desk.user(name))).all() == [row]
        for name in (EXAMINER, AIDE, "管理员", "审计员", "局里的人", "局书记员", "沈主任", "陈晓芸")
    }
    assert seen == {
        EXAMINER: True,
        AIDE: True,
        **dict.fromkeys(("管理员", "审计员", "局里的人", "局书记员", "沈主任", "陈晓芸"), False),
    }
    with pytest.raises(ActionRefused, match="角色不能"):
        handling.accept(row, on=desk.day, actor=desk.actor(AIDE))


def test_every_figure_opens_the_rows_it_counts(desk, centre):
    for serial, product in enumerate(("毛巾", "浴巾", "方巾", "靠垫")):
        row = accepted(centre, desk.actor(EXAMINER), desk.users[READER], product=product)
        if serial == 0:
            handling.conclude(row, "fail", on=desk.day, reason="属于现有设计。", actor=desk.actor(EXAMINER))
        elif serial < 3:
            handling.conclude(row, "pass", on=desk.day, actor=desk.actor(EXAMINER))
    desk.commit()
    september, user = Period(D("2026-09-01"), D("2026-09-30")), desk.user(EXAMINER)
    whole = figures.board(user, september).whole
    assert whole.shares["pass_of_accepted"].percent == 50.0
    assert whole.shares["pass_of_concluded"].percent == 66.7
    for figure in (*measures.MEASURES, *measures.COUNTS):
        for side in ("part", "whole"):
            page = listing.page(user, Asked(figure=figure, side=side, period=september), today=desk.day)
            share = whole.shares.get(figure)
            expected = whole.counts[figure] if share is None else len(getattr(share, side))
            assert (page.total, len(page.lines)) == (expected, expected), figure
    assert [line.name for line in figures.board(user, september).by_class] == ["06-13"]


def test_the_list_by_filters_and_page_by_page(desk, centre):
    for product in ("毛巾", "浴巾", "窗帘"):
        submitted(centre, desk.actor(EXAMINER), product=product)
    user, today = desk.user(EXAMINER), desk.day
    first = listing.page(user, Asked(), today=today, size=2)
    rest = listing.page(user, Asked(), today=today, after=first.after, size=2)
    assert [line.row.product for line in first.lines + rest.lines] == ["窗帘", "浴巾", "毛巾"] and rest.after is None
    assert listing.page(user, Asked(text="巾"), today=today).total == 2
    assert listing.page(user, Asked(text="%"), today=today).total == 0
    assert listing.page(user, Asked(month=D("2026-08-01")), today=today).total == 0
    assert listing.page(user, Asked(group="open", class_number="06-13"), today=today).total == 3
    assert listing.counts(user)["receiving"] == 3
    assert db.session.scalar(select(DesignPreexamination.id).order_by(DesignPreexamination.id)) is not None
    assert len(db.session.scalars(select(PreexaminationView)).all()) == 3
