"""Due days and sessions as a calendar file (RFC 5545), for the calendar programs that people have anyway."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MEDIA_TYPE = "text/calendar; charset=utf-8"
MOST_OCTETS = 75
"""The longest line, its line end not counted."""


@dataclass(frozen=True)
class Entry:
    """One event: of a whole day, or from one instant to another (`starts`, `ends`, aware) at a `place`. `uid` stays
    the same when the day moves, so that programs move the event too."""

    uid: str
    day: date
    summary: str
    description: str
    url: str
    starts: datetime | None = None
    ends: datetime | None = None
    place: str = ""


def calendar_file(name: str, entries: Iterable[Entry], *, at: datetime) -> bytes:
    """The calendar `name` with `entries`, made at the instant `at` (aware)."""
    lines = [*_head(name)]
    for entry in entries:
        lines += _event(entry, at)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _head(name: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Tongzhou//Mediation deadlines//ZH"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{_text(name)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT6H"
    yield "X-PUBLISHED-TTL:PT6H"
    # A calendar holds at least one component, also when nothing is due.
    yield from ("BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19700101T000000")
    yield from ("TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE")


def _event(entry: Entry, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if entry.starts and entry.ends:
        yield f"DTSTART:{entry.starts.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield f"DTEND:{entry.ends.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(1):%Y%m%d}"
    if entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    yield f"SUMMARY:{_text(entry.summary)}"
    yield f"DESCRIPTION:{_text(entry.description)}"
    yield f"URL:{entry.url}"
    # A due day leaves people free; a session does not.
    yield f"TRANSP:{'OPAQUE' if entry.starts else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> bytes:
    """The line with CRLF, broken where it is too long: never within a sign."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > MOST_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
