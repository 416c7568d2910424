"""A browser's own long name, as one would say it: `Edge 128，Windows`."""

import re

# Told apart from the top: nearly all of them also call themselves Chrome and Safari.
_BROWSERS = (
    ("微信", "MicroMessenger"),
    ("QQ 浏览器", "M?QQBrowser"),
    ("Edge", "Edg(?:e|A|iOS)?"),
    ("Firefox", "Firefox|FxiOS"),
    ("Chrome", "(?:Headless)?Chrome|CriOS"),
    ("Safari", "Version"),
)
_SYSTEMS = (
    ("手机 Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac", "Macintosh"),
    ("Linux", "Linux"),
)


def browser_name(agent: str) -> str:
    """What `agent` (the header User-Agent) is; one that is not known keeps the beginning of its own name."""
    found = ((name, re.search(rf"\b(?:{pattern})/(\d+)", agent)) for name, pattern in _BROWSERS)
    browser = next((f"{name} {match[1]}" for name, match in found if match), agent[:40])
    system = next((name for name, word in _SYSTEMS if word in agent), "")
    return "，".join(filter(None, (browser, system))) or "没有说明"
