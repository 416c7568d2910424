"""企业名称拆成地名、字号、行业：中文名照登记的写法，外文名照翻译和拼音的写法，拆开才比得了。

What is written abroad is a firm's name half spelled (place and trade name in pinyin), half translated (its industry),
with the form of company in some foreign way. The lists are this desk's own and only as long as its trade needs.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice, product

from mediation.rules.names import syllables

LOCAL: Mapping[str, str] = {
    **{"江苏": "jiangsu", "南通": "nantong", "通州": "tongzhou", "川姜": "chuanjiang", "海门": "haimen"},
    **{"叠石桥": "dieshiqiao", "崇川": "chongchuan", "如皋": "rugao", "如东": "rudong", "启东": "qidong"},
    **{"海安": "haian", "通州湾": "tongzhouwan", "志浩": "zhihao"},
}
"""Names of one neighbourhood: a firm of one of them is often written under another."""

ELSEWHERE: Mapping[str, str] = {
    **{"上海": "shanghai", "苏州": "suzhou", "无锡": "wuxi", "常州": "changzhou", "盐城": "yancheng"},
    **{"杭州": "hangzhou", "绍兴": "shaoxing", "义乌": "yiwu", "宁波": "ningbo", "温州": "wenzhou"},
    **{"广州": "guangzhou", "深圳": "shenzhen", "佛山": "foshan", "东莞": "dongguan", "厦门": "xiamen"},
    **{"泉州": "quanzhou", "福州": "fuzhou", "青岛": "qingdao", "济南": "jinan", "潍坊": "weifang"},
    **{"滨州": "binzhou", "北京": "beijing", "天津": "tianjin", "重庆": "chongqing", "武汉": "wuhan"},
    **{"浙江": "zhejiang", "山东": "shandong", "广东": "guangdong", "福建": "fujian", "河北": "hebei"},
    **{"安徽": "anhui", "合肥": "hefei", "成都": "chengdu", "郑州": "zhengzhou", "香港": "hongkong"},
}

# Chinese words of an industry, the longer first where one ends with another → what they say.
_TRADES: Mapping[str, tuple[str, ...]] = {
    **{"家用纺织品": ("home", "textile"), "家用纺织": ("home", "textile"), "家纺": ("home", "textile")},
    **{"针纺织品": ("textile",), "纺织品": ("textile",), "纺织": ("textile",), "织造": ("textile",)},
    **{"床上用品": ("bedding",), "床品": ("bedding",), "寝具": ("bedding",), "被业": ("bedding",)},
    **{"布艺": ("fabric",), "布业": ("fabric",), "面料": ("fabric",), "窗帘": ("curtain",), "毛巾": ("towel",)},
    **{"地毯": ("carpet",), "家居用品": ("home",), "家居": ("home",), "家饰": ("home",), "印染": ("dyeing",)},
    **{"数码印花": ("printing",), "印花": ("printing",), "绣品": ("embroidery",), "绣业": ("embroidery",)},
    **{"刺绣": ("embroidery",), "丝绸": ("silk",), "羽绒": ("down",), "服饰": ("garment",), "服装": ("garment",)},
    **{"机械": ("machinery",), "电子": ("electronics",), "食品": ("food",), "建材": ("building",)},
    **{"化工": ("chemical",), "医药": ("medicine",), "家具": ("furniture",), "玩具": ("toy",)},
}
_GENERAL = (
    *("国际贸易", "进出口贸易", "进出口", "电子商务", "国际", "外贸", "贸易", "商贸", "科技", "网络", "实业"),
    *("用品", "制品", "制造", "发展", "文化", "设计", "产业", "工贸", "创意", "供应链", "品牌管理"),
)
_FORMS = (
    *("股份有限公司", "有限责任公司", "责任有限公司", "有限公司", "总公司", "公司", "集团", "经营部", "批发部"),
    *("门市部", "服务部", "工作室", "合作社", "商行", "商店", "工厂", "厂", "店"),
)
_WORDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("home", "household", "furnishing", "jiaju", "homewares", "homeware"), ("home",)),
    **dict.fromkeys(("textile", "tex", "fangzhi", "fangzhipin", "weaving"), ("textile",)),
    **dict.fromkeys(("hometextile", "hometex", "jiafang"), ("home", "textile")),
    **dict.fromkeys(("bedding", "bed", "linen", "bedlinen", "chuangpin", "qinju", "quilt"), ("bedding",)),
    **dict.fromkeys(("fabric", "cloth", "drapery", "buyi", "buye", "mianliao"), ("fabric",)),
    **{"curtain": ("curtain",), "towel": ("towel",), "carpet": ("carpet",), "rug": ("carpet",)},
    **{"dyeing": ("dyeing",), "printing": ("printing",), "embroidery": ("embroidery",), "silk": ("silk",)},
    **{"yinran": ("dyeing",), "yinhua": ("printing",), "xiupin": ("embroidery",), "down": ("down",)},
    **dict.fromkeys(("garment", "apparel", "clothing", "fashion", "fushi", "fuzhuang"), ("garment",)),
    **dict.fromkeys(("machinery", "machine", "equipment", "jixie"), ("machinery",)),
    **{"electronic": ("electronics",), "food": ("food",), "chemical": ("chemical",), "toy": ("toy",)},
    **{"furniture": ("furniture",), "medical": ("medicine",), "building": ("building",)},
}
_SAID_OF_ALL = (
    "trade trading import export imp exp international intl global commerce commercial ecommerce technology tech "
    "industry industrial industries product supplies supply articles goods manufacturing manufacture manufacturer mfg "
    "development culture design maoyi keji shiye jinchukou guoji wangluo"
)
# No syllables among them: `an` and `chang` begin trade names.
_FOREIGN_FORMS = (
    "co company ltd limited inc incorporated corp corporation llc llp lp plc gmbh sarl srl group factory mill store "
    "shop official flagship the of and china chinese prc city province district town county youxian gongsi "
    "youxiangongsi youxianzerengongsi zeren youxianzeren gufen e"
)
_IN_ONE = "home textile bedding fabric curtain towel carpet dyeing printing embroidery silk down"
_GENERAL_WORDS, _DROPPED = frozenset(_SAID_OF_ALL.split()), frozenset(_FOREIGN_FORMS.split())
SHOP_WORDS = ("官方旗舰店", "旗舰店", "专卖店", "专营店", "官方", "直播间", "小店", "店铺", "店")
TEXTILE = frozenset(_IN_ONE.split())
"""Industries in which one firm is easily called by another's word."""

