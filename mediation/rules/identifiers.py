"""号码的共同规矩：怎样清理当事人给的号码，怎样说它不对。"""

import unicodedata


class InvalidIdentifier(ValueError):
    """A number that cannot be what it claims to be; `message` is one Chinese sentence for the form field."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongCheckDigit(InvalidIdentifier):
    """A number of the right shape whose last character does not fit the others.

    `number` as typed, normalised; `expected` the last character that would fit. Old paper has misprints: a
    form may keep such a number when the user gives a reason.
    """

    def __init__(self, message: str, *, number: str, expected: str) -> None:
        super().__init__(message)
        self.number = number
        self.expected = expected


def normalise(text: str) -> str:
    """`text` in half-width upper case without any white space or invisible marks, e.g. `１１ x` → `11X`."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Cf")
