"""Signs of relationships: targets that are not in the file, ids that nothing has, what leads outside."""

from __future__ import annotations

import posixpath
from html import unescape
from urllib.parse import unquote

from briefdeck.ooxml.opening import source_of
from briefdeck.patterns import regex
from briefdeck.preflight.sieve.entries import Entries

_LISTED = regex(r"<Relationship [^>]*>")
_ATTRIBUTE = regex(r'(\w+)="([^"]*)"')
_REFERENCE = regex(r' r:(?:id|embed|link|pict|dm|lo|qs|cs)="([^"]+)"')
_CLICK = regex(r"<a:hlink(?:Click|MouseOver)\b[^>]*>")
_LEADS = regex(r'\s(?:r:id|action)="[^"]')
_REACHABLE = regex(r"(?i)(?:https?|mailto|tel|sms):|#|$")
_WEB = regex(r"(?i)https?:")
# What is left of those who wrote a file, or of those who read it.
_PERSONAL = frozenset({"comments", "threadedComment", "people", "custom-properties"})


def relationship_signs(entries: Entries) -> bool:
    """Whether any part may have a relationship or a reference that preflight would name."""
    known: dict[str, set[str]] = {}
    for name, text in entries.texts.items():
        if name.endswith(".rels"):
            source = source_of(name)
            listed = [dict(_ATTRIBUTE.findall(entry)) for entry in _LISTED.findall(text)]
            known[source] = {entry.get("Id", "") for entry in listed}
            if any(_is_told(entry, posixpath.dirname(source), entries) for entry in listed):
                return True
    for name, text in entries.texts.items():
        if not known.get(name, set()).issuperset(_REFERENCE.findall(text)):
            return True
        if "<a:hlink" in text and not all(map(_LEADS.search, _CLICK.findall(text))):
            return True
    return False


def _is_told(entry: dict[str, str], folder: str, entries: Entries) -> bool:
    kind, target = entry.get("Type", "").rpartition("/")[2], unescape(entry.get("Target", ""))
    if kind in _PERSONAL:
        return True
    if entry.get("TargetMode") == "External":
        path = "/" in target or "\\" in target
        return kind != "hyperlink" or not _REACHABLE.match(target) or (path and not _WEB.match(target))
    written = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0]))[1:]
    return written not in entries.data and unquote(written) not in entries.data
