"""English."""

from briefdeck.locale.base import Dates, Language, Phrases, Region
from briefdeck.values import replace

# Words that no line of a title should end with; English words stand in titles of other languages too.
WEAK = r"(?i)\b(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|as|is|are|its?)$"
OPENS = (
    r"(?i)(?:of|to|in|on|at|by|for|from|with|without|into|within|against|between|under|over|after|before|until|since|and|"
    r"or|but|than|that|which|who|while|when|where|if|because)\b"
)
UNITS = (
    "%|％|℃|°C|pp|pt|bps|[kMGT]?Wh?|[kMGT]B|km|kg|cm|mm|nm|ha|bn|[mk]",
    r"(?:thousand|million|billion|trillion)(?: (?:dollars?|euros?|yen|yuan|USD|EUR|JPY))?",
    "percent(?:age points?)?|per cent|points?|dollars?|euros?|yen|yuan|USD|EUR|JPY",
    "years?|quarters?|months?|weeks?|days?|hours?|minutes?|times|tons?|tonnes|people|countries",
)
_COUNTS = ("an?|one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MEASURES = (
    "time|year|quarter|month|week|day|hour|minute|second|point|percent|ton|tonne|metre|meter|degree|watt|dollar|euro|pound|"
    "mile|litre|liter|step|turn"
)
_UP_TO_TEN = "one|two|three|four|five|six|seven|eight|nine|ten"
_ORDINALS = ("third", "(?:quarter|fourth)", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FRACTIONS = {
    rf"\b(?:{counted})[ \u00a0-]{name}{'s' if part > 1 else ''}\b(?!-)": part / whole
    for whole, name in enumerate(_ORDINALS, 3)
    for part, counted in enumerate(_COUNTS[: whole - 1], 1)
} | {rf"\bone in {number}\b": 1 / whole for whole, number in enumerate(_COUNTS[1:], 2)}

_SINGLE = (("‘", "’"), ("“", "”"))  # single marks outside, double ones within
_BRITISH = Region(quotes=_SINGLE, spelling="British", short_as="en-GB")

LANGUAGE = Language(
    code="en",
    name="English",
    tag="en-US",
    script="Latn",
    dates=Dates("d MMMM y", "MMMM y", "y"),
    quotes=(("“", "”"), ("‘", "’")),
    alternate="",
    phrases=Phrases(weak=WEAK, opens=OPENS, units=UNITS),
    points={"pp": "{}\u00a0pp", "bps": "{}\u00a0bps"},
    times=r"(?<![\d.,])(\d{1,3}(?:\.\d)?)(?:[ \u00a0-]?(?:times|fold)\b|[ \u00a0]?[x×](?!\w))",
    multiples={
        r"\b(?:double[sd]?|doubling|twofold|twice|two times)\b": 2,
        r"\b(?:triple[sd]?|tripling|trebled?|threefold|three times)\b": 3,
        r"\b(?:quadruple[sd]?|fourfold|four times)\b": 4,
        **{rf"\b{count}(?:fold| times)\b": n for n, count in enumerate(_COUNTS[4:], 5)},
        r"\b(?:halve[sd]?|halving|(?:by|in|to) half)\b": 0.5,
    },
    fractions={r"(?<!\b(?:by|in|to) )(?<!first )(?<!second )\bhalf\b(?!-)": 0.5, **_FRACTIONS},
    against=(
        r"(?i)\b(?:than|against|versus|vs|from|compared[ \u00a0](?:with|to)|limit|averages?|rivals?|others?|peers?|"
        r"industr(?:y|ies)|elsewhere)\b[^.;]{0,24}\{\}"
    ),
    so_many=(
        rf"(?i)(?<!page )(?<!step )(?<!part )(?<!phase )(?<![\w.,-])(?P<part>\d{{1,2}}|{_UP_TO_TEN})"
        rf"[ \u00a0](?:in|(?:out[ \u00a0])?of)[ \u00a0](?:every[ \u00a0])?(?P<whole>\d{{1,2}}|{_UP_TO_TEN})"
        r"(?![\w,.]*\d)\b(?: people)?"
    ),
    of_them=rf"(?i)\b(?P<part>\d{{1,3}}|{_UP_TO_TEN})[ \u00a0]of[ \u00a0](?:them|these|which)\b",
    counts={word: number for number, word in enumerate(_UP_TO_TEN.split("|"), 1)},
    things=rf"(?!.*(?:{_MEASURES})s?$)(?:people|staff|employees|[a-z][a-z -]{{2,}}s)",
    portion=r"\{\}[ \u00a0]of\b(?! growth)|\bshare of\b",
    less=r"[ \u00a0](?:less|fewer|lower|cheaper|smaller|shorter|slower|below|under|down)\b",
    more=r"[ \u00a0](?:more|higher|larger|bigger|longer|dearer|faster|above|up)\b",
    over=r"\b(?:more than|over|above|at least) (?:a )?",
    under=r"\b(?:less than|under|below|almost|nearly|at most) (?:a )?",
    by=r"\bby (?:about |almost |nearly |over |more than |less than )?",
    scaled=r"[Tt]housand|[MBTmbt]illion|\b(?:k|m|mn|bn|tn)\b",
    lint="english",
    short_as="en-GB",  # bn is read everywhere; B is American
    regions={
        "US": Region(Dates("MMMM d, y", "MMMM y", "y"), spelling="American"),
        "CA": Region(Dates("MMMM d, y", "MMMM y", "y")),  # colour, and organize
        **dict.fromkeys(("GB", "IE", "AU", "NZ", "ZA", "SG", "HK"), _BRITISH),
        "IN": replace(_BRITISH, short_as="", counted="INR"),
    },
)
