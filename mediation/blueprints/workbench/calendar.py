"""日历和提醒: one's own calendar address and mail address; and the calendar itself, for whoever has the address."""

import re
from typing import Any

from flask import Response, abort, current_app, g, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import BooleanField, StringField
from wtforms.validators import StopValidation

from mediation.blueprints.workbench.area import blueprint
from mediation.exchange.calendar_file import MEDIA_TYPE, calendar_file
from mediation.operations import calendar_feed, reminders
from mediation.web.access import actor, any_user, public
from mediation.web.acts import done
from mediation.web.forms import AtMost, BaseForm, reshow
from mediation.web.matter_links import matter_url

PAGE = "workbench/calendar.html"
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)


class FeedForm(BaseForm):
    """A new calendar address."""

    with_names = BooleanField("事项里写当事人名称")


class MailForm(BaseForm):
    """Where reminders go; empty for nowhere."""

    email = StringField("提醒邮箱", [AtMost(200)])

    def validate_email(self, field: Any) -> None:
        """An address that a mail server understands."""
        if field.data and not _ADDRESS.fullmatch(field.data):
            raise StopValidation("这不是一个邮箱地址。写成 name@example.cn 这样。")


@blueprint.get("/calendar", endpoint="calendar")
@any_user
def page() -> str:
    """The address that is in use, its state; right after it was opened, and only then, the address itself."""
    return render_template(PAGE, **_shown())


def _shown(**refused: BaseForm) -> dict[str, Any]:
    forms = {"feed_form": FeedForm(), "mail_form": MailForm(data={"email": current_user.email}), **refused}
    return {
        **forms,
        "feed": calendar_feed.feed_of(actor().user),
        "address": session.pop("calendar_address", None),
        "mail_on": current_app.config["MEDIATION"].smtp is not None,
    }


@blueprint.post("/calendar/address")
@any_user
def open_calendar() -> WerkzeugResponse:
    """A new address; the one before works no more."""
    form = FeedForm(request.form)
    token = calendar_feed.open_feed(with_names=form.with_names.data, actor=actor())
    answer = done(url_for("workbench.calendar"), "地址开好了，只显示这一次。")
    secure = {"_scheme": "https"} if current_app.config["MEDIATION"].tls else {}
    # Kept in the person's own signed cookie for one page: no table and no log has it.
    session["calendar_address"] = url_for("workbench.calendar_file", token=token, _external=True, **secure)
    return answer


@blueprint.post("/calendar/revocation")
@any_user
def revoke_calendar() -> WerkzeugResponse:
    """The address works no more."""
    had = calendar_feed.revoke(actor=actor())
    return done(url_for("workbench.calendar"), "地址已停用，日历软件取不到了。" if had else "没有在用的地址。")


@blueprint.post("/calendar/mail")
@any_user
def mail_address() -> WerkzeugResponse | tuple[str, int]:
    """Where one's reminders go."""
    form = MailForm(request.form)
    if not form.validate():
        return reshow(PAGE, **_shown(mail_form=form))
    reminders.change_address(form.email.data, actor=actor())
    return done(url_for("workbench.calendar"), "提醒邮箱已改。" if form.email.data else "不再收提醒邮件。")


@blueprint.get("/calendar/<token>.ics", endpoint="calendar_file")
@public
def calendar_file_of(token: str) -> Response:
    """The calendar behind an address, for a program that cannot log in; 404 for any other token."""
    feed = calendar_feed.feed_behind(token)
    if feed is None:
        abort(404)
    entries = calendar_feed.entries(feed, today=g.now.date(), link=_link)
    answer = Response(calendar_file("调解期限和调解会", entries, at=g.now), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    return answer


def _link(area: str, uid: str) -> str:
    return matter_url(area, uid, whole=True)
