"""The fields of an alert, wherever it is written."""

from typing import Any

from wtforms import StringField, TextAreaField

from mediation.rules.rights_aid.words import LEVELS
from mediation.web.forms import AtMost, BaseForm, DateField, PickField, Required, happened

LONGEST_TEXT = 5000


class AlertFields(BaseForm):
    """What one alert says."""

    source = StringField("来源", [Required("来源"), AtMost(200)])
    kind = StringField("风险类型", [Required("风险类型"), AtMost(200)])
    level = PickField("等级", [Required("等级")], choices=list(LEVELS.items()))
    issued_on = DateField("发出的日子", [Required("发出的日子"), happened])
    text = TextAreaField("内容", [Required("内容"), AtMost(LONGEST_TEXT)], render_kw={"rows": 5})

    def said(self) -> dict[str, Any]:
        """The fields as `AlertValues` names them."""
        return {name: self._fields[name].data for name in ("source", "kind", "level", "issued_on", "text")}
