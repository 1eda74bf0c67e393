"""The bytes of a file → its paragraphs, charts and pictures as they are now, and its snapshot of what was built."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field

from briefdeck.document.kinds import Kind
from briefdeck.inputs.xlsx import read_values
from briefdeck.ooxml.names import EP, WP, A, C, R, W
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Package, Relationship
from briefdeck.ooxml.presentation import sheet_name, slide_size, slides_of
from briefdeck.ooxml.styles import id_of, name_of, style_sheet
from briefdeck.ooxml.xml import Element
from briefdeck.ooxml.zip_guard import Reason, UnusableError
from briefdeck.provenance.aside import ids_of, properties_of, sheets_of, styles_of
from briefdeck.provenance.chartfacts import form, look, plotted, written_in
from briefdeck.provenance.memodrawings import drawing_frames, tell_apart
from briefdeck.provenance.memowords import (
    Facts,
    Tracked,
    body_units,
    gone_notes,
    note_units,
    strong_styles,
    table_facts,
    words_of_notes,
)
from briefdeck.provenance.record import ROOT, DamagedError, Snapshot, decoded
from briefdeck.provenance.slidewords import (
    is_closed,
    is_cropped,
    is_sheet,
    notes_units,
    slide_charts,
    slide_frames,
    slide_pictures,
    slide_units,
    title_of,
)
from briefdeck.provenance.units import ChartFacts, PictureFacts, Seen, Story, Unit, blank_of, has_words
from briefdeck.provenance.wordlists import WordLists, lists_of_styles
from briefdeck.provenance.wordpages import breaks_in, page_setup, sections_in
from briefdeck.roundtrip.readback.limits import MAX_PARAGRAPHS, bounded
from briefdeck.values import dataclass, replace

_APPLICATION = f"{EP}Application"
_PLOT = f"{C}chart/{C}plotArea"
_SLIDE_TYPE = ".slide+xml"
_MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Returned:
    """A file as it is now. `snapshot` is what it said when it was built, None where it does not know.

    `damage` says what is wrong with a snapshot that is there and cannot be read. A `recalled` file has none of its own:
    its snapshot is that of another one that its briefing made. `styles` are the names of a memo's paragraph styles by
    their ids, which are those that they had when it was built.
    """

    kind: Kind
    seen: Seen
    snapshot: Snapshot | None
    damage: str = ""
    recalled: bool = False
    styles: dict[str, str] = field(default_factory=dict, repr=False)
    package: Package = field(kw_only=True, repr=False)

    @property
    def program(self) -> str:
        """The program that saved the file last, as it calls itself; nothing where it does not say."""
        properties = self.package.trees.get(self.package.first_related("", "extended-properties"))
        return "" if properties is None else properties.findtext(_APPLICATION) or ""

    @property
    def keeps_looks(self) -> bool:
        """Whether that program leaves sizes, colours and places alone that nobody changes; others write them anew."""
        return not self.recalled and self.program.startswith(("briefdeck", "Microsoft"))


def read_returned(content: bytes, tracked: Tracked = Tracked.ACCEPTED) -> Returned:
    """Read a file. Raises UnusableError where it is no .pptx or .docx that can be opened, or says far too much."""
    package = opened(content)
    snapshot, damage = _snapshot(package)
    kind: Kind = "deck" if package.kind == "pptx" else "memo"
    if kind == "memo":
        tell_apart(_body(package), _drawn(snapshot))
    seen = _deck(package) if kind == "deck" else _memo(package, tracked)
    seen.aside |= properties_of(package)
    if snapshot is not None and snapshot.kind != kind:
        damage = f"its record of what was built is that of a {snapshot.kind}"
        snapshot = None
    styles = _styles(package, seen, ids_of(snapshot.aside)) if snapshot is not None and kind == "memo" else {}
    return Returned(kind, seen, snapshot, damage, styles=styles, package=package)


def _drawn(snapshot: Snapshot | None) -> dict[str, set[str]]:
    """What the drawings of a memo said when it was built, by their names."""
    made: dict[str, set[str]] = defaultdict(set)
    for unit in snapshot.units if snapshot is not None else ():
        story, apart, _ = unit.holder.partition(": ")
        if apart:
            made[story.partition(" ")[2]].add(unit.text)
    return made


def _styles(package: Package, seen: Seen, built: Mapping[str, str]) -> dict[str, str]:
    """The names of paragraph styles by the ids that they had when it was `built`, which its paragraphs get too."""
    sheet = style_sheet(package).named("paragraph")
    renamed = {id_of(style): built[name] for style, name, *_ in sheet if built.get(name, id_of(style)) != id_of(style)}
    if renamed:
        seen.units = [replace(unit, style=renamed.get(unit.style, unit.style)) for unit in seen.units]
    return {renamed.get(id_of(style), id_of(style)): name_of(style) for style, *_ in sheet}


def _snapshot(package: Package) -> tuple[Snapshot | None, str]:
    roots = (tree for name, tree in package.trees.items() if tree.tag == ROOT)
    root = next(roots, None)
    if root is None:
        return None, ""
    try:
        return decoded(root), ""
    except DamagedError as error:
        return None, str(error)


def _links(package: Package, part: str) -> dict[str, str]:
    return {rid: rel.target for rid, rel in package.rels.get(part, {}).items() if rel.external}


def _pictures(package: Package, part: str) -> dict[str, tuple[str, str]]:
    rels = package.rels.get(part, {}).items()
    found = ((rid, rel.target) for rid, rel in rels if rel.kind == "image" and rel.target in package)
    return {rid: (target, hashlib.sha256(package.blob(target)).hexdigest()) for rid, target in found}


def slide_parts(package: Package) -> Iterator[tuple[int, str]]:
    """The slides that can be read: their numbers in the presentation, and the names of their parts."""
    parts = enumerate(slides_of(package), 1)
    return ((number, part) for number, part in parts if is_sheet(package.trees.get(part), "sld"))


def _deck(package: Package) -> Seen:
    listed = slides_of(package)
    if not listed and any(type_.endswith(_SLIDE_TYPE) for type_ in package.types.values()):
        raise UnusableError("the presentation names none of its slides", Reason.BROKEN, package.main)
    seen = Seen(titles=[""] * len(listed), layouts=[""] * len(listed), sections=slide_size(package))
    seen.aside |= sheets_of(package, (part for _, part in slide_parts(package)))
    seen.units += bounded(_worded(_deck_units(package, seen), seen))
    for number, part in slide_parts(package):
        tree = package.trees[part]
        seen.titles[number - 1] = title_of(tree)
        layout = package.trees.get(package.first_related(part, "slideLayout"))
        seen.layouts[number - 1] = sheet_name(layout) if layout is not None else ""
        if is_closed(tree):
            seen.closed.add(number)
        if tree.get("show") in ("0", "false"):
            seen.hidden.append(number)
        seen.pictures += slide_pictures(tree, number, _pictures(package, part))
        seen.frames += slide_frames(tree, number)
        for name, rid, alt in slide_charts(tree):
            seen.charts.append(_chart(package, package.rels.get(part, {}).get(rid), number, (name, alt)))
    return seen


def _worded(units: Iterator[Unit], seen: Seen) -> Iterator[Unit]:
    """The paragraphs with words; filled cells without any are noted in `seen`, as many as paragraphs may be."""
    for unit in units:
        if has_words(unit):
            yield unit
        elif (blank := blank_of(unit)) is not None and len(seen.blanks) < MAX_PARAGRAPHS:
            seen.blanks.append(blank)


def _deck_units(package: Package, seen: Seen) -> Iterator[Unit]:
    """The paragraphs of slides and their notes; the parts that could be read are noted in `seen`."""
    for number, part in slide_parts(package):
        seen.stories.add(("slide", number))
        yield from slide_units(package.trees[part], number, _links(package, part))
        notes = package.first_related(part, "notesSlide")
        if is_sheet(package.trees.get(notes), "notes"):
            seen.stories.add(("notes", number))
            yield from notes_units(package.trees[notes], number, {})


def memo_units(package: Package, tracked: Tracked) -> Iterator[Unit]:
    """The paragraphs of a memo, those without words too."""
    main = package.main
    numbering, styles = (package.trees.get(package.first_related(main, k)) for k in ("numbering", "styles"))
    strong, lists = strong_styles(styles), WordLists.of(numbering, lists_of_styles(styles))
    ends = words_of_notes(package.trees.get(package.first_related(main, "endnotes")))

    def facts(part: str) -> Facts:
        return Facts(_links(package, part), strong, tracked, lists, ends)

    yield from body_units(_body(package), facts(main))
    for kind in ("header", "footer"):
        for part in package.related(main, kind):
            if part in package.trees:
                yield from body_units(package.trees[part], facts(part), kind)
    notes = package.first_related(main, "footnotes")
    if notes in package.trees:
        yield from note_units(package.trees[notes], facts(notes), gone_notes(_body(package), tracked))


def _body(package: Package) -> Element:
    body = package.trees[package.main].find(f"{W}body")
    assert body is not None  # else it is not opened
    return body


def _memo(package: Package, tracked: Tracked) -> Seen:
    main, body = package.main, _body(package)
    seen = Seen(stories=_stories(package))
    seen.units += bounded(_worded(memo_units(package, tracked), seen))
    seen.aside |= dict(styles_of(package, dict.fromkeys(unit.style for unit in seen.units)))
    seen.frames += table_facts(body, tracked)
    seen.frames += drawing_frames(body)
    seen.sections += map(page_setup, sections_in(body))
    seen.breaks = breaks_in(body)
    pictures = _pictures(package, main)
    for inline in body.iter(f"{WP}inline", f"{WP}anchor"):
        described = inline.find(f"{WP}docPr")
        name, alt = (described.get(key, "") for key in ("name", "descr")) if described is not None else ("", "")
        for blip in inline.iter(f"{A}blip"):
            target, digest = pictures.get(blip.get(f"{R}embed", ""), ("", ""))
            seen.pictures.append(PictureFacts(0, name, digest, alt, target, is_cropped(blip)))
        for chart in inline.iter(f"{C}chart"):
            seen.charts.append(_chart(package, package.rels.get(main, {}).get(chart.get(f"{R}id", "")), 0, (name, alt)))
    return seen


def _stories(package: Package) -> set[Story]:
    """The kinds of parts beside the body of which all can be read."""
    parts = ("header", "header", "hdr"), ("footer", "footer", "ftr"), ("footnotes", "note", "footnotes")
    made: set[Story] = set()
    for kind, story, root in parts:
        related = list(package.related(package.main, kind))
        if related and all(_is_story(package.trees.get(part), root) for part in related):
            made.add((story, 0))
    return made


def _is_story(tree: Element | None, root: str) -> bool:
    """Whether a part is what it should be; one without any content was not written by Word (17.10.4, 17.11.15)."""
    return tree is not None and tree.tag == f"{W}{root}" and len(tree) > 0


def _chart(package: Package, relationship: Relationship | None, page: int, said: tuple[str, str]) -> ChartFacts:
    """A chart of a page; `said` are its name and its alternative text."""
    name, alt = said
    part = relationship.target if relationship is not None else ""
    tree = package.trees.get(part)
    if tree is None or tree.find(_PLOT) is None:
        return ChartFacts(page, name, (), readable=False, alt=alt)
    drawn = written_in(tree, package.trees.get(package.first_related(part, "chartUserShapes")))
    rows, shown = tuple(_rows(package, part)), (form(tree), look(tree))
    return ChartFacts(page, name, plotted(tree), rows, alt=alt, words=drawn, form=shown[0], look=shown[1])


def _rows(package: Package, part: str) -> list[tuple[str | float | None, ...]]:
    """The rows of a chart's workbook; none where it has none that can be read."""
    book = package.first_related(part, "package")
    return read_values(package.blob(book), _MOST_ROWS) if book else []
