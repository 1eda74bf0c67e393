"""What is known of a file while its edits are collected, and where things stand in it, for people."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from briefdeck.audience.wording import Wording
from briefdeck.locale import Language, find, known
from briefdeck.provenance.record import Snapshot
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.edit import Report, Where
from briefdeck.roundtrip.pull.edits.standing import Standing
from briefdeck.roundtrip.pull.paragraph.certain import generated_in
from briefdeck.roundtrip.pull.paragraph.segments import Looks, Owner
from briefdeck.roundtrip.readback.pairing import Pairing, paired
from briefdeck.roundtrip.readback.reading import Returned
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

Deleted = Literal["", "audiences", "remove"]
"""What becomes of the section of a slide that was deleted: it is told, kept from the audience, taken out."""


@dataclass(slots=True)
class Book:
    """What is known of a file while its edits are collected.

    `generated` are labels that nobody would type. Of the paragraphs that were split, merged or told as a whole,
    `broken` are the numbers as they were built, and `broken_now` as they are now. `unread` are the slides that were
    built and are perhaps those of the file that cannot be read. `left_out` are the sections of a memo that were taken
    out as wholes, `carried` the paragraphs, as they were built, of sections that were moved as such. `built` and `now`
    tell where paragraphs stand; `sections`, once somebody asked, of which section the words before each one of now are.
    """

    name: str
    snapshot: Snapshot
    returned: Returned
    pairing: Pairing
    built: Standing
    now: Standing
    looks: Looks
    wording: Wording | None
    reports: list[Report] = field(default_factory=list)
    emptied: set[tuple[int, int]] = field(default_factory=set)
    generated: frozenset[str] = frozenset()
    broken: set[int] = field(default_factory=set)
    broken_now: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)
    left_out: set[Path] = field(default_factory=set)
    carried: set[int] = field(default_factory=set)
    sections: list[Path] = field(default_factory=list)
    deleted: Deleted = ""

    @property
    def language(self) -> Language:
        """The language of the document; English where nobody here knows it."""
        return find(self.snapshot.language) or known("en")

    def where(self, unit: Unit | None, *, built: bool = False) -> Where:
        """Where a paragraph stands, for people: as the file is now, or as it was built."""
        if unit is None:
            return Where(self.name, "")
        titles = self.snapshot.titles if built else self.returned.seen.titles
        if unit.page:
            title = titles[unit.page - 1] if unit.page <= len(titles) else ""
            place = f"slide {unit.page}" + (f" “{short(title)}”" if title else "")
            piece = "notes" if unit.holder == "notes" else ""
            return Where(self.name, ", ".join(filter(None, (place, piece))), short(unit.text), unit.page, piece)
        return Where(self.name, _heading(self.built if built else self.now, unit), short(unit.text))

    def owner(self, mark: int) -> Owner:
        """What the words of a mark are."""
        source = self.snapshot.source(mark)
        if source is None or source.document == "plan":
            return Owner.LABEL
        return Owner.FIGURE if source.is_figure else Owner.TEXT


def opened_book(
    name: str, returned: Returned, snapshot: Snapshot, wording: Wording | None, deleted: Deleted = ""
) -> Book:
    """A file with its paragraphs found again."""
    pairing = paired(snapshot.units, returned.seen.units)
    looks = Looks.of([(pairing.built[i], pairing.now[j]) for i, j in pairing.pairs.items()])
    built, now = Standing.of(pairing.built), Standing.of(pairing.now)
    book = Book(name, snapshot, returned, pairing, built, now, looks, wording, deleted=deleted)
    book.generated = generated_in(snapshot.units, book.owner)
    return book


def dotted(path: Path) -> str:
    """A path of a briefing as people write it: sections.0.points.2.text."""
    return ".".join(map(str, path))


def short(text: str, most: int = 60) -> str:
    text = " ".join(text.replace(OBJECT, "").split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _heading(standing: Standing, unit: Unit) -> str:
    """The heading above a paragraph of a memo."""
    if unit.holder in ("header", "footer", "note"):
        return f"the {unit.holder}" if unit.holder != "note" else "a note"
    above = standing.headings.get(id(unit), "")
    return f"below “{short(above)}”" if above else "the beginning"
