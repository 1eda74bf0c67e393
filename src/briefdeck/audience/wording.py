"""Numbers, dates and figures in the words of one language and one audience; the forms are those of `locale`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from briefdeck.audience.reader import Audience
from briefdeck.document.richtext import RichText, words
from briefdeck.locale import Language, known, languages, lookup, meant
from briefdeck.locale.base import MINUS, NO_BREAK_SPACE
from briefdeck.locale.units import is_percent
from briefdeck.model.entries import Figure
from briefdeck.model.leaves import Text, decimal_of
from briefdeck.patterns import regex
from briefdeck.text import is_east_asian, serves
from briefdeck.values import dataclass, replace

_SIGN = 4  # the longest sign of a unit with the space before it: kWh
_LARGE = 1_000_000  # numbers of up to six digits are read with ease as they are
_DECIMAL = regex(r"-?[0-9]{1,18}\.[0-9]{1,9}")
_NEGATIVE = regex(r"-[0-9]+(?:[.,][0-9]+)*[ \u00a0]?[%％]?")
_FIELD = regex(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in words: `number` is what is set large, `prefix` and `unit` what stands around it. A unit that is
    `worded` goes on as a sentence does: 14 sites in four countries."""

    prefix: str
    number: str
    unit: str
    worded: bool = False

    def __str__(self) -> str:
        return f"{self.prefix}{self.number}{self.unit}"


