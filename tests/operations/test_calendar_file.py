"""RFC 5545: line ends, folding, escaping, stamps, and events that keep their names."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mediation.clock import SHANGHAI
from mediation.exchange.calendar_file import Entry, calendar_file

AT = datetime(2026, 9, 14, 8, 30, tzinfo=SHANGHAI)


def entry(**changes):
    known = {"uid": "a1-D09-20260826-1@mediation", "day": date(2026, 9, 28), "summary": "届满", "description": "算法"}
    return Entry(**{**known, "url": "https://desk.example/cases/a1", **changes})


def lines(content):
    """The unfolded lines, as a reader of the standard takes them."""
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def test_an_event_of_a_whole_day():
    made = lines(calendar_file("调解期限", [entry()], at=AT))
    assert made[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tongzhou//Mediation deadlines//ZH",
        "CALSCALE:GREGORIAN",
    ]
    assert made[made.index("BEGIN:VEVENT") :] == [
        "BEGIN:VEVENT",
        "UID:a1-D09-20260826-1@mediation",
        "DTSTAMP:20260914T003000Z",
        "DTSTART;VALUE=DATE:20260928",
        "DTEND;VALUE=DATE:20260929",
        "SUMMARY:届满",
        "DESCRIPTION:算法",
        "URL:https://desk.example/cases/a1",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_an_empty_calendar_still_holds_a_component():
    made = lines(calendar_file("调解期限", [], at=AT))
    assert ("BEGIN:VTIMEZONE" in made, "BEGIN:VEVENT" in made) == (True, False)


def test_what_means_something_is_escaped():
    made = lines(calendar_file("名;称", [entry(summary="甲, 乙; 丙\\丁", description="一\n二")], at=AT))
    assert "X-WR-CALNAME:名\\;称" in made
    assert "SUMMARY:甲\\, 乙\\; 丙\\\\丁" in made
    assert "DESCRIPTION:一\\n二" in made


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300), st.integers(0, 3000))
def test_no_line_is_longer_than_75_octets_and_no_sign_is_broken(summary, days):
    """Whatever a title holds: folded lines put together again give the same words."""
    content = calendar_file("期限", [entry(summary=summary, day=date(2026, 1, 1) + timedelta(days))], at=AT)
    assert content.endswith(b"END:VCALENDAR\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    said = next(line for line in lines(content) if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    assert said.replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\") == summary


def test_folding_leaves_no_bare_line_feed():
    content = calendar_file("期限", [entry(description="长" * 200)], at=AT)
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
