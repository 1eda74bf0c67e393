"""Words of audiences in further languages: `templates/translations/<tag>.yaml`, by their words in another.

    Summary: Zusammenfassung                              # in de.yaml: English words, and what they are in German
    "What changed since {{ since.date }}": "Änderungen seit {{ since.date }}"

What audience.yaml, deck.yaml and memo.yaml do not say in a language is looked up here by what they do say. So one file
adds a language to all audiences. The folder of a user's own audiences may have such files too; they come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, in_order
from briefdeck.diagnostics.rules import briefing as shape
from briefdeck.disk import is_file
from briefdeck.locale import chain, find
from briefdeck.patterns import regex
from briefdeck.yamlfile.reader import Document, read

FOLDER = "translations"
_BRACES = regex(r"\{[^{}]*\}")


class Translations:
    """The files of some folders, each read when its language is asked for."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """`folders` are those of templates; what the first one says is taken."""
        self._folders = tuple(dict.fromkeys(folders))
        self._read: dict[str, tuple[dict[str, str], tuple[Diagnostic, ...]]] = {}

    def anew(self) -> Translations:
        """The same folders, of which nothing has been read."""
        return Translations(self._folders)

    def of(self, language: str) -> Mapping[str, str]:
        """Words in a language, by words in another; in the letters of the region that its tag names."""
        return self._of(language)[0]

    def faults(self, language: str) -> tuple[Diagnostic, ...]:
        """What is wrong with the files of a language."""
        return self._of(language)[1]

    def _of(self, language: str) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
        if language not in self._read:
            words: dict[str, str] = {}
            found: list[Diagnostic] = []
            for tag in chain(language):
                for folder in self._folders:
                    said, faults = _file(folder / FOLDER / f"{_spelt(tag)}.yaml")
                    words = {**said, **words}
                    found += faults
            spoken = find(language)
            for letters, written in (spoken.letters if spoken else {}).items():
                words = {key: said.replace(letters, written) for key, said in words.items()}
            self._read[language] = words, in_order(found)
        return self._read[language]


def _spelt(tag: str) -> str:
    """A tag as people write it: zh-Hant, en-GB."""
    language, *rest = tag.split("-")
    return "-".join((language, *(one.title() if len(one) == 4 else one.upper() for one in rest)))


def _file(path: Path) -> tuple[dict[str, str], list[Diagnostic]]:
    if not is_file(path):
        return {}, []
    document, found = read(path)
    if document is None:
        return {}, list(found)
    faults = [*found, *_faults(document)]
    return {key: value for key, value in document.data.items() if isinstance(value, str)}, faults


def _faults(document: Document) -> Iterator[Diagnostic]:
    for key, value in document.data.items():
        span = document.span((key,))
        if not isinstance(value, str):
            yield shape.WRONG_TYPE.at(span, f"“{key}” must be translated into words", "write them between quotes")
        elif "{{" not in key and sorted(_BRACES.findall(key)) != sorted(_BRACES.findall(value)):
            what = f"“{value}” is not filled with what “{key}” is filled with"
            yield shape.INVALID_VALUE.at(span, what, "use the same names in braces, each as often")
