"""What every block needs in a memo: its template's styles, its language, lists that count, words with their looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from functools import cached_property
from itertools import count
from math import ceil

from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.blocks.setting.items import Item
from briefdeck.document.memo import Heading, Inline, Link, Listing, Paragraph, See, SourceMark, Words, shown
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import Citation, Origin, RichText, Run
from briefdeck.document.richtext import words as in_words
from briefdeck.layout.printed import Printed, printed
from briefdeck.locale import Language
from briefdeck.patterns import regex
from briefdeck.text import Face, PageText, Piece, balance_title, is_east_asian, is_runt, phrase_ends, width
from briefdeck.text.metrics import is_japanese
from briefdeck.values import dataclass, replace

# Styles whose paragraphs are titles of a line or two in large type.
_BALANCED = frozenset({"title", "memo subject"})
# Those of sentences in large type, in a box whose rim an indent would move.
_BOXED = frozenset({"summary"})
# Em a character that a text of letters of two scripts may take more, for where they meet.
_GAPS = 0.02
# What a head of a column says in brackets at its end, and the em of each of its lines that stay free.
BRACKETED = regex(r"[（(\[［][^（）()\[\]［］\n]+[）)\]］]$")
_SPARE = 0.5
# The deepest of the nine levels of a list, which count from 0.
DEEPEST = 8


def _counter() -> Callable[[], int]:
    return count(1).__next__


@dataclass(frozen=True)
class MemoSetting:
    """The settings under which one memo is set. `headings` are all that it has, in order."""

    style: MemoStyle
    language: Language
    headings: tuple[Heading, ...] = ()
    _next_list: Callable[[], int] = field(default_factory=_counter)

    @property
    def gap(self) -> str:
        """One em after a run-in heading; the ideographic space is that em in Japanese setting."""
        return self.language.gap

    @cached_property
    def printed(self) -> Printed:
        """How compositions are drawn."""
        return printed(self.style, self.language)

    @cached_property
    def text(self) -> Style | None:
        """The style of words in tables."""
        return self.style.find("Table Text")

    def listing(self, style: str, start: int | None = None) -> Listing | None:
        """A new list in the definition of this style; None where the style is no list style."""
        found = self.style.find(style)
        if found is None or found.list_id is None:
            return None
        return Listing(self._next_list(), style, start)

    def level(self, style: str, otherwise: int = 0) -> int:
        """The level of a list at which the style of this name stands."""
        found = self.style.find(style)
        return found.level if found is not None else otherwise

    # --- words --------------------------------------------------------------------------------------------------------

    def words(self, text: RichText, *, strong: bool = False) -> tuple[Inline, ...]:
        """The words and citations of a text; `strong` makes all of its words so."""
        made: list[Inline] = []
        # A piece takes the language of its whole text: “A” is Japanese when the sentence around it is.
        east_asian = self.language.setting.wide_signs and is_japanese(text.plain)
        for inline in text.inlines:
            match inline:
                case Citation():
                    made.append(SourceMark(inline.number))
                case Run(href="", aside=True):
                    made.append(Words(inline.text, style="Status", origin=inline.origin))
                case Run():
                    style = "Hyperlink" if inline.href else ""
                    words = Words(inline.text, inline.bold or strong, style, 0.0, east_asian, inline.origin)
                    made.append(Link(inline.href, (words,)) if inline.href else words)
        return tuple(made)

    def balanced(self, text: RichText, style: str) -> RichText:
        """The text with line breaks at phrases, where it is a title in large type that does not fit one line, or a
        sentence in a box whose last line would be a few characters."""
        named = self.style.find(style)
        name = named.name.casefold() if named is not None else ""
        if named is None or name not in _BALANCED | _BOXED:
            return text
        # One em stays free, for a mark that hangs before a break makes an empty line in LibreOffice.
        measure, most = self.style.text_width - named.indent - named.size, 3
        if name in _BOXED and not (most := self._lines_with_runt(text, named)):
            return text
        lines: list[str] = []
        for line in text.plain.split("\n"):
            broken = balance_title(
                line, named.size, named.face, measure, bold=named.bold, language=self.language.tag, max_lines=most
            )
            lines += broken or [line]
        return _broken(text, lines)

    def headed(self, head: RichText, style: str, room: float) -> RichText:
        """The head of a column of so much room, broken before what it says in brackets if it takes two lines."""
        named, said = self.style.find(style), head.plain
        aside = BRACKETED.search(said)
        if named is None or aside is None or not aside.start() or "\n" in said:
            return head

        def fits(words: str, spare: float = _SPARE) -> bool:
            return width(words, named.size, named.face, bold=named.bold) + spare * named.size <= room

        name = said[: aside.start()].rstrip(" ")
        if fits(said, 0.0) or not fits(aside[0]):
            return head
        return _broken(head, [*_at_phrases(name, self.language.tag, fits), aside[0]])

    def _lines_with_runt(self, text: RichText, named: Style) -> int:
        """How many lines a text has in a style if its last one is too little in any program; 0 if it is not."""
        words, measure = text.plain, self.style.text_width - named.indent
        if "\n" in words or any(isinstance(inline, Citation) for inline in text.inlines):
            return 0
        both = PageText([Piece(words, named.size, named.face, named.bold)], named.size, named.face).lines(
            measure, measure
        )
        ends = [words[spans[-1][0] :].strip() for spans in both if len(spans) > 1]
        return max(map(len, both)) if any(map(is_runt, ends)) else 0

    def item(self, item: Item, *, leading: bool = False, apart: bool = False) -> tuple[Inline, ...]:
        """A statement run in: what it is about, its short form (strong before a detail, and where it is `leading` among
        others that have one), its status and where more is said, the detail, in brackets with what caution it is to be
        read. A detail that stands `apart` begins a line."""
        label = self._labelled(item.label) if item.label else ()
        caution = self._bracketed(item.caution)
        if not item.detail:
            said = self.words(item.text, strong=leading)
            return (*label, *said, *self.status(item.status, item.see), *caution, *_see(item))
        words = (*label, *self.words(item.text, strong=True), *self.status(item.status, item.see))
        gap = "" if item.status and self._brings_space(item.status[-1]) else self.gap
        return (*words, Words("\n" if apart else gap), *self.words(item.detail), *caution, *_see(item))

    def _bracketed(self, text: RichText) -> tuple[Inline, ...]:
        before, behind = self.language.brackets
        return (Words(before), *self.words(text), Words(behind)) if text else ()

    def _labelled(self, label: RichText) -> tuple[Inline, ...]:
        named = self.style.find("Item Label", "character") is not None
        runs = (inline for inline in label.inlines if isinstance(inline, Run))
        said = (
            Words(run.text, strong=not named, style="Item Label" if named else "", origin=run.origin) for run in runs
        )
        return (*said, Words(self.gap))

    def leading(self, text: RichText, anchor: str) -> tuple[Inline, ...]:
        """A sentence, and behind it the reference to the section that says more."""
        return (*self.words(text), *((See(anchor),) if anchor else ()))

    def status(self, status: str, see: str = "") -> tuple[Inline, ...]:
        """How a statement is known, after its words, and where more is said; nothing where that is not shown."""
        if not status:
            return ()
        said = (" " if self.language.spaced else "") + status
        return (See(see, said),) if see else (Words(said, style="Status"),)

    def _brings_space(self, mark: str) -> bool:
        """Whether a closing bracket is drawn in the left half of an em, and so needs no space after it."""
        return is_east_asian(mark) and width(mark, 1.0, self._status_face) > 0.9

    @cached_property
    def _status_face(self) -> Face:
        known, body = self.style.find("Status", "character"), self.style.find("Body Text")
        faces = [s.face for s in (known, body) if s is not None and s.face.east_asian]
        return faces[0] if faces else Face("", "")

    def small(self, text: str, origin: Origin | None) -> tuple[Inline, ...]:
        """A unit beside a large number: in the style for it, else at half the number's size."""
        if self.style.find("Figure Unit", "character") is not None:
            return (Words(text, style="Figure Unit", origin=origin),)
        value = self.style.find("Figure Value")
        return (Words(text, size=(value.size if value else 20.0) / 2, origin=origin),)

    def reference(self, entry: Reference, *, addresses: bool) -> tuple[Inline, ...]:
        """A source as the audience writes it; without its address the words are themselves the link."""
        if addresses and entry.located:
            return self.words(entry.located)
        made = self._entry(entry)
        if not entry.url:
            return made
        if not addresses:
            return _linked(entry.url, made)
        return (*made, Words(" "), _address(entry))

    def references_apart(self, entries: Sequence[Reference], style: str) -> list[tuple[Inline, ...]]:
        """The same for a list in a paragraph style, addresses on lines of their own; what is said behind the entries
        stands behind the addresses of all where the list has fewer lines so."""
        made = [self._entry(entry) for entry in entries]
        short = [self.words(entry.bare) for entry in entries]
        far = [(_address(entry), *self.words(entry.behind)) if entry.url else () for entry in entries]
        near = [(_address(entry),) if entry.url else () for entry in entries]

        def lines(*texts: tuple[Inline, ...]) -> int:
            return sum(ceil(self._share_of_line(style, text)) for text in texts)

        moved = all(short) and lines(*short, *far) < lines(*made, *near)
        return [
            said if not entry.url else (*(bare if moved else said), Words("\n"), *(behind if moved else address))
            for entry, said, bare, address, behind in zip(entries, made, short, near, far, strict=True)
        ]

    def _entry(self, entry: Reference) -> tuple[Inline, ...]:
        """The words of a source, its parts one behind the other where the audience has no form for it."""
        made = self.words(entry.entry)
        known = (entry.outlet, entry.title, in_words(entry.published), in_words(entry.accessed))
        for part in known if not entry.entry else ():
            made += (Words(self.gap if made and part else ""), *self.words(part))
        return made

    def fits_line(self, style: str, inlines: tuple[Inline, ...]) -> bool:
        """Whether words surely stand on one line of an upright page, in a style that may be that of a list."""
        return self._share_of_line(style, inlines) <= 1.0

    def _share_of_line(self, style: str, inlines: tuple[Inline, ...]) -> float:
        """How many such lines words fill."""
        named = self.style.find(style)
        if named is None:
            return 0.0
        levels = self.style.lists.get(named.list_id, ()) if named.list_id is not None else ()
        left = max([named.flow.left, *(level.left for level in levels[named.level : named.level + 1])])
        said = "".join(shown(inlines))
        gaps = 0 if said.isascii() else len(said) * _GAPS
        room = max(self.style.text_width - left - named.flow.right, named.size)
        return (width(said, 1.0, named.face, bold=named.bold) + gaps) * named.size / room

    # --- lists --------------------------------------------------------------------------------------------------------

    def list_of(self, items: Sequence[Item], *, ordered: bool, style: str = "") -> Iterator[Paragraph]:
        """A list that counts for itself, in another `style` than that of lists if one is given; what stands below an
        item counts on its own unless the styles share a list."""
        outer, inner = ("List Number", "List Number 2") if ordered else ("List Bullet", "List Bullet 2")
        outer = style or outer
        first, second = self.style.find(outer), self.style.find(inner)
        start = 1 if ordered else None
        listing = below = self.listing(outer, start)
        shared = first is not None and second is not None and first.list_id == second.list_id
        leading = any(item.detail for item in items)
        for item in items:
            said = self.item(item, leading=leading, apart=ordered)
            yield Paragraph(outer, said, listing=listing, level=self.level(outer))
            if item.children and not shared:
                below = self.listing(inner, start)
            for depth, child in _descendants(item.children):
                level = min(max(self.level(inner, 1), self.level(outer) + 1) + depth, DEEPEST)
                yield Paragraph(inner, self.item(child), listing=below, level=level)

    def points(self, items: Sequence[Item], depth: int = 0, listing: Listing | None = None) -> Iterator[Paragraph]:
        """Points in a cell: the style of table text with the marks of the template's bullet list."""
        if items and listing is None:
            listing = self.listing("List Bullet")
        level = self.level("List Bullet") + depth
        for item in items:
            yield Paragraph("Table Text", self.item(item), listing=listing, level=min(level, DEEPEST))
            yield from self.points(item.children, depth + 1, listing)


