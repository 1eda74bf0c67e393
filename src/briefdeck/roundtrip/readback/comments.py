"""The comments of a file that came back: who said what about which words, and what was answered."""

from __future__ import annotations

from dataclasses import field

from briefdeck.roundtrip.readback.anchors import shortened
from briefdeck.values import dataclass

MOST_COMMENTS = 5_000
"""Comments and replies that are read of one file."""
_LONGEST = 10_000  # characters of one comment
_SHORT = 200  # characters of a name or a date


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment. `date` is as the file has it, in ISO 8601, or empty; `text` has a line for each paragraph.

    `quoted` are the words that it is about, empty where the file does not say. `page` counts slides from 1 and is 0 in
    a memo; `heading` is the title of the slide, or the memo's heading above. `unit` is the index of the paragraph among
    those that the reader saw; -1 for the slide as a whole, or a place without words. `holder` is what the reader calls
    the shape, where a comment names one. Replies have no place of their own and no replies.
    """

    author: str
    text: str
    initials: str = ""
    date: str = ""
    quoted: str = ""
    page: int = 0
    heading: str = ""
    unit: int = -1
    holder: str = ""
    resolved: bool = False
    replies: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said, before it is known what it answers. `id` and `parent` are of the file's own kind."""

    id: str
    parent: str
    author: str
    text: str
    initials: str = ""
    date: str = ""
    resolved: bool = False

    def bounded(self) -> Comment:
        """As a comment without a place: names on one line, lengths bounded."""
        author, initials, date = (
            shortened(" ".join(words.split()), _SHORT) for words in (self.author, self.initials, self.date)
        )
        text = self.text.replace("\r\n", "\n").replace("\r", "\n").strip()
        return Comment(author, shortened(text, _LONGEST), initials, date, resolved=self.resolved)


@dataclass(slots=True)
class Thread:
    """A comment and what was said to it, however deep the file has it."""

    first: Said
    replies: list[Said] = field(default_factory=list)


def threads(said: list[Said]) -> list[Thread]:
    """Comments with all that answers them, in the order of the file; what answers nothing begins a thread."""
    known = {one.id: one for one in reversed(said) if one.id}
    roots: dict[str, str] = {}

    def root(one: Said) -> str:
        way: list[str] = []
        here = one
        while here.id not in roots and here.parent in known and here.parent != here.id and here.id not in way:
            way.append(here.id)
            here = known[here.parent]
        found = roots.get(here.id, here.id)
        roots.update(dict.fromkeys(way, found))
        return found

    made: list[Thread] = []
    by_id: dict[str, Thread] = {}
    waiting: list[tuple[str, Said]] = []
    for one in said:
        first = root(one)
        if one.id and first != one.id:
            waiting.append((first, one))
            continue
        thread = Thread(one)
        made.append(thread)
        by_id.setdefault(one.id, thread)
    for first, one in waiting:
        if first in by_id:
            by_id[first].replies.append(one)
        else:
            made.append(Thread(one))
    return made
