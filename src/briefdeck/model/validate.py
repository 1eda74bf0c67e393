"""Plain data with positions → Briefing: every fault of the file at once, each at its line and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path as FilePath
from typing import Any, cast

from briefdeck.declared import InvalidError, judged
from briefdeck.declared.schema import schema_of
from briefdeck.diagnostics import Diagnostic, Span, alike_once, in_order, without_repeats
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import did_you_mean, meant_among
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.assuming import emptied
from briefdeck.model.briefing import FORMAT_VERSION, MAX_TEXTS, Briefing
from briefdeck.model.faults import MAX_FAULTS, briefing_faults, first_of
from briefdeck.model.habits import EVERYBODY, SEEN_BY_ALL, name_of, words_for
from briefdeck.model.inline_cures import about_inline
from briefdeck.model.leaves import TEXT_SHAPES, Text
from briefdeck.model.locating import followed
from briefdeck.model.markup import Cite, FigureUse, parse_inline
from briefdeck.model.section import At
from briefdeck.model.together import compare_fault, share_faults
from briefdeck.model.traits import Trait
from briefdeck.model.walk import Visit
from briefdeck.model.written import BARE
from briefdeck.patterns import regex
from briefdeck.values import dataclass
from briefdeck.yamlfile.pieces import Piece, Pieces
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Loaded:
    """A valid briefing with the file it came from; `folder` is where its pictures and CSV files are looked up.

    `earlier` is the version with which it is compared, if there is one. `pieces` are those of its text by its sections,
    where these are known by their identity.
    """

    briefing: Briefing
    document: Document
    folder: FilePath
    earlier: Loaded | None = None
    pieces: Pieces | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of a briefing: itself, or None where its shape is wrong; its faults; and where its shape is wrong, the
    same with empty parts in the place of those that have faults, so that what is sound can be judged. No such `rest`
    where so much is wrong that it has no meaning."""

    briefing: Briefing | None
    faults: tuple[Diagnostic, ...]
    rest: tuple[Briefing, Document] | None = None


def parse(document: Document) -> tuple[Briefing | None, tuple[Diagnostic, ...]]:
    """Validate a briefing. The first value is None where its shape is wrong."""
    made = judge(document)
    return made.briefing, made.faults


def judge(document: Document, pieces: Pieces | None = None, memory: Memory = NO_MEMORY) -> Judged:
    """Validate a briefing. With `pieces`, those of its sections, a section with the text of one that is in `memory` is
    that one."""
    version = document.data.get("briefdeck")
    if isinstance(version, int | float | str) and (version != FORMAT_VERSION or isinstance(version, bool)):
        return Judged(None, (_unsupported(version, document.span(("briefdeck",))),), _rest(document))
    if wrapped := _wrapped(document):
        return Judged(None, (wrapped,))
    try:
        briefing = _validated(document, pieces.items if pieces is not None else (), memory)
    except InvalidError as error:
        found, meant = briefing_faults(error, document, Briefing)
        rest = _emptied(meant) if len(error.wrong) <= MAX_FAULTS else None
        behind = first_of(_references(*rest, NO_MEMORY), document) if rest else ()
        return Judged(None, in_order(alike_once(without_repeats((*found, *behind)))), rest)
    references = _references(briefing, document, memory if pieces is not None else NO_MEMORY)
    faults = in_order(alike_once(first_of(references, document)))
    if len(briefing.texts) > MAX_TEXTS:
        return Judged(None, (_countless(briefing, document), *faults))
    return Judged(briefing, faults)


def _countless(briefing: Briefing, document: Document) -> Diagnostic:
    """A briefing has more texts than any document can hold; most of them are in one section, most often."""
    counts = Counter(visit.path[:2] if visit.path[0] == "sections" else visit.path[:1] for visit in briefing.texts)
    longest, count = counts.most_common(1)[0]
    name = f"section {int(longest[1]) + 1}" if len(longest) > 1 else f"“{longest[0]}”"
    what = f"the briefing has {len(briefing.texts):,} texts; at most {MAX_TEXTS:,} can be given"
    hint = f"{name} has {count:,} of them: keep what its readers need, or put rows of data into a CSV file"
    return rules.TOO_MANY_TEXTS.at(document.span(longest), what, hint)


