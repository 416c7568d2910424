import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.names import initials, spelling


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        pytest.param("单小雨", {"sxy", "dxy", "cxy"}, id="单-shan-dan-chan"),
        pytest.param("仇英", {"qy", "cy", "jy"}, id="仇-qiu-chou"),
        pytest.param("解晓东", {"xxd", "jxd"}, id="解-xie-jie"),
        pytest.param("南通锦时家居有限公司", {"ntjsjjyxgs"}, id="firm"),
        pytest.param("（南通）Home 21", {"nthome21"}, id="letters-digits-brackets"),
        pytest.param("㛃", {"j"}, id="rare-sign"),
        pytest.param("", set(), id="empty"),
    ],
)
def test_initials(name, typed):
    assert initials(name) == typed


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        pytest.param("曾·阿依古丽", "zaygl", id="曾-zeng-with-a-dot"),
        pytest.param("区少芳", "osf", id="区-ou"),
        pytest.param("查良", "zl", id="查-zha"),
        pytest.param("覃小红", "qxh", id="覃-qin"),
        pytest.param("覃小红", "txh", id="覃-tan"),
        pytest.param("万俟青", "mqq", id="万俟-moqi"),
        pytest.param("尉迟恭", "ycg", id="尉迟-yuchi"),
        pytest.param("王曾", "wz", id="person's-second-sign-too"),
        pytest.param("重庆曾氏家纺", "cqzsjf", id="surname-inside-a-firm"),
    ],
)
def test_initials_hold_what_people_type(name, typed):
    assert typed in initials(name)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("单小雨", "shanxiaoyu"),
        ("曾·阿依古丽", "zengayiguli"),
        ("欧阳锋", "ouyangfeng"),
        ("尉迟恭", "yuchigong"),
        ("吕红", "lvhong"),
        ("解放印染有限公司", "jiefangyinranyouxiangongsi"),
        ("", ""),
    ],
)
def test_spelling(name, full):
    assert spelling(name) == full


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=12))
def test_initials_are_few_and_as_long_as_the_name(name):
    found = initials(name)
    assert 1 <= len(found) <= 16
    assert {len(typed) for typed in found} == {len(name)}
