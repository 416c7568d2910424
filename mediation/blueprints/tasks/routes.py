"""The board of a year, one item with its year, the year's evaluation as a workbook."""

from typing import Any

from flask import Blueprint, abort, g, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import TextAreaField

from mediation.exchange.plan_board import Line, evaluation_sheet
from mediation.exchange.workbook import XLSX
from mediation.extensions import db
from mediation.models.plan_task import PlanTask, PlanTaskYear
from mediation.operations import audit
from mediation.operations import plan_tasks as operations
from mediation.operations.plan_tasks import Evidence, Standing, TaskValues
from mediation.operations.versions import EditConflict
from mediation.rules.registers.plan_items import FIRST_YEAR, PLAN, PROGRESS
from mediation.rules.roles import Role
from mediation.web.access import actor, reads_first, requires_at
from mediation.web.acts import begin, done, local_path
from mediation.web.file_answers import download
from mediation.web.forms import AtMost, BaseForm, PickField, Required, WholeField
from mediation.web.numbers import row_number
from mediation.web.party_form import short_text
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of

blueprint = Blueprint("tasks", __name__)
readers = requires_at({"bureau": frozenset({Role.CLERK, Role.BUREAU_VIEWER}), "committee": frozenset({Role.DIRECTOR})})
keepers = requires_at({"bureau": frozenset({Role.CLERK})})

Answer = Response | str | tuple[str, int]
LONGEST_LINE, LONGEST_TEXT, MOST_LINES = 500, 4000, 30
PROGRESS_TAGS = {"": "neutral", "not_begun": "paused", "running": "running", "done": "good", "behind": "bad"}
FIELDS = {"number_is_free": "number", "years_in_order": "last_year"}


class TaskForm(BaseForm):
    """An item of the plan."""

    number = short_text("方案位置", 20)
    title = short_text("任务")
    bodies = short_text("责任单位", LONGEST_LINE)
    wants = short_text("要求的数", LONGEST_LINE)
    first_year = WholeField("从哪年", [Required("从哪年")])
    last_year = WholeField("到哪年", [Required("到哪年")])

    def validate_number(self, field: Any) -> None:
        """Its place in the plan."""
        Required("方案位置")(self, field)

    def validate_title(self, field: Any) -> None:
        """What is to be done."""
        Required("任务")(self, field)

    def values(self) -> TaskValues:
        """What was typed."""
        return TaskValues(**{name: self._fields[name].data for name in TaskValues.__dataclass_fields__})


class YearForm(BaseForm):
    """How an item stands in a year."""

    progress = PickField("进展", choices=list(PROGRESS.items()))
    note = TextAreaField("说明", [AtMost(LONGEST_TEXT)], render_kw={"rows": 5})
    evidence = TextAreaField("佐证", [AtMost(LONGEST_TEXT)], render_kw={"rows": 5})

    def lines(self) -> list[Evidence]:
        """One piece of evidence a line; an address of this desk in it becomes a link."""
        return [_evidence(line.strip()) for line in self.evidence.data.splitlines() if line.strip()][:MOST_LINES]


def _evidence(line: str) -> Evidence:
    words = line.split()
    path = next((local_path(_path(word), "") for word in words if local_path(_path(word), "")), "")
    said = " ".join(word for word in words if not path or _path(word) != path)
    return Evidence(said or path, path)


def _path(word: str) -> str:
    """The path of an address on this desk; the word itself where it is one already."""
    host = request.host_url
    return "/" + word.removeprefix(host) if word.startswith(host) else word


def _typed(row: PlanTaskYear | None) -> dict[str, Any]:
    if row is None:
        return {}
    lines = "\n".join(
        one["text"] if one["text"] == one["path"] else f"{one['text']} {one['path']}".strip() for one in row.evidence
    )
    return {"progress": row.progress, "note": row.note, "evidence": lines, "version": row.version}


def _year() -> int:
    """The year in the address; this one where it names none."""
    asked = request.args.get("year", type=row_number)
    return asked if asked and FIRST_YEAR <= asked <= g.now.year else g.now.year


