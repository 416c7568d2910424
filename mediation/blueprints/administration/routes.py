"""People and their roles, bodies, local settings, the court table. The administrator reads no case."""

from typing import Any

from flask import abort, g, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from mediation.blueprints.administration import (
    archive,
    bureau,
    deadlines,
    enterprises,
    figures,
    holidays,
    mediation_return,
    papers,
    platforms,
    shopping,
)
from mediation.blueprints.administration.area import administrator, blueprint
from mediation.blueprints.administration.forms import (
    CourtRuleForm,
    FirstPasswordForm,
    GrantsForm,
    OrganisationForm,
    ReasonForm,
    SecondFactorForm,
    UserForm,
)
from mediation.extensions import db
from mediation.models.court_rule import CourtRule
from mediation.models.holiday import Holiday
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations import audit, office, settings
from mediation.operations import users as accounts
from mediation.operations.versions import EditConflict
from mediation.rules.numbering import case_number
from mediation.rules.retention import table_of
from mediation.rules.rights import KINDS
from mediation.rules.roles import PLACES, Role
from mediation.web.access import actor, reads_first
from mediation.web.acts import begin, done
from mediation.web.forms import BaseForm, reshow
from mediation.web.sessions import end_logins
from mediation.web.two_versions import in_words_of

__all__ = [
    "archive",
    "blueprint",
    "bureau",
    "deadlines",
    "enterprises",
    "figures",
    "holidays",
    "mediation_return",
    "papers",
    "platforms",
    "shopping",
]


def _grant_choices() -> list[tuple[str, str]]:
    bodies = db.session.scalars(select(Organisation).order_by(Organisation.id)).all()
    return [
        (f"{body.id}:{role.value}", f"{role.label}　{body.short_name}")
        for role in Role
        for body in bodies
        if body.kind in PLACES[role]
    ]


def _pairs(values: list[str]) -> list[tuple[int, Role]]:
    return [(int(body), Role(role)) for body, _, role in (value.partition(":") for value in values)]


@blueprint.get("/users")
@administrator
def users() -> str:
    """Everyone with an account."""
    people = db.session.scalars(select(User).order_by(User.active.desc(), User.display_name)).all()
    return render_template("administration/users.html", people=people, Role=Role)


@blueprint.route("/users/new", methods=["GET", "POST"])
@administrator
@reads_first
def new_user() -> Response | str | tuple[str, int]:
    """Open an account."""
    form = UserForm(request.form)
    form.grants.choices = _grant_choices()
    if request.method == "GET":
        return render_template("administration/new_user.html", form=form)
    problem = form.validate() and accounts.check_password(
        form.password.data, login_name=form.login_name.data, display_name=form.display_name.data
    )
    if problem:
        form.password.errors = [problem]
    if not form.errors and accounts.find_user(form.login_name.data):
        form.login_name.errors = ["这个登录名已有人用。换一个。"]
    if form.errors:
        return reshow("administration/new_user.html", form=form)
    password_hash = accounts.hash_password(form.password.data)
    begin()
    user = accounts.create_user(
        login_name=form.login_name.data,
        display_name=form.display_name.data,
        password_hash=password_hash,
        grants=_pairs(form.grants.data),
        actor=actor(),
        now=g.now,
    )
    return done(url_for("administration.users"), f"{user.display_name} 的账号已开。第一次登录要换密码。")


def _user(user_id: int) -> User:
    return db.session.get(User, user_id) or abort(404)


@blueprint.get("/users/<int:user_id>")
@administrator
def user(user_id: int) -> str:
    """One account: roles, second factor, logins."""
    return render_template("administration/user.html", **_user_context(_user(user_id)))


def _user_context(person: User, **refused: BaseForm) -> dict[str, Any]:
    """The page of one account: three forms, of which the `refused` one shows its errors."""
    grants = [f"{grant.organisation_id}:{grant.role}" for grant in person.grants]
    forms = {
        "form": GrantsForm(data={"grants": grants}),
        "password_form": FirstPasswordForm(),
        "reason_form": ReasonForm(),
        **refused,
    }
    forms["form"].grants.choices = _grant_choices()
    return {"person": person, **forms}


@blueprint.post("/users/<int:user_id>/roles")
@administrator
def change_roles(user_id: int) -> Response | tuple[str, int]:
    """Give and take roles; the person logs in anew."""
    person = _user(user_id)
    form = GrantsForm(request.form)
    form.grants.choices = _grant_choices()
    if not form.validate():
        return reshow("administration/user.html", **_user_context(person, form=form))
    accounts.change_grants(person, _pairs(form.grants.data), actor=actor())
    end_logins(person, reason="roles", keep=g.login)
    return done(url_for("administration.user", user_id=person.id), "角色已改，本人要重新登录。")


@blueprint.post("/users/<int:user_id>/active")
@administrator
def change_active(user_id: int) -> Response:
    """Let a person log in (`active` yes), or no more (no); all logins end."""
    person, wanted = _user(user_id), request.form.get("active")
    if wanted not in {"yes", "no"}:
        abort(400)
    accounts.set_active(person, wanted == "yes", actor=actor())
    end_logins(person, reason="disabled")
    return done(url_for("administration.user", user_id=person.id), "账号已启用。" if person.active else "账号已停用。")


