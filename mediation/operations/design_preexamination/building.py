"""The centre's notices made from the rows of a request: has it come to one, and the frozen value that is set."""

from typing import Any

from mediation.documents import preexamination_notices as notices
from mediation.documents.catalogue import CENTRE_FORMS
from mediation.documents.paper import certified
from mediation.documents.preexamination_notices import Request
from mediation.extensions import keyring
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationOpinion
from mediation.operations.settings import setting
from mediation.procedures.design_preexamination import DOCUMENTS, Shape
from mediation.rules.design_preexamination.words import CAUTIONS, DEFECTS, REFUSED
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused

OPINION_FORM = "preexamination_opinion"


def due_papers(row: DesignPreexamination) -> list[tuple[str, int]]:
    """The notices that the request has come to, as (form, ordinal of the opinion or 0), in the order of its course."""
    found = [("preexamination_acceptance", 0)] if row.accepted_on else []
    found += [(OPINION_FORM, opinion.ordinal) for opinion in row.opinions]
    ends = {"passed": "preexamination_pass", "failed": "preexamination_fail", "refused": "preexamination_refusal"}
    return found + ([(ends[row.outcome], 0)] if row.outcome in ends else [])


def build(row: DesignPreexamination, form: str, ordinal: int, *, demo: bool) -> Any:
    """The notice from the rows, certified. Raises KeyError for an unknown form, `ActionRefused` before its time."""
    if form not in DOCUMENTS:
        raise KeyError(form)
    if (form, ordinal) not in due_papers(row):
        raise ActionRefused(f"{CENTRE_FORMS[form].title}还不能印：还没有到这一步。")
    return certified(_made(row, form, ordinal, _request(row, demo=demo)), key=keyring().index)


def _made(row: DesignPreexamination, form: str, ordinal: int, request: Request) -> Any:
    if form == OPINION_FORM:
        opinion = row.opinions[ordinal - 1]
        return notices.opinion(
            request,
            ordinal=opinion.ordinal,
            kinds=[DEFECTS[item] for item in opinion.items],
            text=opinion.text,
            due=opinion.due_on,
            on=opinion.issued_on,
            before=opinion.before,
        )
    if form == "preexamination_acceptance":
        assert row.accepted_on is not None
        return notices.acceptance(request, days=setting("preexamination_opinion_days", row.accepted_on))
    assert row.concluded_on is not None
    if form == "preexamination_refusal":
        return notices.refusal(request, ground=REFUSED[row.ground], reason=row.reason, on=row.concluded_on)
    history = "；".join(_told(each) for each in row.opinions if not each.before) or "没有发出意见"
    if form == "preexamination_pass":
        return notices.passed(request, history=history, cautions=CAUTIONS, on=row.concluded_on)
    return notices.failed(request, history=history, reason=row.reason, on=row.concluded_on)


def _told(opinion: PreexaminationOpinion) -> str:
    answered = f"，{day(opinion.answered_on)}答复" if opinion.answered_on else "，没有答复"
    return f"第{opinion.ordinal}次：{day(opinion.issued_on)}发出{answered}"


def _request(row: DesignPreexamination, *, demo: bool) -> Request:
    shape, edition = Shape(row.shape), f"（第{row.class_edition}版）" if row.class_edition else ""
    counted = "" if len(row.designs) == 1 else f"　{len(row.designs)}{shape.unit}"
    names = {Shape.SINGLE: "单件产品", Shape.SET: "成套产品", Shape.SIMILAR: "相似设计", Shape.PARTIAL: "局部设计"}
    attorney = f"　代理师：{row.attorney}" if row.attorney else ""
    return Request(
        centre=row.centre.name,
        number=row.number,
        applicant=row.applicant_name,
        product=row.product,
        class_number=f"{row.class_number}{edition}",
        design_count=f"{names[shape]}{counted}",
        colour="是" if row.colour else "否",
        views=f"共 {len(row.views)} 幅",
        designers=row.designers,
        agency=f"{row.agency}{attorney}" if row.agency else "没有委托代理",
        submitted_on=row.submitted_on,
        accepted_on=row.accepted_on,
        demo=demo,
    )
