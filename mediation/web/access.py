"""The gate: every route is closed unless it says otherwise.

A view declares who may call it with `@public`, `@any_user` or `@requires(Role.…)`; `refuse_undeclared` stops a
start-up with a view that declares nothing. Whoever lacks the role gets 404, as for things that do not exist.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, flash, g, redirect, request, session, url_for
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response as WerkzeugResponse

from mediation.extensions import db, start_writing, stop_writing
from mediation.operations import drafts, stray_files
from mediation.operations.actor import Actor
from mediation.operations.settings import setting
from mediation.rules.roles import Role
from mediation.web.acts import answered_before
from mediation.web.csrf import check_token
from mediation.web.posted import unreadable

View = TypeVar("View", bound=Callable[..., Any])

PUBLIC = "public"
ANY_USER = "any user"


def public(view: View) -> View:
    """Anyone may call this view."""
    view.access = PUBLIC  # type: ignore[attr-defined]
    return view


def any_user(view: View) -> View:
    """Everyone who is logged in may call this view."""
    view.access = ANY_USER  # type: ignore[attr-defined]
    return view


def requires(*roles: Role, at: str | Collection[str] = ()) -> Callable[[View], View]:
    """Only holders of one of `roles` may call this view, with `at` those who hold it in an organisation of that kind
    ("bureau"), or of one of those kinds; all others get 404."""

    def declare(view: View) -> View:
        view.access = frozenset(roles)  # type: ignore[attr-defined]
        view.at = dict.fromkeys((at,) if isinstance(at, str) else at, frozenset(roles))  # type: ignore[attr-defined]
        return view

    return declare


def requires_at(posts: Mapping[str, frozenset[Role]]) -> Callable[[View], View]:
    """Only those who hold one of these roles in an organisation of that kind may call this view: kind ("bureau") →
    roles; all others get 404."""

    def declare(view: View) -> View:
        view.access = frozenset().union(*posts.values())  # type: ignore[attr-defined]
        view.at = posts  # type: ignore[attr-defined]
        return view

    return declare


def reads_first(view: View) -> View:
    """This POST does slow work (passwords, paper) before it writes; it calls `acts.begin` itself."""
    view.reads_first = True  # type: ignore[attr-defined]
    return view


def actor() -> Actor:
    """Who acts in this request."""
    return Actor(current_user._get_current_object(), g.now, g.now.date(), g.request_id)


def allowed(endpoint: str, roles: frozenset[Role]) -> bool:
    """Whether a logged-in holder of `roles` may call `endpoint`; pages use it to leave out dead links."""
    view = current_app.view_functions[endpoint]
    access = view.access  # type: ignore[attr-defined]
    return isinstance(access, str) or bool(access & _counted(view, roles))


def _counted(view: Callable[..., Any], roles: frozenset[Role]) -> frozenset[Role]:
    """Of the current user's `roles` those that count for a view that belongs to some kinds of organisation."""
    at: Mapping[str, frozenset[Role]] = getattr(view, "at", {})
    return frozenset().union(*(current_user.roles_at(kind) & wanted for kind, wanted in at.items())) if at else roles


def refuse_undeclared(app: Flask) -> None:
    """Raise if any view declares no access."""
    silent = [name for name, view in app.view_functions.items() if not hasattr(view, "access")]
    if silent:
        raise RuntimeError(f"views without declared access: {', '.join(sorted(silent))}")


def guard_request() -> Response | WerkzeugResponse | None:
    """Login, role, CSRF and one-use keys, in this order, before any view."""
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None:
        return None
    access = view.access  # type: ignore[attr-defined]
    posting = request.method not in {"GET", "HEAD", "OPTIONS"}
    # Reads the whole body: a slow line must not keep everybody else from writing.
    if unreadable():
        abort(400, "里面有看不见的控制符，存不了。删掉重填有问题的那一处再交。")
    if posting and not getattr(view, "reads_first", False):
        start_writing()
    if access != PUBLIC:
        if not current_user.is_authenticated:
            return _ask_for_login(posting)
        if not isinstance(access, str) and not access & _counted(view, current_user.roles):
            abort(404)
        if _must_settle_account():
            return _settle_first(posting)
    if not posting:
        return None
    if not _token_fits():
        abort(400, "这一页放得太久了。退回上一页，刷新后再提交；填过的内容还在。")
    location = answered_before(wait=not getattr(view, "reads_first", False))
    return redirect(location, 303) if location is not None else None


