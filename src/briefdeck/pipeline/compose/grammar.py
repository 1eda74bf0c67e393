"""The grammar of a plan: which keys a part and a block may have. Judged once, before anything is filled.

Two blocks whose form is their own:

    - matrix:                          # two axes of any kind; `mark` knows the names of both
        rows: {each: view in section.views, text: "{{ view.claim }}"}
        columns: {each: source in section.outlets, text: "{{ source.outlet }}"}
        mark: "{{ '●' if source in view.outlets else '' }}"
      corner: View                     # the head above the rows' names
      legend: ● holds this view        # below
    - default: "{{ section }}"         # the blocks that suit the section's kind and content

A part with a `default` takes from its section what it does not say itself: in a deck the title, the topic, the layout
and the notes; in a memo a heading of level 1, and the message as its first paragraph.

A part with `parts` is a group. What it says of layout, title, topic, lead, tracker, level, style, notes and appendix
holds for every part in it that does not say it itself, and is filled there, so that plans need not repeat themselves:

    - each: section in sections
      topic: "{{ section.title }}"
      title: "{{ section.message or section.title }}"
      parts:
        - {when: section.kind == "table", layout: wide area, body: [{table: "{{ section.table }}"}]}
        - {when: section.kind == "text", body: [{bullets: "{{ section.points }}"}]}

The `id` of a part is its name for the plans of audiences that are based on this one (`briefdeck.changes`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.diagnostics.rules import briefing as shape
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.model.faults import called
from briefdeck.pipeline.compose.expressions import compiled, plain
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

TOP_KEYS = frozenset({"footer", "parts", "change"})  # what `change` asks for has been done by now
CONTROL_KEYS = frozenset({"each", "when"})
PART_KEYS = CONTROL_KEYS | {
    "id", "parts", "layout", "level", "style", "title", "topic", "lead", "tracker", "body", "areas", "notes", "lines",
    "appendix",
}  # fmt: skip
PASSED_ON = ("layout", "level", "style", "title", "topic", "lead", "tracker", "notes", "appendix")  # from a group
ITEM_KEYS = CONTROL_KEYS | {"text", "detail", "status", "points"}
BLOCKS: Mapping[str, frozenset[str]] = {
    "paragraph": frozenset({"style", "see"}),
    "bullets": frozenset({"ordered", "status", "detail", "see"}),
    "cards": frozenset({"numbered", "columns", "status", "detail", "see"}),
    "figures": frozenset({"columns"}),
    "table": frozenset({"caption", "emphasis", "landscape"}),
    "chart": frozenset({"emphasis"}),
    "phases": frozenset({"status", "detail"}),
    "implications": frozenset({"heads", "status", "detail"}),
    "comparison": frozenset({"detail"}),
    "timeline": frozenset({"status", "detail"}),
    "process": frozenset({"status", "detail"}),
    "matrix": frozenset({"corner", "legend", "emphasis", "landscape"}),
    "default": frozenset({"status", "detail", "see"}),
    "quote": frozenset({"by"}),
    "callout": frozenset({"label"}),
    "picture": frozenset(),
    "changes": frozenset({"detail"}),
    "references": frozenset({"addresses"}),
    "contents": frozenset(),
}
_OF_SLIDES = frozenset({"body", "areas", "lines"})  # what a group cannot have
COLUMN_KEYS = frozenset({"title", "width"})
TABLE_KEYS = CONTROL_KEYS | {"columns", "cells", "detail"}
MATRIX_KEYS = frozenset({"rows", "columns", "mark"})
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
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


def check_plan(plan: Document, layouts: Layouts | None = None) -> Iterator[Diagnostic]:
    """Everything in a plan that cannot be filled, whatever the briefing; `layouts` are those of a deck's template."""
    return _Judge(plan, layouts).plan()


