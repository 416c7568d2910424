"""Clues come in: a table is looked at first; one by hand."""

from collections.abc import Sequence
from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer, the_office
from mediation.blueprints.overseas_guidance.watch.forms import ClueForm, IntakeForm
from mediation.blueprints.overseas_guidance.watch.working import tone
from mediation.models.overseas_watch import Clue
from mediation.operations.overseas_guidance.watch import intake, matching, sources
from mediation.operations.overseas_guidance.watch.intake import Verdict
from mediation.operations.party_register import names_of
from mediation.rules.overseas_guidance.matching import degree
from mediation.rules.overseas_guidance.watching import HEADS, NEEDED, read_clues
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.batch_form import rejected
from mediation.web.forms import reshow
from mediation.web.said_at_field import said_at_field

INTAKE = "overseas_guidance/watch/intake.html"


@blueprint.route("/overseas/watch/intake", methods=["GET", "POST"])
@officer
@reads_first
def watch_intake() -> Answer:
    """`do` as `BatchForm.do`."""
    form = IntakeForm(request.form or None, data={"seen_on": g.now.date()})
    form.offer(sources.in_use(current_user, g.now.date()))
    if request.method == "GET":
        return render_template(INTAKE, **_page(form))
    pasted = form.read(read_clues)
    if pasted is None:
        return reshow(INTAKE, **_page(form))
    register = matching.register_of(actor())
    if form.do == "take":
        begin()
    source = sources.load(current_user, form.source.data)
    assert source is not None
    verdicts = intake.look(pasted, source, form.seen_on.data, register, actor=actor())
    if form.do == "take":
        made = intake.take_in(verdicts, source, the_office(), register, actor=actor())
        return done(url_for("overseas_guidance.watch"), f"收了 {len(made)} 条。从上到下逐条核对。")
    if form.do == "sheet":
        return rejected(pasted, verdicts)
    return render_template(INTAKE, **_page(form, verdicts))


def _page(form: IntakeForm, verdicts: Sequence[Verdict] = ()) -> dict[str, Any]:
    return {
        "form": form,
        "verdicts": verdicts,
        "names": _names(verdicts),
        "heads": [(names[0], field in NEEDED) for field, names in HEADS.items()],
        "degree": degree,
        "tone": tone,
    }


def _names(verdicts: Sequence[Verdict]) -> dict[int, str]:
    """The names of those that come first."""
    return names_of([one.matches[0].party for one in verdicts if one.matches])


@blueprint.route("/overseas/watch/clues/new", methods=["GET", "POST"])
@officer
@reads_first
def watch_new_clue() -> Answer:
    """One by hand."""
    form = ClueForm(request.form or None, data={"seen_on": g.now.date()})
    form.offer(sources.in_use(current_user, g.now.date()))
    page: dict[str, Any] = {"form": form}
    if request.method == "GET":
        return render_template("overseas_guidance/watch/new_clue.html", **page)
    if not form.validate():
        return reshow("overseas_guidance/watch/new_clue.html", **page)
    register = matching.register_of(actor())
    begin()
    made: list[Clue] = []

    def put() -> None:
        source = sources.load(current_user, form.source.data)
        assert source is not None
        made.append(intake.add(form.values(source), source, the_office(), register, actor=actor()))

    if not said_at_field(form, put, {"clue_is_new": "docket_number"}):
        return reshow("overseas_guidance/watch/new_clue.html", **page)
    return done(url_for("overseas_guidance.watch_clue", clue_uid=made[0].uid), "已登记，名册里对得上的列在下面。")
