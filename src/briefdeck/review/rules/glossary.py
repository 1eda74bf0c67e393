"""An audience's glossary: its own terms, the words it does not want, the abbreviations that it does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefdeck.audience.settings import Glossary
from briefdeck.diagnostics.rules import language as rules
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.outlets import Names
from briefdeck.yamlfile.tree import Path

_BEFORE_THE_TEXT = ("title", "subtitle", "keywords")


def check_glossary(reader: Reader, glossary: Glossary, sees: Callable[[Path], bool]) -> Iterator[Remark]:
    """L401 to L403, in the texts that the audience may see."""
    names = Names()
    instead = {wrong: term for term, others in glossary.preferred.items() for wrong in others}
    for word in (*glossary.preferred, *instead, *glossary.forbidden, *glossary.abbreviations):
        names.add(word, word)
    expanded: set[str] = set()
    if not (instead or glossary.forbidden or glossary.abbreviations):
        return
    for passage in reader.prose:
        if not sees(passage.path):
            continue
        for at, word, _ in names.find(passage.prose):
            if word in instead:
                what, hint = f"“{word}” is not this audience's term", f"write “{instead[word]}”"
                yield reader.remark(rules.UNPREFERRED_TERM, passage, at, what, hint)
            elif word in glossary.forbidden:
                why = glossary.forbidden[word]
                what = f"“{word}” is a word that this audience does not want" + (f": {why}" if why else "")
                yield reader.remark(rules.FORBIDDEN_WORD, passage, at, what, "say it in another way")
            elif word in glossary.abbreviations and passage.path[0] not in _BEFORE_THE_TEXT and word not in expanded:
                expanded.add(word)
                yield from _unexpanded(reader, passage, at, word, glossary)
        expanded |= {word for word in glossary.abbreviations if _expands(passage, word, glossary)}


def _unexpanded(reader: Reader, passage: Passage, at: int, word: str, glossary: Glossary) -> Iterator[Remark]:
    if not _expands(passage, word, glossary):
        full = glossary.abbreviations[word]
        form = next((full[key] for key in (passage.language, "") if key in full), next(iter(full.values())))
        written = f"{form}（{word}）" if passage.japanese else f"{form} ({word})"
        what, hint = f"“{word}” is used before it is written out", f"write {written} here"
        yield reader.remark(rules.UNEXPANDED_ABBREVIATION, passage, at, what, hint)


def _expands(passage: Passage, word: str, glossary: Glossary) -> bool:
    prose = passage.prose.casefold()
    return any(form.casefold() in prose for form in glossary.abbreviations[word].values())
