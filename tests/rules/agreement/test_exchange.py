"""Drafts as JSON: what is read, what is refused and where, and that the page about it is true."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation.procedures.agreement import RULES, InvalidDraft, Severity, draft_from_json, findings_to_json, review
from mediation.rules.agreement import draft as drafts
from mediation.rules.agreement import exchange
from mediation.rules.agreement.plain import terms_from_plain, terms_to_plain
from mediation.rules.agreement.schema import clause_table, rule_table
from mediation.rules.agreement.term import Account, Instalment
from mediation.rules.clauses import CLAUSES, FieldType

DOCS = Path(__file__).parents[3] / "docs"
CLEAN = json.loads(DOCS.joinpath("examples", "agreement-clean.json").read_text("utf-8"))
FAULTY = json.loads(DOCS.joinpath("examples", "agreement-faulty.json").read_text("utf-8"))
PAGE = DOCS.joinpath("agreement-draft.md").read_text("utf-8")

Json = dict[str, Any]


def refused(edit: Callable[[Json], object]) -> str:
    whole = deepcopy(CLEAN)
    edit(whole)
    with pytest.raises(InvalidDraft) as caught:
        draft_from_json(whole)
    return str(caught.value)


def test_draft_is_read_whole() -> None:
    draft = draft_from_json(CLEAN)
    assert [party.name for party in draft.parties][2] == "姜翎"
    assert draft.parties[0].agents[0].valid_to == date(2026, 12, 31)
    assert draft.signing_on == date(2026, 3, 10)
    paid = draft.terms[3]
    assert paid.number("amount") == 6600000
    assert paid.instalments()[0] == Instalment(date(2026, 4, 10), 2600000)
    assert paid.account() == Account("南通云栖锦绣家纺有限公司", "示例银行南通通州支行", "6200000000000035017")
    assert draft.terms[1].several("links")[2] == "https://m.example.net/goods/detail?id=88104420"
    assert draft.labels == {"p1": "甲方", "p2": "乙方", "p3": "丙方"}


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda d: d.pop("committee"), "committee：这一项必须写。"),
        (lambda d: d.update(partys=[]), "partys：没有“partys”这一项。可以写：committee、form、"),
        (lambda d: d.update(parties=[]), "parties：至少写一方当事人。"),
        (lambda d: d.update(parties={}), "parties：要写成列表，现在是“{}”。"),
        (lambda d: d["parties"].append("姜翎"), "parties[3]：要写成{}，现在是“姜翎”。"),
        (lambda d: d["parties"][1].pop("name"), "parties[1].name：这一项必须写。"),
        (
            lambda d: d["parties"][1].update(side="defendant"),
            "parties[1].side：只能是applicant、respondent、third_party之一，现在是“defendant”。",
        ),
        (
            lambda d: d["parties"][2].update(born="93年11月5日"),
            "parties[2].born：日期写成 2026-09-18 这样，现在是“93年11月5日”。",
        ),
        (
            lambda d: d["parties"][0]["agents"][0].update(authority="full"),
            "parties[0].agents[0].authority：只能是general、special之一，现在是“full”。",
        ),
        (lambda d: d.update(copies="五份"), "copies：要写 0 到 9999 的整数，现在是“五份”。"),
        (lambda d: d.update(copies=-1), "copies：要写 0 到 9999 的整数，现在是“-1”。"),
        (
            lambda d: d.update(want_confirmation="是"),
            "want_confirmation：只能是 true 或者 false，现在是“是”。",
        ),
        (lambda d: d.update(signing_on="2026-02-30"), "signing_on：日期写成 2026-09-18 这样，现在是“2026-02-30”。"),
        (lambda d: d["terms"][0].update(kind="halt"), "terms[0].kind：没有“halt”这种条款。可以写：stop、"),
        (lambda d: d["terms"][1].update(ref="t1"), "terms[1].ref：“t1”前面已经用过，换一个。"),
        (
            lambda d: d["terms"][0].update(text="停止"),
            "terms[0].text：没有“text”这一项。可以写：ref、kind、data、proposal。",
        ),
        (
            lambda d: d["terms"][1]["data"].update(urls=[]),
            "terms[1].data.urls：没有“urls”这一项。可以写：who、links、by、",
        ),
        (
            lambda d: d["terms"][3]["data"].update(amount=66000.5),
            "terms[3].data.amount：金额写整数，单位是分，66,000.00元写 6600000，现在是“66000.5”。",
        ),
        (
            lambda d: d["terms"][3]["data"]["instalments"][2].update(amount="2万"),
            "terms[3].data.instalments[2].amount：金额写整数，",
        ),
        (
            lambda d: d["terms"][3]["data"]["instalments"][0].pop("amount"),
            "terms[3].data.instalments[0].amount：金额写整数，单位是分，66,000.00元写 6600000，现在没有写。",
        ),
        (
            lambda d: d["terms"][1]["data"].update(by="2026-13-01"),
            "terms[1].data.by：日期写成 2026-09-18 这样，现在是“2026-13-01”。",
        ),
        (
            lambda d: d["terms"][4]["data"].update(method="支票"),
            "terms[4].data.method：只能是transfer（银行转账）、cash（现金）、",
        ),
        (lambda d: d["rights"][0].update(kind="pattern"), "rights[0].kind：没有“pattern”这种权利。可以写：copyright、"),
        (
            lambda d: d.update(oral_reason="履行完毕"),
            "oral_reason：只能是no_duty、done之一，现在是“履行完毕”。",
        ),
    ],
)
def test_wrong_member_is_refused_by_its_place(edit: Callable[[Json], object], words: str) -> None:
    assert refused(edit).startswith(words)


@pytest.mark.parametrize("value", [None, [], "协议", 5])
def test_file_that_holds_no_object_is_refused(value: object) -> None:
    with pytest.raises(InvalidDraft, match="协议稿：要写成{}"):
        draft_from_json(value)


def test_least_draft_is_read_and_the_rest_left_to_the_review() -> None:
    least = {"committee": "某调委会", "parties": [{"ref": "p1", "name": "姜翎", "side": "applicant", "kind": "person"}]}
    found = review(draft_from_json(least))
    assert {"one_side", "mediator_missing", "no_terms", "copies_short", "facts_missing"} <= {f.code for f in found}


def test_findings_are_written_as_the_review_gives_them() -> None:
    first = findings_to_json(review(draft_from_json(FAULTY)))[0]
    assert {name: first[name] for name in ("code", "severity", "basis", "where", "ref", "field", "replacement")} == {
        "code": "sum_mismatch",
        "severity": "block",
        "basis": "民诉法解释第四百六十一条第一款",
        "where": "第（三）项 赔偿",
        "ref": "t3",
        "field": "instalments[2].amount",
        "replacement": {"ref": "t3", "field": "instalments[2].amount", "old": 2500000, "new": 2600000},
    }
    assert (
        json.loads(json.dumps(findings_to_json(review(draft_from_json(FAULTY)))))[2]["replacement"]["new"]
        == "2026-09-18"
    )


def test_fields_of_every_term_go_to_json_and_back() -> None:
    for term in (*draft_from_json(CLEAN).terms, *draft_from_json(FAULTY).terms):
        plain = json.loads(json.dumps(terms_to_plain(term.data)))
        assert terms_from_plain(term.kind, plain) == term.data


WORDS = st.text(alphabet="甲乙方确认归所有尽快“”《，。；不得报案第（九）项1 _", max_size=20)

ANYTHING: dict[FieldType, st.SearchStrategy[object]] = {
    FieldType.PARTY: st.sampled_from(["p1", "p2", "p9"]),
    FieldType.PARTIES: st.lists(st.sampled_from(["p1", "p2", "p3", "p9"]), max_size=3),
    FieldType.RIGHT: st.sampled_from(["r1", "r9"]),
    FieldType.TERM: st.sampled_from(["t1", "t9"]),
    FieldType.TERMS: st.lists(st.sampled_from(["t1", "t2", "t9"]), max_size=2),
    FieldType.LINES: st.lists(WORDS, max_size=2),
    FieldType.LINKS: st.lists(st.just("https://a.example/1"), max_size=2),
    FieldType.DAY: st.dates(date(2025, 1, 1), date(2030, 1, 1)).map(date.isoformat),
    FieldType.DEADLINE: st.dates(date(2025, 1, 1), date(2030, 1, 1)).map(date.isoformat) | WORDS,
    FieldType.MONEY: st.integers(-100, 10**14),
    FieldType.COUNT: st.integers(0, 9999),
    FieldType.FLAG: st.booleans(),
    FieldType.INSTALMENTS: st.lists(
        st.fixed_dictionaries({"due": st.just("2026-05-01"), "amount": st.integers(-5, 10**12)}), max_size=3
    ),
    FieldType.ACCOUNT: st.fixed_dictionaries({"holder": WORDS, "number": st.just("6200")}),
}


@st.composite
def any_term(draw: st.DrawFn) -> Json:
    clause = CLAUSES[draw(st.sampled_from(sorted(CLAUSES)))]
    data = {}
    for field in clause.fields:
        if draw(st.booleans()):
            choices = st.sampled_from(sorted(field.choices)) if field.choices else WORDS
            data[field.name] = draw(ANYTHING.get(field.type, choices))
    return {"kind": clause.kind, "data": data}


@settings(max_examples=100)
@given(st.lists(any_term(), max_size=3), st.sampled_from(["written", "oral"]), st.integers(0, 9))
def test_review_reads_whatever_can_be_filled_in(terms: list[Json], form: str, copies: int) -> None:
    numbered = [{**term, "ref": f"t{place}"} for place, term in enumerate(terms, 1)]
    found = review(draft_from_json({**CLEAN, "terms": numbered, "form": form, "copies": copies}))
    assert {finding.code for finding in found} <= set(RULES)
    heavy = [finding.severity is Severity.BLOCK for finding in found]
    assert heavy == sorted(heavy, reverse=True)


@settings(max_examples=30)
@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8), st.integers(-3, 3))
def test_instalments_add_up_to_the_cent_or_are_blocked(parts: list[int], off: int) -> None:
    whole = deepcopy(CLEAN)
    instalments = [{"due": f"2026-{month:02d}-20", "amount": part} for month, part in enumerate(parts, 4)]
    whole["terms"][3]["data"].update(amount=sum(parts) + off, instalments=instalments)
    codes = {finding.code for finding in review(draft_from_json(whole))}
    assert ("sum_mismatch" in codes) == (off != 0)


def between(start: str, end: str) -> str:
    return PAGE.split(start, 1)[1].split(end, 1)[0].strip()


def test_page_shows_the_clauses_as_they_are() -> None:
    assert between("<!-- clauses -->", "<!-- /clauses -->") == clause_table()


def test_page_shows_the_rules_as_they_are() -> None:
    assert between("<!-- rules -->", "<!-- /rules -->") == rule_table()


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (exchange.DRAFT_KEYS, drafts.Draft),
        (exchange.PARTY_KEYS, drafts.DraftParty),
        (exchange.AGENT_KEYS, drafts.DraftAgent),
        (exchange.GUARDIAN_KEYS, drafts.Guardian),
        (exchange.RIGHT_KEYS, drafts.DraftRight),
        (exchange.MEDIATOR_KEYS, drafts.DraftMediator),
        (exchange.TERM_KEYS, drafts.Term),
    ],
)
def test_every_member_can_be_written_and_is_on_the_page(keys: tuple[str, ...], kind: type) -> None:
    assert set(keys) == {field.name for field in fields(kind)}
    assert [key for key in keys if f"`{key}`" not in PAGE and f'"{key}"' not in PAGE] == []
