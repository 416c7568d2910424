"""Watching abroad: what is looked at, a docket's defendants in every state, an alert that came of them, two notes."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration import cast
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.overseas_guidance import OverseasDispute
from mediation.models.overseas_watch import Clue, MonitoredSource
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations import alerts
from mediation.operations.actor import Actor
from mediation.operations.alerts import AlertValues
from mediation.operations.enterprises import keeping
from mediation.operations.enterprises.keeping import ShopValues, TradeNameValues
from mediation.operations.overseas_guidance.watch import acts, intake, matching, notes, sources
from mediation.operations.overseas_guidance.watch.intake import ClueValues
from mediation.operations.overseas_guidance.watch.notes import NoteValues
from mediation.operations.overseas_guidance.watch.sources import SourceValues
from mediation.rules.overseas_guidance.company_names import parted

DOCKETS, PLATFORM = "伊利诺伊北区联邦法院案卷", "示例电商平台投诉通知"
SOURCES = (
    (SourceValues("court", DOCKETS, 7, "https://dockets.example/ilnd", "伊利诺伊北区联邦地区法院"), 1),
    (SourceValues("platform", PLATFORM, 3, "", "示例电商平台"), 5),
    (SourceValues("registry", "示例商标局外观、商标公告", 14, "https://gazette.example"), 4),
    (SourceValues("report", "家纺商会每月情况", 30), None),
)
DOCKET, OPPONENT = "1:26-cv-00000", "Example Florals LLC"
STRANGERS = ("Shenzhen Feiyun Technology Co., Ltd.", "Hangzhou Moli Home Textile Co., Ltd.", "EX-BEDDING STORE 7731")
NOT_OURS = "名称、拼音、店铺都对不上本区企业"
NOTES = (
    NoteValues(
        "家纺成品",
        "被套、四件套花型在美国遇到批量诉讼",
        TODAY,
        f"{DOCKET} 等案卷的被告名单",
        "近期的被告名单里有多家床品企业。上架前核对花型来源，保存设计底稿和授权书；收到平台冻结通知，当天联系我们。",
        "示例家纺商会（书面）\n示例市场企业微信群",
        TODAY,
    ),
    NoteValues("电商", "平台外观专利投诉增多", TODAY, "平台投诉通知", "核对在售款式有没有外观设计专利，留存评价报告。"),
)


def play(officer_id: int, members: dict[str, list[cast.Member]]) -> None:
    """A week before the end of the story, and its last day."""
    day = working_day(TODAY - timedelta(5))
    firms = [member.values.name for member in members["textile"][:6]]
    office_id = db.session.scalars(select(Organisation.id).where(Organisation.kind == "rights_centre")).one()

    def who(on: date, hour: int) -> Actor:
        return Actor(db.session.get_one(User, officer_id), datetime.combine(on, time(hour, 20), SHANGHAI), on, "demo")

    def office() -> Organisation:
        return db.session.get_one(Organisation, office_id)

    def furnish() -> None:
        for values, ago in SOURCES:
            row = sources.keep(office(), None, values, actor=who(day, 9))
            if ago is not None:
                sources.look_at(row, on=working_day(TODAY - timedelta(ago + 5)), actor=who(day, 9))
        _name_abroad(firms[0], who(day, 9))

    def take_in() -> None:
        register = matching.register_of(who(day, 10))
        found = [ClueValues(name, day, DOCKET, "伊利诺伊北区联邦地区法院", OPPONENT) for name in _written(firms)]
        for values in found:
            intake.add(values, _source(DOCKETS), office(), register, actor=who(day, 10))
        shop = ClueValues("Cloudmist Home Store", day, "EX-2026-81", "示例电商平台", "示例设计师", "CLOUDMIST HOME")
        intake.add(shop, _source(PLATFORM), office(), register, actor=who(day, 10))

    def decide() -> None:
        for clue in _clues()[:3]:
            acts.match(clue, clue.matches[0].party if clue.matches else None, actor=who(day, 14))
        for clue in [clue for clue in _clues() if clue.defendant in STRANGERS[:2]]:
            acts.dismiss(clue, reason=NOT_OURS, actor=who(day, 14))

    def follow() -> None:
        warned = [clue for clue in _clues() if clue.state == "matched"][:2]
        text = f"{DOCKET} 的被告名单里有贵企业。核对是不是本企业的店铺，保存数据，收到文书马上联系我们。"
        values = AlertValues(DOCKETS, "境外被诉", "serious", day, text, ())
        alert = acts.warn(office(), warned, values, actor=who(day, 15))
        alerts.note_reached(alert.recipients[0], on=day, manner="phone", actor=who(day, 16))
        dispute = db.session.scalars(select(OverseasDispute).where(OverseasDispute.case_number == DOCKET)).one()
        acts.become_dispute(warned[0], dispute, actor=who(day, 16))

    def write() -> None:
        for note in NOTES:
            notes.keep(office(), None, note, actor=who(TODAY, 15))

    for step in (furnish, take_in, decide, follow, write):
        act(step)


def _name_abroad(firm: str, who: Actor) -> None:
    party = db.session.scalars(select(Party).where(Party.name == firm, Party.merged_into_id.is_(None))).first()
    assert party is not None
    keeping.add(party, TradeNameValues("Cloudmist Living Co., Ltd.", "外销合同（示例2025-18）", who.today), actor=who)
    keeping.add(party, ShopValues("Temu", "CLOUDMIST HOME"), actor=who)


def _written(firms: list[str]) -> list[str]:
    """The firms as a foreign paper spells them, and some that are of elsewhere."""
    spelt = [sorted(parted(name).spelt)[0].title() for name in firms]
    ours = [f"Nantong {name} Home Textile Co., Ltd." for name in spelt[1:5]]
    return ["Cloudmist Living", *ours, f"{spelt[5]} Bedding", *STRANGERS]


def _source(name: str) -> MonitoredSource:
    return db.session.scalars(select(MonitoredSource).where(MonitoredSource.name == name)).one()


def _clues() -> list[Clue]:
    return list(db.session.scalars(select(Clue).order_by(Clue.id)))
