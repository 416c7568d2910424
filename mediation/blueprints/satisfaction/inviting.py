"""The invitations of a closed case: one slip for each party, shown once, to be printed."""

from flask import abort, render_template, request, url_for

from mediation.blueprints.satisfaction.area import Answer, blueprint, staff
from mediation.extensions import db
from mediation.operations.satisfaction.inviting import invitations_of, invite, may_be_asked
from mediation.rules.lifecycle import ActionRefused
from mediation.web.access import actor
from mediation.web.scope import the_case


@blueprint.route("/cases/<uid>/satisfaction", methods=["GET", "POST"])
@staff
def of_case(uid: str) -> Answer:
    """Who was invited; a POST gives a party its link, on a page that is not shown again."""
    case = the_case(uid)
    asked = may_be_asked(case)
    if not asked:
        raise ActionRefused("结案以后才问满意度。先结案，再出问卷。")
    if request.method == "GET":
        return render_template(
            "satisfaction/of_case.html", case=case, parties=asked, invitations=invitations_of(case), now=actor().today
        )
    party = next((each for each in asked if each.uid == request.form.get("party")), None)
    if party is None:
        abort(404)
    invitation, token = invite(party, case, actor=actor())
    link = url_for("satisfaction.answer", token=token, _external=True)
    page = render_template(
        "satisfaction/slip.html", case=case, party=party, invitation=invitation, link=link, picture=_picture(link)
    )
    db.session.commit()
    return page


def _picture(link: str) -> str:
    # Loaded when somebody prints a slip: the desk starts sooner.
    import segno

    return str(segno.make(link, error="m").svg_data_uri(scale=4, dark="#1a2230"))
