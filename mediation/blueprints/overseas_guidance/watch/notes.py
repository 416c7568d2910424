"""行业风险提示: what was written for an industry, and whom it was sent to."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from flask_login import current_user

from mediation.blueprints.overseas_guidance.area import Answer, blueprint, officer, the_office
from mediation.blueprints.overseas_guidance.watch.forms import NoteForm
from mediation.models.overseas_watch import RiskNote
from mediation.operations.overseas_guidance.watch import notes as operations
from mediation.operations.settings import setting
from mediation.operations.versions import EditConflict
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.two_versions import in_words_of


@blueprint.get("/overseas/watch/notes")
@officer
def watch_notes() -> str:
    """All of them, or those of one industry."""
    industry = request.args.get("industry", "")[:200]
    return render_template(
        "overseas_guidance/watch/notes.html",
        rows=operations.notes_of(current_user, industry),
        industry=industry,
        industries=setting("enterprise_industries", g.now.date()),
    )


@blueprint.route("/overseas/watch/notes/<note_uid>", methods=["GET", "POST"])
@officer
def watch_note(note_uid: str) -> Answer:
    """A note, `new` or one that is there."""
    row = _the_note(note_uid) if note_uid != "new" else None
    form = NoteForm(request.form or None, data=_stored(row) or {"dated_on": g.now.date()})
    form.offer(row.industry if row else "")
    if request.method == "POST" and form.validate():
        try:
            kept = _the_note(note_uid) if row is not None else None
            operations.keep(the_office(), kept, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, _stored(row), conflict) from None
        return done(url_for("overseas_guidance.watch_notes"), "已保存。")
    text = render_template("overseas_guidance/watch/note.html", form=form, new=row is None)
    return (text, 422) if request.method == "POST" else text


def _the_note(uid: str) -> RiskNote:
    return operations.load(current_user, uid) or abort(404)


def _stored(row: RiskNote | None) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*operations.LABELS, "version")} if row else {}