class _Judge:
    def __init__(self, document: Document, layouts: Layouts | None) -> None:
        self.document = document
        self.layouts = layouts
        self.ids: dict[str, Path] = {}

    def plan(self) -> Iterator[Diagnostic]:
        data = self.document.data
        yield from self._unknown(data, TOP_KEYS, ())
        yield from self._leaf(data.get("footer", ""), ("footer",))
        if "parts" in data:
            yield from self._parts(data["parts"], ("parts",))
        else:
            yield shape.MISSING_KEY.at(self.document.span(()), "“parts” is missing", "add parts: with a list of parts")

    def _unknown(self, mapping: Mapping[str, Any], known: frozenset[str], path: Path) -> Iterator[Diagnostic]:
        for key in mapping:
            if key not in known:
                span = self.document.key_span((*path, key))
                yield shape.UNKNOWN_KEY.at(span, f"“{key}” is not a key here", did_you_mean(key, known))

    def _wrong(self, path: Path, wanted: str) -> Diagnostic:
        return shape.WRONG_TYPE.at(self.document.span(path), f"{called(path)} must be {wanted}", "")

    def _missing(self, mapping: Mapping[str, Any], keys: Iterable[str], path: Path) -> Iterator[Diagnostic]:
        for key in keys:
            if key not in mapping:
                span = self.document.span(path)
                yield shape.MISSING_KEY.at(span, f"“{key}” is missing", f"add {key}: to {called(path)}")

    # --- parts and blocks ---------------------------------------------------------------------------------------------

    def _parts(self, parts: object, path: Path, layout: object = "message") -> Iterator[Diagnostic]:
        """`layout` is what the parts have that name none."""
        if not isinstance(parts, list) or not parts:
            yield self._wrong(path, "a list of parts")
            return
        for index, part in enumerate(parts):
            here = (*path, index)
            if isinstance(part, dict):
                yield from self._part(part, here, part.get("layout", layout))
            else:
                yield self._wrong(here, "a mapping of `key: value`")

    def _part(self, part: Mapping[str, Any], path: Path, layout: object) -> Iterator[Diagnostic]:
        yield from self._unknown(part, PART_KEYS - _OF_SLIDES if "parts" in part else PART_KEYS, path)
        yield from self._control(part, path)
        if "parts" not in part:
            yield from self._placeholders(part, path, layout)
        for key, value in part.items():
            here = (*path, key)
            match key:
                case "id":
                    yield from self._id(value, here)
                case "title" | "topic" | "lead" | "tracker":
                    yield from self._leaf(value, here)
                case "layout":
                    yield from self._layout(value, here)
                case "level" if value not in range(5) or isinstance(value, bool):
                    yield self._wrong(here, "a whole number from 0 to 4")
                case "style" if not isinstance(value, str):
                    yield self._wrong(here, "the name of a style")
                case "appendix" if not isinstance(value, bool):
                    yield self._wrong(here, "true or false")
                case "parts":
                    yield from self._parts(value, here, layout)
                case "body":
                    yield from self._blocks(value, here)
                case "areas":
                    yield from self._list(value, here, self._blocks, "a list of areas, each a list of blocks")
                case "notes" if isinstance(value, list):
                    yield from self._list(value, here, self._leaf, "a list")
                case "notes":
                    yield from self._leaf(value, here)
                case "lines" if not isinstance(value, dict):
                    yield self._wrong(here, "a mapping of placeholders to words")
                case "lines":
                    for name, line in value.items():
                        yield from self._leaf(line, (*here, name))

    def _id(self, name: object, path: Path) -> Iterator[Diagnostic]:
        span = self.document.span(path)
        if not isinstance(name, str) or not NAME.fullmatch(name):
            hint = "a name begins with a letter and has letters, digits, - and _ only"
            yield shape.INVALID_VALUE.at(span, f"“{name}” cannot be a name", hint)
        elif name in self.ids:
            what = f"“{name}” is the id of the part at {self.document.span(self.ids[name])} already"
            yield rules.REPEATED_PART.at(span, what, "give one of the two another id")
        else:
            self.ids[name] = path

    def _layout(self, layout: object, path: Path) -> Iterator[Diagnostic]:
        known = isinstance(layout, str) and (self.layouts is None or layout in self.layouts)
        if not known:
            hint = did_you_mean(str(layout), self.layouts or ())
            yield rules.UNKNOWN_LAYOUT.at(self.document.span(path), f"there is no layout “{layout}”", hint)

    def _placeholders(self, part: Mapping[str, Any], path: Path, name: object) -> Iterator[Diagnostic]:
        """What a part says must have a place on its layout; what a group says for all its parts need not."""
        if self.layouts is None or not isinstance(name, str) or name not in self.layouts:
            return
        roles = self.layouts[name]
        lines = part["lines"] if isinstance(part.get("lines"), dict) else {}
        wanted = [((*path, key), key) for key in ("topic", "lead") if key in part]
        wanted += [((*path, "lines", role), role) for role in lines]
        wanted += [((*path, key), "body") for key in ("body", "areas") if part.get(key)]
        for place, role in wanted:
            if not any(known.startswith("body") if role == "body" else known == role for known in roles):
                what = f"the layout “{name}” has no placeholder “{role}”"
                span = self.document.key_span(place)
                yield rules.MISSING_PLACEHOLDER.at(span, what, did_you_mean(role, roles))

    def _control(self, mapping: Mapping[str, Any], path: Path) -> Iterator[Diagnostic]:
        each, when = mapping.get("each"), mapping.get("when")
        if "each" in mapping:
            match = EACH.fullmatch(each) if isinstance(each, str) else None
            if match:
                yield from self._syntax("{{ " + match["expression"] + " }}", (*path, "each"))
            else:
                what = f"“each: {each}” is not understood"
                yield rules.BAD_EXPRESSION.at(self.document.span((*path, "each")), what, "write each: name in list")
        if isinstance(when, str):
            yield from self._syntax("{{ " + when + " }}", (*path, "when"))
        elif "when" in mapping and not isinstance(when, bool):
            yield self._wrong((*path, "when"), "an expression")

    def _blocks(self, blocks: object, path: Path) -> Iterator[Diagnostic]:
        yield from self._list(blocks, path, self._block, "a list of blocks")

    def _block(self, block: object, path: Path) -> Iterator[Diagnostic]:
        if not isinstance(block, dict):
            yield self._wrong(path, "a mapping that names a block")
            return
        name = block_name(block)
        if name is None:
            yield self._not_a_block(block, path)
            return
        yield from self._unknown(block, BLOCKS[name] | CONTROL_KEYS | {name}, path)
        yield from self._control(block, path)
        for key, value in block.items():
            here = (*path, key)
            match key:
                case "each" | "when":
                    pass
                case "heads":
                    yield from self._list(value, here, self._leaf, "a list of three heads: actor, implication, action")
                case "style" if not isinstance(value, str):
                    yield self._wrong(here, "the name of a style")
                case "columns" if isinstance(value, bool) or value not in range(1, 7):
                    yield self._wrong(here, "a whole number from 1 to 6")
                case "columns":
                    pass
                case "ordered" | "numbered" | "detail" | "status" | "addresses" | "see" | "landscape":
                    if not isinstance(value, bool):
                        yield self._wrong(here, "true or false")
                case "contents" if value not in range(1, 5):
                    yield self._wrong(here, "true, or a whole number from 1 to 4: how many levels of headings")
                case "references" | "contents":
                    pass
                case "changes" if isinstance(value, str):
                    yield from self._syntax("{{ " + value + " }}", here)
                case "changes":
                    yield self._wrong(here, "an expression: since")
                case "table" if isinstance(value, dict) and not is_wording(value):
                    yield from self._table(value, here)
                case "matrix":
                    yield from self._matrix(value, here)
                case "bullets" | "cards" if isinstance(value, dict) and not is_wording(value):
                    yield from self._items(value, here)
                case _:
                    yield from self._leaf(value, here)

    def _not_a_block(self, block: Mapping[str, Any], path: Path) -> Diagnostic:
        named = [key for key in block if key in BLOCKS]
        span = self.document.span(path)
        if named:
            what = f"one item names two blocks, {named[0]} and {named[1]}"
            return rules.UNKNOWN_BLOCK.at(span, what, "give each block a dash of its own")
        first = next((key for key in block if key not in CONTROL_KEYS), "")
        what = f"there is no block “{first}”" if first else "no block is named here"
        return rules.UNKNOWN_BLOCK.at(span, what, did_you_mean(first, BLOCKS))

    def _table(self, table: Mapping[str, Any], path: Path) -> Iterator[Diagnostic]:
        yield from self._unknown(table, TABLE_KEYS, path)
        yield from self._missing(table, ("columns", "cells"), path)
        yield from self._control(table, path)
        yield from self._list(table.get("columns", []), (*path, "columns"), self._column, "a list of columns")
        yield from self._list(table.get("cells", []), (*path, "cells"), self._leaf, "a list of cells")
        yield from self._leaf(table.get("detail", ""), (*path, "detail"))

    def _matrix(self, matrix: object, path: Path) -> Iterator[Diagnostic]:
        if not isinstance(matrix, dict):
            yield self._wrong(path, "a mapping with rows, columns and a mark")
            return
        yield from self._unknown(matrix, MATRIX_KEYS, path)
        yield from self._missing(matrix, sorted(MATRIX_KEYS), path)
        yield from self._leaf(matrix.get("mark", ""), (*path, "mark"))
        for axis in ("rows", "columns"):
            value = matrix.get(axis, {"each": "", "text": ""})
            here = (*path, axis)
            if not isinstance(value, dict) or is_wording(value):
                yield self._wrong(here, "a mapping with each and text")
            elif axis in matrix:
                yield from self._unknown(value, CONTROL_KEYS | {"text"}, here)
                yield from self._missing(value, ("each", "text"), here)
                yield from self._control(value, here)
                yield from self._leaf(value.get("text", ""), (*here, "text"))

    def _column(self, column: object, path: Path) -> Iterator[Diagnostic]:
        if isinstance(column, dict) and not is_wording(column):
            yield from self._unknown(column, COLUMN_KEYS, path)
            yield from self._missing(column, ("title",), path)
            yield from self._leaf(column.get("title", ""), (*path, "title"))
            width = column.get("width", 0)
            if isinstance(width, bool) or not isinstance(width, int | float) or width < 0:
                yield self._wrong((*path, "width"), "a number, the column's share of the width")
        else:
            yield from self._leaf(column, path)

    def _items(self, items: Mapping[str, Any], path: Path) -> Iterator[Diagnostic]:
        yield from self._unknown(items, ITEM_KEYS, path)
        yield from self._missing(items, ("text",), path)
        yield from self._control(items, path)
        for key in ("text", "detail", "status", "points"):
            value = items.get(key, "")
            if key == "points" and isinstance(value, dict) and not is_wording(value):
                yield from self._items(value, (*path, key))
            else:
                yield from self._leaf(value, (*path, key))

    # --- leaves -------------------------------------------------------------------------------------------------------

    def _list(self, value: object, path: Path, judge: _Rule, wanted: str) -> Iterator[Diagnostic]:
        if isinstance(value, list):
            for index, child in enumerate(value):
                yield from judge(child, (*path, index))
        else:
            yield self._wrong(path, wanted)

    def _leaf(self, value: object, path: Path) -> Iterator[Diagnostic]:
        """Words, or a mapping of languages to words; every template in them must at least be readable."""
        if is_wording(value):
            assert isinstance(value, dict)
            for language, words in value.items():
                yield from self._leaf(words, (*path, language))
        elif isinstance(value, str):
            yield from self._syntax(value, path) if "{" in value else ()
        elif isinstance(value, bool) or not isinstance(value, int | float):
            yield self._wrong(path, "words or {{ … }}")

    def _syntax(self, source: str, path: Path) -> Iterator[Diagnostic]:
        try:
            compiled(source)
        except TemplateSyntaxError as error:
            what, hint = plain(str(error.message))
            yield rules.BAD_EXPRESSION.at(self.document.span(path), f"{source.strip()}: {what}", hint)


Layouts = Mapping[str, Collection[str]]  # a layout's name → the roles of its placeholders
_Rule = Callable[[object, Path], Iterator[Diagnostic]]
