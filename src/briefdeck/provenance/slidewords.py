"""The paragraphs of a slide, from its XML: shapes in their order, groups and tables included, then its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from briefdeck.ooxml.names import MC, PLAIN_TABLE, A, C, P, R
from briefdeck.patterns import regex
from briefdeck.provenance.symbols import is_of_signs, sign_of
from briefdeck.provenance.units import MORE, OBJECT, FrameFacts, PictureFacts, Piece, Unit, merged
from briefdeck.text import is_east_asian

Element = etree._Element

_RUN, _TEXT, _BREAK, _FIELD = f"{A}r", f"{A}t", f"{A}br", f"{A}fld"
_RUN_PROPERTIES, _LINK, _LINK_ID = f"{A}rPr", f"{A}hlinkClick", f"{R}id"
_LOOKS = ("i", "u", "strike", "sz", "baseline", "cap", "spc", "vert")
_PLAIN = frozenset({"0", "none", "noStrike", "horz"})
_TURNED = ("rot", "flipH", "flipV")
_PAINTS = {f"{A}{name}": name for name in ("solidFill", "gradFill", "pattFill", "highlight", "ln")}
_FACES = frozenset({f"{A}latin", f"{A}ea"})
_COLOURS = tuple(f"{A}{name}" for name in ("schemeClr", "srgbClr", "sysClr", "prstClr"))
_SHAPES = tuple(f"{P}{name}" for name in ("sp", "grpSp", "graphicFrame", "pic", "cxnSp"))
_GROUP, _ALTERNATIVES = f"{P}grpSp", f"{MC}AlternateContent"
_TREE = f"{P}cSld/{P}spTree"
_TABLE = f"{A}graphic/{A}graphicData/{A}tbl"
_TABLE_STYLE = f"{_TABLE}/{A}tblPr/{A}tableStyleId"
_PARTS = ("firstRow", "lastRow", "firstCol", "lastCol", "bandRow", "bandCol")
_MOST_SIGNS = 2  # that a program makes of what somebody typed; longer words of such a run are words
_FORM, _DRAWN_FREELY, _LINE, _EFFECTS = (f"{A}{name}" for name in ("prstGeom", "custGeom", "ln", "effectLst"))
_USUAL_WEIGHT = "9525"
_SPACES = tuple(f"{A}{name}" for name in ("lnSpc", "spcBef", "spcAft"))
_CHART, _SET_OUT = f"{A}graphic/{A}graphicData/{C}chart", f"{A}pPr"
_BULLETS = {f"{A}buNone": "none", f"{A}buAutoNum": "number", f"{A}buChar": "bullet", f"{A}buBlip": "bullet"}
_OF_SHAPES, _FRAME = frozenset({f"{P}spPr", f"{P}grpSpPr"}), f"{P}xfrm"
_INTEGER = regex(r"-?[0-9]{1,12}")
_TITLES = frozenset({"title", "ctrTitle"})
_ON = frozenset({"1", "true", "on"})

WIDTHS = f"{MORE}widths"
"""What the widths of a table's columns are called among its looks."""

Links = Mapping[str, str]
"""Addresses by the ids of the relationships that lead out of the file."""


def shapes(tree: Element) -> Iterator[Element]:
    """The shapes of a slide in reading order; a group's members stand for the group, a choice's fallback for it."""
    waiting = _members(tree.find(_TREE))
    while waiting:
        shape = waiting.pop()
        if shape.tag == _GROUP:
            waiting += _members(shape)
        elif shape.tag == _ALTERNATIVES:
            choice = shape.find(f"{MC}Fallback")
            waiting += _members(choice if choice is not None else shape[0] if len(shape) else None)
        else:
            yield shape


def is_sheet(tree: Element | None, root: str) -> bool:
    """Whether a part is what it should be: a root of this name, with a place for shapes."""
    return tree is not None and tree.tag == f"{P}{root}" and tree.find(_TREE) is not None


def _members(parent: Element | None) -> list[Element]:
    """What holds words or drawings in a tree or group, last one first; a tree may have millions of other elements."""
    return list(parent.iterchildren(*_SHAPES, _ALTERNATIVES, reversed=True)) if parent is not None else []


