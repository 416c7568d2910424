"""The form of 回访."""

from datetime import date

from wtforms import StringField, TextAreaField

from mediation.blueprints.cases.fields import LONGEST_LINE, Roomy, chosen, happened
from mediation.operations.follow_ups import FollowUpValues
from mediation.rules import figures
from mediation.rules.people_mediation.words import MANNERS, PERFORMED, SATISFACTION
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required


class FollowUpForm(BaseForm):
    """Who was asked, when and how, and what was heard."""

    on = DateField("回访日期", [Required("回访日期"), happened])
    manner = ChoiceField("回访方式", [Required("回访方式")], choices=chosen(MANNERS, first="选方式"))
    people = StringField("问了谁", [Required("问了谁"), AtMost(LONGEST_LINE)])
    performed = PickField("履行情况", [Required("履行情况")], choices=chosen(PERFORMED))
    satisfaction = PickField("对调解满意不满意", [Required("满意度")], choices=chosen(SATISFACTION))
    text = TextAreaField("回访情况", [Required("回访情况"), Roomy()], render_kw={"rows": 6})
    lawsuit = StringField("有无诉讼及结果", [AtMost(LONGEST_LINE)])
    risk = StringField("有无激化或者隐患", [AtMost(LONGEST_LINE)])
    measures = StringField("采取的措施", [AtMost(LONGEST_LINE)])

    def check_day(self, effective_on: date | None) -> bool:
        """Nobody asks after an agreement before it is in force."""
        if self.on.data and effective_on and self.on.data < effective_on and not self.on.errors:
            self.on.errors = [f"协议{figures.day(effective_on)}才生效，回访不会在那以前。核对日期。"]
        return not self.errors

    def values(self) -> FollowUpValues:
        """What was heard, as the operation takes it."""
        return FollowUpValues(
            manner=self.manner.data,
            people=self.people.data,
            performed=self.performed.data,
            satisfaction=self.satisfaction.data,
            text=self.text.data,
            lawsuit=self.lawsuit.data or "",
            risk=self.risk.data or "",
            measures=self.measures.data or "",
        )
