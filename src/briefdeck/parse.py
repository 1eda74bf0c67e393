"""Plain data with positions → Briefing: every fault of the file at once, each at its line and column."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefdeck.content import Path
from briefdeck.diagnostics import Diagnostic, Span, in_order
from briefdeck.inline import Cite, FigureUse, parse_inline
from briefdeck.model import FORMAT_VERSION, Briefing, ChartData, ChartSection, TableSection, fields_of, texts
from briefdeck.rules import briefing as rules
from briefdeck.yamlfile import Document


@dataclass(frozen=True, slots=True)
class Loaded:
    """A valid briefing with the file it came from; `folder` is where its pictures and CSV files are looked up."""

    briefing: Briefing
    document: Document
    folder: FilePath


def parse(document: Document) -> tuple[Briefing | None, tuple[Diagnostic, ...]]:
    """Validate a briefing. The first value is None where its shape is wrong."""
    version = document.data.get("briefdeck") if isinstance(document.data, dict) else None
    if isinstance(version, int) and version != FORMAT_VERSION:
        what = f"version {version} of the format is not known"
        hint = f"write briefdeck: {FORMAT_VERSION}, or install a newer briefdeck"
        return None, (rules.UNSUPPORTED_VERSION.at(document.span(("briefdeck",)), what, hint),)
    try:
        briefing = Briefing.model_validate(document.data)
    except ValidationError as error:
        return None, in_order(schema_faults(error, document, Briefing))
    return briefing, in_order(_references(briefing, document))


def schema() -> dict[str, Any]:
    """The JSON Schema that editors use while somebody writes a briefing."""
    made = Briefing.model_json_schema(by_alias=True)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return _bare_strings_too(made)


def _bare_strings_too(made: dict[str, Any]) -> dict[str, Any]:
    """A statement and a column may be written as their text alone; the validators say so, the schema must too."""
    definitions = made["$defs"]
    for name, inner in (("Statement", "text"), ("ColumnEntry", "title")):
        full = definitions[name]
        text = full["properties"][inner]
        definitions[name] = {"anyOf": [full, {k: v for k, v in text.items() if k != "description"}]}
    return made


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, else all of them."""
    names = sorted(set(known))
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    return f"known: {', '.join(names)}" if names else "there is none"


def schema_faults(error: ValidationError, document: Document, root: type[BaseModel]) -> Iterator[Diagnostic]:
    """The faults that pydantic found, at their place in the file and in words for people."""
    for detail in error.errors(include_url=False):
        path = _yaml_path(detail, document.data)
        yield _schema_fault(detail, path, document, root)


def _yaml_path(detail: ErrorDetails, data: object) -> Path:
    """pydantic's location without what it inserts (union tags), so that it is a path of the file."""
    path: list[str | int] = []
    last = len(detail["loc"]) - 1
    for index, step in enumerate(detail["loc"]):
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        elif not (index == last and detail["type"] == "missing"):
            continue
        path.append(step)
    return tuple(path)


def _schema_fault(detail: ErrorDetails, path: Path, document: Document, root: type[BaseModel]) -> Diagnostic:
    span = document.span(path)
    name = str(path[-1]) if path else "the file"
    value = detail.get("input")
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            known = _known_keys(root, detail["loc"][:-1])
            return rules.UNKNOWN_KEY.at(
                document.key_span(path), f"“{name}” is not a key here", did_you_mean(name, known)
            )
        case "missing":
            where = f"“{path[-2]}”" if len(path) > 1 and isinstance(path[-2], str) else "this mapping"
            return rules.MISSING_KEY.at(
                document.span(path[:-1]), f"“{name}” is missing", f"add {name}: to {where if len(path) > 1 else 'it'}"
            )
        case "union_tag_not_found":
            return rules.MISSING_KEY.at(span, "“kind” is missing", f"add kind: {context.get('expected_tags', '…')}")
        case "union_tag_invalid":
            tags = [tag.strip(" '") for tag in str(context["expected_tags"]).split(",")]
            tag = str(context["tag"])
            return rules.INVALID_VALUE.at(
                document.span((*path, "kind")), f"“{tag}” is not a kind of section", did_you_mean(tag, tags)
            )
        case "enum" | "literal_error":
            expected = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return rules.INVALID_VALUE.at(
                span, f"“{value}” is not a value of “{name}”", did_you_mean(str(value), expected)
            )
        case "string_pattern_mismatch":
            return rules.INVALID_VALUE.at(span, f"“{value}” is not written as “{name}” has to be", _pattern_hint(path))
        case "date_shape" | "empty_text":
            return rules.INVALID_VALUE.at(span, f"“{name}”: {detail['msg']}", "")
        case "too_long" | "too_short" | "greater_than_equal" | "less_than_equal" | "string_too_long":
            return rules.INVALID_VALUE.at(span, f"“{name}”: {_lower_first(detail['msg'])}", "")
        case _:
            return rules.WRONG_TYPE.at(span, f"“{name}”: {_lower_first(detail['msg'])}", _shape_hint(value))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _pattern_hint(path: Path) -> str:
    if path and path[-1] == "url":
        return "a URL begins with https:// and has no spaces"
    if path and path[-1] == "language":
        return "a language is written ja, en, en-GB"
    return "a name begins with a letter and has letters, digits, - and _ only"


