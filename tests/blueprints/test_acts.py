"""Every act of a case as people do it: the form, what it says when something is wrong, and what the law refuses."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Consent
from mediation.models.draft import Draft
from mediation.models.session_record import AgreedFacts, Proposal, SessionRecord
from mediation.operations import people_mediation as operations
from mediation.operations.matter_facts import facts_of
from mediation.rules.roles import Role
from tests.blueprints.matter import FIRM, LAWYER, MAN, SHOP, Matter, register
from tests.visitor import Page, Visitor

LONG_AGO = "1026-09-14"


def today() -> date:
    return clock.today()


def tomorrow() -> str:
    return (today() + timedelta(1)).isoformat()


def agreeing(matter: Matter, **changes: str) -> dict[str, str]:
    """What is typed when all three agree on the spot."""
    typed = {}
    for uid in matter.parties.values():
        typed |= {f"answer_{uid}": "agreed", f"at_{uid}": "0:00", f"manner_{uid}": "in_person"}
    return typed | changes


def told(matter: Matter) -> dict[str, str]:
    """The notice of the lawful routes, ticked for everybody."""
    typed = {}
    for uid in matter.parties.values():
        typed |= {f"told_{uid}": "y", f"told_how_{uid}": "written"}
    return typed


def attending(matter: Matter) -> dict[str, str]:
    """Everybody came; the firm sent its lawyer alone."""
    return {f"came_{uid}": "agent" if name == FIRM else "yes" for name, uid in matter.parties.items()} | {
        f"agents_{matter.parties[FIRM]}": matter.read(lambda case: case.parties[0].agents[0].uid)
    }


def do(visitor: Visitor, matter: Matter, path: str, wanted: int = 200, **typed: Any) -> Page:
    """Open the page of an act and send its form."""
    press = f"status={typed.pop('status')}" if "status" in typed else ""
    return visitor.submit(visitor.get(matter.url(path)), "act", status=wanted, press=press, **typed)


def count(matter: Matter, model: Any) -> int:
    def rows(case: Any) -> int:
        return len(db.session.scalars(db.select(model)).all())

    return int(matter.read(rows))


# --- 从登记到谈拢 -------------------------------------------------------------------------------------------------


def test_a_dispute_walks_from_the_register_to_the_agreement(mediator: Visitor, matter: Matter) -> None:
    page = do(mediator, matter, "consents", **agreeing(matter))
    assert page.soup.select_one(".next__title").text == "受理，编案号"
    page = do(mediator, matter, "acceptance")
    assert page.h1 == f"通纺知调〔{today().year}〕1号"
    page = do(mediator, matter, "rights-notice", **{f"manner_{uid}": "written" for uid in matter.parties.values()})
    chosen = mediator.get(matter.url("roster")).soup.select_one("select option:-soup-contains('陈晓芸')")["value"]
    page = do(mediator, matter, "roster", **{f"choice_{uid}": chosen for uid in matter.parties.values()})
    assert "各方同选" in page.text
    page = do(mediator, matter, "mediators")
    assert "主持 陈晓芸" in page.text
    agent = matter.read(lambda case: case.parties[0].agents[0].uid)
    do(mediator, matter, "authority-checks", agents=agent)
    page = do(mediator, matter, "sessions", **attending(matter) | SESSION)
    assert matter.state == "mediating"
    assert page.soup.select_one(".next__title").text.startswith("让")
    record = matter.read(lambda case: db.session.scalars(db.select(SessionRecord)).one().id)
    keys = [box["value"] for box in mediator.get(matter.url(f"records/{record}/signatures")).soup.select("[name=keys]")]
    page = do(mediator, matter, f"records/{record}/signatures", keys=keys)
    assert "都签齐了" in page.text
    proposal = matter.read(lambda case: db.session.scalars(db.select(Proposal)).all()[0].id)
    do(mediator, matter, f"proposals/{proposal}/answer", answer="accepted")
    do(mediator, matter, "reach-agreement")
    assert matter.state == "agreed"
    page = mediator.get(matter.url("?part=course"))
    for said in (
        "当面征询",
        "受理，编为",
        "书面告知",
        "选陈晓芸",
        "主持调解",
        "核实",
        "第1次调解会，谈拢",
        "方案",
        "拟协议",
    ):
        assert said in page.text


SESSION = {
    "place": "第一调解室",
    "started_at": "0:00",
    "text": "主持人告知。各方陈述。",
    "result": "agreed",
    "agreed_facts": "申请人是《春溪缠枝》美术作品的登记权利人。",
    "proposals-0-kind": "stop",
    "proposals-0-text": "曹玉琴、沈木生自签订之日起停止销售。",
}


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


# --- 不能办 -------------------------------------------------------------------------------------------------------

Stage = Callable[[Matter], Any]
REFUSED: list[tuple[str, Stage, str, str, str]] = [
    ("silence is no consent", lambda m: None, "acceptance", "没答复不算同意", "第二十三条"),
    ("a party refuses", lambda m: refuse_by(m, SHOP), "acceptance", f"{SHOP}已明确拒绝调解", "第十七条"),
    ("before acceptance", lambda m: m.consent(), "sessions", "现在的阶段不能“登记调解会”", "第二十二条"),
    ("rights not told", lambda m: m.accept(), "sessions", "告知权利义务", "第三十条"),
    ("roster not offered", lambda m: tell(m.accept()), "sessions", "看调解员名册", "第二十三条"),
    ("nobody presides", lambda m: choose(tell(m.accept())), "sessions", "还没有定调解主持人", "第二十五条"),
    ("agent unchecked", lambda m: name(choose(tell(m.accept()))), "sessions", "代理权限还没有核实", "第二十三条"),
    ("no session yet", lambda m: m.prepare(), "reach-agreement", "现在的阶段不能", "第二十八条"),
    ("facts before a session", lambda m: m.prepare(), "agreed-facts", "现在的阶段不能", "第二十二条"),
    ("nothing to resume", lambda m: m.talk(), "resumption", "现在的阶段不能“恢复调解”", "第二十一条"),
    ("not ended", lambda m: m.talk(), "close", "现在的阶段不能“结案”", "第二十七条"),
    ("already accepted", lambda m: m.accept(), "declining", "现在的阶段不能“不予受理”", "第二十二条"),
    ("already accepted", lambda m: m.accept(), "transfer", "现在的阶段不能“移交", "第二十一条"),
    ("no agreement", lambda m: m.settle(), "filing-back", "现在的阶段不能“登记送备案”", "第三十二条"),
    ("nothing partial", lambda m: m.settle(), "partial-termination", "只解决一部分", "第十九条"),
    ("one agrees no more", lambda m: refuse_by(m.talk(), MAN), "sessions", f"{MAN}已明确拒绝调解", "第十七条"),
    ("one agrees no more", lambda m: refuse_by(m.talk(), MAN), "reach-agreement", "已明确拒绝调解", "第十七条"),
    ("nothing was asked", lambda m: None, "conflict-answer", "您的角色不能", ""),
]


def refuse_by(matter: Matter, name: str) -> Matter:
    def refuse(case: Any, actor: Any) -> None:
        party = next(party for party in case.parties if party.party.name == name)
        operations.record_consent(
            party, asked_at=actor.now, manner="phone", answer="refused", note="不调，让他去告", actor=actor
        )

    matter.act(refuse)
    return matter


def tell(matter: Matter) -> Matter:
    matter.act(lambda case, actor: [operations.give_rights_notice(p, manner="oral", actor=actor) for p in case.parties])
    return matter


def choose(matter: Matter) -> Matter:
    matter.act(lambda case, actor: [operations.offer_roster(p, chosen=actor.user, actor=actor) for p in case.parties])
    return matter


def name(matter: Matter) -> Matter:
    matter.act(lambda case, actor: operations.appoint_mediators(case, presiding=actor.user, actor=actor))
    return matter


@pytest.mark.parametrize(
    ("stage", "path", "sentence", "article"),
    [row[1:] for row in REFUSED],
    ids=[f"{row[2]}: {row[0]}" for row in REFUSED],
)
def test_a_forbidden_act_is_refused_with_its_article_and_a_way_on(
    mediator: Visitor, matter: Matter, stage: Stage, path: str, sentence: str, article: str
) -> None:
    stage(matter)
    before = matter.state
    page = mediator.get(matter.url(path), status=409)
    assert sentence.replace("“", "").replace("”", "") in page.text.replace("“", "").replace("”", "")
    assert article in page.text
    assert "没有改动任何记录" in page.text
    assert page.soup.select(".way a[href]")
    answer = mediator.client.send(matter.url(path))
    assert answer.status_code == 409
    assert matter.state == before


def test_a_refusal_shows_the_record_it_rests_on_who_made_it_and_the_best_way_first(
    mediator: Visitor, matter: Matter
) -> None:
    refuse_by(matter.consent(), SHOP)
    page = mediator.get(matter.url("acceptance"), status=409)
    assert page.h1 == f"不能受理：{SHOP}已明确拒绝调解"
    assert f"电话征询，{SHOP}答复拒绝，“不调，让他去告”" in page.text
    assert "登记人 陈晓芸" in page.text
    ways = [way.select_one("a")["href"] for way in page.soup.select(".way")]
    assert ways[:2] == [matter.url("declining"), matter.url("consents")]


@pytest.mark.parametrize("path", ["acceptance", "declining", "termination", "suspension", "mediators"])
def test_a_clerk_is_told_that_others_do_it(matter: Matter, visitor_for: Callable[..., Visitor], path: str) -> None:
    matter.consent()
    if path not in ("acceptance", "declining"):
        matter.act(lambda case, actor: operations.accept(case, actor=actor))
    page = visitor_for(Role.CLERK).get(matter.url(path), status=409)
    assert "您的角色不能" in page.h1


# --- 填得不对 -----------------------------------------------------------------------------------------------------

WRONG: list[tuple[str, str, str, dict[str, Any], str]] = [
    ("nobody answered", "consent0", "consents", {}, "没有填哪一方的答复"),
    ("a day that has not come", "accepted", "acceptance", {"on": "tomorrow"}, "这一天还没到"),
    ("a day a thousand years ago", "accepted", "acceptance", {"on": LONG_AGO}, "这一天太早了"),
    ("no day", "accepted", "acceptance", {"on": ""}, "没有填受理日期"),
    ("not a day", "accepted", "acceptance", {"on": "前天"}, "这不是一个日子"),
    ("no ground", "consent", "declining", {"ground": "", "reason": "情况"}, "没有填理由"),
    ("an invented ground", "consent", "declining", {"ground": "dislike", "reason": "情况"}, "不在可选范围"),
    ("applicant not told", "consent", "declining", {"ground": "outside_area", "reason": "不在本区"}, "还没有向"),
    ("no reason to transfer", "consent", "transfer", {"to": "district", "reason": " "}, "没有填移交的理由"),
    ("nobody was told", "accept", "rights-notice", {}, "没有填告知了哪一方"),
    ("nobody saw the list", "accept", "roster", {}, "没有填哪一方选了谁"),
    ("nobody presides", "chosen", "mediators", {"presiding": ""}, "没有填调解主持人"),
    ("a stranger presides", "chosen", "mediators", {"presiding": "0" * 16}, "不在可选范围"),
    ("nobody checked", "prepare", "authority-checks", {"agents": None}, "没有填核实了谁"),
    ("no text", "prepare", "sessions", {"place": "室", "result": "continue"}, "没有填记录"),
    ("no result", "prepare", "sessions", {"place": "室", "text": "谈"}, "没有填结果"),
    ("no place", "prepare", "sessions", {"place": "", "text": "谈", "result": "agreed"}, "没有填地点"),
    ("nobody said who came", "prepare", "sessions", {"place": "室", "text": "谈", "result": "agreed"}, "来没来"),
    ("a time that is none", "prepare", "sessions", {"started_at": "25:70"}, "这不是一个钟点"),
    ("ends before it begins", "prepare", "sessions", {"started_at": "10:00", "ended_at": "9:30"}, "结束早于开始"),
    ("a term without kind", "prepare", "sessions", {"proposals-0-text": "停止销售"}, "没有选条款种类"),
    ("a term without words", "prepare", "sessions", {"proposals-0-kind": "stop"}, "没有写方案的内容"),
    ("no inquiry", "prepare", "inquiries", {"place": "室"}, "没有填记录"),
    ("no facts", "talk", "agreed-facts", {"text": ""}, "没有填事实"),
    ("no proposal", "talk", "proposals", {}, "没有选条款种类"),
    ("no note", "talk", "notes", {"text": "　"}, "没有填手记"),
    ("no reason to pause", "talk", "suspension", {}, "没有填原因"),
    ("a later day that is past", "talk", "extension", {"until": "2026-01-01"}, "要在今天以后"),
    ("nobody withdraws", "talk", "withdrawal", {"by": None}, "没有填谁撤回"),
    ("withdrawal without notice", "talk", "withdrawal", {}, f"还没有向{FIRM}告知别的途径"),
    ("no party refuses", "talk", "refusal", {}, "没有填哪一方"),
    ("termination without notice", "talk", "termination", {"ground": "far_apart"}, f"还没有向{FIRM}告知别的途径"),
    ("termination without ground", "talk", "termination", {}, "没有填理由"),
    ("oral without reason", "talk", "reach-agreement", {"shape": "oral"}, "口头协议要有理由"),
    ("no facts of the case", "talk", "particulars", {"facts": ""}, "没有填纠纷简要情况"),
    ("an amount that is none", "talk", "particulars", {"amount_claimed": "一万多"}, "金额"),
    ("too long", "talk", "particulars", {"source_letter": "长" * 300}, "写得太长"),
    ("no side", "talk", "parties", {"name": "某店"}, "没有填在本案中的地位"),
    ("no name", "talk", "parties", {"side": "third_party"}, "没有填名称"),
    ("a wrong code", "talk", "parties", {"side": "third_party", "kind": "company", "name": "某厂",
                                          "identity_number": "91320612MA2X7K3D50"}, "校验"),
    ("an agent without a name", "talk", "agents", {"authority": "general", "scope": ["evidence"]}, "没有填代理人姓名"),
    ("no authority", "talk", "agents", {"name": "钱一帆"}, "没有选权限"),
    ("special without the item", "talk", "agents", {"name": "钱一帆", "authority": "special", "scope": ["evidence"]},
     "签协议不够"),
    ("a right without number", "talk", "rights", {"kind": "design"}, "没有填号码"),
    ("a wrong patent number", "talk", "rights", {"kind": "design", "number": "ZL202230178877.6"}, "校验不符"),
    ("a status without its day", "talk", "rights", {"kind": "copyright", "title": "甲", "status": "valid"},
     "哪一天核验"),
]  # fmt: skip


def at_stage(matter: Matter, stage: str) -> None:
    if stage == "accepted":
        matter.consent()
    elif stage == "chosen":
        choose(tell(matter.accept()))
    elif stage != "consent0":
        getattr(matter, stage)()


@pytest.mark.parametrize(
    ("stage", "path", "typed", "sentence"), [row[1:] for row in WRONG], ids=[f"{row[2]}: {row[0]}" for row in WRONG]
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(
    mediator: Visitor, matter: Matter, stage: str, path: str, typed: dict[str, Any], sentence: str
) -> None:
    at_stage(matter, stage)
    typed = {name: tomorrow() if value == "tomorrow" else value for name, value in typed.items()}
    before = matter.state
    page = do(mediator, matter, path, wanted=422, **typed)
    assert sentence in page.text
    assert page.soup.select_one(".error-summary a[href]") is not None
    kept = {str(box.get("name")): box.get("value") or box.text.strip() for box in page.form("act").select("[name]")}
    for name, value in typed.items():
        if name in ("ground", "status"):  # a radio that is not offered cannot be shown
            continue
        if isinstance(value, str) and value.strip() and not page.form("act").select(f"select[name='{name}']"):
            boxes = page.form("act").select(f"[name='{name}']")
            assert value in kept[name] or any(b.get("value") == value or "value" not in b.attrs for b in boxes), name
    assert matter.state == before


@pytest.mark.parametrize(("path", "stage"), [("consents", "consent0"), ("sessions", "prepare")])
def test_a_time_that_has_not_come_is_an_error(mediator: Visitor, matter: Matter, path: str, stage: str) -> None:
    at_stage(matter, stage)
    typed = agreeing(matter) if path == "consents" else attending(matter) | SESSION
    for name in list(typed):
        if name.startswith(("at_", "started_at")):
            typed[name] = "23:59"
    page = do(mediator, matter, path, wanted=422, **typed)
    assert "时间还没到" in page.text or "还没到这个时间" in page.text


# --- 各个动作 -----------------------------------------------------------------------------------------------------


def test_one_party_asked_at_a_time_leaves_the_others_unasked(mediator: Visitor, matter: Matter) -> None:
    uid = matter.parties[SHOP]
    typed = {f"answer_{uid}": "no_answer", f"at_{uid}": "9点05分", f"manner_{uid}": "phone", f"note_{uid}": "没人接"}
    if clock.now().hour < 10:
        typed[f"at_{uid}"] = "0点"
    do(mediator, matter, "consents", **typed)
    assert count(matter, Consent) == 1
    assert "没人接" in mediator.get(matter.url("?part=asking")).text


def test_an_answer_without_its_manner_is_asked_for(mediator: Visitor, matter: Matter) -> None:
    uid = matter.parties[SHOP]
    page = do(mediator, matter, "consents", wanted=422, **{f"answer_{uid}": "agreed"})
    assert page.errors[f"manner_{uid}"] == "没有选用什么方式问的。"
    assert count(matter, Consent) == 0


def test_acceptance_cannot_be_dated_before_the_consent(mediator: Visitor, matter: Matter) -> None:
    matter.consent()
    page = do(mediator, matter, "acceptance", wanted=409, on=(today() - timedelta(12)).isoformat())
    assert "才同意" in page.text
    assert matter.state == "registered"


def test_a_dispute_is_declined_with_ground_words_and_routes(mediator: Visitor, matter: Matter) -> None:
    refuse_by(matter.consent(), SHOP)
    page = mediator.get(matter.url("declining"))
    assert page.soup.select_one("[name=ground][checked]")["value"] == "party_refused"
    assert "当事人可以依法通过下列途径" in page.soup.select_one("[name=notice_text]").text
    uid = matter.parties[FIRM]
    typed = {"reason": "曹玉琴电话里说不调。", f"told_{uid}": "y", f"told_how_{uid}": "phone"}
    page = mediator.submit(page, "act", **typed)
    assert matter.state == "declined"
    assert "不予受理" in page.text


def test_a_dispute_goes_to_the_other_committee_and_out_of_sight(mediator: Visitor, matter: Matter) -> None:
    do(mediator, matter, "transfer", to="district", reason="标的不是家纺")
    assert mediator.client.get(matter.url()).status_code == 404
    assert matter.read(lambda case: case.committee.code) == "district"


def test_the_director_answers_what_the_check_left_open(
    app: Flask, mediator: Visitor, visitor_for: Callable[..., Visitor]
) -> None:
    matter = register(app, mediator.person, conflict_decision="director", conflict_reason="请定是否并案。").consent()
    assert "主任还没有答复" in mediator.get(matter.url("acceptance"), status=409).text
    director = visitor_for(Role.DIRECTOR)
    assert director.get(matter.url()).soup.select(f"a[href='{matter.url('conflict-answer')}']")
    page = do(director, matter, "conflict-answer", answer="cleared", reason="是新的侵权行为")
    assert "主任：不影响本案" in page.text
    assert mediator.get(matter.url("acceptance")).status == 200


def test_a_check_can_be_made_anew(mediator: Visitor, matter: Matter) -> None:
    page = do(mediator, matter, "conflict-check", decision="conflict", reason="代理人代理过对方")
    assert "有冲突" in page.text
    assert "有冲突" in mediator.get(matter.consent().url("acceptance"), status=409).text


def test_who_asks_for_another_mediator_gives_no_reason(
    mediator: Visitor, matter: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    matter.talk()
    visitor_for(Role.MEDIATOR, name="顾建平")
    page = mediator.get(matter.url("mediators"))
    other = page.soup.select_one("[name=presiding] option:-soup-contains('顾建平')")["value"]
    page = mediator.submit(page, "act", presiding=other, asked_by=matter.parties[MAN])
    assert "主持 顾建平" in page.text
    assert f"当事人要求回避，{MAN}" in mediator.get(matter.url("?part=asking")).text


def test_a_namesake_of_an_agent_may_not_preside_until_told_apart(
    mediator: Visitor, matter: Matter, visitor_for: Callable[..., Visitor]
) -> None:
    visitor_for(Role.MEDIATOR, name=LAWYER)
    tell(matter.accept())
    page = mediator.get(matter.url("roster"))
    assert f"与{FIRM}的代理人同名" in page.text
    namesake = page.soup.select_one(f"select option:-soup-contains('{LAWYER}')")["value"]
    mediator.submit(page, "act", **{f"choice_{uid}": namesake for uid in matter.parties.values()})
    page = mediator.get(matter.url("mediators"))
    assert page.soup.select_one("[name=presiding] option[selected]")["value"] == namesake
    assert "第二十一条" in mediator.submit(page, "act", status=409).text
    page = mediator.submit(page, "act", cleared="核对身份证号，不是同一个人")
    assert f"主持 {LAWYER}" in page.text


def test_a_third_agent_is_one_too_many(mediator: Visitor, matter: Matter) -> None:
    matter.accept()
    typed = {"party": matter.parties[FIRM], "authority": "general", "scope": ["evidence"]}
    page = do(mediator, matter, "agents", name="钱一帆", **typed)
    assert "对照委托书核实权限" in page.text
    assert "最多两名" in do(mediator, matter, "agents", wanted=409, name="孙禾", **typed).text


def test_a_changed_authority_is_to_be_checked_anew_and_can_end(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    agent = matter.read(lambda case: case.parties[0].agents[0].uid)
    do(mediator, matter, f"agents/{agent}", authority="general", scope=["evidence"])
    assert matter.read(lambda case: case.parties[0].agents[0].checked_on) is None
    assert "代理权限还没有核实" in mediator.get(matter.url("sessions"), status=409).text
    page = do(mediator, matter, f"agents/{agent}/end", reason="解除委托")
    assert "不再代理" in page.text
    assert mediator.get(matter.url("sessions")).status == 200


def test_a_number_left_empty_stays_as_it_was(mediator: Visitor, matter: Matter) -> None:
    agent = matter.read(lambda case: case.parties[0].agents[0].uid)
    do(mediator, matter, f"agents/{agent}", phone="13612340000")
    page = mediator.get(matter.url(f"agents/{agent}"))
    assert "136****0000" in page.text
    assert "13612340000" not in page.text
    mediator.submit(page, "act", employer="江苏棉语律师事务所")
    assert matter.read(lambda case: case.parties[0].agents[0].phone) == "13612340000"


def test_a_new_party_must_be_asked_before_the_next_session(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    typed = {"side": "third_party", "kind": "person", "name": "李晚"}
    page = do(mediator, matter, "parties", **typed)
    assert page.soup.select_one(".next__title").text == "征询后加入的李晚愿不愿意调解"
    assert "李晚" in mediator.get(matter.url("sessions"), status=409).text


def test_a_known_party_needs_no_more_than_its_side(mediator: Visitor, matter: Matter) -> None:
    known = matter.read(lambda case: case.parties[2].party.uid)
    do(mediator, matter, "parties", side="third_party", party=known, name=MAN)
    assert matter.read(lambda case: [(row.side, row.party.name) for row in case.parties][-1]) == ("third_party", MAN)


def test_a_name_that_is_known_is_asked_about_before_a_second_row_is_made(mediator: Visitor, matter: Matter) -> None:
    typed = {"side": "third_party", "kind": "person", "name": MAN}
    page = do(mediator, matter, "parties", wanted=422, **typed)
    assert "在册已有叫" in page.errors["name"]
    known = page.soup.select_one("[name=party][type=radio]")["value"]
    mediator.submit(page, "act", party=known)
    assert matter.read(lambda case: case.parties[-1].party.uid) == known


def test_a_party_leaves_with_a_reason_and_the_last_one_of_a_side_stays(mediator: Visitor, matter: Matter) -> None:
    page = do(mediator, matter, f"parties/{matter.parties[MAN]}/leaving", reason="查明不是供货人")
    assert f"已退出：{MAN}" in page.text
    page = do(mediator, matter, f"parties/{matter.parties[SHOP]}/leaving", wanted=409, reason="不来")
    assert "唯一的被申请人" in page.text


def test_a_guardian_is_entered(mediator: Visitor, matter: Matter) -> None:
    path = f"parties/{matter.parties[MAN]}/guardian"
    assert "没有填监护人姓名" in do(mediator, matter, path, wanted=422, relation="母亲").text
    page = do(mediator, matter, path, name="吴棉", relation="母亲", proof="户口簿")
    assert "监护人 吴棉" in page.text


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
    typed = attending(matter) | SESSION | {"started_on": (today() - timedelta(11)).isoformat()}
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


def test_the_clock_stops_and_goes_on(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    page = do(mediator, matter, "suspension", reason="appraisal", on=(today() - timedelta(4)).isoformat())
    assert page.soup.select_one(".lane__state").text == "中止，等鉴定、评估结果"
    page = do(mediator, matter, "resumption", note="鉴定意见收到")
    assert matter.state == "mediating"
    assert "中止 4 日不计入" in page.soup.select_one(".strip-sum").text


def test_a_pause_for_another_reason_says_which(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    assert "还没有写明" in do(mediator, matter, "suspension", wanted=409, reason="other").text


def test_time_is_extended_only_when_all_agree(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    until = (today() + timedelta(60)).isoformat()
    days = {f"agreed_{uid}": today().isoformat() for name, uid in matter.parties.items() if name != MAN}
    page = do(mediator, matter, "extension", wanted=409, until=until, manner="written", **days)
    assert f"还缺{MAN}的同意" in page.text
    do(
        mediator,
        matter,
        "extension",
        until=until,
        manner="written",
        **days,
        **{f"agreed_{matter.parties[MAN]}": today()},
    )
    assert matter.read(lambda case: facts_of(case, today=today()).due_on) >= today() + timedelta(60)


def test_an_applicant_withdraws_alone(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    do(mediator, matter, "withdrawal", ground="settled_privately", **told(matter))
    assert (matter.state, matter.read(lambda case: case.outcome)) == ("terminated", "withdrawn")


def test_before_acceptance_a_withdrawal_needs_no_notice(mediator: Visitor, matter: Matter) -> None:
    do(mediator, matter, "withdrawal")
    assert matter.state == "terminated"


def test_one_party_refuses_and_that_is_the_end(mediator: Visitor, matter: Matter) -> None:
    refuse_by(matter.talk(), MAN)
    page = mediator.get(matter.url("refusal"))
    assert page.soup.select_one("[name=by][checked]")["value"] == matter.parties[MAN]
    mediator.submit(page, "act", **told(matter))
    assert matter.read(lambda case: case.outcome) == "refused"


def test_who_will_not_sign_ends_it_too(mediator: Visitor, matter: Matter) -> None:
    matter.settle()
    do(mediator, matter, "signing-refusal", by=matter.parties[SHOP], **told(matter))
    assert (matter.state, matter.read(lambda case: case.outcome)) == ("terminated", "failed")


def test_termination_needs_the_notice_to_each_party_and_keeps_its_words(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    left_out = told(matter) | {f"told_{matter.parties[MAN]}": None}
    page = do(mediator, matter, "termination", wanted=422, ground="far_apart", **left_out)
    assert f"还没有向{MAN}告知别的途径" in page.text
    assert matter.state == "mediating"
    page = mediator.submit(page, "act", **{f"told_{matter.parties[MAN]}": "y", "notice_text": "可以起诉、举报、仲裁。"})
    assert matter.state == "terminated"
    assert "终止调解：双方分歧较大" in page.text


def test_termination_names_all_three_routes(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    page = do(mediator, matter, "termination", wanted=409, ground="far_apart", routes=["court"], **told(matter))
    assert "仲裁、行政、司法三条途径都要写到" in page.text


def test_time_is_up_only_when_it_is(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    page = do(mediator, matter, "termination", wanted=409, ground="time_up", **told(matter))
    assert "还没有满" in page.text


def test_an_oral_agreement_rests_on_one_of_two_reasons(mediator: Visitor, matter: Matter) -> None:
    matter.talk("agreed")
    do(mediator, matter, "reach-agreement", shape="oral", oral_reason="done")
    assert matter.state == "agreed"
    assert "口头" in mediator.get(matter.url("?part=agreement")).text


def test_back_to_the_table(mediator: Visitor, matter: Matter) -> None:
    matter.settle()
    do(mediator, matter, "return-to-talks", reason="金额还要再谈")
    assert matter.state == "mediating"


def test_who_settles_again_goes_on_with_the_agreement_that_was_begun(mediator: Visitor, matter: Matter) -> None:
    matter.talk("agreed")
    do(mediator, matter, "reach-agreement")
    do(mediator, matter, "return-to-talks")
    page = mediator.get(matter.url("reach-agreement"))
    assert "第 1 份协议稿还在" in page.text
    mediator.submit(page, "act")
    assert matter.state == "agreed"
    assert count(matter, Agreement) == 1


def test_an_ended_matter_is_closed(mediator: Visitor, matter: Matter) -> None:
    matter.talk()
    do(mediator, matter, "termination", ground="far_apart", **told(matter))
    page = do(mediator, matter, "close")
    assert matter.state == "closed"
    assert page.soup.select_one(".next__title").text == "已经结案，没有要办的"


def test_particulars_are_corrected_and_two_people_see_both(mediator: Visitor, matter: Matter) -> None:
    first, second = mediator.get(matter.url("particulars")), mediator.get(matter.url("particulars"))
    mediator.submit(first, "act", facts="改成甲。", amount_claimed="12,000.50")
    assert matter.read(lambda case: (case.facts, case.amount_claimed)) == ("改成甲。", 1200050)
    page = mediator.submit(second, "act", status=409, facts="改成乙。", form_key="another")
    assert "改成甲。" in page.text


def test_a_right_is_entered_checked_and_taken_out(mediator: Visitor, matter: Matter) -> None:
    page = do(mediator, matter, "rights", kind="design", number="ZL 2022 3 0178877.5", filed_on="2022-03-31")
    assert "ZL202230178877.5" in page.text
    assert "到 2037-03-30" in page.text
    right = page.soup.select("a[href*='/rights/']")[-1]["href"].split("/")[-2]
    page = do(mediator, matter, f"rights/{right}", status="lapsed", checked_on=today().isoformat())
    assert "已失效" in page.text
    page = do(mediator, matter, f"rights/{right}/removal", reason="与本案无关")
    assert "ZL202230178877.5" not in page.soup.select_one("#parts").text


def test_somebody_is_named_to_handle_it(app: Flask, mediator: Visitor) -> None:
    matter = register(app, mediator.person, mediator_id=None)
    page = mediator.get(matter.url("assignment"))
    chosen = page.soup.select_one("[name=mediator] option:-soup-contains('陈晓芸')")["value"]
    assert "承办 陈晓芸" in mediator.submit(page, "act", mediator=chosen).text


# --- 不丢、不重 ---------------------------------------------------------------------------------------------------


def test_a_form_sent_twice_acts_once(mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(matter.url("consents"))
    for _ in range(2):
        mediator.submit(page, "act", **agreeing(matter))
    assert count(matter, Consent) == 3


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


ABSENT = "records/9 records/9/edit records/9/signatures proposals/9/answer agreed-facts/9 rights/9 agents/x"


@pytest.mark.parametrize("path", [*ABSENT.split(), "parties/x/leaving"])
def test_what_does_not_exist_is_404(mediator: Visitor, matter: Matter, path: str) -> None:
    matter.talk()
    assert mediator.client.get(matter.url(path)).status_code == 404


def test_a_record_of_another_case_is_not_found_under_this_one(app: Flask, mediator: Visitor, matter: Matter) -> None:
    other = register(app, mediator.person)
    other.talk()
    record = matter.read(lambda case: db.session.scalars(db.select(SessionRecord.id)).one())
    assert mediator.client.get(other.url(f"records/{record}")).status_code == 200
    assert mediator.client.get(matter.url(f"records/{record}")).status_code == 404


def test_every_act_leaves_its_row_in_the_trail(mediator: Visitor, matter: Matter) -> None:
    before = count(matter, AuditEntry)
    do(mediator, matter, "consents", **agreeing(matter))
    do(mediator, matter, "acceptance")
    assert count(matter, AuditEntry) == before + 4


def test_one_agent_for_both_sides_needs_both_principals(mediator: Visitor, matter: Matter) -> None:
    matter.accept()
    typed = {"party": matter.parties[SHOP], "name": LAWYER, "authority": "general", "scope": ["evidence"]}
    assert "不能同时代理" in do(mediator, matter, "agents", wanted=409, **typed).text
    do(mediator, matter, "agents", both_sides_agreed="y", **typed)
    agent = matter.read(lambda case: case.parties[1].agents[0])
    assert agent.dual_consent_on == today()
    assert mediator.get(matter.url(f"agents/{agent.uid}")).soup.select_one("[name=both_sides_agreed][checked]")
