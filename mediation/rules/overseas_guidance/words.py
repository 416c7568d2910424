"""海外纠纷应对指导用的字眼：纠纷类型、渠道、方案、结果、挽回损失的口径。"""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "section_337": "美国337调查",
    "schedule_a": "Schedule A批量诉讼、临时限制令",
    "platform": "平台投诉",
    "customs": "海关扣留",
    "squatting": "海外商标抢注",
    "eu_design": "欧盟外观、展会临时禁令",
    "demand_letter": "律师函、许可费函",
    "dmca": "著作权花型投诉（DMCA）",
    "other": "其他",
}

JURISDICTIONS: Mapping[str, str] = {
    "US": "美国",
    "EU": "欧盟",
    "DE": "德国",
    "GB": "英国",
    "FR": "法国",
    "JP": "日本",
    "KR": "韩国",
    "AU": "澳大利亚",
    "CA": "加拿大",
    "IN": "印度",
    "BR": "巴西",
    "MX": "墨西哥",
    "AE": "阿联酋",
    "XX": "其他国家、地区",
}

ZONES: Mapping[str, str] = {
    "America/New_York": "纽约、华盛顿",
    "America/Chicago": "芝加哥",
    "America/Denver": "丹佛",
    "America/Los_Angeles": "洛杉矶",
    "Europe/London": "伦敦",
    "Europe/Berlin": "柏林、慕尼黑",
    "Europe/Paris": "巴黎",
    "Europe/Madrid": "马德里、阿利坎特",
    "Asia/Tokyo": "东京",
    "Asia/Seoul": "首尔",
    "Asia/Kolkata": "新德里",
    "Asia/Dubai": "迪拜",
    "Australia/Sydney": "悉尼",
    "America/Toronto": "多伦多",
    "America/Mexico_City": "墨西哥城",
    "America/Sao_Paulo": "圣保罗",
    "Asia/Shanghai": "北京",
    "UTC": "协调世界时",
}
"""IANA zone → what people call it. The first of a jurisdiction is only proposed; the paper says which."""

USUAL_ZONES: Mapping[str, str] = {
    "US": "America/Chicago",
    "EU": "Europe/Madrid",
    "DE": "Europe/Berlin",
    "GB": "Europe/London",
    "FR": "Europe/Paris",
    "JP": "Asia/Tokyo",
    "KR": "Asia/Seoul",
    "AU": "Australia/Sydney",
    "CA": "America/Toronto",
    "IN": "Asia/Kolkata",
    "BR": "America/Sao_Paulo",
    "MX": "America/Mexico_City",
    "AE": "Asia/Dubai",
}

CURRENCIES: Mapping[str, str] = {
    "USD": "美元",
    "EUR": "欧元",
    "GBP": "英镑",
    "JPY": "日元",
    "CNY": "人民币",
    "AUD": "澳元",
    "CAD": "加元",
    "AED": "迪拉姆",
}

CHANNELS: Mapping[str, str] = {
    "visit": "上门",
    "counter": "当面（窗口）",
    "phone": "电话",
    "video": "视频",
    "letter": "书面、邮件",
    "message": "微信一对一",
    "training": "集中培训",
    "broadcast": "群发、推送",
}

MASS: frozenset[str] = frozenset({"training", "broadcast"})
"""Channels that reach many at once: they are shown as training reach and do not count as guidance."""

WAYS: Mapping[str, str] = {
    "phone": "电话",
    "visit": "上门",
    "letter": "书面",
    "message": "微信",
    "both": "电话，并当面签收",
}

GRADES: Mapping[str, str] = {"general": "一般", "major": "重大"}

PLANS: Mapping[str, str] = {
    "defend": "应诉",
    "settle": "和解",
    "invalidate": "提出无效",
    "default": "不应诉",
    "appeal": "申诉、反通知",
}

RESULTS: Mapping[str, str] = {
    "withdrawn": "对方撤诉、撤回投诉",
    "settled": "和解",
    "won": "胜诉",
    "lost": "败诉",
    "defaulted": "缺席判决",
    "released": "解冻",
    "restored": "恢复链接",
    "not_covered": "排除令、禁令不适用",
    "other": "其他",
}

RECOVERED: Mapping[str, str] = {"released": "解冻资金", "avoided": "避免的赔偿", "restored": "恢复的销售额"}
"""Kinds of recovered value. They are shown side by side and never added: one is money back, the others are not."""

UNDIVIDED: frozenset[str] = frozenset({"JPY"})
"""Currencies without a hundredth; amounts in them are kept in hundredths all the same."""
