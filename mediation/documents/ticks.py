"""选项：印在纸上的方框，选中的打勾。"""

from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Printed


@dataclass(frozen=True)
class Tick:
    """One choice of a form with its box: `text`, and whether it is `ticked`."""

    text: Annotated[str, Printed("选项")]
    ticked: bool