@blueprint.post("/users/<int:user_id>/password")
@administrator
@reads_first
def reset_password(user_id: int) -> Response | tuple[str, int]:
    """Set a first password in person; it must be changed at the next login."""
    person, form = _user(user_id), FirstPasswordForm(request.form)
    problem = form.validate() and accounts.check_password(
        form.password.data, login_name=person.login_name, display_name=person.display_name
    )
    if problem:
        form.password.errors = [problem]
    if form.errors:
        return reshow("administration/user.html", **_user_context(person, password_form=form))
    password_hash = accounts.hash_password(form.password.data)
    begin()
    person = _user(user_id)
    accounts.set_password(person, password_hash, actor=actor(), must_change=True)
    end_logins(person, reason="password")
    return done(url_for("administration.user", user_id=person.id), "密码已重设，本人下次登录要换。")


@blueprint.post("/users/<int:user_id>/totp/remove")
@administrator
def remove_totp(user_id: int) -> Response | tuple[str, int]:
    """Take a lost second factor off."""
    person, form = _user(user_id), ReasonForm(request.form)
    if not form.validate():
        return reshow("administration/user.html", **_user_context(person, reason_form=form))
    accounts.remove_totp(person, actor=actor(), reason=form.reason.data)
    end_logins(person, reason="totp")
    return done(url_for("administration.user", user_id=person.id), "动态口令已停用。")


@blueprint.post("/users/<int:user_id>/logins/end")
@administrator
def end_user_logins(user_id: int) -> Response:
    """End every login of a person now."""
    person = _user(user_id)
    count = end_logins(person, reason="ended", keep=g.login)
    audit.record(actor(), "end_logins", person, summary=f"退出 {person.login_name} 的 {count} 处登录")
    return done(url_for("administration.user", user_id=person.id), f"已退出 {count} 处登录。")


@blueprint.get("/office", endpoint="office")
@administrator
def office_page() -> str:
    """Bodies, court table, holiday years, second-factor rule."""
    return render_template("administration/office.html", **_office_context())


def _office_context() -> dict[str, Any]:
    today = g.now.date()
    return {
        "bodies": db.session.scalars(select(Organisation).order_by(Organisation.id)).all(),
        "courts": db.session.scalars(select(CourtRule).order_by(CourtRule.right_kind, CourtRule.id)).all(),
        "numbering": office.NUMBERING,
        "holidays": db.session.scalars(select(Holiday).order_by(Holiday.day)).all(),
        "calendar": settings.calendar(),
        "this_year": today.year,
        "right_kinds": KINDS,
        "sample_number": lambda body: case_number(body.case_word, today.year, 12, pattern=body.case_pattern),
        "retention": table_of(settings.setting("retention_table", today)),
        "totp_form": SecondFactorForm(data={"roles": settings.setting("totp_roles", today), "effective_from": today}),
    }


@blueprint.route("/organisations/<int:body_id>", methods=["GET", "POST"])
@administrator
def organisation(body_id: int) -> Response | str | tuple[str, int]:
    """One body's name, address and case-number pattern."""
    body = db.session.get(Organisation, body_id)
    if body is None:
        abort(404)
    page = "administration/organisation.html"
    if request.method == "GET":
        return render_template(page, body=body, form=OrganisationForm(obj=body), numbering=office.NUMBERING)
    form = OrganisationForm(request.form)
    if form.validate():
        problem = office.pattern_problem(form.case_pattern.data) if body.kind in office.NUMBERING else None
        if problem:
            form.case_pattern.errors = [problem]
        elif body.kind in office.NUMBERING:
            clash = office.number_clash(body, form.case_word.data or "", form.case_pattern.data)
            form.case_word.errors = [clash] if clash else []
    if form.errors:
        return reshow(page, body=body, form=form, numbering=office.NUMBERING)
    shown = office.BODY_FIELDS if body.kind in office.NUMBERING else office.CONTACT_FIELDS
    values = {name: form.data[name] or "" for name in shown}
    office.change_body(body, values, version=form.version.data, actor=actor())
    return done(url_for("administration.office"), f"{body.short_name} 已改。")


@blueprint.route("/courts/new", methods=["GET", "POST"], defaults={"rule_id": None})
@blueprint.route("/courts/<int:rule_id>", methods=["GET", "POST"])
@administrator
def court(rule_id: int | None) -> Response | str | tuple[str, int]:
    """One row of the court table."""
    rule = db.session.get(CourtRule, rule_id) if rule_id else None
    if rule_id and rule is None:
        abort(404)
    if request.method == "GET":
        return render_template("administration/court.html", rule=rule, form=CourtRuleForm(obj=rule))
    form = CourtRuleForm(request.form)
    if not form.validate():
        return reshow("administration/court.html", rule=rule, form=form)
    values = {name: form.data[name] for name in office.COURT_LABELS} | {"confirmed": form.confirmed.data == "True"}
    try:
        office.change_court_rule(rule, values, version=form.version.data, actor=actor())
    except EditConflict as conflict:
        stored = {name: getattr(rule, name) for name in office.COURT_LABELS}
        stored["confirmed"] = str(stored["confirmed"])
        raise in_words_of(form, stored, conflict) from None
    return done(url_for("administration.office"), "法院表已改。")


@blueprint.post("/second-factor")
@administrator
def second_factor() -> Response | tuple[str, int]:
    """Which roles must log in with a second factor, from a day on."""
    form = SecondFactorForm(request.form)
    if not form.validate():
        return reshow("administration/office.html", **{**_office_context(), "totp_form": form})
    settings.change_setting(
        "totp_roles", form.roles.data, effective_from=form.effective_from.data, source=form.source.data, actor=actor()
    )
    return done(url_for("administration.office"), "已改。没设动态口令的人，下次打开页面时会先要求设好。")