def _shape_hint(value: object) -> str:
    shapes = {dict: "a mapping", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return f"it is {shapes.get(type(value), 'empty')} here"


def _known_keys(root: type[BaseModel], location: Iterable[str | int]) -> set[str]:
    """The keys of the mapping at pydantic's location: follows fields, list items, dictionary values and union tags."""
    current: list[Any] = [root]
    for step in location:
        current = [after for annotation in current for after in _step(annotation, step)]
    return {
        info.alias or name
        for annotation in current
        for model in _models(annotation)
        for name, info in model.model_fields.items()
    }


def _models(annotation: Any) -> list[type[BaseModel]]:
    if get_origin(annotation) in (Union, UnionType, Annotated):
        return [model for part in get_args(annotation) for model in _models(part)]
    return [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []


def _step(annotation: Any, step: str | int) -> list[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType, Annotated):
        return [after for part in arguments for after in _step(part, step)]
    if origin is list:
        return [arguments[0]] if isinstance(step, int) else []
    if origin is dict:
        return [arguments[1]]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, info in annotation.model_fields.items():
            if step == (info.alias or name):
                return [Annotated[info.annotation, None]]
            if name == "kind" and step in get_args(info.annotation):
                return [annotation]  # the tag of a discriminated union, not a key
    return []


def _references(briefing: Briefing, document: Document) -> Iterator[Diagnostic]:
    """What pydantic cannot see: names that lead nowhere, markup, data of unequal lengths."""
    yield from _texts(briefing, document)
    for path, key in _keys(briefing):
        known: Mapping[str, object] = briefing.figures if path[-2] == "figures" else briefing.sources
        if key not in known:
            yield _dangling(key, path[-2] == "figures", known, document.span(path))
    ids = [(("sections", i, "id"), s.id) for i, s in enumerate(briefing.sections) if s.id]
    counts = Counter(name for _, name in ids)
    for path, name in ids:
        if counts[name] > 1:
            yield rules.DUPLICATE_ID.at(
                document.span(path), f"two sections have the id “{name}”", "give each section an id of its own"
            )
    for index, section in enumerate(briefing.sections):
        yield from _data(section, ("sections", index), document)


def _texts(briefing: Briefing, document: Document) -> Iterator[Diagnostic]:
    for path, text in texts(briefing):
        for language, content in text.items():
            span = document.span((*path, language) if language else path)
            pieces, faults = parse_inline(content)
            for fault in faults:
                yield rules.INVALID_INLINE.at(span, fault, "")
            for piece in pieces:
                if isinstance(piece, FigureUse) and piece.name not in briefing.figures:
                    yield _dangling(piece.name, True, briefing.figures, span)
                elif isinstance(piece, Cite):
                    for key in piece.keys:
                        if key not in briefing.sources:
                            yield _dangling(key, False, briefing.sources, span)


def _dangling(key: str, figure: bool, known: Collection[str], span: Span) -> Diagnostic:
    if figure:
        return rules.UNKNOWN_FIGURE.at(span, f"there is no figure “{key}”", did_you_mean(key, known))
    return rules.UNKNOWN_SOURCE.at(span, f"there is no source “{key}”", did_you_mean(key, known))


def _keys(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every key of a source or figure that is listed somewhere, with its path."""
    if isinstance(value, BaseModel):
        for name, child in fields_of(value):
            if name in ("sources", "outlets", "figures") and isinstance(child, list):
                for index, key in enumerate(child):
                    yield (*path, name, index), key
            else:
                yield from _keys(child, (*path, name))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _keys(child, (*path, index))
    elif isinstance(value, dict):
        for name, child in value.items():
            yield from _keys(child, (*path, name))


def _data(section: object, path: Path, document: Document) -> Iterator[Diagnostic]:
    match section:
        case ChartSection(data=ChartData() as data):
            for index, series in enumerate(data.series):
                if len(series.values) != len(data.categories):
                    what = f"{len(series.values)} values for {len(data.categories)} categories"
                    span = document.span((*path, "data", "series", index, "values"))
                    yield rules.BAD_DATA.at(span, what, "give a value, or null for a gap, for each category")
        case TableSection(data=None, rows=[]):
            yield rules.MISSING_KEY.at(document.span(path), "a table has neither rows nor data", "add rows: or data:")
        case TableSection(data=None):
            for index, row in enumerate(section.rows):
                if len(row) != len(section.columns):
                    what = f"{len(row)} cells for {len(section.columns)} columns"
                    yield rules.BAD_DATA.at(document.span((*path, "rows", index)), what, "give a cell for each column")
        case _:
            pass
