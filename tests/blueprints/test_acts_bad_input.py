"""Bad input on the pages of acts: 422, a sentence at the field, everything typed still there, nothing changed."""

from typing import Any

import pytest

from mediation.models.case import Consent
from tests.blueprints.doing import SESSION, agreeing, attending, choose, count, do, tell, tomorrow
from tests.blueprints.matter import FIRM, SHOP, Matter
from tests.visitor import Visitor

LONG_AGO = "1026-09-14"

WRONG: list[tuple[str, str, str, dict[str, Any], str]] = [
    ("nobody answered", "consent0", "consents", {}, "没有填哪一方的答复"),
    ("a day that has not come", "accepted", "acceptance", {"on": "tomorrow"}, "这一天还没到"),
    ("a day a thousand years ago", "accepted", "acceptance", {"on": LONG_AGO}, "这一天太早了"),
    ("no day", "accepted", "acceptance", {"on": ""}, "没有填受理日期"),
    ("not a day", "accepted", "acceptance", {"on": "前天"}, "这不是一个日子"),
    ("no ground", "consent", "declining", {"ground": "", "reason": "情况"}, "没有填理由"),
    ("an invented ground", "consent", "declining", {"ground": "dislike", "reason": "情况"}, "不在可选范围"),
    ("applicant not told", "consent", "declining", {"ground": "outside_area", "reason": "不在本区"}, "还没有向"),
    ("no reason to transfer", "consent", "transfer", {"to": "district", "reason": " "}, "没有填移交的理由"),
    ("nobody was told", "accept", "rights-notice", {}, "没有填告知了哪一方"),
    ("nobody saw the list", "accept", "roster", {}, "没有填哪一方选了谁"),
    ("nobody presides", "chosen", "mediators", {"presiding": ""}, "没有填调解主持人"),
    ("a stranger presides", "chosen", "mediators", {"presiding": "0" * 16}, "不在可选范围"),
    ("nobody checked", "prepare", "authority-checks", {"agents": None}, "没有填核实了谁"),
    ("no text", "prepare", "sessions", {"place": "室", "result": "continue"}, "没有填记录"),
    ("no result", "prepare", "sessions", {"place": "室", "text": "谈"}, "没有填结果"),
    ("no place", "prepare", "sessions", {"place": "", "text": "谈", "result": "agreed"}, "没有填地点"),
    ("nobody said who came", "prepare", "sessions", {"place": "室", "text": "谈", "result": "agreed"}, "来没来"),
    ("a time that is none", "prepare", "sessions", {"started_at": "25:70"}, "这不是一个钟点"),
    ("ends before it begins", "prepare", "sessions", {"started_at": "10:00", "ended_at": "09:30"}, "结束早于开始"),
    ("a term without kind", "prepare", "sessions", {"proposals-0-text": "停止销售"}, "没有选条款种类"),
    ("a term without words", "prepare", "sessions", {"proposals-0-kind": "stop"}, "没有写方案的内容"),
    ("no inquiry", "prepare", "inquiries", {"place": "室"}, "没有填记录"),
    ("no facts", "talk", "agreed-facts", {"text": ""}, "没有填事实"),
    ("no proposal", "talk", "proposals", {}, "没有选条款种类"),
    ("no note", "talk", "notes", {"text": "　"}, "没有填手记"),
    ("no reason to pause", "talk", "suspension", {}, "没有填原因"),
    ("a later day that is past", "talk", "extension", {"until": "2026-01-01"}, "要在今天以后"),
    ("nobody withdraws", "talk", "withdrawal", {"by": None}, "没有填谁撤回"),
    ("withdrawal without notice", "talk", "withdrawal", {}, f"还没有向{FIRM}告知别的途径"),
    ("no party refuses", "talk", "refusal", {}, "没有填哪一方"),
    ("termination without notice", "talk", "termination", {"ground": "far_apart"}, f"还没有向{FIRM}告知别的途径"),
    ("termination without ground", "talk", "termination", {}, "没有填理由"),
    ("oral without reason", "come_to_terms", "reach-agreement", {"shape": "oral"}, "口头协议要有理由"),
    ("no facts of the case", "talk", "particulars", {"facts": ""}, "没有填纠纷简要情况"),
    ("an amount that is none", "talk", "particulars", {"amount_claimed": "一万多"}, "金额"),
    ("too long", "talk", "particulars", {"source_letter": "长" * 300}, "写得太长"),
    ("no side", "talk", "parties", {"name": "某店"}, "没有填在本案中的地位"),
    ("no name", "talk", "parties", {"side": "third_party"}, "没有填名称"),
    ("a wrong code", "talk", "parties", {"side": "third_party", "kind": "company", "name": "某厂",
                                          "identity_number": "91320612MA2X7K3D50"}, "校验"),
    ("an agent without a name", "talk", "agents", {"authority": "general", "scope": ["evidence"]}, "没有填代理人姓名"),
    ("no authority", "talk", "agents", {"name": "钱一帆"}, "没有选权限"),
    ("special without the item", "talk", "agents", {"name": "钱一帆", "authority": "special", "scope": ["evidence"]},
     "签协议不够"),
    ("a right without number", "talk", "rights", {"kind": "design"}, "没有填号码"),
    ("a wrong patent number", "talk", "rights", {"kind": "design", "number": "ZL202230178877.6"}, "校验不符"),
    ("a copyright without annual fee", "talk", "rights", {"kind": "copyright", "title": "甲", "status": "fee_unpaid"},
     "只有专利有年费"),
    ("a status without its day", "talk", "rights", {"kind": "copyright", "title": "甲", "status": "valid"},
     "哪一天核验"),
]  # fmt: skip