def _token_fits() -> bool:
    return check_token(request.form.get("csrf_token") or request.headers.get("X-CSRF-Token", ""))


def _ask_for_login(posting: bool) -> Response | WerkzeugResponse:
    if request.headers.get("X-CSRF-Token"):
        return Response(status=401)
    login, expired = g.get("expired_login"), session.pop("expired", False)
    kept = posting and login is not None and _keep_typed(login.user_id)
    if kept:
        flash("登录已过期，再登录一次。写到一半的内容已存成草稿。", "info")
    elif expired or posting:
        flash("登录已过期，再登录一次。", "info")
    back = request.full_path.rstrip("?") if not posting else urlsplit(request.referrer or "").path
    return redirect(url_for("account.login", next=back if back != "/" else None), 303)


def _settle_first(posting: bool) -> WerkzeugResponse:
    """Lead to what must be settled before work; a form sent meanwhile is kept."""
    if posting and _keep_typed(current_user.id):
        flash("写到一半的内容已存成草稿，设好以后回来接着写。", "info")
    return redirect(url_for("account.settle"), 303)


def _keep_typed(user_id: int) -> bool:
    """Keep the posted form as its owner's draft, if it has drafts and comes from a page of this browser session."""
    form = request.form.get("draft_form")
    if not form or not _token_fits():
        return False
    start_writing()
    try:
        drafts.save(user_id, form, request.form, at=g.now, title=request.form.get("draft_title", ""))
    except ValueError:
        return False
    db.session.commit()
    return True


def _must_settle_account() -> bool:
    """A first password to change, or a second factor that the role demands."""
    return request.endpoint not in _SETTLING and (
        current_user.must_change_password
        or (not current_user.totp_confirmed and totp_required(current_user.held_roles))
    )


_SETTLING = frozenset(
    {
        "account.settle",
        "account.change_password",
        "account.totp",
        "account.logout",
        "drafts.save",
    }
)


def totp_required(roles: frozenset[Role]) -> bool:
    """Whether the administrator requires a second factor of any of `roles`."""
    return bool(roles & {Role(value) for value in setting("totp_roles", g.now.date())})


def end_request(error: BaseException | None = None) -> None:
    """After every request: files of an act that failed go, and later transactions on this thread read until told
    otherwise. When the database does not answer, it cannot say which files to keep: all stay."""
    stop_writing()
    with suppress(SQLAlchemyError):
        stray_files.drop_uncommitted()


NAVIGATION = (
    ("工作台", "workbench.show"),
    ("案件", "cases.index"),
    ("日程", "scheduled_sessions.week"),
    ("司法确认", "judicial_confirmation.index"),
    ("司法确认", "judicial_confirmation.court"),
    ("行政调解", "administrative_mediation.index"),
    ("外观预审", "design_preexamination.index"),
    ("评价报告", "evaluation_reports.index"),
    ("备案主体", "registered_applicants.index"),
    ("维权援助", "rights_aid.index"),
    ("网店投诉", "online_shops.index"),
    ("展会驻点", "fairs.index"),
    ("海外指导", "overseas_guidance.index"),
    ("卷宗", "dossiers.index"),
    ("当事人", "parties.index"),
    ("看板", "dashboard.show"),
    ("企业", "enterprises.index"),
    ("指标", "figures.index"),
    ("报表", "reports.index"),
    ("外报数据", "reported_figures.index"),
    ("满意度", "satisfaction.index"),
    ("台账", "registers.index"),
    ("方案任务", "tasks.index"),
    ("用户", "administration.users"),
    ("本会设置", "administration.office"),
    ("留痕", "audit.index"),
)


def _is_current(endpoint: str, area: str) -> bool:
    if area == "administration":
        return endpoint == ("administration.users" if "user" in (request.endpoint or "") else "administration.office")
    # an agreement is a page of its case
    return ("cases" if area == "agreements" else area) == endpoint.partition(".")[0]


def navigation() -> list[tuple[str, str, bool]]:
    """The top bar for the current user: label, address, whether it is the current area."""
    if not current_user.is_authenticated:
        return []
    area = (request.blueprint or "").partition(".")[0]
    return [
        (label, url_for(endpoint), _is_current(endpoint, area))
        for label, endpoint in NAVIGATION
        if endpoint in current_app.view_functions and allowed(endpoint, current_user.roles)
    ]
