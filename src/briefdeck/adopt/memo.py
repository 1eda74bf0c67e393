"""A company's document made the memo.docx of an audience: its styles bound to roles, what it lacks made from its body.

The letterhead, headers, footers and every style of the company stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from briefdeck.adopt.memo_body import (
    Body,
    add_reference,
    clear_prompts,
    complete_fields,
    has_furniture,
    name_pictures,
    settle_body,
)
from briefdeck.adopt.memo_colours import tones
from briefdeck.adopt.memo_language import speak
from briefdeck.adopt.memo_making import LEAST_SIZE, Maker, described, numbered
from briefdeck.adopt.memo_names import StyleBinding, found, is_listed
from briefdeck.adopt.memo_order import put_in_order
from briefdeck.audience.memo_style import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES
from briefdeck.ooxml.contrast_repair import make_readable
from briefdeck.ooxml.names import OFFICE_REL, OFFICE_TYPE, R, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import StyleSheet, id_of, is_set, name_of, value
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.wordml import drop, put, set_value
from briefdeck.ooxml.xml import Element, copied
from briefdeck.values import dataclass

_TYPES = {
    **{
        kind: f"{OFFICE_TYPE}wordprocessingml.{kind}+xml"
        for kind in ("styles", "numbering", "settings", "header", "footer")
    },
    "theme": f"{OFFICE_TYPE}theme+xml",
}
_LISTS = ("List Bullet", "List Bullet 2", "List Number", "List Number 2", "Source List")
_FURNITURE = ("header", "footer")
MARKING = "{marking}"


@dataclass(frozen=True, slots=True)
class MemoAdopted:
    """What was done, in sentences, and which style plays each role that the template itself had one for."""

    notes: tuple[str, ...]
    styles: dict[str, StyleBinding]

    @property
    def binding(self) -> dict[str, str]:
        """The lines `styles:` of audience.yaml: only where the name is not the role's own."""
        return {role: bound.name for role, bound in self.styles.items() if bound.name.casefold() != role}


def adopt_memo(package: Package, base: Package, *, language: str, body: Body = "auto") -> MemoAdopted:
    """Change a package in place into a template for memos; `base` is the memo.docx that gives proportions."""
    notes = [*settle_body(package, language, body), *clear_prompts(package), *name_pictures(package)]
    complete_fields(package)
    theme, made_theme = _part(package, base, "theme")
    root, made_sheet = _part(package, base, "styles", empty=True)
    _part(package, base, "settings", empty=True)
    numbering, made_numbering = _part(package, base, "numbering", empty=True)
    lacking = [n for n, made in (("styles", made_sheet), ("theme", made_theme), ("lists", made_numbering)) if made]
    if lacking:
        notes.append(f"the file had no {', no '.join(lacking)}: made")
    sheet, pattern = StyleSheet(root), StyleSheet(_tree(base, "styles"))
    _defaults(sheet)
    notes += speak(package, sheet, pattern, theme, _tree(base, "theme"), language)
    ink = sheet.first(sheet.default("paragraph"), "rPr/color") or "auto"
    palette = tones(theme, _paper(package), ink)
    maker = Maker(sheet, pattern, palette, _width(package))
    notes += _running_on(sheet)
    notes += _in_company(sheet)
    styles, used, made = _roles(maker, numbering, _tree(base, "numbering"), furniture=not has_furniture(package))
    pale = [style for style in make_readable(sheet, used, palette) if style not in made]
    if pale:
        notes.append(f"the colour of these styles was too pale to be read, and is darker now: {described(pale)}")
    if made:
        notes.append(f"styles made from the template's own body text: {described(made)}")
    if not has_furniture(package):
        _furnish(package, base, maker)
        notes.append("the template had neither header nor footer: it got the marking and the page number")
    elif _give_marking(package, maker):
        notes.append("its headers got a line for the marking, such as “Confidential”; it is empty where there is none")
    put_in_order(package)
    return MemoAdopted(tuple(notes), styles)


def _tree(package: Package, kind: str) -> Element:
    return package.trees[package.related(package.main, kind)[0]]


