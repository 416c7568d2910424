"""条款的句子：每种条款印成什么话。 A blank left empty leaves its words out; the review says that it is missing."""

from collections.abc import Iterator
from datetime import date

from mediation.rules.agreement.term import Account, Instalment, Term
from mediation.rules.clause_wording import (
    Block,
    Naming,
    Table,
    capitals,
    money,
    since,
    stop_at,
    until,
    within,
)
from mediation.rules.figures import day, han
from mediation.rules.money import yuan

_LICENCES = {"ordinary": "普通许可", "sole": "排他许可", "exclusive": "独占许可"}
_GUARANTEES = {"joint": "连带责任保证", "general": "一般保证"}
_METHODS = {"cash": "以现金支付", "third_party_app": "以电子支付方式支付"}


def stop(term: Term, naming: Naming) -> Iterator[Block]:
    """乙方、丙方自本协议生效之日起，停止生产、销售使用《江南棉语》花型的床上用品。"""
    where = f"在{term.text('where').removeprefix('在')}" if term.has("where") else ""
    yield stop_at(
        f"{naming.people(term.several('who'))}{since(term.deadline('start'))}，"
        f"{where}停止{term.text('acts')}{term.text('what')}"
    )


def delete_links(term: Term, naming: Naming) -> Iterator[Block]:
    """丙方应当于2026年3月25日前（含当日），删除下列3个商品链接，并将删除后的页面截图送交甲方：[表]"""
    links = term.several("links")
    to_whom = naming.people(term.several("whom"))
    proof = term.text("proof") or ("删除后的页面截图" if to_whom else "")
    hand_in = f"，并将{proof}送交{to_whom or '人民调解委员会'}" if proof else ""
    lead = (
        f"{naming.people(term.several('who'))}应当{within(term.deadline('by'))}删除下列{len(links)}个商品链接{hand_in}"
    )
    if not links:
        yield stop_at(lead.replace("下列0个商品链接", "商品链接"))
        return
    yield f"{lead}："
    yield Table(
        ("序号", "商品链接"),
        tuple((str(place), link) for place, link in enumerate(links, 1)),
        "；".join(f"{place}. {link}" for place, link in enumerate(links, 1)) + "。",
    )


def take_down(term: Term, naming: Naming) -> Iterator[Block]:
    """乙方应当于2026年3月25日前（含当日），将样品6套从某展会A12展位撤展。撤展照片送交甲方。"""
    where = f"从{term.text('where').removeprefix('从')}" if term.has("where") else ""
    yield stop_at(
        f"{naming.people(term.several('who'))}应当{within(term.deadline('by'))}"
        f"将{term.text('what')}{where}{term.text('act') or '下架'}"
    )
    yield from _more(term.text("how"))


def destroy(term: Term, naming: Naming) -> Iterator[Block]:
    """乙方应当于2026年3月31日前（含当日），在其经营场所将库存四件套46套全部销毁，甲方派员到场见证。"""
    where = f"在{term.text('where').removeprefix('在')}" if term.has("where") else ""
    witness = f"，{term.text('witness')}到场见证" if term.has("witness") else ""
    yield stop_at(
        f"{naming.people(term.several('who'))}应当{within(term.deadline('by'))}"
        f"{where}将{term.text('what')}全部销毁{witness}"
    )
    yield from _more(term.text("record"))


def compensation(term: Term, naming: Naming) -> Iterator[Block]:
    """乙方赔偿甲方经济损失共计人民币66,000.00元（大写：陆万陆仟元整），分三期支付：[表]

    What is not said to be covered is not named: 合理开支 may have a term of its own."""
    yield from _payment(term, naming, verb="赔偿", what=term.text("covers"))


def expenses(term: Term, naming: Naming) -> Iterator[Block]:
    """乙方支付甲方为制止侵权行为支出的合理开支（律师费、公证费）共计人民币8,000.00元（大写：捌仟元整）……"""
    covers = f"（{term.text('covers')}）" if term.has("covers") else ""
    yield from _payment(term, naming, verb="支付", what=f"为制止侵权行为支出的合理开支{covers}")


def licence(term: Term, naming: Naming) -> Iterator[Block]:
    """甲方许可乙方使用……，许可种类为普通许可……；乙方支付许可使用费……。"""
    who, whom = naming.people(term.several("who")), naming.people(term.several("whom"))
    parts = [f"{who}许可{whom}使用{_right(term, naming)}"]
    if term.has("type"):
        parts.append(f"许可种类为{_LICENCES.get(term.text('type'), term.text('type'))}")
    parts += [f"使用方式为{term.text('scope')}"] if term.has("scope") else []
    parts += [f"地域范围为{term.text('territory')}"] if term.has("territory") else []
    end = term.deadline("until")
    term_of = f"许可期限{since(term.deadline('start')).removesuffix('起')}"
    parts.append(f"{term_of}至{day(end) if isinstance(end, date) else end}" if end else f"{term_of}起")
    yield stop_at("，".join(parts))
    if term.number("amount") == 0:
        yield f"{who}不收取许可使用费。"
    elif term.has("amount"):
        yield from _payment(term, naming, verb="支付", what="许可使用费", payers=whom, payee=who)
    if term.flag("sublicence"):
        yield f"{whom}可以许可他人使用。"
    else:
        yield f"未经{who}书面同意，{whom}不得许可他人使用。"


