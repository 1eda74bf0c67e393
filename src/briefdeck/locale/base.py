"""What a language says of itself, so that documents can be set in it; each module beside this one says it for one.

What CLDR knows of a language (separators, names of months, words of scales, signs of currencies) comes from Babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal, localcontext
from functools import cache, lru_cache
from typing import Literal
from unicodedata import numeric

from briefdeck.locale.cldr import (
    Locale,
    UnknownLocaleError,
    format_date,
    format_decimal,
    get_currency_name,
    get_currency_symbol,
    list_currencies,
)
from briefdeck.locale.kinsoku import NO_LINE_END, NO_LINE_START
from briefdeck.locale.tags import script_of
from briefdeck.patterns import regex, regex_of
from briefdeck.values import dataclass, replace

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_DIGITS = 60  # more than the largest number of a column has with the decimal places of its smallest
_LEAST_SCALE = 10_000  # thousands stay digits
_NEARLY, _LESS = 0.08, 0.2  # how far what is called a third may be from it, and below “a third at most”
_TINY = 1e-9
_AT_MOST = regex("以下|未満|に満たな|弱|近く|不到| at most| or less|이하")
_AT_LEAST = regex("以上|を?超|強|余り?| or more|이상")
_PERCENT = regex(
    r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)[ \u00a0\u202f]?"
    r"(?:[%％](?!ポイント)|per ?cent\b|パーセント(?!ポイント)|Prozent\b|pour cent\b)"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines of a language's text are broken (kinsoku), and how wide its ambiguous signs are.

    The sets are those of PowerPoint for Japanese unless a language has its own: a text in any language may hold
    Japanese names. `by_words` breaks East Asian text at spaces alone, as Korean is broken. `wide_signs` gives the signs
    that Latin and East Asian text share (… “ ” →) the East Asian face and an em, where the text is East Asian.
    """

    no_line_start: frozenset[str] = NO_LINE_START
    no_line_end: frozenset[str] = NO_LINE_END
    by_words: bool = False
    wide_signs: bool = True


@dataclass(frozen=True, slots=True)
class Phrases:
    """Where a reader pauses in a title: the model of BudouX that knows it, or spaces. The rest are patterns.

    No line begins with a phrase that is `leaning`, `weak` words end none, a line may well end behind a `particle` and
    begin with a word that `opens` a phrase.
    `units` are words that belong to the number before them.
    """

    model: Literal["", "ja", "zh-hans", "zh-hant"] = ""
    leaning: str = "(?!)"
    particle: str = "(?!)"
    weak: str = "(?!)"
    units: tuple[str, ...] = ()
    opens: str = "(?!)"


