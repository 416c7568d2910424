"""Fields that only agreements have: a day or words, a sum with its commas, lines, a count, a yes or no."""

import re
import unicodedata
from datetime import date
from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.rules.money import yuan
from mediation.web.forms import ChoiceField, MoneyField

_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?|(\d{4})(\d{2})(\d{2})")


class DeadlineField(StringField):
    """A day, or the words that fix it. `data` is the day in ISO form, or the words as they were written."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Tell days from words; a day the calendar does not have is refused."""
        self.data = (valuelist[0] if valuelist else "").strip().strip("\u3000")
        plain = unicodedata.normalize("NFKC", self.data).removesuffix("前(含当日)").replace(" ", "")
        found = _DAY.fullmatch(plain)
        if found is None:
            return
        try:
            self.data = date(*(int(part) for part in found.groups() if part)).isoformat()
        except ValueError:
            raise ValueError("日历上没有这一天。写成 2026-09-18 这样，或者写“本协议生效之日起五日内”。") from None

    @property
    def weekday(self) -> str:
        """`周三` when it holds a day."""
        try:
            return f"周{'一二三四五六日'[date.fromisoformat(self.data or '').weekday()]}"
        except ValueError:
            return ""


class SumField(MoneyField):
    """An amount in 元, shown with its commas; `data` integer 分."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Templates know how to set an amount by this name.
        self.type = MoneyField.__name__

    def _value(self) -> str:
        typed = getattr(self, "typed", "")
        if typed and (self.errors or self.process_errors):
            return str(typed)
        return yuan(self.data) if isinstance(self.data, int) else str(typed)


class CountField(StringField):
    """A whole number from 0 to 9999; `data` int or None."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read it, or say how to write it."""
        self.typed = (valuelist[0] if valuelist else "").strip()
        plain = unicodedata.normalize("NFKC", self.typed)
        self.data = None
        if not plain:
            return
        if not re.fullmatch(r"\d{1,4}", plain, re.ASCII):
            raise ValueError("填整数，0 到 9999。")
        self.data = int(plain)

    def _value(self) -> str:
        return str(getattr(self, "typed", "")) or (str(self.data) if self.data is not None else "")


class LinesField(TextAreaField):
    """Several texts, one a line; `data` a list without empty ones."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Split at line ends."""
        self.data = [line.strip() for line in (valuelist[0] if valuelist else "").splitlines() if line.strip()]

    def _value(self) -> str:
        return "\n".join(self.data) if isinstance(self.data, list) else str(self.data or "")


class FlagField(ChoiceField):
    """A yes or no that may be left open; `data` the key chosen, `answer` True, False or None."""

    KEYS = {True: "yes", False: "no"}

    def process_data(self, value: Any) -> None:
        """Take a stored True or False."""
        super().process_data(self.KEYS.get(value, value) if isinstance(value, bool) else value)

    @property
    def answer(self) -> bool | None:
        """What was chosen."""
        return {"yes": True, "no": False}.get(self.data or "")


def no_longer_than(most: int, sentence: str = "写得太长。分开写，或者放到附件。") -> Any:
    """A validator: at most so many characters; the page does not count along."""

    def check(form: Any, field: Any) -> None:
        if len(field.data or "") > most:
            raise StopValidation(sentence)

    return check
