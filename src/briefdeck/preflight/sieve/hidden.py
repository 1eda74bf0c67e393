"""Signs of texts that the reader must not see, in any part of a file: its words joined in every way, without a tree."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from briefdeck.patterns import regex

if TYPE_CHECKING:
    from briefdeck.preflight.sieve.entries import Entries

_TAG = regex(r"<[^>]*>")
_VALUE = regex(r'="([^"]*)"')
_DECLARATION = 60  # characters of what a part begins with
_SHOWN = regex(r"<(?:[\w.-]+:)?(?:t|delText)(?:\s[^>]*)?>([^<]*)<")


def hidden_signs(entries: Entries, hidden: tuple[str, ...]) -> bool:
    """Whether one of these texts may stand in it.

    Preflight joins the texts of each paragraph, all of them and those that are shown, and reads the values of
    attributes. Here all texts of a part are joined both ways: what preflight finds is in one of the three.
    """
    if not hidden:
        return False
    from briefdeck.preflight.leaks import LEAST, fold, in_bytes

    wanted = {text: folded for text in hidden if len(folded := fold(text)) >= LEAST}
    if not wanted:
        return False
    for name, data in entries.data.items():
        markup = entries.texts.get(name)
        if markup is None:
            if next(in_bytes(data, name, wanted), None) is not None:
                return True
            if not data.lstrip().startswith(b"<"):  # markup under another name, as VML is
                continue
            markup = data.decode("utf-8", "replace")
        said = _TAG.sub("", markup)
        if ">" in said:  # of an attribute's value, or a text whose writer leaves it as it is
            return True
        shown = "".join(_SHOWN.findall(markup))
        values = "\0".join(set(_VALUE.findall(markup))) if markup.find("='", _DECLARATION) < 0 else markup
        for words in dict.fromkeys((said, shown, values)):
            found = fold(unescape(words) if "&" in words else words)
            if any(folded in found for folded in wanted.values()):
                return True
    names = fold("\0".join((*entries.data, entries.comment)))
    return any(folded in names for folded in wanted.values())
