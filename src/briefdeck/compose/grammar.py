"""The grammar of a plan: which keys a part and a block may have. Judged once, before anything is filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError

from briefdeck.compose.expressions import compiled
from briefdeck.content import Path
from briefdeck.diagnostics import Diagnostic
from briefdeck.rules import audience as rules
from briefdeck.rules import briefing as shape
from briefdeck.shape import did_you_mean
from briefdeck.yamlfile import Document

TOP_KEYS = frozenset({"footer", "parts"})
CONTROL_KEYS = frozenset({"each", "when"})
PART_KEYS = CONTROL_KEYS | {
    "parts", "layout", "level", "style", "title", "topic", "lead", "tracker", "body", "areas", "notes", "lines",
}  # fmt: skip
ITEM_KEYS = CONTROL_KEYS | {"text", "detail", "status", "points"}
BLOCKS: Mapping[str, frozenset[str]] = {
    "paragraph": frozenset({"style"}),
    "bullets": frozenset({"ordered", "status", "detail"}),
    "cards": frozenset({"numbered", "status", "detail"}),
    "figures": frozenset(),
    "table": frozenset({"caption"}),
    "chart": frozenset(),
    "phases": frozenset({"status", "detail"}),
    "implications": frozenset({"heads", "status", "detail"}),
    "quote": frozenset({"by"}),
    "callout": frozenset({"label"}),
    "picture": frozenset(),
    "references": frozenset({"addresses"}),
    "contents": frozenset(),
}
TABLE_KEYS = CONTROL_KEYS | {"columns", "cells", "detail"}
LAYOUTS = ("cover", "section", "message", "two areas", "wide area", "closing")
EACH = re.compile(r"\s*(?P<name>[a-z_][a-z0-9_]*)\s+in\s+(?P<expression>\S.*)", re.DOTALL)


def is_wording(value: object) -> bool:
    """Whether a mapping is words in several languages rather than a part, block or item."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(k, str) and re.fullmatch(r"[a-z]{2}(-[A-Za-z0-9]+)?", k) for k in value)
        and all(isinstance(v, str) for v in value.values())
    )


def block_name(block: Mapping[str, Any]) -> str | None:
    """The one key of a block that names its kind."""
    names = [key for key in block if key in BLOCKS]
    return names[0] if len(names) == 1 else None


def check_plan(document: Document) -> Iterator[Diagnostic]:
    """Unknown keys, blocks and layouts, and expressions that cannot be read, all at once."""
    data = document.data
    assert isinstance(data, dict)
    yield from _unknown(data, TOP_KEYS, (), document)
    yield from _parts(data.get("parts"), ("parts",), document)
    yield from _leaves(data, (), document)


def _unknown(mapping: Mapping[str, Any], known: frozenset[str], path: Path, document: Document) -> Iterator[Diagnostic]:
    for key in mapping:
        if key not in known:
            span = document.key_span((*path, key))
            yield shape.UNKNOWN_KEY.at(span, f"“{key}” is not a key here", did_you_mean(str(key), known))


def _wrong(path: Path, wanted: str, document: Document) -> Diagnostic:
    return shape.WRONG_TYPE.at(document.span(path), f"“{path[-1]}” must be {wanted}", "")


def _parts(parts: object, path: Path, document: Document) -> Iterator[Diagnostic]:
    if not isinstance(parts, list):
        yield _wrong(path, "a list of parts", document)
        return
    for index, part in enumerate(parts):
        here = (*path, index)
        if not isinstance(part, dict):
            yield _wrong(here, "a mapping", document)
            continue
        yield from _unknown(part, PART_KEYS, here, document)
        yield from _control(part, here, document)
        layout = part.get("layout", "message")
        if layout not in LAYOUTS:
            hint = did_you_mean(str(layout), LAYOUTS)
            yield rules.UNKNOWN_LAYOUT.at(document.span((*here, "layout")), f"there is no layout “{layout}”", hint)
        level = part.get("level", 0)
        if level not in range(5) or isinstance(level, bool):
            yield _wrong((*here, "level"), "a whole number from 0 to 4", document)
        if "parts" in part:
            yield from _parts(part["parts"], (*here, "parts"), document)
        if "body" in part:
            yield from _blocks(part["body"], (*here, "body"), document)
        if "areas" in part:
            areas = part["areas"]
            if not isinstance(areas, list):
                yield _wrong((*here, "areas"), "a list of areas", document)
                continue
            for position, blocks in enumerate(areas):
                yield from _blocks(blocks, (*here, "areas", position), document)


def _control(mapping: Mapping[str, Any], path: Path, document: Document) -> Iterator[Diagnostic]:
    each, when = mapping.get("each"), mapping.get("when")
    if each is not None:
        match = EACH.fullmatch(each) if isinstance(each, str) else None
        if match:
            yield from _syntax("{{ " + match["expression"] + " }}", (*path, "each"), document)
        else:
            what = f"“each: {each}” is not understood"
            yield rules.BAD_EXPRESSION.at(document.span((*path, "each")), what, "write each: name in list")
    if isinstance(when, str):
        yield from _syntax("{{ " + when + " }}", (*path, "when"), document)
    elif when is not None and not isinstance(when, bool):
        yield _wrong((*path, "when"), "an expression", document)


def _blocks(blocks: object, path: Path, document: Document) -> Iterator[Diagnostic]:
    if not isinstance(blocks, list):
        yield _wrong(path, "a list of blocks", document)
        return
    for index, block in enumerate(blocks):
        here = (*path, index)
        if not isinstance(block, dict):
            yield _wrong(here, "a mapping that names a block", document)
            continue
        name = block_name(block)
        if name is None:
            what = f"“{', '.join(map(str, block))}” names no block, or more than one"
            first = str(next(iter(block), ""))
            yield rules.UNKNOWN_BLOCK.at(document.span(here), what, did_you_mean(first, BLOCKS))
            continue
        yield from _unknown(block, BLOCKS[name] | CONTROL_KEYS | {name}, here, document)
        yield from _control(block, here, document)
        value = block[name]
        if isinstance(value, dict) and not is_wording(value):
            yield from _unknown(value, TABLE_KEYS if name == "table" else ITEM_KEYS, (*here, name), document)
            yield from _control(value, (*here, name), document)


def _leaves(value: object, path: Path, document: Document) -> Iterator[Diagnostic]:
    """Every template of the plan must at least be readable."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key not in CONTROL_KEYS:
                yield from _leaves(child, (*path, key), document)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _leaves(child, (*path, index), document)
    elif isinstance(value, str) and "{" in value:
        yield from _syntax(value, path, document)


def _syntax(source: str, path: Path, document: Document) -> Iterator[Diagnostic]:
    try:
        compiled(source)
    except TemplateSyntaxError as error:
        yield rules.BAD_EXPRESSION.at(document.span(path), f"{source.strip()}: {error.message}", "")
