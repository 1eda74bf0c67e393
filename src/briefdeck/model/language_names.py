"""Languages as people call them: by their names, by their territories, in other forms of a tag."""

from __future__ import annotations

import re
import unicodedata

from briefdeck.locale import find, languages

TERRITORIES = {
    "jp": "ja",
    "cn": "zh",
    "tw": "zh-TW",
    "hk": "zh-HK",
    "kr": "ko",
    "us": "en-US",
    "gb": "en-GB",
    "en-uk": "en-GB",
}
"""Codes of territories that are taken for those of their languages."""


def language_of(text: str) -> str:
    """The tag of a language that is called by its name, by its territory or in another form; nothing for none."""
    said = unicodedata.normalize("NFKC", text).strip().partition(".")[0].replace("_", "-")
    if said.casefold() in TERRITORIES:
        return TERRITORIES[said.casefold()]
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", said) and find(said):
        first, *rest = said.split("-")
        return "-".join((first.lower(), *(one.upper() if len(one) == len("GB") else one.title() for one in rest)))
    if said.casefold() in _DIALECTS:
        return _DIALECTS[said.casefold()]
    names = {name.casefold(): one.code for one in reversed(languages()) for name in (one.code, one.tag, *one.names)}
    if said.casefold() in names:
        return names[said.casefold()]
    language, _, territory = said.rstrip(")").replace("-", "(").partition("(")
    code = names.get(language.strip().casefold(), "")
    if not code and (parts := said.split()) and len(parts) == 2 and parts[0].isalpha():  # British English
        code, territory = names.get(parts[1].casefold(), ""), parts[0]
    where = _WHERE.get(territory.strip().casefold(), territory.strip().upper())
    return f"{code}-{where}" if code and len(where) == 2 and find(f"{code}-{where}") else code


_DIALECTS = {
    **dict.fromkeys(("schweizerdeutsch", "schweizer deutsch", "schweizer hochdeutsch", "swiss german"), "de-CH"),
    **dict.fromkeys(("österreichisch", "austrian german"), "de-AT"),
    **dict.fromkeys(("suisse romand", "français suisse"), "fr-CH"),
    **dict.fromkeys(("québécois", "français canadien"), "fr-CA"),
    **dict.fromkeys(("mandarin", "putonghua", "普通话", "简体中文", "中文"), "zh"),
    **dict.fromkeys(("國語", "繁體中文", "正體中文"), "zh-Hant"),
}
_WHERE = {
    "gbr": "GB",
    "eng": "GB",
    "aus": "AU",
    "can": "CA",
    "ind": "IN",
    "irl": "IE",
    "nzl": "NZ",
    "zaf": "ZA",
    "deu": "DE",
    "ger": "DE",
    "aut": "AT",
    "che": "CH",
    "fra": "FR",
    "bel": "BE",
    "jpn": "JP",
    "kor": "KR",
    "chn": "CN",
    "twn": "TW",
    "hkg": "HK",
    "sgp": "SG",
    **dict.fromkeys(("uk", "british", "britain", "united kingdom", "england"), "GB"),
    **dict.fromkeys(("us", "usa", "american", "united states"), "US"),
    **dict.fromkeys(("australian", "australia"), "AU"),
    **dict.fromkeys(("swiss", "switzerland", "schweiz", "suisse"), "CH"),
    **dict.fromkeys(("austrian", "austria", "österreich"), "AT"),
    **dict.fromkeys(("german", "germany", "deutschland"), "DE"),
    **dict.fromkeys(("canadian", "canada"), "CA"),
    **dict.fromkeys(("traditional", "taiwan", "繁體", "繁体"), "TW"),
}


def about_language(text: str) -> str:
    """What to write for what is no tag of a language."""
    meant = language_of(text)
    if meant:
        return f"write {meant}"
    several = [one for part in re.split(r"[/,;+&]|\s(?:and|und|et)\s", text) if (one := language_of(part.strip(" []")))]
    if len(several) > 1:
        both = ", ".join(f"{one}: …" for one in dict.fromkeys(several))
        return f"write {several[0]}, that of all texts but those which are written as {{{both}}}"
    return "a language is written ja, en, en-GB"
