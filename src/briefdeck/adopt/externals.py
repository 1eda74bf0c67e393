"""Macros, embedded programs and what is fetched from elsewhere: found, and taken out where that is allowed."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.ooxml.links import forget, neutralise, prune, take_out
from briefdeck.ooxml.names import P
from briefdeck.ooxml.package import Package, Relationship

# Kinds of relationships by what they lead to: code, controls, and what starts them.
_PROGRAMS = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "keyMapCustomizations": "keys that start commands",
    "attachedToolbars": "toolbars of its own",
    "extensibility": "buttons of its own in the ribbon",
    "userCustomization": "buttons of its own in the ribbon",
    "control": "ActiveX controls",
    "activeXControlBinary": "ActiveX controls",
}
_EMBEDDED = frozenset({"oleObject", "package"})
_SHEETS = ("slideMaster", "slideLayout", "notesMaster", "handoutMaster")


def programs(package: Package) -> list[str]:
    """The kinds of programs in a package, in words."""
    kinds = {rel.kind for _, rel in _all(package)}
    kinds |= {"vbaProject" for type_ in package.types.values() if "vbaProject" in type_}
    kinds |= {"control" for type_ in package.types.values() if "activeX" in type_}
    return list(dict.fromkeys(words for kind, words in _PROGRAMS.items() if kind in kinds))


def without_programs(package: Package) -> None:
    """Take out all programs with their parts, and the elements that showed them."""
    for source in list(package.rels):
        forget(package, source, lambda rel: rel.kind in _PROGRAMS)
    package.sweep()
    for name in [n for n, t in package.types.items() if "vbaProject" in t or "activeX" in t]:
        package.remove(name)
        for source in list(package.rels):
            forget(package, source, lambda rel, name=name: not rel.external and rel.target == name)  # type: ignore[misc]


def externals(package: Package) -> list[tuple[str, str]]:
    """Part and target of each relationship that fetches something from elsewhere; hyperlinks wait for a click."""
    return sorted({(source, rel.target) for source, rel in _all(package) if _fetched(rel)})


def without_externals(package: Package) -> None:
    """Take out all these, and what showed them."""
    for source in list(package.rels):
        forget(package, source, _fetched)


def without_embedded(package: Package) -> tuple[str, ...]:
    """Take embedded objects out of masters and layouts: nobody sees them, and each slide would carry them."""
    count = 0
    for source in list(package.trees):
        if not _is_sheet(package, source):
            continue
        for shown in list(package.trees[source].iter(f"{P}oleObj")):
            frame = next((e for e in shown.iterancestors(f"{P}graphicFrame")), None)
            if frame is not None and frame.getparent() is not None:
                take_out(frame)
                count += 1
        package.unrelate(source, lambda rel: rel.kind in _EMBEDDED)
        neutralise(package, source)
    prune(package)
    package.sweep()
    if not count:
        return ()
    words = "An embedded object was" if count == 1 else f"{count} embedded objects were"
    return (f"{words} taken out of masters and layouts.",)


def _is_sheet(package: Package, source: str) -> bool:
    return package.types.get(source, "").endswith(tuple(f"{kind}+xml" for kind in _SHEETS))


def _fetched(rel: Relationship) -> bool:
    return rel.external and rel.kind != "hyperlink"


def _all(package: Package) -> Iterator[tuple[str, Relationship]]:
    for source, rels in package.rels.items():
        for rel in rels.values():
            yield source, rel