def _part(package: Package, base: Package, kind: str, *, empty: bool = False) -> tuple[Element, bool]:
    """The tree of a part of the main document, taken from the base, or its empty root, where there is none."""
    names = [name for name in package.related(package.main, kind) if name in package.trees]
    if names:
        package.types[names[0]] = _TYPES[kind]
        return package.trees[names[0]], False
    package.unrelate(package.main, lambda rel: rel.kind == kind)
    root = copied(_tree(base, kind))
    if empty:
        root[:] = []
    folder = "word/theme/theme" if kind == "theme" else f"word/{kind}"
    first = "1" if kind == "theme" else ""
    name = next(n for n in (f"{folder}{i or first}.xml" for i in range(99)) if n not in package)
    package.add(name, _TYPES[kind], root)
    package.relate(package.main, f"{OFFICE_REL}/{kind}", name)
    return root, True


def _defaults(sheet: StyleSheet) -> None:
    """The defaults of the document, and the default styles of Word, where a sheet lacks them."""
    root = sheet.root
    defaults = root.find(f"{W}docDefaults")
    if defaults is None:
        defaults = root.makeelement(f"{W}docDefaults", None, None)
        root.insert(0, defaults)
    runs = defaults.find(f"{W}rPrDefault")
    if runs is None:
        runs = defaults.makeelement(f"{W}rPrDefault", None, None)
        defaults.insert(0, runs)
    put(runs, "rPr")
    for change in list(root.iter(f"{W}rPrChange", f"{W}pPrChange")):
        change.getparent().remove(change)  # type: ignore[union-attr]
    for style in list(sheet.by_id.values()):
        for tag in ("basedOn", "next", "link"):
            if value(style, tag) is not None and value(style, tag) not in sheet.by_id:
                drop(style, tag)
    for kind, name, id_ in (
        ("paragraph", "Normal", "Normal"),
        ("character", "Default Paragraph Font", "DefaultParagraphFont"),
        ("table", "Normal Table", "TableNormal"),
    ):
        if sheet.default(kind) is not None:
            continue
        known = sheet.names.get(name.casefold())
        if known is not None and known.get(f"{W}type") == kind:
            known.set(f"{W}default", "1")
            continue
        style = root.makeelement(f"{W}style", None, None)
        style.set(f"{W}type", kind)
        style.set(f"{W}default", "1")
        style.set(f"{W}styleId", sheet.free_id(id_))
        set_value(style, "name", val=name)
        sheet.add(style)


def _paper(package: Package) -> str:
    """The colour of the page, white where none is shown."""
    background = package.trees[package.main].find(f"{W}background")
    colour = background.get(f"{W}color", "") if background is not None else ""
    return colour if re.fullmatch("[0-9A-Fa-f]{6}", colour) else "FFFFFF"


def _width(package: Package) -> int:
    """The width of the text in twips."""
    section = package.trees[package.main].find(f"{W}body/{W}sectPr")
    sides = sum(whole(value(section, "pgMar", side)) for side in ("left", "right", "gutter"))
    return max(whole(value(section, "pgSz", "w"), 11906) - sides, 1440)


