"""Draws the memos of the shipped audiences anew, from their looks: `python tools/templates/memo.py [FOLDER]`.

Styles, lists, headers, footers, the page and the theme are written; settings and what the package holds besides stay.
The same looks give the same bytes.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from deck import theme
from looks import LOOKS
from memo_analyst import analyst
from memo_executive import executive
from memo_forms import STYLES, Cells, Edge, Lists, MemoLook, Named, Part, Tabs, Type
from memo_public_sector import public_sector

from briefdeck.ooxml.names import OFFICE_REL, OFFICE_TYPE, qn
from briefdeck.ooxml.saving import content_types_xml, relationships_xml, zip_entries
from briefdeck.ooxml.units import half_points, twips
from briefdeck.ooxml.xml import E, Element, parse, root, serialize

MEMOS = {"executive": executive, "analyst": analyst, "public-sector": public_sector}
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_SLOTS = {
    "tx1": ("text1", "dk1"),
    "bg1": ("background1", "lt1"),
    "tx2": ("text2", "dk2"),
    "bg2": ("background2", "lt2"),
    "hlink": ("hyperlink", "hlink"),
    "folHlink": ("followedHyperlink", "folHlink"),
}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LEVELS = 9
_PLACE = re.compile(r"(\{\w+\}|PAGE|NUMPAGES|\t)")


class Drawing:
    """Writes the parts of one look, in the colours of its audience's theme."""

    def __init__(self, look: MemoLook, colours: Mapping[str, str]) -> None:
        self.look = look
        self.colours = colours

    # --- properties ---------------------------------------------------------------------------------------------------

    def _slot(self, slot: str) -> tuple[str, str]:
        """The theme's name of a slot in WordprocessingML (ST_ThemeColor), and its colour."""
        theme_name, own = _SLOTS.get(slot, (slot, slot))
        return theme_name, self.colours[own]

    def _colour(self, slot: str) -> Element:
        name, value = self._slot(slot)
        return E("w:color", {"w:val": value, "w:themeColor": name})

    def _shade(self, slot: str) -> Element:
        name, value = self._slot(slot)
        return E("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": value, "w:themeFill": name})

    def _edge(self, side: str, edge: Edge) -> Element:
        if not edge.weight:
            return E(f"w:{side}", {"w:val": "nil"})
        name, value = self._slot(edge.slot)
        facts = {"w:val": "single", "w:sz": str(round(edge.weight * 8)), "w:space": str(round(edge.space))}
        return E(f"w:{side}", {**facts, "w:color": value, "w:themeColor": name})

    def _edges(self, tag: str, edges: Mapping[str, Edge]) -> Element | None:
        made = [self._edge(side, edges[side]) for side in _SIDES if side in edges]
        return E(tag, None, *made) if made else None

    def _paragraph(self, kind: Type) -> Element | None:
        """In the order of CT_PPr (ECMA-376 Part 1, 17.3.1.26)."""
        made = E("w:pPr")
        flags = (("keepNext", kind.stay), ("keepLines", kind.whole), ("pageBreakBefore", kind.own_page))
        for name, on in flags:
            if on is not None:
                made.append(E(f"w:{name}", None if on else {"w:val": "0"}))
        if kind.listed is not None:
            level, number = kind.listed
            place = E("w:ilvl", {"w:val": str(level)}) if level else None
            made.append(E("w:numPr", None, place, E("w:numId", {"w:val": str(number)})))
        made.extend(part for part in (self._edges("w:pBdr", kind.edges),) if part is not None)
        if kind.fill:
            made.append(self._shade(kind.fill))
        if kind.tabs:
            made.append(E("w:tabs", None, *map(_tab, kind.tabs)))
        spacing = _spacing(kind)
        if spacing:
            made.append(E("w:spacing", spacing))
        indent = _indent(kind)
        if indent:
            made.append(E("w:ind", indent))
        if kind.close:
            made.append(E("w:contextualSpacing"))
        if kind.align:
            made.append(E("w:jc", {"w:val": kind.align}))
        if kind.outline is not None:
            made.append(E("w:outlineLvl", {"w:val": str(kind.outline)}))
        return made if len(made) else None

    def _runs(self, kind: Type) -> Element | None:
        """In the order of EG_RPrBase (17.3.2.28)."""
        made = E("w:rPr")
        if kind.face:
            made.append(_fonts(*self.look.faces[kind.face], signs=kind.face == "signs"))
        for tag, on in (("b", kind.bold), ("i", kind.italic)):
            if on is not None:
                made.extend((E(f"w:{tag}", _switch(on)), E(f"w:{tag}Cs", _switch(on))))
        if kind.colour:
            made.append(self._colour(kind.colour))
        if kind.tracking:
            made.append(E("w:spacing", {"w:val": str(twips(kind.tracking))}))
        if kind.size:
            made.extend(E(tag, {"w:val": str(half_points(kind.size))}) for tag in ("w:sz", "w:szCs"))
        if kind.underlined:
            made.append(E("w:u", {"w:val": "single"}))
        if kind.boxed:
            made.append(self._edge("bdr", kind.boxed))
        if kind.raised:
            made.append(E("w:vertAlign", {"w:val": "superscript"}))
        return made if len(made) else None

    # --- styles -------------------------------------------------------------------------------------------------------

    def styles(self, old: bytes) -> bytes:
        """The part of styles; Word's list of latent ones stays."""
        latent = parse(old).find(E("w:latentStyles").tag)
        names = {style.name: style.id for style in STYLES}
        known = {*self.look.types, *self.look.tables}
        made = [self._style(style, names) for style in STYLES if style.name in known or not style.own]
        return serialize(root("w:styles", ("w",), self._defaults(), latent, *made))

    def _defaults(self) -> Element:
        text = self.look.text
        language = E("w:lang", {"w:val": "en-US", "w:eastAsia": "ja-JP", "w:bidi": "ar-SA"})
        size = str(half_points(text.size))
        runs = E(
            "w:rPr",
            None,
            _fonts(*self.look.faces[text.face]),
            self._colour(text.colour),
            E("w:sz", {"w:val": size}),
            E("w:szCs", {"w:val": size}),
            language,
        )
        spacing = {"w:before": "0", "w:after": "0", "w:line": str(twips(text.pitch)), "w:lineRule": "exact"}
        paragraph = E("w:pPr", None, E("w:widowControl"), E("w:snapToGrid", {"w:val": "0"}), E("w:spacing", spacing))
        return E("w:docDefaults", None, E("w:rPrDefault", None, runs), E("w:pPrDefault", None, paragraph))

    def _style(self, style: Named, names: Mapping[str, str]) -> Element:
        facts = {"w:type": style.kind}
        if style.default:
            facts["w:default"] = "1"
        if style.own:
            facts["w:customStyle"] = "1"
        made = E("w:style", {**facts, "w:styleId": style.id}, E("w:name", {"w:val": style.name}))
        if style.aliases:
            made.append(E("w:aliases", {"w:val": style.aliases}))
        for tag, named in (("basedOn", style.based), ("next", style.next)):
            if named:
                made.append(E(f"w:{tag}", {"w:val": names[named]}))
        made.append(E("w:uiPriority", {"w:val": str(style.priority)}))
        if style.hidden:
            made.extend((E("w:semiHidden"), E("w:unhideWhenUsed")))
        elif style.quick:
            made.append(E("w:qFormat"))
        if style.kind == "table":
            made.extend(self._table(self.look.tables.get(style.name)))
        else:
            kind = self.look.types.get(style.name, Type())
            made.extend(p for p in (self._paragraph(kind), self._runs(kind)) if p is not None)
        return made

    def _table(self, cells: Cells | None) -> Iterator[Element]:
        """Properties of a table style: those of the whole, then of its parts."""
        if cells is None:
            margins = E("w:tblCellMar", None, *_margins((0, 5.4, 0, 5.4)))
            yield E("w:tblPr", None, E("w:tblInd", {"w:w": "0", "w:type": "dxa"}), margins)
            return
        yield from self._of_cells(cells.whole, cells)
        for name, part in cells.parts.items():
            yield E("w:tblStylePr", {"w:type": name}, *self._of_cells(part))

    def _of_cells(self, part: Part, table: Cells | None = None) -> Iterator[Element]:
        runs = self._runs(Type(colour=part.colour))
        if runs is not None:
            yield runs
        if table is not None:
            yield E(
                "w:tblPr",
                None,
                *(E(f"w:tblStyle{side}BandSize", {"w:val": "1"}) for side in ("Row", "Col")),
                E("w:tblInd", {"w:w": "0", "w:type": "dxa"}),
                self._edges("w:tblBorders", part.edges),
                E("w:tblCellMar", None, *_margins(table.margins)),
            )
        cell = E("w:tcPr", None, None if table else self._edges("w:tcBorders", part.edges))
        if part.fill:
            cell.append(self._shade(part.fill))
        if part.anchor:
            cell.append(E("w:vAlign", {"w:val": part.anchor}))
        if len(cell):
            yield cell

    # --- lists --------------------------------------------------------------------------------------------------------

    def numbering(self) -> bytes:
        """The part of lists: definitions first, then one list of each."""
        names = {style.name: style.id for style in STYLES}
        made = [self._list(number, lists, names) for number, lists in enumerate(self.look.lists)]
        nums = [
            E("w:num", {"w:numId": str(n + 1)}, E("w:abstractNumId", {"w:val": str(n)}))
            for n in range(len(self.look.lists))
        ]
        return serialize(root("w:numbering", ("w",), *made, *nums))

    def _list(self, number: int, lists: Lists, names: Mapping[str, str]) -> Element:
        made = E(
            "w:abstractNum",
            {"w:abstractNumId": str(number)},
            E("w:nsid", {"w:val": f"1B0D{number + 1:04}"}),
            E("w:multiLevelType", {"w:val": "multilevel"}),
            E("w:tmpl", {"w:val": f"{number + 1}000D0B1"}),
        )
        for place in range(_LEVELS):
            level = lists.level(place)
            styled = E("w:pStyle", {"w:val": names[level.style]}) if level.style else None
            indent = {"w:left": str(twips(level.left)), "w:hanging": str(twips(level.hanging))}
            looks = E("w:rPr")
            if level.face:
                looks.append(_fonts(*self.look.faces[level.face], signs=level.signs))
            if level.bold is not None:
                looks.extend((E("w:b", _switch(level.bold)), E("w:bCs", _switch(level.bold))))
            if level.colour:
                looks.append(self._colour(level.colour))
            made.append(
                E(
                    "w:lvl",
                    {"w:ilvl": str(place)},
                    E("w:start", {"w:val": "1"}),
                    E("w:numFmt", {"w:val": level.form}),
                    styled,
                    E("w:lvlText", {"w:val": level.pattern}),
                    E("w:lvlJc", {"w:val": "left"}),
                    E("w:pPr", None, E("w:ind", indent)),
                    looks if len(looks) else None,
                )
            )
        return made

    # --- pages --------------------------------------------------------------------------------------------------------

    def furniture(self, tag: str, lines: Iterable[tuple[str, str]]) -> bytes:
        """A header or footer: paragraphs of a style, with places to be filled, tabs and fields."""
        names = {style.name: style.id for style in STYLES}
        made = [
            E("w:p", None, E("w:pPr", None, E("w:pStyle", {"w:val": names[style]})), *self._line(style, line))
            for style, line in lines
        ]
        return serialize(root(tag, ("w", "r"), *made))

    def _line(self, style: str, line: str) -> Iterator[Element]:
        """The runs of a line; the marking looks the same beside other words as in a line of its own."""
        for run in _pieces(line):
            if style != "Marking" and any(t.text == "{marking}" for t in run.iter(qn("w:t"))):
                run.insert(0, self._runs(self.look.types["Marking"]))
            yield run

    def notes(self, kind: str) -> bytes:
        """Footnotes or endnotes: the two separators that Word asks for, each a line of exact pitch.

        LibreOffice has a separator of its own, of 6.2 pt, and lets the 2 pt below the last note go: so Word, which
        counts them, has 2 pt less here, and as much room for text.
        """
        spacing = {"w:before": "0", "w:after": "0", "w:line": "84", "w:lineRule": "exact"}
        size = {"w:val": "8"}
        made = [
            E(
                f"w:{kind}",
                {"w:type": name, "w:id": number},
                E(
                    "w:p",
                    None,
                    E("w:pPr", None, E("w:spacing", spacing)),
                    E("w:r", None, E("w:rPr", None, E("w:sz", size)), E(f"w:{name}")),
                ),
            )
            for name, number in (("separator", "-1"), ("continuationSeparator", "0"))
        ]
        return serialize(root(f"w:{kind}s", ("w", "r"), *made))

    def document(self, references: Mapping[tuple[str, str], str]) -> bytes:
        """A body of one section; `references` are the relationships of headers and footers by kind and type."""
        look = self.look
        section = E(
            "w:sectPr",
            None,
            *(E(f"w:{kind}Reference", {"w:type": when, "r:id": rid}) for (kind, when), rid in references.items()),
            E("w:pgSz", {"w:w": "11906", "w:h": "16838"}),
            E("w:pgMar", {**{f"w:{n}": str(twips(v)) for n, v in look.margins.items()}, "w:gutter": "0"}),
            E("w:cols", {"w:space": "425"}),
            E("w:titlePg") if any(when == "first" for _, when in references) else None,
            E("w:docGrid", {"w:linePitch": "360"}),
        )
        return serialize(root("w:document", ("w", "r"), E("w:body", None, section)))

    def fonts(self) -> bytes:
        """The table of typefaces, with what to take in their place."""
        made = []
        for name in dict.fromkeys(face for pair in self.look.faces.values() for face in pair):
            other, panose, charset, family = self.look.fonts[name]
            made.append(
                E(
                    "w:font",
                    {"w:name": name},
                    E("w:altName", {"w:val": other}) if other else None,
                    E("w:panose1", {"w:val": panose}),
                    E("w:charset", {"w:val": charset}),
                    E("w:family", {"w:val": family}),
                    E("w:pitch", {"w:val": "variable"}),
                )
            )
        return serialize(root("w:fonts", ("w",), *made))