@dataclass(frozen=True, slots=True)
class Dates:
    """CLDR patterns of a day, a month and a year; `first` is how the first day of a month is written, if not as 1."""

    day: str
    month: str
    year: str
    first: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """What a language has otherwise in a territory; `spelling` is the name of its spelling, where it has one.

    `scaled_as` is the tag whose words of scales it has, `short_as` that of the short ones, if not its own. Its own
    scales are those of `counted` alone, an ISO 4217 code, if it names one: lakh and crore are of rupees. An empty form
    of `currencies` is CLDR's. `letters` are what it writes for others in words of audiences: ss for ß, « for „.
    """

    dates: Dates | None = None
    quotes: tuple[tuple[str, str], tuple[str, str]] | None = None
    spelling: str = ""
    scaled_as: str = ""
    short_as: str = ""
    counted: str = ""
    currencies: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Language:
    """A language, as documents are set in it.

    `code` is the name by which it is looked up, `tag` its full one with a territory, for Office and for CLDR. `script`
    is ISO 15924's, `theme_script` that of a theme's face for it (ECMA-376 Part 1, 20.1.4.1.16), empty where Latin
    letters do; `alternate` is the second language of its runs, if they have one. `quotes` are the outer pair and the
    inner one, with the space within them, `brackets` a pair with the space around it. `gap` sets a label apart in a
    memo, `slide_gap` on a slide. `large` says which of CLDR's forms of large numbers it takes, `largest` the greatest
    of them; `scaled` finds units that have a scale. `currencies` are forms by ISO 4217 code. `points` are the words for
    points of a percentage (pp) and hundredths of one (bps), with {} for the number. `times` finds a factor in digits,
    its first group; `multiples` are patterns of words for one: doubled, halved. `fractions` are those for a part of a
    whole (a third), `tenths` finds tenths: `number`, and whether they are `more` or `less` than that. Behind a part
    that something is `less` or `more`, and `by` before one by which it changed, make it a change; `over` and `under`
    before one: it is more or less. `portion` finds where a text says of a percentage, set as {}, that it is a part of a
    whole, `against` of an amount, set so too, that another is held against it, `so_many` that `part` of each `whole`
    are something, `of_them` that `part` of what was counted are, in digits or the words of `counts`, `things` that a
    unit counts things. `lint` is the family of its prose rules. `regions` are by ISO 3166 code; `spelling`,
    `scaled_as`, `short_as`, `counted` and `letters` are those of the region that a tag names. `identifiers`: [MS-LCID],
    by ISO 3166.
    """

    code: str
    name: str
    tag: str
    script: str
    dates: Dates
    quotes: tuple[tuple[str, str], tuple[str, str]]
    theme_script: Literal["", "Jpan", "Hans", "Hant", "Hang"] = ""
    alternate: str = "en-US"
    setting: Setting = Setting()
    phrases: Phrases = Phrases()
    spaced: bool = True
    brackets: tuple[str, str] = (" (", ")")
    stop: str = "."
    gap: str = "\u2003"
    slide_gap: str = "\u2003"
    large: Literal["long", "short"] = "long"
    largest: int = 10**18
    scaled: str = "(?!)"
    currencies: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, str] = field(default_factory=dict)
    times: str = "(?!)"
    multiples: Mapping[str, float] = field(default_factory=dict)
    fractions: Mapping[str, float] = field(default_factory=dict)
    tenths: str = "(?!)"
    less: str = "(?!)"
    more: str = "(?!)"
    over: str = "(?!)"
    under: str = "(?!)"
    by: str = "(?!)"
    portion: str = "(?!)"
    against: str = "(?!)"
    so_many: str = "(?!)"
    of_them: str = "(?!)"
    counts: Mapping[str, int] = field(default_factory=dict)
    things: str = "(?!)"
    lint: Literal["", "english", "japanese"] = ""
    regions: Mapping[str, Region] = field(default_factory=dict)
    identifiers: Mapping[str, str] = field(default_factory=dict)
    spelling: str = ""
    scaled_as: str = ""
    short_as: str = ""
    counted: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)

    def factors(self, text: str) -> tuple[float, ...]:
        """By how many times a text says that something grew, or is as much as another: 2 of “doubled”, 0.5 of
        “halved”."""
        digits = (found[1].replace(",", ".") for found in regex_of(self.times, re.IGNORECASE).finditer(text))
        said = (factor for words, factor in self.multiples.items() if _said(words, text))
        return (*(float(number) for number in digits), *said)

    def parts(self, text: str, *, of_numbers: bool = True) -> tuple[tuple[float, float], ...]:
        """What parts of a whole a text may mean, each as its bounds: 0.8 to 0.9 of “8割強”, about 0.33 of “a third”,
        0.805 to 0.815 of “81%”, which is left out without `of_numbers`; none of “a third less”, which is a change."""
        return tuple(bounds for span, bounds in self._shares(text, of_numbers) if self.way(text, *span) is None)

    def changes(self, text: str) -> tuple[tuple[int, float, float], ...]:
        """By what part of a value a text says that another is more or less than that, each as 1 or −1 with its bounds:
        −1, 0.31 to 0.36 of “a third less”, 1, 0.075 to 0.085 of “8%高い”; as 0 where a verb says the way: “by a third”.
        """
        found = ((self.way(text, *span), bounds) for span, bounds in self._shares(text, of_numbers=True))
        return tuple((way, *bounds) for way, bounds in found if way is not None)

    def way(self, text: str, start: int, end: int) -> int | None:
        """Whether a text says of a part or an amount in it that something is so much more or less than something else,
        1 or −1; 0 where only the verb before it says the way; None where it is no change."""
        for way, words in ((-1, self.less), (1, self.more)):
            if regex_of(words, re.IGNORECASE).match(text, end):
                return way
        return 0 if _said(f"(?:{self.by})$", text[:start]) else None

    def _shares(self, text: str, of_numbers: bool) -> Iterator[tuple[tuple[int, int], tuple[float, float]]]:
        """Where a text says parts, and their bounds."""
        for words, part in self.fractions.items():
            if (said := _said(words, text)) is not None:
                over, under = self._over(text, *said.span()), self._under(text, *said.span())
                low, high = (0.0, _LESS) if over else (_LESS, _NEARLY) if under else (_NEARLY, _NEARLY)
                yield said.span(), (part * (1 - low) - _TINY, part * (1 + high))
        for tenths in regex_of(self.tenths).finditer(text):
            number = tenths["number"]
            part = (float(number) if number.isascii() else numeric(number)) / 10
            below, above = (0.0, 0.1) if tenths["more"] else (0.1, 0.0) if tenths["less"] else (0.05, 0.05)
            yield tenths.span(), (part - below, part + above)
        for share in _PERCENT.finditer(text) if of_numbers else ():
            digits = share[1].replace(",", ".")
            half = 0.005 / 10 ** len(digits.partition(".")[2])
            near = half * 2 if digits.endswith(("0", "5")) else half  # a round number is seldom exact
            value, span = float(digits) / 100, share.span()
            below = max(near, value * _NEARLY) if self._under(text, *span) else near
            above = max(near, value * _NEARLY) if self._over(text, *span) else near
            yield span, (value - below, value + above)

    def _over(self, text: str, start: int, end: int) -> bool:
        """Whether a text says of a part in it that it is a little more."""
        return bool(_said(f"(?:{self.over})$", text[:start]) or _AT_LEAST.match(text, end))

    def _under(self, text: str, start: int, end: int) -> bool:
        """Whether it says that it is less."""
        return bool(_said(f"(?:{self.under})$", text[:start]) or _AT_MOST.match(text, end))

    def at(self, tag: str) -> Language:
        """The language in the territory that a tag names, if it names one where it is written in its script."""
        named = [one for one in tag.replace("_", "-").split("-")[1:] if len(one) == 2 and one.isalpha()]
        if not named:
            return self
        there = f"{self.tag.partition('-')[0]}-{(territory := named[0].upper())}"
        if script_of(there) != self.script and script_of(self.tag) == self.script:
            return self  # for Office zh-TW is Traditional Chinese, whatever zh-Hans-TW says
        own = self.regions.get(territory, Region())
        return replace(
            self,
            tag=there,
            dates=own.dates or self.dates,
            quotes=own.quotes or self.quotes,
            spelling=own.spelling,
            scaled_as=own.scaled_as,
            short_as=own.short_as,
            counted=own.counted,
            currencies={**self.currencies, **own.currencies},
            letters=own.letters,
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called: in English, and in itself."""
        plain, _, script = self.name.rstrip(")").partition(" (")
        own = _cldr(self.tag).languages.get(self.code.replace("-", "_"))
        return (*((f"{script} {plain}",) if script else ()), plain, *((str(own),) if own else ()))

    @property
    def run_attributes(self) -> dict[str, str]:
        """The attributes of a run on a slide that tell the language of its words (ECMA-376 Part 1, 21.1.2.3.9)."""
        return {"lang": self.tag, "altLang": self.alternate} if self.alternate else {"lang": self.tag}

    # --- what CLDR says -----------------------------------------------------------------------------------------------

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """A number with the language's separators; as many decimal places as it has, or exactly `decimals`.

        A minus is a minus, not a hyphen.
        """
        return _number(self.tag, str(value), decimals)

    @property
    def separators(self) -> tuple[str, str]:
        """What sets decimal places apart, and groups of digits; a narrow space is a wide one, as many faces lack it."""
        return _separators(self.tag)

    @property
    def percent(self) -> str:
        """What follows a number of per cent: the sign, and in many languages a space before it."""
        pattern = str(_cldr(self.tag).percent_formats[None].pattern).partition(";")[0]
        return pattern[pattern.rindex("0") + 1 :].replace("\u202f", NO_BREAK_SPACE)

    def scales(self, unit: str = "", *, short: bool = False) -> tuple[tuple[int, str], ...]:
        """The language's large scales as (divisor, word with the space before it), largest first.

        `unit` is what is counted, a currency by its code; `short` words are those of CLDR's short forms: bn, Mrd.
        """
        own = self.scaled_as or self.tag
        tag = own if not self.counted or unit == self.counted else self.code
        if short:
            return _scales(self.short_as or tag, "short", self.largest)
        return _scales(tag, self.large, self.largest)

    @property
    def all_scales(self) -> tuple[tuple[int, str], ...]:
        """Every word for a scale that may stand in a document, longest first."""
        kinds = [(unit, short) for unit in ("", self.counted) for short in (False, True)]
        forms = {form for unit, short in kinds for form in self.scales(unit, short=short)}
        return tuple(sorted(forms, key=lambda form: (-len(form[1]), form)))

    def date(self, day: date, pattern: str) -> str:
        """A day by a CLDR pattern."""
        if self.dates.first and day.day == 1:
            pattern = _DAY.sub(f"'{self.dates.first}'", pattern)
        return str(format_date(day, pattern, locale=_cldr(self.tag)))

    def currency(self, code: str) -> str:
        """How an amount of a currency is written, with {} for the number: “{}円”, “${}”; empty for no ISO 4217 code."""
        return self.currencies.get(code) or _currency(self.tag, code, bool(self.theme_script))

    @property
    def month_names(self) -> tuple[str, ...]:
        """The names of the months, January first."""
        wide = _cldr(self.tag).months["format"]["wide"]
        return tuple(str(wide[n]) for n in range(1, 13))

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months, and their short forms, January first."""
        calendar = _cldr(self.tag).months["format"]
        return tuple(f"{calendar['wide'][n]}|{calendar['abbreviated'][n].rstrip('.')}" for n in range(1, 13))


def _said(words: str, text: str) -> re.Match[str] | None:
    return regex_of(words, re.IGNORECASE).search(text)


_NO_CURRENCIES = frozenset({"XXX", "XTS"})  # codes of ISO 4217 that stand for none
_EVERYWHERE = "en_001"
_DAY = regex(r"(?<![d'])d(?![d'])")


@lru_cache(maxsize=64)
def _cldr(tag: str) -> Locale:
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):  # a territory where nobody speaks it
        return Locale.parse(tag.partition("-")[0])


