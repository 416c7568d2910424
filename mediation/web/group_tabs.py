"""The tabs over a list that shows one group at a time."""

from collections.abc import Mapping
from typing import Any

from flask import url_for


def group_tabs(
    groups: Mapping[str, Any], counts: Mapping[str, int], group: str, endpoint: str, **kept: Any
) -> list[dict[str, Any]]:
    """For `tab_bar`: `groups` name → label, or a tuple that begins with it; `counts` rows of each, those with none say
    nothing; `group` the one shown; `endpoint` the list's, which takes `group` and what else of the address is kept."""
    return [
        {
            "name": label if isinstance(label, str) else label[0],
            "count": counts.get(name) or None,
            "url": url_for(endpoint, group=name, **kept),
            "current": name == group,
        }
        for name, label in groups.items()
    ]
