"""Which texts of a briefing a document must say, and which of them it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.diagnostics.words import counted
from briefdeck.document.kinds import Kind
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Visible
from briefdeck.model.traits import Trait
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_ELSEWHERE = frozenset({("title",), ("from",), ("marking",)})  # in the properties of a file and on its pages
# What stands for a picture, what may be shown by a sign, what settles how something looks; what heads a band that a
# document may not have, and in a memo what the speaker says.
_SEEN = Trait.DESCRIBING | Trait.SCORE | Trait.UNSEEN | Trait.HEAD
_MOST_KEYS = 8
"""Keys of sections that are told apart; where there are more, whole sections are missing, and are told as such."""
_NEEDLESS = {"deck": _SEEN, "memo": _SEEN | Trait.SPEAKER}


def texts_due(kind: Kind, visible: Visible, wording: Wording) -> frozenset[Path]:
    """The texts that a document must say: those that the audience does not list under `omit`, and whose keys are for
    its readers. The label of a figure is for those who see it large."""
    omit, needless = wording.audience.settings.omit, _NEEDLESS[kind]
    written, idle = bool(omit.of(kind)), cache(lambda traits: bool(traits & needless))  # of few traits, and many texts
    listed = {figure.key for section in visible.names["sections"] for figure in section.figures}
    listed |= {figure.key for figure in visible.names["key_figures"]}
    return frozenset(
        path
        for path in visible.texts
        if path not in _ELSEWHERE
        and path[0] != "keywords"
        and not (path[0] == "figures" and path[1] not in listed)
        and not idle(visible.traits.get(path, Trait.NONE))
        and not (written and omit.leaves_out(_name(path), kind))
    )


def told_left_out(
    lost: Iterable[Path], kind: Kind, visible: Visible, wording: Wording, plan: Document
) -> Iterator[Diagnostic]:
    """One finding for all texts of one key, at the first of them, with the line to write; or for whole sections."""
    alike: dict[str, list[Path]] = {}
    for path in lost:
        alike.setdefault(_name(path, "*"), []).append(path)
    audience = wording.audience
    of_sections = [pattern for pattern in alike if pattern.startswith("sections.")]
    if len(of_sections) > _MOST_KEYS:
        paths = [path for pattern in of_sections for path in alike.pop(pattern)]
        homeless = sorted({path[1] for path in paths if isinstance(path[1], int)})
        omitted = ", ".join(f"sections.{n}.**" for n in homeless)
        omitted = "sections.**" if len(homeless) == len(visible.names["sections"]) else omitted
        reach = "does not reach" if len(homeless) == 1 else "do not reach"
        what = f"{counted(len(homeless), 'sections')} {reach} the {kind} of “{audience.id}”, with all that they say"
        hint = f"show them in {plan.span(()).file}, or write in {audience.document.file}: omit: {{{kind}: [{omitted}]}}"
        spans = sorted((visible.texts[path].span for path in paths), key=lambda span: (span.line, span.column))
        yield rules.VALUE_LEFT_OUT.at(spans[0], what, hint)
    for pattern, paths in alike.items():
        name = _name(paths[0]) if len(paths) == 1 else f"{pattern}” ({len(paths)} texts)"
        what = f"“{name}{'”' if len(paths) == 1 else ''} does not reach the {kind} of “{audience.id}”"
        hint = f"show it in {plan.span(()).file}, or write in {audience.document.file}: omit: {{{kind}: [{pattern}]}}"
        yield rules.VALUE_LEFT_OUT.at(visible.texts[paths[0]].span, what, hint)


def _name(path: Path, index: str = "") -> str:
    return ".".join(index if index and isinstance(step, int) else str(step) for step in path)


def unsaid(texts: Iterable[RichText], shown: set[Path]) -> Iterator[RichText]:
    """The texts that are not shown; they are then."""
    for text in texts:
        paths = {o.path for o in text.origins if o.document == "briefing"}
        if text and not (paths and paths <= shown):
            yield text
            shown |= paths
