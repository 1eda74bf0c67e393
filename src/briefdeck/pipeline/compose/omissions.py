"""Which texts of a briefing a document lacks, and which a slide does not show."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.document.kinds import Kind
from briefdeck.document.origins import origins
from briefdeck.document.outline import Outline
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Visible
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path


def left_out(
    outline: Outline, kind: Kind, visible: Visible, wording: Wording, plan: Document, told: Container[int] = ()
) -> Iterator[Diagnostic]:
    """The texts that the document does not hold and that the audience does not list under `omit`.

    Of the blocks `told`, by their identity, nothing counts: they repeat what stands elsewhere.
    """
    used = set(origins(outline, told)) | {(key,) for key in ("title", "from", "marking")}
    omit = wording.audience.settings.omit
    listed = {figure.key for section in visible.names["sections"] for figure in section.figures}
    listed |= {figure.key for figure in visible.names["key_figures"]}
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