@lru_cache(maxsize=64)
def _separators(tag: str) -> tuple[str, str]:
    decimal, group = (str(_cldr(tag).number_symbols["latn"][sign]) for sign in ("decimal", "group"))
    return decimal, {"\u202f": NO_BREAK_SPACE, "'": "’"}.get(group, group)


@lru_cache(maxsize=4096)  # a chart and whatever is said of it ask for the same ones
def _number(tag: str, digits: str, decimals: int | None) -> str:
    value = Decimal(digits)
    places = "0" * decimals if decimals is not None else "#" * -int(value.as_tuple().exponent)
    with localcontext(prec=_DIGITS):
        # Babel takes the apostrophe between groups of digits (de-CH) for a quote, and drops it.
        written = str(format_decimal(value, format=f"{_grouped(tag)}.{places}".rstrip("."), locale="en"))
    return written.translate(dict(zip(map(ord, ".,-"), (*_separators(tag), MINUS), strict=True)))


@lru_cache(maxsize=64)
def _grouped(tag: str) -> str:
    """The part of a number's pattern before its decimal places: #,##0, in India #,##,##0."""
    return str(_cldr(tag).decimal_formats[None].pattern).partition(".")[0]


@lru_cache(maxsize=64)
def _scales(tag: str, form: str, largest: int) -> tuple[tuple[int, str], ...]:
    """CLDR's compact forms; thousands stay digits."""
    compact = _cldr(tag).compact_decimal_formats
    scales: dict[int, str] = {}
    for power, pattern in compact[form]["other"].items():
        zeros = pattern.pattern.count("0")
        word = pattern.pattern.replace("0", "").replace("'", "").replace("\u202f", NO_BREAK_SPACE)
        divisor = int(power) // 10 ** (zeros - 1)
        if word.strip() and _LEAST_SCALE <= divisor <= largest:
            scales[divisor] = word
    return tuple(sorted(scales.items(), reverse=True))


