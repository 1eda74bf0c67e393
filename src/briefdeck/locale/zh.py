"""Chinese in Simplified characters."""

from briefdeck.locale.base import Dates, Language, Phrases, Setting
from briefdeck.locale.en import WEAK
from briefdeck.locale.han_digits import HAN_COUNTS, HAN_DIGITS, han_fractions

# The standard sets of Office for Simplified Chinese.
_NO_LINE_START = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
_NO_LINE_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
_UNITS = (
    "百分点|个百分点|个基点|基点|季度|年度|年代|年间|个月|小时|分钟|公里|公斤|平方米|立方米|美元|欧元|日元|英镑|人民币|韩元|万元|亿元",
)
LANGUAGE = Language(
    code="zh",
    name="Chinese (Simplified)",
    tag="zh-CN",
    script="Hans",
    theme_script="Hans",
    dates=Dates("y年M月d日", "y年M月", "y年"),
    quotes=(("“", "”"), ("‘", "’")),
    setting=Setting(frozenset(_NO_LINE_START), frozenset(_NO_LINE_END)),
    phrases=Phrases("zh-hans", weak=WEAK, units=_UNITS),
    spaced=False,
    brackets=("（", "）"),
    stop="。",
    gap="\u3000",
    slide_gap="\u3000",
    points={"pp": "{}个百分点", "bps": "{}个基点"},
    times=r"(?<![\d.])(\d{1,3}(?:\.\d)?)倍(?!增)",
    multiples={"翻(?:了)?(?:一)?[番倍]|倍增|[两二]倍": 2, "[三]倍": 3, "[四]倍": 4, "减半|减少一半": 0.5},
    against=r"(?:比|高于|低于|高於|低於|平均|从|從|而)[^。，]*\{\}",
    so_many=(
        rf"(?<![\d.])(?P<whole>\d{{1,2}}|[{HAN_DIGITS}十])(?P<thing>人|家|所|个|個)"
        rf"中(?:有)?(?P<part>\d{{1,2}}|[{HAN_DIGITS}])(?P=thing)"
    ),
    of_them=rf"其中(?:有)?(?P<part>\d{{1,3}}|[{HAN_DIGITS}])(?!\d)",
    counts=HAN_COUNTS,
    things="人|名|家|件|户|所|台|栋|座|个|个国家|个城市|个地点|个工厂",
    portion=r"的约?\{\}|占|比例|比重",
    fractions={"(?<!减少)一半": 0.5, **han_fractions("分之")},
    tenths=rf"(?<![\d.{HAN_DIGITS}十])(?P<number>[1-9]|[{HAN_DIGITS}])成(?:(?P<more>多|以上)|(?P<less>不到))?",
    scaled="[百千万亿](?![瓦米克])",  # 千瓦 is a kilowatt
    currencies={
        "USD": "{}美元",
        "EUR": "{}欧元",
        "JPY": "{}日元",
        "GBP": "{}英镑",
        "CNY": "{}元",
        "KRW": "{}韩元",
        "CHF": "{}瑞士法郎",
        "INR": "{}印度卢比",
    },
)
