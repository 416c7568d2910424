"""Logging in and out, the first administrator, one's own password, second factor and logins."""

from threading import BoundedSemaphore

from flask import Blueprint, abort, flash, g, make_response, redirect, render_template, request, session, url_for
from flask_login import current_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from mediation.blueprints.account.browsers import browser_name
from mediation.blueprints.account.forms import CodeForm, LoginForm, NewPasswordForm, SetupForm
from mediation.extensions import db, exclusive, start_writing
from mediation.models.login import LoginSession, SetupLink
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import audit, drafts, users
from mediation.operations.actor import Actor
from mediation.rules.roles import Role
from mediation.web.access import actor, any_user, public, reads_first, totp_required
from mediation.web.acts import begin, done, forget_receipts, local_path
from mediation.web.forms import reshow
from mediation.web.sessions import end_logins, log_in, log_out

blueprint = Blueprint("account", __name__)

# 64 MiB each: no more than two hashes at a time.
_hashing = BoundedSemaphore(2)
WRONG = "登录名或密码不对。"
LOCKED = "连错五次，这个账号停用一分钟。一分钟后再试。"
WRONG_CODE = "口令不对，或已经用过。等手机上换了新的再输。"


@blueprint.route("/login", methods=["GET", "POST"])
@public
@reads_first
def login() -> Response | str | tuple[str, int]:
    """Ask for name and password; with a second factor, lead on to its page."""
    if current_user.is_authenticated:
        return redirect(url_for("workbench.show"), 303)
    form = LoginForm(request.form)
    if request.method == "GET":
        return render_template("account/login.html", form=LoginForm(), message="")
    if not form.validate():
        return reshow("account/login.html", form=form, message="")
    user = _who(form.login_name.data, form.password.data)
    if isinstance(user, str):
        return reshow("account/login.html", form=form, message=user)
    if user.totp_confirmed:
        session["pending"] = {"user": user.id, "at": g.now.timestamp(), "next": request.args.get("next", "")[:1000]}
        return redirect(url_for("account.code"), 303)
    return _enter(user, request.args.get("next"))


def _who(login_name: str, password: str) -> User | str:
    """Whose name and password these are, or the sentence that refuses them. The count is asked again after the slow
    part: of many attempts sent at once no more than five are answered, right or wrong."""
    if users.locked(login_name, g.now):
        return LOCKED
    user = users.find_user(login_name)
    db.session.rollback()
    with _hashing:
        right = users.password_matches(user, password)
    start_writing()
    if users.locked(login_name, g.now):
        return LOCKED
    if right and user is not None and user.active:
        return user
    users.note_failure(login_name, user, g.now)
    db.session.commit()
    return WRONG


@blueprint.route("/login/code", methods=["GET", "POST"])
@public
def code() -> Response | str | tuple[str, int]:
    """Ask for the second factor; the password stays good for five minutes."""
    user = _with_password()
    if user is None:
        return redirect(url_for("account.login"), 303)
    form = CodeForm(request.form)
    if request.method == "GET":
        return render_template("account/code.html", form=CodeForm(), message="")
    if not form.validate():
        return reshow("account/code.html", form=form, message="")
    if users.locked(user.login_name, g.now):
        return reshow("account/code.html", form=form, message=LOCKED)
    if not users.code_matches(user, form.code.data, g.now):
        users.note_failure(user.login_name, user, g.now)
        db.session.commit()
        return reshow("account/code.html", form=form, message=WRONG_CODE)
    return _enter(user, session["pending"]["next"])


def _with_password() -> User | None:
    """Who gave name and password in this browser less than five minutes ago, and not before the password changed."""
    pending = session.get("pending")
    if not pending or g.now.timestamp() - pending["at"] > 300:
        return None
    user = db.session.get(User, pending["user"])
    if user is None or not user.active or user.password_set_at.timestamp() > pending["at"]:
        return None
    return user


def _enter(user: User, target: str | None) -> Response:
    log_in(user)
    audit.record(actor_of(user), "log_in", user, summary=f"{user.login_name} 登录")
    drafts.expire(g.now)
    forget_receipts(g.now)
    db.session.commit()
    return redirect(local_path(target, url_for("workbench.show")), 303)


def actor_of(user: User) -> Actor:
    """The person who is just logging in."""
    return Actor(user, g.now, g.now.date(), g.request_id)


