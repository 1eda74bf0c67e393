"""An audience made ready: its settings and plans judged, its templates read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType

from briefdeck.audience.binding import LayoutBinding
from briefdeck.audience.deck_style import DeckStyle, bound_places, deck_style, read_deck_style
from briefdeck.audience.localizing import Localization, deck_in_language, has_face, memo_in_language
from briefdeck.audience.memo_look import memo_look
from briefdeck.audience.memo_style import MemoStyle, bound, memo_style, read_memo_style
from briefdeck.audience.reader import Audience, audience_folders, read_audience
from briefdeck.audience.recent import Recent
from briefdeck.audience.templates import localization
from briefdeck.blocks.setting.labels import check_labels
from briefdeck.diagnostics import Diagnostic, Span, has_errors, in_order
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.disk import Answers, noted
from briefdeck.document.kinds import Kind
from briefdeck.model.faults import without_echoes
from briefdeck.pipeline.compose.grammar import check_plan
from briefdeck.values import dataclass, replace

Spoken = tuple[DeckStyle, MemoStyle, tuple[Diagnostic, ...]]
"""The facts of templates that are set to a language, and what these lack for it."""

_MOST = 8  # audiences that are kept, with all that their templates hold
_KNOWN: Recent[tuple[Answers, Prepared, tuple[Diagnostic, ...]]] = Recent(_MOST)
_DECKS: Recent[DeckStyle] = Recent(_MOST)  # in a language
_MEMOS: Recent[MemoStyle] = Recent(_MOST)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An audience with the facts of its Office files, ready for any number of briefings.

    `spoken` are these facts in languages, as they were found until now.
    """

    audience: Audience
    deck: DeckStyle
    memo: MemoStyle
    spoken: dict[object, tuple[Answers, Spoken]] = field(default_factory=dict, compare=False, repr=False)

    def style(self, kind: Kind) -> DeckStyle | MemoStyle:
        """What was read from the template of a kind of document."""
        return self.deck if kind == "deck" else self.memo


def prepare(folder: Path) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    """The audience in a folder, or why it cannot be used.

    One that was prepared before is still ready where all its files say what they said, and nothing else is on disk.
    """
    folders = audience_folders(folder.parent)
    key = folder, *folders.items()
    known = _KNOWN.get(key)
    if known is not None and known[0].hold():
        _, prepared, found = known
        # What was translated is read when it is asked for, and may have changed since.
        audience = replace(prepared.audience, translations=prepared.audience.translations.anew())
        return replace(prepared, audience=audience), found
    with noted() as answers:
        made, found = _prepared(folder, folders)
    if made is not None:
        _KNOWN.keep(key, (answers, made, found))
    return made, found


def _prepared(folder: Path, folders: Mapping[str, Path]) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    audience, found = read_audience(folder, folders)
    if audience is None:
        return None, found
    deck, faults = read_deck_style(audience.templates["deck"], audience.bindings)
    found += faults
    layouts = {name: tuple(layout.placeholders) for name, layout in deck.layouts.items()} if deck else None
    found += tuple(without_echoes(found, check_plan(audience.plans["deck"], layouts)))
    found += tuple(without_echoes(found, check_plan(audience.plans["memo"])))
    found += tuple(check_labels(audience))
    memo, faults = read_memo_style(audience.templates["memo"], audience.settings.styles)
    found += faults
    if deck is None or memo is None or has_errors(found):
        return None, in_order(found)
    memo = replace(memo, look=memo_look(audience.settings.design, memo.colours))
    return Prepared(audience, deck, memo), in_order(found)


def in_language(prepared: Prepared, language: str, *, mixed: bool) -> tuple[Prepared, tuple[Diagnostic, ...]]:
    """The audience with its templates set to a language, where it says how or the language needs other typefaces.

    Templates are made for Japanese and for languages in Latin letters. What they lack for another script is told.
    Text is `mixed` where East Asian words stand in Latin ones.
    """
    key = language, mixed
    known = prepared.spoken.get(key)
    if known is None or not known[0].hold():
        audience = replace(prepared.audience, translations=prepared.audience.translations.anew())
        with noted() as answers:
            spoken = _spoken(replace(prepared, audience=audience), language, mixed=mixed)
        known = prepared.spoken[key] = answers, spoken
    deck, memo, found = known[1]
    return replace(prepared, deck=deck, memo=memo), found


def _spoken(prepared: Prepared, language: str, *, mixed: bool) -> Spoken:
    audience, deck, memo = prepared.audience, prepared.deck, prepared.memo
    found: list[Diagnostic] = []
    wanted = localization(audience, deck.template, language, mixed=mixed)
    if wanted is not None:
        found += _missing_face(deck, wanted)
        deck = _deck_style(deck, wanted, audience.bindings, language)
    wanted = localization(audience, memo.template, language, mixed=mixed)
    if wanted is not None:
        found += _missing_face(memo, wanted)
        memo = replace(_memo_style(memo, wanted, audience.settings.styles, language), look=memo.look)
    return deck, memo, tuple(found)


def _missing_face(style: DeckStyle | MemoStyle, wanted: Localization) -> tuple[Diagnostic, ...]:
    spoken = wanted.language
    if not spoken.theme_script or wanted.faces.east_asian or has_face(style.content, spoken):
        return ()
    what = f"there is no typeface for {spoken.name} text ({spoken.theme_script})"
    hint = f"add faces: {{{spoken.code}: {{east_asian: …}}}} to audience.yaml, or a font for it to the theme"
    return (rules.MISSING_FACE.at(Span(str(style.template)), what, hint),)


def _deck_style(
    deck: DeckStyle, wanted: Localization, bindings: Mapping[str, LayoutBinding], language: str
) -> DeckStyle:
    def made() -> DeckStyle:
        return deck_style(deck.template, deck_in_language(deck.content, wanted), bindings, language)

    key = deck.content, wanted.key, bound_places(bindings), language
    return replace(_DECKS.made(key, made), template=deck.template)


def _memo_style(memo: MemoStyle, wanted: Localization, names: Mapping[str, str], language: str) -> MemoStyle:
    """The facts of a document whose East Asian text is set by the rules of a language."""

    def made() -> MemoStyle:
        pages = memo_in_language(memo.content, wanted, memo.heading_list)
        style = bound(memo_style(memo.template, pages), names)
        known = {name: replace(own, face=own.face._replace(language=language)) for name, own in style.styles.items()}
        return replace(style, styles=MappingProxyType(known))

    key = memo.content, wanted.key, tuple(names.items()), language
    return replace(_MEMOS.made(key, made), template=memo.template)
