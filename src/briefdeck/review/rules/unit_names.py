"""Units that no document can set: a currency and a scale in one, a sign of several currencies, a code of none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import currency_codes, meant
from briefdeck.model.amounts import EASTERN_UNITS, amount
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark

_SCALED = regex(
    r"(?P<money>[$€£¥]|[A-Z]{3})\s?(?:k|K|[mMbB]|mn|bn|tn)|(?:k|K|[mMbB]|mn|bn|tn|Mio\.?|Mrd\.?)\s?(?P<behind>[$€£¥])"
)
_SCALE = regex(r"k|mn|bn|tn|Mio\.?|Mrd\.?|Tsd\.?")
_WORD_SCALE = regex(r"(?:T|Mio\.?|Mrd\.?|Tsd\.?) ?(?P<of>[$€£¥]|[A-Z]{3}|Euro|US-Dollar|S?Fr\.|Franken)")
_SCALE_LAST = regex(r"(?P<of>[$€£¥]|US\$|[A-Z]{3}) (?i:thousand|million|billion|trillion|mn|bn|tn)s?")
_SCALE_FIRST = regex(r"(?i:(?:k|m|mn|bn|tn|thousand|million|billion|trillion)s?) (?P<of>[^\s].*)")
_EACH = regex(
    r"(?P<of>[$€£¥]|[A-Z]{3}|(?i:euros?|pfund|dollars?|pounds?|franken)) ?(?:/ ?|per |pro |par |a |im |je )"
    r"(?P<time>years?|yr|annum|months?|mo|weeks?|days?|Jahr|Monat|Woche|Tag|an|mois|年|月|년|월)"
    r"|(?P<behind>[$€£¥]|[A-Z]{3}) ?(?P<yearly>p\.? ?a\.?|pcm)"
)
_SAID = regex(
    r"(?P<before>(?i:in|angaben in) +|(?i:units?|einheit|unité|単位|단위|单位|單位)\s*[:：]\s*)(?P<of>[^\s()].*)"
)
_ZEROS = regex(
    r"(?P<of>[$€£¥]|[A-Z]{3}|) ?(?P<zeros>['’]?000s?|['’]000['’]?[ ,]?000s?|[xX×] ?1[,.]?000)"
    r"(?: (?:of )?(?P<behind>[^\d\s].*))?"
)
"""Thousands as heads of spreadsheets have them: £000, '000 t, 000s."""
_EASTERN_SCALE = regex(r"[十百千万億兆亿萬십백천만억조]+(?P<of>円|元|원|ドル|달러)")
_LARGE = 1e5
_SIGNS = {"$": ("USD", "AUD or CAD"), "¥": ("JPY", "CNY")}
# Three capital letters behind a number that are no currency.
_COUNTED = frozenset({"TEU", "FTE", "BTU", "BOE", "BPD", "PPM", "PPB", "RPM", "SKU", "DAU", "MAU", "KPI", "DWT", "GRT"})


def check_units(reader: Reader) -> Iterator[Remark]:
    """L114: units that no document can set."""
    codes = currency_codes()
    for passage in reader.passages:
        unit = meant(passage.prose.strip())
        if Trait.UNIT not in passage.traits or unit in codes:
            continue
        scaled = _SCALED.fullmatch(unit)
        of_figure = passage.path[0] == "figures"
        if of_figure and (worded := _WORD_SCALE.fullmatch(unit)) and _code(worded["of"]) in codes:
            what = f"“{unit}” has a scale beside the currency, and would stand behind the number as it is"
            hint = f"write {_code(worded['of'])}, and the number in full: documents choose the scale"
            yield reader.remark(rules.UNKNOWN_UNIT, passage, 0, what, hint)
            continue
        scaled_first = (_SCALE_FIRST.fullmatch(unit) or _SCALE_LAST.fullmatch(unit)) if of_figure else None
        what = hint = ""
        if said := _SAID.fullmatch(unit):
            what = f"“{said['before'].strip()}” stands in documents, between the number and its unit"
            hint = f"write {said['of']}"
        elif of_figure and _SCALE.fullmatch(unit):
            what, hint = f"“{unit}” is a scale and no unit", "write the number in full, and what is counted as its unit"
        elif zeros := _ZEROS.fullmatch(unit):
            counted = _code(zeros["of"] or zeros["behind"] or "")
            what = f"“{unit}” stands behind numbers as it is"
            scale = "million" if zeros["zeros"].count("000") > 1 else "thousand"
            hint = f"write {scale} {counted}".rstrip()
            if of_figure:
                hint = f"write {counted or 'what is counted'}, and the number in full: documents choose the scale"
        elif scaled and (money := _code(scaled["money"] or scaled["behind"])) in codes:
            what = f"“{unit}” is a currency and a scale, and would stand behind the number as it is"
            hint = f"write {money}, and the number in full: documents choose the scale"
            if passage.path[0] == "sections" and scaled["behind"]:
                continue  # words of a scale and a sign stand so above an axis
            if passage.path[0] == "sections":  # a chart has its numbers as they are
                hint = f"write it in words, such as million {money}"
        elif scaled_first and (money := meant(scaled_first["of"])) in codes:
            what = f"“{unit}” has a scale beside the currency, and would stand behind the number as it is"
            hint = f"write {money}, and the number in full: documents choose the scale"
        elif of_figure and (each := _EACH.fullmatch(unit)) and (money := _code(each["of"] or each["behind"])) in codes:
            what = f"“{unit}” is a currency and a time, and would stand behind the number as it is"
            hint = f"write {money}, and “{unit.removeprefix(each['of'] or each['behind']).strip()}” in the label:"
        elif (counted_in := _EASTERN_SCALE.fullmatch(unit)) and of_figure and abs(_value(reader, passage)) >= _LARGE:
            what = f"“{unit}” has a scale beside the currency, and would stand behind the number as it is"
            hint = f"write {EASTERN_UNITS[counted_in['of']]}, and the number in full: documents choose the scale"
        elif of_figure and unit in EASTERN_UNITS and abs(_value(reader, passage)) >= _LARGE:
            what = f"“{unit}” would stand behind all digits of the number"
            hint = f"write {EASTERN_UNITS[unit]}: documents choose the scale"
        elif of_figure and (one := amount(f"1 {unit}"))[0] == "1" and one[1] in codes:
            what = f"“{unit}” is a currency, and would stand behind the number as it is"
            hint = f"write {one[1]}: documents write it as the language does"
        elif unit in _SIGNS:
            usual, others = _SIGNS[unit]
            what, hint = f"“{unit}” is the sign of several currencies", f"write {usual}, or {others}"
        elif re.fullmatch("[A-Z]{3}", unit) and unit not in _COUNTED:
            near = [code for code in _COMMON if sorted(code) == sorted(unit)]
            what = f"there is no currency “{unit}”"
            hint = f"did you mean “{near[0]}”?" if near else "write a code of ISO 4217, or the word for what is counted"
        if what:
            yield reader.remark(rules.UNKNOWN_UNIT, passage, 0, what, hint)


def _value(reader: Reader, passage: Passage) -> float:
    """The number of the figure that a passage is the unit of."""
    figure = reader.loaded.briefing.figures.get(str(passage.path[1]))
    return figure.value if figure is not None else 0


def _code(sign: str) -> str:
    named = amount(f"1 {sign}")[1] if len(sign) > len("USD") else ""
    return named or meant(sign).replace("$", "USD").replace("¥", "JPY")


_COMMON = ("USD", "EUR", "GBP", "JPY", "CNY", "KRW", "CHF", "INR", "AUD", "CAD", "NZD", "HKD", "SGD", "SEK")