@dataclass(frozen=True, slots=True)
class Wording:
    """How this audience says things in this language. `default` is the language of the briefing's bare strings.

    With `calendar`, years count by the calendar whatever eras the audience has, as they do in the briefing's texts.
    """

    audience: Audience
    language: str
    default: str
    calendar: bool = False

    @property
    def spoken(self) -> Language:
        """What the language needs."""
        return known(self.language)

    def say(self, text: Text) -> str:
        """A label of the audience."""
        said = self.find(text)
        return text.choose(self.language, self.audience.settings.languages[0])[1] if said is None else said

    def find(self, words: Mapping[str, str]) -> str | None:
        """Words by language, as a label or a leaf of a plan has them, in the document's language.

        Those that stand there come first, then translations, of the English words if there are any, then words without
        a language where they can serve in this one. None where nobody has any.
        """
        key = self.language if self.language in words else lookup(self.language, (key for key in words if key))
        if key is not None:
            return words[key] if key == self.language else self._of_region(words[key], key)
        known_words = self.audience.translations.of(self.language)
        said = (words[key] for key in ("en", *words) if key in words)
        translated = next((known_words[one] for one in said if one in known_words), None)
        if translated is None and "" in words and serves(words[""], self.spoken):
            return words[""]
        return translated

    def _of_region(self, said: str, tag: str) -> str:
        """Words of a language with the outer quotation marks of its territory: ‘…’ in London."""
        theirs, own = known(tag).quotes[0], self.spoken.quotes[0]
        return said if theirs == own else said.replace(theirs[0], own[0]).replace(theirs[1], own[1])

    def fill(self, pattern: Text, **values: object) -> str:
        """A label that is a pattern, with its `{name}` filled; an unknown name stays as it is written."""
        filled = self.say(pattern)
        for name, value in values.items():
            filled = filled.replace(f"{{{name}}}", str(value))
        return filled

    def segments(self, pattern: Text, **values: RichText) -> RichText:
        """A label whose segments, set apart by bars, are left out where a value that they name is empty.

        What stands between two pairs of asterisks is bold.
        """
        kept = [
            segment
            for segment in self.say(pattern).split("|")
            if all(values.get(name) for name in _FIELD.findall(segment))
        ]
        made = RichText()
        for index, part in enumerate("".join(kept).strip().split("**")):
            for number, piece in enumerate(_FIELD.split(part)):
                said = values[piece] if number % 2 else words(piece)
                made += said.strong() if index % 2 else said
        return made

    def date(self, value: date | str | None) -> str:
        """A day, month or year as this audience writes it; the era stands for the year where the audience has eras, but
        beside texts that count by the calendar."""
        if value is None:
            return ""
        parts = [int(part) for part in str(value).split("-")]
        day = date(*[*parts, 1, 1][:3])
        own = self.audience.settings.dates
        named = lookup(self.language, own)
        part = ("year", "month", "day")[len(parts) - 1]
        pattern = str((named and getattr(own[named], part)) or getattr(self.spoken.dates, part))
        era = self.audience.era_of(day) if not self.calendar else None
        if era and "{era}" in pattern:
            years = day.year - era.begins.year + 1
            pattern = pattern.replace("{era}", f"'{era.name}{era.first if years == 1 else years}'")
        return self.spoken.date(day, pattern.replace("{era}", "y"))

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number with the language's separators; as many decimal places as it has, or exactly `decimals`."""
        return self.spoken.number(decimal_of(value), decimals)

    def percent(self, value: float, decimals: int | None = None) -> str:
        """So many per cent."""
        return self.number(value, decimals) + self.behind("%")

    def rewritten(self, digits: str) -> str:
        """Digits with a decimal point, whose last zeros count (12.50), with the language's separators; and a minus, as
        a hyphen is typed for it."""
        if self.spoken.separators[0] != "." and _DECIMAL.fullmatch(digits):
            return self.spoken.number(Decimal(digits), len(digits.partition(".")[2]))
        return digits.replace("-", MINUS, 1) if _NEGATIVE.fullmatch(digits) else digits

    def amount(self, figure: Figure) -> Amount:
        """A figure with its unit: 1.4兆ドル, $1.4 trillion, 31%."""
        made = self.quantity(figure.value, self.say_unit(figure.unit), figure.decimals)
        if figure.approximate:
            before, _, after = self.say(self.audience.settings.labels.approximate).partition("{}")
            made = replace(made, prefix=before + made.prefix, unit=made.unit + after)
        return made

    def quantity(self, value: float, unit: str, decimals: int | None = None) -> Amount:
        """A number with a unit as `say_unit` gives it."""
        around = self.around(unit)
        if around:
            prefix, _, suffix = around.partition("{}")
            if meant(unit) in self.spoken.points:  # nobody counts points by the million
                number, scale = self.number(value, decimals), ""
            else:
                number, scale = self._compact(value, decimals, unit)
            if prefix and number.startswith(MINUS):  # −$5, and not $−5
                prefix, number = MINUS + prefix, number.removeprefix(MINUS)
        else:
            number, scale = self.number(value, decimals), ""
            prefix, suffix = "", self.behind(unit)
        worded = suffix[:1] == NO_BREAK_SPACE and suffix[1:2].isalpha() and len(suffix) > _SIGN
        return Amount(prefix, number, scale + suffix, worded and not around)

    def say_unit(self, unit: Text | None) -> str:
        """The unit as the briefing means it in this language."""
        return meant(unit.choose(self.language, self.default)[1]) if unit else ""

    def around(self, unit: str) -> str:
        """What is written around an amount in a currency or another unit of the audience, with {} for the number."""
        own = self.audience.settings.units.get(unit)
        usual = meant(unit)
        return (self.find(own) if own else None) or self.spoken.points.get(usual) or self.spoken.currency(usual)

    def behind(self, unit: str) -> str:
        """A unit behind its number: words are set apart, and signs where the language sets that of per cent apart."""
        if is_percent(unit):
            return self.spoken.percent.replace("%", unit)
        word = self.spoken.spaced and unit[:1].isalpha() and not is_east_asian(unit[:1])
        spaced = word or (unit and self.spoken.percent[:1].isspace())
        return (NO_BREAK_SPACE if spaced else "") + unit

    def scale(self, values: Sequence[float], unit: str) -> tuple[int, str]:
        """The scale of the language (億, billion) in which all numbers of a chart are shown: its divisor and word.

        The largest one that leaves each number its first three digits with one decimal place at most. Numbers
        below a million stay as they are, and so do those whose unit has a scale already.
        """
        greatest = max(map(abs, values), default=0.0)
        if greatest < _LARGE or _scaled_units().search(unit):
            return 1, ""
        reached = [scale for scale in self._scales(unit) if greatest >= scale[0]]
        for divisor, word in reached:
            shown = [(value / divisor, round(value / divisor, 1)) for value in values]
            if greatest / divisor < _LARGE and all(abs(v - r) <= 0.005 * abs(v) for v, r in shown):
                return divisor, word
        return reached[0] if reached else (1, "")

    def scaled_unit(self, unit: RichText, scale: str) -> RichText:
        """The unit with the word of a scale: 億kWh, billion kWh; a currency as the audience writes it: $ billion."""
        around = self.around(unit.plain)
        if around:
            before, _, after = around.partition("{}")
            written = before + scale.replace(" ", NO_BREAK_SPACE) + after
            return words(written if before else written.strip(), origin=next(unit.origins, None))
        apart = scale[:1].isspace() or (scale != "" and scale[-1:].isascii())  # a short word has no space: bn kWh
        between = NO_BREAK_SPACE if unit and apart else ""
        return words(scale.strip() + between) + unit

    def _scales(self, unit: str) -> tuple[tuple[int, str], ...]:
        return self.spoken.scales(meant(unit), short=self.audience.settings.amounts == "short")

    def _compact(self, value: float, decimals: int | None, unit: str) -> tuple[str, str]:
        """The number in the language's own scale (兆, trillion), where that loses no digit; the scale's word."""
        scaled, word = value, ""
        for divisor, name in self._scales(unit):
            if abs(value) >= divisor:
                quotient = decimal_of(value) / divisor
                if quotient == round(quotient, 3):
                    scaled, word = float(quotient), name
                break
        return self.number(scaled, decimals), word.replace(" ", NO_BREAK_SPACE)


@lru_cache(maxsize=1)
def _scaled_units() -> re.Pattern[str]:
    """Units that are scaled already, in any language: 百万円, USD bn, thousand tonnes, Mio. t."""
    return regex("|".join(language.scaled for language in languages()))


def filled(pattern: str, place: RichText, part: RichText) -> RichText:
    """A thing and a part of it, or a part and what it says, in the words of the audience."""
    before, _, rest = pattern.partition("{place}")
    between, _, after = rest.partition("{part}")
    return words(before) + place + words(between) + part + words(after)
