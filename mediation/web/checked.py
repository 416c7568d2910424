"""What is said beside a number while people type; the same words as when the form is sent."""

from typing import Any

from flask import Response, get_template_attribute, jsonify

PARTS = "components/checked.html"


def verdict(form: Any, name: str, *, hint: str = "") -> Response:
    """The outcome for the field `name` of `form` alone, as static/js/live-check.js shows it: the number as it
    will be kept, the word inside the field, the sentence under it."""
    field = form[name]
    inline = getattr(type(form), f"validate_{name}", None)
    field.validate(form, (inline,) if inline else ())
    return jsonify(
        value=field.data or "",
        good=get_template_attribute(PARTS, "good")(field, form),
        said=get_template_attribute(PARTS, "said")(field, form, hint),
        bad=bool(field.errors),
    )