def at_stage(matter: Matter, stage: str) -> None:
    if stage == "accepted":
        matter.consent()
    elif stage == "chosen":
        choose(tell(matter.accept()))
    elif stage != "consent0":
        getattr(matter, stage)()


PAGES = sorted({(stage, path) for _, stage, path, _, _ in WRONG})


@pytest.mark.parametrize(("stage", "path"), PAGES, ids=[f"{path} ({stage})" for stage, path in PAGES])
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(
    mediator: Visitor, matter: Matter, stage: str, path: str
) -> None:
    at_stage(matter, stage)
    before = matter.state
    for reason, of, page, typed, sentence in WRONG:
        if (of, page) == (stage, path):
            _mended(mediator, matter, path, typed, sentence, reason)
    assert matter.state == before


def _mended(mediator: Visitor, matter: Matter, path: str, typed: dict[str, Any], sentence: str, reason: str) -> None:
    typed = {name: tomorrow() if value == "tomorrow" else value for name, value in typed.items()}
    page = do(mediator, matter, path, wanted=422, **typed)
    assert sentence in page.text, reason
    assert page.soup.select_one(".error-summary a[href]") is not None, reason
    form = page.form("act")
    for name, value in typed.items():
        # A radio or a select cannot show what it does not offer.
        boxes = form.select(f"input[name='{name}']:not([type=radio]):not([type=checkbox]), textarea[name='{name}']")
        if isinstance(value, str) and value.strip() and boxes:
            assert value in [str(box.get("value") or box.text.strip()) for box in boxes], f"{reason}: {name}"


@pytest.mark.parametrize(("path", "stage"), [("consents", "consent0"), ("sessions", "prepare")])
def test_a_time_that_has_not_come_is_an_error(mediator: Visitor, matter: Matter, path: str, stage: str) -> None:
    at_stage(matter, stage)
    typed = agreeing(matter) if path == "consents" else attending(matter) | SESSION
    for name in list(typed):
        if name.startswith(("at_", "started_at")):
            typed[name] = "23:59"
    page = do(mediator, matter, path, wanted=422, **typed)
    assert "时间还没到" in page.text or "还没到这个时间" in page.text


def test_an_answer_without_its_manner_is_asked_for(mediator: Visitor, matter: Matter) -> None:
    uid = matter.parties[SHOP]
    page = do(mediator, matter, "consents", wanted=422, **{f"answer_{uid}": "agreed"})
    assert page.errors[f"manner_{uid}"] == "没有选用什么方式问的。"
    assert count(matter, Consent) == 0
