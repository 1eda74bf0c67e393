"""The labels of an audience that lack the language of a document, each at its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.declared import Declared
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.model.leaves import Text
from briefdeck.yamlfile.tree import Path


def missing_labels(wording: Wording) -> Iterator[Diagnostic]:
    """What audience.yaml does not say in the language, and no translation says for it; once, where it says nothing."""
    audience, language = wording.audience, wording.language
    settings = audience.settings
    said = [(("name",), settings.name), *_texts(settings.labels, ("labels",))]
    said = [(path, text) for path, text in said if path[1:2] != ("blocks",)]
    said += [(("units", unit), text) for unit, text in settings.units.items() if not wording.spoken.currency(unit)]
    # What the file says itself; the rest are English words that stand in until it does.
    own = [text for path, text in said if "" not in text and audience.document.has(path)]
    missing = [path for path, text in said if wording.find(text) is None]
    if missing and all(wording.find(text) is None for text in own):
        what = f"there are no words in “{language}”"
        hint = f"write templates/translations/{language}.yaml, or take “{language}” off the list"
        yield rules.MISSING_TRANSLATION.at(audience.document.span(("languages",)), what, hint)
        return
    for path in missing:
        yield missing_words(audience.document.span(path), f"“{path[-1]}” has", language)


def missing_words(span: Span, which: str, language: str) -> Diagnostic:
    """The finding that words lack a language: `which` says whose."""
    hint = f"add {language}: to it, or its words to templates/translations/{language}.yaml"
    return rules.MISSING_TRANSLATION.at(span, f"{which} no words in “{language}”", hint)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Declared):
        for name, child in value:
            yield from _texts(child, (*path, name))
    elif isinstance(value, dict):
        for name, child in value.items():
            yield from _texts(child, (*path, str(name)))
