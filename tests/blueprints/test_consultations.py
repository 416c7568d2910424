"""The pages of consultations between bodies: from the letter to the answer, the flag before the last day, an expert of
the pool, the clock on the first page, who may see it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.extensions import db, writing
from mediation.indicators import Period
from mediation.models.consultation import Consultation, ConsultationExpert
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import experts
from mediation.operations.experts import ExpertValues
from mediation.operations.matter_days import all_days
from mediation.operations.registers import counts
from mediation.operations.settings import calendar
from mediation.rules.roles import Role
from tests.people import acting
from tests.visitor import Page, Visitor

TODAY = clock.today()
DAY, YESTERDAY, TOMORROW = (str(TODAY + timedelta(days)) for days in (0, -1, 1))
LONG_AGO = str(TODAY - timedelta(40))
LETTER = {
    "direction": "to_agency",
    "asker": "区人民法院",
    "asked": "区市场监管局",
    "subject": "外观设计近似的判断",
    "question": "两件四件套的整体视觉效果差异怎么看？",
    "received_on": YESTERDAY,
}


@pytest.fixture
def clerk(visitor_for: Callable[..., Visitor]) -> Visitor:
    """The bureau's clerk."""
    return visitor_for(Role.CLERK, "bureau", name="鲍言蹊")


def received(clerk: Visitor, status: int = 200, **changes: str) -> Page:
    return clerk.submit(clerk.get("/consultations/new"), "consultation", status=status, **{**LETTER, **changes})


def act(clerk: Visitor, url: str, name: str, status: int = 200, **typed: object) -> Page:
    return clerk.submit(clerk.get(f"{url}/{name}"), "act", status=status, **typed)


def test_a_letter_is_answered_in_time(app: Flask, clerk: Visitor) -> None:
    page = received(clerk)
    url = str(page.answer.request.path)
    assert page.h1 == f"咨{TODAY.year}-001" and "还没到期" in page.text
    with app.app_context():
        user = db.session.get_one(User, clerk.person.id)
        (line,) = [one for one in all_days(user, today=TODAY, calendar=calendar()) if one.service == "consultations"]
        assert (line.number, line.action, line.soft) == (f"咨{TODAY.year}-001", "answer", True)
    page = act(clerk, url, "answer", on=DAY, text="整体观察，差异在次要部位。")
    assert "按期答复" in page.text and "整体观察" in page.text
    assert "已答复" in clerk.get("/consultations?group=answered").text
    assert clerk.client.get(f"{url}/answer").status_code == 409


def test_what_was_flagged_in_time_is_left_out_and_what_was_not_stays_in(app: Flask, clerk: Visitor) -> None:
    flagged = str(received(clerk).answer.request.path)
    page = act(clerk, flagged, "flag", text="涉及三件专利的等同，要请专家。")
    assert "疑难复杂，待答复" in page.text and "不计入" in page.text
    late = str(received(clerk, received_on=LONG_AGO, subject="商品类似").answer.request.path)
    assert "没有按期" in clerk.get(late).text and "商品类似" in clerk.get("/").text
    assert "标疑难要在这一天以前" in Page(clerk.client.get(f"{late}/flag")).text
    withdrawn = str(received(clerk, received_on=LONG_AGO, subject="证据固定").answer.request.path)
    act(clerk, withdrawn, "withdraw", on=DAY, text="案件移送了")
    answered = str(received(clerk, received_on=LONG_AGO, subject="立案标准").answer.request.path)
    act(clerk, answered, "answer", on=LONG_AGO, text="见附件。")
    with app.app_context():
        period = Period(TODAY - timedelta(60), TODAY + timedelta(60))
        due, in_time = counts.consultations_due(period, calendar(), TODAY)
        subjects = {row.id: row.subject for row in db.session.scalars(select(Consultation))}
        assert sorted(subjects[one] for one in due) == ["商品类似", "立案标准"]
        assert [subjects[one] for one in in_time] == ["立案标准"]


def test_an_expert_of_the_one_pool_is_asked(app: Flask, clerk: Visitor) -> None:
    with app.app_context(), writing():
        centre = db.session.scalars(select(Organisation).where(Organisation.kind == "rights_centre")).one()
        for name, until in (("岑望", None), ("骆清", TODAY - timedelta(1))):
            values = ExpertValues("expert", name, "示例大学", "外观设计", TODAY - timedelta(400), until)
            experts.add_expert(centre, values, actor=acting(clerk.person))
        db.session.commit()
    url = str(received(clerk).answer.request.path)
    form = clerk.get(f"{url}/ask_expert")
    assert "岑望" in form.text and "骆清" not in form.text
    uid = str(form.form("act").select("option")[1]["value"])
    asked = {"on": DAY, "expert": uid, "text": "构成近似。"}
    assert list(clerk.submit(form, "act", status=422, **asked).errors) == ["checked"]
    page = clerk.submit(form, "act", checked="y", **asked)
    assert "构成近似" in page.text
    assert "1 次" in clerk.get("/registers/experts").text
    with app.app_context():
        assert len(db.session.scalars(select(ConsultationExpert)).all()) == 1
        assert len(db.session.scalars(counts.expert_uses(Period(TODAY, TODAY))).all()) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"asked": "区人民法院"}, "asked"),
        ({"asker": ""}, "asker"),
        ({"received_on": TOMORROW}, "received_on"),
        ({"question": ""}, "question"),
    ],
    ids=["itself", "nobody", "tomorrow", "nothing"],
)
def test_a_letter_that_cannot_be_is_refused_at_its_field(clerk: Visitor, changes: dict[str, str], field: str) -> None:
    assert list(received(clerk, status=422, **changes).errors) == [field]


def test_a_correction_keeps_both_texts_when_two_write(clerk: Visitor) -> None:
    url = str(received(clerk).answer.request.path)
    first, second = clerk.get(f"{url}/amend"), clerk.get(f"{url}/amend")
    clerk.submit(first, "consultation", subject="花型近似")
    assert "花型近似" in clerk.submit(second, "consultation", status=409, subject="面料近似").text


def test_only_the_bureau_sees_them(clerk: Visitor, visitor_for: Callable[..., Visitor]) -> None:
    url = str(received(clerk).answer.request.path)
    viewer = visitor_for(Role.BUREAU_VIEWER)
    viewer.get(url)
    assert viewer.client.get(f"{url}/answer").status_code == 404
    for role in (Role.DIRECTOR, Role.CLERK, Role.AID_OFFICER, Role.ADMINISTRATOR):
        assert visitor_for(role).client.get(url).status_code == 404
