"""What a memo says, for the record in the file: noted down while it is written, from what is written.

A test holds it to be just what a reader of the XML sees, so that nobody need read that again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

from briefdeck.document.richtext import Origin
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.memowords import OpenFields
from briefdeck.provenance.slidewords import grid_look
from briefdeck.provenance.units import OBJECT, FrameFacts, Piece, Unit, merged
from briefdeck.provenance.wordlooks import BEGINS, spaced
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path


@dataclass(slots=True)
class Story:
    """The paragraphs of a memo's body, or of its notes, in the order in which they are written.

    Without `marks` no record is kept, and nothing is noted. `strong` are the ids of character styles that are bold,
    `tables` are counted. `path` is the first value of the briefing with words in the paragraph that is being written.
    """

    marks: Marks | None
    strong: frozenset[str]
    name: str
    tables: int = 0
    units: list[Unit] = field(default_factory=list)
    frames: list[FrameFacts] = field(default_factory=list)
    path: Path = ()
    _where: tuple[int, int] = (-1, -1)
    _fill: str = ""
    _list: int = 0
    _outer_list: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _fields: OpenFields = field(default_factory=OpenFields)
    _around: OpenFields | None = None
    _boxed: list[Unit] = field(default_factory=list)

    def says(
        self,
        text: str,
        style: str = "",
        bold: bool | None = None,
        half: int = 0,
        origin: Origin | None = None,
        colour: str = "",
        closer: int = 0,
    ) -> None:
        """Note the words of a run: the id of its character style, whether it says itself that it is bold, its size in
        half-points and its colour as RRGGBB where it says them, by how many twips its characters stand closer, and
        where its words came from."""
        if self.marks is None:
            return
        mark = -1
        if origin is not None:
            mark = self.marks.number(origin)
            if not self.path and origin.document == "briefing":
                self.path = origin.path
        if not self._fields.open:
            looks = True if bold is None and style in self.strong else bold
            own = (
                [f"color={colour}"] * bool(colour) + [f"spacing={-closer}"] * bool(closer) + [f"sz={half}"] * bool(half)
            )
            self._pieces.append(Piece(text, looks, "", mark, ";".join(own)))

    def shows(self, style: str = "") -> None:
        """Note what is no text of its own: the mark of a note, a drawing."""
        self.says(OBJECT, style)

    def opens(self, instruction: str) -> None:
        """Note that a field begins; all that it shows is one object."""
        self.shows()
        self._fields.open.append(instruction)

    def closes(self) -> None:
        """Note that the last field ends."""
        if self._fields.open:
            self._fields.open.pop()

    @property
    def place(self) -> int:
        """How much is said in this paragraph, to tell later what leads somewhere."""
        return len(self._pieces)

    def leads(self, since: int, href: str) -> None:
        """Note that what was said since a place leads to an address, or, as `#`, somewhere in the file."""
        self._pieces[since:] = [replace(piece, href=href) for piece in self._pieces[since:]]

    def box(self, name: str) -> Story:
        """The story of a shape in a drawing, whose paragraphs are read behind the one that has the drawing."""
        return Story(self.marks, self.strong, f"{self.name} {name}", units=self._boxed)

    def ends(
        self,
        style: str,
        level: int,
        bookmark: str,
        *,
        begins_page: bool = False,
        right: int = 0,
        counts: int = 0,
        own: str = "",
        space: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Note that a paragraph ends: the id of its style, its level in a list, -1 for none, its hidden bookmark, its
        right indent in twips, 0 for that of its style, the number of the list if it is one that counts, and how it is
        set where it says that itself, with what it says of the `space` around it."""
        if self.marks is None:
            return
        self._fields.end_paragraph()
        holder = self.name if self._around is None else f"{self.name} table {self.tables}"
        begins = counts > 0 and counts != self._list
        self._list = counts or self._list
        said = (
            own,
            "break=page" if begins_page else "",
            f"ind=right{right}" if right else "",
            spaced((key[2:], said) for key, said in space.items()) if space else "",
            BEGINS if begins else "",
            f"fill={self._fill}" * bool(self._fill),
        )
        look = ";".join(filter(None, said))
        self.units.append(Unit(0, holder, merged(self._pieces), *self._where, style, level, bookmark, look=look))
        self.units += self._boxed
        self._boxed.clear()
        self._pieces, self.path = [], ()

    def begins(self, style: str, title: str, widths: Sequence[int], parts: Iterable[str]) -> None:
        """Note that a table with rows begins: the id of its style, the words that stand for it, how wide its columns
        are and which parts its style sets apart."""
        self.tables += 1
        if self.marks is not None:
            look = ";".join((f"style={style}" if style else "", *grid_look(widths, parts)))
            self.frames.append(FrameFacts(0, f"{self.name} table {self.tables}", (), look, title))

    def enters(self, row: int, column: int, fill: str = "") -> None:
        """Note that a cell of the last table begins, and its own fill; a field of the body does not go on in it."""
        self._where, self._around, self._fields, self._fill = (row, column), self._fields, OpenFields(), fill
        self._outer_list, self._list = self._list, 0

    def leaves(self) -> None:
        """Note that the cell ends."""
        if self._around is not None:
            self._where, self._fields, self._around, self._fill = (-1, -1), self._around, None, ""
            self._list = self._outer_list
