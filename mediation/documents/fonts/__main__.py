"""`python -m mediation.documents.fonts install`: builds the font folder; `check`: says what is missing."""

import sys

from mediation.documents.fonts.check import missing
from mediation.documents.fonts.faces import folder
from mediation.documents.fonts.installation import install
from mediation.documents.fonts.packages import FontsUnavailable

_USAGE = "用法：python -m mediation.documents.fonts install（装字体）或 check（看缺什么）"


def main(arguments: list[str]) -> int:
    """Exit code 0 when papers can be set, 1 when something is missing, 2 for a wrong call."""
    if arguments not in (["install"], ["check"]):
        _say(_USAGE)
        return 2
    if arguments == ["install"]:
        try:
            install(folder(), say=_say)
        except (FontsUnavailable, OSError) as problem:
            _say(f"字体没有装好：{problem}")
            return 1
    lacking = missing()
    for sentence in lacking:
        _say(sentence)
    return 1 if lacking else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
