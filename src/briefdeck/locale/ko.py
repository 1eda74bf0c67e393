"""Korean."""

from briefdeck.locale.base import Dates, Language, Phrases, Setting
from briefdeck.locale.en import WEAK

# The standard sets of Office for Korean.
_NO_LINE_START = "!%),.:;?]}¢°’”′″℃〉》」』】〕！％），．：；？］｝￠"
_NO_LINE_END = "$([\\{£¥‘“〈《「『【〔＄（［｛￡￥￦"
_UNITS = (
    "퍼센트포인트|퍼센트|포인트|개월|개년|분기|연도|시간|주일|킬로미터|달러|유로|파운드|위안",
    "개국|개사|가지|명|배|건|톤|원|엔",
)

LANGUAGE = Language(
    code="ko",
    name="Korean",
    tag="ko-KR",
    script="Kore",
    theme_script="Hang",
    dates=Dates("y년 M월 d일", "y년 M월", "y년"),
    quotes=(("“", "”"), ("‘", "’")),
    setting=Setting(frozenset(_NO_LINE_START), frozenset(_NO_LINE_END), by_words=True, wide_signs=False),
    phrases=Phrases(weak=WEAK, units=_UNITS),
    brackets=("(", ")"),
    points={"pp": "{}%포인트", "bps": "{}bp"},
    times=r"(?<![\d.])(\d{1,3}(?:\.\d)?)배",
    multiples={"두 ?배|배증": 2, "세 ?배": 3, "네 ?배": 4, "반감|절반으로": 0.5},
    fractions={"절반(?!으로)": 0.5, "3분의 1": 1 / 3, "3분의 2": 2 / 3, "4분의 1": 0.25, "4분의 3": 0.75},
    against=r"\{\}(?:보다|에서|에 비해|을 웃|를 웃)|(?:평균|전년|업계)[^.,]*\{\}",
    so_many=r"(?<![\d.])(?P<whole>\d{1,2})(?P<thing>명|곳|개사|개국) ?중 (?P<part>\d{1,2})(?P=thing)",
    of_them=r"(?:이|그) ?중 (?P<part>\d{1,3})(?:명|곳|개)",
    things="명|곳|개소|개사|개국|건|대|척|가구|개교|개 ?도시|개 ?기관|개 ?공장",
    portion=r"의 (?:약 )?\{\}|비중|비율",
    less="(?:이상|가량|정도)? ?(?:감소|줄|적[은다]|낮|저렴|싸|하락|짧)",
    more="(?:이상|가량|정도)? ?(?:증가|늘|많|높|비싸|상승|길)",
    scaled="[백천만억조]",
    currencies={
        "USD": "{} 달러",
        "EUR": "{} 유로",
        "JPY": "{} 엔",
        "GBP": "{} 파운드",
        "CNY": "{} 위안",
        "KRW": "{}원",
        "CHF": "{} 스위스프랑",
        "INR": "{} 루피",
    },
)
