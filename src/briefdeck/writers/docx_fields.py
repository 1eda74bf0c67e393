"""Fields and bookmarks: numbered captions and a table of contents, with their results cached.

Every field has a result, nothing is marked dirty, and no `w:updateFields` is set: Word opens the document without a
question (ECMA-376 Part 1, 17.16.5.56 SEQ, 17.16.5.68 TOC).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefdeck.content import RichText
from briefdeck.style.memo import MemoStyle, Style
from briefdeck.writers.docx_numbering import HeadingNumbers
from briefdeck.writers.docx_text import Words, words
from briefdeck.writers.oxml import E, Element


def field_mark(kind: str) -> Element:
    """A run with the mark that begins, separates or ends a complex field."""
    return E("w:r", None, E("w:fldChar", {"w:fldCharType": kind}))


def field_begin(instruction: str) -> list[Element]:
    """The runs of a field up to its result."""
    code = E("w:r", None, words(f" {instruction} ", "w:instrText"))
    return [field_mark("begin"), code, field_mark("separate")]


class Bookmarks:
    """Wraps runs in bookmarks: ids count up, a name is used once."""

    def __init__(self) -> None:
        self._next = 1
        self._names: set[str] = set()

    def around(self, name: str, runs: Iterable[Element]) -> list[Element]:
        """The runs inside a bookmark; the runs alone where the name is taken."""
        if name in self._names:
            return list(runs)
        self._names.add(name)
        number = str(self._next)
        self._next += 1
        return [
            E("w:bookmarkStart", {"w:id": number, "w:name": name}),
            *runs,
            E("w:bookmarkEnd", {"w:id": number}),
        ]


class Captions:
    """Counts captions by kind; a pattern such as `Table {number}` comes from the audience, in its language."""

    def __init__(self, text: Words) -> None:
        self._text = text
        self._counts: dict[str, int] = {}

    def paragraph(self, pattern: str, caption: RichText) -> Element:
        """A caption with its number as a SEQ field; without a pattern, the words alone."""
        runs = self._numbered(pattern) if "{number}" in pattern else []
        if runs and caption:
            runs += self._text.plain(self._text.gap)
        return self._text.paragraph("caption", *runs, *self._text.runs(caption), keep_next=True)

    def _numbered(self, pattern: str) -> list[Element]:
        before, _, after = pattern.partition("{number}")
        # Word names the sequence after its label, so that its own “Insert caption” counts on.
        label = before.strip() or "Caption"
        name = f'"{label}"' if " " in label else label
        self._counts[label] = self._counts.get(label, 0) + 1
        result = self._text.plain(str(self._counts[label]))
        runs = [*field_begin(f"SEQ {name} \\* ARABIC"), *result, field_mark("end")]
        return [*self._text.plain(before), *runs, *self._text.plain(after)]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a table of contents shows it: its number as text, and the bookmark that it carries."""

    outline: int
    number: str
    title: RichText
    bookmark: str


class Headings:
    """The headings of a document in order; the table of contents may stand before them."""

    def __init__(self, style: MemoStyle) -> None:
        self._numbers = HeadingNumbers(style)
        self.found: list[Heading] = []

    def add(self, style: Style, title: RichText) -> Heading | None:
        """Note a heading; None where its style has no outline level and so is none."""
        number = self._numbers.next(style)
        if style.outline is None:
            return None
        # The prefix by which Word knows bookmarks of a table of contents, and hides them.
        heading = Heading(style.outline, number, title, f"_Toc{len(self.found) + 1:09}")
        self.found.append(heading)
        return heading


def contents(headings: Iterable[Heading], depth: int, text: Words) -> list[Element]:
    """A TOC field `depth` levels deep, one paragraph an entry; nothing where there is no heading.

    Pages are Word's to count: the entries carry none (`\\n`), so that no wrong number is ever printed.
    """
    entries = [h for h in headings if h.outline < depth]
    paragraphs = []
    for index, heading in enumerate(entries):
        runs = []
        if heading.number:
            runs = [*text.plain(heading.number), E("w:r", None, E("w:tab"))]
        runs += text.plain(heading.title.plain)
        link = E("w:hyperlink", {"w:anchor": heading.bookmark, "w:history": "1"}, *runs)
        begin = field_begin(f'TOC \\o "1-{depth}" \\n \\h \\z \\u') if index == 0 else []
        end = [field_mark("end")] if index == len(entries) - 1 else []
        paragraphs.append(text.paragraph(f"toc {min(heading.outline + 1, 3)}", *begin, link, *end))
    return paragraphs
