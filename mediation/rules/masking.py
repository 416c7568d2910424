"""掩码：列表和公开材料里，证件、电话、账号、姓名、住址只露出认得出的部分（个人信息保护法第二十八条、第五十一条）。"""

import re

from mediation.rules.surnames import COMPOUND

# A town, unless the sign belongs to the name of a city or county: 镇江市, 景德镇市, 新乡市, 乡宁县.
_TOWN = re.compile(
    r"^.+?(?:街道|苏木"
    r"|(?<!景德)镇(?!江市|海区|宁|沅|[平原安坪巴远雄康赉]县)"
    r"|乡(?!市(?!民)|[县区族]|宁县))"
)
_COUNTY = re.compile(r"^.+?(?:(?<![小园社街])区|县|旗)")
_CITY = re.compile(r"^.+?市")


def mask_identity(number: str) -> str:
    """First three and last four, e.g. `320***********1234`; of numbers under nine signs, first and last two."""
    return _middle(number, 3, 4) if len(number) > 8 else _middle(number, 1, 2)


def mask_phone(number: str) -> str:
    """First three and last four, e.g. `138****5678`; with an area code, only that and the last two."""
    area = re.fullmatch(r"(0\d{2,3})-?(\d{7,8})", number)
    if area:
        return f"{area[1]}-{_middle(area[2], 0, 2)}"
    return _middle(number, 3, 4) if len(number) > 7 else _middle(number, 0, 2)


def mask_name(name: str) -> str:
    """The surname and one star, however long the name is: `张*`, `欧阳*`."""
    surname = name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[:1]
    return f"{surname}*" if name else ""


def mask_account(number: str) -> str:
    """The last four of a bank account, e.g. `***************0123`."""
    return _middle(re.sub(r"\s", "", number), 0, 4)


def mask_address(address: str) -> str:
    """Down to the 街道 or 镇, else the county or the city, then `***`; nothing where neither can be told."""
    found = _TOWN.match(address) or _COUNTY.match(address) or _CITY.match(address)
    if found is None:
        return "***" if address else ""
    return address if found[0] == address else found[0] + "***"


def _middle(text: str, first: int, last: int) -> str:
    if len(text) <= first + last:
        return "*" * len(text)
    return text[:first] + "*" * (len(text) - first - last) + text[-last:]
