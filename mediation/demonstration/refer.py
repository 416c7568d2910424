"""What courts sent, in every state: received, taken on, turned down, reported, handed back; a few disputes that went
elsewhere."""

from mediation.demonstration.plan import TODAY
from mediation.demonstration.play import SENDERS, Scene, act
from mediation.operations import acceptance, endings
from mediation.operations.court_referral import acts
from mediation.operations.court_referral.acts import ReferralValues, ReportValues
from mediation.operations.court_referral.reading import is_entrusted, referral_of, sent_by_court
from mediation.procedures.court_referral import State

SUMMARY = "开过调解会，核对了权利证书、销售数量和库存，分别听取各方意见。"
EVERY_SO_MANY = 40


def receive(scene: Scene) -> None:
    """The court's information comes with the dispute; what waits for an answer is not taken on yet."""
    if not sent_by_court(scene.case):
        return
    plan = scene.plan
    online, suit = plan.source == "ONLINE", plan.source == "COURT_POST"
    word = "民初" if suit else "诉前调"
    values = ReferralValues(
        kind="entrustment" if suit else "assignment",
        procedure=("simplified" if plan.number % 2 else "ordinary") if suit else "",
        channel="platform" if online else "paper",
        court=SENDERS[plan.source],
        court_number=f"（{plan.day.year}）苏示例{word}{plan.number + 1}号",
        document_number="" if online else f"示法转〔{plan.day.year}〕{plan.number + 1}号",
        informed_on=scene.day,
    )
    waits = online and plan.ending in ("registered", "turned away", "declined")
    act(lambda: acts.register(scene.case, values, taken_on=None if waits else scene.day, actor=scene.actor(10)))


def answer(scene: Scene) -> None:
    """What was not taken on is turned down, what has ended is reported; of what is under way a part still waits."""
    if not sent_by_court(scene.case):
        return
    if _state(scene) is State.RECEIVED:
        reason = "被申请人明确表示不接受调解"
        act(lambda: acts.turn_down(acts.the_referral(scene.case), on=scene.day, reason=reason, actor=scene.actor(16)))
        return
    case = scene.case
    values = ReportValues(
        reasons=acts.proposed_reasons(case), summary=SUMMARY, disputes="" if case.outcome == "agreement" else "赔偿金额"
    )
    act(lambda: acts.write_report(acts.the_referral(scene.case), values, actor=scene.actor(15)))
    row = acts.the_referral(scene.case)
    if scene.plan.ending == "broken off" and scene.plan.number % 2:
        return
    how = "platform" if row.channel == "platform" else "by_hand"
    to = "诉讼服务中心"
    act(lambda: acts.report(acts.the_referral(scene.case), on=scene.day, how=how, to=to, actor=scene.actor(16)))
    if scene.plan.ending == "broken off":
        return
    items = ("调解协议书 1 份", "证据材料 1 套") if case.outcome == "agreement" else ("起诉状 1 份", "证据材料 1 套")
    act(
        lambda: acts.return_materials(
            acts.the_referral(scene.case), on=scene.day, items=items, to=to, actor=scene.actor(16)
        )
    )
    if scene.case.state == "concluded":
        act(lambda: endings.file_back(scene.case, on=scene.day, note="随结果报告一并送", actor=scene.actor(16)))
    if is_entrusted(scene.case) and scene.plan.ending != "effective" and case.outcome == "agreement":
        number = row.court_number
        act(
            lambda: acts.note_court_result(
                acts.the_referral(scene.case),
                on=scene.day,
                result="court_statement",
                number=number,
                actor=scene.actor(17),
            )
        )


def elsewhere(scene: Scene) -> None:
    """Now and then what failed goes to another body, with its receipt."""
    if scene.plan.number % EVERY_SO_MANY or scene.day >= TODAY:
        return
    act(
        lambda: acceptance.hand_over(
            scene.case,
            to=SENDERS["AGENCY"],
            reason="申请人要求行政处理",
            receipt="示例收文",
            receipt_on=scene.day,
            actor=scene.actor(17),
        )
    )


def _state(scene: Scene) -> State:
    row = referral_of(scene.case)
    assert row is not None
    return State(row.state)
