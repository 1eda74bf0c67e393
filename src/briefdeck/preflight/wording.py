"""Alternative texts that are none."""

from __future__ import annotations

from briefdeck.patterns import regex

_FILE = regex(
    r"(?i)(?:^|[\\/])[^\\/\s]*\.(?:png|jpe?g|gif|svg|emf|wmf|tiff?|bmp|webp|pdf|xlsx?|pptx?|docx?)$"
    r"|^[a-z]:\\|^file:|^https?://\S+$|^\\\\"
)


def alt_fault(words: str) -> str:
    """What is wrong with an alternative text; nothing where nothing is."""
    words = words.strip()
    if not words:
        return "has no alternative text"
    if _FILE.search(words):
        return "has the name of a file as its alternative text"
    return ""
