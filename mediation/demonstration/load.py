"""Loading the demonstration: accounts, cast, and every dispute played from its plan."""

from collections.abc import Callable
from datetime import datetime, time
from random import Random

from sqlalchemy import select

from mediation.clock import SHANGHAI
from mediation.demonstration import (
    aid,
    applicants,
    asked,
    bureau,
    cast,
    complain,
    confirm,
    enterprises,
    file,
    overseas,
    perform,
    play,
    preexamine,
    refer,
    reported,
    reports,
    schedule,
    settle,
    transcribe,
)
from mediation.demonstration.accounts import open_accounts
from mediation.demonstration.plan import SEED, TODAY, Plan, plans
from mediation.demonstration.play import Scene
from mediation.extensions import db, writing
from mediation.models.case import Case
from mediation.models.organisation import Organisation
from mediation.models.user import User

Progress = Callable[[int, int], None]


class NotEmpty(RuntimeError):
    """There are cases already: invented data is not mixed with real data."""


def load(progress: Progress, *, limit: int | None = None) -> int:
    """Play all disputes (or the latest `limit`) into an empty desk; `progress` is told (done, all). Returns how
    many. Raises `NotEmpty`."""
    if db.session.scalar(select(Case.id).limit(1)) is not None:
        raise NotEmpty("这里已有案件，演示数据只装进空的数据目录。")
    todo = list(plans(limit))
    begun = datetime.combine(todo[0].day, time(8), SHANGHAI)
    with writing():
        people = open_accounts(begun)
        schedule.furnish({body.code: body for body in db.session.scalars(select(Organisation))}, people, begun)
        db.session.commit()
        names = {login: user.id for login, user in people.items()}
    members = _members(Random(SEED))  # noqa: S311 - a story, not a secret
    parties: dict[str, int] = {}
    for done, plan in enumerate(todo, 1):
        _play(plan, members, parties, names)
        progress(done, len(todo))
    bureau.play(names[bureau.CLERK], members)
    applicants.play(names[applicants.EXAMINER], members)
    enterprises.furnish(names[enterprises.KEEPER])
    aid.play(names[aid.OFFICER], members)
    complain.play(names, members)
    reports.play(names[applicants.EXAMINER], members)
    preexamine.play(names, few=limit is not None)
    overseas.play(names[overseas.OFFICER], members)
    reported.play(names[reported.CLERK], names[reported.SECOND])
    asked.play()
    return len(todo)


def _members(random: Random) -> dict[str, list[cast.Member]]:
    firms = [cast.company(random, name, textile=textile) for name, textile in cast.company_names(random)]
    return {
        "textile": [firm for firm in firms if firm.textile],
        "district": [firm for firm in firms if not firm.textile],
        "traders": [cast.sole_trader(random, name) for name in cast.trader_names(random)],
        "people": [cast.person(random) for _ in range(30)],
    }


def _play(plan: Plan, members: dict[str, list[cast.Member]], parties: dict[str, int], names: dict[str, int]) -> None:
    random = Random(SEED + plan.number)  # noqa: S311 - a story, not a secret
    bodies = {body.code: body for body in db.session.scalars(select(Organisation))}
    users = {user.id: user for user in db.session.scalars(select(User))}
    people = {login: users[user_id] for login, user_id in names.items()}
    applicant = random.choice(members[plan.committee if plan.committee == "textile" else "district"][:24])
    others = members["traders"][:36] + members["people"] + members[plan.committee][24:40]
    respondents = [each for each in random.sample(others, plan.respondents) if each is not applicant]
    scene = Scene(plan, random, people, bodies, [applicant], parties, day=plan.day)
    play.register(scene, respondents)
    refer.receive(scene)
    _go_on(scene)
    transcribe.play(scene)
    db.session.expire_all()


def _go_on(scene: Scene) -> None:
    ending = scene.plan.ending
    if ending == "registered":
        return None
    scene.later(1)
    if ending in ("declined", "turned away"):
        play.decline(scene)
        refer.answer(scene)
        return play.close(scene) if ending == "declined" else None
    play.consents(scene)
    scene.later(1)
    play.accept(scene)
    file.hand_in(scene)
    if ending in ("failed", "refused", "withdrawn", "broken off"):
        return _fail(scene)
    if ending == "accepted":
        return schedule.ahead(scene)
    return _meet(scene)


def _session(scene: Scene, result: str) -> int:
    """One session; of the last days it was arranged before."""
    uid = schedule.arrange(scene, scene.day) if scene.day >= schedule.SINCE else ""
    return play.meet(scene, result, schedule.row_of(uid))


def _fail(scene: Scene) -> None:
    ending = scene.plan.ending
    scene.later(6)
    if ending != "withdrawn":
        _session(scene, "continue" if ending == "refused" else "failed")
    scene.later(3)
    play.fail(scene, ending)
    refer.answer(scene)
    refer.elsewhere(scene)
    if ending != "broken off":
        play.close(scene)
        file.put_on_file(scene)


def _meet(scene: Scene) -> None:
    ending = scene.plan.ending
    scene.later(5)
    if ending == "mediating" and scene.plan.number % 2:
        # Terms are found and accepted; nobody has said yet that they are all.
        return settle.propose(scene, _session(scene, "agreed"))
    if ending in ("mediating", "suspended"):
        _session(scene, "continue")
        if ending == "suspended":
            return play.suspend(scene)
        return schedule.ahead(scene)
    if scene.plan.number % 3 == 0:
        _session(scene, "continue")
        scene.later(5)
    record = _session(scene, "agreed")
    settle.propose(scene, record)
    settle.draft(scene)
    return _sign(scene)


def _sign(scene: Scene) -> None:
    ending = scene.plan.ending
    if ending == "drafting":
        return None
    if ending == "oral":
        settle.record_oral(scene)
        refer.answer(scene)
        play.close(scene, reason="没有履行义务，电话问过各方，没有新的争议")
        return file.put_on_file(scene)
    settle.issue(scene)
    if ending == "signing":
        return settle.sign(scene, most=1)
    settle.sign(scene)
    if ending == "partial":
        play.end_the_rest(scene)
    refer.answer(scene)
    confirm.play(scene)
    if ending == "effective":
        return perform.begun(scene)
    if perform.is_under_way(scene):
        return perform.in_part(scene)
    scene.later(20 + 30 * scene.plan.instalments)
    reason = perform.in_full(scene)
    if scene.day < TODAY:
        file.follow_up(scene)
    play.close(scene, reason=reason or ("" if scene.day < TODAY else "款项已付清，电话回访各方，没有新的争议"))
    return file.put_on_file(scene)
