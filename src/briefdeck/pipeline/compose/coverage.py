"""Which texts of a briefing stand in a value, and which of them a document lacks."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.document.kinds import Kind
from briefdeck.document.outline import Outline
from briefdeck.document.richtext import RichText, Run
from briefdeck.document.visible import Visible
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

# What has no words of its own: most of what a block holds.
_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})


def left_out(
    outline: Outline, kind: Kind, visible: Visible, wording: Wording, plan: Document, told: Container[int] = ()
) -> Iterator[Diagnostic]:
    """The texts that the document does not hold and that the audience does not list under `omit`.

    Of the blocks `told`, by their identity, nothing counts: they repeat what stands elsewhere.
    """
    used = set(origins(outline, told)) | {(key,) for key in ("title", "from", "marking")}
    omit = wording.audience.settings.omit
    listed = {figure.key for section in visible.names["sections"] for figure in section.figures}
    for path, origin in visible.texts.items():
        if path in used or path[0] == "keywords" or (path[0] == "figures" and path[1] not in listed):
            continue  # of a figure that no section lists, its value stands in sentences
        name = ".".join(str(step) for step in path)
        if not omit.leaves_out(name, kind):
            what = f"“{name}” does not reach the {kind} of “{wording.audience.id}”"
            hint = f"use it in {plan.span(()).file}, or list it under omit: {kind}: in audience.yaml"
            yield rules.VALUE_LEFT_OUT.at(origin.span, what, hint)


def unsaid(texts: Iterable[RichText], shown: set[Path]) -> Iterator[RichText]:
    """The texts that are not shown; they are then."""
    for text in texts:
        paths = {o.path for o in text.origins if o.document == "briefing"}
        if text and not (paths and paths <= shown):
            yield text
            shown |= paths


def origins(value: Any, told: Container[int] = ()) -> Iterator[Path]:
    """The YAML paths of the briefing's words in a value, less the blocks `told`."""
    for run in runs(value, told):
        if run.origin is not None and run.origin.document == "briefing":
            yield run.origin.path


def runs(value: Any, told: Container[int] = ()) -> Iterator[Run]:
    """The runs of words in a value, less the blocks `told`."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if each.__class__ in _PLAIN or id(each) in told:
            continue
        if isinstance(each, RichText):
            for inline in each.inlines:
                if inline.__class__ is Run:
                    yield inline
        elif isinstance(each, tuple):
            waiting += reversed(each)
        elif is_dataclass(each) and not isinstance(each, type):
            waiting += (getattr(each, name) for name in _names(type(each)))


@lru_cache(maxsize=256)
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass, last first."""
    return tuple(field.name for field in reversed(fields(kind)))