def _descendants(items: Sequence[Item], depth: int = 0) -> Iterator[tuple[int, Item]]:
    """The items below an item with their depth, in reading order."""
    for item in items:
        yield depth, item
        yield from _descendants(item.children, depth + 1)


def source_bookmark(number: int) -> str:
    """The bookmark of a source; Word allows letters, digits and underscores in names."""
    return f"source_{number}"


def _see(item: Item) -> tuple[Inline, ...]:
    """Where more is said of a statement, behind all of it where it has no status to hold that."""
    return (See(item.see),) if item.see and not item.status else ()


def _linked(address: str, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Words as a link; those that begin it strong stay before it: LibreOffice underlines one that begins in a style."""
    leading = 0
    while leading < len(inlines) and isinstance(first := inlines[leading], Words) and first.strong:
        leading += 1
    leading = leading if leading < len(inlines) else 0
    return (*inlines[:leading], Link(address, inlines[leading:]))


def _address(entry: Reference) -> Link:
    """The address of a source as its own link."""
    address = entry.address or in_words(entry.url)
    origin = next(address.origins, None)
    return Link(address.plain, (Words(address.plain, style="Hyperlink", east_asian=False, origin=origin),))


def _at_phrases(words: str, language: str, fits: Callable[[str], bool]) -> list[str]:
    """Words in lines that fit, of whole phrases; in one if these do not, or in a language that has none."""
    lines, start, last = [], 0, 0
    for end in sorted({*(phrase_ends(words, language) or ()), len(words)}):
        if not fits(words[last:end]):
            return [words]
        if not fits(words[start:end]):
            lines.append(words[start:last])
            start = last
        last = end
    return [*lines, words[start:]]


def _broken(text: RichText, lines: Sequence[str]) -> RichText:
    """The rich text with a line break after each of the lines that its plain words make; a space there gives way."""
    plain = text.plain
    breaks: set[int] = set()
    end = 0
    for line in lines[:-1]:
        end = plain.index(line, end) + len(line)
        breaks.add(end)
    inlines: list[Run | Citation] = []
    position = 0
    for inline in text.inlines:
        if not isinstance(inline, Run):
            inlines.append(inline)
            continue
        pieces = []
        for character in inline.text:
            if position in breaks:
                pieces.append("\n")
            if position not in breaks or character not in " \n":
                pieces.append(character)
            position += 1
        inlines.append(replace(inline, text="".join(pieces)))
    return RichText(tuple(inlines))