def slide_units(tree: Element, page: int, links: Links) -> Iterator[Unit]:
    """The paragraphs of a slide."""
    for number, shape in enumerate(shapes(tree)):
        name = holder(shape)
        if shape.tag == f"{P}graphicFrame":
            for table in shape.iter(f"{A}tbl"):
                yield from _cells(table, page, (name, number), links)
        elif shape.tag == f"{P}sp":
            kind = placeholder(shape)[0] or "box"
            for paragraph in shape.iterfind(f"{P}txBody/{A}p"):
                pieces = _pieces(paragraph, links)
                look = set_out(paragraph.find(_SET_OUT))
                yield Unit(page, name, pieces, style=kind, level=_level(paragraph), shape=number, look=look)


def notes_units(tree: Element, page: int, links: Links) -> Iterator[Unit]:
    """The paragraphs of a slide's notes; `tree` is that of the notes."""
    for shape in shapes(tree):
        if shape.tag == f"{P}sp" and placeholder(shape)[0] == "body":
            for paragraph in shape.iterfind(f"{P}txBody/{A}p"):
                yield Unit(page, "notes", _pieces(paragraph, links), style="notes")


def slide_pictures(tree: Element, page: int, pictures: Mapping[str, tuple[str, str]]) -> Iterator[PictureFacts]:
    """The pictures of a slide; `pictures` gives the name of a part and the digest of its bytes by relationship id."""
    for shape in shapes(tree):
        for blip in shape.iter(f"{A}blip") if shape.tag == f"{P}pic" else ():
            part, digest = pictures.get(blip.get(f"{R}embed", ""), ("", ""))
            yield PictureFacts(page, holder(shape), digest, _described(shape), part, is_cropped(blip))


def is_cropped(blip: Element) -> bool:
    """Whether of a picture, by its `a:blip`, not all is shown (ECMA-376 Part 1, 20.1.8.55)."""
    part = blip.getnext()
    return part is not None and part.tag == f"{A}srcRect" and any(value != "0" for value in part.attrib.values())


def slide_frames(tree: Element, page: int) -> Iterator[FrameFacts]:
    """The shapes and groups of a slide: where they say themselves that they stand, and how they look."""
    top = tree.find(_TREE)
    waiting = _members(top)
    while waiting:
        shape = waiting.pop()
        if shape.tag == _ALTERNATIVES:
            choices = [_members(choice) for choice in reversed(shape)]
            found = next(filter(None, choices), None)
            waiting += found or []
            if found is None:  # ink, and what else stands there for programs that know it
                yield FrameFacts(page, _named(shape))
            continue
        properties = transform = None
        for child in shape:
            if child.tag in _OF_SHAPES:
                properties = child
            elif child.tag == _FRAME:
                transform = child
        if properties is not None:
            transform = properties.find(f"{A}xfrm")
        if shape.tag == _GROUP:
            waiting += _members(shape)
        frame = frame_of(transform)
        if frame and shape.find(f"{A}graphic/{A}graphicData/{A}tbl") is not None:
            frame = (*frame[:3], 0)  # PowerPoint makes a table as high as its rows when it saves
        looks = ";".join(filter(None, (drawn(properties), *shown(shape, transform, f"{P}cNvPr"), *_set(shape))))
        alt = "" if shape.tag == f"{P}pic" or shape.find(_CHART) is not None else _described(shape)
        facts = next(shape.iter(f"{P}cNvPr"), None)
        leads = facts is not None and facts.find(_LINK) is not None
        yield FrameFacts(page, holder(shape), frame, looks, alt, leads)


def shown(shape: Element, transform: Element | None, identity: str) -> Iterator[str]:
    """Whether a shape, whose name stands in an element of this name, is turned or hidden."""
    if transform is not None:
        yield from (f"{key}={value}" for key in _TURNED if (value := transform.get(key, "0")) not in ("0", "false"))
    facts = next(shape.iter(identity), None)
    if facts is not None and facts.get("hidden") in _ON:
        yield "hidden=1"


def _set(shape: Element) -> Iterator[str]:
    """How the words and the table of a shape are set, where that is not as usual."""
    body, style = shape.find(f"{P}txBody/{A}bodyPr"), shape.findtext(_TABLE_STYLE)
    if body is not None and (way := body.get("vert", "horz")) not in _PLAIN:
        yield f"vert={way}"
    if body is not None and body.get("numCol", "1") != "1":
        yield "columns=own"
    if body is not None and (anchor := body.get("anchor", "t")) != "t":
        yield f"{MORE}anchor={anchor}"
    if style is not None and style != PLAIN_TABLE:
        yield f"style={style}"
    table = shape.find(_TABLE)
    if table is not None:
        flags = table.find(f"{A}tblPr")
        on = [key for key in _PARTS if flags is not None and flags.get(key) in _ON]
        yield from grid_look((whole_of(each.get("w", "")) for each in table.iterfind(f"{A}tblGrid/{A}gridCol")), on)


