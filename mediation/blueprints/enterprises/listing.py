"""The list of enterprises: searched and filtered in the address."""

from typing import Any

from flask import g, render_template, request, url_for

from mediation.blueprints.enterprises.area import blueprint, readers
from mediation.models.party import KINDS
from mediation.operations.enterprises.keeping import words_offered
from mediation.operations.enterprises.listing import Asked, page, towns
from mediation.rules.enterprises.joining import ENTERPRISES
from mediation.web.access import actor
from mediation.web.numbers import row_number


@blueprint.get("")
@readers
def index() -> str:
    """One page of it."""
    args = request.args
    kind = args.get("kind", "")
    asked = Asked(
        words=args.get("q", "").strip()[:100],
        town=args.get("town", "")[:40],
        tag=args.get("tag", "")[:200],
        kind=kind if kind in ENTERPRISES else "",
        conflicts=bool(args.get("conflicts")),
    )
    found = page(asked, actor=actor(), after=args.get("after", type=row_number))
    return render_template(
        "enterprises/index.html",
        asked=asked,
        found=found,
        chips=_chips(asked),
        next_url=_url(asked, after=found.after) if found.after else "",
        kinds={kind: label for kind, label in KINDS.items() if kind in ENTERPRISES},
        towns=towns(),
        tags=words_offered("enterprise_tags", g.now.date(), asked.tag),
    )


def _chips(asked: Asked) -> list[tuple[str, str, str]]:
    shown = (
        ("words", "找", asked.words),
        ("town", "镇街", asked.town),
        ("tag", "标签", asked.tag),
        ("kind", "类型", KINDS.get(asked.kind, "")),
        ("conflicts", "跨业务", "有提示的" if asked.conflicts else ""),
    )
    return [(name, value, _url(asked, without=field)) for field, name, value in shown if value]


def _url(asked: Asked, *, without: str = "", **more: Any) -> str:
    args = {
        "q": asked.words if without != "words" else "",
        "town": asked.town if without != "town" else "",
        "tag": asked.tag if without != "tag" else "",
        "kind": asked.kind if without != "kind" else "",
        "conflicts": "1" if asked.conflicts and without != "conflicts" else "",
        **more,
    }
    return url_for("enterprises.index", **{name: value for name, value in args.items() if value})
