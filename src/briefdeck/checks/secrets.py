"""What an audience must not see of a briefing, as words to look for in its files."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.checks.passages import FIGURE, plain
from briefdeck.checks.remark import Visibility
from briefdeck.model import Briefing, texts

_LEAST = 4  # characters of a text that is worth looking for


def secrets(briefing: Briefing, visibility: Visibility, audience: str) -> tuple[str, ...]:
    """The words of the parts that are kept from an audience, in every language, and the addresses of such sources.

    Words that the audience may read elsewhere in the briefing are no secret.
    """
    kept = tuple(visibility.hidden(audience))
    if not kept:
        return ()
    hidden: dict[str, None] = {}
    open_words: list[str] = []
    for path, text in texts(briefing):
        secret = any(path[: len(part)] == part for part in kept)
        for value in text.values():
            words = plain(value)[0]
            if secret:
                hidden.update(dict.fromkeys(_pieces(words)))
            else:
                open_words.append(words)
    for key, source in briefing.sources.items():
        if source.url:
            if ("sources", key) in kept:
                hidden[source.url] = None
            else:
                open_words.append(source.url)
    readable = "\n".join(open_words)
    return tuple(words for words in hidden if words not in readable)


def _pieces(words: str) -> Iterator[str]:
    """The words between figures, whose values may be written in any way."""
    return (piece for part in words.split(FIGURE) if len(piece := part.strip()) >= _LEAST)
