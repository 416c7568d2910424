"""The invented cast: firms, shops, people, with numbers whose check digits hold and whose region does not exist."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from mediation.demonstration.accounts import ACCOUNTS
from mediation.operations.parties import PartyValues
from mediation.rules.identifiers import InvalidIdentifier
from mediation.rules.identity import IdentityType, check_credit_code, check_resident_id

REGION = "320699"
BRANDS = [
    "云岫",
    "栖禾",
    "沐棠",
    "绮华",
    "青梧",
    "锦时",
    "丹若",
    "澜舟",
    "雾山",
    "晴川",
    "禾间",
    "柚木",
    "拾光",
    "木棠",
    "芦汀",
    "素笺",
    "远岑",
    "半夏",
    "知微",
    "归帆",
    "麦浪",
    "疏桐",
    "听澜",
    "白鹭",
    "未央",
    "星垂",
    "松烟",
    "竹里",
    "江枫",
    "荷塘",
    "苇间",
    "暮云",
]
TRADES = ("家纺", "纺织", "床品", "印染", "布艺", "绒艺", "寝具", "刺绣", "窗饰", "面料")
OTHER_TRADES = ("机电", "电动工具", "五金", "食品", "环保科技", "医疗器械", "软件", "建材")
SURNAMES = "陈周沈顾曹姜邵宋梁岑单仇曾解区查覃尉迟季瞿"
GIVEN = [
    "知秋",
    "木生",
    "清如",
    "栖禾",
    "玉琴",
    "晓芸",
    "立群",
    "望舒",
    "景行",
    "怀瑾",
    "若谷",
    "思齐",
    "长宁",
    "明远",
    "书瑶",
    "承安",
    "以宁",
    "秋实",
]
TOWNS = ("川姜镇", "先锋街道", "金沙街道", "兴东街道", "平潮镇", "二甲镇", "十总镇", "石港镇", "西亭镇", "东社镇")
SHOPS = ("棉语小铺", "晚山家纺旗舰店", "棉语生活", "半亩方塘", "枕上书铺", "素被记", "暖阁家居")


@dataclass(frozen=True)
class Member:
    """One invented party and whether it is of the home-textile trade."""

    values: PartyValues
    textile: bool


def resident_id(random: Random, *, oldest: int = 1958, youngest: int = 2000) -> str:
    """An invented resident number of the unassigned region."""
    born = date(random.randint(oldest, youngest), 1, 1) + timedelta(random.randrange(365))
    body = f"{REGION}{born:%Y%m%d}{random.randrange(1000):03d}"
    return next(number for digit in "0123456789X" if (number := _valid(check_resident_id, body + digit)))


def credit_code(random: Random, *, sole_trader: bool = False) -> str:
    """An invented credit code of the unassigned region."""
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    tail = "".join(random.choice("0123456789ABCDEFGHJK") for _ in range(7))
    body = f"{'92' if sole_trader else '91'}{REGION}MA{tail}"
    return next(code for sign in signs if (code := _valid(check_credit_code, body + sign)))


def _valid(check: object, text: str) -> str:
    try:
        check(text)  # type: ignore[operator]
    except InvalidIdentifier:
        return ""
    return text


def person_name(random: Random) -> str:
    """An invented name, of nobody who works at the desk: a mediator is no namesake of a party."""
    staff = {account.name for account in ACCOUNTS}
    while (name := random.choice(SURNAMES) + random.choice(GIVEN)) in staff:
        pass
    return name


def phone(random: Random) -> str:
    """An invented mobile number."""
    return f"1390000{random.randrange(10000):04d}"


def _address(random: Random) -> str:
    return f"南通市通州区{random.choice(TOWNS)}示例{random.choice('一二三四五六')}路{random.randint(1, 199)}号"


def company(random: Random, name: str, *, textile: bool) -> Member:
    """A company with its legal representative."""
    values = PartyValues(
        kind="company",
        name=name,
        identity_kind=IdentityType.CREDIT_CODE.value,
        identity_number=credit_code(random),
        head_name=person_name(random),
        head_title=random.choice(("执行董事", "总经理", "董事长")),
        head_identity_kind=IdentityType.RESIDENT.value,
        head_identity_number=resident_id(random),
        phone=phone(random),
        address=_address(random),
        town=random.choice(TOWNS),
        textile=textile,
    )
    return Member(values, textile)


def sole_trader(random: Random, name: str) -> Member:
    """A sole trader: trade name and operator."""
    values = PartyValues(
        kind="sole_trader",
        name=name,
        identity_kind=IdentityType.CREDIT_CODE.value,
        identity_number=credit_code(random, sole_trader=True),
        head_name=person_name(random),
        head_title="经营者",
        head_identity_kind=IdentityType.RESIDENT.value,
        head_identity_number=resident_id(random),
        ethnicity="汉族",
        phone=phone(random),
        address=f"南通市通州区川姜镇示例家纺城{random.choice('ABCD')}区{random.randint(101, 399)}号",
        town="川姜镇",
        textile=True,
    )
    return Member(values, True)


def person(random: Random) -> Member:
    """A natural person who keeps a shop online."""
    values = PartyValues(
        kind="person",
        name=person_name(random),
        identity_kind=IdentityType.RESIDENT.value,
        identity_number=resident_id(random, youngest=1999),
        ethnicity="汉族",
        occupation=f"网店经营者（店铺名称：{random.choice(SHOPS)}）",
        phone=phone(random),
        address=_address(random),
        town=random.choice(TOWNS),
    )
    return Member(values, True)


def company_names(random: Random) -> list[tuple[str, bool]]:
    """Invented firm names with their trade, in a fixed order."""
    names = [(f"南通{brand}{trade}有限公司", True) for brand in BRANDS for trade in TRADES[:3]]
    names += [(f"南通{brand}{trade}有限公司", False) for brand in BRANDS[::2] for trade in OTHER_TRADES[:2]]
    random.shuffle(names)
    return names


def trader_names(random: Random) -> list[str]:
    """Invented trade names."""
    names = [f"通州区川姜镇{brand}{trade}" for brand in BRANDS for trade in ("布艺商行", "家纺经营部")]
    random.shuffle(names)
    return names