@cache
def currency_codes() -> tuple[str, ...]:
    """The codes of ISO 4217 that amounts can have, in order."""
    return tuple(sorted(set(list_currencies()) - set(_NO_CURRENCIES)))


@lru_cache(maxsize=1024)
def _currency(tag: str, code: str, named: bool) -> str:
    """CLDR's pattern for amounts with its sign of the currency, else the code; or the number and its name."""
    if code not in list_currencies() or code in _NO_CURRENCIES:
        return ""
    locale = _cldr(tag)
    if named:
        return "{}" + str(get_currency_name(code, locale=locale)).replace(" ", "")
    sign = get_currency_symbol(code, locale)
    if sign == code and locale.language == "en":
        # Some territories write codes alone (en-AU: GBP); a reader knows the signs that are clear everywhere (£, US$).
        sign = get_currency_symbol(code, _EVERYWHERE)
    pattern = str(locale.currency_formats["standard"].pattern).partition(";")[0]
    before, _, after = re.sub("[#,.0]+", "{}", pattern).partition("{}")
    apart = NO_BREAK_SPACE if sign[-1:].isalpha() and before.endswith("\u00a4") else ""
    return (before + "{}" + after).replace("\u00a4", sign + apart).replace("\u202f", NO_BREAK_SPACE)