def _roles(
    maker: Maker, numbering: Element, base_numbering: Element, *, furniture: bool
) -> tuple[dict[str, StyleBinding], list[Element], list[Element]]:
    """Bind every role to a style of the template, or make one; also all styles in use, and those that were made."""
    sheet, base = maker.sheet, maker.base
    # A plan of the base may name any style of it.
    ours = [s for s in base.by_id.values() if s.get(f"{W}default") != "1" and s.find(f"{W}semiHidden") is None]
    wanted = [(role, "paragraph") for role in PARAGRAPH_STYLES]
    wanted += [(role, "character") for role in CHARACTER_STYLES] + [(role, "table") for role in TABLE_STYLES]
    wanted += [(role, "paragraph") for role in _FURNITURE if furniture]
    known = {(role.casefold(), kind) for role, kind in wanted}
    for style in ours:
        pair = (name_of(style), style.get(f"{W}type", "paragraph"))
        if (pair[0].casefold(), pair[1]) not in known and (furniture or pair[0].casefold() not in _FURNITURE):
            wanted.append(pair)
    bound: dict[str, StyleBinding] = {}
    elements: dict[tuple[str, str], Element] = {}
    for role, kind in wanted:
        hit = _fitting(maker, role, kind, elements)
        if hit is not None and not any(hit[0] is e for e in elements.values()):
            elements[role.casefold(), kind] = hit[0]
            bound[role.casefold()] = hit[1]
            pattern = base.names.get(role.casefold())
            if pattern is not None:
                maker.ids[id_of(pattern)] = id_of(hit[0])
    nums = {whole(n.get(f"{W}numId")) for n in numbering.iterfind(f"{W}num")}
    listed = [r for r in _LISTS if (r.casefold(), "paragraph") in elements]
    plain = [r for r in listed if not is_listed(sheet, elements[r.casefold(), "paragraph"], nums)]
    maker.counting = not any(found(sheet, f"heading {level}", "paragraph") for level in range(1, 5))
    if plain or len(listed) < len(_LISTS) or maker.counting:
        maker.lists = numbered(numbering, base_numbering, maker.ratio)
    for role in plain:
        pattern = base.names.get(role.casefold())
        number = maker.lists.get(whole(value(pattern, "pPr/numPr/numId")))
        if number is not None:
            place = put(put(elements[role.casefold(), "paragraph"], "pPr"), "numPr")
            place[:] = []
            level = value(pattern, "pPr/numPr/ilvl")
            if level:
                set_value(place, "ilvl", val=level)
            set_value(place, "numId", val=str(number))
            drop(place.getparent(), "ind")
    made: list[Element] = []
    # A style stands after the one that it is based on.
    wanted.sort(key=lambda pair: len(list(base.chain(base.names.get(pair[0].casefold())))))
    for role, kind in wanted:
        key = (role.casefold(), kind)
        if key in elements:
            continue
        taken = role.casefold() in sheet.names
        name = f"Memo {role}" if taken else role
        degree = int(role[-1]) if role.startswith("heading ") else 0
        unfit = found(sheet, role, kind) if taken else None
        if degree:
            above = elements.get((f"heading {degree - 1}", kind))
            below = [e for n in range(degree, 5) if (e := elements.get((f"heading {n}", kind))) is not None]
            new: Element | None
            if unfit is not None:
                new = maker.refit(unfit[0], name, degree, above, below)
            else:
                new = maker.heading(degree, name, above, below)
        else:
            new = maker.make(role, name)
        if new is None:
            continue
        elements[key] = new
        made.append(new)
        if taken:
            why = "the template's own is too small, too large or too far from its text for a memo"
            other = "the name of the role belongs to a style of another type"
            bound[key[0]] = StyleBinding(name, why if unfit is not None else other)
    return bound, list(elements.values()), made


def _fitting(
    maker: Maker, role: str, kind: str, elements: Mapping[tuple[str, str], Element]
) -> tuple[Element, StyleBinding] | None:
    """The template's style for a role if a memo can be set in it."""
    sheet = maker.sheet
    again = sheet.names.get(f"memo {role.casefold()}")
    if again is not None and again.get(f"{W}type", "paragraph") == kind:
        return again, StyleBinding(name_of(again), "it is named for memos")
    hit = found(sheet, role, kind)
    if hit is None or kind != "paragraph":
        return hit
    if role.startswith("heading "):
        over = (elements.get((f"heading {level}", kind)) for level in range(int(role[-1]) - 1, 0, -1))
        above = next((element for element in over if element is not None), None)
        return hit if maker.fits(hit[0], above) else None
    if role == "Subtitle" and sheet.size(hit[0]) > maker.size * 1.7:
        return None
    return hit if sheet.size(hit[0]) >= LEAST_SIZE else None


