"""The transcripts of a case: one page for each platform, its columns in the platform's order, filled from the case."""

from typing import Any

from flask import Response, g, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.blueprints.transcript.area import blueprint, recorder_of, staff, the_case, the_listing
from mediation.blueprints.transcript.forms import NumberForm
from mediation.models.case import Case
from mediation.models.transcript import PlatformListing
from mediation.operations.reveal import reveal as reveal_values
from mediation.operations.reveal import shown_until
from mediation.operations.transcript.numbers import history_of, numbers_of
from mediation.operations.transcript.platforms import listings_on
from mediation.operations.transcript.sheet import Standing, screens_of
from mediation.rules.transcript.columns import Evidence
from mediation.web.access import actor
from mediation.web.acts import done


@blueprint.get("/cases/<uid>/transcript")
@staff
def index(uid: str) -> str:
    """The platforms, each with the numbers it gave to the case."""
    case = the_case(uid)
    numbers = numbers_of(case)
    rows = [
        (listing, [row for row in numbers if row.platform_id == listing.platform_id])
        for listing in listings_on(actor().today, retired=True)
    ]
    # A platform that is not filled any more still says what it called the case.
    kept = [(listing, own) for listing, own in rows if own or not listing.retired]
    return render_template("transcript/index.html", case=case, rows=kept, Evidence=Evidence)


@blueprint.get("/cases/<uid>/transcript/<platform_code>")
@staff
def show(uid: str, platform_code: str) -> WerkzeugResponse:
    """The columns of one platform in its order, with what the case has for each."""
    return page(the_case(uid), the_listing(platform_code))


def page(
    case: Case, listing: PlatformListing, *, form: NumberForm | None = None, status: int = 200, **refused: Any
) -> WerkzeugResponse:
    """The page, with the `form` of the number as it was sent, or the reveal form's `error` and `reason`."""
    until = shown_until(case, login=g.login, now=g.now)
    seconds = int((until - g.now).total_seconds()) + 1 if until else 0
    screens = screens_of(case, listing, today=actor().today, revealed=bool(seconds))
    lines = [line for screen in screens for line in screen.lines]
    text = render_template(
        "transcript/show.html",
        case=case,
        listing=listing,
        evidence=Evidence(listing.evidence),
        screens=screens,
        counts={standing: sum(line.standing is standing for line in lines) for standing in Standing},
        Standing=Standing,
        recorded_at=recorder_of(case),
        history=history_of(case, listing.platform),
        standing_numbers={row.id for row in numbers_of(case)},
        form=form or NumberForm(data={"on": actor().today}),
        seconds=seconds,
        **{"error": "", "reason": "", **refused},
    )
    answer = Response(text, status)
    if seconds:
        # Without script the browser asks for the page again when the minute is over; with script it does so sooner.
        back = url_for("transcript.show", uid=case.uid, platform_code=listing.platform.code)
        answer.headers["Refresh"] = f"{seconds + 1}; url={back}"
    return answer


@blueprint.post("/cases/<uid>/transcript/<platform_code>/reveal")
@staff
def reveal(uid: str, platform_code: str) -> WerkzeugResponse:
    """Show the numbers of the case whole for one minute, so that they can be copied; the reason stays in the trail."""
    case, listing = the_case(uid), the_listing(platform_code)
    reason = request.form.get("reason", "").strip()
    if not reason:
        return page(case, listing, error="没有填事由。写一句，比如“往平台录入当事人”。", status=422)
    reveal_values(case, reason=reason, login=g.login, actor=actor())
    return done(url_for("transcript.show", uid=case.uid, platform_code=listing.platform.code))
