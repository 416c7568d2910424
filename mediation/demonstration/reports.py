"""Requests for evaluation reports: four, each left at another place of the procedure."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from mediation.demonstration import cast
from mediation.demonstration.applicants import Story, story_of
from mediation.demonstration.bureau import invented_patent
from mediation.demonstration.plan import TODAY, working_day
from mediation.demonstration.play import act
from mediation.extensions import db
from mediation.models.evaluation_report import EvaluationReport
from mediation.operations.evaluation_reports import acts
from mediation.operations.evaluation_reports.acts import ReportValues
from mediation.procedures.evaluation_report import Entry

# Where each story ends, how many days before the last day it begins, and what is asked.
STORIES = (
    ("received", 70, ReportValues("owner", "专利登记簿副本", "", patent_title="四件套（云岫流光）", use="litigation")),
    ("paid", 20, ReportValues("accused", "示例：起诉状", "", patent_title="靠垫（青梧）", use="administrative")),
    (
        "accepted",
        5,
        ReportValues("interested", "示例：独占许可合同", "", patent_title="窗帘（芦汀飞白）", use="platform"),
    ),
    ("refused", 30, ReportValues("owner", "专利证书", "", patent_title="毛巾（春溪缠枝）", use="fair")),
)
LOOKED = "示例：缴至2027年，电子票据"


def play(examiner_id: int, members: dict[str, list[cast.Member]]) -> None:
    """All four, the oldest first."""
    for place, (end, before, values) in sorted(enumerate(STORIES), key=lambda each: -each[1][1]):
        random = Random(place + 40)  # noqa: S311 - a story, not a secret
        story = story_of(examiner_id, working_day(TODAY - timedelta(before)))
        requester = members["traders" if values.requester_as == "accused" else "textile"][place]
        _play(story, end, _known(random, values, story.day, members["textile"][place]), requester)
        db.session.expire_all()


def _known(random: Random, values: ReportValues, day: date, owner: cast.Member) -> ReportValues:
    return replace(
        values,
        patent_number=invented_patent(random, day.year - 2),
        patent_owner=owner.values.name,
        granted_on=date(day.year - 1, 5, 12),
        in_force="yes",
        fee_evidence=LOOKED,
        existing="exists" if values.use == "fair" else "none",
    )


def _play(story: Story, end: str, values: ReportValues, requester: cast.Member) -> None:
    made: list[int] = []

    def submit() -> None:
        on = story.day
        report = acts.submit(story.centre, values, requester.values, submitted_on=on, actor=story.actor(9))
        db.session.flush()
        made.append(report.id)

    def does(action: str, later: int, **typed: str) -> None:
        story.later(later)
        entry = Entry(on=story.day, **typed)
        act(lambda: acts.carry_out(_report(made[0]), action, entry, actor=story.actor()))

    act(submit)
    if end == "refused":
        return does("refuse", 1, ground="existing", reason="已经作出评价报告，可以查阅、复制")
    does("accept", 1)
    if end == "accepted":
        return None
    does("ask", 1, reason="登记簿副本换近一个月的")
    does("answer", 2)
    does("pass", 2, reason="材料齐备，初步检索没有发现相同的设计")
    does("send", 1)
    does("pay", 2)
    return does("receive", 24, result="none_found", document="示例评价2026-01") if end == "received" else None


def _report(report_id: int) -> EvaluationReport:
    return db.session.get_one(EvaluationReport, report_id)
