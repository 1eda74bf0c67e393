"""The sample slides of a deck taken out with all that only they used; names of layouts and placeholders made unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.ooxml.links import forget, take_out
from briefdeck.ooxml.names import NAMESPACES, SLIDE_TYPE, A, P
from briefdeck.ooxml.package import Package, Relationship
from briefdeck.ooxml.placeholders import placeholder_of
from briefdeck.ooxml.presentation import layouts_of
from briefdeck.ooxml.xml import Element

_SECTIONS = f"{{{NAMESPACES['p14']}}}sectionLst"
_JUMPS = ("ppaction://hlinksldjump", "ppaction://customshow")
_LINKS = tuple(f"{A}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
# What a placeholder without a name is called, by its type (ECMA-376 Part 1, 19.7.10), as PowerPoint does.
_NAMED = {
    "title": "Title",
    "ctrTitle": "Title",
    "subTitle": "Subtitle",
    "body": "Text Placeholder",
    "pic": "Picture Placeholder",
    "chart": "Chart Placeholder",
    "tbl": "Table Placeholder",
    "dgm": "SmartArt Placeholder",
    "media": "Media Placeholder",
    "clipArt": "Online Image Placeholder",
    "dt": "Date Placeholder",
    "ftr": "Footer Placeholder",
    "sldNum": "Slide Number Placeholder",
    "hdr": "Header Placeholder",
    "sldImg": "Slide Image Placeholder",
}


def without_slides(package: Package) -> tuple[str, ...]:
    """Take the slides out of a deck, with their sections, custom shows, jumps and media. Theme and layouts stay."""
    main = package.trees[package.main]
    slides = {name for name, type_ in package.types.items() if type_ == SLIDE_TYPE and name in package}
    slides |= set(package.related(package.main, "slide"))
    for name in ("sldIdLst", "custShowLst"):
        for element in main.findall(f"{P}{name}"):
            element.clear()  # lxml takes time for what is removed with the square of its children
            main.remove(element)
    for sections in list(main.iter(_SECTIONS)):
        extension = sections.getparent()
        take_out(sections if extension is None else extension)
    for source in list(package.rels):
        if source not in slides:
            forget(package, source, lambda rel: _leads_to(rel, slides))
    for source, tree in package.trees.items():
        if source not in slides:
            for link in [e for e in tree.iter(*_LINKS) if e.get("action", "").startswith(_JUMPS)]:
                take_out(link)
    package.sweep()
    if not slides:
        return ()
    count = "One sample slide was" if len(slides) == 1 else f"{len(slides)} sample slides were"
    return (f"{count} taken out, with all that no layout needs.",)


def _leads_to(rel: Relationship, slides: set[str]) -> bool:
    return not rel.external and (rel.target in slides or rel.kind == "slide")


def unique_names(package: Package) -> tuple[str, ...]:
    """Give each layout a name of its own over all masters, and each placeholder one of its own in its layout."""
    layouts = [package.trees[name] for name in dict.fromkeys(layout for _, layout in layouts_of(package))]
    changed = []
    holders = [found for layout in layouts if (found := layout.find(f"{P}cSld")) is not None]
    for holder, name in zip(holders, _apart(h.get("name", "") or "Layout" for h in holders), strict=True):
        if holder.get("name") != name:
            holder.set("name", name)
            changed.append(name)
        places = list(_placeholders(holder))
        plain = (_plain(e.get("name", "")) or _NAMED.get(kind, "Content Placeholder") for e, kind in places)
        for (identity, _), own in zip(places, _apart(plain), strict=True):
            if identity.get("name") != own:
                identity.set("name", own)
                changed.append(name)
    changed = list(dict.fromkeys(changed))
    if not changed:
        return ()
    shown = ", ".join(f"“{name}”" for name in changed[:3]) + (f" and {len(changed) - 3} more" if changed[3:] else "")
    return (f"Names were made unique, so that each layout and placeholder is found by its own: {shown}.",)


def _placeholders(holder: Element) -> Iterator[tuple[Element, str]]:
    """What holds the name of each placeholder of a layout, and its type."""
    for shape in holder.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame"):
        mark = placeholder_of(shape)
        identity = shape[0].find(f"{P}cNvPr") if mark is not None else None
        if mark is not None and identity is not None:
            yield identity, mark.get("type", "obj")


def _plain(name: str) -> str:
    return " ".join(line.strip() for line in name.splitlines() if line.strip())


def _apart(names: Iterable[str]) -> list[str]:
    """The same names, those that come again with a number: a name that stands alone is never changed for it."""
    plain = [_plain(name) or "Layout" for name in names]
    taken = set(plain)
    used: set[str] = set()
    made = []
    for name in plain:
        number = 2
        own = name
        while own in used or (own != name and own in taken):
            own = f"{name} ({number})"
            number += 1
        used.add(own)
        made.append(own)
    return made
