"""What an audience must not see of a briefing, as words to look for in its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from briefdeck.audience.reader import audience_folders, find_audience, read_audience
from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic, in_order
from briefdeck.model.briefing import Briefing
from briefdeck.model.score import mark_of
from briefdeck.model.traits import Trait
from briefdeck.model.use import untold
from briefdeck.pipeline.load import load
from briefdeck.pipeline.resolve.resolver import resolve
from briefdeck.review.passages import FIGURE, plain
from briefdeck.review.remark import Visibility
from briefdeck.review.spoken import said_anyway
from briefdeck.text.telling import is_telling, plainly, stand_in

_LEAST = 4  # characters of a text that is worth looking for


def secrets(
    briefing: Briefing,
    visibility: Visibility,
    audience: str,
    earlier: Briefing | None = None,
    said: Callable[[], str] = str,
) -> tuple[str, ...]:
    """The words of the parts that are kept from an audience, in every language, and the addresses of such sources.

    Words that the audience may read elsewhere in the briefing are no secret; neither is a single word or a number that
    is `said` in its files anyway. With an `earlier` version, what is kept from the audience there is a secret as well,
    unless it may be read now; and what hidden parts alone use by now is none where it could be read there.
    """
    if earlier is None and not any(visibility.hidden(audience)):
        return ()
    hidden, behind, open_words = _told_apart(briefing, audience)
    if earlier is not None:
        *before, read_before = _told_apart(earlier, audience)
        known = "\n".join(read_before) if behind else ""
        hidden = hidden | {words: None for words in behind if words not in known} | before[0] | before[1]
    else:
        hidden = hidden | behind
    readable = "\n".join(open_words) if hidden else ""
    kept = [words for words in hidden if words not in readable]
    anyway = said() if not all(map(is_telling, kept)) else ""
    return tuple(words for words in kept if is_telling(words) or not stand_in(plainly(words), anyway))


def hidden_from(path: Path, audience: str, templates: Path) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """What an audience must not see of a briefing, as words; and what is wrong with the two."""
    folders = audience_folders(templates)
    folder = find_audience(audience, folders)
    loaded, assets, found = load(path, folders)
    if isinstance(folder, Diagnostic):
        return (), in_order((*found, folder))
    if loaded is None:
        return (), found
    earlier = loaded.earlier.briefing if loaded.earlier else None
    known = read_audience(folder)[0]

    def said() -> str:
        """What files of any language of the audience say anyway: nobody tells in which one they are."""
        if known is None:
            return ""
        default = loaded.briefing.language
        wordings = [Wording(known, language, default) for language in known.settings.languages]
        return "\n".join(said_anyway(known, resolve(loaded, assets, each)[0], each.language) for each in wordings)

    return secrets(loaded.briefing, Visibility(loaded.briefing), audience, earlier, said), found


def _told_apart(briefing: Briefing, audience: str) -> tuple[dict[str, None], dict[str, None], list[str]]:
    """What is kept from an audience, each once; what only such parts use; and what it may read."""
    untold_ = untold(briefing, audience)
    hidden: dict[str, None] = {}
    behind: dict[str, None] = {}
    open_words: list[str] = []
    for visit in briefing.texts:
        for value in visit.value.values():
            words = plain(value)[0]
            if Trait.SCORE in visit.traits and mark_of(words):
                continue  # “open” is a mark, and says nothing without what it is given to
            if not visit.is_seen_by(audience):
                hidden.update(dict.fromkeys(_pieces(words)))
            elif visit.path in untold_:
                behind.update(dict.fromkeys(_pieces(words)))
            else:
                open_words.append(words)
    for key, source in briefing.sources.items():
        if source.url and key not in untold_.sources:
            open_words.append(source.url)
        elif source.url:
            (hidden if source.audiences and audience not in source.audiences else behind)[source.url] = None
    return hidden, behind, open_words


def _pieces(words: str) -> Iterator[str]:
    """The words between figures, whose values may be written in any way."""
    return (piece for part in words.split(FIGURE) if len(piece := part.strip()) >= _LEAST)
