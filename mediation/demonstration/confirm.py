"""Applications for judicial confirmation in every state, each act on its own day; what lies after today waits."""

from datetime import timedelta

from mediation.demonstration.plan import TODAY
from mediation.demonstration.play import Scene, act
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.operations.actor import Actor
from mediation.operations.court_referral.reading import is_entrusted
from mediation.operations.judicial_confirmation import acts, answers, preparing
from mediation.rules.agreement.draft import SignsBy

LIAISON = "court"
UNDER_WAY = ("filed", "preparing", "supplementing", "accepted", "open")


def play(scene: Scene) -> None:
    """Carry the agreement of the scene to where its plan leads: under way, or to a ruling or another end."""
    number = scene.plan.number
    if is_entrusted(scene.case):
        return None
    if scene.plan.ending == "effective":
        return _until(scene, UNDER_WAY[number % len(UNDER_WAY)])
    if scene.plan.ending != "confirmed":
        return None
    end = {0: "rejected", 1: "withdrawn", 2: "not_accepted"}.get(number % 9, "confirmed")
    return _until(scene, end)


def _until(scene: Scene, end: str) -> None:
    if end == "open" or not _on(scene, 1):
        return
    act(lambda: preparing.begin(_agreement(scene), actor=scene.actor(9)))
    # For some kinds of right the table of courts names none: somebody has to ask first.
    if end == "preparing" or not _matter(scene).court or not _on(scene, 1):
        return
    act(lambda: _sign(scene))
    reason = "身份证明、权利证书的纸质件随申请书一起递交"
    act(
        lambda: preparing.file_application(
            _matter(scene), filed_on=scene.day, how="by_hand", reason=reason, actor=scene.actor(14)
        )
    )
    if end == "filed" or not _on(scene, 2):
        return
    _answer(scene, end)


def _answer(scene: Scene, end: str) -> None:
    if end == "supplementing":
        due = scene.day + timedelta(7)
        what = "权利登记证书的原件"
        act(lambda: answers.ask_supplement(_matter(scene), on=scene.day, due_on=due, what=what, actor=_court(scene)))
        return
    if end == "not_accepted":
        note = "不属于本院管辖，告知向有管辖权的法院申请"
        act(lambda: answers.not_accept(_matter(scene), on=scene.day, ground="court", note=note, actor=_court(scene)))
        return
    number = f"（{scene.day.year}）苏示例诉前调确{scene.plan.number + 1}号"
    act(lambda: answers.accept(_matter(scene), on=scene.day, number=number, actor=_court(scene)))
    if end == "withdrawn" and _on(scene, 3):
        reason = "各方要先核对金额，申请撤回，法院准许"
        act(lambda: answers.withdraw(_matter(scene), on=scene.day, reason=reason, actor=_court(scene)))
    if end in ("accepted", "withdrawn") or not _on(scene, 5):
        return
    act(lambda: answers.hear(_matter(scene), on=scene.day, actor=_court(scene)))
    if _on(scene, 4):
        _rule(scene, end)


def _rule(scene: Scene, end: str) -> None:
    if end == "rejected":
        note = "付款方式没有写清，无法执行"
        act(lambda: answers.reject(_matter(scene), on=scene.day, ground="unclear", note=note, actor=_court(scene)))
        return
    act(lambda: answers.confirm(_matter(scene), on=scene.day, actor=_court(scene)))
    if _on(scene, 2):
        act(lambda: answers.serve(_matter(scene), dict.fromkeys(scene.case.parties, scene.day), actor=_court(scene)))


def _on(scene: Scene, days: int) -> bool:
    """Move on by `days`; False when the story ends before."""
    before = scene.day
    scene.later(days)
    return before < scene.day <= TODAY


def _agreement(scene: Scene):  # type: ignore[no-untyped-def]
    agreement = acts.agreement_of(scene.case)
    assert agreement is not None
    return agreement


def _matter(scene: Scene) -> JudicialConfirmation:
    matter = acts.matter_of(_agreement(scene))
    assert matter is not None
    return matter


def _sign(scene: Scene) -> None:
    signers = {
        party: (SignsBy.HEAD, party.party.head_name, scene.day)
        if party.party.head_name
        else (SignsBy.SELF, party.party.name, scene.day)
        for party in scene.case.parties
    }
    preparing.sign_application(_matter(scene), signers, actor=scene.actor(11))


def _court(scene: Scene) -> Actor:
    """The court's liaison at work on the scene's day."""
    return Actor(scene.people[LIAISON], scene.actor(15).now, scene.day, "demo")
