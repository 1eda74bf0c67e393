"""The list of sources, as an audience writes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefdeck.audience.wording import Wording
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import EMPTY, Origin, RichText, Run, words
from briefdeck.document.visible import Record
from briefdeck.values import replace
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path


def references(
    sources: Iterable[Record], wording: Wording, document: Document, first: Sequence[str] = ()
) -> tuple[Reference, ...]:
    """The sources in the order of their numbers; those whose keys stand in `first` come before all others."""
    known = {source.key: source for source in sources}
    order = dict.fromkeys((*(key for key in first if key in known), *known))
    numbers = {key: number for number, key in enumerate(order, 1)}
    return tuple(_reference(known[key], numbers, wording, document) for key in order)


def _noted(note: RichText, wording: Wording) -> RichText:
    """What readers must know of a source, behind its entry."""
    before, _, after = wording.say(wording.audience.settings.labels.source_note).partition("{note}")
    return words(before) + note + words(after) if note else EMPTY


def _bracketed(before: RichText, after: RichText, join: str) -> RichText:
    """One text behind another; brackets that would follow each other are one, with `join` between what they hold."""
    if not before or not after:
        return before + after
    last, first = before.inlines[-1], after.inlines[0]
    if not (isinstance(last, Run) and isinstance(first, Run)):
        return before + after
    opening = first.text.lstrip()[:1]
    if last.text[-1:] + opening not in (")(", "）（"):
        return before + after
    inside = join + first.text.lstrip()[1:]
    kept = (*before.inlines[:-1], replace(last, text=last.text[:-1]))
    return RichText(kept) + RichText((replace(first, text=inside), *after.inlines[1:]))


def _reference(source: Record, numbers: Mapping[str, int], wording: Wording, document: Document) -> Reference:
    labels, number = wording.audience.settings.labels, numbers[source.key]
    via = words(wording.fill(labels.via, number=str(numbers[source.via]))) if source.via else EMPTY
    paths: dict[str, Path] = {name: ("sources", source.key, name) for name in ("url", "date", "accessed")}
    at = {name: Origin("briefing", path, document.span(path)) for name, path in paths.items()}
    values = {
        "number": words(str(number)),
        "author": source.author,
        "outlet": source.outlet,
        "title": source.title,
        "date": words(source.date, origin=at["date"]),
        "accessed": words(source.accessed, origin=at["accessed"]),
        "day": words(source.day, origin=at["date"]),
        "accessed_day": words(source.accessed_day, origin=at["accessed"]),
    }
    address = words(source.url, origin=at["url"])
    linked = RichText(tuple(Run(source.url, href=source.url, origin=at["url"]) for _ in (source.url,) if source.url))
    located = wording.segments(labels.bibliography, **values, url=linked)
    entry, full = wording.segments(labels.reference, **values), wording.segments(labels.source_full, **values)
    short = wording.segments(labels.source_short, **values)
    join = wording.say(labels.source_join)
    note = _noted(source.note, wording)
    behind = _bracketed(via, note, join)
    if located and behind:
        located = _bracketed(located, behind, join)
    return Reference(
        number=number,
        key=source.key,
        author=source.author,
        outlet=source.outlet,
        title=source.title,
        url=source.url,
        published=source.date,
        accessed=source.accessed,
        entry=_bracketed(entry, behind, join),
        located=located if linked and any(isinstance(i, Run) and i.href for i in located.inlines) else EMPTY,
        full=_bracketed(full, behind, join),
        short=_bracketed(short, behind, join),
        address=address,
        bare=entry,
        behind=behind,
        via=source.via,
    )
