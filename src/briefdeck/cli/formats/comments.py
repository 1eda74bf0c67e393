"""Comments of files as text for people, as a Markdown list for the notes of a meeting, and as JSON.

Every word of them is somebody else's: what a terminal or a reader of Markdown would obey is made plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from briefdeck.cli.formats.findings import dumped
from briefdeck.cli.printing import Part, plural, shown
from briefdeck.patterns import regex
from briefdeck.roundtrip.pull.briefing.comment_targets import CommentTarget
from briefdeck.roundtrip.readback.anchors import shortened
from briefdeck.roundtrip.readback.comments import Comment
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

VERSION = 1
_QUOTED = 120  # characters of the words that a comment is about, in the text for people
# The date and time of ISO 8601, of which people want to see the minutes.
_DATE = regex(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\b.*")
# What means something in Markdown anywhere, and what does so where a line begins.
_SIGNS = regex(r"([\\`*_{}\[\]<>&#|~$@])")
_BEGINNING = regex(r"^(\d*)(?=[-+=.)])")


@dataclass(frozen=True, slots=True)
class Noted:
    """A comment with its place in the briefing, where that is known."""

    comment: Comment
    place: CommentTarget | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A file with its comments."""

    file: str
    notes: tuple[Noted, ...]


def comments_as_text(files: Iterable[Listed]) -> Iterator[list[Part]]:
    """Paragraphs for people: each file, each slide or heading, each comment."""
    for number, listed in enumerate(files):
        yield ["\n" if number else "", (_line(listed.file), "bold"), f": {plural(len(listed.notes), 'comment')}"]
        for head, notes in _grouped(listed.notes):
            yield ["\n", (head, "bold")]
            for note in notes:
                yield ["\n".join(f"  {line}" for line in _note_lines(note))]


def comments_as_markdown(files: Sequence[Listed]) -> str:
    """A list with a box to tick for each comment, under the slide or heading that it is about."""
    lines: list[str] = []
    for listed in files:
        lines += [f"# {_within(listed.file)}", ""]
        for head, notes in _grouped(listed.notes):
            lines += [f"## {_within(head)}", ""]
            for note in notes:
                lines += [*_item_lines(note), ""]
        if not listed.notes:
            lines += ["No comments.", ""]
    return shown("\n".join(lines).rstrip("\n"))


def comments_as_json(files: Iterable[Listed]) -> str:
    """All that is known of them. What it says stays as it is while `version` is 1; keys may be added."""
    made = [{"file": f.file, "comments": [_plain(n.comment, n.place) for n in f.notes]} for f in files]
    return dumped({"version": VERSION, "files": made})


def spelled(path: Path) -> str:
    """A path as people read it: `sections[2].points[0].text`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return _line("".join(steps).removeprefix("."))


def _grouped(notes: Iterable[Noted]) -> Iterator[tuple[str, list[Noted]]]:
    """Neighbours on one slide or under one heading."""
    for head, members in groupby(notes, key=lambda note: _head(note.comment)):
        yield head, list(members)


def _head(comment: Comment) -> str:
    heading = _line(comment.heading)
    if comment.page:
        return f"Slide {comment.page}: {heading}" if heading else f"Slide {comment.page}"
    return heading or "Outside all headings"


def _note_lines(note: Noted) -> Iterator[str]:
    comment = note.comment
    yield _by(comment) + (" (resolved)" if comment.resolved else "")
    if comment.quoted:
        yield f"  on “{shortened(_line(comment.quoted), _QUOTED)}”"
    yield from (f"  {line}" for line in comment.text.split("\n"))
    for reply in comment.replies:
        first, *rest = reply.text.split("\n")
        yield f"  > {_by(reply)}: {first}"
        yield from (f"    {line}" for line in rest)
    if note.place is not None:
        yield f"  {_where(note.place)}"


def _item_lines(note: Noted) -> Iterator[str]:
    comment = note.comment
    first, *rest = comment.text.split("\n")
    yield f"- [{'x' if comment.resolved else ' '}] **{_within(_by(comment))}**: {_within(first)}".rstrip()
    yield from _broken(rest, "  ")
    if comment.quoted:
        yield ""
        yield from (f"  > {_escaped(line)}" for line in comment.quoted.split("\n"))
    if comment.replies:
        yield ""
    for reply in comment.replies:
        first, *rest = reply.text.split("\n")
        yield f"  - **{_within(_by(reply))}**: {_within(first)}".rstrip()
        yield from _broken(rest, "    ")
    if note.place is not None:
        yield ""
        where = _where(note.place)
        yield f"  {_escaped(where)}" if "`" in where else f"  `{where}`"


def _broken(lines: Iterable[str], indent: str) -> Iterator[str]:
    """Further lines of a text, each a paragraph of its own."""
    for line in lines:
        if line.strip():
            yield ""
            yield indent + _escaped(line)


def _by(comment: Comment) -> str:
    """Who said it and when."""
    name = comment.author or comment.initials or "somebody"
    date = _DATE.sub(r"\1 \2", comment.date)
    return f"{name}, {date}" if date else name


def _where(place: CommentTarget) -> str:
    if place.certain:
        return f"{_line(str(place.span))} {spelled(place.path)}"
    return f"about {_line(place.span.file)}:{place.span.line} {spelled(place.path)}"


def _plain(comment: Comment, place: CommentTarget | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "author": comment.author,
        "initials": comment.initials,
        "date": comment.date or None,
        "text": comment.text,
        "slide": comment.page or None,
        "heading": comment.heading,
        "quoted": comment.quoted,
        "resolved": comment.resolved,
        "replies": [
            {"author": r.author, "initials": r.initials, "date": r.date or None, "text": r.text}
            for r in comment.replies
        ],
        "place": None,
    }
    if place is not None:
        made["place"] = {
            "file": place.span.file,
            "line": place.span.line or None,
            "column": place.span.column if place.certain else None,
            "path": list(place.path),
            "certain": place.certain,
        }
    return made


def _line(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def _escaped(words: str) -> str:
    """A line of words that Markdown shows as they are."""
    return _BEGINNING.sub(r"\1\\", _within(words))


def _within(words: str) -> str:
    """Words that go on in a line."""
    return _SIGNS.sub(r"\\\1", _line(words))
