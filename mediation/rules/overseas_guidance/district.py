"""是不是通州区的企业：先看镇街，再看住所；两处对不上的、看不出的，说明白，不猜。"""

import re
from collections.abc import Collection
from dataclasses import dataclass

DISTRICT = "通州区"

TOWNS: tuple[str, ...] = (
    *("金沙街道", "先锋街道", "兴东街道", "金新街道", "川姜镇", "平潮镇", "二甲镇", "十总镇", "石港镇"),
    *("西亭镇", "东社镇", "五接镇", "兴仁镇", "刘桥镇"),
)
"""Of these only 川姜镇 was read in a source; the office keeps the list."""

# 北京 has a 通州区 too; 通州湾 is not the district.
_NAMED = re.compile(r"(?P<city>[一-鿿]{2}?市)?(?P<county>[一-鿿]{2,3}(?:区|县|市))")
_ELSEWHERE = ("崇川", "海门", "如皋", "如东", "启东", "海安", "港闸", "通州湾")


@dataclass(frozen=True)
class Located:
    """`inside` the district or not, None where the register does not tell; `why` in one Chinese sentence."""

    inside: bool | None
    why: str


def located(town: str, address: str, towns: Collection[str] = TOWNS) -> Located:
    """Whether a party is of the district, by its town and its registered address."""
    town, address = town.strip(), "".join(address.split())
    said = _of_address(address)
    if not town:
        return said
    inside = town in towns
    if said.inside is not None and said.inside is not inside:
        return Located(None, f"镇街“{town}”和住所“{address}”对不上，先核对登记册。")
    if inside:
        return Located(True, f"镇街是{town}。")
    return Located(False, f"镇街是{town}，不在本区的镇街名单上。")


def _of_address(address: str) -> Located:
    if not address:
        return Located(None, "登记册没有填镇街和住所。")
    if any(f"{name}{sign}" in address for name in _ELSEWHERE for sign in ("区", "市", "县", "示范区")) or (
        "通州湾" in address
    ):
        return Located(False, f"住所在{address}。")
    if DISTRICT in address:
        if "北京" in address.split(DISTRICT)[0]:
            return Located(False, "住所在北京市通州区。")
        return Located(True, "住所写明在通州区。")
    named = _NAMED.search(address)
    if named and "南通" not in named[0]:
        return Located(False, f"住所在{named[0]}。")
    return Located(None, f"没有填镇街，住所“{address}”看不出在不在通州区。")