def _switch(on: bool) -> dict[str, str] | None:
    return None if on else {"w:val": "0"}


def _tab(tabs: Tabs) -> Element:
    return E("w:tab", {"w:val": tabs.align, **({"w:leader": "dot"} if tabs.dots else {}), "w:pos": str(twips(tabs.at))})


def _spacing(kind: Type) -> dict[str, str]:
    found = {f"w:{n}": str(twips(v)) for n, v in (("before", kind.before), ("after", kind.after)) if v is not None}
    if kind.drawn:
        return {**found, "w:line": "240", "w:lineRule": "auto"}  # a drawing in an exact line would be cut to it
    return {**found, **({"w:line": str(twips(kind.pitch)), "w:lineRule": "exact"} if kind.pitch else {})}


def _indent(kind: Type) -> dict[str, str]:
    """Indents; those in characters too where text is set in ems, as Japanese Word does."""
    made: dict[str, str] = {}
    for name, value in (("left", kind.left), ("right", kind.right), ("firstLine", kind.first)):
        if value is None:
            continue
        if kind.ems and value >= 0:
            made[f"w:{name}Chars"] = str(round(value / kind.ems * 100))
        made["w:hanging" if value < 0 else f"w:{name}"] = str(abs(twips(value)))
    return made


def _fonts(latin: str, east_asian: str, *, signs: bool = False) -> Element:
    """Faces by slot; `signs` stand in the East Asian face whatever they are."""
    latin = east_asian if signs else latin
    hint = {"w:hint": "eastAsia"} if signs else {}
    return E("w:rFonts", {**hint, "w:ascii": latin, "w:hAnsi": latin, "w:eastAsia": east_asian, "w:cs": latin})


