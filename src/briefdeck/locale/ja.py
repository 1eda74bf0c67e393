"""Japanese."""

from briefdeck.locale.base import Dates, Language, Phrases
from briefdeck.locale.en import WEAK

# Phrases that lean on what stands before them.
_LEANING = "いう|いっ|よる|よっ|おけ|おい|つい|ため|こと|もの|とき|など|関す|対す|伴う|向け"
_UNITS = (
    "四半期|年度|年間|年代|日間|時間|分間|週間|か月|月期|世紀|世代|段階|種類|都市|地域",
    "パーセント|ポイント|ドル|ユーロ|ウォン|ルピー|ポンド|キロ|メガ|ギガ|トン|メートル|リットル|ワット",
)

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
    multiples={"倍増|[二２]倍": 2, "[三３]倍": 3, "[四４]倍": 4, "半減|半分に": 0.5},
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
