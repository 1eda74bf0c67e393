"""Signs of persons and machines: who saved the file last, whose template it was, paths of personal folders."""

from __future__ import annotations

from briefdeck.patterns import regex
from briefdeck.preflight.sieve.entries import Entries

_SAVED = regex(r"<(?:cp:)?lastModifiedBy>([^<]*)<")
_CREATED = regex(r"<(?:dc:)?creator>([^<]*)<")
_TITLE = regex(r"<(?:dc:)?title>\s*[^<\s]")
_NAMED = ("Company>", "Manager>", "Template>")
_FOLDERS = ("users/", "users\\", "/home/", '"\\\\', ">\\\\")  # of Windows, macOS and Linux, and of servers


def property_signs(entries: Entries) -> bool:
    """Whether properties may tell of persons, or anything leads into a folder of theirs."""
    properties = {name: text for name, text in entries.texts.items() if name.startswith("docProps/")}
    said = "".join(properties.values())
    if any(name in said for name in _NAMED) or (entries.is_memo and not _TITLE.search(said)):
        return True
    saved, created = _SAVED.search(said), _CREATED.search(said)
    if saved and saved[1].strip() and saved[1].strip() != (created[1].strip() if created else ""):
        return True
    return any(_has_folder(text) for name, text in entries.texts.items() if not name.startswith("customXml/"))


def _has_folder(text: str) -> bool:
    if "\\" not in text and "/home/" not in text and "sers/" not in text and "SERS/" not in text:
        return False
    lower = text.lower()
    return any(folder in lower for folder in _FOLDERS)
