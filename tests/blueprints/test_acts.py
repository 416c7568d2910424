"""The acts of a case as people do them, from the register to the agreement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.case import Case, Consent
from mediation.models.session_record import Proposal, SessionRecord
from mediation.operations.agreement.reading import draft_party, draft_rights
from mediation.rules.agreement.draft import ClaimedAs, Draft, DraftMediator, DraftParty
from mediation.rules.agreement.rights import rights as rights_reviewed
from mediation.rules.agreement.signers import signers
from mediation.rules.roles import Role
from tests.blueprints.doing import SESSION, agreeing, attending, count, do, refuse_by, tell, today, tomorrow
from tests.blueprints.matter import FIRM, LAWYER, MAN, SHOP, Matter, register
from tests.visitor import Visitor


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


def test_one_party_asked_at_a_time_leaves_the_others_unasked(mediator: Visitor, matter: Matter) -> None:
    uid = matter.parties[SHOP]
    typed = {f"answer_{uid}": "no_answer", f"at_{uid}": "9点05分", f"manner_{uid}": "phone", f"note_{uid}": "没人接"}
    if clock.now().hour < 10:
        typed[f"at_{uid}"] = "0点"
    do(mediator, matter, "consents", **typed)
    assert count(matter, Consent) == 1
    assert "没人接" in mediator.get(matter.url("?part=asking")).text


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


def test_an_agent_from_hong_kong_shows_the_permit_for_the_mainland(mediator: Visitor, matter: Matter) -> None:
    matter.prepare()
    page = do(
        mediator, matter, "agents", wanted=422, name="孙禾", authority="general", scope=["evidence"],
        identity_number="H12345678",
    )  # fmt: skip
    mediator.submit(page, "act", identity_kind="hk_macao_permit")
    agents = matter.read(
        lambda case: [(one.name, one.identity_kind, one.identity_number) for one in case.parties[0].agents]
    )
    assert ("孙禾", "hk_macao_permit", "H12345678") in agents


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


def test_two_people_see_in_words_what_each_chose(mediator: Visitor, matter: Matter) -> None:
    url = matter.url(f"agents/{matter.read(lambda case: case.parties[0].agents[0].uid)}")
    first, second = mediator.get(url), mediator.get(url)
    mediator.submit(first, "act", authority="general", scope=["evidence"])
    page = mediator.submit(second, "act", status=409, employer="江苏棉语律师事务所", form_key="another")
    assert [row.get_text() for row in page.soup.select("main h2")] == ["单位", "权限"]
    assert [text.get_text() for text in page.soup.select(".version__text")][2:] == ["一般授权", "特别授权"]


def test_a_number_left_empty_stays_as_it_was(mediator: Visitor, matter: Matter) -> None:
    agent = matter.read(lambda case: case.parties[0].agents[0].uid)
    do(mediator, matter, f"agents/{agent}", phone="13612340000")
    page = mediator.get(matter.url(f"agents/{agent}"))
    assert "136****0000" in page.text
    assert "13612340000" not in page.text
    mediator.submit(page, "act", employer="江苏棉语律师事务所")
    assert matter.read(lambda case: case.parties[0].agents[0].phone) == "13612340000"


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


def test_what_is_special_to_a_party_in_this_case(mediator: Visitor, matter: Matter) -> None:
    page = do(mediator, matter, f"parties/{matter.parties[SHOP]}", shop="绮华布艺", actual_operator="郑织")
    assert "店铺 绮华布艺，实际经营者 郑织" in page.text
    page = do(mediator, matter, f"parties/{matter.parties[MAN]}", capacity="limited")
    assert "限制民事行为能力" in page.text
    assert page.soup.select(f"a[href='{matter.url(f'parties/{matter.parties[MAN]}/guardian')}']")


def test_a_guardian_is_entered(mediator: Visitor, matter: Matter) -> None:
    path = f"parties/{matter.parties[MAN]}/guardian"
    assert "没有填监护人姓名" in do(mediator, matter, path, wanted=422, relation="母亲").text
    page = do(mediator, matter, path, name="吴棉", relation="母亲", proof="户口簿")
    assert "监护人 吴棉" in page.text
    assert "书面同意" not in page.text
    kind = {"name": "吴棉", "identity_kind": "passport"}
    assert "护照号码是" in do(mediator, matter, path, wanted=422, identity_number="吴棉", **kind).text
    assert "E12**5678" in do(mediator, matter, path, identity_number="E12345678", **kind).text
    # An empty number keeps the one on record, with its kind.
    assert "E12**5678" in do(mediator, matter, path, relation="姨母").text


def test_a_guardians_written_consent_lets_a_party_of_fourteen_sign(mediator: Visitor, matter: Matter) -> None:
    path, consent = f"parties/{matter.parties[MAN]}/guardian", {"name": "吴棉", "consented_on": "2026-09-01"}
    page = do(mediator, matter, path, relation="母亲", proof="户口簿", **consent)
    assert "2026-09-01 书面同意" in page.text

    def drawn_up(case: Case) -> DraftParty:
        (row,) = (row for row in case.parties if row.uid == matter.parties[MAN])
        return replace(draft_party(row, {str(row.id): {"by": "self"}}), born=date(2012, 1, 1))

    party = matter.read(drawn_up)
    alone = replace(party, guardian=None)
    draft = Draft("", (party,), (), mediators=(DraftMediator("周堃"),), signing_on=date(2026, 9, 2))
    assert [finding.code for finding in signers(draft)] == []
    assert [finding.code for finding in signers(replace(draft, parties=(alone,)))] == ["minor_alone"]


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


def test_who_claims_a_right_and_by_what_title_is_on_record_so_that_the_review_can_pass(
    mediator: Visitor, matter: Matter
) -> None:
    firm = next(iter(matter.parties.values()))
    page = do(
        mediator, matter, "rights", kind="design", title="被套", holder="苏州某设计工作室、姚琳", claimed_by=firm,
        claimed_as="ordinary", authorised="y", co_owners_agree="姚琳", evaluation_report="yes", status="valid",
        checked_on=today().isoformat(),
    )  # fmt: skip
    assert "普通许可的被许可人主张，有授权" in page.text
    address = page.soup.select("a[href*='/rights/']")[-2]["href"].split("/")[-1]
    form = mediator.get(matter.url(f"rights/{address}")).soup.select_one("#act")
    assert form.select_one("[name=claimed_by] option[selected]")["value"] == firm
    assert form.select_one("[name=claimed_as] option[selected]")["value"] == "ordinary"
    assert form.select_one("[name=authorised]").has_attr("checked")
    assert form.select_one("[name=evaluation_report][checked]")["value"] == "yes"
    (right,) = [right for right in matter.read(lambda case: draft_rights(case)) if right.kind == "design"]
    assert (right.claimed_as, right.authorised, right.co_owners_agree, right.evaluation_report) == (
        ClaimedAs.ORDINARY, True, ("姚琳",), True,
    )  # fmt: skip
    assert list(rights_reviewed(Draft("", (), (), rights=(right,)))) == []


def test_somebody_is_named_to_handle_it(app: Flask, mediator: Visitor) -> None:
    matter = register(app, mediator.person, mediator_id=None)
    page = mediator.get(matter.url("assignment"))
    chosen = page.soup.select_one("[name=mediator] option:-soup-contains('陈晓芸')")["value"]
    assert "承办 陈晓芸" in mediator.submit(page, "act", mediator=chosen).text


def test_a_form_sent_twice_acts_once(mediator: Visitor, matter: Matter) -> None:
    page = mediator.get(matter.url("consents"))
    for _ in range(2):
        mediator.submit(page, "act", **agreeing(matter))
    assert count(matter, Consent) == 3


ABSENT = "records/9 records/9/edit records/9/signatures proposals/9/answer agreed-facts/9 rights/9 agents/x"


@pytest.mark.parametrize("path", [*ABSENT.split(), "parties/x/leaving"])
def test_what_does_not_exist_is_404(mediator: Visitor, matter: Matter, path: str) -> None:
    matter.talk()
    assert mediator.client.get(matter.url(path)).status_code == 404


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


def test_a_day_of_acceptance_is_looked_at_before_it_is_put_right(
    visitor_for: Callable[..., Visitor], mediator: Visitor, matter: Matter
) -> None:
    matter.accept()
    assert matter.url("acceptance-day") not in mediator.get(matter.url()).answer.text
    clerk, wrong = visitor_for(Role.CLERK), matter.read(lambda case: case.accepted_on)
    right = next(day for day in (wrong - timedelta(1), wrong + timedelta(1)) if day.year == wrong.year)
    assert matter.url("acceptance-day") in clerk.get(matter.url()).answer.text
    typed = {"on": right.isoformat(), "reason": "登记簿记的是另一天"}
    page = clerk.get(matter.url("acceptance-day"))
    looked = clerk.submit(page, "act", press="step=look", **typed)
    assert "D01 调解期限" in looked.text and matter.read(lambda case: case.accepted_on) == wrong
    # Another day than the one that was looked at is looked at first.
    again = clerk.submit(looked, "act", press="step=save", on=tomorrow(), status=422)
    assert again.errors == {"on": "这一天还没到。填今天或以前的日子。"}
    refused = clerk.submit(looked, "act", press="step=save", status=422, on=wrong.isoformat())
    assert "没有要更正的。（" in refused.errors["on"]
    clerk.submit(looked, "act", press="step=save")
    assert matter.read(lambda case: case.accepted_on) == right
