"""What a template holds of its own history and of machines: properties, pictures of itself, tags, locks, signatures."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.ooxml.links import forget, mend, take_out
from briefdeck.ooxml.names import A, P, W
from briefdeck.ooxml.package import Package, Relationship
from briefdeck.ooxml.xml import Element

# Kinds of relationships, by what a note calls what they lead to.
_OF_PACKAGE = {
    "core-properties": "its properties",
    "extended-properties": "its properties",
    "extendedProperties": "its properties",
    "custom-properties": "its properties",
    "customProperties": "its properties",
    "classificationlabels": "its sensitivity label",
    "thumbnail": "its preview picture",
    "origin": "its digital signature",
}
_OF_DECK = {
    "printerSettings": "settings of a printer",
    "tags": "tags of add-ins",
    "customXml": "data of add-ins",
    "commentAuthors": "names of commenters",
    "authors": "names of commenters",
    "viewProps": "the state of its windows",
    "changesInfo": "its history",
    "revisionInfo": "its history",
}
_SETTINGS = {
    "attachedTemplate": "the link to the template that it was made from",
    "saveThroughXslt": "the link to a transformation",
    "mailMerge": "the data source of a mail merge",
    "documentProtection": "its protection against changes",
    "writeProtection": "its protection against changes",
}
_MAIL = frozenset({"attachedTemplate", "transform", "mailMergeSource", "mailMergeHeaderSource", "recipientData"})
_ACTIONS = ("ppaction://macro", "ppaction://program", "ppaction://ole")


def without_leftovers(package: Package) -> tuple[str, ...]:
    """Take all this out, in place; one note that names it."""
    gone = list(dict.fromkeys((*_package(package), *(_deck if package.kind == "pptx" else _memo)(package))))
    package.sweep()
    if not gone:
        return ()
    listed = gone[0] if len(gone) == 1 else ", ".join(gone[:-1]) + " and " + gone[-1]
    return (f"What belonged to the original alone was taken out: {listed}.",)


def mended(package: Package) -> tuple[str, ...]:
    """Drop what leads to parts that are missing; a note that names them."""
    missing = mend(package)
    package.sweep()
    if not missing:
        return ()
    shown = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if missing[3:] else "")
    return (f"The file referred to parts that it does not have; these references were dropped: {shown}.",)


def _package(package: Package) -> Iterator[str]:
    for rel in list(package.rels.get("", {}).values()):
        if rel.kind in _OF_PACKAGE:
            yield _OF_PACKAGE[rel.kind]
    forget(package, "", lambda rel: rel.kind in _OF_PACKAGE or (rel.kind != "officeDocument" and rel.external))


def _deck(package: Package) -> Iterator[str]:
    main = package.trees[package.main]
    for source in list(package.rels):
        for rel in package.rels[source].values():
            if rel.kind in _OF_DECK:
                yield _OF_DECK[rel.kind]
        forget(package, source, lambda rel: rel.kind in _OF_DECK)
    for lock in main.findall(f"{P}modifyVerifier"):
        main.remove(lock)
        yield "its protection against changes"
    for data in main.findall(f"{P}custDataLst"):
        main.remove(data)
    for name in package.related(package.main, "presProps"):
        tree = package.trees.get(name)
        for setting in _found(tree, f"{P}showPr", f"{P}htmlPubPr"):
            if setting.tag == f"{P}htmlPubPr" or setting.find(f"{P}sldRg") is not None or _shows(setting):
                take_out(setting)
                yield "the slides that its show had"
    for name in list(package.trees):
        for link in _found(package.trees[name], f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver"):
            if link.get("action", "").startswith(_ACTIONS):
                take_out(link)
                yield "buttons that ran a program"


def _shows(setting: Element) -> bool:
    return setting.find(f"{P}custShow") is not None


def _memo(package: Package) -> Iterator[str]:
    sources = list(package.rels)
    for name in dict.fromkeys(name for source in sources for name in package.related(source, "settings")):
        tree = package.trees.get(name)
        for setting in _found(tree, *(f"{W}{tag}" for tag in _SETTINGS)):
            yield _SETTINGS[setting.tag.removeprefix(W)]
            take_out(setting)
        forget(package, name, _of_mail)
    forget(package, package.main, _of_mail)


def _of_mail(rel: Relationship) -> bool:
    return rel.kind in _MAIL


def _found(tree: Element | None, *tags: str) -> list[Element]:
    return [] if tree is None else list(tree.iter(*tags))
