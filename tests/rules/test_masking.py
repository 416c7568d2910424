import pytest

from mediation.rules.masking import mask_account, mask_address, mask_identity, mask_name, mask_phone


@pytest.mark.parametrize(
    ("number", "masked"),
    [("11010519491231002X", "110***********002X"), ("E12345678", "E12**5678"), ("12345678", "1*****78"), ("", "")],
)
def test_mask_identity(number, masked):
    assert mask_identity(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("13812345678", "138****5678"), ("0513-86512345", "0513-******45"), ("86512345", "865*2345"), ("12345", "***45")],
)
def test_mask_phone(number, masked):
    assert mask_phone(number) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [("张三", "张*"), ("张三丰", "张*"), ("欧阳锋", "欧阳*"), ("欧阳", "欧*"), ("曾·阿依古丽", "曾*"), ("", "")],
)
def test_mask_name_hides_how_long_the_name_is(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(("number", "masked"), [("6222 0212 3456 0123", "************0123"), ("123", "***")])
def test_mask_account(number, masked):
    assert mask_account(number) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        pytest.param("江苏省南通市通州区川姜镇家纺城3幢102号", "江苏省南通市通州区川姜镇***", id="town"),
        pytest.param("南通市通州区金沙街道市民路1号", "南通市通州区金沙街道***", id="street-office"),
        pytest.param("江苏省镇江市京口区大市口街道正东路1号", "江苏省镇江市京口区大市口街道***", id="city-with-镇"),
        pytest.param("江西省景德镇市珠山区新厂街道1号", "江西省景德镇市珠山区新厂街道***", id="city-ending-in-镇"),
        pytest.param("河南省新乡市红旗区东街街道5号", "河南省新乡市红旗区东街街道***", id="city-with-乡"),
        pytest.param("川姜镇市民路9号", "川姜镇***", id="no-county"),
        pytest.param("南通市崇川区人民路88号", "南通市崇川区***", id="county-only"),
        pytest.param("南通市阳光小区3幢", "南通市***", id="residential-area-is-no-county"),
        pytest.param("川姜镇", "川姜镇", id="nothing-to-hide"),
        pytest.param("人民路88号", "***", id="unknown"),
        pytest.param("", "", id="empty"),
    ],
)
def test_mask_address_down_to_the_town(address, masked):
    assert mask_address(address) == masked
