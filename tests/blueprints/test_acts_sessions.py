"""Sessions, inquiries, signatures, agreed facts, proposals: written, read, corrected until somebody signs."""

from datetime import timedelta

from flask import Flask

from mediation.extensions import db
from mediation.models.draft import Draft
from mediation.models.session_record import AgreedFacts, Proposal, SessionRecord
from tests.blueprints.doing import SESSION, attending, count, do, today
from tests.blueprints.matter import MAN, Matter, register
from tests.visitor import Visitor


def test_facts_and_proposals_of_a_session_are_kept_apart_from_its_record(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    do(mediator, matter, "sessions", **attending(matter) | SESSION)
    kept = matter.read(
        lambda case: (
            db.session.scalars(db.select(SessionRecord.text)).one(),
            db.session.scalars(db.select(AgreedFacts.text)).one(),
            db.session.scalars(db.select(Proposal.text)).one(),
        )
    )
    assert kept == ("主持人告知。各方陈述。", SESSION["agreed_facts"], SESSION["proposals-0-text"])


def test_who_came_is_kept_with_the_capacity(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    do(mediator, matter, "sessions", **attending(matter) | SESSION)
    attendance = matter.read(lambda case: db.session.scalars(db.select(SessionRecord.attendance)).one())
    came = [(row["present"], row["capacity"], row["who"]) for row in attendance.values()]
    assert came == [("yes", "agent", ""), ("yes", "head", "曹玉琴"), ("yes", "self", MAN)]


def test_a_new_party_must_be_asked_before_the_next_session(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    typed = {"side": "third_party", "kind": "person", "name": "李晚"}
    page = do(mediator, matter, "parties", **typed)
    assert page.soup.select_one(".next__title").text == "征询后加入的李晚愿不愿意调解"
    assert "李晚" in mediator.get(matter.url("sessions"), status=409).text


def test_a_session_may_not_be_open_when_somebody_objects(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    typed = attending(matter) | SESSION | {"shown": "open", "objection": "y"}
    assert "有当事人不同意公开" in do(mediator, matter, "sessions", wanted=409, **typed).text
    assert count(matter, SessionRecord) == 0


def test_helpers_come_only_when_the_parties_agree(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    typed = attending(matter) | SESSION | {"invited": "家纺城管理办 沈某"}
    assert "要先征得当事人同意" in do(mediator, matter, "sessions", wanted=409, **typed).text
    do(mediator, matter, "sessions", **typed | {"invited_consent": "y"})
    assert count(matter, SessionRecord) == 1


def test_a_session_before_the_notice_of_rights_is_refused(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    # Nobody came as an agent: their authority was checked later still.
    came = {f"came_{uid}": "yes" for uid in matter.parties.values()}
    typed = came | SESSION | {"started_on": (today() - timedelta(11)).isoformat()}
    assert "才办完" in do(mediator, matter, "sessions", wanted=409, **typed).text


def test_proposals_are_added_and_taken_away_without_script(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    page = mediator.get(matter.url("sessions"))
    page = mediator.submit(page, "act", press="add=proposals", text="写到一半", **{"proposals-0-text": "甲"})
    assert [box["name"] for box in page.soup.select("form#act [name$='-text']")] == [
        "proposals-0-text",
        "proposals-1-text",
    ]
    assert page.soup.select_one("[name=text]").text.strip() == "写到一半"
    page = mediator.submit(page, "act", press="remove=proposals-0")
    assert len(page.soup.select("form#act [name$='-text']")) == 1
    assert count(matter, SessionRecord) == 0


def test_an_inquiry_is_recorded_read_and_signed(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    page = do(mediator, matter, "inquiries", place="绮华布艺门市", text="问：进了多少？答：260 套。", started_at="0:00")
    assert page.h1 == "第1次调查记录"
    assert "260 套" in page.text


ASKED = {
    "asked_name": "季晚",
    "asked_particulars": "女，42岁，家纺城 B 区 217 号",
    "asked_relation": "被申请人的雇员",
}


def test_who_was_asked_is_kept_corrected_and_signs(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    page = do(mediator, matter, "inquiries", place="门市", text="问：进了多少？", started_at="0:00", **ASKED)
    assert "季晚，女，42岁，家纺城 B 区 217 号，被申请人的雇员" in page.text
    record = matter.read(lambda case: db.session.scalars(db.select(SessionRecord.id)).one())
    page = mediator.get(matter.url(f"records/{record}/edit"))
    assert {name: page.soup.select_one(f"[name={name}]")["value"] for name in ASKED} == ASKED
    assert "季晚秋" in mediator.submit(page, "act", asked_name="季晚秋").text
    page = mediator.get(matter.url(f"records/{record}/signatures"))
    assert [box["value"] for box in page.soup.select("[name=keys]")][0] == "asked"
    assert "季晚秋（被调查人）" in page.text


def test_two_people_on_one_inquiry_both_see_whom_the_other_wrote(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    do(mediator, matter, "inquiries", place="门市", text="问：进了多少？", started_at="0:00", **ASKED)
    record = matter.read(lambda case: db.session.scalars(db.select(SessionRecord.id)).one())
    path = f"records/{record}/edit"
    first, second = mediator.get(matter.url(path)), mediator.get(matter.url(path))
    mediator.submit(first, "act", asked_relation="市场管理员")
    page = mediator.submit(second, "act", status=409, asked_relation="邻铺店主", form_key="another")
    assert "市场管理员" in page.text
    assert "邻铺店主" in page.text


def test_a_session_has_no_box_for_whom_an_inquiry_asked(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    assert mediator.get(matter.url("sessions")).soup.select("[name^=asked_]") == []


def test_a_signed_record_is_frozen(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    record = matter.read(lambda case: db.session.scalars(db.select(SessionRecord.id)).one())
    page = mediator.get(matter.url("signatures"))
    assert page.h1 == "登记签名：第1次调解会记录"
    first = page.soup.select_one("[name=keys]")["value"]
    mediator.submit(page, "act", keys=first)
    assert "已签名，不能改" in mediator.get(matter.url(f"records/{record}")).text
    typed = attending(matter) | {name: SESSION[name] for name in ("place", "text", "result", "started_at")}
    answer = mediator.client.send(matter.url(f"records/{record}/edit"), started_on=today().isoformat(), **typed)
    assert answer.status_code == 409
    assert "已经有人签名" in answer.text


def test_two_people_on_one_record_both_see_both_texts(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    record = matter.read(lambda case: db.session.scalars(db.select(SessionRecord.id)).one())
    path = f"records/{record}/edit"
    first, second = mediator.get(matter.url(path)), mediator.get(matter.url(path))
    mediator.submit(first, "act", text="甲写的。")
    page = mediator.submit(second, "act", status=409, text="乙写的。", form_key="another")
    assert "甲写的。" in page.text
    assert "乙写的。" in page.text
    page = mediator.submit(page, text="甲写的。乙写的。", form_key="third")
    assert "甲写的。乙写的。" in page.text


def test_agreed_facts_are_corrected_until_somebody_signs(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    do(mediator, matter, "agreed-facts", text="一、甲。")
    facts = matter.read(lambda case: db.session.scalars(db.select(AgreedFacts.id)).one())
    do(mediator, matter, f"agreed-facts/{facts}", text="一、乙。")
    page = mediator.get(matter.url(f"agreed-facts/{facts}/signatures"))
    key = page.soup.select_one("[name=keys]")["value"]
    assert "一、乙。" in mediator.submit(page, "act", keys=key).text
    assert "已经有人签名" in do(mediator, matter, f"agreed-facts/{facts}", wanted=409, text="一、丙。").text


def test_what_was_typed_into_a_session_comes_back_and_is_gone_once_it_is_sent(
    mediator: Visitor, matter: Matter
) -> None:
    matter.prepare()
    draft = mediator.get(matter.url("sessions")).form("act")["data-draft-url"]
    answer = mediator.client.send(str(draft), text="写到一半的记录", draft_title="调解会记录")
    assert answer.status_code == 200
    page = mediator.get(matter.url("sessions"))
    assert page.soup.select_one("[name=text]").text.strip() == "写到一半的记录"
    assert "找回没交的草稿" in page.text
    do(mediator, matter, "sessions", **attending(matter) | SESSION | {"started_on": today(), "shown": "closed"})
    assert count(matter, Draft) == 0


def test_a_record_of_another_case_is_not_found_under_this_one(app: Flask, mediator: Visitor, matter: Matter) -> None:
    other = register(app, mediator.person)
    other.talk()
    record = matter.read(lambda case: db.session.scalars(db.select(SessionRecord.id)).one())
    assert mediator.client.get(other.url(f"records/{record}")).status_code == 200
    assert mediator.client.get(matter.url(f"records/{record}")).status_code == 404
