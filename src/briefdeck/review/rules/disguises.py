"""Signs that are not seen and turn words around, and hosts whose letters look like those of another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from briefdeck.diagnostics.rules import evidence, language
from briefdeck.model.markup import tokens
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.yamlfile.tree import Path

TURNING = regex("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""Signs of direction (UAX #9, 2): marks, embeddings, overrides, isolates, and what ends them."""
_FORCING = frozenset("\u202d\u202e")
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_SCRIPT = regex(r"(LATIN|CYRILLIC|GREEK|ARMENIAN|CHEROKEE) ")
# Letters that are drawn as Latin ones in the faces of browsers (UTS #39, confusables.txt, of single letters).
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуѵүкмтнгвь" + "αικνορτυχγ" + "օսոցհ")


def check_disguises(reader: Reader) -> Iterator[Remark]:
    """L115 and E131."""
    for passage in reader.passages:
        yield from _turned(reader, passage)
        for token in tokens(reader.places.value(passage.where) or ""):
            if token.href:
                yield from _host(reader, passage.where, token.href, token.end - 1 - len(token.href))
    for key, source in reader.loaded.briefing.sources.items():
        if source.url:
            yield from _host(reader, ("sources", key, "url"), source.url, 0)


def _turned(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """Signs of direction where there is nothing to direct; in a text that is written to the left, those that force
    letters into an order, or are opened and not closed."""
    found = [(match.start(), match[0]) for match in TURNING.finditer(passage.prose)]
    if not found:
        return
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in TURNING.sub("", passage.prose)):
        found = [*_unclosed(found), *((at, sign) for at, sign in found if sign in _FORCING)]
    for at, sign in found:
        name = unicodedata.name(sign).capitalize()
        what = f"U+{ord(sign):04X} ({name}) is not seen, and words around it may be read in another order"
        hint = "delete it"
        yield reader.mended(language.TURNING_SIGN, passage, at, at + 1, "", what, hint)


def _unclosed(found: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    open_: list[tuple[int, str]] = []
    for at, sign in found:
        if sign in _OPENING:
            open_.append((at, sign))
        elif open_ and _OPENING[open_[-1][1]] == sign:
            open_.pop()
    yield from open_


def _host(reader: Reader, where: Path, url: str, at: int) -> Iterator[Remark]:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return
    shown = _shown(host)
    for label in shown.split(".")[:-1]:
        scripts = {found[1] for sign in label if (found := _SCRIPT.match(unicodedata.name(sign, "")))}
        foreign = scripts - {"LATIN"}
        alike = bool(foreign) and all(sign in _LIKE_LATIN for sign in label if sign.isalpha())
        if foreign and ("LATIN" in scripts or (alike and shown.rpartition(".")[2].isascii())):
            letters = " and ".join(sorted(name.capitalize() for name in scripts))
            what = f"“{label}” in the address is written in {letters} letters, and looks like another name"
            hint = "copy the address again from the browser, and see whose page it is"
            yield Remark(where, evidence.DISGUISED_HOST.at(reader.places.span(where, at), what, hint))
            return


def _shown(host: str) -> str:
    """A host with the letters that it stands for."""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("ascii").decode("idna") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)
