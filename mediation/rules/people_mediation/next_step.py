"""下一步：案件页上的一句话、一个按钮，和每一方的三盏灯。"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mediation.rules import figures, statutes
from mediation.rules.people_mediation.facts import MatterFacts, PartyFacts, names
from mediation.rules.statutes import Statute


@dataclass(frozen=True)
class NextStep:
    """What is to be done now.

    `action` a key of a life cycle's table ("" when nothing is left): those of the mediation and of performance, or
    `draft_agreement`, `issue_agreement`, `sign_agreement`, `seal_agreement`, `track_performance`; `sentence` says it,
    `why` gives the reason, `statute` its article; `waits_for` names of the people it hangs on.
    """

    action: str
    sentence: str
    why: str = ""
    statute: Statute | None = None
    waits_for: tuple[str, ...] = ()


def next_step(state: str, facts: MatterFacts) -> NextStep:
    """The one next step of a matter in `state` (a value of `people_mediation.State`)."""
    return _STEPS[state](facts)


def _names(parties: list[PartyFacts]) -> tuple[str, ...]:
    return tuple(party.name for party in parties)


def _for_court(facts: MatterFacts) -> NextStep | None:
    """What a court that sent the matter is owed: at its end a written report and the materials."""
    if facts.court is None or facts.court.settled:
        return None
    if not facts.court.recorded:
        return NextStep("court_referral", "登记法院的委派、委托", "登记以后，调解期限照法院的算。", statutes.INVITED_27)
    return NextStep(
        "court_referral",
        "书面报告法院，移送材料",
        "法院委派、委托的，终止后应当书面报告，并移送相关材料，然后才能结案。",
        statutes.INVITED_26_2,
    )


def _registered(facts: MatterFacts) -> NextStep:
    if facts.away:
        return NextStep(
            "take_back",
            f"已移送{facts.away}，等对方办理",
            "转回来了，登记转回，接着征询、受理；不办了的，登记不予受理。",
            statutes.MOJ_75_24,
            (facts.away,),
        )
    unrecorded = None if facts.court is None or facts.court.recorded else _for_court(facts)
    if unrecorded:
        return unrecorded
    refusing = [party for party in facts.parties if party.answer == "refused"]
    if refusing:
        return NextStep(
            "decline",
            f"登记不予受理，告知{names(facts.applicants)}别的途径",
            f"{names(refusing)}已明确拒绝调解。对方改了主意的，补一条新的征询记录。",
            statutes.MEDIATION_17,
        )
    if facts.conflict == "director":
        return NextStep(
            "answer_conflict", "主任答复利害关系核对", "主任答复前不能受理。", statutes.MEDIATION_21_1, ("主任",)
        )
    if facts.conflict in ("conflict", "confirmed"):
        return NextStep(
            "decide_conflict",
            "消除冲突，再核对一次利害关系",
            "换调解员、更正当事人或者并入原案，再受理。",
            statutes.MEDIATION_21_1,
        )
    if not any(party.side == "respondent" for party in facts.parties):
        return NextStep(
            "change_parties", "补录被申请人", "有申请人和被申请人，才是一件纠纷。", statutes.JIANGSU_MEDIATION_3
        )
    silent = [party for party in facts.parties if party.answer == ""]
    if silent:
        return NextStep(
            "record_consent",
            f"征询{names(silent)}愿不愿意调解",
            "每一方同意的时间、方式都要有记录，才能受理。没答复不算同意。",
            statutes.MEDIATION_17,
            _names(silent),
        )
    return NextStep("accept", "受理，编案号", "各方都同意调解，记录齐了。", statutes.MEDIATION_17)


def _obstacle(facts: MatterFacts) -> NextStep | None:
    """What stands in the way of any further session."""
    refusing = [party for party in facts.parties if party.answer == "refused"]
    if refusing:
        return NextStep(
            "refuse",
            f"登记{names(refusing)}拒绝调解，告知各方别的途径",
            "一方明确拒绝，就不能再调。",
            statutes.MEDIATION_17,
        )
    silent = [party for party in facts.parties if party.answer == ""]
    if silent:
        return NextStep(
            "record_consent",
            f"征询后加入的{names(silent)}愿不愿意调解",
            "每一方同意，才能开调解会。",
            statutes.MEDIATION_17,
            _names(silent),
        )
    return _untold(facts) or _unasked(facts)


def _untold(facts: MatterFacts) -> NextStep | None:
    untold = [party for party in facts.parties if party.told_rights_on is None]
    if not untold:
        return None
    return NextStep(
        "give_rights_notice",
        f"向{names(untold)}告知权利义务",
        "开调解会之前，要告知人民调解的性质、原则、效力和权利义务。",
        statutes.MOJ_75_30,
        _names(untold),
    )


def _unasked(facts: MatterFacts) -> NextStep | None:
    unasked = [party for party in facts.parties if not party.chose]
    if not unasked:
        return None
    return NextStep(
        "offer_roster",
        f"给{names(unasked)}看名册，登记选哪位调解员",
        "选的一致就由那位主持；不一致或者都不选，由调委会指定。",
        statutes.MEDIATION_23_1,
        _names(unasked),
    )


def _unfit_people(facts: MatterFacts) -> NextStep | None:
    """A mediator who may not mediate, or an agent nobody checked."""
    barred = [mediator for mediator in facts.mediators if mediator.bar and not mediator.cleared]
    if barred:
        return NextStep(
            "change_mediator",
            f"更换调解员{barred[0].name}",
            f"{barred[0].name}{barred[0].bar}。",
            statutes.MEDIATION_21_1,
        )
    unchecked = [agent.name for party in facts.parties for agent in party.agents if agent.checked_on is None]
    if not unchecked:
        return None
    return NextStep(
        "check_agent_authority",
        f"核实代理人{'、'.join(unchecked)}的代理权限",
        "代理人参加调解前，要核实并确认代理权限。",
        statutes.JIANGSU_MEDIATION_23,
        tuple(unchecked),
    )


def _accepted(facts: MatterFacts) -> NextStep:
    obstacle = _obstacle(facts)
    if obstacle:
        return obstacle
    if facts.presiding is None:
        return NextStep("appoint_mediators", "确定调解主持人", "名册选择已登记。", statutes.MOJ_75_25)
    return _unfit_people(facts) or _session("约各方开第一次调解会", "第一次调解会", facts)


def _mediating(facts: MatterFacts) -> NextStep:
    obstacle = _obstacle(facts)
    if obstacle:
        return obstacle
    if facts.due_on and facts.today > facts.due_on and not facts.settled:
        return NextStep(
            "extend",
            "登记延长，或者终止调解",
            f"调解期限{figures.day(facts.due_on)}已过，到期不自动结案。各方都同意的可以延长。",
            facts.term,
            _names(list(facts.parties)),
        )
    if facts.unsigned:
        return NextStep(
            "sign_record",
            f"让{'、'.join(facts.unsigned)}在最近一次笔录上签名",
            "笔录由调解员和当事人、委托代理人签名、盖章或者按指印。",
            statutes.JIANGSU_MEDIATION_29,
            facts.unsigned,
        )
    if facts.settled:
        return NextStep("reach_agreement", "拟协议", "最近一次调解会谈拢了。", statutes.JIANGSU_MEDIATION_31)
    return _unfit_people(facts) or _session("约各方再开一次调解会", "调解会", facts)


def _session(asking: str, meeting: str, facts: MatterFacts) -> NextStep:
    """A session is arranged, then held and written down."""
    why = ""
    if facts.due_on:
        left = (facts.due_on - facts.today).days
        why = f"调解期限到{figures.day(facts.due_on)}，" + (
            f"还有{left}天。" if left >= 0 else "已过，到期不自动结案。"
        )
    waits_for = _names(list(facts.parties))
    if facts.meets_at is None:
        return NextStep("schedule_session", asking, why, statutes.MOJ_75_28, waits_for)
    on = facts.meets_at.date()
    when = f"{figures.day_and_weekday(on)}{facts.meets_at:%H:%M}"
    sentence = f"{when}开{meeting}" if on >= facts.today else f"登记{when}的{meeting}，没有开成的改期"
    return NextStep("hold_session", sentence, why, statutes.MEDIATION_22, waits_for)


def _suspended(facts: MatterFacts) -> NextStep:
    return NextStep("resume", "有了结果就恢复调解", f"中止原因：{facts.suspension}。中止的日子不计入调解期限。")


def _agreed(facts: MatterFacts) -> NextStep:
    agreement = facts.agreement
    if agreement is None:
        return NextStep(
            "draft_agreement", "把谈拢的内容写成协议", "协议书是原则，口头协议要有理由。", statutes.JIANGSU_MEDIATION_31
        )
    if agreement.effective_on:
        return NextStep("conclude", "登记协议生效", "签名、盖章已齐。", statutes.MEDIATION_29_2)
    if agreement.oral:
        return NextStep(
            "issue_agreement", "改完审查意见，登记口头协议", "口头协议自各方达成协议之日起生效。", statutes.MEDIATION_30
        )
    if agreement.state == "draft":
        return NextStep("issue_agreement", "改完审查意见，出签署版", "签署版出了才能签字。", statutes.MEDIATION_29_1)
    unsigned = [party for party in facts.parties if party.signed_on is None]
    if unsigned:
        return NextStep(
            "sign_agreement",
            f"登记{names(unsigned)}的签字，然后盖章",
            "各方签名、盖章或者按指印，调解员签名并加盖印章之日起生效。",
            statutes.MEDIATION_29_2,
            _names(unsigned),
        )
    lacking = "、".join(agreement.lacking) or "印章"
    return NextStep(
        "seal_agreement",
        f"当事人都签了，补上{lacking}",
        "补齐之日协议生效。",
        statutes.MEDIATION_29_2,
        agreement.lacking,
    )


def _concluded(facts: MatterFacts) -> NextStep:
    if facts.agreement and facts.agreement.partial and not facts.rest_ended:
        return NextStep(
            "end_the_rest", "没谈拢的部分登记终止，告知别的途径", "协议只解决了一部分。", statutes.MEDIATION_26
        )
    owed = _for_court(facts)
    if owed:
        return owed
    due = facts.performance
    if due.late:
        return NextStep(
            "urge", f"{_shown(due.late)}逾期，督促履行", "调委会应当督促当事人履行约定的义务。", statutes.MEDIATION_31_2
        )
    if due.open and not due.visit_due:
        when = f"，{figures.day(due.next_due_on)}到期" if due.next_due_on else ""
        return NextStep(
            "track_performance",
            f"等履行：{_shown(due.open)}{when}",
            "履行了的登记凭证，到期后回访。",
            statutes.MEDIATION_31_2,
        )
    if due.visit_due or not facts.followed_up:
        return NextStep(
            "follow_up",
            "到期了，去回访" if due.open else "履行期到了去回访，然后结案",
            "调解组织应当对协议履行情况进行回访。",
            statutes.JIANGSU_DISPUTES_28_1,
        )
    return NextStep("close", "结案，立卷归档", "已经回访，没有还没履行的。", statutes.MEDIATION_27)


def _shown(what: tuple[str, ...]) -> str:
    return "、".join(what[:2]) + (f"等 {len(what)} 项" if len(what) > 2 else "")


def _ended(facts: MatterFacts) -> NextStep:
    return _for_court(facts) or NextStep("close", "结案，立卷归档", "途径已经告知。", statutes.MEDIATION_27)


def _closed(facts: MatterFacts) -> NextStep:
    return NextStep("", "已经结案，没有要办的")


_STEPS: Mapping[str, Callable[[MatterFacts], NextStep]] = {
    "registered": _registered,
    "accepted": _accepted,
    "mediating": _mediating,
    "suspended": _suspended,
    "agreed": _agreed,
    "concluded": _concluded,
    "declined": _ended,
    "terminated": _ended,
    "closed": _closed,
}


# --- 灯 -----------------------------------------------------------------------------------------------------------


class LightKind(StrEnum):
    """Filled tick, open ring, triangle, octagon, dash."""

    DONE = "done"
    WAITING = "waiting"
    SHORT = "short"
    REFUSED = "refused"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class Light:
    """One light with its word, e.g. `Light(LightKind.WAITING, "待签")`."""

    kind: LightKind
    word: str


@dataclass(frozen=True)
class PartyLights:
    """The lights of one party: 材料, 到场, 签字."""

    key: str
    name: str
    papers: Light
    attendance: Light
    signature: Light


def lights(facts: MatterFacts) -> list[PartyLights]:
    """Three lights per party, in the parties' order."""
    return [
        PartyLights(party.key, party.name, _papers(party), _attendance(party), _signature(party, facts))
        for party in facts.parties
    ]


def _papers(party: PartyFacts) -> Light:
    if party.missing:
        return Light(LightKind.WAITING, "缺" + "、".join(party.missing))
    if any(agent.checked_on is None for agent in party.agents):
        return Light(LightKind.WAITING, "待核实代理权限")
    return Light(LightKind.DONE, "齐")


def _attendance(party: PartyFacts) -> Light:
    if party.answer == "refused":
        return Light(LightKind.REFUSED, "拒绝")
    if party.present is None:
        return Light(LightKind.WAITING, "未开会")
    return Light(LightKind.DONE, "到场") if party.present else Light(LightKind.SHORT, "缺席")


def _signature(party: PartyFacts, facts: MatterFacts) -> Light:
    if party.signed_on:
        return Light(LightKind.DONE, f"{party.signed_on.month}月{party.signed_on.day}日签字")
    if party.answer == "refused":
        return Light(LightKind.REFUSED, "拒绝")
    if facts.agreement is None:
        return Light(LightKind.NOT_NEEDED, "还没有协议")
    if party.agents and party.present is False and not any(agent.may_settle for agent in party.agents):
        return Light(LightKind.SHORT, "授权不足")
    return Light(LightKind.WAITING, "待签")
