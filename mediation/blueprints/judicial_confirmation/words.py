"""What the pages of acts say above their forms, and the course of an application in words."""

from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.procedures.judicial_confirmation import EXPECTED_REVIEW, GROUNDS, WAYS, State
from mediation.rules.judicial_confirmation.words import EXTENSION_ANSWERS, OBJECTORS

SAY = {
    "file": "邮寄的，交邮的日子就算提交，在途的时间不算；当面、网上提交的，写法院收到的那一天。",
    "note_obstacle": "三十日已过。因不可抗力或者其他正当理由耽误的，障碍消除后十日内可以请求顺延，准不准由法院定。",
    "answer_extension": "照法院的书面答复登记。",
    "give_up": "各方不要确认了，或者过期了。协议仍有约束力，这一步只是不再申请。",
    "note_receipt": "法院决定受理没有的三日，从收到起算。",
    "ask_supplement": "照法院的通知登记。没有按期补的，可以按撤回申请处理。",
    "ask_further": "照法院的通知登记。没有正当理由不补的，可以按撤回申请处理。",
    "supply": "补交到法院的那一天；邮寄的，写交邮的日子。",
    "supply_further": "补交到法院的那一天；邮寄的，写交邮的日子。",
    "accept": "照受理通知书登记。案号各院写法不同，照纸面写。",
    "not_accept": "照裁定书登记。管辖不对的，在三十日以内可以向有管辖权的法院重新提交。",
    "hear": "法院应当通知各方共同到场。",
    "confirm": f"照裁定书登记。{EXPECTED_REVIEW}",
    "reject": "照裁定书登记。驳回以后可以变更协议、另签新协议，也可以起诉；原协议没有因此无效。",
    "withdraw": "裁定作出以前可以撤回，准不准由法院裁定。撤回不重算三十日。",
    "deem_withdrawn": "没有正当理由未按期补充，或者拒不接受询问的，法院可以按撤回申请处理。",
    "serve": "裁定到各方手里的日子，各算各的十五日。还没收到的先空着。",
    "object": "当事人自收到裁定起十五日内，利害关系人自知道或者应当知道受侵害起六个月内。"
    "还没有正式提出的，提出的日子先空着。",
    "set_aside": "异议成立或者部分成立的，法院作出新的裁定撤销或者改变。",
}


def court_story(matter: JudicialConfirmation) -> list[tuple[str, str]]:
    """The course of one application as terms and facts, what has not come left out."""
    found = [
        ("法院", matter.court),
        ("提交", _filed(matter)),
        ("法院收到", _day(matter.received_on)),
        ("法院案号", matter.court_number),
        ("受理", _day(matter.accepted_on)),
        ("到场核实", _day(matter.heard_on)),
        *(("补充", _supplement(row)) for row in matter.supplements),
        ("结果", _result(matter)),
        ("理由", GROUNDS[matter.ground].label if matter.ground in GROUNDS else ""),
        ("裁定书怎么写的" if matter.ground else "原因", matter.ground_note),
        ("申请顺延", _extension(matter)),
        *(("异议", _objection(row)) for row in matter.objections),
    ]
    return [(term, fact) for term, fact in found if fact]


def _day(day: object) -> str:
    return f"{day}" if day else ""


def _filed(matter: JudicialConfirmation) -> str:
    if matter.filed_on is None:
        return ""
    number = f"，{matter.receipt_number}" if matter.receipt_number else ""
    return f"{matter.filed_on}，{WAYS[matter.filed_how]}{number}"


def _supplement(row: object) -> str:
    until, what, supplied = row.due_on, row.what, row.supplied_on  # type: ignore[attr-defined]
    return f"{what}，到 {until}" + (f"，{supplied} 已补" if supplied else "，还没有补")


def _result(matter: JudicialConfirmation) -> str:
    if matter.decided_on is None:
        return ""
    return f"{State(matter.state).label}，{matter.decided_on}"


def _extension(matter: JudicialConfirmation) -> str:
    if not matter.obstacle:
        return ""
    asked = f"{matter.extension_asked_on} 申请，" if matter.extension_asked_on else "还没有申请，"
    return f"{matter.obstacle}。{asked}{EXTENSION_ANSWERS[matter.extension_answer]}"


def _objection(row: object) -> str:
    who, name, raised, reason = row.objector, row.name, row.raised_on, row.reason  # type: ignore[attr-defined]
    return f"{OBJECTORS[who]}{name}，" + (f"{raised} 提出" if raised else "还没有提出") + f"：{reason}"
