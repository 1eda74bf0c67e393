"""Relationships: those that lead nowhere, those that lead outside, and links whose target is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from briefdeck.diagnostics import Facts
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.diagnostics.words import quoted
from briefdeck.ooxml.names import A, R, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.preflight.findings import Found

# Every attribute of the namespace of relationships, found without walking the tree in Python.
_references: Callable[[Element], Any] = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})
_REFERENCE = frozenset(f"{R}{name}" for name in ("id", "embed", "link", "pict", "dm", "lo", "qs", "cs"))
_LINKS = frozenset({f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver", f"{W}hyperlink"})
_REACHABLE = regex(r"(?i)(?:https?|mailto|tel|sms):|#")
_JUMP = "ppaction://hlinksldjump"
_INSERT = "remove it, insert it anew, and save"
_BREAK = "embed it (File, Info, Edit Links to Files, Break Link), or remove it"


def place_of(part: str, numbers: Mapping[str, int]) -> Facts:
    """A part as its readers know it: the slide that it is, or its name."""
    return Facts(slide=numbers[part]) if part in numbers else Facts(part=part)


def dead_relationships(package: Package, numbers: Mapping[str, int]) -> Iterator[Found]:
    """Internal targets that are not in the package, and ids that no relationship has."""
    for source, rels in package.rels.items():
        for relationship in rels.values():
            # A missing thumbnail is missed by nobody: the galleries of Office come without.
            if (
                not relationship.external
                and relationship.target not in package
                and relationship.kind
                not in (
                    "thumbnail",
                    "slide",
                )
            ):
                what = f"{quoted(relationship.target, 60)} ({relationship.kind}) is not in the file"
                yield Found(rules.DEAD_RELATIONSHIP, place_of(source, numbers), what, _INSERT)
        slides = [r.target for r in rels.values() if r.kind == "slide" and not r.external]
        if source == package.main and (lost := [s for s in slides if s not in package]):
            what = f"{quoted(lost[0], 60)} (slide) is not in the file"
            yield Found(rules.DEAD_RELATIONSHIP, place_of(source, numbers), what, _INSERT)
    for part, root in package.trees.items():
        known = package.rels.get(part, {})
        for value in _references(root):
            element = value.getparent()
            if value and value not in known and value.attrname in _REFERENCE and element.tag not in _LINKS:
                what = f"{element.tag.rpartition('}')[2]} refers to {quoted(value)}, which does not exist"
                yield Found(rules.DEAD_RELATIONSHIP, place_of(part, numbers), what, _INSERT)


def external_relationships(package: Package, numbers: Mapping[str, int]) -> Iterator[Found]:
    """What is fetched from outside, and links to anything but web and mail addresses."""
    for source, rels in package.rels.items():
        facts = place_of(source, numbers)
        for relationship in rels.values():
            if not relationship.external:
                continue
            target = quoted(relationship.target, 60)
            if relationship.kind != "hyperlink":
                what = f"{relationship.kind} is fetched from {target}"
                yield Found(rules.EXTERNAL_RELATIONSHIP, facts, what, _BREAK)
            elif relationship.target and not _REACHABLE.match(relationship.target):
                what = f"a link leads to {target}, which readers may not have"
                yield Found(rules.EXTERNAL_RELATIONSHIP, facts, what, "link to a web address, or remove the link")


def broken_links(package: Package, numbers: Mapping[str, int]) -> Iterator[Found]:
    """Links of DrawingML whose relationship or slide is gone."""
    for part, root in package.trees.items():
        if package.kind == "docx" or part not in numbers:
            continue
        known = package.rels.get(part, {})
        for link in root.iter(f"{A}hlinkClick", f"{A}hlinkMouseOver"):
            id_, action = link.get(f"{R}id", ""), link.get("action", "")
            relationship = known.get(id_)
            what = ""
            if id_ and relationship is None:
                what = f"the link of {_words(link)} has lost its target"
            elif relationship is not None and not relationship.external and action == _JUMP:
                if relationship.target not in numbers:
                    what = f"the link of {_words(link)} jumps to a slide that is not there"
            elif not id_ and not action:
                what = f"the link of {_words(link)} has no target"
            if what:
                yield Found(rules.BROKEN_LINK, place_of(part, numbers), what, "set it anew with Insert, Link")


def _words(link: Element) -> str:
    """The words that a link stands on, or the name of the object."""
    parent = link.getparent()
    holder = parent.getparent() if parent is not None else None
    if parent is not None and parent.get("name"):
        return quoted(parent.get("name", ""))
    words = "".join(t.text or "" for t in holder.iter(f"{A}t")) if holder is not None else ""
    return quoted(words) if words else "an object"
