"""Traces of another language in a file whose words are all in Latin letters: its signs, names, tags and typefaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from briefdeck.diagnostics import Facts
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.diagnostics.words import counted, quoted
from briefdeck.ooxml.names import A, P, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import Element, paragraphs
from briefdeck.patterns import regex
from briefdeck.preflight.findings import Found
from briefdeck.preflight.relations import place_of

_LETTERS = regex("[ぁ-ゖァ-ヺ一-鿿가-힣]")
_LATIN = regex("[A-Za-z]")
_LEAST = 20  # Latin letters by which a language can be told
_SIGNS = regex("\u3000|[！-～]|[、。「」]")
_TAG = regex("(?:ja|zh|ko)(?:-|$)")
_READ = regex(r"(?:^|/)(?:slides/slide\d+|notesSlides/notesSlide\d+|document\d*|header\d*|footer\d*|footnotes)\.xml$")
_NAMED = 3


def foreign_traces(package: Package, numbers: Mapping[str, int]) -> Iterator[Found]:
    """Nothing in a file that has words in an East Asian script, and nothing where there are few words at all."""
    read = [part for part in sorted(package.trees) if _READ.search(part)]
    words = [(part, text) for part in read for text in _texts(package.trees[part])]
    whole = "".join(text for _, text in words)
    if _LETTERS.search(whole) or len(_LATIN.findall(whole)) < _LEAST:
        return
    for part, text in words:
        if sign := _SIGNS.search(text):
            what = f"{_name(sign[0])} stands in {quoted(text.strip())}, which is in Latin letters"
            yield Found(rules.FOREIGN_TRACE, place_of(part, numbers), what, "write the sign of the language")
    yield from _tags(package)
    yield from _names(package)


def _texts(tree: Element) -> Iterator[str]:
    yield from (text for _, text in paragraphs(tree) if text)
    written = ("".join(t.text or "" for t in paragraph.iter(f"{W}t")) for paragraph in tree.iter(f"{W}p"))
    yield from (text for text in written if text)


def _name(sign: str) -> str:
    return "an ideographic space" if sign == "\u3000" else f"“{sign}”"


def _names(package: Package) -> Iterator[Found]:
    """Names of layouts and styles, and the words of masters, in another script."""
    found: dict[str, list[str]] = {}
    for part, tree in sorted(package.trees.items()):
        for kind, elements in (
            ("layouts", (e.get("name", "") for e in tree.iter(f"{P}cSld"))),
            ("styles", (e.get(f"{W}val", "") for e in tree.iterfind(f"{W}style/{W}name"))),
            ("typefaces of its theme", (e.get("typeface", "") for e in tree.iter(f"{A}ea"))),
        ):
            if kind == "typefaces of its theme" and "/theme/" not in part:
                continue
            found.setdefault(kind, []).extend(name for name in elements if _LETTERS.search(name))
        if "notesMaster" in part or "slideMaster" in part:
            found.setdefault("words of its masters", []).extend(t for t in _texts(tree) if _LETTERS.search(t))
    for kind, all_names in found.items():
        if unlike := list(dict.fromkeys(all_names)):
            shown = ", ".join(quoted(name) for name in unlike[:_NAMED])
            shown += " …" if len(unlike) > _NAMED else ""
            what = f"the words are in Latin letters, and {kind} are not: {shown}"
            yield Found(rules.FOREIGN_TRACE, Facts(more=len(unlike)), what, "name them anew in the template", mild=True)


def _tags(package: Package) -> Iterator[Found]:
    """Parts of which words are tagged with another language."""
    tagged: dict[str, list[str]] = {}
    for part, tree in sorted(package.trees.items()):
        kinds = (f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr")
        tags = chain(
            (e.get("lang", "") for e in tree.iter(*kinds)), (e.get(f"{W}val", "") for e in tree.iter(f"{W}lang"))
        )
        for tag in sorted({tag for tag in tags if _TAG.match(tag)}):
            tagged.setdefault(tag, []).append(part)
    for tag, parts in tagged.items():
        what = f"the words are in Latin letters, and {counted(len(parts), 'parts')} are set to {tag}: {parts[0]}"
        hint = "set the language of the template to that of its words (Review, Language)"
        yield Found(rules.FOREIGN_TRACE, Facts(more=len(parts)), what, hint, mild=True)
