"""The stages for one briefing and one audience: read → parse → resolve → compose → paginate → write.

Each stage returns its diagnostics; this module gathers them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefdeck.audience.deck_style import DeckStyle, read_deck_style
from briefdeck.audience.memo_style import MemoStyle, read_memo_style, unknown_styles
from briefdeck.audience.reader import Audience, audience_folders, find_audience, read_audience
from briefdeck.audience.settings import AudienceSettings
from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic, Severity, Span, has_errors, in_order, with_severities
from briefdeck.diff import Edition, compare
from briefdeck.diff.telling import Version, told
from briefdeck.document.deck import Deck
from briefdeck.document.outline import Outline
from briefdeck.document.reading import cited
from briefdeck.document.visible import Visible
from briefdeck.inputs.assets import Assets
from briefdeck.model.validate import Loaded
from briefdeck.outputs.docx.writer import write_docx
from briefdeck.outputs.pptx.writer import write_pptx
from briefdeck.pipeline.compose.composer import compose
from briefdeck.pipeline.compose.grammar import check_plan
from briefdeck.pipeline.compose.headings import skipped_levels
from briefdeck.pipeline.load import load
from briefdeck.pipeline.paginate.paginator import paginate
from briefdeck.pipeline.resolve.resolver import resolve
from briefdeck.preflight.inspection import Expectations
from briefdeck.provenance.record import Stamp
from briefdeck.review.exceptions import Exceptions
from briefdeck.review.remark import Visibility
from briefdeck.review.reviewer import forbidding, review
from briefdeck.review.secrets import secrets
from briefdeck.staging.files import EXTENSION, Kind, Made, PageLimit


@dataclass(frozen=True, slots=True)
class Prepared:
    """An audience with the facts of its Office files, ready for any number of briefings."""

    audience: Audience
    deck: DeckStyle
    memo: MemoStyle


@dataclass(frozen=True, slots=True)
class Stages:
    """The value at each stage for one briefing and audience; None where an earlier stage failed."""

    visible: Visible | None
    outlines: dict[Kind, Outline]
    deck: Deck | None


class Session:
    """Audiences by name, each read once, however many briefings are built."""

    def __init__(self, templates: Path) -> None:
        self.templates = templates
        self.folders = audience_folders(templates)
        self._prepared: dict[str, tuple[Prepared | None, tuple[Diagnostic, ...]]] = {}

    def audience(self, name: str) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
        """An audience with its templates read, or why it cannot be used."""
        if name not in self._prepared:
            folder = find_audience(name, self.folders)
            if isinstance(folder, Diagnostic):
                self._prepared[name] = (None, (folder,))
            else:
                self._prepared[name] = _prepare(folder)
        return self._prepared[name]

    def stages(
        self, loaded: Loaded, assets: Assets, prepared: Prepared, kinds: Sequence[Kind], language: str = ""
    ) -> tuple[Stages, tuple[Diagnostic, ...]]:
        """Everything up to the writers, with the audience's own severities."""
        audience = prepared.audience
        default = loaded.briefing.language
        wording = Wording(audience, audience.language_for(language or default), default)
        since = _Since(loaded, assets, wording)
        visible, found = resolve(loaded, assets, wording)
        if has_errors(found):
            return Stages(None, {}, None), found
        visible = since.told_in(visible)
        if audience.settings.citations == "footnotes":
            # Footnotes number themselves by their place in the memo; both documents take the numbers from there.
            outline, _ = compose(audience.plans["memo"], "memo", visible, wording)
            visible, found = resolve(loaded, assets, wording, cited(outline))
            visible = since.told_in(visible)
        outlines: dict[Kind, Outline] = {}
        deck = None
        for kind in kinds:
            plan = audience.plans[kind]
            outline, faults = compose(plan, kind, visible, wording)
            found += faults
            if has_errors(faults):
                continue
            outlines[kind] = outline
            if kind == "deck":
                deck, faults = paginate(outline, prepared.deck, audience.settings)
            else:
                faults = (*unknown_styles(outline, prepared.memo), *skipped_levels(outline))
            found += faults
        return Stages(visible, outlines, deck), with_severities(in_order(found), audience.settings.severity)

    def make(
        self,
        path: Path,
        names: Sequence[str],
        kinds: Sequence[Kind],
        language: str = "",
        since: str = "",
        *,
        clean: bool = False,
    ) -> Iterator[Made | Diagnostic]:
        """The documents of one briefing, and everything found on the way; `since` names an earlier version.

        `clean` documents hold nothing of their making.
        """
        loaded, assets, found = load(path, self.folders, since=since)
        yield from found
        for name in names:
            yield from self.audience(name)[1]
        if loaded is None or has_errors(found):
            return
        exceptions = Exceptions(loaded.document)
        able = {name: prepared for name in names if (prepared := self.audience(name)[0])}
        codes = forbidding(prepared.audience.settings for prepared in able.values())
        reviewed = review(loaded, assets, self.templates, codes)
        for name, prepared in able.items():
            started = time.perf_counter()
            stages, faults = self.stages(loaded, assets, prepared, kinds, language)
            remarks = reviewed.concerning(name, prepared.audience.settings)
            faults, _ = exceptions.split((*faults, *(r for r in remarks if r.severity is Severity.ERROR)))
            yield from faults
            if has_errors(faults):
                continue
            settings = prepared.audience.settings
            earlier = loaded.earlier.briefing if loaded.earlier else None
            expected = expectations(settings, secrets(loaded.briefing, reviewed.visibility, name, earlier))
            for kind in kinds:
                make = made_memo if kind == "memo" else made_deck
                stamp = None if clean else stamped(loaded, prepared.audience, kind, language)
                made = make(path, name, prepared, stages, stamp)
                now = time.perf_counter()
                yield replace(made, seconds=now - started, expected=expected, severity=settings.severity)
                started = now


