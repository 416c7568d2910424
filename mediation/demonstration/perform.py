"""How agreements of the story are performed: in full, late after urging, in part, disputed, or taken to court."""

from datetime import date, timedelta

from mediation.demonstration.plan import TODAY
from mediation.demonstration.play import Scene, act
from mediation.models.case import Case
from mediation.models.performance import Obligation
from mediation.operations import follow_ups
from mediation.operations.follow_ups import FollowUpValues
from mediation.operations.performance import recording, urging
from mediation.operations.performance.standing import obligations_of
from mediation.operations.performance.urging import UrgingValues
from mediation.procedures.performance import Kind

SAID = "提醒到期的款项还没有收到，请按协议付款；有困难的，及时说。"
PAID, DONE = "申请人来电，款已收到", "打开链接看过，商品已下架"


def is_under_way(scene: Scene) -> bool:
    """Whether the agreement is left half performed: those in three instalments of the last months, and what falls due
    after the story."""
    plan = scene.plan
    if any(row.due_on is not None and row.due_on > TODAY for row in _open(scene.case)):
        return True
    return plan.ending == "agreement" and plan.instalments == 3 and plan.day >= date(2026, 5, 1)


def in_full(scene: Scene) -> str:
    """Everything is performed by the scene's day; now and then the last payment came late, or went to court. Returns
    why the case may be closed although something is open, "" when nothing is."""
    number = scene.plan.number
    sued = number % 23 == 4

    def play() -> None:
        rows = _open(scene.case)
        money = [row for row in rows if row.kind == Kind.MONEY]
        if money and number % 9 == 2:
            _urge(scene, money[-1], answer="资金周转有困难，请求宽限十日", promised="delay")
        for row in rows:
            if sued and row is money[-1]:
                recording.end(
                    row,
                    scene.case,
                    ground="sued",
                    on=scene.day,
                    reason="申请人就最后一笔款向人民法院起诉",
                    actor=scene.actor(15),
                )
            else:
                _perform(scene, row, late=number % 9 == 2 and row is money[-1])

    act(play)
    return "最后一笔款申请人已经起诉，电话问过各方" if sued else ""


def in_part(scene: Scene) -> None:
    """The first instalment on its day, the second in part after urging, the rest open; some are disputed."""
    scene.later(33)
    act(lambda: [_perform(scene, row, late=False) for row in _open(scene.case) if _is_due(row, scene.day)])  # type: ignore[misc]
    act(lambda: follow_ups.follow_up(scene.case, HEARD, actor=scene.actor(16)))
    scene.later(40)
    act(lambda: _second(scene))


HEARD = FollowUpValues("phone", "双方", "partly", "satisfied", "第一期已收到，商品已下架，其余没有到期。")


def _second(scene: Scene) -> None:
    for row in _open(scene.case):
        if row.kind != Kind.MONEY or not _is_due(row, scene.day) or row.amount is None:
            continue
        half = row.amount // 2
        assert row.due_on is not None
        recording.pay(row, scene.case, amount=half, on=row.due_on, note=PAID, actor=scene.actor(10))
        _urge(scene, row, answer="先付了一半，其余下月付清", promised="instalments")
        if scene.plan.number % 2:
            recording.dispute(
                row, scene.case, on=scene.day, reason="义务人说余款已经抵作货款，申请人不同意", actor=scene.actor(15)
            )


def begun(scene: Scene) -> None:
    """Of an agreement that just took effect now and then an act is done, or something is paid early."""
    if scene.plan.number % 2:
        return
    scene.later(4)

    def play() -> None:
        row = _open(scene.case)[0]
        if row.amount is not None and row.amount > 100_000:
            recording.pay(row, scene.case, amount=100_000, on=scene.day, note=PAID, actor=scene.actor(10))
        elif row.amount is None:
            _perform(scene, row, late=False)

    if scene.day < TODAY and _open(scene.case):
        act(play)


def _open(case: Case) -> list[Obligation]:
    return [row for row in obligations_of(case) if row.kind != Kind.LASTING and not row.done_on and not row.ended]


def _is_due(row: Obligation, day: date) -> bool:
    return row.due_on is None or row.due_on <= day


def _perform(scene: Scene, row: Obligation, *, late: bool) -> None:
    on = min(scene.day, (row.due_on or scene.day) + timedelta(9 if late else 0))
    if row.amount is None:
        recording.perform(row, scene.case, on=on, note=DONE, actor=scene.actor(10))
    else:
        recording.pay(row, scene.case, amount=row.amount, on=on, note=PAID, actor=scene.actor(10))


def _urge(scene: Scene, row: Obligation, *, answer: str, promised: str) -> None:
    party = next(party for party in scene.case.parties if party.id in urging.debtors_of(row))
    values = UrgingValues("phone", SAID, person=party.party.head_name or "", answer=answer, promised=promised)
    urging.urge(scene.case, party, values, on=scene.day, actor=scene.actor(14))
