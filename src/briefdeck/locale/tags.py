"""Tags of languages (BCP 47), and the look-up of one among others (RFC 4647, section 3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from briefdeck.locale.cldr import get_global

_LONGEST = 35  # characters of a tag that is looked up; a longer one is none that anybody means


@lru_cache(maxsize=256)
def chain(tag: str) -> tuple[str, ...]:
    """What a tag is looked up as, in lower case and best first: en-GB as en-gb, then as en.

    A tag gives up its last subtags one by one, and never becomes one of another language. Nor does it become one that
    is written in another script (Unicode's likely subtags): zh-TW is looked up as zh-hant, and not as zh, which is
    Simplified Chinese.
    """
    own = tag.replace("_", "-").lower()
    if not own or len(own) > _LONGEST:
        return (own,) if own else ()
    script = script_of(own)
    language, *rest = own.split("-")
    shorter = [*_shorter(own)]
    if script and script.lower() not in rest:
        # zh-tw is zh-hant-tw, and so may be found as zh-hant.
        shorter = [own, *_shorter("-".join((language, script.lower(), *rest))), *shorter]
    return tuple(dict.fromkeys(one for one in shorter if script_of(one) == script))


def lookup(wanted: str, known: Iterable[str]) -> str | None:
    """The best of the known tags for the wanted one, as it is written there; None where there is none."""
    return _lookup(wanted, tuple(known))


@lru_cache(maxsize=1024)  # the texts of a briefing are in few languages
def _lookup(wanted: str, known: tuple[str, ...]) -> str | None:
    by_tag = {tag.replace("_", "-").lower(): tag for tag in reversed(known)}
    return next((by_tag[one] for one in chain(wanted) if one in by_tag), None)


def _shorter(tag: str) -> Iterable[str]:
    subtags = tag.split("-")
    while subtags:
        yield "-".join(subtags)
        subtags.pop()
        while subtags and len(subtags[-1]) == 1:  # a singleton goes with what it introduces
            subtags.pop()


def is_territory(tag: str) -> bool:
    """Whether the territory of a tag, if it names one, is one of ISO 3166 in two letters: en-GB, not en-UK or en-GBR.

    Three letters behind a language are one of its own (zh-yue), which only some have.
    """
    language, *rest = tag.replace("_", "-").lower().split("-")
    if rest and len(rest[0]) == len("gbr") and rest[0].isalpha() and language not in _OF_SEVERAL:
        return False
    named = [one.upper() for one in tag.replace("_", "-").split("-")[1:] if len(one) == 2 and one.isalpha()]
    private = re.split(r"-[a-z]-", tag.replace("_", "-").lower())[0].upper().split("-")
    return not named or named[0] not in private or named[0] in get_global("territory_zones")


_OF_SEVERAL = frozenset({"zh", "ar", "ms", "sw", "uz", "lv", "kok", "sgn"})
"""Languages that have others within them, by three letters (RFC 5646, extlang)."""


@lru_cache(maxsize=1024)
def script_of(tag: str) -> str:
    """The script of a tag, such as Jpan: that which it names, else the likely one; empty where nobody knows it."""
    language, *rest = tag.split("-")
    named = next((one for one in rest if len(one) == 4 and one.isalpha()), "")
    if named:
        return named.title()
    region = next((one for one in rest if (len(one) == 2 and one.isalpha()) or (len(one) == 3 and one.isdigit())), "")
    likely = get_global("likely_subtags")
    for key in (f"{language}_{region.upper()}", language):
        if key in likely:
            return next((one for one in str(likely[key]).split("_") if len(one) == 4), "")
    return ""
