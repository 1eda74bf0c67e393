"""Rules of the package: entries of the zip, content types, relationships, the order of elements, the metadata."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from soundness.opened import NAMESPACES, Opened, find_all, repeated, short, tag, values
from soundness.order import ORDER

# The parts that are found through an id in the XML of the part that relates to them, and not by their kind alone.
_NAMED_BY_ID = {"image", "hyperlink", "chart", "header", "footer", "package", "oleObject", "audio", "video"}
_NAMED_BY_ID_IN = {
    "ppt/presentation.xml": {"slide", "slideMaster", "notesMaster"},
    "ppt/slideMasters/": {"slideLayout"},
    "ppt/slides/": {"slide"},  # a jump
}
# Names and titles, and the dates of the files that python-docx and python-pptx start from.
_LIBRARY_DEFAULTS = (
    "Steve Canny",
    "python-docx",
    "python-pptx",
    "PowerPoint Presentation",
    "Word Document",
    "2013-12-23T23:15:00",
    "2013-01-27T09:14:16",
)
_PLAIN_XML = ("[Content_Types]", "customXml/item")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def well_formed(opened: Opened) -> Iterator[str]:
    """Every XML part parses, and declares no document type (entities are a way to attack the reader)."""
    for name in opened.xml_parts:
        try:
            root = opened.root(name)
        except etree.XMLSyntaxError as error:
            yield f"{name}: not well-formed: {error}"
        else:
            if root.getroottree().docinfo.internalDTD is not None:
                yield f"{name}: declares a document type"


def zip_names_are_unique(opened: Opened) -> Iterator[str]:
    """Part names are compared without regard to case (OPC 6.2.2.3); PowerPoint repairs a file with two of one name."""
    for name in repeated([entry.filename.lower() for entry in opened.entries]):
        yield f"{name}: two entries of this name in the zip"


def no_directory_entries(opened: Opened) -> Iterator[str]:
    """A folder is no part, so Word reports an unreadable part for it."""
    for entry in opened.entries:
        if entry.is_dir():
            yield f"{entry.filename}: an entry for a folder"


def zip_dates_are_fixed(opened: Opened) -> Iterator[str]:
    """Same input, same bytes."""
    for entry in opened.entries:
        if entry.date_time != _ZIP_DATE:
            yield f"{entry.filename}: zip date {entry.date_time}, not {_ZIP_DATE}"


def every_part_is_typed(opened: Opened) -> Iterator[str]:
    """Each part has one content type, and each type its part."""
    types = opened.root("[Content_Types].xml")
    overrides = [name.lstrip("/") for name in values(types, "ct:Override/@PartName")]
    defaults = [extension.lower() for extension in values(types, "ct:Default/@Extension")]
    generic = values(types, "ct:Default[@Extension='xml']/@ContentType") == ["application/xml"]
    for name in [*repeated(overrides), *repeated(defaults)]:
        yield f"[Content_Types].xml: {name} is typed twice"
    for name in overrides:
        if name not in opened.parts:
            yield f"[Content_Types].xml: {name} is typed but does not exist"
    for name in opened.parts:
        extension = name.rpartition(".")[2].lower()
        if name != "[Content_Types].xml" and name not in overrides and extension not in defaults:
            yield f"{name}: has no content type"
        if extension == "xml" and generic and name not in overrides and not name.startswith(_PLAIN_XML):
            yield f"{name}: has no content type of its own, only that of .xml"


def relationships_resolve(opened: Opened) -> Iterator[str]:
    """Every relationship belongs to a part, has an id of its own, and leads to a part that exists."""
    for relationship in opened.relationships:
        if relationship.source and relationship.source not in opened.parts:
            yield f"{relationship.source}: has relationships but does not exist"
        if not relationship.external and relationship.target not in opened.parts:
            yield f"{relationship.source}: {relationship.id} leads to {relationship.target}, which does not exist"
    for source in {relationship.source for relationship in opened.relationships}:
        for id_ in repeated([relationship.id for relationship in opened.related(source)]):
            yield f"{source}: two relationships {id_}"


def relationship_ids_match(opened: Opened) -> Iterator[str]:
    """Every r:id, r:embed … of the XML has its relationship, and every relationship that needs one has its r:id."""
    for name in opened.xml_parts:
        if name.endswith(".rels"):
            continue
        used = {value for value in values(opened.root(name), "//@r:* | //@o:relid") if value}
        known = {relationship.id: relationship for relationship in opened.related(name)}
        here = (kinds for prefix, kinds in _NAMED_BY_ID_IN.items() if name.startswith(prefix))
        named = _NAMED_BY_ID.union(*here)
        for id_ in sorted(used - known.keys()):
            yield f"{name}: uses {id_}, which is no relationship of it"
        for id_ in sorted(known.keys() - used):
            if known[id_].kind in named:
                yield f"{name}: {id_} ({known[id_].kind} {known[id_].target}) is not used"


def every_part_is_reachable(opened: Opened) -> Iterator[str]:
    """A part that nothing leads to is what is left of something deleted, and may hold what somebody must not see."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for relationship in opened.related(waiting.pop()):
            if not relationship.external and relationship.target not in reached:
                reached.add(relationship.target)
                waiting.append(relationship.target)
    for name in opened.parts:
        if name != "[Content_Types].xml" and not name.endswith((".rels", "/")) and name not in reached:
            yield f"{name}: nothing leads to it"