_BRACKETED = re.compile(r"[(（【\[]([^)）】\]]*)[)）】\]]")
_PLACED = re.compile(r"[一-鿿]{2,3}?(?:省|市|区|县|镇|街道)")
_KNOWN_PLACE = re.compile(
    f"(?:{'|'.join(sorted((*LOCAL, *ELSEWHERE), key=len, reverse=True))})(?:省|市|区|县|镇|街道)?"
)
_FORM_ENDING = re.compile(f"(?:{'|'.join(_FORMS)})$")
_TRADE_ENDING = re.compile(f"(?:{'|'.join((*_TRADES, *_GENERAL))})$")
_CHINESE = re.compile(r"[一-鿿]")
_MOST = 16


@dataclass(frozen=True)
class FirmName:
    """A name in its parts: `places` in pinyin; `brand` 字号 as written; `spelt` every way to spell it in Latin letters;
    `trades` industries as keys; `branch` whether it names a branch."""

    places: frozenset[str]
    brand: str
    spelt: frozenset[str]
    trades: frozenset[str]
    branch: bool = False


def is_chinese(name: str) -> bool:
    """Whether the name has Chinese characters."""
    return _CHINESE.search(name) is not None


def folded(name: str) -> str:
    """Letters, digits and characters alone, without case, width or accents: how two names are the same name."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def parted(name: str) -> FirmName:
    """The parts of a name, Chinese or foreign."""
    return _chinese(name) if is_chinese(name) else _foreign(name)


@cache
def spelling_of(brand: str) -> frozenset[str]:
    """All ways to spell a trade name, sixteen at most: `长乐` is changle, changyue, zhangle, zhangyue."""
    ways = product(*(syllables(sign) for sign in brand))
    return frozenset("".join(way) for way in islice(ways, _MOST)) - {""}


def shop_core(name: str) -> str:
    """A shop's name without what every shop is called."""
    plain = folded(name)
    for word in SHOP_WORDS:
        plain = plain.removesuffix(word)
    for word in ("officialstore", "flagshipstore", "officialshop", "store", "shop", "official"):
        plain = plain.removesuffix(word)
    return plain


def without_form(name: str) -> str:
    """A foreign name without Co., Ltd. and its like."""
    return "".join(word for word in _tokens(name) if word not in _DROPPED)


def _chinese(name: str) -> FirmName:
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    places = {_place(found) for found in _BRACKETED.findall(plain)} - {""}
    plain = _BRACKETED.sub("", plain)
    branch = plain.endswith("分公司") and "公司" in plain[:-3]
    if branch:
        plain = plain[: plain.index("公司") + 2]
    while found := _KNOWN_PLACE.match(plain) or _PLACED.match(plain):
        places.add(_place(found[0]))
        plain = plain[found.end() :]
    while found := _FORM_ENDING.search(plain):
        plain = plain[: found.start()]
    trades: set[str] = set()
    while found := _TRADE_ENDING.search(plain):
        trades.update(_TRADES.get(found[0], ()))
        plain = plain[: found.start()]
    brand = "".join(sign for sign in plain.casefold() if sign.isalnum())
    return FirmName(frozenset(places), brand, spelling_of(brand), frozenset(trades), branch)


@cache
def _place(name: str) -> str:
    plain = re.sub(r"(?:省|市|区|县|镇|街道)$", "", name)
    return LOCAL.get(plain) or ELSEWHERE.get(plain) or "".join(syllables(sign)[0] for sign in plain)


def _tokens(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).casefold().replace("'s ", " ")
    return re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


_LATIN_PLACES = frozenset({*LOCAL.values(), *ELSEWHERE.values()})


def _foreign(name: str) -> FirmName:
    places: set[str] = set()
    trades: set[str] = set()
    brand: list[str] = []
    for word in _tokens(name):
        single = word.removesuffix("s") if word.removesuffix("s") in _WORDS else word
        joined = next((place for place in _LATIN_PLACES if word.startswith(place) and len(word) > len(place) + 2), "")
        if word in _LATIN_PLACES:
            places.add(word)
        elif single in _WORDS:
            trades.update(_WORDS[single])
        elif word in _GENERAL_WORDS or word.removesuffix("s") in _GENERAL_WORDS or word in _DROPPED:
            continue
        elif joined and not brand and not places:
            places.add(joined)
            brand.append(word.removeprefix(joined))
        else:
            brand.append(word)
    whole = "".join(brand)
    return FirmName(frozenset(places), whole, frozenset({whole} - {""}), frozenset(trades))
