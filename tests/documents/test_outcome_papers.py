"""Papers of how a matter ends and of what follows: notices, receipts, confirmation, performance, follow-up, report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.documents.catalogue import FORMS, form_of
from mediation.documents.closing_report import closing_report
from mediation.documents.confirmation_application import confirmation_application
from mediation.documents.confirmation_materials import Material, confirmation_materials
from mediation.documents.court_report import court_report
from mediation.documents.declining_notice import declining_notice
from mediation.documents.fidelity import missing_on
from mediation.documents.follow_up_record import Heard, follow_up_record
from mediation.documents.mediation_proof import mediation_proof
from mediation.documents.mediator_change import Mediator, mediator_change
from mediation.documents.notice import Routes, delivery, told_paragraphs
from mediation.documents.paper import certified
from mediation.documents.parties import named_party, party_line
from mediation.documents.performance_sheet import Performed, due_agreement, performance_sheet, proof
from mediation.documents.press import RenderedPaper
from mediation.documents.service_receipt import ServedPaper, service_receipt
from mediation.documents.termination_notice import End, termination_notice
from mediation.documents.urging_letter import owed_line, urging_letter
from mediation.rules.agreement.draft import DraftParty, DraftRight, Side
from mediation.rules.people_mediation.words import GROUNDS, ROUTES, routes_notice
from tests.documents.invented import (
    ACCOUNT,
    COMMITTEE,
    DRAFT,
    FACTS,
    FIRM,
    KEY,
    MINOR,
    NUMBER,
    PERSON,
    SHOP,
    UNION,
    UYGHUR_PERSON,
    draft_of,
    links,
)
from tests.documents.sheets import pages_with, sheets, text

Rendering = Callable[..., RenderedPaper]

MATTER = "著作权（花型）纠纷"
TITLE = "南通云栖锦绣家纺有限公司 与 南通市通州区川姜镇梦溪里家纺经营部、姜𬭩 著作权（花型）纠纷"
SIX = (FIRM, SHOP, PERSON, UYGHUR_PERSON, MINOR, UNION)
THREE = (FIRM, SHOP, PERSON)
DAY = date(2026, 3, 18)
LONG = "\n".join([FACTS * 2] * 4)
ALL = tuple(ROUTES)
RIGHT = DraftRight("r", "copyright", "《江南棉语》", "苏作登字-2024-F-00000035")


def labelled(*parties: DraftParty) -> tuple[tuple[DraftParty, str], ...]:
    """The parties with 甲方, 乙方 …"""
    labels = draft_of(*parties).labels
    return tuple((party, labels[party.ref]) for party in parties)


def named(*parties: DraftParty) -> tuple[str, ...]:
    """The parties as a form names them."""
    return tuple(named_party(party, label) for party, label in labelled(*parties))


def declining(*parties: DraftParty, **changes: Any) -> Any:
    """The notice that a case is not taken on."""
    asking = [party for party in parties if party.side is Side.APPLICANT]
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": "登记号 2026-0187",
        "served": [delivery(party.name, manner="电话", on=date(2026, 3, 5)) for party in asking],
        "against": [party.name for party in parties if party not in asking],
        "matter": MATTER,
        "asked_on": date(2026, 3, 2),
        "registered_on": date(2026, 3, 2),
        "ground": GROUNDS["already_taken"],
        "reason": "通州湾示范区法院已于2026年2月27日受理同一纠纷。",
        "routes": Routes(ALL, routes_notice()),
        "on": date(2026, 3, 5),
    }
    return declining_notice(**{**known, **changes})


def termination(*parties: DraftParty, **changes: Any) -> Any:
    """The notice that mediation ends."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "served": [delivery(party.name, manner="当面", on=date(2026, 5, 7)) for party in parties],
        "matter": MATTER,
        "accepted_on": date(2026, 4, 7),
        "sessions": (date(2026, 4, 15), date(2026, 4, 28)),
        "end": End("refused", "refused_later", date(2026, 5, 6), (SHOP.name,), "打算起诉。"),
        "routes": Routes(ALL, routes_notice()),
    }
    return termination_notice(**{**known, **changes})


