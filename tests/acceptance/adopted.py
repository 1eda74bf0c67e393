"""Four templates of companies as they are: other pages, colours and faces than those of the shipped audiences, adopted.

They are python-pptx's own template, with another page and theme; nothing about their layouts was made for briefdeck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from briefdeck.adopt.folder import Wish, adopt
from briefdeck.session import Session
from briefdeck.session.prepared import Prepared

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_STANDARD, _WIDE, _NARROW = (9_144_000, 6_858_000), (12_192_000, 6_858_000), (9_144_000, 5_143_500)


@dataclass(frozen=True, slots=True)
class Company:
    """A page in EMU, colours of the theme by slot, the Latin and the East Asian face, whether the page is dark."""

    page: tuple[int, int]
    colours: Mapping[str, str]
    latin: str
    east_asian: str
    dark: bool = False


_NIGHT = {"dk1": "101820", "lt1": "F4F4F0", "dk2": "22303C", "accent1": "35C4B5"}
COMPANIES = {
    "bank": Company(_STANDARD, {"dk2": "14325C", "accent1": "0B5CAD", "accent2": "7A8CA3"}, "Calibri", "Meiryo"),
    "foods": Company(_WIDE, {"dk2": "3B2A1A", "accent1": "E08A00", "accent2": "5B8C3A"}, "Georgia", "Yu Mincho"),
    "night": Company(_WIDE, _NIGHT, "Verdana", "Meiryo", dark=True),
    "works": Company(_NARROW, {"dk2": "333333", "accent1": "B00020", "accent2": "8A8A8A"}, "Arial", "MS PGothic"),
}
"""4:3 in blue; 16:9 in a pale orange with serifs; 16:9 on a dark page; a small 16:9 in red."""


def template(path: Path, company: Company) -> Path:
    """The template of a company, without slides."""
    made: Any = Presentation()
    across, down = company.page[0] / made.slide_width, company.page[1] / made.slide_height
    for sheet in (made.slide_master, *made.slide_layouts):
        for transform in sheet._element.iter(f"{A}xfrm"):
            for name, keys in (("off", ("x", "y")), ("ext", ("cx", "cy"))):
                found = transform.find(f"{A}{name}")
                for key, factor in zip(keys, (across, down), strict=True):
                    found.set(key, str(round(int(found.get(key)) * factor)))
    made.slide_width, made.slide_height = Emu(company.page[0]), Emu(company.page[1])
    if company.dark:
        for mapping in made.slide_master._element.iter(f"{P}clrMap"):
            mapping.attrib.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})
    _themed(made, company)
    made.save(path)
    return path


def _themed(made: Any, company: Company) -> None:
    """The theme of the master with the colours and faces of a company."""
    part = next(r.target_part for r in made.slide_master.part.rels.values() if r.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    scheme = root.find(f".//{A}clrScheme")
    assert scheme is not None
    for slot, value in company.colours.items():
        (colour,) = scheme.iter(f"{A}{slot}")
        for child in list(colour):
            colour.remove(child)
        etree.SubElement(colour, f"{A}srgbClr").set("val", value)
    for font in (*root.iter(f"{A}majorFont"), *root.iter(f"{A}minorFont")):
        for name, face in (("latin", company.latin), ("ea", company.east_asian)):
            (named,) = font.findall(f"{A}{name}")
            named.set("typeface", face)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def adopted(folder: Path, name: str, base: str) -> tuple[Session, Prepared]:
    """The audience that a company's template makes of a shipped one, and the session that has it open."""
    own = f"{name}-{base}"
    file = template(folder / f"{own}.pptx", COMPANIES[name])
    made, found = adopt(Wish(own, deck=file, base=base), folder / "templates")
    assert made is not None, [str(d) for d in found]
    session = Session(folder / "templates")
    prepared, found = session.audience(own)
    assert prepared is not None, [str(d) for d in found]
    return session, prepared
