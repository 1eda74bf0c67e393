"""A document made from a template: what was true of the template alone goes, the document says what it is itself."""

from __future__ import annotations

from datetime import date

from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.markup import part, plain_part, text
from briefdeck.ooxml.names import (
    CORE_REL,
    CORE_TYPE,
    DOCUMENT_TYPES,
    EXTENDED_REL,
    EXTENDED_TYPE,
    NAMESPACES,
    THUMBNAIL_REL,
)
from briefdeck.ooxml.package import Package
from briefdeck.values import dataclass

# Facts of the template that would be untrue of the document: its own picture, and Word 2007's copy of its styles.
_STALE_RELS = frozenset(
    {CORE_REL, EXTENDED_REL, THUMBNAIL_REL, "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"}
)


@dataclass(frozen=True, slots=True)
class CoreProperties:
    """What a file says of itself (ECMA-376 Part 2, 11.1); what is empty is left out."""

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    created: date


def finished(package: Package, properties: CoreProperties, memory: Memory = NO_MEMORY) -> bytes:
    """The bytes of a document whose template the package was.

    Document properties are written anew; the template's own, its thumbnail, Word 2007's copy of the styles and what
    nothing leads to are left out.
    """
    for source in list(package.rels):
        package.unrelate(source, lambda rel: rel.type in _STALE_RELS)
    package.sweep()
    package.types = {name: DOCUMENT_TYPES.get(type_, type_) for name, type_ in package.types.items()}
    for type_, kind, name, content in (
        (CORE_TYPE, CORE_REL, "docProps/core.xml", _core_properties(properties)),
        (EXTENDED_TYPE, EXTENDED_REL, "docProps/app.xml", _EXTENDED_PROPERTIES),
    ):
        package.add(name, type_, content)
        package.relate("", kind, name)
    return package.save(memory)


def _core_properties(properties: CoreProperties) -> bytes:
    created = _instant(properties.created)
    typed = {"xsi:type": "dcterms:W3CDTF"}
    words = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", properties.keywords),
        ("dc:language", properties.language),
        ("cp:lastModifiedBy", properties.author),
        ("cp:revision", "1"),
    )
    return part(
        "cp:coreProperties",
        ("cp", "dc", "dcterms", "xsi"),
        *(text(name, None, said) for name, said in words if said),
        text("dcterms:created", typed, created),
        text("dcterms:modified", typed, created),
    )


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


_EXTENDED_PROPERTIES = plain_part("Properties", NAMESPACES["ep"], text("Application", None, "briefdeck"))