def change(*parties: DraftParty, **changes: Any) -> Any:
    """The record of a mediator's replacement."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "matter": TITLE,
        "parties": labelled(*parties),
        "before": Mediator("周堃", "presiding", date(2026, 3, 6)),
        "after": (
            Mediator("沈㛃秋", "presiding", date(2026, 3, 12)),
            Mediator("曾·阿依古丽", "assisting", date(2026, 3, 6)),
        ),
        "on": date(2026, 3, 12),
        "asked_by": parties[-1].name,
        "reason": "当事人要求回避",
    }
    return mediator_change(**{**known, **changes})


def receipt(party: DraftParty = UYGHUR_PERSON, **changes: Any) -> Any:
    """The receipt of one party for its agreement."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "matter": TITLE,
        "party": party,
        "label": "丁方",
        "address": "南通市崇川区示例路30号501室（𬭩记代收）",
        "papers": (ServedPaper("人民调解协议书", NUMBER), ServedPaper("人民调解协议书", f"{NUMBER}之二", "两份")),
    }
    return service_receipt(**{**known, **changes})


def application(*parties: DraftParty, **changes: Any) -> Any:
    """The joint application to the court."""
    draft = replace(draft_of(*parties), rights=(RIGHT,))
    known = {"number": NUMBER, "matter": MATTER, "effective_on": date(2026, 3, 18)}
    return confirmation_application(changes.pop("draft", draft), **{**known, **changes})


def materials(*parties: DraftParty, rows: int = 1, **changes: Any) -> Any:
    """The list of materials for the court."""
    listed = (
        Material("人民调解协议书", ("协议书签署件，3 页，2026年3月18日收",)),
        Material("与调解协议相关的财产权利证明：《江南棉语》作品（登记号：苏作登字-2024-F-00000035）"),
        *(Material(f"甲方{party.name}的身份证明", ("身份证复印件", "营业执照")) for party in parties),
    )
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "effective": "2026年3月18日",
        "parties": labelled(*parties),
        "court": "",
        "materials": listed * rows,
    }
    return confirmation_materials(**{**known, **changes})


def mediated(*parties: DraftParty, **changes: Any) -> Any:
    """The committee's proof that it mediated."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "matter": MATTER,
        "accepted_on": date(2026, 3, 4),
        "effective_on": date(2026, 3, 18),
        "parties": labelled(*parties),
        "mediators": ("周堃", "沈㛃秋"),
        "court": "",
    }
    return mediation_proof(**{**known, **changes})


def performance(*parties: DraftParty, **changes: Any) -> Any:
    """What is to be performed, with room to note that it was."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "matter": TITLE,
        "parties": named(*parties),
        "agreements": (due_agreement(draft_of(*parties), number=NUMBER, effective_on=date(2026, 3, 18)),),
        "proofs": (proof("第一期汇款单", origin="姜𬭩", on=date(2026, 4, 9)),),
    }
    return performance_sheet(**{**known, **changes})


HEARD = Heard(
    date(2026, 4, 20),
    "phone",
    "顾㛃（甲方法定代表人）、曾·阿依古丽",
    "partly",
    "satisfied",
    "第一期26,000.00元已于2026年4月9日到账，其余两期未到期。",
    "周堃",
    "没有起诉",
    "无",
    "提醒乙方按期付款",
)


def follow_up(*parties: DraftParty, **changes: Any) -> Any:
    """What was heard afterwards."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "agreement": NUMBER,
        "matter": TITLE,
        "parties": named(*parties),
        "heard": HEARD,
    }
    return follow_up_record(**{**known, **changes})


OWED = (
    owed_line("赔偿第二期", due=date(2026, 5, 9), amount=2_000_000, paid=500_000),
    owed_line("赔偿第三期", due=date(2026, 6, 9), amount=1, paid=0),
    owed_line("删除链接", due="本协议生效之日起五日内", amount=None, paid=0),
    owed_line("赔礼道歉", due="", amount=None, paid=0),
)


def letter(party: DraftParty, **changes: Any) -> Any:
    """The letter to one party that has not performed."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "agreement": NUMBER,
        "effective_on": DAY,
        "matter": TITLE,
        "addressee": f"{party.name}（乙方）",
        "name": party.name,
        "lines": OWED,
        "contact": "周堃",
        "on": date(2026, 6, 20),
    }
    return urging_letter(**{**known, **changes})


