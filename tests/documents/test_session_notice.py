"""调解通知书: when and where in words a party understands, one page, and everything entered is on it."""

from datetime import date, datetime

import pytest

from mediation.clock import SHANGHAI
from mediation.documents.fidelity import prove
from mediation.documents.paper import certified
from mediation.documents.press import render_document
from mediation.documents.session_notice import Call, moment, session_notice
from tests.documents.invented import COMMITTEE, KEY, NUMBER


@pytest.mark.parametrize(
    ("begins", "words"),
    [
        ((2026, 6, 16, 9, 30), "2026年6月16日（星期二）上午9时30分"),
        ((2026, 6, 16, 9), "2026年6月16日（星期二）上午9时"),
        ((2026, 6, 20, 12, 5), "2026年6月20日（星期六）下午12时05分"),
        ((2026, 6, 21, 14, 30), "2026年6月21日（星期日）下午2时30分"),
    ],
)
def test_the_moment_in_words(begins: tuple[int, ...], words: str) -> None:
    assert moment(datetime(*begins, tzinfo=SHANGHAI)) == words


def test_the_notice_is_set_and_proved_on_one_page() -> None:
    call = Call(
        addressee="南通印象布业商行（经营者：翟㛃）",
        others=["南通鹊桥家居用品有限公司", "曾·阿依古丽"],
        matter="商标纠纷",
        accepted_on=date(2026, 6, 4),
        agreed_on=date(2026, 6, 3),
        begins=datetime(2026, 6, 16, 9, 30, tzinfo=SHANGHAI),
        place="南通市通州区金沙街道示例路1号三楼第二调解室",
        subject="“鹊桥”商标使用纠纷",
        mediators=["方以宁（主持）", "沈知秋"],
        bring=["身份证明、营业执照", "授权委托书（有代理人的）", "有关合同、票据、样品"],
        contact="记录人何叶　0513-00000152",
        on=date(2026, 6, 9),
    )
    paper = certified(session_notice(call, committee=COMMITTEE, number=NUMBER, demo=True), key=KEY)
    rendered = render_document("session_notice", paper, draft=False)
    prove(paper, rendered.pdf)
    assert rendered.pages == 1
    assert paper.opening.startswith(
        "你方与南通鹊桥家居用品有限公司、曾·阿依古丽之间的商标纠纷，本委员会已于2026年6月4日受理。"
    )
