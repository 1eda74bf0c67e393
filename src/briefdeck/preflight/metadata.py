"""Traces of persons, machines and drafts: properties, revisions, comments, paths of personal folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefdeck.diagnostics import NO_FACTS, Facts, Measure
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.diagnostics.words import quoted
from briefdeck.ooxml.names import CP, DC, EP, PIC, WP, A, P, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.preflight.findings import Found
from briefdeck.preflight.relations import place_of

_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_USER_FOLDER = regex(r"(?i)[a-z]:[\\/]+users[\\/]+[^\\/<>\"|:]+|(?<![\w.])/(?:home|users)/[^/\s<>\"]+(?=/)")
_SHARE = regex(r"^\\\\[^\\]+\\")
_NAMED = ("descr", "title", "name")
_INSPECT = "remove it with File, Info, Check for Issues, Inspect Document"


def traces(package: Package, numbers: Mapping[str, int]) -> Iterator[Found]:
    """Everything in the file that tells of persons, machines and drafts, but for its author."""
    yield from _core(package)
    yield from _extended(package)
    yield from _custom(package)
    yield from _people(package)
    if package.kind == "docx":
        yield from _changes(package)
    yield from _folders(package, numbers)


def title_of(package: Package) -> str:
    """The title among the properties."""
    core = package.trees.get(package.first_related("", "core-properties"))
    return (core.findtext(f"{DC}title") or "").strip() if core is not None else ""


def _trace(what: str, *, facts: Facts = NO_FACTS, mild: bool = False, hint: str = _INSPECT) -> Found:
    return Found(rules.PERSONAL_METADATA, facts, what, hint, mild)


def _core(package: Package) -> Iterator[Found]:
    core = package.trees.get(package.first_related("", "core-properties"))
    if core is None:
        return
    creator = (core.findtext(f"{DC}creator") or "").strip()
    modifier = (core.findtext(f"{CP}lastModifiedBy") or "").strip()
    if modifier and modifier != creator:
        author = quoted(creator) if creator else "nobody"
        yield _trace(f"the file was last saved by {quoted(modifier)}, and its author is {author}", mild=True)


def _extended(package: Package) -> Iterator[Found]:
    root = package.trees.get(package.first_related("", "extended-properties"))
    if root is None:
        return
    for name in ("Company", "Manager"):
        words = (root.findtext(f"{EP}{name}") or "").strip()
        if words:
            yield _trace(f"the properties name the {name.lower()} {quoted(words)}", mild=name == "Company")
    template = (root.findtext(f"{EP}Template") or "").strip()
    if "\\" in template or "/" in template:
        yield _trace(f"the properties name the path of the template {quoted(template, 60)}")


def _custom(package: Package) -> Iterator[Found]:
    root = package.trees.get(package.first_related("", "custom-properties"))
    names = [child.get("name", "") for child in root] if root is not None else []
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        yield _trace(f"the file has properties of its own: {', '.join(map(quoted, names[:3]))}{more}", mild=True)


def _people(package: Package) -> Iterator[Found]:
    """Authors of revisions and comments that Word keeps a list of."""
    for source in package.rels:
        for part in package.related(source, "people"):
            root = package.trees.get(part)
            names = [str(v) for e in root or () for k, v in e.attrib.items() if str(k).endswith("author")]
            if names:
                more = f" and {len(names) - 3} more" if len(names) > 3 else ""
                yield _trace(f"the file lists persons: {', '.join(map(quoted, names[:3]))}{more}", mild=True)


def _changes(package: Package) -> Iterator[Found]:
    count = 0
    authors: dict[str, None] = {}
    first = ""
    for part, root in package.trees.items():
        if not part.startswith("word/"):
            continue
        for change in root.iter(*_CHANGES):
            count += 1
            authors.setdefault(change.get(f"{W}author", ""))
            if not first:
                first = "".join(t.text or "" for t in change.iter(f"{W}t", f"{W}delText"))
    if count:
        by = ", ".join(quoted(author) for author in list(authors)[:3] if author) or "nobody named"
        said = f" (first: {quoted(first)})" if first.strip() else ""
        what = f"{count} tracked change{'s are' if count > 1 else ' is'} left in the document{said}, by {by}"
        yield _trace(what, hint="accept or reject all changes (Review, Accept, Accept All Changes)")


def _folders(package: Package, numbers: Mapping[str, int]) -> Iterator[Found]:
    """Paths of personal folders in properties, relationships and the descriptions of objects."""
    for part, root in package.trees.items():
        if part.startswith("docProps/"):
            for element in root.iter():
                yield from _folder(element.text or "", Facts(part=part))
        else:
            for element in _named(root):
                for name in _NAMED:
                    yield from _folder(element.get(name, ""), place_of(part, numbers))
    for source, rels in package.rels.items():
        for relationship in rels.values():
            if relationship.external:
                yield from _folder(relationship.target, place_of(source, numbers))


def _named(root: Element) -> Iterator[Element]:
    return root.iter(f"{P}cNvPr", f"{WP}docPr", f"{PIC}cNvPr")


def _folder(text: str, facts: Facts) -> Iterator[Found]:
    if "/" in text or "\\" in text:
        found = _USER_FOLDER.search(text.replace("%20", " ")) or _SHARE.search(text)
        if found and not re.match("(?i)https?:", text):
            yield _trace(f"a path of a personal folder or a server is in the file: {quoted(found[0], 40)}", facts=facts)


def comments(package: Package, numbers: Mapping[str, int]) -> Iterator[Found]:
    """Comments that are left, by the part that they belong to."""
    for source in package.rels:
        seen = 0
        text = ""
        for kind in ("comments", "threadedComment"):
            for part in package.related(source, kind):
                root = package.trees.get(part)
                found = (
                    [e for e in root.iter() if e.tag.rpartition("}")[2] in ("comment", "cm")]
                    if root is not None
                    else []
                )
                seen += len(found)
                for element in found:
                    words = (e.text or "" for e in element.iter(f"{W}t", f"{A}t", f"{P}text"))
                    text = text or "".join(words)
        if seen:
            said = f": {quoted(text)}" if text.strip() else ""
            what = f"{seen} comment{'s are' if seen > 1 else ' is'} left{said}"
            facts = Facts(slide=numbers.get(source, 0), measure=Measure("comments", seen, 0))
            yield Found(
                rules.COMMENT_LEFT, facts, what, "delete all comments (Review, Delete) in the copy that is sent"
            )
