"""What the records of a handful of the invented firms know beside their cases: tags with their documents, shops,
contacts, a branch, a former name."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration.plan import TODAY
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.case import CaseParty
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.enterprises import keeping
from mediation.operations.enterprises.keeping import ContactValues, ShopValues, TagValues
from mediation.operations.parties import PartyValues, create_party

KEEPER = "clerk"
TAGS = (
    ("外向型企业", "示例商务〔2025〕18号 外向型企业名单", date(2025, 3, 12)),
    ("知识产权保护明星企业", "示例知〔2025〕6号 认定通知", date(2025, 6, 20)),
    ("商业秘密保护试点", "示例市监〔2024〕41号 试点名单", date(2024, 9, 2)),
    ("上市（挂牌）企业", "股权交易中心挂牌公告 示例第30号", date(2023, 11, 8)),
)
SHOPS = (("天猫", "{}家纺旗舰店"), ("抖音", "{}床品直播间"), ("Temu", "{} HOME"))
CONTACTS = (("单知秋", "法务"), ("仇木生", "外贸部经理"), ("岑清如", "办公室主任"))
INDUSTRIES = ("家纺成品", "印染", "面料织造", "花型设计")


def furnish(keeper_id: int) -> None:
    """Four companies and one sole trader, each with something else."""
    for place, party_id in enumerate(_firms("company", 4)):
        _company(keeper_id, place, party_id)
    for party_id in _firms("sole_trader", 1):
        _write(keeper_id, lambda who, at=party_id: _add(at, ShopValues("拼多多", "绮华布艺小店"), who))  # type: ignore[misc]


def _firms(kind: str, most: int) -> list[int]:
    """The first of that kind that have a case."""
    query = select(Party.id).where(Party.kind == kind, Party.id.in_(select(CaseParty.party_id))).order_by(Party.id)
    return list(db.session.scalars(query.limit(most)))


def _company(keeper_id: int, place: int, party_id: int) -> None:
    def step(who: Actor) -> None:
        party = db.session.get_one(Party, party_id)
        brand = party.name.removeprefix("南通")[:2]
        for kind, source, day in TAGS[place : place + 2]:
            keeping.add(party, TagValues(kind, source, day), actor=who)
        for platform, name in SHOPS[: place % 3 + 1]:
            shop = ShopValues(platform, name.format(brand), from_on=date(2022 + place, 5, 18))
            keeping.add(party, shop, actor=who)
        if place < len(CONTACTS):
            name, duty = CONTACTS[place]
            keeping.add(party, ContactValues(name, duty, f"1380000{place + 1001}"), actor=who)
        keeping.describe(party, industry=INDUSTRIES[place], branch_of=None, seen_version=None, actor=who)
        if place == 0:
            keeping.date_former_name(party, f"通州市{brand}布业有限公司", date(2019, 7, 1), actor=who)
            branch = create_party(PartyValues("organisation", f"{party.name}先锋分公司", town="先锋街道"), actor=who)
            keeping.describe(branch, industry=INDUSTRIES[place], branch_of=party, seen_version=None, actor=who)

    _write(keeper_id, step)


def _add(party_id: int, values: keeping.Values, who: Actor) -> None:
    keeping.add(db.session.get_one(Party, party_id), values, actor=who)


def _write(keeper_id: int, step: Callable[[Actor], None]) -> None:
    day = TODAY - timedelta(1)
    at = datetime.combine(day, time(11), SHANGHAI)
    act(lambda: step(Actor(db.session.get_one(User, keeper_id), at, day, "demo")))