def _rest(document: Document) -> tuple[Briefing, Document] | None:
    """What is sound of a briefing in a version that is not known."""
    if _wrapped(document):
        return None
    try:
        return judged(Briefing, document.data), document
    except InvalidError as error:
        return _emptied(briefing_faults(error, document, Briefing)[1])


def _emptied(document: Document) -> tuple[Briefing, Document] | None:
    try:
        return judged(Briefing, document.data), document
    except InvalidError as error:
        paths = {followed(wrong.loc, Briefing)[0] for wrong in error.wrong}
    parts: dict[Path, Any] = {}
    for path in paths:
        if not path:
            return None
        held = path[:2] if path[0] in _HOLDERS and len(path) > 1 else path[:1]
        empty = _EMPTY.get(str(path[0]))
        if held in (("sections",), ("sources",), ("figures",), ("language",)):
            return None
        parts[held] = _EMPTY[f"{path[0]} item"] if len(held) > 1 else empty
        if held[0] == "sections" and isinstance(name := document.data_at((*held, "id")), str):
            parts[held] = {**parts[held], "id": name}
    made = emptied(document, parts)
    try:
        return judged(Briefing, made.data), made
    except InvalidError:
        return None


_HOLDERS = frozenset({"sections", "sources", "figures", "summary"})
_EMPTY: dict[str, Any] = {
    "briefdeck": FORMAT_VERSION,
    "title": "A",
    "date": "2000-01-01",
    "from": "A",
    "summary": ["A"],
    "sections item": {"kind": "text", "title": "A", "points": ["A"]},
    "summary item": "A",
    "figures item": {"value": 1, "label": "A"},
    "sources item": {"outlet": "A", "title": "A"},
}
"""What stands for a part that has a fault; nothing for one that can be left out."""


def _validated(document: Document, pieces: Sequence[Piece], memory: Memory) -> Briefing:
    """The briefing. Raises InvalidError with all that is wrong."""
    places = [memory.place("section", (memory.same(piece),)) for piece in pieces]
    known = {n: place.value for n, place in enumerate(places) if place.value is not None}
    if known:
        sections = [known.get(n, data) for n, data in enumerate(document.data["sections"])]
        try:
            briefing = judged(Briefing, {**document.data, "sections": sections})
        except InvalidError:
            return judged(Briefing, document.data)  # it raises what is said of the data themselves
    else:
        briefing = judged(Briefing, document.data)
    for place, section in zip(places, briefing.sections, strict=False):
        place.value = section
    return briefing


def _wrapped(document: Document) -> Diagnostic | None:
    """A briefing that stands as a whole under a key of its own."""
    whole = [
        (key, value) for key, value in document.data.items() if isinstance(value, dict) and _meant("sections", value)
    ]
    if len(whole) != 1 or _meant("sections", document.data) or whole[0][0] in Briefing.model_fields:
        return _none(document)
    key, what = whole[0][0], f"the briefing stands as a whole under “{whole[0][0]}”"
    hint = "delete that line, and begin the lines below it at the margin"
    return rules.UNKNOWN_KEY.at(document.key_span((key,)), what, hint)


def _none(document: Document) -> Diagnostic | None:
    """What is no briefing: it has none of the keys without which there is none."""
    if any(_meant(key, document.data) for key in ("briefdeck", "summary", "sections")):
        return None
    what = "this is no briefing: it has no briefdeck:, no summary: and no sections:"
    hint = "“briefdeck new weekly” begins one, in which the words here have their places"
    return rules.MISSING_KEY.at(document.span(()), what, hint)


