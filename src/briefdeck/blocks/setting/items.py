"""Statements, alone or with others below them: what most blocks are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefdeck.blocks.setting.plan import CONTROL_KEYS, Entry, Judging, Manner, UnfilledError, is_laid_out, leaf
from briefdeck.blocks.setting.values import listed, rich
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record, statement
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Item:
    """A statement: `text` is a slide's line, `detail` the memo's sentence or a note, `status` how it is known.

    `see` is the anchor of the section that says more, empty for none: a slide's line leads to that section's slide, a
    memo's sentence to its heading or caption. `label` is what it is about, in a word or two; `caution` is with what
    care it is to be read; `icon` is the name of one. `carries` is the number of the first
    figure that it states.
    """

    text: RichText
    detail: RichText = EMPTY
    status: str = ""
    children: tuple[Item, ...] = ()
    see: str = ""
    label: RichText = EMPTY
    caution: RichText = EMPTY
    icon: str = ""
    carries: KeyFigure | None = None

    def texts(self) -> Iterator[RichText]:
        """The statement, the sentence behind it, then what stands below it."""
        yield from (self.label, self.text, self.detail, self.caution)
        for child in self.children:
            yield from child.texts()

    def bare(self) -> Item:
        """The statement alone, without the sentences behind it and behind those below it."""
        return replace(self, detail=EMPTY, children=tuple(child.bare() for child in self.children))

    def unled(self) -> Item:
        """The statement without what leads from it to other sections."""
        return replace(self, see="", children=tuple(child.unled() for child in self.children))


def texts_of(items: Iterable[Item]) -> Iterator[RichText]:
    """The texts of statements, in the order of reading."""
    for item in items:
        yield from item.texts()


def notes_of(items: Iterable[Item]) -> Iterator[RichText]:
    """The sentences behind statements and those below them, for the notes of a slide."""
    for item in items:
        if item.detail:
            yield item.detail
        yield from notes_of(item.children)


def item(value: Any, manner: Manner) -> Item:
    """A statement of the briefing, with its status where that is shown."""
    if not isinstance(value, Record) or "text" not in value.names():
        return Item(rich(value, manner.origin))
    names = set(value.names())
    children = tuple(item(child, manner) for child in value.points) if "points" in names else ()
    detail = value.detail if "detail" in names else EMPTY
    status = manner.status(value.status if "status" in names else "")
    made = Item(statement(value), detail, status, children, value.see if "see" in names else "")
    if "label" in names:
        icon = str(value.icon or "")
        made = replace(made, label=value.label, caution=value.caution, icon=icon, carries=value.carries)
    return made


def items(value: Any, manner: Manner) -> tuple[Item, ...]:
    """A list of statements of the briefing; one alone is a list of itself."""
    if isinstance(value, RichText | Record | str):
        return (item(value, manner),) if value else ()
    return tuple(item(child, manner) for child in listed(value, "a list of statements"))


def items_at(entry: Entry, manner: Manner) -> tuple[Item, ...]:
    """The statements of a place of a plan: a value, or laid out from others."""
    if not is_laid_out(entry.given):
        return items(entry.value(), manner)
    found = []
    for scope in entry.scopes():
        status = scope.at("status").text().plain
        text, detail = scope.at("text").text(), scope.at("detail").text()
        points = _points_at(scope.at("points"), manner)
        found.append(Item(text, detail, manner.status(status), points, caution=scope.at("caution").text()))
    return tuple(i for i in found if i.text)


def _points_at(entry: Entry, manner: Manner) -> tuple[Item, ...]:
    try:
        return items_at(entry, manner) if entry.given else ()
    except UnfilledError:
        return ()


def judge_items(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    """A list of statements: a value, or laid out from others."""
    if not isinstance(value, dict) or not is_laid_out(value):
        yield from judging.leaf(value, path)
        return
    yield from judging.unknown(value, _KEYS, path)
    yield from judging.missing(value, ("text",), path)
    yield from judging.control(value, path)
    for key in ("text", "detail", "caution", "status", "points"):
        judge = judge_items if key == "points" else leaf
        yield from judge(judging, value.get(key, ""), (*path, key))


_KEYS = CONTROL_KEYS | {"text", "detail", "caution", "status", "points"}
