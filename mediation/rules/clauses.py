"""条款库：这一行常用的条款，每条要填什么，印出来怎么说。民法典第一百七十九条；ip_practice 6.4 的条款种类。

The web form is generated from the fields, the paper from the wording, the review reads both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mediation.rules import clause_sentences as say
from mediation.rules.agreement.term import Term
from mediation.rules.clause_wording import Block, Naming, Say, Wording, prose


class FieldType(StrEnum):
    """What a field holds; the value is the word used in drafts and forms."""

    PARTY = "party"
    PARTIES = "parties"
    RIGHT = "right"
    TERM = "term"
    TERMS = "terms"
    TEXT = "text"
    LONG_TEXT = "long_text"
    LINES = "lines"
    LINKS = "links"
    DAY = "day"
    DEADLINE = "deadline"
    MONEY = "money"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"
    INSTALMENTS = "instalments"
    ACCOUNT = "account"


@dataclass(frozen=True)
class ClauseField:
    """One blank of a clause: `name` its key in `Term.data`, `label` and `hint` what the mediator reads,
    `choices` key → what is printed. A required blank left empty is a warning, not an error."""

    name: str
    label: str
    type: FieldType
    required: bool = False
    hint: str = ""
    choices: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Clause:
    """One kind of term: `heading` printed before it, `fields` in the order of the form, `duty` whether it leaves
    something to be performed later, `pays` whether it is a payment (fields who, whom, amount, by, account …)."""

    kind: str
    heading: str
    fields: tuple[ClauseField, ...]
    say: Say
    duty: bool = True
    pays: bool = False

    def field(self, name: str) -> ClauseField:
        """The field of that name; KeyError when the clause has none."""
        return {each.name: each for each in self.fields}[name]

    def wording(self, term: Term, naming: Naming) -> Wording:
        """What is printed for `term`: heading, then paragraphs and tables."""
        blocks: list[Block] = list(self.say(term, naming))
        note = term.text("note")
        if note:
            blocks.append(note if note[-1] in "。！？；" else f"{note}。")
        return Wording(term.text("title") or self.heading, tuple(blocks))

    def sentence(self, term: Term, naming: Naming) -> str:
        """The same in one run of text, tables read out; without the heading."""
        return prose(self.wording(term, naming).blocks)


_MORE = (
    ClauseField("note", "补充约定", FieldType.LONG_TEXT, hint="接在后面印的整句，可不填"),
    ClauseField("title", "小标题", FieldType.TEXT, hint="不填用条款的名称"),
)
_WHO = ClauseField("who", "义务方", FieldType.PARTIES, True, "由谁做")
_BY = ClauseField("by", "期限", FieldType.DEADLINE, True, "某年某月某日，或者“本协议生效之日起五日内”")

_METHODS = {"transfer": "银行转账", "cash": "现金", "third_party_app": "电子支付"}
_LIABILITY = {"joint": "连带", "several": "各自"}


def _payment(who: str, whom: str) -> tuple[ClauseField, ...]:
    return (
        ClauseField("who", who, FieldType.PARTIES, True, "由谁付"),
        ClauseField("whom", whom, FieldType.PARTY, True, "付给谁"),
    )


_PAYING = (
    ClauseField("amount", "总额", FieldType.MONEY, True, "大写由数字生成"),
    ClauseField("by", "付款期限", FieldType.DEADLINE, hint="一次付清时填"),
    ClauseField("instalments", "分期", FieldType.INSTALMENTS, hint="各期相加等于总额"),
    ClauseField("method", "支付方式", FieldType.CHOICE, hint="不填按银行转账", choices=_METHODS),
    ClauseField("account", "收款账户", FieldType.ACCOUNT, hint="户名、开户银行、账号"),
    ClauseField("account_of", "同某条的收款账户", FieldType.TERM, hint="与前面某条同一账户时填"),
    ClauseField("liability", "责任方式", FieldType.CHOICE, hint="付款方不止一方时填", choices=_LIABILITY),
)

_ALL = (
    Clause(
        "stop",
        "停止侵权",
        (
            _WHO,
            ClauseField("acts", "停止的行为", FieldType.TEXT, True, "生产、销售"),
            ClauseField("what", "对象", FieldType.TEXT, True, "使用《江南棉语》花型的床上用品"),
            ClauseField("start", "起始日", FieldType.DEADLINE, hint="不填为本协议生效之日"),
            ClauseField("where", "范围", FieldType.TEXT, hint="实体店和全部网络店铺"),
            *_MORE,
        ),
        say.stop,
    ),
    Clause(
        "delete_links",
        "删除链接",
        (
            _WHO,
            ClauseField("links", "商品链接", FieldType.LINKS, True, "每行一个网址"),
            _BY,
            ClauseField("proof", "交什么证明", FieldType.TEXT, hint="删除后的页面截图"),
            ClauseField("whom", "证明交给", FieldType.PARTY, hint="交给谁"),
            *_MORE,
        ),
        say.delete_links,
    ),
    Clause(
        "take_down",
        "下架、撤展",
        (
            _WHO,
            ClauseField("what", "产品", FieldType.TEXT, True, "带有该花型的四件套样品6套"),
            ClauseField("where", "地点", FieldType.TEXT, True, "某展会某展位、某市场某档口"),
            ClauseField("act", "做法", FieldType.TEXT, hint="下架，撤展；不填为下架"),
            _BY,
            ClauseField("how", "怎样证明", FieldType.TEXT, hint="撤展照片送交甲方"),
            *_MORE,
        ),
        say.take_down,
    ),
    Clause(
        "destroy",
        "销毁库存",
        (
            _WHO,
            ClauseField("what", "销毁什么", FieldType.TEXT, True, "库存四件套46套、印花网版8块"),
            _BY,
            ClauseField("where", "地点", FieldType.TEXT, True, "乙方经营场所"),
            ClauseField("witness", "见证人", FieldType.TEXT, True, "甲方派员、人民调解员"),
            ClauseField("record", "怎样留证", FieldType.TEXT, hint="销毁清单由到场人员签名，照片一式两份"),
            *_MORE,
        ),
        say.destroy,
    ),
    Clause(
        "compensation",
        "赔偿",
        (
            *_payment("赔偿方", "受偿方"),
            ClauseField("covers", "赔什么", FieldType.TEXT, hint="经济损失；经济损失及合理开支"),
            *_PAYING,
            *_MORE,
        ),
        say.compensation,
        pays=True,
    ),
    Clause(
        "expenses",
        "合理开支",
        (
            *_payment("承担方", "受偿方"),
            ClauseField("covers", "项目", FieldType.TEXT, hint="律师费、公证费"),
            *_PAYING,
            *_MORE,
        ),
        say.expenses,
        pays=True,
    ),
    Clause(
        "licence",
        "许可使用",
        (
            ClauseField("who", "许可方", FieldType.PARTIES, True, "权利人"),
            ClauseField("whom", "被许可方", FieldType.PARTIES, True, "谁来用"),
            ClauseField("right", "许可的权利", FieldType.RIGHT, True),
            ClauseField(
                "type",
                "许可种类",
                FieldType.CHOICE,
                True,
                choices={"ordinary": "普通许可", "sole": "排他许可", "exclusive": "独占许可"},
            ),
            ClauseField("scope", "使用方式", FieldType.TEXT, True, "生产、销售床上用品四件套，不超过2000套"),
            ClauseField("territory", "地域", FieldType.TEXT, True, "中国境内"),
            ClauseField("start", "起始日", FieldType.DEADLINE, hint="不填为本协议生效之日"),
            ClauseField("until", "截止日", FieldType.DAY, True),
            ClauseField("amount", "许可使用费", FieldType.MONEY, True, "免费许可填 0"),
            *_PAYING[1:-1],
            ClauseField("sublicence", "可以再许可", FieldType.FLAG, hint="不填为不可以"),
            *_MORE,
        ),
        say.licence,
        pays=True,
    ),
    Clause(
        "transfer",
        "权利转让",
        (
            ClauseField("who", "转让方", FieldType.PARTIES, True),
            ClauseField("whom", "受让方", FieldType.PARTY, True),
            ClauseField("right", "转让的权利", FieldType.RIGHT, True),
            ClauseField("together", "一并转让的权利", FieldType.LINES, hint="相同、类似商品上的相同、近似商标"),
            ClauseField("amount", "转让价款", FieldType.MONEY, True, "无偿转让填 0"),
            *_PAYING[1:-1],
            ClauseField("handler", "由谁办登记", FieldType.PARTIES, hint="谁去登记机关办"),
            ClauseField("register_by", "办登记的期限", FieldType.DEADLINE),
            *_MORE,
        ),
        say.transfer,
        pays=True,
    ),
    Clause(
        "attribution",
        "署名",
        (
            _WHO,
            ClauseField("where", "标在哪里", FieldType.TEXT, True, "产品吊牌和商品详情页"),
            ClauseField("words", "标注文字", FieldType.TEXT, True, "花型设计：云栖锦绣家纺"),
            _BY,
            ClauseField("lasting", "保留多久", FieldType.TEXT, hint="至2027年12月31日"),
            *_MORE,
        ),
        say.attribution,
    ),
    Clause(
        "apology",
        "赔礼道歉",
        (
            _WHO,
            ClauseField("whom", "向谁", FieldType.PARTIES, True),
            ClauseField("medium", "媒介", FieldType.TEXT, True, "网络店铺“棉语小铺”首页"),
            _BY,
            ClauseField("lasting", "持续多久", FieldType.TEXT, hint="连续十日"),
            ClauseField("words", "道歉内容", FieldType.TEXT, hint="道歉声明的文字，或者由谁审定"),
            *_MORE,
        ),
        say.apology,
    ),
    Clause(
        "promise",
        "不再侵权承诺",
        (
            ClauseField("who", "承诺方", FieldType.PARTIES, True),
            ClauseField("whom", "向谁承诺", FieldType.PARTY, True),
            ClauseField("what", "不再做什么", FieldType.TEXT, True, "生产、销售使用《江南棉语》花型的产品"),
            ClauseField("basis", "怎样计算", FieldType.TEXT, hint="每发现一款；不填为每违反一次"),
            ClauseField("penalty", "违约金", FieldType.MONEY, True),
            *_MORE,
        ),
        say.promise,
        duty=False,
    ),
    Clause(
        "late",
        "违约责任",
        (
            ClauseField("who", "付款方", FieldType.PARTIES, True),
            ClauseField("whom", "受偿方", FieldType.PARTY, True),
            ClauseField("terms", "针对哪几条", FieldType.TERMS, hint="不填为本协议约定的付款"),
            ClauseField("grace", "宽限几日", FieldType.COUNT, hint="不填为到期未付即违约"),
            ClauseField("accelerate", "未付部分一并到期", FieldType.FLAG),
            ClauseField("penalty", "违约金", FieldType.MONEY, hint="定额"),
            ClauseField("rate", "每日万分之几", FieldType.COUNT, hint="按未付款项计算，填 5 为每日万分之五"),
            *_MORE,
        ),
        say.late,
        duty=False,
    ),
    Clause(
        "guarantee",
        "担保",
        (
            ClauseField("who", "保证人", FieldType.PARTIES, True, "列入当事人并签名"),
            ClauseField("debtor", "为谁担保", FieldType.PARTIES, True),
            ClauseField("whom", "债权人", FieldType.PARTY, True),
            ClauseField("terms", "担保哪几条", FieldType.TERMS, True),
            ClauseField(
                "manner",
                "保证方式",
                FieldType.CHOICE,
                True,
                choices={"joint": "连带责任保证", "general": "一般保证"},
            ),
            ClauseField("period", "保证期间", FieldType.TEXT, hint="最后一期履行期限届满之日起一年"),
            *_MORE,
        ),
        say.guarantee,
    ),
    Clause(
        "confidentiality",
        "保密",
        (
            ClauseField("who", "保密方", FieldType.PARTIES, True),
            ClauseField("what", "保密内容", FieldType.TEXT, hint="不填为调解过程和本协议内容"),
            ClauseField("court", "向法院提供除外", FieldType.FLAG, hint="不填为除外"),
            *_MORE,
        ),
        say.confidentiality,
        duty=False,
    ),
    Clause(
        "no_further_claims",
        "互不追究",
        (
            ClauseField("who", "哪几方", FieldType.PARTIES, True),
            ClauseField("what", "就什么事", FieldType.TEXT, hint="不填为本次纠纷"),
            ClauseField("performed", "履行完毕后", FieldType.FLAG, hint="不填为履行完毕后"),
            *_MORE,
        ),
        say.no_further_claims,
        duty=False,
    ),
    Clause(
        "confirmation",
        "申请司法确认",
        (
            ClauseField("who", "哪几方", FieldType.PARTIES, True, "须各方共同申请"),
            ClauseField("days", "几日内", FieldType.COUNT, hint="不填为三十日"),
            ClauseField("court", "法院", FieldType.TEXT, hint="不填为有管辖权的人民法院"),
            *_MORE,
        ),
        say.confirmation,
        duty=False,
    ),
    Clause(
        "other",
        "其他",
        (
            ClauseField("title", "小标题", FieldType.TEXT),
            ClauseField("text", "内容", FieldType.LONG_TEXT, True, "写明谁、对谁、做什么、什么时候、怎么做"),
        ),
        say.other,
        duty=False,
    ),
)

CLAUSES: Mapping[str, Clause] = {clause.kind: clause for clause in _ALL}
"""Every kind of term, in the order a mediator looks for them."""
