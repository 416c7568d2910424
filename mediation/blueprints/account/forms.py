"""Forms of the account pages."""

from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo

from mediation.web.forms import AtMost, BaseForm, Required, check_login_name


class LoginForm(BaseForm):
    """Name and password."""

    login_name = StringField("登录名", [Required("登录名")], render_kw={"autocomplete": "username"})
    password = PasswordField("密码", [Required("密码")], render_kw={"autocomplete": "current-password"})


class CodeForm(BaseForm):
    """The second factor."""

    code = StringField(
        "动态口令", [Required("动态口令")], render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"}
    )


class NewPasswordForm(BaseForm):
    """A new password, typed twice."""

    old_password = PasswordField("现在的密码", [Required("现在的密码")], render_kw={"autocomplete": "current-password"})
    password = PasswordField("新密码", [Required("新密码")], render_kw={"autocomplete": "new-password"})
    repeated = PasswordField(
        "再输一次", [EqualTo("password", "两次输的不一样。重新输一次。")], render_kw={"autocomplete": "new-password"}
    )


class SetupForm(BaseForm):
    """The first administrator."""

    display_name = StringField("姓名", [Required("姓名"), AtMost(40)])
    login_name = StringField("登录名", [Required("登录名"), check_login_name], render_kw={"autocomplete": "username"})
    password = PasswordField("密码", [Required("密码")], render_kw={"autocomplete": "new-password"})
    repeated = PasswordField(
        "再输一次", [EqualTo("password", "两次输的不一样。重新输一次。")], render_kw={"autocomplete": "new-password"}
    )