def transfer(term: Term, naming: Naming) -> Iterator[Block]:
    """甲方将……转让给乙方，……；甲方应当于……前办理转让登记手续，乙方予以配合。"""
    who, whom = naming.people(term.several("who")), naming.people(term.several("whom"))
    together = "、".join(term.several("together"))
    along = f"，并将{together}一并转让" if together else ""
    yield stop_at(f"{who}将{_right(term, naming)}转让给{whom}{along}")
    if term.number("amount") == 0:
        yield "本项转让不收取价款。"
    elif term.has("amount"):
        yield from _payment(term, naming, verb="支付", what="转让价款", payers=whom, payee=who)
    handler = naming.people(term.several("handler"))
    if handler or term.has("register_by"):
        yield f"{handler or who}应当{within(term.deadline('register_by'))}向登记机关申请办理转让手续，各方予以配合。"


def attribution(term: Term, naming: Naming) -> Iterator[Block]:
    """乙方应当于……前（含当日），在产品吊牌和商品详情页标明“花型设计：云栖锦绣家纺”。"""
    where = f"在{term.text('where').removeprefix('在')}" if term.has("where") else ""
    lasting = f"，保留{term.text('lasting').removeprefix('保留')}" if term.has("lasting") else ""
    words = f"“{_unquoted(term.text('words'))}”" if term.has("words") else "作者姓名或者名称"
    yield stop_at(f"{naming.people(term.several('who'))}应当{within(term.deadline('by'))}{where}标明{words}{lasting}")


def apology(term: Term, naming: Naming) -> Iterator[Block]:
    """乙方应当于……前（含当日），在网络店铺“棉语小铺”首页向甲方赔礼道歉，连续十日。"""
    where = f"在{term.text('medium').removeprefix('在')}" if term.has("medium") else ""
    lasting = f"，{term.text('lasting')}" if term.has("lasting") else ""
    yield stop_at(
        f"{naming.people(term.several('who'))}应当{within(term.deadline('by'))}"
        f"{where}向{naming.people(term.several('whom'))}赔礼道歉{lasting}"
    )
    if term.has("words"):
        yield f"道歉内容：“{_unquoted(term.text('words'))}”。"


def promise(term: Term, naming: Naming) -> Iterator[Block]:
    """丙方承诺不再……。违反承诺的，每发现一款，丙方向甲方支付违约金人民币20,000.00元（大写：贰万元整）。"""
    who, whom = naming.people(term.several("who")), naming.people(term.several("whom"))
    yield stop_at(f"{who}承诺自本协议生效之日起不再{term.text('what').removeprefix('不再')}")
    penalty = term.number("penalty")
    if penalty is not None:
        payer = who if len(term.several("who")) == 1 else "违约方"
        yield f"违反本项承诺的，{term.text('basis') or '每违反一次'}，{payer}向{whom}支付违约金{money(penalty)}。"


def late(term: Term, naming: Naming) -> Iterator[Block]:
    """乙方有任何一期未按第（四）项足额支付的，甲方可以要求乙方一并支付全部未付款项，乙方另付违约金……。"""
    who, whom = naming.people(term.several("who")), naming.people(term.several("whom"))
    items = naming.items(term.several("terms")) or "本协议的约定"
    grace = term.number("grace")
    overdue = f"，逾期超过{grace}日的" if grace else "的"
    parts = [f"{who}有任何一期款项未按{items}足额支付{overdue}"]
    if term.flag("accelerate"):
        parts.append(f"{whom}可以要求{who}一并支付全部未付款项")
    penalty, rate = term.number("penalty"), term.number("rate")
    if penalty is not None:
        parts.append(f"{who}另向{whom}支付违约金{money(penalty)}")
    if rate is not None:
        parts.append(f"{who}按未付款项每日万分之{han(rate)}向{whom}支付逾期违约金，计算至付清之日")
    yield stop_at("，".join(parts))


