"""Japanese."""

from briefdeck.locale.base import Dates, Language, Phrases
from briefdeck.locale.en import WEAK
from briefdeck.locale.han_digits import HAN_COUNTS, HAN_DIGITS, han_fractions

# Phrases that lean on what stands before them.
_LEANING = "いう|いっ|よる|よっ|おけ|おい|つい|ため|こと|もの|とき|など|関す|対す|伴う|向け"
_UNITS = (
    "四半期|年度|年間|年代|日間|時間|分間|週間|か月|月期|世紀|世代|段階|種類|都市|地域",
    "パーセント|ポイント|ドル|ユーロ|ウォン|ルピー|ポンド|キロ|メガ|ギガ|トン|メートル|リットル|ワット",
)
_COUNTED = "人|社|件|つ|軒|戸|世帯|店|校|台|回|日"
_THINGS = (
    "人|名|社|件|軒|戸|世帯|店舗?|校|台|棟|基|隻|両|本|[かカヶケヵ]所|箇所|か国|カ国|[市町村区]|市町村|町村|団体|機関|施設|"
    "事業所|拠点|工場|路線"
)
_ONE_IN = {
    f"(?<![0-9０-９{HAN_DIGITS}十百])[{whole}{HAN_DIGITS[whole - 1]}](?:{_COUNTED})に[1１一](?:{_COUNTED})": 1 / whole
    for whole in range(2, 10)
}

_BY_SO_MUCH = "(?:強|弱|余り?|近く|以上|程度)?(?:も|ほど|の)?"

LANGUAGE = Language(
    code="ja",
    name="Japanese",
    tag="ja-JP",
    script="Jpan",
    theme_script="Jpan",
    dates=Dates("y年M月d日", "y年M月", "y年"),
    quotes=(("「", "」"), ("『", "』")),
    phrases=Phrases("ja", _LEANING, "[はがをにでと]", WEAK, _UNITS),
    spaced=False,
    brackets=("（", "）"),
    stop="。",
    gap="\u3000",
    slide_gap="\u3000",
    points={"pp": "{}ポイント", "bps": "{}bp"},
    times=r"(?<![\d.])(\d{1,3}(?:\.\d)?)倍",
    multiples={
        "倍増|[二２]倍": 2,
        **{f"{digit}倍": n for n, digit in enumerate(HAN_DIGITS[2:] + "十", 3)},
        "半減|半分に": 0.5,
    },
    fractions={"半分(?!に(?!満))|半数|(?<=過)半": 0.5, **_ONE_IN, **han_fractions("分の")},
    tenths=(
        rf"(?<![\d.{HAN_DIGITS}十])(?P<number>[1-9](?:\.\d)?|[{HAN_DIGITS}])割(?!引(?!き?[上下]げ))"
        "(?:(?P<more>強|以上|を超|余)|(?P<less>弱|近く|未満|に満たな))?"
    ),
    portion=r"の約?\{\}(?!ポイント)|に占める|の割合|構成比|シェア",
    against=(
        r"\{\}(?:より|から|に対|に比べ|と比べ|を[上下]回)|"
        r"(?:前|平均|従来|これまで|競合|同業|業界|他[社国県]|全[国産職体])[^。、]*\{\}"
    ),
    so_many=(
        rf"(?<![\d.])(?P<whole>\d{{1,2}}|[{HAN_DIGITS}十])(?P<thing>{_THINGS})(?:のうち|に|中)"
        rf"(?P<part>\d{{1,2}}|[{HAN_DIGITS}])(?P=thing)"
    ),
    of_them=rf"(?:うち|その中の)(?P<part>\d{{1,3}}|[{HAN_DIGITS}])(?:{_THINGS})",
    counts=HAN_COUNTS,
    things=_THINGS,
    less=rf"{_BY_SO_MUCH}(?:減|少な|安|低|下[がげ回]|下落|短|小さ|縮|削減|引き?下げ|値下げ|落ち)",
    more=rf"{_BY_SO_MUCH}(?:増|多[いくか]|高|上[がげ回]|上昇|長[いくか]|大き|伸び|引き?上げ|値上げ|拡大)",
    over="過",
    scaled="[百千万億兆](?![瓦米克])",
    currencies={
        "USD": "{}ドル",
        "EUR": "{}ユーロ",
        "JPY": "{}円",
        "GBP": "{}ポンド",
        "CNY": "{}元",
        "KRW": "{}ウォン",
        "CHF": "{}スイスフラン",
        "INR": "{}ルピー",
    },
    lint="japanese",
)
