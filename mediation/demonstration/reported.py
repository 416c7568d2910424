"""Figures that other bodies reported: the last whole year and the one before, checked; one corrected, one that waits,
one sent back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from mediation import files
from mediation.clock import SHANGHAI
from mediation.demonstration.file import picture_of
from mediation.demonstration.plan import TODAY
from mediation.extensions import db, writing
from mediation.models.organisation import Organisation
from mediation.models.reported_figure import ReportedFigure
from mediation.models.user import User
from mediation.operations.actor import Actor
from mediation.operations.received_files import SealedFile
from mediation.operations.reported_figures import acts
from mediation.operations.reported_figures.acts import FigureValues
from mediation.rules.file_types import JPEG
from mediation.rules.reported_figures.kinds import COURTS, KINDS

CLERK, SECOND = "bureau-clerk", "bureau-clerk2"
HOW = "按被告计件，当事人或者行为在通州的，按结案日。"
# Kind → the numbers of the year before last and of the last year.
YEARS: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "court_judgments": ({"concluded": "34"}, {"concluded": "31"}),
    "court_settlements": ({"concluded": "22"}, {"concluded": "25"}),
    "court_entrusted": ({"concluded": "6"}, {"concluded": "9"}),
    "court_confirmations": ({"concluded": "4"}, {"concluded": "7"}),
    "administrative_rulings": ({"concluded": "3"}, {"concluded": "2"}),
    "arbitral_awards": ({"concluded": "1"}, {"concluded": "2"}),
    "enforcement_closing": (
        {"opened": "5", "filed": "91", "closed": "90", "transferred": "2", "due": "88", "closed_of_due": "86"},
        {
            **{"opened": "6", "filed": "98", "closed": "101", "transferred": "3", "suspended": "1"},
            **{"due": "99", "closed_of_due": "97"},
        },
    ),
    "enforcement_filings": ({"filed": "91"}, {"filed": "98"}),
    "public_satisfaction": ({"percent": "84.2", "answers": "600"}, {"percent": "86.1", "answers": "620"}),
    "high_value_patents": ({"value": "16.2"}, {"value": "17.8"}),
    "copyright_registrations": ({"value": "612.4"}, {"value": "655.8"}),
    "patent_intensive_gdp": ({"value": "13.1"}, {"value": "13.9"}),
    "copyright_gdp": ({"value": "7.2"}, {"value": "7.6"}),
    "pledged_amount": ({"value": "12.6"}, {"value": "18.35"}),
    "special_funds": ({"value": "320"}, {"value": "350"}),
    "prevention": ({"screened": "41", "prevented": "12"}, {"screened": "46", "prevented": "15"}),
}
# The same of the higher court, without which there is no share.
HIGHER: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "court_judgments": ({"concluded": "4"}, {"concluded": "3"}),
    "court_settlements": ({"concluded": "2"}, {"concluded": "1"}),
    "court_entrusted": ({"concluded": "0"}, {"concluded": "0"}),
    "court_confirmations": ({"concluded": "0"}, {"concluded": "0"}),
}
BASE_YEAR = 2021, {"filed": "74"}
"""Enforcement cases of the year from which growth is reckoned."""
SURVEY_BODY, STATISTICS = "示例调查单位", "示例统计部门"


def play(clerk_id: int, second_id: int) -> None:
    """Entered by one clerk, checked by the other."""
    bureau_id = db.session.scalars(select(Organisation.id).where(Organisation.code == "bureau")).one()
    last = TODAY.year - 1
    for kind, numbers in YEARS.items():
        for year, given in zip((last - 1, last), numbers, strict=True):
            _checked(bureau_id, _values(kind, year, given), clerk_id, second_id)
    for kind, numbers in HIGHER.items():
        for year, given in zip((last - 1, last), numbers, strict=True):
            _checked(bureau_id, replace(_values(kind, year, given), body=COURTS[1]), clerk_id, second_id)
    _checked(bureau_id, _values("enforcement_filings", *BASE_YEAR), clerk_id, second_id)
    first_half = date(TODAY.year, 1, 1), date(TODAY.year, 6, 30)
    waiting = _do(lambda: _enter(bureau_id, _values("court_judgments", 0, {"concluded": "17"}, first_half), clerk_id))
    _do(lambda: _attach(waiting, clerk_id))
    returned = _do(lambda: _enter(bureau_id, _values("arbitral_awards", 0, {"concluded": "9"}, first_half), clerk_id))
    _do(lambda: acts.send_back(_row(returned), reason="来文写的是全市的数", actor=_actor(second_id, 14)))
    _corrected(second_id, clerk_id)
    db.session.expire_all()


def _do(step: Callable[[], Any]) -> Any:
    """One act in its own transaction, and what it made."""
    with writing():
        made = step()
        db.session.commit()
    return made


def _corrected(second_id: int, clerk_id: int) -> None:
    """The court wrote again: one version takes the other's place."""
    newest = select(ReportedFigure.uid).where(
        ReportedFigure.kind == "court_settlements", ReportedFigure.body == COURTS[0]
    )
    uid = db.session.scalars(newest.order_by(ReportedFigure.id.desc())).first()
    assert uid is not None
    values = _values("court_settlements", TODAY.year - 1, {"concluded": "24"})
    made = _do(lambda: acts.correct(_row(uid), values, reason="法院来函更正", actor=_actor(second_id, 15)).uid)
    _do(lambda: acts.check(_row(made), note="与更正函一致", actor=_actor(clerk_id, 16)))


def _values(kind: str, year: int, numbers: Mapping[str, str], days: tuple[date, date] | None = None) -> FigureValues:
    first, last = days or (date(year, 1, 1), date(year, 12, 31))
    bodies = KINDS[kind].bodies
    return FigureValues(
        kind=kind,
        body=bodies[0] if bodies else SURVEY_BODY if kind == "public_satisfaction" else STATISTICS,
        from_on=first,
        until_on=last,
        numbers={name: Decimal(text) for name, text in numbers.items()},
        definition_key="按被告计件" if KINDS[kind].share else "来文口径",
        definition=HOW if KINDS[kind].share else "照来文的口径说明。",
        paper_number=f"示例函〔{last.year + (last.month == 12)}〕{list(KINDS).index(kind) + 1}号",
    )


def _checked(bureau_id: int, values: FigureValues, clerk_id: int, second_id: int) -> None:
    uid = _do(lambda: _enter(bureau_id, values, clerk_id))
    _do(lambda: acts.check(_row(uid), note="与来文一致", actor=_actor(second_id, 14)))


def _enter(bureau_id: int, values: FigureValues, clerk_id: int) -> str:
    return acts.enter(db.session.get_one(Organisation, bureau_id), values, actor=_actor(clerk_id, 10)).uid


def _attach(uid: str, clerk_id: int) -> None:
    # Drawn here: nothing has to find out whether it opens.
    received = SealedFile("来文.jpg", JPEG.media_type, files.store(picture_of("来文", "示例法院")), scan="")
    acts.attach(_row(uid), received, actor=_actor(clerk_id, 11))


def _row(uid: str) -> ReportedFigure:
    return db.session.scalars(select(ReportedFigure).where(ReportedFigure.uid == uid)).one()


def _actor(user_id: int, hour: int) -> Actor:
    user = db.session.get_one(User, user_id)
    return Actor(user, datetime.combine(TODAY, time(hour, 5), SHANGHAI), TODAY, "demo")
