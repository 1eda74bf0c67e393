"""Words that should not be there, and words that should: leftovers of templates, alternative texts."""

from __future__ import annotations

import re

_LEFTOVERS = re.compile(
    r"(?=[{}%LlCcクTFXx\[［U])(?:"  # tried only where one of them can begin
    r"\{\{|\}\}|\{%|%\}"
    r"|(?i:lorem ipsum)"
    r"|(?i:click to (?:add|edit|insert)\b)|(?i:click (?:or tap )?here to enter)"
    r"|クリックして.{0,16}?(?:入力|追加|編集|挿入)"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])"
    r"|(?<![A-Za-z0-9])(?:xxx+|XXX+)(?![A-Za-z0-9])"
    r"|(?i:\[(?:insert|enter|your)\b[^\]]{0,30}\]?)|［(?:挿入|記入)[^］]{0,20}］?"
    r"|(?<![A-Za-z])Undefined(?=$|[,;)）]))"
)
_NOTHING = frozenset({"None", "undefined", "Undefined", "NaN", "nan", "null", "NULL"})
_FILE = re.compile(
    r"(?i)(?:^|[\\/])[^\\/\s]*\.(?:png|jpe?g|gif|svg|emf|wmf|tiff?|bmp|webp|pdf|xlsx?|pptx?|docx?)$"
    r"|^[a-z]:\\|^file:|^https?://\S+$|^\\\\"
)


def leftover(text: str) -> str:
    """The first thing in a paragraph that was to be replaced; nothing where there is none."""
    whole = text.strip()
    if whole in _NOTHING:
        return whole
    found = _LEFTOVERS.search(text)
    return found[0] if found else ""


def alt_fault(words: str) -> str:
    """What is wrong with an alternative text; nothing where nothing is."""
    words = words.strip()
    if not words:
        return "has no alternative text"
    if _FILE.search(words):
        return "has the name of a file as its alternative text"
    return ""
