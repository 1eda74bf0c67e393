"""The stages for one briefing and one audience: read → parse → resolve → compose → paginate → write.

Each stage returns its diagnostics; this module gathers them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefdeck.audience.completeness import missing_labels
from briefdeck.audience.deck_style import DeckStyle, read_deck_style
from briefdeck.audience.memo_style import MemoStyle, read_memo_style
from briefdeck.audience.reader import Audience, audience_folders, find_audience, read_audience
from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.labels import check_labels
from briefdeck.diagnostics import Diagnostic, Severity, Span, concerning, has_errors, in_order, with_severities
from briefdeck.document.deck import Deck
from briefdeck.document.kinds import Kind
from briefdeck.document.outline import Outline
from briefdeck.document.reference import Reference
from briefdeck.document.visible import Visible
from briefdeck.inputs.assets import Assets
from briefdeck.model.validate import Loaded
from briefdeck.outputs import Output, outputs
from briefdeck.pipeline.compose.composer import compose
from briefdeck.pipeline.compose.grammar import check_plan, untranslated_plan
from briefdeck.pipeline.language import language_for, skipped, untranslated
from briefdeck.pipeline.load import load
from briefdeck.pipeline.numbering import cited, numbered
from briefdeck.pipeline.resolve.references import references
from briefdeck.pipeline.resolve.resolver import resolve
from briefdeck.preflight.expected import expectations
from briefdeck.provenance.record import Stamp
from briefdeck.review.exceptions import Exceptions
from briefdeck.review.remark import Visibility
from briefdeck.review.reviewer import forbidding, review
from briefdeck.review.secrets import secrets
from briefdeck.staging.made import Made, PageLimit


@dataclass(frozen=True, slots=True)
class Prepared:
    """An audience with the facts of its Office files, ready for any number of briefings."""

    audience: Audience
    deck: DeckStyle
    memo: MemoStyle

    def style(self, kind: Kind) -> DeckStyle | MemoStyle:
        """What was read from the template of a kind of document."""
        return self.deck if kind == "deck" else self.memo


@dataclass(frozen=True, slots=True)
class Stages:
    """The value at each stage for one briefing and audience; none where an earlier stage failed.

    `references` are the sources by their numbers; `decided` has, by the name of an output, what it writes.
    """

    visible: Visible | None
    references: tuple[Reference, ...]
    outlines: Mapping[Kind, Outline]
    decided: Mapping[str, Any]

    @property
    def deck(self) -> Deck | None:
        """The slides, if an output has them."""
        return next((value for value in self.decided.values() if isinstance(value, Deck)), None)


class Session:
    """Audiences by name, each read once, however many briefings are built."""

    def __init__(self, templates: Path) -> None:
        self.templates = templates
        self.folders = audience_folders(templates)
        self._prepared: dict[str, tuple[Prepared | None, tuple[Diagnostic, ...]]] = {}
        self._words: dict[tuple[str, str], tuple[Diagnostic, ...]] = {}

    def audience(self, name: str) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
        """An audience with its templates read, or why it cannot be used."""
        if name not in self._prepared:
            folder = find_audience(name, self.folders)
            if isinstance(folder, Diagnostic):
                self._prepared[name] = (None, (folder,))
            else:
                prepared, found = _prepare(folder)
                self._prepared[name] = prepared, concerning(name, found)
        return self._prepared[name]

    def stages(
        self, loaded: Loaded, assets: Assets, prepared: Prepared, formats: Sequence[str], language: str = ""
    ) -> tuple[Stages, tuple[Diagnostic, ...]]:
        """Everything that the outputs of these names write, with the audience's own severities."""
        audience, wanted = prepared.audience, [outputs()[name] for name in formats]
        spoken = language_for(audience, loaded, language)
        if isinstance(spoken, Diagnostic):
            return Stages(None, (), {}, {}), concerning(audience.id, (spoken,))
        wording = Wording(audience, spoken, loaded.briefing.language)
        since = _Since(loaded, assets, wording)
        visible, found = resolve(loaded, assets, wording)
        found += (*self.missing_words(audience, spoken), *untranslated(loaded, audience.id, spoken))
        if has_errors(found):
            return Stages(None, (), {}, {}), concerning(audience.id, found)
        visible = since.told_in(visible)
        kinds: dict[Kind, None] = dict.fromkeys(output.kind for output in wanted)
        noted = audience.settings.citations == "footnotes"
        composed = {
            kind: compose(audience.plans[kind], kind, visible, wording)
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
        decided, faults = _decided(wanted, outlines, prepared)
        found += faults
        found = concerning(audience.id, with_severities(in_order(found), audience.settings.severity))
        return Stages(visible, listed, outlines, decided), found

    def missing_words(self, audience: Audience, language: str) -> tuple[Diagnostic, ...]:
        """The labels and the words of plans that an audience lacks in a language, looked for once."""
        if (audience.id, language) not in self._words:
            wording = Wording(audience, language, language)
            plans = (one for plan in audience.plans.values() for one in untranslated_plan(plan, wording))
            faults = audience.translations.faults(language)
            self._words[audience.id, language] = in_order((*faults, *missing_labels(wording), *plans))
        return self._words[audience.id, language]

    def addressed(
        self, loaded: Loaded, names: Sequence[str], language: str = "", *, skipping: bool = False
    ) -> tuple[dict[str, Prepared], tuple[Diagnostic, ...]]:
        """The audiences of these names that can be used, and why those that have no language of the briefing cannot.

        When `skipping` these are left out with a note, unless none would be left.
        """
        able = {name: prepared for name in names if (prepared := self.audience(name)[0])}
        found = {name: language_for(prepared.audience, loaded, language) for name, prepared in able.items()}
        lacking = {name: why for name, why in found.items() if isinstance(why, Diagnostic)}
        if not skipping or not lacking or len(lacking) == len(able):
            return able, ()
        left = {name: prepared for name, prepared in able.items() if name not in lacking}
        return left, tuple(skipped(why) for why in lacking.values())

    def make(
        self,
        path: Path,
        names: Sequence[str],
        formats: Sequence[str],
        language: str = "",
        since: str = "",
        *,
        clean: bool = False,
        skipping: bool = False,
    ) -> Iterator[Made | Diagnostic]:
        """The files of one briefing by these outputs, and everything found on the way.

        `since` names an earlier version; `clean` documents hold nothing of their making; when `skipping` audiences that
        have no language of the briefing are left out.
        """
        loaded, assets, found = load(path, self.folders, since=since)
        yield from found
        for name in names:
            yield from self.audience(name)[1]
        if loaded is None or has_errors(found):
            return
        exceptions = Exceptions(loaded.document)
        able, notes = self.addressed(loaded, names, language, skipping=skipping)
        yield from notes
        codes = forbidding(prepared.audience.settings for prepared in able.values())
        reviewed = review(loaded, assets, self.templates, codes)
        for name, prepared in able.items():
            started = time.perf_counter()
            stages, faults = self.stages(loaded, assets, prepared, formats, language)
            remarks = reviewed.concerning(name, prepared.audience.settings)
            faults, _ = exceptions.split((*faults, *(r for r in remarks if r.severity is Severity.ERROR)))
            yield from faults
            if has_errors(faults):
                continue
            settings = prepared.audience.settings
            earlier = loaded.earlier.briefing if loaded.earlier else None
            expected = expectations(settings, secrets(loaded.briefing, reviewed.visibility, name, earlier))
            for output in map(outputs().__getitem__, formats):
                stamp = None if clean else stamped(loaded, prepared.audience, output.kind, language)
                made = document_of(output, path, prepared, stages, stamp)
                now = time.perf_counter()
                yield replace(made, seconds=now - started, expected=expected, severity=settings.severity)
                started = now


def stamped(loaded: Loaded, audience: Audience, kind: Kind, language: str = "") -> Stamp:
    """What a document of a briefing keeps of its making."""
    spoken = language_for(audience, loaded, language)
    assert isinstance(spoken, str)  # its stages have no error
    return Stamp(loaded.document, audience.id, spoken, loaded.briefing.language, audience.plans[kind])


def document_of(
    output: Output[Any, Any], briefing: Path, prepared: Prepared, stages: Stages, stamp: Stamp | None = None
) -> Made:
    """A document of a briefing whose stages have no error, written; with a stamp its edits can come back."""
    audience, style, value = prepared.audience, prepared.style(output.kind), stages.decided[output.name]
    limit = None
    if output.office and isinstance(style, MemoStyle):
        settings, plan = audience.settings, Span(audience.plans[output.kind].file)
        limit = PageLimit(settings.limits.pages, plan, style.text_height, settings.severity)
    name = f"{briefing.stem}.{audience.id}.{output.extension}"
    content = output.write(value, style, stamp)
    slides = output.slides(value)
    return Made(briefing, audience.id, output.name, name, content, slides, 0.0, limit, office=output.office)


def _decided(
    wanted: Sequence[Output[Any, Any]], outlines: Mapping[Kind, Outline], prepared: Prepared
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """What each output writes, by its name; outputs that decide alike share it."""
    made: dict[object, Any] = {}
    found: tuple[Diagnostic, ...] = ()
    able = [output for output in wanted if output.kind in outlines]
    for output in able:
        if output.decide not in made:
            settings, style = prepared.audience.settings, prepared.style(output.kind)
            made[output.decide], faults = output.decide(outlines[output.kind], style, settings)
            found += faults
    return {output.name: made[output.decide] for output in able}, found


def _prepare(folder: Path) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    audience, found = read_audience(folder)
    if audience is None:
        return None, found
    deck, faults = read_deck_style(audience.templates["deck"], audience.bindings)
    found += faults
    layouts = {name: tuple(layout.placeholders) for name, layout in deck.layouts.items()} if deck else None
    found += tuple(check_plan(audience.plans["deck"], layouts))
    found += tuple(check_plan(audience.plans["memo"]))
    found += tuple(check_labels(audience))
    memo, faults = read_memo_style(audience.templates["memo"], audience.settings.styles)
    found += faults
    if deck is None or memo is None or has_errors(found):
        return None, in_order(found)
    return Prepared(audience, deck, memo), in_order(found)


class _Since:
    """What changed since the earlier version of a briefing, for one audience in one language."""

    def __init__(self, loaded: Loaded, assets: Assets, wording: Wording) -> None:
        self.loaded, self.assets, self.wording = loaded, assets, wording
        self.name = wording.audience.id

    def told_in(self, visible: Visible) -> Visible:
        """What the audience may see, with what changed in it, if there is an earlier version."""
        old, files = self.loaded.earlier, self.assets.earlier
        if old is None or files is None:
            return visible
        from briefdeck.diff import Edition, compare
        from briefdeck.diff.telling import Version, told

        wording = replace(self.wording, default=old.briefing.language)
        before, _ = resolve(old, files, wording)
        found = compare(Edition(old, files), Edition(self.loaded, self.assets), self.name, wording.language)
        versions = Version(old.briefing, before), Version(self.loaded.briefing, visible)
        hidden = secrets(self.loaded.briefing, Visibility(self.loaded.briefing), self.name, old.briefing)
        return replace(visible, names={**visible.names, "since": told(found, *versions, self.wording, hidden)})