def _margins(sides: tuple[float, float, float, float]) -> Iterator[Element]:
    for name, value in zip(_SIDES, sides, strict=False):
        yield E(f"w:{name}", {"w:w": str(twips(value)), "w:type": "dxa"})


def _pieces(line: str) -> Iterator[Element]:
    """Runs of a line; PAGE and NUMPAGES are fields with a result."""
    for piece in filter(None, _PLACE.split(line)):
        if piece == "\t":
            yield E("w:r", None, E("w:tab"))
        elif piece in ("PAGE", "NUMPAGES"):
            yield E("w:r", None, E("w:fldChar", {"w:fldCharType": "begin"}))
            yield E("w:r", None, E("w:instrText", {"xml:space": "preserve"}, f" {piece} "))
            yield E("w:r", None, E("w:fldChar", {"w:fldCharType": "separate"}))
            yield E("w:r", None, E("w:rPr", None, E("w:noProof")), E("w:t", None, "1"))
            yield E("w:r", None, E("w:fldChar", {"w:fldCharType": "end"}))
        else:
            hint = E("w:rPr", None, E("w:rFonts", {"w:hint": "eastAsia"})) if not piece.startswith("{") else None
            yield E("w:r", None, hint, E("w:t", None, piece))


def drawn(name: str, template: Path) -> bytes:
    """The package of an audience's memo."""
    look, deck_look = MEMOS[name](), LOOKS[name]()
    with zipfile.ZipFile(template) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    types = dict(re.findall(r'PartName="([^"]+)" ContentType="([^"]+)"', parts.pop("[Content_Types].xml").decode()))
    drawing = Drawing(look, deck_look.colours)
    for stale in [n for n in parts if re.fullmatch(r"word/(header|footer)\d*\.xml", n)]:
        parts.pop(stale)
        types.pop(f"/{stale}", None)
    parts["word/theme/theme1.xml"] = theme(deck_look, parts["word/theme/theme1.xml"])
    parts["word/styles.xml"] = drawing.styles(parts["word/styles.xml"])
    parts["word/numbering.xml"] = drawing.numbering()
    parts["word/fontTable.xml"] = drawing.fonts()
    parts["word/footnotes.xml"] = drawing.notes("footnote")
    parts["word/endnotes.xml"] = drawing.notes("endnote")
    fixed = ("styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes")
    rels = [
        (f"rId{n}", f"{OFFICE_REL}/{kind}", "theme/theme1.xml" if kind == "theme" else f"{kind}.xml", False)
        for n, kind in enumerate(fixed, 1)
    ]
    references: dict[tuple[str, str], str] = {}
    for (kind, when), lines in look.furniture.items():
        count = sum(1 for known, _ in references if known == kind) + 1
        part, rid = f"word/{kind}{count}.xml", f"rId{len(rels) + 1}"
        parts[part] = drawing.furniture("w:hdr" if kind == "header" else "w:ftr", lines)
        types[f"/{part}"] = f"{OFFICE_TYPE}wordprocessingml.{kind}+xml"
        rels.append((rid, f"{OFFICE_REL}/{kind}", f"{kind}{count}.xml", False))
        references[kind, when] = rid
    parts["word/document.xml"] = drawing.document(references)
    parts["word/_rels/document.xml.rels"] = relationships_xml(rels)
    kinds = {f"/{n}": types.get(f"/{n}", "") for n in parts if not n.endswith(".rels")}
    return zip_entries([("[Content_Types].xml", content_types_xml(kinds)), *sorted(parts.items())])


def main(folder: str = "") -> int:
    """Redraw every memo template of a folder of audiences, which is that of the shipped ones."""
    for name in MEMOS:
        path = (Path(folder) if folder else TEMPLATES) / name / "memo.docx"
        path.write_bytes(drawn(name, path))
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
