"""备案主体用的字眼。"""

from collections.abc import Mapping

AGENCY_STANDINGS: Mapping[str, str] = {"listed": "在名单上", "not_listed": "不在名单上", "suspended": "暂停接受"}

APPEALS: Mapping[str, str] = {
    "none": "没有申诉",
    "pending": "申诉中",
    "upheld": "申诉不成立",
    "overturned": "申诉成立，撤销认定",
}

SANCTIONS: Mapping[str, str] = {"suspend": "暂停备案", "cancel": "取消备案"}
