"""Fields and bookmarks: numbered captions and a table of contents, with their results cached.

Every field has a result, nothing is marked dirty, and no `w:updateFields` is set: Word opens the document without a
question (ECMA-376 Part 1, 17.16.5.56 SEQ, 17.16.5.68 TOC).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.outline import Labels, Part
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.numbering import HeadingNumbers
from briefdeck.outputs.docx.targets import Heading, caption_bookmark, caption_label
from briefdeck.outputs.docx.text import Words, field_begin, field_mark


class Bookmarks:
    """Wraps runs in bookmarks: ids count up, a name is used once."""

    def __init__(self, last: int = 0) -> None:
        """`last` is the greatest id that is taken."""
        self._next = last + 1
        self._names: set[str] = set()

    def mark(self, paragraph: Element, name: str) -> None:
        """Put a bookmark at the beginning of a paragraph.

        One that ended behind a hanging mark would take a line of its own in LibreOffice.
        """
        place = 1 if len(paragraph) and paragraph[0].tag == qn("w:pPr") else 0
        for mark in reversed(self.around(name, ())):
            paragraph.insert(place, mark)

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

    def __init__(self, text: Words, patterns: Mapping[str, str], bookmarks: Bookmarks, wanted: Collection[str]) -> None:
        """`patterns` by kind of caption; `wanted` are the bookmarks that references lead to."""
        self._text = text
        self._patterns = patterns
        self._bookmarks = bookmarks
        self._wanted = wanted
        self._counts: dict[str, int] = {}

    def paragraph(self, kind: str, caption: RichText) -> Element:
        """A caption with its number as a SEQ field; without a pattern, the words alone."""
        pattern = self._patterns.get(kind, "")
        runs = self._numbered(kind, pattern) if "{number}" in pattern else []
        if runs and caption:
            runs += self._text.plain(self._text.gap)
        return self._text.paragraph("caption", *runs, *self._text.runs(caption), keep_next=True)

    def _numbered(self, kind: str, pattern: str) -> list[Element]:
        before, _, after = pattern.partition("{number}")
        label = caption_label(pattern)
        self._counts[label] = self._counts.get(label, 0) + 1
        number = sequence(label, self._counts[label], self._text)
        runs = [*self._text.plain(before), *number, *self._text.plain(after)]
        name = caption_bookmark(kind, self._counts[label])
        return self._bookmarks.around(name, runs) if name in self._wanted else runs


def sequence(label: str, number: int, text: Words) -> list[Element]:
    """A number that Word counts on by itself, so that its own “Insert caption” does too."""
    name = f'"{label}"' if " " in label else label
    return [*field_begin(f"SEQ {name} \\* ARABIC"), *text.plain(str(number)), field_mark("end")]


class Headings:
    """The headings of a document in order; the table of contents may stand before them."""

    def __init__(self, style: MemoStyle, labels: Labels) -> None:
        self._style = style
        self._labels = labels
        self._numbers = HeadingNumbers(style)
        self._annexes = 0
        self.found: list[Heading] = []

    def add(self, part: Part) -> Heading | None:
        """Note the heading of a part; None where it has none, or one whose style has no outline level."""
        style = self._style.find(heading_style(part))
        if not part.title or style is None:
            return None
        number = self._numbers.next(style)
        title = part.title.plain
        if part.appendix:
            self._annexes += 1
            pattern = self._labels.annex
            title = pattern.replace("{number}", str(self._annexes)).replace("{title}", title)
        if style.outline is None:
            return None
        # The prefix by which Word knows bookmarks of a table of contents, and hides them.
        name = f"_Toc{len(self.found) + 1:09}"
        heading = Heading(style.outline, number, title, name, self._annexes if part.appendix else 0)
        self.found.append(heading)
        return heading


def heading_style(part: Part) -> str:
    """The style that a part's heading names, else that of annexes or of its level; level 0 alone has none."""
    if part.style:
        return part.style
    if part.appendix:
        return "Annex Heading"
    return f"heading {min(part.level, 4)}" if part.level else ""


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
        runs += text.plain(heading.title)
        link = E("w:hyperlink", {"w:anchor": heading.bookmark, "w:history": "1"}, *runs)
        begin = field_begin(f'TOC \\o "1-{depth}" \\n \\h \\z \\u') if index == 0 else []
        end = [field_mark("end")] if index == len(entries) - 1 else []
        paragraphs.append(text.paragraph(f"toc {min(heading.outline + 1, 3)}", *begin, link, *end))
    return paragraphs
