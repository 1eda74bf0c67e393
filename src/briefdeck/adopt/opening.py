"""A company's own .pptx or .docx → a package that is ready to change, or why it is refused; the file stays as it is.

What is wrong and can be mended without a loss is mended and noted; what would be a risk is taken out when that is
allowed; the rest is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefdeck.adopt.externals import externals, programs, without_embedded, without_externals, without_programs
from briefdeck.adopt.leftovers import mended, without_leftovers
from briefdeck.adopt.loading import Loaded, loaded
from briefdeck.adopt.slides import unique_names, without_slides
from briefdeck.diagnostics import Diagnostic, Span, measured
from briefdeck.diagnostics.rules import opening as rules
from briefdeck.ooxml.limits import MAX_TEMPLATE
from briefdeck.ooxml.links import prune
from briefdeck.ooxml.names import NAMESPACES, A, P, R
from briefdeck.ooxml.package import Kind, Package
from briefdeck.ooxml.presentation import layouts_of
from briefdeck.ooxml.units import number
from briefdeck.ooxml.xml import E, Element
from briefdeck.values import dataclass

# Of a page, in EMU: PowerPoint takes 1 to 56 inches, and on less than 3 no text of a readable size has room.
_FIRST_ID = 2_147_483_648  # of masters and layouts
_LEAST, _MOST, _LONGEST = 3 * 914_400, 56 * 914_400, 4
_USUAL = {"cx": "9144000", "cy": "6858000"}  # what PowerPoint takes where none is given
_BEHIND_SIZE = ("notesSz", "smartTags", "embeddedFontLst", "photoAlbum", "kinsoku", "defaultTextStyle", "extLst")

Opening = tuple[Package | None, tuple[str, ...], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Allow:
    """What may be taken out of a file that would else be refused for it."""

    macros: bool = False
    external: bool = False


def open_deck(path: Path, allow: Allow) -> Opening:
    """A presentation without its slides, or nothing; what was changed, in sentences; why it is refused."""
    return _opened(path, "pptx", allow)


def open_memo(path: Path, allow: Allow) -> Opening:
    """A document with its body, or nothing; what was changed, in sentences; why it is refused."""
    return _opened(path, "docx", allow)


def _opened(path: Path, kind: Kind, allow: Allow) -> Opening:
    span = Span(str(path))
    file, refused = loaded(path, kind)
    if file is None:
        return None, (), refused
    package = file.package
    notes = [*file.notes]
    if kind == "pptx":
        notes += without_slides(package)
    notes += without_leftovers(package)
    if kind == "pptx":
        notes += without_embedded(package)
    notes += mended(package)
    if kind == "pptx":
        _listed_once(package)
        _led_back(package)
        _numbered(package)
        _sized(package)
    risks, stripped = _risks(package, allow, span)
    prune(package)
    package.sweep()
    found = (*risks, *_damage(file, span), *(_page(package, span) if kind == "pptx" else ()), *_weight(package, span))
    if found:
        return None, (), found
    if kind == "pptx":
        stripped += unique_names(package)
    return package, (*notes, *stripped), ()


def _risks(package: Package, allow: Allow, span: Span) -> tuple[list[Diagnostic], list[str]]:
    """Programs and what is fetched: taken out and noted, or found."""
    found, notes = [], []
    if kinds := programs(package):
        what = " and ".join(kinds)
        if allow.macros:
            without_programs(package)
            notes.append(f"Taken out as asked: {what}.")
        else:
            hint = "save it without them, or say --strip-macros to take them out of the copy"
            found.append(rules.HOLDS_PROGRAMS.at(span, f"the file holds {what}", hint))
    if links := externals(package):
        listed = "; ".join(f"“{target}” in {source or 'the package'}" for source, target in links)
        if allow.external:
            without_externals(package)
            notes.append(f"Links to other files were taken out as asked, with what showed them: {listed}.")
        else:
            hint = "embed what it links to, or say --strip-external to take the links out of the copy"
            found.append(rules.FETCHES.at(span, f"the file fetches from elsewhere: {listed}", hint))
    return found, notes


def _listed_once(package: Package) -> None:
    """No entries for masters and layouts that are not there, and none that come again."""
    main = package.trees[package.main]
    _without_strays(package, package.main, main.findall(f"{P}sldMasterIdLst/{P}sldMasterId"))
    for master in package.related(package.main, "slideMaster"):
        if master in package.trees:
            _without_strays(package, master, package.trees[master].findall(f"{P}sldLayoutIdLst/{P}sldLayoutId"))


def _without_strays(package: Package, source: str, entries: list[Element]) -> None:
    seen: set[str] = set()
    for entry in entries:
        rel = package.rels.get(source, {}).get(entry.get(f"{R}id", ""))
        parent = entry.getparent()
        if parent is not None and (rel is None or rel.external or rel.target in seen):
            parent.remove(entry)
        elif rel is not None:
            seen.add(rel.target)


def _numbered(package: Package) -> None:
    """Ids of masters and layouts, each its own among all of both (ECMA-376 Part 1, 19.7.7 and 19.7.8)."""
    main = package.trees[package.main]
    entries = main.findall(f"{P}sldMasterIdLst/{P}sldMasterId")
    for master in package.related(package.main, "slideMaster"):
        if master in package.trees:
            entries += package.trees[master].findall(f"{P}sldLayoutIdLst/{P}sldLayoutId")
    ids = [number(entry.get("id")) for entry in entries]
    if len(set(ids)) < len(ids) or min(ids, default=_FIRST_ID) < _FIRST_ID:
        for place, entry in enumerate(entries):
            entry.set("id", str(_FIRST_ID + place))


def _sized(package: Package) -> None:
    """No shape of less than nothing, which PowerPoint repairs; LibreOffice writes such for lines (20.1.7.3)."""
    for root in package.trees.values():
        for extent in root.iter(f"{A}ext"):
            for side in ("cx", "cy"):
                if extent.get(side, "").startswith("-"):
                    extent.set(side, "0")


def _led_back(package: Package) -> None:
    """Each layout leads to its master, as the master to its layouts."""
    for master, layout in layouts_of(package):
        if not package.related(layout, "slideMaster"):
            package.relate(layout, f"{NAMESPACES['r']}/slideMaster", master)


def _damage(file: Loaded, span: Span) -> Iterator[Diagnostic]:
    """What is needed and is broken or missing."""
    package = file.package
    hint = "open the file in Office, let it be repaired, and save it again"
    broken = sorted(name for name in file.broken if name in package)
    if broken:
        yield rules.DAMAGED_FILE.at(span, f"{', '.join(broken[:3])} cannot be read", hint)
    if package.kind == "docx":
        return
    layouts = list(layouts_of(package))
    if not layouts and not broken:
        yield rules.NO_MASTER.at(span, "the presentation has no slide master with layouts", rules.NO_MASTER.cure)
    for name in dict.fromkeys(name for pair in layouts for name in pair):
        root = package.trees[name]
        if root.find(f"{P}cSld/{P}spTree") is None or root.tag not in (f"{P}sldMaster", f"{P}sldLayout"):
            yield rules.DAMAGED_FILE.at(span, f"{name} has no content", hint)
    for master in dict.fromkeys(master for master, _ in layouts):
        if not any(theme in package.trees for theme in package.related(master, "theme")):
            yield rules.DAMAGED_FILE.at(span, f"{master} has no theme", hint)


def _page(package: Package, span: Span) -> Iterator[Diagnostic]:
    """A page of a size that slides can have; one without a size gets the usual one."""
    main = package.trees[package.main]
    size = main.find(f"{P}sldSz")
    if size is None:
        size = E("p:sldSz", _USUAL)
        later = next((child for child in main if child.tag in [f"{P}{name}" for name in _BEHIND_SIZE]), None)
        if later is None:
            main.append(size)
        else:
            later.addprevious(size)
    short, long = sorted((number(size.get("cx")), number(size.get("cy"))))
    if short < _LEAST or long > _MOST or long > _LONGEST * short:
        inches = " × ".join(f"{number(size.get(side)) / 914_400:.1f}" for side in ("cx", "cy"))
        hint = "choose another size in PowerPoint (Design, Slide Size), and arrange the layouts for it"
        yield rules.ABSURD_PAGE.at(span, f"its slides are {inches} inches", hint)


def _weight(package: Package, span: Span) -> Iterator[Diagnostic]:
    weight = sum(len(blob) for blob in package.blobs.values())
    if weight > MAX_TEMPLATE:
        what = f"its pictures and fonts come to {weight // 1_000_000} MB, and may come to {MAX_TEMPLATE // 1_000_000}"
        hint = "compress its pictures (Picture Format, Compress Pictures)"
        yield rules.OVERSIZED_FILE.at(span, what, hint, facts=measured("size", weight, MAX_TEMPLATE, "bytes"))
