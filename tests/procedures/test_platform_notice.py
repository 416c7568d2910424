"""A link's course as a lawyer can check it: notice with its evidence, the statement, fifteen days, what came of it."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.procedures.platform_notice import (
    DEADLINES,
    DOCUMENTS,
    LIFECYCLE,
    Entry,
    LinkFacts,
    State,
    due,
    next_step,
)
from mediation.rules import statutes
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.links import InvalidLink, check_link, read_links
from mediation.rules.periods import Suspension

D = date.fromisoformat
AID, CLERK = ["aid_officer"], ["clerk"]
FACTS = LinkFacts(
    today=D("2026-11-27"),
    found_on=D("2026-10-20"),
    title_checked_on=D("2026-10-21"),
    evidence="存证2026-0311",
    notified_on=D("2026-10-26"),
    acted_on=D("2026-10-29"),
    countered_on=D("2026-11-02"),
    due=D("2026-11-17"),
)
FRESH = replace(FACTS, notified_on=None, acted_on=None, countered_on=None, due=None)
NOTIFIED = replace(FRESH, notified_on=D("2026-10-26"))
LONG_DELAY = ("2026-11-04", "2026-11-25")


def test_fifteen_days_from_the_arrival_and_at_most_twenty_working_days_with_a_delay():
    """电子商务法第四十三条第二款: the day of arrival is not counted, calendar days, not rolled."""
    fifteen = due(D("2026-11-02"))
    assert (fifteen.due, fifteen.certain, fifteen.basis) == (D("2026-11-17"), True, (statutes.ECOMMERCE_43_2,))
    assert due(D("2026-09-25")).due == D("2026-10-10")
    assert due(D("2026-09-16")).due == D("2026-10-01")
    short = due(D("2026-11-02"), Suspension(D("2026-11-05"), D("2026-11-10")))
    assert (short.due, len(short.suspended)) == (D("2026-11-23"), 6)
    longest = due(D("2026-11-02"), Suspension(*map(D, LONG_DELAY)))
    assert (longest.due, longest.basis) == (D("2026-11-30"), (statutes.ONLINE_REPLY_3,))


COURSE = [
    pytest.param("notify", State.FOUND, FRESH, Entry(D("2026-10-26")), State.NOTIFIED, id="notice"),
    pytest.param(
        "record_measure",
        State.NOTIFIED,
        NOTIFIED,
        Entry(D("2026-10-29"), measure="removed"),
        State.ACTED,
        id="taken-down",
    ),
    pytest.param("record_statement", State.ACTED, FACTS, Entry(D("2026-11-02")), State.COUNTERED, id="statement"),
    pytest.param(
        "tell_platform", State.COUNTERED, FACTS, Entry(D("2026-11-16"), route="suit"), State.TOLD, id="suit-told"
    ),
    pytest.param(
        "end", State.COUNTERED, FACTS, Entry(D("2026-11-18"), result="restored"), State.ENDED, id="fifteen-days-over"
    ),
    pytest.param(
        "hand_over", State.COUNTERED, FACTS, Entry(D("2026-11-10"), reason="都愿意"), State.HANDED_OVER, id="调解"
    ),
]


@pytest.mark.parametrize(("action", "state", "facts", "entry", "after"), COURSE)
def test_the_course_of_a_link(action, state, facts, entry, after):
    assert LIFECYCLE.check(action, state=state, roles=AID, facts=replace(facts, entry=entry)) is after
    with pytest.raises(ActionRefused, match="你的角色不能"):
        LIFECYCLE.check(action, state=state, roles=CLERK, facts=replace(facts, entry=entry))


REFUSED = [
    pytest.param("notify", State.FOUND, replace(FRESH, evidence=" "), Entry(D("2026-10-26")), "初步证据",
                 "ECOMMERCE_42_1", id="no-evidence"),
    pytest.param("notify", State.FOUND, replace(FRESH, title_checked_on=None), Entry(D("2026-10-26")), "核验权属",
                 "ECOMMERCE_42_3", id="title-not-checked"),
    pytest.param("notify", State.FOUND, FRESH, Entry(D("2026-10-19")), "早于发现链接", "ECOMMERCE_42_1",
                 id="before-found"),
    pytest.param("notify", State.FOUND, FRESH, Entry(D("2026-11-28")), "还没有到", None, id="a-day-to-come"),
    pytest.param("record_statement", State.FOUND, FRESH, Entry(D("2026-10-27")), "现在的阶段", "ECOMMERCE_43_1",
                 id="statement-without-a-notice"),
    pytest.param("record_statement", State.NOTIFIED, NOTIFIED, Entry(D("2026-10-25")), "早于发通知", "ECOMMERCE_43_1",
                 id="statement-before-the-notice"),
    pytest.param("record_measure", State.NOTIFIED, NOTIFIED, Entry(D("2026-10-27")), "什么措施", "ECOMMERCE_42_2",
                 id="no-measure-named"),
    pytest.param("note_delay", State.COUNTERED, FACTS, Entry(D("2026-11-02"), until=D("2026-11-05"), reason="公证"),
                 "声明到达", "ONLINE_REPLY_3", id="delay-on-the-day-of-arrival"),
    pytest.param("note_delay", State.COUNTERED, FACTS, Entry(D("2026-11-05"), until=D("2026-11-04"), reason="公证"),
                 "早于开始", "ONLINE_REPLY_3", id="delay-ends-before-it-begins"),
    pytest.param("tell_platform", State.COUNTERED, FACTS, Entry(D("2026-11-01"), route="suit"), "早于声明到达",
                 "ECOMMERCE_43_2", id="told-before-the-statement"),
    pytest.param("end", State.COUNTERED, FACTS, Entry(D("2026-11-18"), result="sued"), "起诉要告诉平台",
                 "ECOMMERCE_43_2", id="suit-not-told"),
    pytest.param("end", State.NOTIFIED, NOTIFIED, Entry(D("2026-11-18"), result="restored"), "谈不上恢复",
                 "ECOMMERCE_43_2", id="nothing-to-restore"),
    pytest.param("end", State.NOTIFIED, NOTIFIED, Entry(D("2026-11-18"), result="removed"), "平台采取措施",
                 "ECOMMERCE_42_2", id="removed-without-a-measure"),
    pytest.param("end", State.ACTED, FACTS, Entry(D("2026-11-01"), result="removed"), "早于上一步", "ECOMMERCE_44",
                 id="result-before-the-statement"),
    pytest.param("drop", State.FOUND, FRESH, Entry(D("2026-10-26")), "没有写说明", None, id="dropped-without-a-word"),
]  # fmt: skip


@pytest.mark.parametrize(("action", "state", "facts", "entry", "words", "article"), REFUSED)
def test_what_is_refused_and_by_which_article(action, state, facts, entry, words, article):
    with pytest.raises(ActionRefused, match=words) as caught:
        LIFECYCLE.check(action, state=state, roles=AID, facts=replace(facts, entry=entry))
    assert caught.value.statute == (getattr(statutes, article) if article else None)


def test_the_next_step_says_until_when():
    step = next_step(State.COUNTERED, replace(FACTS, today=D("2026-11-10")))
    assert (step.action, "2026年11月17日" in step.why, step.statute) == ("tell_platform", True, statutes.ECOMMERCE_43_2)
    assert next_step(State.COUNTERED, FACTS).action == "end"
    assert next_step(State.FOUND, replace(FRESH, evidence="")).action == "correct"
    assert {next_step(state, FACTS).sentence for state in State} and DOCUMENTS == ("platform_notice",)
    assert set(DEADLINES) == {"D61", "D61-delay"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("HTTPS://Item.Taobao.com/item.htm?spm=a1z10.1&id=5501#top", "https://item.taobao.com/item.htm?id=5501"),
        (" ｈｔｔｐｓ://detail.1688.com/offer/77.html ", "https://detail.1688.com/offer/77.html"),
        ("mobile.yangkeduo.com/goods.html?goods_id=9&utm_source=x", "https://mobile.yangkeduo.com/goods.html?goods_id=9"),
        ("http://shop.example.com:8080/春溪", "http://shop.example.com:8080/%E6%98%A5%E6%BA%AA"),
    ],
)  # fmt: skip
def test_a_link_has_one_writing(typed, kept):
    assert check_link(typed) == kept == check_link(kept)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "没有填链接"), ("https:///item.htm?id=5", "没有写网站的域名"), ("春溪四件套", "没有写网站的域名"),
        ("ftp://example.com/a", "只认 http"), ("https://a.com/x y", "中间有空格"), ("https://127.0.0.1/a", "域名"),
        ("https://u:p@a.com/", "用户名"), ("https://a.com/" + "x" * 1000, "最多 1000"), ("https://[a", "不是链接"),
        ("javascript:alert(1)", "不是链接"), ("https://a.com:99999/", "不是链接"),
    ],
)  # fmt: skip
def test_what_is_no_link_says_why(typed, said):
    with pytest.raises(InvalidLink) as caught:
        check_link(typed)
    assert said in caught.value.message


def test_pasted_lines_are_read_with_shop_and_evidence_and_the_bad_ones_named():
    text = "棉语小铺\thttps://item.taobao.com/item.htm?id=1\t存证-01\n\n没有链接\nhttps://item.taobao.com/item.htm?id=1&spm=q"
    good, bad = read_links(text + "\nhttps://a.com/known", known={"https://a.com/known"})
    assert [(one.line, one.shop, one.evidence) for one in good] == [(1, "棉语小铺", "存证-01")]
    assert [each.line for each in bad] == [3, 4, 5]
    assert bad[1].sentence == "第 4 行：和第 1 行是同一个链接。删去一行。" and "已经在这一件里" in bad[2].sentence