def _running_on(sheet: StyleSheet) -> Iterator[str]:
    """Headings that begin no page each, and stay with what they stand over."""
    broken = []
    for role in (f"heading {level}" for level in range(1, 5)):
        hit = found(sheet, role, "paragraph")
        if hit is None:
            continue
        if not any(s.find(f"{W}pPr/{W}keepNext") is not None for s in sheet.chain(hit[0])):
            put(put(hit[0], "pPr"), "keepNext")
        if sheet.first(hit[0], "pPr/pageBreakBefore", "val") in ("0", "false"):
            continue
        if any(s.find(f"{W}pPr/{W}pageBreakBefore") is not None for s in sheet.chain(hit[0])):
            set_value(put(hit[0], "pPr"), "pageBreakBefore", val="0")
            broken.append(hit[0])
    if broken:
        yield f"these styles began a page each, and do no more: {described(broken)}"


def _in_company(sheet: StyleSheet) -> Iterator[str]:
    """No line of a paragraph alone at a page's end: said, for LibreOffice does not assume it, and Word does."""
    defaults = sheet.root.find(f"{W}docDefaults")
    assert defaults is not None  # they are made where a sheet lacks them
    paragraphs = defaults.find(f"{W}pPrDefault")
    if paragraphs is None:
        paragraphs = etree.SubElement(defaults, f"{W}pPrDefault")
    put(put(paragraphs, "pPr"), "widowControl").attrib.clear()
    alone = []
    for style in sheet.by_id.values():
        said = style.find(f"{W}pPr/{W}widowControl")
        if said is not None and not is_set(said):
            drop(style.find(f"{W}pPr"), "widowControl")
            alone.append(style)
    if alone:
        yield f"these styles left single lines at the ends of pages, and do no more: {described(alone)}"


def _furnish(package: Package, base: Package, maker: Maker) -> None:
    """The base's header and footer, with the marking and the page number, in the template's own styles."""
    for kind in ("footer", "header"):
        for source in base.related(base.main, kind)[:1]:
            root = deepcopy(base.trees[source])
            for named in root.iter(f"{W}pStyle"):
                named.set(f"{W}val", maker.ids.get(named.get(f"{W}val", ""), named.get(f"{W}val", "")))
            number = next(n for n in range(1, 99) if f"word/{kind}{n}.xml" not in package)
            package.add(f"word/{kind}{number}.xml", _TYPES[kind], root)
            add_reference(
                package, kind, package.relate(package.main, f"{OFFICE_REL}/{kind}", f"word/{kind}{number}.xml")
            )


def _give_marking(package: Package, maker: Maker) -> bool:
    """A line for the marking under the company's headers, where no header or footer has its place: it must be seen."""
    parts = [name for kind in ("header", "footer") for name in package.related(package.main, kind)]
    if any(MARKING in "".join(t.text or "" for t in package.trees[name].iter(f"{W}t")) for name in parts):
        return False
    final = package.trees[package.main].find(f"{W}body/{W}sectPr")
    assert final is not None
    rels = package.rels.get(package.main, {})
    style = maker.ids.get(id_of(base_style), "") if (base_style := maker.base.names.get("marking")) is not None else ""
    used = {r.get(f"{W}type", "default"): rels[r.get(f"{R}id", "")].target for r in final.iter(f"{W}headerReference")}
    for name in dict.fromkeys(used.values()):
        package.trees[name].append(_marking(style))
    wanted = ["default", *(["first"] if final.find(f"{W}titlePg") is not None else [])]
    for type_ in [type_ for type_ in wanted if type_ not in used]:
        number = next(n for n in range(1, 999) if f"word/header{n}.xml" not in package)
        root = etree.Element(f"{W}hdr", None, {"w": W[1:-1], "r": R[1:-1]})
        root.append(_marking(style))
        package.add(f"word/header{number}.xml", _TYPES["header"], root)
        add_reference(
            package, "header", package.relate(package.main, f"{OFFICE_REL}/header", f"word/header{number}.xml"), type_
        )
    return True


def _marking(style: str) -> Element:
    paragraph = etree.Element(f"{W}p")
    if style:
        set_value(put(paragraph, "pPr"), "pStyle", val=style)
    put(put(paragraph, "r"), "t").text = MARKING
    return paragraph
