"""一栏一行：栏目名和内容。"""

from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Printed


@dataclass(frozen=True)
class FormRow:
    """One line of a form: `label` and `value`; "" for a value leaves the line to the pen, "" for a label goes on with
    the line above."""

    label: Annotated[str, Printed("栏目名")]
    value: Annotated[str, Printed("")]

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return self.label