def external_relationships_are_links(opened: Opened) -> Iterator[str]:
    """Only links lead out of a file; a linked picture or template is fetched without asking, and is gone tomorrow."""
    for relationship in opened.relationships:
        if relationship.external and (
            relationship.kind != "hyperlink" or not relationship.target.startswith(("https://", "http://", "mailto:"))
        ):
            yield f"{relationship.source}: {relationship.kind} leads outside, to {relationship.target}"


def no_macros(opened: Opened) -> Iterator[str]:
    """Mail gateways refuse programs, and so do readers."""
    for name in opened.parts:
        if re.search(r"vbaProject|activeX|\.(bin|exe|ole)$", name) and "printerSettings" not in name:
            yield f"{name}: holds a program or an unknown object"


def elements_are_in_schema_order(opened: Opened) -> Iterator[str]:
    """Desktop Word and LibreOffice forgive a wrong order; PowerPoint repairs it and Word on the web refuses it."""
    for name in opened.xml_parts:
        for element in opened.root(name).iter(*map(tag, ORDER)):
            order = ORDER[short(element)]
            children = [short(child) for child in element if isinstance(child.tag, str)]
            places = [order[child] for child in children if child in order]
            if places != sorted(places):
                yield f"{name}: {short(element)} has its children in the order {', '.join(children)}"


def colours_have_six_digits(opened: Opened) -> Iterator[str]:
    """`#fff` and colour names make PowerPoint repair the file."""
    for name in opened.xml_parts:
        root = opened.root(name)
        for value in values(root, "//a:srgbClr/@val | //a:sysClr/@lastClr"):
            if not re.fullmatch("[0-9A-Fa-f]{6}", value):
                yield f"{name}: the colour {value!r}"
        for value in values(root, "//w:color/@w:val | //w:shd/@w:fill | //w:shd/@w:color | //*/@w:color"):
            if not re.fullmatch("[0-9A-Fa-f]{6}|auto", value):
                yield f"{name}: the colour {value!r}"


_WHOLE = (
    "//a:off/@x | //a:off/@y | //a:chOff/@x | //a:chOff/@y | //a:pPr/@marL | //a:pPr/@indent | //wp:posOffset/text()"
)
_NOT_NEGATIVE = (
    "//a:ext/@cx | //a:ext/@cy | //a:chExt/@cx | //a:chExt/@cy | //wp:extent/@cx | //wp:extent/@cy | //a:gridCol/@w"
    " | //a:tr/@h | //a:ln/@w | //a:rPr/@sz | //a:endParaRPr/@sz | //a:defRPr/@sz | //a:bodyPr/@lIns | //a:bodyPr/@tIns"
    " | //a:bodyPr/@rIns | //a:bodyPr/@bIns | //p:sldSz/@cx | //p:sldSz/@cy | //w:sz/@w:val | //w:szCs/@w:val"
    " | //w:gridCol/@w:w | //w:tcW/@w:w | //w:tblW/@w:w | //w:pgSz/@w:w | //w:pgSz/@w:h | //c:axId/@val | //c:idx/@val"
    " | //c:order/@val | //c:crossAx/@val | //c:ptCount/@val"
)


def measures_are_integers(opened: Opened) -> Iterator[str]:
    """EMU, twentieths of a point and ids are whole numbers, and no extent is negative: `12.5` or `NaN` is refused."""
    for name in opened.xml_parts:
        root = opened.root(name)
        for value in values(root, _WHOLE):
            if not re.fullmatch(r"-?\d+", value):
                yield f"{name}: the measure {value!r}"
        for value in values(root, _NOT_NEGATIVE):
            if not re.fullmatch(r"\d+%?", value):
                yield f"{name}: the extent {value!r}"


def nothing_of_the_libraries_is_left(opened: Opened) -> Iterator[str]:
    """Author “Steve Canny”, the year 2013 and the title “PowerPoint Presentation” are not what the author wrote."""
    for name, root in opened.matching("docProps/"):
        for value in values(root, "//text()"):
            if any(default in value for default in _LIBRARY_DEFAULTS):
                yield f"{name}: {value!r} comes from a library"
    core = next((root for name, root in opened.matching("docProps/core")), None)
    for wanted in ("dc:title", "dc:creator"):
        if core is None or not (core.findtext(wanted, namespaces=NAMESPACES) or "").strip():
            yield f"docProps/core.xml: has no {wanted}"


def every_text_body_has_a_paragraph(opened: Opened) -> Iterator[str]:
    """PowerPoint repairs a text body, table cells and charts included, without a paragraph."""
    for name in opened.xml_parts:
        for body in find_all(opened.root(name), "//p:txBody | //a:txBody | //c:rich | //c:txPr"):
            if body.find(tag("a:p")) is None:
                yield f"{name}: a {short(body)} without a paragraph"


RULES: tuple[Callable[[Opened], Iterator[str]], ...] = (
    zip_names_are_unique,
    no_directory_entries,
    zip_dates_are_fixed,
    every_part_is_typed,
    relationships_resolve,
    relationship_ids_match,
    every_part_is_reachable,
    external_relationships_are_links,
    no_macros,
    elements_are_in_schema_order,
    colours_have_six_digits,
    measures_are_integers,
    nothing_of_the_libraries_is_left,
    every_text_body_has_a_paragraph,
)
