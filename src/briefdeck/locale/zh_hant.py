"""Chinese in Traditional characters, as Taiwan writes it."""

from briefdeck.locale.base import Dates, Language, Phrases, Region, Setting
from briefdeck.locale.en import WEAK
from briefdeck.locale.han_digits import HAN_COUNTS, HAN_DIGITS, han_fractions

# The standard sets of Office for Traditional Chinese.
_NO_LINE_START = (
    "!),.:;?]}¢·–—’”․‥…‧′╴、。〉》」』】〕〗〞︰︱︳︴︶︸︺︼︾﹀﹂﹄﹏﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！％），．：；？｜｝～､"
)
_NO_LINE_END = "([{£¥‘“‵〈《「『【〔〖〝︵︷︹︻︽︿﹁﹃﹙﹛﹝（｛￡￥"
_UNITS = (
    "百分點|個百分點|個基點|基點|季度|年度|年代|年間|個月|小時|分鐘|公里|公斤|公尺|公頃|公噸|平方公尺|立方公尺|美元|歐元|日圓|英鎊|人民幣|新台幣|新臺幣|港幣|"
    "港元|韓元|萬元|億元|兆元|萬人|億人",
)
LANGUAGE = Language(
    code="zh-Hant",
    name="Chinese (Traditional)",
    tag="zh-TW",
    script="Hant",
    theme_script="Hant",
    dates=Dates("y年M月d日", "y年M月", "y年"),
    quotes=(("「", "」"), ("『", "』")),
    setting=Setting(frozenset(_NO_LINE_START), frozenset(_NO_LINE_END)),
    phrases=Phrases("zh-hant", weak=WEAK, units=_UNITS),
    spaced=False,
    brackets=("（", "）"),
    stop="。",
    gap="\u3000",
    slide_gap="\u3000",
    points={"pp": "{}個百分點", "bps": "{}個基點"},
    times=r"(?<![\d.])(\d{1,3}(?:\.\d)?)倍(?!增)",
    multiples={"翻(?:了)?(?:一)?[番倍]|倍增|[兩二]倍": 2, "[三]倍": 3, "[四]倍": 4, "減半|減少一半": 0.5},
    against=r"(?:比|高于|低于|高於|低於|平均|从|從|而)[^。，]*\{\}",
    so_many=(
        rf"(?<![\d.])(?P<whole>\d{{1,2}}|[{HAN_DIGITS}十])(?P<thing>人|家|所|个|個)"
        rf"中(?:有)?(?P<part>\d{{1,2}}|[{HAN_DIGITS}])(?P=thing)"
    ),
    of_them=rf"其中(?:有)?(?P<part>\d{{1,3}}|[{HAN_DIGITS}])(?!\d)",
    counts=HAN_COUNTS,
    things="人|名|家|件|戶|所|台|棟|座|個|個國家|個城市|個地點|座工廠",
    portion=r"的約?\{\}|占|比例|比重",
    fractions={"(?<!減少)一半": 0.5, **han_fractions("分之")},
    tenths=rf"(?<![\d.{HAN_DIGITS}十])(?P<number>[1-9]|[{HAN_DIGITS}])成(?:(?P<more>多|以上)|(?P<less>不到))?",
    scaled="[百千萬億兆](?![瓦瓩米克赫位焦])",  # 千瓦 is a kilowatt, 兆赫 a megahertz
    currencies={
        "USD": "{}美元",
        "EUR": "{}歐元",
        "JPY": "{}日圓",
        "GBP": "{}英鎊",
        "CNY": "人民幣{}元",
        "TWD": "新台幣{}元",
        "HKD": "{}港元",
        "KRW": "{}韓元",
        "CHF": "{}瑞士法郎",
        "INR": "{}印度盧比",
    },
    # CLDR counts by K, M and B there; what is printed counts by 萬 and 億.
    regions=dict.fromkeys(("HK", "MO"), Region(scaled_as="zh-Hant")),
)
