"""A newcomer's walk: from the link that the first start prints to a sealed agreement, in a real browser."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from mediation import clock
from mediation.rules.holidays import is_known_year, is_rest_day
from mediation.rules.identifiers import WrongCheckDigit
from mediation.rules.identity import check_credit_code
from tests.browser.desk import Desk
from tests.browser.hands import NOTICE_MOUSE, PASSWORD, Keyboard, fill, follow, log_in, press, send

FIRST_PASSWORD = "Erste-Woche-2026"
HOLDER, MAKER, SHOP = "南通云栖锦绣家纺有限公司", "南通沐棠纺织品有限公司", "通州区川姜镇棉语布艺商行"
FACTS = "被申请人生产、销售的四件套使用了申请人登记的《江南棉语》花型。"


def code(body: str) -> str:
    """An invented credit code whose check character fits."""
    try:
        return check_credit_code(f"{body}0")
    except WrongCheckDigit as wrong:
        return wrong.number[:-1] + wrong.expected


# (row of the form, kind, name, code, who stands for it, phone, address)
PARTIES = (
    (
        "applicants-0",
        "company",
        HOLDER,
        code("91320612MA2X7K3D5"),
        "梁栖云",
        "13812342207",
        "南通市通州区川姜镇织里路18号",
    ),
    (
        "respondents-0",
        "company",
        MAKER,
        code("91320612MA24QT8P1"),
        "严沐棠",
        "13712345533",
        "南通市通州区先锋街道秋实路6号",
    ),
    ("respondents-1", "sole_trader", SHOP, code("92320612MA1T60XL8"), "曹棉语", "13912348150", "通州区家纺城B区217号"),
)
RECORD = "宣读权利义务；申请人陈述权利来源，两被申请人认可使用了该花型；双方就停止使用和赔偿谈拢。"
STOP = "两被申请人立即停止生产、销售使用《江南棉语》花型的床上用品。"
PAY = "两被申请人分三期向申请人赔偿66000元。"
OWNERSHIP = "各方确认《江南棉语》花型的著作权归甲方所有。"
ACCOUNT = "3206120180000123456"
# A clerk who types pinyin at an even pace strikes three keys a second.
KEYS_A_MINUTE = 180
TODAY = clock.today().isoformat()
YEAR = TODAY[:4]
DUES = [clock.today() + timedelta(days) for days in (14, 45, 87)]
INSTALMENTS = list(zip((due.isoformat() for due in DUES), ("22000.00", "22000.00", "21000.00"), strict=True))
KINDS = ("person", "sole_trader", "company", "organisation")


@pytest.fixture(scope="module")
def desk(desk_at: Callable[..., Desk], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on an empty folder, as `make run` starts it."""
    return desk_at(tmp_path_factory.mktemp("walk") / "data")


def test_newcomer_walks_from_the_first_start_to_a_sealed_agreement(desk: Desk, screen: Callable[..., Page]) -> None:
    """Everything a newcomer does, in one go, on the clean desk that the first start made."""
    open_the_accounts(desk, screen(desk))
    page = screen(desk)
    page.context.add_init_script(NOTICE_MOUSE)
    change_the_first_password(page)
    register_by_keyboard(page)
    ask_everybody_and_accept(page)
    prepare(page)
    talk(page)
    write_a_faulty_agreement(page)
    mend_what_the_review_says(page)
    preview(page)
    stale = page.context.new_page()
    stale.goto(page.url)
    read_back(issue(page))
    sign_and_seal(page)
    refuse_to_edit(page, stale)
    register_known_parties_within_a_minute(page)


