"""Signs of relationships: targets that are not in the file, ids that nothing has, what leads outside."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from urllib.parse import unquote

from briefdeck.ooxml.opening import source_of
from briefdeck.preflight.sieve.entries import Entries

_LISTED = re.compile(r"<Relationship [^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_REFERENCE = re.compile(r' r:(?:id|embed|link|pict|dm|lo|qs|cs)="([^"]+)"')
_CLICK = re.compile(r"<a:hlink(?:Click|MouseOver)\b[^>]*>")
_LEADS = re.compile(r'\s(?:r:id|action)="[^"]')
_REACHABLE = re.compile(r"(?i)(?:https?|mailto|tel|sms):|#|$")
_WEB = re.compile(r"(?i)https?:")
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
