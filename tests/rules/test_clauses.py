"""The clause library: what each kind of term prints."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.agreement.term import Account, Instalment, Term, Value
from mediation.rules.clause_wording import Naming, Table, money
from mediation.rules.clauses import CLAUSES, ClauseField, FieldType
from mediation.rules.figures import day, han
from mediation.rules.money import yuan
from mediation.rules.wording.text import remarks

NAMING = Naming(
    {"p1": "甲方", "p2": "乙方", "p3": "丙方"},
    {"r1": "《江南棉语》作品（登记号：苏作登字-2024-F-00000035）"},
    {"t1": "第（一）项", "t4": "第（四）项"},
)
ACCOUNT = Account("南通云栖锦绣家纺有限公司", "示例银行南通通州支行", "6200000000000035017")


def say(kind: str, **data: Value) -> str:
    return CLAUSES[kind].sentence(Term("t2", kind, data), NAMING)


WORDED = [
    pytest.param(
        "stop",
        {"who": ("p2", "p3"), "acts": "生产、销售", "what": "使用《江南棉语》花型的床上用品"},
        "乙方、丙方自本协议生效之日起，停止生产、销售使用《江南棉语》花型的床上用品。",
        id="stopping runs from the effect",
    ),
    pytest.param(
        "stop",
        {"who": ("p2",), "acts": "销售", "what": "四件套", "start": date(2026, 3, 15), "where": "全部网络店铺"},
        "乙方自2026年3月15日起，在全部网络店铺停止销售四件套。",
        id="stopping from a day, at a place",
    ),
    pytest.param(
        "delete_links",
        {"who": ("p3",), "links": ("https://a.example/1",), "by": "本协议生效之日起三日内"},
        "丙方应当在本协议生效之日起三日内，删除下列1个商品链接：1. https://a.example/1。",
        id="a deadline in words",
    ),
    pytest.param(
        "delete_links",
        {
            "who": ("p3",),
            "links": ("https://a.example/1", "https://a.example/2"),
            "by": date(2026, 3, 25),
            "whom": "p1",
        },
        "丙方应当于2026年3月25日前（含当日），删除下列2个商品链接，并将删除后的页面截图送交甲方："
        "1. https://a.example/1；2. https://a.example/2。",
        id="links counted and listed, proof handed to a party",
    ),
    pytest.param(
        "take_down",
        {"who": ("p2",), "what": "样品6套", "where": "示例展会A12展位", "act": "撤展", "by": date(2026, 3, 12)},
        "乙方应当于2026年3月12日前（含当日），将样品6套从示例展会A12展位撤展。",
        id="withdrawn from a fair",
    ),
    pytest.param(
        "destroy",
        {
            "who": ("p2",),
            "what": "库存四件套46套、印花网版8块",
            "by": date(2026, 3, 31),
            "where": "乙方经营场所",
            "witness": "甲方派员、人民调解员",
            "record": "销毁清单由到场人员签名，照片一式两份",
        },
        "乙方应当于2026年3月31日前（含当日），在乙方经营场所将库存四件套46套、印花网版8块全部销毁，"
        "甲方派员、人民调解员到场见证。销毁清单由到场人员签名，照片一式两份。",
        id="destroyed before witnesses",
    ),
    pytest.param(
        "compensation",
        {
            "who": ("p3",),
            "whom": "p1",
            "covers": "经济损失",
            "amount": 1200000,
            "by": date(2026, 3, 31),
            "account_of": "t4",
        },
        "丙方应当于2026年3月31日前（含当日），一次性赔偿甲方经济损失人民币12,000.00元（大写：壹万贰仟元整），"
        "汇入第（四）项的收款账户。",
        id="one sum, into the account of another term",
    ),
    pytest.param(
        "compensation",
        {"who": ("p2", "p3"), "whom": "p1", "amount": 50, "by": "签订本协议时", "method": "cash", "liability": "joint"},
        "乙方、丙方应当在签订本协议时，连带一次性赔偿甲方人民币0.50元（大写：伍角），以现金支付。",
        id="jointly, in cash",
    ),
    pytest.param(
        "expenses",
        {
            "who": ("p2",),
            "whom": "p1",
            "covers": "律师费、公证费",
            "amount": 800000,
            "by": date(2026, 4, 10),
            "account": ACCOUNT,
        },
        "乙方应当于2026年4月10日前（含当日），一次性支付甲方为制止侵权行为支出的合理开支（律师费、公证费）"
        "人民币8,000.00元（大写：捌仟元整），汇入下列收款账户：户名：南通云栖锦绣家纺有限公司，"
        "开户银行：示例银行南通通州支行，账号：6200 0000 0000 0035 017。",
        id="reasonable expenses, with the account",
    ),
    pytest.param(
        "licence",
        {
            "who": ("p1",),
            "whom": ("p2",),
            "right": "r1",
            "type": "ordinary",
            "scope": "生产、销售四件套，不超过2000套",
            "territory": "中国境内",
            "until": date(2027, 2, 28),
            "amount": 0,
        },
        "甲方许可乙方使用《江南棉语》作品（登记号：苏作登字-2024-F-00000035），许可种类为普通许可，"
        "使用方式为生产、销售四件套，不超过2000套，地域范围为中国境内，许可期限自本协议生效之日至2027年2月28日。"
        "甲方不收取许可使用费。未经甲方书面同意，乙方不得许可他人使用。",
        id="a licence free of charge",
    ),
    pytest.param(
        "transfer",
        {
            "who": ("p1",),
            "whom": "p2",
            "right": "r1",
            "amount": 0,
            "handler": ("p1",),
            "register_by": date(2026, 5, 1),
        },
        "甲方将《江南棉语》作品（登记号：苏作登字-2024-F-00000035）转让给乙方。本项转让不收取价款。"
        "甲方应当于2026年5月1日前（含当日），向登记机关申请办理转让手续，各方予以配合。",
        id="a transfer with its registration",
    ),
    pytest.param(
        "attribution",
        {
            "who": ("p2",),
            "where": "产品吊牌",
            "words": "花型设计：姜翎",
            "by": date(2026, 4, 1),
            "lasting": "至2027年12月31日",
        },
        "乙方应当于2026年4月1日前（含当日），在产品吊牌标明“花型设计：姜翎”，保留至2027年12月31日。",
        id="attribution in quotation marks",
    ),
    pytest.param(
        "apology",
        {
            "who": ("p3",),
            "whom": ("p1",),
            "medium": "网络店铺“棉语小铺”首页",
            "by": date(2026, 4, 1),
            "lasting": "连续十日",
        },
        "丙方应当于2026年4月1日前（含当日），在网络店铺“棉语小铺”首页向甲方赔礼道歉，连续十日。",
        id="an apology with medium and term",
    ),
    pytest.param(
        "promise",
        {
            "who": ("p3",),
            "whom": "p1",
            "what": "销售使用《江南棉语》花型的产品",
            "basis": "每发现一款",
            "penalty": 2000000,
        },
        "丙方承诺自本协议生效之日起不再销售使用《江南棉语》花型的产品。违反本项承诺的，每发现一款，"
        "丙方向甲方支付违约金人民币20,000.00元（大写：贰万元整）。",
        id="a promise with liquidated damages",
    ),
    pytest.param(
        "late",
        {"who": ("p2",), "whom": "p1", "terms": ("t4",), "grace": 5, "accelerate": True, "penalty": 1000000, "rate": 5},
        "乙方有任何一期款项未按第（四）项足额支付，逾期超过5日的，甲方可以要求乙方一并支付全部未付款项，"
        "乙方另向甲方支付违约金人民币10,000.00元（大写：壹万元整），乙方按未付款项每日万分之五向甲方支付逾期违约金，计算至付清之日。",
        id="late payment",
    ),
    pytest.param(
        "guarantee",
        {"who": ("p3",), "debtor": ("p2",), "whom": "p1", "terms": ("t4",), "manner": "joint", "period": "一年"},
        "丙方为乙方在第（四）项的义务向甲方承担连带责任保证，保证期间为一年。",
        id="a guarantee",
    ),
    pytest.param(
        "confidentiality",
        {"who": ("p1", "p2", "p3")},
        "各方当事人对调解过程和本协议内容保密，向人民法院申请司法确认、申请执行或者依法应当提供的除外。",
        id="secrecy leaves the way to the court open",
    ),
    pytest.param(
        "no_further_claims",
        {"who": ("p1", "p2", "p3")},
        "本协议履行完毕后，各方当事人就本次纠纷再无其他争议。",
        id="no further claims once all is performed",
    ),
    pytest.param(
        "confirmation",
        {"who": ("p1", "p2", "p3")},
        "各方当事人同意自本协议生效之日起三十日内，共同向有管辖权的人民法院申请司法确认。",
        id="the wish for confirmation",
    ),
    pytest.param(
        "other", {"text": "各方各自承担其他费用"}, "各方各自承担其他费用。", id="free text gets its full stop"
    ),
]


@pytest.mark.parametrize(("kind", "data", "sentence"), WORDED)
def test_clause_is_worded(kind: str, data: dict[str, Value], sentence: str) -> None:
    assert say(kind, **data) == sentence


def test_every_kind_of_clause_is_shown_above() -> None:
    assert {param.values[0] for param in WORDED} == set(CLAUSES)


@pytest.mark.parametrize(("kind", "data", "sentence"), WORDED)
def test_words_of_the_library_are_not_objected_to(kind: str, data: dict[str, Value], sentence: str) -> None:
    assert [remark.code for remark in remarks(sentence)] == []


def test_two_parties_are_both_not_all() -> None:
    two = replace(NAMING, parties={"p1": "甲方", "p2": "乙方"})
    term = Term("t9", "confirmation", {"who": ("p1", "p2")})
    assert CLAUSES["confirmation"].sentence(term, two).startswith("双方当事人同意")


def test_instalments_are_a_table_that_reads_as_a_sentence() -> None:
    parts = (Instalment(date(2026, 4, 10), 2600000), Instalment(date(2026, 7, 10), 4000000))
    data: dict[str, Value] = {"who": ("p2",), "whom": "p1", "amount": 6600000, "instalments": parts, "account": ACCOUNT}
    wording = CLAUSES["compensation"].wording(Term("t1", "compensation", data), NAMING)
    lead, table = wording.blocks
    assert lead == ("乙方赔偿甲方共计人民币66,000.00元（大写：陆万陆仟元整），分两期支付，汇入下列收款账户：")
    assert isinstance(table, Table)
    assert table.columns == ("期次", "付款期限", "金额（元）", "金额大写")
    assert table.rows[0] == ("第一期", "2026年4月10日前（含当日）", "26,000.00", "人民币贰万陆仟元整")
    assert table.total == ("合计", "", "66,000.00", "人民币陆万陆仟元整")
    assert dict(table.foot)["收款账户"].endswith("账号：6200 0000 0000 0035 017")
    assert table.prose.startswith(
        "第一期，2026年4月10日前（含当日）支付人民币26,000.00元（大写：贰万陆仟元整）；第二期"
    )


def test_licensee_who_may_license_others_gets_no_duty_nobody_agreed_on() -> None:
    data: dict[str, Value] = {"who": ("p1",), "whom": ("p2",), "right": "r1", "amount": 0, "sublicence": True}
    sentence = CLAUSES["licence"].sentence(Term("t1", "licence", data), NAMING)
    assert sentence.endswith("甲方不收取许可使用费。乙方可以许可他人使用。")


def test_heading_and_addition_are_the_users_when_given() -> None:
    data: dict[str, Value] = {
        "who": ("p2",),
        "whom": "p1",
        "amount": 100,
        "title": "乙方赔偿",
        "note": "乙方付款时注明用途",
    }
    wording = CLAUSES["compensation"].wording(Term("t1", "compensation", data), NAMING)
    assert wording.heading == "乙方赔偿"
    assert wording.blocks[-1] == "乙方付款时注明用途。"


def test_blank_left_empty_leaves_its_words_out() -> None:
    assert say("delete_links", who=("p3",)) == "丙方应当删除商品链接。"
    assert say("apology", who=("p3",), whom=("p1",)) == "丙方应当向甲方赔礼道歉。"


DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
WORDS = st.text(alphabet="棉语江南花型床品网版展位样品甲乙", min_size=2, max_size=12)
AMOUNTS = st.integers(1, 10**11)


def a_value(field: ClauseField) -> st.SearchStrategy[Value]:
    """Something a mediator might fill in."""
    by_type: dict[FieldType, st.SearchStrategy[Value]] = {
        FieldType.PARTY: st.sampled_from(["p1", "p2", "p3"]),
        FieldType.PARTIES: st.sampled_from([("p1",), ("p2", "p3")]),
        FieldType.RIGHT: st.just("r1"),
        FieldType.TERM: st.just("t4"),
        FieldType.TERMS: st.just(("t1", "t4")),
        FieldType.LINES: st.lists(WORDS, min_size=1, max_size=3).map(tuple),
        FieldType.LINKS: st.lists(WORDS.map("https://a.example/{}".format), min_size=1, max_size=3).map(tuple),
        FieldType.DAY: DAYS,
        FieldType.DEADLINE: DAYS,
        FieldType.MONEY: AMOUNTS,
        FieldType.COUNT: st.integers(1, 99),
        FieldType.FLAG: st.just(True),
        FieldType.CHOICE: st.sampled_from(sorted(field.choices or {"-": ""})),
        FieldType.INSTALMENTS: st.lists(st.builds(Instalment, DAYS, AMOUNTS), min_size=1, max_size=4).map(tuple),
        FieldType.ACCOUNT: st.just(ACCOUNT),
    }
    return by_type.get(field.type, WORDS)


@st.composite
def a_term(draw: st.DrawFn) -> Term:
    clause = CLAUSES[draw(st.sampled_from(sorted(CLAUSES)))]
    names = [field.name for field in clause.fields if field.required]
    if clause.pays:
        names += ["account", draw(st.sampled_from(["instalments", "by"]))]
    if clause.kind == "late":
        names.append(draw(st.sampled_from(["accelerate", "penalty", "rate"])))
    return Term("t2", clause.kind, {name: draw(a_value(clause.field(name))) for name in names})


def spoken(field: ClauseField, value: Value) -> list[str]:
    """The words that must be on paper for `value`."""
    if isinstance(value, Account):
        return [value.holder, value.bank, value.grouped]
    if isinstance(value, date):
        return [day(value)]
    if isinstance(value, tuple):
        return [words for each in value for words in spoken(field, each)]
    if isinstance(value, Instalment):
        return [*spoken(field, value.due), yuan(value.amount), money(value.amount)]
    if field.type is FieldType.MONEY and isinstance(value, int):
        return [money(value)]
    if isinstance(value, int):
        return [] if isinstance(value, bool) else [han(value)]
    known = {**NAMING.parties, **NAMING.rights, **NAMING.terms, **(field.choices or {})}
    return [known.get(str(value), str(value))]


@given(a_term())
def test_every_datum_is_in_the_sentence(term: Term) -> None:
    clause = CLAUSES[term.kind]
    sentence = clause.sentence(term, NAMING)
    for name, value in term.data.items():
        for words in spoken(clause.field(name), value):
            assert words in sentence


@given(a_term())
def test_sentence_of_the_library_ends_and_is_not_objected_to(term: Term) -> None:
    sentence = CLAUSES[term.kind].sentence(term, NAMING)
    assert sentence.endswith("。")
    assert "。。" not in sentence
    assert "None" not in sentence
    assert [remark.code for remark in remarks(sentence)] == []


@given(st.sampled_from(sorted(CLAUSES)))
def test_empty_term_can_be_worded(kind: str) -> None:
    assert "None" not in CLAUSES[kind].sentence(Term("t1", kind), NAMING)
