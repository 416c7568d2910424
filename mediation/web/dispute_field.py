"""The field for the number of a dispute that was here before."""

from typing import Any

from wtforms.validators import StopValidation

from mediation.operations.disputes import taken_up_again
from mediation.rules.lifecycle import ActionRefused


def nobody_handles_it(form: Any, field: Any) -> None:
    """A validator: the dispute that was typed keeps its number, if it is known and nobody handles it now; the field's
    data becomes the number as it is written. Empty is no dispute that was here before."""
    if not field.data:
        return
    try:
        field.data = taken_up_again(field.data)
    except ActionRefused as refused:
        raise StopValidation(refused.message) from None
