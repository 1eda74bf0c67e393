"""Dates as people type them, and what a briefing has in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from briefdeck.locale.eras import ERAS, JAPANESE
from briefdeck.locale.words import month_in
from briefdeck.patterns import regex

_DIGITS = regex(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_EAST_ASIAN = regex(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_ERA = regex(rf"({'|'.join(ERAS)})(\d{{1,3}}|元)年")
_PART = regex(
    r"(?:(?:([QHTS])([1-4])|([1-4])([QHTS]))[ /'’-]{0,2}(\d{4}|\d\d)|(\d{4})[ /-]?(?:([QHTS])([1-4])|([1-4])([QHTS])))",
    re.IGNORECASE,
)
_HALF = regex(r"(\d{4})\s*[年년]度?\s*([上下상하])(?:半期|半年|期|반기)")
_FISCAL = regex(r"(?:FY|GJ|CY)[ -]?(\d{4}|\d\d)(?:[/-]\d{2,4})?|(\d{4})年度.*", re.IGNORECASE)
_COMPACT = regex(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_HOUR = regex(r"(\d{4}-\d\d-\d\d)[ T]\d{1,2}:\d\d.*")
_NAMED_PART = regex(
    r"(\d)\. ?(?P<kind>Quartal|Halbjahr) (?P<year>\d{4})"
    r"|(\d)(?:er|e|ème|[°ºo]|\.)? (?P<french>trimestre|semestre) (?P<after>\d{4})"
    r"|(?P<before>\d{4})年度?第?(\d)(?P<eastern>四半期|季度|季)|(?P<korean>\d{4})년 ?(\d)(?P<part>분기)",
    re.IGNORECASE,
)
_DECADE = regex(r"(\d{3}0)(?:['’]?s|年代|er|er-Jahre)")
_ABOUT = regex(
    r"(?:c\.|ca\.?|circa|about|around|approx\.?|before|after|by|from|since|until|till|vor|nach|ab|bis|vers|avant|~|≈|約)\s*",
    re.IGNORECASE,
)
_LATE = regex(r"(?<=[年月日월년일度])\s*(?:[上中下初]旬|[底末初頃中春夏秋冬]め?|ごろ|상순|중순|하순|초|말|경)+$")
_ERA_SHORT = regex(r"([MTSHR明大昭平令])(\d{1,2})[./-](\d{1,2})(?:[./-](\d{1,2}))?")
_ROC = regex(r"1[0-4]\d(?=[./-]\d{1,2}(?:[./-]\d{1,2})?$)")  # years of the Republic of China, from 2011
_RELATIVE = regex(
    r"(?i)(?:(?:来|翌|本|今|昨|同|明|去)年|내년|올해|작년|(?:next|this|last) year|nächstes jahr|l’an prochain)[,の]?\s*"
)
_LATER, _EARLIER = regex(r"(?i)[来翌明]|내년|next|nächst|prochain"), regex(r"(?i)[昨去]|작년|last")
_WEEK = regex(r"(\d{4})-?W(\d{2})")
_SHORTYEAR = regex(r"['’](\d{2})\b")
YEAR = regex(r"(?<!\d)(1\d{3}|2\d{3})(?!\d)")
_PERIOD = regex(r"(\d{4}(?:-\d\d){0,2})\s*(?:to|until|bis|[-–—~〜～/]|\.\.)\s*\d{4}(?:-\d\d){0,2}")
STRETCH = regex(
    r"\s*(?:[〜~～]|\bto\b|\buntil\b|\bbis\b|\bau?\b|から|より|부터|至|到|(?<=\D)-|\s-\s)\s*", re.IGNORECASE
)
"""What stands between the beginning and the end of a stretch of time."""
# A unit said once of both ends, 5~6월, and words before the beginning.
_SPREAD = regex(r"(?<!\d)(\d{1,2})\s*[〜~～-]\s*(\d{1,2})([月월日일])")
FROM = regex(r"(?i)^(?:from|vom|von|du|de|dal|del)\s+")
_OF_DAYS = regex(r"^(\d{1,2}\.?)\s*-\s*(\d{1,2}\.?)\s+(?=[^\W\d])")
_DAY_OF_MONTH = regex(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?(?=[\s,-]|$)(?!\d)")
_LONG_AGO, _SHORT_YEARS = "2010", 20
_DAY = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SEASONS = {
    **dict.fromkeys(("spring", "frühjahr", "frühling", "printemps", "primavera", "春", "봄"), 3),
    **dict.fromkeys(("summer", "sommer", "été", "verano", "夏", "여름"), 6),
    **dict.fromkeys(("autumn", "fall", "herbst", "automne", "otoño", "秋", "가을"), 9),
    **dict.fromkeys(("winter", "hiver", "invierno", "冬", "겨울"), 12),
    **dict.fromkeys(("early", "anfang", "début", "beginning", "年初", "年明け", "연초"), 1),
    **dict.fromkeys(("mid", "middle", "mitte", "mi", "年央", "年中", "年半ば", "연중"), 6),
    "late": 10,
    **dict.fromkeys(("end", "ende", "fin", "finales", "年末", "年底", "연말", "년 말", "년말"), 12),
}
_SEASON = regex(
    rf"(?i)\b(?:{'|'.join(one for one in _SEASONS if one.isalpha() and one[0] < 'Ā')})\b"
    rf"|(?:{'|'.join(one for one in _SEASONS if one[0] >= 'Ā')})"
)
# How a part of a year is told apart in itself: its end has its last month, its beginning and middle say no more.
_END = regex(r"(?i)(?:(?:the )?(?:end|late|close)(?: of)?|ende(?: des)?|fin(?: du)?|finales de)\s+|\s*[末底말]$")
_WITHIN = regex(
    r"(?i)(?:(?:the )?(?:early|beginning|start|mid|middle)(?: of)?|anfang|beginn|mitte|début(?: du)?|mi)[\s-]+"
)
_VALID = regex(
    r"(?i)^(?:as (?:of|at|from)|stand:?|per|au|à la date du|截至|截止)\s*(?=\d)|\s*(?:現在|時点|현재|기준|기준일)$"
)
_FISCAL_END = regex(r"(\d{4})年度(末|初め?|当初)")
_WEEKDAY = regex(
    r"\s*[(（]\s*\w{1,10}\.?\s*[)）]$|\s*[月火水木金土日]曜日?$|\s*[월화수목금토일]요일$|\s*(?:星期|周|週)[一二三四五六日天]$"
)
_CALENDAR_WEEK = regex(
    r"(?:(?:KW|CW|W|week|wk|semaine)\s*(\d{1,2})|(\d{1,2})\.?\s*KW)(?:\s*[/,-]?\s*(\d{4}))|(\d{4})\s*(?:KW|CW|week|wk)\s*(\d{1,2})",
    re.IGNORECASE,
)
_ROMAN = regex(
    r"(I{1,3}|IV)\.?(?:\s*(?:kw\.?|quartal|trimestre))?\s*[/ .-]?\s*(\d{4})|(\d{4})\s*[/ .-]\s*(I{1,3}|IV)",
    re.IGNORECASE,
)
_NUMERALS = "〇一二三四五六七八九"
_NUMERAL = regex(r"[〇零一二三四五六七八九十]+(?=[年月日季四])")
_FORM = regex(r"(?:[YMDJTAymdjta]{2,4}[-./ ]?){2,3}|[xX]{4}(?:[-./][xX]{2}){0,2}")
"""What a form asks for: YYYY-MM-DD."""
_SERIALS = range(36526, 73051)
"""Days as a spreadsheet counts them, from 2000 to 2099."""
_FEW = 3  # names that may be numbers by chance
_UNKNOWN = frozenset(
    {
        "heute",
        "aujourd'hui",
        "今日",
        "오늘",
        "n.d.",
        "nd",
        "n/a",
        "na",
        "none",
        "unknown",
        "tbd",
        "-",
        "?",
        "today",
        "now",
    }
)


_MISTYPED = regex(r"(?=.*(?:[OolI]|-00$))[12][\dOolI]{3}(?:-[\dOolI]{2}){1,2}")
_DIGITS_FOR = str.maketrans("OolI", "0011")


def about_date(text: str, *, day: bool = False, now: int = 2026, day_first: bool = False) -> str:
    """What to write in the place of a date in another form; `day` asks for a whole one.

    `now` is the year in which it was written, and `day_first` says that digits begin with no year.
    """
    if relative := _RELATIVE.search(unicodedata.normalize("NFKC", text)):
        now += 1 if _LATER.search(relative[0]) else -1 if _EARLIER.search(relative[0]) else 0
    if _MISTYPED.fullmatch(text):
        text = re.sub(r"(?:-00)+$", "", text.translate(_DIGITS_FOR))
    words = _numbered(_VALID.sub("", usual(text)))
    if not day and words != usual(text) and is_date(words):
        return f"write {words}"
    if words.casefold() in _UNKNOWN or _FORM.fullmatch(words) or re.search(r"[{}<>$\\%]", words):
        return "write the day, as 2026-04-10" if day else "write 2026-04-10, 2026-04 or 2026, or delete the key"
    if not day and (found := _FISCAL_END.fullmatch(words)):
        return f"write {int(found[1]) + (found[2] == '末')}-{'03' if found[2] == '末' else '04'}"
    if not day and (part := _WITHIN.sub("", _END.sub("", bare := _ABOUT.sub("", words)), count=1)) != words:
        begun = re.fullmatch(r"write its first month: (\d{4})-(\d\d)", about_date(part))
        if begun and _END.search(bare):
            half = _HALF.fullmatch(part) or "h" in part.casefold() or "emest" in part.casefold()
            last = int(begun[2]) + (5 if half else 2)
            return f"write its last month: {int(begun[1]) + last // 13}-{(last - 1) % 12 + 1:02}"
        if begun:
            return f"write its first month: {begun[1]}-{begun[2]}"
    if found := _PART.fullmatch(words):
        letter = next(one.upper() for one in found.groups() if one and one.upper() in "QHTS")
        number = int(next(one for one in found.groups() if one and len(one) == 1 and one.isdigit()))
        year = found[5] or found[6]
        half = letter in "HS"
        first = number * (6 if half else 3) - (5 if half else 2)
        return f"write its first month: {year if len(year) > 2 else f'20{year}'}-{first:02}"
    if found := _HALF.fullmatch(words):
        first = found[2] in "上상"
        if "年度" in words:
            return f"write its first month: {_month_of_a_fiscal_year(int(found[1]), 0 if first else 6)}"
        return f"write its first month: {found[1]}-{'01' if first else '07'}"
    if found := _ROMAN.fullmatch(words):
        part = (found[1] or found[4]).upper()
        return f"write its first month: {found[2] or found[3]}-{('I', 'II', 'III', 'IV').index(part) * 3 + 1:02}"
    if found := _NAMED_PART.fullmatch(words):
        number = next(int(one) for one in found.groups() if one and len(one) == 1)
        year = next(one for one in found.groups() if one and len(one) == 4 and one.isdigit())
        if found["eastern"] == "四半期" and "年度" in words:  # that of Japan begins in April
            return f"write its first month: {_month_of_a_fiscal_year(int(year), number * 3 - 3)}"
        half = (found["kind"] or found["french"] or "").casefold() in ("halbjahr", "semestre")
        return f"write its first month: {year}-{number * (6 if half else 3) - (5 if half else 2):02}"
    if (found := _DECADE.fullmatch(words)) and not day:
        return f"write {found[1]}, and the decade in the text"
    if found := _FISCAL.fullmatch(words):
        year = found[1] or found[2]
        year = year if len(year) > 2 else f"20{year}"
        return f"write {year}{', or the day' if day else ''}, and that it is a fiscal year in the text"
    if (short := re.fullmatch(r"([^\W\d_]{3,9})\.?[-'’](\d\d)", words)) and month_in(short[1]) and not day:
        return f"write 20{short[2]}-{month_in(short[1]):02}"
    if found := _HOUR.fullmatch(words):
        return f"write {found[1]}, and the hour in the text"
    if (found := _PERIOD.fullmatch(words)) and not day:
        return f"write its beginning, {found[1]}, and the rest in the text"
    if re.fullmatch(r"\d{1,2}-[^\W\d_]{3,9}\.?-\d{2,4}", words):
        words = words.replace("-", " ")
    if (found := _DAY.fullmatch(words)) and not _iso(*map(int, found.groups())):
        if turned := _iso(int(found[1]), int(found[3]), int(found[2])):
            return f"write {turned}"
        return "there is no such day: see the number of the month, and of its last day"
    if (found := _SEASON.search(words)) and (year := YEAR.search(words)) and not day and not month_in(words):
        return f"write the month, such as {year[1]}-{_SEASONS[found[0].casefold()]:02}, and “{found[0]}” in the text"
    if week := _WEEK.fullmatch(words) or _CALENDAR_WEEK.fullmatch(words):
        first, second = sorted((int(one) for one in week.groups() if one), reverse=True)
        if 1 <= second <= 52:
            return f"write the day on which the week begins: {date.fromisocalendar(first, second, 1)}"
    if words.isdigit() and int(words) in _SERIALS:
        return f"it is the number of a day in a spreadsheet: write {date(1899, 12, 30) + timedelta(int(words))}"
    if day and re.fullmatch(r"\d{4}-\d\d", words):
        return f"write the day, too: {words}-01"
    words = _LATE.sub("", _ABOUT.sub("", words, count=1) if _ABOUT.match(words) else words).rstrip("?？ ")
    rest = "" if day else ", and the rest in the text"
    if is_date(words):
        return f"write {words}" + ("" if words == usual(text) else rest)
    stretch = _OF_DAYS.sub(r"\1 to \2 ", FROM.sub("", _SPREAD.sub(r"\1\3-\2\3", words)))
    if (years := set(YEAR.findall(stretch))) and (began := beginning(stretch, years)):
        return f"write its beginning, {began}{rest}"
    made = _readings(words)
    if day_first and len(made) > 1 and "." in words:
        made = made[:1]
    if day and made and all(len(one) == len("2026-04") for one in made):
        return f"write the day, too: {made[0]}-01"
    if not made and (alone := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.?|(\d{1,2})[月월/]\s*(\d{1,2})[日일]?", words)):
        number, of = (int(alone[2]), int(alone[1])) if alone[1] else (int(alone[3]), int(alone[4]))
        if _iso(now, number, of):
            return f"write the year, too: {now}-{number:02}-{of:02}"
    if not made and (alone := re.fullmatch(r"(\d{1,2})[月월]", words)) and _iso(now, int(alone[1]), 1):
        return f"write the year, too: {now}-{int(alone[1]):02}"
    if not made and (month := month_in(words)):
        numbered = _DAY_OF_MONTH.search(words)
        begins = _iso(now, month, int(numbered[1])) if numbered else ""
        end = rest if beginning(f"{stretch} {now}", {str(now)}) else ""
        return f"write the year, too: {begins or f'{now}-{month:02}'}{end}"
    forms = "2026-04-10" if day else "2026-04-10, 2026-04 or 2026"
    if made:
        return f"write {' or '.join(made)}"
    if (inside := _inside(words)) and len(inside) in ((len("2026-04-10"),) if day else range(20)):
        return f"write {inside}, and the rest in the text"
    if len(years) == 1 and not day:
        return f"write {years.pop()}, and the rest in the text"
    if day or not words:
        return f"a date is written {forms}; what is none is said in the text"
    return f"write the day, month or year that is meant, as {forms}, and “{text.strip()[:40]}” in the text"


# A day, a month or a part of a year wherever it stands; the most exact comes first.
_MONTH_NAME, _WEST = r"[^\W\d_]{3,12}\.?", r"(?:Quartal|Halbjahr|trimestre|semestre)"
_ANYWHERE = (
    regex(
        r"\d{4}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4}"
        r"|\d{4}\.\d{1,2}\.\d{1,2}"
    ),
    regex(rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)? {_MONTH_NAME} \d{{4}}|{_MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}"),
    regex(r"\d{4}\s*[年년]\s*\d{1,2}\s*[月월]|\d{4}-\d\d(?!\d)|(?<!\d)\d{1,2}/\d{4}"),
    regex(rf"{_MONTH_NAME} \d{{4}}"),
    regex(
        r"\d{4}\s*[年년]?度?\s*第?\s*[1-4]\s*(?:四半期|季度|季|분기)|\d{4}\s*[年년]度?\s*[上下상하](?:半期|半年|期|반기)"
    ),
    regex(rf"\b[QHT][1-4][ /'’-]{{0,2}}(?:\d{{4}}|\d\d)\b|\b[1-4](?:\.|er?|ème)? {_WEST} \d{{4}}", re.IGNORECASE),
)
_SHORT_PARTS = {"hj": "Halbjahr", "qu": "Quartal", "quart": "Quartal", "trim": "trimestre", "sem": "semestre"}
_SHORT_PART = regex(rf"(?i)(\d[.°er]{{0,2}} ?)({'|'.join(_SHORT_PARTS)})\.?(?= \d{{4}})")
_ORDINALS = {
    **dict.fromkeys(("first", "erstes", "ersten", "erste", "premier", "première", "primer", "1st"), "1."),
    **dict.fromkeys(("second", "zweites", "zweiten", "zweite", "deuxième", "segundo", "2nd"), "2."),
    **dict.fromkeys(("third", "drittes", "dritten", "dritte", "troisième", "tercer", "3rd"), "3."),
    **dict.fromkeys(("fourth", "viertes", "vierten", "vierte", "quatrième", "last", "4th"), "4."),
}
_ORDINAL = regex(
    rf"(?i)\b({'|'.join(_ORDINALS)}) (quarter|half|quartal|halbjahr|trimestre|semestre)(?: of| des| de)?(?= )"
)
_PARTS = {"quarter": "Quartal", "half": "Halbjahr"}


def _numbered(words: str) -> str:
    """Words with digits for the ordinals of parts of a year: second half of 2027 is 2. Halbjahr 2027."""
    words = _SHORT_PART.sub(lambda of: f"{of[1]}{_SHORT_PARTS[of[2].casefold()]}", words)
    return _ORDINAL.sub(lambda of: f"{_ORDINALS[of[1].casefold()]} {_PARTS.get(of[2].casefold(), of[2])}", words)


def _inside(words: str) -> str:
    """The day, the month or the first month of a part of a year that stands among other words; nothing for none."""
    for pattern in _ANYWHERE:
        for found in pattern.finditer(words):
            said = about_date(found[0]) if len(found[0]) < len(words) else ""
            if written := re.fullmatch(r"write (?:its first month: )?(\d{4}(?:-\d\d){1,2})", said):
                return written[1]
    return ""


def _month_of_a_fiscal_year(year: int, months: int) -> str:
    """The month that comes so many months after April of a year."""
    return f"{year + (months + 3) // 12}-{(months + 3) % 12 + 1:02}"


def beginning(words: str, years: set[str]) -> str:
    """The day or month with which a stretch of time begins; nothing where none can be told."""
    first, *rest = STRETCH.split(words, maxsplit=1)
    if not rest or not first or not re.search(r"\d", rest[0]):
        return ""
    if re.fullmatch(r"\d{1,2}(?:\.|er|st|nd|rd|th)?", first):  # a day of the month that the end names
        first = f"{first} {_DAY_OF_MONTH.sub('', rest[0], count=1)}"
    first = _LATE.sub("", first)
    named = first if YEAR.search(first) else f"{first} {min(years)}" if years else ""
    made = [first] if is_date(first) else _readings(named) if named else []
    return made[0] if len(made) == 1 else ""


def usual(text: str) -> str:
    """A date with half-width signs, digits for numerals, hyphens for dashes, and without the day of the week."""
    words = re.sub("[‐‑‒–—―−ー－]", "-", unicodedata.normalize("NFKC", text).strip())
    words = re.sub(r"^\[[^\[\]\w]*\]\s*|(?<=[月월])\s*吉日$", "", words)
    words = re.sub(r"(?i)(?<=\d)(?:,? (?:at |um )?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|uhr|h))$", "", words)
    words = re.sub(
        r"^['’]?(\d\d)(?=\s*[년年] ?\d)|^['’](\d\d)(?=\s*[./])", r"20\1\2", words.strip('"').removesuffix("'")
    )
    words = _NUMERAL.sub(lambda found: str(_counted(found[0])), words)
    words = by_the_calendar(words)
    words = _ROC.sub(lambda year: str(ERAS["民國"] + int(year[0])), words)
    words = _RELATIVE.sub("", _WEEKDAY.sub("", words))
    return re.sub(r"(?<=\d)\s*([./-])\s*(?=\d)", r"\1", words).rstrip(".").strip()


def by_the_calendar(words: str) -> str:
    """Words with years of the calendar for those of eras: 2026年 for 令和8年."""
    return _ERA.sub(lambda era: f"{ERAS[era[1]] + (1 if era[2] == '元' else int(era[2]))}年", words)


def _counted(numeral: str) -> int:
    """A numeral as a number: 二十四, 二〇二六."""
    if "十" not in numeral:
        return int("".join(str(_NUMERALS.find(one.replace("零", "〇"))) for one in numeral))
    tens, _, ones = numeral.partition("十")
    return (_NUMERALS.find(tens) if tens else 1) * 10 + (_NUMERALS.find(ones) if ones else 0)


def serial_days(names: Sequence[str]) -> str:
    """The first of some names as a date, where all are days as a spreadsheet counts them, at equal distances; nothing
    where they are not."""
    if len(names) < _FEW or not all(name.isdigit() and int(name) in _SERIALS for name in names):
        return ""
    days = [int(name) for name in names]
    steps = {later - sooner for sooner, later in pairwise(days)}
    day = (date(1899, 12, 30) + timedelta(days[0])).isoformat()
    if steps <= {365, 366}:
        return day[:4]
    if steps <= set(range(28, 32)) or steps <= set(range(89, 93)):
        return day[:7]
    return day if steps in ({1}, {7}) else ""


def _readings(words: str) -> list[str]:
    if era := _ERA_SHORT.fullmatch(words):
        began = dict(zip("MTSHR明大昭平令", [*JAPANESE.values()] * 2, strict=True))[era[1]] + int(era[2])
        words = "-".join((str(began), *(part.zfill(2) for part in era.groups()[2:] if part)))
        return [words] if is_date(words) else []
    words = re.sub(r"(?<=\d)년 ?", "年", re.sub(r"(?<=\d)월 ?", "月", re.sub(r"(?<=\d)일", "日", words)))
    if (short := re.fullmatch(r"(\d\d)/(\d\d)", words)) and int(short[2]) >= _SHORT_YEARS and int(short[1]) <= 12:
        return [f"20{short[2]}-{short[1]}"]
    if found := re.fullmatch(r"(\d{1,2})[./](\d{4})|(\d{4})[./](\d{1,2})月?", words):
        month, year = (found[1] or found[4]).zfill(2), found[2] or found[3]
        return [f"{year}-{month}"] if is_date(f"{year}-{month}") else []
    if found := _COMPACT.fullmatch(words):
        return [made] if (made := _iso(*map(int, found.groups()))) else []
    if found := _EAST_ASIAN.fullmatch(words):
        return ["-".join(part.zfill(2) for part in found.groups() if part)]
    if found := _DIGITS.fullmatch(words):
        one, two, three = (int(part) for part in found.groups())
        orders: list[tuple[int, int, int]] = [(one, two, three)] if one > 31 else [(three, two, one), (three, one, two)]
        if max(one, two, three) < 100:  # a year of two digits, first or last
            orders = [(2000 + three, two, one), (2000 + three, one, two), (2000 + one, two, three)]
        if "." in words and one <= 31 and two <= 12:
            del orders[1]  # with points no language begins with the month
        readings = dict.fromkeys(made for order in orders if (made := _iso(*order)))
        return [made for made in readings if made >= _LONG_AGO] or [*readings]
    words = _SHORTYEAR.sub(r"20\1", words)
    words = re.sub(r"^(\d{1,2}[- /.]?[^\W\d_]+\.?[- /.])(\d\d)$", r"\g<1>20\2", words)
    year, day = YEAR.search(words), re.search(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?(?=[\s,-]|$)", words)
    month = month_in(words)
    if not year or not month:
        return []
    made = _iso(int(year[1]), month, int(day[1])) if day else f"{year[1]}-{month:02}"
    return [made] if made else []


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def is_date(words: str) -> bool:
    """Whether words are a date as a briefing has it."""
    parts = words.split("-")
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", words):
        return False
    return bool(_iso(*(int(part) for part in [*parts, "1", "1"][:3])))


def read_date(words: str) -> str:
    """The day, month or year that words are and nothing else, as ISO 8601 has it; empty where they are none, or may be
    several."""
    said = usual(words)
    made = [said] if is_date(said) else _readings(said)
    return made[0] if len(made) == 1 else ""
