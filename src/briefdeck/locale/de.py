"""German."""

from briefdeck.locale.base import Dates, Language, Phrases, Region

_WEAK = (
    r"(?i)\b(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|und|oder|aber|als|wie|zu|zum|zur|in|im|an|am|auf|"
    r"bei|beim|von|vom|mit|nach|aus|für|über|unter|um|durch|gegen|ohne|bis|seit|ist|sind|nicht)$"
)
_OPENS = (
    r"(?i)(?:in|im|an|am|auf|bei|beim|von|vom|mit|nach|aus|für|über|unter|um|durch|gegen|ohne|bis|seit|zu|zum|zur|und|"
    r"oder|aber|als|wie|dass|weil|wenn|während)\b"
)
_UNITS = (
    r"(?:Tsd\.|Mio\.|Mrd\.|Bio\.|Tausend|Millionen|Million|Milliarden|Milliarde|Billionen|Billion)"
    r"(?:[ \u00a0](?:€|\$|£|Euro|US-Dollar|Dollar|Pfund|Franken|Yen|EUR|USD|CHF|t|Tonnen))?",
    "€|Euro|US-Dollar|Dollar|Franken|Pfund|Prozentpunkte?|Prozent|Punkte|Basispunkte?",
    "Jahren?|Jahr|Quartale?|Monaten?|Monat|Wochen?|Tagen?|Tag|Stunden?|Minuten?|Tonnen?|Menschen|Personen|Länder|Mal|t|a",
)

_GUILLEMETS = (("«", "»"), ("‹", "›"))

_SWISS = {"ß": "ss", "ẞ": "SS", "„": "«", "“": "»", "‚": "‹", "‘": "›"}

LANGUAGE = Language(
    code="de",
    name="German",
    tag="de-DE",
    script="Latn",
    dates=Dates("d. MMMM y", "MMMM y", "y"),
    quotes=(("„", "“"), ("‚", "‘")),
    phrases=Phrases(weak=_WEAK, opens=_OPENS, units=_UNITS),
    large="short",
    points={"pp": "{}\u00a0Prozentpunkte", "bps": "{}\u00a0Basispunkte"},
    times=r"(?<![\d.,])(\d{1,3}(?:,\d)?)(?:[ \u00a0-]?(?:mal|fache)\b)",
    multiples={
        "verdoppel|zweifache|doppelt so": 2,
        "verdreifach|dreifache|dreimal so": 3,
        "vervierfach|vierfache|viermal so": 4,
        "halbier|auf die hälfte": 0.5,
    },
    fractions={
        r"\bdie hälfte\b(?<!auf die hälfte)|\bhalb so": 0.5,
        r"\bein drittel\b": 1 / 3,
        r"\bzwei drittel\b": 2 / 3,
        r"\bein viertel\b": 0.25,
        r"\bdrei viertel\b": 0.75,
        r"\bein fünftel\b": 0.2,
        r"\bvier fünftel\b": 0.8,
    },
    against=r"(?i)\b(?:gegenüber|statt|als|Durchschnitt|Schnitt|Grenze|vorher)\b[^.;]{0,24}\{\}",
    so_many=r"(?<![\w.,])(?P<part>\d{1,2})[ \u00a0]von[ \u00a0](?P<whole>\d{1,2})(?![\w,.]*\d)\b",
    of_them=r"\bdavon[ \u00a0](?P<part>\d{1,3})(?![\d.,])",
    portion=r"\{\}[ \u00a0](?:der|des|von|aller)\b|\bAnteil\b",
    less=r" (?:weniger|niedriger|günstiger|billiger|kleiner|kürzer|unter)\b",
    more=r" (?:mehr|höher|teurer|größer|länger|über)\b",
    over=r"\b(?:mehr als|über|gut) ",
    under=r"\b(?:weniger als|unter|fast|knapp) ",
    by=r"\bum (?:etwa |rund |fast |mehr als )?",
    scaled=r"\b(?:Tsd|Mio|Mrd|Bio)\b|Tausend|Million|Milliarde|Billion",
    currencies={
        "USD": "{}\u00a0US-Dollar",
        "GBP": "{}\u00a0Pfund",
        "JPY": "{}\u00a0Yen",
        "CNY": "{}\u00a0Yuan",
        "KRW": "{}\u00a0Won",
    },
    identifiers={"DE": "407", "CH": "807", "AT": "C07", "LU": "1007", "LI": "1407"},
    regions=dict.fromkeys(("CH", "LI"), Region(quotes=_GUILLEMETS, letters=_SWISS)),
)
