"""An audience: a folder of templates/ with five files, validated. What differs between audiences is data, not code.

A folder whose audience.yaml says `based_on` holds what differs from that audience; all else comes from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path as FilePath
from typing import Any

from briefdeck.audience.binding import LayoutBinding
from briefdeck.audience.customs import about_key, about_value, in_letters, omitted
from briefdeck.audience.files import read_files
from briefdeck.audience.localizing import counts
from briefdeck.audience.settings import AudienceSettings, Era
from briefdeck.audience.translations import Translations
from briefdeck.declared import Declared, InvalidError, judged
from briefdeck.diagnostics import Diagnostic, Span, in_order
from briefdeck.diagnostics.rules import ALL, by_code
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.diagnostics.rules import briefing as shape
from briefdeck.diagnostics.words import did_you_mean, meant_among
from briefdeck.disk import is_file, is_folder, is_text
from briefdeck.document.kinds import Kind
from briefdeck.locale import find, languages, lookup
from briefdeck.locale.cldr import format_date
from briefdeck.model.faults import first_of, schema_faults, without_echoes
from briefdeck.model.habits import EVERYBODY, plain
from briefdeck.model.language_names import about_language, language_of
from briefdeck.model.leaves import Text, is_language
from briefdeck.patterns import regex
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_SOURCE = ("number", "author", "outlet", "title", "date", "accessed", "day", "accessed_day")
# What each label that is a pattern is filled with.
_FIELDS: dict[str, tuple[str, ...]] = {
    "continued": ("number", "total"),
    "see": ("number",),
    "noted": ("number",),
    "source_full": _SOURCE,
    "source_short": _SOURCE,
    "reference": _SOURCE,
    "bibliography": (*_SOURCE, "url"),
    "via": ("number",),
    "source_note": ("note",),
    "table": ("number",),
    "figure": ("number",),
    "annex": ("number", "title"),
    "as_of": ("date",),
    "until": ("date",),
    "status_mark": ("status",),
}
_BRACES = regex(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Audience:
    """A valid audience: its settings, by the kind of document its plans as data with positions and its templates.

    Each is its own or, where its folder has none or says a part of it only, that of the audience it is based on.
    """

    id: str
    folder: FilePath
    settings: AudienceSettings
    document: Document
    plans: Mapping[Kind, Document]
    templates: Mapping[Kind, FilePath]
    translations: Translations

    @property
    def bindings(self) -> dict[str, LayoutBinding]:
        """The layouts of deck.pptx by role, each with the lines that name it."""
        return {
            role: replace(
                binding,
                spans={key: self.document.span(("layouts", role, key)) for key in self.settings.layouts[role]},
            )
            for role, binding in self.settings.bindings.items()
        }

    def has_language(self, wanted: str) -> bool:
        """Whether documents for this audience can be in a language."""
        return lookup(wanted, self.settings.languages) is not None

    def era_of(self, day: date) -> Era | None:
        """The era in which a day lies, if this audience counts in eras."""
        begun = [era for era in self.settings.eras if era.begins <= day]
        return max(begun, key=lambda era: era.begins) if begun else None


def shipped_templates() -> FilePath:
    """The audiences that come with briefdeck: inside the installed package, or in the checkout it runs from."""
    package = FilePath(__file__).resolve().parents[1]
    installed = package / "templates"
    return installed if is_folder(installed) else package.parents[1] / "templates"


def audience_folders(templates: FilePath) -> dict[str, FilePath]:
    """Every audience by name: the folders in `templates`, and the shipped ones that it does not have."""
    found = dict(_folders(shipped_templates()))
    found.update(_folders(templates))
    return dict(sorted(found.items()))


def _folders(parent: FilePath) -> Iterator[tuple[str, FilePath]]:
    try:
        folders = sorted(parent.iterdir())
    except (OSError, ValueError):
        return
    for folder in folders:
        if is_file(folder / "audience.yaml") and is_text(folder):
            yield folder.name, folder


def find_audience(name: str, folders: dict[str, FilePath]) -> FilePath | Diagnostic:
    """The folder of an audience, or what to say when there is none."""
    if name in folders:
        return folders[name]
    what, hint = f"there is no audience “{name}”", ""
    several = [meant_among(one.strip().casefold(), folders) for one in re.split("[,;+]", name)]
    if len(several) > 1 and all(several):
        hint = f"write {' '.join(f'--audience {one}' for one in dict.fromkeys(several))}"
    elif name.casefold() in EVERYBODY:
        hint = "leave --audience out: all are built"
    elif len(several) == 1 and several[0]:
        hint = f"write {several[0]}"
    return rules.UNKNOWN_AUDIENCE.at(Span.of_option("--audience"), what, hint or did_you_mean(name, folders))


def read_audience(
    folder: FilePath, known: Mapping[str, FilePath] | None = None
) -> tuple[Audience | None, tuple[Diagnostic, ...]]:
    """Read and validate the YAML of an audience; the Office files are read by `style`.

    `known` are the folders among which its base is found; without it those beside it and the shipped ones.
    """
    files, found = read_files(folder, audience_folders(folder.parent) if known is None else known)
    if files is None:
        return None, found
    settings, wrong = _settings(files.settings)
    found = in_order((*found, *without_echoes(found, wrong)))
    if settings is None:
        return None, found
    translations = Translations((folder.parent, shipped_templates()))
    return Audience(folder.name, folder, settings, files.settings, files.plans, files.templates, translations), found


def _settings(document: Document) -> tuple[AudienceSettings | None, list[Diagnostic]]:
    data: Any = document.data
    try:
        settings = judged(AudienceSettings, data)
    except InvalidError as error:
        return None, list(schema_faults(error, document, AudienceSettings, (about_key, about_value)))
    found = (
        _languages(settings, document),
        _tags(settings, (), document),
        _patterns(settings, document),
        _scales(settings, document),
        omitted(settings.omit, document),
    )
    return settings, list(first_of(chain.from_iterable(found), document))


def _languages(settings: AudienceSettings, document: Document) -> Iterator[Diagnostic]:
    for index, language in enumerate(settings.languages):
        span = document.span(("languages", index))
        if not is_language(language):
            hint = about_language(str(language))
            yield shape.INVALID_VALUE.at(span, f"“{language}” is not a language", hint)
        elif find(language) is None:
            yield unknown_language(language, span)
    preferred = settings.preferred_language
    if preferred and lookup(preferred, settings.languages) is None:
        what = f"“{preferred}” is not among the languages of this audience"
        span = document.span(("preferred_language",))
        meant = lookup(language_of(preferred), settings.languages)
        hint = f"write {meant}" if meant else f"it has: {', '.join(settings.languages)}"
        yield shape.INVALID_VALUE.at(span, what, hint)
    for unit, forms in settings.units.items():
        for language, form in forms.items():
            if form.count("{}") != 1:
                what, hint = (
                    f"“{form}” does not say where the number of an amount in “{unit}” stands",
                    "write {} for it",
                )
                yield shape.INVALID_VALUE.at(document.span(("units", unit, *filter(None, (language,)))), what, hint)
    for language, levels in settings.headings.items():
        for index, first in enumerate(levels):
            if not counts(first):
                what, hint = (
                    f"“{first}” is not the first number of a level",
                    "write I., 1., (1), a), ①, 一、, 가. or ア",
                )
                yield shape.INVALID_VALUE.at(document.span(("headings", language, index)), what, hint)
    for language, patterns in settings.dates.items():
        for name, pattern in patterns:
            if pattern and not re.search("[dMyEQwG{]", re.sub("'[^']*'", "", pattern)):
                what = f"“{pattern}” is not a date pattern, and would stand in documents as it is"
                example = {"day": "d MMMM y", "month": "MMMM y"}.get(name, "y")
                yield shape.INVALID_VALUE.at(
                    document.span(("dates", language, name)), what, f"write {name}: {example}, in the order you want"
                )
                continue
            if "%" in pattern or re.search("[DY]", re.sub("'[^']*'", "", pattern)):
                what = f"“{pattern}” is not a date pattern: the parts of a day have the letters d, M and y"
                hint = f"write {name}: {in_letters(pattern)}"
                yield shape.INVALID_VALUE.at(document.span(("dates", language, name)), what, hint)
                continue
            try:
                format_date(date(2026, 4, 10), pattern.replace("{era}", "y"), locale="en")
            except Exception:  # Babel raises many kinds of error
                what = f"“{pattern}” is not a date pattern"
                hint = "y, M and d stand for year, month and day; put words into '…'"
                yield shape.INVALID_VALUE.at(document.span(("dates", language, name)), what, hint)


_BY_LANGUAGE = frozenset({"dates", "faces", "paper", "headings"})


def _tags(value: object, path: Path, document: Document) -> Iterator[Diagnostic]:
    """Words for a language, or codes of a territory, in the place of its tag: {english: …}, {jp: …}."""
    if isinstance(value, Text) or (path and path[-1] in _BY_LANGUAGE and isinstance(value, dict)):
        for tag in value:
            if tag and find(tag) is None and language_of(tag) and document.has((*path, tag)):
                yield unknown_language(tag, document.key_span((*path, tag)))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _tags(one, (*path, str(key)), document)
    elif isinstance(value, Declared):
        for name, one in value:
            yield from _tags(one, (*path, name), document)


def unknown_language(tag: str, span: Span) -> Diagnostic:
    """The finding that nobody here knows a language."""
    meant = about_language(tag)
    if meant.startswith("write"):
        return shape.UNKNOWN_LANGUAGE.at(span, f"there is no language “{tag}” here", meant)
    known = ", ".join(f"{language.code} ({language.name})" for language in languages())
    what = f"there is no language “{tag}” here"
    return shape.UNKNOWN_LANGUAGE.at(span, what, f"known: {known}; write it with a territory where it matters: en-GB")


def _patterns(settings: AudienceSettings, document: Document) -> Iterator[Diagnostic]:
    """A label may name only what it is filled with."""
    labels: list[tuple[tuple[str, ...], Text, tuple[str, ...]]]
    labels = [((label,), getattr(settings.labels, label), fields) for label, fields in _FIELDS.items()]
    labels += [(("refer", name), text, ("target",)) for name, text in settings.labels.refer]
    labels += [(("changes", "part"), settings.labels.changes.part, ("place", "part"))]
    labels += [(("addressed", kind), text, ("name",)) for kind, text in settings.labels.addressed.items()]
    for path, text, fields in labels:
        for language, pattern in text.items():
            wrong = [f"{{{name}}}" for name in _BRACES.findall(pattern) if name not in fields]
            for sign in wrong + re.findall("[{}]", _BRACES.sub("", pattern)):
                span = document.span(("labels", *path, language) if language else ("labels", *path))
                hint = f"known: {', '.join(f'{{{field}}}' for field in fields)}"
                yield shape.INVALID_VALUE.at(span, f"“{path[-1]}” cannot be filled with {sign}", hint)


def _scales(settings: AudienceSettings, document: Document) -> Iterator[Diagnostic]:
    for name, sizes in settings.sizes:
        if isinstance(sizes, list) and sizes != sorted(sizes, reverse=True):
            hint = "the first size at which everything fits is used"
            yield shape.INVALID_VALUE.at(document.span(("sizes", name)), f"“{name}” must begin with its largest", hint)
    for code in settings.severity:
        if by_code(code) is None:
            span = document.key_span(("severity", code))
            named = next((rule.code for rule in ALL if rule.name == plain(code).replace("_", "-")), "")
            hint = did_you_mean(code, [rule.code for rule in ALL], listed=False) if len(code) > 2 else ""
            hint = f"write {named}" if named else hint or "`briefdeck explain` lists the rules"
            yield shape.INVALID_VALUE.at(span, f"there is no rule “{code}”", hint)
