"""Papers of an outcome, built from what was recorded: each holds it, names what is missing, and stays the same."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.documents import press
from mediation.documents.paper import content_digest
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.court_rule import CourtRule
from mediation.models.document import Attachment
from mediation.models.dossier import Dossier
from mediation.operations import people_mediation as acts
from mediation.operations.agents import AgentValues, add_agent
from mediation.operations.agreement import drafting, issuing, signing
from mediation.operations.agreement.values import TermValues
from mediation.operations.dossier.binding import plan
from mediation.operations.follow_ups import FollowUpValues
from mediation.operations.papers.batch import WHAT
from mediation.operations.papers.building import build
from mediation.operations.papers.checklist import Standing, checklist
from mediation.operations.papers.issuing import file_sheet, set_sheet
from mediation.operations.papers.making import Gap, Making
from mediation.operations.papers.sheets import sheets_of
from mediation.operations.rights import RightValues
from mediation.rules import statutes
from mediation.rules.dossier import Sheet
from mediation.rules.lifecycle import ActionRefused
from mediation.web.act_links import ENDPOINTS
from tests.operations.settled import (
    drafted,
    effective,
    issued,
    keep_all,
    newest,
    others,
    payment,
    refs,
    save,
    settled,
    stop,
    unset,
    written,
)

HEARD = FollowUpValues(
    "phone", "梁栖禾", "partly", "satisfied", "第一期已到账。", lawsuit="没有", risk="", measures="督促按期付款"
)
PATTERN = RightValues("copyright", number="苏作登字-2025-F-00218843", title="《春溪缠枝》")


@pytest.fixture(scope="module", autouse=True)
def the_press():
    """The press is ended with the module."""
    yield
    press.close()


def sheets(case: Case, form: str):
    db.session.flush()
    return [sheet for sheet in sheets_of(case) if sheet.form == form]


def made(desk, case, form, at=0, **changes):
    sheet = sheets(case, form)[at]
    return build(Making(case, sheet, **{"today": desk.day, **changes}))


def terminated(desk, *, ground="far_apart", reason="", **changes):
    case = desk.mediating(**changes)
    desk.later(4)
    acts.terminate(case, ground=ground, reason=reason, notice=desk.notice(case), actor=desk.actor())
    desk.commit()
    return case


def in_writing(desk, case=None, **changes):
    """A case with a written agreement in force: three instalments and a stop."""
    case = case or settled(desk, rights=(PATTERN,))
    terms = (stop(case), payment(case, (2600000, 2000000, 2000000), first=desk.day + timedelta(30)))
    return effective(desk, issued(desk, drafted(desk, case, *terms, **changes))).case


def orally(desk):
    """A case settled on the spot, with its register sheet."""
    case = settled(desk)
    agreement = drafting.start(case, form="oral", oral_reason="done", actor=desk.actor())
    done = replace(written(case, promise(case)), performance="2026年9月3日当场撤下，使用费当场付清。")
    save(desk, agreement, done)
    desk.commit()
    keep_all(desk, agreement)
    signing.record_oral(agreement, unset(agreement), agreed_on=desk.day, actor=desk.actor())
    desk.commit()
    return case


def test_the_signed_scan_of_an_oral_agreement_belongs_to_its_register_sheet(desk):
    case = orally(desk)
    attach(desk, case, "agreement_scan", agreement_id=newest(case).id)
    [row] = [row for row in checklist(case, today=desk.day, demo=False) if row.sheet.form == "oral_agreement"]
    assert (row.standing, row.scan is not None) == (Standing.SCANNED, True)
    assert plan(case, today=desk.day, demo=False).left_over == ()


def test_many_agreements_at_once_print_the_one_in_force_and_not_the_change_in_hand(desk):
    case = effective(desk).case
    change = drafting.start(case, actor=desk.actor())
    _, agreement_of = WHAT["agreements"]
    assert agreement_of(None, case) == b"%PDF-1.7 sheet"
    issuing.void(change, reason="不改了", actor=desk.actor())
    assert agreement_of(None, case) == b"%PDF-1.7 sheet"


def promise(case):
    return TermValues("promise", {"who": [refs(case)[1]], "what": "不再销售使用该花型的产品"})


def attach(desk, case, purpose, title="", **columns):
    """A kept file of the case."""
    row = Attachment(
        case_id=case.id,
        **{
            "purpose": purpose,
            "title": title,
            "name": "扫描.pdf",
            "media_type": "application/pdf",
            "file": "-",
            "sha256": "-",
            "size": 1,
            "received_on": desk.day,
            "user_id": desk.users["陈晓芸"],
            **columns,
        },
    )
    db.session.add(row)
    db.session.flush()
    return row


def declined(desk, **changes):
    """A dispute that a court has already; nobody mediated it."""
    case = desk.register(**changes)
    desk.later(2)
    reason = "通州湾示范区法院9月1日已经受理。"
    acts.decline(case, ground="already_taken", reason=reason, notice=desk.notice(case), actor=desk.actor())
    desk.commit()
    return case


# --- 不予受理 ----------------------------------------------------------------------------------------------------


def test_a_declining_notice_says_ground_reason_route_and_who_was_told(desk):
    case = declined(desk)
    notice = made(desk, case, "declining_notice")
    assert notice.gaps == ()
    assert notice.paper.head.number == f"登记号 {case.register_number}"
    assert notice.paper.addressees == "南通栖禾家纺有限公司："
    assert notice.paper.paragraphs == (
        "你方于2026年9月3日向本委员会申请调解与通州区川姜镇绮华布艺商行之间的著作权（花型）纠纷"
        f"（登记号 {case.register_number}）。",
        "经审查，不予受理的理由是：法院、公安机关或者其他行政机关已经受理或者解决。通州湾示范区法院9月1日已经受理。",
        "依照《人民调解工作若干规定》第二十二条、第二十四条的规定，本委员会决定不予受理。",
        "现告知你方：当事人可以依法通过下列途径维护自己的权利：有仲裁协议的，向约定的仲裁机构申请仲裁；"
        "提请有关行政机关依法处理；向有管辖权的人民法院起诉。",
    )
    assert (notice.paper.on, [(row.name, row.told) for row in notice.paper.deliveries]) == (
        "2026年9月5日",
        [("南通栖禾家纺有限公司", "当面，2026年9月5日")],
    )


def test_a_dispute_the_committee_took_up_itself_was_not_asked_for(desk):
    case = declined(desk, source="PROACTIVE")
    [first, *_] = made(desk, case, "declining_notice").paper.paragraphs
    assert first.startswith("本委员会于2026年9月3日登记了你方与通州区川姜镇绮华布艺商行之间的著作权（花型）纠纷")


def test_what_was_said_in_other_words_stands_beside_the_routes(desk):
    case = desk.register()
    notice = desk.notice(case, routes=frozenset({"court"}), text="请到法院问立案庭。")
    acts.decline(case, ground="outside_area", reason="双方都在海门。", notice=notice, actor=desk.actor())
    assert made(desk, case, "declining_notice").paper.paragraphs[-2:] == (
        "现告知你方：请到法院问立案庭。",
        "当事人可以依法通过下列途径维护自己的权利：向有管辖权的人民法院起诉。",
    )


# --- 终止 --------------------------------------------------------------------------------------------------------

TOLD = (
    "现告知你们：当事人可以依法通过下列途径维护自己的权利：有仲裁协议的，向约定的仲裁机构申请仲裁；"
    "提请有关行政机关依法处理；向有管辖权的人民法院起诉。"
)
BY_THE_COMMITTEE = "依照《中华人民共和国人民调解法》第二十六条的规定，本委员会决定自2026年9月7日起终止调解。"
BY_A_PARTY = (
    "依照《中华人民共和国人民调解法》第二十三条第二项、第二十六条的规定，本委员会决定自2026年9月7日起终止调解。"
)
ENDINGS = {
    "failed": (
        lambda case, notice, actor: acts.terminate(
            case, ground="far_apart", reason="赔偿数额差八万元。", notice=notice, actor=actor
        ),
        "终止的原因是：双方分歧较大，难以达成协议。赔偿数额差八万元。",
        BY_THE_COMMITTEE,
    ),
    "for another reason": (
        lambda case, notice, actor: acts.terminate(
            case, ground="other", reason="甲方已经注销。", notice=notice, actor=actor
        ),
        "终止的原因是：甲方已经注销。",
        BY_THE_COMMITTEE,
    ),
    "refused": (
        lambda case, notice, actor: acts.refuse(case, by=case.parties[1], notice=notice, actor=actor),
        "2026年9月7日，通州区川姜镇绮华布艺商行明确表示不接受调解。",
        BY_A_PARTY,
    ),
    "withdrawn": (
        lambda case, notice, actor: acts.withdraw(case, by=case.parties[0], notice=notice, actor=actor),
        "2026年9月7日，申请人南通栖禾家纺有限公司撤回调解申请。",
        BY_A_PARTY,
    ),
    "settled privately": (
        lambda case, notice, actor: acts.withdraw(
            case, by=case.parties[0], ground="settled_privately", notice=notice, actor=actor
        ),
        "2026年9月7日，当事人自行和解，申请人南通栖禾家纺有限公司撤回调解申请。",
        BY_A_PARTY,
    ),
}


@pytest.mark.parametrize(("end", "why", "decision"), ENDINGS.values(), ids=ENDINGS)
def test_a_termination_notice_says_what_was_held_why_it_ends_and_the_three_routes(desk, end, why, decision):
    case = desk.mediating()
    desk.later(4)
    end(case, desk.notice(case), desk.actor())
    desk.commit()
    notice = made(desk, case, "termination_notice")
    assert notice.paper.paragraphs == (
        "本委员会于2026年9月3日受理你们之间的著作权（花型）纠纷（通纺知调〔2026〕1号），于2026年9月3日进行了一次调解。",
        why,
        decision,
        TOLD,
    )
    assert [row.name for row in notice.paper.deliveries] == [party.party.name for party in case.parties]
    assert (notice.gaps, notice.paper.head.number, notice.paper.on) == ((), "通纺知调〔2026〕1号", "2026年9月7日")


def test_who_does_not_sign_is_named(desk):
    case = desk.mediating(result="agreed")
    acts.reach_agreement(case, actor=desk.actor())
    acts.refuse_to_sign(case, by=case.parties[1], notice=desk.notice(case), actor=desk.actor())
    paper = made(desk, case, "termination_notice").paper
    assert paper.paragraphs[1] == "达成一致后，通州区川姜镇绮华布艺商行拒绝在调解协议书上签名、盖章。"


def test_what_was_never_mediated_says_so(desk):
    case = desk.accepted()
    acts.terminate(case, ground="unreachable", notice=desk.notice(case), actor=desk.actor())
    assert made(desk, case, "termination_notice").paper.paragraphs[0].endswith("1号），受理后没有开过调解会。")


def test_the_rest_of_a_partial_agreement_is_named_in_its_own_notice(desk):
    case = in_writing(desk, partial_scope="停止侵权")
    acts.end_the_rest(case, scope="赔偿数额", ground="far_apart", notice=desk.notice(case), actor=desk.actor())
    paper = made(desk, case, "termination_notice").paper
    assert paper.paragraphs[1:3] == (
        "各方就“赔偿数额”没有达成协议。终止的原因是：双方分歧较大，难以达成协议。",
        "依照《中华人民共和国人民调解法》第二十六条的规定，本委员会决定自2026年9月3日起对“赔偿数额”终止调解。"
        "已经达成协议的部分不在此列。",
    )


def test_what_was_withdrawn_before_acceptance_has_no_notice(desk):
    case = desk.register()
    acts.withdraw(case, by=case.parties[0], notice=acts.Notice(), actor=desk.actor())
    assert sheets(case, "termination_notice") == []


# --- 更换调解员 --------------------------------------------------------------------------------------------------


def test_a_change_of_mediators_names_who_asked_who_left_and_who_came(desk):
    case = desk.prepared()
    desk.later(2)
    acts.change_mediator(case, presiding=desk.user("顾建平"), asked_by=case.parties[1], actor=desk.actor("沈主任"))
    change = made(desk, case, "mediator_change")
    paper = change.paper
    assert (paper.before, paper.after) == (
        "陈晓芸（主持），2026年9月3日至2026年9月5日",
        ("顾建平（主持），2026年9月5日起",),
    )
    assert (paper.asked_by, paper.reason, paper.on) == (
        "乙方 通州区川姜镇绮华布艺商行",
        ("当事人要求回避",),
        "2026年9月5日",
    )
    assert [(cell.role, cell.name, cell.signers) for cell in paper.signatures] == [
        ("乙方（盖章）：", "通州区川姜镇绮华布艺商行", ("经营者（签名）：",))
    ]
    assert change.gaps == ()


def test_two_changes_on_one_day_each_name_the_next_one(desk):
    case = desk.prepared()
    for name, reason in (("顾建平", "外出学习"), ("沈主任", "顾建平请假")):
        acts.change_mediator(case, presiding=desk.user(name), reason=reason, actor=desk.actor("沈主任"))
    papers = [made(desk, case, "mediator_change", at).paper for at in range(2)]
    assert [(paper.after[0][:3], paper.asked_by, paper.reason) for paper in papers] == [
        ("顾建平", "本委员会", ("外出学习",)),
        ("沈主任", "本委员会", ("顾建平请假",)),
    ]
    assert [paper.signatures for paper in papers] == [(), ()]


# --- 送达 --------------------------------------------------------------------------------------------------------


def test_each_party_has_a_receipt_for_its_copy_at_the_address_for_service(desk):
    case = in_writing(desk)
    case.parties[1].party.service_address = "通州区金沙街道世纪大道1号（沐云川收）"
    assert [sheet.name for sheet in sheets(case, "service_receipt")] == ["甲方", "乙方", "丙方"]
    first, second, _ = (made(desk, case, "service_receipt", at) for at in range(3))
    assert (first.paper.recipient, first.paper.address) == ("甲方（申请人）：南通栖禾家纺有限公司", "川姜镇金川大道1号")
    assert (second.paper.recipient, second.paper.address) == (
        "乙方（被申请人）：南通沐棠纺织品有限公司",
        "通州区金沙街道世纪大道1号（沐云川收）",
    )
    assert [(paper.title, paper.number, paper.copies) for paper in first.paper.papers] == [
        ("人民调解协议书", "通纺知调〔2026〕1号", "一份")
    ]
    assert (first.gaps, second.gaps) == ((), ())


def test_a_party_without_address_is_a_gap(desk):
    case = in_writing(desk)
    case.parties[2].party.address = ""
    receipt = made(desk, case, "service_receipt", 2)
    assert receipt.paper.address == ""
    assert receipt.gaps == (Gap("没有登记通州区川姜镇绮华布艺商行的送达地址。在当事人资料里补。", "edit_party"),)


def test_an_oral_agreement_has_no_paper_to_serve(desk):
    assert sheets(orally(desk), "service_receipt") == []


# --- 司法确认 ----------------------------------------------------------------------------------------------------


def test_the_application_says_who_what_since_when_and_the_terms_as_agreed(desk):
    case = in_writing(desk, want_confirmation=True, copies=5)
    application = made(desk, case, "confirmation_application")
    paper = application.paper
    assert [(party.label, party.role, party.name) for party in paper.parties] == [
        ("申请人", "甲方", "南通栖禾家纺有限公司"),
        ("申请人", "乙方", "南通沐棠纺织品有限公司"),
        ("申请人", "丙方", "通州区川姜镇绮华布艺商行"),
    ]
    assert paper.request == (
        "请求人民法院依法确认各申请人于2026年9月3日经南通市通州区涉家纺行业知识产权纠纷人民调解委员会主持调解达成的"
        "人民调解协议（通纺知调〔2026〕1号）有效。"
    )
    assert (
        paper.terms[0] == "（一）停止侵权。乙方、丙方自本协议生效之日起，停止生产、销售使用《春溪缠枝》花型的四件套。"
    )
    assert "第二期，2026年11月2日前（含当日）支付人民币20,000.00元（大写：贰万元整）" in paper.terms[1]
    assert paper.grounds[0] == "协议内容不涉及物权、知识产权确权。"
    assert "《中华人民共和国民事诉讼法》第二百零五条、《中华人民共和国人民调解法》第三十三条" in paper.grounds[1]
    assert paper.attachments[2] == (
        "3. 与调解协议相关的财产权利证明：《春溪缠枝》作品（登记号：苏作登字-2025-F-00218843）"
    )
    assert [cell.role for cell in paper.signatures] == ["甲方（盖章）：", "乙方（盖章）：", "丙方（盖章）："]
    assert (paper.court, application.gaps) == ("", ())


def confirm(*courts: str) -> None:
    """The office asked these courts of the table; they said yes."""
    for row in db.session.scalars(select(CourtRule).where(CourtRule.court.in_(courts))):
        row.confirmed = True


def test_the_court_is_printed_once_the_table_is_confirmed(desk):
    case = in_writing(desk, want_confirmation=True, copies=5)
    confirm("通州湾示范区法院")
    assert made(desk, case, "confirmation_application").paper.court == "通州湾示范区法院"
    assert made(desk, case, "confirmation_materials").paper.court == "通州湾示范区法院"


def test_between_two_courts_the_line_stays_blank(desk):
    case = settled(desk, rights=(PATTERN,))
    terms = (stop(case), payment(case, (600000000,), first=desk.day + timedelta(30)))
    effective(desk, issued(desk, drafted(desk, case, *terms, want_confirmation=True, copies=5)))
    confirm("通州湾示范区法院", "南通市中级人民法院")
    assert made(desk, case, "confirmation_application").paper.court == ""


def test_the_court_that_invited_the_mediation_is_the_only_one(desk):
    case = settled(desk, rights=(PATTERN,), source="COURT_PRE", source_body="通州湾示范区法院")
    in_writing(desk, case, want_confirmation=True, copies=6)
    assert made(desk, case, "confirmation_application").paper.court == "通州湾示范区法院"


def test_what_the_court_must_know_of_a_party_is_a_gap(desk):
    case = in_writing(desk, want_confirmation=True, copies=5)
    case.parties[0].party.phone = ""
    application = made(desk, case, "confirmation_application")
    assert application.gaps == (Gap("南通栖禾家纺有限公司还缺电话。在当事人资料里补。", "edit_party"),)


def test_an_oral_agreement_is_not_taken_to_court_from_here(desk):
    case = orally(desk)
    assert sheets(case, "confirmation_application") == []
    for form in ("confirmation_application", "confirmation_materials", "mediation_proof"):
        sheet = Sheet(form, f"agreement:{newest(case).id}")
        with pytest.raises(ActionRefused, match="口头协议没有协议书") as refused:
            build(Making(case, sheet, desk.day))
        assert refused.value.statute == statutes.CPL_205


def test_the_materials_list_says_what_the_file_holds(desk):
    case = settled(desk, rights=(PATTERN,))
    firm_, other, shop_ = case.parties
    agent = add_agent(other, AgentValues("贺知遥", "special", ("settle", "attend_and_sign")), actor=desk.actor())
    in_writing(desk, case, want_confirmation=True, copies=5)
    agreement = newest(case)
    attach(desk, case, "agreement_scan", agreement_id=agreement.id, pages=3)
    attach(desk, case, "evidence", "作品登记证书复印件")
    attach(desk, case, "evidence", "误传的证据", removed_on=desk.day)
    attach(desk, case, "identity", "营业执照", submitted_by_id=firm_.id, pages=1)
    attach(desk, case, "signed_scan", form="authority_letter", subject=f"agent:{agent.id}")
    rows = {row.material.name: row.material.held for row in made(desk, case, "confirmation_materials").paper.rows}
    assert rows == {
        "司法确认申请书": (),
        "人民调解协议书（通纺知调〔2026〕1号）": ("协议书签署件，3页，2026年9月3日收",),
        "南通市通州区涉家纺行业知识产权纠纷人民调解委员会主持调解的证明": (),
        "与调解协议相关的财产权利证明：《春溪缠枝》作品（登记号：苏作登字-2025-F-00218843）": (
            "作品登记证书复印件，2026年9月3日收",
        ),
        "甲方南通栖禾家纺有限公司的身份证明、资格证明": ("营业执照，1页，2026年9月3日收",),
        "乙方南通沐棠纺织品有限公司的身份证明、资格证明": (),
        "乙方南通沐棠纺织品有限公司委托贺知遥的授权委托书": ("文书签署件，2026年9月3日收",),
        "丙方通州区川姜镇绮华布艺商行的身份证明": (),
        "各申请人的送达地址、电话号码": ("已登记，见申请书",),
    }
    assert shop_.party.kind == "sole_trader"


# --- 履行 --------------------------------------------------------------------------------------------------------


def test_the_performance_sheet_holds_every_term_instalment_and_proof(desk):
    case = in_writing(desk)
    attach(desk, case, "performance", "第一期汇款单", submitted_by_id=case.parties[1].id)
    attach(desk, case, "performance", "收条", submitted_by="乙方会计")
    attach(desk, case, "performance", "传错的", removed_on=desk.day)
    sheet = made(desk, case, "performance_sheet")
    [agreement] = sheet.paper.agreements
    assert (agreement.number, agreement.effective, agreement.how) == ("通纺知调〔2026〕1号", "2026年9月3日", ())
    acts_, pays = agreement.terms
    assert (acts_.pays, [(line.part, line.due, line.amount) for line in acts_.lines]) == (False, [("全部", "", "")])
    assert (pays.pays, [(line.part, line.due, line.amount) for line in pays.lines]) == (
        True,
        [
            ("第一期", "2026年10月3日前（含当日）", "26,000.00"),
            ("第二期", "2026年11月2日前（含当日）", "20,000.00"),
            ("第三期", "2026年12月2日前（含当日）", "20,000.00"),
        ],
    )
    assert pays.text.startswith("（二）赔偿。乙方赔偿甲方") and "账号：6200 0000 0000 0035 017" in pays.text
    assert [(each.title, each.origin, each.on) for each in sheet.paper.proofs] == [
        ("第一期汇款单", "南通沐棠纺织品有限公司", "2026年9月3日"),
        ("收条", "乙方会计", "2026年9月3日"),
    ]
    assert sheet.gaps == ()


def test_an_oral_agreement_says_how_it_was_performed(desk):
    case = orally(desk)
    attach(desk, case, "performance", "收条")
    [agreement] = made(desk, case, "performance_sheet").paper.agreements
    assert agreement.how == ("2026年9月3日当场撤下，使用费当场付清。",)
    assert agreement.terms == ()


# --- 回访 --------------------------------------------------------------------------------------------------------


def test_the_follow_up_record_holds_what_was_heard(desk):
    case = in_writing(desk)
    desk.later(40)
    acts.follow_up(case, HEARD, actor=desk.actor("章书记"))
    record = made(desk, case, "follow_up_record")
    paper = record.paper
    assert (paper.agreement, paper.matter, paper.when, paper.asked, paper.visitor) == (
        "通纺知调〔2026〕1号",
        case.title,
        "2026年10月13日（电话）",
        "梁栖禾",
        "章书记",
    )
    assert paper.findings == (
        "履行情况：部分履行。",
        "对调解的满意度：满意。",
        "第一期已到账。",
        "有无诉讼及结果：没有。",
        "有无激化或者隐患：无。",
        "采取的措施：督促按期付款。",
    )
    assert record.gaps == ()


def test_before_anybody_asked_the_record_is_an_empty_form_with_a_gap(desk):
    case = in_writing(desk)
    record = made(desk, case, "follow_up_record")
    assert record.gaps == (Gap("还没有回访。到期问过当事人，登记一次。", "follow_up"),)
    assert (record.paper.when, record.paper.findings) == ("", ())
    with pytest.raises(ActionRefused, match="人民调解回访记录还不能印：还没有回访"):
        set_sheet(Making(case, sheets(case, "follow_up_record")[0], desk.day))


# --- 结案报告 ----------------------------------------------------------------------------------------------------

RESULTS = {
    "declined": (declined, ["不予受理。", "2026年9月5日不予受理：法院、公安机关或者其他行政机关已经受理或者解决。"]),
    "failed": (terminated, ["调解不成。", "2026年9月7日终止调解：双方分歧较大，难以达成协议。"]),
    "written": (in_writing, ["达成书面协议。", "人民调解协议书（通纺知调〔2026〕1号）自2026年9月3日起生效。"]),
    "oral": (orally, ["达成口头协议。", "口头协议（通纺知调〔2026〕1号）自2026年9月3日起生效。"]),
}


@pytest.mark.parametrize(("outcome", "result"), RESULTS.values(), ids=RESULTS)
def test_the_report_says_how_it_ended(desk, outcome, result):
    case = outcome(desk)
    report = made(desk, case, "closing_report")
    assert list(report.paper.result) == result
    assert report.gaps == (Gap("还没有结案，结案时间空着。", "close"),)
    acts.close(case, reason="当场履行", actor=desk.actor())
    report = made(desk, case, "closing_report")
    assert (report.paper.closed_on, report.gaps) == (
        f"{desk.day.year}年{desk.day.month}月{desk.day.day}日",
        (),
    )


def test_the_report_holds_the_case_and_its_file_number_once_there_is_one(desk):
    case = terminated(desk, source="AGENCY", source_body="通州区市场监督管理局")
    paper = made(desk, case, "closing_report").paper
    assert (paper.file_number, paper.accepted_on, paper.source, paper.mediators) == (
        "",
        "2026年9月3日",
        "行政机关移送、委托，通州区市场监督管理局",
        "陈晓芸（主持）",
    )
    assert paper.parties[0].startswith("甲方（申请人）：南通栖禾家纺有限公司，法定代表人：梁栖禾，统一社会信用代码：")
    assert paper.facts == ("被申请人销售的四件套与申请人登记的花型相同。",)
    db.session.add(Dossier(case_id=case.id, committee_id=case.committee_id, state="open", file_number="2026-12"))
    db.session.flush()
    assert made(desk, case, "closing_report").paper.file_number == "2026-12"


# --- 每一份 ------------------------------------------------------------------------------------------------------


def everything(desk):
    """A case with one of every sheet of this kind but the notices of an ending without agreement."""
    case = settled(desk, rights=(PATTERN,))
    acts.change_mediator(case, presiding=desk.user("顾建平"), actor=desk.actor("沈主任"))
    acts.change_mediator(case, presiding=desk.user("陈晓芸"), actor=desk.actor("沈主任"))
    in_writing(desk, case, want_confirmation=True, copies=5)
    acts.follow_up(case, HEARD, actor=desk.actor())
    desk.commit()
    return case


MINE = (
    "declining_notice", "termination_notice", "mediator_change", "service_receipt", "confirmation_application",
    "confirmation_materials", "mediation_proof", "performance_sheet", "follow_up_record", "closing_report",
)  # fmt: skip


@pytest.mark.parametrize("outcome", [everything, declined, terminated, orally])
def test_the_same_facts_make_the_same_paper_on_any_day(desk, outcome):
    case = outcome(desk)
    found = [sheet for sheet in sheets_of(case) if sheet.form in MINE]
    assert len(found) >= 2
    for sheet in found:
        today, later = (build(Making(case, sheet, day)).paper for day in (desk.day, desk.day + timedelta(400)))
        assert content_digest(today) == content_digest(later), sheet.key


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(form, id=form)
        for form in ("mediator_change", "service_receipt", "confirmation_application", "performance_sheet")
    ],
)
def test_a_sheet_of_another_case_is_refused(desk, form):
    case = everything(desk)
    [sheet, *_] = sheets(case, form)
    stranger = desk.register(parties=others())
    with pytest.raises(ActionRefused):
        build(Making(stranger, sheet, desk.day))


def test_a_notice_is_set_proved_and_put_on_record_with_its_number(desk):
    case = terminated(desk)
    [sheet] = sheets(case, "termination_notice")
    making = Making(case, sheet, desk.day)
    document = file_sheet(making, set_sheet(making), copies=3, actor=desk.actor())
    desk.commit()
    assert (document.form, document.number, document.title, document.pages, document.copies) == (
        "termination_notice",
        "通纺知调〔2026〕1号",
        "终止调解通知书",
        1,
        3,
    )
    assert document.content_sha256 == content_digest(build(making).paper)


@pytest.mark.parametrize("action", ["close", "follow_up", "edit_party"])
def test_what_a_gap_names_has_a_page(action):
    assert action in ENDPOINTS