def guarantee(term: Term, naming: Naming) -> Iterator[Block]:
    """丁方为乙方在第（四）项的付款义务向甲方承担连带责任保证，保证期间为……。"""
    manner = _GUARANTEES.get(term.text("manner"), term.text("manner")) or "保证责任"
    period = f"，保证期间为{term.text('period')}" if term.has("period") else ""
    items = naming.items(term.several("terms"))
    yield stop_at(
        f"{naming.people(term.several('who'))}为{naming.people(term.several('debtor'))}"
        f"{f'在{items}' if items else '在本协议'}的义务向{naming.people(term.several('whom'))}承担{manner}{period}"
    )


def confidentiality(term: Term, naming: Naming) -> Iterator[Block]:
    """各方当事人对调解过程和本协议内容保密，向人民法院申请司法确认、申请执行或者依法应当提供的除外。"""
    unless = "，向人民法院申请司法确认、申请执行或者依法应当提供的除外" if term.flag("court", default=True) else ""
    yield stop_at(f"{naming.everyone(term.several('who'))}对{term.text('what') or '调解过程和本协议内容'}保密{unless}")


def no_further_claims(term: Term, naming: Naming) -> Iterator[Block]:
    """本协议履行完毕后，各方当事人就本次纠纷再无其他争议。"""
    after = "本协议履行完毕后，" if term.flag("performed", default=True) else ""
    about = term.text("what").removeprefix("就") or "本次纠纷"
    yield stop_at(f"{after}{naming.everyone(term.several('who'))}就{about}再无其他争议")


def confirmation(term: Term, naming: Naming) -> Iterator[Block]:
    """各方当事人同意自本协议生效之日起三十日内，共同向有管辖权的人民法院申请司法确认。"""
    days = term.number("days")
    yield stop_at(
        f"{naming.everyone(term.several('who'))}同意自本协议生效之日起{han(30 if days is None else days)}日内，"
        f"共同向{term.text('court') or '有管辖权的人民法院'}申请司法确认"
    )


def other(term: Term, naming: Naming) -> Iterator[Block]:
    """Free text, as it was written."""
    yield from _more(term.text("text"))


def _payment(term: Term, naming: Naming, *, verb: str, what: str, payers: str = "", payee: str = "") -> Iterator[Block]:
    payers = payers or naming.people(term.several("who"))
    how_liable = {"joint": "连带", "several": "各自"}.get(term.text("liability"), "")
    payee = payee or naming.people(term.several("whom"))
    amount = term.number("amount")
    total = money(amount) if amount is not None else ""
    instalments = term.instalments()
    if instalments:
        count = "两" if len(instalments) == 2 else han(len(instalments))
        yield f"{payers}{how_liable}{verb}{payee}{what}共计{total}，分{count}期支付{_channel(term, naming)}："
        yield _schedule(instalments, amount, term.account())
        return
    how = f"，{_into(term, naming)}" if _into(term, naming) else ""
    due = within(term.deadline("by"))
    once = "一次性" if due and amount is not None else ""
    yield stop_at(f"{payers}{'应当' + due if due else ''}{how_liable}{once}{verb}{payee}{what}{total}{how}")


def _channel(term: Term, naming: Naming) -> str:
    if term.account():
        return "，汇入下列收款账户" if term.text("method") in ("", "transfer") else f"，{_METHODS[term.text('method')]}"
    into = _into(term, naming)
    return f"，{into}" if into else ""


def _into(term: Term, naming: Naming) -> str:
    method = term.text("method")
    if method in _METHODS:
        return _METHODS[method]
    account = term.account()
    if account:
        return f"汇入下列收款账户：{_account(account)}"
    if term.has("account_of"):
        return f"汇入{naming.items(term.several('account_of'))}的收款账户"
    return "以银行转账方式支付" if method == "transfer" else ""


def _account(account: Account) -> str:
    return f"户名：{account.holder}，开户银行：{account.bank}，账号：{account.grouped}"


def _schedule(instalments: tuple[Instalment, ...], amount: int | None, account: Account | None) -> Table:
    rows = tuple(
        (f"第{han(place)}期", until(each.due), yuan(each.amount), capitals(each.amount))
        for place, each in enumerate(instalments, 1)
    )
    total = sum(each.amount for each in instalments) if amount is None else amount
    read = "；".join(
        f"{name}，{due}支付{money(each.amount)}" for (name, due, *_), each in zip(rows, instalments, strict=True)
    )
    tail = f"收款账户：{_account(account)}。" if account else ""
    return Table(
        ("期次", "付款期限", "金额（元）", "金额大写"),
        rows,
        f"{read}。{tail}",
        total=("合计", "", yuan(total), capitals(total)),
        foot=(("收款账户", _account(account)),) if account else (),
    )


def _right(term: Term, naming: Naming) -> str:
    return naming.rights.get(term.text("right"), term.text("right"))


def _more(text: str) -> Iterator[Block]:
    if text:
        yield text if text[-1] in "。！？；" else f"{text}。"


def _unquoted(words: str) -> str:
    return words.strip("“”。")
