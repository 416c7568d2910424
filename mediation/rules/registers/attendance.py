"""签到：一行一位，姓名、单位。"""

from dataclasses import dataclass

from mediation.rules.registers.kinds import LONGEST_LINE

MOST = 500


@dataclass(frozen=True)
class Attendee:
    """Somebody who came: `name`, and `body` the firm or office, "" where none was written."""

    name: str
    body: str = ""


class Unreadable(ValueError):
    """A list that cannot be taken; `message` says which line and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read_list(text: str) -> list[Attendee]:
    """The people of a list as typed: one a line, name and body parted by a comma, a tab or a dash of spaces. The same
    person of the same body stands once. Raises `Unreadable`."""
    found: dict[Attendee, None] = {}
    for place, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, _, body = line.replace("，", ",").replace("\t", ",").replace("、", ",").partition(",")
        one = Attendee(name.strip(), body.strip())
        if not one.name:
            raise Unreadable(f"第 {place} 行没有姓名。写成：姓名，单位。")
        if len(one.name) > LONGEST_LINE or len(one.body) > LONGEST_LINE:
            raise Unreadable(f"第 {place} 行太长。一行只写一位。")
        found[one] = None
    if len(found) > MOST:
        raise Unreadable(f"有 {len(found)} 位，一期最多 {MOST} 位。分成两期登记。")
    return list(found)


def written(people: list[Attendee]) -> str:
    """The list as it is typed."""
    return "\n".join("，".join(filter(None, (one.name, one.body))) for one in people)