def grid_look(widths: Iterable[int], parts: Iterable[str]) -> tuple[str, str]:
    """How wide the columns of a table are, in thousandths of it, and which parts its style sets apart."""
    each = list(widths)
    total = max(sum(each), 1)
    return f"{WIDTHS}={','.join(str(round(1000 * width / total)) for width in each)}", f"{MORE}parts={','.join(parts)}"


def is_closed(tree: Element) -> bool:
    """Whether a slide has a diagram or an embedded object, whose words stand in parts of their own."""
    known = f"{A}tbl", f"{C}chart"
    return any(shape.tag == f"{P}graphicFrame" and next(shape.iter(*known), None) is None for shape in shapes(tree))


def frame_of(transform: Element | None) -> tuple[int, ...]:
    """x, y, width and height in EMU; nothing where a shape does not say them."""
    off = transform.find(f"{A}off") if transform is not None else None
    ext = transform.find(f"{A}ext") if transform is not None else None
    if off is None or ext is None:
        return ()
    values = (off.get("x", ""), off.get("y", ""), ext.get("cx", ""), ext.get("cy", ""))
    return tuple(map(whole_of, values))


def whole_of(said: str) -> int:
    """A whole number; 0 for what is none."""
    return int(said) if _INTEGER.fullmatch(said) else 0


def drawn(properties: Element | None) -> str:
    """What a run or a shape says itself of its looks: those that people change by hand, in a canonical form."""
    if properties is None:
        return ""
    made = [f"{key}={value}" for key in _LOOKS if (value := properties.get(key)) is not None and value not in _PLAIN]
    for child in properties:
        if child.tag in _PAINTS:
            made.append(f"{_PAINTS[child.tag]}={colour_of(child)}")
            if child.tag == _LINE:
                made += _line(child)
        elif child.tag in _FACES and not (face := child.get("typeface", "+")).startswith("+"):
            made.append(f"face={face}")  # one of the theme is what the template has
        elif child.tag == _FORM:
            name = child.get("prst", "")
            made += [f"{MORE}form={name}"] if name not in ("rect", "pie") else []
            # A sector says a number by its handles.
            prefix = "" if name == "pie" else MORE
            made += [f"{prefix}{handle.get('name')}={handle.get('fmla')}" for handle in child.iter(f"{A}gd")]
        elif child.tag == _DRAWN_FREELY:
            made.append(f"{MORE}form=free")
        elif child.tag == _EFFECTS:
            made += [f"effect={effect.tag.rpartition('}')[2]}" for effect in child]
    return ";".join(made)


def _line(line: Element) -> Iterator[str]:
    """The weight of an outline in EMU, its dashes and its ends, where these are not as usual (20.1.2.2.24)."""
    if line.find(f"{A}noFill") is not None:
        return
    if (weight := line.get("w", _USUAL_WEIGHT)) != _USUAL_WEIGHT:
        yield f"{MORE}weight={weight}"
    dash = line.find(f"{A}prstDash")
    if dash is not None and dash.get("val") != "solid":
        yield f"{MORE}dash={dash.get('val')}"
    for end in line.iterchildren(f"{A}headEnd", f"{A}tailEnd"):
        if end.get("type", "none") != "none":
            yield f"{MORE}{end.tag.rpartition('}')[2]}={end.get('type')}"


def set_out(properties: Element | None) -> str:
    """What a paragraph says itself of how it is set: its alignment and its bullet, in a canonical form."""
    if properties is None:
        return ""
    aligned = properties.get("algn", "")
    made = [f"align={aligned}"] if aligned else []
    made += [f"list={_BULLETS[child.tag]}" for child in properties if child.tag in _BULLETS]
    spaces = [each.get("val", "") for space in properties.iterchildren(*_SPACES) for each in space]
    return ";".join([*made, *([f"{MORE}space={','.join(spaces)}"] if spaces else ())])


def colour_of(paint: Element) -> str:
    """The first colour of a fill, an outline or a highlight, with what makes it lighter or darker."""
    for colour in paint.iter(*_COLOURS):
        changes = "".join(f"{etree.QName(child).localname}{child.get('val', '')}" for child in colour)
        return colour.get("val", "") + changes
    return ""


