"""What a plan can do with values: words put together, sentences ended, sources cited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefdeck.document.richtext import RichText, Run, words
from briefdeck.document.visible import Record, statement

FILTERS = ("default", "first", "last", "length", "list", "map", "reject", "rejectattr", "select", "selectattr", "sort")
"""Those of Jinja2 that a plan may use."""


class LeafError(ValueError):
    """A leaf that cannot be read or filled, in Jinja2's words; `name` is the one that nothing has, where that is it."""

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name


class FilterError(TypeError):
    """A filter is given a value that it is not for."""


def together(pieces: list[Any]) -> Any:
    """One value stays as it is; several become RichText, each run with the origin that it had."""
    if len(pieces) == 1:
        return pieces[0]
    return RichText(tuple(inline for piece in pieces for inline in _words(piece).inlines))


def _words(piece: Any) -> RichText:
    if isinstance(piece, RichText):
        return piece
    if isinstance(piece, Record) and "text" in piece.names():
        return statement(piece)
    return words("" if piece is None else str(piece))


def ended(text: Any, mark: Any) -> RichText:
    """A sentence with its full stop: added where the text has none, before the marks of its sources."""
    if not isinstance(text, RichText | str) or not isinstance(mark, str):
        raise FilterError("ended is for a sentence, and wants its full stop")
    sentence = _words(text)
    words_ = sentence.plain
    if not words_ or words_[-1] in "。．.!?！？」』）)":
        return sentence
    last = max(i for i, inline in enumerate(sentence.inlines) if isinstance(inline, Run))
    return RichText((*sentence.inlines[: last + 1], Run(mark, origin=None), *sentence.inlines[last + 1 :]))


def joined(values: Any, between: Any = "") -> RichText:
    """The words of several values, with the same words between them."""
    if not isinstance(values, Iterable) or isinstance(values, str | RichText) or not isinstance(between, str):
        raise FilterError("joined is for a list, and wants the words between its items")
    text = RichText()
    for value in values:
        text += (words(between) if text else RichText()) + _words(value)
    return text


def cite(text: Any, sources: Any) -> RichText:
    """The text with the marks of these sources at its end."""
    listed = tuple(sources) if isinstance(sources, Iterable) and not isinstance(sources, str | RichText) else None
    known = listed is not None and all(isinstance(s, Record) and "citation" in set(s.names()) for s in listed)
    if not isinstance(text, RichText | str) or listed is None or not known:
        raise FilterError("cite is for words, and wants a list of sources")
    return _words(text).citing(source.citation for source in listed)
