"""Forms of the administrator."""

from wtforms import StringField, TextAreaField

from mediation.rules.rights import KINDS
from mediation.rules.roles import Role
from mediation.web.forms import (
    AtMost,
    BaseForm,
    ChecksField,
    ChoiceField,
    DateField,
    Required,
    ShownPasswordField,
    check_login_name,
)


class UserForm(BaseForm):
    """A new account. `grants` values are `<organisation id>:<role>`."""

    display_name = StringField("姓名", [Required("姓名"), AtMost(40)])
    login_name = StringField("登录名", [Required("登录名"), check_login_name])
    password = ShownPasswordField("第一次登录的密码", [Required("密码")], render_kw={"autocomplete": "off"})
    grants = ChecksField("角色", [Required("角色，至少勾一个")])


class GrantsForm(BaseForm):
    """Roles of an account."""

    grants = ChecksField("角色", [Required("角色，至少勾一个。要停用这个人，用“停用账号”")])


class ReasonForm(BaseForm):
    """An act of the administrator that needs a reason."""

    reason = StringField("事由", [Required("事由"), AtMost(500)])


class FirstPasswordForm(BaseForm):
    """A password handed over in person."""

    password = ShownPasswordField("临时密码", [Required("密码")], render_kw={"autocomplete": "off"})


class OrganisationForm(BaseForm):
    """A body's data and how its case numbers read."""

    name = StringField("全称", [Required("全称"), AtMost(200)])
    short_name = StringField("简称", [Required("简称"), AtMost(40)])
    address = StringField("地址", [AtMost(500)])
    phone = StringField("电话", [AtMost(40)])
    case_word = StringField("案号用字", [AtMost(20)])
    case_pattern = StringField("案号写法", [AtMost(60)])


class CourtRuleForm(BaseForm):
    """One row of the court table."""

    right_kind = ChoiceField("权利种类", choices=list(KINDS.items()))
    level = ChoiceField("级别", choices=[("base", "基层法院"), ("intermediate", "中级法院")])
    court = StringField("法院", [Required("法院"), AtMost(200)])
    source = TextAreaField("依据", [Required("依据"), AtMost(500)])
    effective_from = DateField("起用日")
    effective_to = DateField("停用日")
    confirmed = ChoiceField("向法院核实过", choices=[("False", "还没有"), ("True", "已核实")])


class SecondFactorForm(BaseForm):
    """Which roles must log in with a second factor."""

    roles = ChecksField("必须用动态口令的角色", choices=[(role.value, role.label) for role in Role])
    effective_from = DateField("起用日", [Required("起用日")])
    source = StringField("依据", [Required("依据"), AtMost(500)])
