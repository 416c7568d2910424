"""The review: one harmless draft of three parties, and what each single fault in it brings."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mediation.procedures.agreement import RULES, Finding, Severity, amend, draft_from_json, passed, review, signing_bar
from mediation.rules.statutes import ALL

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CLEAN = json.loads(EXAMPLES.joinpath("agreement-clean.json").read_text("utf-8"))
FAULTY = json.loads(EXAMPLES.joinpath("agreement-faulty.json").read_text("utf-8"))

Json = dict[str, Any]
Edit = Callable[[Json], object]

COMPANY, SHOP, PERSON = 0, 1, 2
STOP, LINKS, DESTROY, INSTALMENTS, ONE_SUM, LATE, PROMISE, SECRECY, NO_CLAIMS, CONFIRM = range(10)


def changed(*edits: Edit) -> Json:
    draft = deepcopy(CLEAN)
    for edit in edits:
        edit(draft)
    return draft


def found(*edits: Edit) -> list[Finding]:
    return review(draft_from_json(changed(*edits)))


def codes(*edits: Edit) -> list[str]:
    return [finding.code for finding in found(*edits)]


def draft(**members: Any) -> Edit:
    return lambda whole: whole.update(members)


def party(place: int, **members: Any) -> Edit:
    return lambda whole: whole["parties"][place].update(members)


def agent(**members: Any) -> Edit:
    return lambda whole: whole["parties"][COMPANY]["agents"][0].update(members)


def right(**members: Any) -> Edit:
    return lambda whole: whole["rights"][0].update(members)


def term(place: int, **data: Any) -> Edit:
    return lambda whole: whole["terms"][place]["data"].update(data)


def add(kind: str, **data: Any) -> Edit:
    return lambda whole: whole["terms"].append({"ref": "extra", "kind": kind, "data": data})


def text(words: str) -> Edit:
    return add("other", text=words)


def cut(*places: int) -> Edit:
    def edit(whole: Json) -> None:
        whole["terms"] = [each for place, each in enumerate(whole["terms"]) if place not in places]

    return edit


def oral(reason: str | None, keep: tuple[int, ...] = (SECRECY,)) -> Edit:
    def edit(whole: Json) -> None:
        whole.update(form="oral", oral_reason=reason, want_confirmation=False)
        whole["terms"] = [whole["terms"][place] for place in keep]

    return edit


MARK = {"kind": "trademark", "title": "棉语", "number": "1234567", "checked_on": "2026-03-01"}
DESIGN = {"kind": "design", "title": "被套", "number": "ZL202230178877.5", "checked_on": "2026-03-01"}
REPORTED = {**DESIGN, "evaluation_report": True}
LICENCE = {
    "who": ["p1"],
    "whom": ["p2"],
    "right": "r1",
    "type": "ordinary",
    "scope": "生产、销售四件套",
    "territory": "中国境内",
    "until": "2027-03-31",
    "amount": 0,
}
TRANSFER = {
    "who": ["p1"],
    "whom": "p2",
    "right": "r1",
    "together": ["第7654321号“棉语”"],
    "amount": 0,
    "handler": ["p1"],
    "register_by": "2026-05-01",
}
GUARANTEE = {"who": ["p3"], "debtor": ["p2"], "whom": "p1", "terms": ["t4"], "manner": "joint"}
CHEN = {"name": "陈翀", "authority": "special", "valid_to": "2026-12-31"}
CHILD = {"born": "2010-05-01"}

NEW_MARK = {**MARK, "checked_on": "2027-01-04"}
# Signed on 5 January 2027, under the Trade Mark Act as revised in 2026.
IN_2027: list[Edit] = [
    lambda d: cut(LINKS, DESTROY, INSTALMENTS, ONE_SUM, LATE)(d),
    draft(signing_on="2027-01-05"),
    agent(valid_to="2027-12-31"),
]

FAULTS = [
    # parties
    pytest.param(
        "party_missing",
        [lambda d: d["case_parties"].append({"ref": "p4", "name": "丁香布业"})],
        id="a respondent left out",
    ),
    pytest.param(
        "party_left_out",
        [lambda d: d["case_parties"].append({"ref": "p4", "name": "丁香布业"}), draft(partial_scope="赔偿")],
        id="a partial agreement without the fourth party",
    ),
    pytest.param(
        "party_twice",
        [
            lambda d: d["parties"].append({**d["parties"][PERSON], "ref": "p4"}),
            term(CONFIRM, who=["p1", "p2", "p3", "p4"]),
            draft(copies=6),
        ],
        id="one person under two refs",
    ),
    pytest.param("one_side", [party(SHOP, side="applicant"), party(PERSON, side="applicant")], id="applicants only"),
    pytest.param("party_kind", [party(PERSON, name="棉语小铺旗舰店")], id="a shop's name as a person"),
    pytest.param("party_kind", [party(PERSON, name="欧阳建厂")], id="a person whose name ends like a factory's"),
    pytest.param("operator_missing", [party(SHOP, head="")], id="字号 without its operator"),
    pytest.param("actual_operator_missing", [party(SHOP, actual_operator="王若水")], id="somebody else runs the shop"),
    pytest.param("head_missing", [party(COMPANY, head="")], id="a company without legal representative"),
    pytest.param("party_data_missing", [party(PERSON, address="")], id="no address"),
    pytest.param("party_data_missing", [party(SHOP, head_identity="")], id="an operator without identity number"),
    # who signs
    pytest.param("signer_unknown", [party(COMPANY, signer="周某")], id="the signer is none of the agents"),
    pytest.param("no_special_authority", [agent(authority="general")], id="a general authority"),
    pytest.param("no_special_authority", [agent(scope=["全权代理"])], id="全权代理 alone"),
    pytest.param("no_special_authority", [agent(scope=["evidence", "receive"])], id="special, but for papers only"),
    pytest.param("no_special_authority", [party(SHOP, signer="王若水")], id="a shop assistant signs for the shop"),
    pytest.param("no_special_authority", [party(PERSON, signer="王若水")], id="a friend signs for a person"),
    pytest.param(
        "no_special_authority",
        [party(SHOP, signer="王若水", agents=[{"name": "王若水", "valid_to": "2026-12-31"}])],
        id="the signer is the agent, with a general authority",
    ),
    pytest.param("no_special_authority", [agent(scope=["代为参加调解，不得和解"])], id="settling is expressly denied"),
    pytest.param("no_special_authority", [agent(scope=["代为签收调解协议书"])], id="may only receive the paper"),
    pytest.param("authority_expired", [agent(valid_to="2026-03-09")], id="authority ran out the day before"),
    pytest.param("authority_expired", [agent(valid_from="2026-03-11")], id="authority begins the day after"),
    pytest.param("authority_without_term", [agent(valid_to=None)], id="no term in the letter"),
    pytest.param(
        "too_many_agents",
        [
            lambda d: d["parties"][COMPANY].update(
                agents=[CHEN, {**CHEN, "name": "方远"}, {**CHEN, "name": "柯宁"}], signer="陈翀"
            )
        ],
        id="three agents",
    ),
    pytest.param("agent_both_sides", [party(SHOP, agents=[CHEN])], id="one agent on both sides"),
    pytest.param("agent_both_sides", [agent(name="姜翎")], id="the agent is the other side"),
    pytest.param("minor_alone", [party(PERSON, **CHILD)], id="fifteen and alone"),
    pytest.param("minor_alone", [party(PERSON, born=None, identity="320699201005010030")], id="fifteen by the number"),
    pytest.param("minor_alone", [party(PERSON, born="2008-03-11")], id="eighteen tomorrow"),
    pytest.param(
        "minor_alone",
        [party(PERSON, born="2019-01-01", guardian={"name": "姜平", "consented_on": "2026-03-09"})],
        id="seven: consent is not enough, the guardian acts",
    ),
    pytest.param("incapable_alone", [party(PERSON, capacity="limited")], id="an adult of limited capacity"),
    pytest.param("guardian_missing", [party(PERSON, signs_by="guardian", **CHILD)], id="a guardian without a name"),
    pytest.param(
        "guardian_proof",
        [party(PERSON, signs_by="guardian", guardian={"name": "姜平", "proof": False}, **CHILD)],
        id="no proof of guardianship",
    ),
    pytest.param("mediator_missing", [draft(mediators=[])], id="no mediator"),
    pytest.param("mediator_takes_part", [draft(mediators=[{"name": "姜翎"}])], id="a party mediates"),
    pytest.param(
        "mediator_works_for_party",
        [draft(mediators=[{"name": "周堃", "employer": "南通云栖锦绣家纺有限公司"}])],
        id="the mediator works for a party",
    ),
    # signs of a sham
    pytest.param("same_contact", [party(PERSON, phone="139 0000 0101")], id="one telephone on both sides"),
    pytest.param("same_contact", [party(PERSON, phone="+86-13900000101")], id="the same with the country's code"),
    pytest.param("same_person", [party(PERSON, name="顾翌")], id="the respondent heads the company, one number known"),
    pytest.param(
        "same_account",
        [party(COMPANY, accounts=["62001"]), party(SHOP, accounts=["62001"])],
        id="one bank account on both sides",
    ),
    pytest.param("same_account", [party(SHOP, accounts=["6200000000000035017"])], id="the payer is paid"),
    pytest.param(
        "same_person",
        [
            party(SHOP, head="顾翌", head_identity="320699198001010011"),
            party(COMPANY, head_identity="320699198001010011"),
        ],
        id="one person heads both sides",
    ),
    pytest.param("no_dispute", [draft(disputes="双方无争议。")], id="nothing in dispute"),
    # rights
    pytest.param("holder_not_party", [right(holders=["苏州某设计工作室"])], id="the certificate names a stranger"),
    pytest.param(
        "co_owner_missing", [right(holders=["南通云栖锦绣家纺有限公司", "姚琳"])], id="a co-owner does not sign"
    ),
    pytest.param(
        "licensee_without_authority",
        [right(claimed_as="ordinary", holders=["苏州某设计工作室"])],
        id="an ordinary licensee claims",
    ),
    pytest.param(
        "right_expired",
        [right(**REPORTED, filed_on="2016-01-05", status="valid")],
        id="an old design: ten years, to 2026-01-04",
    ),
    pytest.param("right_expired", [right(**MARK, expires_on="2026-03-09")], id="a mark not renewed"),
    pytest.param("right_lapsed", [right(**MARK, status="lapsed")], id="struck from the register"),
    pytest.param("right_fee_unpaid", [right(**REPORTED, status="fee_unpaid")], id="annual fee unpaid"),
    pytest.param("right_invalidity_pending", [right(**REPORTED, status="invalidity_pending")], id="invalidity pending"),
    pytest.param("right_not_checked", [right(**{**MARK, "checked_on": None})], id="register never looked at"),
    pytest.param(
        "right_not_checked", [right(**{**MARK, "checked_on": "2026-02-07"})], id="register looked at 31 days ago"
    ),
    pytest.param("no_evaluation_report", [right(**DESIGN)], id="a design without evaluation report"),
    # facts and form
    pytest.param("facts_missing", [draft(facts=" ")], id="no facts"),
    pytest.param("disputes_missing", [draft(disputes="")], id="no points in dispute"),
    pytest.param("no_terms", [draft(terms=[])], id="no terms"),
    pytest.param("oral_without_reason", [oral(None)], id="oral without a reason"),
    pytest.param("oral_with_duty", [oral("done", (INSTALMENTS,))], id="oral though instalments are to come"),
    pytest.param(
        "oral_with_duty",
        [oral("done", (ONE_SUM,)), term(0, by="本协议生效之日起三十日内", method="cash", account_of=None)],
        id="oral, done at once, yet payable within thirty days of its effect",
    ),
    pytest.param(
        "oral_with_duty",
        [oral("done"), text("乙方自本协议生效之日起三十日内支付甲方现金500元。")],
        id="oral, done at once, the thirty days in free text",
    ),
    pytest.param(
        "oral_with_duty",
        [oral("done"), text("乙方于2026年3月11日支付甲方现金500元。")],
        id="oral, done at once, due tomorrow in free text",
    ),
    pytest.param("oral_with_duty", [oral("no_duty", (STOP,))], id="oral without duties though one must stop"),
    pytest.param("oral_but_asked", [oral("done"), draft(written_asked=True)], id="a party asked for a paper"),
    pytest.param("oral_confirmation", [oral("done"), draft(want_confirmation=True)], id="oral, yet to be confirmed"),
    pytest.param(
        "agreed_effect", [draft(agreed_effective_on="2026-03-15")], id="the parties fix their own day of effect"
    ),
    # money
    pytest.param("sum_mismatch", [term(INSTALMENTS, amount=6600001)], id="one 分 too little"),
    pytest.param(
        "sum_mismatch",
        [text("乙方另向甲方支付共计900元，分两期：2026年5月1日前500元，2026年6月1日前500元。")],
        id="instalments in free text",
    ),
    pytest.param("amount_not_positive", [term(ONE_SUM, amount=0)], id="compensation of nothing"),
    pytest.param("amount_not_positive", [term(PROMISE, penalty=-5)], id="a negative penalty"),
    pytest.param(
        "figures_and_words",
        [text("乙方当场支付甲方人民币500.00元（大写：伍拾元整）。")],
        id="figures and capitals differ",
    ),
    pytest.param(
        "instalments_out_of_order",
        [
            term(
                INSTALMENTS,
                instalments=[{"due": "2026-07-10", "amount": 2600000}, {"due": "2026-04-10", "amount": 4000000}],
            )
        ],
        id="July before April",
    ),
    pytest.param("payee_account", [term(ONE_SUM, account_of=None)], id="no account"),
    pytest.param(
        "payee_account",
        [term(INSTALMENTS, account={"holder": "南通云栖锦绣家纺有限公司", "bank": "", "number": "62"})],
        id="no bank",
    ),
    pytest.param(
        "account_of_other",
        [term(INSTALMENTS, account={"holder": "陈翀", "bank": "示例银行", "number": "6200111122223333"})],
        id="the agent's account",
    ),
    pytest.param("payers_share", [term(ONE_SUM, who=["p2", "p3"])], id="two pay, nobody knows how much"),
    pytest.param(
        "payers_share",
        [term(ONE_SUM, who=["p2", "p3"], liability="several")],
        id="each pays, nobody knows how much of the one sum",
    ),
    pytest.param("penalty_in_sum", [term(ONE_SUM, covers="经济损失及违约金")], id="penalty inside the compensation"),
    pytest.param("penalty_excessive", [term(LATE, penalty=1980001)], id="penalty over three tenths of the sum"),
    pytest.param("penalty_excessive", [term(LATE, rate=11)], id="more than one in a thousand a day"),
    # who, when, what
    pytest.param("term_incomplete", [term(DESTROY, witness="")], id="destroyed without witness"),
    pytest.param("term_incomplete", [term(ONE_SUM, by=None)], id="a payment without a day"),
    pytest.param("term_incomplete", [term(LATE, accelerate=False, penalty=None)], id="default without consequence"),
    pytest.param(
        "term_incomplete", [text("丙方返还甲方样布12米，支付甲方公证费500元。")], id="free text without a day"
    ),
    pytest.param("vague_wording", [term(LINKS, by="尽快")], id="尽快 in a deadline"),
    pytest.param("vague_wording", [text("余款由双方另行协商。")], id="另行协商 in free text"),
    pytest.param("before_signing", [term(LINKS, by="2026-03-09")], id="due the day before signing"),
    pytest.param(
        "before_signing",
        [
            term(
                INSTALMENTS,
                instalments=[{"due": "2026-03-01", "amount": 2600000}, {"due": "2026-04-10", "amount": 4000000}],
            )
        ],
        id="first instalment before signing",
    ),
    pytest.param("impossible_day", [text("乙方于2026年2月29日前付清。")], id="29 February 2026"),
    pytest.param("blank_left", [text("乙方于____年4月1日前付清。")], id="a blank to be filled in by hand"),
    pytest.param(
        "duplicate_proposal",
        [lambda d: d["terms"][ONE_SUM].update(proposal="proposal:4")],
        id="one accepted proposal, two terms",
    ),
    pytest.param("duplicate_term", [add("confidentiality", who=["p1", "p2", "p3"])], id="the same term twice"),
    pytest.param(
        "duplicate_link",
        [lambda d: d["terms"][LINKS]["data"]["links"].append(d["terms"][LINKS]["data"]["links"][0])],
        id="the same link twice",
    ),
    pytest.param("dangling_reference", [term(LATE, terms=["t99"])], id="late payment of a term that is gone"),
    pytest.param("dangling_number", [text("乙方违反第（十三）项的，甲方可以起诉。")], id="a number there is none of"),
    pytest.param("binds_non_party", [term(STOP, who=["p2", "p9"])], id="a stranger must stop"),
    pytest.param("binds_non_party", [text("淘宝平台应当于2026年4月1日前删除链接。")], id="the platform must delete"),
    pytest.param(
        "guarantor_not_party", [add("guarantee", **{**GUARANTEE, "who": ["p9"]})], id="a guarantor who does not sign"
    ),
    pytest.param("guarantor_not_party", [text("由王小明提供连带责任保证。")], id="a guarantor in free text"),
    # law
    pytest.param("crime_waiver", [text("甲方不再追究乙方的刑事责任。")], id="crime is not theirs to waive"),
    pytest.param("penalty_bargain", [text("乙方再次销售的，罚款5万元。")], id="a private fine"),
    pytest.param("rights_waiver", [text("任何一方不得就本协议起诉。")], id="the way to the court closed"),
    pytest.param(
        "rights_waiver", [text("甲方收到全部款项后，不得再向行政机关举报。")], id="not to report, even when paid"
    ),
    pytest.param("vague_wording", [add("licence", **{**LICENCE, "start": "尽快"})], id="a licence that starts soon"),
    pytest.param("personal_freedom", [text("乙方付清以前不得离开通州。")], id="personal freedom as security"),
    pytest.param("mediation_fee", [text("调解费500元由乙方承担。")], id="a fee for the mediation"),
    pytest.param("court_decides", [text("乙方不履行的，由人民法院裁判。")], id="the court decides on default"),
    pytest.param("ip_ownership", [text("确认《江南棉语》花型的著作权归甲方所有。")], id="who owns the pattern"),
    pytest.param(
        "ip_ownership",
        [lambda d: d["terms"][STOP]["data"].update(note="甲方系该花型著作权人")],
        id="ownership in an addition",
    ),
    pytest.param(
        "ip_ownership",
        [draft(want_confirmation=None, copies=4), cut(CONFIRM), text("确认著作权归甲方所有。")],
        id="ownership, nobody has said whether confirmation is wanted",
    ),
    pytest.param("ip_ownership", [term(STOP, title="确认著作权归甲方所有")], id="ownership in a heading"),
    pytest.param(
        "ip_ownership", [term(DESTROY, record="双方在清点时确认著作权归甲方所有")], id="ownership in how it is recorded"
    ),
    pytest.param("ip_validity", [text("双方确认甲方的著作权合法有效。")], id="whether the right is valid"),
    pytest.param("property_ownership", [text("确认库存四件套46套归甲方所有。")], id="who owns the stock"),
    pytest.param(
        "licence_granter",
        [add("licence", **{**LICENCE, "who": ["p3"], "whom": ["p2"]})],
        id="the licensor holds no right",
    ),
    pytest.param(
        "co_owner_missing",
        [
            right(claimed_as="exclusive", holders=["南通云栖锦绣家纺有限公司", "姚琳"]),
            add("licence", **{**LICENCE, "type": "exclusive"}),
        ],
        id="an exclusive licence without the co-owner",
    ),
    pytest.param(
        "licence_beyond_right",
        [right(**MARK, expires_on="2026-12-31"), add("licence", **LICENCE)],
        id="a licence that outlives the mark",
    ),
    pytest.param(
        "transfer_granter",
        [add("transfer", **{**TRANSFER, "who": ["p3"]})],
        id="transferred by a stranger to the right",
    ),
    pytest.param(
        "transfer_registration",
        [right(**REPORTED), add("transfer", **{**TRANSFER, "register_by": None})],
        id="a design transferred, no day for registration",
    ),
    pytest.param(
        "transfer_registration", [text("甲方将涉案专利权转让给乙方。")], id="a patent transferred in free text"
    ),
    pytest.param(
        "transfer_together",
        [right(**MARK), add("transfer", **{**TRANSFER, "together": []})],
        id="similar marks stay behind",
    ),
    pytest.param("secrecy_bars_court", [term(SECRECY, court=False)], id="secret even from the court"),
    pytest.param("secrecy_bars_court", [text("各方对本协议内容严格保密。")], id="the same in free text"),
    pytest.param("confirmation_not_all", [term(CONFIRM, who=["p1", "p2"])], id="only two apply"),
    pytest.param("confirmation_late", [term(CONFIRM, days=60)], id="sixty days"),
    pytest.param(
        "confirmation_other_court",
        [draft(inviting_court="甲县人民法院", copies=6), term(CONFIRM, court="乙县人民法院")],
        id="another court than the one that invited",
    ),
    # paper
    pytest.param("copies_short", [draft(copies=3)], id="fewer than parties and committee"),
    pytest.param("copies_without_court", [draft(copies=4)], id="none for the court"),
]

# The neighbours of the faults: what the law allows.
HARMLESS = [
    pytest.param(
        [party(PERSON, side="third_party", name="李玥珺", phone="13900000102")],
        id="the operator vouches as a third party",
    ),
    pytest.param([], id="the draft as it is"),
    pytest.param([agent(authority="general", ratified_on="2026-03-12")], id="ratified by the principal (民法典171)"),
    pytest.param([agent(valid_to="2026-03-09", ratified_on="2026-03-12")], id="expired, but ratified"),
    pytest.param([agent(valid_to="2026-03-10")], id="authority ends on the day of signing"),
    pytest.param([agent(valid_to=None, term="至本案调解终结之日止")], id="a term in words"),
    pytest.param([agent(scope=["代为进行和解，签署调解协议"])], id="the letter's own words"),
    pytest.param([agent(scope=[])], id="special authority, items not entered"),
    pytest.param(
        [agent(dual_consent_on="2026-03-01"), party(SHOP, agents=[{**CHEN, "dual_consent_on": "2026-03-02"}])],
        id="both principals agreed to one agent (民法典168)",
    ),
    pytest.param(
        [party(SHOP, agents=[CHEN]), party(COMPANY, side="respondent"), party(PERSON, side="applicant")],
        id="one agent for two of the same side",
    ),
    pytest.param(
        [party(SHOP, signer="王若水", agents=[{**CHEN, "name": "王若水"}])],
        id="the signer is the agent, duly authorised",
    ),
    pytest.param([agent(identity="A"), party(SHOP, agents=[{**CHEN, "identity": "B"}])], id="namesakes are two people"),
    pytest.param([party(PERSON, born="2008-03-10")], id="eighteen today"),
    pytest.param([party(PERSON, born="2009-03-10", own_income=True)], id="seventeen with own income (民法典18)"),
    pytest.param(
        [party(PERSON, guardian={"name": "姜平", "consented_on": "2026-03-09"}, **CHILD)],
        id="fifteen, the guardian consents",
    ),
    pytest.param(
        [party(PERSON, signs_by="guardian", guardian={"name": "姜平"}, born="2019-01-01")],
        id="seven, the guardian signs",
    ),
    pytest.param([party(SHOP, actual_operator="李玥珺")], id="the operator runs the shop"),
    pytest.param([party(SHOP, actual_operator="姜翎")], id="the real operator is a party too"),
    pytest.param(
        [draft(mediators=[{"name": "姜翎", "identity": "320699199001010011"}])], id="a mediator of the same name"
    ),
    pytest.param(
        [draft(mediators=[{"name": "姜翎", "cleared": "核对出生日期，不是同一个人"}])],
        id="a mediator of the same name, cleared by hand when appointed",
    ),
    pytest.param(
        [right(holders=["南通云栖锦绣家纺有限公司", "姚琳"], co_owners_agree=["姚琳"])], id="the co-owner agreed"
    ),
    pytest.param(
        [right(claimed_as="exclusive", holders=["苏州某设计工作室"])],
        id="an exclusive licensee claims by its own right",
    ),
    pytest.param(
        [right(claimed_as="ordinary", authorised=True, holders=["苏州某设计工作室"])],
        id="an ordinary licensee with authority",
    ),
    pytest.param([right(holders=["李玥珺"], claimed_by="p2")], id="the operator's certificate, the shop a party"),
    pytest.param([right(status="fee_unpaid")], id="a copyright has no annual fee"),
    pytest.param([right(**MARK, status="fee_unpaid")], id="a mark has no annual fee"),
    pytest.param([right(status="invalidity_pending")], id="nobody declares a copyright invalid"),
    pytest.param([right(**REPORTED, filed_on="2021-06-01")], id="a design of fifteen years"),
    pytest.param([right(**{**MARK, "checked_on": "2026-02-08"})], id="register looked at 30 days ago"),
    pytest.param([oral("done")], id="oral, performed on the spot"),
    pytest.param(
        [oral("done", (ONE_SUM,)), term(0, by="2026-03-10", method="cash", account_of=None)],
        id="oral, paid in cash that day",
    ),
    pytest.param(
        [oral("done"), text("乙方已于2026年3月10日付清现金500元，甲方已收到。")], id="oral, paid that day in free text"
    ),
    pytest.param([oral("no_duty", (NO_CLAIMS,))], id="oral, nothing left to perform"),
    pytest.param([draft(copies=8)], id="more copies than needed"),
    pytest.param([draft(want_confirmation=False, copies=4), cut(CONFIRM)], id="no confirmation, no copy for the court"),
    pytest.param(
        [draft(want_confirmation=False), cut(CONFIRM), text("确认《江南棉语》花型的著作权归甲方所有。")],
        id="ownership, but no confirmation wanted",
    ),
    pytest.param([term(LINKS, by="2026-03-10")], id="due on the day of signing"),
    pytest.param([term(LINKS, by="本协议生效之日起五日内")], id="a deadline counted from the effect"),
    pytest.param([term(STOP, start="2025-11-01")], id="an act that began before"),
    pytest.param([term(ONE_SUM, who=["p2", "p3"], liability="joint")], id="jointly liable"),
    pytest.param([term(ONE_SUM, method="cash", account_of=None)], id="cash needs no account"),
    pytest.param([term(LATE, penalty=1980000)], id="penalty of just three tenths"),
    pytest.param([term(LATE, rate=5, penalty=None)], id="five in ten thousand a day"),
    pytest.param([add("licence", **LICENCE)], id="an ordinary licence by the owner"),
    pytest.param([add("guarantee", **GUARANTEE)], id="a guarantor who signs"),
    pytest.param([right(**MARK), add("transfer", **TRANSFER)], id="a mark transferred with its like"),
    pytest.param(
        [
            add(
                "apology",
                who=["p3"],
                whom=["p1"],
                medium="店铺首页",
                by="2026-04-01",
                words="本店承认“江南棉语”花型的著作权归云栖锦绣家纺所有，今后将及时自查。",
            )
        ],
        id="the words of an apology, with a quotation inside",
    ),
    pytest.param([draft(facts="甲方确认其为著作权人，要求尽快、适当赔偿，否则报警。")], id="facts may quote anything"),
    pytest.param(
        [draft(inviting_court="甲县人民法院", copies=6), term(CONFIRM, court="甲县人民法院")],
        id="the court that invited",
    ),
    pytest.param([draft(signing_on=None, drafted_on="2026-03-10")], id="judged by the day of drafting"),
    pytest.param([draft(signing_on=None)], id="no day yet"),
]


@pytest.mark.parametrize(("code", "edits"), FAULTS)
def test_one_fault_brings_one_finding(code: str, edits: list[Edit]) -> None:
    assert codes(*edits) == [code]


@pytest.mark.parametrize("edits", HARMLESS)
def test_what_the_law_allows_is_left_alone(edits: list[Edit]) -> None:
    assert codes(*edits) == []


def test_every_rule_has_its_fault() -> None:
    assert {param.values[0] for param in FAULTS} == set(RULES)


@pytest.mark.parametrize(("code", "edits"), FAULTS)
def test_finding_says_where_why_and_what_instead(code: str, edits: list[Edit]) -> None:
    (finding,) = found(*edits)
    assert finding.severity is RULES[code].severity
    assert finding.where
    assert finding.message.endswith("。")
    assert finding.suggestion.endswith(("。", "sku=jn-180"))
    assert finding.basis in ALL


@pytest.mark.parametrize(
    ("edits", "article"),
    [
        pytest.param([party(PERSON, **CHILD)], "民法典第十九条", id="fifteen"),
        pytest.param([party(PERSON, born="2019-01-01")], "民法典第二十条", id="seven"),
        pytest.param([party(PERSON, capacity="none")], "民法典第二十一条", id="cannot judge own acts"),
        pytest.param([agent(name="姜翎")], "民法典第一百六十八条第一款", id="acts with themselves"),
        pytest.param(
            [draft(mediators=[{"name": "姜翎"}])], "人民调解法第二十一条第一款", id="a party mediates: 主持公道"
        ),
        pytest.param(
            [draft(mediators=[{"name": "周堃", "employer": "南通云栖锦绣家纺有限公司"}])],
            "人民调解法第二十一条第一款",
            id="the mediator works for a party, the parties came of themselves",
        ),
        pytest.param(
            [
                draft(
                    mediators=[{"name": "周堃", "employer": "南通云栖锦绣家纺有限公司"}],
                    inviting_court="甲县人民法院",
                    copies=6,
                )
            ],
            "特邀调解规定第十五条",
            id="the mediator works for a party, sent by a court",
        ),
        pytest.param([agent(scope=["全权代理"])], "民诉法解释第八十九条第一款", id="全权代理"),
        pytest.param([text("确认著作权归甲方所有。")], "民诉法解释第三百五十五条第一款第五项", id="确权"),
        pytest.param([text("余款另行协商。")], "民诉法解释第三百五十八条第五项", id="unclear"),
        pytest.param(
            [right(**MARK), add("transfer", **{**TRANSFER, "together": []})], "商标法第四十二条第二款", id="marks, 2026"
        ),
        pytest.param(
            [
                right(**{**MARK, "checked_on": "2027-01-01"}),
                cut(LINKS, DESTROY, INSTALMENTS, ONE_SUM, LATE),
                add("transfer", **{**TRANSFER, "together": [], "register_by": "2027-05-01"}),
                draft(signing_on="2027-01-02"),
                agent(valid_to="2027-12-31"),
            ],
            "商标法第四十六条第二款",
            id="marks, from 2027",
        ),
        pytest.param([right(status="lapsed")], "著作权法第二十三条", id="a copyright ends with its term"),
        pytest.param(
            [right(**REPORTED, status="lapsed")], "专利法第四十四条第一款", id="a design ends by unpaid fees or waiver"
        ),
        pytest.param([right(**MARK, status="lapsed")], "商标法第四十条第一款", id="a mark ends unrenewed, 2026"),
        pytest.param([right(**MARK, expires_on="2026-03-09")], "商标法第三十九条", id="a mark's ten years, 2026"),
        pytest.param(
            [right(**MARK, status="invalidity_pending")], "商标法第四十七条第一款", id="a mark in invalidity, 2026"
        ),
        pytest.param(
            [right(**REPORTED, status="invalidity_pending")], "专利法第四十七条第一款", id="a design in invalidity"
        ),
        pytest.param(
            [right(**MARK, expires_on="2026-12-31"), add("licence", **LICENCE)],
            "商标法第三十九条",
            id="a licence that outlives the mark",
        ),
        pytest.param(
            [right(expires_on="2026-12-31"), add("licence", **LICENCE)],
            "著作权法第二十三条",
            id="a licence that outlives the copyright",
        ),
        pytest.param(
            [right(**REPORTED, expires_on="2026-12-31"), add("licence", **LICENCE)],
            "民法典第八百六十五条",
            id="a licence that outlives the patent",
        ),
        pytest.param([right(**NEW_MARK, status="lapsed"), *IN_2027], "商标法第四十四条第一款", id="unrenewed, 2027"),
        pytest.param(
            [right(**NEW_MARK, expires_on="2027-01-04"), *IN_2027], "商标法第四十三条", id="a mark's ten years, 2027"
        ),
        pytest.param(
            [right(**NEW_MARK, status="invalidity_pending"), *IN_2027],
            "商标法第五十三条第一款",
            id="a mark in invalidity, 2027",
        ),
        pytest.param(
            [
                right(**NEW_MARK),
                *IN_2027,
                add("transfer", **{**TRANSFER, "handler": [], "register_by": None}),
            ],
            "商标法第四十六条",
            id="no registration of the transfer, 2027",
        ),
        pytest.param(
            [*IN_2027, text("甲方将涉案商标权转让给乙方。")], "商标法第四十六条", id="a mark in free text, 2027"
        ),
    ],
)
def test_finding_rests_on_the_article_of_its_case(edits: list[Edit], article: str) -> None:
    (finding,) = found(*edits)
    assert finding.basis.short == article


def test_picture_of_the_editor_two_blocks_then_three_warnings() -> None:
    findings = review(draft_from_json(FAULTY))
    assert [(f.severity.value, f.code, f.where) for f in findings] == [
        ("block", "sum_mismatch", "第（三）项 赔偿"),
        ("block", "copies_short", "份数"),
        ("warn", "vague_wording", "第（二）项 删除链接"),
        ("warn", "ip_ownership", "第（五）项 其他"),
        ("warn", "vague_wording", "第（六）项 违约责任"),
    ]
    assert findings[0].message == ("三期相加85,000.00元，比总额86,000.00元少1,000.00元。给付内容不明确，法院不能执行。")
    assert findings[1].message == "当事人各1份、调委会1份，至少4份，现填3份。要申请司法确认或者送法院的，5份。"
    assert "甲方持有《作品登记证书》（苏作登字-2025-F-00218843）" in findings[3].suggestion


def test_offered_changes_mend_what_they_are_offered_for() -> None:
    draft = draft_from_json(FAULTY)
    while changes := [finding.replacement for finding in review(draft) if finding.replacement]:
        draft = amend(draft, changes[0])
    assert [finding.quote for finding in review(draft)] == ["若干"]
    assert draft.copies == 5
    assert draft.terms[1].deadline("by") == date(2026, 9, 18)
    assert draft.terms[2].instalments()[2].amount == 2600000
    assert [term.ref for term in draft.terms] == ["t1", "t2", "t3", "t4", "t6", "t7"]


def test_change_offered_for_an_older_draft_is_refused() -> None:
    draft = draft_from_json(FAULTY)
    change = next(finding.replacement for finding in review(draft) if finding.code == "sum_mismatch")
    assert change is not None
    mended = amend(draft, change)
    with pytest.raises(ValueError, match="这一处已经改过"):
        amend(mended, change)


def test_sentence_about_ownership_is_cut_out_of_a_longer_text() -> None:
    edited = changed(text("乙方于2026年4月1日前撤展。确认著作权归甲方所有。各方无其他争议。"))
    draft = draft_from_json(edited)
    (finding,) = review(draft)
    assert finding.replacement is not None
    mended = amend(draft, finding.replacement)
    assert mended.terms[-1].text("text") == "乙方于2026年4月1日前撤展。各方无其他争议。"


def test_last_instalment_too_small_to_mend_changes_the_total() -> None:
    draft = draft_from_json(changed(term(INSTALMENTS, amount=100)))
    (finding,) = [each for each in review(draft) if each.code == "sum_mismatch"]
    assert finding.suggestion == "总额改成66,000.00元。"
    assert finding.replacement is not None
    assert "sum_mismatch" not in [each.code for each in review(amend(draft, finding.replacement))]


def test_reason_for_keeping_a_warning_survives_reordering() -> None:
    def key(edit: Edit) -> str:
        return next(finding.key for finding in found(term(LINKS, by="尽快"), edit) if finding.code == "vague_wording")

    assert key(lambda d: None) == key(lambda d: d["terms"].reverse())


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        pytest.param(
            "penalty_excessive", term(LATE, penalty=1980001), term(LATE, penalty=99999900), id="a higher penalty"
        ),
        pytest.param(
            "penalty_excessive",
            term(LATE, penalty=1980001),
            lambda d: (term(LATE, penalty=1980001)(d), term(INSTALMENTS, amount=6500000)(d)),
            id="the same penalty on a smaller debt",
        ),
        pytest.param("penalty_excessive", term(LATE, rate=11), term(LATE, rate=90), id="a higher rate"),
        pytest.param("before_signing", term(LINKS, by="2026-03-09"), term(LINKS, by="2026-03-08"), id="an earlier day"),
        pytest.param(
            "right_expired",
            right(**MARK, expires_on="2026-03-09"),
            right(**MARK, expires_on="2025-03-09"),
            id="expired for longer",
        ),
    ],
)
def test_reason_for_keeping_a_warning_does_not_cover_a_worse_text(code: str, before: Edit, after: Edit) -> None:
    def keys(edit: Edit) -> set[str]:
        return {finding.key for finding in found(edit) if finding.code == code}

    assert len(keys(before)) == len(keys(after)) == 1
    assert keys(before) != keys(after)


def test_name_like_a_shops_is_asked_about_and_may_be_kept_with_a_reason() -> None:
    (finding,) = found(party(PERSON, name="欧阳建厂"))
    assert finding.severity is Severity.WARN
    assert finding.suggestion.endswith("确是姓名的，写明理由保留。")


def test_reason_for_a_day_that_is_past_holds_while_the_days_go_by() -> None:
    edit = term(LINKS, by="2026-03-09")
    (today,), (later,) = found(edit), found(edit, draft(signing_on="2026-03-11"))
    assert (today.code, today.key) == ("before_signing", later.key)


def test_oral_payment_without_any_deadline_is_not_performed_at_once() -> None:
    edits = (oral("done", (ONE_SUM,)), term(0, by=None, method="cash", account_of=None))
    assert codes(*edits) == ["oral_with_duty", "term_incomplete"]


def test_checks_without_findings_are_named() -> None:
    clean, faulty = draft_from_json(CLEAN), draft_from_json(FAULTY)
    assert len(passed(clean)) == 11
    assert set(passed(clean)) - set(passed(faulty)) == {"金额、期次、账户", "条款用语", "份数"}


def test_blocks_come_first_and_each_kind_in_the_order_of_the_paper() -> None:
    findings = found(
        draft(copies=3, disputes=""),
        term(LINKS, by="尽快"),
        text("调解费500元由乙方承担。"),
        agent(authority="general"),
    )
    assert [finding.code for finding in findings] == [
        "no_special_authority", "mediation_fee", "copies_short", "disputes_missing", "vague_wording",
    ]  # fmt: skip
    assert [finding.severity for finding in findings] == [Severity.BLOCK] * 3 + [Severity.WARN] * 2


OBJECTED = Path(__file__).parents[1] / "rules" / "wording" / "objected.tsv"


@pytest.mark.parametrize("line", OBJECTED.read_text("utf-8").splitlines()[::7])
def test_objection_to_words_becomes_a_finding_at_its_term(line: str) -> None:
    code, sentence = line.split("\t")
    (finding,) = {each.code: each for each in found(text(sentence))}.values()
    assert (finding.code, finding.where, finding.field) == (code, "第（十一）项 其他", "text")
    assert finding.quote in sentence


@pytest.mark.parametrize(
    ("edit", "ref", "on", "bar"),
    [
        pytest.param(agent(), "p1", date(2026, 12, 31), "", id="the last day of the authority"),
        pytest.param(
            agent(),
            "p1",
            date(2027, 1, 1),
            "陈翀的授权2026年12月31日已经到期，签订日是2027年1月1日。换一份在期限内的授权委托书，"
            "或者由当事人本人签名。当事人事后书面追认的，登记追认的日期。",
            id="the day after",
        ),
        pytest.param(agent(), "p3", date(2027, 1, 1), "", id="another party's agent does not matter"),
        pytest.param(draft(mediators=[]), "p1", date(2026, 3, 10), "", id="nor does what is no fault of the signer"),
        pytest.param(party(PERSON, born="2008-04-01"), "p3", date(2026, 4, 1), "", id="grown up by then"),
    ],
)
def test_signer_is_judged_on_the_day_of_signing(edit: Edit, ref: str, on: date, bar: str) -> None:
    assert signing_bar(draft_from_json(changed(edit)), ref, on) == bar