@blueprint.get("/tasks")
@readers
def index() -> str:
    """Every item as it stands in one year, those at one stage, or of one body."""
    year, body = _year(), request.args.get("q", "").strip()[:60]
    progress = request.args.get("progress", "")
    progress = progress if progress in PROGRESS and "progress" in request.args else ""
    lines = operations.board(year)
    shown = [
        line
        for line in lines
        if (not progress or line.progress == progress)
        and (not body or body in line.task.bodies + line.task.title + line.task.number)
    ]
    return render_template(
        "tasks/index.html",
        lines=shown,
        year=year,
        years=[
            {"name": f"{one} 年", "url": url_for("tasks.index", year=one), "current": one == year}
            for one in range(g.now.year, FIRST_YEAR - 1, -1)
        ],
        counts={key: sum(line.progress == key for line in lines) for key in PROGRESS},
        progress=progress,
        words=PROGRESS,
        tags=PROGRESS_TAGS,
        body=body,
        plan=PLAN,
    )


@blueprint.post("/tasks/evaluation")
@readers
@reads_first
def export() -> Response:
    """The year's evaluation as a workbook. That it left the house stays in the trail."""
    year = _year()
    content = evaluation_sheet([_line(one) for one in operations.board(year)], year, made_on=g.now.date())
    begin()
    who = actor()
    audit.record(who, "export_plan", who.user, summary=f"导出工作方案{year}年度推进情况")
    db.session.commit()
    return download(content, f"工作方案{year}年度推进情况.xlsx", XLSX)


def _line(one: Standing) -> Line:
    task, row = one.task, one.year
    return Line(
        task.number,
        task.title,
        task.bodies,
        f"{task.first_year}-{task.last_year}",
        task.wants,
        PROGRESS[one.progress],
        [f"{each.label} {each.count} 条" for each in one.registers],
        [each["text"] for each in row.evidence] if row else [],
        row.note if row else "",
    )


def the_task(task_uid: str) -> PlanTask:
    """The item of that uid; else 404."""
    return operations.load(task_uid) or abort(404)


@blueprint.get("/tasks/<task_uid>")
@readers
def task(task_uid: str) -> str:
    """One item: what the registers show and what was written, year by year."""
    found, year = the_task(task_uid), _year()
    return render_template(
        "tasks/task.html",
        task=found,
        year=year,
        standings=[(one, operations.standing(found, one)) for one in range(g.now.year, FIRST_YEAR - 1, -1)],
        words=PROGRESS,
        tags=PROGRESS_TAGS,
    )


@blueprint.route("/tasks/<task_uid>/progress", methods=["GET", "POST"])
@keepers
def progress(task_uid: str) -> Answer:
    """How it stands in one year."""
    found, year = the_task(task_uid), _year()
    row = operations.year_of(found, year)
    form = YearForm(request.form or None, data=_typed(row))
    back = url_for("tasks.task", task_uid=task_uid)
    if request.method == "POST" and form.validate():
        try:
            operations.note_year(
                found,
                year,
                progress=form.progress.data,
                note=form.note.data.replace("\r\n", "\n"),
                evidence=form.lines(),
                seen_version=form.version.data,
                actor=actor(),
            )
        except EditConflict as conflict:
            raise in_words_of(form, _typed(row), conflict) from None
        return done(back, f"{year} 年的进展已登记。")
    text = render_template("tasks/progress.html", task=found, year=year, form=form, back=back)
    return (text, 422) if request.method == "POST" else text


@blueprint.route("/tasks/new", methods=["GET", "POST"], defaults={"task_uid": ""})
@blueprint.route("/tasks/<task_uid>/correction", methods=["GET", "POST"])
@keepers
def edit(task_uid: str) -> Answer:
    """One more item, or one corrected."""
    found = the_task(task_uid) if task_uid else None
    stored = {name: getattr(found, name) for name in (*operations.TASK_LABELS, "version")} if found else {}
    form = TaskForm(request.form or None, data=stored or {"first_year": FIRST_YEAR, "last_year": g.now.year})
    made: list[PlanTask] = []

    def put() -> None:
        if found is None:
            made.append(operations.add_task(form.values(), actor=actor()))
            return
        fresh = the_task(task_uid)
        try:
            operations.change_task(fresh, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, stored, conflict) from None
        made.append(fresh)

    if request.method == "POST" and form.validate() and said_at_field(form, put, FIELDS):
        return done(url_for("tasks.task", task_uid=made[0].uid), "已保存。")
    text = render_template("tasks/edit.html", task=the_task(task_uid) if task_uid else None, form=form)
    return (text, 422) if request.method == "POST" else text
