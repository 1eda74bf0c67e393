"""French."""

from briefdeck.locale.base import NO_BREAK_SPACE, Dates, Language, Phrases, Region

_WEAK = (
    r"(?i)\b(?:le|la|les|l’|un|une|des|du|de|d’|et|ou|mais|que|qui|à|au|aux|en|dans|sur|sous|par|pour|avec|sans|entre|vers|"
    r"chez|ce|cet|cette|ces|son|sa|ses|leur|leurs|est|sont|ne|se)$"
)
_OPENS = (
    r"(?i)(?:à|au|aux|en|dans|sur|sous|par|pour|avec|sans|entre|vers|chez|de|du|des|et|ou|mais|que|qui|quand|si|depuis)\b|"
    "d’"
)
_UNITS = (
    r"(?:k|M|Md|Mds|milliers?|millions?|milliards?)(?:[ \u00a0](?:€|\$|£|d’euros|de dollars|EUR|USD|CHF|t))?",
    "€|euros?|dollars?|francs?|livres?|pour cent|points? de pourcentage|points? de base|points?",
    "ans?|années?|trimestres?|mois|semaines?|jours?|heures?|minutes?|tonnes?|personnes?|pays|fois|t",
)

# A narrow space is a wide one, as in numbers: many faces lack it.
_GUILLEMETS = (f"«{NO_BREAK_SPACE}", f"{NO_BREAK_SPACE}»")
_SINGLE = (f"‹{NO_BREAK_SPACE}", f"{NO_BREAK_SPACE}›")

LANGUAGE = Language(
    code="fr",
    name="French",
    tag="fr-FR",
    script="Latn",
    dates=Dates("d MMMM y", "MMMM y", "y", first="1er"),
    quotes=(_GUILLEMETS, ("“", "”")),
    phrases=Phrases(weak=_WEAK, opens=_OPENS, units=_UNITS),
    large="short",
    largest=10**9,  # 1 400 Md: who reads Bn thinks of a billion
    points={"pp": "{}\u00a0points de pourcentage", "bps": "{}\u00a0points de base"},
    times=r"(?<![\d.,])(\d{1,3}(?:,\d)?)[ \u00a0]fois",
    multiples={
        r"\bdoubl(?:e|é|ent|er)": 2,
        r"\btripl(?:e|é|ent|er)": 3,
        r"\bquadrupl": 4,
        "de moitié|divisée?s? par deux": 0.5,
    },
    fractions={
        r"(?<!de )\bla moitié\b": 0.5,
        r"\b(?:un|le) tiers\b": 1 / 3,
        r"\bdeux tiers\b": 2 / 3,
        r"\b(?:un|le) quart\b": 0.25,
        r"\b(?:les )?trois quarts\b": 0.75,
        r"\b(?:un|le) cinquième\b": 0.2,
        r"\bquatre cinquièmes\b": 0.8,
    },
    against=r"(?i)\b(?:contre|que|moyenne|limite|auparavant)\b[^.;]{0,24}\{\}",
    so_many=r"(?<![\w.,])(?P<part>\d{1,2})[ \u00a0](?:sur|des)[ \u00a0](?P<whole>\d{1,2})(?![\w,.]*\d)\b",
    of_them=r"\bdont[ \u00a0](?P<part>\d{1,3})(?![\d.,])",
    portion=r"\{\}[ \u00a0](?:de|du|des)\b|\{\}[ \u00a0]d[’']|\bpart d",
    less=r"[ \u00a0](?:de moins|moins|plus bas)\b",
    more=r"[ \u00a0](?:de plus|plus)\b(?! bas)",
    over=r"\b(?:plus (?:de|d’|d')|plus que) ?",
    under=r"\b(?:moins (?:de|d’|d')|près (?:de|d’|d')|presque) ?",
    scaled=r"\b(?:k|M|Mds?|Mrd)(?=[ \u00a0]?[€$£]|\b)|milliers?|millions?|milliards?",
    currencies={"USD": "{}\u00a0$", "GBP": "{}\u00a0£", "JPY": "{}\u00a0¥"},
    identifiers={"FR": "40C", "BE": "80C", "CA": "C0C", "CH": "100C", "LU": "140C"},
    regions={
        "CH": Region(quotes=(_GUILLEMETS, _SINGLE)),
        "CA": Region(currencies={"USD": "", "GBP": "", "JPY": ""}),  # $ is Canada's, and $ US another one's
    },
)