def hidden_from(path: Path, audience: str, templates: Path) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """What an audience must not see of a briefing, as words; and what is wrong with the two."""
    folders = audience_folders(templates)
    folder = find_audience(audience, folders)
    loaded, _, found = load(path, folders)
    if isinstance(folder, Diagnostic):
        return (), in_order((*found, folder))
    if loaded is None:
        return (), found
    earlier = loaded.earlier.briefing if loaded.earlier else None
    return secrets(loaded.briefing, Visibility(loaded.briefing), audience, earlier), found


def expectations(settings: AudienceSettings, hidden: tuple[str, ...] = ()) -> Expectations:
    """What the files of an audience are held against: its own smallest type size, and what it must not see."""
    sizes = settings.sizes
    steps = (sizes.body, sizes.table, sizes.card, sizes.figure, sizes.reference)
    smallest = min(sizes.label, *(min(step) for step in steps))
    standard = Expectations()
    return Expectations(min(standard.minimum, smallest), standard.minimum_memo, hidden)


def stamped(loaded: Loaded, audience: Audience, kind: Kind, language: str = "") -> Stamp:
    """What a document of a briefing keeps of its making."""
    default = loaded.briefing.language
    plan = audience.plans[kind]
    return Stamp(loaded.document, audience.id, audience.language_for(language or default), default, plan)


def made_memo(path: Path, name: str, prepared: Prepared, stages: Stages, stamp: Stamp | None = None) -> Made:
    """A memo, written, of a briefing whose stages have no error; with a stamp its edits can come back."""
    content = write_docx(stages.outlines["memo"], prepared.memo, stamp)
    return Made(path, name, "memo", f"{path.stem}.{name}.{EXTENSION['memo']}", content, 0, 0.0, _limit(prepared))


def made_deck(path: Path, name: str, prepared: Prepared, stages: Stages, stamp: Stamp | None = None) -> Made:
    """A deck, the same way."""
    assert stages.deck is not None
    content = write_pptx(stages.deck, prepared.deck, stamp)
    return Made(path, name, "deck", f"{path.stem}.{name}.{EXTENSION['deck']}", content, len(stages.deck.slides), 0.0)


def _limit(prepared: Prepared) -> PageLimit:
    settings, plan = prepared.audience.settings, prepared.audience.plans["memo"].span(()).file
    return PageLimit(settings.limits.pages, Span(plan), prepared.memo.text_height, settings.severity)


def _prepare(folder: Path) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    audience, found = read_audience(folder)
    if audience is None:
        return None, found
    deck, faults = read_deck_style(audience.templates["deck"], audience.bindings)
    found += faults
    layouts = {name: tuple(layout.placeholders) for name, layout in deck.layouts.items()} if deck else None
    found += tuple(check_plan(audience.plans["deck"], layouts))
    found += tuple(check_plan(audience.plans["memo"]))
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
        wording = replace(self.wording, default=old.briefing.language)
        before, _ = resolve(old, files, wording)
        found = compare(Edition(old, files), Edition(self.loaded, self.assets), self.name, wording.language)
        versions = Version(old.briefing, before), Version(self.loaded.briefing, visible)
        hidden = secrets(self.loaded.briefing, Visibility(self.loaded.briefing), self.name, old.briefing)
        return replace(visible, names={**visible.names, "since": told(found, *versions, self.wording, hidden)})
