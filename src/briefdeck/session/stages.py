"""The stages of one briefing and audience: resolve → compose → number → decide; each returns what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic, Span, concerning, has_errors, in_order, with_severities
from briefdeck.diagnostics.rules import document as rules
from briefdeck.document.deck import Deck
from briefdeck.document.kinds import Kind
from briefdeck.document.memo import Memo
from briefdeck.document.outline import Outline
from briefdeck.document.reference import Reference
from briefdeck.document.visible import Visible
from briefdeck.inputs.assets import Assets
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.validate import Loaded
from briefdeck.outputs import Output, outputs
from briefdeck.pipeline.compose.composer import compose
from briefdeck.pipeline.language import counts_by_calendar, untranslated
from briefdeck.pipeline.numbering.source_numbers import cited, numbered
from briefdeck.pipeline.pages.limits import beyond
from briefdeck.pipeline.resolve.references import references
from briefdeck.pipeline.resolve.resolver import resolve
from briefdeck.session.prepared import Prepared
from briefdeck.session.since import with_changes
from briefdeck.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Stages:
    """The value at each stage for one briefing and audience; none where an earlier stage failed.

    `references` are the sources by their numbers; `decided` has, by the name of an output, what it writes; `prepared`
    is the audience in the language of the documents.
    """

    visible: Visible | None = None
    references: tuple[Reference, ...] = ()
    outlines: Mapping[Kind, Outline] = field(default_factory=dict)
    decided: Mapping[str, Any] = field(default_factory=dict)
    prepared: Prepared | None = None

    @property
    def deck(self) -> Deck | None:
        """The slides, if an output has them."""
        return next((value for value in self.decided.values() if isinstance(value, Deck)), None)


def stages_of(
    loaded: Loaded,
    assets: Assets,
    prepared: Prepared,
    formats: Sequence[str],
    language: str,
    lacking: tuple[Diagnostic, ...] = (),
    memory: Memory = NO_MEMORY,
) -> tuple[Stages, tuple[Diagnostic, ...]]:
    """Everything that the outputs of these names write in a language, with the audience's own severities.

    `lacking` is what the audience lacks in it, words and typefaces.
    """
    audience, wanted = prepared.audience, [outputs()[name] for name in formats]
    by_calendar = counts_by_calendar(loaded.briefing, audience, language)
    wording = Wording(audience, language, loaded.briefing.language, by_calendar)
    visible, found = resolve(loaded, assets, wording, memory)
    found += (*lacking, *untranslated(loaded, audience.id, language))
    if has_errors(found):
        return Stages(), concerning(audience.id, found)
    visible = with_changes(visible, loaded, assets, wording)
    kinds: dict[Kind, None] = dict.fromkeys(output.kind for output in wanted)
    noted = audience.settings.citations == "footnotes"
    composed = {
        kind: compose(audience.plans[kind], kind, visible, wording, memory)
        for kind in (kinds | {"memo": None} if noted else kinds)
    }
    outlines: dict[Kind, Outline] = {}
    for kind in kinds:
        outline, faults = composed[kind]
        found += faults
        if not has_errors(faults):
            outlines[kind] = outline
    listed = visible.references
    if noted:
        # Footnotes number themselves by their place in the memo; both documents take the numbers from there.
        first = cited(composed["memo"][0])
        listed = references(visible.names["sources"], wording, loaded.document, first)
        outlines = {kind: numbered(outline, listed) for kind, outline in outlines.items()}
    decided, faults = _decided(wanted, outlines, prepared, memory)
    whole = Span(loaded.document.file)
    found += (
        *(_of_all(fault, whole) for fault in faults),
        *_beyond(wanted, decided, prepared, Path(loaded.document.file)),
    )
    found = concerning(audience.id, with_severities(in_order(found), audience.settings.severity))
    return Stages(visible, listed, outlines, decided, prepared), found


def _decided(
    wanted: Sequence[Output[Any, Any]], outlines: Mapping[Kind, Outline], prepared: Prepared, memory: Memory
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """What each output writes, by its name; outputs that decide alike share it."""
    made: dict[object, Any] = {}
    found: tuple[Diagnostic, ...] = ()
    able = [output for output in wanted if output.kind in outlines]
    for output in able:
        if output.decide not in made:
            settings, style = prepared.audience.settings, prepared.style(output.kind)
            made[output.decide], faults = output.decide(outlines[output.kind], style, settings, memory)
            found += faults
    return {output.name: made[output.decide] for output in able}, found


def _of_all(fault: Diagnostic, briefing: Span) -> Diagnostic:
    """A fault of a document's length is one of the whole briefing, though it is held against a plan."""
    if fault.rule is not rules.TOO_MANY_SLIDES:
        return fault
    return replace(fault, facts=replace(fault.facts, related=(briefing,)))


def _beyond(
    wanted: Sequence[Output[Any, Any]], decided: Mapping[str, Any], prepared: Prepared, briefing: Path
) -> Iterator[Diagnostic]:
    """What memos have more pages than their audience reads."""
    audience = prepared.audience
    for output in wanted:
        memo = decided.get(output.name)
        if isinstance(memo, Memo) and output.office:
            name, plan = f"{briefing.stem}.{audience.id}.{output.extension}", Span(audience.plans[output.kind].file)
            yield from beyond(memo, audience.settings.limits.pages, name, plan, briefing)