def report(*parties: DraftParty, **changes: Any) -> Any:
    """How the case was closed."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "file_number": "2026-K-12",
        "mediators": ("周堃（主持）", "沈㛃秋（协助）"),
        "accepted_on": date(2026, 3, 4),
        "closed_on": date(2026, 7, 2),
        "source": "行政机关移送、委托，南通市通州区市场监督管理局",
        "matter": MATTER,
        "parties": tuple(party_line(party, label) for party, label in labelled(*parties)),
        "facts": FACTS,
        "result": ("达成书面协议，编号通家知调〔2026〕35号，2026年3月18日生效。",),
    }
    return closing_report(**{**known, **changes})


def told_court(*parties: DraftParty, **changes: Any) -> Any:
    """The report to the court that sent the case."""
    known: dict[str, Any] = {
        "committee": COMMITTEE,
        "number": NUMBER,
        "court": "南通市中级人民法院",
        "court_number": "（2026）苏06诉前调18号",
        "document_number": "通中法委〔2026〕3号",
        "kind": "assignment",
        "procedure": "",
        "parties": tuple(named_party(party, label) for party, label in labelled(*parties)),
        "matter": MATTER,
        "mediators": ("周堃", "沈㛃秋"),
        "taken_on": date(2026, 3, 4),
        "ended_on": date(2026, 3, 30),
        "reasons": ("far_apart", "other"),
        "summary": FACTS,
        "result": ("调解不成，没有达成调解协议。",),
        "disputes": "赔偿金额怎样算。",
        "agreed_facts": 1,
        "advice": "simple",
        "remark": "被申请人外出，委托代理人参加。",
    }
    return court_report(**{**known, **changes})


BUILDERS: dict[str, Callable[..., Any]] = {
    "declining_notice": declining,
    "termination_notice": termination,
    "mediator_change": change,
    "service_receipt": lambda *parties, **changes: receipt(parties[-1], **changes),
    "confirmation_application": application,
    "confirmation_materials": materials,
    "mediation_proof": mediated,
    "court_report": told_court,
    "performance_sheet": performance,
    "urging_letter": lambda *parties, **changes: letter(parties[-1], **changes),
    "follow_up_record": follow_up,
    "closing_report": report,
}
LONG_ONES: dict[str, Any] = {
    "declining_notice": declining(*SIX, reason=LONG, routes=Routes(("court",), "可以起诉。\n" + LONG)),
    "termination_notice": termination(
        *SIX, end=End("failed", "other", date(2026, 5, 6), (), LONG, "赔偿数额"), routes=Routes(ALL, LONG)
    ),
    "mediator_change": change(*SIX, reason=LONG),
    "service_receipt": receipt(UNION, address=UNION.address * 9, papers=[ServedPaper("人民调解协议书", NUMBER)] * 40),
    "confirmation_application": application(
        draft=replace(draft_of(*SIX, terms=(links(30), *DRAFT.terms)), rights=(RIGHT,) * 9), court="南通市中级人民法院"
    ),
    "confirmation_materials": materials(*SIX, rows=6, court="南通市中级人民法院"),
    "mediation_proof": mediated(*SIX, court="南通市中级人民法院", mediators=("周堃",) * 40),
    "performance_sheet": performance(
        *SIX,
        agreements=(
            due_agreement(
                draft_of(*SIX, terms=(links(30), *DRAFT.terms)), number=NUMBER, effective_on=date(2026, 3, 18), how=LONG
            ),
        )
        * 2,
        proofs=[proof("汇款单" * 30, origin=UNION.name, on=date(2026, 4, 9))] * 20,
    ),
    "court_report": told_court(*SIX, summary=LONG, disputes=LONG, remark=LONG, result=(FACTS,) * 4),
    "urging_letter": letter(UNION, lines=[owed_line(FACTS[:60], due="收到样品之日起三日内", amount=None, paid=0)] * 30),
    "follow_up_record": follow_up(*SIX, heard=replace(HEARD, text=LONG, measures=FACTS)),
    "closing_report": report(*SIX, facts=LONG, result=(FACTS,) * 4),
}
PAPERS = (
    [pytest.param(form, build(*THREE), id=f"{form}, three parties") for form, build in BUILDERS.items()]
    + [pytest.param(form, build(*SIX), id=f"{form}, six parties") for form, build in BUILDERS.items()]
    + [pytest.param(form, paper, id=f"{form}, long") for form, paper in LONG_ONES.items()]
)


@pytest.mark.parametrize(("form", "paper"), PAPERS)
def test_all_that_was_recorded_is_on_paper(rendered: Rendering, form: str, paper: Any) -> None:
    paper = certified(paper, key=KEY)
    assert form_of(paper) is FORMS[form]
    assert missing_on(paper, rendered(form, paper).pdf) == []


def test_every_applicant_and_every_term_is_in_the_application_default_clause_too() -> None:
    paper = application(*SIX)
    assert [party.name for party in paper.parties] == [party.name for party in SIX]
    assert [cell.name for cell in paper.signatures] == [party.name for party in SIX]
    headings = [term[: term.index("。")] for term in paper.terms]
    assert headings == [
        "（一）停止侵权",
        "（二）删除链接",
        "（三）赔偿",
        "（四）赔偿",
        "（五）违约责任",
        "（六）保密",
        "（七）申请司法确认",
    ]
    assert "乙方另向甲方支付违约金人民币10,000.00元（大写：壹万元整）" in paper.terms[4]


def test_words_on_ownership_take_the_statement_out() -> None:
    kept, left_out = (application(*THREE, decides_ownership=found).grounds for found in (False, True))
    assert (kept[0], kept[1:]) == ("协议内容不涉及物权、知识产权确权。", left_out)


def test_a_partial_agreement_says_so_in_the_application() -> None:
    paper = application(draft=replace(draft_of(*THREE), partial_scope="停止侵权事项"))
    assert "协议就停止侵权事项达成。协议约定：" in paper.facts[0]


def test_only_what_is_still_to_be_done_stands_on_the_performance_sheet() -> None:
    [agreement] = performance(*THREE).agreements
    assert [term.text[:6] for term in agreement.terms] == [
        "（一）停止侵",
        "（二）删除链",
        "（三）赔偿。",
        "（四）赔偿。",
    ]
    once = agreement.terms[3]
    assert [(line.part, line.due, line.amount) for line in once.lines] == [
        ("全部", "2026年3月31日前（含当日）", "12,000.00")
    ]
    assert ACCOUNT.grouped in agreement.terms[2].text


def test_what_was_paid_stands_beside_what_is_due_and_the_rest_is_left_to_the_pen() -> None:
    draft = draft_of(*THREE)
    recorded = {
        (draft.terms[2].ref, 1): [
            Performed(date(2026, 4, 9), 2_000_000, "汇款单"),
            Performed(date(2026, 4, 12), 600_000, "收条"),
        ],
        (draft.terms[1].ref, 0): [Performed(date(2026, 3, 20), None, "打开链接看过")],
    }
    [agreement] = performance(
        *THREE, agreements=(due_agreement(draft, number=NUMBER, effective_on=DAY, recorded=recorded),)
    ).agreements
    first, second, *_ = agreement.terms[2].lines
    assert (first.days, first.sums, first.proofs) == (
        ("2026年4月9日", "2026年4月12日"),
        ("20,000.00", "6,000.00"),
        ("汇款单", "收条"),
    )
    assert (second.days, second.sums, second.proofs) == ((), (), ())
    assert (agreement.terms[1].lines[0].days, agreement.terms[1].lines[0].sums) == (("2026年3月20日",), ())


def test_the_letter_says_what_is_owed_to_the_cent_and_threatens_nothing() -> None:
    paper = letter(SHOP)
    assert [(line.name, line.due, line.amount, line.paid, line.rest) for line in paper.lines] == [
        ("赔偿第二期", "2026年5月9日前（含当日）", "20,000.00", "5,000.00", "15,000.00"),
        ("赔偿第三期", "2026年6月9日前（含当日）", "0.01", "0.00", "0.01"),
        ("删除链接", "本协议生效之日起五日内", "", "", ""),
        ("赔礼道歉", "协议没有写明日期", "", "", ""),
    ]
    words = "".join((*paper.opening, *paper.closing))
    assert "《中华人民共和国人民调解法》第三十一条" in words and "第三十二条" in words
    assert not [word for word in ("强制执行", "法律责任", "失信", "逾期不") if word in words]


def test_several_links_are_all_named_on_the_performance_sheet() -> None:
    [agreement] = performance(
        *THREE, agreements=(due_agreement(draft_of(*THREE, terms=(links(30),)), number=NUMBER, effective_on=DAY),)
    ).agreements
    assert all(f"{place}. https://" in agreement.terms[0].text for place in range(1, 31))


@pytest.mark.parametrize(
    ("named", "said", "told"),
    [
        pytest.param(ALL, routes_notice(), (f"现告知你们：{routes_notice()}",), id="the words of the rules, once"),
        pytest.param(ALL, "", (f"现告知你们：{routes_notice()}",), id="no words of one's own"),
        pytest.param(
            ALL,
            "可以起诉。\n也可以举报。",
            ("现告知你们：可以起诉。", "也可以举报。", routes_notice()),
            id="other words",
        ),
    ],
)
def test_every_route_that_was_named_is_told(named: tuple[str, ...], said: str, told: tuple[str, ...]) -> None:
    assert told_paragraphs(Routes(named, said), "你们") == told


def test_the_court_line_is_left_to_the_pen_until_the_court_is_known(rendered: Rendering) -> None:
    blank, known = (
        rendered("confirmation_application", certified(application(*THREE, court=court), key=KEY)).pdf
        for court in ("", "南通市中级人民法院")
    )
    assert pages_with(blank, "此致人民法院附件") and not pages_with(blank, "南通市中级人民法院")
    assert pages_with(known, "此致南通市中级人民法院附件")


def test_signatures_of_the_application_share_their_sheet_with_text(rendered: Rendering) -> None:
    pdf = rendered("confirmation_application", certified(application(*SIX), key=KEY)).pdf
    assert pages_with(pdf, "甲方（盖章）：") == pages_with(pdf, "此致") == [len(sheets(pdf))]


def test_the_receipt_hangs_below_the_cut_line_with_a_line_for_each(rendered: Rendering) -> None:
    pdf = rendered("termination_notice", certified(termination(*THREE), key=KEY)).pdf
    [sheet] = sheets(pdf)
    printed = text(sheet)
    assert printed.index("（人民调解委员会印章）2026年5月6日") < printed.index("送达回证受送达人告知的方式和日期")
    for party in THREE:
        assert f"{party.name}当面，2026年5月7日年月日" in printed


def test_a_date_for_the_pen_is_never_filled_in(rendered: Rendering) -> None:
    for form in ("service_receipt", "follow_up_record", "closing_report", "mediator_change"):
        printed = text(sheets(rendered(form, certified(BUILDERS[form](*THREE), key=KEY)).pdf)[-1])
        assert "年月日" in printed, form


def test_the_receipt_has_a_row_for_each_paper() -> None:
    assert [(paper.number, paper.copies) for paper in receipt().papers] == [(NUMBER, "一份"), (f"{NUMBER}之二", "两份")]


def test_a_named_party_says_on_which_side_it_stands() -> None:
    assert named(*THREE)[0] == "甲方（申请人）：南通云栖锦绣家纺有限公司"
    assert party_line(UNION, "己方").startswith(
        "己方：南通市通州区示例家纺设计创新与知识产权保护联合会川姜工作站，负责人：王玥"
    )