def slide_charts(tree: Element) -> Iterator[tuple[str, str, str]]:
    """The name of each chart's frame, the id of the relationship that leads to the chart, and its alternative text."""
    for shape in shapes(tree):
        for chart in shape.iter(f"{C}chart"):
            yield holder(shape), chart.get(f"{R}id", ""), _described(shape)


def title_of(tree: Element) -> str:
    """The words of a slide's title; nothing where it has none."""
    for shape in shapes(tree):
        if shape.tag == f"{P}sp" and placeholder(shape)[0] in _TITLES:
            lines = [""]
            for element in shape.iter(f"{A}t", f"{A}br", f"{A}p"):
                if element.tag == f"{A}t":
                    lines[-1] += (element.text or "").replace("\v", " ")
                else:
                    lines.append("")
            return joined_lines(lines)
    return ""


def joined_lines(lines: Iterable[str]) -> str:
    """Lines as one: with a space between them, but none between two East Asian letters."""
    made = ""
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        apart = made and not (is_east_asian(made[-1]) and is_east_asian(line[0]))
        made += (" " if apart else "") + line
    return made


def placeholder(shape: Element) -> tuple[str, str]:
    """Type and index of the placeholder that a shape fills; two empty texts for a shape that fills none."""
    place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    if place is None:
        return "", ""
    return place.get("type", "obj"), place.get("idx", "0")


def holder(shape: Element) -> str:
    """What a shape is called as long as nobody renames it: its placeholder, else its name."""
    kind, index = placeholder(shape)
    if kind:
        return called(kind, index)
    return _named(shape)


def _named(shape: Element) -> str:
    facts = next(shape.iter("{*}cNvPr"), None)
    return facts.get("name", "") if facts is not None else ""


def called(kind: str, index: str) -> str:
    """What a placeholder of this type and index is called."""
    return f"{'title' if kind in _TITLES else kind} {index}"


def _described(shape: Element) -> str:
    facts = next(shape.iter(f"{P}cNvPr"), None)
    return facts.get("descr", "") if facts is not None else ""


def _cells(table: Element, page: int, frame: tuple[str, int], links: Links) -> Iterator[Unit]:
    name, number = frame
    for row, line in enumerate(table.iterfind(f"{A}tr")):
        for column, cell in enumerate(line.iterfind(f"{A}tc")):
            painted = drawn(cell.find(f"{A}tcPr"))
            for paragraph in cell.iterfind(f"{A}txBody/{A}p"):
                look = ";".join(filter(None, (set_out(paragraph.find(_SET_OUT)), painted)))
                yield Unit(page, name, _pieces(paragraph, links), row, column, "cell", shape=number, look=look)


def _level(paragraph: Element) -> int:
    properties = paragraph.find(f"{A}pPr")
    level = properties.get("lvl", "0") if properties is not None else "0"
    return int(level) if level in "012345678" else 0


def _pieces(paragraph: Element, links: Links) -> tuple[Piece, ...]:
    return merged(_read(paragraph, links))


def _read(paragraph: Element, links: Links) -> Iterator[Piece]:
    last: object = None
    for child in paragraph:
        if child.tag == _RUN:
            text = ""
            properties = None
            for part in child:
                if part.tag == _TEXT:
                    text = part.text or ""
                elif part.tag == _RUN_PROPERTIES:
                    properties = part
            said = _signs(text, properties).replace("\v", "\n")
            yield Piece(said, *_look(properties, links), look=drawn(properties))
        elif child.tag == _BREAK:
            properties = child.find(_RUN_PROPERTIES)
            yield Piece("\n", *_look(properties, links), look=drawn(properties))
        elif child.tag == _ALTERNATIVES or (child.tag == _FIELD and last != _FIELD):
            yield Piece(OBJECT)  # a formula; and one for a field, in however many pieces it is written
        last = child.tag


def _signs(text: str, properties: Element | None) -> str:
    """The words of a run; what is set in a font of signs as Unicode has these."""
    named = properties.find(f"{A}sym") if properties is not None else None
    font = named.get("typeface", "") if named is not None else ""
    if not is_of_signs(font) or len(text) > _MOST_SIGNS:
        return text
    return "".join(sign_of(font, ord(letter)) if not letter.isspace() else letter for letter in text)


def _look(properties: Element | None, links: Links) -> tuple[bool | None, str]:
    if properties is None:
        return None, ""
    bold = properties.get("b")
    link = properties.find(_LINK)
    href = "" if link is None else links.get(link.get(_LINK_ID, ""), "#")
    return None if bold is None else bold in _ON, href
