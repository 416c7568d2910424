"""The clues worked down: a page of them with whom each may mean, decided together; new ones come in beside."""

from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user
from wtforms import StringField
from wtforms.validators import StopValidation

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer, the_office
from mediation.blueprints.overseas_guidance.watch.forms import LONGEST_LINE, IntakeForm
from mediation.operations.enterprises.keeping import find_enterprise
from mediation.operations.overseas_guidance.watch import acts, matching, reading, sources, waiting
from mediation.procedures.overseas_watch import State
from mediation.rules.overseas_guidance.matching import LIKELY, POSSIBLE, degree
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.forms import AtMost, BaseForm
from mediation.web.group_tabs import group_tabs
from mediation.web.numbers import row_number

PICKED, NOT_OURS = "clue-", "not_ours"
USUAL_REASON = "名称、拼音、店铺都对不上本区企业"


class DecisionsForm(BaseForm):
    """A page of decisions: each clue's stands under its own name; the reason is for those that are none of ours."""

    reason = StringField("不是本区企业的理由", [AtMost(LONGEST_LINE)])
    decided: dict[str, str]

    def read(self) -> None:
        """What was picked, by the uid of the clue."""
        found = {name.removeprefix(PICKED): request.form[name] for name in request.form if name.startswith(PICKED)}
        self.decided = {uid: value for uid, value in found.items() if value}

    def validate_reason(self, field: Any) -> None:
        """Why they are none."""
        if NOT_OURS in self.decided.values() and not field.data:
            raise StopValidation("没有写不是本区企业的理由。写一句，几条共用。")


@blueprint.get("/overseas/watch")
@officer
def watch() -> str:
    """One group of clues at a time."""
    return _page(DecisionsForm(None, data={"reason": USUAL_REASON}))


def _page(form: DecisionsForm, picked: dict[str, str] | None = None) -> str:
    asked, words = request.args.get("group", ""), request.args.get("q", "").strip()[:60]
    group = asked if asked in reading.GROUPS else State.NEW.value
    today = g.now.date()
    source = sources.load(current_user, request.args.get("source", ""))
    of = source.uid if source else ""
    numbers = reading.counts(current_user, words=words, source=of)
    page = reading.page(current_user, group, words=words, source=of, after=request.args.get("after", type=row_number))
    looked_at = sources.in_use(current_user, today)
    intake = IntakeForm(None, data={"seen_on": today})
    intake.offer(looked_at)
    kept = {"group": group, "q": words or None, "source": of or None}
    return render_template(
        "overseas_guidance/watch/index.html",
        rows=page.rows,
        matches=matching.in_sight(page.rows, actor=actor()),
        form=form,
        picked=picked or {},
        intake=intake,
        group=group,
        words=words,
        source=source,
        State=State,
        degree=degree,
        tone=tone,
        decide_by=waiting.decide_by,
        due=[row for row in looked_at if sources.is_due(row, today)],
        sources=looked_at,
        tabs=group_tabs(reading.GROUPS, numbers, group, "overseas_guidance.watch", q=words or None, source=of or None),
        next_url=url_for("overseas_guidance.watch", **kept, after=page.after) if page.after else "",
    )


def tone(score: int | None) -> str:
    """How a score looks as a tag."""
    return "neutral" if score is None or score < POSSIBLE else "good" if score >= LIKELY else "warn"


@blueprint.post("/overseas/watch/decisions")
@officer
@reads_first
def watch_decide() -> Answer:
    """`do` decide (what was picked on the page), rematch (all that are open, with the register as it is now)."""
    who = actor()
    if request.form.get("do") == "rematch":
        register = matching.register_of(who)
        begin()
        number = matching.reckon_anew(the_office().id, register, actor=actor())
        return done(url_for("overseas_guidance.watch"), f"{number} 条重新对照了名册。")
    form = DecisionsForm(request.form)
    form.read()
    if not form.validate():
        return _page(form, form.decided), 422
    begin()
    return done(url_for("overseas_guidance.watch"), _decided(form))


def _decided(form: DecisionsForm) -> str:
    """Put the decisions on the clues that are still open; what was done, in words."""
    found = reading.load_clues(current_user, list(form.decided))
    still = [clue for clue in found if clue.state == State.NEW.value]
    ours = none = 0
    for clue in still:
        value = form.decided[clue.uid]
        if value == NOT_OURS:
            acts.dismiss(clue, reason=form.reason.data, actor=actor())
            none += 1
        elif (party := find_enterprise(value, actor=actor())) is not None:
            acts.match(clue, party, actor=actor())
            ours += 1
    said = [f"认定 {ours} 条" if ours else "", f"不是本区企业 {none} 条" if none else ""]
    said.append(f"{len(found) - len(still)} 条已经有人核对过" if len(found) > len(still) else "")
    return "，".join(filter(None, said)) + "。" if any(said) else "没有选，什么都没有登记。"