@blueprint.post("/logout")
@any_user
def logout() -> Response:
    """End this login; the browser forgets what it kept of the desk."""
    audit.record(actor(), "log_out", actor().user, summary=f"{current_user.login_name} 退出")
    log_out()
    db.session.commit()
    response = redirect(url_for("account.login"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@blueprint.route("/setup/<token>", methods=["GET", "POST"])
@public
@reads_first
def setup(token: str) -> Response | str | tuple[str, int]:
    """The one-time link: create the first administrator."""
    _live_link(token)
    form = SetupForm(request.form)
    if request.method == "GET":
        return render_template("account/setup.html", form=SetupForm())
    problem = form.validate() and users.check_password(
        form.password.data, login_name=form.login_name.data, display_name=form.display_name.data
    )
    if problem:
        form.password.errors = [problem]
    if form.errors:
        return reshow("account/setup.html", form=form)
    with _hashing:
        password_hash = users.hash_password(form.password.data)
    start_writing()
    exclusive("first account")
    link = _live_link(token)
    office = db.session.scalars(select(Organisation).where(Organisation.kind == "office")).one()
    user = users.create_user(
        login_name=form.login_name.data,
        display_name=form.display_name.data,
        password_hash=password_hash,
        grants=[(office.id, Role.ADMINISTRATOR)],
        actor=None,
        now=g.now,
        must_change_password=False,
    )
    link.used_at = g.now
    log_in(user)
    return done(url_for("administration.users"), "管理员账号已开。接着给同事开账号。")


def _live_link(token: str) -> SetupLink:
    link = db.session.scalar(select(SetupLink).where(SetupLink.token_sha256 == users.fingerprint(token)))
    anybody = db.session.scalar(select(User.id).limit(1))
    if link is None or link.used_at is not None or link.expires_at < g.now or anybody is not None:
        abort(make_response(render_template("account/setup_gone.html"), 404))
    return link


@blueprint.get("/account")
@any_user
def show() -> str:
    """One's own page: password, second factor, logins, habits."""
    logins = db.session.scalars(
        select(LoginSession)
        .where(LoginSession.user_id == current_user.id, LoginSession.ended_at.is_(None))
        .order_by(LoginSession.created_at.desc())
        .limit(20)
    ).all()
    lines = [f"{Role(grant.role).label}·{grant.organisation.name}" for grant in current_user.grants]
    return render_template(
        "account/show.html", logins=logins, this_login=g.login, role_lines=lines, browser_name=browser_name
    )


@blueprint.get("/account/settle")
@any_user
def settle() -> Response:
    """What must be settled before work: a first password, or the second factor that the role demands."""
    if current_user.must_change_password:
        flash("第一次登录，先换成自己的密码。", "info")
        return redirect(url_for("account.change_password"), 303)
    if not current_user.totp_confirmed and totp_required(current_user.held_roles):
        flash("你的角色要求用动态口令登录，先设好。", "info")
        return redirect(url_for("account.totp"), 303)
    return redirect(url_for("workbench.show"), 303)


@blueprint.route("/account/password", methods=["GET", "POST"])
@any_user
@reads_first
def change_password() -> Response | str | tuple[str, int]:
    """A new password; all other logins end."""
    form = NewPasswordForm(request.form)
    if request.method == "GET":
        return render_template("account/password.html", form=NewPasswordForm())
    problem = form.validate() and users.check_password(
        form.password.data, login_name=current_user.login_name, display_name=current_user.display_name
    )
    if not form.errors and not problem and form.password.data == form.old_password.data:
        problem = "新密码和现在的一样。换一个。"
    if problem:
        form.password.errors = [problem]
    if form.errors:
        return reshow("account/password.html", form=form)
    name = current_user.login_name
    with _hashing:
        right = users.password_matches(current_user, form.old_password.data)
        password_hash = users.hash_password(form.password.data)
    begin()
    if users.locked(name, g.now):
        form.old_password.errors = [LOCKED]
        return reshow("account/password.html", form=form)
    user = db.session.get_one(User, current_user.id)
    if not right:
        users.note_failure(name, user, g.now)
        db.session.commit()
        form.old_password.errors = ["现在的密码不对。"]
        return reshow("account/password.html", form=form)
    users.set_password(user, password_hash, actor=actor(), must_change=False)
    # A copy of this browser's own cookie dies too.
    end_logins(user, reason="password", keep=log_in(user))
    return done(url_for("account.settle"), "密码已换，别处的登录都已退出。")


@blueprint.route("/account/totp", methods=["GET", "POST"])
@any_user
def totp() -> Response | str | tuple[str, int]:
    """Switch the second factor on: scan, then prove with one code."""
    user = db.session.get(User, current_user.id)
    assert user is not None
    if user.totp_confirmed:
        return redirect(url_for("account.show"), 303)
    if request.method == "GET":
        return render_template("account/totp.html", form=None, picture="", secret="")
    if "code" not in request.form or not user.totp_secret:
        users.begin_totp(user, actor=actor())
        db.session.commit()
        return render_template("account/totp.html", form=CodeForm(), **_secret(user))
    form = CodeForm(request.form)
    if form.validate() and users.code_matches(user, form.code.data, g.now):
        users.confirm_totp(user, actor=actor())
        return done(url_for("account.show"), "动态口令已开启。下次登录要用。")
    form.code.errors = form.code.errors or [WRONG_CODE]
    return reshow("account/totp.html", form=form, **_secret(user))


def _secret(user: User) -> dict[str, str]:
    # Loaded when somebody switches the second factor on: the desk starts sooner.
    import segno

    uri = users.totp_uri(user)
    picture = segno.make(uri, error="m").svg_data_uri(scale=4, dark="#1a2230")
    return {"picture": picture, "secret": user.totp_secret}


@blueprint.post("/account/logins/<int:login_id>/end")
@any_user
def end_login(login_id: int) -> Response:
    """End one of one's own logins."""
    login = db.session.scalar(
        select(LoginSession).where(LoginSession.id == login_id, LoginSession.user_id == current_user.id)
    )
    if login is None:
        abort(404)
    login.ended_at, login.end_reason = g.now, "ended"
    audit.record(actor(), "end_logins", actor().user, summary="退出自己在别处的登录")
    return done(url_for("account.show"), "那一处已退出。")