def _meant(key: str, around: Mapping[str, Any]) -> bool:
    """Whether a mapping has a key, by its name or another's name for it."""
    return any(key == one or key in words_for(str(one)) for one in around)


def _unsupported(version: object, span: Span) -> Diagnostic:
    if str(version) == str(FORMAT_VERSION):
        what = "“briefdeck” is a text, and the version is a number"
        return rules.UNSUPPORTED_VERSION.at(span, what, f"write briefdeck: {FORMAT_VERSION}, without quotes")
    what = f"version {version} of the format is not known"
    return rules.UNSUPPORTED_VERSION.at(span, what, f"write briefdeck: {FORMAT_VERSION}, or install a newer briefdeck")


def schema() -> dict[str, Any]:
    """The JSON Schema that editors use while somebody writes a briefing."""
    made = schema_of(Briefing)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    named = _text_by_name(_bare_strings_too(made))
    named["$defs"]["Text"] = {"anyOf": TEXT_SHAPES}
    return cast("dict[str, Any]", named)


def _text_by_name(value: Any) -> Any:
    """The same schema with the shapes of a text stated once, not at each of its hundred uses."""
    if isinstance(value, dict):
        if value.get("anyOf") == TEXT_SHAPES:
            value = {"$ref": "#/$defs/Text", **{k: v for k, v in value.items() if k != "anyOf"}}
        return {key: _text_by_name(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_text_by_name(child) for child in value]
    return value


def _bare_strings_too(made: dict[str, Any]) -> dict[str, Any]:
    """What may be written as its text alone, by its validator, may be so by the schema too."""
    definitions = made["$defs"]
    for name, inner in BARE.items():
        full = definitions[name]
        text = full["properties"][inner]
        definitions[name] = {"anyOf": [full, {k: v for k, v in text.items() if k != "description"}]}
    return made


def _references(briefing: Briefing, document: Document, memory: Memory) -> Iterator[Diagnostic]:
    """What types cannot say: names that lead nowhere, markup, data of unequal lengths."""
    ids: list[tuple[Path, str]] = [(("sections", i, "id"), s.id) for i, s in enumerate(briefing.sections) if s.id]
    known_ids = {name for _, name in ids}
    before, *own, behind = briefing.parts
    yield from _leading((*before, *behind), briefing, document, known_ids)
    known = memory.same((tuple(briefing.figures), tuple(briefing.sources), tuple(name for _, name in ids)))
    for index, (section, visits) in enumerate(zip(briefing.sections, own, strict=True)):
        sound = memory.place("sound", (section, known), index)
        if not sound.value:
            is_sound = True
            for fault in chain(
                _leading(visits, briefing, document, known_ids),
                section.faults(_within(document, ("sections", index))),
            ):
                is_sound = False
                yield fault
            sound.value = is_sound
        if section.share is not None:
            yield from share_faults(section.share, briefing.figures, _within(document, ("sections", index)))
        if section.compare is not None:
            yield from compare_fault(section.compare, briefing.figures, _within(document, ("sections", index)))
    first: dict[str, Path] = {}
    for path, name in ids:
        if name in first:
            titles = briefing.sections[int(path[1])].title.values()
            free = next((made for title in titles if (made := name_of(title)) and made not in known_ids), "")
            hint = f"write {free}" if free else "give each section an id of its own"
            what = f"the section in line {document.span(first[name]).line} has the id “{name}” already"
            yield rules.DUPLICATE_ID.at(document.span(path), what, hint)
        first.setdefault(name, path)
    for key, source in briefing.sources.items():
        if source.via and _leads_back(key, briefing):
            span, what = document.span(("sources", key, "via")), f"“{key}” is known through itself"
            yield rules.INVALID_VALUE.at(span, what, "name the source that was read, which is known through no other")


def _leading(
    visits: Iterable[Visit], briefing: Briefing, document: Document, known_ids: Collection[str]
) -> Iterator[Diagnostic]:
    """Names that lead nowhere, in fields and texts, and markup that is none."""
    yield from _texts(visits, briefing, document)
    for visit in visits:
        if not isinstance(visit.value, str):
            continue
        if Trait.SOURCES in visit.traits and visit.value not in briefing.sources:
            yield _dangling(visit.value, False, briefing.sources, document.span(visit.path))
        elif Trait.FIGURES in visit.traits and visit.value not in briefing.figures:
            yield _dangling(visit.value, True, briefing.figures, document.span(visit.path))
        elif Trait.SECTION in visit.traits and visit.value not in known_ids:
            hint = _by_title(visit.value, briefing) or did_you_mean(visit.value, known_ids)
            hint = hint or "give the section that is meant an id:"
            span = document.span(visit.path)
            yield rules.UNKNOWN_SECTION.at(span, f"no section has the id “{visit.value}”", hint)


def _by_title(words: str, briefing: Briefing) -> str:
    """The id of the section that somebody calls by its title."""
    said = words.casefold()
    titled = (s for s in briefing.sections if said in {(s.id or "").casefold(), *map(str.casefold, s.title.values())})
    found = next(titled, None)
    if found is None:
        return ""
    return f"write {found.id}" if found.id else f"give that section id: {name_of(words)}, and write {name_of(words)}"


def _leads_back(key: str, briefing: Briefing) -> bool:
    met: set[str] = set()
    at: str | None = key
    while at in briefing.sources and at not in met:
        met.add(at)
        at = briefing.sources[at].via
    return at == key


def _within(document: Document, section: Path) -> At:
    return lambda path: document.span((*section, *path))


def _texts(visits: Iterable[Visit], briefing: Briefing, document: Document) -> Iterator[Diagnostic]:
    for visit in visits:
        for language, content in visit.value.items() if isinstance(visit.value, Text) else ():
            path = (*visit.path, language) if language else visit.path  # its place is looked up where it has a fault
            pieces, faults = parse_inline(content)
            for fault, cure in faults:
                cure = about_inline(fault, cure, briefing.figures, document.data)
                yield rules.INVALID_INLINE.at(document.span(path), fault, cure)
            for piece in pieces:
                if isinstance(piece, FigureUse) and piece.name not in briefing.figures:
                    yield _dangling(piece.name, True, briefing.figures, document.span(path))
                elif isinstance(piece, Cite):
                    for key in piece.keys:
                        if key not in briefing.sources:
                            yield _dangling(key, False, briefing.sources, document.span(path))


def _dangling(key: str, figure: bool, known: Collection[str], span: Span) -> Diagnostic:
    rule, kind = (rules.UNKNOWN_FIGURE, "figure") if figure else (rules.UNKNOWN_SOURCE, "source")
    return rule.at(span, f"there is no {kind} “{key}”", did_you_mean(key, known) or f"add it under {kind}s:")


_DENIED = regex(r"[!~^-]\s*|(?:not|no|except|without|excluding)\b\s*|all (?:but|except)\b\s*")


def unknown_audiences(loaded: Loaded, known: Collection[str]) -> Iterator[Diagnostic]:
    """Parts of a briefing that are kept for audiences which there are not."""
    for visit in loaded.briefing.restricted:
        for index, name in enumerate(visit.value.audiences):
            if name not in known:
                span = loaded.document.span((*visit.path, "audiences", index))
                what = f"there is no audience “{name}”"
                yield rules.UNKNOWN_AUDIENCE.at(span, what, _about_audience(name, known))


def _about_audience(name: str, known: Collection[str]) -> str:
    """Whom somebody means by a name that no audience has."""
    said = name.casefold().strip()
    if said in EVERYBODY:
        return SEEN_BY_ALL
    if denied := _DENIED.match(said):
        left = sorted(set(known) - {meant_among(said[denied.end() :], known)})
        return f"name those that may see it: audiences: [{', '.join(left)}]"
    meant = meant_among(said, known)
    return f"write {meant}" if meant else did_you_mean(name, known)