def open_the_accounts(desk: Desk, page: Page) -> None:
    """The printed link makes the administrator, the administrator the mediator."""
    page.goto(desk.setup_link)
    person = {"display_name": "闵远", "login_name": "admin", "password": PASSWORD, "repeated": PASSWORD}
    send(page, person, button="开账号并登录")
    for name, login, role in (("陈晓芸", "chenxiaoyun", "调解员"), ("钱望舒", "qianwangshu", "调委会主任")):
        page.goto("/administration/users")
        follow(page, "开账号")
        fill(page, {"display_name": name, "login_name": login, "password": FIRST_PASSWORD})
        page.get_by_label(f"{role}　家纺行业调委会").check()
        press(page, "开账号")
        expect(page.locator("main")).to_contain_text(name)
    page.goto("/cases")
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这一页")
    page.watch.expect("status of 404")  # type: ignore[attr-defined]
    page.goto("/account")
    page.locator("summary", has_text="闵远").click()
    page.get_by_role("button", name="退出", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")
    page.goto(desk.setup_link)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("开第一个管理员账号")


def change_the_first_password(page: Page) -> None:
    """The first login leads to a password of one's own."""
    log_in(page, "chenxiaoyun", FIRST_PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("换密码")
    send(page, {"old_password": FIRST_PASSWORD, "password": PASSWORD, "repeated": PASSWORD}, button="换密码")


def register_by_keyboard(page: Page) -> None:
    """Three parties new to the desk, six required fields and all that the agreement will need, without a mouse."""
    page.goto("/cases")
    hands = Keyboard(page)
    hands.press("n")
    expect(page.get_by_role("heading", level=1)).to_have_text("登记纠纷")
    hands.tab_to("dispute_type", most=1)
    hands.press("Space")
    for row, *particulars in PARTIES:
        _enter_party(page, hands, row, *particulars)
    hands.tab_to("facts")
    hands.type(FACTS)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#committee-proposal")).to_contain_text("建议家纺行业调委会")
    hands.tab_to("rights-0-number")
    hands.type("苏作登字-2025-F-00218843")
    hands.tab_to("rights-0-title")
    hands.type("《江南棉语》")
    with page.expect_navigation():
        hands.press("Control+Enter")
    expect(page.locator("main")).to_contain_text(f"已登记，登记号 {YEAR}-0001")
    assert page.evaluate("window.mouse") == 0
    assert len(hands.fields) == 3 * 5 + 3


def _enter_party(page: Page, hands: Keyboard, row: str, kind: str, name: str, *rest: str) -> None:
    if row.endswith("-1"):
        hands.tab_to("再加一个被申请人")
        hands.press("Enter")
    hands.tab_to(f"{row}-name")
    hands.type(name)
    expect(page.locator(f'[name="{row}-name"]')).to_have_attribute("aria-expanded", "true")
    hands.press("Enter")
    hands.tab_to(f"{row}-kind", most=1)
    hands.press("Space")
    hands.press("ArrowRight", KINDS.index(kind))
    for field, text in zip(("identity_number", "head_name", "phone", "address"), rest, strict=True):
        hands.tab_to(f"{row}-{field}")
        hands.type(text)


def next_step(page: Page, heading: str) -> None:
    """The case page's own proposal leads to the act called `heading`."""
    with page.expect_navigation():
        page.locator("main .next-step a.button--primary, main .next a.button--primary").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def ask_everybody_and_accept(page: Page) -> None:
    """The case page leads from consent to acceptance; the case gets its number."""
    next_step(page, "登记征询")
    fill(page, {"answer_*": "agreed", "on_*": TODAY, "at_*": "00:01", "manner_*": "in_person"})
    press(page, "登记征询")
    next_step(page, "受理")
    send(page, {"on": TODAY}, button="受理，编案号")
    expect(page.locator("main")).to_contain_text(f"〔{YEAR}〕1号")


def prepare(page: Page) -> None:
    """Rights and duties told, the list offered, the mediator appointed."""
    next_step(page, "告知权利义务")
    send(page, {"manner_*": "written", "on_*": TODAY}, button="登记告知")
    next_step(page, "登记选调解员")
    fill(page, {"on": TODAY})
    for choice in page.locator("[name^=choice_]").all():
        choice.select_option(label="陈晓芸")
    press(page, "登记选择")
    next_step(page, "确定调解员")
    fill(page, {"on": TODAY})
    page.get_by_label("调解主持人").select_option(label="陈晓芸")
    page.locator("main button.button--primary").click()
    page.wait_for_load_state()


def talk(page: Page) -> None:
    """One session: everybody came, two terms were proposed, both were accepted."""
    follow(page, "登记调解会")
    fill(page, {"started_on": TODAY, "started_at": "00:02", "place": "第一调解室", "came_*": "yes", "text": RECORD})
    fill(page, {"result": "agreed", "proposals-0-kind": "stop", "proposals-0-text": STOP})
    page.get_by_role("button", name="加一个方案").click()
    fill(page, {"proposals-1-kind": "compensation", "proposals-1-text": PAY})
    press(page, "登记调解会")
    next_step(page, "登记签名：第1次调解会记录")
    fill(page, {"on": TODAY, "keys": True})
    press(page, "登记签名")
    page.goto(page.url.partition("/records")[0])
    for clause in ("停止侵权", "赔偿"):
        page.get_by_role("link", name=re.compile("^方案")).first.click()
        follow(page, f"登记对“{clause}”的答复")
        send(page, {"answer": "accepted"}, button="登记答复")
    next_step(page, "谈拢，拟协议")
    send(page, {"on": TODAY, "shape": "written"}, button="谈拢，拟协议")


def write_a_faulty_agreement(page: Page) -> None:
    """Accepted proposals are there as clauses of their kind, open where their words left something out; the newcomer
    makes every mistake that the review is for."""
    expect(page.locator("#terms")).to_contain_text("方案 1")
    fill(page, {"disputes": "两被申请人是否停止使用该花型，赔偿多少、怎样支付。"})
    kept = page.locator("[name=term]").first.input_value().partition(":")[0]
    expect(page.locator(f"[name='t-{kept}-note']")).to_have_value(STOP)
    values = {"acts": "生产、销售", "what": "使用《江南棉语》花型的床上用品", "start": "尽快", "note": ""}
    fill(page, {f"t-{kept}-{name}": value for name, value in values.items()})
    with page.expect_navigation():
        page.get_by_role("button", name="去掉第（二）项").click()
    owner = add_term(page, "其他")
    fill(page, {f"t-{owner}-text": OWNERSHIP})
    pay = add_term(page, "赔偿")
    account = {"account_holder": HOLDER, "account_bank": "通州农村商业银行川姜支行", "account_number": ACCOUNT}
    values = {"amount": "66000.00", "liability": "joint", **account}
    fill(page, {f"t-{pay}-{name}": value for name, value in values.items()})
    term = page.locator(f"#term-{pay}")
    with page.expect_navigation():
        term.get_by_role("button", name="改成分期付").click()
    for _ in range(2):
        term.get_by_role("button", name="加一期").click()
    for at, (day, amount) in enumerate(INSTALMENTS):
        fill(page, {f"t-{pay}-instalments-{at}-due": day, f"t-{pay}-instalments-{at}-amount": amount})
    expect(term).to_contain_text("少 1,000.00 元")
    fill(page, {"want_confirmation": True, "copies": "3", "signing_on": TODAY})


def add_term(page: Page, clause: str) -> str:
    """Add a clause from the library; returns the uid of the new term, which stands open."""
    page.locator("summary", has_text="从条款库加").click()
    with page.expect_navigation():
        page.locator(".library").get_by_role("button", name=clause, exact=True).click()
    return page.locator("[name=term]").last.input_value().partition(":")[0]


def mend_what_the_review_says(page: Page) -> None:
    """The panel follows the typing and names what is wrong; each thing is mended or kept with a reason."""
    review = page.locator("#review-panel")
    for said in ("三期相加65,000.00元，比总额66,000.00元少1,000.00元", "份数不够", "“尽快”不明确", "写了知识产权归属"):
        expect(review).to_contain_text(said)
    expect(page.get_by_role("button", name="出签署版", exact=True)).to_be_disabled()
    ways = (("改成 22,000.00", "赔偿"), ("改成 5 份", "份数"), ("照此改", "第（二）项"), ("照此改", "第（一）项"))
    for button, place in ways:
        with page.expect_navigation():
            review.get_by_role("button", name=re.compile(f"{button}.*{place}")).click()
    review.locator("summary", has_text="写理由保留").first.click()
    review.get_by_label(re.compile("为什么保留")).fill("经营者的身份证下周补交，先签。")
    with page.expect_navigation():
        review.get_by_role("button", name="保留", exact=True).click()
    expect(page.locator("main")).to_contain_text("审过了，可以出签署版")


def preview(page: Page) -> None:
    """The draft opens in a window of its own; the editor stays at work."""
    page.watch.expect("/favicon.ico")  # type: ignore[attr-defined]  # a PDF names no icon, so the browser asks for the usual one
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="预览（草稿水印）").click()
    opened.value.wait_for_load_state()
    opened.value.close()
    fill(page, {"facts": FACTS + "纠纷发生在秋季展会。"})
    with page.expect_navigation():
        page.get_by_role("button", name="保存", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("已保存")


def issue(page: Page) -> bytes:
    """The version to sign; returns the bytes that are kept."""
    with page.expect_navigation():
        page.get_by_role("button", name="出签署版", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("出签署版")
    press(page, "出签署版")
    expect(page.locator("main")).to_contain_text("签署版已出")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载", exact=True).click()
    return download.value.path().read_bytes()


def read_back(paper: bytes) -> None:
    """A court clerk finds everything that was entered, and nothing that was struck out."""
    text = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages).split())
    known = [text for _, _, name, *rest in PARTIES for text in (name, *rest)]
    entered = [
        *known,
        f"通纺知调〔{YEAR}〕1号",
        "66,000.00",
        "陆万陆仟元整",
        "22,000.00",
        ACCOUNT,
        "一式五份",
        "陈晓芸",
    ]
    days = [f"{due.year}年{due.month}月{due.day}日" for due in DUES]
    missing = [words for words in (*entered, *days, "《江南棉语》花型的床上用品") if "".join(words.split()) not in text]
    assert missing == []
    assert [words for words in ("尽快", "著作权归", "21,000.00", "草稿") if words in text] == []


def sign_and_seal(page: Page) -> None:
    """Everybody signs, the seal comes last, and the day of effect follows from them."""
    expect(page.locator("main")).to_contain_text("还没有生效")
    fill(page, {"p-*": True, "m-*": True})
    press(page, "登记勾选的签名")
    send(page, {"sealed_on": TODAY}, button="登记盖章")
    today = clock.today()
    rail = page.locator(".columns__rail")
    expect(rail).to_contain_text(f"{today.year}年{today.month}月{today.day}日")
    expect(rail).to_contain_text("起生效")
    due = thirty_days_after(today)
    expect(rail).to_contain_text(f"{due.month}月{due.day}日")


def thirty_days_after(day: date) -> date:
    """The last day to ask for confirmation: the day of effect is not counted, a rest day moves it on."""
    due = day + timedelta(30)
    while is_known_year(due.year) and is_rest_day(due):
        due += timedelta(1)
    return due


def refuse_to_edit(page: Page, stale: Page) -> None:
    """An effective agreement is frozen: its page offers no change, a window left open is refused with the article."""
    expect(page.locator("main")).to_contain_text("不能改")
    page.goto(page.url.rpartition("/")[0])
    expect(page.locator("main form#agreement")).to_have_count(0)
    fill(stale, {"facts": "改写的事实。"})
    with stale.expect_navigation():
        stale.get_by_role("button", name="保存", exact=True).first.click()
    expect(stale.locator("main")).to_contain_text("没有改动任何记录")
    expect(stale.locator("main .quotation").first).to_be_visible()
    expect(stale.locator("main")).to_contain_text("改写的事实。")


def register_known_parties_within_a_minute(page: Page) -> None:
    """The next dispute of parties on the register: the six required fields, and the word on what speaks against it."""
    page.goto("/cases")
    hands = Keyboard(page)
    page.wait_for_load_state("networkidle")
    hands.press("n")
    expect(page.get_by_role("heading", level=1)).to_have_text("登记纠纷")
    page.wait_for_load_state("networkidle")
    hands.tab_to("dispute_type", most=1)
    hands.press("Space")
    for row, initials, name in (("applicants-0", "yqjx", HOLDER), ("respondents-0", "mt", MAKER)):
        hands.tab_to(f"{row}-name")
        hands.type(initials)
        expect(page.locator("[role=option]:visible").first).to_contain_text(name)
        hands.press("Enter")
        expect(page.locator(f'[name="{row}-party"]')).not_to_have_value("")
    hands.tab_to("facts")
    hands.type("网店又上架同款四件套。")
    expect(page.locator("#conflicts")).to_contain_text("待看")
    hands.tab_to("decision", most=60)
    hands.press("Space")
    hands.tab_to("decision_reason", most=3)
    hands.type("新的侵权行为。")
    with page.expect_navigation():
        hands.press("Control+Enter")
    expect(page.locator("main")).to_contain_text(f"已登记，登记号 {YEAR}-0002")
    assert page.evaluate("window.mouse") == 0
    assert hands.keys <= KEYS_A_MINUTE, f"{hands.keys} keys"
